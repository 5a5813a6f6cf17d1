"""Claims of experience: the years, what they are of, and years that claim nothing."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from written import assert_quoted, written

from screener.document import Document, Line, Page
from screener.pipeline import analyze
from screener.pipeline.claims import stage
from screener.pipeline.claims.patterns import NUMBER_WORDS
from screener.resume import SectionKind

Found = tuple[float, bool, str | None]
SALES, ACCOUNTS, LEDGER = "sales", "account_management", "accounting"
SERVICE, MARKETING, LEADING = "customer_service", "marketing", "management"


def claims_of(text: str, kind: SectionKind = SectionKind.SUMMARY) -> list[Found]:
    doc = stage(written((kind, text)))
    for claim in doc._.claims:
        assert_quoted(doc, claim.evidence)
    return [(claim.years, claim.at_least, claim.function) for claim in doc._.claims]


@pytest.mark.parametrize(
    ("text", "years", "at_least"),
    [
        ("8 years of experience", 8, False),
        ("8+ years of experience", 8, True),
        ("8 + years of experience", 8, True),
        ("8 years+ of experience", 8, True),
        ("8 plus years of experience", 8, True),
        ("over fifteen years experience", 15, True),
        ("Over 25+ years of experience", 25, True),
        ("more than 10 years' experience", 10, True),
        ("at least twelve years of experience", 12, True),
        ("nearly 10 years of experience", 10, False),
        ("almost twenty years of experience", 20, False),
        ("approximately 7 yrs experience", 7, False),
        ("twenty-five years of experience", 25, False),
        ("forty two years of experience", 42, False),
        ("three (3) years of experience", 3, False),
        ("3 (three) years of experience", 3, False),
        ("ten (10+) years of experience", 10, True),
        ("4.5 yrs exp", 4.5, False),
        ("4,5 years of experience", 4.5, False),
        ("5yrs. experience", 5, False),
        ("2½ years of experience", 2.5, False),
        ("two and a half years of experience", 2.5, False),
        ("4 years 6 months of experience", 4.5, False),
        ("5-7 years of experience", 5, True),
        ("5 to 7 years of experience", 5, True),
        ("a decade of experience", 10, False),
        ("over a decade of experience", 10, True),
        ("two decades of experience", 20, False),
        ("half a decade of experience", 5, False),
        ("A decade and a half of experience", 15, False),
        ("15 solid years of experience", 15, False),
        ("12 years of progressive, hands-on experience", 12, False),
        ("Total Experience: 9 Years", 9, False),
        ("Work experience - 5.5 yrs", 5.5, False),
        ("Experience of over 6 years", 6, True),
        ("A ten-year track record", 10, False),
        ("6 years in Qatar", 6, False),
        ("10 years with Fernhill Industries", 10, False),
        ("Years of experience: 12", 12, False),
        ("Total Experience (in years) : 6.5+", 6.5, True),
        ("I have worked in hospitality for over 8 years.", 8, True),
    ],
)
def test_years(text: str, years: float, at_least: bool) -> None:
    assert claims_of(text) == [(years, at_least, None)]


@pytest.mark.parametrize(
    ("text", "function"),
    [
        ("8 years of sales experience", SALES),
        ("more than 10 years of diversified accounting experience", LEDGER),
        ("three (3) years as an account manager", ACCOUNTS),
        ("ten year background in accounting", LEDGER),
        ("9 years of experience in key account management and sales", ACCOUNTS),
        ("A 20-year sales career", SALES),
        ("12 years in business development", SALES),
        ("7 years' experience in customer care", SERVICE),
        ("6 years of digital marketing", MARKETING),
        ("5 years of project management experience", "project_management"),
        ("Over 6 years of people management experience", LEADING),
        ("five years managing a sales team", LEADING),
        ("10 years in management", LEADING),
        ("6+ years Field Sales", SALES),
        ("Accountant with strong ethics and over four years of experience", LEDGER),
        ("Sales representative with 8+ years of serving customers", SALES),
        ("Key Account Manager | 8 years' experience", ACCOUNTS),
        ("Bookkeeping professional, 11 years' experience", LEDGER),
        ("ICT account manager with 9 years' experience in banking accounts", ACCOUNTS),
        ("4 years closing deals and cold calling", SALES),
        ("Experience in sales for 6 years", SALES),
        ("Years of sales experience: 12", SALES),
        ("I have been working in sales for 10 years", SALES),
        ("worked for 12 years as a bookkeeper", LEDGER),
        ("10 years of both agency and client side experience", None),
        ("Over 25 years in the service industry", None),
        ("Sales strategist with 8+ years' experience in the cloud software industry", None),
        ("Analyst with 15 years of software engineering experience", None),
        ("six years helping my aunt run her shop", None),
    ],
)
def test_functions(text: str, function: str | None) -> None:
    assert [found[2] for found in claims_of(text)] == [function]


@pytest.mark.parametrize(
    "text",
    [
        "Sold a 2 years warranty with each unit",
        "Top seller for 5 consecutive years",
        "Top seller 5 years in a row",
        "Joined a 10-year-old company",
        "25 years old",
        "Age: 42 years",
        "Minimum 5 years experience required",
        "5 years of experience is preferred",
        "Candidates must have 5 years of experience",
        "Negotiated a five-year contract",
        "A 3 year diploma course",
        "Four years of college",
        "3 years of high school Spanish",
        "A company with over 50 years of experience",
        "Led a team with 40 years of combined experience",
        "Interviewed engineers with 5+ years of experience",
        "Grew revenue by 40% in 10 years",
        "Grew revenue by 40% over 5 years in the region",
        "Doubled the account base within two years",
        "Less than 2 years of experience",
        "Salesperson of the Year 2008",
        "Prepared year-end statements",
        "Visited overseas offices 2-4 times a year",
        "January 2015 - March 2018 (3 years 2 months) in sales",
        "In business since 2 years ago",
        "Was named house of the decade in 1980",
        "Many years of experience in sales",
        "A bond of 2 years with the company",
        "Trained new hires with little to 2 years of experience",
        "Completed 2 years of business administration coursework",
        "100 years of experience",
        "0 years of experience",
    ],
)
def test_no_claims(text: str) -> None:
    assert claims_of(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "Supported external audits for 2 years with no findings",
        "Reviewed 5 years of accounting records",
        "Kept the account for over one year in the north",
        "Signed three years of service with two hospitals",
    ],
)
def test_durations_in_duties(text: str) -> None:
    assert claims_of(text, SectionKind.EXPERIENCE) == []


def test_experience_so_called_counts_in_duties_too() -> None:
    text = "Brought 12 years of sales experience to the team"
    assert claims_of(text, SectionKind.EXPERIENCE) == [(12, False, SALES)]


def test_fields_with_their_years_in_lists_of_skills() -> None:
    text = "Account management (10+ years)\nCustomer service: 4 years\nMicrosoft Excel (7 years)"
    assert claims_of(text, SectionKind.SKILLS) == [(10, True, ACCOUNTS), (4, False, SERVICE)]


@pytest.mark.parametrize(
    "kind", [SectionKind.EDUCATION, SectionKind.REFERENCES, SectionKind.INTERESTS, SectionKind.COURSES]
)
def test_sections_without_claims(kind: SectionKind) -> None:
    assert claims_of("10 years of sales experience", kind) == []


@pytest.mark.parametrize(
    "text",
    [
        "Sales (10+ years), Excel (7 years), Customer Service (5 years)",
        "Sales: 10 years+, customer service - 5 years",
        "10+ years of sales experience and 5 years of customer service experience",
    ],
)
def test_several_claims_of_one_line(text: str) -> None:
    assert claims_of(text) == [(10, True, SALES), (5, False, SERVICE)]


def test_several_claims_of_one_sentence() -> None:
    text = "Seven years as a sales representative, five years managing a team, and 2 years in bookkeeping."
    assert claims_of(text) == [(7, False, SALES), (5, False, LEADING), (2, False, LEDGER)]


def test_a_claim_over_two_lines() -> None:
    doc = stage(
        written((SectionKind.SUMMARY, "Seasoned accountant with over\nfifteen years\nof experience."))
    )
    (claim,) = doc._.claims
    assert [item.quote for item in claim.evidence] == [
        "Seasoned accountant",
        "over\nfifteen years\nof experience",
    ]
    assert [item.rule for item in claim.evidence] == ["claims.role", "claims.experience"]


def test_the_same_claim_twice_is_one_with_both_places() -> None:
    doc = stage(written((SectionKind.SUMMARY, "8 years in sales.\n\nIn short: 8 years of sales experience.")))
    (claim,) = doc._.claims
    assert [item.quote for item in claim.evidence] == ["8 years in sales", "8 years of sales experience"]


def test_a_heading_can_hold_a_claim() -> None:
    doc = written((SectionKind.SUMMARY, "Hello"), (SectionKind.EXPERIENCE, "WORK EXPERIENCE (8 Years)"))
    doc._.sections = doc._.sections[:1]
    assert [claim.years for claim in stage(doc)._.claims] == [8]


@given(st.sampled_from(sorted(NUMBER_WORDS)))
def test_numbers_in_words(word: str) -> None:
    expected = [(float(NUMBER_WORDS[word]), False, SALES)]
    assert claims_of(f"{word} years of sales experience") == expected
    assert claims_of(f"{word.replace(' ', '-').capitalize()} years of sales experience") == expected


@given(st.integers(min_value=1, max_value=60), st.booleans())
def test_numbers_in_digits(years: int, plus: bool) -> None:
    assert claims_of(f"{years}{'+' * plus} years in sales") == [(float(years), plus, SALES)]


def test_the_pipeline_hands_them_on() -> None:
    text = "Summary\nBookkeeper with over 9 years of experience."
    document = Document(text, (Line(0, 7), Line(8, len(text))), (Page(1),), (), "text", "cv.txt", "")
    (claim,) = analyze(document)[1].claims
    assert str(claim) == "9+ years of accounting"


@pytest.mark.parametrize("text", ["a long row of words " * 2000, "8 years, " * 3000, "years - (" * 3000])
def test_very_long_lines_are_read(text: str) -> None:
    assert len(claims_of(f"{text} for 5 years")) <= 1


@given(st.text(alphabet="1 +-(.years'decadof\nin sales%experience", max_size=60))
def test_any_text_is_read_and_quoted(text: str) -> None:
    for years, _, _ in claims_of(text or "x"):
        assert 0 < years <= 60
