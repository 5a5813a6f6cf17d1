"""Text that does not run from left to right, and glyphs that a form moves away from their words."""

import pytest
from builders import HEIGHT, OTHER_PROSE, PROSE, pdf, texts, write
from reportlab.pdfgen.canvas import Canvas

from screener.parsers import parse


def turned(canvas: Canvas, angle: float, text: str, *, glyphwise: bool = False) -> None:
    canvas.saveState()
    canvas.translate(40, HEIGHT - 400)
    canvas.rotate(angle)
    canvas.setFont("Helvetica-Bold", 16)
    if glyphwise:
        for number, letter in enumerate(text):
            canvas.drawString(canvas.stringWidth(text[:number], "Helvetica-Bold", 16), 0, letter)
    else:
        canvas.drawString(0, 0, text)
    canvas.restoreState()


@pytest.mark.parametrize("glyphwise", [False, True], ids=["as a text", "letter by letter"])
@pytest.mark.parametrize("angle", [90, -90])
def test_a_label_that_runs_up_the_edge_is_a_line_and_parts_no_sentence(angle: float, glyphwise: bool) -> None:
    def draw(canvas: Canvas) -> None:
        turned(canvas, angle, "PORTFOLIO", glyphwise=glyphwise)
        write(canvas, 80, 72, "Profile", size=14, font="Helvetica-Bold")
        write(canvas, 80, 100, *PROSE)
        write(canvas, 80, 220, "History", size=14, font="Helvetica-Bold")
        write(canvas, 80, 250, *OTHER_PROSE)

    document = parse(pdf(draw), "cv.pdf")
    read = texts(document)
    assert read.count("PORTFOLIO") == 1
    read.remove("PORTFOLIO")
    assert " ".join(read) == " ".join(["Profile", *PROSE, "History", *OTHER_PROSE])
    # The size of a font is told by its straight text, not by the turned one.
    assert [line.size for line in document.lines if line.is_bold] == pytest.approx([14, 16, 14], abs=2.1)


def test_a_page_whose_text_all_runs_up_is_read_as_if_turned() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.translate(300, 100)
        canvas.rotate(90)
        for number, line in enumerate(PROSE):
            canvas.drawString(0, -13 * number, line)

    assert texts(parse(pdf(draw), "cv.pdf")) == list(PROSE)


def test_words_of_a_turned_line_stay_apart() -> None:
    def draw(canvas: Canvas) -> None:
        write(canvas, 80, 72, *PROSE)
        turned(canvas, 90, "two words")

    assert texts(parse(pdf(draw), "cv.pdf"))[-1] == "two words"


def test_marked_ligatures_inside_a_scaled_form_stay_in_their_words() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.beginForm("page")
        canvas.setFont("Helvetica", 20)
        for number, (before, after) in enumerate((("of", "ce of trade"), ("", "nance and tax"), ("o", "er"))):
            canvas.drawString(100, 1400 - 40 * number, before)
            x = 100 + canvas.stringWidth(before, "Helvetica", 20)
            meant = "ff" if before == "o" else "fi"
            canvas._code.append(f"/Span << /ActualText ({meant}) >> BDC")
            canvas.drawString(x, 1400 - 40 * number, "#")
            canvas._code.append("EMC")
            canvas.drawString(x + 11.2, 1400 - 40 * number, after)
        canvas.endForm()
        canvas.scale(0.5, 0.5)
        canvas.doForm("page")

    document = parse(pdf(draw), "cv.pdf")
    assert texts(document) == ["office of trade", "finance and tax", "offer"]
    assert document.findings == ()
