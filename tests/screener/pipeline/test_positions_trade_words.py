"""Selling and keeping accounts in the words of their trades, with what only sounds like them."""

import pytest
from posts import functions

from skills_taxonomy.terms import Function

SALES, ACCOUNTS, LEDGER = Function.SALES, Function.ACCOUNT_MANAGEMENT, Function.ACCOUNTING
MARKETING, PROJECTS = Function.MARKETING, Function.PROJECT_MANAGEMENT
LEADS, OTHER = Function.MANAGEMENT, Function.OTHER


@pytest.mark.parametrize(
    ("duties", "sells"),
    [
        # new customers
        ("Acquisition of new clients among hotels.", True),
        ("Acquisition of a rival by our parent doubled the paperwork.", False),
        ("14 new customers in 2016.", True),
        ("Six new accounts per quarter.", True),
        ("Trained 14 new customers on the portal.", False),
        ("Brought in four regional clients.", True),
        ("Brought in lunch for the office.", False),
        ("Calls in the afternoon to bring in new deposit and loan relationships.", True),
        ("Found and closed $380K in add-on modules.", True),
        ("Closed the books in four days.", False),
        ("Added twelve more dealers along the coast.", True),
        ("Built the customer base from scratch.", True),
        ("Built the reporting process from scratch.", False),
        ("Convinced bakers to switch to our flour.", True),
        ("Talked two hotels into a longer contract.", True),
        ("Talked callers into calm.", False),
        ("Followed up on open quotes.", True),
        ("Followed up on complaints.", False),
        # goals and ranks
        ("Order booking target doubled.", True),
        ("Targets achieved three years running.", True),
        ("Goal of $2M a year, met twice.", True),
        ("Budget of $300K kept, deadlines met.", False),
        ("Ranked third of 40 representatives.", True),
        ("Ranked the risks of each project.", False),
        # shelves and tenders
        ("Went to all division offices to sell in local programs.", True),
        ("Presented new products to buyers.", True),
        ("Got the jam listed at two chains.", True),
        ("Led the spring range review with the buyer.", True),
        ("Prepared data for range reviews.", False),
        ("Gained listings at three wholesalers.", True),
        ("Answered tenders of hospitals.", True),
        ("Kept tender documents in order.", False),
        ("Led our bid; contract awarded in May.", True),
        ("Negotiated a two year cleaning contract worth $4M.", True),
        ("Negotiated deadlines.", False),
        # more from the same clients
        ("Grew the hotel group from $1.1M to $1.9M.", True),
        ("Took late invoice write offs from $90K to $8K.", False),
        ("Grew accounts by 12%.", True),
        ("Increased client satisfaction by 12%.", False),
        ("Customer business up 7% a year.", True),
        ("Turnover of 3.1 M€, +8 %.", True),
        ("Raised penetration of the premium line.", True),
        ("Moved a brewery from project work to a retainer.", True),
        ("Suggested complementary products on every call.", True),
        # denied
        ("Was not responsible for upselling.", False),
        ("Did not upsell. Answered questions.", False),
        ("No new customers: service to the old ones only.", False),
    ],
)
def test_what_an_account_manager_does_to_sell(duties: str, sells: bool) -> None:
    assert functions("Account Manager", duties) == ({ACCOUNTS, SALES} if sells else {ACCOUNTS})


@pytest.mark.parametrize(
    ("title", "duties", "keeps"),
    [
        ("Inside Sales Associate", "Handled 300 trade customers; kept 95% of the book.", True),
        ("Sales Associate", "Handled 60 customers a day; kept 95% of shelves full.", False),
        ("Area Sales Representative", "Care of 90 existing customers in the north.", True),
        ("Sales Engineer", "Quarterly rounds of 15 existing plants.", True),
        ("Insurance Producer", "Renewal talks every spring; 91% renewed.", True),
        ("Sales Executive", "Took over the A-customers; framework contracts.", True),
        ("Sales Executive", "Took over the accounts payable of the shop; framework contracts.", False),
        ("Account Executive", "Owned the relationship with six chains. No client left.", True),
        ("Account Executive", "Opened doors; never lost a client; the first ones still buy from us.", True),
        ("Business Banker", "Loan portfolio of the branch; largest clients.", True),
        # clients that others keep
        ("Account Executive", "Handed signed clients over to the account managers of key accounts.", False),
        ("Sales Executive", "No account management, no book of business of my own.", False),
    ],
)
def test_what_sellers_do_to_keep_accounts(title: str, duties: str, keeps: bool) -> None:
    assert functions(title, duties) == ({SALES, ACCOUNTS} if keeps else {SALES})


