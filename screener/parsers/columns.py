"""Columns of a page: where a reader finishes one column before the next, and where rows stay together.

A column cut is accepted only on the evidence of both sides: dates or labels beside a text, cells of a
table and short lists side by side share their baselines and are read row by row; a sidebar or a second
column has lines of its own.
"""

import re
from dataclasses import dataclass
from itertools import pairwise
from operator import attrgetter
from statistics import median
from typing import Literal

from screener.parsers.segments import SAME_LINE, Segment

_DATE_LIKE = re.compile(
    r"\b(?:19|20)\d\d\b|\b\d{1,2}/\d{2,4}\b|\bpresent\b|\bcurrent\b|"
    r"^(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|"
    r"oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\b|^[-–—]$",
    re.IGNORECASE,
)
_MIN_ROWS = 3
_OUTDENT = 18.0
"""Points by which a heading stands left of the text of its column, at most."""
_DETAILS = 8
"""Lines of details right of the name, at most."""
_BLOCK_GAP = 1.75
"""Distance between baselines, in font sizes, that parts two blocks of a side."""
_CELL_ROWS = 2.5
"""Rows of a block, on average, up to which they are cells beside the rows of the text."""
_GUTTER_WIDTH = 0.35
"""Widest gutter, as a share of the width of gutter and text."""
_ALIGNED = 0.8
"""Share of the shorter side's rows with a partner on the other side: above it, rows may belong together."""
_INTERLEAVED = 0.35
"""Changes of side in the content stream for each pair of rows: above it, the file was written row by row."""


@dataclass(frozen=True, slots=True)
class _Band:
    """A part of the page from top to bottom: lines across the whole width, or two sides."""

    across: list[Segment]
    left: list[Segment]
    right: list[Segment]


@dataclass(frozen=True, slots=True)
class Group:
    """Segments that are read row by row, from top to bottom."""

    segments: list[Segment]
    continues: bool = False
    """Whether it stands in the column of the group before."""


def split_columns(segments: list[Segment], depth: int = 0) -> list[Group]:
    """The groups of a page in reading order."""
    if len(segments) < 2 * _MIN_ROWS or depth > 6:
        return [Group(segments)]
    best: list[_Band] = []
    best_size = 0
    gutter_side: Literal["left", "right"] | None = None
    for gutter in _gutters(segments):
        bands = _bands(segments, gutter)
        sided = [band for band in bands if band.left]
        size = sum(len(band.left) + len(band.right) for band in sided)
        if size <= best_size:
            continue
        verdict = _verdict(sided)
        if verdict != "rows":
            best, best_size = bands, size
            gutter_side = None if verdict == "columns" else verdict
    if not best:
        return [Group(segments)]
    groups: list[Group] = []
    for band in best:
        if gutter_side is not None and band.left:
            groups.extend(_block_by_block(band, gutter_side))
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
        if start > 0 and len(cluster) < _MIN_ROWS:
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


def _bands(segments: list[Segment], gutter: float) -> list[_Band]:
    """Cut the page where a segment crosses the gutter; parts with one side only count as crossing."""
    bands: list[_Band] = []
    across: list[Segment] = []
    left: list[Segment] = []
    right: list[Segment] = []

    def close(*, crossed: bool) -> None:
        nonlocal across, left, right
        top = _body_top(left, right)
        above = [segment for segment in left + right if segment.baseline < top]
        left = [segment for segment in left if segment.baseline >= top]
        right = [segment for segment in right if segment.baseline >= top]
        if _stand_beside(left, right):
            heading = _heading_of(left, right)
            left = left[len(heading) :]
            across = across + above + heading
            if across:
                bands.append(_Band(across, [], []))
            # What stands alone below the other side and above a line across belongs to that line.
            last = right[-1].baseline + right[-1].size
            end = last if crossed else _end_of_details(left, right)
            below = [segment for segment in left if segment.baseline > end]
            bands.append(_Band([], left[: len(left) - len(below)], right))
            across = below
        else:
            across = across + above + left + right
        left, right = [], []

    edge = gutter - 1.0
    for segment in sorted(segments, key=attrgetter("baseline")):
        if segment.x0 >= edge:
            right.append(segment)
        elif segment.x1 <= edge:
            left.append(segment)
        else:
            close(crossed=True)
            across.append(segment)
    close(crossed=False)
    if across:
        bands.append(_Band(across, [], []))
    return bands


