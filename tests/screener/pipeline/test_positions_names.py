"""What belongs to a title, and what to the name of an employer, where little or nothing parts them."""

from dataclasses import replace

import pytest
from documents import document
from posts import positions_of, posts

from screener.pipeline.dates.find import find_dates
from screener.pipeline.positions.find import find_positions
from screener.pipeline.sections.find import find_sections

STACKED = """
**Account Manager**\t2014 - 2018
Northwind Media, Fairview
- Kept 18 clients.
**Sales Clerk**\t2010 - 2014
Penny Market, Fairview
- Served customers.
"""


@pytest.mark.parametrize(
    ("heading", "expected"),
    [
        ("**Intern, Finance Department**\t2008 - 2009\nVillage of Elmsworth", "Intern, Finance Department"),
        (
            "**Support Agent, Level 1 and Level 2**\t2008 - 2009\nElmsworth",
            "Support Agent, Level 1 and Level 2",
        ),
        ("**Ledger Clerk (maternity cover)**\t2008 - 2009\nElmsworth", "Ledger Clerk (maternity cover)"),
        ("**Sales Trainee (12-month trainee programme)**\t2008 - 2009\nElmsworth GmbH", "Sales Trainee"),
        ("**Office Clerk, part time**\t2008 - 2009\nElmsworth GmbH", "Office Clerk, part time"),
        ("**Audit Senior**\t2008 - 2010\nHale Byrne Chartered Accountants", "Audit Senior"),
        ("**Area Sales Manager, TX**\t2008 - 2010\nElmsworth Pumps", "Area Sales Manager"),
        ("**Civilian service**\t2008 - 2009", "Civilian service"),
        ("**Caregiver**\t2008 - 2009\nHelping Hands Home Care LLC", "Caregiver"),
        ("**Traveling Sales Representative**\t2008 - 2009\nElmsworth LLC", "Traveling Sales Representative"),
    ],
)
def test_the_whole_title(heading: str, expected: str) -> None:
    found = positions_of(f"EXPERIENCE{STACKED}{heading}\n- Did this and that.")
    assert [post.title for post in found] == ["Account Manager", "Sales Clerk", expected]


@pytest.mark.parametrize(
    "heading",
    [
        "**Career break, caring for my mother**\t2008 - 2010",
        "**Stay at home mom**\t2008 - 2010",
        "**Maternity leave**\t2008 - 2010",
        "**Family caregiver**\t2008 - 2010",
        "**Relocated to Ohio**\t2008 - 2010",
    ],
)
def test_times_between_posts(heading: str) -> None:
    assert len(positions_of(f"EXPERIENCE{STACKED}{heading}")) == 2


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        (
            "Office Volunteer Elm County Animal Shelter 2014 to 2016",
            "Office Volunteer | Elm County Animal Shelter",
        ),
        (
            "Elm State National Guard, Combat Engineer, 1993 to 1999",
            "Combat Engineer | Elm State National Guard",
        ),
        (
            "Open Pantry, Mar 2012 - present",
            "Volunteer | Open Pantry",
        ),
        ("Choir teacher, Elm Street Chapel", "Choir teacher | Elm Street Chapel"),
        ("Homework volunteer at the public library", "Homework volunteer | the public library"),
        (
            "Helping Paws - Adoption volunteer, two Sundays a month, since 2012",
            "Adoption volunteer | Helping Paws",
        ),
        (
            "Volunteer Adoption Counselor Alder Heights Animal Rescue, 2014 - 2018",
            "Volunteer Adoption Counselor | Alder Heights Animal Rescue",
        ),
        ("VITA site volunteer, 2010 to 2013 tax seasons", "VITA site volunteer | None"),
        (
            "Museum docent (volunteer), Balloon Heritage, 2015 - present",
            "Museum docent (volunteer) | Balloon Heritage",
        ),
        ("Treasurer of Elm Street Chapel, 2011 - 2013", "Treasurer | Elm Street Chapel"),
        (
            "Secretary of the parents' association, Elm School, 2017-2018. Minutes, newsletter, two galas",
            "Secretary of the parents' association | Elm School",
        ),
        ("Volunteer Treasurer , PTA 2010 to 2012", "Volunteer Treasurer | PTA"),
        (
            "2015 – 2019\tCooking judge and mentor, Whisk Up high school league. One weekend a year.",
            "Cooking judge and mentor | Whisk Up high school league",
        ),
    ],
)
def test_service_in_one_line(line: str, expected: str) -> None:
    last = positions_of(f"EXPERIENCE{STACKED}VOLUNTEERING\n{line}")[-1]
    assert f"{last.title} | {last.employer}" == expected
    assert last.kind.value == "volunteer"


