"""Word's old binary format. The files were saved as DOC from DOCX files that this project made."""

import struct
from pathlib import Path

import pytest
from builders import texts
from hypothesis import given
from hypothesis import strategies as st

from screener.errors import DamagedFile, EmptyFile, EncryptedFile
from screener.parsers import parse
from screener.parsers.doc_hidden import hidden_text

FILES = Path(__file__).parent / "files"
EVERYTHING = (FILES / "everything.doc").read_bytes()
WORD = b"\xec\xa5\x01\x01"


def test_everything_in_a_document() -> None:
    document = parse(EVERYTHING, "cv.doc")
    assert document.format == "doc"
    assert [
        (document.line_text(line), line.bullet, line.in_table, line.column) for line in document.lines
    ] == [
        ("HEADER Jane", False, False, 0),
        ("Experience", False, False, 1),
        ("Visible", False, False, 1),
        ("item one", True, False, 1),
        ("item two", True, False, 1),
        ("tab\there – “quotes” é €", False, False, 1),
        # A nested table is part of the cell that it stands in.
        ("A1\tB1", False, True, 1),
        ("n1", False, True, 1),
        ("n2", False, True, 1),
        ("A2\tline1", False, True, 1),
        ("line2", False, True, 1),
        ("after", False, False, 1),
        ("whitetext", False, False, 1),
        ("Key inserted manager", False, False, 1),
        ("mail j@x.com", False, False, 1),
        ("FOOTER text", False, False, 2),
    ]
    assert document.lines[1].heading == 1


def test_bold_headings_and_rows_of_a_resume() -> None:
    document = parse((FILES / "gareth-pindlebury.doc").read_bytes(), "cv.doc")
    headings = [document.line_text(line) for line in document.lines if line.heading is not None]
    assert headings == ["Professional Summary", "Employment History", "Education", "Areas of Expertise"]
    bold = [document.text[start:end] for line in document.lines for start, end in line.bold]
    assert bold[0] == "Industrial Account Manager"
    assert sum(line.bullet for line in document.lines) == 20
    table = parse((FILES / "kip-norwell.doc").read_bytes(), "cv.doc")
    assert "LANGUAGES\tEnglish, Spanish" in texts(table)


def test_marks_of_cells_and_fields_reach_no_text() -> None:
    for path in FILES.glob("*.doc"):
        text = parse(path.read_bytes(), path.name).text
        assert not any(character < " " and character not in "\t\n" for character in text)
        assert "HYPERLINK" not in text


def test_hidden_text_is_reported_with_its_quote() -> None:
    (finding,) = parse(EVERYTHING, "cv.doc").findings
    assert finding.code == "hidden_text"
    assert finding.quote == "hiddenword"
    assert "formatted as hidden" in finding.message
    assert not parse((FILES / "kip-norwell.doc").read_bytes(), "cv.doc").findings


@given(place=st.integers(0, len(EVERYTHING) - 1), value=st.binary(min_size=1, max_size=8))
def test_hidden_text_of_a_broken_file_is_at_worst_not_found(place: int, value: bytes) -> None:
    data = EVERYTHING[:place] + value + EVERYTHING[place + len(value) :]
    assert len(hidden_text(data)) <= 2_000
    assert len(hidden_text(data[:place])) <= 2_000


def test_streams_that_go_in_a_circle_end() -> None:
    # Every sector is said to be followed by itself.
    size = 512
    table = b"".join(struct.pack("<I", number) for number in range(size // 4))
    header = bytearray(bytes.fromhex("d0cf11e0a1b11ae1") + bytes(size - 8))
    struct.pack_into("<HH", header, 30, 9, 6)
    struct.pack_into("<III", header, 48, 1, 0, 0)
    struct.pack_into("<I", header, 60, 1)
    struct.pack_into("<I", header, 68, 2)
    struct.pack_into("<110I", header, 72, *[0] * 110)
    assert hidden_text(bytes(header) + table + bytes(size * 40)) == ""


def test_encrypted_document_says_so() -> None:
    place = EVERYTHING.index(WORD)
    data = bytearray(EVERYTHING)
    data[place + 11] |= 1
    with pytest.raises(EncryptedFile, match=r"cv\.doc.*password"):
        parse(bytes(data), "cv.doc")


def test_documents_older_than_word_97_are_named() -> None:
    place = EVERYTHING.index(WORD)
    data = bytearray(EVERYTHING)
    data[place : place + 4] = b"\xdc\xa5\x68\x00"
    with pytest.raises(DamagedFile, match=r"cv\.doc.*older than Word 97"):
        parse(bytes(data), "cv.doc")


def test_document_without_text_is_empty() -> None:
    data = bytearray(EVERYTHING)
    place = data.index(WORD)
    data[place + 76 : place + 80] = bytes(4)  # the length of the main text
    try:
        document = parse(bytes(data), "cv.doc")
    except EmptyFile as error:
        assert "cv.doc" in str(error)  # noqa: PT017 - header and footer may be left
    else:
        assert "Experience" not in document.text