def _heading_of(left: list[Segment], right: list[Segment]) -> list[Segment]:
    """What stands above both sides, where the left one does: text further left, or one line."""
    first = right[0].baseline - 0.5 * right[0].size
    leading = [segment for segment in left if segment.baseline < first]
    body = left[len(leading) :]
    if len(body) < _MIN_ROWS:
        return []
    edge = median(segment.x0 for segment in body) - 3.0
    for end in range(len(leading), 0, -1):
        if leading[end - 1].x0 < edge:
            return leading[:end]
    return leading[:1] if len(leading) <= 2 else []


def _end_of_details(left: list[Segment], right: list[Segment]) -> float:
    """Where the text goes on alone below a few details that stand right of its beginning."""
    height = left[-1].baseline - left[0].baseline
    last = right[-1].baseline
    if len(right) <= _DETAILS and last - left[0].baseline < 0.3 * height:
        for above, below in pairwise(left):
            if below.baseline > last and below.baseline - above.baseline > _BLOCK_GAP * below.size:
                return above.baseline
    return float("inf")


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
            near = SAME_LINE * first.size
            if second.baseline - first.baseline <= 2.5 * first.size:
                continue
            partners = [segment for segment in other if abs(segment.baseline - first.baseline) <= near]
            # Two headings at one height are those of the columns.
            if partners and not (_heads(first, side) and all(_heads(each, other) for each in partners)):
                top = first.baseline + near
                trimmed = True
        if not trimmed:
            break
    return top


def _heads(segment: Segment, side: list[Segment]) -> bool:
    """Whether it is set as a heading is: larger than most of its side, or the bolder one."""
    if segment.size > 1.1 * median(other.size for other in side):
        return True
    return segment.words[0].font.bold and 2 * sum(other.words[0].font.bold for other in side) < len(side)


def _stand_beside(left: list[Segment], right: list[Segment]) -> bool:
    """Whether both sides have rows enough and stand beside each other."""
    if len(left) < _MIN_ROWS or len(right) < _MIN_ROWS:
        return False
    top = max(left[0].baseline, right[0].baseline)
    bottom = min(left[-1].baseline, right[-1].baseline)
    return bottom > top


def _rows(segments: list[Segment]) -> list[float]:
    """Baselines of the rows, from top to bottom."""
    rows: list[float] = []
    for segment in segments:
        if not rows or segment.baseline - rows[-1] > 0.35 * segment.size:
            rows.append(segment.baseline)
    return rows


def _aligned(fewer: list[float], more: list[float], tolerance: float) -> int:
    """How many of the fewer baselines have a partner."""
    count = 0
    place = 0
    for baseline in fewer:
        while place < len(more) and more[place] < baseline - tolerance:
            place += 1
        if place < len(more) and more[place] <= baseline + tolerance:
            count += 1
    return count


def _verdict(bands: list[_Band]) -> Literal["rows", "columns", "left", "right"]:
    """How the sides of the bands belong together.

    Cells of common rows, columns of their own, or a gutter on the left or on the right whose blocks (dates,
    places) each stand beside the text they are about.
    """
    rows_left = rows_right = pairs = fewer_rows = switches = 0
    left: list[Segment] = []
    right: list[Segment] = []
    for band in bands:
        ours, theirs = _rows(band.left), _rows(band.right)
        rows_left += len(ours)
        rows_right += len(theirs)
        fewer, more = (ours, theirs) if len(ours) <= len(theirs) else (theirs, ours)
        fewer_rows += len(fewer)
        pairs += _aligned(fewer, more, 0.2 * min(band.left[0].size, band.right[0].size))
        sides = [(s.stream, 0) for s in band.left] + [(s.stream, 1) for s in band.right]
        sides.sort()
        switches += sum(a[1] != b[1] for a, b in pairwise(sides)) - 1
        left += band.left
        right += band.right
    if max(rows_left, rows_right) < _MIN_ROWS:
        return "rows"
    aligned = pairs / fewer_rows >= _ALIGNED
    interleaved = switches / (2 * fewer_rows) > _INTERLEAVED
    if min(rows_left, rows_right) < _MIN_ROWS:
        # A name and a title beside a few details, one written after the other.
        if aligned or switches > 0 or min(rows_left, rows_right) < 2:
            return "rows"
        dated = _date_like(left, rows_left) or _date_like(right, rows_right)
        return "rows" if dated else "columns"
    side = _gutter_side(bands)
    if side is not None:
        # Short blocks on common baselines are cells: title and dates, employer and place.
        gutter, rows = (left, rows_left) if side == "left" else (right, rows_right)
        if not aligned or rows > _CELL_ROWS * len(_blocks(gutter)):
            return side
    if _date_like(left, rows_left) or _date_like(right, rows_right):
        return "rows"
    if not aligned:
        return "columns"
    flowing = _is_prose(left, rows_left) and _is_prose(right, rows_right)
    if interleaved:
        return "columns" if flowing else "rows"
    balanced = fewer_rows > 0.8 * max(rows_left, rows_right)
    dense = _is_dense(left if rows_left < rows_right else right, at_least=3 if balanced else 5)
    return "columns" if flowing or dense else "rows"


