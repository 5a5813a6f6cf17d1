"""Posts in tables of labels, posts inside posts, and duties that stand apart from the list of posts."""

import pytest
from posts import positions_of, posts

from skills_taxonomy.terms import Function

TABLE = """EXPERIENCE
Organization\tDesignation\tPeriod
Sunrise Paints Ltd\tKey Account Manager\t2015 - 2018
Goodwill Cements Ltd\tOfficer\t2012 - 2015

"""


def test_labels_and_values_by_turns() -> None:
    assert posts(
        "Employer\tSunrise Paints Ltd\tFrom\tJan 2013\nPosition\tArea Sales Manager\tTo\tPresent\n- Sales.\n"
        "Employer\tGoodwill Cements\tFrom\tFeb 2009\nPosition\tSales Officer\tTo\tDec 2012\n- Sold cement."
    ) == [
        "Area Sales Manager | Sunrise Paints Ltd | - | 2013-01 – present",
        "Sales Officer | Goodwill Cements | - | 2009-02 – 2012-12",
    ]


def test_a_profile_of_the_job_ends_no_work_history() -> None:
    assert posts(
        "EXPERIENCE\nCompany\tSunrise Paints Ltd\nDesignation\tArea Sales Manager\n"
        "Duration\tJan 2013 - Present\n"
        "Job Profile\nSold paint.\nCompany\tGoodwill Cements\nDesignation\tSales Officer\n"
        "Duration\tFeb 2009 - Dec 2012\nJob Profile\nSold cement."
    ) == [
        "Area Sales Manager | Sunrise Paints Ltd | - | 2013-01 – present",
        "Sales Officer | Goodwill Cements | - | 2009-02 – 2012-12",
    ]


@pytest.mark.parametrize("duties", ["Visited 90 dealers in the west", "Handled export orders."])
def test_duties_in_the_last_cell_are_no_employer(duties: str) -> None:
    assert posts(f"2013 - 2016\tSales Officer\t{duties}\nSunrise Paints Ltd\n- Sold paint.") == [
        "Sales Officer | Sunrise Paints Ltd | - | 2013 – 2016"
    ]


@pytest.mark.parametrize(
    ("heading", "post"),
    [
        (
            "Organization:\tSunrise Paints\tDuration:\t2013 - 2016\nDesignation:\tClerk\tLocation:\tPune",
            "Clerk | Sunrise Paints | Pune | 2013 – 2016",
        ),
        (
            "Sunrise Systems, Pune\nSales Officer (2013 - 2016)",
            "Sales Officer | Sunrise Systems | Pune | 2013 – 2016",
        ),
        (
            "Sunrise Paints, Pune as Sales Officer (2013 - 2016)",
            "Sales Officer | Sunrise Paints | Pune | 2013 – 2016",
        ),
        (
            "Sales Officer (Sunrise Paints Ltd)\nPune, 2013 - 2016",
            "Sales Officer | Sunrise Paints Ltd | Pune | 2013 – 2016",
        ),
        # "staff" is a verb too
        (
            "Staff Accountant / Sunrise Paints / 2013 - 2016",
            "Staff Accountant | Sunrise Paints | - | 2013 – 2016",
        ),
        ("Staff Accountant for Acme Ltd – 2013 to 2016", "Staff Accountant | Acme Ltd | - | 2013 – 2016"),
        (
            "Sales Officer (Retail)\nSunrise Paints, 2013 - 2016",
            "Sales Officer (Retail) | Sunrise Paints | - | 2013 – 2016",
        ),
    ],
)
def test_usual_headings_of_a_post(heading: str, post: str) -> None:
    assert posts(f"{heading}\n- Sold paint.") == [post]


def test_a_sentence_tells_of_a_post_that_goes_on() -> None:
    assert posts(
        "Currently working with Sunrise Paints as Sales Manager since Jan 2015.\n- Sold paint.\n"
        "Worked with Goodwill Cements as Sales Officer from Jun 2012 to Dec 2014.\n- Sold cement."
    ) == [
        "Sales Manager | Sunrise Paints | - | 2015-01 – present",
        "Sales Officer | Goodwill Cements | - | 2012-06 – 2014-12",
    ]


