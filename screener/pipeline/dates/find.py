"""Find dates in text by the grammar of `patterns`, line by line, looking only where a year stands."""

import re
from collections.abc import Iterator
from dataclasses import replace

from screener.pipeline.dates.patterns import HINT, MONTH, MONTHS, PRESENT, RANGE, SEASONS
from screener.resume import DateMention, DateRange, PartialDate

_DAY_FIRST = re.compile(r"(?<!\d)(\d\d?)[/.\-](\d\d?)[/.\-](?:(?:19|20)\d\d|\d\d)(?!\d)")
_THREE_NUMBERS = re.compile(r"\d[/.\-]\d\d?[/.\-]\d\d")
_OPEN_END = re.compile(rf"(?:[-–—]|\bto|\buntil|\btill)(?:\s*\b(?:{MONTH})\.?,?)?\s*$", re.I)
"""A line that breaks off inside a range, before its last date or between its month and its year."""
_MONTH_LEFT = re.compile(rf"(?<![\w'’-])(?=(?-i:[A-Z]))(?:{MONTH})\.?,?\s*\n\s*$", re.I)
"""A month at the end of a line, for the year that begins the next."""

_REACH = 26
"""Characters before and after a hint that the rest of its date may take up."""

_BROKEN = 20
"""Characters at the end of a line that the first part of a broken date may take up."""

_CONTINUES = re.compile(r"\s*\n\s*(?:[-–—]|to|until|till)\s*(?=[A-Za-z\d\n])", re.I)
"""A range whose ends stand in lines of their own, with the word between them in a third."""

_GUTTER_START = re.compile(r"\s?[-–—]\s?\t[^\n]*\n(?=\S)|(?:\t[^\n]*)?\n[-–—]\n(?=\S)")
_GUTTER_PRESENT = re.compile(rf"(?:{PRESENT})(?=\t|\n|$)", re.I)

_FROM = re.compile(
    r"(?:^|[\n\t ])(?:from|start(?:ed)?(?: date)?|date of joining|joining date)\s*[:\t–-]\s*$", re.I
)
_TO = re.compile(
    r"[^\n]{0,80}?(?:\n[^\n]{0,80}?)?(?<!\w)"
    r"(?:to|till|until|end(?:ed)?(?: date)?|(?:date of )?leaving|(?:leaving|relieving) date)\s*[:\t–-]\s*",
    re.I,
)

_GROUPS = tuple(RANGE.groupindex)
"""The names of all its groups: none is without a name."""

Ends = tuple[PartialDate, PartialDate]
"""First and last month that a point may mean; they differ only for seasons and quarters."""


def find_dates(text: str) -> tuple[DateMention, ...]:
    """Every date and range of `text`, in order, without overlaps.

    >>> [str(mention.dates) for mention in find_dates("Jan '22 – present, before that 2018 - 19")]
    ['2022-01 – present', '2018 – 2019']
    """
    day_first = _THREE_NUMBERS.search(text) is not None and _day_comes_first(text)
    found = [
        mention
        for start, end in _windows(text)
        for match in RANGE.finditer(text, start, end)
        if (mention := _mention(match, day_first)) is not None
    ]
    return tuple(_joined_gutters(text, found))


def _joined_gutters(text: str, mentions: list[DateMention]) -> Iterator[DateMention]:
    """Put ranges together that are stacked in the left cells of two or three lines.

    "01/2012 –⇥Sales Manager" over "09/2016⇥Acme" means from January 2012 to September 2016, and so does
    "Acme⇥From⇥01/2012" over "Sales Manager⇥To⇥09/2016".
    """
    joined: DateMention | None = None
    for number, mention in enumerate(mentions):
        if joined is not None and mention.start == joined.start:
            yield replace(mention, continued=True)
            joined = None
            continue
        opening = None if mention.is_range else _opening(text, mention)
        if opening is None:
            yield mention
            continue
        below = opening.end()
        following = mentions[number + 1] if number + 1 < len(mentions) else None
        if (
            following
            and following.start == below
            and not following.is_range
            and _ends_cell(text, following.end)
        ):
            yield replace(mention, dates=DateRange(mention.dates.start, following.dates.end), is_range=True)
            joined = following
        elif _GUTTER_PRESENT.match(text, below):
            yield replace(mention, dates=DateRange(mention.dates.start, None, ongoing=True), is_range=True)
        else:
            yield mention


def _opening(text: str, mention: DateMention) -> re.Match[str] | None:
    """What stands between a first date and the last one in another cell, if the dates are set so."""
    if text[max(0, mention.start - 1) : mention.start] in ("", "\n"):
        return _GUTTER_START.match(text, mention.end)
    if _FROM.search(text, max(0, mention.start - 24), mention.start):
        return _TO.match(text, mention.end)
    return None


def _ends_cell(text: str, at: int) -> bool:
    return text[at : at + 1] in ("", "\t", "\n")


def _windows(text: str) -> Iterator[tuple[int, int]]:
    """Ranges of the text around hints of a date, inside one line.

    A line that ends in an open range ("January 2012 -") takes the start of the next line with it.
    """
    open_start = open_end = -1
    for hint in HINT.finditer(text):
        hint_start = hint.start() - (hint[0][0] == "-")  # the letter before a hyphen is part of the date
        if hint_start < open_end:
            window_end = open_end
        else:
            if open_end >= 0:
                yield open_start, open_end
            line_start = text.rfind("\n", 0, hint_start) + 1
            open_start = max(line_start, hint_start - _REACH, open_end)
            if hint_start == line_start and (
                month := _MONTH_LEFT.search(text, max(0, hint_start - _BROKEN), hint_start)
            ):
                open_start = line_start = max(month.start(), open_end)
            while open_start > line_start and text[open_start - 1].isalnum():
                open_start -= 1
            window_end = hint.end()
        line_end = text.find("\n", hint.end())
        line_end = len(text) if line_end < 0 else line_end
        if line_end < len(text) and _OPEN_END.search(text, max(hint.end() - 1, line_end - _BROKEN), line_end):
            line_end = min(len(text), line_end + _REACH)
        elif hint.end() + 2 >= line_end and (more := _CONTINUES.match(text, hint.end())):
            line_end = min(len(text), more.end() + _REACH)
        open_end = max(window_end, min(line_end, hint.end() + _REACH))
        while open_end < line_end and text[open_end - 1].isalnum():
            open_end += 1
    if open_end >= 0:
        yield open_start, open_end