def _blocks(side: list[Segment]) -> list[list[Segment]]:
    """The side cut where more space than between lines is left."""
    blocks: list[list[Segment]] = []
    for segment in side:
        if blocks and segment.baseline - blocks[-1][-1].baseline <= _BLOCK_GAP * segment.size:
            blocks[-1].append(segment)
        else:
            blocks.append([segment])
    return blocks


def _gutter_side(bands: list[_Band]) -> Literal["left", "right"] | None:
    """The side that is a narrow gutter with a block at the beginning of each part of the text."""
    if all(_is_gutter(band.left, band.right) for band in bands):
        return "left"
    if all(_is_gutter(band.right, band.left) for band in bands):
        return "right"
    return None


def _is_gutter(side: list[Segment], text: list[Segment]) -> bool:
    width = max(s.x1 for s in side + text) - min(s.x0 for s in side + text)
    if max(s.x1 for s in side) - min(s.x0 for s in side) > _GUTTER_WIDTH * width:
        return False
    starts = [block[0].baseline for block in _blocks(text)]
    rows = _rows(text)
    begun = beside = 0
    for block in _blocks(side):
        if any(block[0].baseline - 2.0 <= row <= block[-1].baseline for row in rows):
            beside += 1
            begun += any(abs(start - block[0].baseline) <= 2.0 for start in starts)
    return beside >= _MIN_ROWS and begun >= 0.8 * beside


def _block_by_block(band: _Band, side: Literal["left", "right"]) -> list[Group]:
    """Each block of the gutter with the row it begins beside, then the rest of the text until the next."""
    gutter, rest = (band.left, band.right) if side == "left" else (band.right, band.left)
    blocks = _blocks(gutter)
    limits = [block[0].baseline - 2.0 for block in blocks] + [float("inf")]
    parts = [[segment for segment in rest if segment.baseline < limits[0]]]
    for block, start, limit in zip(blocks, limits, limits[1:], strict=False):
        text = [segment for segment in rest if start <= segment.baseline < limit]
        beside = [segment for segment in text if segment.baseline <= start + 4.0]
        parts += [block + beside, text[len(beside) :]]
    return [Group(part, continues=number > 0) for number, part in enumerate(filter(None, parts))]


def _is_dense(side: list[Segment], at_least: int) -> bool:
    """Whether the rows of a side follow each other as lines of text do, rather than as labels."""
    distances = [
        (below.baseline - above.baseline) / above.size
        for above, below in pairwise(side)
        if below.baseline - above.baseline > 0.5 * above.size
    ]
    return len(distances) >= at_least - 1 and median(distances) < 2.0


def _date_like(side: list[Segment], rows: int) -> bool:
    """Whether most rows of a side are short and about dates or places beside a text."""
    texts = [segment.text for segment in side]
    dated = sum(len(text) <= 30 and _DATE_LIKE.search(text) is not None for text in texts)
    short = sum(len(text) <= 30 for text in texts)
    return dated >= 0.4 * rows and short >= 0.8 * rows


def _is_prose(side: list[Segment], rows: int) -> bool:
    """Whether the rows of a side are running text: six words or more on average."""
    return sum(len(segment.words) for segment in side) >= 6 * rows
