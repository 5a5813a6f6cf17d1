"""Rows of a drawn table whose cells run over several lines: lines of one cell are put together again.

Only plain evidence counts: parts of the page with three or more columns in common, parted by more space
than there is between lines, in which further lines fill only some of the columns.
"""

from collections import Counter

from screener.parsers.segments import Segment

Row = list[Segment]
_Interval = tuple[float, float]

_ROW_GAP = 1.45
"""Distance between baselines, in font sizes, that parts two rows of a table."""
_CELL_GAP = 4.0
"""Points between two columns, at least."""
_COLUMNS = 3
_MOST_LINES = 6
_CELL_LENGTH = 120
"""Characters of the longest cell; more is a text beside its details."""
_WRAPPED_WORDS = 3
"""Words of the first line of a wrapped cell, at least."""
_FILLED = 0.66
"""Share of the columns that lines of a wrapped row fill, all but one of them."""


def with_cells_joined(rows: list[Row]) -> list[Row]:
    """The rows, those of tables with wrapped cells as one row each."""
    if sum(len(row) >= _COLUMNS for row in rows) < 2:
        return rows
    blocks = _blocks(rows)
    joined: list[Row] = []
    start = 0
    while start < len(blocks):
        end = start + 1
        columns = _columns(blocks[start])
        while len(columns) >= _COLUMNS and end < len(blocks):
            wider = _merged([*columns, *_columns(blocks[end])])
            if len(wider) < _COLUMNS or len(_columns(blocks[end])) < _COLUMNS:
                break
            columns = wider
            end += 1
        for block in blocks[start:end]:
            if end - start > 1 and _is_wrapped(block, columns):
                joined.append(_as_row(block, columns))
            else:
                joined += block
        start = end
    return joined


def _blocks(rows: list[Row]) -> list[list[Row]]:
    blocks: list[list[Row]] = []
    for row in rows:
        if blocks:
            above = blocks[-1][-1][0]
            if row[0].baseline - above.baseline <= _ROW_GAP * max(row[0].size, above.size):
                blocks[-1].append(row)
                continue
        blocks.append([row])
    return blocks


def _columns(block: list[Row]) -> list[_Interval]:
    return _merged([(segment.x0, segment.x1) for row in block for segment in row])


def _merged(intervals: list[_Interval]) -> list[_Interval]:
    """The union of intervals, those closer than a cell gap as one."""
    union: list[_Interval] = []
    for x0, x1 in sorted(intervals):
        if union and x0 - union[-1][1] < _CELL_GAP:
            union[-1] = (union[-1][0], max(union[-1][1], x1))
        else:
            union.append((x0, x1))
    return union


def _column_of(segment: Segment, columns: list[_Interval]) -> int:
    return max(index for index, (x0, _) in enumerate(columns) if segment.x0 >= x0 - 0.01)


def _is_wrapped(block: list[Row], columns: list[_Interval]) -> bool:
    if not 1 < len(block) <= _MOST_LINES:
        return False
    segments = [segment for row in block for segment in row]
    sizes = [segment.size for segment in segments]
    if any(segment.bullet for segment in segments) or max(sizes) > 1.2 * min(sizes):
        return False
    lengths = Counter[int]()
    for segment in segments:
        lengths[_column_of(segment, columns)] += len(segment.text)
    if max(lengths.values()) > _CELL_LENGTH:
        return False
    filled = [{_column_of(segment, columns) for segment in row} for row in block]
    together = set().union(*filled)
    if len(together) < _COLUMNS:
        return False
    full = [len(cells) >= _FILLED * len(together) for cells in filled]
    if sum(full) <= 1:
        return True
    # Most cells of a row may be wrapped, if what follows goes on inside a sentence.
    first = full.index(True)
    return all(
        not is_full or (len(cells) < len(together) and _goes_on(row, block[first], columns))
        for is_full, cells, row in zip(
            full[first + 1 :], filled[first + 1 :], block[first + 1 :], strict=True
        )
    )


def _goes_on(row: Row, first: Row, columns: list[_Interval]) -> bool:
    """Whether all cells of a row begin in small letters below cells of several words."""
    above = {_column_of(segment, columns): segment for segment in first}
    return all(
        segment.words[0].text[0].islower()
        and len(above[_column_of(segment, columns)].words) >= _WRAPPED_WORDS
        for segment in row
        if _column_of(segment, columns) in above
    )


def _as_row(block: list[Row], columns: list[_Interval]) -> Row:
    cells: dict[int, Row] = {}
    for row in block:
        for segment in row:
            cells.setdefault(_column_of(segment, columns), []).append(segment)
    merged = []
    for _, parts in sorted(cells.items()):
        cell = Segment([word for part in parts for word in part.words], parts[0].stream)
        cell.bullet = parts[0].bullet
        cell.baseline = block[0][0].baseline
        cell.lowest = parts[-1].lowest
        cell.x0 = min(part.x0 for part in parts)
        cell.x1 = max(part.x1 for part in parts)
        merged.append(cell)
    return merged
