import os
import pickle
from collections.abc import Iterator
from pathlib import Path

import pytest

from skills_taxonomy.errors import TaxonomyError
from skills_taxonomy.occupations import add_titles, bundled_occupations, load_occupations
from skills_taxonomy.overlays import VARIABLE, load_overlays, named_files, read_overlays
from skills_taxonomy.skills import bundled_skills, load_skills, parse_skills
from skills_taxonomy.terms import Function

MINE = """
version: "mine 1"
category: tools_own
skills:
  - {id: loopbook, name: Loopbook, implies: [crm], aliases: [loopbook]}
  - {id: kilns, name: Kilns, category: crafts, parent: loopbook, aliases: [kiln firing]}
extends:
  - {id: excel, aliases: [potters spreadsheet], look_alikes: [potters spreadsheet wheel]}
occupations:
  - {id: drummer, functions: [sales], titles: [route drummer]}
"""


@pytest.fixture
def fresh() -> Iterator[None]:
    """What is read once a process is read anew, and once more after the test."""
    for load in (load_overlays, load_skills, load_occupations):
        load.cache_clear()
    yield
    for load in (load_overlays, load_skills, load_occupations):
        load.cache_clear()


def mistakes_of(tmp_path: Path, text: str) -> list[str]:
    path = tmp_path / "own.yaml"
    path.write_text(text, "utf-8")
    try:
        overlays = read_overlays([path])
        parse_skills(bundled_skills(), overlays)
        add_titles(bundled_occupations(), overlays)
    except TaxonomyError as error:
        return [mistake.removeprefix(f"{tmp_path}{os.sep}") for mistake in error.mistakes]
    return []


@pytest.mark.usefixtures("fresh")
class TestVariable:
    def test_own_files_count_beside_the_bundled_ones(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        (tmp_path / "own.yaml").write_text(MINE, "utf-8")
        monkeypatch.setenv(VARIABLE, str(tmp_path))
        taxonomy = load_skills()
        assert taxonomy.version.endswith("+mine 1")
        assert taxonomy.skills["loopbook"].is_tool
        assert not taxonomy.skills["kilns"].is_tool
        assert taxonomy.skills["excel"].aliases[-1].text == "potters spreadsheet"
        assert "salesforce" in taxonomy.skills
        (occupation,) = load_occupations().read_title("Route Drummer").occupations
        assert occupation.functions == (Function.SALES,)

    def test_without_it_there_are_only_the_bundled_ones(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.delenv(VARIABLE, raising=False)
        assert load_overlays() == ()
        assert "+" not in load_skills().version


class TestFiles:
    def test_a_list_keeps_its_order_and_a_folder_is_sorted(self, tmp_path: Path) -> None:
        for name in ("b.yaml", "a.yml", "c.txt"):
            (tmp_path / name).touch()
        setting = os.pathsep.join(["z.yaml", "", str(tmp_path), "z.yaml"])
        assert named_files(setting) == (Path("z.yaml"), tmp_path / "a.yml", tmp_path / "b.yaml")

    def test_an_empty_folder_is_a_mistake(self, tmp_path: Path) -> None:
        with pytest.raises(TaxonomyError, match="it has no YAML files"):
            named_files(str(tmp_path))

    def test_missing_files_are_named_together(self, tmp_path: Path) -> None:
        with pytest.raises(TaxonomyError) as caught:
            read_overlays([tmp_path / "a.yaml", tmp_path / "b.yaml"])
        assert [mistake.partition(": ")[2] for mistake in caught.value.mistakes] == [
            "cannot be read: No such file or directory"
        ] * 2

    def test_another_encoding_is_named_with_its_line(self, tmp_path: Path) -> None:
        path = tmp_path / "own.yaml"
        path.write_bytes(b"version: x\ncategory: caf\xe9\n")
        with pytest.raises(TaxonomyError, match=r"own\.yaml:2: not UTF-8: byte 0xe9"):
            read_overlays([path])


class TestMistakes:
    def test_a_right_file_has_none(self, tmp_path: Path) -> None:
        assert mistakes_of(tmp_path, MINE) == []

    @pytest.mark.parametrize(
        ("text", "mistake"),
        [
            ("[]", "own.yaml:1: expected version and one of skills, extends, occupations"),
            ("version: x\nskill: []", "own.yaml:1: expected version and one of"),
            ("skills: []", "own.yaml:1: version must be a text such as '1'"),
            ("version: x\nskills: {}\n", "own.yaml:2: skills must be a list"),
            ("version: x\nskills: []\nmore: 1\n", "own.yaml:3: unknown key 'more'"),
            ("version: x\nskills: []\n", "own.yaml:1: malformed category None"),
            (
                "version: x\nextends:\n  - {id: exel, aliases: [x y]}\n",
                "own.yaml:3: extends an unknown skill 'exel'",
            ),
            (
                "version: x\nextends:\n  - {id: excel, name: Excel}\n",
                "own.yaml:3: unknown key 'name'",
            ),
            (
                "version: x\ncategory: own\nskills:\n  - {id: excel, name: E, aliases: [e e]}\n",
                "own.yaml:4: id 'excel' is already used at tools_office.yaml:",
            ),
            (
                "version: x\ncategory: own\nskills:\n  - {id: calc, name: C, aliases: [salesforce]}\n",
                "own.yaml:4: alias 'salesforce' of calc also names salesforce at tools_crm.yaml:",
            ),
            (
                "version: x\nextends:\n  - id: excel\n    aliases:\n      - salesforce\n",
                "own.yaml:5: alias 'salesforce' of excel also names salesforce at tools_crm.yaml:",
            ),
            (
                "version: x\noccupations:\n  - {id: a, functions: [sales], titles: [account manager]}\n",
                "own.yaml:3: title 'account manager' already stands for 'account_manager'",
            ),
            (
                "version: x\noccupations:\n  - {id: a, functions: [selling], titles: [drummer]}\n",
                "own.yaml:3: unknown function 'selling'",
            ),
            (
                "version: x\noccupations:\n  - {id: a, functions: [sales], titles: [a b c d e f g]}\n",
                "own.yaml:3: title 'a b c d e f g' must have 1 to 6 words",
            ),
            (
                "version: x\noccupations:\n  - {id: a, titles: [drummer]}\n",
                "own.yaml:3: an occupation needs id, functions and titles",
            ),
        ],
    )
    def test_a_mistake_names_its_place(self, tmp_path: Path, text: str, mistake: str) -> None:
        assert [found for found in mistakes_of(tmp_path, text) if found.startswith(mistake)]

    def test_places_are_told_in_json_as_well(self, tmp_path: Path) -> None:
        text = '{"version": "x",\n"category": "own",\n"skills": [\n{"id": "Calc", "name": "C"}]}\n'
        assert mistakes_of(tmp_path, text) == [
            "own.yaml:4: malformed id 'Calc': use lower case, digits and underscores"
        ]

    def test_a_key_given_twice_is_seen_in_json(self, tmp_path: Path) -> None:
        text = '{"version": "x",\n"skills": [],\n"skills": []}\n'
        assert mistakes_of(tmp_path, text) == ["own.yaml:3: the key 'skills' is given twice"]

    def test_mistakes_survive_the_way_from_a_worker(self) -> None:
        error = pickle.loads(pickle.dumps(TaxonomyError(["a.yaml:1: one", "a.yaml:2: two"])))
        assert error.mistakes == ("a.yaml:1: one", "a.yaml:2: two")
        assert str(error) == "a.yaml:1: one\na.yaml:2: two"
