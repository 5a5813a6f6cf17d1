import json
from pathlib import Path

import pytest
from rich.cells import cell_len
from sample_resumes import STRONG, WEAK, pdf
from typer.testing import CliRunner, Result

from screener.cli import app

ASKED = ("--role", "account-manager", "--as-of", "2020-01-01", "--workers", "0")
IDENTITY = ("marta", "ellison", "lakeside", "555-0142", "denver")


@pytest.fixture
def strong(tmp_path: Path) -> Path:
    (tmp_path / "marta.pdf").write_bytes(pdf(STRONG))
    return tmp_path / "marta.pdf"


@pytest.fixture
def weak(tmp_path: Path) -> Path:
    (tmp_path / "weak.txt").write_text(WEAK)
    return tmp_path / "weak.txt"


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(app, [str(argument) for argument in arguments])


def test_for_the_recruiter(strong: Path, weak: Path) -> None:
    done = run("explain", strong, *ASKED)
    assert done.exit_code == 0
    assert all(cell_len(line) <= 100 for line in done.stdout.splitlines())
    for text in ("Marta Ellison: Account Manager", "meets every requirement", "page 1: “Senior Account"):
        assert text in done.stdout
    assert "What would change it: Every requirement is met." in done.stdout
    assert "more years of account management" in " ".join(run("explain", weak, *ASKED).stdout.split())


def test_for_the_candidate(weak: Path) -> None:
    letter = run("explain", weak, *ASKED, "--for", "candidate").stdout
    assert letter.startswith("Your application as Account Manager\n\n")
    assert "A person decides on your application" in letter
    assert "points" not in letter


def test_json_holds_both_and_all_parts(strong: Path) -> None:
    body = json.loads(run("explain", strong, *ASKED, "--format", "json").stdout)
    candidate = body["candidate"]
    assert candidate["confidence"]["level"] in {"high", "medium", "low"}
    assert candidate["requirements"]["met"] == candidate["requirements"]["asked"] == 2
    assert candidate["standing"] == "meets every requirement"
    assert sum(float(result["points"]) for result in candidate["criteria"]) == pytest.approx(
        float(candidate["score"])
    )
    assert body["for_recruiter"].startswith("Marta Ellison")
    assert body["for_candidate"].startswith("Your application")


@pytest.mark.parametrize("extra", [(), ("--for", "candidate"), ("--format", "json")])
def test_blind(strong: Path, extra: tuple[str, ...]) -> None:
    done = run("explain", strong, *ASKED, "--blind", *extra)
    assert done.exit_code == 0
    assert [word for word in IDENTITY if word in done.stdout.lower()] == []


def test_what_cannot_be_explained(tmp_path: Path, strong: Path) -> None:
    cut = tmp_path / "cut.pdf"
    cut.write_bytes(pdf(STRONG)[:300])
    failed = run("explain", cut, *ASKED)
    assert (failed.exit_code, failed.stdout) == (3, "")
    assert "could not be read" in failed.stderr
    assert run("explain", tmp_path, *ASKED).exit_code == 2
    assert run("explain", strong, "--role", "nothing").exit_code == 2
