import csv
import io
import json
from collections.abc import Sequence
from pathlib import Path

import pytest
from openpyxl import load_workbook
from rich.cells import cell_len
from sample_resumes import STRONG, WEAK, pdf, word
from typer.testing import CliRunner, Result

from screener.cli import app
from screener.folder import read_folder

ASKED = ("--role", "account-manager", "--as-of", "2020-01-01", "--workers", "0")
IDENTITY = ("marta", "ellison", "okafor", "lakeside", "555-0142", "denver")


@pytest.fixture
def files(tmp_path: Path) -> list[Path]:
    (tmp_path / "weak-okafor.docx").write_bytes(word(WEAK))
    (tmp_path / "marta.pdf").write_bytes(pdf(STRONG))
    (tmp_path / "cut.pdf").write_bytes(pdf(STRONG)[:300])
    for number in range(3):
        text = WEAK.replace("Tomas Okafor", f"Tomas{'abc'[number] * 3} Okafor")
        (tmp_path / f"more{number}.txt").write_text(text)
    return [
        tmp_path / name for name in ("weak-okafor.docx", "marta.pdf", "more0.txt", "more1.txt", "more2.txt")
    ]


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(app, [str(argument) for argument in arguments])


def fits(text: str) -> bool:
    return all(cell_len(line) <= 100 for line in text.splitlines())


@pytest.mark.parametrize("count", [2, 3, 5])
def test_side_by_side_in_100_columns(files: Sequence[Path], count: int) -> None:
    done = run("compare", *files[:count], *ASKED)
    assert done.exit_code == 0
    assert fits(done.stdout)
    flat = " ".join(done.stdout.split())
    assert "A year or more as account manager" in flat or "A year or more as" in flat
    assert "Senior Account Manager" in flat
    assert done.stdout.index("Marta Ellison") < done.stdout.index("Okafor")


def test_blind_shows_and_writes_nobody(files: Sequence[Path], tmp_path: Path) -> None:
    outs = [tmp_path / f"c.{suffix}" for suffix in ("html", "csv", "json")]
    named = [argument for out in outs for argument in ("--out", out)]
    done = run("compare", *files[:2], *ASKED, "--blind", *named)
    assert done.exit_code == 0
    for text in (done.stdout, *(out.read_text("utf-8-sig") for out in outs)):
        assert "Candidate " in text
        assert [word for word in IDENTITY if word in text.lower()] == []


def test_what_is_written(files: Sequence[Path], tmp_path: Path) -> None:
    csv_file, xlsx, page = tmp_path / "c.csv", tmp_path / "c.xlsx", tmp_path / "c.html"
    data = tmp_path / "c.json"
    done = run("compare", *files[:2], *ASKED, "--out", csv_file, "--out", xlsx, "--out", page, "--out", data)
    assert done.exit_code == 0
    rows = list(csv.DictReader(io.StringIO(csv_file.read_text("utf-8-sig"))))
    body = json.loads(data.read_text())
    assert len(rows) == len(body["comparison"]) + 1
    assert rows[-1]["Criterion"] == "Score"
    assert rows[-1]["Marta Ellison: points"] == body["candidates"][0]["score"]
    sheet = load_workbook(xlsx)["comparison"]
    assert sheet.freeze_panes == "B2"
    assert sheet.auto_filter.ref is not None
    assert isinstance(sheet["D2"].value, int | float)
    for criterion in body["comparison"]:
        points = [float(cell["points"]) for cell in criterion["cells"]]
        assert [cell["best"] for cell in criterion["cells"]] == [
            each == max(points) and min(points) < max(points) for each in points
        ]
    assert 'id="blind"' in page.read_text()
    assert "<script" not in page.read_text()
    reasons = {skipped.source: skipped.reason for skipped in read_folder(tmp_path).skipped}
    assert reasons == dict.fromkeys(("c.csv", "c.xlsx", "c.html", "c.json"), "an exported ranking")


@pytest.mark.parametrize("count", [1, 6])
def test_not_fewer_than_two_and_not_more_than_five(files: Sequence[Path], count: int) -> None:
    done = run("compare", *[*files, *files][:count], *ASKED)
    assert done.exit_code == 2
    assert f"2 to 5 files can be compared, not {count}" in done.stderr


def test_a_damaged_file_is_named_and_the_rest_compared(files: Sequence[Path]) -> None:
    done = run("compare", *files[:2], files[0].with_name("cut.pdf"), *ASKED)
    assert done.exit_code == 3
    assert "cut.pdf" in done.stderr
    assert "2 candidates side by side" in done.stdout
    alone = run("compare", files[0], files[0].with_name("cut.pdf"), *ASKED)
    assert (alone.exit_code, alone.stdout) == (3, "")


def test_a_wrong_name_is_a_usage_error(files: Sequence[Path], tmp_path: Path) -> None:
    assert run("compare", files[0], tmp_path / "nobody.pdf", *ASKED).exit_code == 2
    assert run("compare", *files[:2], *ASKED, "--out", "c.docx").exit_code == 2
