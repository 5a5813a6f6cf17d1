"""A ranking as an Excel workbook: sheets ranking, criteria, evidence and failures."""

import io
from collections.abc import Iterator, Sequence

from screener.assessment import CriterionResult
from screener.export.sheets import Cell, Column, new_workbook, write_sheet
from screener.export.table import RankingRow, RankingTable, plain
from screener.profile import RoleProfile
from screener.scorer import what_would_change


def ranking_xlsx(table: RankingTable) -> bytes:
    """The bytes of the workbook; the same table always gives the same bytes."""
    buffer = io.BytesIO()
    with new_workbook(buffer, table.profile.title, table.as_of) as workbook:
        write_sheet(workbook, "ranking", tuple(_ranking_columns(table)), _ranking_rows(table), frozen=2)
        write_sheet(workbook, "criteria", _CRITERIA, _criteria_rows(table), frozen=2)
        write_sheet(workbook, "evidence", _EVIDENCE, _evidence_rows(table), frozen=2)
        write_sheet(
            workbook,
            "failures",
            _FAILURES,
            ((item.source, item.code, item.message) for item in table.failures),
        )
    return buffer.getvalue()


def _ranking_columns(table: RankingTable) -> Iterator[Column]:
    yield from (Column("Rank", 6), Column("Candidate", 28), Column("File", 28))
    yield from (Column("Score", 8), Column("Band", 30))
    yield from (Column("Requirements", 13), Column("met", 7), Column("borderline", 11))
    for function in table.functions:
        name = plain(function).capitalize()
        yield from (Column(f"{name}, years", 13), Column("from", 7), Column("to", 7))
    yield from (Column("Degree", 30), Column("Required, not shown", 40, wrap=True))
    yield from (Column("What would change it", 50, wrap=True), Column("Languages", 30, wrap=True))
    yield from (Column("Confidence", 11), Column("Why not higher", 40, wrap=True))
    yield from (Column("Findings", 40, wrap=True), Column("E-mail", 28), Column("Phone", 18))
    yield from (Column(criterion.label, 16, wrap=True) for criterion in table.profile.criteria)


def _ranking_rows(table: RankingTable) -> Iterator[Sequence[Cell]]:
    return (_ranking_cells(row, table.profile) for row in table.rows)


def _ranking_cells(row: RankingRow, profile: RoleProfile) -> Sequence[Cell]:
    assessment = row.assessment
    count = assessment.requirements
    cells: list[Cell] = [row.rank, row.name, row.file, assessment.score, assessment.band.value]
    cells += [count.asked, count.met, count.borderline]
    for years in row.years:
        cells += [years.middle, years.low, years.high]
    cells += [
        row.degree,
        "; ".join(assessment.missing),
        what_would_change(assessment, profile),
        "; ".join(row.languages),
        assessment.confidence.level,
        " ".join(assessment.confidence.reasons),
        "; ".join(finding.message for finding in assessment.findings),
        "; ".join(row.contact.emails),
        "; ".join(row.contact.phones),
    ]
    return [*cells, *(result.points for result in assessment.results)]


_CRITERIA = (
    Column("Rank", 6),
    Column("Candidate", 28),
    Column("Criterion", 36),
    Column("Option", 36),
    Column("Kind", 13),
    Column("Required", 10),
    Column("Verdict", 12),
    Column("Points", 8),
    Column("Of", 8),
    Column("Reason", 80, wrap=True),
)


def _criteria_rows(table: RankingTable) -> Iterator[Sequence[Cell]]:
    for row, result, option in _judged(table):
        judged = option or result
        yield (
            row.rank,
            row.name,
            result.label,
            option.label if option else None,
            plain(judged.kind),
            "yes" if result.required else "no",
            plain(judged.verdict),
            None if option else judged.points,
            None if option else judged.max_points,
            judged.reason,
        )


_EVIDENCE = (
    Column("Rank", 6),
    Column("Candidate", 28),
    Column("Criterion", 36),
    Column("Page", 6),
    Column("Quote", 80, wrap=True),
    Column("Rule", 28),
    Column("Start", 8),
    Column("End", 8),
)


def _evidence_rows(table: RankingTable) -> Iterator[Sequence[Cell]]:
    for row, result, option in _judged(table):
        if not option and result.parts:
            continue  # the options below it carry its quotes
        judged = option or result
        for quote in judged.evidence:
            span = quote.span
            yield (
                row.rank,
                row.name,
                judged.label,
                span.page or None,
                quote.quote,
                quote.rule,
                span.start,
                span.end,
            )


_FAILURES = (Column("File", 40), Column("Code", 20), Column("What was wrong", 90, wrap=True))


def _judged(table: RankingTable) -> Iterator[tuple[RankingRow, CriterionResult, CriterionResult | None]]:
    """Every criterion of every candidate, and after it each of its options."""
    for row in table.rows:
        for result in row.assessment.results:
            yield row, result, None
            yield from ((row, result, option) for option in _options(result))


def _options(result: CriterionResult) -> Iterator[CriterionResult]:
    for part in result.parts:
        yield part
        yield from _options(part)