@pytest.mark.parametrize(
    ("title", "duties", "expected"),
    [
        # who leads a shop or a branch may sell in person
        ("Studio Manager", "Sold memberships and packages.", {SALES, LEADS}),
        ("Assistant Store Manager", "Made the schedule.\nSold phones on the floor.", {SALES, LEADS}),
        ("Store Manager", "Kept stock of goods to be sold.", {LEADS}),
        ("Store Manager", "Opened two shops and\nsold them.", {LEADS}),
        ("Shift Supervisor", "Sold food at the counter.", {LEADS}),
        ("Restaurant Manager", "Sold the business in spring.", {LEADS}),
        # a title of no known field
        (
            "Sector Manager",
            "Prospection, opening of 12 points of sale; care of 80 existing ones; target reached.",
            {SALES, ACCOUNTS, LEADS},
        ),
        ("Graduate Trainee", "Months in field sales and telesales.", {SALES}),
        ("Sales Training Program", "Classes and role play.", {SALES}),
        ("Sales Training Coordinator", "Booked classes.", {OTHER}),
        # services delivered to clients
        (
            "Service Delivery Manager",
            "Service reviews; renewed the contracts of four clients.",
            {PROJECTS, ACCOUNTS},
        ),
        ("Service Delivery Manager", "Incidents, changes and releases.", {PROJECTS}),
        ("Marketing Executive", "Visited existing dealers; renewals of agreements.", {MARKETING, ACCOUNTS}),
        # the agency's words
        ("Account Executive", "Wrote conference reports, went to press checks.", {ACCOUNTS}),
        ("Account Executive", "Went to trade fairs.", {SALES}),
        ("Account Officer", "Mobilised deposits from traders.", {SALES, ACCOUNTS}),
        ("Account Officer", "Monitored repayments.", {ACCOUNTS}),
        (
            "Sales Executive",
            "Relationships with purchase managers, to get repeat orders.",
            {SALES, ACCOUNTS},
        ),
        (
            "Sales Executive",
            "Managed 30 existing contractors and grew the existing traders.",
            {SALES, ACCOUNTS},
        ),
        # for whom a department works
        (
            "Finance Manager, Sales & Marketing",
            "Month end close, accruals, balance sheet reconciliations, SOX controls, sales forecast.",
            {LEDGER, LEADS},
        ),
    ],
)
def test_titles_that_leave_it_to_the_duties(title: str, duties: str, expected: set[Function]) -> None:
    assert functions(title, duties) == expected


def test_a_treasurer_who_counts_the_offering_keeps_books() -> None:
    assert functions("Church Treasurer", "Counted and deposited the offerings.", volunteer=True) == {LEDGER}
    assert functions("Treasurer", "Attended meetings.", volunteer=True) == {OTHER}


@pytest.mark.parametrize(
    ("title", "duties", "expected"),
    [
        (
            "Producer / Agent",
            "Quote, compare and bind coverage. Built a book from zero to $900K in written premium.",
            {Function.SALES},
        ),
        (
            "Producer",
            "Produced a weekly radio show. Booked guests and cut audio.",
            {Function.OTHER},
        ),
        (
            "Client Services Coordinator",
            "Daily contact for 70+ small clients of a payroll bureau. Set up logins.",
            {Function.ACCOUNT_MANAGEMENT, Function.CUSTOMER_SERVICE},
        ),
        (
            "Client Services Coordinator",
            "First contact for callers. Set up logins.",
            {Function.CUSTOMER_SERVICE},
        ),
        (
            "Customer Success Manager",
            "Held quarterly business reviews. Expansion opportunities get passed to the Account Executive.",
            {Function.ACCOUNT_MANAGEMENT},
        ),
        ("VITA Volunteer", "Free returns for elderly families on Saturdays.", {Function.ACCOUNTING}),
    ],
)
def test_words_of_insurers_and_client_services(title: str, duties: str, expected: set[Function]) -> None:
    assert functions(title, duties) == expected
