"""The format is told from the bytes; every refusal names the file and what it seems to be."""

import pytest
from builders import docx_of, plain, zipped

from screener.errors import DamagedFile, EncryptedFile, ReadError, UnsupportedFormat
from screener.parsers import parse
from screener.parsers.sniff import sniff

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def word_document() -> bytes:
    return docx_of(lambda package: package.add_paragraph("Jane Doe"))


def test_format_is_told_from_content_whatever_the_name_says() -> None:
    assert parse(plain("Jane Doe"), "cv.docx").format == "pdf"
    assert parse(word_document(), "cv.pdf").format == "docx"
    assert parse(b"Jane Doe", "cv.pdf").format == "text"


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (b"\x89PNG\r\n\x1a\n" + bytes(50), "PNG image"),
        (b"\xff\xd8\xff\xe0" + bytes(50), "JPEG image"),
        (b"BM" + bytes(range(256)), "bitmap image"),
        (b"GIF89a" + bytes(50), "GIF image"),
        (b"RIFF\x00\x00\x00\x00WEBP" + bytes(9), "WebP image"),
        (b"{\\rtf1\\ansi Jane}", "RTF document"),
        (b"<!DOCTYPE html><html><p>Jane</p></html>", "HTML page"),
        (b'<?xml version="1.0"?><resume/>', "XML file"),
        (b"%!PS-Adobe-3.0 Jane", "PostScript"),
        (zipped({"xl/workbook.xml": b"<x/>"}), "Excel workbook"),
        (zipped({"ppt/presentation.xml": b"<x/>"}), "PowerPoint presentation"),
        (zipped({"content.xml": b"<x/>"}), "OpenDocument"),
        (zipped({"cv.txt": b"Jane"}), "ZIP archive"),
        (OLE + bytes(100) + "WordDocument".encode("utf-16-le"), r"old binary format \(\.doc\)"),
        (OLE + bytes(100) + "Workbook".encode("utf-16-le"), r"old binary format \(\.xls\)"),
        (OLE + bytes(100), "old binary format"),
        (bytes(range(256)) * 4, "binary data"),
        (b"\x00\x01\x02", "binary data"),
    ],
)
def test_other_formats_are_refused_by_their_own_name(data: bytes, what: str) -> None:
    with pytest.raises(UnsupportedFormat, match=rf"^cv\.pdf: .*{what}"):
        parse(data, "cv.pdf")


@pytest.mark.parametrize("text", [b"BM Group, Leeds", b"MZ Trading, York", b"II* Jane"])
def test_text_may_begin_like_a_binary_file(text: bytes) -> None:
    assert sniff(text, "cv.txt") == "text"


def test_encrypted_office_document_says_so() -> None:
    data = OLE + bytes(100) + "EncryptedPackage".encode("utf-16-le")
    with pytest.raises(EncryptedFile, match=r"cv\.docx.*password"):
        parse(data, "cv.docx")


@pytest.mark.parametrize("kept", [0.3, 0.6, 0.95])
def test_docx_cut_short_is_damaged(kept: float) -> None:
    data = word_document()
    with pytest.raises(DamagedFile, match=r"cv\.docx.*damaged or cut short"):
        parse(data[: int(len(data) * kept)], "cv.docx")


def test_docx_without_its_main_document_is_damaged() -> None:
    with pytest.raises(DamagedFile, match=r"word/document\.xml"):
        parse(zipped({"word/styles.xml": b"<x/>"}), "cv.docx")


@pytest.mark.parametrize(
    "data", [b"\x00", b"PK", b"PK\x03\x04", b"%PDF-", OLE, b"\xff\xfe", b"\xff\xfe\x00\xd8"]
)
def test_fragments_raise_read_errors_only(data: bytes) -> None:
    try:
        parse(data, "cv.pdf")
    except ReadError as error:
        assert str(error).startswith("cv.pdf")  # noqa: PT017 - some fragments are texts
