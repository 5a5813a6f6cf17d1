"""Which format a file has, told from its content alone; a name can say anything."""

import io
import zipfile
from typing import Literal

from screener.errors import DamagedFile, EncryptedFile, UnsupportedFormat

Format = Literal["pdf", "docx", "text"]

_PDF_WITHIN = 1024
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ZIP = b"PK\x03\x04"
_EMPTY_ZIP = b"PK\x05\x06"

_SIGNATURES: tuple[tuple[bytes, str], ...] = (
    (b"\x89PNG\r\n\x1a\n", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF8", "a GIF image"),
    (b"II*\x00", "a TIFF image"),
    (b"MM\x00*", "a TIFF image"),
    (b"BM", "a bitmap image"),
    (b"{\\rtf", "an RTF document"),
    (b"%!PS", "a PostScript file"),
    (b"Rar!\x1a\x07", "a RAR archive"),
    (b"7z\xbc\xaf\x27\x1c", "a 7-Zip archive"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"MZ", "a Windows program"),
    (b"\x7fELF", "a program"),
    (b"SQLite format 3\x00", "a database"),
)

_ZIP_CONTENTS: tuple[tuple[str, str], ...] = (
    ("xl/workbook.xml", "an Excel workbook"),
    ("xl/workbook.bin", "an Excel workbook"),
    ("ppt/presentation.xml", "a PowerPoint presentation"),
    ("content.xml", "an OpenDocument file"),
    ("META-INF/container.xml", "an EPUB book"),
    ("Index/Document.iwa", "an Apple Pages document"),
)

_CONTROL = bytes(set(range(32)) - {9, 10, 12, 13, 27})
_READABLE = "PDF, DOCX and plain text can be read"


def sniff(data: bytes, source: str) -> Format:
    """The format of the bytes; raises UnsupportedFormat, EncryptedFile or DamagedFile naming `source`."""
    if b"%PDF-" in data[:_PDF_WITHIN]:
        return "pdf"
    if data.startswith((_ZIP, _EMPTY_ZIP)):
        return _sniff_zip(data, source)
    if data.startswith(_OLE):
        return _refuse_ole(data, source)
    for signature, name in _SIGNATURES:
        # Two letters can begin a text too.
        if data.startswith(signature) and (len(signature) > 2 or not _looks_like_text(data)):
            raise _unsupported(source, name)
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        raise _unsupported(source, "a WebP image")
    if data[4:8] == b"ftyp":
        raise _unsupported(source, "an HEIC image or a video")
    start = data[:1024].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if start.startswith((b"<!doctype html", b"<html")) or (start.startswith(b"<?xml") and b"<html" in start):
        raise _unsupported(source, "an HTML page")
    if start.startswith(b"<?xml"):
        raise _unsupported(source, "an XML file")
    if _looks_like_text(data):
        return "text"
    raise _unsupported(source, "binary data of an unknown kind")


def _unsupported(source: str, what: str) -> UnsupportedFormat:
    return UnsupportedFormat(f"{source}: this seems to be {what}; {_READABLE}")


def _sniff_zip(data: bytes, source: str) -> Format:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = set(archive.namelist())
    except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError) as error:
        if b"word/" in data:
            raise DamagedFile(f"{source}: the DOCX package is damaged or cut short ({error})") from error
        raise DamagedFile(f"{source}: the ZIP archive is damaged or cut short ({error})") from error
    if "word/document.xml" in names:
        return "docx"
    for name, what in _ZIP_CONTENTS:
        if name in names:
            raise _unsupported(source, what)
    if any(name.startswith("word/") for name in names):
        raise DamagedFile(f"{source}: the DOCX package has no main document (word/document.xml)")
    raise _unsupported(source, "a ZIP archive")


def _refuse_ole(data: bytes, source: str) -> Format:
    # Names in the directory of an OLE file are UTF-16.
    if "EncryptedPackage".encode("utf-16-le") in data:
        raise EncryptedFile(f"{source}: the Office document needs a password")
    if "WordDocument".encode("utf-16-le") in data:
        raise _unsupported(source, "a Word document of the old binary format (.doc)")
    if "Workbook".encode("utf-16-le") in data:
        raise _unsupported(source, "an Excel workbook of the old binary format (.xls)")
    raise _unsupported(source, "an Office document of the old binary format")


def _looks_like_text(data: bytes) -> bool:
    """Whether the bytes have no control characters, apart from UTF-16 with a byte-order mark."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return True
    if b"\0" in data:
        return _is_bare_utf16(data)
    sample = data[:65536]
    return len(sample) - len(sample.translate(None, _CONTROL)) <= len(sample) // 1000


def _is_bare_utf16(data: bytes) -> bool:
    """UTF-16 without a mark: every second byte of Latin text is zero."""
    sample = data[:4096]
    if len(sample) < 8 or len(data) % 2:
        return False
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    half = len(sample) // 2
    return (odd > 0.7 * half and even == 0) or (even > 0.7 * half and odd == 0)
