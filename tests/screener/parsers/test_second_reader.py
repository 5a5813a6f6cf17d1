"""Pages that PDFium's text does not do justice: garbled, turned, or a ruled table with wrapped cells."""

import random
import string

import pytest
from builders import HEIGHT, PROSE, pdf, texts, write
from pictures import FONTS
from reportlab.lib import colors
from reportlab.lib.styles import getSampleStyleSheet
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Paragraph, Table, TableStyle

from screener.parsers import ocr, parse, plumber, second
from screener.parsers.doubt import is_garbled_text

HEAD = ("Designation", "Organisation", "Period")
ROWS = (
    ("Senior Account Manager, Modern Trade", "Northwind Consumer Products Limited", "April 2019 to Present"),
    ("Sales Executive", "Contoso Beverages Company", "June 2016 to March 2019"),
)


def draw_table(canvas: Canvas, *styles: tuple[object, ...], rows: tuple[tuple[str, ...], ...] = ROWS) -> None:
    style = getSampleStyleSheet()["BodyText"]
    cells = [[Paragraph(text, style) for text in row] for row in (HEAD, *rows)]
    table = Table(
        cells, colWidths=(90, 110, 80), style=TableStyle([("VALIGN", (0, 0), (-1, -1), "TOP"), *styles])
    )
    _, height = table.wrapOn(canvas, 400, 600)
    write(canvas, 72, 72, "Work Experience", size=14)
    table.drawOn(canvas, 72, HEIGHT - 90 - height)
    write(canvas, 72, 110 + height, "Education", size=14)


SPAN = ("SPAN", (0, 1), (0, 2))
GRID = ("GRID", (0, 0), (-1, -1), 0.5, colors.black)


def test_wrapped_cells_of_a_ruled_table_are_one_row() -> None:
    document = parse(pdf(lambda canvas: draw_table(canvas, GRID)), "cv.pdf")
    assert texts(document) == ["Work Experience", *("\t".join(row) for row in (HEAD, *ROWS)), "Education"]
    assert [line.in_table for line in document.lines] == [False, True, True, True, False]
    assert document.findings == ()


BELOW = ("LINEBELOW", (0, 0), (-1, -1), 0.5, colors.grey)
ABOVE = ("LINEABOVE", (0, 0), (-1, 0), 0.5, colors.grey)
CELL_BY_CELL = tuple(
    ("LINEBELOW", (column, row), (column, row), 0.5, colors.grey) for row in range(3) for column in range(3)
)


@pytest.mark.parametrize(
    "styles", [(BELOW,), (ABOVE, BELOW), CELL_BY_CELL, (("PADDING", (0, 0), (-1, -1), 3), BELOW)]
)
def test_cells_with_lines_only_between_rows_are_one_row(styles: tuple[tuple[object, ...], ...]) -> None:
    document = parse(pdf(lambda canvas: draw_table(canvas, *styles)), "cv.pdf")
    assert texts(document) == ["Work Experience", *("\t".join(row) for row in (HEAD, *ROWS)), "Education"]
    assert document.findings == ()


def test_lines_below_the_headings_of_sections_make_no_table() -> None:
    sections = (
        ("Experience\tDates", ("Account Manager at Northwind\t2019 - now", "Clerk at Acme\t2015 - 2019")),
        ("Education\tYear", ("Degree in Commerce, Pace University\t2014", "Diploma, Elm School\t2010")),
        ("Skills and tools of the trade", ("Excel, Salesforce, negotiation, prospecting and more",)),
    )

    def draw(canvas: Canvas) -> None:
        y = 72.0
        for heading, lines in sections:
            for text in (heading, *lines):
                left, _, right = text.partition("\t")
                write(canvas, 60, y, left)
                write(canvas, 430, y, right)
                if text is heading:
                    canvas.line(60, HEIGHT - y - 4, 540, HEIGHT - y - 4)
                y += 16

    expected = [text for heading, lines in sections for text in (heading, *lines)]
    assert texts(parse(pdf(draw), "cv.pdf")) == expected


