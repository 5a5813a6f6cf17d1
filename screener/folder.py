"""Which files of a folder are resumes to read, and which are left out and why."""

import os
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

GENERATOR = "resume-screener"
"""The mark that exported rankings carry, so that they are not taken for resumes."""
RANKING_CSV_START = "rank,candidate,file,score,band"
"""The first columns of a ranking as CSV, a format without a place for the mark."""
COMPARISON_CSV_START = "Criterion,Required,Of,"
"""The first columns of a comparison as CSV."""

_MARKS: dict[str, tuple[bytes, ...]] = {
    ".html": (f'<meta name="generator" content="{GENERATOR}">'.encode(),),
    ".json": (f'"generator": "{GENERATOR}"'.encode(),),
    ".jsonl": (b'{"source": "', b'{"$schema": "'),
    ".csv": (RANKING_CSV_START.encode(), COMPARISON_CSV_START.encode()),
}
_MARK_WITHIN = 1000
"""Bytes at the start of a file that are searched for its mark."""
_SYSTEM_FILES = frozenset({"thumbs.db", "desktop.ini"})


@dataclass(frozen=True, slots=True)
class ResumeFile:
    """A file to parse: the name to show for it, and its bytes or where they are.

    >>> ResumeFile("a.txt", b"Jane Doe").source
    'a.txt'
    """

    source: str
    content: Path | bytes


@dataclass(frozen=True, slots=True)
class Skipped:
    """Something in a folder that is not read, and why.

    >>> Skipped(".git", "hidden").reason
    'hidden'
    """

    source: str
    reason: str


@dataclass(frozen=True, slots=True)
class Folder:
    """What a folder holds, both parts in the order of their paths.

    >>> Folder((), (Skipped("ranking.csv", "an exported ranking"),)).files
    ()
    """

    files: tuple[ResumeFile, ...]
    skipped: tuple[Skipped, ...]


def resume_file(path: Path, source: str | None = None) -> ResumeFile:
    """A file on disk, shown as `source` or else as its path. Any name can be printed afterwards."""
    return ResumeFile(_printable(source or str(path)), path)


def read_folder(path: Path) -> Folder:
    """List a folder and the folders in it, without following links to folders.

    Names are relative to `path`, with forward slashes. Hidden files, lock files of office programs and
    rankings exported by this library are skipped; a file of any other kind is listed and fails later
    with a reason. Raises OSError when `path` itself cannot be listed.
    """
    files: list[ResumeFile] = []
    skipped: list[Skipped] = []
    for entry, reason in sorted(_walk(path), key=lambda found: found[0].parts):
        source = _printable(entry.relative_to(path).as_posix())
        if reason is None:
            files.append(ResumeFile(source, entry))
        else:
            skipped.append(Skipped(source, reason))
    return Folder(tuple(files), tuple(skipped))


def _walk(folder: Path) -> Iterator[tuple[Path, str | None]]:
    """Files with None, and what is left out with the reason."""
    with os.scandir(folder) as entries:
        found = list(entries)
    for entry in found:
        path = folder / entry.name
        reason = _reason_to_skip(entry, path)
        if reason is None and entry.is_dir():
            try:
                yield from _walk(path)
            except OSError as error:
                yield path, f"cannot be listed: {error.strerror}"
        else:
            yield path, reason


def _reason_to_skip(entry: os.DirEntry[str], path: Path) -> str | None:
    if entry.name.startswith((".", "~$")) or entry.name.lower() in _SYSTEM_FILES:
        return "hidden"
    if entry.is_symlink() and entry.is_dir():
        return "a link to a folder"
    if entry.is_file() and _is_own_output(path):
        return "an exported ranking"
    return None


def _is_own_output(path: Path) -> bool:
    suffix = path.suffix.lower()
    try:
        if suffix == ".xlsx":
            with zipfile.ZipFile(path) as workbook:
                return f"<dc:creator>{GENERATOR}<".encode() in workbook.read("docProps/core.xml")
        if suffix in _MARKS:
            with path.open("rb") as stream:
                start = stream.read(_MARK_WITHIN)
            return any(mark in start for mark in _MARKS[suffix])
    except (OSError, KeyError, zipfile.BadZipFile):
        return False  # it will fail with its reason when it is read
    return False


def _printable(name: str) -> str:
    """A name without the bytes that are not UTF-8 in it, and without control characters."""
    text = os.fsencode(name).decode("utf-8", "replace")
    return "".join("\N{REPLACEMENT CHARACTER}" if not char.isprintable() else char for char in text)
