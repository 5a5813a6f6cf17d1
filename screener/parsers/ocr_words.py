"""From what Tesseract recognised to the words of a page: font size, boldness, bullets, no specks.

Tesseract's fast models tell no font, read a bullet as "e", "¢" or nothing, and borders as bars. All of
that can be told from the ink.
"""

import re
from dataclasses import dataclass, replace
from itertools import groupby
from operator import attrgetter
from statistics import median, median_low

import numpy as np
import numpy.typing as npt
from PIL import Image

from screener.parsers.word import Font, Word

_CAP, _X_HEIGHT, _DESCENT = 0.72, 0.52, 0.21
"""Height of capitals and of small letters, and depth below the baseline, in font sizes."""
_TALL = re.compile(r"[A-Zbdfhklt0-9ÀÁÂÄÈÉÊËÍÎÓÔÖÚÜß]")
_DEEP = re.compile(r"[gjpqyQ()\[\]{},;|/@_]")
_SAME_SIZE = 0.09
"""Sizes of lines that differ less than this share from the page's usual one are that one."""
_BOLD_LINE = 1.25
"""Thickness of the strokes of a bold line, in those of the page."""
_BOLD_WORD = 1.3
_LONGEST_STROKE = 0.3
"""A longer run of ink, in font sizes, is the bar of a letter, not its stem."""
_MARK_HEIGHT = 0.62
"""Height of a bullet, in font sizes, at most."""
_LETTERLIKE = re.compile(r"[IAa1-9]")
"""One letter that can begin a sentence or number an item."""
_DOUBTFUL = 75.0
"""Confidence in percent below which a lone sign before a line is taken for its bullet."""
_REACH = 3.0
"""How far left of a line its bullet may stand, in font sizes."""

_INSIDE_ADDRESS = 0.5
"""The widest gap beside the "@" of an address, in heights of its word."""

_REGULAR = Font(False, False, False, False, 1.0, 0.2)
_BOLD = Font(True, False, False, False, 1.0, 0.2)

Ink = npt.NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Recognized:
    """A word as Tesseract gives it; edges and baseline in pixels from the top left."""

    text: str
    confidence: float
    """0 to 100."""
    x0: int
    top: int
    x1: int
    bottom: int
    baseline: float
    line: int
    """Words of one line have the same number."""


def page_words(recognized: list[Recognized], image: Image.Image, scale: float) -> list[Word]:
    """The words of a page in Tesseract's order; `scale` is points for each pixel."""
    ink = _ink_of(image)
    lines = [list(line) for _, line in groupby(recognized, key=attrgetter("line"))]
    lines = [_mended(line) for line in map(_without_specks, lines) if line]
    sizes = _evened([_size(line) for line in lines], lines)
    bold = _bold(lines, sizes, ink)
    words: list[Word] = []
    for line, size in zip(lines, sizes, strict=True):
        marked, line = _take_bullet(line, size, ink)
        if marked is not None:
            words.append(_word("•", marked[0], marked[1], line[0], size, scale, bold=False))
        words += [
            _word(item.text, item.x0, item.x1, item, size, scale, bold=id(item) in bold) for item in line
        ]
    return words


def _word(text: str, x0: int, x1: int, item: Recognized, size: float, scale: float, *, bold: bool) -> Word:
    font = _BOLD if bold else _REGULAR
    return Word(text, x0 * scale, x1 * scale, item.baseline * scale, size * scale, font, 0, False)


def _ink_of(image: Image.Image) -> Ink:
    """Which pixels are ink, on the whole page by one threshold between paper and text."""
    pixels = np.asarray(image)
    counts = np.bincount(pixels.ravel(), minlength=256).astype(np.float64)
    below = np.cumsum(counts)
    sums = np.cumsum(counts * np.arange(256))
    with np.errstate(divide="ignore", invalid="ignore"):
        between = (sums[-1] * below / below[-1] - sums) ** 2 / (below * (below[-1] - below))
    threshold = int(np.nanargmax(np.where(np.isfinite(between), between, -1.0)))
    ink: Ink = pixels <= threshold
    return ink


