"""JSON Resume, checked against the parts of its schema that it uses."""

import json
import re
from pathlib import Path
from typing import Any

import pytest
from export_samples import FULL_CANDIDATE, FULL_RESUME, screened
from sample_resumes import STRONG
from typer.testing import CliRunner

from screener.cli import app
from screener.export.json_resume import json_resume
from screener.screening import parse_resume

CORPUS = Path(__file__).parents[2] / "corpus"
ISO8601 = re.compile(r"[1-2][0-9]{3}(-[0-1][0-9](-[0-3][0-9])?)?")
TEXT: dict[str, type] = dict.fromkeys(("name", "position", "location", "startDate", "endDate"), str)
FIELDS: dict[str, dict[str, type]] = {
    "basics": {
        **dict.fromkeys(("name", "email", "phone", "url", "summary"), str),
        "location": dict,
        "profiles": list,
    },
    "work": {**TEXT, "highlights": list},
    "volunteer": {**TEXT, "organization": str, "highlights": list},
    "education": dict.fromkeys(("institution", "area", "studyType", "endDate"), str),
    "certificates": {"name": str},
    "skills": {"name": str, "level": str, "keywords": list},
    "languages": {"language": str, "fluency": str},
}


def check(body: dict[str, Any]) -> None:
    """Raise AssertionError where the schema is broken: unknown keys, wrong types, nulls, dates, addresses."""
    assert set(body) == {"$schema", "meta", *FIELDS}
    for section, fields in FIELDS.items():
        entries = [body[section]] if section == "basics" else body[section]
        for entry in entries:
            assert set(entry) <= set(fields), section
            assert all(isinstance(value, fields[key]) for key, value in entry.items()), (section, entry)
            for key in ("startDate", "endDate"):
                assert key not in entry or ISO8601.fullmatch(entry[key]), entry
            assert all(isinstance(line, str) for line in entry.get("highlights", []))
    basics = body["basics"]
    assert "@" in basics.get("email", "@")
    urls = [basics.get("url"), *(profile["url"] for profile in basics.get("profiles", []))]
    assert all(re.match(r"https?://\S+$", url) for url in urls if url)
    assert body["meta"]["version"] == "v1.0.0"


@pytest.mark.parametrize("path", sorted(CORPUS.glob("*.txt"))[::3], ids=lambda path: path.stem)
def test_every_resume_keeps_to_the_schema(path: Path) -> None:
    parsed = parse_resume(path.read_bytes(), path.name)
    body = json.loads(json_resume(parsed))
    check(body)
    assert len(body["work"]) + len(body["volunteer"]) == len(parsed.resume.positions)
    assert body["meta"]["source"] == path.name


def test_what_stands_where() -> None:
    body = json.loads(json_resume(parse_resume(STRONG.encode(), "a.txt"), indent=2))
    check(body)
    assert body["basics"]["name"] == "Marta Ellison"
    assert body["basics"]["profiles"] == [
        {"network": "LinkedIn", "username": "martaellison", "url": "https://linkedin.com/in/martaellison"}
    ]
    first, second = body["work"]
    assert (first["position"], first["name"], first["startDate"]) == (
        "Senior Account Manager", "Northwind Media", "2014-03",
    )  # fmt: skip
    assert "endDate" not in first
    assert len(first["highlights"]) == 2
    assert second["endDate"] == "2014-02"
    assert body["education"][0]["studyType"] == "Bachelor"


def test_what_is_not_known_is_left_out() -> None:
    parsed = screened(None, candidate=FULL_CANDIDATE, resume=FULL_RESUME).parsed
    body = json.loads(json_resume(parsed))
    check(body)
    assert "name" not in body["work"][1]
    assert body["education"][1] == {
        "area": "Business Administration", "studyType": "Master (in progress)", "endDate": "2021",
    }  # fmt: skip
    assert body["skills"][1]["level"] == "demonstrated"


def test_the_command_prints_one_object_a_line(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(STRONG)
    (tmp_path / "b.pdf").write_bytes(b"%PDF-1.4 broken")
    asked = [
        "parse",
        str(tmp_path / "a.txt"),
        str(tmp_path / "b.pdf"),
        "--format",
        "jsonresume",
        "--workers",
        "0",
    ]
    done = CliRunner().invoke(app, asked)
    assert done.exit_code == 3
    [line] = done.stdout.splitlines()
    check(json.loads(line))
    assert "b.pdf" in done.stderr
