"""Claims beside the dates, and dates after the day: what is told and what is not."""

from datetime import date

import pytest

from screener.document import Evidence, Finding, SourceSpan
from screener.plausibility import check_claims, findings_as_of
from screener.resume import DateRange, ExperienceClaim, PartialDate, Position, Resume
from skills_taxonomy.terms import Function

AS_OF = date(2020, 1, 1)


def quote(text: str) -> tuple[Evidence, ...]:
    return (Evidence(SourceSpan(0, len(text), 2), text, "test.rule"),)


def post(start: str | None, end: str | None, *functions: Function, leads: bool = False) -> Position:
    ongoing = end == "present"
    dates = DateRange(
        PartialDate.parse(start) if start else None,
        PartialDate.parse(end) if end and not ongoing else None,
        ongoing,
    )
    return Position(
        "Post", None, None, dates, quote(f"{start} – {end}"), functions=functions, leads_people=leads
    )


def claim(years: float, function: Function | None = None, *, at_least: bool = False) -> ExperienceClaim:
    return ExperienceClaim(years, at_least, function, quote("years of it"))


SOLD = post("2010-01", "2013-12", Function.SALES)
KEPT_BOOKS = post("2014-01", "2017-12", Function.ACCOUNTING)


@pytest.mark.parametrize(
    ("stated", "posts", "exceeds"),
    [
        (claim(4, Function.SALES), (SOLD, KEPT_BOOKS), False),
        (claim(5, Function.SALES), (SOLD, KEPT_BOOKS), False),
        (claim(5.1, Function.SALES), (SOLD, KEPT_BOOKS), True),
        (claim(9), (SOLD, KEPT_BOOKS), False),
        (claim(10), (SOLD, KEPT_BOOKS), True),
        (claim(2, Function.MARKETING), (SOLD,), True),
        (claim(1, Function.MARKETING), (SOLD,), False),
        (claim(5, Function.SALES), (post("2010", "2013", Function.SALES),), False),
        (claim(4, Function.SALES), (SOLD, SOLD), False),
        (claim(6, Function.SALES), (SOLD, SOLD), True),
        (claim(3, Function.SALES), (post(None, None, Function.SALES),), True),
        (claim(4, Function.MANAGEMENT), (post("2010-01", "2013-12", Function.SALES, leads=True),), False),
        (claim(4), (post("2010-01", "2013-12"),), False),
        (claim(8), (), True),
    ],
)
def test_a_claim_exceeds_by_more_than_a_year(
    stated: ExperienceClaim, posts: tuple[Position, ...], exceeds: bool
) -> None:
    resume = Resume(positions=posts, claims=(stated,))
    assert [check.exceeds for check in check_claims(resume, AS_OF)] == [exceeds]
    codes = [finding.code for finding in findings_as_of(resume, AS_OF)]
    assert codes == ["claim_exceeds_history"] * exceeds


def test_the_day_decides() -> None:
    resume = Resume(
        positions=(post("2012-01", "present", Function.SALES),), claims=(claim(8, Function.SALES),)
    )
    assert [check.exceeds for check in check_claims(resume, date(2014, 1, 1))] == [True]
    (check,) = check_claims(resume, date(2019, 12, 31))
    assert (check.months, check.low, check.high, check.exceeds) == (96, 96, 96, False)


def test_what_the_finding_says() -> None:
    told = findings_as_of(
        Resume(positions=(SOLD,), claims=(claim(15, Function.SALES, at_least=True), claim(7.5))), AS_OF
    )
    assert [(finding.message, finding.page, finding.quote) for finding in told] == [
        (
            "States 15+ years of sales; the dates of its posts show at most 4.0 years of it.",
            2,
            "years of it",
        ),
        (
            "States 7.5 years of experience; the dates of its posts show at most 4.0 years in all.",
            2,
            "years of it",
        ),
    ]
    (none,) = findings_as_of(Resume(claims=(claim(3, Function.SALES),)), AS_OF)
    assert none.message == "States 3 years of sales; the dates of its posts show none."


@pytest.mark.parametrize(
    ("start", "end", "future"),
    [
        ("2020-02", "present", True),
        ("2021", "present", True),
        ("2021-01", "2022-01", True),
        ("2020-01", "present", False),
        ("2020", "present", False),
        ("2019-12", "2022-01", False),
        (None, "2022-01", False),
        (None, None, False),
    ],
)
def test_posts_that_begin_after_the_day(start: str | None, end: str | None, future: bool) -> None:
    found = findings_as_of(Resume(positions=(post(start, end),)), AS_OF)
    assert [finding.code for finding in found] == ["future_dates"] * future
    assert all(finding.quote == f"{start} – {end}" for finding in found)


def test_the_findings_of_reading_come_first() -> None:
    read = Finding("reversed_dates", "Odd.")
    resume = Resume(positions=(post("2021-01", "present"),), claims=(claim(9),), findings=(read,))
    codes = [finding.code for finding in findings_as_of(resume, AS_OF)]
    assert codes == ["reversed_dates", "future_dates", "claim_exceeds_history"]
