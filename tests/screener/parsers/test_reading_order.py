"""Reading order of PDF pages: columns, gutters, tables and rows, on pages drawn for the purpose."""

import pytest
from builders import OTHER_PROSE, PROSE, interleaved, pdf, texts, write
from reportlab.pdfgen.canvas import Canvas

from screener.parsers import parse


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


def test_a_heading_in_a_gutter_can_have_two_lines() -> None:
    headings = (("Professional", "Experience"), ("Further", "Training"), ("Earlier", "Work"))

    def draw(canvas: Canvas) -> None:
        for number, heading in enumerate(headings):
            write(canvas, 50, 72 + 52 * number, *heading, size=8, font="Helvetica-Bold")
            write(canvas, 170, 72 + 52 * number, *PROSE[:3])

    first, second, third = (" ".join(heading) for heading in headings)
    assert lines_of(pdf(draw)) == [first, *PROSE[:3], second, *PROSE[:3], third, *PROSE[:3]]


def test_labels_beside_single_lines_stay_in_their_rows() -> None:
    rows = [((72, "LANGUAGES"), (200, "French, German")), ((72, "TOOLS"), (200, "Excel, Salesforce"))] * 3
    read = lines_of(pdf(lambda canvas: interleaved(canvas, 72, rows)))
    assert read == ["LANGUAGES\tFrench, German", "TOOLS\tExcel, Salesforce"] * 3


def test_a_short_second_column_of_items_follows_the_whole_first() -> None:
    def draw(canvas: Canvas) -> None:
        write(canvas, 72, 72, *PROSE[:3])
        write(canvas, 72, 140, *PROSE[3:6], *PROSE[:6], *PROSE[:6])
        write(canvas, 330, 75, "• Excel", "• Salesforce", "• Forecasts", "• Cold calls", "• Planning")

    narrow = parse(pdf(draw), "cv.pdf")
    read = texts(narrow)
    assert read[-5:] == ["Excel", "Salesforce", "Forecasts", "Cold calls", "Planning"]


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


def test_headings_at_one_height_belong_to_their_columns() -> None:
    # The right heading stands a little left of its cards, and both leave room below.
    def draw(canvas: Canvas) -> None:
        write(canvas, 40, 72, "Hello!", size=13, font="Helvetica-Bold")
        write(canvas, 40, 110, *PROSE)
        write(canvas, 322, 72, "Where I worked", size=13, font="Helvetica-Bold")
        write(canvas, 330, 94, *OTHER_PROSE)

    assert lines_of(pdf(draw)) == ["Hello!", *PROSE, "Where I worked", *OTHER_PROSE]


def test_details_in_a_row_above_two_columns_are_not_their_headings() -> None:
    def draw(canvas: Canvas) -> None:
        write(canvas, 40, 60, "jane.doe@example.com", size=9)
        write(canvas, 330, 60, "+44 20 7946 0000", size=9)
        write(canvas, 40, 110, "Profile", *PROSE)
        write(canvas, 330, 110, "History", *OTHER_PROSE)

    assert lines_of(pdf(draw))[:2] == ["jane.doe@example.com\t+44 20 7946 0000", "Profile"]


@pytest.mark.parametrize(
    ("lines", "period"),
    [
        (("05/2020 –", "present"), "05/2020 – present"),
        (("05/2020", "– 04/2022"), "05/2020 – 04/2022"),
        (("08/2018", "–", "Now"), "08/2018 – Now"),
        (("May 2014", "to", "June 2017"), "May 2014 to June 2017"),
        (("2014 -", "2015"), "2014 - 2015"),
    ],
)
def test_period_over_several_lines_stands_beside_its_entry(lines: tuple[str, ...], period: str) -> None:
    def draw(canvas: Canvas) -> None:
        for number in range(2):
            write(canvas, 60, 72 + 80 * number, *lines)
            write(canvas, 150, 72 + 80 * number, f"Manager {number}", "kept clients", "won clients", "led")

    read = lines_of(pdf(draw))
    entries = [[f"{period}\tManager {n}", "kept clients", "won clients", "led"] for n in range(2)]
    assert read == entries[0] + entries[1]


@pytest.mark.parametrize("lines", [("Since 2019", "present"), ("2019", "2021"), ("05/2020 –", "Leeds")])
def test_dates_below_each_other_are_no_period_without_a_dash(lines: tuple[str, ...]) -> None:
    assert lines_of(pdf(lambda canvas: write(canvas, 60, 72, *lines))) == list(lines)


def test_month_at_the_edge_of_a_page_is_no_page_number() -> None:
    assert lines_of(pdf(lambda canvas: write(canvas, 60, 72, "05/2020", "Leeds"))) == ["05/2020", "Leeds"]


def _table(*rows: tuple[str, str, str], edges: tuple[float, float, float] = (60, 196, 300)) -> list[str]:
    cells = [tuple(zip(edges, row, strict=True)) for row in rows]
    return lines_of(pdf(lambda canvas: interleaved(canvas, 72, cells)))


