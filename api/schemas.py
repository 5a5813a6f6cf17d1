"""What the service answers, as pydantic models. Points and years are strings with one decimal."""

from datetime import date
from decimal import Decimal
from typing import Self

from pydantic import BaseModel, ConfigDict

from screener.assessment import CriterionResult, Verdict
from screener.document import Evidence, Finding
from screener.export.table import RankingRow
from screener.profile import RoleProfile


class _Answer(BaseModel):
    model_config = ConfigDict(frozen=True)


class Health(_Answer):
    status: str = "ok"


class RoleSummary(_Answer):
    id: str
    title: str
    version: int
    summary: str

    @classmethod
    def of(cls, profile: RoleProfile) -> Self:
        return cls(id=profile.id, title=profile.title, version=profile.version, summary=profile.summary)


class EvidenceOut(_Answer):
    """A quote: its characters in the text of the file, the page, and the rule that found it."""

    start: int
    end: int
    page: int
    quote: str
    rule: str

    @classmethod
    def of(cls, evidence: Evidence) -> Self:
        span = evidence.span
        return cls(start=span.start, end=span.end, page=span.page, quote=evidence.quote, rule=evidence.rule)


class FindingOut(_Answer):
    code: str
    message: str
    page: int | None
    quote: str | None

    @classmethod
    def of(cls, finding: Finding) -> Self:
        return cls(code=finding.code, message=finding.message, page=finding.page, quote=finding.quote)


class CriterionOut(_Answer):
    id: str
    label: str
    kind: str
    required: bool
    verdict: Verdict
    points: Decimal
    max_points: Decimal
    reason: str
    evidence: list[EvidenceOut]
    parts: list["CriterionOut"]

    @classmethod
    def of(cls, result: CriterionResult) -> Self:
        return cls(
            id=result.criterion_id,
            label=result.label,
            kind=result.kind,
            required=result.required,
            verdict=result.verdict,
            points=result.points,
            max_points=result.max_points,
            reason=result.reason,
            evidence=[EvidenceOut.of(quote) for quote in result.evidence],
            parts=[CriterionOut.of(part) for part in result.parts],
        )


class YearsOut(_Answer):
    """Years in a function; `low` and `high` are what the dates allow."""

    years: Decimal
    low: Decimal
    high: Decimal


class AssessmentOut(_Answer):
    """One resume against one role. In a blind answer `candidate` is a pseudonym and quotes are masked."""

    resume_id: str
    candidate: str
    role: str
    role_version: int
    as_of: date
    blind: bool
    score: Decimal
    band: str
    missing: list[str]
    years: dict[str, YearsOut]
    degree: str | None
    findings: list[FindingOut]
    criteria: list[CriterionOut]

    @classmethod
    def of(cls, row: RankingRow, *, blind: bool) -> Self:
        assessment = row.assessment
        return cls(
            resume_id=assessment.resume_id,
            candidate=row.name,
            role=assessment.profile_id,
            role_version=assessment.profile_version,
            as_of=assessment.as_of,
            blind=blind,
            score=assessment.score,
            band=assessment.band.name.lower(),
            missing=list(assessment.missing),
            years={
                item.function.value: YearsOut(years=item.middle, low=item.low, high=item.high)
                for item in row.years
            },
            degree=row.degree,
            findings=[FindingOut.of(finding) for finding in assessment.findings],
            criteria=[CriterionOut.of(result) for result in assessment.results],
        )
