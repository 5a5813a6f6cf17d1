"""Pages as pictures, as a person sees them: PDF pages drawn by PDFium, scans and photographs as they are.

A file comes from a stranger: call this only in a process of its own (`screener.workers`).
"""

import io

import pypdfium2
from PIL import Image

from screener.document import Page
from screener.errors import DamagedFile, UnsupportedFormat
from screener.limits import Limits
from screener.parsers import pdfium
from screener.parsers.image import pages_in_colour
from screener.parsers.pdf import open_file, open_page
from screener.parsers.sniff import sniff

NARROWEST, WIDEST = 100, 2400
"""Widths of a picture in pixels."""
_TALLEST = 4.0
"""Height of a picture for each of its width; what is longer is cut."""
_COLOURS = 64
"""A page of print needs no more; with a palette it takes a third of the bytes."""


def draw_page(data: bytes, source: str, page: Page, width: int, limits: Limits | None = None) -> bytes:
    """A page as PNG, `width` pixels wide, turned as it was when it was read (`Page.turned`).

    Raises ReadError: UnsupportedFormat for a format without pages, DamagedFile where there is no such page.
    A page of print takes 40 ms of CPU at 1,000 pixels and 60 kB.
    """
    limits = limits or Limits()
    width = min(WIDEST, max(NARROWEST, width))
    kind = sniff(data, source)
    if kind == "pdf":
        picture = _drawn(data, source, page, width)
    elif kind == "image":
        picture = _picture(data, source, page, limits)
    else:
        raise UnsupportedFormat(f"{source}: a file of this format has no pages to show")
    return _png(_fitted(picture, page, width))


def _drawn(data: bytes, source: str, page: Page, width: int) -> Image.Image:
    with pdfium.LOCK:
        file = open_file(data, source)
        try:
            if not 1 <= page.number <= len(file):
                raise DamagedFile(f"{source}: there is no page {page.number}")
            opened = open_page(file, page.number)
            try:
                wide, tall = opened.get_size()
                # A page that is turned on its side afterwards must be drawn as finely as one that is not.
                points = max(1.0, min(wide, tall) if page.turned else wide)
                scale = min(width / points, width * _TALLEST / max(1.0, tall))
                picture: Image.Image = opened.render(scale=scale).to_pil()
            finally:
                opened.close()
        except pypdfium2.PdfiumError as error:
            raise DamagedFile(f"{source}: page {page.number} cannot be drawn ({error})") from error
        finally:
            file.close()
    return picture


def _picture(data: bytes, source: str, page: Page, limits: Limits) -> Image.Image:
    for number, picture in enumerate(pages_in_colour(data, source, limits), 1):
        if number == page.number:
            return picture
    raise DamagedFile(f"{source}: there is no page {page.number}")


def _fitted(picture: Image.Image, page: Page, width: int) -> Image.Image:
    """The picture turned and made as wide as asked."""
    picture = picture.convert("RGB")
    # Fewer pixels before they are turned one by one.
    picture.thumbnail((2 * width, round(2 * width * _TALLEST)), Image.Resampling.BILINEAR, reducing_gap=2.0)
    if page.turned:
        picture = picture.rotate(page.turned, Image.Resampling.BICUBIC, expand=True, fillcolor="white")
    if picture.width != width:
        height = min(round(width * _TALLEST), max(1, round(picture.height * width / picture.width)))
        picture = picture.resize((width, height), Image.Resampling.BILINEAR, reducing_gap=2.0)
    return picture


def _png(picture: Image.Image) -> bytes:
    buffer = io.BytesIO()
    plain = picture.quantize(_COLOURS, Image.Quantize.FASTOCTREE, dither=Image.Dither.NONE)
    plain.save(buffer, "PNG", compress_level=3)
    return buffer.getvalue()