def _day_comes_first(text: str) -> bool:
    """Whether 03/04/2012 is the third of April: decided by the dates that leave no choice."""
    firsts = seconds = 0
    for match in _DAY_FIRST.finditer(text):
        firsts += int(match[1]) > 12
        seconds += int(match[2]) > 12
    return firsts > seconds


def _mention(match: re.Match[str], day_first: bool) -> DateMention | None:
    groups = {name: text for name, text in zip(_GROUPS, match.groups(), strict=True) if text}
    try:
        dates, is_range = _meaning(groups, day_first)
    except ValueError:  # a month or year that does not exist: not a date after all
        return None
    return None if dates is None else DateMention(match.start(), match.end(), dates, is_range)


def _meaning(groups: dict[str, str], day_first: bool) -> tuple[DateRange | None, bool]:
    """The range that the groups of a match of RANGE mean, and whether the text gives two ends."""
    if "every" in groups:  # "Summers 2012, 2013": one post, from the first to the last
        first_month, last_month = SEASONS[groups["every"].lower()[:-1]]
        years = sorted((int(groups["every_first"]), int(groups["every_last"])))
        return DateRange(PartialDate(years[0], first_month), PartialDate(years[1], last_month)), True
    if "short_a_month" in groups:
        start = PartialDate(_long_year(groups["short_a_year"]), int(groups["short_a_month"]))
        if "short_present" in groups:
            return DateRange(start, None, ongoing=True), True
        end = PartialDate(_long_year(groups["short_b_year"]), int(groups["short_b_month"]))
        return DateRange(start, end), True
    if "bare_a" in groups:
        start = PartialDate(_long_year(groups["bare_a"]))
        if "bare_present" in groups:
            return DateRange(start, None, ongoing=True), True
        return DateRange(start, PartialDate(_long_year(groups["bare_b"]))), True
    if single := _point(groups, "g_", day_first):
        return DateRange(*single), False
    if since := (_point(groups, "e_", day_first) or _point(groups, "f_", day_first)):
        return DateRange(since[0], None, ongoing=True), True
    if swapped := _point(groups, "d_", day_first):
        # "Current to January 2015": the ends were entered the wrong way round.
        return DateRange(swapped[0], None, ongoing=True), True
    if last := _point(groups, "c_", day_first):
        name = groups["first_month"].lower()
        month = MONTHS.get(name) or SEASONS[name][0]
        if last[1].month is None:  # "Jan-2012" is one date
            return DateRange(*_ends(last[1].year, month, None if name in MONTHS else SEASONS[name][1])), False
        year = last[1].year - (month > last[1].month)
        return DateRange(PartialDate(year, month), last[1]), True
    first = _point(groups, "a_", day_first)
    if first is None:
        return None, False
    if "present" in groups:
        return DateRange(first[0], None, ongoing=True), True
    if short := groups.get("short_end"):
        return _short_range(first[0], int(short))
    last = _point(groups, "b_", day_first)
    return (DateRange(first[0], last[1]), True) if last else (None, False)


def _short_range(start: PartialDate, end: int) -> tuple[DateRange, bool]:
    """ "2018 – 19". A number that makes no later year is something else, and the start stands alone."""
    year = start.year - start.year % 100 + end
    if start.month is None and start.year < year <= start.year + 15:
        return DateRange(start, PartialDate(year)), True
    if start.month is None and 1 <= end <= 12:
        start = PartialDate(start.year, end)
    return DateRange(start, start), False


def _point(groups: dict[str, str], prefix: str, day_first: bool) -> Ends | None:
    if not any(name.startswith(prefix) for name in groups):
        return None

    def get(name: str) -> str | None:
        return groups.get(prefix + name)

    if month := get("dmy_month") or get("mdy_month") or get("my_month") or get("ym_month"):
        year = get("dmy_year") or get("mdy_year") or get("my_year") or get("ym_year")
        year = year or (get("my_short") or "")[-2:]
        return _ends(_long_year(year), MONTHS[month.lower()])
    if season := get("season"):
        first, last = SEASONS[season.lower()]
        return _ends(_long_year(get("season_year")), first, last)
    if quarter := get("quarter"):
        return _ends(_long_year(get("quarter_year")), int(quarter) * 3 - 2, int(quarter) * 3)
    if a := get("num_a"):
        b = get("num_b") or ""
        month_number = int(b) if (day_first and int(b) <= 12) or int(a) > 12 else int(a)
        return _ends(_long_year(get("num_year")), month_number)
    if year := get("iso_year") or get("nm_year"):
        return _ends(_long_year(year), int(get("iso_month") or get("nm_month") or 0))
    if year := get("year"):
        return PartialDate(int(year)), PartialDate(int(year))
    return None


def _ends(year: int, first: int, last: int | None = None) -> Ends:
    return PartialDate(year, first), PartialDate(year, last or first)


def _long_year(year: str | None) -> int:
    """Two digits mean 1950 to 2049."""
    number = int(year or 0)
    return number if number > 99 else number + (2000 if number < 50 else 1900)