def test_a_cell_over_several_rows_is_found_by_the_second_reader() -> None:
    rows = ((*ROWS[0][:2], "2016 to Present"), ("", ROWS[1][1], "2012"))
    document = parse(pdf(lambda canvas: draw_table(canvas, GRID, SPAN, rows=rows)), "cv.pdf")
    assert (
        "Senior Account Manager, Modern Trade\tNorthwind Consumer Products Limited\t2016 to Present"
        in texts(document)
    )
    assert "Contoso Beverages Company\t2012" in texts(document)
    (finding,) = document.findings
    assert (finding.code, finding.page) == ("second_reader", 1)
    assert finding.message.startswith("cv.pdf: the table on page 1 was read by pdfplumber: ")


def test_a_table_without_wrapped_cells_or_borders_is_left_to_the_first_reader(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def refuse(data: bytes, number: int) -> None:
        raise AssertionError("pdfplumber was asked")

    monkeypatch.setattr(second, "table_cells", refuse)
    short = (("Manager", "Northwind", "2019 - 2021"), ("Clerk", "Contoso", "2016 - 2019"))
    assert parse(pdf(lambda canvas: draw_table(canvas, GRID, rows=short)), "cv.pdf").findings == ()
    assert parse(pdf(lambda canvas: draw_table(canvas)), "cv.pdf").findings == ()


@pytest.mark.parametrize(
    ("row", "lines"),
    [
        (
            ("Account Manager<br/>Acme Ltd", "Leeds", "2019 - 2021"),
            ["Account Manager\tLeeds\t2019 - 2021", "Acme Ltd"],
        ),
        # what was done is told of all lines of the cell before it
        (
            ("2019 - 2021", "Clerk<br/>Acme Ltd", "Kept the books of the firm."),
            ["2019 - 2021\tClerk", "Acme Ltd", "Kept the books of the firm."],
        ),
        # no room for "Northwind" beside "Senior Account Manager", but one is bold
        (
            ("<b>Senior Account Manager</b><br/>Northwind Consumer Products", "Leeds", "2016"),
            ["Senior Account Manager\tLeeds\t2016", "Northwind Consumer Products"],
        ),
        # a line goes on after a dash, and before a word in small letters
        (("Clerk", "Acme Ltd", "2019 -<br/>2021"), ["Clerk\tAcme Ltd\t2019 - 2021"]),
        (("Clerk<br/>of works", "Acme Ltd", "2019"), ["Clerk of works\tAcme Ltd\t2019"]),
        (("No.<br/>7", "Acme<br/>Ltd", "2019"), ["No.", "7", "Acme", "Ltd", "2019"]),
    ],
)
def test_a_cell_with_lines_of_their_own(row: tuple[str, str, str], lines: list[str]) -> None:
    document = parse(pdf(lambda canvas: draw_table(canvas, GRID, rows=(*ROWS, row))), "cv.pdf")
    assert texts(document)[4:-1] == lines
    assert all(line.in_table for line in document.lines[1:-1])


def test_a_long_cell_keeps_its_lines() -> None:
    duties = "Handling nine key accounts in the western region. " * 4
    rows = (("Account Manager", duties, "2019 - 2021"), ("Clerk", "Filing", "2016"))
    found = texts(parse(pdf(lambda canvas: draw_table(canvas, GRID, rows=rows)), "cv.pdf"))
    assert " ".join(duties.split()) in " ".join(found)
    assert "Clerk\tFiling\t2016" in found
    assert max(map(len, found)) < 120


def test_text_beside_a_table_leaves_the_page_to_the_first_reader() -> None:
    def draw(canvas: Canvas) -> None:
        draw_table(canvas, GRID)
        write(canvas, 420, 130, "Hobbies", "Chess", "Rowing")

    document = parse(pdf(draw), "cv.pdf")
    assert document.findings == ()
    assert {"Hobbies", "Chess"} <= set(document.text.replace("\t", "\n").split("\n"))


def test_a_page_stored_lying_is_laid_out_by_the_second_reader() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.setPageRotation(90)
        canvas.translate(612, -180)
        canvas.rotate(90)
        write(canvas, 100, 300, "Account Manager", "Sales Clerk")
        write(canvas, 400, 300, "2015 - 2019", "2012 - 2015")

    document = parse(pdf(draw), "cv.pdf")
    assert texts(document) == ["Account Manager\t2015 - 2019", "Sales Clerk\t2012 - 2015"]
    assert all(line.box is not None and line.size == 10 for line in document.lines)
    assert [finding.code for finding in document.findings] == ["second_reader"]


def garbled_pdf() -> bytes:
    """Prose in an embedded font whose map from codes to letters was lost."""
    pdfmetrics.registerFont(TTFont("Lost", str(FONTS / "Vera.ttf"), asciiReadable=0))

    def draw(canvas: Canvas) -> None:
        canvas.setPageCompression(0)
        write(canvas, 72, 72, *PROSE[:6], font="Lost", size=11)

    return pdf(draw).replace(b"/ToUnicode", b"/NoUnicode")


@pytest.mark.skipif(not ocr.available(), reason="the extra `ocr` is not installed")
def test_garbled_text_is_read_by_ocr() -> None:
    document = parse(garbled_pdf(), "cv.pdf")
    expected = " ".join(PROSE[:6]).split()
    assert len(set(expected) & set(document.text.split())) > 0.9 * len(set(expected))
    codes = [finding.code for finding in document.findings]
    assert codes == ["second_reader", "ocr"]
    assert document.findings[0].message == "cv.pdf: page 1 was read by OCR: its text is garbled otherwise"


def test_garbled_text_without_ocr_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ocr, "available", lambda: False)
    (finding,) = parse(garbled_pdf(), "cv.pdf").findings
    assert finding.code == "needs_ocr"
    assert "page 1 is without text that makes sense" in finding.message


