"""Reader of pictures: a photographed or scanned resume as PNG, JPEG, TIFF or WebP."""

import io
import warnings
from collections.abc import Callable, Iterator

from PIL import Image, ImageOps, UnidentifiedImageError

from screener.document import Document, Finding, Page
from screener.errors import DamagedFile, TooLarge
from screener.limits import Limits
from screener.parsers import ocr
from screener.parsers.assemble import assemble
from screener.parsers.furniture import without_furniture
from screener.parsers.layout import lines_of
from screener.parsers.lines import RawLine

_FORMATS = ("PNG", "JPEG", "TIFF", "WEBP")
_DEPTH_16 = ("I", "I;16", "I;16L", "I;16B", "F")
_RESOLUTIONS = (70.0, 1200.0)
"""Dots an inch that a file may claim."""
_SCANNED = 140.0
"""Dots an inch that only scanners claim; 72 and 96 are what programs write that know nothing."""
_PAGE_WIDTHS = (4.0, 17.0)
"""Inches that a page may be wide; a claim that makes another page of it is not believed."""
_LETTER = (8.5, 11.0)
_SHARPEST = 1.5 * ocr.DPI
"""Finer pictures are made smaller: they take longer to read and are read no better."""
_COARSEST = 0.75 * ocr.DPI


def read_image(data: bytes, source: str, limits: Limits) -> Document:
    """Read a picture by OCR; each image of a TIFF file is a page.

    Without the extra `ocr` the Document is empty, with the finding `needs_ocr`. Raises DamagedFile, and
    TooLarge for a page of more pixels than the limit, told from the header before anything is decoded.
    """
    lines: list[RawLine] = []
    pages: list[Page] = []
    findings: list[Finding] = []
    readable = ocr.available()
    for number, picture in enumerate(_pages(data, source, limits, _grey), 1):
        if number > limits.pages:
            message = f"{source}: only the first {limits.pages} pages were read (limit {limits.pages} pages)"
            findings.append(Finding("truncated", message, page=limits.pages))
            break
        if not readable:
            findings.append(ocr.needs_ocr(f"{source}: it is a picture"))
            pages.append(Page(number))
            break
        scan = ocr.read_picture(*_fitted(picture, _resolution(picture), limits))
        lines += lines_of(scan.words, number)
        pages.append(Page(number, scan.width, scan.height, scan.turned))
        findings += ocr.findings_of(scan, number, source)
    if readable and not lines:
        findings.append(Finding("no_text_layer", f"{source}: OCR found no text in the picture"))
    return assemble(
        without_furniture(lines, pages),
        tuple(pages),
        findings,
        format="image",
        source=source,
        data=data,
        characters=limits.characters,
    )


def pages_in_colour(data: bytes, source: str, limits: Limits) -> Iterator[Image.Image]:
    """The pages as a person sees them, upright as the file says, decoded one at a time.

    Raises DamagedFile and TooLarge as `read_image` does.
    """
    return _pages(data, source, limits, lambda image: _on_paper(ImageOps.exif_transpose(image)))


def _pages(
    data: bytes, source: str, limits: Limits, decoded: Callable[[Image.Image], Image.Image]
) -> Iterator[Image.Image]:
    """Each page as `decoded` makes it of the file, whose decoders run then."""
    try:
        with warnings.catch_warnings():
            # Odd tags and sizes: what matters of them is checked here.
            warnings.simplefilter("ignore")
            image = Image.open(io.BytesIO(data), formats=_FORMATS)
            number = 0
            while True:
                width, height = image.size
                if width * height > limits.image_pixels:
                    raise TooLarge(
                        f"{source}: the picture has {width} x {height} pixels "
                        f"(limit {limits.image_pixels} pixels)"
                    )
                yield decoded(image)
                number += 1
                if image.format != "TIFF":
                    return
                try:
                    image.seek(number)
                except EOFError:
                    return
    except Image.DecompressionBombError as error:
        raise TooLarge(
            f"{source}: the picture has more pixels than can be read (limit {limits.image_pixels} pixels)"
        ) from error
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError, KeyError, TypeError, EOFError) as error:
        # Pillow's decoders raise all of these on broken files.
        raise DamagedFile(f"{source}: the picture is damaged or cut short ({error})") from error


def _grey(image: Image.Image) -> Image.Image:
    """The picture in 8-bit grey with its resolution."""
    resolution = image.info.get("dpi")
    grey = _on_paper(ImageOps.exif_transpose(image)).convert("L")
    grey.info["dpi"] = resolution
    return grey


def _on_paper(image: Image.Image) -> Image.Image:
    """The picture in eight bits a channel; what is transparent is white paper."""
    if image.mode in _DEPTH_16:
        _, high = image.getextrema()
        scale = 255.0 / float(high) if isinstance(high, (int, float)) and high > 255 else 1.0
        return image.convert("F").point(lambda value: value * scale).convert("L")
    if image.mode in ("RGBA", "LA", "PA", "RGBa", "La") or "transparency" in image.info:
        colored = image.convert("RGBA")
        paper = Image.new("RGBA", colored.size, "white")
        return Image.alpha_composite(paper, colored)
    return image


def _resolution(picture: Image.Image) -> float:
    """Dots an inch: what the file says if it makes a page of it, else what makes it a letter page."""
    width, height = picture.size
    try:
        claimed = float(picture.info["dpi"][0])
    except (KeyError, TypeError, ValueError, IndexError, ZeroDivisionError):
        claimed = 0.0
    low, high = _RESOLUTIONS
    if _SCANNED <= claimed <= high:
        return claimed
    if low <= claimed <= high and _PAGE_WIDTHS[0] <= width / claimed <= _PAGE_WIDTHS[1]:
        return claimed
    short, long = _LETTER
    return width / (short if width <= height else long)


def _fitted(picture: Image.Image, dpi: float, limits: Limits) -> tuple[Image.Image, float]:
    """The picture at a resolution that is read well, and that resolution."""
    if _COARSEST <= dpi <= _SHARPEST:
        return picture, dpi
    width, height = picture.size
    scale = min(ocr.DPI / dpi, (limits.image_pixels / (width * height)) ** 0.5)
    size = max(1, round(width * scale)), max(1, round(height * scale))
    return picture.resize(size, Image.Resampling.LANCZOS), dpi * scale
