"""The posts of a resume as a picture: a lane for each function, bars on a common scale of years.

Places across are percentages of the width, so that the picture fits a telephone and a wide screen with text
of one size; places down are pixels. Where dates leave room, the ends of a bar are open: it has a sure part
and a possible one around it.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from screener.resume import Position
from screener.timeline import Timeline, gaps
from skills_taxonomy.terms import Function

BAR = 20
"""Height of a bar."""
_ROW = BAR + 4
_NAME = 20
"""Height of the name above the bars of a lane."""
_BETWEEN = 8
_FOOT = 22
"""Height of the years below everything."""
_MOST_TICKS = 8
_STEPS = (1, 2, 5, 10, 20, 50)

UNCLEAR = "unclear"
"""The lane of posts whose function could not be told."""
FUNCTIONS = tuple(function.value for function in Function)
"""Their places are their colours."""


@dataclass(frozen=True, slots=True)
class Bar:
    """A post in a lane. `x` and `width` are the possible months, `sure_x` and `sure_width` the sure ones
    as percentages of the bar itself; a post without two dates has no sure part.

    >>> Bar(0, 10.0, 20.0, 0.0, 100.0, 4).is_exact
    True
    """

    position: int
    x: float
    width: float
    sure_x: float
    sure_width: float
    y: int

    @property
    def is_exact(self) -> bool:
        return self.sure_width == 100


@dataclass(frozen=True, slots=True)
class Lane:
    """A function and its posts; bars that overlap stand below each other."""

    name: str
    colour: int
    y: int
    bars: tuple[Bar, ...]


@dataclass(frozen=True, slots=True)
class GapBand:
    """Months without any post."""

    x: float
    width: float
    months: int
    words: str


@dataclass(frozen=True, slots=True)
class Tick:
    year: int
    x: float


@dataclass(frozen=True, slots=True)
class TimelinePicture:
    """Everything to draw, and the indices of the posts that have no dates to draw them by."""

    lanes: tuple[Lane, ...]
    gaps: tuple[GapBand, ...]
    ticks: tuple[Tick, ...]
    height: int
    undated: tuple[int, ...]

    @property
    def bottom(self) -> int:
        """Where the lanes end and the years begin."""
        return self.height - _FOOT


class _Scale:
    """Months as percentages of the width."""

    def __init__(self, first: int, last: int) -> None:
        self.first = first // 12 * 12
        self.last = max(-(-last // 12) * 12, self.first + 24)

    def at(self, month: int) -> float:
        return round((month - self.first) * 100 / (self.last - self.first), 3)

    def ticks(self) -> tuple[Tick, ...]:
        years = range(self.first // 12, self.last // 12 + 1)
        step = next((step for step in _STEPS if len(years) <= step * _MOST_TICKS), _STEPS[-1])
        return tuple(Tick(year, self.at(year * 12)) for year in years if year % step == 0)


def timeline_picture(positions: Sequence[Position], as_of: date) -> TimelinePicture | None:
    """The picture of the posts as of a day; None where no post has dates."""
    timeline = Timeline(positions, as_of)
    months = {index: timeline.months_of_post(index) for index in range(len(positions))}
    dated = [index for index in months if months[index].possible != (0, 0)]
    if not dated:
        return None
    empty = _gaps(positions, as_of)
    ends = [months[index].possible[1] for index in dated] + [end for _, end in empty]
    scale = _Scale(min(months[index].possible[0] for index in dated), max(ends))
    lanes: list[Lane] = []
    y = 0
    for name in (*FUNCTIONS, UNCLEAR):
        chosen = [index for index in dated if name in _lanes_of(positions[index])]
        if not chosen:
            continue
        chosen.sort(key=lambda index: (months[index].possible, index))
        rows: list[int] = []
        """Where each row of the lane is free again."""
        bars = []
        for index in chosen:
            start, end = months[index].possible
            row = next((number for number, free in enumerate(rows) if free <= start), len(rows))
            rows[row : row + 1] = [end]
            bars.append(_bar(index, scale, months[index].sure, (start, end), y + _NAME + row * _ROW))
        colour = FUNCTIONS.index(name) if name in FUNCTIONS else len(FUNCTIONS)
        lanes.append(Lane(name, colour, y, tuple(bars)))
        y += _NAME + len(rows) * _ROW + _BETWEEN
    return TimelinePicture(
        lanes=tuple(lanes),
        gaps=tuple(_band(start, end, scale) for start, end in empty),
        ticks=scale.ticks(),
        height=y + _FOOT,
        undated=tuple(index for index in months if index not in dated),
    )


def _lanes_of(position: Position) -> tuple[str, ...]:
    return tuple(function.value for function in position.functions) or (UNCLEAR,)


def _bar(index: int, scale: _Scale, sure: tuple[int, int], possible: tuple[int, int], y: int) -> Bar:
    start, end = possible
    whole = end - start
    sure_start, sure_end = sure if sure != (0, 0) else (start, start)
    return Bar(
        position=index,
        x=scale.at(start),
        width=round(scale.at(end) - scale.at(start), 3),
        sure_x=round((sure_start - start) * 100 / whole, 2),
        sure_width=round((sure_end - sure_start) * 100 / whole, 2),
        y=y,
    )


def _gaps(positions: Sequence[Position], as_of: date) -> list[tuple[int, int]]:
    return [
        (gap.start.year * 12 + (gap.start.month or 1) - 1, gap.end.year * 12 + (gap.end.month or 12))
        for gap in gaps(positions, as_of)
    ]


def _band(start: int, end: int, scale: _Scale) -> GapBand:
    words = f"{_month(start)} to {_month(end - 1)}: {end - start} months without a post"
    return GapBand(scale.at(start), round(scale.at(end) - scale.at(start), 3), end - start, words)


def _month(index: int) -> str:
    return f"{index // 12:04d}-{index % 12 + 1:02d}"
