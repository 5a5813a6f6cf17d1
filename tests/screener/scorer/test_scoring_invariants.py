"""What holds for every resume and every profile."""

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from generated_facts import AS_OF, BANDS, profiles, resumes
from hypothesis import given
from hypothesis import strategies as st

from screener.assessment import Assessment, Band, CriterionResult, Verdict
from screener.profile import RoleProfile
from screener.resume import DateRange, PartialDate, Resume, SkillMention
from screener.scorer import assess, explain


def every_result(assessment: Assessment) -> Iterator[CriterionResult]:
    stack = list(assessment.results)
    while stack:
        result = stack.pop()
        yield result
        stack.extend(result.parts)


@given(resumes, profiles)
def test_points_add_up_and_are_backed_by_quotes(resume: Resume, profile: RoleProfile) -> None:
    found = assess(resume, profile, AS_OF)
    assert found.score == sum(result.points for result in found.results)
    assert sum(result.max_points for result in found.results) == Decimal("100.0")
    for result in every_result(found):
        assert 0 <= result.points <= result.max_points
        assert result.points.as_tuple().exponent == -1
        assert result.evidence or result.points == 0
        assert result.verdict is not Verdict.NOT_FOUND or result.points == 0
        assert result.reason.endswith(".")


@given(resumes, profiles)
def test_missing_and_band_agree(resume: Resume, profile: RoleProfile) -> None:
    found = assess(resume, profile, AS_OF)
    assert bool(found.missing) == (found.band is Band.NOT_SHOWN)


def moved(skill: SkillMention, by: int) -> SkillMention:
    """The skill where its posts stand so much further back."""
    return replace(skill, positions=tuple(index + by for index in skill.positions))


@given(resumes, resumes, profiles)
def test_more_facts_never_lower_score_or_band(resume: Resume, more: Resume, profile: RoleProfile) -> None:
    richer = replace(
        resume,
        positions=resume.positions + more.positions,
        degrees=resume.degrees + more.degrees,
        skills=resume.skills + tuple(moved(skill, len(resume.positions)) for skill in more.skills),
        certifications=resume.certifications + more.certifications,
        achievements=resume.achievements + more.achievements,
        languages=resume.languages + more.languages,
    )
    before, after = (assess(item, profile, AS_OF) for item in (resume, richer))
    assert before.score <= after.score
    assert BANDS.index(before.band) >= BANDS.index(after.band)
    for one, other in zip(before.results, after.results, strict=True):
        assert one.points <= other.points


@given(resumes, profiles)
def test_the_order_of_facts_does_not_matter(resume: Resume, profile: RoleProfile) -> None:
    last = len(resume.positions) - 1
    mirrored = replace(
        resume,
        positions=resume.positions[::-1],
        degrees=resume.degrees[::-1],
        skills=tuple(
            replace(skill, positions=tuple(last - index for index in skill.positions))
            for skill in resume.skills[::-1]
        ),
        certifications=resume.certifications[::-1],
        achievements=resume.achievements[::-1],
        languages=resume.languages[::-1],
    )
    one, other = (assess(item, profile, AS_OF) for item in (resume, mirrored))
    assert [(item.points, item.verdict) for item in one.results] == [
        (item.points, item.verdict) for item in other.results
    ]


@given(resumes, profiles)
def test_the_explanation_names_every_criterion_and_the_score(resume: Resume, profile: RoleProfile) -> None:
    found = assess(resume, profile, AS_OF)
    text = explain(found)
    assert text.startswith(f"{found.score} of 100 points")
    for result in found.results:
        assert f"{result.label} (" in text
        assert result.reason in text


@given(resumes, profiles, st.integers(1, 40))
def test_more_months_never_lower_score_or_band(resume: Resume, profile: RoleProfile, months: int) -> None:
    """Exact dates: a post that begins earlier or ends later counts at least as much."""
    dated = tuple(replace(post, dates=as_exact(post.dates)) for post in resume.positions)
    longer = tuple(replace(post, dates=begun_earlier(post.dates, months)) for post in dated)
    before, after = (assess(replace(resume, positions=item), profile, AS_OF) for item in (dated, longer))
    assert before.score <= after.score
    assert BANDS.index(before.band) >= BANDS.index(after.band)


def as_exact(dates: DateRange) -> DateRange:
    start = dates.start or PartialDate(2010, 1)
    end = dates.end or PartialDate(2019, 1)
    return DateRange(
        PartialDate(start.year, start.month or 1),
        None if dates.ongoing else PartialDate(end.year, end.month or 12),
        ongoing=dates.ongoing,
    )


def begun_earlier(dates: DateRange, months: int) -> DateRange:
    assert dates.start is not None
    assert dates.start.month is not None
    index = dates.start.year * 12 + dates.start.month - 1 - months
    return replace(dates, start=PartialDate(index // 12, index % 12 + 1))


@given(resumes, profiles)
def test_all_of_parts_add_up(resume: Resume, profile: RoleProfile) -> None:
    for result in every_result(assess(resume, profile, AS_OF)):
        if result.kind == "all_of":
            assert sum(part.points for part in result.parts) == result.points
            assert sum(part.max_points for part in result.parts) == result.max_points
        if not result.parts:
            assert (result.shortfall is None) == (result.verdict is Verdict.MET)


@given(resumes, profiles)
def test_weights_change_points_and_never_verdicts(resume: Resume, profile: RoleProfile) -> None:
    other = profile.adjusted(
        weights={criterion.id: Decimal(place + 1) for place, criterion in enumerate(profile.criteria)}
    )
    one, two = assess(resume, profile, AS_OF), assess(resume, other, AS_OF)
    assert [item.verdict for item in one.results] == [item.verdict for item in two.results]
    assert one.band is two.band
    assert two.score == sum(item.points for item in two.results)
