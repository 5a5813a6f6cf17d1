"""Spaces, bullets, lines and limits of PDF files, on files drawn for the purpose."""

import re
from itertools import pairwise
from pathlib import Path

import pytest
import reportlab
from builders import HEIGHT, glyphwise, pdf, plain, texts, write
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from screener.errors import DamagedFile, EmptyFile, EncryptedFile, TooLarge
from screener.parsers import Limits, parse


def lines_of(data: bytes) -> list[str]:
    return texts(parse(data, "cv.pdf"))


def test_bullets_leave_the_text_and_mark_the_line() -> None:
    def draw(canvas: Canvas) -> None:
        write(canvas, 72, 72, "• Won twelve clients", "- Kept them", "Not an item - but a line", "–12% costs")
        write(canvas, 72, 140, "•", size=12)
        write(canvas, 90, 140.5, "Drawn apart")
        write(canvas, 72, 160, "o", font="Courier")
        write(canvas, 90, 160, "Round")
        write(canvas, 72, 180, "\x6c", font="ZapfDingbats")
        write(canvas, 90, 180, "Dingbat")

    document = parse(pdf(draw), "cv.pdf")
    assert [(document.line_text(line), line.bullet) for line in document.lines] == [
        ("Won twelve clients", True),
        ("Kept them", True),
        ("Not an item - but a line", False),
        ("–12% costs", False),
        ("Drawn apart", True),
        ("Round", True),
        ("Dingbat", True),
    ]


def test_line_knows_its_size_and_place_where_the_font_does_not_tell_its_depth() -> None:
    """Some word processors tell no depth: PDFium's boxes then grow with each "g" and "p"."""
    font = TTFont("Depthless", str(Path(reportlab.__file__).parent / "fonts" / "Vera.ttf"))
    font.face.ascent, font.face.descent = 667, -1
    font.face.name = b"Depthless"
    pdfmetrics.registerFont(font)

    def draw(canvas: Canvas) -> None:
        write(canvas, 72, 72, "won", "paying", "jpg", "Aces", font="Depthless", size=11)

    document = parse(pdf(draw), "cv.pdf")
    assert texts(document) == ["won", "paying", "jpg", "Aces"]
    assert {line.size for line in document.lines} == {11.0}
    bottoms = [line.box.bottom for line in document.lines if line.box is not None]
    assert [round(below - above, 1) for above, below in pairwise(bottoms)] == [14.3] * 3


def test_rest_of_a_period_is_no_item_of_a_list() -> None:
    document = parse(plain("Clerk, Borealis Foods, 2015", "- present", "– 2018", "- 2018 budget"), "cv.pdf")
    assert [(document.line_text(line), line.bullet) for line in document.lines][1:] == [
        ("- present", False),
        ("– 2018", False),
        ("2018 budget", True),
    ]


def test_table_inside_a_ruled_cell_keeps_its_rows() -> None:
    def draw(canvas: Canvas) -> None:
        for x0, x1 in ((60, 300), (300, 540)):
            for y0, y1 in ((60, 160), (160, 190)):
                canvas.rect(x0, HEIGHT - y1, x1 - x0, y1 - y0)
        write(canvas, 66, 75, "Skills")
        for number, (skill, level) in enumerate((("Excel", "good"), ("SAP", "basic"), ("Payroll", "expert"))):
            write(canvas, 72, 92 + 16 * number, skill)
            write(canvas, 180, 92 + 16 * number, level)
        write(canvas, 66, 150, "as of 2023")
        write(canvas, 306, 75, "Account Manager", "Borealis Foods", "Looked after clients", "in the north")
        write(canvas, 66, 178, "English")
        write(canvas, 306, 178, "Leeds")

    assert lines_of(pdf(draw)) == [
        "Skills",
        "Excel\tgood",
        "SAP\tbasic",
        "Payroll\texpert",
        "as of 2023",
        "Account Manager",
        "Borealis Foods",
        "Looked after clients in the north",
        "English\tLeeds",
    ]


def test_spaces_missing_from_the_file_are_put_back_from_the_geometry() -> None:
    line = "Director of Finance & Accounts, staff of 12, half of sales"
    assert lines_of(pdf(lambda canvas: glyphwise(canvas, 72, 72, line))) == [line]


@pytest.mark.parametrize("spaced", [(0.5,), (0.9,), (0.8, 0.8, 0.8, 1.35)])
def test_letters_that_are_set_apart_stay_words(spaced: tuple[float, ...]) -> None:
    line = "EDUCATIONAL ATTAINMENT AND TRAINING"
    assert lines_of(pdf(lambda canvas: glyphwise(canvas, 72, 72, line, 12, spaced))) == [line]


def test_line_knows_its_size_weight_place_and_gap() -> None:
    def draw(canvas: Canvas) -> None:
        write(canvas, 72, 72, "Jane Doe", size=20, font="Helvetica-Bold")
        write(canvas, 72, 100, "First of a paragraph", "second of it")
        canvas.drawString(72, HEIGHT - 126, "third")
        write(canvas, 72, 170, "Skills:", font="Helvetica-Bold")
        write(canvas, 110, 170, "Excel")
        write(canvas, 90, 183, "indented")

    document = parse(pdf(draw), "cv.pdf")
    name, first, second, third, skills, indented = document.lines
    assert name.is_bold
    assert name.size == 20
    assert not first.is_bold
    assert first.size == 10
    assert [line.gap_above for line in (second, third, skills, indented)] == [False, False, True, False]
    assert document.text[slice(*skills.bold[0])] == "Skills:"
    assert indented.indent == pytest.approx(18, abs=0.5)
    assert name.box is not None
    assert name.box.x0 == pytest.approx(72, abs=1)
    assert name.box.top < 72 < name.box.bottom


