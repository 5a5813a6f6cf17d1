"""How long, from when and until when: pure arithmetic over positions.

A month is an index, year * 12 + month - 1, and a span of months is half-open. Three readings of a date
range are kept apart, because a resume that gives only years leaves room:

- *neutral*: a bare year counts from the middle of the year; a post within one bare year covers half of it;
- *sure*: the months that every reading of the dates covers;
- *possible*: the months that some reading covers.

Nothing after `as_of` counts, a range that ends before it starts counts nothing, and months that
several posts share count once.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from screener.resume import DateRange, PartialDate, Position, PositionKind, SkillMention
from skills_taxonomy.terms import Function

_Span = tuple[int, int]
_EMPTY: _Span = (0, 0)

SHORTEST_GAP = 3
"""Months without any post that are worth telling."""


@dataclass(frozen=True, slots=True)
class Experience:
    """Months spent in some posts, overlaps counted once; `low <= months <= high`.

    `low` and `high` are the shortest and longest reading of the dates. `positions` are the indices of
    all posts concerned, `undated` how many of them lack dates that can be counted. `last_used` is
    the month of `as_of` for what is ongoing.

    >>> Experience(30, 24, 36, PartialDate(2015), ongoing=False, positions=(0,)).is_exact
    False
    """

    months: int
    low: int
    high: int
    last_used: PartialDate | None
    ongoing: bool
    positions: tuple[int, ...]
    undated: int = 0

    @property
    def is_exact(self) -> bool:
        return self.low == self.high


@dataclass(frozen=True, slots=True)
class SkillUse:
    """Months (neutral) of the posts whose duties show a skill, and when the last of them ended.

    >>> SkillUse(14, PartialDate(2019, 4)).months
    14
    """

    months: int
    last_used: PartialDate | None


@dataclass(frozen=True, slots=True)
class Gap:
    """Months that no post can cover, however its dates are read; `start` and `end` are inside the gap.

    >>> Gap(PartialDate(2015, 3), PartialDate(2015, 8), 6).months
    6
    """

    start: PartialDate
    end: PartialDate
    months: int


@dataclass(frozen=True, slots=True)
class PostMonths:
    """The months of one post, as half-open spans of indices (year * 12 + month - 1), cut at `as_of`.

    `sure` are those of every reading of its dates, `possible` those of some; (0, 0) is none at all.

    >>> post = Position("Clerk", None, None, DateRange(PartialDate(2015), PartialDate(2016, 3)), ())
    >>> Timeline((post,), date(2020, 1, 1)).months_of_post(0)
    PostMonths(sure=(24191, 24195), possible=(24180, 24195))
    """

    sure: tuple[int, int]
    possible: tuple[int, int]


@dataclass(frozen=True, slots=True)
class _Readings:
    """The three readings of one range of dates, already cut at `as_of`."""

    neutral: _Span
    sure: _Span
    possible: _Span
    usable: bool
    """Whether both ends are given and in order. A post in the future is usable and counts nothing."""

    @property
    def is_exact(self) -> bool:
        return self.neutral == self.sure == self.possible


class Timeline:
    """The posts of a resume with their dates read once, as of a day.

    >>> Timeline((), date(2020, 1, 1)).experience(()).months
    0
    """

    __slots__ = ("_as_of", "_now", "_posts", "_readings")

    def __init__(self, positions: Sequence[Position], as_of: date) -> None:
        first, self._now = _first_start(positions), _now(as_of)
        self._as_of = as_of
        self._posts = positions
        self._readings = [_read(post.dates, self._now, first) for post in positions]

    def months_of_post(self, index: int) -> PostMonths:
        """What the dates of one post allow, for a picture of it."""
        reading = self._readings[index]
        return PostMonths(reading.sure, reading.possible)

    def experience(self, indices: Iterable[int], within: int | None = None) -> Experience:
        """Experience in the posts at `indices`, taken together; of the last `within` months only, if given.

        The last months end with that of `as_of`, which counts. `last_used` and `ongoing` do not depend on
        the window.
        """
        posts = sorted(set(indices))
        readings = [self._readings[index] for index in posts]
        begun = [self._posts[index].dates for index in posts if self._readings[index].possible != _EMPTY]
        since = 0 if within is None else self._now - within
        months = _size((reading.neutral for reading in readings), since)
        exact = all(reading.is_exact for reading in readings)
        # A post that counts at all lasted a month, wherever in its years that month was.
        floor = min(months, 1) if within is None else 0
        return Experience(
            months=months,
            low=months if exact else max(_size((r.sure for r in readings), since), floor),
            high=months if exact else _size((r.possible for r in readings), since),
            last_used=max((_last_used(dates, self._as_of) for dates in begun), key=_recency, default=None),
            ongoing=any(dates.ongoing for dates in begun),
            positions=tuple(posts),
            undated=sum(not reading.usable for reading in readings),
        )


def experience(
    positions: Sequence[Position], as_of: date, *, kinds: Collection[PositionKind] | None = None
) -> Mapping[Function, Experience]:
    """Experience in every function that some post has, in the order of `Function`.

    `kinds` limits the posts that count; None counts all of them.
    """
    timeline = Timeline(positions, as_of)
    chosen = [index for index, post in enumerate(positions) if kinds is None or post.kind in kinds]
    found = {function for index in chosen for function in positions[index].functions}
    return {
        function: timeline.experience(index for index in chosen if function in positions[index].functions)
        for function in Function
        if function in found
    }


def experience_of(indices: Collection[int], positions: Sequence[Position], as_of: date) -> Experience:
    """Experience in the posts at `indices` of `positions`, taken together."""
    return Timeline(positions, as_of).experience(indices)


def unclear(positions: Sequence[Position], as_of: date) -> Experience:
    """Experience in posts whose function could not be told."""
    indices = [index for index, post in enumerate(positions) if not post.functions]
    return experience_of(indices, positions, as_of)


def months_of(ranges: Iterable[DateRange], as_of: date) -> int:
    """Months in the union of `ranges`, by the neutral reading."""
    now = _now(as_of)
    return _size(_read(dates, now, None).neutral for dates in ranges)


def skill_use(skill: SkillMention, positions: Sequence[Position], as_of: date) -> SkillUse:
    """How long the posts that show `skill` lasted, and when it was last used there."""
    used = experience_of(skill.positions, positions, as_of)
    return SkillUse(used.months, used.last_used)


def gaps(positions: Sequence[Position], as_of: date) -> tuple[Gap, ...]:
    """Every stretch of at least `SHORTEST_GAP` months between the first dated post and `as_of`
    that no post can cover."""
    first, now = _first_start(positions), _now(as_of)
    spans = merge(_read(post.dates, now, first).possible for post in positions)
    ends = [end for _, end in spans]
    starts = [start for start, _ in spans[1:]] + [now]
    return tuple(
        Gap(_month(end), _month(start - 1), start - end)
        for end, start in zip(ends, starts, strict=False)
        if start - end >= SHORTEST_GAP
    )


def merge(spans: Iterable[_Span]) -> tuple[_Span, ...]:
    """The union of half-open spans, in order and apart; empty and reversed spans vanish.

    >>> merge([(5, 9), (0, 3), (2, 4), (7, 7)])
    ((0, 4), (5, 9))
    """
    merged: list[_Span] = []
    for start, end in sorted(span for span in spans if span[0] < span[1]):
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return tuple(merged)


def _first_start(positions: Sequence[Position]) -> int | None:
    """The earliest month that the resume names as a start."""
    return min((_earliest(post.dates.start) for post in positions if post.dates.start), default=None)


def _read(dates: DateRange, now: int, first: int | None) -> _Readings:
    """Read one range. `first` bounds a range without a start."""
    start, end = dates.start, dates.end
    if start is None and end is None:
        return _Readings(_EMPTY, _EMPTY, _EMPTY, usable=False)
    latest_end = now if end is None else _latest(end) + 1
    if start is None:
        assert end is not None
        earliest = min(_earliest(end), latest_end if first is None else first)
        return _Readings(_EMPTY, _EMPTY, _cut(earliest, latest_end, now), usable=False)
    possible = _cut(_earliest(start), latest_end, now)
    if end is None and not dates.ongoing:
        return _Readings(_EMPTY, _EMPTY, possible, usable=False)
    if end is None:
        sure = _cut(_latest(start), now, now)
        return _Readings(_cut(_neutral_start(start), now, now), sure, possible, usable=True)
    return _Readings(
        neutral=_cut(*_neutral(start, end), now),
        sure=_cut(_latest(start), _earliest(end) + 1, now),
        possible=possible,
        usable=_earliest(start) <= _latest(end),
    )


def _neutral(start: PartialDate, end: PartialDate) -> _Span:
    middle = _neutral_start(start)
    if start.month is None and start == end:
        return middle - 3, middle + 3
    return middle, end.year * 12 + (6 if end.month is None else end.month)


def _neutral_start(start: PartialDate) -> int:
    return start.year * 12 + (6 if start.month is None else start.month - 1)


def _earliest(day: PartialDate) -> int:
    return day.year * 12 + (day.month or 1) - 1


def _latest(day: PartialDate) -> int:
    return day.year * 12 + (day.month or 12) - 1


def _now(as_of: date) -> int:
    """The month after that of `as_of`, whose own month still counts."""
    return as_of.year * 12 + as_of.month


def _cut(start: int, end: int, now: int) -> _Span:
    end = min(end, now)
    return (start, end) if start < end else _EMPTY


def _size(spans: Iterable[_Span], since: int = 0) -> int:
    """Months in the union of `spans` from the month `since` on."""
    return sum(end - max(start, since) for start, end in merge(spans) if end > since)


def _month(index: int) -> PartialDate:
    return PartialDate(index // 12, index % 12 + 1)


def _last_used(dates: DateRange, as_of: date) -> PartialDate:
    today = PartialDate(as_of.year, as_of.month)
    if dates.ongoing:
        return today
    last = dates.end or dates.start
    assert last is not None, "a post that covers months has a date"
    return last if _earliest(last) < _now(as_of) else today


def _recency(day: PartialDate) -> tuple[int, int]:
    """Order for `last_used`: a bare year stands in the middle of the year."""
    return day.year, 6 if day.month is None else day.month
