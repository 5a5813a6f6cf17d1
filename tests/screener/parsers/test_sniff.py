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
        (b"BM" + bytes(range(256)), "bitmap image"),
        (b"GIF89a" + bytes(50), "GIF image"),
        (b'<?xml version="1.0"?><resume/>', "XML file"),
        (b"%!PS-Adobe-3.0 Jane", "PostScript"),
        (zipped({"xl/workbook.xml": b"<x/>"}), "Excel workbook"),
        (zipped({"ppt/presentation.xml": b"<x/>"}), "PowerPoint presentation"),
        (zipped({"content.xml": b"<x/>"}), "OpenDocument file other than a text"),
        (
            b'<?xml version="1.0"?><?mso-application progid="Word.Document"?><w:wordDocument/>',
            "Word document saved as one XML file",
        ),
        (
            b'<?xml version="1.0"?>\n<pkg:package xmlns:pkg="x"></pkg:package>',
            "Word document saved as one XML file",
        ),
        ('<?xml version="1.0"?><resume/>'.encode("utf-16"), "XML file"),
        (zipped({"cv.txt": b"Jane"}), "ZIP archive"),
        (OLE + bytes(600) + "Workbook".encode("utf-16-le"), r"old binary format \(\.xls\)"),
        (OLE + bytes(600) + "PowerPoint Document".encode("utf-16-le"), r"old binary format \(\.ppt\)"),
        (OLE + bytes(2000), "old binary format"),
        (bytes(range(256)) * 4, "binary data"),
        (b"\x00\x01\x02", "binary data"),
    ],
)
def test_other_formats_are_refused_by_their_own_name(data: bytes, what: str) -> None:
    with pytest.raises(UnsupportedFormat, match=rf"^cv\.pdf: .*{what}"):
        parse(data, "cv.pdf")


@pytest.mark.parametrize(
    ("data", "format"),
    [
        (b"{\\rtf1\\ansi Jane}", "rtf"),
        (b"\xef\xbb\xbf\r\n{\\rtf Jane}", "rtf"),
        (b"<!DOCTYPE html><html><p>Jane</p></html>", "html"),
        (b"\n <!-- saved --><TABLE><tr><td>Jane</table>", "html"),
        (b'<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml"></html>', "html"),
        (b"<html><p>Jane</p>".decode().encode("utf-16"), "html"),
        (b"MIME-Version: 1.0\nContent-Type: multipart/related; boundary=x\n\n--x", "html"),
        (zipped({"mimetype": b"application/vnd.oasis.opendocument.text", "content.xml": b"<x/>"}), "odt"),
        (b'<?xml version="1.0"?><office:document office:mimetype="x.opendocument.text"/>', "odt"),
        (OLE + bytes(100) + "WordDocument".encode("utf-16-le"), "doc"),
        (b"# Jane\n\n## Skills\n\n* **Excel**\n* **SAP**\n", "markdown"),
        (b"Jane Doe\nSkills: <html>, <div> and CSS\n", "text"),
        (b"Subject: Application\nContent-Type: text/plain\n\nJane", "text"),
        (b"<jane@example.com> Jane Doe", "text"),
        (b"{Jane} \\rtf", "text"),
    ],
)
def test_formats_that_are_texts_or_archives(data: bytes, format: str) -> None:
    assert sniff(data, "cv.pdf") == format


def test_the_refusal_names_what_can_be_read() -> None:
    with pytest.raises(UnsupportedFormat) as error:
        parse(b"GIF89a" + bytes(50), "cv.gif")
    for name in ("PDF", "DOCX", "DOC,", "ODT", "RTF", "HTML", "Markdown", "plain text"):
        assert name in str(error.value)


def test_old_office_file_cut_short_is_damaged() -> None:
    with pytest.raises(DamagedFile, match=r"cv\.doc.*cut short"):
        parse(OLE + bytes(100), "cv.doc")


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
