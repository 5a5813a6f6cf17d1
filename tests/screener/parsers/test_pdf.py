"""Reading order, spaces, bullets, tabs and limits of PDF files, on files drawn for the purpose."""

import re

import pytest
from builders import (
    HEIGHT,
    OTHER_PROSE,
    PROSE,
    glyphwise,
    interleaved,
    pdf,
    plain,
    texts,
    write,
)
from reportlab.pdfgen.canvas import Canvas

from screener.errors import DamagedFile, EmptyFile, EncryptedFile, TooLarge
from screener.parsers import Limits, parse


def lines_of(data: bytes) -> list[str]:
    return texts(parse(data, "cv.pdf"))


def test_single_column_reads_from_top_to_bottom_even_if_drawn_otherwise() -> None:
    def draw(canvas: Canvas) -> None:
        write(canvas, 72, 200, "Third")
        write(canvas, 72, 100, "First")
        write(canvas, 72, 150, "Second")

    assert lines_of(pdf(draw)) == ["First", "Second", "Third"]


def test_right_aligned_dates_stay_in_their_rows() -> None:
    rows = [
        ((72, "Account Manager"), (480, "2012 - 2015")),
        ((72, "Acme Media, Leeds"),),
        ((72, "Sales Representative"), (480, "2009 - 2012")),
        ((72, "Borealis Foods, York"),),
        ((72, "Sales Trainee"), (480, "2008 - 2009")),
        ((72, "Cobalt Paper, Hull"),),
    ]
    assert lines_of(pdf(lambda canvas: interleaved(canvas, 72, rows))) == [
        "Account Manager\t2012 - 2015",
        "Acme Media, Leeds",
        "Sales Representative\t2009 - 2012",
        "Borealis Foods, York",
        "Sales Trainee\t2008 - 2009",
        "Cobalt Paper, Hull",
    ]


def test_date_gutter_stays_beside_its_text_even_if_drawn_first() -> None:
    def draw(canvas: Canvas) -> None:
        for number, years in enumerate(("2012 - 2015", "2009 - 2012", "2007 - 2009")):
            write(canvas, 60, 72 + 39 * number, years)
        for number, title in enumerate(("Account Manager", "Sales Manager", "Clerk")):
            write(canvas, 150, 72 + 39 * number, title, "kept clients", "won clients")

    assert lines_of(pdf(draw)) == [
        "2012 - 2015\tAccount Manager",
        "kept clients",
        "won clients",
        "2009 - 2012\tSales Manager",
        "kept clients",
        "won clients",
        "2007 - 2009\tClerk",
        "kept clients",
        "won clients",
    ]


@pytest.mark.parametrize("by_rows", [False, True], ids=["column by column", "row by row"])
def test_two_columns_of_prose_below_a_full_width_header(by_rows: bool) -> None:
    header = (
        "Jane Doe, account manager with nine years in media, Leeds, jane.doe@example.com, open to relocation"
    )

    def draw(canvas: Canvas) -> None:
        write(canvas, 60, 60, header)
        if by_rows:
            rows = zip(PROSE, OTHER_PROSE, strict=True)
            interleaved(canvas, 100, [((60, left), (330, right)) for left, right in rows])
        else:
            write(canvas, 60, 100, *PROSE)
            write(canvas, 330, 100, *OTHER_PROSE)

    document = parse(pdf(draw), "cv.pdf")
    assert texts(document) == [header, *PROSE, *OTHER_PROSE]
    assert [line.column for line in document.lines] == [0] + [1] * 6 + [2] * 6


def test_sidebar_is_read_before_or_after_the_main_column_never_across_it() -> None:
    side = ("Contact", "Leeds", "Skills", "Excel", "Salesforce", "Negotiation", "Languages", "French")

    def draw(canvas: Canvas) -> None:
        write(canvas, 220, 60, "Experience", *PROSE, *OTHER_PROSE)
        write(canvas, 40, 64, *side, size=9)

    assert lines_of(pdf(draw)) == [*side, "Experience", *PROSE, *OTHER_PROSE]


@pytest.mark.parametrize("size", [8, 10], ids=["other baselines", "same baselines"])
@pytest.mark.parametrize("right", [False, True], ids=["left", "right"])
def test_gutter_of_blocks_is_read_block_by_block(right: bool, size: float) -> None:
    def draw(canvas: Canvas) -> None:
        for number in range(3):
            years = f"201{number} - 201{number + 1}"
            write(canvas, 480 if right else 50, 72 + 75 * number, years, "Leeds", "Full time", size=size)
            write(canvas, 150, 72 + 75 * number, f"Manager {number}", *PROSE[:3])

    document = parse(pdf(draw), "cv.pdf")
    entries = []
    for number in range(3):
        cells = [f"201{number} - 201{number + 1}", f"Manager {number}"]
        entries.append(["\t".join(reversed(cells) if right else cells), "Leeds", "Full time", *PROSE[:3]])
    assert texts(document) == [line for entry in entries for line in entry]
    assert {line.column for line in document.lines} == {0}