def _without_specks(line: list[Recognized]) -> list[Recognized]:
    """The line without borders read as bars and dirt read as signs."""
    heights = [word.bottom - word.top for word in line if any(map(str.isalnum, word.text))]
    usual = median(heights) if heights else 0.0
    return [word for word in line if not _is_speck(word, usual)]


def _mended(line: list[Recognized]) -> list[Recognized]:
    """The line with addresses in one piece, and with the "I" that begins a sentence."""
    line = [
        replace(word, text="I") if word.text == "|" and _begins_sentence(line, index) else word
        for index, word in enumerate(line)
    ]
    whole = line[:1]
    for word in line[1:]:
        last = whole[-1]
        near = word.x0 - last.x1 < _INSIDE_ADDRESS * (word.bottom - word.top)
        if near and (word.text[0] == "@" or last.text[-1] == "@") and len(last.text) > 1:
            whole[-1] = _joined(last, word)
        else:
            whole.append(word)
    return whole


def _begins_sentence(line: list[Recognized], index: int) -> bool:
    before, after = line[max(0, index - 1)].text, line[index + 1 : index + 2]
    return bool(after) and after[0].text[0].islower() and (index == 0 or before[-1] in ".,;:!?")


def _joined(first: Recognized, second: Recognized) -> Recognized:
    return replace(
        first,
        text=first.text + second.text,
        confidence=min(first.confidence, second.confidence),
        top=min(first.top, second.top),
        x1=second.x1,
        bottom=max(first.bottom, second.bottom),
    )


def _is_speck(word: Recognized, usual: float) -> bool:
    if any(map(str.isalnum, word.text)):
        return False
    if not usual:
        return word.confidence < _DOUBTFUL or set(word.text) <= set("|_—-~=[]")
    return word.bottom - word.top > 1.6 * usual and set(word.text) <= set("|[]{}()Il!/\\")


def _size(line: list[Recognized]) -> float:
    """The font size of a line in pixels, from the heights that its words must have."""
    tall: list[float] = []
    small: list[float] = []
    for word in line:
        if not any(map(str.isalnum, word.text)):
            continue
        depth = _DESCENT if _DEEP.search(word.text) else 0.0
        height = word.bottom - word.top
        if _TALL.search(word.text):
            tall.append(height / (_CAP + depth))
        else:
            small.append(height / (_X_HEIGHT + depth))
    # The smaller one of two: a "J" or a "Q" may reach below the line or not.
    return median_low(tall or small or [word.bottom - word.top for word in line])


def _evened(sizes: list[float], lines: list[list[Recognized]]) -> list[float]:
    """The sizes, small differences to the size of most text taken for noise."""
    if not sizes:
        return sizes
    usual = _weighted_median(sizes, [sum(len(word.text) for word in line) for line in lines])
    return [usual if abs(size - usual) <= _SAME_SIZE * usual else size for size in sizes]


def _weighted_median(values: list[float], weights: list[int]) -> float:
    half = sum(weights) / 2
    for value, weight in sorted(zip(values, weights, strict=True)):
        half -= weight
        if half <= 0:
            return value
    return values[-1]


