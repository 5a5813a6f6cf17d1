"""Pages of a PDF that PDFium's text does not do justice: read again by pdfplumber or by OCR."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

import pypdfium2
from PIL import Image

from screener.document import Finding, Page
from screener.limits import Limits
from screener.parsers import ocr, pdfium
from screener.parsers.doubt import is_garbled
from screener.parsers.layout import lines_of
from screener.parsers.lines import RawLine
from screener.parsers.plumber import SecondReaderError, plumber_words, table_cells
from screener.parsers.ruled import lines_with_tables
from screener.parsers.word import Word

_POINTS = 72.0


class Reason(StrEnum):
    """Why a page is read again; the words of the finding."""

    PICTURE = "it is a picture of text"
    NO_CHARACTERS = "it has text, but none that PDFium can read"
    GARBLED = "its text is garbled otherwise"
    WRAPPED_CELLS = "its borders do not close every cell"
    TURNED = "it is stored lying on its side or upside down"


@dataclass(frozen=True, slots=True)
class Doubt:
    """A page (from 1) to be read again."""

    number: int
    reason: Reason
    letters: int = 0
    """Characters that PDFium found."""
    hidden: bool = False
    """Text that cannot be seen was left out, which pdfplumber would bring back."""
    words: tuple[Word, ...] = ()
    """PDFium's words, where they are right and only their order is in doubt."""


@dataclass(frozen=True, slots=True)
class Reread:
    """What a second reader made of a page; it has more to say than PDFium's text."""

    lines: list[RawLine]
    page: Page | None
    """Its size as the second reader sees it, where that may differ."""


def read_again(
    file: pypdfium2.PdfDocument,
    data: bytes,
    doubts: Sequence[Doubt],
    source: str,
    limits: Limits,
    findings: list[Finding],
) -> dict[int, Reread]:
    """Better readings of the doubtful pages, by page number; what was done is added to the findings."""
    better: dict[int, Reread] = {}
    unread: list[Doubt] = []
    for doubt in doubts:
        reread = None
        if doubt.reason is Reason.WRAPPED_CELLS:
            reread = _by_cells(data, doubt, source, findings)
        elif doubt.reason is not Reason.PICTURE and not doubt.hidden:
            reread = _by_pdfplumber(data, doubt, source, findings)
        if reread is None and doubt.reason not in (Reason.TURNED, Reason.WRAPPED_CELLS):
            if ocr.available():
                reread = _by_ocr(file, doubt, source, limits, findings)
            else:
                unread.append(doubt)
        if reread is not None:
            better[doubt.number] = reread
    if unread:
        findings.append(_needs_ocr(unread, source))
    return better


def _by_pdfplumber(data: bytes, doubt: Doubt, source: str, findings: list[Finding]) -> Reread | None:
    try:
        words, size = plumber_words(data, doubt.number)
    except SecondReaderError as error:
        findings.append(_failed(doubt, source, error))
        return None
    # As good as nothing, or a part of what PDFium has.
    if _letters(words) < max(1, 0.8 * doubt.letters) or is_garbled(words):
        return None
    message = f"{source}: page {doubt.number} was read by pdfplumber: {doubt.reason.value}"
    findings.append(Finding("second_reader", message, page=doubt.number))
    return Reread(lines_of(words, doubt.number), Page(doubt.number, size.x1, size.bottom))


def _by_cells(data: bytes, doubt: Doubt, source: str, findings: list[Finding]) -> Reread | None:
    try:
        tables = table_cells(data, doubt.number)
    except SecondReaderError as error:
        findings.append(_failed(doubt, source, error))
        return None
    lines = lines_with_tables(list(doubt.words), tables, doubt.number)
    if lines is None:
        return None
    message = f"{source}: the table on page {doubt.number} was read by pdfplumber: {doubt.reason.value}"
    findings.append(Finding("second_reader", message, page=doubt.number))
    return Reread(lines, None)


def _failed(doubt: Doubt, source: str, error: SecondReaderError) -> Finding:
    message = f"{source}: pdfplumber cannot read page {doubt.number} either ({error})"
    return Finding("second_reader_failed", message, page=doubt.number)


def _by_ocr(
    file: pypdfium2.PdfDocument, doubt: Doubt, source: str, limits: Limits, findings: list[Finding]
) -> Reread | None:
    try:
        picture, dpi = _drawn(file, doubt.number, limits)
    except pypdfium2.PdfiumError as error:
        message = f"{source}: page {doubt.number} is damaged and could not be drawn for OCR ({error})"
        findings.append(Finding("damaged_page", message, page=doubt.number))
        return None
    scan = ocr.read_picture(picture, dpi)
    # A picture without text, beside a few words that PDFium reads exactly.
    if doubt.reason is Reason.PICTURE and _letters(scan.words) <= 1.5 * doubt.letters:
        return None
    if doubt.reason is not Reason.PICTURE and scan.words:
        message = f"{source}: page {doubt.number} was read by OCR: {doubt.reason.value}"
        findings.append(Finding("second_reader", message, page=doubt.number))
    findings += ocr.findings_of(scan, doubt.number, source)
    page = Page(doubt.number, scan.width, scan.height, scan.turned)
    return Reread(lines_of(scan.words, doubt.number), page)


def _drawn(file: pypdfium2.PdfDocument, number: int, limits: Limits) -> tuple[Image.Image, float]:
    """A page as a greyscale picture within the limit, and its dots an inch."""
    with pdfium.LOCK:
        page = file[number - 1]
        try:
            width, height = page.get_size()
            inches = max(width * height, 1.0) / _POINTS**2
            dpi = min(ocr.DPI, (limits.image_pixels / inches) ** 0.5)
            return page.render(scale=dpi / _POINTS, grayscale=True).to_pil(), dpi
        finally:
            page.close()


def _letters(words: list[Word]) -> int:
    return sum(len(word.text) for word in words)


def _needs_ocr(unread: list[Doubt], source: str) -> Finding:
    numbers = ", ".join(str(doubt.number) for doubt in unread)
    pictures = all(doubt.reason is Reason.PICTURE for doubt in unread)
    if len(unread) == 1:
        what = "a picture of text" if pictures else "without text that makes sense"
        page = f"page {numbers} is"
    else:
        what = "pictures of text" if pictures else "without text that makes sense"
        page = f"pages {numbers} are"
    finding = ocr.needs_ocr(f"{source}: {page} {what}")
    return Finding(finding.code, finding.message, page=unread[0].number)
