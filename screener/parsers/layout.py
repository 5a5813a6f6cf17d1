"""Lines of a page in reading order: segments -> columns -> rows, with tabs for wide gaps."""

from itertools import pairwise
from operator import attrgetter
from statistics import median

from screener.document import Box
from screener.parsers.cells import with_cells_apart
from screener.parsers.columns import split_columns
from screener.parsers.date_cells import with_dates_joined, with_years_joined
from screener.parsers.lines import RawLine
from screener.parsers.segments import SAME_LINE, TAB_GAP, Segment, segments_of
from screener.parsers.tables import with_cells_joined
from screener.parsers.turned import straightened, with_labels
from screener.parsers.word import Word

_JUSTIFIED_WORDS = 6
"""Words that a line must have to be taken for a stretched one."""
_WIDEST_SPACE = 2.5
"""The widest space of a stretched line, in font sizes."""
_PLAIN_GAP = 0.6
"""The widest space of a plain line, in font sizes."""
_LABEL_LINES = 1.6
"""Distance between the baselines of two lines of a label, in font sizes, at most."""
GAP_ABOVE = 1.3
"""Distance to the line above, in usual line distances, that counts as a gap."""


def lines_of(words: list[Word], page: int) -> list[RawLine]:
    """The lines of a page as a person reads them."""
    turned = [word for word in words if word.turned is not None]
    if not turned:
        return _straight_lines(words, page)
    labels = [line for frame in straightened(turned) for line in _straight_lines(frame, page)]
    return with_labels(_straight_lines([w for w in words if w.turned is None], page), labels, turned)


def _straight_lines(words: list[Word], page: int) -> list[RawLine]:
    segments = with_dates_joined(with_cells_apart(segments_of(words)))
    if not segments:
        return []
    groups = split_columns(segments)
    rows_of = [with_cells_joined(_rows(group.segments)) for group in groups]
    usual = _usual_distance(rows_of)
    columns: list[list[list[Segment]]] = []
    for group, rows in zip(groups, rows_of, strict=True):
        if group.continues:
            columns[-1] += rows
        else:
            columns.append(rows)
    lines: list[RawLine] = []
    for column, rows in enumerate(map(_with_labels_apart, columns)):
        edge = min(row[0].x0 for row in rows)
        above: list[Segment] | None = None
        for row in rows:
            line = _line(row, page, column, edge)
            if above is None:
                line.gap_above = True
            else:
                lowest = max([segment.lowest for segment in above]) if len(above) > 1 else above[0].lowest
                distance = row[0].baseline - lowest
                line.gap_above = distance > GAP_ABOVE * usual * max(row[0].size, above[0].size)
            above = row
            lines.append(line)
    return with_years_joined(lines)


def _rows(segments: list[Segment]) -> list[list[Segment]]:
    """Segments side by side, from left to right; rows from top to bottom."""
    rows: list[list[Segment]] = []
    for segment in sorted(segments, key=attrgetter("baseline")):
        if rows:
            row = rows[-1]
            near = segment.baseline - row[0].baseline <= SAME_LINE * max(segment.size, row[0].size)
            if near and all(segment.x0 >= other.x1 - 2.0 or segment.x1 <= other.x0 + 2.0 for other in row):
                row.append(segment)
                continue
        rows.append([segment])
    for row in rows:
        if len(row) > 1:
            row.sort(key=attrgetter("x0"))
    return rows


def _with_labels_apart(rows: list[list[Segment]]) -> list[list[Segment]]:
    """Rows in which the headings of a gutter left of the text are rows of their own.

    Such a heading stands beside the first of several lines; a label beside one line, or a date, does not. It
    can have a second line ("Professional" above "Experience").
    """
    apart: list[list[Segment]] = []
    number = 0
    while number < len(rows):
        row = rows[number]
        number += 1
        if len(row) > 1 and _is_heading(row[0], row[1]):
            second = rows[number] if number < len(rows) and _goes_on(rows[number], row) else []
            after = number + bool(second)
            below = rows[after : after + 2]
            if len(below) == 2 and all(other[0].x0 > row[1].x0 - 3.0 for other in below):
                apart += [row[:1] + second[:1], row[1:]]
                if second[1:]:
                    apart.append(second[1:])
                number = after
                continue
        apart.append(row)
    return apart


