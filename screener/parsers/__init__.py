"""From bytes to a Document, by what the bytes are and never by what the file is called."""

from screener.document import Document
from screener.errors import EmptyFile, TooLarge
from screener.limits import Limits
from screener.parsers.doc import read_doc
from screener.parsers.docx import read_docx
from screener.parsers.html import read_html
from screener.parsers.image import read_image
from screener.parsers.markdown import read_markdown
from screener.parsers.odt import read_odt
from screener.parsers.pdf import read_pdf
from screener.parsers.rtf import read_rtf
from screener.parsers.sniff import sniff
from screener.parsers.text import read_text

__all__ = ["Limits", "parse"]

_READERS = {
    "pdf": read_pdf,
    "docx": read_docx,
    "doc": read_doc,
    "odt": read_odt,
    "rtf": read_rtf,
    "html": read_html,
    "markdown": read_markdown,
    "text": read_text,
    "image": read_image,
}
_LIMITS = Limits()


def parse(data: bytes, source: str, limits: Limits = _LIMITS) -> Document:
    """Read a resume; `source` is its name for messages.

    Raises a `ReadError`: EmptyFile, TooLarge, UnsupportedFormat, EncryptedFile or DamagedFile. A PDF
    without any text (a scan) is no error: it is read by OCR, or comes back empty, with the findings
    `no_text_layer` and, where OCR is not installed, `needs_ocr`.

    >>> parse(b"Jane Doe\\nSkills: Excel", "cv.txt").text
    'Jane Doe\\nSkills: Excel'
    """
    if not data:
        raise EmptyFile(f"{source}: the file is empty (0 bytes)")
    if len(data) > limits.bytes:
        raise TooLarge(f"{source}: the file has {len(data)} bytes (limit {limits.bytes} bytes)")
    return _READERS[sniff(data, source)](data, source, limits)
