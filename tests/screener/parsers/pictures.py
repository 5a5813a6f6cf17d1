"""Pictures of text for the tests of OCR, drawn with a font that comes with reportlab."""

import io
from pathlib import Path
from typing import Any

import reportlab
from PIL import Image, ImageDraw, ImageFont
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

DPI = 200
FONTS = Path(reportlab.__file__).parent / "fonts"

Text = tuple[float, float, float, str]
"""Left edge and baseline in points from the top left, font size, and the text; bold if it begins with **."""


def picture(
    *texts: Text, width: float = 460, height: float = 250, ink: int = 0, paper: int = 255
) -> Image.Image:
    """A greyscale page of so many points at 200 dots an inch."""
    image = Image.new("L", (_pixels(width), _pixels(height)), paper)
    write_on(image, *texts, ink=ink)
    return image


def write_on(image: Image.Image, *texts: Text, ink: int = 0) -> None:
    draw = ImageDraw.Draw(image)
    for x, y, size, text in texts:
        name = "VeraBd.ttf" if text.startswith("**") else "Vera.ttf"
        font = ImageFont.truetype(str(FONTS / name), _pixels(size))
        draw.text((_pixels(x), _pixels(y)), text.removeprefix("**"), fill=ink, font=font, anchor="ls")


def fill(image: Image.Image, left: float, top: float, right: float, bottom: float, ink: int) -> None:
    box = (_pixels(left), _pixels(top), _pixels(right), _pixels(bottom))
    ImageDraw.Draw(image).rectangle(box, fill=ink)


def _pixels(points: float) -> int:
    return round(points * DPI / 72)


def file_of(image: Image.Image, format: str, **options: Any) -> bytes:
    stream = io.BytesIO()
    image.save(stream, format, **options)
    return stream.getvalue()


def draw_scan(canvas: Canvas, image: Image.Image) -> None:
    """Fill the page of the canvas with a picture of it."""
    width, height = image.width * 72 / DPI, image.height * 72 / DPI
    canvas.setPageSize((width, height))
    canvas.drawImage(ImageReader(image), 0, 0, width, height)


RESUME: tuple[Text, ...] = (
    (30, 40, 20, "**Jane Doe"),
    (30, 56, 9, "jane.doe@example.org | Leeds"),
    (30, 86, 12, "**Experience"),
    (30, 104, 10, "**Account Manager"),
    (30, 118, 10, "Northwind Ltd, 2015 - 2019"),
    (30, 134, 10, "•"),
    (40, 134, 10, "Won twelve key accounts"),
    (30, 148, 10, "•"),
    (40, 148, 10, "Kept all but one of them"),
    (290, 86, 12, "**Skills"),
    (290, 104, 10, "Microsoft Excel"),
    (290, 118, 10, "Negotiation"),
    (290, 132, 10, "Forecasting"),
    (290, 146, 10, "Salesforce"),
)
"""Two columns, with a heading, a post and a list."""