def test_a_second_reader_that_fails_is_recorded_and_costs_nothing_else(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def fail(data: bytes, number: int) -> None:
        raise plumber.SecondReaderError("KeyError: 'Kids'")

    monkeypatch.setattr(second, "table_cells", fail)
    document = parse(pdf(lambda canvas: draw_table(canvas, GRID, SPAN)), "cv.pdf")
    assert "Work Experience" in texts(document)
    (finding,) = document.findings
    assert finding.code == "second_reader_failed"
    assert "KeyError" in finding.message


def test_pdfplumber_says_why_it_cannot_read() -> None:
    with pytest.raises(plumber.SecondReaderError, match=r"^\w+: "):
        plumber.plumber_words(b"%PDF-1.4 nothing", 1)


def test_text_in_which_letters_stand_for_others_is_garbled() -> None:
    text = " ".join(PROSE)
    found = 0
    for seed in range(50):
        letters = list(string.ascii_lowercase)
        random.Random(seed).shuffle(letters)
        table = str.maketrans(string.ascii_letters, "".join(letters) + "".join(letters).upper())
        found += is_garbled_text(text.translate(table))
    assert found >= 45
    assert not is_garbled_text(text)


def test_a_page_of_spaces_is_nothing_to_read_again() -> None:
    data = pdf(*[lambda canvas, text=text: write(canvas, 72, 72, text) for text in ("Jane Doe", " ")])
    document = parse(data, "cv.pdf")
    assert (document.text, document.findings) == ("Jane Doe", ())


@pytest.mark.parametrize(
    "text",
    [
        "Kundenberater mit zwölf Jahren Erfahrung im Außendienst, verantwortlich für Großkunden in Bayern.",
        "Responsable des grands comptes, douze ans d'expérience dans la vente de logiciels aux entreprises.",
        "Менеджер по работе с ключевыми клиентами, двенадцать лет опыта продаж в крупных компаниях Москвы.",
        "JAVA, JPA, HIBERNATE, SPRING BOOT, MYSQL, POSTGRESQL, REDIS, KAFKA, DOCKER, JENKINS, GITHUB, LINUX",
        "+1 415 555 0166 | 2012 - 2015 | 03/2016 - 04/2019 | 94105 | 12 500 000 | 2019 - 2021 | 45 % | 2021",
    ],
)
def test_other_languages_lists_and_figures_are_not_garbled(text: str) -> None:
    assert not is_garbled_text(text)
    assert not is_garbled_text(text * 4)


@pytest.mark.parametrize(
    "text", ["\ue012\ue013\ue014 " * 40, "(cid:12)(cid:45) " * 20, "\x03\x04\x05\x06 " * 30]
)
def test_characters_without_a_meaning_are_garbled(text: str) -> None:
    assert is_garbled_text(text)