def _bold(lines: list[list[Recognized]], sizes: list[float], ink: Ink) -> set[int]:
    """Identities of the words whose strokes are thicker than those of most of the page."""
    strokes = [
        [_stroke(word, size, ink) / size for word in line] for line, size in zip(lines, sizes, strict=True)
    ]
    values = [value for row in strokes for value in row if value > 0]
    if not values:
        return set()
    letters = [
        len(w.text)
        for line, row in zip(lines, strokes, strict=True)
        for w, v in zip(line, row, strict=True)
        if v > 0
    ]
    usual = _weighted_median(values, letters)
    bold: set[int] = set()
    for line, row in zip(lines, strokes, strict=True):
        known = [(value, len(word.text)) for word, value in zip(line, row, strict=True) if value > 0]
        mean = sum(v * n for v, n in known) / sum(n for _, n in known) if known else 0.0
        thick = [value > _BOLD_WORD * usual for value in row]
        if mean > _BOLD_LINE * usual and sum(thick) >= 0.6 * len(known):
            bold.update(map(id, line))
        else:
            bold.update(
                id(word)
                for word, is_thick in zip(line, thick, strict=True)
                if is_thick and len(word.text) > 2
            )
    return bold


def _stroke(word: Recognized, size: float, ink: Ink) -> float:
    """Mean width of the upright strokes of a word in pixels; 0 where it has none."""
    if not any(map(str.isalpha, word.text)):
        return 0.0
    part = ink[word.top : word.bottom, word.x0 : word.x1]
    if part.size == 0:
        return 0.0
    edged = np.zeros((part.shape[0], part.shape[1] + 2), dtype=np.int8)
    edged[:, 1:-1] = part
    steps = np.flatnonzero(np.diff(edged, axis=1))
    runs = steps[1::2] - steps[::2]
    runs = runs[runs <= _LONGEST_STROKE * size]
    return float(runs.mean()) if len(runs) else 0.0


def _take_bullet(
    line: list[Recognized], size: float, ink: Ink
) -> tuple[tuple[int, int] | None, list[Recognized]]:
    """Left and right edge of the bullet before a line, and the line without what was read for it."""
    first = line[0]
    if len(line) > 1 and len(first.text) <= 2 and _is_mark(first, line[1], size, ink):
        return (first.x0, first.x1), line[1:]
    # Tesseract leaves some out: a dot by itself, left of the line.
    place = _dot_before(first, size, ink)
    return place, line


def _is_mark(first: Recognized, second: Recognized, size: float, ink: Ink) -> bool:
    if second.x0 - first.x1 < 0.15 * size:
        return False
    if first.text in ("-", "–", "—"):
        return False  # means the same in printed text, and is kept as it is
    part = ink[first.top : first.bottom, first.x0 : first.x1]
    height, width = part.shape
    if not height or not width or not 0.5 < width / height < 2.0:
        return False
    if height <= 0.75 * size and width <= 0.75 * size and float(part.mean()) > 0.68:
        return True  # a full disc or square
    if height < 0.4 * size:
        return True  # too small for a letter
    if first.text in ("o", "O", "0", "°", "©", "®", "¢", "«", "»", "»>", "*", "+"):
        return bool(height <= size)
    doubtful = first.confidence < _DOUBTFUL and not _LETTERLIKE.match(first.text)
    return bool(doubtful and height <= size)


def _dot_before(first: Recognized, size: float, ink: Ink) -> tuple[int, int] | None:
    """A compact spot of ink left of a line at the height of its small letters, nothing around it."""
    left = max(0, round(first.x0 - _REACH * size))
    right = max(0, round(first.x0 - 0.2 * size))
    top, bottom = round(first.baseline - 0.9 * size), round(first.baseline + 0.2 * size)
    part = ink[max(0, top) : bottom, left:right]
    columns = np.flatnonzero(part.any(axis=0))
    rows = np.flatnonzero(part.any(axis=1))
    if not len(columns) or not len(rows):
        return None
    width, height = int(columns[-1] - columns[0]) + 1, int(rows[-1] - rows[0]) + 1
    if not (0.1 * size <= width <= _MARK_HEIGHT * size and 0.1 * size <= height <= _MARK_HEIGHT * size):
        return None
    if columns[0] == 0 or not 0.6 < width / height < 1.7:
        return None
    if part[rows[0] : rows[-1] + 1, columns[0] : columns[-1] + 1].mean() < 0.6:
        return None
    return left + int(columns[0]), left + int(columns[-1]) + 1
