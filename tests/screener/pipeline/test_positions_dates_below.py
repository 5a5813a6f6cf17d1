"""Posts with their dates below their duties, and titles without dates beside dated ones."""

from textwrap import dedent

import pytest
from posts import positions_of, posts

BELOW = """
**Zephyr Foods (Pty) Ltd**
**Key Account Manager**
- Kept eleven chains of shops.
- Agreed on prices.
Period: February 2017 to date

**Zephyr Foods (Pty) Ltd**
**Sales Representative**
- Called on forty shops a week.
Period: August 2013 to January 2017
Reason for leaving: promoted within the firm

**Orchard Café**
**Waitress**
Period: 2007 to 2010
"""


def test_dates_below_the_duties_are_those_of_the_post_above() -> None:
    assert posts(BELOW) == [
        "Key Account Manager | Zephyr Foods (Pty) Ltd | - | 2017-02 – present",
        "Sales Representative | Zephyr Foods (Pty) Ltd | - | 2013-08 – 2017-01",
        "Waitress | Orchard Café | - | 2007 – 2010",
    ]


def test_duties_stay_with_their_post() -> None:
    manager, representative, waitress = positions_of(f"EXPERIENCE\n{BELOW}")
    text = BELOW.replace("**", "").replace("- ", "").replace("\n\n", "\n")
    bodies = [
        None if post.body is None else ("EXPERIENCE" + text)[post.body.start : post.body.end]
        for post in (manager, representative, waitress)
    ]
    assert bodies[0] is not None
    assert "eleven chains" in bodies[0]
    assert bodies[1] is not None
    assert "forty shops" in bodies[1]
    assert "eleven" not in bodies[1]
    assert bodies[2] is None


@pytest.mark.parametrize(
    "above",
    [
        "Company: Acme Traders Ltd\nPosition: Sales Executive\nPeriod: 2012 to 2015\n- Sold goods.",
        "Position: Sales Executive\nPeriod: 2012 to 2015\nCompany: Acme Traders Ltd\n- Sold goods.",
    ],
)
def test_dates_among_the_labels_above_the_duties_stay(above: str) -> None:
    below = "\n\nCompany: Borealis Ltd\nPosition: Clerk\nPeriod: 2010 to 2012\n- Filed letters."
    found = posts(above + below.replace("Period", "Duration"))
    assert [line.split(" | ")[0] + line.split(" | ")[3] for line in found] == [
        "Sales Executive2012 – 2015",
        "Clerk2010 – 2012",
    ]


def test_a_labelled_title_without_dates_is_a_post() -> None:
    text = """
    **Borealis Beverages PLC**
    2009 - 2012
    Position Held: Territory Sales Executive
    - Opened ninety shops.
    **Elm Stationery and Business Centre**
    Position Held: Cashier
    """
    assert posts(dedent(text))[1] == "Cashier | Elm Stationery and Business Centre | - | ? – ?"


def test_a_bold_title_without_dates_is_not_part_of_the_post_above() -> None:
    text = """
    **Account Clerk, 2014 - 2019**
    Red Barn Parts, Winnipeg MB
    **Customer Care Agent, 2006 - 2009**
    Prairie Telephone, Winnipeg MB
    **Cashier**
    Corner Market, Winnipeg MB
    """
    titles = [line.split(" | ")[0] for line in posts(dedent(text))]
    assert titles == ["Account Clerk", "Customer Care Agent", "Cashier"]


@pytest.mark.parametrize(
    "employer", ["eTelcom / Stream Contact Centers – Makati City", "iHarbor Group – Pune"]
)
def test_a_name_may_begin_with_a_small_letter(employer: str) -> None:
    text = f"""
    **Team Leader**
    Northwind Contact Centers – Makati City
    March 2013 - June 2016
    - Led eighteen agents.
    **Customer Service Representative**
    {employer}
    Sept. 2010 - Dec. 2011
    - Answered calls.
    """
    found = posts(dedent(text))
    assert [line.split(" | ")[0] for line in found] == ["Team Leader", "Customer Service Representative"]


@pytest.mark.parametrize(
    "title", ["Machinist's Mate Second Class", "Hospital Corpsman", "Infantryman", "Yeoman", "Storekeeper"]
)
def test_ratings_of_the_navy_are_titles(title: str) -> None:
    found = posts(f"{title}, United States Navy\nKings Bay, GA\n1995 - 2000\n- Served aboard.")
    assert found[0].split(" | ")[0] == title


@pytest.mark.parametrize(
    ("line", "title"),
    [
        ("Account Director (EMEA, APAC)", "Account Director (EMEA, APAC)"),
        (
            "Credit Controller (temp, via Birch Recruitment)",
            "Credit Controller (temp, via Birch Recruitment)",
        ),
    ],
)
def test_a_bracket_with_a_comma_stays_whole(line: str, title: str) -> None:
    found = posts(f"{line}\nAcme Ltd\n2015 - 2018\n- Kept accounts.")
    assert found[0].split(" | ")[0] == title


def test_volunteer_below_a_period_is_a_title_not_a_section() -> None:
    text = """SKILLS
Excel
EXPERIENCE
2011 – 2012 Lake Standard Media Ltd
Front Office Assistant
- Received visitors.
2009 – 2010 Blue Cross Society
Volunteer
- Registered donors.
EDUCATION
B.Com, 2008"""
    assert [(post.title, str(post.dates)) for post in positions_of(text)] == [
        ("Front Office Assistant", "2011 – 2012"),
        ("Volunteer", "2009 – 2010"),
    ]


@pytest.mark.parametrize("heading", ["SELECTED ASSIGNMENTS", "Contract History", "Interim assignments"])
def test_a_contractor_has_assignments(heading: str) -> None:
    text = f"{heading}\nInterim Finance Manager, Acme Ltd, 2016 - 2018\n- Closed the months."
    assert [post.title for post in positions_of(text)] == ["Interim Finance Manager"]
