"""A ranking as CSV: one row a candidate, then one a file that could not be read."""

import csv
import io
from collections.abc import Iterator

from screener.assessment import Failure
from screener.export.cells import safe_cell
from screener.export.table import RankingRow, RankingTable
from screener.profile import RoleProfile
from screener.scorer import what_would_change

LEADING_COLUMNS = ("rank", "candidate", "file", "score", "band")


def ranking_csv(table: RankingTable) -> bytes:
    """UTF-8 with the mark that makes Excel read it as such."""
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow(header := tuple(_header(table)))
    writer.writerows(_cells(row, table.profile) for row in table.rows)
    writer.writerows(_failure_cells(failure, len(header)) for failure in table.failures)
    return text.getvalue().encode("utf-8-sig", "replace")


def _header(table: RankingTable) -> Iterator[str]:
    yield from LEADING_COLUMNS
    for function in table.functions:
        yield from (f"{function}_years", f"{function}_years_low", f"{function}_years_high")
    yield from ("degree", "languages", "requirements_asked", "requirements_met", "requirements_borderline")
    yield from ("missing", "would_change", "confidence", "confidence_reasons", "findings", "emails", "phones")
    for criterion in table.profile.criteria:
        yield from (f"{criterion.id}_verdict", f"{criterion.id}_points")
    yield "error"


def _cells(row: RankingRow, profile: RoleProfile) -> list[str]:
    assessment = row.assessment
    needs = assessment.requirements
    cells = [str(row.rank), row.name, row.file or "", str(assessment.score), assessment.band.value]
    for years in row.years:
        cells += [str(years.middle), str(years.low), str(years.high)]
    cells += [
        row.degree or "",
        "; ".join(row.languages),
        *(str(count) for count in (needs.asked, needs.met, needs.borderline)),
        "; ".join(assessment.missing),
        what_would_change(assessment, profile),
        assessment.confidence.level,
        " ".join(assessment.confidence.reasons),
        "; ".join(finding.message for finding in assessment.findings),
        "; ".join(row.contact.emails),
        "; ".join(row.contact.phones),
    ]
    for result in assessment.results:
        cells += [result.verdict.value, str(result.points)]
    return [safe_cell(cell) for cell in (*cells, "")]


def _failure_cells(failure: Failure, width: int) -> list[str]:
    cells = [""] * width
    cells[2], cells[-1] = safe_cell(failure.source), safe_cell(failure.message)
    return cells
