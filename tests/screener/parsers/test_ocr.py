"""Pictures and scanned pages read by OCR: layout, turned and noisy pages, and what the findings say."""

import random

import pytest
from builders import pdf, write
from pictures import DPI, RESUME, draw_scan, file_of, fill, picture, write_on
from PIL import Image, ImageDraw, ImageFilter
from reportlab.pdfgen.canvas import Canvas

from screener.document import Document
from screener.parsers import Limits, ocr, parse
from screener.parsers.ocr import Scan, findings_of
from screener.parsers.plain_page import plain
from screener.parsers.skew import skew_of

pytestmark = pytest.mark.skipif(not ocr.available(), reason="the extra `ocr` is not installed")

LEFT = [
    "Jane Doe",
    "jane.doe@example.org | Leeds",
    "Experience",
    "Account Manager",
    "Northwind Ltd, 2015 - 2019",
    "Won twelve key accounts",
    "Kept all but one of them",
]
RIGHT = ["Skills", "Microsoft Excel", "Negotiation", "Forecasting", "Salesforce"]


def texts(document: Document) -> list[str]:
    return [document.line_text(line) for line in document.lines]


def codes(document: Document) -> list[str]:
    return [finding.code for finding in document.findings]


def scan(*images: Image.Image) -> bytes:
    return pdf(*[lambda canvas, image=image: draw_scan(canvas, image) for image in images])


def test_a_scan_of_two_columns_reads_like_a_printed_page() -> None:
    document = parse(scan(picture(*RESUME)), "scan.pdf")
    assert texts(document) == LEFT + RIGHT
    assert [document.line_text(line) for line in document.lines if line.bullet] == LEFT[-2:]
    bold = ["Jane Doe", "Experience", "Account Manager", "Skills"]
    assert [document.line_text(line) for line in document.lines if line.is_bold] == bold
    sizes = {document.line_text(line): line.size or 0.0 for line in document.lines}
    assert sizes["Jane Doe"] == pytest.approx(20, rel=0.1)
    assert sizes["Northwind Ltd, 2015 - 2019"] == pytest.approx(10, rel=0.1)
    assert document.format == "pdf"
    (finding,) = document.findings
    assert (finding.code, finding.page) == ("ocr", 1)
    assert finding.message.startswith("scan.pdf: page 1 was read by OCR, confidence 9")
    assert finding.message.endswith(" %")


@pytest.mark.parametrize("angle", [180, 90, 270, 7, -9.5])
def test_turned_and_skewed_scans_are_read_upright(angle: float) -> None:
    turned = picture(*RESUME).rotate(angle, Image.Resampling.BICUBIC, expand=True, fillcolor=255)
    document = parse(file_of(turned, "PNG", dpi=(DPI, DPI)), "photo.png")
    assert texts(document) == LEFT + RIGHT


def test_dirt_and_a_grey_paper_do_little_harm() -> None:
    image = picture(*RESUME, ink=60, paper=215)
    draw = ImageDraw.Draw(image)
    chance = random.Random(1)
    for _ in range(1500):
        x, y = chance.randrange(image.width), chance.randrange(image.height)
        draw.point((x, y), fill=chance.choice((40, 255)))
    document = parse(file_of(image.filter(ImageFilter.GaussianBlur(0.6)), "PNG"), "photo.png")
    found, expected = set(document.text.split()), set(" ".join(LEFT + RIGHT).split())
    assert len(found & expected) >= 0.9 * len(expected)


def test_text_on_dark_ground_and_in_ruled_cells_is_read() -> None:
    image = picture(height=120)
    fill(image, 30, 20, 430, 40, ink=70)
    write_on(image, (36, 34, 10, "**Designation"), (236, 34, 10, "**Duration"), ink=255)
    write_on(image, (36, 54, 10, "Sales Coordinator"), (236, 54, 10, "May 2016 to June 2019"))
    for x in (30, 230, 430):
        fill(image, x, 40, x + 0.5, 60, ink=120)
    fill(image, 30, 60, 430, 60.5, ink=120)
    document = parse(file_of(image, "PNG", dpi=(DPI, DPI)), "table.png")
    assert texts(document) == ["Designation\tDuration", "Sales Coordinator\tMay 2016 to June 2019"]