def test_a_year_of_accounts_is_no_post() -> None:
    assert len(positions_of(f"EXPERIENCE{STACKED}Booking target met. FY 2016-17 was at 108%.")) == 2


def test_posts_of_a_sidebar_are_set_their_own_way() -> None:
    earlier = "EARLIER JOBS\nLine Cook, Elm Bistro, 2004 - 2006\nWaiter, Blue Oyster, 2002 - 2004\n"
    main = "EXPERIENCE{}**Cashier**\t2008 - 2010\nGreen Market, Fairview\n- Counted the till."
    found = positions_of(earlier + main.format(STACKED))
    assert [(post.title, post.employer) for post in found] == [
        ("Line Cook", "Elm Bistro"),
        ("Waiter", "Blue Oyster"),
        ("Account Manager", "Northwind Media"),
        ("Sales Clerk", "Penny Market"),
        ("Cashier", "Green Market"),
    ]


def test_labels_of_employers_at_several_times() -> None:
    text = (
        "Present Employer: Northwind Foods, Dubai\nPosition: Seller\nPeriod: May 2014 - Present\n- Sold.\n"
        "Previous Employer: Harbor Supplies, Dubai\nPosition: Clerk\nPeriod: May 2011 - May 2014\n- Filed.\n"
    )
    assert [line.split(" | ")[:2] for line in posts(text)] == [
        ["Seller", "Northwind Foods"],
        ["Clerk", "Harbor Supplies"],
    ]


def test_rows_of_a_table_with_bold_titles_and_duties() -> None:
    text = (
        "EXPERIENCE\n"
        "2014 - 2018\tHead Chef Elm Country Club, Fairview\tLed a brigade of nine. Menus since 2015.\n"
        "2010 - 2014\tSales Manager Harbor Hotel, Fairview\tSold weddings and lunches to firms.\n"
    )
    plain = document(text)
    titles = {1: "Head Chef", 2: "Sales Manager"}
    lines = []
    for number, line in enumerate(plain.lines):
        if number in titles:
            start = plain.text.index(titles[number])
            line = replace(line, in_table=True, bold=((start, start + len(titles[number])),))
        lines.append(line)
    doc = replace(plain, lines=tuple(lines))
    found, _ = find_positions(doc, find_sections(doc), find_dates(doc.text))
    assert [(post.title, post.employer) for post in found] == [
        ("Head Chef", "Elm Country Club"),
        ("Sales Manager", "Harbor Hotel"),
    ]
    assert [doc.text[post.body.start : post.body.end][:4] for post in found if post.body] == ["Led ", "Sold"]


def test_service_without_a_title_is_told_by_its_heading() -> None:
    text = f"EXPERIENCE{STACKED}VOLUNTEERING\nHelping Paws, 2015 - 2018\nElmsworth Food Bank, 2015 - 2018"
    service = positions_of(text)[2:]
    assert [(each.title, each.employer) for each in service] == [
        ("Volunteer", "Helping Paws"),
        ("Volunteer", "Elmsworth Food Bank"),
    ]
    for each in service:
        assert [one.quote for one in each.evidence if one.rule == "positions.title"] == ["VOLUNTEERING"]
