"""A resume as JSON Resume (jsonresume.org, schema 1.0.0), to be taken over by other programs.

Only what the schema has a place for: evidence, functions and findings are in `resume_json`.
"""

import json
import re
from collections.abc import Iterator
from typing import Any

from screener.candidate import Candidate
from screener.document import Document
from screener.export.table import plain
from screener.folder import GENERATOR
from screener.resume import (
    Certification,
    CertificationStatus,
    DateRange,
    Degree,
    DegreeStatus,
    Language,
    Position,
    PositionKind,
    SectionKind,
    SkillMention,
    SkillStrength,
)
from screener.screening import ParsedResume

SCHEMA = "https://raw.githubusercontent.com/jsonresume/resume-schema/v1.0.0/schema.json"
VERSION = "v1.0.0"

_Object = dict[str, Any]
_NETWORKS = {
    "linkedin": "LinkedIn",
    "github": "GitHub",
    "gitlab": "GitLab",
    "xing": "XING",
    "behance": "Behance",
}


def json_resume(parsed: ParsedResume, *, indent: int | None = None) -> str:
    """The JSON text of one resume. Dates are YYYY or YYYY-MM; a post that goes on has no end.

    What is not known is left out. Skills that only duties show have the level "demonstrated".
    """
    resume, document = parsed.resume, parsed.document
    paid = [post for post in resume.positions if post.kind is not PositionKind.VOLUNTEER]
    unpaid = [post for post in resume.positions if post.kind is PositionKind.VOLUNTEER]
    body = {
        "$schema": SCHEMA,
        "basics": _known(_basics(parsed.candidate) | {"summary": _summary(parsed)}),
        "work": [_known({"name": post.employer} | _post(post, document)) for post in paid],
        "volunteer": [_known({"organization": post.employer} | _post(post, document)) for post in unpaid],
        "education": [_known(_degree(degree)) for degree in resume.degrees],
        "certificates": [_known(_certificate(item)) for item in resume.certifications],
        "skills": [_skill(skill) for skill in resume.skills],
        "languages": [_known(_language(language)) for language in resume.languages],
        "meta": {
            "version": VERSION,
            "source": parsed.source,
            "sha256": document.sha256,
            "generator": GENERATOR,
        },
    }
    return json.dumps(body, ensure_ascii=False, indent=indent)


def _basics(candidate: Candidate) -> _Object:
    profiles = [_profile(link) for link in candidate.links]
    sites = [_url(link) for link in candidate.links if not _network(link)]
    return {
        "name": candidate.name,
        "email": candidate.emails[0] if candidate.emails else None,
        "phone": candidate.phones[0] if candidate.phones else None,
        "url": sites[0] if sites else None,
        "location": {"address": candidate.place} if candidate.place else None,
        "profiles": [profile for profile in profiles if profile],
    }


def _network(link: str) -> str | None:
    return next((name for host, name in _NETWORKS.items() if f"{host}." in link.lower()), None)


def _profile(link: str) -> _Object | None:
    network = _network(link)
    if network is None:
        return None
    return {"network": network, "username": link.rstrip("/").rsplit("/", 1)[-1], "url": _url(link)}


def _url(link: str) -> str:
    return link if re.match(r"https?://", link, re.IGNORECASE) else f"https://{link}"


def _summary(parsed: ParsedResume) -> str | None:
    """The lines of the first summary."""
    document = parsed.document
    for section in parsed.resume.sections:
        if section.kind is SectionKind.SUMMARY:
            lines = document.lines[section.first_line : section.last_line]
            return " ".join(document.line_text(line) for line in lines) or None
    return None


def _post(post: Position, document: Document) -> _Object:
    return {
        "position": post.title,
        "location": post.place,
        **_dates(post.dates),
        "highlights": list(_duties(post, document)),
    }


def _duties(post: Position, document: Document) -> Iterator[str]:
    """The lines of a post's duties; a bullet's further lines are joined to it."""
    if post.body is None:
        return
    lines = [line for line in document.lines if post.body.start <= line.start and line.end <= post.body.end]
    bulleted = any(line.bullet for line in lines)
    duty = ""
    for line in lines:
        text = document.line_text(line).strip()
        if duty and (line.bullet or not bulleted):
            yield duty
            duty = text
        else:
            duty = f"{duty} {text}".strip()
    if duty:
        yield duty


def _dates(dates: DateRange) -> _Object:
    return {
        "startDate": str(dates.start) if dates.start else None,
        "endDate": str(dates.end) if dates.end else None,
    }


def _degree(degree: Degree) -> _Object:
    level = plain(degree.level).capitalize() if degree.level else None
    if level and degree.status is not DegreeStatus.COMPLETED:
        level = f"{level} ({plain(degree.status)})"
    return {
        "institution": degree.institution,
        "area": " ".join(degree.field.split()) if degree.field else None,
        "studyType": level,
        "endDate": degree.year,
    }


def _certificate(item: Certification) -> _Object:
    going = item.status is CertificationStatus.IN_PROGRESS
    return {"name": f"{item.name} (in progress)" if going else item.name}


def _skill(skill: SkillMention) -> _Object:
    level = {} if skill.strength is SkillStrength.EXPLICIT else {"level": str(skill.strength)}
    return {"name": skill.name, **level, "keywords": [skill.id]}


def _language(language: Language) -> _Object:
    return {"language": language.name, "fluency": str(language.level) if language.level else None}


def _known(fields: _Object) -> _Object:
    """Without what is not known: the schema has no null."""
    return {name: value for name, value in fields.items() if value not in (None, [], {})}
