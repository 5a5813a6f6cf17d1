"""The facts of a resume without who it is about."""

from collections.abc import Iterable
from dataclasses import replace
from typing import TypeVar

from screener.candidate import Candidate
from screener.document import Evidence
from screener.export.blind.mask import Mask
from screener.resume import (
    Achievement,
    Certification,
    Degree,
    ExperienceClaim,
    Language,
    Position,
    Resume,
    SkillMention,
)
from screener.screening import ParsedResume


def masked_facts(parsed: ParsedResume, mask: Mask, name: str) -> ParsedResume:
    """The facts with places, schools, years of degrees and every quote masked, as of somebody unknown.

    `name` is a pseudonym, in place of the name of the file. Levels, fields, dates of work and ids stay.
    """
    resume = parsed.resume
    masked = Resume(
        id=resume.id,
        positions=tuple(_position(item, mask) for item in resume.positions),
        degrees=tuple(_degree(item, mask) for item in resume.degrees),
        certifications=tuple(_certification(item, mask) for item in resume.certifications),
        skills=tuple(_quoted(item, mask) for item in resume.skills),
        achievements=tuple(_quoted(item, mask) for item in resume.achievements),
        claims=tuple(_quoted(item, mask) for item in resume.claims),
        languages=tuple(_language(item, mask) for item in resume.languages),
        findings=tuple(map(mask.finding, resume.findings)),
    )
    nameless = replace(parsed.document, source=name, text="", lines=(), findings=())
    return ParsedResume(nameless, Candidate(), masked)


def _position(post: Position, mask: Mask) -> Position:
    return replace(
        post,
        title=_text(post.title, mask),
        employer=_text(post.employer, mask),
        place=None,
        evidence=_quotes(post.evidence, mask),
        industries=tuple(replace(found, evidence=_quotes(found.evidence, mask)) for found in post.industries),
    )


def _degree(degree: Degree, mask: Mask) -> Degree:
    return replace(
        degree,
        field=_text(degree.field, mask),
        institution=None,
        year=None,
        evidence=_quotes(degree.evidence, mask),
    )


def _certification(item: Certification, mask: Mask) -> Certification:
    return replace(item, name=mask.text(item.name), evidence=_quotes(item.evidence, mask))


def _language(item: Language, mask: Mask) -> Language:
    return replace(item, written=_text(item.written, mask), evidence=_quotes(item.evidence, mask))


_Quoting = TypeVar("_Quoting", SkillMention, Achievement, ExperienceClaim)


def _quoted(item: _Quoting, mask: Mask) -> _Quoting:
    return replace(item, evidence=_quotes(item.evidence, mask))


def _quotes(quotes: Iterable[Evidence], mask: Mask) -> tuple[Evidence, ...]:
    return tuple(map(mask.quote, quotes))


def _text(text: str | None, mask: Mask) -> str | None:
    return text and mask.text(text)
