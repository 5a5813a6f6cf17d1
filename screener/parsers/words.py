"""The words of a PDF page: characters with boxes grouped by spaces and by geometry.

PDFium drops a space that is drawn as an object of its own, which some generators do with every
character, and joins lines at a hyphen. So words are also cut where the boxes show a gap or a new line.
"""

import math
import re
from itertools import compress, repeat
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from screener.parsers import pdfium
from screener.parsers.ink import Boxes, bring_back, mend_ink_boxes
from screener.parsers.turned import Letter, turned_words, turns_of
from screener.parsers.word import Font, Word

_LAST_SPACE = 0x3000
_IS_SPACE = np.array(
    [chr(code).isspace() or code == 0x200B for code in range(_LAST_SPACE + 1)] + [False], dtype=bool
)
"""For each character code up to the last white space whether it is one."""
_LINE_END_HYPHEN = 0xFFFE
_BOLD_NAME = re.compile(r"bold|black|heavy|demi|extrab|cmbx|sfbx|[-,]bd\b|-b$", re.IGNORECASE)
_PLAIN_NAME = re.compile(r"regular|roman|book|light|medium", re.IGNORECASE)
"""Names that deny boldness: weights are guessed from stems, which mislead in display faces."""
_SYMBOL_NAME = re.compile(r"wingding|webding|dingbat|symbol", re.IGNORECASE)
_ICON_NAME = re.compile(r"awesome|icon|glyph|fontello|icomoon|marvosym|material-?symbol", re.IGNORECASE)
_FORCE_BOLD = 1 << 18
_SHALLOW = -0.1
"""Depth of a font, in font sizes, above which it is not told truly: its boxes grow with each "g" and "p"."""

Indexes = npt.NDArray[np.intp]

SURE_GAP = 0.07
"""A gap between two characters that is a space where every character is an object, in font sizes."""
WIDE_GAP = 0.17
"""The same where words are objects: kerning and letter spacing leave gaps too."""
_AROUND = 8
"""Characters on either side that tell how far apart the letters of a heading are set."""


def read_words(textpage: object, left_edge: float, top_edge: float, objects: int) -> list[Word]:
    """The words in the order of the content stream.

    The edges are those of the visible page in page coordinates; `objects` is the number of its objects.
    """
    raw = pdfium.address(textpage)
    count = pdfium.count_chars(raw)
    if count <= 0:
        return []
    # A soft hyphen that is drawn is a hyphen.
    text = pdfium.page_text(textpage, count).replace("\u00ad", "-")
    boxes = pdfium.char_boxes(raw, count)
    codes = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), dtype=np.uint32)
    inked = ~_IS_SPACE[np.minimum(codes, _LAST_SPACE + 1)]
    joined = inked.copy()  # follows a character without white space between them
    joined[0] = False
    joined[1:] &= inked[:-1]
    mend_ink_boxes(raw, boxes, joined)
    bring_back(raw, boxes, joined)
    boxes[:, ::2] -= left_edge
    cuts, raised = _cuts(text, boxes, joined, glyphwise=objects > 0.5 * count)
    begins = inked & ~joined
    begins[cuts] = True
    first = np.flatnonzero(begins)
    last = np.flatnonzero(inked & np.append(begins[1:] | ~inked[1:], True))
    targets = pdfium.text_objects(raw, first.tolist())
    turns = turns_of(raw, text, raised, first.tolist())
    if not turns:
        return _words(raw, text, boxes, _Starts(first, last, targets, raised), codes, top_edge)
    letters: list[Letter] = []
    for start, end, target in zip(first.tolist(), (last + 1).tolist(), targets, strict=True):
        if start in turns:
            font = _font(pdfium.fonts_of([target])[0], 1.0, 0.2)
            place = tuple(boxes[start].tolist())
            near = bool(letters) and not text[letters[-1].index + 1 : start].strip("\r\n")
            letters.append(Letter(start, text[start:end], font, target, place, near, turns[start]))
    straight = np.array([start not in turns for start in first.tolist()])
    rest = _Starts(first[straight], last[straight], list(compress(targets, straight)), raised)
    return _words(raw, text, boxes, rest, codes, top_edge) + turned_words(raw, letters, top_edge)


