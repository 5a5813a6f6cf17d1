"""What a post was about: the distinctions that titles and duties make, case by case."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from posts import functions, read

from skills_taxonomy.terms import Function

SALES, ACCOUNTS, LEDGER = Function.SALES, Function.ACCOUNT_MANAGEMENT, Function.ACCOUNTING
SERVICE, MARKETING, PROJECTS = Function.CUSTOMER_SERVICE, Function.MARKETING, Function.PROJECT_MANAGEMENT
LEADS, OTHER = Function.MANAGEMENT, Function.OTHER


@pytest.mark.parametrize(
    ("expected", "titles"),
    [
        (
            {ACCOUNTS},
            "Account Manager|Key Account Manager|National Accounts Manager|Sr. Acct. Mgr|"
            "Strategic Account Manager|Assistant Account Manager|Regional Account Manager|"
            "Global Account Manager|Junior Account Manager|Client Relations Manager|"
            "Client Services Manager|Customer Success Manager|Relationship Manager|"
            "Agency Account Executive|KAM",
        ),
        ({ACCOUNTS, LEADS}, "Account Director|Strategic Account Director|Account Supervisor"),
        (
            {LEDGER},
            "Accountant|Staff Accountant|Accounts Payable Clerk|A/P Specialist|AR Analyst|"
            "Accounts Assistant|Accounts Executive|Bookkeeper|Payroll Specialist|Internal Auditor|"
            "Tax Preparer|Controller|Sales Tax Accountant|Sales Accounting Analyst|Sales Ledger Clerk|"
            "Purchase Ledger Clerk|CPA",
        ),
        (
            {LEDGER, LEADS},
            "Accounting Manager|Finance Manager|Chief Financial Officer|Sales Tax Manager|Payroll Manager",
        ),
        (
            {SALES},
            "Sales Representative|Sales Associate|Retail Sales Consultant|Sales Executive|"
            "Inside Sales Representative|Pharmaceutical Sales Representative|Account Executive|"
            "Business Development Manager|BDE|Territory Manager|Real Estate Agent|Insurance Agent|"
            "Telecaller|Sales Coordinator|Sales Trainee|Sales Intern",
        ),
        (
            {SALES, LEADS},
            "Sales Manager|Sales Director|Vice President of Sales|VP, Sales|Sales Supervisor|Head of Sales",
        ),
        (
            {SALES, ACCOUNTS},
            "Sales Account Manager|Sales and Account Manager|Sales Representative/Account Manager",
        ),
        (
            {SERVICE},
            "Cashier|Bartender|Server|Waitress|Front Desk Agent|Receptionist|Call Center Agent|"
            "Bank Teller|Customer Service Representative|Host",
        ),
        (
            {MARKETING},
            "Marketing Coordinator|Public Relations Specialist|Event Planner|Social Media Specialist",
        ),
        ({MARKETING, LEADS}, "Marketing Manager|Brand Manager|Marketing Director"),
        ({PROJECTS}, "Project Manager|Project Coordinator|Program Manager"),
        ({LEADS}, "Store Manager|Restaurant Manager|Supervisor|Team Lead|General Manager|Shift Supervisor"),
        (
            {OTHER},
            "Software Engineer|HR Coordinator|Recruiter|Network Administrator|Nurse|Teacher|"
            "User Account Administrator|Sales Analyst|Air Traffic Controller|Inventory Controller|"
            "Office Manager|Merchandiser",
        ),
    ],
)
def test_titles_alone(expected: set[Function], titles: str) -> None:
    assert {title: functions(title) for title in titles.split("|")} == dict.fromkeys(
        titles.split("|"), expected
    )


@pytest.mark.parametrize(
    ("duties", "expected"),
    [
        ("Kept a portfolio of 20 clients and held business reviews.", {ACCOUNTS}),
        ("Processed invoices for clients and chased accounts payable.", {ACCOUNTS}),
        ("Exceeded quota every year.", {ACCOUNTS, SALES}),
        ("Won new business in the west.", {ACCOUNTS, SALES}),
        ("Prospecting by phone.", {ACCOUNTS, SALES}),
        ("Closing deals with hospitals.", {ACCOUNTS, SALES}),
        ("Upselling premium plans.", {ACCOUNTS, SALES}),
        ("Cross-sold insurance to savers.", {ACCOUNTS, SALES}),
        ("Hired staff and led a team of four; wrote performance reviews.", {ACCOUNTS, LEADS}),
    ],
)
def test_an_account_manager_sells_and_leads_only_where_the_duties_say_so(
    duties: str, expected: set[Function]
) -> None:
    assert functions("Account Manager", duties) == expected


@pytest.mark.parametrize(
    ("title", "duties", "expected"),
    [
        # user accounts are nobody's clients and no ledger
        ("IT Administrator", "Created user accounts and reset passwords.", {OTHER}),
        ("User Accounts Administrator", "Created user accounts for new staff.", {OTHER}),
        # accounts of a ledger
        ("Accounts Executive", "Passed vouchers in Tally, reconciled bank statements, filed TDS.", {LEDGER}),
        ("Account Executive", "Passed vouchers in Tally, sent invoices, filed GST and TDS.", {LEDGER}),
        ("Executive", "Bank reconciliation, journal entries and month end.", {LEDGER}),
        # an executive who hunts
        ("Account Executive", "Prospecting and cold calling; exceeded quota.", {SALES}),
        # a sales post that also keeps customers
        (
            "Sales Representative",
            "Retained and grew existing accounts; regular business reviews.",
            {SALES, ACCOUNTS},
        ),
        ("Business Development Manager", "Won new clients.", {SALES}),
        (
            "Business Development Manager",
            "Won new clients, kept existing accounts, managed key accounts.",
            {SALES, ACCOUNTS},
        ),
        ("Relationship Manager", "Cross-sold insurance and met sales targets.", {ACCOUNTS, SALES}),
        ("Customer Success Manager", "Upselling; owned contract renewals.", {ACCOUNTS, SALES}),
        # selling that is another's
        ("Marketing Coordinator", "Supported the sales team with brochures.", {MARKETING}),
        ("Sales Manager", "Made the budget and a forecast.", {SALES, LEADS}),
        ("Store Manager", "Opened the shop, ordered stock and kept the till.", {LEADS}),
        ("Cashier", "Sold over the counter and handled cash.", {SERVICE}),
        ("Call Center Agent", "Answered questions about customer accounts.", {SERVICE}),
        # finance as an industry, and as a field
        ("Consumer Finance Sales Advisor", "", {SALES}),
        ("Trade Finance Relationship Manager", "", {ACCOUNTS}),
        ("Motor Finance Customer Service Agent", "Ran credit checks.", {SERVICE}),
        ("Finance and Customer Service Officer", "", {LEDGER, SERVICE}),
        ("HR & Finance Officer", "", {LEDGER}),
        (
            "Finance Marketing Associate",
            "Journal entries, general ledger and month-end close, bank reconciliation.",
            {LEDGER, MARKETING},
        ),
        ("Finance Manager", "Sold warranties and insurance, sent deals to lenders.", {SALES, LEADS}),
        # accounts of debtors, and of users
        (
            "Account Manager",
            "Third party collector: 80 calls a day to borrowers, payment plans, skip tracing.",
            {SERVICE},
        ),
        ("Account Manager", "Resolved past due invoices of key accounts.", {ACCOUNTS}),
        (
            "Account Management Administrator",
            "Provisioned network accounts, reset passwords, worked 50 tickets a day in Active Directory.",
            {OTHER},
        ),
        (
            "Accounts Coordinator",
            "Unlocked accounts, reset passwords, checked access forms and worked tickets.",
            {OTHER},
        ),
        ("Accounts Coordinator", "Sent invoices and reset passwords.", {LEDGER}),
        (
            "Account Representative",
            "Called past due accounts, set up payment plans, skip tracing; account reviews and renewals.",
            {SERVICE},
        ),
        # selling more to clients, in other words
        ("Account Manager", "Introduced scanning to four existing customers.", {ACCOUNTS, SALES}),
        ("Account Manager", "Brought new services to existing clients.", {ACCOUNTS, SALES}),
        ("Account Manager", "Introduced new colleagues to clients.", {ACCOUNTS}),
        ("Account Manager", "Added the software line to six agreements.", {ACCOUNTS, SALES}),
        ("Account Manager", "Achieved 108 %, 103 % and 115 % of target.", {ACCOUNTS, SALES}),
        ("Account Manager", "Answered 95 % of tickets in a day.", {ACCOUNTS}),
        ("Account Manager", "Rounded out accounts with cyber cover.", {ACCOUNTS, SALES}),
        ("Account Manager", "Canvassed new farms.", {ACCOUNTS, SALES}),
        ("Account Manager", "Five tenders won since spring.", {ACCOUNTS, SALES}),
        ("Account Manager", "Wrote new policies and procedures.", {ACCOUNTS}),
        ("Area Sales Manager", "Looked after 60 industrial customers.", {SALES, ACCOUNTS, LEADS}),
        ("Sales Agent", "Kept 97 % of accounts; all renewals handled.", {SALES, ACCOUNTS}),
        ("Secretary to Sales Manager", "Typed quotes.", {OTHER}),
        ("Customer Account Representative", "Took calls about bills.", {SERVICE}),
        # titles that say nothing
        ("Manager", "Prospecting, cold calling, closing deals and new business.", {SALES, LEADS}),
        ("Manager", "Journal entries, bank reconciliation, financial statements.", {LEDGER, LEADS}),
        ("Associate", "Greeted customers, answered customer calls, ran the cash register.", {SERVICE}),
        ("Consultant", "Prospecting, cold calling, closing deals.", {SALES}),
        ("Associate", "Portfolio of 40 clients; contract renewals; account reviews.", {ACCOUNTS}),
        # titles of another field keep it
        ("Nurse", "Helped customers; greeted visitors.", {OTHER}),
        ("HR Executive", "Hired for sales teams; sales leads and proposals.", {OTHER}),
    ],
)
def test_title_and_duties_together(title: str, duties: str, expected: set[Function]) -> None:
    assert functions(title, duties) == expected


@pytest.mark.parametrize(
    ("duties", "sells"),
    [
        # figures and honours
        ("Finished the year at 114% to plan.", True),
        ("Held a number of meetings.", False),
        ("Carried the bag for the north.", True),
        ("Goal is £900K in fresh cover.", True),
        ("Made President's Club twice.", True),
        ("Kept response times at 98% of target.", False),
        ("Cut costs by 12% against a budget of $300K.", False),
        ("Won a trip for the best customer satisfaction score.", False),
        # at the door, and for the order
        ("Called on builders and architects to introduce the line.", True),
        ("Called on existing customers every week.", False),
        ("Landed eight logos.", True),
        ("Signed up twelve pharmacies.", True),
        ("Asked for the order on every visit.", True),
        # from competitors, and back
        ("Displaced three competitors at hospitals.", True),
        ("Took the dairy contract from a competitor.", True),
        ("Took over the key accounts of a colleague and knew every competitor.", False),
        ("Won back lapsed customers.", True),
        ("Reactivated dormant accounts after password resets.", False),
        # more from the same clients
        ("Grew the book from $1.2M to $2.0M.", True),
        ("Doubled spend of the top clients to $4M.", True),
        ("Increased fees collected by 20% through better invoices.", False),
        ("Closed $500K in expansion ARR.", True),
        ("Supported the geographic expansion into Canada.", False),
        ("Grew deposits by 12%.", True),
        ("Processed loans and deposits by noon each day.", False),
        # denied, and left to others
        ("Did not pitch for new business.", False),
        ("Doesn't carry a quota. Runs status calls.", False),
        ("No sales targets; service only.", False),
        ("Never missed quota.", True),
        ("Spotted upselling and passed all leads to the sales team.", False),
        ("Prospected daily, handed leads to account executives.", True),
    ],
)
def test_what_counts_as_selling(duties: str, sells: bool) -> None:
    assert functions("Account Manager", duties) == ({ACCOUNTS, SALES} if sells else {ACCOUNTS})


@pytest.mark.parametrize(
    ("title", "duties", "keeps"),
    [
        ("Sales Representative", "Ran a route of 90 stops; renewed service agreements.", True),
        ("Insurance Agent", "Serviced 900 households and reviewed every policy each year.", True),
        ("Insurance Agent", "Wrote 20 policies a month from cold leads.", False),
        ("Territory Manager", "Covered 30 dealers and held business reviews.", True),
        ("Territory Manager", "Maintained existing dealers on a monthly round.", True),
        ("Medical Representative", "Visited 12 doctors a day; launched two products.", False),
        ("Sales Associate", "Looked after customers on the floor.", False),
        ("Sales Executive", "Looked after sponsors of the league.", True),
        ("Leasing Consultant", "Lease renewals, renewal letters, renewals at 70%.", False),
        ("Account Executive", "Inherited 40 clients; hunted for more.", True),
        ("Account Executive", "Hunted new logos, 130% of quota.", False),
    ],
)
def test_sales_posts_that_keep_accounts(title: str, duties: str, keeps: bool) -> None:
    assert functions(title, duties) == ({SALES, ACCOUNTS} if keeps else {SALES})


@pytest.mark.parametrize(
    ("title", "duties", "expected"),
    [
        ("Office Manager", "Kept the books, paid vendors, answered phones.", {LEDGER}),
        ("Office Manager", "Ordered supplies, answered phones, sent invoices.", {OTHER}),
        ("Restaurant Owner", "Cooked, hired staff and paid bills.", {OTHER}),
        ("Industrial Trainee", "Vouching on audit assignments.", {LEDGER}),
        ("National Service Personnel", "Checked payment vouchers in the audit unit.", {LEDGER}),
        ("Independent Consultant", "Interim controller; wrote close calendars.", {LEDGER}),
        ("Accounting Tutor", "Helped students.", {OTHER}),
        ("Bookkeeper / Tutor", "", {LEDGER}),
        # accounts that are clients, debts, or orders
        ("Business Account Specialist", "", {ACCOUNTS}),
        ("Business Accounts Clerk", "", {LEDGER}),
        ("Accounts Specialist", "Posted invoices and vouchers.", {LEDGER}),
        ("Accounts Specialist", "Key accounts: client relationships and client renewals.", {ACCOUNTS}),
        ("Account Recovery Agent", "Called debtors.", {OTHER}),
        ("Account Recovery Agent", "Trade receivables; reconciled statements of builders.", {LEDGER}),
        ("Debt Collector", "Hit 120% of goal.", {OTHER}),
        (
            "Account Representative",
            "121% of goal; skip tracing, payment plans, settlements in full, calls to debtors.",
            {SERVICE},
        ),
        ("Order Desk Representative", "Keyed orders.", {SERVICE}),
        ("Service Representative", "Explained bills.", {SERVICE}),
        ("Sales Order Processor", "Keyed orders.", {OTHER}),
        ("Financial Services Representative", "", {SALES}),
        ("Case Worker", "Managed 60 clients and retained 50 of 60 clients in housing.", {OTHER}),
        ("Wireless Consultant", "", {SALES}),
        ("Owner / Independent Rep", "", {SALES}),
        (
            "Account Executive",
            "Sent press releases and media lists for retained clients.",
            {ACCOUNTS, MARKETING},
        ),
    ],
)
def test_ledgers_clients_and_debts(title: str, duties: str, expected: set[Function]) -> None:
    assert functions(title, duties) == expected


def test_a_volunteer_treasurer_keeps_books_where_the_duties_say_so() -> None:
    kept = read("Treasurer", "Kept the books and filed form 990.", volunteer=True)
    assert kept.functions == (LEDGER,)
    assert read("Treasurer", "Club member.", volunteer=True).functions == (OTHER,)


@pytest.mark.parametrize(
    ("duties", "has", "lacks"),
    [
        ("Managed client relationships, contract renewals and key accounts.", ACCOUNTS, LEDGER),
        ("Kept ledgers in Tally, prepared balance sheets, filed GST.", LEDGER, ACCOUNTS),
        ("", LEDGER, ACCOUNTS),
        ("Clients' invoices; general ledger; month end; customers' accounts receivable.", LEDGER, ACCOUNTS),
    ],
)
def test_an_accounts_manager_is_one_of_clients_or_of_a_ledger(
    duties: str, has: Function, lacks: Function
) -> None:
    found = functions("Accounts Manager", duties)
    assert has in found
    assert lacks not in found


@pytest.mark.parametrize(
    ("employer", "duties", "expected"),
    [
        ("Crane Advertising", "Wrote client briefs.", {ACCOUNTS}),
        ("", "Ran campaigns with the creative team.", {ACCOUNTS}),
        ("", "Media plans and client briefs for three account teams.", {ACCOUNTS, MARKETING}),
        ("Crane Advertising", "Ran campaigns; cold calling and new business.", {ACCOUNTS, SALES}),
        ("Harbor Supply", "Cold calling and new business.", {SALES}),
        ("Harbor Supply", "", {SALES}),
    ],
)
def test_an_account_executive_keeps_accounts_in_an_agency(
    employer: str, duties: str, expected: set[Function]
) -> None:
    assert functions("Account Executive", duties, employer) == expected


@pytest.mark.parametrize(
    ("title", "duties", "beside", "expected"),
    [
        ("Executive", "Sales calls and proposals.", {SALES}, {SALES}),
        ("Executive", "Invoices, audits and budgets.", {LEDGER}, {LEDGER}),
        ("Account Executive", "", {MARKETING}, {ACCOUNTS}),
        ("Account Executive", "", {ACCOUNTS}, {ACCOUNTS}),
        ("Account Executive", "", {ACCOUNTS, SALES}, {SALES}),
        ("Account Executive", "Made quota.", {ACCOUNTS}, {SALES}),
        # neighbours say nothing about a title that is clear, nor about one whose duties say nothing
        ("Accountant", "", {SALES}, {LEDGER}),
        ("HR Executive", "Sales leads and proposals.", {SALES}, {OTHER}),
        ("Store Manager", "Sales leads and proposals.", {SALES}, {LEADS}),
        ("Manager", "", {SALES}, {LEADS}),
    ],
)
def test_a_vague_title_is_read_by_the_posts_beside_it(
    title: str, duties: str, beside: set[Function], expected: set[Function]
) -> None:
    assert functions(title, duties, beside=beside) == expected


def test_what_the_duties_added_is_told_apart() -> None:
    reading = read("Account Manager", "Exceeded quota every year.")
    assert reading.functions == (SALES, ACCOUNTS)
    assert reading.by_duties == (SALES,)
    assert reading.settled
    assert not read("Manager").settled


@pytest.mark.parametrize("title", ["", "Officer", "Executive", "Partner"])
def test_a_title_that_says_nothing_without_duties_is_unclear(title: str) -> None:
    assert functions(title) == set()


@pytest.mark.parametrize(
    "title", ["ACCOUNT MANAGER", "account manager", " Account  Manager ", "Account Manager,"]
)
def test_case_and_edges_change_nothing(title: str) -> None:
    assert functions(title) == {ACCOUNTS}


@given(st.text(max_size=60), st.text(max_size=30), st.text(max_size=200))
def test_any_text_is_read(title: str, employer: str, duties: str) -> None:
    reading = read(title, duties, employer)
    assert set(reading.by_duties) <= set(reading.functions)
    assert OTHER not in reading.functions or reading.functions == (OTHER,)
    assert list(reading.functions) == sorted(reading.functions, key=list(Function).index)
    if reading.leads_people:
        assert LEADS in reading.functions
