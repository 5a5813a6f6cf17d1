"""Rows of tables, of all formats: which cells a person reads across, and which one after the other."""

import re

from screener.document import Box
from screener.parsers.lines import RawLine

_CELL_LENGTH = 80
"""Characters of the longest paragraph that is a cell of a row; a longer one is a text."""
_SENTENCE = re.compile(
    r"\s(?!(?:corp|univ|bros|dept|intl|govt|assn|assoc|engg|mktg|mfg)\.)[^\W\d_]{4,}\.\s*$", re.IGNORECASE
)
"""The end of more than a name or an abbreviation ("Acme Pvt. Ltd.")."""


def across(cells: list[list[RawLine]]) -> list[RawLine] | None:
    """A row's lines if it is read across, by the lines of its cells; None if its cells are read in turn."""
    filled = [lines for lines in cells if lines]
    single = len(filled) > 1 and all(len(lines) == 1 for lines in filled)
    # A label beside a text is a row too.
    if single and all(_is_short(lines[0]) for lines in filled[:-1]):
        return [joined([lines[0] for lines in filled], "\t")]
    if len(filled) > 2 and any(is_sentence(line.text) for line in filled[-1]):
        # What was done is told of all lines of the cells before.
        row = across(filled[:-1])
        return row and row + filled[-1]
    if not _has_long_cell(filled):
        return None
    # One long cell between short ones: a person reads the first lines across, then on in the cell.
    long = next(lines for lines in filled if len(lines) > 1)
    return [joined([lines[0] for lines in filled], "\t"), *long[1:]]


def joined(parts: list[RawLine], between: str) -> RawLine:
    """Lines or cells, at least one, as one line; the first is changed."""
    whole = parts[0]
    texts, bold, offset = [whole.text], [*whole.bold], len(whole.text)
    for part in parts[1:]:
        offset += len(between)
        bold += [(start + offset, end + offset) for start, end in part.bold]
        texts.append(part.text)
        offset += len(part.text)
        if whole.box is not None and part.box is not None:
            top, bottom = min(whole.box.top, part.box.top), max(whole.box.bottom, part.box.bottom)
            whole.box = Box(min(whole.box.x0, part.box.x0), top, max(whole.box.x1, part.box.x1), bottom)
    whole.text, whole.bold = between.join(texts), tuple(bold)
    return whole


def is_sentence(text: str) -> bool:
    """Whether a text of a cell is more than an abbreviation or a name with a full stop.

    >>> is_sentence("Kept the books."), is_sentence("Acme Pvt. Ltd."), is_sentence("Sr. No.")
    (True, False, False)
    """
    return _SENTENCE.search(text) is not None


def _has_long_cell(cells: list[list[RawLine]]) -> bool:
    """One cell of several lines beside short ones, at least one of them with a figure (a date).

    A heading's word in a cell of its own beside the section's text is no such row.
    """
    long = [lines for lines in cells if len(lines) > 1]
    short = [lines[0].text for lines in cells if len(lines) == 1]
    return (
        len(long) == 1
        and bool(short)
        and all(_is_short(lines[0]) for lines in cells)
        and any(character.isdigit() for text in short for character in text)
    )


def _is_short(line: RawLine) -> bool:
    return len(line.text.strip()) <= _CELL_LENGTH
