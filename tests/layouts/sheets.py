"""Sheets of paper to draw resumes on, with a choice of fonts, sizes and orders of the content stream.

A drawing says where each text stands and, apart from that, in which order a person reads. The sheet draws
the texts in the order of the variant, which is what a reader of the file must not be misled by.
"""

import io
import random
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

import reportlab
from reportlab.lib.utils import simpleSplit
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

WIDTH, HEIGHT = 595.0, 842.0

Order = Literal["as read", "by rows", "shuffled"]
Color = tuple[float, float, float]
BLACK: Color = (0.0, 0.0, 0.0)
WHITE: Color = (1.0, 1.0, 1.0)


@dataclass(frozen=True, slots=True)
class Variant:
    """How a layout is set: fonts, size in points, space between columns in points, order of the stream."""

    number: int
    font: str
    bold: str
    size: float
    gutter: float
    order: Order


VARIANTS = (
    Variant(0, "Helvetica", "Helvetica-Bold", 10.0, 24.0, "as read"),
    Variant(1, "Times-Roman", "Times-Bold", 11.0, 18.0, "by rows"),
    Variant(2, "Vera", "VeraBd", 8.5, 14.0, "shuffled"),
    Variant(3, "Helvetica", "Helvetica-Bold", 9.0, 36.0, "by rows"),
    Variant(4, "Vera", "VeraBd", 9.5, 28.0, "as read"),
    Variant(5, "Times-Roman", "Times-Bold", 10.5, 16.0, "shuffled"),
)


@dataclass(frozen=True, slots=True)
class Made:
    """A document made for the test, and its lines in the order in which a person reads them."""

    name: str
    layout: str
    data: bytes
    lines: tuple[str, ...]
    anywhere: tuple[str, ...] = ()
    """Texts that belong nowhere, such as one that runs up the edge: lines of their own, wherever read."""


@dataclass(slots=True)
class _Text:
    x: float
    y: float
    text: str
    font: str
    size: float
    color: Color


def _fonts() -> None:
    if "Vera" not in pdfmetrics.getRegisteredFontNames():
        folder = Path(reportlab.__file__).parent / "fonts"
        for name, face in (("Vera", "LayoutSans"), ("VeraBd", "LayoutSans-Bold")):
            font = TTFont(name, str(folder / f"{name}.ttf"))
            # Two fonts of one face share their encoding, and other tests register the face in their own way.
            font.face.name = face.encode() if isinstance(font.face.name, bytes) else face
            pdfmetrics.registerFont(font)


@dataclass(slots=True)
class Sheet:
    """A page (or several) to draw on; distances in points from the top left corner."""

    variant: Variant
    lines: list[str] = field(default_factory=list)
    """What was written, in the order of reading."""
    _pages: list[list[_Text]] = field(default_factory=lambda: [[]])
    _shapes: list[list[Callable[[Canvas], None]]] = field(default_factory=lambda: [[]])

    def __post_init__(self) -> None:
        _fonts()

    @property
    def step(self) -> float:
        """Distance between two lines of a paragraph."""
        return 1.3 * self.variant.size

    def shape(self, draw: Callable[[Canvas], None]) -> None:
        """Something below all text of the page."""
        self._shapes[-1].append(draw)

    def box(self, x: float, y: float, width: float, height: float, color: Color) -> None:
        def draw(canvas: Canvas) -> None:
            canvas.setFillColorRGB(*color)
            canvas.rect(x, HEIGHT - y - height, width, height, stroke=0, fill=1)

        self.shape(draw)

    def rule(self, x0: float, y0: float, x1: float, y1: float) -> None:
        def draw(canvas: Canvas) -> None:
            canvas.setLineWidth(0.7)
            canvas.line(x0, HEIGHT - y0, x1, HEIGHT - y1)

        self.shape(draw)

    def put(
        self,
        x: float,
        y: float,
        text: str,
        *,
        bold: bool = False,
        size: float = 0.0,
        color: Color = BLACK,
        font: str = "",
    ) -> float:
        """Draw a text with its baseline at `y`, without saying where it is read; returns its width."""
        name = font or (self.variant.bold if bold else self.variant.font)
        points = size or self.variant.size
        self._pages[-1].append(_Text(x, y, text, name, points, color))
        return self.width(text, bold=bold, size=points, font=font)

    def width(self, text: str, *, bold: bool = False, size: float = 0.0, font: str = "") -> float:
        name = font or (self.variant.bold if bold else self.variant.font)
        return float(pdfmetrics.stringWidth(text, name, size or self.variant.size))

    def say(self, *lines: str) -> None:
        """Lines that are read next."""
        self.lines += lines

    def write(
        self, x: float, y: float, text: str, *, bold: bool = False, size: float = 0.0, color: Color = BLACK
    ) -> float:
        """A line that is read next; returns the baseline of the line below."""
        self.put(x, y, text, bold=bold, size=size, color=color)
        self.say(text)
        return y + 1.3 * (size or self.variant.size)

    def wrapped(self, text: str, width: float) -> list[str]:
        return [str(line) for line in simpleSplit(text, self.variant.font, self.variant.size, width)]

    def paragraph(
        self, x: float, y: float, text: str, width: float, *, color: Color = BLACK, bullet: str = ""
    ) -> float:
        """A wrapped text that is read next, perhaps as an item of a list; returns the next baseline."""
        if bullet:
            self.put(x, y, bullet, color=color)
            x, width = x + 12, width - 12
        for line in self.wrapped(text, width):
            y = self.write(x, y, line, color=color)
        return y

    def right(self, x: float, y: float, text: str) -> None:
        """A text that ends at `x`."""
        self.put(x - self.width(text), y, text)

    def next_page(self) -> None:
        self._pages.append([])
        self._shapes.append([])

    def made(self, layout: str, *anywhere: str) -> Made:
        buffer = io.BytesIO()
        canvas = Canvas(buffer, pagesize=(WIDTH, HEIGHT), invariant=1)
        for texts, shapes in zip(self._pages, self._shapes, strict=True):
            for draw in shapes:
                draw(canvas)
            for text in _in_order(texts, self.variant):
                canvas.setFillColorRGB(*text.color)
                canvas.setFont(text.font, text.size)
                canvas.drawString(text.x, HEIGHT - text.y, text.text)
            canvas.showPage()
        canvas.save()
        return Made(
            f"{layout}-{self.variant.number}.pdf", layout, buffer.getvalue(), tuple(self.lines), anywhere
        )


def _in_order(texts: list[_Text], variant: Variant) -> list[_Text]:
    if variant.order == "by rows":
        return sorted(texts, key=lambda text: (text.y, text.x))
    if variant.order == "shuffled":
        mixed = texts.copy()
        random.Random(variant.number).shuffle(mixed)
        return mixed
    return texts
