"""Tables with drawn borders whose cells run over several lines: each cell read by itself.

Where borders part the cells, the space between lines says nothing about rows, and a cell of three lines
beside one of two would be read as three rows.
"""

import math
import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Sequence
from itertools import chain, pairwise
from operator import attrgetter

from screener.parsers.banded import with_borders
from screener.parsers.grid import LINES, Rule, Ruling, places, rules_of
from screener.parsers.hidden import PageView
from screener.parsers.layout import lines_of
from screener.parsers.lines import RawLine
from screener.parsers.table_rows import across, is_sentence, joined
from screener.parsers.word import Word

_TABBED = 2
"""Lines with a tab that a page must have: without any, there is no row of cells."""
_CELL_LENGTH = 120
"""Characters of the longest cell that is joined into a row; a longer one is read as a text."""
_CELL_LINES = 6
_SPACE = 0.3
"""Width of a space, in font sizes."""
_GOES_ON = re.compile(
    r"(?:[-–—,&/(:]|\b(?:and|or|of|in|at|for|the|to|with|from|till|until))\s*$", re.IGNORECASE
)
"""The end of a line after which the next goes on, however much room was left."""
_BEGINS = re.compile(r"[^\Wa-z_]|[\"“‘']")
"""How a line begins that may be a paragraph of its own: with a capital, a figure or a quotation mark."""


def wrapped_rules(words: list[Word], lines: list[RawLine], view: PageView) -> list[Rule]:
    """The drawn lines of a page, if they part a row of cells of which one has several lines; else none.

    Where lines are drawn only between rows, the borders of the columns are added.
    """
    if not _may_have_table(lines):
        return []
    rules = rules_of(view)
    if _wraps(words, rules):
        return rules
    rules = with_borders(rules, words)
    return rules if _wraps(words, rules) else []


def _wraps(words: list[Word], rules: Sequence[Rule]) -> bool:
    across, upright = places(rules, upright=False), places(rules, upright=True)
    if len(across) < LINES or len(upright) < LINES:
        return False
    baselines: dict[tuple[int, int], set[int]] = defaultdict(set)
    for word in words:
        row = bisect_left(across, word.baseline - 0.3 * word.size)
        column = bisect_left(upright, (word.x0 + word.x1) / 2)
        if 0 < row < len(across) and 0 < column < len(upright):
            baselines[row, column].add(round(word.baseline / 3))
    columns: dict[int, list[int]] = defaultdict(list)
    for (row, _), found in baselines.items():
        columns[row].append(len(found))
    return any(len(counts) > 1 and max(counts) > 1 for counts in columns.values())


def _may_have_table(lines: list[RawLine]) -> bool:
    tabbed = sum("\t" in line.text for line in lines)
    return tabbed >= _TABBED or any(line.column for line in lines)


def lines_with_tables(words: list[Word], tables: Sequence[Ruling], number: int) -> list[RawLine] | None:
    """The lines of a page, tables cell by cell; None if something stands beside one of its tables."""
    lines: list[RawLine] = []
    rest = words
    column = 0
    found = False
    for table in sorted(tables, key=_top):
        cells, outside = _sorted_in(rest, table)
        # A frame around the page or a heading in a box is no table.
        if sum(sum(map(bool, row)) > 1 for row in cells) < 2:
            continue
        top, bottom = _top(table), max(cell.bottom for row in table for cell in row)
        if any(top < _middle(word) < bottom for word in outside):
            return None
        found = True
        column = _add(lines, lines_of([word for word in outside if _middle(word) <= top], number), column)
        rest = [word for word in outside if _middle(word) > top]
        for row, edges in zip(cells, _edges(table, cells), strict=True):
            _add(lines, _row_lines(row, edges, number), column, in_table=True)
    if not found:
        return None
    _add(lines, lines_of(rest, number), column)
    return lines


