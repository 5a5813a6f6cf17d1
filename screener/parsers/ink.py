"""Boxes that PDFium takes from the ink of a glyph, made like the boxes of the other characters.

Where a file marks glyphs with their text (as browsers mark ligatures such as "fi", and word processors small
capitals), PDFium knows no width for the letters of that text and gives each an equal part of the ink. Such
a box is lower than a usual one, which has the font's height, and ends short of the next one, since the
advance of a glyph is wider than its ink: the gap behind it looks like a space.
"""

import numpy as np
import numpy.typing as npt

from screener.parsers import pdfium

_EQUAL = 0.01
"""Points by which equal edges may differ."""
_LOWER = 0.9
"""Height of a box of ink, at most, in heights of a usual one."""
_BEARING = 0.1
"""Space beside the ink of a glyph that belongs to it, at most, in heights of a box."""
_FAR = 3.0
"""Distance between two characters of a word that no spacing explains, in heights of a box."""
_NARROW = 0.25
"""Width of a letter of a ligature, such as "f" or "i", in heights of a box."""

Boxes = npt.NDArray[np.float64]
"""Left, top, right, bottom of every character, one row each, in page coordinates and points."""


def mend_ink_boxes(textpage: int, boxes: Boxes, joined: npt.NDArray[np.bool_]) -> None:
    """Give the boxes of ink the height of a usual box beside them and the space around their glyphs.

    `joined` tells of every character whether it follows the one before without white space. Characters
    without a usual one in their word keep their boxes.
    """
    height = boxes[:, 1] - boxes[:, 3]
    lower = joined[1:] & (height[1:] < _LOWER * height[:-1])
    taller = joined[1:] & (height[:-1] < _LOWER * height[1:])
    if not (lower.any() or taller.any()):
        return
    _, top, _, bottom = boxes.T
    after_taller = lower & _within(top[1:], bottom[1:], top[:-1], bottom[:-1])
    before_taller = taller & _within(top[:-1], bottom[:-1], top[1:], bottom[1:])
    steps = [(index + 1, 1) for index in np.flatnonzero(after_taller).tolist()]
    steps += [(index, -1) for index in np.flatnonzero(before_taller).tolist()]
    count = len(boxes)
    for index, step in steps:
        usual = index - step
        if not _is_ink(textpage, index, boxes) or _is_ink(textpage, usual, boxes):
            continue
        model = boxes[usual].copy()
        while _is_within(boxes[index], model) and _is_ink(textpage, index, boxes):
            following = index + 1 if index + 1 < count and joined[index + 1] else -1
            _mend(textpage, boxes, index, following, model)
            if following < 0 if step > 0 else not joined[index]:
                break
            index += step


def bring_back(textpage: int, boxes: Boxes, joined: npt.NDArray[np.bool_]) -> None:
    """Give the boxes of ink that are far from their word a place in it.

    Inside a form that is scaled or moved, PDFium leaves the letters of marked glyphs where the form's own
    coordinates would have them, which can be off the page.
    """
    left, top, right, bottom = boxes.T
    height = top[:-1] - bottom[:-1]
    far = (np.abs(left[1:] - right[:-1]) > _FAR * height) | (np.abs(bottom[1:] - bottom[:-1]) > height)
    count = len(boxes)
    jumps = (np.flatnonzero(joined[1:] & far & (height > 0)) + 1).tolist()
    for index in jumps:
        if _is_ink(textpage, index - 1, boxes):
            start = index - 1
            while joined[start] and _is_ink(textpage, start - 1, boxes):
                start -= 1
            if not joined[start] and not _is_ink(textpage, index, boxes):
                # The word begins with such letters: there is room for them left of the next one.
                edge, size = float(boxes[index, 0]), float(boxes[index, 1] - boxes[index, 3])
                _spread(
                    boxes, start, index, edge - _NARROW * size * (index - start), edge, boxes[index].copy()
                )
        elif _is_ink(textpage, index, boxes):
            end = index + 1
            while end < count and joined[end] and _is_ink(textpage, end, boxes):
                end += 1
            model = boxes[index - 1].copy()
            begin, size = float(model[2]), float(model[1] - model[3])
            room = float(boxes[end, 0]) - begin if end < count and joined[end] else 0.0
            fits = 0 < room < size * (end - index)
            _spread(
                boxes, index, end, begin, begin + (room if fits else _NARROW * size * (end - index)), model
            )


def _spread(boxes: Boxes, start: int, end: int, left: float, right: float, model: Boxes) -> None:
    """Put characters side by side between two edges, at the height of another one."""
    edges = np.linspace(left, right, end - start + 1)
    boxes[start:end, 0], boxes[start:end, 2] = edges[:-1], edges[1:]
    boxes[start:end, 1], boxes[start:end, 3] = model[1], model[3]


def _within(top: Boxes, bottom: Boxes, usual_top: Boxes, usual_bottom: Boxes) -> npt.NDArray[np.bool_]:
    """Where a box is lower than a usual one and stands inside it, give or take a rising "f"."""
    height = usual_top - usual_bottom
    slack = 0.1 * height
    inside = (usual_top + slack >= top) & (usual_bottom - slack <= bottom)
    return inside & (top - bottom < _LOWER * height)


def _is_within(box: Boxes, usual: Boxes) -> bool:
    return bool(_within(box[1], box[3], usual[1], usual[3]))


def _is_ink(textpage: int, index: int, boxes: Boxes) -> bool:
    ink = pdfium.ink_box(textpage, index)
    return ink is not None and all(
        abs(a - b) < _EQUAL for a, b in zip(ink, boxes[index].tolist(), strict=True)
    )


def _mend(textpage: int, boxes: Boxes, index: int, following: int, model: Boxes) -> None:
    left, _, right, _ = boxes[index].tolist()
    bearing = _BEARING * float(model[1] - model[3])
    start = pdfium.origin(textpage, index)[0]
    if 0 < left - start <= bearing:
        left = start
    if following >= 0:
        # The next box may be of ink too: what counts is where its glyph begins.
        begin = float(boxes[following, 0])
        right += min(max(begin - right, 0.0), bearing)
    boxes[index] = left, model[1], right, model[3]
