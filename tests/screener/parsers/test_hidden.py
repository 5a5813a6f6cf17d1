"""Text that nobody sees is left out and reported; text that is only light stays."""

import pytest
from builders import HEIGHT, pdf, texts, write
from PIL import Image
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import FILL_EVEN_ODD, Canvas

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


def covered(canvas: Canvas) -> None:
    write(canvas, 72, 200, SMUGGLED)
    canvas.setFillColorRGB(0.3, 0.4, 0.5)
    canvas.rect(60, HEIGHT - 210, 300, 30, stroke=0, fill=1)


def nearly_the_colour_of_its_box(canvas: Canvas) -> None:
    canvas.setFillColorRGB(0.2, 0.4, 0.6)
    canvas.rect(60, HEIGHT - 210, 300, 30, stroke=0, fill=1)
    canvas.setFillColorRGB(0.22, 0.41, 0.6)
    write(canvas, 72, 200, SMUGGLED)


def scaled_down(canvas: Canvas) -> None:
    canvas.translate(72, HEIGHT - 200)
    canvas.scale(0.1, 0.1)
    canvas.setFont("Helvetica", 10)
    canvas.drawString(0, 0, SMUGGLED)


def left_of_the_page(canvas: Canvas) -> None:
    write(canvas, -400, 200, SMUGGLED)


def above_the_page(canvas: Canvas) -> None:
    write(canvas, 72, -60, SMUGGLED)


def outlined(canvas: Canvas, mode: int, grey: float) -> None:
    canvas.setFillColorRGB(1, 1, 1)
    canvas.setStrokeColorRGB(grey, grey, grey)
    text = canvas.beginText(72, HEIGHT - 200)
    text.setTextRenderMode(mode)
    text.textLine(SMUGGLED)
    canvas.drawText(text)


def outlined_in_white(canvas: Canvas) -> None:
    outlined(canvas, 1, 1.0)


def invisible_beside_a_picture(canvas: Canvas) -> None:
    canvas.drawImage(ImageReader(Image.new("L", (4, 4), 200)), 400, HEIGHT - 300, 60, 60)
    invisible(canvas)


def under_an_ellipse(canvas: Canvas) -> None:
    write(canvas, 72, 200, SMUGGLED)
    canvas.setFillColorRGB(1, 1, 1)
    canvas.ellipse(20, HEIGHT - 260, 340, HEIGHT - 140, stroke=0, fill=1)


def under_a_rounded_box(canvas: Canvas) -> None:
    write(canvas, 72, 200, SMUGGLED)
    canvas.setFillColorRGB(0.2, 0.5, 0.4)
    canvas.roundRect(60, HEIGHT - 210, 300, 30, 8, stroke=0, fill=1)


def under_a_moved_and_clipped_box(canvas: Canvas) -> None:
    write(canvas, 72, 200, SMUGGLED)
    clip(canvas, (50, 150, 330, 100))
    canvas.translate(20, HEIGHT - 240)
    canvas.scale(2, 2)
    canvas.rect(0, 0, 200, 50, stroke=0, fill=1)


def outside_its_clip(canvas: Canvas) -> None:
    clip(canvas, (10, 10, 5, 5))
    write(canvas, 72, 200, SMUGGLED)


def outside_a_round_clip(canvas: Canvas) -> None:
    clip(canvas, (72, 100, 98, 90), round=True)
    write(canvas, 72, 200, SMUGGLED)


def outside_the_second_clip(canvas: Canvas) -> None:
    clip(canvas, (60, 150, 400, 100), (60, 230, 400, 20))
    write(canvas, 72, 200, SMUGGLED)


