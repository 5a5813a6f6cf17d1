"""Reader of PDF files: PDFium's characters, this package's words, lines and columns."""

import pypdfium2
import pypdfium2.raw

from screener.document import Document, Finding, Page
from screener.errors import DamagedFile, EncryptedFile
from screener.parsers import pdfium
from screener.parsers.assemble import assemble
from screener.parsers.furniture import without_furniture
from screener.parsers.hidden import PageView, take_hidden
from screener.parsers.layout import lines_of
from screener.parsers.limits import Limits
from screener.parsers.lines import RawLine
from screener.parsers.words import read_words


def read_pdf(data: bytes, source: str, limits: Limits) -> Document:
    """Read a PDF. A file without text gives an empty Document with the finding `no_text_layer`.

    A page that is damaged is left out with the finding `damaged_page`. On 40 resumes printed
    character by character (74 pages) the words agree with poppler's pdftotext in 99.96 %, at 7.5 ms of CPU a
    page, of which PDFium itself takes 4.5; ordinary pages take less.
    """
    lines: list[RawLine] = []
    pages: list[Page] = []
    findings: list[Finding] = []
    broken: pypdfium2.PdfiumError | None = None
    with pdfium.LOCK:
        file = _open(data, source)
        try:
            count = len(file)
            for number in range(1, min(count, limits.pages) + 1):
                try:
                    lines += _read_page(file, number, pages, findings, source)
                except pypdfium2.PdfiumError as error:
                    broken = error
                    message = f"{source}: page {number} is damaged and was left out ({error})"
                    findings.append(Finding("damaged_page", message, page=number))
        finally:
            file.close()
    if not pages:
        raise DamagedFile(f"{source}: no page of the PDF can be read") from broken
    if count > limits.pages:
        message = (
            f"{source}: only the first {limits.pages} of {count} pages were read (limit {limits.pages} pages)"
        )
        findings.append(Finding("truncated", message, page=limits.pages))
    if not lines:
        message = f"{source}: the PDF has no text on any page; it is probably a scan"
        findings.append(Finding("no_text_layer", message))
    return assemble(
        without_furniture(lines, pages),
        tuple(pages),
        findings,
        format="pdf",
        source=source,
        data=data,
        characters=limits.characters,
    )


def _open(data: bytes, source: str) -> pypdfium2.PdfDocument:
    try:
        return pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        if error.err_code == pypdfium2.raw.FPDF_ERR_PASSWORD:
            raise EncryptedFile(f"{source}: the PDF needs a password") from error
        raise DamagedFile(f"{source}: the PDF is damaged and cannot be opened ({error})") from error


def _read_page(
    file: pypdfium2.PdfDocument, number: int, pages: list[Page], findings: list[Finding], source: str
) -> list[RawLine]:
    page = file[number - 1]
    try:
        left, _, _, top = page.get_bbox()
        width, height = page.get_size()
        pages.append(Page(number, width, height))
        textpage = page.get_textpage()
        try:
            if page.get_rotation() != 0:
                # Boxes are those of the page before it is turned: the order of the file is all there is.
                return [RawLine(text, number) for text in textpage.get_text_range().splitlines()]
            objects = pypdfium2.raw.FPDFPage_CountObjects(page)
            words = read_words(textpage.raw, left, top, objects)
            view = PageView(pdfium.address(page.raw), number, left, top, width, height, objects)
            words, hidden = take_hidden(words, view, source)
            findings += hidden
        finally:
            textpage.close()
    finally:
        page.close()
    return lines_of(words, number) if words else []
