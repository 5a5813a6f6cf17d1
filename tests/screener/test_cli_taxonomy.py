import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import command_line
import pytest
from command_line import Done

from screener.cli.app import SourceKind
from skills_taxonomy.importers import Kind
from skills_taxonomy.occupations import load_occupations
from skills_taxonomy.overlays import load_overlays
from skills_taxonomy.skills import load_skills

SKILLS = """conceptType,conceptUri,skillType,reuseLevel,preferredLabel,altLabels,status
KnowledgeSkillCompetence,http://example.com/1,skill/competence,sector-specific,glaze pots,"pot glazing
crm",released
KnowledgeSkillCompetence,http://example.com/2,knowledge,x,Microsoft Excel,use Microsoft Excel,released
KnowledgeSkillCompetence,http://example.com/3,skill/competence,cross-sector,plan,,released
"""
RESUME = """Ida Kilnworth
ida.kilnworth@example.com

Experience
Sales Representative, Example Pots Ltd
January 2015 - December 2018
- Sold pots.

Skills
Pot glazing, Negotiation
"""


def screener(*arguments: str | Path, folder: Path) -> Done:
    return command_line.screener(*arguments, cwd=folder)


@pytest.fixture
def own_files(monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[str], None]]:
    """Sets SCREENER_TAXONOMY. What it names is read once a process: so anew after that, and afterwards."""
    readers = (load_overlays, load_skills, load_occupations)

    def use(name: str) -> None:
        monkeypatch.setenv("SCREENER_TAXONOMY", name)
        for reader in readers:
            reader.cache_clear()

    yield use
    for reader in readers:
        reader.cache_clear()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "skills_en.csv").write_text(SKILLS, "utf-8")
    (tmp_path / "resume.txt").write_text(RESUME, "utf-8")
    (tmp_path / "bad.yaml").write_text("version: x\nextends:\n  - {id: exel, aliases: [x]}\n", "utf-8")
    return tmp_path


class TestImport:
    def test_what_is_imported_is_found_by_worker_processes(self, folder: Path) -> None:
        done = screener("taxonomy", "import", "skills_en.csv", "--out", "mine.yaml", folder=folder)
        assert done.returncode == 0
        assert "1 added, 1 merged, 1 skipped" in done.stdout
        assert "wrote mine.yaml" in done.stderr
        command = [
            sys.executable,
            "-m",
            "screener",
            "parse",
            "resume.txt",
            "--format",
            "jsonl",
            "--workers",
            "1",
        ]
        own = {**os.environ, "SCREENER_TAXONOMY": "mine.yaml"}
        parsed = subprocess.run(
            command, capture_output=True, encoding="utf-8", check=False, cwd=folder, env=own
        )
        assert parsed.returncode == 0
        (skill,) = (
            skill for skill in json.loads(parsed.stdout)["skills"] if skill["id"] == "esco_glaze_pots"
        )
        assert skill["evidence"][0]["quote"] == "Pot glazing"

    def test_json_has_every_entry_with_its_line_and_reasons(self, folder: Path) -> None:
        done = screener("taxonomy", "import", "skills_en.csv", "--dry-run", "--format", "json", folder=folder)
        report = json.loads(done.stdout)
        assert report["counts"] == {"added": 1, "merged": 1, "skipped": 1}
        first, merged, skipped = report["entries"]
        assert first == {
            "kind": "skill",
            "name": "glaze pots",
            "action": "added",
            "id": "esco_glaze_pots",
            "source": "skills_en.csv",
            "line": 2,
            "aliases": ["glaze pots", "pot glazing"],
            "remarks": [{"label": "crm", "reason": "already names crm"}],
        }
        assert (merged["id"], merged["line"], merged["aliases"]) == ("excel", 4, ["use Microsoft Excel"])
        assert (skipped["id"], skipped["remarks"]) == (None, [{"label": "plan", "reason": "is too common"}])
        assert not list(folder.glob("mine*"))

    def test_a_second_import_replaces_the_first(self, folder: Path, own_files: Callable[[str], None]) -> None:
        arguments = ("taxonomy", "import", "skills_en.csv", "--out", "mine.yaml")
        first = screener(*arguments, folder=folder)
        written = (folder / "mine.yaml").read_bytes()
        own_files("mine.yaml")
        second = screener(*arguments, folder=folder)
        assert first.stdout == second.stdout
        assert (folder / "mine.yaml").read_bytes() == written

    @pytest.mark.parametrize(
        ("arguments", "message"),
        [
            (("skills_en.csv",), "--out FILE.yaml is missing"),
            (("skills_en.csv", "--out", "mine.txt"), "--out mine.txt: the name must end in .yaml"),
            (("skills_en.csv", "--out", "no/mine.yaml"), "--out no/mine.yaml: there is no folder no"),
            (("none.csv", "--dry-run"), "none.csv: cannot be read: No such file or directory"),
            (("resume.txt", "--dry-run"), "resume.txt:1: not a file of ESCO or O*NET that can be imported"),
            (("skills_en.csv", "--dry-run", "--kind", "onet"), "skills_en.csv:1: not a file of O*NET"),
            (("skills_en.csv", "--dry-run", "--functions", "41=x"), "no function 'x'; there are sales,"),
            (("skills_en.csv", "--dry-run", "--category", "A b"), "malformed category 'A b'"),
        ],
    )
    def test_wrong_arguments_end_with_2(self, folder: Path, arguments: tuple[str, ...], message: str) -> None:
        done = screener("taxonomy", "import", *arguments, folder=folder)
        assert done.returncode == 2
        assert message in done.stderr
        assert "Traceback" not in done.stderr


