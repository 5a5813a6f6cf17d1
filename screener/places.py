"""Where a span of a document's text stands on its pages: boxes as shares of the page.

Lines have boxes, characters have none: inside a line the place of a character is estimated from the usual
widths of letters, with what is left over of the line shared among its tabs, which stand for wide gaps.
"""

from dataclasses import dataclass
from itertools import accumulate

from screener.document import Box, Document, Line, Page

_WIDTHS = {
    **dict.fromkeys("ijl'|!.,:;", 0.25),
    **dict.fromkeys("ftrI/\\()[] -", 0.31),
    **dict.fromkeys("ckszJxyv", 0.5),
    **dict.fromkeys("wABEKPSVXY&", 0.68),
    **dict.fromkeys("CDHNRUGOQ", 0.74),
    **dict.fromkeys("mMW%@—", 0.87),
}
"""Width of a character as a share of the font size, as it is on average in the usual fonts."""
_OTHER = 0.55
_LEAST_GAP = 0.6
"""Width of the narrowest gap that a tab stands for, as a share of the font size."""
_UNKNOWN_SIZE = 0.75
"""Font size as a share of a line's height, where the size is not known."""


@dataclass(frozen=True, slots=True)
class PagePart:
    """A rectangle on a page (from 1), in shares of its width and height from the top left corner.

    >>> PagePart(1, 0.1, 0.2, 0.5, 0.22).page
    1
    """

    page: int
    x0: float
    top: float
    x1: float
    bottom: float


def parts_of_span(document: Document, start: int, end: int) -> tuple[PagePart, ...]:
    """A rectangle for each line that the characters from `start` to `end` touch, in the order of the text.

    A line without a box, and a page without a size, has none: the format knows no pages, or the text is
    turned on its side.
    """
    if start >= end or not document.lines:
        return ()
    pages = {page.number: page for page in document.pages}
    parts: list[PagePart] = []
    for line in document.lines[document.line_at(start) : document.line_at(end - 1) + 1]:
        page = pages.get(line.page)
        first, last = max(start, line.start), min(end, line.end)
        if line.box is None or page is None or not page.width or not page.height or first >= last:
            continue
        left, right = _across(document.text[line.start : line.end], line, line.box, first, last)
        parts.append(_part(page, Box(left, line.box.top, right, line.box.bottom)))
    return tuple(parts)


def _across(text: str, line: Line, box: Box, first: int, last: int) -> tuple[float, float]:
    """Left and right end of a range of a line, in points."""
    if (first, last) == (line.start, line.end):
        return box.x0, box.x1
    ends = [0.0, *accumulate(_widths(text, line, box))]
    scale = (box.x1 - box.x0) / ends[-1] if ends[-1] else 0.0
    return box.x0 + ends[first - line.start] * scale, box.x0 + ends[last - line.start] * scale


def _widths(text: str, line: Line, box: Box) -> list[float]:
    """The estimated width of each character in points; they need not fill the line."""
    size = line.size or _UNKNOWN_SIZE * box.height
    bold = {offset for start, end in line.bold for offset in range(start - line.start, end - line.start)}
    widths = [
        0.0 if char == "\t" else _WIDTHS.get(char, _OTHER) * size * (1.06 if place in bold else 1.0)
        for place, char in enumerate(text)
    ]
    tabs = text.count("\t")
    if tabs:
        gap = max(_LEAST_GAP * size, (box.x1 - box.x0 - sum(widths)) / tabs)
        widths = [gap if char == "\t" else width for char, width in zip(text, widths, strict=True)]
    return widths


def _part(page: Page, box: Box) -> PagePart:
    return PagePart(
        page.number,
        _share(box.x0, page.width),
        _share(box.top, page.height),
        _share(box.x1, page.width),
        _share(box.bottom, page.height),
    )


def _share(points: float, whole: float) -> float:
    return round(min(1.0, max(0.0, points / whole)), 4)