def _goes_on(row: list[Segment], above: list[Segment]) -> bool:
    """Whether a row begins with the second line of the label that the row above begins with."""
    first, label, text = row[0], above[0], above[1]
    return (
        first.x1 < text.x0
        and first.words[0].font is label.words[0].font
        and first.baseline - label.baseline < _LABEL_LINES * label.size
    )


def _is_heading(label: Segment, beside: Segment) -> bool:
    """Whether a short text is set as a heading is: in capitals, larger or bolder than what is beside it; in a
    gutter it can be smaller too."""
    text = label.text
    if not 5 <= len(text) <= 30 or any(map(str.isdigit, text)):
        return False
    bold = label.words[0].font.bold
    apart = not beside.words[0].font.bold or label.size < 0.9 * beside.size
    return (bold and apart) or text.isupper() or label.size > 1.1 * beside.size


def _usual_distance(groups: list[list[list[Segment]]]) -> float:
    """The usual distance between baselines of a paragraph, in font sizes."""
    distances = []
    for rows in groups:
        for above, row in pairwise(rows):
            distance = (row[0].baseline - above[0].baseline) / row[0].size
            if 0.8 < distance < 2.2:
                distances.append(distance)
    return median(distances) if distances else 1.2


def _line(row: list[Segment], page: int, column: int, edge: float) -> RawLine:
    first = row[0]
    size, x1 = first.size, first.x1
    if len(row) > 1:
        size, x1 = max(row, key=_weight).size, max(segment.x1 for segment in row)
    text, bold = _plain_text(first) if _is_plain(row) else _text(row)
    return RawLine(
        text,
        page,
        Box(first.x0, first.baseline - 0.8 * size, x1, first.baseline + 0.2 * size),
        round(size * 4) / 4,
        bold,
        first.bullet,
        indent=first.x0 - edge,
        column=column,
    )


def _is_plain(row: list[Segment]) -> bool:
    """Whether the row is words of one font, each a space from the next, as most are."""
    first = row[0]
    if len(row) > 1 or first.widest > _PLAIN_GAP * first.size:
        return False
    font = first.words[0].font
    return not [word for word in first.words if word.font is not font or word.glued]


def _plain_text(segment: Segment) -> tuple[str, tuple[tuple[int, int], ...]]:
    text = segment.text
    return text, ((0, len(text)),) if segment.words[0].font.bold else ()


def _text(row: list[Segment]) -> tuple[str, tuple[tuple[int, int], ...]]:
    """The text of a row with tabs for wide gaps, and the ranges of it that are bold."""
    parts: list[str] = []
    bold: list[tuple[int, int]] = []
    offset = 0
    last: Word | None = None
    wide = TAB_GAP if len(row) == 1 else _tab_gap(row)
    for segment in row:
        cell = segment.cell and last is not None
        for word in segment.words:
            if last is not None:
                gap = word.x0 - last.x1
                if gap > wide * word.size or cell:
                    cell = False
                    parts.append("\t")
                    offset += 1
                elif not (word.glued and gap < 0.1 * word.size):
                    parts.append(" ")
                    offset += 1
            end = offset + len(word.text)
            if word.font.bold:
                if bold and last is not None and last.font.bold:
                    bold[-1] = (bold[-1][0], end)
                else:
                    bold.append((offset, end))
            parts.append(word.text)
            offset = end
            last = word
    return "".join(parts), tuple(bold)


def _tab_gap(row: list[Segment]) -> float:
    """The gap, in font sizes, that is a tab in this row: more than the spaces of a justified line."""
    words = [word for segment in row for word in segment.words]
    if len(words) < _JUSTIFIED_WORDS:
        return TAB_GAP
    usual = median((after.x0 - before.x1) / after.size for before, after in pairwise(words))
    return max(TAB_GAP, min(1.8 * usual, _WIDEST_SPACE)) if usual > 0.45 else TAB_GAP


def _weight(segment: Segment) -> int:
    return sum(len(word.text) for word in segment.words)
