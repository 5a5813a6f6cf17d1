"""Headings of posts in every common arrangement: title, employer, place and dates, each by itself."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from posts import posts

TWO = [
    "Account Manager | Northwind Media | Denver, CO | 2014-03 – present",
    "Sales Representative | Harbor Supply | Boise, ID | 2008-06 – 2014-02",
]
"""What most cases below say, arranged in different ways."""


@pytest.mark.parametrize(
    "text",
    [
        # the title's line, then the employer's, then the dates'
        """
        Account Manager
        Northwind Media, Denver, CO
        March 2014 - Present
        - Kept 18 clients.
        Sales Representative
        Harbor Supply, Boise, ID
        June 2008 - February 2014
        - Called strangers.
        """,
        # the title's line, then employer and dates
        """
        Account Manager
        Northwind Media, Denver, CO | March 2014 - Present
        - Kept 18 clients.
        Sales Representative
        Harbor Supply, Boise, ID | June 2008 - February 2014
        - Called strangers.
        """,
        # title and dates, then the employer
        """
        Account Manager\tMarch 2014 - Present
        Northwind Media, Denver, CO
        - Kept 18 clients.
        Sales Representative\tJune 2008 - February 2014
        Harbor Supply, Boise, ID
        - Called strangers.
        """,
        # employer and dates, then the title
        """
        Northwind Media, Denver, CO\tMarch 2014 - Present
        Account Manager
        - Kept 18 clients.
        Harbor Supply, Boise, ID\tJune 2008 - February 2014
        Sales Representative
        - Called strangers.
        """,
        # the employer, then title and dates
        """
        Northwind Media\tDenver, CO
        Account Manager\tMarch 2014 - Present
        - Kept 18 clients.
        Harbor Supply\tBoise, ID
        Sales Representative\tJune 2008 - February 2014
        - Called strangers.
        """,
        # a line for each, the dates last
        """
        Northwind Media
        Denver, CO
        Account Manager
        March 2014 - Present
        - Kept 18 clients.
        Harbor Supply
        Boise, ID
        Sales Representative
        June 2008 - February 2014
        - Called strangers.
        """,
        # the dates in a line of their own, first
        """
        March 2014 - Present
        Account Manager
        Northwind Media, Denver, CO
        - Kept 18 clients.
        June 2008 - February 2014
        Sales Representative
        Harbor Supply, Boise, ID
        - Called strangers.
        """,
        # the dates in a gutter, the title beside them
        """
        03/2014 – Present\tAccount Manager, Northwind Media, Denver, CO
        - Kept 18 clients.
        06/2008 – 02/2014\tSales Representative, Harbor Supply, Boise, ID
        - Called strangers.
        """,
        # the dates in a gutter, the employer beside them
        """
        03/2014 – Present\tNorthwind Media, Denver, CO
        Account Manager
        - Kept 18 clients.
        06/2008 – 02/2014\tHarbor Supply, Boise, ID
        Sales Representative
        - Called strangers.
        """,
        # the employment type beside the employer, the length beside the dates, the place below
        """
        Account Manager
        Northwind Media · Full-time
        Mar 2014 - Present · 6 yrs 1 mo
        Denver, CO
        - Kept 18 clients.
        Sales Representative
        Harbor Supply · Full-time
        Jun 2008 - Feb 2014 · 5 yrs 9 mos
        Boise, ID
        - Called strangers.
        """,
        # bold titles, duties without bullets
        """
        **Account Manager**
        Northwind Media, Denver, CO, March 2014 - Present
        Managed 18 client accounts for the region.
        Negotiated renewals with every client.
        **Sales Representative**
        Harbor Supply, Boise, ID, June 2008 - February 2014
        Prospected new customers by phone.
        """,
        # numbered, the place in brackets
        """
        1. Account Manager, Northwind Media (Denver, CO), March 2014 - Present
        - Kept 18 clients.
        2. Sales Representative, Harbor Supply (Boise, ID), June 2008 - February 2014
        - Called strangers.
        """,
        # dates over two lines
        """
        Account Manager, Northwind Media, Denver, CO, March 2014 -
        Present
        - Kept 18 clients.
        Sales Representative, Harbor Supply, Boise, ID, June 2008 -
        February 2014
        - Called strangers.
        """,
    ],
)
def test_lines_in_any_order(text: str) -> None:
    assert posts(text) == TWO


SEPARATORS = [" | ", ", ", " – ", " - ", " · ", " • ", "\t", "; ", " — "]
DUTY = "\n- Kept eighteen clients.\n"


@pytest.mark.parametrize("separator", SEPARATORS)
@pytest.mark.parametrize(
    "order", ["title employer place dates", "employer title place dates", "dates title employer place"]
)
def test_one_line_with_any_separator(order: str, separator: str) -> None:
    parts = (
        {
            "title": "Account Manager",
            "employer": "Northwind Media",
            "place": "Denver, CO",
            "dates": "March 2014 to Present",
        },
        {
            "title": "Sales Representative",
            "employer": "Harbor Supply",
            "place": "Boise, ID",
            "dates": "June 2008 to February 2014",
        },
    )
    text = DUTY.join(separator.join(part[name] for name in order.split()) for part in parts)
    assert posts(text) == TWO


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Clerk at Northwind Media (2012 - 2014)", "Clerk | Northwind Media | - | 2012 – 2014"),
        (
            "Northwind Media: Account Manager (2012 - 2014)",
            "Account Manager | Northwind Media | - | 2012 – 2014",
        ),
        ("2012-2014 Account Manager, Northwind Media", "Account Manager | Northwind Media | - | 2012 – 2014"),
        (
            "Account Manager, Harbor Supply, Inc., Boise, ID, 2012 - 2014",
            "Account Manager | Harbor Supply, Inc. | Boise, ID | 2012 – 2014",
        ),
        (
            "Staff Accountant, University of Texas, Austin, TX\t2012 - 2014",
            "Staff Accountant | University of Texas | Austin, TX | 2012 – 2014",
        ),
        (
            "Payroll Clerk, Bank of America, Charlotte, NC\t2012 - 2014",
            "Payroll Clerk | Bank of America | Charlotte, NC | 2012 – 2014",
        ),
        (
            "Co-Manager, Harbor-Light Stores, 2012 - 2014",
            "Co-Manager | Harbor-Light Stores | - | 2012 – 2014",
        ),
        (
            "Sales Representative/Account Manager, Harbor Supply, 2012 - 2014",
            "Sales Representative/Account Manager | Harbor Supply | - | 2012 – 2014",
        ),
        (
            "Receptionist and Bookkeeper, Harbor Supply, 2012 - 2014",
            "Receptionist and Bookkeeper | Harbor Supply | - | 2012 – 2014",
        ),
        (
            "Key Account Manager – Modern Trade, Brightway Foods Ltd, Leeds\t2012 - 2014",
            "Key Account Manager – Modern Trade | Brightway Foods Ltd | Leeds | 2012 – 2014",
        ),
        (
            "Account Manager, Northwind Media, London\t2012 - 2014",
            "Account Manager | Northwind Media | London | 2012 – 2014",
        ),
        (
            "Account Manager, Northwind Media, Lagos, Nigeria\t2012 - 2014",
            "Account Manager | Northwind Media | Lagos, Nigeria | 2012 – 2014",
        ),
    ],
)
def test_a_title_an_employer_and_a_place_are_each_by_itself(text: str, expected: str) -> None:
    assert posts(text + DUTY) == [expected]


def test_an_unknown_title_is_known_by_where_the_others_stand() -> None:
    text = "Wrangler, Harbor Supply, Boise, ID\t2012 - 2014\nBookkeeper, Elm Foods, Denver, CO\t2010 - 2012"
    assert posts(text) == [
        "Wrangler | Harbor Supply | Boise, ID | 2012 – 2014",
        "Bookkeeper | Elm Foods | Denver, CO | 2010 – 2012",
    ]


@pytest.mark.parametrize(
    ("dates", "expected"),
    [
        ("2014", "2014 – 2014"),
        ("03/2012", "2012-03 – ?"),
        ("Summer 2014", "2014-06 – 2014-08"),
        ("since 2015", "2015 – present"),
        ("Jan 2016 - May 2016", "2016-01 – 2016-05"),
        ("2016 - 2014", "2016 – 2014"),
    ],
)
def test_dates_of_a_post(dates: str, expected: str) -> None:
    """One bare year is start and end; one month is when the post began."""
    assert posts(f"Account Manager, Northwind Media, {dates}{DUTY}") == [
        f"Account Manager | Northwind Media | - | {expected}"
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            """
            Northwind Media, Denver, CO
            Senior Account Manager\t2017 - Present
            - Kept the largest clients.
            Account Manager\t2014 - 2017
            - Kept clients.
            Harbor Supply, Boise, ID
            Sales Representative\t2008 - 2014
            - Called strangers.
            """,
            [
                ("Senior Account Manager", "Northwind Media", "2017 – present"),
                ("Account Manager", "Northwind Media", "2014 – 2017"),
                ("Sales Representative", "Harbor Supply", "2008 – 2014"),
            ],
        ),
        (
            """
            **Northwind Media, Denver, CO\t2014 - Present**
            Senior Account Manager (2017 - Present)
            - Kept the largest clients.
            Account Manager (2014 - 2017)
            - Kept clients.
            **Harbor Supply, Boise, ID\t2008 - 2014**
            Sales Representative (2008 - 2014)
            - Called strangers.
            """,
            [
                ("Senior Account Manager", "Northwind Media", "2017 – present"),
                ("Account Manager", "Northwind Media", "2014 – 2017"),
                ("Sales Representative", "Harbor Supply", "2008 – 2014"),
            ],
        ),
        (
            """
            Northwind Media, 2010 - Present
            Account Manager, 2014 - Present
            Account Coordinator, 2010 - 2014
            - Took orders.
            """,
            [
                ("Account Manager", "Northwind Media", "2014 – present"),
                ("Account Coordinator", "Northwind Media", "2010 – 2014"),
            ],
        ),
    ],
)
def test_several_titles_under_one_employer(text: str, expected: list[tuple[str, str, str]]) -> None:
    found = [tuple(post.split(" | ")[number] for number in (0, 1, 3)) for post in posts(text)]
    assert found == expected


@pytest.mark.parametrize(
    "text",
    [
        "Designation\tOrganisation\tPeriod\n"
        "Area Sales Manager\tSunrise Paints Pvt. Ltd.\tJan 2014 - till date\n"
        "Sales Officer\tGoodwill Cements Limited\tMar 2010 - Dec 2013",
        "Organization\tDesignation\tFrom\tTo\n"
        "Sunrise Paints Pvt. Ltd.\tArea Sales Manager\tJan 2014\tTill date\n"
        "Goodwill Cements Limited\tSales Officer\tMar 2010\tDec 2013",
        "S.No\tOrganization\tDesignation\tDuration\n"
        "1\tSunrise Paints Pvt. Ltd.\tArea Sales Manager\tJan 2014 - Till date\n"
        "2\tGoodwill Cements Limited\tSales Officer\tMar 2010 - Dec 2013",
        "Organization: Sunrise Paints Pvt. Ltd.\nDesignation: Area Sales Manager\n"
        "Duration: 01/01/2014 to till date\nResponsibilities:\n- Leading six officers.\n"
        "Organization: Goodwill Cements Limited\nDesignation: Sales Officer\n"
        "Duration: 15/03/2010 to 31/12/2013\n",
        "Designation : Area Sales Manager\nName of Company : Sunrise Paints Pvt. Ltd.\n"
        "Period : Jan 2014 – Present\n- Leading six officers.\n"
        "Designation : Sales Officer\nName of Company : Goodwill Cements Limited\n"
        "Period : Mar 2010 – Dec 2013\n",
        "Sunrise Paints Pvt. Ltd.\nDesignation: Area Sales Manager\nPeriod: January 2014 to till date\n"
        "Job Responsibilities:\n- Leading six officers.\n"
        "Goodwill Cements Limited\nDesignation: Sales Officer\nPeriod: March 2010 to December 2013\n",
    ],
)
def test_tables_and_labels(text: str) -> None:
    assert posts(text) == [
        "Area Sales Manager | Sunrise Paints Pvt. Ltd. | - | 2014-01 – present",
        "Sales Officer | Goodwill Cements Limited | - | 2010-03 – 2013-12",
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Account Manager, March 2014 to Current Company Name City , State\nManaged 18 client accounts.\n"
        "Cashier, June 2008 to February 2014 Company Name City , State\nCounted the till every day.",
        "Account Manager\nMarch 2014 to Current\nCompany Name － City , State\nManaged 18 client accounts.\n"
        "Cashier\nJune 2008 to February 2014\nCompany Name － City , State\nCounted the till every day.",
        "March 2014 to Current\nCompany Name City , State Account Manager\nManaged 18 client accounts.\n"
        "June 2008 to February 2014\nCompany Name City , State Cashier\nCounted the till every day.",
        "03/2014 to Current Account Manager Company Name City , State\nManaged 18 client accounts.\n"
        "06/2008 to 02/2014 Cashier Company Name City , State\nCounted the till every day.",
    ],
)
def test_an_employer_whose_name_was_taken_out_is_none(text: str) -> None:
    assert posts(text) == [
        "Account Manager | - | City , State | 2014-03 – present",
        "Cashier | - | City , State | 2008-06 – 2014-02",
    ]


TITLES = ["Account Manager", "Sales Representative", "Bookkeeper", "Marketing Coordinator", "Store Manager"]
EMPLOYERS = ["Northwind Media", "Harbor Supply Ltd", "Elm Foods Inc.", "Brightway Bank", "Acme Stores"]
PLACES = ["Denver, CO", "London", "Pune, India", "Lagos, Nigeria"]


@given(
    st.lists(
        st.tuples(st.sampled_from(TITLES), st.sampled_from(EMPLOYERS), st.sampled_from(PLACES)),
        min_size=1,
        max_size=4,
        unique_by=lambda post: post[1],
    ),
    st.sampled_from([" | ", ", ", " – ", "\t"]),
    st.booleans(),
)
def test_any_history_in_one_arrangement_is_read_back(
    history: list[tuple[str, str, str]], separator: str, title_first: bool
) -> None:
    lines, expected = [], []
    for number, (title, employer, place) in enumerate(history):
        first, last = 2016 - 2 * number, 2018 - 2 * number
        names = (title, employer) if title_first else (employer, title)
        lines.append(separator.join((*names, place, f"{first} to {last}")) + "\n- Did the work well.")
        expected.append(f"{title} | {employer} | {place} | {first} – {last}")
    assert posts("\n".join(lines)) == expected