class TestOthers:
    def test_check_says_what_a_file_holds_or_what_is_wrong(self, folder: Path) -> None:
        screener("taxonomy", "import", "skills_en.csv", "--out", "mine.yaml", folder=folder)
        done = screener("taxonomy", "check", "mine.yaml", folder=folder)
        assert done.stdout == "mine.yaml: no mistakes; 1 skills, 1 extends, 0 occupations\n"
        done = screener("taxonomy", "check", "bad.yaml", folder=folder)
        assert done.returncode == 2
        assert "bad.yaml:3: extends an unknown skill 'exel'" in done.stderr

    @pytest.mark.parametrize("command", [("parse", "."), ("rank", ".", "--role", "account-manager")])
    def test_a_wrong_file_stops_the_work_before_it_begins(
        self, folder: Path, own_files: Callable[[str], None], command: tuple[str, ...]
    ) -> None:
        own_files("bad.yaml")
        done = screener(*command, folder=folder)
        assert done.returncode == 2
        assert done.stdout == ""
        assert done.stderr == "screener: bad.yaml:3: extends an unknown skill 'exel'\n"

    def test_show_tells_what_names_a_skill(self, folder: Path) -> None:
        done = screener("taxonomy", "show", "salesforce", folder=folder)
        assert done.stdout.startswith("Salesforce (salesforce, tools_crm)\n")
        assert "SFDC (as written)" in done.stdout
        done = screener("taxonomy", "show", "salesforc", folder=folder)
        assert (done.returncode, done.stdout) == (2, "")
        assert "is it salesforce?" in done.stderr

    def test_list_counts_categories_and_lists_one(self, folder: Path) -> None:
        assert "tools_crm" in screener("taxonomy", "list", folder=folder).stdout
        listed = screener("taxonomy", "list", "--category", "tools_crm", folder=folder).stdout
        assert "salesforce" in listed
        assert "excel" not in listed
        assert screener("taxonomy", "list", "--category", "none", folder=folder).returncode == 2

    def test_kinds_are_those_of_the_importers(self) -> None:
        assert [*SourceKind] == [*Kind]
