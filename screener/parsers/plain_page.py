"""A scanned page made plain before it is read: dark areas turned light, ruled lines taken off.

White text on a coloured bar, and text in the cells of a ruled table, are read badly otherwise: on the
header rows of tables not one word in three came out right, and all do afterwards.
"""

import numpy as np
import numpy.typing as npt
from PIL import Image, ImageFilter

_AROUND = (0.11, 0.3)
"""Inches around a pixel that tell whether it lies in a dark area: a bar of one line, or a wide column
with letters so large that they fill the smaller reach."""
_DARK = 0.6
"""Share of dark pixels there; text fills less than half of its lines."""
_CORNER = 0.15
"""Inches by which such an area reaches further than it can be told, where it goes on being dark."""
_AREA = 0.0005
"""Share of the page from which on dark areas are worth the work."""
_COARSE = 4
"""Dark areas are sought on a page so many times smaller."""
_RULE = 0.45
"""Inches of the shortest ruled line; the stem of no letter of a text is so long."""
_UNBROKEN = 0.93
_WIDTH = 0.03
"""Inches to both sides of which at least a third is not line: the stem of a large letter is thicker."""
_CONTRAST = 30
"""How much darker than the paper, of 255, a line must be."""

Mask = npt.NDArray[np.bool_]


def plain(image: Image.Image, dpi: float) -> Image.Image:
    """The greyscale page with dark text on light ground everywhere and without ruled lines (about 60 ms)."""
    return _without_rules(_without_dark_areas(image, dpi), dpi)


def _without_dark_areas(image: Image.Image, dpi: float) -> Image.Image:
    pixels = np.asarray(image)
    paper = _paper(pixels)
    limit = paper // 2 + 20
    small = np.asarray(image.reduce(_COARSE)) < limit
    unit = dpi / _COARSE
    area = np.zeros_like(small)
    for around in _AROUND:
        area |= _share(small, (around * unit, around * unit)) > 255 * _DARK
    if area.mean() < _AREA:
        return image
    for _ in range(round(_CORNER * unit)):
        area |= _widened(area) & small
    inner = _enlarged(area, image.size)
    edge = _enlarged(_widened(area), image.size) & (pixels < limit)
    turned = inner | edge
    values = 255 - pixels[turned].astype(np.int16)
    # The ground of the area becomes paper.
    values += paper - int(np.median(values))
    light = pixels.copy()
    light[turned] = np.clip(values, 0, 255)
    return Image.fromarray(light)


def _widened(mask: Mask) -> Mask:
    return _share(mask, (1.0, 1.0)) > 0


def _enlarged(mask: Mask, size: tuple[int, int]) -> Mask:
    width, height = size
    larger: Mask = mask.repeat(_COARSE, axis=0).repeat(_COARSE, axis=1)[:height, :width]
    return larger


def _without_rules(image: Image.Image, dpi: float) -> Image.Image:
    pixels = np.asarray(image)
    paper = _paper(pixels)
    marked = pixels < paper - _CONTRAST
    half = _RULE * dpi / 2
    rules = np.zeros_like(marked)
    width = _WIDTH * dpi
    for along, beside, across in (
        ((half, 0.0), (0.0, 1.0), (0.0, width)),
        ((0.0, half), (1.0, 0.0), (width, 0.0)),
    ):
        middle = _share(marked, along) > 255 * _UNBROKEN
        if middle.any():
            middle &= _share(marked, across) < 255 * 0.67
            line = (_share(middle, along) > 0) & marked
            rules |= _share(line, beside) > 0
    if not rules.any():
        return image
    without = pixels.copy()
    without[rules] = paper
    return Image.fromarray(without)


def _paper(pixels: npt.NDArray[np.uint8]) -> int:
    """The commonest light grey of the page."""
    counts = np.bincount(pixels.ravel(), minlength=256)
    return 128 + int(np.argmax(counts[128:]))


def _share(mask: Mask, reach: tuple[float, float]) -> npt.NDArray[np.uint8]:
    """For each pixel the share (0 to 255) of the mask within a reach to both sides, and up and down."""
    grey = Image.fromarray(mask.view(np.uint8) * np.uint8(255))
    return np.asarray(grey.filter(ImageFilter.BoxBlur((round(reach[0]), round(reach[1])))))
