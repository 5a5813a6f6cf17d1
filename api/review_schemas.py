"""What is sent and answered where resumes are looked at beside each other."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import Annotated, Self

from pydantic import BaseModel, ConfigDict, Field

from api.schemas import EvidenceOut, FindingOut, YearsOut
from api.screening_schemas import BandName, ConfidenceOut, RequirementsOut
from api.storage.records import Decision, ResumeRecord
from api.storage.review_records import CardRecord
from screener.assessment import Verdict
from screener.criteria import Weight, Years
from screener.export import RankingTable
from screener.export.comparison import FEWEST, MOST, ComparedCell, compare
from screener.export.table import RankingRow
from screener.profile import RoleProfile
from screener.scorer import Rescored, what_would_change
from screener.scorer.points import split_points

CriterionId = Annotated[str, Field(max_length=100)]


class _Answer(BaseModel):
    model_config = ConfigDict(frozen=True)


class NewWeights(BaseModel):
    """Figures to score by, each by the id of its criterion; what is not named stays as the role has it."""

    model_config = ConfigDict(extra="forbid")

    weights: Annotated[
        dict[CriterionId, Weight],
        Field(max_length=200, description="Of the role's own criteria, not of options inside one."),
    ] = {}
    minimum_years: Annotated[
        dict[CriterionId, Years], Field(max_length=200, description="Of experience criteria.")
    ] = {}


class RescoredCriterionOut(_Answer):
    """A criterion with what it is worth by the weights that were sent, and by the role's own."""

    id: str
    label: str
    required: bool
    weight: Decimal
    max_points: Decimal
    usual_max_points: Decimal


class RescoredResumeOut(_Answer):
    """A place by these weights. `points` are those of the criteria, in their order."""

    resume: str
    rank: int
    band: BandName
    score: Decimal
    points: list[Decimal]


class RescoredOut(_Answer):
    """A ranking that was not kept, the best first; ties share a rank."""

    adjustments: list[str]
    criteria: list[RescoredCriterionOut]
    ranking: list[RescoredResumeOut]

    @classmethod
    def of(
        cls, profile: RoleProfile, usual: RoleProfile, scored: Sequence[tuple[CardRecord, Rescored]]
    ) -> Self:
        """`scored` is in its order already."""
        places: list[RescoredResumeOut] = []
        for place, (item, found) in enumerate(scored, start=1):
            band = found.band.name.lower()
            last = places[-1] if places else None
            tied = last is not None and (last.band, last.score) == (band, found.score)
            places.append(
                RescoredResumeOut(
                    resume=item.resume_id,
                    rank=last.rank if tied and last else place,
                    band=band,
                    score=found.score,
                    points=list(found.points),
                )
            )
        criteria = [
            RescoredCriterionOut(
                id=criterion.id,
                label=criterion.label,
                required=criterion.required,
                weight=criterion.weight,
                max_points=most,
                usual_max_points=before,
            )
            for criterion, most, before in zip(
                profile.criteria, _points(profile), _points(usual), strict=True
            )
        ]
        return cls(adjustments=list(profile.adjustments), criteria=criteria, ranking=places)


def _points(profile: RoleProfile) -> tuple[Decimal, ...]:
    return split_points(tuple(criterion.weight for criterion in profile.criteria))


class Chosen(BaseModel):
    """Resumes to be compared."""

    model_config = ConfigDict(extra="forbid")

    resumes: Annotated[
        list[Annotated[str, Field(max_length=32)]],
        Field(
            min_length=FEWEST,
            max_length=MOST,
            description="Ids of assessed resumes of the screening.",
            json_schema_extra={"uniqueItems": True},
        ),
    ]


class ComparedCellOut(_Answer):
    """What one candidate has for one criterion. `best`: nobody beside has more points, somebody has fewer."""

    verdict: Verdict
    points: Decimal
    best: bool
    reason: str
    quote: EvidenceOut | None

    @classmethod
    def of(cls, cell: ComparedCell) -> Self:
        quote = EvidenceOut.of(cell.quote) if cell.quote else None
        return cls(verdict=cell.verdict, points=cell.points, best=cell.best, reason=cell.reason, quote=quote)


class ComparedCriterionOut(_Answer):
    """A criterion with a cell for each candidate, in their order."""

    id: str
    label: str
    required: bool
    max_points: Decimal
    cells: list[ComparedCellOut]


class ComparedCandidateOut(_Answer):
    """A candidate as a whole. In a blind comparison `candidate` is a pseudonym and texts are masked."""

    resume: str
    rank: Annotated[int, Field(description="In the whole screening.")]
    candidate: str
    file: str | None
    score: Decimal
    band: BandName
    standing: str
    missing: list[str]
    requirements: RequirementsOut
    confidence: ConfidenceOut
    years: dict[str, YearsOut]
    degree: str | None
    languages: list[str]
    would_change: str
    findings: list[FindingOut]
    decision: Decision | None

    @classmethod
    def of(cls, row: RankingRow, record: ResumeRecord, profile: RoleProfile) -> Self:
        result = row.assessment
        needs = result.requirements
        return cls(
            resume=record.id,
            rank=row.rank,
            candidate=row.name,
            file=row.file,
            score=result.score,
            band=result.band.name.lower(),
            standing=result.standing,
            missing=list(result.missing),
            requirements=RequirementsOut(asked=needs.asked, met=needs.met, borderline=needs.borderline),
            confidence=ConfidenceOut(level=result.confidence.level, reasons=list(result.confidence.reasons)),
            years={
                item.function.value: YearsOut(years=item.middle, low=item.low, high=item.high)
                for item in row.years
            },
            degree=row.degree,
            languages=list(row.languages),
            would_change=what_would_change(result, profile),
            findings=[FindingOut.of(finding) for finding in result.findings],
            decision=record.decision,
        )


class ComparisonOut(_Answer):
    """Two to five candidates beside each other, the best first."""

    role: str
    role_version: int
    as_of: date
    blind: bool
    candidates: list[ComparedCandidateOut]
    criteria: list[ComparedCriterionOut]

    @classmethod
    def of(cls, table: RankingTable, records: Sequence[ResumeRecord]) -> Self:
        """`records` are those of the table's rows, in their order."""
        return cls(
            role=table.profile.id,
            role_version=table.profile.version,
            as_of=table.as_of,
            blind=table.blind,
            candidates=[
                ComparedCandidateOut.of(row, record, table.profile)
                for row, record in zip(table.rows, records, strict=True)
            ],
            criteria=[
                ComparedCriterionOut(
                    id=criterion.criterion_id,
                    label=criterion.label,
                    required=criterion.required,
                    max_points=criterion.max_points,
                    cells=[ComparedCellOut.of(cell) for cell in criterion.cells],
                )
                for criterion in compare(table)
            ],
        )
