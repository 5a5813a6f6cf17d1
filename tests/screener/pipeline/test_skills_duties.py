"""Duties that show a skill in other words, and duties that only look alike."""

import pytest

from screener.document import Document, Line, Page
from screener.pipeline.skills.stage import find_skills
from screener.resume import Section, SectionKind


def shown(text: str) -> set[str]:
    """The ids of the skills of a resume whose one line stands in its work history."""
    document = Document(text, (Line(0, len(text), bullet=True),), (Page(1),), (), "text", "cv.txt", "")
    section = Section(SectionKind.EXPERIENCE, None, 0, 1)
    return {mention.id for mention in find_skills(document, (section,), ())}


SHOWN = [
    ("Prospected hotels and clinics", "prospecting"),
    ("Called on architects across the city", "prospecting"),
    ("Followed up leads from the showroom", "prospecting"),
    ("Researched target accounts before each call", "prospecting"),
    ("100 dials a day from a bought list", "cold_calling"),
    ("Set appointments for the field team", "lead_generation"),
    ("Generated enquiries through dealers", "lead_generation"),
    ("Closed orders worth 200 tonnes", "closing"),
    ("Closing of 20 vehicles a month", "closing"),
    ("Offered accessories at the till", "upselling"),
    ("Raised the attach rate to 30%", "upselling"),
    ("Grew wallet share of borrowers", "upselling"),
    ("Won two tenders from the city", "new_business_development"),
    ("Brought in 14 new-to-bank customers", "new_business_development"),
    ("Appointed distributors in three states", "new_business_development"),
    ("Built the territory from scratch", "new_business_development"),
    ("Converted four competitive accounts", "new_business_development"),
    ("Net revenue retention of 108%", "customer_retention"),
    ("Reactivated lapsed customers by phone", "customer_retention"),
    ("Cut churn to 1% a month", "customer_retention"),
    ("Retained 95% of policyholders", "customer_retention"),
    ("Negotiated renewals up to 100k", "contract_management"),
    ("Signed off scopes of work", "contract_management"),
    ("Agreed exclusivity with importers", "contract_management"),
    ("Looked after 50 hospitality accounts", "client_relationship_management"),
    ("Visited dealers on a fixed cycle", "client_relationship_management"),
    ("Presented quarterly to customer boards", "sales_presentations"),
    ("Led pitches for two brands", "sales_presentations"),
    ("Issued a rolling forecast by SKU", "sales_forecasting"),
    ("Forecasted unit volumes by region", "sales_forecasting"),
    ("Drew up beat plans for six officers", "territory_management"),
    ("Put up counter displays", "merchandising"),
    ("Sent a weekly pipeline summary", "reporting"),
    ("Reported results to the board", "reporting"),
    ("Wrote the variance commentary", "data_analysis"),
    ("Analysed footfall by hour", "data_analysis"),
    ("Managed media spend of 40k", "budgeting"),
    ("Led nine implementations", "project_management"),
    ("Delivered the campaign on time", "project_management"),
    ("Wrote the route-to-market plan", "strategic_planning"),
    ("Ran a competitor survey each month", "market_research"),
    ("Organised roadshows in four towns", "event_planning"),
    ("Staged a user day", "event_planning"),
    ("Wrote social posts", "social_media"),
    ("Placed adverts in the trade press", "advertising"),
    ("Ran paid search", "advertising"),
    ("Inducted new joiners", "training"),
    ("Mentored three account managers", "training"),
    ("Shortlisted candidates for the branch", "recruiting"),
    ("Headed 12 sales officers", "team_leadership"),
    ("Liaised closely with our warehouse", "teamwork"),
    ("Brought down root causes of delays", "problem_solving"),
    ("Juggled phones and parcels", "multitasking"),
    ("Gave talks to local schools", "public_speaking"),
    ("Checked forms for completeness", "attention_to_detail"),
    ("Captured supplier invoices", "accounts_payable"),
    ("Prepared the payment run", "accounts_payable"),
    ("Chased late payers", "accounts_receivable"),
    ("Collection from clients", "accounts_receivable"),
    ("Passed journal entries daily", "general_ledger"),
    ("Posted daily takings from the till to the ledger", "general_ledger"),
    ("Raised GST invoices", "invoicing"),
    ("Billed hotel and travel clients", "invoicing"),
    ("Prepared the year-end accounts", "financial_reporting"),
    ("Closed each quarter in four days", "month_end_close"),
    ("Vouching of expenses", "audit"),
    ("Filed VAT and TDS returns", "tax"),
    ("Tightened controls over cash", "internal_controls"),
    ("Handled walk-ins and deliveries", "customer_service"),
    ("Checked in patients at the clinic", "customer_service"),
    ("Helped diners choose a wine", "customer_service"),
    ("Sole point of contact for 12 dealers", "client_relationship_management"),
    ("Held quarterly business reviews in three cities", "client_relationship_management"),
    ("Deep relationships at regional grocers", "client_relationship_management"),
    ("Saved 30 departing subscribers a week", "customer_retention"),
    ("Grew 20 years without losing a client", "customer_retention"),
    ("Kept all framework agreements up to date", "contract_management"),
    ("Searched for new accounts along the coast", "prospecting"),
    ("Led deals from first call to close", "closing"),
    ("Signed 9 new dental accounts", "new_business_development"),
    ("Added 6 new clients every month", "new_business_development"),
    ("Gave presentations to fleet owners", "sales_presentations"),
    ("Demoed the scanners at depots", "sales_presentations"),
    ("Presented new lines in January", "sales_presentations"),
    ("Chaired the weekly forecast call", "sales_forecasting"),
    ("Compiled monthly MIS", "reporting"),
    ("Summarised findings for the trustees", "reporting"),
    ("Filed flux analysis with the parent", "data_analysis"),
    ("Gathered usage statistics", "data_analysis"),
    ("Project managed two office moves", "project_management"),
    ("Cross trained both desks", "training"),
    ("Showed trainees how to weigh goods", "training"),
    ("Onboarded seven agents", "training"),
    ("Recruited six canvassers", "recruiting"),
    ("Hired staff for the season", "recruiting"),
    ("Target driven team handling", "team_leadership"),
    ("Planned the company holiday party", "event_planning"),
    ("Surveyed shoppers at the door", "market_research"),
    ("Took questions and presented to the finance committee", "presentation_skills"),
    ("Communicated rate changes to all staff", "communication"),
    ("Dealt with people from many cultures", "interpersonal_skills"),
    ("Ran three switchboards at once", "multitasking"),
    ("Wrote payment vouchers", "accounts_payable"),
    ("Released payments to suppliers", "accounts_payable"),
    ("Made collection calls", "accounts_receivable"),
    ("Wages and salaries for two plants", "payroll"),
    ("Answered inspectors in workers comp audits", "audit"),
]


