"""A comparison as CSV, Excel workbook and JSON."""

import csv
import io
from collections.abc import Iterator, Sequence
from typing import Any

from screener.export.cells import safe_cell
from screener.export.comparison import ComparedCell, ComparedCriterion, compare
from screener.export.json_parts import evidence_json, json_file
from screener.export.ranking_json import candidate_json, profile_json
from screener.export.sheets import Cell, Column, new_workbook, write_sheet
from screener.export.table import RankingTable, plain
from screener.folder import GENERATOR
from screener.scorer import what_would_change


def comparison_csv(table: RankingTable) -> bytes:
    """One row a criterion; verdict, points, reason and quote of each candidate beside each other."""
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow(safe_cell(column.heading) for column in _columns(table))
    for cells in _rows(table):
        writer.writerow("" if cell is None else safe_cell(str(cell)) for cell in cells)
    return text.getvalue().encode("utf-8-sig", "replace")


def comparison_xlsx(table: RankingTable) -> bytes:
    """A sheet with the same rows, and one with what is said of each candidate as a whole."""
    buffer = io.BytesIO()
    with new_workbook(buffer, table.profile.title, table.as_of) as workbook:
        write_sheet(workbook, "comparison", tuple(_columns(table)), _rows(table), frozen=1)
        write_sheet(workbook, "candidates", _CANDIDATES, _candidate_rows(table), frozen=1)
    return buffer.getvalue()


def comparison_json(table: RankingTable) -> bytes:
    """UTF-8: the candidates as a ranking has them, and the criteria with a cell for each."""
    body = {
        "generator": GENERATOR,
        "profile": profile_json(table.profile),
        "as_of": table.as_of.isoformat(),
        "blind": table.blind,
        "comparison": [_criterion_json(criterion) for criterion in compare(table)],
        "candidates": [candidate_json(row, table.profile) for row in table.rows],
    }
    return json_file(body)


def _columns(table: RankingTable) -> Iterator[Column]:
    yield from (Column("Criterion", 36, wrap=True), Column("Required", 10), Column("Of", 7))
    for row in table.rows:
        yield from (Column(f"{row.name}: points", 12), Column(f"{row.name}: verdict", 13))
        yield from (
            Column(f"{row.name}: reason", 44, wrap=True),
            Column(f"{row.name}: quote", 44, wrap=True),
            Column(f"{row.name}: page", 7),
        )


def _rows(table: RankingTable) -> Iterator[Sequence[Cell]]:
    for criterion in compare(table):
        cells: list[Cell] = [criterion.label, "yes" if criterion.required else "no", criterion.max_points]
        for cell in criterion.cells:
            cells += [cell.points, plain(cell.verdict), cell.reason]
            cells += [cell.quote.quote, cell.quote.span.page or None] if cell.quote else [None, None]
        yield cells
    total: list[Cell] = ["Score", None, None]
    for row in table.rows:
        total += [row.assessment.score, None, row.assessment.standing, None, None]
    yield total


_CANDIDATES = (
    Column("Candidate", 28),
    Column("Rank", 6),
    Column("Score", 8),
    Column("Band", 50, wrap=True),
    Column("Degree", 30),
    Column("What would change it", 60, wrap=True),
    Column("Confidence", 11),
    Column("Why not higher", 50, wrap=True),
    Column("Findings", 50, wrap=True),
)


def _candidate_rows(table: RankingTable) -> Iterator[Sequence[Cell]]:
    for row in table.rows:
        assessment = row.assessment
        yield (
            row.name,
            row.rank,
            assessment.score,
            assessment.standing,
            row.degree,
            what_would_change(assessment, table.profile),
            assessment.confidence.level,
            " ".join(assessment.confidence.reasons),
            "; ".join(finding.message for finding in assessment.findings),
        )


def _criterion_json(criterion: ComparedCriterion) -> dict[str, Any]:
    return {
        "id": criterion.criterion_id,
        "label": criterion.label,
        "required": criterion.required,
        "max_points": str(criterion.max_points),
        "cells": [_cell_json(cell) for cell in criterion.cells],
    }


def _cell_json(cell: ComparedCell) -> dict[str, Any]:
    return {
        "verdict": cell.verdict.value,
        "points": str(cell.points),
        "best": cell.best,
        "reason": cell.reason,
        "quote": evidence_json([cell.quote])[0] if cell.quote else None,
    }
