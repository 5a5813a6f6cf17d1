"""What was understood of one file, as one JSON object.

The keys and their order are a contract with whoever reads the output: a value that is not known is
null or an empty list, never absent. A file that could not be read has the same keys, all empty, and
an `error` with a stable `code` and a message.
"""

import json
from datetime import date
from typing import Any

from screener.assessment import ClaimCheck, Failure
from screener.export.json_parts import evidence_json, finding_json
from screener.plausibility import check_claims, findings_as_of
from screener.resume import (
    Achievement,
    CertificationStatus,
    Degree,
    Language,
    Position,
    Resume,
    SkillMention,
)
from screener.screening import ParsedResume
from screener.timeline import experience, skill_use

_Object = dict[str, Any]


def resume_json(outcome: ParsedResume | Failure, as_of: date, *, indent: int | None = None) -> str:
    """The JSON text for one file; months and "last used" are counted up to `as_of`."""
    body = _unread(outcome) if isinstance(outcome, Failure) else _read(outcome, as_of)
    return json.dumps(body, ensure_ascii=False, indent=indent)


def _read(parsed: ParsedResume, as_of: date) -> _Object:
    candidate, resume = parsed.candidate, parsed.resume
    return {
        "source": parsed.source,
        "error": None,
        "findings": [finding_json(finding) for finding in findings_as_of(resume, as_of)],
        "candidate": {
            "name": candidate.name,
            "emails": list(candidate.emails),
            "phones": list(candidate.phones),
            "links": list(candidate.links),
            "evidence": {field: evidence_json(quotes) for field, quotes in candidate.evidence},
        },
        "positions": [_position(position) for position in resume.positions],
        "experience": _experience(resume, as_of),
        "education": [_degree(degree) for degree in resume.degrees],
        "certifications": _certifications(resume, CertificationStatus.HELD),
        "certifications_in_progress": _certifications(resume, CertificationStatus.IN_PROGRESS),
        "skills": [_skill(skill, resume, as_of) for skill in resume.skills],
        "achievements": [_achievement(achievement) for achievement in resume.achievements],
        "claims": [_claim(check) for check in check_claims(resume, as_of)],
        "languages": [_language(language) for language in resume.languages],
    }


def _unread(failure: Failure) -> _Object:
    return {
        "source": failure.source,
        "error": {"code": failure.code, "message": failure.message},
        "findings": [],
        "candidate": {"name": None, "emails": [], "phones": [], "links": [], "evidence": {}},
        "positions": [],
        "experience": {},
        "education": [],
        "certifications": [],
        "certifications_in_progress": [],
        "skills": [],
        "achievements": [],
        "claims": [],
        "languages": [],
    }


def _position(position: Position) -> _Object:
    return {
        "title": position.title,
        "employer": position.employer,
        "start": str(position.dates.start) if position.dates.start else None,
        "end": position.dates.end_text,
        "kind": position.kind,
        "functions": list(position.functions),
        "industries": [
            {"id": found.id, "evidence": evidence_json(found.evidence)} for found in position.industries
        ],
        "evidence": evidence_json(position.evidence),
    }


def _experience(resume: Resume, as_of: date) -> _Object:
    return {
        function: {
            "months": found.months,
            "low": found.low,
            "high": found.high,
            "last_used": str(found.last_used) if found.last_used else None,
        }
        for function, found in experience(resume.positions, as_of).items()
    }


def _degree(degree: Degree) -> _Object:
    return {
        "level": degree.level,
        "field": degree.field,
        "field_groups": list(degree.field_groups),
        "minor_groups": list(degree.minor_groups),
        "institution": degree.institution,
        "status": degree.status,
        "year": degree.year,
        "evidence": evidence_json(degree.evidence),
    }


def _certifications(resume: Resume, status: CertificationStatus) -> list[_Object]:
    return [
        {"name": certification.name, "evidence": evidence_json(certification.evidence)}
        for certification in resume.certifications
        if certification.status is status
    ]


def _skill(skill: SkillMention, resume: Resume, as_of: date) -> _Object:
    use = skill_use(skill, resume.positions, as_of)
    return {
        "id": skill.id,
        "name": skill.name,
        "strength": skill.strength,
        "months": use.months,
        "last_used": str(use.last_used) if use.last_used else None,
        "evidence": evidence_json(skill.evidence),
    }


def _language(language: Language) -> _Object:
    return {
        "code": language.code,
        "name": language.name,
        "level": language.level,
        "written": language.written,
        "evidence": evidence_json(language.evidence),
    }


def _claim(check: ClaimCheck) -> _Object:
    claim = check.claim
    return {
        "years": _number(claim.years),
        "at_least": claim.at_least,
        "function": claim.function,
        "shown": {"months": check.months, "low": check.low, "high": check.high},
        "exceeds": check.exceeds,
        "evidence": evidence_json(claim.evidence),
    }


def _number(value: float) -> float:
    """Whole numbers without a point."""
    return int(value) if value.is_integer() else value


def _achievement(achievement: Achievement) -> _Object:
    return {
        "kind": achievement.kind,
        "value": _number(achievement.value),
        "unit": achievement.unit,
        "evidence": evidence_json(achievement.evidence),
    }
