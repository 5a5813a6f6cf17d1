from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from source_files import (
    ALTERNATE_TITLES,
    ESCO_BROADER,
    ESCO_SKILLS,
    TECHNOLOGY,
    esco_occupations,
    esco_skills,
    onet,
    write_csv,
)

from skills_taxonomy.errors import TaxonomyError
from skills_taxonomy.importers import Action, Decision, Import, Kind, import_files, parse_functions
from skills_taxonomy.importers.entries import SkillEntry
from skills_taxonomy.importers.labels import objection, phrase_of
from skills_taxonomy.importers.merge import Merged, merge_skills
from skills_taxonomy.importers.written import written
from skills_taxonomy.occupations import add_titles, bundled_occupations
from skills_taxonomy.skills import Alias, AliasContext, SkillTaxonomy, bundled_skills, parse_skills
from skills_taxonomy.terms import Function
from skills_taxonomy.yaml_lines import load_lined

KNOWN_TEXT = """
version: "1"
category: tools_crm
skills:
  - {id: crm, name: CRM software, aliases: [crm, crm software], look_alikes: [crm paper]}
  - id: sql
    name: SQL
    aliases: [{text: SQL, cased: true}, structured query language]
  - {id: sales_force, name: Sales Force, aliases: [sales force], look_alikes: [our sales force]}
"""
KNOWN = parse_skills({"known.yaml": KNOWN_TEXT})


def entry(
    name: str, *labels: str, category: str = "esco", line: int = 2, broader: tuple[str, ...] = ()
) -> SkillEntry:
    return SkillEntry(f"key/{name}", name, labels, category, "x", "s.csv", line, broader)


def merged(*entries: SkillEntry) -> Merged:
    return merge_skills(entries, KNOWN)


def remarks(decision: Decision) -> list[str]:
    return [str(remark) for remark in decision.remarks]


class TestPhrases:
    @pytest.mark.parametrize(
        ("label", "reason"),
        [
            ("use", "is too common"),
            ("Plan", "is too common"),
            ("set up and use", "is too common"),
            ("R", "is too short"),
            ("AP", "is too short"),
            ("C++", None),
            ("...", "has no words"),
            ("(remark)", "has no words"),
            ("a b c d e f g h i", "is longer than 8 words"),
            ("glaze pots", None),
            ("Loopbook", None),
        ],
    )
    def test_what_speaks_against_a_label(self, label: str, reason: str | None) -> None:
        assert objection(phrase_of(label)) == reason

    @pytest.mark.parametrize(
        ("label", "alias"),
        [
            ("Python (computer programming)", Alias("Python")),
            ("ERP", Alias("ERP", cased=True)),
            ("glaze {pots|pans}", Alias("glaze pots pans")),
            ("glaze\x07 pots\u2028", Alias("glaze pots")),
            ("glaze pots,", Alias("glaze pots")),
        ],
    )
    def test_how_a_label_is_written(self, label: str, alias: Alias) -> None:
        assert merged(entry(label)).skills[0].aliases == (alias,)

    def test_software_called_like_a_word_counts_in_lists(self) -> None:
        (skill,) = merged(entry("Frame", category="tools_own")).skills
        assert skill.aliases == (Alias("Frame", cased=True, context=AliasContext.LIST),)


