"""How much of a file is read at most, and what a worker process may use; both are settings."""

import os
import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from screener.errors import SettingsError


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
    image_pixels: int = 20_000_000
    """Pixels of an image, and of a scanned page when it is drawn for OCR."""
    archive_entries: int = 2_000
    """Files inside a package such as DOCX."""
    archive_bytes: int = 100_000_000
    """Bytes of all files inside a package when unpacked, counted while unpacking."""
    archive_ratio: int = 200
    """Unpacked bytes for each packed byte of a file inside a package above one megabyte."""
    xml_bytes: int = 10_000_000
    """Bytes of all XML inside a package when unpacked. As a tree it takes up to 40 times the memory."""


@dataclass(frozen=True, slots=True)
class WorkerLimits:
    """Limits of a worker process, and of each file that it reads.

    >>> WorkerLimits(seconds=5).file.pages
    30
    """

    file: Limits = field(default_factory=Limits)
    seconds: int = 60
    """Time for one file by the clock; a worker that needs longer is ended."""
    processor_seconds: int = 30
    """The same of the processor, which does not depend on what else the machine does."""
    memory: int = 1024**3
    """Bytes of address space. A worker that is ready holds about 0.3 GB."""
    files: int = 10_000
    """A worker is replaced after so many files; starting one takes as long as reading 200."""
    niceness: int = 0
    """How far a worker lets other processes go first where they want the processor too: 0 to 19."""


_Allowed = tuple[int, int]
_OF_FILE: dict[str, tuple[str, _Allowed]] = {
    "SCREENER_MAX_BYTES": ("bytes", (1_000, 1_000_000_000)),
    "SCREENER_MAX_PAGES": ("pages", (1, 10_000)),
    "SCREENER_MAX_CHARACTERS": ("characters", (1_000, 10_000_000)),
    "SCREENER_MAX_IMAGE_PIXELS": ("image_pixels", (100_000, 1_000_000_000)),
    "SCREENER_MAX_ARCHIVE_ENTRIES": ("archive_entries", (1, 1_000_000)),
    "SCREENER_MAX_ARCHIVE_BYTES": ("archive_bytes", (1_000, 10_000_000_000)),
    "SCREENER_MAX_ARCHIVE_RATIO": ("archive_ratio", (1, 1_000_000)),
    "SCREENER_MAX_XML_BYTES": ("xml_bytes", (1_000, 1_000_000_000)),
}
_OF_WORKER: dict[str, tuple[str, _Allowed]] = {
    "SCREENER_SECONDS_A_FILE": ("seconds", (1, 86_400)),
    "SCREENER_PROCESSOR_SECONDS_A_FILE": ("processor_seconds", (1, 86_400)),
    "SCREENER_MEMORY_A_WORKER": ("memory", (512 * 1024**2, 1024**4)),
    "SCREENER_FILES_A_WORKER": ("files", (1, 1_000_000_000)),
}
NAMES = (*_OF_FILE, *_OF_WORKER)
"""Every environment variable that sets a limit."""

_WHOLE = re.compile(r"[0-9]+(?:_[0-9]+)*")


def read_limits(environment: Mapping[str, str] | None = None) -> WorkerLimits:
    """The limits, with what the environment variables of `NAMES` say instead of the defaults.

    Raises SettingsError that names every variable with a value that is not allowed.

    >>> read_limits({"SCREENER_MAX_PAGES": "5"}).file.pages
    5
    """
    given = os.environ if environment is None else environment
    mistakes: list[str] = []
    of_file = _values(_OF_FILE, given, mistakes)
    of_worker = _values(_OF_WORKER, given, mistakes)
    if mistakes:
        raise SettingsError("; ".join(mistakes))
    return WorkerLimits(Limits(**of_file), **of_worker)


def _values(
    table: Mapping[str, tuple[str, _Allowed]], given: Mapping[str, str], mistakes: list[str]
) -> dict[str, int]:
    values = {}
    for name, (attribute, (least, most)) in table.items():
        text = given.get(name, "").strip()
        if not text:
            continue
        if _WHOLE.fullmatch(text) and len(text) < 20 and least <= int(text) <= most:
            values[attribute] = int(text)
        else:
            mistakes.append(f"{name} is {given[name]!r}; a whole number from {least} to {most} is allowed")
    return values
