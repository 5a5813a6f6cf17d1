"""Two sides of a part of a page, and the blocks of a narrow one: dates beside what they are about."""

from dataclasses import dataclass
from itertools import pairwise
from statistics import median
from typing import Literal

from screener.parsers.segments import Segment

MIN_ROWS = 3
BLOCK_GAP = 1.75
"""Distance between baselines, in font sizes, that parts two blocks of a side."""
_GUTTER_WIDTH = 0.35
"""Widest gutter, as a share of the width of gutter and text."""
_MORE_THAN_USUAL = 1.25
"""Distance to the next row, in usual distances, that ends a table."""


@dataclass(frozen=True, slots=True)
class Band:
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


def rows_of(segments: list[Segment]) -> list[float]:
    """Baselines of the rows, from top to bottom."""
    rows: list[float] = []
    for segment in segments:
        if not rows or segment.baseline - rows[-1] > 0.35 * segment.size:
            rows.append(segment.baseline)
    return rows


def aligned(fewer: list[float], more: list[float], tolerance: float) -> int:
    """How many of the fewer baselines have a partner."""
    count = 0
    place = 0
    for baseline in fewer:
        while place < len(more) and more[place] < baseline - tolerance:
            place += 1
        if place < len(more) and more[place] <= baseline + tolerance:
            count += 1
    return count


def changes_of_side(band: Band) -> int:
    """How often the content stream changes between the sides, the first change not counted."""
    sides = [(s.stream, 0) for s in band.left] + [(s.stream, 1) for s in band.right]
    sides.sort()
    return sum(a[1] != b[1] for a, b in pairwise(sides)) - 1


def heads(segment: Segment, side: list[Segment]) -> bool:
    """Whether it is set as a heading is: larger than most of its side, or the bolder one."""
    if segment.size > 1.1 * median(other.size for other in side):
        return True
    return segment.words[0].font.bold and 2 * sum(other.words[0].font.bold for other in side) < len(side)


def blocks_of(side: list[Segment]) -> list[list[Segment]]:
    """The side cut where more space than between lines is left."""
    blocks: list[list[Segment]] = []
    for segment in side:
        if blocks and segment.baseline - blocks[-1][-1].baseline <= BLOCK_GAP * segment.size:
            blocks[-1].append(segment)
        else:
            blocks.append([segment])
    return blocks


def gutter_side(bands: list[Band]) -> Literal["left", "right"] | None:
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
    starts = [block[0].baseline for block in blocks_of(text)]
    rows = rows_of(text)
    begun = beside = 0
    for block in blocks_of(side):
        if any(block[0].baseline - 2.0 <= row <= block[-1].baseline + 2.0 for row in rows):
            beside += 1
            begun += any(abs(start - block[0].baseline) <= 2.0 for start in starts)
    return beside >= MIN_ROWS and begun >= 0.8 * beside


def is_part_of_table(block: list[Segment], text: list[Segment]) -> bool:
    """Whether the block of a gutter has a row for each row of the block of text beside it: cells, such as
    the places of a list of prizes. Items of a list are no cells, whatever stands beside them."""
    rows = rows_of(block)
    if len(rows) < MIN_ROWS:
        return False
    top, bottom = rows[0] - 2.0, rows[-1] + 2.0
    beside = [segment for segment in text if top <= segment.baseline <= bottom]
    if any(segment.bullet for segment in block + beside) or len(rows_of(beside)) != len(rows):
        return False
    if aligned(rows, rows_of(beside), 2.0) < len(rows):
        return False
    # The text must not go on below as it did beside the block.
    usual = (rows[-1] - rows[0]) / (len(rows) - 1)
    below = next((segment for segment in text if segment.baseline > bottom), None)
    return (
        below is None
        or below.baseline - rows[-1] > _MORE_THAN_USUAL * usual
        or below.size > 1.1 * beside[-1].size
    )


def block_by_block(band: Band, side: Literal["left", "right"]) -> list[Group]:
    """Each block of the gutter with the row it begins beside, then the rest of the text until the next."""
    gutter, rest = (band.left, band.right) if side == "left" else (band.right, band.left)
    blocks = blocks_of(gutter)
    limits = [block[0].baseline - 2.0 for block in blocks] + [float("inf")]
    parts = [[segment for segment in rest if segment.baseline < limits[0]]]
    for block, start, limit in zip(blocks, limits, limits[1:], strict=False):
        text = [segment for segment in rest if start <= segment.baseline < limit]
        if is_part_of_table(block, text):
            parts.append(block + text)
            continue
        beside = [segment for segment in text if segment.baseline <= start + 4.0]
        parts += [block + beside, text[len(beside) :]]
    return [Group(part, continues=number > 0) for number, part in enumerate(filter(None, parts))]