class TestSkills:
    def test_a_new_skill_is_added_with_its_labels(self) -> None:
        result = merged(entry("Glaze pots", "pot glazing"))
        (skill,), (decision,) = result.skills, result.decisions
        assert (skill.id, skill.name, skill.category) == ("x_glaze_pots", "Glaze pots", "esco")
        assert [alias.text for alias in skill.aliases] == ["Glaze pots", "pot glazing"]
        assert (decision.action, decision.id, decision.line) == (Action.ADDED, "x_glaze_pots", 2)

    def test_a_known_name_is_merged_and_its_labels_proposed(self) -> None:
        result = merged(entry("CRM software", "crm", "customer book software"))
        assert result.skills == ()
        assert result.additions == (("crm", (Alias("customer book software"),)),)
        assert result.decisions[0].action is Action.MERGED
        assert remarks(result.decisions[0]) == []

    def test_so_is_an_entry_whose_labels_all_name_one_skill(self) -> None:
        result = merged(entry("Structured query language SQL", "Structured query language", "SQL"))
        assert result.additions == (("sql", (Alias("Structured query language SQL"),)),)

    def test_a_known_skill_with_nothing_new_says_so(self) -> None:
        result = merged(entry("crm"))
        assert result.additions == ()
        assert remarks(result.decisions[0]) == ["there is nothing to add"]

    @pytest.mark.parametrize(
        ("label", "reason"),
        [
            ("crm", "'crm' already names crm"),
            ("Our Sales-Force", "'Our Sales-Force' is a look-alike of sales_force: it means something else"),
            ("plan", "'plan' is too common"),
        ],
    )
    def test_a_label_that_means_something_else_is_left_out(self, label: str, reason: str) -> None:
        result = merged(entry("glaze pots", label, "pot glazing"))
        assert [alias.text for alias in result.skills[0].aliases] == ["glaze pots", "pot glazing"]
        assert remarks(result.decisions[0]) == [reason]

    def test_a_label_of_two_entries_names_neither(self) -> None:
        result = merged(entry("glaze pots", "make pots shine"), entry("wax pots", "Make pots shine", line=5))
        assert [len(skill.aliases) for skill in result.skills] == [1, 1]
        assert [remarks(decision) for decision in result.decisions] == [
            ["'make pots shine' is ambiguous: it also names 'wax pots' (line 5)"],
            ["'Make pots shine' is ambiguous: it also names 'glaze pots' (line 2)"],
        ]

    def test_a_name_comes_before_the_labels_of_others(self) -> None:
        result = merged(entry("glaze pots", "wax pots"), entry("wax pots", line=5))
        assert [[alias.text for alias in skill.aliases] for skill in result.skills] == [
            ["glaze pots"],
            ["wax pots"],
        ]

    def test_the_second_of_a_name_is_skipped(self) -> None:
        result = merged(entry("glaze pots"), entry("Glaze Pots", "pot glazing", line=5))
        assert [decision.action for decision in result.decisions] == [Action.ADDED, Action.SKIPPED]
        assert remarks(result.decisions[1]) == ["the name stands already in line 2"]

    def test_an_entry_without_a_name_is_skipped(self) -> None:
        assert remarks(merged(entry(" ", "pot glazing")).decisions[0]) == ["it has no name"]

    def test_an_entry_without_any_phrase_is_skipped(self) -> None:
        result = merged(entry("plan", "use"))
        assert result.skills == ()
        assert result.decisions[0].id is None
        assert remarks(result.decisions[0]) == ["'plan' is too common", "'use' is too common"]

    def test_a_longer_phrase_does_not_take_a_skill_away(self) -> None:
        result = merged(entry("maintain crm software"), entry("brief our sales force"))
        assert [skill.aliases[0].also for skill in result.skills] == [("crm",), ()]

    def test_ids_that_would_clash_are_numbered(self) -> None:
        assert [skill.id for skill in merged(entry("a/b pots"), entry("a & b pots")).skills] == [
            "x_a_b_pots",
            "x_a_b_pots_2",
        ]

    def test_groups_are_kept_and_rings_cut(self) -> None:
        result = merged(
            entry("one pot", broader=("key/two pots",)),
            entry("two pots", broader=("key/one pot",)),
            entry("three pots", broader=("key/elsewhere",)),
        )
        assert [skill.parent for skill in result.skills] == ["x_two_pots", None, None]


@given(
    st.lists(
        st.tuples(
            st.text(alphabet="abC{}|\" \n\u2028'é-", max_size=8),
            st.lists(st.text(alphabet="abC{}| -#", max_size=8), max_size=3),
        ),
        max_size=6,
    )
)
def test_whatever_is_imported_can_be_loaded(skills: list[tuple[str, list[str]]]) -> None:
    result = merged(*(entry(name, *labels, line=line) for line, (name, labels) in enumerate(skills, 2)))
    overlay = load_lined(written("esco", result, ()), "out.yaml")
    loaded = parse_skills({"known.yaml": KNOWN_TEXT}, [overlay])
    assert {skill.id: skill for skill in result.skills}.items() <= loaded.skills.items()
    assert len(result.decisions) == len(skills)


@pytest.fixture(scope="module")
def bundled() -> SkillTaxonomy:
    return parse_skills(bundled_skills())


def imported(paths: Sequence[Path], taxonomy: SkillTaxonomy, functions: str = "") -> Import:
    return import_files(paths, taxonomy, bundled_occupations(), functions=parse_functions(functions))


