"""Delimited text files with a header row, read with the line of every row."""

import csv
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from io import StringIO
from pathlib import Path
from typing import TYPE_CHECKING

from skills_taxonomy.errors import TaxonomyError

if TYPE_CHECKING:  # the type of csv.reader has no name at run time
    from _csv import Reader

LARGEST_FILE = 512 * 1024**2
"""Bytes that a source may have; the whole file is held in memory."""

_BOMS = {b"\xff\xfe": "UTF-16", b"\xfe\xff": "UTF-16"}


@dataclass(frozen=True, slots=True)
class Row:
    """The cells of a row by column, stripped, and the line (from 1) on which it begins."""

    line: int
    cells: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Table:
    """A file that was read: `source` is its name as it was given."""

    source: str
    columns: tuple[str, ...]
    rows: tuple[Row, ...]

    def has(self, columns: Collection[str]) -> bool:
        """Whether it has these columns, in any order, among others."""
        return set(columns) <= set(self.columns)


def read_table(path: Path) -> Table:
    """Read a file parted by tabs, commas or semicolons; its first line says which.

    Tabs part plain cells, as in the O*NET database; otherwise cells may be quoted and go over several
    lines, as in ESCO. Raises TaxonomyError with file, line and problem.
    """
    text = _text(path)
    if not text.strip():
        raise TaxonomyError([f"{path}:1: the file is empty"])
    header = text.split("\n", 1)[0]
    delimiter = max("\t,;", key=header.count)
    reader = csv.reader(
        StringIO(text, newline=""),
        delimiter=delimiter,
        quoting=csv.QUOTE_NONE if delimiter == "\t" else csv.QUOTE_MINIMAL,
        strict=True,
    )
    lines = _lines(reader, str(path))
    columns = tuple(cell.strip() for cell in next(lines)[1])
    twice = {name for name in columns if columns.count(name) > 1}
    if twice:
        raise TaxonomyError([f"{path}:1: the column {min(twice)!r} stands twice"])
    rows = tuple(_rows(lines, columns, str(path)))
    if not rows:
        raise TaxonomyError([f"{path}:1: there are no rows below the header"])
    return Table(str(path), columns, rows)


def _text(path: Path) -> str:
    try:
        size = path.stat().st_size
        if size > LARGEST_FILE:
            raise TaxonomyError([f"{path}: the file has {size} bytes (limit {LARGEST_FILE} bytes)"])
        data = path.read_bytes()
    except OSError as error:
        raise TaxonomyError([f"{path}: cannot be read: {error.strerror}"]) from error
    if coding := _BOMS.get(data[:2]):
        raise TaxonomyError([f"{path}:1: the file is in {coding}; save it as UTF-8"])
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        problem = f"byte 0x{data[error.start]:02x} is not UTF-8; save the file as UTF-8"
        raise TaxonomyError([f"{path}:{line}: {problem}"]) from error


def _lines(reader: "Reader", name: str) -> Iterator[tuple[int, list[str]]]:
    """The rows that hold anything, each with the line on which it begins."""
    while True:
        line = reader.line_num + 1
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            raise TaxonomyError([f"{name}:{line}: not a table: {error}"]) from error
        if any(map(str.strip, cells)):
            yield line, cells


def _rows(lines: Iterator[tuple[int, list[str]]], columns: tuple[str, ...], name: str) -> Iterator[Row]:
    for line, cells in lines:
        if len(cells) != len(columns):
            raise TaxonomyError(
                [f"{name}:{line}: {len(cells)} cells in this row, but {len(columns)} columns in the header"]
            )
        yield Row(line, dict(zip(columns, map(str.strip, cells), strict=True)))
