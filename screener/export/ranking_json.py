"""A ranking as JSON: every candidate with every criterion, its reason and its quotes."""

from typing import Any

from screener.assessment import ClaimCheck, CriterionResult
from screener.export.json_parts import evidence_json, finding_json, json_file
from screener.export.table import RankingRow, RankingTable
from screener.folder import GENERATOR
from screener.plausibility import shown_text
from screener.profile import RoleProfile
from screener.scorer import what_would_change

_Object = dict[str, Any]


def ranking_json(table: RankingTable) -> bytes:
    """UTF-8. Points and years are strings, so that no reader turns 12.3 into 12.300000000000001."""
    body = {
        "generator": GENERATOR,
        "profile": profile_json(table.profile),
        "as_of": table.as_of.isoformat(),
        "blind": table.blind,
        "candidates": [candidate_json(row, table.profile) for row in table.rows],
        "failures": [
            {"source": failure.source, "code": failure.code, "message": failure.message}
            for failure in table.failures
        ],
    }
    return json_file(body)


def profile_json(profile: RoleProfile) -> _Object:
    """What names the profile that was asked, and what was changed in it for this ranking."""
    return {
        "id": profile.id,
        "version": profile.version,
        "title": profile.title,
        "adjustments": list(profile.adjustments),
    }


def candidate_json(row: RankingRow, profile: RoleProfile) -> _Object:
    """Everything that is shown of one candidate."""
    assessment = row.assessment
    return {
        "rank": row.rank,
        "resume_id": assessment.resume_id,
        "name": row.name,
        "file": row.file,
        "emails": list(row.contact.emails),
        "phones": list(row.contact.phones),
        "links": list(row.contact.links),
        "score": str(assessment.score),
        "band": assessment.band.name.lower(),
        "years": {
            years.function.value: {
                "years": str(years.middle),
                "low": str(years.low),
                "high": str(years.high),
            }
            for years in row.years
        },
        "degree": row.degree,
        "languages": list(row.languages),
        "standing": assessment.standing,
        "missing": list(assessment.missing),
        "requirements": {
            "asked": assessment.requirements.asked,
            "met": assessment.requirements.met,
            "borderline": assessment.requirements.borderline,
        },
        "confidence": {
            "level": assessment.confidence.level,
            "reasons": list(assessment.confidence.reasons),
        },
        "would_change": what_would_change(assessment, profile),
        "findings": [finding_json(finding) for finding in assessment.findings],
        "claims": [_claim(check) for check in assessment.claims],
        "criteria": [_result(result) for result in assessment.results],
    }


def _claim(check: ClaimCheck) -> _Object:
    """Years that the resume states in words, beside what its dates show."""
    return {
        "stated": str(check.claim),
        "function": check.claim.function,
        "shown": shown_text(check),
        "exceeds": check.exceeds,
        "evidence": evidence_json(check.claim.evidence),
    }


def _result(result: CriterionResult) -> _Object:
    return {
        "id": result.criterion_id,
        "label": result.label,
        "kind": result.kind,
        "required": result.required,
        "verdict": result.verdict.value,
        "points": str(result.points),
        "max_points": str(result.max_points),
        "reason": result.reason,
        "evidence": evidence_json(result.evidence),
        "parts": [_result(part) for part in result.parts],
    }