def _sorted_in(words: list[Word], table: Ruling) -> tuple[list[list[list[Word]]], list[Word]]:
    """The words of each cell of each row, and those outside the table."""
    cells: list[list[list[Word]]] = [[[] for _ in row] for row in table]
    places = [
        (cell, held)
        for row, row_cells in zip(table, cells, strict=True)
        for cell, held in zip(row, row_cells, strict=True)
    ]
    outside = []
    for word in words:
        x, y = (word.x0 + word.x1) / 2, _middle(word)
        for cell, held in places:
            if cell.top <= y < cell.bottom and cell.x0 <= x < cell.x1:
                held.append(word)
                break
        else:
            outside.append(word)
    return cells, outside


def _top(table: Ruling) -> float:
    return min(cell.top for row in table for cell in row)


def _middle(word: Word) -> float:
    return word.baseline - 0.3 * word.size


def _add(lines: list[RawLine], more: list[RawLine], column: int, *, in_table: bool = False) -> int:
    """Append lines, their regions counted on from `column`; returns the last region."""
    for line in more:
        line.column += column
        line.in_table = line.in_table or in_table
    lines += more
    return max((line.column for line in more), default=column)


def _row_lines(row: list[list[Word]], edges: list[float], number: int) -> list[RawLine]:
    """A row across, with tabs between its cells; a cell that is a text of its own as its lines.

    `edges` are how far right the text of each cell can reach.
    """
    lines: list[RawLine] = []
    short: list[list[RawLine]] = []
    for cell, edge in zip(row, edges, strict=True):
        found = lines_of(cell, number) if cell else []
        if not found:
            continue
        for line in found:
            line.column = 0
        if _is_text(found):
            lines += _short_cells(short)
            short = []
            lines += found
        else:
            short.append(_paragraphs(found, cell, edge))
    return lines + _short_cells(short)


def _short_cells(cells: list[list[RawLine]]) -> list[RawLine]:
    if all(len(cell) == 1 for cell in cells):
        return [joined([cell[0] for cell in cells], "\t")] if cells else []
    return across(cells) or list(chain.from_iterable(cells))


def _paragraphs(found: list[RawLine], words: list[Word], edge: float) -> list[RawLine]:
    """The lines of a cell, each with those it only goes on in for want of room."""
    paragraphs = [[found[0]]]
    for above, line in pairwise(found):
        if _begins_anew(above, line, words, edge):
            paragraphs.append([line])
        else:
            paragraphs[-1].append(line)
    return [joined(lines, " ") for lines in paragraphs]


def _begins_anew(above: RawLine, line: RawLine, words: list[Word], edge: float) -> bool:
    """Whether a line of a cell was begun on purpose: the one above is a sentence, is bold unlike this one, or
    had room for its first word."""
    if above.box is None or line.box is None or _GOES_ON.search(above.text) or not _BEGINS.match(line.text):
        return False
    if is_sentence(above.text) or (above.bold and not line.bold):
        return True
    inside = [word for word in words if line.box.top <= _middle(word) <= line.box.bottom]
    first = min(inside, key=attrgetter("x0"), default=None)
    if first is None:
        return False
    return above.box.x1 + _SPACE * first.size + first.x1 - first.x0 < edge


def _edges(table: Ruling, cells: list[list[list[Word]]]) -> list[list[float]]:
    """How far right the text of each cell can reach: as far as any of its column, or to the same distance
    from the border as it keeps on the left."""
    reached: dict[int, float] = {}
    margin: dict[int, float] = {}
    for row, held in zip(table, cells, strict=True):
        for cell, words in zip(row, held, strict=True):
            right = round(cell.x1)
            for word in words:
                reached[right] = max(reached.get(right, 0.0), word.x1)
                margin[right] = min(margin.get(right, math.inf), word.x0 - cell.x0)
    return [
        [max(reached.get(round(c.x1), 0.0), c.x1 - max(1.0, margin.get(round(c.x1), 0.0))) for c in row]
        for row in table
    ]


def _is_text(cell: list[RawLine]) -> bool:
    length = sum(len(line.text) for line in cell)
    parts = any(line.bullet or "\t" in line.text for line in cell)
    return length > _CELL_LENGTH or len(cell) > _CELL_LINES or (parts and len(cell) > 1)
