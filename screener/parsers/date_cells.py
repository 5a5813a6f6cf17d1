"""Dates of a narrow column that are written over two or three lines: "05/2020 –" above "present".

They are one cell beside one entry. Left apart, the end of a period would stand in the row of some other
line, and its beginning would look like a period that is not over.
"""

import re

from screener.parsers.lines import RawLine
from screener.parsers.segments import Segment

_MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?,?\s?"
_DATE = rf"(?:{_MONTH}|(?:\d{{1,2}}[./-])?\d{{1,2}}\s?[./-]\s?)?(?:'|(?:19|20))\d\d"
_LAST = rf"(?:{_DATE}|present|now|current|currently|today|ongoing|(?:till\s)?date)"
_DASH = r"(?:[-–—]|to|until|till)"
_BEGUN = re.compile(rf"(?:from\s)?{_DATE}\s?{_DASH}", re.IGNORECASE)
_ONE_DATE = re.compile(_DATE, re.IGNORECASE)
_PARTED = re.compile(rf"{_DASH}(?:\s?{_LAST})?", re.IGNORECASE)
_END = re.compile(_LAST, re.IGNORECASE)
_REST = re.compile(rf"[-–—]\s?{_LAST}", re.IGNORECASE)
_DASHES = frozenset(("-", "–", "—", "to", "until", "till"))

_LACKS_YEAR = re.compile(rf"(?:from\s)?{_DATE}\s?{_DASH}\s?{_MONTH}(?=\t|$)", re.IGNORECASE)
_YEAR_CELL = re.compile(r"((?:19|20)\d\d)(?:\t|$)")

_LONGEST_REST = 24
_WORDS = 4
"""Words of such a line, at most."""
_NEXT_LINE = 2.0
"""Distance between the baselines of two of its lines, in font sizes, at most."""


def is_rest_of_period(text: str) -> bool:
    """Whether a line is the rest of a period that was broken before its dash: "– present".

    >>> is_rest_of_period("– present"), is_rest_of_period("- 2018 budget")
    (True, False)
    """
    return text[:1] in "-–—" and len(text) <= _LONGEST_REST and _REST.fullmatch(text) is not None


def with_dates_joined(segments: list[Segment]) -> list[Segment]:
    """The segments, those of a period written over several lines as one in the place of its first line."""
    short = [segment for segment in segments if len(segment.words) <= _WORDS and not segment.bullet]
    if not [segment for segment in short if _has_outer_dash(segment)]:
        return segments
    joined: set[int] = set()
    for first in sorted(short, key=_height):
        if id(first) in joined:
            continue
        text = first.text
        following: list[Segment] = []
        if _BEGUN.fullmatch(text):
            following = _below(first, short, _END)
        elif _ONE_DATE.fullmatch(text):
            following = _below(first, short, _PARTED)
            if following and following[0].text.lower() in _DASHES:
                last = _below(following[0], short, _END)
                following = following + last if last else []
        if following:
            # The cell stands where its first line does: the others are only more of its words.
            first.words = [word for part in (first, *following) for word in part.words]
            first.x0 = min(first.x0, *(part.x0 for part in following))
            first.x1 = max(first.x1, *(part.x1 for part in following))
            first.lowest = following[-1].baseline
            joined.update(map(id, following))
    return [segment for segment in segments if id(segment) not in joined]


def with_years_joined(lines: list[RawLine]) -> list[RawLine]:
    """The lines, a year that a narrow first column broke off put back: "May 2020 – June" above "2021".

    It is done with lines, because what stands beside the two may be one text in two lines or two cells.
    """
    joined: list[RawLine] = []
    for line in lines:
        year = None if line.bullet else _YEAR_CELL.match(line.text)
        begun = _LACKS_YEAR.match(joined[-1].text) if year is not None and joined else None
        if begun is None or year is None:
            joined.append(line)
            continue
        _insert(joined[-1], begun.end(), f" {year[1]}")
        if line.text[year.end() :]:
            _cut(line, year.end())
            joined.append(line)
    return joined


def _insert(line: RawLine, at: int, text: str) -> None:
    line.text = line.text[:at] + text + line.text[at:]
    shift = len(text)
    line.bold = tuple((start + shift * (start >= at), end + shift * (end >= at)) for start, end in line.bold)


def _cut(line: RawLine, end: int) -> None:
    """Take off the beginning of a line."""
    line.text = line.text[end:]
    moved = ((max(0, start - end), stop - end) for start, stop in line.bold)
    line.bold = tuple((start, stop) for start, stop in moved if stop > start)


def _has_outer_dash(segment: Segment) -> bool:
    first, last = segment.words[0].text, segment.words[-1].text
    return first.lower() in _DASHES or last.lower() in _DASHES or first[0] in "–—" or last[-1] in "-–—"


def _height(segment: Segment) -> float:
    return segment.baseline


def _below(segment: Segment, short: list[Segment], pattern: re.Pattern[str]) -> list[Segment]:
    """The nearest of the short segments right below, if it is what is looked for."""
    near = [
        other
        for other in short
        if 0.7 * segment.size < other.baseline - segment.baseline <= _NEXT_LINE * segment.size
        and other.x0 < segment.x1
        and other.x1 > segment.x0
    ]
    if not near:
        return []
    nearest = min(near, key=_height)
    return [nearest] if pattern.fullmatch(nearest.text) else []
