"""Text that nobody sees is left out and reported; text that is only light stays."""

import pytest
from builders import HEIGHT, pdf, texts, write
from PIL import Image
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from screener.document import Document
from screener.parsers import parse

VISIBLE = "Account manager in Leeds"
SMUGGLED = "Salesforce Excel CPA negotiation"


def read(draw: object) -> Document:
    def page(canvas: Canvas) -> None:
        write(canvas, 72, 72, VISIBLE)
        draw(canvas)  # type: ignore[operator]

    return parse(pdf(page), "cv.pdf")


def white(canvas: Canvas) -> None:
    canvas.setFillColorRGB(1, 1, 1)
    write(canvas, 72, 200, SMUGGLED)


def nearly_white(canvas: Canvas) -> None:
    canvas.setFillColorRGB(0.97, 0.98, 0.97)
    write(canvas, 72, 200, SMUGGLED)


def black_on_black(canvas: Canvas) -> None:
    canvas.rect(60, HEIGHT - 210, 300, 30, stroke=0, fill=1)
    write(canvas, 72, 200, SMUGGLED)


def white_on_white_panel(canvas: Canvas) -> None:
    canvas.setFillColorRGB(0.2, 0.2, 0.2)
    canvas.rect(40, HEIGHT - 300, 400, 200, stroke=0, fill=1)
    canvas.setFillColorRGB(1, 1, 1)
    canvas.rect(60, HEIGHT - 210, 300, 30, stroke=0, fill=1)
    write(canvas, 72, 200, SMUGGLED)


def tiny(canvas: Canvas) -> None:
    write(canvas, 72, 200, SMUGGLED, size=1)


def outside(canvas: Canvas) -> None:
    write(canvas, 800, 200, SMUGGLED)


def below(canvas: Canvas) -> None:
    write(canvas, 72, 900, SMUGGLED)


def invisible(canvas: Canvas) -> None:
    text = canvas.beginText(72, HEIGHT - 200)
    text.setTextRenderMode(3)
    text.textLine(SMUGGLED)
    canvas.drawText(text)


def transparent(canvas: Canvas) -> None:
    canvas.setFillAlpha(0.02)
    write(canvas, 72, 200, SMUGGLED)


@pytest.mark.parametrize(
    ("draw", "reason"),
    [
        (white, "text white"),
        (nearly_white, "text white"),
        (white_on_white_panel, "text white"),
        (black_on_black, "in the colour of its background"),
        (tiny, "smaller than 2 points"),
        (outside, "outside the page"),
        (below, "outside the page"),
        (invisible, "text invisible"),
        (transparent, "text transparent"),
    ],
)
def test_hidden_text_is_left_out_and_reported(draw: object, reason: str) -> None:
    document = read(draw)
    assert texts(document) == [VISIBLE]
    (finding,) = document.findings
    assert finding.code == "hidden_text"
    assert finding.quote == SMUGGLED
    assert finding.page == 1
    assert reason in finding.message
    assert "cv.pdf" in finding.message


def white_on_dark_sidebar(canvas: Canvas) -> None:
    canvas.setFillColorRGB(0.1, 0.2, 0.4)
    canvas.rect(60, HEIGHT - 300, 200, 200, stroke=0, fill=1)
    canvas.setFillColorRGB(1, 1, 1)
    write(canvas, 72, 200, SMUGGLED)


def white_on_dark_panel_in_a_form(canvas: Canvas) -> None:
    canvas.beginForm("panel")
    canvas.setFillColorRGB(0.1, 0.2, 0.4)
    canvas.rect(0, 0, 200, 200, stroke=0, fill=1)
    canvas.endForm()
    canvas.saveState()
    canvas.translate(60, HEIGHT - 300)
    canvas.doForm("panel")
    canvas.restoreState()
    canvas.setFillColorRGB(1, 1, 1)
    write(canvas, 72, 200, SMUGGLED)


def white_on_picture(canvas: Canvas) -> None:
    canvas.drawImage(ImageReader(Image.new("RGB", (4, 4), "navy")), 60, HEIGHT - 300, 300, 200)
    canvas.setFillColorRGB(1, 1, 1)
    write(canvas, 72, 200, SMUGGLED)


def grey(canvas: Canvas) -> None:
    canvas.setFillColorRGB(0.75, 0.75, 0.75)
    write(canvas, 72, 200, SMUGGLED)


def small_print(canvas: Canvas) -> None:
    write(canvas, 72, 200, SMUGGLED, size=5)


def black_on_grey(canvas: Canvas) -> None:
    canvas.setFillColorRGB(0.5, 0.5, 0.5)
    canvas.rect(60, HEIGHT - 210, 300, 30, stroke=0, fill=1)
    canvas.setFillColorRGB(0, 0, 0)
    write(canvas, 72, 200, SMUGGLED)


@pytest.mark.parametrize(
    "draw",
    [
        white_on_dark_sidebar,
        white_on_dark_panel_in_a_form,
        white_on_picture,
        grey,
        small_print,
        black_on_grey,
    ],
)
def test_text_that_can_be_seen_stays(draw: object) -> None:
    document = read(draw)
    assert texts(document) == [VISIBLE, SMUGGLED]
    assert document.findings == ()


def test_invisible_text_over_a_scan_is_the_text_of_the_scan() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.drawImage(ImageReader(Image.new("L", (4, 4), 200)), 0, 0, 612, HEIGHT)
        invisible(canvas)

    document = parse(pdf(draw), "scan.pdf")
    assert texts(document) == [SMUGGLED]
    assert document.findings == ()
