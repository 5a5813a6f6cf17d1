"""A fact made of what was read of it, if anything was, and of what a person says."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from screener.document import Evidence
from screener.resume import (
    NATURAL_UNITS,
    Achievement,
    AchievementKind,
    Certification,
    CertificationStatus,
    DateRange,
    Degree,
    ExperienceClaim,
    IndustryMention,
    Language,
    PartialDate,
    Position,
    SkillMention,
    SkillStrength,
)
from skills_taxonomy.certifications import load_certifications
from skills_taxonomy.languages import load_languages
from skills_taxonomy.occupations import load_occupations
from skills_taxonomy.qualifications import load_qualifications
from skills_taxonomy.skills import load_skills
from skills_taxonomy.terms import Function

PRESENT = "present"

_Values = Mapping[str, Any]
_Quotes = tuple[Evidence, ...]


def position_of(read: Position | None, values: _Values, evidence: _Quotes) -> Position:
    """A post. A title that is given tells functions, if it can, seniority and whether people are led."""
    post = read or Position(None, None, None, DateRange(), ())
    title = values.get("title", post.title)
    if values.get("title"):
        reading = load_occupations().read_title(values["title"])
        found = {function for occupation in reading.occupations for function in occupation.functions}
        found |= {Function.MANAGEMENT} if reading.leads_people else set()
        post = replace(
            post,
            functions=tuple(function for function in Function if function in found) or post.functions,
            seniority=reading.seniority,
            leads_people=reading.leads_people,
        )
    if "functions" in values:
        functions = values["functions"]
        post = replace(post, functions=functions, leads_people=Function.MANAGEMENT in functions)
    return replace(
        post,
        title=title,
        employer=values.get("employer", post.employer),
        place=values.get("place", post.place),
        dates=_dates(post.dates, values),
        kind=values.get("kind", post.kind),
        seniority=values.get("seniority", post.seniority),
        leads_people=values.get("leads_people", post.leads_people),
        industries=_industries(post, values, evidence),
        evidence=evidence,
    )


def _industries(post: Position, values: _Values, evidence: _Quotes) -> tuple[IndustryMention, ...]:
    """Those that are told, each with the words it was read from, or else with what people say."""
    if "industries" not in values:
        return post.industries
    read = {found.id: found for found in post.industries}
    return tuple(
        read.get(name) or IndustryMention(name, evidence[:1]) for name in dict.fromkeys(values["industries"])
    )


def _dates(read: DateRange, values: _Values) -> DateRange:
    start, end, ongoing = read.start, read.end, read.ongoing
    if "start" in values:
        start = PartialDate.parse(values["start"]) if values["start"] else None
    if "end" in values:
        ongoing = values["end"] == PRESENT
        end = PartialDate.parse(values["end"]) if values["end"] and not ongoing else None
    return DateRange(start, end, ongoing)


def degree_of(read: Degree | None, values: _Values, evidence: _Quotes) -> Degree:
    degree = read or Degree(None, None, (), None, ())
    groups = degree.field_groups
    if "field" in values:
        groups = load_qualifications().field_groups(values["field"]) if values["field"] else ()
    return replace(
        degree,
        level=values.get("level", degree.level),
        field=values.get("field", degree.field),
        field_groups=values.get("field_groups", groups),
        status=values.get("status", degree.status),
        institution=values.get("institution", degree.institution),
        year=values.get("year", degree.year),
        evidence=evidence,
    )


def certification_of(read: Certification | None, values: _Values, evidence: _Quotes) -> Certification:
    kept = read or Certification(None, "", CertificationStatus.HELD, ())
    identifier = values.get("id", kept.id)
    known = load_certifications().get(identifier or "")
    name = values.get("name") or (known.name if known and "id" in values else kept.name)
    status = values.get("status", kept.status)
    return replace(
        kept, id=identifier, name=name or identifier or "Certificate", status=status, evidence=evidence
    )


def skill_of(read: SkillMention | None, values: _Values, evidence: _Quotes) -> SkillMention:
    if read is not None:
        return replace(read, strength=SkillStrength.EXPLICIT, evidence=evidence)
    skill = load_skills().skills.get(values["id"])
    name = skill.name if skill else values["id"]
    return SkillMention(values["id"], name, SkillStrength.EXPLICIT, (), evidence)


def language_of(read: Language | None, values: _Values, evidence: _Quotes) -> Language:
    if read is not None:
        if "level" in values:
            # In its own words it is another one.
            read = replace(read, level=values["level"], written=None)
        return replace(read, evidence=evidence)
    code = values["code"]
    name = load_languages().names.get(code, code)
    return Language(code, name, values.get("level"), None, evidence)


def achievement_of(read: Achievement | None, values: _Values, evidence: _Quotes) -> Achievement:
    """A figure. A kind that is given brings its unit along, unless that is given too."""
    figure = read or Achievement(AchievementKind.REVENUE_GROWTH, 0.0, "percent", ())
    kind = values.get("kind") or figure.kind
    unit = values.get("unit") or (NATURAL_UNITS[AchievementKind(kind)] if "kind" in values else None)
    return replace(
        figure,
        kind=str(kind),
        value=values.get("value") or figure.value,
        unit=unit or figure.unit,
        evidence=evidence,
    )


def claim_of(read: ExperienceClaim | None, values: _Values, evidence: _Quotes) -> ExperienceClaim:
    claim = read or ExperienceClaim(0.0, False, None, ())
    return replace(
        claim,
        years=values.get("years") or claim.years,
        at_least=values.get("at_least", claim.at_least),
        function=values.get("function", claim.function),
        evidence=evidence,
    )
