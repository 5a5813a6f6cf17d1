"""A ranking as an Excel workbook: sheets ranking, criteria, evidence and failures."""

import io
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, time
from decimal import Decimal
from typing import TypeAlias

import xlsxwriter

from screener.assessment import CriterionResult
from screener.export.cells import safe_cell
from screener.export.table import RankingRow, RankingTable, plain
from screener.folder import GENERATOR

_Cell: TypeAlias = str | int | Decimal | None
_ROWS_A_SHEET = 1_000_000
"""Excel holds 1,048,576; what is beyond goes to a further sheet."""


@dataclass(frozen=True, slots=True)
class _Column:
    heading: str
    width: int
    """In characters."""
    wrap: bool = False


def ranking_xlsx(table: RankingTable) -> bytes:
    """The bytes of the workbook; the same table always gives the same bytes."""
    buffer = io.BytesIO()
    workbook = xlsxwriter.Workbook(buffer, {"in_memory": True})
    created = datetime.combine(table.as_of, time())
    workbook.set_properties({"title": table.profile.title, "author": GENERATOR, "created": created})
    _write(workbook, "ranking", tuple(_ranking_columns(table)), map(_ranking_cells, table.rows))
    _write(workbook, "criteria", _CRITERIA, _criteria_rows(table))
    _write(workbook, "evidence", _EVIDENCE, _evidence_rows(table))
    _write(
        workbook, "failures", _FAILURES, ((item.source, item.code, item.message) for item in table.failures)
    )
    workbook.close()
    return buffer.getvalue()


def _ranking_columns(table: RankingTable) -> Iterator[_Column]:
    yield from (_Column("Rank", 6), _Column("Candidate", 28), _Column("File", 28))
    yield from (_Column("Score", 8), _Column("Band", 30))
    for function in table.functions:
        name = plain(function).capitalize()
        yield from (_Column(f"{name}, years", 13), _Column("from", 7), _Column("to", 7))
    yield from (_Column("Degree", 30), _Column("Required, not shown", 40, wrap=True))
    yield from (_Column("Findings", 40, wrap=True), _Column("E-mail", 28), _Column("Phone", 18))
    yield from (_Column(criterion.label, 16, wrap=True) for criterion in table.profile.criteria)


def _ranking_cells(row: RankingRow) -> Sequence[_Cell]:
    assessment = row.assessment
    cells: list[_Cell] = [row.rank, row.name, row.file, assessment.score, assessment.band.value]
    for years in row.years:
        cells += [years.middle, years.low, years.high]
    cells += [
        row.degree,
        "; ".join(assessment.missing),
        "; ".join(finding.message for finding in assessment.findings),
        "; ".join(row.contact.emails),
        "; ".join(row.contact.phones),
    ]
    return [*cells, *(result.points for result in assessment.results)]


_CRITERIA = (
    _Column("Rank", 6),
    _Column("Candidate", 28),
    _Column("Criterion", 36),
    _Column("Option", 36),
    _Column("Kind", 13),
    _Column("Required", 10),
    _Column("Verdict", 12),
    _Column("Points", 8),
    _Column("Of", 8),
    _Column("Reason", 80, wrap=True),
)


def _criteria_rows(table: RankingTable) -> Iterator[Sequence[_Cell]]:
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
    _Column("Rank", 6),
    _Column("Candidate", 28),
    _Column("Criterion", 36),
    _Column("Page", 6),
    _Column("Quote", 80, wrap=True),
    _Column("Rule", 28),
    _Column("Start", 8),
    _Column("End", 8),
)


def _evidence_rows(table: RankingTable) -> Iterator[Sequence[_Cell]]:
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
                span.page,
                quote.quote,
                quote.rule,
                span.start,
                span.end,
            )


_FAILURES = (_Column("File", 40), _Column("Code", 20), _Column("What was wrong", 90, wrap=True))


def _failure_rows(table: RankingTable) -> Iterator[Sequence[_Cell]]:
    return ((failure.source, failure.code, failure.message) for failure in table.failures)


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


def _write(
    workbook: xlsxwriter.Workbook, name: str, columns: Sequence[_Column], rows: Iterable[Sequence[_Cell]]
) -> None:
    heading = workbook.add_format({"bold": True, "bg_color": "#E3E9E8", "bottom": 1, "valign": "vcenter"})
    number = workbook.add_format({"num_format": "0.0", "valign": "top"})
    wrapped = workbook.add_format({"text_wrap": True, "valign": "top"})
    top = workbook.add_format({"valign": "top"})
    waiting = iter(rows)
    part, more = 1, True
    while more:
        sheet = workbook.add_worksheet(name if part == 1 else f"{name} {part}")
        for place, column in enumerate(columns):
            sheet.set_column(place, place, column.width)
            sheet.write_string(0, place, safe_cell(column.heading), heading)
        written, more = 0, False
        for cells in waiting:
            written += 1
            for place, cell in enumerate(cells):
                match cell:
                    case str():
                        layout = wrapped if columns[place].wrap else top
                        sheet.write_string(written, place, safe_cell(cell), layout)
                    case int():
                        sheet.write_number(written, place, cell, top)
                    case Decimal():
                        sheet.write_number(written, place, float(cell), number)
                    case None:
                        pass
            if written == _ROWS_A_SHEET:
                more = True
                break
        sheet.freeze_panes(1, 0)
        sheet.autofilter(0, 0, max(1, written), len(columns) - 1)
        part += 1
