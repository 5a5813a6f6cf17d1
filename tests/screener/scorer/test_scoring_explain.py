"""The text a recruiter reads."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

from screener.assessment import Assessment, Band, ClaimCheck, CriterionResult, Verdict
from screener.document import Evidence, Finding, SourceSpan
from screener.resume import ExperienceClaim
from screener.scorer import explain
from skills_taxonomy.terms import Function

DEGREE = CriterionResult(
    criterion_id="degree",
    label="Degree",
    kind="degree",
    required=False,
    verdict=Verdict.MET,
    points=Decimal("30.0"),
    max_points=Decimal("30.0"),
    reason="A bachelor's degree in Marketing.",
    evidence=(Evidence(SourceSpan(40, 52, 2), "BA\tMarketing\n2001", "degrees.line"),),
)
SALES = CriterionResult(
    criterion_id="sales",
    label="Sales or account management",
    kind="any_of",
    required=True,
    verdict=Verdict.NOT_FOUND,
    points=Decimal("0.0"),
    max_points=Decimal("70.0"),
    reason="The resume shows none of these: Sales.",
    parts=(
        CriterionResult(
            criterion_id="years",
            label="Sales",
            kind="experience",
            required=False,
            verdict=Verdict.NOT_FOUND,
            points=Decimal("0.0"),
            max_points=Decimal("70.0"),
            reason="The resume shows no years of sales; 5 years are asked.",
        ),
    ),
)
ASSESSMENT = Assessment(
    resume_id="ab12",
    profile_id="role",
    profile_version=1,
    as_of=date(2020, 1, 15),
    score=Decimal("30.0"),
    band=Band.NOT_SHOWN,
    results=(SALES, DEGREE),
    missing=("Sales or account management",),
    findings=(Finding("hidden_text", "White text was ignored."),),
)


def test_explain() -> None:
    assert explain(ASSESSMENT).splitlines() == [
        "30.0 of 100 points, as of 2020-01-15: does not show the required: Sales or account management.",
        "0 of 1 requirement met.",
        "Confidence: high.",
        "Sales or account management (required): not found, 0.0 of 70.0. "
        "The resume shows none of these: Sales.",
        "  - Sales: not found. The resume shows no years of sales; 5 years are asked.",
        "Degree (preferred): met, 30.0 of 30.0. A bachelor's degree in Marketing.",
        "  page 2: “BA Marketing 2001”",
        "Note: White text was ignored.",
    ]


def test_long_quotes_are_cut() -> None:
    long = replace(DEGREE, evidence=(Evidence(SourceSpan(0, 300, 1), "word " * 60, "test"),))
    text = explain(replace(ASSESSMENT, results=(long,), findings=(), missing=()))
    quote = text.splitlines()[-1].removeprefix("  page 1: ")
    assert quote.endswith("…”")
    assert len(quote) <= 102


def test_stated_years_stand_beside_what_the_dates_show() -> None:
    claim = ExperienceClaim(
        8.0, True, Function.SALES, (Evidence(SourceSpan(5, 22, 1), "8+ years in sales", "x"),)
    )
    check = ClaimCheck(claim, months=30, low=24, high=36, exceeds=True)
    assert explain(replace(ASSESSMENT, claims=(check,))).splitlines()[-2:] == [
        "Stated: 8+ years of sales, page 1: “8+ years in sales” The dates of the posts show 2.0–3.0 years.",
        "Note: White text was ignored.",
    ]
