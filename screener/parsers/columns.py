"""Columns of a page: where a reader finishes one column before the next, and where rows stay together.

A column cut is accepted only on the evidence of both sides: dates or labels beside a text, cells of a
table and short lists side by side share their baselines and are read row by row; a sidebar or a second
column has lines of its own.
"""

from bisect import bisect_left
from itertools import pairwise, takewhile
from operator import attrgetter
from statistics import median
from typing import Literal

from screener.parsers.blocks import (
    BLOCK_GAP,
    MIN_ROWS,
    Band,
    Group,
    block_by_block,
    blocks_of,
    changes_of_side,
    heads,
)
from screener.parsers.segments import SAME_LINE, Segment
from screener.parsers.sides import verdict_on
from screener.parsers.tails import is_tail

_OUTDENT = 18.0
"""Points by which a heading stands left of the text of its column, at most."""
_INDENT = 40.0
"""Points by which the text of an item stands right of the text above its list, at most."""
_AS_MUCH = 0.9
"""Share of the text of one cut that another one must part to be as good."""
_HEADER_GAP = 2.2
"""Space between a header and the headings of the columns below, in font sizes of those, at least."""
_DETAILS = 8
"""Lines of details right of the name, at most."""


def split_columns(segments: list[Segment], depth: int = 0) -> list[Group]:
    """The groups of a page in reading order."""
    if len(segments) < 2 * MIN_ROWS or depth > 6:
        return [Group(segments)]
    best: list[Band] = []
    best_size = best_changes = 0
    gutter_side: Literal["left", "right"] | None = None
    for gutter in _gutters(segments):
        bands = _bands(segments, gutter)
        sided = [band for band in bands if band.left]
        size = sum(len(band.left) + len(band.right) for band in sided)
        if size <= best_size:
            # Of two cuts through the same text the one that the file changes sides at less often is it.
            changes = sum(map(changes_of_side, sided)) if size > _AS_MUCH * best_size else best_changes
            if changes >= best_changes or verdict_on(sided) != "columns":
                continue
            best, best_changes, gutter_side = bands, changes, None
            continue
        verdict = verdict_on(sided)
        if verdict != "rows":
            best, best_size = bands, size
            best_changes = sum(map(changes_of_side, sided))
            gutter_side = None if verdict == "columns" else verdict
    if not best:
        return [Group(segments)]
    groups: list[Group] = []
    for band in best:
        if gutter_side is not None and band.left:
            groups.extend(block_by_block(band, gutter_side))
            continue
        for part in (band.across, band.left, band.right):
            if part:
                groups.extend(split_columns(part, depth + 1))
    return groups


def _gutters(segments: list[Segment]) -> list[float]:
    """Left edges that several segments share and that have something left of them.

    Where a heading stands a little further left than such an edge, as one above cards does, its edge is
    one to try too.
    """
    ordered = sorted(segments, key=attrgetter("x0"))
    found: list[float] = []
    headings: list[Segment] = []
    start = 0
    for end in range(1, len(ordered) + 1):
        if end < len(ordered) and ordered[end].x0 - ordered[end - 1].x0 <= 3.0:
            continue
        cluster = ordered[start:end]
        edge = cluster[0].x0
        if cluster[0].bullet and headings:
            # The few lines of a short column: text, and items set in from it.
            text = [other for other in headings if edge - other.x0 <= _INDENT and not other.bullet]
            if len(text) > 1 and len(text) + len(cluster) >= MIN_ROWS:
                found.append(text[0].x0)
        if start > 0 and len(cluster) < MIN_ROWS:
            headings += cluster
        elif start > 0:
            near = [heading for heading in headings if edge - heading.x0 <= _OUTDENT]
            if near:
                size = median(segment.size for segment in cluster)
                found += [
                    heading.x0 for heading in near if heading.size > 1.1 * size and heading.words[0].font.bold
                ]
            found.append(edge)
            headings = []
        start = end
    return found


def _bands(segments: list[Segment], gutter: float) -> list[Band]:
    """Cut the page where a segment crosses the gutter; parts with one side only count as crossing."""
    bands: list[Band] = []
    across: list[Segment] = []
    left: list[Segment] = []
    right: list[Segment] = []

    def close(*, crossed: bool) -> None:
        nonlocal across, left, right
        if not left and not right:
            return  # as between any two lines of a plain text
        top = _body_top(left, right)
        above = [segment for segment in left + right if segment.baseline < top]
        left = [segment for segment in left if segment.baseline >= top]
        right = [segment for segment in right if segment.baseline >= top]
        if _stand_beside(left, right):
            heading = _heading_of(left, right)
            left = left[len(heading) :]
            across = across + above + heading
            if across:
                bands.append(Band(across, [], []))
            split = _end_of_header(left, right)
            if split > 0.0:
                bands.append(
                    Band(
                        [], [s for s in left if s.baseline < split], [s for s in right if s.baseline < split]
                    )
                )
                left = [segment for segment in left if segment.baseline >= split]
                right = [segment for segment in right if segment.baseline >= split]
            below = _below(left, right) if crossed else _below_details(left, right)
            bands.append(Band([], left[: len(left) - len(below)], right))
            across = below
        else:
            across = across + above + left + right
        left, right = [], []

    edge = gutter - 1.0
    ordered = sorted(segments, key=attrgetter("baseline"))
    crossing = [segment for segment in ordered if segment.x0 < edge < segment.x1]
    heights = [segment.baseline for segment in crossing]
    for segment in ordered:
        # What stands in the row of a segment across the gutter is read with it.
        near = bisect_left(heights, segment.baseline)
        if [other for other in crossing[max(0, near - 1) : near + 1] if _in_row(segment, other)]:
            close(crossed=True)
            across.append(segment)
        elif segment.x0 >= edge:
            right.append(segment)
        else:
            left.append(segment)
    close(crossed=False)
    if across:
        bands.append(Band(across, [], []))
    return bands


