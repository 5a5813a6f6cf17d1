"""Two to five candidates side by side, criterion by criterion."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from screener.assessment import CriterionResult, Verdict
from screener.document import Evidence
from screener.export.table import RankingRow, RankingTable

FEWEST, MOST = 2, 5
"""Candidates that can be compared at once."""


@dataclass(frozen=True, slots=True)
class ComparedCell:
    """What one candidate has for one criterion; `quote` is the best of the quotes, where there is any.

    >>> ComparedCell(Verdict.NOT_FOUND, Decimal("0.0"), "No degree is named.", None, best=False).best
    False
    """

    verdict: Verdict
    points: Decimal
    reason: str
    quote: Evidence | None
    best: bool
    """Whether nobody beside has more points, and somebody has fewer."""


@dataclass(frozen=True, slots=True)
class ComparedCriterion:
    """One row of a comparison: a criterion, and a cell for each candidate in their order."""

    criterion_id: str
    label: str
    required: bool
    max_points: Decimal
    cells: tuple[ComparedCell, ...]


def compare(table: RankingTable) -> tuple[ComparedCriterion, ...]:
    """A row for each criterion of the profile, a cell for each of the table's rows.

    Raises ValueError unless the table has two to five rows.
    """
    if not FEWEST <= len(table.rows) <= MOST:
        raise ValueError(f"{FEWEST} to {MOST} candidates can be compared, not {len(table.rows)}")
    judged = (row.assessment.results for row in table.rows)
    return tuple(_criterion(results) for results in zip(*judged, strict=True))


def best_quote(result: CriterionResult) -> Evidence | None:
    """The quote to show where there is room for one: of the part that counts, its first.

    The parts of a criterion are looked at from the one with most points.
    """
    if result.parts:
        ordered = sorted(result.parts, key=lambda part: -part.points)
        return next((quote for part in ordered if (quote := best_quote(part))), None)
    return result.evidence[0] if result.evidence else None


def years_text(table: RankingTable, row: RankingRow) -> Iterator[str]:
    """Years in each function that the profile asks for, as they are shown."""
    return (str(years) if years.high else "–" for years in row.years[: len(table.functions)])


def _criterion(results: Sequence[CriterionResult]) -> ComparedCriterion:
    first = results[0]
    points = [result.points for result in results]
    differ = min(points) < max(points)
    return ComparedCriterion(
        first.criterion_id,
        first.label,
        first.required,
        first.max_points,
        tuple(
            ComparedCell(
                result.verdict,
                result.points,
                result.reason,
                best_quote(result),
                best=differ and result.points == max(points),
            )
            for result in results
        ),
    )
