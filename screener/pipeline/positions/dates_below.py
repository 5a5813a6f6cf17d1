"""Posts whose dates stand below their duties: "Period: 15/02/2015 – 31/01/2018" at the end of each."""

from collections.abc import Iterator, Sequence
from itertools import groupby
from operator import attrgetter

from screener.pipeline.positions.rows import Row

_LONGEST_LABEL = 3
"""Words of "Period of employment"."""


def with_dates_above(rows: list[Row]) -> list[Row]:
    """The rows with such lines of dates moved up, to right below the heading of their post.

    A history keeps to one way: where the first post has its dates below its duties, all have.
    """
    ordered: list[Row] = []
    for _, group in groupby(rows, key=attrgetter("part")):
        part = list(group)
        labelled = [at for at, row in enumerate(part) if _is_labelled_period(row)]
        if labelled and _are_below(part, labelled):
            ordered += _moved(part, labelled)
        else:
            ordered += part
    return ordered


def _is_labelled_period(row: Row) -> bool:
    return row.label == "dates" and _has_period(row) and len(row.words) <= _LONGEST_LABEL


def _has_period(row: Row) -> bool:
    return any(mention.is_range for mention in row.mentions) and not row.line.bullet and not row.is_prose


def _are_below(part: Sequence[Row], labelled: Sequence[int]) -> bool:
    """Whether the first dates have duties above them, the last end the part, and there are no others."""
    first, last = labelled[0], labelled[-1]
    duties = first > 1 and (part[first - 1].line.bullet or part[first - 1].is_prose)
    return duties and _end(part, last) == len(part) and sum(map(_has_period, part)) == len(labelled)


def _end(part: Sequence[Row], at: int) -> int:
    """Where a post with its dates in row `at` ends: behind labels such as "Reason for leaving: …"."""
    end = at + 1
    while end < len(part) and part[end].label == "body" and len(part[end].words) > _LONGEST_LABEL:
        end += 1
    return end


def _moved(part: Sequence[Row], labelled: Sequence[int]) -> Iterator[Row]:
    """The dates of each post behind its heading: the rows before the first of its duties."""
    begin = 0
    for at in labelled:
        end = _end(part, at)
        duties = next((n for n in range(begin + 1, at) if part[n].headingness < 0), at)
        yield from (*part[begin:duties], part[at], *part[duties:at], *part[at + 1 : end])
        begin = end
