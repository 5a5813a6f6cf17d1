"""Which format a file has, told from its content alone; a name can say anything."""

import io
import re
import zipfile
from typing import Literal

from screener.errors import DamagedFile, EncryptedFile, UnsupportedFormat
from screener.parsers.markdown import is_markdown

Format = Literal["pdf", "docx", "doc", "odt", "rtf", "html", "markdown", "text", "image"]

_PDF_WITHIN = 1024
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_OLE_HEADER = 512
_ZIP = b"PK\x03\x04"
_EMPTY_ZIP = b"PK\x05\x06"

_IMAGES = (b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff", b"II*\x00", b"MM\x00*")
"""PNG, JPEG and the two byte orders of TIFF."""

_SIGNATURES: tuple[tuple[bytes, str], ...] = (
    (b"GIF8", "a GIF image"),
    (b"BM", "a bitmap image"),
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
    ("META-INF/container.xml", "an EPUB book"),
    ("Index/Document.iwa", "an Apple Pages document"),
)

_BLANK = b"\xef\xbb\xbf \t\r\n"
_WITHIN = 8192
"""Bytes at the start of a text that are searched for what it is."""
_HTML = re.compile(
    r"(?:<\?xml[^>]*>\s*)?(?><!--.*?-->\s*)*+"
    r"<(?:!doctype\s+html|(?:html|head|meta|title|style|body|div|table|center|h[1-6]|p|font|span)[\s>/])",
    re.DOTALL,
)
_HEADER = re.compile(r"[a-z][a-z-]*: ")
_MHTML = re.compile(r"^content-type:\s*(?:multipart/(?:related|alternative)|text/html)", re.MULTILINE)
_CONTROL = bytes(set(range(1, 32)) - {9, 10, 12, 13, 27})
_READABLE = "PDF, DOCX, DOC, ODT, RTF, HTML, Markdown, plain text and pictures can be read"


def sniff(data: bytes, source: str) -> Format:
    """The format of the bytes; raises UnsupportedFormat, EncryptedFile or DamagedFile naming `source`."""
    if b"%PDF-" in data[:_PDF_WITHIN]:
        return "pdf"
    if data.startswith((_ZIP, _EMPTY_ZIP)):
        return _sniff_zip(data, source)
    if data.startswith(_IMAGES) or (data[:4] == b"RIFF" and data[8:12] == b"WEBP"):
        return "image"
    if data.startswith(_OLE):
        return _sniff_ole(data, source)
    if data[:64].lstrip(_BLANK).startswith(b"{\\rtf"):
        return "rtf"
    for signature, name in _SIGNATURES:
        # Two letters can begin a text too.
        if data.startswith(signature) and (len(signature) > 2 or not _looks_like_text(data)):
            raise _unsupported(source, name)
    if data[4:8] == b"ftyp":
        raise _unsupported(source, "an HEIC image or a video")
    if _looks_like_text(data):
        return _sniff_text(data, source)
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
        what = "OpenDocument package" if b"opendocument" in data[:200] else "ZIP archive"
        raise DamagedFile(f"{source}: the {what} is damaged or cut short ({error})") from error
    if "word/document.xml" in names:
        return "docx"
    if "content.xml" in names:
        return "odt"
    for name, what in _ZIP_CONTENTS:
        if name in names:
            raise _unsupported(source, what)
    if any(name.startswith("word/") for name in names):
        raise DamagedFile(f"{source}: the DOCX package has no main document (word/document.xml)")
    raise _unsupported(source, "a ZIP archive")


def _sniff_ole(data: bytes, source: str) -> Format:
    # Names in the directory of an OLE file are UTF-16.
    if "EncryptedPackage".encode("utf-16-le") in data:
        raise EncryptedFile(f"{source}: the Office document needs a password")
    if "WordDocument".encode("utf-16-le") in data:
        return "doc"
    if "Workbook".encode("utf-16-le") in data:
        raise _unsupported(source, "an Excel workbook of the old binary format (.xls)")
    if "PowerPoint Document".encode("utf-16-le") in data:
        raise _unsupported(source, "a PowerPoint presentation of the old binary format (.ppt)")
    # The header says in which sector the directory stands; it follows the header's own.
    directory = (int.from_bytes(data[48:52], "little") + 1) << int.from_bytes(data[30:32], "little") % 16
    if len(data) < _OLE_HEADER or directory >= len(data):
        raise DamagedFile(f"{source}: the Office document of the old binary format is cut short")
    raise _unsupported(source, "an Office document of the old binary format")


def _sniff_text(data: bytes, source: str) -> Format:
    """HTML and XML by how they begin, Markdown by its syntax."""
    start = _start_of_text(data)
    if _HTML.match(start) or (start.startswith("<?xml") and "<html" in start):
        return "html"
    if _HEADER.match(start) and _MHTML.search(start):
        return "html"
    if start.startswith(("<?xml", "<office:document", "<pkg:package")):
        if "<office:document" in start and "opendocument.text" in data[:_WITHIN].decode("latin-1"):
            return "odt"
        if "word.document" in start or "<pkg:package" in start or "<w:worddocument" in start:
            raise _unsupported(source, "a Word document saved as one XML file")
        raise _unsupported(source, "an XML file")
    return "markdown" if is_markdown(data) else "text"


def _start_of_text(data: bytes) -> str:
    """The first letters in lower case, without a byte-order mark and white space."""
    sample = data[:_WITHIN]
    if sample.startswith((b"\xff\xfe", b"\xfe\xff")):
        start = sample.decode("utf-16", "replace")
    elif b"\0" in sample[:2]:
        start = sample.decode("utf-16-be" if sample[:1] == b"\0" else "utf-16-le", "replace")
    else:
        start = sample.removeprefix(b"\xef\xbb\xbf").decode("latin-1")
    return start.lstrip().lower()


def _looks_like_text(data: bytes) -> bool:
    """Whether the bytes have no control characters, apart from UTF-16 with a byte-order mark."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return True
    sample = data[:65536].rstrip(b"\0")
    if b"\0" in data and (_is_bare_utf16(data) or not sample or sample.count(0) > len(sample) // 50):
        return _is_bare_utf16(data)
    # Few zeros, or zeros that only fill the end, are leftovers in a text.
    return len(sample) - len(sample.translate(None, _CONTROL)) <= len(sample) // 1000


def _is_bare_utf16(data: bytes) -> bool:
    """UTF-16 without a mark: every second byte of Latin text is zero."""
    sample = data[:4096]
    if len(sample) < 8 or len(data) % 2:
        return False
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    half = len(sample) // 2
    return (odd > 0.7 * half and even == 0) or (even > 0.7 * half and odd == 0)