@pytest.mark.parametrize(("text", "skill_id"), SHOWN)
def test_other_words_for_a_duty_show_the_skill(text: str, skill_id: str) -> None:
    assert skill_id in shown(text)


LOOK_ALIKES = [
    ("Prospects looked grim", "prospecting"),
    ("Opened and closed the store", "closing"),
    ("Closed orders worth 3,000 tonnes a month", "month_end_close"),
    ("Closing of 30 vehicles per month", "month_end_close"),
    ("Sold the car park", "upselling"),
    ("Won the staff tombola", "new_business_development"),
    ("Kept dormant accounts on file", "customer_retention"),
    ("Reduced scrap by half", "customer_retention"),
    ("Signed for deliveries", "contract_management"),
    ("Looked after the garden", "client_relationship_management"),
    ("Present address: Leeds", "sales_presentations"),
    ("Weather forecast for pilots", "sales_forecasting"),
    ("Took the bus route to town", "territory_management"),
    ("Reports to the finance director", "reporting"),
    ("Spent within limits", "budgeting"),
    ("Arrived on time", "project_management"),
    ("Visited trade fairs", "event_planning"),
    ("Posted letters", "social_media"),
    ("Was trained by physicians", "recruiting"),
    ("Passed leads to account executives", "team_leadership"),
    ("Vouchers for guests", "audit"),
    ("Error free typing", "attention_to_detail"),
    ("Ordered books for the library", "general_ledger"),
    ("Posted supplier invoices", "invoicing"),
    ("Team leader on nights", "leadership"),
    ("Managed third party carriers", "event_planning"),
    ("Built relationships with peers and senior staff", "client_relationship_management"),
    ("Primary contact for outside auditors", "client_relationship_management"),
    ("Saved clients a fortune", "contract_management"),
    ("Worked from open to close", "closing"),
    ("Opened savings accounts at the counter", "new_business_development"),
    ("Developed new codes for accounts", "new_business_development"),
    ("Presented budgets to the board", "sales_presentations"),
    ("Recruited new donors by post", "recruiting"),
    ("Interviewed taxpayers", "recruiting"),
    ("Hired by the founder", "recruiting"),
    ("Motivated team player", "team_leadership"),
    ("Onboarded new clients", "training"),
    ("Conducted shelf audits", "audit"),
    ("Sat in on night audit", "audit"),
    ("Sorted 40 purchase invoices", "invoicing"),
    ("Processed purchase invoices", "invoicing"),
    ("Introduced cost controls", "internal_controls"),
    ("Balanced the drawer each night", "reconciliation"),
    ("Beat budget in nine quarters", "budgeting"),
    ("Closed the year at 112% of budget", "budgeting"),
    ("Delivered the hall within budget", "budgeting"),
    ("Prepared quarterly payroll reports", "reporting"),
    ("Analyzed complaints", "data_analysis"),
    ("Answered questions from employees", "customer_service"),
    ("Processed VAT returns", "customer_service"),
    ("Served as treasurer for club members", "customer_service"),
    ("Resolved customer issues", "problem_solving"),
    ("Created talks for children", "presentation_skills"),
    ("Liaised with external auditors", "teamwork"),
    ("Managed the register and filed daily reports", "team_leadership"),
    ("Attended two trade shows", "event_planning"),
    ("Calls on overdue accounts", "prospecting"),
    ("Built rapport with the customer base", "new_business_development"),
]


@pytest.mark.parametrize(("text", "skill_id"), LOOK_ALIKES)
def test_words_that_only_look_alike_show_nothing(text: str, skill_id: str) -> None:
    assert skill_id not in shown(text)


def test_a_skill_is_shown_once_at_a_place() -> None:
    text = "Presented products and services to new customers and clients"
    document = Document(text, (Line(0, len(text)),), (Page(1),), (), "text", "cv.txt", "")
    (mention,) = (each for each in find_skills(document, (), ()) if each.id == "sales_presentations")
    assert len(mention.evidence) == 1


def test_a_duty_does_not_reach_over_the_end_of_a_clause() -> None:
    assert "accounts_payable" not in shown("Paid promptly. Vendors were glad")
    assert "accounts_payable" in shown("Paid promptly all vendors")
