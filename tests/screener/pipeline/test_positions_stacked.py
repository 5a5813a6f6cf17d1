"""Posts whose title, employer and dates stand in lines of their own, and service told in one line."""

import pytest
from posts import positions_of, posts

POSTS = """
**Account Manager**
Northwind Media
March 2014 - Present
- Kept 18 clients.
- Presented the figures of each month.
**{title}**
{employer}
{dates}
- Called strangers all day.
**Store Clerk**
Penny Market
2005 - 2006
- Filled shelves.
"""
CLERK = POSTS.format(title="Clerk", employer="Acme", dates="2008 - 2010")


@pytest.mark.parametrize(
    ("title", "employer", "dates", "expected"),
    [
        ("Sales Agent", "Harbor Imaging (copiers)", "2008 - 2014", "Harbor Imaging (copiers)"),
        ("Sales Agent", "Harbor (contract sales force)", "2008 - 2014", "Harbor"),
        ("Sales Agent", "Museum of the Old Harbor", "2008 - 2014", "Museum of the Old Harbor"),
        ("Sales Agent", "(part-time)\nHarbor Imaging", "2008 - 2014", "Harbor Imaging"),
        ("Sales Training Program", "Harbor Imaging", "2008 - 2009", "Harbor Imaging"),
        ("Area Sales Executive – Projects", "Harbor Imaging", "05.2008 – 12.2009", "Harbor Imaging"),
        ("Accountant I and II", "Harbor Imaging", "2008 - 2014", "Harbor Imaging"),
    ],
)
def test_every_post_is_found(title: str, employer: str, dates: str, expected: str) -> None:
    text = POSTS.format(title=title, employer=employer, dates=dates)
    headings = f"SUMMARY\nSells.\nSKILLS\nExcel\nEDUCATION\nBA\nEXPERIENCE{text}"
    found = positions_of(headings)
    assert [post.title for post in found] == ["Account Manager", title, "Store Clerk"]
    assert (found[1].employer or "").startswith(expected)


def test_a_side_line_has_only_since_when() -> None:
    text = POSTS.format(title="Self-employed Illustrator", employer="nights, since 2012", dates="")
    assert [line.split(" | ")[0] for line in posts(text)] == [
        "Account Manager",
        "Self-employed Illustrator",
        "Store Clerk",
    ]


@pytest.mark.parametrize(
    ("line", "title", "dates"),
    [
        (
            "Phone Captain — county food drive, every November since 2015. Signed up forty callers.",
            "Phone Captain",
            "2015 – present",
        ),
        (
            "Communications Chair, Women's League, 2017 - 2019. Rebuilt the newsletter.",
            "Communications Chair",
            "2017 – 2019",
        ),
        (
            "Treasurer, Elm Street School parents, 2011 to 2013: kept the books and filed the returns.",
            "Treasurer",
            "2011 – 2013",
        ),
    ],
)
def test_service_in_one_line_with_what_was_done(line: str, title: str, dates: str) -> None:
    found = positions_of(
        f"EXPERIENCE{POSTS.format(title='Clerk', employer='Acme', dates='2008 - 2010')}VOLUNTEERING\n{line}"
    )
    last = found[-1]
    assert (last.title, str(last.dates), last.kind.value) == (title, dates, "volunteer")


@pytest.mark.parametrize(
    "line",
    [
        "Bake sale profit paid for the new roof in 2016.",
        "Proud sponsor of the 2017 gala.",
    ],
)
def test_what_service_came_to_is_no_post(line: str) -> None:
    text = (
        f"EXPERIENCE{POSTS.format(title='Clerk', employer='Acme', dates='2008 - 2010')}VOLUNTEERING\n{line}"
    )
    assert len(positions_of(text)) == 3


def test_military_service_under_its_own_heading() -> None:
    service = "State National Guard, Combat Engineer, 1993 to 1999. Led a squad of nine."
    found = positions_of(f"EXPERIENCE{CLERK}MILITARY\n{service}")
    assert str(found[-1].dates) == "1993 – 1999"
