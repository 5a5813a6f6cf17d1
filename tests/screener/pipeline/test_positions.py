"""Which texts are posts and which are not: prose, lists of earlier posts, kinds, doubles, odd dates."""

import pytest
from documents import document
from hypothesis import given
from hypothesis import strategies as st
from posts import findings_of, positions_of, posts

from screener.pipeline.dates.find import find_dates
from screener.pipeline.positions.find import find_positions
from screener.pipeline.sections.find import find_sections
from screener.resume import PositionKind

CLERK = "EXPERIENCE\nClerk, Acme, 2010 - 2013\n- Filed letters."
"""A work history of one post, beside which nothing else should be found."""


def titles(text: str) -> list[str | None]:
    return [position.title for position in positions_of(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Worked with Sunrise Paints as Sales Officer from June 2011 to May 2013.",
            "Sales Officer | Sunrise Paints | - | 2011-06 – 2013-05",
        ),
        (
            "Worked as Sales Executive at Goodwill Cements from July 2009 to May 2011.",
            "Sales Executive | Goodwill Cements | - | 2009-07 – 2011-05",
        ),
        (
            "Presently working with Sunrise Paints, Pune as Area Sales Manager since April 2015.",
            "Area Sales Manager | Sunrise Paints | Pune | 2015-04 – present",
        ),
        (
            "I worked as a cashier at Corner Market from 2009 to 2011.",
            "cashier | Corner Market | - | 2009 – 2011",
        ),
        (
            "Internship at Sunrise Bank from May 2012 to July 2012 as a Marketing Intern.",
            "Marketing Intern | Sunrise Bank | - | 2012-05 – 2012-07",
        ),
    ],
)
def test_posts_told_in_prose(text: str, expected: str) -> None:
    assert posts(text) == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "Previous experience includes: Bank Teller at First Bank, Cashier at Corner Market "
        "and Waiter at Elm Grill.",
        "Prior roles: Bank Teller, First Bank; Cashier, Corner Market; Waiter, Elm Grill",
        "Earlier positions:\nBank Teller, First Bank\nCashier, Corner Market\nWaiter, Elm Grill",
    ],
)
def test_lists_of_earlier_posts_without_dates(text: str) -> None:
    assert posts(f"Account Manager, Northwind Media, 2014 - Present\n- Kept clients.\n{text}")[1:] == [
        "Bank Teller | First Bank | - | ? – ?",
        "Cashier | Corner Market | - | ? – ?",
        "Waiter | Elm Grill | - | ? – ?",
    ]


def test_an_undated_heading_set_like_the_dated_ones_is_a_post() -> None:
    assert posts(
        "**Account Manager, Northwind Media\t2014 - Present**\n- Kept clients.\n"
        "**Cashier, Corner Market**\n- Counted the till."
    ) == [
        "Account Manager | Northwind Media | - | 2014 – present",
        "Cashier | Corner Market | - | ? – ?",
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Freelance Copywriter\t2016 - Present", "Freelance Copywriter | - | - | 2016 – present"),
        ("Self-employed Bookkeeper, 2012 - 2016", "Self-employed Bookkeeper | - | - | 2012 – 2016"),
        ("Owner, Harbor Cakes\t2010 - 2016", "Owner | Harbor Cakes | - | 2010 – 2016"),
        (
            "Staff Sergeant, United States Army, Fort Bragg, NC\t2010 - 2016",
            "Staff Sergeant | United States Army | Fort Bragg, NC | 2010 – 2016",
        ),
        ("United States Army\t2010 - 2016\nSergeant", "Sergeant | United States Army | - | 2010 – 2016"),
        ("US Navy, Petty Officer, 2010 - 2016", "Petty Officer | US Navy | - | 2010 – 2016"),
    ],
)
def test_freelance_and_military_posts(text: str, expected: str) -> None:
    assert posts(f"{text}\n- Did the work well.") == [expected]


