"""Achievements: the number, its unit and its kind, and numbers that are none."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from written import assert_quoted, written

from screener.pipeline.achievements import stage
from screener.pipeline.achievements.find import number
from screener.resume import SectionKind

Found = tuple[str, float, str]


def achievements_of(text: str, kind: SectionKind = SectionKind.EXPERIENCE) -> list[Found]:
    doc = stage(written((kind, text)))
    for found in doc._.achievements:
        assert_quoted(doc, found.evidence)
    return [(found.kind, found.value, found.unit) for found in doc._.achievements]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Managed 18 accounts", ("portfolio_size", 18.0, "accounts")),
        ("Responsible for a portfolio of 45+ key clients", ("portfolio_size", 45.0, "accounts")),
        ("Managed a $4M book of business", ("revenue", 4e6, "USD")),
        ("Generated 4 million dollars in sales", ("revenue", 4e6, "USD")),
        ("Handled £250k of annual revenue", ("revenue", 250_000.0, "GBP")),
        ("Achieved sales of Rs. 2 crore", ("revenue", 2e7, "INR")),
        ("Increased sales from $1.2 million to $1.7 million", ("revenue", 1.7e6, "USD")),
        ("Grew sales by 15% YoY", ("revenue_growth", 15.0, "percent")),
        ("Increased client revenue 15 percent", ("revenue_growth", 15.0, "percent")),
        ("Delivered 12% year-over-year growth", ("revenue_growth", 12.0, "percent")),
        ("Achieved 110% of quota", ("quota_attainment", 110.0, "percent")),
        ("Exceeded sales goals by 20%", ("quota_attainment", 120.0, "percent")),
        ("Attained 105 % of annual sales target", ("quota_attainment", 105.0, "percent")),
        ("Maintained 95% client retention", ("retention_rate", 95.0, "percent")),
        ("Kept customer satisfaction at 98%", ("satisfaction", 98.0, "percent")),
        ("Led a team of 12", ("team_size", 12.0, "people")),
        ("Supervised seven account executives on the team", ("team_size", 7.0, "people")),
        ("Administered an annual budget of $500,000", ("budget", 500_000.0, "USD")),
    ],
)
def test_kinds(text: str, expected: Found) -> None:
    assert achievements_of(text) == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "Served up to 300 customers a shift",
        "Worked from 2012 to 2015",
        "Reduced costs by 15%",
        "Saved $400,000 in shipping",
        "Collected $2 million of receivables",
        "Answered 50 calls from customers a day",
        "Increased market share from 20% to 70%",
        "Sold widgets at $12 each to clients",
        "Improved response time by 30%",
        "Processed 200 accounts payable invoices",
    ],
)
def test_other_numbers(text: str) -> None:
    assert achievements_of(text) == []


def test_only_sections_of_work_are_read() -> None:
    assert achievements_of("Managed 18 accounts", SectionKind.EDUCATION) == []
    assert achievements_of("Managed 18 accounts", SectionKind.SUMMARY) != []


def test_a_sentence_over_two_lines_is_one() -> None:
    doc = stage(written((SectionKind.EXPERIENCE, "Grew sales of the region by\nmore than 15% in a year.")))
    (found,) = doc._.achievements
    assert found.evidence[0].quote == "Grew sales of the region by\nmore than 15% in a year"


@given(st.integers(min_value=0, max_value=10**9))
def test_number_reads_what_is_written(value: int) -> None:
    assert number(f"{value:,}") == value


@given(st.integers(min_value=1, max_value=400))
def test_growth_keeps_its_value(value: int) -> None:
    assert achievements_of(f"Grew revenue by {value}%") == [("revenue_growth", float(value), "percent")]
