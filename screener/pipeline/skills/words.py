"""A resume as comparable words: lower case, hyphens gone, lines joined where a sentence reads on."""

import re
from bisect import bisect_left
from dataclasses import dataclass
from enum import IntEnum
from itertools import accumulate, compress

from screener.document import Document, Line
from screener.pipeline.skills.cues import LONG_LINE
from skills_taxonomy.phrases import BREAK, HYPHENS, TOKEN, compared
from skills_taxonomy.remembered import Remembered

_APOSTROPHES = "'’‘`\"“”"
_DROPPED = frozenset(_APOSTROPHES + HYPHENS + ".")
_PARTING = (",", "·", "•", "|")
_PIECES = re.compile(rf"([A-Za-z]+(?=[ ,.\n])|{TOKEN.pattern})")
"""A token; most are words of plain letters, and looking for these first is quickest."""
_read = Remembered(compared)
"""Words as they are compared."""
_read_in_list = Remembered(lambda word: ";" if word in (",", ";") else compared(word))


class Flow(IntEnum):
    """How a line is read."""

    SILENT = 0
    """It claims nothing."""
    PROSE = 1
    LIST = 2
    """Commas part it into items, so that no duty runs across them."""


@dataclass(frozen=True, slots=True)
class Words:
    """The words and marks of a resume in order, and where each starts and ends in the document.

    Every end of a clause reads "."; the items of a list are parted by ";", tabs are "|". `text` is the
    words, each followed by one space; `offsets` are their places in it, and its end.
    """

    document: Document
    lowers: list[str]
    starts: list[int]
    ends: list[int]
    text: str
    offsets: list[int]


def read_words(document: Document, flows: list[Flow]) -> Words:
    """The words of a document; `flows` says of each line how to read it. Silent lines only break the flow."""
    text, lines = document.text, document.lines
    found, begins, finishes = _cut(text)
    lowers: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    widest = max((line.end - line.start for line in lines), default=0)
    widths: dict[int, int] = {}
    for line in lines:
        widths[line.column] = max(widths.get(line.column, 0), line.end - line.start)
    previous: Line | None = None
    for line, flow in zip(lines, flows, strict=True):
        if flow is Flow.SILENT:
            previous = None
            continue
        if lowers and not (previous and _reads_on(previous, line, text, widest, widths[line.column])):
            lowers.append(BREAK)
            starts.append(line.start)
            ends.append(line.start)
        previous = line
        first = bisect_left(begins, line.start)
        last = bisect_left(begins, line.end, first)
        read = _read_in_list if flow is Flow.LIST else _read
        lowers += map(read.__getitem__, found[first:last])
        starts += begins[first:last]
        ends += finishes[first:last]
    offsets = [0, *accumulate([len(word) + 1 for word in lowers])]
    return Words(document, lowers, starts, ends, " ".join(lowers) + " ", offsets)


def _cut(text: str) -> tuple[list[str], list[int], list[int]]:
    """The words and marks of a text as written, without the marks that say nothing, and where each starts
    and ends. The whole text at once: taking it line by line takes twice as long.
    """
    # Words at odd places, what stands between them at even ones.
    pieces = _PIECES.split(text)
    borders = list(accumulate(map(len, pieces), initial=0))
    found, begins, finishes = pieces[1::2], borders[1:-1:2], borders[2::2]
    marks = list(compress(range(len(found)), map(_DROPPED.__contains__, found)))
    for number in reversed(marks):
        if _is_silent(found[number], text, begins[number]):
            del found[number], begins[number], finishes[number]
    return found, begins, finishes


def _is_silent(mark: str, text: str, start: int) -> bool:
    """Whether a mark says nothing: quotes, the hyphen in "cold-calling" or at a line's end, "approx. 900"."""
    if mark in _APOSTROPHES:
        return True
    following = text[start + 1 : start + 3]
    if mark == ".":
        return following[:1] == " " and following[1:2].isalnum() and not following[1].isupper()
    return start > 0 and text[start - 1].isalnum() and (following[:1] in ("", "\n") or following[0].isalnum())


def _reads_on(previous: Line, line: Line, text: str, widest: int, wide: int) -> bool:
    """Whether `line` goes on with the sentence or the list that `previous` began; `widest` is the length of
    the longest line of the document, `wide` of that of their column.
    """
    if line.bullet or line.gap_above or line.heading is not None or line.start >= line.end:
        return False
    if previous.column != line.column or previous.start >= previous.end:
        return False
    last, first = text[previous.end - 1], text[line.start]
    if last in ".;:!?|":
        return False
    if first.islower() or last in ",&/-–(":
        return True
    length = previous.end - previous.start
    if length < LONG_LINE * wide:
        return False
    # In a narrow column the items of a list below each other are as long as its lines are.
    return length >= LONG_LINE * widest or (_has_items(previous, text) and _has_items(line, text))


def _has_items(line: Line, text: str) -> bool:
    """Whether a line parts several items."""
    return any(text.find(mark, line.start, line.end) >= 0 for mark in _PARTING)