@pytest.mark.parametrize(
    ("heading", "text", "kind"),
    [
        ("EXPERIENCE", "Account Manager, Acme, 2012 - 2013", PositionKind.JOB),
        ("EXPERIENCE", "Sales Intern, Acme, Summer 2012", PositionKind.INTERNSHIP),
        ("INTERNSHIPS", "Accounting Intern, Acme, May 2012 - July 2012", PositionKind.INTERNSHIP),
        ("EXPERIENCE", "Sales Trainee, Acme, 2012 - 2013", PositionKind.TRAINING),
        ("EXPERIENCE", "Volunteer Tutor, Elm Library, 2012 - 2013", PositionKind.VOLUNTEER),
        ("VOLUNTEER EXPERIENCE", "Tutor, Elm Library, 2012 - 2013", PositionKind.VOLUNTEER),
        ("COMMUNITY SERVICE", "Treasurer, Elm Parish, 2012 - 2013", PositionKind.VOLUNTEER),
        ("INTERESTS", "Treasurer (voluntary), Elm Rowing Club, 2012 - 2013", PositionKind.VOLUNTEER),
    ],
)
def test_kinds(heading: str, text: str, kind: PositionKind) -> None:
    found = positions_of(f"{CLERK}\n{heading}\n{text}\n- Did the work well.")
    assert [position.kind for position in found] == [PositionKind.JOB, kind]


@pytest.mark.parametrize(
    "text",
    [
        "SUMMARY\nAccount manager at Northwind Media, 2014 - Present, with ten years of experience.",
        "EDUCATION\nBA, Sales Management, Lakeside University, 2006 - 2010",
        "PROJECTS\nProject Manager, Intranet, Jan 2012 - Mar 2012",
        "AWARDS\nSales Manager of the Year, Acme, 2012",
        "COURSES\nSales Executive Programme, Elm Institute, 2012 - 2013",
        "REFERENCES\nAnna Lee, Sales Manager, Acme, since 2010",
        "MEMBERSHIPS\nTreasurer, Sales Association, 2012 - Present",
        "VOLUNTEER\nMember, Rotary Club, 2012 - 2013",
        "INTERESTS\nCaptain, Elm Football Club, 2010 - 2012",
        "CERTIFICATIONS\nSalesforce Administrator, 2012 - 2014",
    ],
)
def test_other_sections_hold_no_posts(text: str) -> None:
    assert titles(f"{CLERK}\n{text}") == ["Clerk"]
    if not text.startswith("VOLUNTEER"):
        assert titles(f"{text}\n{CLERK}") == ["Clerk"]


@pytest.mark.parametrize(
    "duty",
    [
        "- Increased sales by 15% in 2011 and by 20% in 2012.",
        "- Led the 2011 - 2012 relaunch of the catalogue.",
        "- Named Salesperson of the Year, 2012.",
        "- Employee of the Month, May 2012",
        "- Between 2010 and 2012 opened four shops.",
        "- Trained 12 sales representatives (2011).",
        "Managed the 2012 budget together with the sales manager of the region.",
        "I kept the books from 2011 to 2012 and worked with the sales director of the region on prices.",
        "Career break for the care of a parent, 2013 - 2015",
    ],
)
def test_duties_with_dates_are_no_posts(duty: str) -> None:
    assert posts(f"Clerk, Acme, 2010 - 2013\n- Filed letters.\n{duty}\nWaiter, Elm Grill, 2008 - 2010") == [
        "Clerk | Acme | - | 2010 – 2013",
        "Waiter | Elm Grill | - | 2008 – 2010",
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"{CLERK}\nMarket Researcher, Elm Foods, 2006 - 2008", ["Clerk", "Market Researcher"]),
        (f"{CLERK}\nKey Achievements\n- Won a prize.\nWaiter, Elm Grill, 2008 - 2010", ["Clerk", "Waiter"]),
        ("Jane Doe\nSUMMARY\nAccount manager since 2010 who sold to hospitals.\nSKILLS\nExcel", []),
    ],
)
def test_posts_that_once_were_misread(text: str, expected: list[str]) -> None:
    assert titles(text) == expected


