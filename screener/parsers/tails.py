"""The short end of a second column beside a long first one, as word processors leave it.

Both columns may share their baselines, as the rows of a table do. What tells them apart is what a value
beside a label never is: an item of a list beside a line that is none, a heading beside text, or a
sentence that goes on inside the column.
"""

from itertools import pairwise
from operator import attrgetter

from screener.parsers.blocks import BLOCK_GAP, MIN_ROWS, heads, rows_of
from screener.parsers.segments import SAME_LINE, Segment

_LONGER = 2.0
"""How many times longer the first column is, at least."""
_GAP_ABOVE_HEADING = 5.0
"""Distance between the baselines of a heading and the line above it, in font sizes of it, at most."""
_WRAPPED = 4
"""Words of a line that goes on, at least."""
_WIDE = 0.75
"""Width of the text of the short column, at least, in widths of the longest line beside it."""
_RAGGED = 0.35
"""Share of the width of the column that such a line may leave empty."""


def is_tail(left: list[Segment], right: list[Segment]) -> bool:
    """Whether the right side is the short end of a column: one block of text beside a longer text."""
    rows = rows_of(right)
    if len(rows) < MIN_ROWS or len(rows_of(left)) < _LONGER * len(rows) or len(rows) < len(right):
        return False
    headings = [segment for segment in right if heads(segment, right)]
    if not _is_one_text(right, headings):
        return False
    beside = [_partner(segment, left) for segment in right]
    bulleted = any(segment.bullet for segment in right)
    if bulleted and not all(
        segment.bullet == (partner is not None and partner.bullet)
        for segment, partner in zip(right, beside, strict=True)
    ):
        return True
    for above, segment, partner in zip(right, right[1:], beside[1:], strict=False):
        if _is_heading(segment, headings, above) and (partner is None or not heads(partner, left)):
            return True
    return _is_text(right, max(segment.x1 - segment.x0 for segment in left))


def _is_one_text(right: list[Segment], headings: list[Segment]) -> bool:
    """Whether its lines follow each other without gaps, but for one above a heading."""
    return all(
        below.baseline - above.baseline
        <= (_GAP_ABOVE_HEADING if below in headings else BLOCK_GAP) * max(below.size, above.size)
        for above, below in pairwise(right)
    )


def _is_heading(segment: Segment, headings: list[Segment], above: Segment) -> bool:
    """Whether it is the heading of a new part: bold values stand below each other too."""
    return segment in headings and above not in headings and segment.words[0].text[0].isupper()


def _partner(segment: Segment, left: list[Segment]) -> Segment | None:
    near = [other for other in left if abs(other.baseline - segment.baseline) <= SAME_LINE * segment.size]
    return max(near, key=attrgetter("x1")) if near else None


def _is_text(right: list[Segment], width: float) -> bool:
    """Whether a line that fills the column ends inside a sentence; `width` is the longest line beside."""
    edge = max(segment.x1 for segment in right)
    start = min(segment.x0 for segment in right)
    full = edge - _RAGGED * (edge - start)
    return edge - start >= _WIDE * width and any(
        above.x1 >= full
        and len(above.words) >= _WRAPPED
        and below.words[0].text[0].islower()
        and not below.bullet
        and above.words[-1].text[-1] not in ".;:!?"
        for above, below in pairwise(right)
    )
