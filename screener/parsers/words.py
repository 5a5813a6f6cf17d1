"""The words of a PDF page: characters with boxes grouped by spaces and by geometry.

PDFium drops a space that is drawn as an object of its own, which some generators do with every
character, and joins lines at a hyphen. So words are also cut where the boxes show a gap or a new line.
"""

import re
from dataclasses import dataclass

from screener.parsers import pdfium

_RUN = re.compile(r"[^\s\u00a0\u2000-\u200b\u202f\u3000]+")
_BOLD_NAME = re.compile(r"bold|black|heavy|demi|extrab|cmbx|sfbx|[-,]bd\b|-b$", re.IGNORECASE)
_PLAIN_NAME = re.compile(r"regular|roman|book|light|medium", re.IGNORECASE)
"""Names that deny boldness: weights are guessed from stems, which mislead in display faces."""
_SYMBOL_NAME = re.compile(r"wingding|webding|dingbat|symbol", re.IGNORECASE)
_ICON_NAME = re.compile(r"awesome|icon|glyph|fontello|icomoon|marvosym|material-?symbol", re.IGNORECASE)
_FORCE_BOLD = 1 << 18

SURE_GAP = 0.07
"""A gap between two characters that is a space where every character is an object, in font sizes."""
WIDE_GAP = 0.17
"""The same where words are objects: kerning and letter spacing leave gaps too."""


@dataclass(slots=True)
class Font:
    bold: bool
    symbol: bool
    """Wingdings and the like: its characters are drawings."""
    icons: bool
    """A font of icons: telephones, envelopes, logos."""
    typewriter: bool
    scale: float
    """Font size for each point of the height of a character's box."""
    baseline: float
    """Height of the baseline in a character's box, as a share of the box's height."""


@dataclass(slots=True)
class Word:
    """A word on a page in points, origin at the top left."""

    text: str
    x0: float
    x1: float
    baseline: float
    size: float
    font: Font
    target: int
    """Address of the text object of its first character (0 if PDFium made the character up)."""
    glued: bool
    """It is set higher or lower than the characters right before it, without a space."""


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
    left, top, right, bottom = boxes[0::4], boxes[1::4], boxes[2::4], boxes[3::4]
    cuts, raised = _cuts(text, left, top, right, bottom, glyphwise=objects > 0.5 * count)
    fonts: dict[int, Font] = {}
    words = []
    for start, end in _ranges(text, cuts):
        target = pdfium.text_object(raw, start) or 0
        address = pdfium.font_of(target) if target else 0
        font = fonts.get(address)
        if font is None:
            scale = pdfium.font_scale(raw, start, bottom[start], top[start])
            font = fonts[address] = _font(address, *scale)
        # A box grows with a glyph that rises above the font's own bounds: the smaller one tells the size.
        last = end - 1
        if text[last] == "\ufffe" and last > start:
            last -= 1  # the hyphen at a line end has no box of its own
        low, box = bottom[start], top[start] - bottom[start]
        if 0.85 * box < top[last] - bottom[last] < box:
            low, box = bottom[last], top[last] - bottom[last]
        if box <= 0 or (font.icons and _is_icon(text[start:end])):
            continue
        baseline = top_edge - low - font.baseline * box
        size = box * font.scale
        words.append(
            Word(
                text[start:end],
                left[start] - left_edge,
                right[last] - left_edge,
                baseline,
                size,
                font,
                target,
                start in raised,
            )
        )
    return words


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
    )


def _is_icon(text: str) -> bool:
    """Whether the text of an icon font is only its code, not a description such as "phone:"."""
    return len(text) <= 2 or text.startswith("\\fa") or not text.strip("[]:\\0123456789")


def _ranges(text: str, cuts: list[int]) -> list[tuple[int, int]]:
    """Ranges of words: runs without white space, cut again at `cuts` (ascending)."""
    ranges = []
    pending = iter(cuts)
    cut = next(pending, len(text) + 1)
    for match in _RUN.finditer(text):
        start, end = match.span()
        while cut <= start:
            cut = next(pending, len(text) + 1)
        while cut < end:
            ranges.append((start, cut))
            start = cut
            cut = next(pending, len(text) + 1)
        ranges.append((start, end))
    return ranges


def _cuts(
    text: str,
    left: list[float],
    top: list[float],
    right: list[float],
    bottom: list[float],
    *,
    glyphwise: bool,
) -> tuple[list[int], set[int]]:
    """Characters that begin a word although no white space stands before them.

    The second value holds those of them that are set on another baseline.
    """
    sure = SURE_GAP if glyphwise else WIDE_GAP
    low = 0.015 if glyphwise else sure
    cuts: list[int] = []
    raised: set[int] = set()
    usual: dict[tuple[str, int], float] = {}
    following = zip(left[1:], right, strict=False)
    for index in [i for i, (x, before) in enumerate(following, 1) if not -2.0 < x - before < 0.05]:
        if text[index].isspace() or text[index - 1].isspace():
            continue
        size = top[index - 1] - bottom[index - 1]
        if size <= 0:
            continue
        gap = (left[index] - right[index - 1]) / size
        drop = abs(bottom[index] - bottom[index - 1])
        if gap > sure:
            cuts.append(index)
        elif drop > 0.6 * size or (gap < -0.6 and drop > 0.2 * size):
            cuts.append(index)
            raised.add(index)
        elif gap > low:
            # A narrow space after a character that usually overlaps the next (an "f").
            key = (text[index - 1], round(size))
            if key not in usual:
                usual[key] = _usual_gap(key, text, left, top, right, bottom)
            if gap - usual[key] > 0.15:
                cuts.append(index)
    return cuts, raised


def _usual_gap(
    key: tuple[str, int],
    text: str,
    left: list[float],
    top: list[float],
    right: list[float],
    bottom: list[float],
) -> float:
    """The gap, in font sizes, between a character of that size and a letter of the same word."""
    character, points = key
    gaps: list[float] = []
    index = text.find(character)
    while index != -1 and len(gaps) < 60:
        size = top[index] - bottom[index]
        if round(size) == points and text[index + 1 : index + 2].isalnum():
            gap = (left[index + 1] - right[index]) / size
            if -0.5 < gap < SURE_GAP:
                gaps.append(gap)
        index = text.find(character, index + 1)
    # Where the space was dropped the gap counts too, and after an "f" that can be most of them.
    return sorted(gaps)[len(gaps) // 20] if gaps else 0.0
