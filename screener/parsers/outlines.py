"""The outlines of filled shapes and of clipping paths, and which points lie inside.

Only asked where a shape is drawn over text, or text is partly clipped, which few pages have.
"""

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt
import pypdfium2.raw as pdfium_raw

from screener.parsers import pdfium
from screener.parsers.pdfium import Piece

Corners = list[tuple[float, float]]
Outline = list[Corners]
"""A path as closed polygons, curves as chords."""
Points = npt.NDArray[np.float64]
"""A row with x and y each."""
Inside = npt.NDArray[np.bool_]

MOST_PIECES = 400
"""Lines and curves of a path. One of more is a drawing; it is taken to cover nothing and to cut nothing."""
_CHORDS = 8
_CURVE = 3
"""A curve is told by two control points and its end."""


def shape_of(path: int) -> Outline:
    """The outline of a filled path in page coordinates; empty if it has too many pieces."""
    return _outline(pdfium.path_pieces(path, MOST_PIECES), pdfium.object_matrix(path))


def clips_of(page_object: int) -> list[Outline]:
    """The outlines that the object is clipped to, one inside the other; those of too many pieces left out."""
    paths = [_outline(pieces) for pieces in pdfium.clip_pieces(page_object, MOST_PIECES)]
    return [outline for outline in paths if outline]


def inside(points: Points, outline: Outline, *, alternate: bool = False) -> Inside:
    """Which points the outline holds: by winding, or counting every other area as a hole."""
    x, y = points.T
    winding = np.zeros(len(points), dtype=np.intp)
    crossings = np.zeros(len(points), dtype=np.intp)
    for corners in outline:
        for (x0, y0), (x1, y1) in zip(corners, [*corners[1:], corners[0]], strict=True):
            if y0 == y1:
                continue
            across = (y0 <= y) != (y1 <= y)
            at = x0 + (y - y0) * ((x1 - x0) / (y1 - y0))
            right = across & (at > x)
            crossings += right
            winding += np.where(right, 1 if y1 > y0 else -1, 0)
    held: Inside = crossings % 2 == 1 if alternate else winding != 0
    return held


def visible(points: Points, clips: Sequence[Outline]) -> Inside:
    """Which points lie inside all clips."""
    seen = np.ones(len(points), dtype=np.bool_)
    for clip in clips:
        seen &= inside(points, clip)
    return seen


def _outline(pieces: list[Piece], matrix: tuple[float, ...] = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)) -> Outline:
    a, b, c, d, e, f = matrix
    outline: Outline = []
    curve: Corners = []
    for kind, px, py in pieces:
        point = (a * px + c * py + e, b * px + d * py + f)
        if kind == pdfium_raw.FPDF_SEGMENT_MOVETO or not outline:
            outline.append([point])
        elif kind == pdfium_raw.FPDF_SEGMENT_BEZIERTO:
            curve.append(point)
            if len(curve) == _CURVE:
                outline[-1] += _chords(outline[-1][-1], curve)
                curve = []
        else:
            outline[-1].append(point)
    return [corners for corners in outline if len(corners) > 2]


def _chords(start: tuple[float, float], curve: Corners) -> Corners:
    (x0, y0), (x1, y1), (x2, y2), (x3, y3) = start, *curve
    chords = []
    for number in range(1, _CHORDS + 1):
        t = number / _CHORDS
        u = 1 - t
        weights = (u * u * u, 3 * u * u * t, 3 * u * t * t, t * t * t)
        chords.append(
            (
                weights[0] * x0 + weights[1] * x1 + weights[2] * x2 + weights[3] * x3,
                weights[0] * y0 + weights[1] * y1 + weights[2] * y2 + weights[3] * y3,
            )
        )
    return chords
