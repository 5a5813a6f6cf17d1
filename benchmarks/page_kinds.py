"""The pages that are measured, drawn afresh: one column, two columns, a ruled table, a scan."""

import io
from collections.abc import Callable
from dataclasses import dataclass

import pypdfium2
from reportlab.lib import colors
from reportlab.lib.styles import getSampleStyleSheet
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Paragraph, Table, TableStyle

WIDTH, HEIGHT = 612, 792
_SCAN_DPI = 200
Draw = Callable[[Canvas, int], None]
"""Draws a page, given its number: pages that repeat each other would be taken for running headers."""
_SENTENCES = (
    "Managed a portfolio of thirty regional clients and renewed their contracts every year.",
    "Prepared offers with the finance team and visited each client once a month.",
    "Reported revenue, margin and open invoices to the head of the region.",
    "Won four competitors' clients in 2017 and kept all of them until 2021.",
    "Trained six new colleagues in Salesforce, Excel and negotiation.",
)
_HEADINGS = ("Professional Summary", "Work Experience", "Education", "Skills")


@dataclass(frozen=True, slots=True)
class PageKind:
    """A PDF file of equal pages."""

    name: str
    data: bytes
    pages: int


def page_kinds(pages: int = 10) -> tuple[PageKind, ...]:
    """One file of each kind; the scan, which takes a second, is a single page."""
    kinds = [
        PageKind(name, _file(draw, pages), pages)
        for name, draw in (("plain", _one_column), ("two columns", _two_columns), ("table", _table))
    ]
    return (*kinds, PageKind("scan (OCR)", _scanned(_file(_one_column, 1)), 1))


def _file(draw: Draw, pages: int) -> bytes:
    stream = io.BytesIO()
    canvas = Canvas(stream, pagesize=(WIDTH, HEIGHT), invariant=1)
    for page in range(pages):
        draw(canvas, page)
        canvas.showPage()
    canvas.save()
    return stream.getvalue()


def _one_column(canvas: Canvas, page: int) -> None:
    _column(canvas, page, 60, 50, size=10)


def _two_columns(canvas: Canvas, page: int) -> None:
    _column(canvas, page, 40, 46, size=6.5)
    _column(canvas, page + 50, 330, 46, size=6.5)


def _column(canvas: Canvas, page: int, left: float, lines: int, size: float) -> None:
    top = HEIGHT - 60
    for number in range(lines):
        if number % 12 == 0:
            canvas.setFont("Helvetica-Bold", size + 2)
            text = f"{_HEADINGS[number // 12 % len(_HEADINGS)]} {page}"
        else:
            canvas.setFont("Helvetica", size)
            text = f"{_SENTENCES[number % len(_SENTENCES)]} {page}"
        canvas.drawString(left, top - 14 * number, text)


def _table(canvas: Canvas, page: int) -> None:
    style = getSampleStyleSheet()["BodyText"]
    rows = [(f"Designation {page}", "Organisation", "Period", "Duties")]
    rows += [
        (
            "Senior Account Manager",
            f"Northwind Branch {number}, Leeds",
            f"{2000 + number} to {2001 + number}",
            text,
        )
        for number, text in enumerate(_SENTENCES * 2)
    ]
    table = Table(
        [[Paragraph(text, style) for text in row] for row in rows],
        colWidths=(100, 120, 80, 190),
        style=TableStyle(
            [("GRID", (0, 0), (-1, -1), 0.5, colors.black), ("VALIGN", (0, 0), (-1, -1), "TOP")]
        ),
    )
    _, height = table.wrapOn(canvas, WIDTH, HEIGHT)
    table.drawOn(canvas, 60, HEIGHT - 60 - height)


def _scanned(data: bytes) -> bytes:
    """The first page of a file as nothing but a picture."""
    file = pypdfium2.PdfDocument(data)
    picture = file[0].render(scale=_SCAN_DPI / 72, grayscale=True).to_pil()
    file.close()
    return _file(lambda canvas, _: canvas.drawImage(ImageReader(picture), 0, 0, WIDTH, HEIGHT), 1)