def test_cells_that_stand_close_are_parted_where_other_rows_part_them() -> None:
    rows = [
        ("Organisation", "Designation", "Period"),
        ("Kalinga Steel Tubes Pvt Ltd", "Senior Accounts Officer", "2019 to date"),
        ("Mahanadi Traders", "Accounts Executive", "2016 to 2019"),
        ("Panda & Associates", "Clerk", "2014 to 2015"),
    ]
    read = _table(*rows, edges=(60, 190, 301))
    assert read == ["\t".join(row) for row in rows]


def test_wide_space_without_cells_above_or_below_is_a_space() -> None:
    rows = [((72, "Sales and"), (121, "accounts"), (200, "in three towns")), ((72, "Clients of the bank"),)]
    assert lines_of(pdf(lambda canvas: interleaved(canvas, 72, rows)))[0].startswith("Sales and accounts")


def test_numbers_of_items_are_no_cells() -> None:
    items = [((72, f"{n}."), (86, f"Item of the list number {n}")) for n in range(1, 5)]
    read = lines_of(pdf(lambda canvas: interleaved(canvas, 72, items)))
    assert read == [f"{n}. Item of the list number {n}" for n in range(1, 5)]


def test_details_at_the_right_of_a_header_come_before_the_columns_below() -> None:
    def draw(canvas: Canvas) -> None:
        write(canvas, 40, 66, "Jane Doe", size=20, font="Helvetica-Bold")
        write(canvas, 40, 86, "Account Manager")
        write(canvas, 440, 56, "Leeds, Yorkshire", "+44 20 7946 0000", "jane@example.com")
        write(canvas, 40, 130, "Experience", size=13, font="Helvetica-Bold")
        write(canvas, 40, 150, *PROSE)
        write(canvas, 320, 130, "Education", size=13, font="Helvetica-Bold")
        write(canvas, 320, 150, *OTHER_PROSE)

    header = ["Jane Doe", "Account Manager", "Leeds, Yorkshire", "+44 20 7946 0000", "jane@example.com"]
    assert lines_of(pdf(draw)) == [*header, "Experience", *PROSE, "Education", *OTHER_PROSE]


def test_rows_of_three_columns_in_which_most_cells_are_wrapped() -> None:
    def draw(canvas: Canvas) -> None:
        interleaved(canvas, 72, [((60, "Degree"), (230, "School"), (430, "Year"))])
        write(canvas, 60, 95, "Certificate in the management", "of large accounts")
        write(canvas, 230, 95, "Chamber of commerce of the", "city of Hull")
        write(canvas, 430, 101, "1999")
        interleaved(canvas, 132, [((60, "Diploma"), (230, "Cobalt School"), (430, "2009"))])

    assert lines_of(pdf(draw)) == [
        "Degree\tSchool\tYear",
        "Certificate in the management of large accounts\tChamber of commerce of the city of Hull\t1999",
        "Diploma\tCobalt School\t2009",
    ]


def test_details_beside_a_title_and_its_items_are_no_cells() -> None:
    items = PROSE[:2]

    def draw(canvas: Canvas) -> None:
        for number in range(3):
            top = 72 + 70 * number
            write(canvas, 480, top, "Leeds", f"201{number} - 201{number + 1}", "12 months")
            write(canvas, 60, top, f"Manager {number}", *(f"• {item}" for item in items))

    details = [[f"Manager {n}\tLeeds", f"201{n} - 201{n + 1}", "12 months"] for n in range(3)]
    assert lines_of(pdf(draw)) == [line for entry in details for line in (*entry, *items)]


@pytest.mark.parametrize("by_rows", [False, True], ids=["column by column", "row by row"])
def test_numbers_of_items_that_stand_apart_are_no_column(by_rows: bool) -> None:
    rows = [((60, f"{n})"), (110, text)) for n, text in enumerate(PROSE, 1)]

    def draw(canvas: Canvas) -> None:
        if by_rows:
            interleaved(canvas, 72, rows)
        else:
            write(canvas, 60, 72, *(f"{n})" for n in range(1, 7)))
            write(canvas, 110, 72, *PROSE)

    assert lines_of(pdf(draw)) == [f"{n})\t{text}" for n, text in enumerate(PROSE, 1)]


def test_a_year_that_a_narrow_column_broke_off_is_put_back() -> None:
    def draw(canvas: Canvas) -> None:
        write(canvas, 60, 80, "May 2016 – June", "2018")
        write(canvas, 160, 80, "Account Manager", "Borealis Foods, Leeds")
        write(canvas, 60, 120, "Mar 2012 – May", "2016", font="Helvetica-Bold")
        write(canvas, 160, 120, "Clerk")

    assert lines_of(pdf(draw)) == [
        "May 2016 – June 2018\tAccount Manager",
        "Borealis Foods, Leeds",
        "Mar 2012 – May 2016\tClerk",
    ]
    *_, clerk = parse(pdf(draw), "cv.pdf").lines
    assert [end - start for start, end in clerk.bold] == [len("Mar 2012 – May 2016")]