class _Starts(NamedTuple):
    """The first and last characters of words, the text objects of the first, and which are raised."""

    first: Indexes
    last: Indexes
    targets: list[int]
    raised: set[int]


def _words(
    textpage: int,
    text: str,
    boxes: Boxes,
    starts: _Starts,
    codes: npt.NDArray[np.uint32],
    top_edge: float,
) -> list[Word]:
    """The words of straight text, all at once: a loop over them would take longer than PDFium does."""
    first = starts.first.tolist()
    x0, x1, low, height = _extents(codes, boxes, starts.first, starts.last)
    addresses = pdfium.fonts_of(starts.targets)
    fonts: dict[int, Font] = {}
    # Each font with the first word that is set in it.
    for address, start in dict(zip(reversed(addresses), reversed(first), strict=True)).items():
        _, top, _, bottom = boxes[start].tolist()
        fonts[address] = _font(address, *pdfium.font_scale(textpage, start, bottom, top))
    each = [fonts[address] for address in addresses]
    numbers = {address: number for number, address in enumerate(fonts)}
    used = np.array([numbers[address] for address in addresses], dtype=np.intp)
    sizes = height * np.array([font.scale for font in fonts.values()])[used]
    grounds = top_edge - low - height * np.array([font.baseline for font in fonts.values()])[used]
    if not all(font.steady for font in fonts.values()):
        for number in [number for number, font in enumerate(each) if not font.steady]:
            sizes[number], grounds[number] = _measured(
                textpage, first[number], sizes[number], top_edge, grounds[number]
            )
    words = list(
        map(
            tuple.__new__,  # what `Word._make` does, without a call of Python for each word
            repeat(Word),
            zip(
                [text[start:end] for start, end in zip(first, (starts.last + 1).tolist(), strict=True)],
                x0.tolist(),
                x1.tolist(),
                grounds.tolist(),
                sizes.tolist(),
                each,
                starts.targets,
                [start in starts.raised for start in first] if starts.raised else repeat(False),
                repeat(None),
                strict=False,
            ),
        )
    )
    if height.min(initial=1.0) > 0 and not any(font.icons for font in fonts.values()):
        return words
    return [
        word
        for word, points in zip(words, height.tolist(), strict=True)
        if points > 0 and not (word.font.icons and _is_icon(word.text))
    ]


def _measured(textpage: int, start: int, size: float, top_edge: float, ground: float) -> tuple[float, float]:
    """Font size and baseline of a word as PDFium tells them of its first character, or else as given."""
    told = pdfium.set_size(textpage, start)
    _, baseline = pdfium.origin(textpage, start)
    if not 0.4 * size < told < 2.5 * size or not math.isfinite(baseline):
        return size, ground
    return told, top_edge - baseline


def _extents(
    codes: npt.NDArray[np.uint32], boxes: Boxes, first: Indexes, last: Indexes
) -> tuple[npt.NDArray[np.float64], ...]:
    """Left edge, right edge, bottom and height of each word, told by its first and last character."""
    # The hyphen at a line end has no box of its own.
    last = np.where((codes[last] == _LINE_END_HYPHEN) & (last > first), last - 1, last)
    first_box, last_box = boxes[first], boxes[last]
    height, other = first_box[:, 1] - first_box[:, 3], last_box[:, 1] - last_box[:, 3]
    # A box grows with a glyph that rises above the font's own bounds: the smaller one tells the size.
    grown = (0.85 * height < other) & (other < height)
    low = np.where(grown, last_box[:, 3], first_box[:, 3])
    return first_box[:, 0], last_box[:, 2], low, np.where(grown, other, height)


def _font(address: int, scale: float, baseline: float) -> Font:
    if not address:
        return Font(False, False, False, False, scale, baseline)
    name = pdfium.font_name(address)
    symbol = _SYMBOL_NAME.search(name) is not None
    icons = _ICON_NAME.search(name) is not None
    bold = _BOLD_NAME.search(name) is not None or bool(pdfium.font_flags(address) & _FORCE_BOLD)
    if not bold and not _PLAIN_NAME.search(name):
        bold = pdfium.font_weight(address) >= 600
    return Font(
        bold and not symbol and not icons,
        symbol,
        icons,
        "courier" in name.lower(),
        scale,
        baseline,
        pdfium.font_descent(address) <= _SHALLOW,
    )