def test_details_right_of_the_name_come_before_the_text_below() -> None:
    details = ("+44 20 7946 0000", "jane@example.com", "12 High Street", "Leeds LS1 4AB")

    def draw(canvas: Canvas) -> None:
        write(canvas, 72, 80, "Jane Doe", size=24)
        write(canvas, 72, 100, "Account Manager", size=12)
        write(canvas, 400, 70, *details, size=9)
        write(canvas, 72, 140, "Summary", *PROSE)

    assert lines_of(pdf(draw)) == ["Jane Doe", "Account Manager", *details, "Summary", *PROSE]


def test_wrapped_cells_of_a_table_are_one_row() -> None:
    def draw(canvas: Canvas) -> None:
        for x, text in ((60, "Degree"), (200, "Institute"), (380, "Year"), (440, "Marks")):
            write(canvas, x, 72, text)
        write(canvas, 60, 95, "B.Com (Hons),", "Accounting")
        write(canvas, 200, 95, "Borealis College", "for Commerce, Leeds")
        write(canvas, 380, 101, "2012")  # centred between the two lines
        write(canvas, 440, 101, "65%")
        write(canvas, 60, 130, "Diploma")
        write(canvas, 200, 130, "Cobalt School")
        write(canvas, 380, 130, "2009")
        write(canvas, 440, 130, "81%")

    assert lines_of(pdf(draw)) == [
        "Degree\tInstitute\tYear\tMarks",
        "B.Com (Hons), Accounting\tBorealis College for Commerce, Leeds\t2012\t65%",
        "Diploma\tCobalt School\t2009\t81%",
    ]


def test_uneven_lists_in_columns_are_no_table() -> None:
    rows = [((72, "Excel"), (250, "Salesforce"), (420, "SAP")), ((72, "Word"), (250, "HubSpot"))]

    def draw(canvas: Canvas) -> None:
        interleaved(canvas, 72, rows)
        interleaved(canvas, 140, rows)

    assert lines_of(pdf(draw)) == ["Excel\tSalesforce\tSAP", "Word\tHubSpot"] * 2


def test_spaces_of_a_stretched_line_are_not_tabs() -> None:
    def draw(canvas: Canvas) -> None:
        x = 72.0
        for number, word in enumerate(PROSE[0].split()):
            canvas.drawString(x, 700, word)
            x += canvas.stringWidth(word, "Helvetica", 10) + (12 if number % 2 else 10)

    assert lines_of(pdf(draw)) == [PROSE[0]]


def test_headings_in_a_gutter_are_lines_of_their_own() -> None:
    def draw(canvas: Canvas) -> None:
        for number, heading in enumerate(("EXPERIENCE", "EDUCATION", "AWARDS")):
            write(canvas, 50, 72 + 52 * number, heading)
            write(canvas, 170, 72 + 52 * number, *PROSE[:3])

    assert lines_of(pdf(draw)) == ["EXPERIENCE", *PROSE[:3], "EDUCATION", *PROSE[:3], "AWARDS", *PROSE[:3]]


def test_labels_beside_single_lines_stay_in_their_rows() -> None:
    rows = [((72, "LANGUAGES"), (200, "French, German")), ((72, "TOOLS"), (200, "Excel, Salesforce"))] * 3
    read = lines_of(pdf(lambda canvas: interleaved(canvas, 72, rows)))
    assert read == ["LANGUAGES\tFrench, German", "TOOLS\tExcel, Salesforce"] * 3


def test_lists_in_two_columns_with_wrapped_items_are_read_column_by_column() -> None:
    left = ("Speaks well in front of", "large groups", "Plans ahead", "Knows the market", "and its prices")
    right = ("Leads small teams", "Keeps budgets and", "watches the costs", "Writes clear", "reports")

    def draw(canvas: Canvas) -> None:
        write(canvas, 72, 59, "Skills")
        write(canvas, 72, 72, *left)
        write(canvas, 320, 72, *right)

    document = parse(pdf(draw), "cv.pdf")
    assert texts(document) == ["Skills", *left, *right]
    assert [line.column for line in document.lines] == [0] + [1] * 5 + [2] * 5


def test_short_list_in_columns_becomes_rows_with_tabs() -> None:
    rows = [
        ((72, "Excel"), (250, "Salesforce"), (420, "SAP")),
        ((72, "Word"), (250, "HubSpot"), (420, "Oracle")),
        ((72, "Outlook"), (250, "Asana"), (420, "Trello")),
    ]
    assert lines_of(pdf(lambda canvas: interleaved(canvas, 72, rows))) == [
        "Excel\tSalesforce\tSAP",
        "Word\tHubSpot\tOracle",
        "Outlook\tAsana\tTrello",
    ]


def test_heading_below_two_columns_is_not_part_of_the_left_one() -> None:
    def draw(canvas: Canvas) -> None:
        write(canvas, 60, 72, *PROSE)
        write(canvas, 330, 72, *OTHER_PROSE)
        write(canvas, 60, 170, "Experience")
        write(
            canvas,
            60,
            190,
            "Account manager at a media house with offices in Leeds, York, Hull and Bath since 2012",
        )

    read = lines_of(pdf(draw))
    assert read[:12] == [*PROSE, *OTHER_PROSE]
    assert read[12] == "Experience"


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


def test_spaces_missing_from_the_file_are_put_back_from_the_geometry() -> None:
    line = "Director of Finance & Accounts, staff of 12, half of sales"
    assert lines_of(pdf(lambda canvas: glyphwise(canvas, 72, 72, line))) == [line]


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
