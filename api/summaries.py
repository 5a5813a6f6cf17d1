"""What a row of a ranking shows of one resume, made once when the resume is assessed."""

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from fractions import Fraction
from functools import lru_cache
from hashlib import sha256
from typing import Any

from screener.assessment import Assessment, Reliability, Verdict
from screener.criteria import SkillCriterion
from screener.duplicates import Traits, traits_of
from screener.export.blind import mask_for
from screener.export.table import degree_text, functions_asked, years_of
from screener.profile import RoleProfile
from screener.resume import Resume, SkillStrength
from screener.scorer import Share, shares
from screener.screening import ParsedResume
from screener.timeline import experience

SKILLS_SHOWN = 3
_DIGITS = 16
_VERDICTS = {verdict.value: verdict for verdict in Verdict}
"""Quicker than the enumeration itself, which matters a thousand rows at a time."""


@dataclass(frozen=True, slots=True)
class FunctionYears:
    """Years in a function, in tenths; `low` and `high` are what the dates allow."""

    function: str
    low: int
    middle: int
    high: int


@dataclass(frozen=True, slots=True)
class Summary:
    """A resume at a glance. There is no name in it, and for a blind screening nothing that tells who it is.

    `skills` are those that the profile asks for first, at most `SKILLS_SHOWN` of `skill_count`. `points` are
    tenths, one for each criterion of the profile, as are `verdicts` and `shares` (see `Share`).
    """

    years: tuple[FunctionYears, ...]
    degree: str | None
    skills: tuple[str, ...]
    skill_count: int
    skill_ids: tuple[str, ...]
    findings: tuple[str, ...]
    confidence: Reliability
    points: tuple[int, ...]
    verdicts: tuple[Verdict, ...]
    shares: tuple[Share, ...]
    corrected: bool = False
    """Whether a person has put a fact right."""


def summarize(
    parsed: ParsedResume, result: Assessment, profile: RoleProfile, *, blind: bool, corrected: bool = False
) -> Summary:
    """The summary of an assessed resume. Takes about a millisecond."""
    resume = parsed.resume
    degree = degree_text(resume.degrees)
    found = years_of(experience(resume.positions, result.as_of), functions_asked(profile))
    names = _skills(resume, profile)
    return Summary(
        years=tuple(
            FunctionYears(item.function, _tenths(item.low), _tenths(item.middle), _tenths(item.high))
            for item in found
        ),
        degree=mask_for(parsed).text(degree) if blind and degree else degree,
        skills=tuple(names[:SKILLS_SHOWN]),
        skill_count=len(names),
        skill_ids=tuple(dict.fromkeys(skill.id for skill in resume.skills)),
        findings=tuple(dict.fromkeys(finding.code for finding in result.findings)),
        confidence=result.confidence.level,
        points=tuple(_tenths(item.points) for item in result.results),
        verdicts=tuple(item.verdict for item in result.results),
        shares=shares(resume, profile, result.as_of),
        corrected=corrected,
    )


def kept_traits(parsed: ParsedResume) -> Traits:
    """What is compared to find resumes of one person, with digests in place of addresses and numbers."""
    found = traits_of(parsed.document, parsed.candidate)
    return Traits(found.file, found.shingles, _digests(found.emails), _digests(found.phones))


def summary_text(summary: Summary) -> str:
    """The summary as JSON."""
    plain = asdict(summary) | {"shares": [share_json(share) for share in summary.shares]}
    return json.dumps(plain, separators=(",", ":"))


def summary_from(text: str) -> Summary:
    """What `summary_text` has written."""
    found = json.loads(text)
    return Summary(
        years=tuple(FunctionYears(**years) for years in found["years"]),
        degree=found["degree"],
        skills=tuple(found["skills"]),
        skill_count=found["skill_count"],
        skill_ids=tuple(found["skill_ids"]),
        findings=tuple(found["findings"]),
        confidence=Reliability(found["confidence"]),
        points=tuple(found["points"]),
        verdicts=tuple(_VERDICTS[verdict] for verdict in found["verdicts"]),
        shares=tuple(map(_share_from, found["shares"])),
        corrected=found["corrected"],
    )


def traits_text(traits: Traits) -> str:
    """The traits as JSON, without the digest of the file, which its row has."""
    return json.dumps([sorted(traits.shingles), traits.emails, traits.phones], separators=(",", ":"))


def traits_from(file: str, text: str) -> Traits:
    """What `traits_text` has written, of the file with this digest."""
    shingles, emails, phones = json.loads(text)
    return Traits(file, frozenset(shingles), tuple(emails), tuple(phones))


def share_json(share: Share) -> Any:
    """A share as [numerator, denominator], {"parts": [...]} or {"options": [...]}."""
    if share.own is not None:
        return [share.own.numerator, share.own.denominator]
    name = "parts" if share.parts else "options"
    return {name: [share_json(inner) for inner in share.parts or share.options]}


def _share_from(found: Any) -> Share:
    match found:
        case [int() as numerator, int() as denominator]:
            return _plain_share(numerator, denominator)
        case {"parts": parts}:
            return Share(parts=tuple(map(_share_from, parts)))
        case _:
            return Share(options=tuple(map(_share_from, found["options"])))


@lru_cache(maxsize=4096)
def _plain_share(numerator: int, denominator: int) -> Share:
    return Share(own=Fraction(numerator, denominator))


def _skills(resume: Resume, profile: RoleProfile) -> list[str]:
    """Names of the skills, those first that a weightier criterion asks for and that are named."""
    asked: dict[str, int] = {}
    wanting = [item for item in profile.every_criterion() if isinstance(item, SkillCriterion)]
    for criterion in sorted(wanting, key=lambda item: (not item.required, -item.weight)):
        for name in criterion.skills:
            asked.setdefault(name, len(asked))
    ordered = sorted(
        resume.skills,
        key=lambda skill: (
            skill.id not in asked,
            skill.strength is not SkillStrength.EXPLICIT,
            asked.get(skill.id, 0),
        ),
    )
    return list(dict.fromkeys(skill.name for skill in ordered))


def _tenths(value: Any) -> int:
    return int(value * 10)


def _digests(values: Sequence[str]) -> tuple[str, ...]:
    return tuple(sha256(value.lower().encode("utf-8", "replace")).hexdigest()[:_DIGITS] for value in values)
