"""Short ways to write posts, degrees, skills and profiles of one criterion."""

from collections.abc import Mapping
from datetime import date

from screener.assessment import CriterionResult
from screener.document import Evidence, SourceSpan
from screener.profile import RoleProfile
from screener.resume import (
    Achievement,
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
from screener.scorer import assess
from skills_taxonomy.terms import DegreeLevel, FieldGroup, Function, Seniority

AS_OF = date(2020, 1, 15)
SALES = Function.SALES
LEVEL = DegreeLevel

FIVE_YEARS = {"kind": "experience", "functions": ["sales"], "minimum_years": 5, "ideal_years": 10}
BACHELOR = {
    "kind": "degree",
    "level": "bachelor",
    "fields": [{"groups": ["marketing"], "fit": 1}, {"groups": ["finance", "economics"], "fit": 0.8}],
    "other_fields": 0.5,
}


def quote(text: str) -> Evidence:
    return Evidence(SourceSpan(0, len(text), 1), text, "test")


def post(
    years: str,
    *functions: Function,
    kind: PositionKind = PositionKind.JOB,
    leads: bool = False,
    seniority: Seniority = Seniority.REGULAR,
    industry: str = "",
) -> Position:
    """ "2010-01..2012-12": from January 2010 to December 2012."""
    start, end = years.split("..")
    dates = DateRange(
        PartialDate.parse(start) if start else None,
        PartialDate.parse(end) if end and end != "present" else None,
        ongoing=end == "present",
    )
    return Position(
        "Post",
        None,
        None,
        dates,
        (quote(years),),
        kind=kind,
        functions=functions,
        leads_people=leads,
        seniority=seniority,
        industries=(IndustryMention(industry, (quote(industry),)),) if industry else (),
    )


def degree(
    level: DegreeLevel | None, *groups: FieldGroup, status: DegreeStatus = DegreeStatus.COMPLETED
) -> Degree:
    field = groups[0].value.title() if groups else None
    return Degree(level, field, groups, None, (quote(f"{level} {field}"),), status)


def skill(
    name: str, strength: SkillStrength = SkillStrength.EXPLICIT, places: int = 1, posts: tuple[int, ...] = ()
) -> SkillMention:
    return SkillMention(
        name, name.upper(), strength, posts, tuple(quote(f"{name} {place}") for place in range(places))
    )


def achievement(kind: str, value: float, unit: str = "percent") -> Achievement:
    return Achievement(kind, value, unit, (quote(f"{kind} {value}"),))


def language(code: str, level: LanguageLevel | None = None) -> Language:
    return Language(code, code.upper(), level, None, (quote(f"{code} {level}"),))


def judge(resume: Resume, criterion: Mapping[str, object]) -> CriterionResult:
    """The result for the only criterion of a profile: its points are out of 100."""
    return assess(resume, profile(criterion), AS_OF).results[0]


def profile(*criteria: Mapping[str, object]) -> RoleProfile:
    named = [{"id": f"c{place}", "label": f"C{place}", **item} for place, item in enumerate(criteria)]
    return RoleProfile.model_validate(
        {"id": "role", "title": "Role", "version": 3, "summary": "", "criteria": named}
    )