class TestTitles:
    @pytest.mark.parametrize(
        ("code", "title", "functions", "reason"),
        [
            ("41-3091.00", "Route Drummer", "", None),
            ("41-3091.00", "Acct. Drummer (AD)", "", None),
            ("15-1252.00", "Kiln Coder", "", "no functions are known for 15-1252.00 (see --functions)"),
            ("15-1252.00", "Kiln Coder", "15-=other", None),
            (
                "41-3091.00",
                "Route Drummer",
                "41-=",
                "no functions are known for 41-3091.00 (see --functions)",
            ),
            ("41-3091.00", "Sales Representative", "", "it is already read as sales"),
            (
                "41-3091.00",
                "Key Account Manager",
                "",
                "it contradicts 'account_manager', which reads it as account_management",
            ),
            ("41-3091.00", "Agent", "", "it is too common"),
            ("41-3091.00", "a b c d e f g", "", "it is longer than 6 words"),
        ],
    )
    def test_a_title(
        self,
        tmp_path: Path,
        bundled: SkillTaxonomy,
        code: str,
        title: str,
        functions: str,
        reason: str | None,
    ) -> None:
        path = onet(tmp_path / "Alternate Titles.txt", ALTERNATE_TITLES, (code, title))
        (decision,) = imported([path], bundled, functions).decisions
        assert decision.kind == "title"
        assert remarks(decision) == ([] if reason is None else [reason])
        assert decision.action is (Action.ADDED if reason is None else Action.SKIPPED)

    def test_a_title_of_two_functions_is_left_out(self, tmp_path: Path, bundled: SkillTaxonomy) -> None:
        rows = [
            ("41-3091.00", "Kiln Drummer"),
            ("13-2011.00", "Kiln Drummer"),
            ("15-1252.00", "Kiln Drummer"),
        ]
        decisions = imported([onet(tmp_path / "t.txt", ALTERNATE_TITLES, *rows)], bundled).decisions
        told = ["it is ambiguous: it stands under codes for accounting and sales"]
        assert [remarks(decision) for decision in decisions[:2]] == [told, told]

    def test_isco_groups_have_functions_too(self, tmp_path: Path, bundled: SkillTaxonomy) -> None:
        path = esco_occupations(tmp_path, ("2431", "kiln gilder"), ("2512", "kiln coder"))
        actions = [decision.action for decision in imported([path], bundled).decisions]
        assert actions == [Action.ADDED, Action.SKIPPED]

    def test_titles_are_read_once_loaded(self, tmp_path: Path, bundled: SkillTaxonomy) -> None:
        path = onet(tmp_path / "t.txt", ALTERNATE_TITLES, ("43-3031.00", "Ledger-Wrangler"))
        overlay = load_lined(imported([path], bundled).text, "out.yaml")
        table = add_titles(bundled_occupations(), [overlay])
        (occupation,) = table.read_title("Senior Ledger Wrangler").occupations
        assert occupation.functions == (Function.ACCOUNTING,)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("41-", "'41-': expected the beginning of a code and functions"),
        ("sales=41-", "'sales=41-': expected the beginning of a code"),
        ("41-=selling", "no function 'selling'; there are sales,"),
    ],
)
def test_a_wrong_mapping_is_named(text: str, message: str) -> None:
    with pytest.raises(TaxonomyError, match=message):
        parse_functions(text)


class TestFiles:
    def test_the_same_files_give_the_same_text(self, tmp_path: Path, bundled: SkillTaxonomy) -> None:
        paths = [
            esco_skills(tmp_path, ("glaze pots", "pot glazing"), ("Microsoft Excel", "use Microsoft Excel")),
            onet(tmp_path / "t.txt", TECHNOLOGY, ("41-3091.00", "Loopbook", "1", "x", "Y", "N")),
        ]
        first, second = imported(paths, bundled), imported(paths, bundled)
        assert first == second
        overlay = load_lined(first.text, "out.yaml")
        loaded = parse_skills(bundled_skills(), [overlay])
        assert loaded.version == f"{bundled.version}+{overlay.data['version']}"
        assert loaded.skills["onet_loopbook"].is_tool
        assert loaded.skills["excel"].aliases[-1].text == "use Microsoft Excel"

    def test_broader_skills_become_groups(self, tmp_path: Path, bundled: SkillTaxonomy) -> None:
        relation = {"conceptUri": "http://example.com/skill/2", "broaderUri": "http://example.com/skill/1"}
        paths = [
            esco_skills(tmp_path, ("pottery work",), ("glaze pots",)),
            write_csv(tmp_path / "broader.csv", ESCO_BROADER, [relation]),
        ]
        overlay = load_lined(imported(paths, bundled).text, "out.yaml")
        assert parse_skills(bundled_skills(), [overlay]).skills["esco_glaze_pots"].parent == (
            "esco_pottery_work"
        )

    @pytest.mark.parametrize(
        ("columns", "kind", "message"),
        [
            (ESCO_SKILLS[:5], Kind.AUTO, "for ESCO skills the column 'altLabels' is missing"),
            (ALTERNATE_TITLES, Kind.ESCO, "not a file of ESCO that can be imported; its columns are O*NET"),
            (ESCO_SKILLS, Kind.ONET, "not a file of O*NET that can be imported; its columns are conceptType"),
            (["a", "b"], Kind.AUTO, "not a file of ESCO or O*NET that can be imported; its columns are a, b"),
        ],
    )
    def test_wrong_columns_are_named(
        self, tmp_path: Path, bundled: SkillTaxonomy, columns: list[str], kind: Kind, message: str
    ) -> None:
        path = write_csv(tmp_path / "s.csv", columns, [dict.fromkeys(columns, "x")])
        with pytest.raises(TaxonomyError) as caught:
            import_files([path], bundled, bundled_occupations(), kind=kind)
        assert caught.value.mistakes[0].startswith(f"{path}:1: {message}")

    def test_the_mistakes_of_all_files_come_at_once(self, tmp_path: Path, bundled: SkillTaxonomy) -> None:
        empty = tmp_path / "empty.csv"
        empty.touch()
        with pytest.raises(TaxonomyError) as caught:
            imported([empty, tmp_path / "none.csv"], bundled)
        assert len(caught.value.mistakes) == 2