def test_posts_are_found_where_no_heading_says_so() -> None:
    text = "Jane Doe\njane@example.com\nAccount Manager, Northwind Media, 2014 - 2016\n- Kept clients."
    assert titles(text) == ["Account Manager"]


def test_no_posts_where_there_is_no_work() -> None:
    assert titles("Jane Doe\nEDUCATION\nBA, Lakeside University, 2006 - 2010") == []
    assert titles("") == []


def test_a_history_printed_twice_counts_once() -> None:
    history = (
        "Account Manager, Northwind Media, Jan 2014 - May 2016\n- Kept clients.\nClerk, Acme, 2010 - 2013"
    )
    assert titles(f"EXPERIENCE\n{history}\nWORK HISTORY\n{history}") == ["Account Manager", "Clerk"]


def test_the_same_title_at_another_time_is_another_post() -> None:
    assert len(posts("Clerk, Acme, 2012 - 2014\n- Filed.\nClerk, Acme, 2008 - 2010\n- Filed.")) == 2


@pytest.mark.parametrize(
    ("dates", "quotes"),
    [
        ("May 2013 - Jan 2010", ["May 2013 - Jan 2010"]),
        ("2013 - 2010", ["2013 - 2010"]),
        ("Dec 2012 - Jan 2012", ["Dec 2012 - Jan 2012"]),
        ("2012 - 2012", []),
        ("2012 - Jan 2012", []),
        ("Dec 2012 - 2012", []),
        ("2012 - Present", []),
        ("2010 - 2013", []),
    ],
)
def test_ranges_that_end_before_they_begin_are_findings(dates: str, quotes: list[str]) -> None:
    findings = findings_of(f"EXPERIENCE\nClerk, Acme, {dates}\n- Filed letters.")
    assert [(finding.code, finding.quote) for finding in findings] == [
        ("reversed_dates", quote) for quote in quotes
    ]


def test_the_body_is_the_duties_below_the_heading() -> None:
    text = f"{CLERK}\n- Took calls.\nWaiter, Elm Grill, 2008 - 2010"
    doc = document(text)
    positions, _ = find_positions(doc, find_sections(doc), find_dates(doc.text))
    bodies = [doc.text[p.body.start : p.body.end] if p.body else None for p in positions]
    assert bodies == ["Filed letters.\nTook calls.", None]


def test_duties_end_where_the_section_does() -> None:
    (position,) = positions_of(f"{CLERK}\nEDUCATION\nBA, Lakeside University")
    assert position.body is not None
    assert position.body.end - position.body.start == len("Filed letters.")


_LINES = st.sampled_from(
    [
        "Account Manager",
        "Northwind Media, Denver, CO",
        "2012 - 2014",
        "March 2014 - Present",
        "Clerk, Acme, 2010 - 2012",
        "- Kept 18 clients since 2011.",
        "Company Name City , State",
        "Designation: Sales Officer",
        "Duration: 2012 - 2013",
        "Designation\tOrganisation\tPeriod",
        "Clerk\tAcme\t2012",
        "Worked as clerk at Acme from 2010 to 2011.",
        "EDUCATION",
        "**Sales Representative**",
        "Previous experience includes: Clerk at Acme, Waiter at Elm",
        "VOLUNTEER WORK",
        "2012",
        ",",
        "(",
    ]
)


@given(st.lists(st.one_of(_LINES, st.text(max_size=25)), max_size=14))
def test_any_lines_give_quoted_posts_in_the_order_of_the_text(lines: list[str]) -> None:
    found = positions_of("\n".join(["EXPERIENCE", *(" ".join(line.splitlines()) for line in lines)]))
    titles = [
        item.span.start for position in found for item in position.evidence if item.rule == "positions.title"
    ]
    assert titles == sorted(set(titles))
