import csv
import io
import json
from pathlib import Path

import pytest
from export_samples import FULL_CANDIDATE, FULL_RESUME, result, screened, screening
from openpyxl import load_workbook

from screener.assessment import Band, Failure
from screener.candidate import Candidate
from screener.document import Finding
from screener.errors import ExportError
from screener.export import FORMATS, check_target, tabulate, write_ranking
from screener.export.cells import LONGEST_CELL, safe_cell
from screener.export.ranking_csv import LEADING_COLUMNS
from screener.folder import RANKING_CSV_START, read_folder

PILE = screening(
    screened(
        "Jane Doe",
        candidate=FULL_CANDIDATE,
        resume=FULL_RESUME,
        results=(
            result("years", "75.0", "75.0", parts=(result("inner", "75.0", "75.0", "sold cars"),)),
            result("tools", "12.5", "25.0", "=SUM(A1)", "Excel"),
        ),
        findings=(Finding("hidden_text", "Text is hidden.", 1, "secret"),),
    ),
    screened(
        "=cmd|' /C calc'!A0",
        source="@b.pdf",
        resume_id="ef",
        rank=2,
        band=Band.NOT_SHOWN,
        missing=("Years of selling",),
    ),
    failures=(Failure("-c.pdf", "damaged_file", "-c.pdf: broken"),),
)


@pytest.mark.parametrize("suffix", sorted(FORMATS))
@pytest.mark.parametrize("blind", [False, True])
def test_the_same_screening_gives_the_same_bytes(tmp_path: Path, suffix: str, blind: bool) -> None:
    first, second = tmp_path / f"a{suffix}", tmp_path / f"b{suffix}"
    write_ranking(PILE, first, blind=blind)
    write_ranking(PILE, second, blind=blind)
    assert first.read_bytes() == second.read_bytes()
    assert sorted(path.name for path in tmp_path.iterdir()) == [first.name, second.name]
    assert read_folder(tmp_path).files == ()


def test_csv() -> None:
    text = FORMATS[".csv"](tabulate(PILE)).decode("utf-8")
    assert text.startswith(f"\ufeff{RANKING_CSV_START},")
    assert ",".join(LEADING_COLUMNS) == RANKING_CSV_START
    jane, other, failure = csv.DictReader(io.StringIO(text.removeprefix("\ufeff")))
    assert jane["candidate"] == "Jane Doe"
    assert (jane["score"], jane["sales_years"], jane["sales_years_low"]) == ("87.5", "4.0", "3.2")
    assert (jane["tools_verdict"], jane["tools_points"]) == ("met", "12.5")
    assert jane["phones"] == "'+14155550123"
    assert other["candidate"] == "'=cmd|' /C calc'!A0"
    assert (other["file"], other["missing"]) == ("'@b.pdf", "Years of selling")
    assert (failure["rank"], failure["file"], failure["error"]) == ("", "'-c.pdf", "'-c.pdf: broken")


def test_xlsx(tmp_path: Path) -> None:
    path = tmp_path / "r.xlsx"
    write_ranking(PILE, path)
    book = load_workbook(path)
    assert book.sheetnames == ["ranking", "criteria", "evidence", "failures"]
    for sheet in book:
        assert sheet.freeze_panes == ("A2" if sheet.title == "failures" else "C2")
        assert sheet.auto_filter.ref
        assert all(cell.data_type != "f" for row in sheet.iter_rows() for cell in row)
    ranking = list(book["ranking"].values)
    assert ranking[1][:4] == (1, "Jane Doe", "a.pdf", 87.5)
    assert ranking[2][1:3] == ("'=cmd|' /C calc'!A0", "'@b.pdf")
    assert [row[2:4] for row in book["criteria"].values][1:4] == [
        ("Years of selling", None),
        ("Years of selling", "inner"),
        ("Tools & systems", None),
    ]
    assert [row[2:5] for row in book["evidence"].values][1:] == [
        ("inner", 2, "sold cars"),
        ("Tools & systems", 2, "'=SUM(A1)"),
        ("Tools & systems", 2, "Excel"),
    ]
    assert list(book["failures"].values)[1] == ("'-c.pdf", "damaged_file", "'-c.pdf: broken")


def test_json() -> None:
    body = json.loads(FORMATS[".json"](tabulate(PILE)))
    jane = body["candidates"][0]
    assert (jane["score"], jane["band"]) == ("87.5", "meets")
    assert jane["years"] == {"sales": {"years": "4.0", "low": "3.2", "high": "5.0"}}
    assert jane["criteria"][0]["parts"][0]["evidence"] == [
        {"start": 0, "end": 9, "page": 2, "quote": "sold cars", "rule": "test.rule"}
    ]
    assert body["failures"] == [{"source": "-c.pdf", "code": "damaged_file", "message": "-c.pdf: broken"}]


def test_impossible_characters_do_not_stop_an_export() -> None:
    place = screened("\ud800 \x07 name", candidate=Candidate(name="\ud800 \x07 name"))
    for form in FORMATS.values():
        assert form(tabulate(screening(place)))


@pytest.mark.parametrize(
    ("text", "cell"),
    [
        ("=1+1", "'=1+1"),
        ("+1", "'+1"),
        ("-1", "'-1"),
        ("@x", "'@x"),
        ("\t=1", "'=1"),
        ("\r=1", "'=1"),
        ("  =1", "'=1"),
        ("a\nb", "a b"),
        ("a=1", "a=1"),
        ("", ""),
    ],
)
def test_no_cell_is_a_formula(text: str, cell: str) -> None:
    assert safe_cell(text) == cell


def test_a_cell_has_an_end() -> None:
    assert len(safe_cell("x" * 40_000)) == LONGEST_CELL + 1


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("r.pdf", "must end in"),
        ("r", "must end in"),
        ("no/r.csv", "there is no folder"),
        ("d.csv", "is a folder"),
    ],
)
def test_a_target_that_cannot_be(tmp_path: Path, name: str, message: str) -> None:
    (tmp_path / "d.csv").mkdir()
    with pytest.raises(ExportError, match=message):
        check_target(tmp_path / name)


def test_an_old_file_survives_when_writing_fails(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "r.csv"
    path.write_text("old")

    def full(self: Path, data: bytes) -> int:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "write_bytes", full)
    with pytest.raises(ExportError, match="No space left"):
        write_ranking(PILE, path)
    assert path.read_text() == "old"
