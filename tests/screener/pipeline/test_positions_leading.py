"""Who leads people, and posts of several fields, as their titles and duties tell it."""

import pytest
from posts import functions

from skills_taxonomy.terms import Function

SALES, ACCOUNTS, LEDGER = Function.SALES, Function.ACCOUNT_MANAGEMENT, Function.ACCOUNTING
SERVICE, PROJECTS, MARKETING = Function.CUSTOMER_SERVICE, Function.PROJECT_MANAGEMENT, Function.MARKETING
LEADS, OTHER = Function.MANAGEMENT, Function.OTHER


@pytest.mark.parametrize(
    ("title", "duties", "leads"),
    [
        ("Property Manager", "Supervised 14 onsite staff: leasing, porters.", True),
        ("Program Coordinator", "Supervised 6 corps members.", True),
        ("Office Manager", "Managed front desk of 3 and ordered supplies.", True),
        ("Office Manager", "Hired, trained and supervised the front desk.", True),
        ("Owner / Operator", "Hired and fired drivers, set the daily routes.", True),
        ("Sergeant", "Responsible for training, health and welfare of 38 soldiers.", True),
        ("Property Manager", "Supervised 3 weeks of roof repairs.", False),
        ("Office Manager", "Supervised the move to a new phone system.", False),
        ("Program Coordinator", "Hired buses for the trips.", False),
        ("Supply Sergeant", "", True),
        ("Property Manager", "Supervise leasing agent, maintenance supervisor and 2 techs.", True),
        # Two clerks beside an accountant make no post of leading.
        ("Accountant", "Supervising two accounts clerks and one trainee.", False),
        ("Executive Chef", "", True),
        ("Line Cook", "", False),
    ],
)
def test_who_leads_people(title: str, duties: str, leads: bool) -> None:
    assert (LEADS in functions(title, duties)) == leads


@pytest.mark.parametrize(
    ("title", "duties", "expected"),
    [
        ("Personal Banker", "", {SALES, SERVICE}),
        ("Night Auditor", "", {LEDGER, SERVICE}),
        ("Customer Retention Specialist", "Took calls from subscribers who wanted to leave.", {SERVICE}),
        ("Customer Retention Specialist", "Met the monthly sales quota for add-ons.", {SERVICE, SALES}),
        ("Licensed Life & Health Agent", "", {SALES}),
        ("Help Desk Technician", "Imaged PCs, reset passwords; took inbound calls.", {OTHER}),
        ("Help Desk Representative", "Took inbound calls.", {SERVICE}),
        (
            "Team Lead",
            "Monitored calls per agent, took escalated supervisor calls, ran daily stats (AHT, FCR).",
            {SERVICE, LEADS},
        ),
        (
            "Branch Manager",
            "Deposit and small business loan growth through calling blocks, needs based selling.",
            {SALES, LEADS},
        ),
        (
            "Owner",
            "Monthly write-ups, bank recs, payroll and sales tax filings, individual returns.",
            {LEDGER},
        ),
        # An agency's accounts are kept by doing the marketing of its clients.
        (
            "Account Executive",
            "Press releases, media lists and status calls for retained clients.",
            {ACCOUNTS, MARKETING},
        ),
        ("Owner", "Knocked doors, bid church jobs; hired and supervised 7 seasonal guys.", {SALES, LEADS}),
        ("Customer Success Manager", "Business reviews; spot expansion and hand to the AE.", {ACCOUNTS}),
        (
            "Financial Advisor",
            "Reviews with every client twice a year; practice to 160 households.",
            {SALES, ACCOUNTS},
        ),
        # The managers who bought are no accounts that were managed.
        ("Account Executive", "Demos for owners and office managers\nclosed 47 new clients.", {SALES}),
    ],
)
def test_posts_of_several_fields(title: str, duties: str, expected: set[Function]) -> None:
    assert functions(title, duties) == expected
