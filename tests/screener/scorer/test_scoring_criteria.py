"""The whole judgement: alternatives, bands, and what an assessment carries."""

from decimal import Decimal

import pytest
from short_facts import AS_OF, BACHELOR, FIVE_YEARS, LEVEL, SALES, degree, judge, post, profile

from screener.assessment import Assessment, Band, Confidence, Reliability, Verdict
from screener.document import Evidence, Finding, SourceSpan
from screener.resume import Degree, ExperienceClaim, Position, Resume
from screener.scorer import assess
from skills_taxonomy.terms import FieldGroup

ANY_OF = {
    "kind": "any_of",
    "options": [
        {"id": "degree", "label": "Degree", **BACHELOR},
        {"id": "instead", "label": "Experience instead", **FIVE_YEARS},
    ],
}


def test_any_of_takes_the_best_option_and_shows_all() -> None:
    resume = Resume(positions=(post("2000-01..2004-12", SALES),), degrees=(degree(LEVEL.BACHELOR),))
    result = judge(resume, ANY_OF)
    assert (result.verdict, result.points) == (Verdict.MET, Decimal("70.0"))
    assert result.reason == "5.0 years of sales; 5 years are asked."
    assert [(part.label, part.points) for part in result.parts] == [
        ("Degree", Decimal("50.0")),
        ("Experience instead", Decimal("70.0")),
    ]


def test_any_of_says_that_nothing_was_found() -> None:
    result = judge(Resume(), ANY_OF)
    assert result.verdict is Verdict.NOT_FOUND
    assert result.reason == "The resume shows none of these: Degree; Experience instead."


def test_any_of_adds_the_option_with_the_better_share() -> None:
    """A degree that is met with few points beside experience that is short but worth more."""
    resume = Resume(positions=(post("2000-01..2004-11", SALES),), degrees=(degree(LEVEL.BACHELOR),))
    result = judge(resume, ANY_OF)
    assert (result.verdict, str(result.points)) == (Verdict.MET, "68.8")
    assert result.reason == (
        "A bachelor's degree. The field counts 50 % here. 4.9 years of sales; 5 years are asked."
    )
    assert len(result.evidence) == 2


MUST_SELL = {**FIVE_YEARS, "required": True}
MUST_STUDY = {**BACHELOR, "required": True}
STUDIED = (degree(LEVEL.BACHELOR, FieldGroup.MARKETING),)


@pytest.mark.parametrize(
    ("posts", "degrees", "band", "missing"),
    [
        ((post("2000-01..2009-12", SALES),), STUDIED, Band.MEETS, ()),
        ((post("2000..2005", SALES),), STUDIED, Band.BORDERLINE, ()),
        ((post("2000..2005", SALES),), (), Band.NOT_SHOWN, ("C1",)),
        ((post("..", SALES),), STUDIED, Band.NOT_SHOWN, ("C0",)),  # unclear is not shown
        ((), (), Band.NOT_SHOWN, ("C0", "C1")),
    ],
)
def test_band(
    posts: tuple[Position, ...], degrees: tuple[Degree, ...], band: Band, missing: tuple[str, ...]
) -> None:
    found = assess(Resume(positions=posts, degrees=degrees), profile(MUST_SELL, MUST_STUDY), AS_OF)
    assert (found.band, found.missing) == (band, missing)


def test_preferred_criteria_do_not_decide_the_band() -> None:
    assert assess(Resume(), profile(FIVE_YEARS, BACHELOR), AS_OF).band is Band.MEETS


def test_assessment_carries_what_it_was_made_from() -> None:
    finding = Finding("reversed_dates", "A post ends before it starts.")
    found = assess(Resume(id="ab12", findings=(finding,)), profile(FIVE_YEARS), AS_OF)
    assert found == Assessment(
        resume_id="ab12",
        profile_id="role",
        profile_version=3,
        as_of=AS_OF,
        score=Decimal("0.0"),
        band=Band.MEETS,
        results=found.results,
        findings=(finding,),
        confidence=Confidence(
            Reliability.LOW,
            ("No posts were found in the resume.", "The dates of a post end before they begin."),
        ),
    )


def test_stated_years_are_shown_and_earn_nothing() -> None:
    quoted = Evidence(SourceSpan(0, 17, 1), "20 years in sales", "claims.years")
    claim = ExperienceClaim(20.0, False, SALES, (quoted,))
    posts = (post("2000-01..2004-12", SALES),)
    without = assess(Resume(positions=posts), profile(FIVE_YEARS), AS_OF)
    found = assess(Resume(positions=posts, claims=(claim,)), profile(FIVE_YEARS), AS_OF)
    assert (found.score, found.results) == (without.score, without.results)
    assert [(check.claim, check.high, check.exceeds) for check in found.claims] == [(claim, 60, True)]
    assert [finding.code for finding in found.findings] == ["claim_exceeds_history"]
