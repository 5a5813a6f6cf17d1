"""From bytes to a Document, by what the bytes are and never by what the file is called."""

from screener.document import Document
from screener.errors import EmptyFile, TooLarge
from screener.parsers.docx import read_docx
from screener.parsers.limits import Limits
from screener.parsers.pdf import read_pdf
from screener.parsers.sniff import sniff
from screener.parsers.text import read_text

__all__ = ["Limits", "parse"]

_READERS = {"pdf": read_pdf, "docx": read_docx, "text": read_text}
_LIMITS = Limits()


def parse(data: bytes, source: str, limits: Limits = _LIMITS) -> Document:
    """Read a resume; `source` is its name for messages.

    Raises a `ReadError`: EmptyFile, TooLarge, UnsupportedFormat, EncryptedFile or DamagedFile. A PDF
    without any text (a scan) is no error: it comes back empty, with the finding `no_text_layer`.

    >>> parse(b"Jane Doe\\nSkills: Excel", "cv.txt").text
    'Jane Doe\\nSkills: Excel'
    """
    if not data:
        raise EmptyFile(f"{source}: the file is empty (0 bytes)")
    if len(data) > limits.bytes:
        raise TooLarge(f"{source}: the file has {len(data)} bytes (limit {limits.bytes} bytes)")
    return _READERS[sniff(data, source)](data, source, limits)
