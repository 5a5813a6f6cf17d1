import io
import json
from pathlib import Path

import pytest
import xlsxwriter

from screener.folder import GENERATOR, RANKING_CSV_START, read_folder, resume_file


def test_files_come_sorted_from_all_folders(tmp_path: Path) -> None:
    for name in ("b.pdf", "a/z.txt", "a/b/c.docx", "photo.jpg"):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(b"x")
    assert [file.source for file in read_folder(tmp_path).files] == [
        "a/b/c.docx",
        "a/z.txt",
        "b.pdf",
        "photo.jpg",
    ]


@pytest.mark.parametrize("name", [".secret.pdf", "~$resume.docx", "Thumbs.db", ".git/config"])
def test_hidden_files_are_skipped_and_named(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(b"x")
    folder = read_folder(tmp_path)
    assert folder.files == ()
    assert [(item.source, item.reason) for item in folder.skipped] == [(name.split("/")[0], "hidden")]


def _workbook(author: str) -> bytes:
    buffer = io.BytesIO()
    workbook = xlsxwriter.Workbook(buffer)
    workbook.set_properties({"author": author})
    workbook.add_worksheet()
    workbook.close()
    return buffer.getvalue()


@pytest.mark.parametrize(
    ("name", "own", "foreign"),
    [
        ("r.csv", RANKING_CSV_START.encode("utf-8-sig"), b"name,phone\r\n"),
        ("r.html", f'<meta name="generator" content="{GENERATOR}">'.encode(), b"<p>Jane Doe</p>"),
        ("r.json", json.dumps({"generator": GENERATOR}).encode(), b'{"name": "Jane"}'),
        ("r.xlsx", _workbook(GENERATOR), _workbook("Jane")),
        ("r.xlsx", _workbook(GENERATOR), b"not a zip file"),
    ],
)
def test_own_output_is_skipped_and_the_like_is_not(
    tmp_path: Path, name: str, own: bytes, foreign: bytes
) -> None:
    (tmp_path / name).write_bytes(own)
    assert [item.reason for item in read_folder(tmp_path).skipped] == ["an exported ranking"]
    (tmp_path / name).write_bytes(foreign)
    assert [file.source for file in read_folder(tmp_path).files] == [name]


def test_links_to_folders_are_not_followed(tmp_path: Path) -> None:
    (tmp_path / "loop").symlink_to(tmp_path)
    (tmp_path / "gone.pdf").symlink_to(tmp_path / "nowhere")
    folder = read_folder(tmp_path)
    assert [item.reason for item in folder.skipped] == ["a link to a folder"]
    assert [file.source for file in folder.files] == ["gone.pdf"]


def test_a_missing_folder_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        read_folder(tmp_path / "nowhere")


def test_names_that_cannot_be_printed_are_made_printable(tmp_path: Path) -> None:
    assert resume_file(tmp_path, "a\udcff\x1b[31m.pdf").source == "a��[31m.pdf"
