"""Years against the years asked: points, verdicts and reasons."""

import pytest
from short_facts import FIVE_YEARS, SALES, judge, post

from screener.assessment import Verdict
from screener.resume import Position, PositionKind, Resume
from skills_taxonomy.terms import Function


@pytest.mark.parametrize(
    ("posts", "verdict", "points", "reason"),
    [
        ([post("2000-01..2009-12", SALES)], Verdict.MET, "100.0", "10.0 years of sales; 5 years are asked."),
        ([post("2000-01..2004-12", SALES)], Verdict.MET, "70.0", "5.0 years of sales; 5 years are asked."),
        ([post("2000-01..2006-06", SALES)], Verdict.MET, "79.0", "6.5 years of sales; 5 years are asked."),
        (
            [post("2000-01..2002-06", SALES)],
            Verdict.PARTIAL,
            "35.0",
            "2.5 years of sales; 5 years are asked.",
        ),
        (
            [post("2000..2005", SALES)],
            Verdict.BORDERLINE,
            "70.0",
            "5.0 years of sales (4.2–6.0 by the dates given); 5 years are asked. "
            "The dates given leave open whether it is enough.",
        ),
        (
            [post("2000-01..2002-12", SALES), post("2003-01..2005-12")],
            Verdict.UNCLEAR,
            "42.0",
            "3.0 years of sales; 5 years are asked. "
            "With posts whose function is unclear it could be up to 6.0 years.",
        ),
        ([post("2000-01..2002-12", SALES), post("2003-01..2004-06")], Verdict.PARTIAL, "42.0", ""),
        (
            [post("..", SALES)],
            Verdict.UNCLEAR,
            "0.0",
            "0.0 years of sales; 5 years are asked. Posts without usable dates, which count nothing: 1.",
        ),
        (
            [post("2000-01..2002-12", SALES), post("..", SALES)],
            Verdict.PARTIAL,
            "42.0",
            "3.0 years of sales; 5 years are asked. Posts without usable dates, which count nothing: 1.",
        ),
        ([post("2018-01..", SALES)], Verdict.PARTIAL, "0.0", ""),
        ([post("2010-01..", SALES)], Verdict.BORDERLINE, "0.0", ""),
        (
            [post("2000-01..2015-12", Function.ACCOUNTING)],
            Verdict.NOT_FOUND,
            "0.0",
            "The resume shows no years of sales; 5 years are asked.",
        ),
        ([post("2030-01..2040-12", SALES)], Verdict.NOT_FOUND, "0.0", ""),
        ([], Verdict.NOT_FOUND, "0.0", ""),
    ],
)
def test_experience(posts: list[Position], verdict: Verdict, points: str, reason: str) -> None:
    result = judge(Resume(positions=tuple(posts)), FIVE_YEARS)
    assert (result.verdict, str(result.points)) == (verdict, points)
    assert reason in result.reason
    assert bool(result.evidence) == (verdict is not Verdict.NOT_FOUND)


@pytest.mark.parametrize(
    ("months", "minimum", "ideal", "points"),
    [
        (30, 0, 5, "50.0"),  # only an ideal: one line to it
        (60, 0, 5, "100.0"),
        (30, 5, 5, "50.0"),  # the ideal is the minimum: no step in between
        (30, 5, None, "50.0"),
        (120, 5, None, "100.0"),
    ],
)
def test_experience_without_a_step(months: int, minimum: int, ideal: int | None, points: str) -> None:
    end = f"{2000 + (months - 1) // 12}-{(months - 1) % 12 + 1:02d}"
    resume = Resume(positions=(post(f"2000-01..{end}", SALES),))
    criterion = {**FIVE_YEARS, "minimum_years": minimum, "ideal_years": ideal}
    assert str(judge(resume, criterion).points) == points


def test_experience_in_several_functions_is_one_union() -> None:
    posts = (
        post("2000-01..2002-12", SALES),
        post("2002-01..2004-12", Function.ACCOUNT_MANAGEMENT),
        post("2005-01..2015-12", Function.MARKETING),
    )
    criterion = {**FIVE_YEARS, "functions": ["sales", "account_management"]}
    result = judge(Resume(positions=posts), criterion)
    assert result.verdict is Verdict.MET
    assert result.reason == "5.0 years of sales or account management; 5 years are asked."
    assert [item.quote for item in result.evidence] == ["2000-01..2002-12", "2002-01..2004-12"]


def test_internships_count_unless_the_profile_says_otherwise() -> None:
    posts = (
        post("2000-01..2003-12", SALES),
        post("2004-01..2004-12", SALES, kind=PositionKind.INTERNSHIP),
        post("2005-01..2005-12", SALES, kind=PositionKind.TRAINING),
    )
    assert "6.0 years" in judge(Resume(positions=posts), FIVE_YEARS).reason
    strict = {**FIVE_YEARS, "count_internships": False}
    assert "4.0 years" in judge(Resume(positions=posts), strict).reason


def test_leading_people_is_read_from_the_post_or_its_functions() -> None:
    posts = (
        post("2000-01..2001-12", Function.ACCOUNTING, leads=True),
        post("2002-01..2003-12", Function.ACCOUNTING, Function.MANAGEMENT),
        post("2004-01..2009-12", Function.ACCOUNTING),
    )
    criterion = {**FIVE_YEARS, "functions": ["accounting"], "leads_people": True, "minimum_years": 1}
    reason = judge(Resume(positions=posts), criterion).reason
    assert reason == "4.0 years of accounting leading people; 1 year is asked."