def _heading_of(left: list[Segment], right: list[Segment]) -> list[Segment]:
    """What stands above both sides, where the left one does: text further left, or one line."""
    first = right[0].baseline - 0.5 * right[0].size
    leading = [segment for segment in left if segment.baseline < first]
    body = left[len(leading) :]
    if len(body) < MIN_ROWS:
        return []
    edge = median(segment.x0 for segment in body) - 3.0
    outdented = [segment for segment in leading if segment.x0 < edge]
    if outdented:
        last = outdented[-1]
    elif leading and (len(leading) <= 2 or _in_row(leading[-1], leading[0])):
        last = leading[0]
    else:
        return []
    return [segment for segment in leading if segment.baseline <= last.baseline or _in_row(segment, last)]


def _in_row(one: Segment, other: Segment) -> bool:
    return abs(one.baseline - other.baseline) <= SAME_LINE * other.size


def _end_of_header(left: list[Segment], right: list[Segment]) -> float:
    """Where two columns begin with headings at one height, below a name and the details right of it; else 0.

    Name and details leave space below them, on both sides.
    """
    for above, first in pairwise(left[: _DETAILS + 1]):
        if first.baseline - above.baseline > _HEADER_GAP * first.size and heads(first, left):
            top = first.baseline - 0.5 * first.size
            over = [segment for segment in right if segment.baseline < top]
            rest = right[len(over) :]
            if (
                not 0 < len(over) <= _DETAILS
                or len(rest) < MIN_ROWS
                or any(heads(each, right) for each in over)
            ):
                return 0.0
            partner = rest[0]
            level = _in_row(partner, first)
            spaced = partner.baseline - over[-1].baseline > _HEADER_GAP * partner.size
            return top if level and spaced and heads(partner, right) else 0.0
    return 0.0


def _below(left: list[Segment], right: list[Segment]) -> list[Segment]:
    """What stands alone below the right side and above a line across: it belongs to that line.

    Unless it was written before the right side, with all of the left one: then it is the end of a longer
    column.
    """
    if not left:
        return []
    last = right[-1].baseline + right[-1].size
    begun = min(segment.stream for segment in right)
    written = list(takewhile(lambda segment: segment.stream < begun, left))
    if written and (len(written) == len(left) or left[len(written)].baseline > last):
        return left[len(written) :]
    if is_tail(left, right):
        heading = blocks_of(left)[-1]
        return heading if len(heading) == 1 and heads(heading[0], left) else []
    return [segment for segment in left if segment.baseline > last]


def _below_details(left: list[Segment], right: list[Segment]) -> list[Segment]:
    """What goes on alone below a few details that stand right of the beginning of the text."""
    if len(right) > _DETAILS or not left:
        return []
    # Items of a list, and text under a heading, are the end of a column that began on the left.
    if any(segment.bullet or (heads(segment, right) and segment is not right[0]) for segment in right):
        return []
    height = left[-1].baseline - left[0].baseline
    last = right[-1].baseline
    if last - left[0].baseline < 0.3 * height and not is_tail(left, right):
        for number, (above, below) in enumerate(pairwise(left), 1):
            if below.baseline > last and below.baseline - above.baseline > BLOCK_GAP * below.size:
                return left[number:]
    return []


def _body_top(left: list[Segment], right: list[Segment]) -> float:
    """Where the columns begin: below a row that both sides share and that one side leaves alone.

    Such a row is a line of details above the columns that happens to have a gap at the gutter.
    """
    top = 0.0
    for _ in range(4):
        trimmed = False
        for side, other in ((left, right), (right, left)):
            rest = [segment for segment in side if segment.baseline >= top]
            if len(rest) < 2:
                continue
            first, second = rest[0], rest[1]
            if first.bullet or second.baseline - first.baseline <= 2.5 * first.size:
                continue
            partners = [segment for segment in other if _in_row(segment, first)]
            # Two headings at one height are those of the columns.
            if partners and not (heads(first, side) and all(heads(each, other) for each in partners)):
                top = first.baseline + SAME_LINE * first.size
                trimmed = True
        if not trimmed:
            break
    return top


def _stand_beside(left: list[Segment], right: list[Segment]) -> bool:
    """Whether both sides have rows enough and stand beside each other."""
    if len(left) < MIN_ROWS or len(right) < MIN_ROWS:
        return False
    top = max(left[0].baseline, right[0].baseline)
    bottom = min(left[-1].baseline, right[-1].baseline)
    return bottom > top
