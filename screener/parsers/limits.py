"""How much of a file is read at most."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Limits:
    """Limits of one file. Above `bytes` and the archive limits a file is refused; the rest is cut short.

    >>> Limits().pages
    30
    """

    bytes: int = 10_000_000
    """Size of the file."""
    pages: int = 30
    characters: int = 200_000
    """Characters of the text of a document, line breaks included."""
    archive_entries: int = 2_000
    """Files inside a DOCX package."""
    archive_bytes: int = 100_000_000
    """Bytes of all files inside a DOCX package when unpacked, counted while unpacking."""
    archive_ratio: int = 200
    """Unpacked bytes for each packed byte of a file inside a DOCX package above one megabyte."""
