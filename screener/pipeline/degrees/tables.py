"""Tables of examinations: a row of column names, and below it one degree a row.

The cells of a row stand on one line with tabs between them. The columns may come in any order; the row of
names says which holds the degree, the institution, the board, the year and the field.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from screener.document import Document
from screener.pipeline.degrees import patterns
from screener.pipeline.degrees.entries import distinct
from screener.pipeline.degrees.entry import Entry
from screener.pipeline.degrees.mentions import (
    DegreeMention,
    InstitutionMention,
    LineMentions,
    YearMention,
    find_degrees,
)
from skills_taxonomy.qualifications import Qualifications, words

_LONGEST_NAME = 6
_LONGEST_CELL = 14
_FEWEST_COLUMNS = 2


class Column(StrEnum):
    DEGREE = "degree"
    INSTITUTION = "institution"
    BOARD = "board"
    YEAR = "year"
    FIELD = "field"
    SCORE = "score"
    NUMBER = "number"


# The first that is found in the name of a column tells what it holds.
_NAMES: tuple[tuple[Column, re.Pattern[str]], ...] = tuple(
    (column, re.compile(rf"\b(?:{pattern})", re.IGNORECASE))
    for column, pattern in (
        (Column.FIELD, r"speciali[sz]ations?|streams?\b|branch|discipline|majors?\b|subjects?\b|fields?\b"),
        (Column.YEAR, r"years?\b|passing|period|duration|sessions?\b|dates?\b|month|y\.?o\.?p\b|from\b"),
        (
            Column.SCORE,
            r"percent|marks|c?gpa|grades?\b|div(?:ision)?\b|score|aggregate|results?\b|performance|class\s",
        ),
        (Column.BOARD, r"board|university|affiliat"),
        (Column.INSTITUTION, r"institut|colleges?\b|schools?\b|campus|cent(?:re|er)\b"),
        (
            Column.DEGREE,
            r"degrees?\b|courses?\b|exam|qualifications?\b|class$|standard\b|std\b|program|certificates?\b"
            r"|diplomas?\b|levels?\b|education",
        ),
        (Column.NUMBER, r"(?:s|sl|sr)\.? ?no|serial|no\.?$"),
    )
)
_SCORE_SIGN = re.compile(r"^\W*%\W*$|^%|#$")
_NO_SCHOOL = re.compile(
    r"^\W*(?:correspondence|distance(?: (?:learning|education|mode))?|private(?:ly)?|self|regular|open"
    r"|na|n/a|nil)?\W*$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Table:
    """Where a table stands: the line of its column names, and what each column holds."""

    header: int
    columns: tuple[Column, ...]


def find_header(document: Document, index: int) -> Table | None:
    """The table whose column names stand on line `index`, if they do."""
    line = document.lines[index]
    text = document.text[line.start : line.end]
    if "\t" not in text:
        return None
    columns = [_column(cell) for cell in text.split("\t")]
    known = [column for column in columns if column is not None]
    if len(known) != len(columns) or len(known) < _FEWEST_COLUMNS or Column.DEGREE not in known:
        return None
    if not {Column.INSTITUTION, Column.BOARD, Column.YEAR} & set(known):
        return None
    return Table(index, tuple(known))


def _column(name: str) -> Column | None:
    plain = name.strip(" .:*-")
    if len(plain.split()) > _LONGEST_NAME or any(char.isdigit() for char in plain):
        return None
    if _SCORE_SIGN.search(plain):
        return Column.SCORE
    return next((column for column, pattern in _NAMES if pattern.search(plain)), None)


def read_row(
    document: Document, line: LineMentions, table: Table, vocabulary: Qualifications
) -> Entry | None:
    """The entry of one row; None where the line is none, or holds no degree."""
    cells = _cells(document.text, line.start, line.end)
    if len(cells) != len(table.columns):
        return None
    places: dict[Column, tuple[int, int]] = {}
    for column, cell in zip(table.columns, cells, strict=True):
        places.setdefault(column, cell)
    at = places[Column.DEGREE]
    degree = _degree(document.text, at, vocabulary)
    institution = _institution(document.text, places)
    if degree is None and (institution is None or not line.years):
        return None
    field = places.get(Column.FIELD)
    if field is None or not any(map(str.isalpha, document.text[slice(*field)])):
        field = None
    return Entry(
        line.start,
        line.end,
        degree,
        institution,
        _year(line.years, places.get(Column.YEAR)),
        [line.index],
        field=field,
        cell_end=at[1],
    )


def _cells(text: str, start: int, end: int) -> list[tuple[int, int]]:
    cells: list[tuple[int, int]] = []
    left = start
    for part in text[start:end].split("\t"):
        cells.append((left, left + len(part)))
        left += len(part) + 1
    return cells


def _degree(text: str, cell: tuple[int, int], vocabulary: Qualifications) -> DegreeMention | None:
    """The degree a cell names, with or without a remark in brackets behind it: "XII (Commerce)"."""
    found = distinct(text, find_degrees(text, *cell, vocabulary))
    if found:
        return found[0]
    bracket = text.find("(", *cell)
    head = list(words(text, cell[0], bracket if bracket > cell[0] else cell[1]))
    alias = vocabulary.whole(head)
    if alias is None and head and vocabulary.known_groups(text[head[0].end : head[-1].end]):
        alias = vocabulary.whole(head[:1])  # "+2 Commerce"
        head = head[:1]
    return DegreeMention(head[0].start, head[-1].end, alias) if alias else None


def _institution(text: str, places: dict[Column, tuple[int, int]]) -> InstitutionMention | None:
    for column in (Column.INSTITUTION, Column.BOARD):
        if column not in places:
            continue
        start, end = places[column]
        name = text[start:end].strip(" ,.-")
        if not name or _NO_SCHOOL.match(name) or len(name.split()) > _LONGEST_CELL:
            continue
        first = text.index(name, start)
        high = bool(patterns.HIGH_SCHOOL.search(name))
        return InstitutionMention(first, first + len(name), name, high_school=high, subunit=False)
    return None


def _year(years: Sequence[YearMention], cell: tuple[int, int] | None) -> YearMention | None:
    inside = [year for year in years if cell and cell[0] <= year.start < cell[1]]
    return inside[-1] if inside else years[-1] if years else None
