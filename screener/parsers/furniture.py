"""Page furniture: running headers, footers and page numbers, which interrupt the text of a resume."""

import re
from collections import Counter

from screener.document import Page
from screener.parsers.lines import RawLine

MARGIN = 0.1
"""Share of the page height at the top and at the bottom where furniture stands."""
SAME_HEIGHT = 4.0
"""Points by which the height of a running line may differ from page to page."""

_DIGIT = re.compile(r"\d")
_DIGITS = re.compile(r"\d+")
_COUNT = re.compile(r"\b\d+\s*(?:/|of)\s*\d+\b|\bpage\s+\d+\b", re.IGNORECASE)
_PAGE_NUMBER = re.compile(
    r"^[-–—|\s]*(?:page|pg\.?|p\.|seite)?\s*#(?:\s*(?:of|/|out of|von|\||-)\s*#)?[-–—|\s]*$", re.IGNORECASE
)
_SAYS_PAGE = re.compile(
    r"\bpage\s+\d+(?:\s*(?:of|/)\s*\d+)?\s*$|^\W*\d{1,3}\s*(?:of|/)\s*\d{1,3}\W*$", re.IGNORECASE
)


def without_furniture(lines: list[RawLine], pages: list[Page]) -> list[RawLine]:
    """The lines without page numbers and without the repetitions of what stands on every page.

    A running header is kept on the first page, where it may hold the name; a running footer is kept
    once too, unless it only counts pages.
    """
    sizes = {page.number: page for page in pages}
    marginal = {index for index, line in enumerate(lines) if _is_marginal(line, sizes)}
    if not marginal:
        return lines
    seen: Counter[tuple[str, bool]] = Counter()
    dropped = set()
    for index in sorted(marginal):
        line = lines[index]
        if _is_page_number(line, len(pages)):
            dropped.add(index)
            continue
        key = _key(line, sizes)
        if seen[key] and line.page > 1 and _stood_there(lines, marginal, index, sizes):
            dropped.add(index)
        seen[key] += 1
    return [line for index, line in enumerate(lines) if index not in dropped]


def _is_marginal(line: RawLine, pages: dict[int, Page]) -> bool:
    if line.box is None:
        return False
    height = pages[line.page].height
    return line.box.bottom < MARGIN * height or line.box.top > (1 - MARGIN) * height


def _is_page_number(line: RawLine, pages: int) -> bool:
    """Whether the line only counts pages; a bare number must be that of its page."""
    text = line.text.strip()
    if not any(map(str.isdigit, text)) or len(text) > 40:
        return False
    if _SAYS_PAGE.search(text) and len(text.split()) <= 5:
        return True
    if not _PAGE_NUMBER.match(_DIGITS.sub("#", text)):
        return False
    numbers = [int(digits) for digits in _DIGITS.findall(text)]
    return pages > 1 and (numbers[0] == line.page or "page" in text.lower())


def _key(line: RawLine, pages: dict[int, Page]) -> tuple[str, bool]:
    """The text without its page count, and whether it stands at the top."""
    at_top = line.box is not None and line.box.top < pages[line.page].height / 2
    text = line.text.strip()
    if _DIGIT.search(text) is not None:  # looking for a digit is quicker than for a count
        text = _COUNT.sub("#", text)
        if not at_top:
            text = re.sub(rf"\b{line.page}$", "#", text)
    return text, at_top


def _stood_there(lines: list[RawLine], marginal: set[int], index: int, pages: dict[int, Page]) -> bool:
    """Whether an earlier page has the same line at the same height."""
    line = lines[index]
    key = _key(line, pages)
    for other in marginal:
        earlier = lines[other]
        if earlier.page < line.page and earlier.box is not None and line.box is not None:
            near = abs(earlier.box.top - line.box.top) <= SAME_HEIGHT
            if near and _key(earlier, pages) == key:
                return True
    return False
