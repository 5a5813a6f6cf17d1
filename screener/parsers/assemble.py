"""From the lines of a reader to a Document: repaired text, offsets that never shift again."""

import hashlib
import re
from collections.abc import Iterable
from dataclasses import replace
from itertools import chain

from screener.document import Document, Finding, Line, Page
from screener.parsers.cleaning import clean
from screener.parsers.date_cells import is_rest_of_period
from screener.parsers.lines import RawLine

BULLETS = "•▪◦●‣⁃∙·○■□▫►▶➢➤➔❖✓✔✦◆◇★☆⦁⚫➣→»*–—-\uf0b7\uf0a7\uf0d8\uf0fc\uf076\uf06e\uf06c\uf0a8\uf071"
"""Characters that stand before an item of a list."""

_MOST_BOLD = 500
"""Bold ranges of a line. One with more is made to keep a reader busy: each costs a walk over the line."""

_LONGEST_LINE = 10_000
"""Characters of a line. A longer one is parted: some steps take the square of its length."""

_BULLET = re.compile(
    rf"^(?:[{re.escape(BULLETS[:-1])}\ue000-\uf8ff-](?=\s)|[•▪●‣■►➢➤❖✓✔\ue000-\uf8ff])[\s•▪●]*"
)
"""A dash, a star or an arrow needs a space after it; a round or square bullet does not."""
_ICON = re.compile("[\u2300-\u23ff\u2600-\u27bf\u2b00-\u2bff\U0001f000-\U0001faff][\ufe0e\ufe0f]?\\s+(?=\\w)")
"""A picture before a heading or a detail: an envelope, a cap, a briefcase."""


def assemble(
    lines: Iterable[RawLine],
    pages: tuple[Page, ...],
    findings: Iterable[Finding],
    *,
    format: str,
    source: str,
    data: bytes,
    characters: int,
) -> Document:
    """Build the Document. Lines without any text vanish; text above `characters` is cut with a finding."""
    texts: list[str] = []
    placed: list[Line] = []
    noticed = list(findings)
    offset = 0
    gap = False
    for raw in chain.from_iterable(map(_pieces, lines)):
        text, bullet = _without_bullet(raw.text)
        text = clean(text)
        if not bullet and text != raw.text:  # a bullet may come to light only after the repair
            text, bullet = _without_bullet(text)
        bullet = bullet or raw.bullet
        gap = gap or raw.gap_above
        if not text:
            continue
        end = offset + len(text)
        if end > characters:
            limit = f"limit {characters} characters"
            message = f"{source}: only the first {max(0, offset - 1)} characters were read ({limit})"
            noticed.append(Finding("truncated", message, page=raw.page))
            break
        bold = _moved(raw, text, offset) if 0 < len(raw.bold) <= _MOST_BOLD else ()
        placed.append(
            Line(
                offset,
                end,
                raw.page,
                raw.box,
                raw.size,
                bold,
                bullet,
                raw.heading,
                raw.indent,
                gap,
                raw.column,
                raw.in_table,
            )
        )
        texts.append(text)
        offset = end + 1
        gap = False
    return Document(
        text="\n".join(texts),
        lines=tuple(placed),
        pages=pages,
        findings=tuple(noticed),
        format=format,
        source=source,
        sha256=hashlib.sha256(data).hexdigest(),
    )


def _pieces(raw: RawLine) -> Iterable[RawLine]:
    """The line, or the lines that an endless one is parted into, at spaces where it has any."""
    if len(raw.text) <= _LONGEST_LINE:
        return (raw,)
    pieces: list[RawLine] = []
    rest = raw.text
    while rest:
        end = len(rest) if len(rest) <= _LONGEST_LINE else rest.rfind(" ", 1, _LONGEST_LINE)
        end = _LONGEST_LINE if end < 0 else end
        pieces.append(replace(raw, text=rest[:end], bold=(), gap_above=raw.gap_above and not pieces))
        rest = rest[end:]
    return pieces


def _without_bullet(text: str) -> tuple[str, bool]:
    first = text[:1]
    if first.isalnum():
        return text, False
    match = _BULLET.match(text)
    if match is not None:
        return (text, False) if is_rest_of_period(text) else (text[match.end() :], True)
    icon = _ICON.match(text)
    return (text if icon is None else text[icon.end() :]), False


def _moved(raw: RawLine, text: str, offset: int) -> tuple[tuple[int, int], ...]:
    """The bold ranges of the raw line as ranges of the document's text."""
    if text == raw.text:
        return tuple((offset + start, offset + end) for start, end in raw.bold)
    moved = []
    for start, end in raw.bold:
        # Count from the end, where bullets have not been cut off.
        first = max(0, len(text) - len(clean(raw.text[start:])))
        last = len(text) if end >= len(raw.text) else len(text) - len(clean(raw.text[end:]))
        while first < last and text[first].isspace():
            first += 1
        while last > first and text[last - 1].isspace():
            last -= 1
        if first < last:
            moved.append((offset + first, offset + last))
    return tuple(moved)
