"""Posts whose dates stand below their duties: "Period: 15/02/2015 – 31/01/2018" at the end of each."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from screener.pipeline.positions.rows import Row

_LONGEST_LABEL = 3
"""Words of "Period of employment"."""


def with_dates_above(rows: list[Row]) -> list[Row]:
    """The rows with such lines of dates moved up, to right below the heading of their post.

    A history keeps to one way: where the first post has its dates below its duties, all have.
    """
    ordered: list[Row] = []
    for part in _parts(rows):
        labelled = [at for at, row in enumerate(part) if _is_labelled_period(row)]
        ends = [_end(part, at) for at in labelled]
        periods = sum(map(_has_period, part))
        if labelled and periods == len(labelled) and ends[-1] == len(part) and _below_duties(part, labelled):
            for first, at, last in zip([0, *ends], labelled, ends, strict=False):
                ordered += _moved(part[first:at], part[at], part[at + 1 : last])
        else:
            ordered += part
    return ordered


def _parts(rows: Sequence[Row]) -> Iterator[Sequence[Row]]:
    """The rows of each section of the history."""
    begins = [at for at, row in enumerate(rows) if at == 0 or row.part != rows[at - 1].part]
    for first, last in pairwise([*begins, len(rows)]):
        yield rows[first:last]


def _is_labelled_period(row: Row) -> bool:
    return row.label == "dates" and _has_period(row) and len(row.words) <= _LONGEST_LABEL


def _has_period(row: Row) -> bool:
    return any(mention.is_range for mention in row.mentions) and not row.line.bullet and not row.is_prose


def _end(part: Sequence[Row], at: int) -> int:
    """Where a post with its dates in row `at` ends: behind labels such as "Reason for leaving: …"."""
    end = at + 1
    while end < len(part) and part[end].label == "body" and len(part[end].words) > _LONGEST_LABEL:
        end += 1
    return end


def _below_duties(part: Sequence[Row], labelled: Sequence[int]) -> bool:
    """Whether duties stand above the first dates."""
    at = labelled[0]
    return at > 1 and (part[at - 1].line.bullet or part[at - 1].is_prose)


def _moved(above: Sequence[Row], dates: Row, below: Sequence[Row]) -> list[Row]:
    """The dates of a post behind its heading: the rows before the first of its duties."""
    end = next((at for at, row in enumerate(above) if at and row.headingness < 0), len(above))
    return [*above[:end], dates, *above[end:], *below]
