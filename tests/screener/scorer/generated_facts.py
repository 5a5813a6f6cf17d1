"""Generated resumes and profiles, for tests of what always holds."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

from hypothesis import strategies as st

from screener.assessment import Band
from screener.criteria import (
    AchievementCriterion,
    AllOfCriterion,
    AnyOfCriterion,
    CertificationCriterion,
    Criterion,
    DegreeCriterion,
    ExperienceCriterion,
    ExperienceInLieu,
    FieldPreference,
    LanguageCriterion,
    SkillCriterion,
)
from screener.document import Evidence, SourceSpan
from screener.profile import RoleProfile
from screener.resume import (
    Achievement,
    AchievementKind,
    Certification,
    CertificationStatus,
    DateRange,
    Degree,
    DegreeStatus,
    IndustryMention,
    Language,
    LanguageLevel,
    PartialDate,
    Position,
    PositionKind,
    Resume,
    SkillMention,
    SkillStrength,
)
from skills_taxonomy.terms import DegreeLevel, FieldGroup, Function, Seniority

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
    seniority=st.sampled_from(Seniority),
    industries=st.lists(
        st.builds(IndustryMention, st.sampled_from(["retail", "banking"]), evidence), max_size=1
    ).map(tuple),
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
    lambda name, strength, posts, quotes: SkillMention(name, name, strength, posts, quotes),
    st.sampled_from(SKILLS),
    st.sampled_from(SkillStrength),
    st.lists(st.integers(0, 2), max_size=2, unique=True).map(tuple),
    evidence,
)
achievements = st.builds(
    Achievement,
    st.sampled_from([AchievementKind.REVENUE.value, AchievementKind.QUOTA_ATTAINMENT.value]),
    st.integers(1, 200).map(float),
    st.sampled_from(["percent", "USD", "EUR"]),
    evidence,
)
languages = st.builds(
    lambda code, level, quotes: Language(code, code, level, None, quotes),
    st.sampled_from(["en", "fr", "es"]),
    st.none() | st.sampled_from(LanguageLevel),
    evidence,
)
certifications = st.builds(
    lambda name, status, quotes: Certification(name, name, status, quotes),
    st.sampled_from(CERTIFICATIONS),
    st.sampled_from(CertificationStatus),
    evidence,
)


def with_known_posts(resume: Resume) -> Resume:
    """Skills that point at posts which the resume has."""
    known = range(len(resume.positions))
    return replace(
        resume,
        skills=tuple(
            replace(skill, positions=tuple(index for index in skill.positions if index in known))
            for skill in resume.skills
        ),
    )


resumes = st.builds(
    Resume,
    positions=st.lists(posts, max_size=3).map(tuple),
    degrees=st.lists(degrees, max_size=2).map(tuple),
    skills=st.lists(skills, max_size=2).map(tuple),
    certifications=st.lists(certifications, max_size=2).map(tuple),
    achievements=st.lists(achievements, max_size=2).map(tuple),
    languages=st.lists(languages, max_size=2).map(tuple),
).map(with_known_posts)

weights = st.decimals("0.01", 100, places=2)
shares = st.decimals(0, 1, places=2)
experience_criteria = st.builds(
    lambda minimum, more, functions, leads, interns, recent, step, industries: ExperienceCriterion(
        id="x",
        label="Experience",
        kind="experience",
        functions=functions,
        minimum_years=minimum,
        ideal_years=minimum + more,
        leads_people=leads,
        count_internships=interns,
        recent_years=None if recent is None else minimum + more + recent,
        seniority=step,
        industries=industries,
    ),
    st.decimals(0, 8, places=1),
    st.decimals("0.1", 5, places=1),
    st.lists(few_functions, min_size=1, max_size=2, unique=True).map(tuple),
    st.booleans(),
    st.booleans(),
    st.none() | st.decimals(0, 5, places=1),
    st.none() | st.sampled_from(Seniority),
    st.sampled_from([(), (), ("retail",)]),
)
degree_criteria = st.builds(
    lambda level, fit, other, lieu: DegreeCriterion(
        id="x",
        label="Degree",
        kind="degree",
        level=level,
        fields=(FieldPreference(groups=(FieldGroup.MARKETING,), fit=fit),),
        other_fields=other,
        or_experience=lieu,
    ),
    st.sampled_from(DegreeLevel),
    st.decimals("0.01", 1, places=2),
    shares,
    st.none()
    | st.builds(
        ExperienceInLieu,
        functions=st.just((Function.SALES,)),
        years=st.decimals("0.1", 6, places=1),
        fit=st.decimals("0.01", 1, places=2),
    ),
)
skill_criteria = st.builds(
    lambda count, strength, months, within, fit: SkillCriterion(
        id="x",
        label="Skills",
        kind="skill",
        skills=SKILLS,
        at_least=count,
        strength=strength,
        months=months,
        used_within_years=within,
        demonstrated_fit=fit,
    ),
    st.integers(1, 3),
    st.none() | st.sampled_from(SkillStrength),
    st.none() | st.integers(1, 60),
    st.none() | st.decimals("0.1", 10, places=1),
    st.decimals("0.01", 1, places=2),
)
achievement_criteria = st.builds(
    lambda minimum: AchievementCriterion(
        id="x",
        label="Revenue",
        kind="achievement",
        achievements=(AchievementKind.REVENUE,),
        minimum=minimum,
        unit=None if minimum is None else "USD",
    ),
    st.none() | st.decimals(1, 200, places=0),
)
language_criteria = st.builds(
    lambda level, count: LanguageCriterion(
        id="x", label="Languages", kind="language", languages=("fr", "es"), level=level, at_least=count
    ),
    st.none() | st.sampled_from(LanguageLevel),
    st.integers(1, 2),
)
certification_criteria = st.just(
    CertificationCriterion(id="x", label="CPA", kind="certification", certifications=("cpa",))
)
simple = st.one_of(
    experience_criteria,
    degree_criteria,
    skill_criteria,
    certification_criteria,
    achievement_criteria,
    language_criteria,
)


def combined(parts: st.SearchStrategy[Criterion]) -> st.SearchStrategy[Criterion]:
    """any_of and all_of over some criteria."""
    options = st.lists(parts, min_size=2, max_size=3).map(tuple)
    return st.one_of(
        options.map(lambda items: AnyOfCriterion(id="x", label="Any", kind="any_of", options=items)),
        options.map(lambda items: AllOfCriterion(id="x", label="All", kind="all_of", options=items)),
    )


nested = st.one_of(combined(simple), combined(st.one_of(simple, combined(simple))))


def build_profile(items: list[tuple[Criterion, Decimal, bool]]) -> RoleProfile:
    counter = iter(range(100))

    def named(criterion: Criterion) -> Criterion:
        update: dict[str, object] = {"id": f"c{next(counter)}"}
        if isinstance(criterion, AnyOfCriterion | AllOfCriterion):
            update["options"] = tuple(named(option) for option in criterion.options)
        return criterion.model_copy(update=update)

    criteria = tuple(
        named(criterion).model_copy(update={"weight": weight, "required": required})
        for criterion, weight, required in items
    )
    return RoleProfile(id="role", title="Role", summary="", criteria=criteria)


profiles = st.lists(st.tuples(simple | nested, weights, st.booleans()), min_size=1, max_size=4).map(
    build_profile
)
