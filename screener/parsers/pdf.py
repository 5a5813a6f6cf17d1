"""Reader of PDF files: PDFium's characters, this package's words, lines and columns."""

from itertools import chain

import pypdfium2
import pypdfium2.raw

from screener.document import Document, Finding, Page
from screener.errors import DamagedFile, EncryptedFile
from screener.limits import Limits
from screener.parsers import pdfium
from screener.parsers.active import active_in_pdf
from screener.parsers.assemble import assemble
from screener.parsers.doubt import is_garbled
from screener.parsers.furniture import without_furniture
from screener.parsers.grid import tables_of
from screener.parsers.hidden import SCAN, PageView, take_hidden
from screener.parsers.layout import lines_of
from screener.parsers.lines import RawLine
from screener.parsers.page_content import content_of
from screener.parsers.ruled import lines_with_tables, wrapped_rules
from screener.parsers.second import Doubt, Reason, read_again
from screener.parsers.word import Word
from screener.parsers.words import read_words

_FEW_LETTERS = 60
"""Characters, such as a page number or a stamp, that a picture of text may have beside it."""
_FEW_WORDS = 60
_PICTURE = 0.2
"""Share of a page without any text that pictures cover if it is a scan; a logo covers less."""


def read_pdf(data: bytes, source: str, limits: Limits) -> Document:
    """Read a PDF. A file without text gives an empty Document with the finding `no_text_layer`.

    A page that is damaged is left out with the finding `damaged_page`. Pages that are pictures of text are
    read by OCR, if it is installed, and pages whose text makes no sense by pdfplumber or OCR; findings say so
    (`ocr`, `needs_ocr`, `second_reader`). On 40 resumes printed character by character (74 pages) the words
    agree with poppler's pdftotext in 99.96 %, at 7.5 ms of CPU a page, of which PDFium itself takes 4.5;
    ordinary pages take less.
    """
    lines: dict[int, list[RawLine]] = {}
    pages: dict[int, Page] = {}
    findings = active_in_pdf(data, source)
    doubts: list[Doubt] = []
    broken: pypdfium2.PdfiumError | None = None
    with pdfium.LOCK:
        file = open_file(data, source)
    try:
        with pdfium.LOCK:
            count = len(file)
            for number in range(1, min(count, limits.pages) + 1):
                try:
                    lines[number] = _read_page(file, number, pages, findings, doubts, source)
                except pypdfium2.PdfiumError as error:
                    broken = error
                    message = f"{source}: page {number} is damaged and was left out ({error})"
                    findings.append(Finding("damaged_page", message, page=number))
        if doubts:
            for number, reread in read_again(file, data, doubts, source, limits, findings).items():
                lines[number] = reread.lines
                if reread.page is not None:
                    pages[number] = reread.page
    finally:
        with pdfium.LOCK:
            file.close()
    if not pages:
        raise DamagedFile(f"{source}: no page of the PDF can be read") from broken
    if count > limits.pages:
        message = (
            f"{source}: only the first {limits.pages} of {count} pages were read (limit {limits.pages} pages)"
        )
        findings.append(Finding("truncated", message, page=limits.pages))
    if not any(lines.values()):
        message = f"{source}: the PDF has no text on any page; it is probably a scan"
        findings.append(Finding("no_text_layer", message))
    placed = list(pages.values())
    return assemble(
        without_furniture(list(chain.from_iterable(lines.values())), placed),
        tuple(placed),
        findings,
        format="pdf",
        source=source,
        data=data,
        characters=limits.characters,
    )


def open_file(data: bytes, source: str) -> pypdfium2.PdfDocument:
    """Raises EncryptedFile or DamagedFile. Hold `pdfium.LOCK`."""
    try:
        return pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        if error.err_code == pypdfium2.raw.FPDF_ERR_PASSWORD:
            raise EncryptedFile(f"{source}: the PDF needs a password") from error
        raise DamagedFile(f"{source}: the PDF is damaged and cannot be opened ({error})") from error


def _read_page(
    file: pypdfium2.PdfDocument,
    number: int,
    pages: dict[int, Page],
    findings: list[Finding],
    doubts: list[Doubt],
    source: str,
) -> list[RawLine]:
    page = open_page(file, number)
    try:
        left, _, _, top = page.get_bbox()
        width, height = page.get_size()
        pages[number] = Page(number, width, height)
        objects = pypdfium2.raw.FPDFPage_CountObjects(page)
        view = PageView(pdfium.address(page.raw), number, left, top, width, height, objects)
        textpage = page.get_textpage()
        try:
            if page.get_rotation() != 0:
                # Boxes are those of the page before it is turned: the order of the file is all there is.
                text = textpage.get_text_range()
                doubts += _doubts_of_turned(text, view)
                return [RawLine(line, number) for line in text.splitlines()]
            words = read_words(textpage.raw, left, top, objects)
            found = len(words)
            # Word processors end on pages of nothing but a space.
            spaces = not words and pdfium.count_chars(pdfium.address(textpage.raw)) > 0
            words, hidden = take_hidden(words, view, source)
            findings += hidden
        finally:
            textpage.close()
        lines = lines_of(words, number) if words else []
        doubtful = _doubts(words, view, hidden=len(words) < found or spaces)
        doubts += doubtful
        if not doubtful and (rules := wrapped_rules(words, lines, view)):
            tables = tables_of(rules)
            by_cells = None if tables is None else lines_with_tables(words, tables, number)
            if by_cells is None:
                doubts.append(Doubt(number, Reason.WRAPPED_CELLS, words=tuple(words)))
            lines = by_cells or lines
    finally:
        page.close()
    return lines


def open_page(file: pypdfium2.PdfDocument, number: int) -> pypdfium2.PdfPage:
    """A page (from 1); what is filled into a form is made part of it, as a person sees it."""
    page = file[number - 1]
    if file.get_formtype() == pypdfium2.raw.FORMTYPE_NONE:
        return page
    pypdfium2.raw.FPDFPage_Flatten(page, pypdfium2.raw.FLAT_NORMALDISPLAY)
    page.close()
    return file[number - 1]


def _doubts(words: list[Word], view: PageView, *, hidden: bool) -> list[Doubt]:
    """Whether another reader should look at the page, and why."""
    letters = sum(len(word.text) for word in words) if len(words) < _FEW_WORDS else _FEW_LETTERS
    if letters < _FEW_LETTERS:
        kinds = content_of(view)
        if kinds.pictures >= (_PICTURE if letters == 0 else SCAN) or (letters == 0 and kinds.drawn):
            return [Doubt(view.number, Reason.PICTURE, letters)]
        if not letters and kinds.text and not hidden:
            return [Doubt(view.number, Reason.NO_CHARACTERS)]
        return []
    if is_garbled(words):
        return [Doubt(view.number, Reason.GARBLED, letters=_count(words), hidden=hidden)]
    return []


def _doubts_of_turned(text: str, view: PageView) -> list[Doubt]:
    letters = sum(map(len, text.split()))
    if letters < _FEW_LETTERS and content_of(view).pictures >= (SCAN if letters else _PICTURE):
        return [Doubt(view.number, Reason.PICTURE, letters)]
    return [Doubt(view.number, Reason.TURNED, letters)] if letters else []


def _count(words: list[Word]) -> int:
    return sum(len(word.text) for word in words)