def test_letter_spaced_heading_is_one_word() -> None:
    assert lines_of(plain("E X P E R I E N C E", "W O R K   H I S T O R Y")) == ["EXPERIENCE", "WORK HISTORY"]


def test_superscript_stays_at_its_word() -> None:
    def draw(canvas: Canvas) -> None:
        write(canvas, 72, 72, "The 1")
        write(canvas, 72 + canvas.stringWidth("The 1", "Helvetica", 10), 68, "st", size=6)

    assert lines_of(pdf(draw)) == ["The 1st"]


def test_page_numbers_and_repeated_headers_are_dropped() -> None:
    def page(number: int) -> object:
        def draw(canvas: Canvas) -> None:
            write(canvas, 72, 40, "Jane Doe - CV")
            write(canvas, 72, 300, f"Content {number}")
            write(canvas, 280, 770, f"Page {number} of 3")

        return draw

    assert lines_of(pdf(page(1), page(2), page(3))) == [  # type: ignore[arg-type]
        "Jane Doe - CV",
        "Content 1",
        "Content 2",
        "Content 3",
    ]


def test_page_box_that_does_not_start_at_zero() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.setCropBox((50, 50, 600, 750))
        write(canvas, 72, 100, "Jane Doe", "Skills")

    document = parse(pdf(draw), "cv.pdf")
    assert texts(document) == ["Jane Doe", "Skills"]
    box = document.lines[0].box
    assert box is not None
    assert box.x0 == pytest.approx(22, abs=1)
    assert box.bottom == pytest.approx(100 - 42 + 2, abs=1)


def test_turned_page_keeps_its_text() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.setPageRotation(90)  # shown turned clockwise, so the text is drawn turned against it
        canvas.translate(612, -180)
        canvas.rotate(90)
        write(canvas, 300, 300, "Jane Doe", "Skills")

    assert lines_of(pdf(draw)) == ["Jane Doe", "Skills"]


def test_pdf_without_text_is_a_finding_not_an_error() -> None:
    document = parse(pdf(lambda canvas: canvas.rect(10, 10, 100, 100)), "scan.pdf")
    assert document.text == ""
    assert document.lines == ()
    (finding,) = document.findings
    assert finding.code == "no_text_layer"
    assert "scan.pdf" in finding.message


def test_pages_above_the_limit_are_left_out_with_a_finding() -> None:
    pages = [lambda canvas, n=number: write(canvas, 72, 72, f"Sheet {n}") for number in range(1, 5)]
    document = parse(pdf(*pages), "long.pdf", Limits(pages=2))
    assert texts(document) == ["Sheet 1", "Sheet 2"]
    assert len(document.pages) == 2
    (finding,) = document.findings
    assert finding.code == "truncated"
    assert "long.pdf" in finding.message
    assert "2 of 4 pages" in finding.message


def test_characters_above_the_limit_are_left_out_with_a_finding() -> None:
    document = parse(plain("A line", "Another line"), "long.pdf", Limits(characters=10))
    assert document.text == "A line"
    assert [finding.code for finding in document.findings] == ["truncated"]
    assert "limit 10 characters" in document.findings[0].message


def test_encrypted_pdf_says_so() -> None:
    locked = pdf(lambda canvas: write(canvas, 72, 72, "Secret"), password="open sesame")
    with pytest.raises(EncryptedFile, match=r"locked\.pdf.*password"):
        parse(locked, "locked.pdf")


@pytest.mark.parametrize("data", [b"%PDF-1.7\n", b"%PDF-1.4\n1 0 obj\n<<", b"junk %PDF-1.4 junk"])
def test_damaged_pdf_says_so(data: bytes) -> None:
    with pytest.raises(DamagedFile, match=r"cv\.pdf"):
        parse(data, "cv.pdf")


def test_truncated_pdf_is_read_as_far_as_possible_or_refused() -> None:
    whole = plain("Jane Doe")
    try:
        document = parse(whole[: len(whole) // 2], "cut.pdf")
    except DamagedFile as error:
        assert "cut.pdf" in str(error)  # noqa: PT017 - either outcome is right
    else:
        assert document.text in ("", "Jane Doe")


def _without_page(data: bytes, number: int) -> bytes:
    """The file with the object of a page made into a number, at the same length."""
    starts = [match.start() for match in re.finditer(rb"/Type /Page\b(?!s)", data)]
    begin = data.rindex(b" obj", 0, starts[number - 1]) + len(b" obj\n")
    end = data.index(b"endobj", begin)
    return data[:begin] + b"7\n".ljust(end - begin) + data[end:]


def test_damaged_page_is_left_out_with_a_finding() -> None:
    pages = [lambda canvas, n=number: write(canvas, 72, 300, f"Sheet {n}") for number in range(1, 4)]
    document = parse(_without_page(pdf(*pages), 2), "cv.pdf")
    assert texts(document) == ["Sheet 1", "Sheet 3"]
    assert [(finding.code, finding.page) for finding in document.findings] == [("damaged_page", 2)]


def test_pdf_of_damaged_pages_is_damaged() -> None:
    with pytest.raises(DamagedFile, match=r"cv\.pdf: no page"):
        parse(_without_page(plain("Jane Doe"), 1), "cv.pdf")


def test_pdf_header_may_come_late() -> None:
    assert lines_of(b"\n" * 500 + plain("Jane Doe")) == ["Jane Doe"]


def test_zero_bytes() -> None:
    with pytest.raises(EmptyFile, match=r"cv\.pdf.*0 bytes"):
        parse(b"", "cv.pdf")


def test_too_large() -> None:
    with pytest.raises(TooLarge, match=r"cv\.pdf.*limit 100 bytes"):
        parse(plain("Jane"), "cv.pdf", Limits(bytes=100))
