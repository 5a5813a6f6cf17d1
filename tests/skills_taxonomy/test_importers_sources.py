from pathlib import Path

import pytest
from source_files import (
    ALTERNATE_TITLES,
    ELEMENTS,
    ESCO_BROADER,
    JOB_TITLES,
    OCCUPATIONS,
    REPORTED_TITLES,
    SOFTWARE,
    TECHNOLOGY,
    TOOLS,
    esco_occupations,
    esco_skills,
    onet,
    write_csv,
)

from skills_taxonomy.importers.esco import is_esco, read_esco
from skills_taxonomy.importers.onet import is_onet, other_names, read_onet
from skills_taxonomy.importers.tables import read_table


class TestEsco:
    def test_a_skill_has_its_labels_and_its_line(self, tmp_path: Path) -> None:
        path = esco_skills(tmp_path, ("glaze pots", "pot glazing", "apply glaze"), ("fire kilns",))
        first, second = read_esco([read_table(path)], "crafts").skills
        assert (first.name, first.labels, first.category) == (
            "glaze pots",
            ("pot glazing", "apply glaze"),
            "crafts",
        )
        assert (first.line, second.line, second.labels) == (2, 4, ())

    def test_the_collections_part_labels_by_bars(self, tmp_path: Path) -> None:
        columns = ["conceptUri", "preferredLabel", "skillType", "altLabels", "broaderConceptUri"]
        row = dict(zip(columns, ["k", "glaze pots", "knowledge", "a b | c d", "x | y"], strict=True))
        (skill,) = read_esco([read_table(write_csv(tmp_path / "c.csv", columns, [row]))], "esco").skills
        assert (skill.labels, skill.broader) == (("a b", "c d"), ("x", "y"))

    def test_what_is_not_released_is_marked(self, tmp_path: Path) -> None:
        path = esco_skills(tmp_path, ("glaze pots",), status="obsolete")
        assert read_esco([read_table(path)], "esco").skills[0].problem == (
            "its status is 'obsolete', not 'released'"
        )

    def test_relations_may_come_before_the_skills(self, tmp_path: Path) -> None:
        key = "http://example.com/skill/2"
        relation = {"conceptUri": key, "broaderUri": "http://example.com/skill/1"}
        relations = write_csv(tmp_path / "broader.csv", ESCO_BROADER, [relation])
        skills = esco_skills(tmp_path, ("pottery work",), ("glaze pots",))
        entries = read_esco([read_table(relations), read_table(skills)], "esco").skills
        assert [entry.broader for entry in entries] == [(), ("http://example.com/skill/1",)]

    def test_titles_carry_the_isco_group(self, tmp_path: Path) -> None:
        table = read_table(esco_occupations(tmp_path, ("C2431", "kiln marketer", "pot promoter")))
        assert is_esco(table)
        assert [(title.title, title.code) for title in read_esco([table], "esco").titles] == [
            ("kiln marketer", "2431"),
            ("pot promoter", "2431"),
        ]


class TestOnet:
    @pytest.mark.parametrize(
        ("columns", "row", "category"),
        [
            (TECHNOLOGY, ("41-3091.00", "Loopbook", "1", "CRM software", "Y", "N"), "tools_onet"),
            (SOFTWARE, ("41-3091.00", "Loopbook", "2.E", "CRM software", "Y", "N"), "tools_onet"),
            (TOOLS, ("41-3091.00", "Loopbook", "1", "Books"), "onet_equipment"),
            (ELEMENTS, ("41-3091.00", "2.A.1.a", "Loopbook", "IM", "3.1"), "onet"),
        ],
    )
    def test_files_of_skills(
        self, tmp_path: Path, columns: list[str], row: tuple[str, ...], category: str
    ) -> None:
        again = ("51-1011.00", *row[1:])
        table = read_table(onet(tmp_path / "any name.txt", columns, row, again))
        entries = read_onet([table], None)
        assert is_onet(table)
        assert not entries.titles
        assert [(skill.name, skill.category, skill.line) for skill in entries.skills] == [
            ("Loopbook", category, 2)
        ]
        assert read_onet([table], "mine").skills[0].category == "mine"

    @pytest.mark.parametrize(
        ("columns", "row", "titles"),
        [
            (
                ALTERNATE_TITLES,
                ("41-3091.00", "Route Drummer (RD)", "RD", "08"),
                ["Route Drummer (RD)", "RD"],
            ),
            (JOB_TITLES, ("41-3091.00", "Route Drummer", "n/a", "08"), ["Route Drummer"]),
            (REPORTED_TITLES, ("41-3091.00", "Route Drummer", "Y"), ["Route Drummer"]),
            (OCCUPATIONS, ("41-3091.00", "Route Drummers", "They drum."), ["Route Drummers"]),
        ],
    )
    def test_files_of_titles(
        self, tmp_path: Path, columns: list[str], row: tuple[str, ...], titles: list[str]
    ) -> None:
        entries = read_onet([read_table(onet(tmp_path / "t.txt", columns, row))], None)
        assert not entries.skills
        assert [title.title for title in entries.titles] == titles
        assert {title.code for title in entries.titles} == {"41-3091.00"}

    @pytest.mark.parametrize(
        ("name", "others"),
        [
            ("Structured query language SQL", ("Structured query language", "SQL")),
            ("Hypertext markup language HTML", ("Hypertext markup language", "HTML")),
            ("Acme Kiln Server Reporting Services KSRS", ("Kiln Server Reporting Services", "KSRS")),
            ("Acme Dynamics GP", ()),
            ("Enterprise resource planning ERP software", ("Enterprise resource planning", "ERP")),
            ("Acme PotMaker software", ("Acme PotMaker",)),
            ("Data entry software", ()),
            ("Loopbook", ()),
        ],
    )
    def test_other_names_of_software(self, name: str, others: tuple[str, ...]) -> None:
        assert other_names(name) == others
