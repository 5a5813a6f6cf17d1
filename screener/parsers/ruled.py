"""Tables with drawn borders whose cells run over several lines: each cell read by itself.

Where borders part the cells, the space between lines says nothing about rows, and a cell of three lines
beside one of two would be read as three rows.
"""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Sequence

from screener.document import Box
from screener.parsers.grid import LINES, Rule, Ruling, places, rules_of
from screener.parsers.hidden import PageView
from screener.parsers.layout import lines_of
from screener.parsers.lines import RawLine
from screener.parsers.word import Word

_TABBED = 2
"""Lines with a tab that a page must have: without any, there is no row of cells."""
_CELL_LENGTH = 120
"""Characters of the longest cell that is joined into a row; a longer one is read as a text."""
_CELL_LINES = 6


def wrapped_rules(words: list[Word], lines: list[RawLine], view: PageView) -> list[Rule]:
    """The drawn lines of a page, if they part a row of cells of which one has several lines; else none."""
    if not _may_have_table(lines):
        return []
    rules = rules_of(view)
    across, upright = places(rules, upright=False), places(rules, upright=True)
    if len(across) < LINES or len(upright) < LINES:
        return []
    baselines: dict[tuple[int, int], set[int]] = defaultdict(set)
    for word in words:
        row = bisect_left(across, word.baseline - 0.3 * word.size)
        column = bisect_left(upright, (word.x0 + word.x1) / 2)
        if 0 < row < len(across) and 0 < column < len(upright):
            baselines[row, column].add(round(word.baseline / 3))
    columns: dict[int, list[int]] = defaultdict(list)
    for (row, _), found in baselines.items():
        columns[row].append(len(found))
    return rules if any(len(counts) > 1 and max(counts) > 1 for counts in columns.values()) else []


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
        for row in cells:
            _add(lines, _row_lines(row, number), column, in_table=True)
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


def _row_lines(row: list[list[Word]], number: int) -> list[RawLine]:
    """A row as one line with tabs between its cells; a cell that is a text of its own as its lines."""
    lines: list[RawLine] = []
    short: list[RawLine] = []
    for cell in row:
        found = lines_of(cell, number) if cell else []
        if not found:
            continue
        for line in found:
            line.column = 0
        if _is_text(found):
            lines += _joined(short, "\t")
            short = []
            lines += found
        else:
            short += _joined(found, " ")
    return lines + _joined(short, "\t")


def _is_text(cell: list[RawLine]) -> bool:
    length = sum(len(line.text) for line in cell)
    parts = any(line.bullet or "\t" in line.text for line in cell)
    return length > _CELL_LENGTH or len(cell) > _CELL_LINES or (parts and len(cell) > 1)


def _joined(parts: list[RawLine], between: str) -> list[RawLine]:
    """Lines or cells as one line."""
    if not parts:
        return []
    whole = parts[0]
    for part in parts[1:]:
        shift = len(whole.text) + len(between)
        whole.bold += tuple((start + shift, end + shift) for start, end in part.bold)
        whole.text += between + part.text
        if whole.box is not None and part.box is not None:
            top, bottom = min(whole.box.top, part.box.top), max(whole.box.bottom, part.box.bottom)
            whole.box = Box(min(whole.box.x0, part.box.x0), top, max(whole.box.x1, part.box.x1), bottom)
    return [whole]
