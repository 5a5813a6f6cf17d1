"""Short resumes and the skills they claim or show."""

import pytest
import spacy
from hypothesis import given
from hypothesis import strategies as st

from screener.document import Document, Line, Page
from screener.pipeline.extensions import declare
from screener.pipeline.skills.stage import MOST_EVIDENCE, find_skills, stage
from screener.resume import (
    DateRange,
    PartialDate,
    Position,
    Section,
    SectionKind,
    SkillMention,
    SkillStrength,
)


def document(text: str, *, bullets: bool = True) -> Document:
    lines: list[Line] = []
    offset = 0
    for line in text.split("\n"):
        lines.append(Line(offset, offset + len(line), bullet=bullets))
        offset += len(line) + 1
    return Document(text, tuple(lines), (Page(1),), (), "text", "cv.txt", "")


def skills_in(text: str, kind: SectionKind = SectionKind.EXPERIENCE) -> dict[str, SkillMention]:
    """The skills of a resume that consists of one section."""
    source = document(text)
    section = Section(kind, None, 0, len(source.lines))
    return {mention.id: mention for mention in find_skills(source, (section,), ())}


NAMED = [
    ("Proficient in Word, Excel and PowerPoint", "word excel powerpoint"),
    (
        "Microsoft Office (Word, Excel, Outlook, Access)",
        "microsoft_office word excel outlook microsoft_access",
    ),
    ("MS Word, Excel, PowerPoint", "word excel powerpoint"),
    ("Kept leads in SFDC", "salesforce crm"),
    ("Salesforce.com administration", "salesforce crm"),
    ("Used Salesforce to track leads", "salesforce crm"),
    ("Knowledge of Salesforce", "salesforce crm"),
    ("Kept records in Salesforce in good order", "salesforce crm"),
    ("Queries in MySQL", "mysql sql"),
    ("CRM systems", "crm"),
    ("Month end in SAP and Oracle", "sap oracle"),
    ("Accounts Payable/Receivable", "accounts_payable accounts_receivable"),
    ("Responsible for A/P and A/R", "accounts_payable accounts_receivable"),
    ("AP/AR", "accounts_payable accounts_receivable"),
    ("Cold-calling and coldcalling", "cold_calling"),
    ("Cross-selling of accessories", "upselling"),
    ("Strong problem-solving", "problem_solving"),
    ("Oral and written communication", "communication"),
    ("Presentation and communication skills", "presentation_skills communication"),
    (
        "Organizational, time management and communication skills",
        "organization time_management communication",
    ),
    ("Interpersonal communication skills", "interpersonal_skills communication"),
    ("Processed payroll", "payroll"),
    ("Negotiation of supplier terms", "negotiation"),
    ("Sarbanes-Oxley compliance", "internal_controls"),
    ("Fluent in Spanish and French", "spanish french"),
    ("Self-motivated, detail-oriented team player", "initiative attention_to_detail teamwork"),
    ("Bank reconciliations and month-end close", "reconciliation month_end_close"),
    ("Billing of clients", "invoicing"),
]


@pytest.mark.parametrize(("text", "expected"), NAMED)
def test_named_skills_are_explicit(text: str, expected: str) -> None:
    found = skills_in(text)
    for skill_id in expected.split():
        assert skill_id in found
        assert found[skill_id].strength is SkillStrength.EXPLICIT


SHOWN = [
    ("Negotiated prices with carriers", "negotiation"),
    ("Interviewed and hired cashiers", "recruiting"),
    ("Supervised a team of six", "team_leadership"),
    ("Led a team of engineers", "team_leadership"),
    ("Trained new hires", "training"),
    ("Mentored junior staff", "training"),
    ("Reconciled accounts each week", "reconciliation"),
    ("Prepared monthly sales forecasts", "sales_forecasting"),
    ("Billed customers", "invoicing"),
    ("Resolved customer complaints", "customer_service"),
    ("Greeted guests at the door", "customer_service"),
    ("Presented products to clients", "sales_presentations"),
    ("Prepared weekly summaries", "reporting"),
    ("Closed the books within four days", "month_end_close"),
    ("Grew the customer base", "new_business_development"),
    ("Built lasting relationships with buyers", "client_relationship_management"),
    ("Drafted service agreements", "contract_management"),
    ("Paid vendors on time", "accounts_payable"),
]