@pytest.mark.parametrize("mark", ["::", "//", "|"])
def test_parts_between_marks(mark: str) -> None:
    line = f" {mark} ".join(("Corner Market", "Cashier", "09.2015 - Current"))
    assert posts(f"{line}\n- Counted the till.") == ["Cashier | Corner Market | - | 2015-09 – present"]


def test_posts_told_inside_a_longer_one() -> None:
    assert posts(
        "Accountant, Northwind Media, 2009 - 2014\nKept the books.\n"
        "Various Positions | First Bank | 2003 - 2009\n"
        "Teller: 2003 to 2005. Cash drawer, deposits, customer service.\n"
        "Head Teller: 2005 to 2009. Supervised five tellers, ordered cash."
    ) == [
        "Accountant | Northwind Media | - | 2009 – 2014",
        "Teller | First Bank | - | 2003 – 2005",
        "Head Teller | First Bank | - | 2005 – 2009",
    ]


def test_labels_under_an_organisation_begin_no_section() -> None:
    assert posts(
        "ORGANISATION: Sunrise Paints Ltd\nPOSITION HELD: Accountant\nDATE: 2014 - 2016\n- Audits.\n"
        "ORGANISATION: Goodwill Cements\nPOSITION HELD: Audit Trainee\nDATE: 2012 - 2013\n- Filing."
    ) == [
        "Accountant | Sunrise Paints Ltd | - | 2014 – 2016",
        "Audit Trainee | Goodwill Cements | - | 2012 – 2013",
    ]


@pytest.mark.parametrize("heading", ["Earlier Jobs", "Previous Roles", "OTHER POSITIONS", "Roles Held"])
def test_headings_over_earlier_posts(heading: str) -> None:
    history = "EXPERIENCE\nAccountant, Northwind Media, 2009 - 2014\n- Kept books.\nSKILLS\nExcel\n"
    found = positions_of(f"{history}\n**{heading}**\nFront Desk Clerk, Elm Inn, 2007 - 2009")
    assert [position.title for position in found] == ["Accountant", "Front Desk Clerk"]


def test_headings_that_end_like_sentences_behind_their_dates() -> None:
    assert posts(
        "05/2020 – present\tCustomer Success Manager, Northwind NV, Ghent.\n- Kept clients.\n"
        "08/2014 – 04/2020\tPayroll Officer, Elm Homes VZW, Ghent.\n- Ran payrolls.\n"
        "Summer 2012\tStudent assistant, Sunrise Energy, Aalst.\nAnswered questions on invoices."
    ) == [
        "Customer Success Manager | Northwind NV | - | 2020-05 – present",
        "Payroll Officer | Elm Homes VZW | - | 2014-08 – 2020-04",
        "Student assistant | Sunrise Energy | - | 2012-06 – 2012-08",
    ]


def test_a_rank_and_a_trade_are_one_title() -> None:
    assert posts(
        "1999 to 2003 Petty Officer Third Class, Hull Technician\nUnited States Navy\n- Welding."
    ) == ["Petty Officer Third Class, Hull Technician | United States Navy | - | 1999 – 2003"]


def test_duties_below_the_list_go_to_the_employer_they_stand_under() -> None:
    manager, officer = positions_of(
        f"{TABLE}Sunrise Paints Ltd\n- Prospecting, cold calling and new business.\n"
        "Goodwill Cements Ltd\n- Posted journal entries, bank reconciliation and general ledger."
    )
    assert manager.functions == (Function.SALES, Function.ACCOUNT_MANAGEMENT)
    assert officer.functions == (Function.ACCOUNTING,)
    assert manager.body is not None
    assert officer.body is not None
    assert manager.body.end < officer.body.start


def test_duties_without_an_employer_stay_with_the_last_post() -> None:
    manager, officer = positions_of(f"{TABLE}- Visited dealers in Pune.")
    assert manager.body is None
    assert officer.body is not None


def test_a_treasurer_of_a_club_is_no_accountant() -> None:
    work = "Treasurer, {}, 2014 - 2018"
    (paid,) = positions_of("EXPERIENCE\n" + work.format("Sunrise Paints Ltd"))
    (club,) = positions_of("VOLUNTEER WORK\n" + work.format("Little League"))
    assert Function.ACCOUNTING in paid.functions
    assert club.functions == (Function.OTHER,)
