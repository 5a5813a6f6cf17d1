"""How two sides of a part of a page belong together: judged by rows, dates, labels and running text."""

import re
from itertools import pairwise
from statistics import median
from typing import Literal

from screener.parsers.blocks import (
    BLOCK_GAP,
    MIN_ROWS,
    Band,
    aligned,
    blocks_of,
    changes_of_side,
    gutter_side,
    heads,
    is_part_of_table,
    rows_of,
)
from screener.parsers.segments import Segment
from screener.parsers.tails import is_tail

_DATE_LIKE = re.compile(
    r"\b(?:19|20)\d\d\b|\b\d{1,2}/\d{2,4}\b|\bpresent\b|\bcurrent\b|"
    r"^(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|"
    r"oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\b|^[-–—]$",
    re.IGNORECASE,
)
_ITEM_NUMBER = re.compile(r"\(?(?:\d{1,2}|[a-z]|[ivx]{1,4})[.)]", re.IGNORECASE)
_CELL_ROWS = 2.5
"""Rows of a block, on average, up to which they are cells beside the rows of the text."""
_ALIGNED = 0.8
"""Share of the shorter side's rows with a partner on the other side: above it, rows may belong together."""
_INTERLEAVED = 0.35
"""Changes of side in the content stream for each pair of rows: above it, the file was written row by row."""
_BALANCED = 0.8
"""Rows of the shorter side, in rows of the longer one, from which on a few are enough for a column."""
_BALANCED_APART = 0.5
"""The same where one side was written after the other."""
_DENSE = 2.0
"""Distance of lines that follow each other as those of a text do, in font sizes, at most."""
_SPACED = 2.5
"""The same where one side was written after the other: paragraphs with space between them."""
_EVEN = 1.3
"""How much further apart than others two of equally distant rows may be."""
_LABEL_WORDS = 4
"""Words of a label, at most."""
_RAGGED = 0.25
"""Share of the width of a side that a full line may leave empty."""


def verdict_on(bands: list[Band]) -> Literal["rows", "columns", "left", "right"]:
    """How the sides of the bands belong together.

    Cells of common rows, columns of their own, or a gutter on the left or on the right whose blocks (dates,
    places) each stand beside the text they are about.
    """
    rows_left = rows_right = pairs = fewer_rows = switches = 0
    left: list[Segment] = []
    right: list[Segment] = []
    for band in bands:
        ours, theirs = rows_of(band.left), rows_of(band.right)
        rows_left += len(ours)
        rows_right += len(theirs)
        fewer, more = (ours, theirs) if len(ours) <= len(theirs) else (theirs, ours)
        fewer_rows += len(fewer)
        pairs += aligned(fewer, more, 0.2 * min(band.left[0].size, band.right[0].size))
        switches += changes_of_side(band)
        left += band.left
        right += band.right
    if max(rows_left, rows_right) < MIN_ROWS:
        return "rows"
    in_rows = pairs / fewer_rows >= _ALIGNED
    interleaved = switches / (2 * fewer_rows) > _INTERLEAVED
    if all(_ITEM_NUMBER.fullmatch(segment.text) for segment in left):
        return "rows"
    if min(rows_left, rows_right) < MIN_ROWS:
        # A name and a title beside a few details, one written after the other.
        if in_rows or switches > 0 or min(rows_left, rows_right) < 2:
            return "rows"
        dated = _date_like(left, rows_left) or _date_like(right, rows_right)
        return "rows" if dated else "columns"
    side = gutter_side(bands)
    if side is not None:
        # Short blocks on common baselines are cells: title and dates, employer and place.
        apart = [
            rows_of(block)
            for band in bands
            for block in blocks_of(band.left if side == "left" else band.right)
            if not is_part_of_table(block, band.right if side == "left" else band.left)
        ]
        if not in_rows or sum(map(len, apart)) > _CELL_ROWS * len(apart):
            return side
        if switches > 0 or not _is_even(left if side == "left" else right):
            return "rows"
    if _date_like(left, rows_left) or _date_like(right, rows_right):
        return "rows"
    if not in_rows:
        return "columns"
    if _are_labels(left, right):
        return "rows"
    if all(is_tail(band.left, band.right) for band in bands):
        return "columns"
    flowing = _flows(left, rows_left) and _flows(right, rows_right)
    if interleaved:
        return "columns" if flowing else "rows"
    shorter = left if rows_left < rows_right else right
    if switches == 0 and (heads(right[0], right) or _lines_that_go_on(left) or _lines_that_go_on(right)):
        # One side was written after the other, and it is more than two lists of short items.
        balanced = fewer_rows > _BALANCED_APART * max(rows_left, rows_right)
        dense = _is_dense(shorter, 3 if balanced else 5, _SPACED)
    else:
        balanced = fewer_rows > _BALANCED * max(rows_left, rows_right)
        dense = _is_dense(shorter, 3 if balanced else 5, _DENSE)
    return "columns" if flowing or dense else "rows"


def _are_labels(left: list[Segment], right: list[Segment]) -> bool:
    """Whether the left side is labels of the right one: with colons, or bold beside plain text."""
    if any(len(segment.words) > _LABEL_WORDS for segment in left):
        return False
    if sum(segment.text.endswith(":") for segment in left) >= _ALIGNED * len(left):
        return True
    bold = [segment.words[0].font.bold for segment in left]
    return all(bold) and not any(segment.words[0].font.bold for segment in right)


def _is_even(side: list[Segment]) -> bool:
    """Whether its rows are equally far apart, as paragraphs are; blocks beside entries are not."""
    distances = [below - above for above, below in pairwise(rows_of(side))]
    return max(distances) <= _EVEN * min(distances)


def _is_dense(side: list[Segment], at_least: int, limit: float) -> bool:
    """Whether the rows of a side follow each other as lines of text do, rather than as labels.

    The limit is that of the usual distance of their baselines, in font sizes.
    """
    distances = [
        (below.baseline - above.baseline) / above.size
        for above, below in pairwise(side)
        if below.baseline - above.baseline > 0.5 * above.size
    ]
    return len(distances) >= at_least - 1 and median(distances) < limit


def _date_like(side: list[Segment], rows: int) -> bool:
    """Whether most rows of a side are short and about dates or places beside a text."""
    texts = [segment.text for segment in side]
    dated = sum(len(text) <= 30 and _DATE_LIKE.search(text) is not None for text in texts)
    short = sum(len(text) <= 30 for text in texts)
    return dated >= 0.4 * rows and short >= 0.8 * rows


def _flows(side: list[Segment], rows: int) -> bool:
    """Whether the rows of a side are running text: six words or more on average, or sentences that go on."""
    return sum(len(segment.words) for segment in side) >= 6 * rows or _lines_that_go_on(side) >= MIN_ROWS


def _lines_that_go_on(side: list[Segment]) -> int:
    """How many rows that fill the width of the side end inside a sentence."""
    edge = max(segment.x1 for segment in side)
    full = edge - _RAGGED * (edge - min(segment.x0 for segment in side))
    wrapped = [
        above.x1 >= full
        and len(above.words) >= MIN_ROWS
        and below.words[0].text[0].islower()
        and above.words[-1].text[-1] not in ".;:!?"
        and 0.5 * above.size < below.baseline - above.baseline <= BLOCK_GAP * above.size
        for above, below in pairwise(side)
    ]
    return sum(wrapped)