@pytest.mark.parametrize(("text", "skill_id"), SHOWN)
def test_duties_demonstrate_skills(text: str, skill_id: str) -> None:
    mention = skills_in(text)[skill_id]
    assert mention.strength is SkillStrength.DEMONSTRATED
    assert mention.evidence[0].rule == "skills.demonstrated"


LOOK_ALIKES = [
    ("Grew the salesforce of 20", "salesforce"),
    ("Led the sales force to a record", "salesforce"),
    ("Eager to excel at everything", "excel"),
    ("Excellent results, accelerated growth", "excel"),
    ("Grew by word of mouth", "word"),
    ("In other words, a success", "word"),
    ("Positive outlook on life", "outlook"),
    ("Outlook for the year improved", "outlook"),
    ("Had access to confidential files", "microsoft_access"),
    ("The oracle of the office", "oracle"),
    ("Oracle Corporation was a client", "oracle"),
    ("Month-end closing", "closing"),
    ("Opening and closing of the store", "closing"),
    ("Store closing procedures", "closing"),
    ("Received sales training", "training"),
    ("Reporting to the director", "reporting"),
    ("Reported directly to the owner", "reporting"),
    ("Employee retention", "customer_retention"),
    ("Managed the outside sales force", "salesforce"),
    ("Notes payable", "accounts_payable"),
    ("Matched tax invoices", "tax"),
    ("Tax planning for families", "planning"),
    ("Worked for the advertising agency", "advertising"),
    ("Joined the organization in May", "organization"),
    ("Development team lunch", "team_leadership"),
    ("The sap of the maple", "sap"),
    ("The power point by the desk", "powerpoint"),
    ("German customers", "german"),
    ("Matched items with the German and Polish branches", "german"),
    ("Annual billings of two million", "invoicing"),
    ("Sells payroll cards to employers", "payroll"),
]


@pytest.mark.parametrize(("text", "skill_id"), LOOK_ALIKES)
def test_look_alikes_are_not_skills(text: str, skill_id: str) -> None:
    assert skill_id not in skills_in(text)


TAKEN_BACK = [
    ("No experience with Salesforce", "salesforce"),
    ("No prior knowledge of QuickBooks", "quickbooks"),
    ("Not familiar with SQL Server", "sql"),
    ("Willing to learn Salesforce", "salesforce"),
    ("Seeking to learn PowerPoint", "powerpoint"),
    ("QuickBooks experience required", "quickbooks"),
    ("Familiarity with HubSpot is a plus", "hubspot"),
    ("Seeking a position in customer service", "customer_service"),
    ("Worked without supervision", "team_leadership"),
]


@pytest.mark.parametrize(("text", "skill_id"), TAKEN_BACK)
def test_negations_and_wishes_do_not_count(text: str, skill_id: str) -> None:
    assert skill_id not in skills_in(text)


@pytest.mark.parametrize(
    "text",
    ["Not only negotiation", "No training budget. Negotiation of contracts", "Negotiation without fail"],
)
def test_what_only_looks_like_a_negation_counts(text: str) -> None:
    assert "negotiation" in skills_in(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("word, excel, outlook, access", "word excel outlook microsoft_access"),
        ("closing, prospecting", "closing prospecting"),
        ("Planning; Leadership; Training", "planning leadership training"),
        ("sap | quickbooks", "sap quickbooks"),
        ("Excel // Word // Access", "excel word microsoft_access"),
        ("Excel ** Word", "excel word"),
        ("Excel · Word ➤ Access ✓ Outlook", "excel word microsoft_access outlook"),
        ("Excel & PowerPoint", "excel powerpoint"),
        ("Ms-Excel, MS-Word, Power Point", "excel word powerpoint"),
        ("German ●●●○○ Spanish ■■□□", "german spanish"),
        ("Organisation, business planning", "organization planning"),
        ("Excel, Outlook, a little bit of Access", "excel outlook microsoft_access"),
    ],
)
def test_short_words_count_as_items_of_a_list(text: str, expected: str) -> None:
    assert set(expected.split()) <= set(skills_in(text, SectionKind.SKILLS))


