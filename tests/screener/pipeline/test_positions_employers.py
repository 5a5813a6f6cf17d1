"""Employers that stand over their posts, and what only looks like one."""

from textwrap import dedent

import pytest
from posts import posts


def employers(text: str) -> list[str]:
    return [" | ".join(line.split(" | ")[:2]) for line in posts(dedent(text))]


def test_a_line_may_say_what_the_employer_does() -> None:
    text = """
    **Larch & Wren, London**
    Independent agency, 65 people

    **Account Director** (07/2017 – present)
    - Led three accounts.
    **Account Manager** (03/2013 – 06/2017)
    - Wrote briefs.
    """
    assert employers(text) == ["Account Director | Larch & Wren", "Account Manager | Larch & Wren"]


def test_the_years_at_an_employer_may_stand_between_it_and_its_posts() -> None:
    text = """
    **Ledgerline**
    3 years 4 months

    **Senior Customer Success Manager**
    September 2018 - Present (1 year 4 months)
    Austin, Texas
    - Kept forty clients.

    **Customer Success Manager**
    September 2016 - August 2018 (2 years)
    Austin, Texas
    - Trained users.

    **Marigold Hotel**
    **Front Desk Agent**
    August 2011 - May 2013 (1 year 10 months)
    San Antonio, Texas
    - Greeted guests.
    """
    assert employers(text) == [
        "Senior Customer Success Manager | Ledgerline",
        "Customer Success Manager | Ledgerline",
        "Front Desk Agent | Marigold Hotel",
    ]


@pytest.mark.parametrize(
    ("heading", "expected"),
    [
        (
            "2009 – 2010 (December holidays)\tBlue Cross Society\nDonor Clerk",
            "Donor Clerk | Blue Cross Society",
        ),
        (
            "2009 – 2012\tM/s. Vale & Nair, Chartered Accountants\nAudit Assistant",
            "Audit Assistant | M/s. Vale & Nair",
        ),
    ],
)
def test_remarks_and_firms(heading: str, expected: str) -> None:
    (found,) = employers(f"{heading}\n- Worked.")
    assert found.startswith(expected)


def test_an_area_is_a_place() -> None:
    text = """
    **Harlow Elevators**
    4 years 10 months

    **Account Manager**
    May 2016 - Present (3 years 2 months)
    Greater Millbrook-St. Clair Area
    - Kept 340 units.

    **Sales Representative**
    September 2014 - May 2016 (1 year 9 months)
    Fargo, North Dakota Area
    - Opened a territory.
    """
    assert employers(text) == [
        "Account Manager | Harlow Elevators",
        "Sales Representative | Harlow Elevators",
    ]


def test_an_employer_may_follow_its_post_where_the_others_are_taken_out() -> None:
    text = """
    05/2014 to Current
    Sales Associate Company Name City , State
    - Sold sofas.
    06/2011 to 10/2012
    Summer Sales Associate (seasonal) Lowe's City , State
    - Watered plants.
    05/2010 to 08/2010
    Camp Counselor and Lifeguard YMCA City , State
    - Kept order at the pool.
    06/2009 to 08/2009
    Summer Camp Volunteer Boys and Girls Club City , State
    - Read books.
    """
    assert employers(text) == [
        "Sales Associate | -",
        "Summer Sales Associate (seasonal) | Lowe's",
        "Camp Counselor and Lifeguard | YMCA",
        "Summer Camp Volunteer | Boys and Girls Club",
    ]
