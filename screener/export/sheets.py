"""Sheets of an Excel workbook: a frozen heading, filters, and cells that no program runs as a formula."""

import io
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime, time
from decimal import Decimal
from typing import TypeAlias

import xlsxwriter

from screener.export.cells import safe_cell
from screener.folder import GENERATOR

Cell: TypeAlias = str | int | Decimal | None
_ROWS_A_SHEET = 1_000_000
"""Excel holds 1,048,576; what is beyond goes to a further sheet."""


@dataclass(frozen=True, slots=True)
class Column:
    """A heading, and how its cells are set; `width` is in characters.

    >>> Column("Reason", 80, wrap=True).width
    80
    """

    heading: str
    width: int
    wrap: bool = False


@contextmanager
def new_workbook(buffer: io.BytesIO, title: str, as_of: date) -> Iterator[xlsxwriter.Workbook]:
    """A workbook that is written to `buffer` at the end; dated `as_of`, so that its bytes stay the same."""
    workbook = xlsxwriter.Workbook(buffer, {"in_memory": True})
    created = datetime.combine(as_of, time())
    workbook.set_properties({"title": title, "author": GENERATOR, "created": created})
    yield workbook
    workbook.close()


def write_sheet(
    workbook: xlsxwriter.Workbook,
    name: str,
    columns: Sequence[Column],
    rows: Iterable[Sequence[Cell]],
    *,
    frozen: int = 0,
) -> None:
    """Add a sheet with its heading row and the first `frozen` columns kept in sight.

    Numbers are written as numbers, decimals with one place; None leaves a cell empty.
    """
    heading = workbook.add_format(
        {"bold": True, "bg_color": "#E3E9E8", "bottom": 1, "valign": "vcenter", "text_wrap": True}
    )
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
        sheet.freeze_panes(1, frozen)
        sheet.autofilter(0, 0, max(1, written), len(columns) - 1)
        part += 1