@pytest.mark.parametrize(
    ("text", "skill_id", "expected"),
    [
        ("Seeks a growth oriented organization", "organization", False),
        ("Allied with organization leaders", "organization", False),
        ("Organization and leadership skills", "organization", True),
        ("Organised bookkeeper", "organization", True),
        ("Commercial leader with ten years in print", "leadership", False),
        ("Natural leader", "leadership", True),
    ],
)
def test_a_noun_in_a_summary_can_be_something_else(text: str, skill_id: str, expected: bool) -> None:
    assert (skill_id in skills_in(text, SectionKind.SUMMARY)) is expected


def test_closing_beside_a_shop_opened_and_closed_means_the_shop() -> None:
    assert "closing" in skills_in("closing, displays", SectionKind.SKILLS)
    assert "closing" not in skills_in("opening and closing, closing, displays", SectionKind.SKILLS)


def test_outbound_calls_beside_collections_are_no_cold_calls() -> None:
    assert "cold_calling" in skills_in("Made 60 outbound calls a day")
    assert "cold_calling" not in skills_in("Accounts receivable\nMade 60 outbound calls a day")


def test_closing_beside_accounting_means_the_books() -> None:
    found = skills_in("closing, general ledger, billing", SectionKind.SKILLS)
    assert "closing" not in found
    assert "general_ledger" in found


def test_items_of_a_list_make_no_duty() -> None:
    assert "team_leadership" not in skills_in("managing, sales, budgets, team", SectionKind.SKILLS)


@pytest.mark.parametrize(
    ("typed", "skill_id"),
    [("Powerpint", "powerpoint"), ("Quick Boks", "quickbooks"), ("Negotiaton", "negotiation")],
)
def test_misspelt_items_are_recognised(typed: str, skill_id: str) -> None:
    mention = skills_in(f"cooking, {typed}", SectionKind.SKILLS)[skill_id]
    assert (mention.evidence[0].quote, mention.evidence[0].rule) == (typed, "skills.fuzzy")


@pytest.mark.parametrize("typed", ["Exel", "Wrd", "Organist", "Trading", "Supervisor"])
def test_short_or_distant_words_are_not_guessed(typed: str) -> None:
    assert all(
        mention.evidence[0].rule != "skills.fuzzy"
        for mention in skills_in(f"cooking, {typed}", SectionKind.SKILLS).values()
    )


@pytest.mark.parametrize(
    "kind",
    [SectionKind.EDUCATION, SectionKind.COURSES, SectionKind.INTERESTS, SectionKind.REFERENCES],
)
def test_subjects_and_references_claim_nothing(kind: SectionKind) -> None:
    assert not skills_in("Negotiation and cold calling\nTrained new staff", kind)


def test_a_labelled_list_counts_wherever_it_stands() -> None:
    found = skills_in(
        "Diploma in Leadership\nLanguages: English, French\nSoftware: Excel", SectionKind.EDUCATION
    )
    assert {"french", "excel"} <= set(found)
    assert "leadership" not in found


def test_a_certificate_shows_its_software_only() -> None:
    found = skills_in("Salesforce Administrator\nLeadership Certificate", SectionKind.CERTIFICATIONS)
    assert set(found) == {"salesforce", "crm"}


