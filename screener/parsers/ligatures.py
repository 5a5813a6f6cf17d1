"""Ligatures that PDFium writes as several letters ("fi", "ffl"): their boxes made like those of others.

The letters of a ligature share one glyph. PDFium gives each an equal part of the glyph's ink, not of its
advance, so the box ends short of the next letter and is lower than its neighbours: the gap behind it
looks like a space, and the height like that of smaller type.
"""

import numpy as np
import numpy.typing as npt

from screener.parsers import pdfium

_EQUAL = 0.01
"""Points by which parts of one glyph may differ in size."""
_BEARING = 0.1
"""Space behind the ink of a ligature that belongs to it, at most, in heights of a box."""

Boxes = npt.NDArray[np.float64]
"""Left, top, right, bottom of every character, one row each, in page coordinates and points."""


def mend_ligatures(textpage: int, boxes: Boxes, joined: npt.NDArray[np.bool_]) -> None:
    """Give the letters of each ligature the height of the letters beside them and the glyph's width.

    `joined` tells of every character whether it follows the one before without white space. A ligature
    that stands alone keeps its boxes.
    """
    left, top, right, bottom = boxes.T
    width = right - left
    parts = joined[1:] & (np.abs(left[1:] - right[:-1]) < _EQUAL)
    for edge in (width, top, bottom):
        parts &= np.abs(edge[1:] - edge[:-1]) < _EQUAL
    followers = [
        index
        for index in (np.flatnonzero(parts) + 1).tolist()
        # Digits and doubled letters tile too, but each begins where the one before ends.
        if pdfium.origin(textpage, index)[0] < left[index] - 0.5 * width[index]
    ]
    start = 0
    while start < len(followers):
        end = start + 1
        while end < len(followers) and followers[end] == followers[end - 1] + 1:
            end += 1
        _mend(textpage, boxes, joined, followers[start] - 1, followers[end - 1])
        start = end


def _mend(textpage: int, boxes: Boxes, joined: npt.NDArray[np.bool_], first: int, last: int) -> None:
    before = first - 1 if joined[first] else -1
    after = last + 1 if last + 1 < len(boxes) and joined[last + 1] else -1
    beside = [index for index in (before, after) if index >= 0 and _holds(boxes[index], boxes[first])]
    if not beside:
        return
    _, top, _, bottom = boxes[beside[-1]]
    boxes[first : last + 1, 1] = top
    boxes[first : last + 1, 3] = bottom
    boxes[first, 0] = min(boxes[first, 0], pdfium.origin(textpage, first)[0])
    if after in beside:
        gap = boxes[after, 0] - boxes[last, 2]
        boxes[last, 2] += min(max(gap, 0.0), _BEARING * (top - bottom))


def _holds(box: npt.NDArray[np.float64], part: npt.NDArray[np.float64]) -> bool:
    """Whether a box reaches over the whole height of the ink beside it, give or take a rising "f"."""
    slack = 0.1 * (box[1] - box[3])
    return bool(box[1] + slack >= part[1] and box[3] - slack <= part[3])
