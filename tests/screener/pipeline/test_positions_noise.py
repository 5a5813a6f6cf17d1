"""Dates that tell of no post, posts behind interruptions, and duties that begin in the line of a heading."""

import pytest
from documents import document
from posts import positions_of, posts

HISTORY = (
    "2014 - 2018 Account Manager\nCompany Name City, State\n- Kept clients.\n"
    "2010 - 2014 Sales Clerk\nCompany Name City, State\n- Served customers.\n"
    "2008 - 2010 Cashier\nCompany Name City, State\n- Counted the till.\n"
)
TITLES = ["Account Manager", "Sales Clerk", "Cashier"]


def titles(text: str) -> list[str | None]:
    return [position.title for position in positions_of(f"EXPERIENCE\n{text}")]


def test_the_history_by_itself() -> None:
    assert titles(HISTORY) == TITLES


@pytest.mark.parametrize(
    "line",
    [
        "2016 Salesman of the Year, Midwest",
        "2015: Field Trainer",
        "2015: 104 %, rank 71 of 288",
        "Sales Excellence Award 2012",
        "Watered.\nBest comparison in the district, spring 2011",
        "Team lead for the general ledger in the global project from 2009 to 2010",
        "Moved, then Team Leader of six salesmen from 2009 to 2010",
    ],
)
def test_years_of_results_honours_and_duties(line: str) -> None:
    assert titles(f"{HISTORY}{line}\n") == TITLES


@pytest.mark.parametrize("heading", ["Awards", "Selected Projects:", "Additional Information"])
def test_the_history_goes_on_behind_a_heading_of_one_post(heading: str) -> None:
    later = "2005 - 2008 Bank Teller\nCompany Name City, State\n- Counted money.\n"
    assert titles(f"{HISTORY}**{heading}**\n2007 Best of the Branch\n{later}") == [*TITLES, "Bank Teller"]
    titled = "Bank Teller\n2005 - 2008 Company Name City, State\n- Counted money.\n"
    assert "Bank Teller" in titles(f"{HISTORY}**{heading}**\n2007 Best of the Branch\n{titled}")


@pytest.mark.parametrize(
    ("behind", "title"),
    [
        (
            "Senior Account Manager Day-to-day lead on two national accounts, with all their plans",
            "Senior Account Manager",
        ),
        (
            "Account Manager Ran retail programs for a beverage client in 14 states and more",
            "Account Manager",
        ),
        (
            "Ticket Sales Representative Minor league baseball, with 80 calls a day to sell seats",
            "Ticket Sales Representative",
        ),
        (
            "Promotions Intern On-field contests, mascot handler and many other things to do",
            "Promotions Intern",
        ),
    ],
)
def test_duties_behind_the_title_in_one_line(behind: str, title: str) -> None:
    assert titles(f"2014 - 2018\nCompany Name City , State {behind}\nand more of it.\n") == [title]


def test_a_duty_above_a_heading_of_its_own_is_no_part_of_it() -> None:
    found = titles(
        "Accounting Supervisor\nJune 2003 to April 2018 Company Name City, State\n"
        "Plant Accountant, March 2008 to May 2011\nPosted orders.\nSpecial projects for the CFO: a study\n"
        "Payroll Accountant, 2005 to March 2008\nRan payrolls.\n"
    )
    assert found[-2:] == ["Plant Accountant", "Payroll Accountant"]


def test_an_unknown_title_beside_an_employer_taken_out() -> None:
    assert (
        titles(f"{HISTORY}2000 - 2008 Meter Reader\nCompany Name City, State\n- Read meters.\n")[-1]
        == "Meter Reader"
    )


def test_periods_with_employers_and_titles_in_words() -> None:
    assert posts(
        "Aug'10 – Nov'14 with Sunrise Coffee Works, Pune as Deputy Manager – Accounts\n- Kept the books.\n"
        "Jul'08 – Jul'10 with Elm Auto Agencies (dealer), Pune as Accounts Executive\n- Vouchers."
    ) == [
        "Deputy Manager – Accounts | Sunrise Coffee Works | Pune | 2010-08 – 2014-11",
        "Accounts Executive | Elm Auto Agencies (dealer) | Pune | 2008-07 – 2010-07",
    ]


def test_a_table_headed_in_plain_words() -> None:
    assert posts(
        "When\tWhat\tWhere\tDetails\n"
        "Nov 2016 to date\tSales Coordinator\tValley Floors\tProcess orders for nine reps and prepare all "
        "of their quotes and bids and samples\n"
        "Feb 2015 to Oct 2016\tInside Sales Representative\tClear Windows\tTook dealer orders"
    ) == [
        "Sales Coordinator | Valley Floors | - | 2016-11 – present",
        "Inside Sales Representative | Clear Windows | - | 2015-02 – 2016-10",
    ]


def test_a_sub_heading_between_posts_is_read_once() -> None:
    """What stands under the second sub-heading belongs to the post before it, up to the next post."""
    text = (
        "EXPERIENCE\nAccount Manager, Company Name, 2014 - 2018\n- Kept clients.\n"
        "Accomplishments\n- Won the northern region.\n"
        "Sales Clerk, Company Name, 2010 - 2014\n- Served customers.\n"
        "Accomplishments\n- Clerk of the year.\n"
        "Cashier, Company Name, 2008 - 2010\n- Counted the till.\n"
    )
    found = positions_of(text)
    assert [position.title for position in found] == ["Account Manager", "Sales Clerk", "Cashier"]
    read = document(text).text
    bodies = [read[position.body.start : position.body.end] for position in found if position.body]
    assert [body.splitlines()[-1] for body in bodies] == [
        "Won the northern region.",
        "Clerk of the year.",
        "Counted the till.",
    ]
