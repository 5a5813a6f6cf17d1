"""What holds for every resume and every profile."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from screener.assessment import Assessment, Band, CriterionResult, Verdict
from screener.document import Evidence, SourceSpan
from screener.profile import (
    AnyOfCriterion,
    CertificationCriterion,
    Criterion,
    DegreeCriterion,
    ExperienceCriterion,
    FieldPreference,
    RoleProfile,
    SkillCriterion,
)
from screener.resume import (
    Certification,
    CertificationStatus,
    DateRange,
    Degree,
    DegreeStatus,
    PartialDate,
    Position,
    PositionKind,
    Resume,
    SkillMention,
    SkillStrength,
)
from screener.scorer import assess, explain
from skills_taxonomy.terms import DegreeLevel, FieldGroup, Function

AS_OF = date(2020, 6, 1)
SKILLS = ("excel", "crm", "negotiation")
CERTIFICATIONS = ("cpa", "pmp")
BANDS = list(Band)

evidence = st.builds(
    lambda start: (Evidence(SourceSpan(start, start + 4, 1), "text", "test"),), st.integers(0, 999)
)
partial_dates = st.builds(PartialDate, st.integers(2005, 2022), st.none() | st.integers(1, 12))
ranges = st.one_of(
    st.builds(DateRange, st.none() | partial_dates, st.none() | partial_dates),
    st.builds(lambda start: DateRange(start, None, ongoing=True), partial_dates),
)
few_functions = st.sampled_from([Function.SALES, Function.ACCOUNTING, Function.MANAGEMENT])
posts = st.builds(
    Position,
    title=st.none(),
    employer=st.none(),
    place=st.none(),
    dates=ranges,
    evidence=evidence,
    kind=st.sampled_from(PositionKind),
    functions=st.lists(few_functions, max_size=2, unique=True).map(tuple),
    leads_people=st.booleans(),
)
groups = st.lists(
    st.sampled_from([FieldGroup.MARKETING, FieldGroup.LAW, FieldGroup.FINANCE]), max_size=2, unique=True
).map(tuple)
degrees = st.builds(
    Degree,
    level=st.none() | st.sampled_from(DegreeLevel),
    field=st.none(),
    field_groups=groups,
    institution=st.none(),
    evidence=evidence,
    status=st.sampled_from(DegreeStatus),
)
skills = st.builds(
    lambda name, strength, quotes: SkillMention(name, name, strength, (), quotes),
    st.sampled_from(SKILLS),
    st.sampled_from(SkillStrength),
    evidence,
)
certifications = st.builds(
    lambda name, status, quotes: Certification(name, name, status, quotes),
    st.sampled_from(CERTIFICATIONS),
    st.sampled_from(CertificationStatus),
    evidence,
)
resumes = st.builds(
    Resume,
    positions=st.lists(posts, max_size=3).map(tuple),
    degrees=st.lists(degrees, max_size=2).map(tuple),
    skills=st.lists(skills, max_size=2).map(tuple),
    certifications=st.lists(certifications, max_size=2).map(tuple),
)

weights = st.decimals("0.01", 100, places=2)
shares = st.decimals(0, 1, places=2)
experience_criteria = st.builds(
    lambda minimum, more, functions, leads, interns: ExperienceCriterion(
        id="x",
        label="Experience",
        kind="experience",
        functions=functions,
        minimum_years=minimum,
        ideal_years=minimum + more,
        leads_people=leads,
        count_internships=interns,
    ),
    st.decimals(0, 8, places=1),
    st.decimals("0.1", 5, places=1),
    st.lists(few_functions, min_size=1, max_size=2, unique=True).map(tuple),
    st.booleans(),
    st.booleans(),
)
degree_criteria = st.builds(
    lambda level, fit, other: DegreeCriterion(
        id="x",
        label="Degree",
        kind="degree",
        level=level,
        fields=(FieldPreference(groups=(FieldGroup.MARKETING,), fit=fit),),
        other_fields=other,
    ),
    st.sampled_from(DegreeLevel),
    st.decimals("0.01", 1, places=2),
    shares,
)
skill_criteria = st.builds(
    lambda count, strength: SkillCriterion(
        id="x", label="Skills", kind="skill", skills=SKILLS, at_least=count, strength=strength
    ),
    st.integers(1, 3),
    st.none() | st.sampled_from(SkillStrength),
)
certification_criteria = st.just(
    CertificationCriterion(id="x", label="CPA", kind="certification", certifications=("cpa",))
)
simple = st.one_of(experience_criteria, degree_criteria, skill_criteria, certification_criteria)
any_of = st.lists(simple, min_size=2, max_size=3).map(
    lambda options: AnyOfCriterion(id="x", label="Any", kind="any_of", options=tuple(options))
)


def build_profile(items: list[tuple[Criterion, Decimal, bool]]) -> RoleProfile:
    counter = iter(range(100))

    def named(criterion: Criterion) -> Criterion:
        update: dict[str, object] = {"id": f"c{next(counter)}"}
        if isinstance(criterion, AnyOfCriterion):
            update["options"] = tuple(named(option) for option in criterion.options)
        return criterion.model_copy(update=update)

    criteria = tuple(
        named(criterion).model_copy(update={"weight": weight, "required": required})
        for criterion, weight, required in items
    )
    return RoleProfile(id="role", title="Role", summary="", criteria=criteria)


profiles = st.lists(st.tuples(simple | any_of, weights, st.booleans()), min_size=1, max_size=4).map(
    build_profile
)


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


@given(resumes, resumes, profiles)
def test_more_facts_never_lower_score_or_band(resume: Resume, more: Resume, profile: RoleProfile) -> None:
    richer = replace(
        resume,
        positions=resume.positions + more.positions,
        degrees=resume.degrees + more.degrees,
        skills=resume.skills + more.skills,
        certifications=resume.certifications + more.certifications,
    )
    before, after = (assess(item, profile, AS_OF) for item in (resume, richer))
    assert before.score <= after.score
    assert BANDS.index(before.band) >= BANDS.index(after.band)
    for one, other in zip(before.results, after.results, strict=True):
        assert one.points <= other.points


@given(resumes, profiles)
def test_the_order_of_facts_does_not_matter(resume: Resume, profile: RoleProfile) -> None:
    mirrored = replace(
        resume,
        positions=resume.positions[::-1],
        degrees=resume.degrees[::-1],
        skills=resume.skills[::-1],
        certifications=resume.certifications[::-1],
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