def test_printed_and_scanned_pages_make_one_document() -> None:
    page = picture((30, 40, 11, "Bachelor of Commerce, Leeds 2009"), (30, 60, 11, "Certified in Excel"))

    def first(canvas: Canvas) -> None:
        write(
            canvas, 72, 72, "Jane Doe", "Account Manager at Northwind for eight years and two months, Leeds"
        )

    def numbered(canvas: Canvas) -> None:
        draw_scan(canvas, page)
        write(canvas, 200, 20, "- 2 -")

    document = parse(pdf(first, numbered), "mixed.pdf")
    assert texts(document)[0] == "Jane Doe"
    assert texts(document)[-2:] == ["Bachelor of Commerce, Leeds 2009", "Certified in Excel"]
    assert [(finding.code, finding.page) for finding in document.findings] == [("ocr", 2)]
    assert {line.page for line in document.lines} == {1, 2}


def test_a_picture_beside_text_is_not_read() -> None:
    def draw(canvas: Canvas) -> None:
        draw_scan(canvas, picture(width=612, height=792, paper=230))
        write(canvas, 30, 30, *[f"Line {number} of a text with a picture behind it" for number in range(9)])

    assert codes(parse(pdf(draw), "cv.pdf")) == []


def test_a_blank_scan_has_no_text_and_says_so() -> None:
    document = parse(scan(picture()), "blank.pdf")
    assert document.text == ""
    assert codes(document) == ["no_text_layer"]


def test_letters_drawn_as_shapes_are_read() -> None:
    def draw(canvas: Canvas) -> None:
        for number in range(40):
            canvas.rect(100 + 5 * number, 700, 3, 8, fill=1)
        draw_scan(canvas, picture((30, 40, 14, "Account Manager"), height=792, width=612))

    assert texts(parse(pdf(draw), "outlines.pdf")) == ["Account Manager"]


def test_a_large_page_is_drawn_coarser_to_stay_within_the_limit() -> None:
    image = picture((30, 60, 24, "Account Manager"), width=300, height=100)
    limits = Limits(image_pixels=image.width * image.height // 2)
    assert texts(parse(scan(image), "large.pdf", limits)) == ["Account Manager"]


@pytest.mark.parametrize(("confidence", "expected"), [(93.2, ["ocr"]), (61.0, ["ocr", "low_ocr_confidence"])])
def test_low_confidence_is_reported(confidence: float, expected: list[str]) -> None:
    words = ocr.read_picture(picture((30, 40, 14, "Jane"), width=120, height=60), DPI).words
    findings = findings_of(Scan(words, confidence, 120, 60), 3, "scan.pdf")
    assert [finding.code for finding in findings] == expected
    assert all(finding.page == 3 and f"{confidence:.0f} %" in finding.message for finding in findings)


def test_nothing_read_is_no_finding() -> None:
    assert findings_of(Scan([], 0.0, 100, 100), 1, "scan.pdf") == []


@pytest.mark.parametrize("angle", [-10.0, -2.5, 0.0, 0.6, 8.0])
def test_skew_is_measured(angle: float) -> None:
    turned = picture(*RESUME).rotate(angle, Image.Resampling.BICUBIC, expand=True, fillcolor=255)
    assert skew_of(turned) == pytest.approx(-angle, abs=0.2)


def test_skew_of_an_empty_page_is_none() -> None:
    assert skew_of(picture()) == 0.0


def test_a_plain_page_stays_as_it_is() -> None:
    page = picture(*RESUME)
    assert plain(page, DPI).tobytes() == page.tobytes()
