"""Duties in everyday words, without the names of the skills that they show."""

import pytest
from shown_skills import shown

TOLD = [
    ("Service a book of 220 commercial accounts", "client_relationship_management"),
    ("Walk clients thru monthly reports", "client_relationship_management"),
    ("Logo churn went from 11% to 6%", "customer_retention"),
    ("Built save plans for red accounts", "customer_retention"),
    ("Brought back 212 patients in 6 months", "customer_retention"),
    ("Built a loyal group of regulars who asked for me", "customer_retention"),
    ("Closed 47 new clients in FY15", "new_business_development"),
    ("Prospect inactive accounts and web leads", "prospecting"),
    ("Called on small businesses in the area", "prospecting"),
    ("Closed an average of 18 sides a year", "closing"),
    ("Ran 12 appointments a week, closed about 1 in 3", "closing"),
    ("Presented treatment plans to patients", "sales_presentations"),
    ("Forecasted renewals weekly", "sales_forecasting"),
    ("Planned annual member meeting for 400", "event_planning"),
    ("Coordinated national sales kickoff, 200 people", "event_planning"),
    ("Posted ads on craigslist", "advertising"),
    ("Used assessment data to form groups", "data_analysis"),
    ("Reviewed variances with them monthly", "data_analysis"),
    ("Weekly KPI deck for three customers", "reporting"),
    ("Ran daily scrum with design and copy", "project_management"),
    ("First point of contact for students and visitors", "customer_service"),
    ("Keep homeowners updated weekly by phone", "customer_service"),
    ("Waited on five tables a night", "customer_service"),
    ("Showed new cooks knife work", "training"),
    ("Second in command of a scratch kitchen", "team_leadership"),
    ("Oversaw 17 stores in the east", "team_leadership"),
    ("Interviewed and selected supervisors", "recruiting"),
    ("Kept each event within budget", "budgeting"),
    ("Posted patient payments", "accounts_receivable"),
    ("Submitted 837 claims daily", "invoicing"),
    ("Tied them to the payroll register", "reconciliation"),
    ("Shopped the comps monthly", "market_research"),
    ("Executed floor sets each month", "merchandising"),
    ("Presented monthly results to merchandise VPs", "presentation_skills"),
    ("Typed letters in Word", "word"),
    ("Raiser's Edge: queries and mailing lists", "crm"),
]


@pytest.mark.parametrize(("text", "skill_id"), TOLD)
def test_everyday_words_show_the_skill(text: str, skill_id: str) -> None:
    assert skill_id in shown(text)


@pytest.mark.parametrize(
    ("text", "skill_id"),
    [
        ("Reps across TX, OK, LA and AR", "accounts_receivable"),
        ("Pitched editors, landed placements in 60 outlets", "new_business_development"),
        ("Negotiated renewals with legal and procurement", "teamwork"),
        ("Closed the store about 1 in 3 nights", "closing"),
    ],
)
def test_other_senses_show_nothing(text: str, skill_id: str) -> None:
    assert skill_id not in shown(text)