def _is_icon(text: str) -> bool:
    """Whether the text of an icon font is only its code, not a description such as "phone:"."""
    return len(text) <= 2 or text.startswith("\\fa") or not text.strip("[]:\\0123456789")


def _cuts(
    text: str, boxes: Boxes, joined: npt.NDArray[np.bool_], *, glyphwise: bool
) -> tuple[list[int], set[int]]:
    """Characters that begin a word although no white space stands before them.

    The second value holds those of them that are set on another baseline.
    """
    sure = SURE_GAP if glyphwise else WIDE_GAP
    low = 0.015 if glyphwise else sure
    left, top, right, bottom = boxes.T
    space = left[1:] - right[:-1]
    # Few characters are worth a closer look: most begin where the one before ends.
    after = np.flatnonzero(joined[1:] & ((space <= -2.0) | (space >= 0.05))) + 1
    sizes = top[after - 1] - bottom[after - 1]
    after, sizes = after[sizes > 0], sizes[sizes > 0]
    gaps = space[after - 1] / sizes
    drops = np.abs(bottom[after] - bottom[after - 1]) / sizes
    split = gaps > sure
    if glyphwise:
        _keep_spaced_letters(split, after, gaps, sizes, space, joined)
    moved = ~split & ((drops > 0.6) | ((gaps < -0.6) & (drops > 0.2)))
    raised = set(after[moved].tolist())
    cuts = after[split].tolist() + after[moved].tolist()
    unsure = ~split & ~moved & (gaps > low)
    usual: dict[tuple[str, int], float] = {}
    for index, gap, size in zip(
        after[unsure].tolist(), gaps[unsure].tolist(), sizes[unsure].tolist(), strict=True
    ):
        # A narrow space after a character that usually overlaps the next (an "f").
        key = (text[index - 1], round(size))
        if key not in usual:
            usual[key] = _usual_gap(key, text, boxes)
        if gap - usual[key] > 0.15:
            cuts.append(index)
    return cuts, raised


def _keep_spaced_letters(
    split: npt.NDArray[np.bool_],
    after: Indexes,
    gaps: npt.NDArray[np.float64],
    sizes: npt.NDArray[np.float64],
    space: npt.NDArray[np.float64],
    joined: npt.NDArray[np.bool_],
) -> None:
    """Take back cuts before letters no further apart than those around them, as headings often are set."""
    doubtful = np.flatnonzero(split & (gaps < WIDE_GAP))
    if not len(doubtful):
        return
    # For each of them the spaces around it in a row, from the smallest; those between words, and beyond the
    # ends of the page, are infinite and come last.
    beyond = np.full(_AROUND, np.inf)
    spaces = np.concatenate((beyond, np.where(joined[1:], space, np.inf), beyond))
    near = np.sort(spaces[after[doubtful][:, None] - 1 + np.arange(2 * _AROUND + 1)])
    middle = np.isfinite(near).sum(axis=1) // 2
    usual = near[np.arange(len(near)), middle] / sizes[doubtful]
    # Where all letters are cut apart, the line puts them together again (`segments_of`).
    split[doubtful[(usual <= SURE_GAP) & (gaps[doubtful] - usual <= SURE_GAP)]] = False


def _usual_gap(key: tuple[str, int], text: str, boxes: Boxes) -> float:
    """The gap, in font sizes, between a character of that size and a letter of the same word."""
    character, points = key
    gaps: list[float] = []
    index = text.find(character)
    while index != -1 and len(gaps) < 60:
        _, top, right, bottom = boxes[index].tolist()
        if round(top - bottom) == points and text[index + 1 : index + 2].isalnum():
            gap = (float(boxes[index + 1, 0]) - right) / (top - bottom)
            if -0.5 < gap < SURE_GAP:
                gaps.append(gap)
        index = text.find(character, index + 1)
    # Where the space was dropped the gap counts too, and after an "f" that can be most of them.
    return sorted(gaps)[len(gaps) // 20] if gaps else 0.0
