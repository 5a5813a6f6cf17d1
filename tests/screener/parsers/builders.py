"""Small files made on the fly: PDF by reportlab, DOCX by python-docx and raw XML, archives and texts."""

import io
import zipfile
from collections.abc import Callable, Iterable
from typing import Any

import docx
from docx.oxml import parse_xml
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.pdfgen.canvas import Canvas

from screener.document import Document

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
NAMESPACES = (
    f'xmlns:w="{W}" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:v="urn:schemas-microsoft-com:vml"'
)
HEIGHT = 792
PROSE = (
    "Managed a portfolio of regional clients and kept",
    "their contracts up to date, prepared offers with",
    "the finance team, visited each client every month",
    "and reported the results to the head of the region",
    "who used them to plan the budget of the next year",
    "and to decide which new markets were to be opened",
)
OTHER_PROSE = (
    "Before that she worked in a small agency where all",
    "accounts were run by two people, which taught her",
    "to write quickly, to answer the telephone politely",
    "and to close the books of a month within two days",
    "as the owner expected it and as the bank demanded",
    "from every customer with a line of credit like his",
)


def texts(document: Document) -> list[str]:
    return [document.line_text(line) for line in document.lines]


def pdf(*pages: Callable[[Canvas], None], password: str | None = None) -> bytes:
    """A letter-size PDF with one page for each drawing function."""
    buffer = io.BytesIO()
    encrypt = StandardEncryption(password, ownerPassword="owner") if password else None
    canvas = Canvas(buffer, pagesize=(612, HEIGHT), encrypt=encrypt, invariant=1)
    for draw in pages:
        canvas.setFont("Helvetica", 10)
        draw(canvas)
        canvas.showPage()
    canvas.save()
    return buffer.getvalue()


def write(canvas: Canvas, x: float, y: float, *lines: str, size: float = 10, font: str = "Helvetica") -> None:
    """Lines from the top downwards; `y` is the distance of the first baseline from the top of the page."""
    canvas.setFont(font, size)
    for number, line in enumerate(lines):
        canvas.drawString(x, HEIGHT - y - 1.3 * size * number, line)


def plain(*lines: str) -> bytes:
    return pdf(lambda canvas: write(canvas, 72, 72, *lines))


def interleaved(canvas: Canvas, top: float, rows: Iterable[tuple[tuple[float, str], ...]]) -> None:
    """Rows of (x, text), drawn row by row as a word processor does."""
    for number, row in enumerate(rows):
        for x, text in row:
            write(canvas, x, top + 13 * number, text)


def glyphwise(
    canvas: Canvas, x: float, y: float, line: str, size: float = 10, spaced: tuple[float, ...] = (0.0,)
) -> None:
    """Every character as an object of its own, spaces left out, as some printers to PDF do.

    `spaced` are the distances between the letters, in points, one after the other again and again.
    """
    canvas.setFont("Helvetica", size)
    for number, character in enumerate(line):
        if character != " ":
            canvas.drawString(x, HEIGHT - y, character)
        x += canvas.stringWidth(character, "Helvetica", size) * (0.8 if character == " " else 0.97)
        x += spaced[number % len(spaced)]


def docx_of(build: Callable[[Any], None]) -> bytes:
    """A DOCX made by python-docx."""
    package = docx.Document()
    build(package)
    buffer = io.BytesIO()
    package.save(buffer)
    return buffer.getvalue()


def docx_with(*blocks: str) -> bytes:
    """A DOCX whose body is the given XML blocks."""

    def build(package: Any) -> None:
        body = package.element.body
        for block in blocks:
            opening, rest = block.split(">", 1) if not block.split(">", 1)[0].endswith("/") else ("", "")
            assert rest, "write elements with content"
            body.insert(len(body) - 1, parse_xml(f"{opening} {NAMESPACES}>{rest}"))

    return docx_of(build)


def paragraph(*runs: str, properties: str = "") -> str:
    return f"<w:p><w:pPr>{properties}</w:pPr>{''.join(runs)}</w:p>"


def run(text: str, properties: str = "") -> str:
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def table(*rows: tuple[str, ...]) -> str:
    """A table; every cell is given as its blocks."""
    body = "".join(
        "<w:tr>" + "".join(f"<w:tc><w:tcPr/>{cell}</w:tc>" for cell in row) + "</w:tr>" for row in rows
    )
    return f"<w:tbl><w:tblPr/><w:tblGrid/>{body}</w:tbl>"


def zipped(files: dict[str, bytes]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return buffer.getvalue()


def with_part(package: bytes, name: str, content: bytes) -> bytes:
    """The package with one file replaced or added."""
    with zipfile.ZipFile(io.BytesIO(package)) as archive:
        files = {entry: archive.read(entry) for entry in archive.namelist()}
    return zipped({**files, name: content})