@pytest.mark.parametrize(
    ("draw", "reason"),
    [
        (under_an_ellipse, "covered by a shape"),
        (under_a_rounded_box, "covered by a shape"),
        (under_a_moved_and_clipped_box, "covered by a shape"),
        (outside_its_clip, "cut away by a clipping path"),
        (outside_a_round_clip, "cut away by a clipping path"),
        (outside_the_second_clip, "cut away by a clipping path"),
        (covered, "covered by a shape"),
        (nearly_the_colour_of_its_box, "in the colour of its background"),
        (scaled_down, "smaller than 2 points"),
        (left_of_the_page, "outside the page"),
        (above_the_page, "outside the page"),
        (outlined_in_white, "text white"),
        (invisible_beside_a_picture, "text invisible"),
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


def outlined_in_black(canvas: Canvas) -> None:
    outlined(canvas, 1, 0.0)


def filled_white_with_a_black_outline(canvas: Canvas) -> None:
    outlined(canvas, 2, 0.0)


def marked(canvas: Canvas) -> None:
    write(canvas, 72, 200, SMUGGLED)
    canvas.setFillColorRGB(1, 1, 0)
    canvas.setFillAlpha(0.3)
    canvas.rect(60, HEIGHT - 210, 300, 30, stroke=0, fill=1)


def framed(canvas: Canvas) -> None:
    write(canvas, 72, 200, SMUGGLED)
    canvas.rect(60, HEIGHT - 210, 300, 30, stroke=1, fill=0)


def shape(canvas: Canvas, *corners: tuple[float, float]) -> None:
    path = canvas.beginPath()
    for x, y in corners:
        (path.lineTo if path.getCode() else path.moveTo)(x, HEIGHT - y)
    path.close()
    canvas.drawPath(path, stroke=0, fill=1)


def beside_a_shape_whose_box_is_larger(canvas: Canvas) -> None:
    write(canvas, 72, 200, SMUGGLED)
    shape(canvas, (60, 150), (60, 300), (400, 300), (400, 290), (65, 290), (65, 150))


def in_a_ring(canvas: Canvas) -> None:
    write(canvas, 72, 200, SMUGGLED)
    path = canvas.beginPath()
    path.circle(160, HEIGHT - 200, 130)
    path.circle(160, HEIGHT - 200, 120)
    canvas.drawPath(path, stroke=0, fill=1, fillMode=FILL_EVEN_ODD)


def on_a_rounded_box(canvas: Canvas) -> None:
    canvas.setFillColorRGB(0.8, 0.9, 1)
    canvas.roundRect(60, HEIGHT - 210, 300, 30, 8, stroke=0, fill=1)
    canvas.setFillColorRGB(0, 0, 0)
    write(canvas, 72, 200, SMUGGLED)


def under_the_corner_of_a_shape(canvas: Canvas) -> None:
    write(canvas, 72, 200, SMUGGLED)
    shape(canvas, (40, 180), (95, 180), (40, 210))


def clip(canvas: Canvas, *paths: tuple[float, float, float, float], round: bool = False) -> None:
    for x, y, width, height in paths:
        path = canvas.beginPath()
        (path.ellipse if round else path.rect)(x, HEIGHT - y - height, width, height)
        canvas.clipPath(path, stroke=0, fill=0)


def inside_two_clips(canvas: Canvas) -> None:
    clip(canvas, (40, 100, 500, 300), (60, 150, 400, 100))
    write(canvas, 72, 200, SMUGGLED)


def inside_a_round_clip(canvas: Canvas) -> None:
    clip(canvas, (0, 100, 500, 200), round=True)
    write(canvas, 72, 200, SMUGGLED)


def partly_clipped(canvas: Canvas) -> None:
    clip(canvas, (60, 196, 400, 100))
    write(canvas, 72, 200, SMUGGLED)


def under_a_shape_that_is_clipped_away(canvas: Canvas) -> None:
    write(canvas, 72, 200, SMUGGLED)
    clip = canvas.beginPath()
    clip.rect(500, 20, 20, 20)
    canvas.clipPath(clip, stroke=0, fill=0)
    canvas.rect(60, HEIGHT - 210, 300, 30, stroke=0, fill=1)


def filled_into_a_form(canvas: Canvas) -> None:
    canvas.acroForm.textfield(name="skills", value=SMUGGLED, x=72, y=HEIGHT - 210, width=300, height=20)


@pytest.mark.parametrize(
    "draw",
    [
        outlined_in_black,
        filled_white_with_a_black_outline,
        marked,
        framed,
        beside_a_shape_whose_box_is_larger,
        in_a_ring,
        on_a_rounded_box,
        under_the_corner_of_a_shape,
        inside_two_clips,
        inside_a_round_clip,
        partly_clipped,
        under_a_shape_that_is_clipped_away,
        filled_into_a_form,
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
