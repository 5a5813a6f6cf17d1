"""The second reader of PDF pages: pdfplumber, for pages of which PDFium makes nothing sensible.

It knows encodings that PDFium does not and places the text of turned pages, at 30 to 100 ms a page against 4.
"""

import io
import re

from screener.document import Box
from screener.parsers.word import Font, Word

SPACE = 0.15
"""A gap that parts two words, in font sizes; the default of 3 points joins the words of small text."""
_BOLD = re.compile(r"bold|black|heavy|demi|extrab|cmbx|sfbx|[-,]bd\b|-b$", re.IGNORECASE)
_SYMBOL = re.compile(r"wingding|webding|dingbat|symbol", re.IGNORECASE)
_CODE = re.compile(r"\(cid:\d+\)")
_DESCENT = 0.2


class SecondReaderError(Exception):
    """pdfplumber cannot read the page; the message says why."""


def plumber_words(data: bytes, number: int) -> tuple[list[Word], Box]:
    """The words of a page (from 1) and its size, in points from the top left.

    Characters without a meaning are U+FFFD. Raises SecondReaderError.
    """
    # Loading it takes 0.2 s, and most files never need it.
    import pdfplumber

    try:
        with pdfplumber.open(io.BytesIO(data), pages=[number]) as pdf:
            page = pdf.pages[0]
            found = page.extract_words(
                x_tolerance_ratio=SPACE, extra_attrs=["fontname", "size"], use_text_flow=True
            )
            size = Box(0.0, 0.0, float(page.width), float(page.height))
    except Exception as error:
        raise _failed(error) from error
    fonts: dict[str, Font] = {}
    words = []
    for item in found:
        name = str(item["fontname"])
        if name not in fonts:
            fonts[name] = _font(name)
        text = _CODE.sub("\ufffd", item["text"])
        height = float(item["size"])
        baseline = float(item["bottom"]) - _DESCENT * height
        words.append(
            Word(text, float(item["x0"]), float(item["x1"]), baseline, height, fonts[name], 0, False)
        )
    return words, size


def table_cells(data: bytes, number: int) -> list[list[list[Box]]]:
    """The tables with drawn borders on a page, as rows of cells. Raises SecondReaderError."""
    import pdfplumber

    try:
        with pdfplumber.open(io.BytesIO(data), pages=[number]) as pdf:
            page = pdf.pages[0]
            left, top = float(page.bbox[0]), float(page.bbox[1])
            found = [[row.cells for row in table.rows] for table in page.find_tables()]
    except Exception as error:
        raise _failed(error) from error
    return [
        [
            [Box(cell[0] - left, cell[1] - top, cell[2] - left, cell[3] - top) for cell in row if cell]
            for row in rows
        ]
        for rows in found
    ]


def _failed(error: Exception) -> SecondReaderError:
    # Its parser raises whatever a damaged file makes happen.
    return SecondReaderError(f"{type(error).__name__}: {' '.join(str(error).split())[:200]}")


def _font(name: str) -> Font:
    symbol = _SYMBOL.search(name) is not None
    bold = _BOLD.search(name) is not None and not symbol
    return Font(bold, symbol, False, "courier" in name.lower(), 1.0, _DESCENT)