class TestEvidence:
    text = (
        "Sales Trainer\nOracle Corporation\nPrepared payroll and ran payroll\nPayroll again; payroll; payroll"
    )

    def positions(self, source: Document) -> tuple[Position, ...]:
        start = self.text.index("Prepared")
        return (
            Position(
                "Sales Trainer",
                "Oracle Corporation",
                None,
                DateRange(PartialDate(2012)),
                evidence=(
                    source.evidence(0, 13, "positions.title_line"),
                    source.evidence(14, 32, "positions.employer"),
                ),
                body=source.span(start, len(self.text)),
            ),
            Position(None, None, None, DateRange(), evidence=(), body=source.span(0, 5)),
        )

    def test_titles_and_employers_claim_nothing(self) -> None:
        source = document(self.text)
        assert {mention.id for mention in find_skills(source, (), self.positions(source))} == {"payroll"}

    def test_mentions_know_their_posts(self) -> None:
        source = document(self.text)
        (mention,) = find_skills(source, (), self.positions(source))
        assert mention.positions == (0,)

    def test_quotes_are_exact_and_few(self) -> None:
        source = document(self.text)
        (mention,) = find_skills(source, (), self.positions(source))
        assert len(mention.evidence) == MOST_EVIDENCE
        for evidence in mention.evidence:
            assert source.text[evidence.span.start : evidence.span.end] == evidence.quote

    def test_headings_claim_nothing(self) -> None:
        source = document("Leadership\nSold cars")
        section = Section(SectionKind.EXPERIENCE, source.evidence(0, 10, "sections.heading"), 1, 2)
        assert "leadership" not in {mention.id for mention in find_skills(source, (section,), ())}

    @pytest.mark.parametrize(
        ("line", "found"),
        [
            ("Head Clerk: 2004 to 2006. Supervised six porters", True),
            ("Head Clerk, 2004 to 2006 Supervised Stores Ltd , York", False),
        ],
    )
    def test_a_sentence_after_the_dates_of_a_heading_counts(self, line: str, found: bool) -> None:
        source = document(line)
        title = source.evidence(0, len("Head Clerk"), "positions.title_line")
        post = Position("Head Clerk", None, None, DateRange(PartialDate(2004)), evidence=(title,))
        mentions = find_skills(source, (), (post,))
        assert ("team_leadership" in {mention.id for mention in mentions}) is found

    def test_order_is_that_of_the_text(self) -> None:
        mentions = skills_in("Negotiation, budgeting, payroll, auditing")
        assert list(mentions) == ["negotiation", "budgeting", "payroll", "audit"]

    def test_implied_skills_quote_what_implies_them(self) -> None:
        mention = skills_in("Worked in HubSpot")["crm"]
        assert (mention.evidence[0].quote, mention.evidence[0].rule) == ("HubSpot", "skills.implied")


def test_a_sentence_is_read_across_its_lines() -> None:
    text = "Responsible for inventory, purchasing and time\nmanagement of the project staff"
    source = document(text, bullets=False)
    assert "time_management" in {mention.id for mention in find_skills(source, (), ())}


def test_items_below_each_other_stay_apart() -> None:
    assert "time_management" not in skills_in("Time\nmanagement")


def test_the_stage_assigns_its_attribute() -> None:
    declare()
    doc = spacy.blank("en").make_doc("Negotiated prices")
    doc._.document = document("Negotiated prices")
    assert [mention.id for mention in stage(doc)._.skills] == ["negotiation"]


@pytest.mark.parametrize("text", ["", "\n\n", "•", "-", "&", "'", "…\t…"])
def test_nothing_is_found_in_nothing(text: str) -> None:
    assert skills_in(text) == {}


SCRAPS = st.sampled_from(
    [
        "Excel",
        "sales",
        "training",
        "no",
        "-",
        "&",
        ",",
        ".",
        "\n",
        "\t",
        "İ",
        "’s",
        "managed",
        "team",
        "SAP",
        "ﬁ",
        "of",
    ]
)


@given(st.lists(SCRAPS, max_size=30), st.sampled_from(list(SectionKind)))
def test_quotes_are_exact_whatever_the_text(scraps: list[str], kind: SectionKind) -> None:
    source = document(" ".join(scraps))
    section = Section(kind, None, 0, len(source.lines))
    mentions = find_skills(source, (section,), ())
    assert len({mention.id for mention in mentions}) == len(mentions)
    for mention in mentions:
        for evidence in mention.evidence:
            assert evidence.quote
            assert source.text[evidence.span.start : evidence.span.end] == evidence.quote
