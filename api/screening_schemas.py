"""What is sent and answered around screenings. What is not known is null, never absent."""

from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Annotated, Literal, Self

from pydantic import BaseModel, ConfigDict, Field, PlainSerializer

from api.json_types import Day, Flag, Version
from api.schemas import AssessmentOut
from api.storage.records import (
    AssessmentRecord,
    Decision,
    DecisionRecord,
    RankedRecord,
    ResumeRecord,
    ScreeningRecord,
    State,
    Versions,
)
from screener.assessment import Reliability
from screener.export import RankingTable
from screener.scorer import explain, explain_for_candidate, what_would_change

Instant = Annotated[
    datetime,
    PlainSerializer(lambda at: at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ"), return_type=str),
]
BandName = Literal["meets", "borderline", "not_shown"]


class _Answer(BaseModel):
    model_config = ConfigDict(frozen=True)


class NewScreening(BaseModel):
    """A pile to be: its role, the day up to which experience counts, and whether it is blind."""

    model_config = ConfigDict(extra="forbid")

    role: Annotated[str, Field(min_length=1, max_length=100, description="The id of a role.")]
    role_version: Annotated[Version | None, Field(description="Default: the newest.")] = None
    name: Annotated[str, Field(max_length=200)] = ""
    as_of: Annotated[
        Day | None, Field(description="Experience counts up to this day; default today, by UTC.")
    ] = None
    blind: Annotated[Flag, Field(description="Without names, and with masked quotes.")] = False


class ProgressOut(_Answer):
    """How far a screening is. `done` as long as nothing waits."""

    status: Literal["empty", "working", "done"]
    stored: int
    assessed: int
    failed: int
    erased: int

    @classmethod
    def of(cls, counted: dict[State, int]) -> Self:
        status: Literal["empty", "working", "done"] = "working" if counted[State.STORED] else "done"
        if not any(counted.values()):
            status = "empty"
        return cls(status=status, **{state.value: count for state, count in counted.items()})


class ScreeningOut(_Answer):
    id: str
    name: str
    role: str
    role_version: int
    as_of: date
    blind: bool
    created_at: Instant
    progress: ProgressOut

    @classmethod
    def of(cls, record: ScreeningRecord, counted: dict[State, int]) -> Self:
        return cls(
            id=record.id,
            name=record.name,
            role=record.profile.id,
            role_version=record.profile.version,
            as_of=record.as_of,
            blind=record.blind,
            created_at=record.created_at,
            progress=ProgressOut.of(counted),
        )


class FailureOut(_Answer):
    code: str
    message: str | None


class ResumeOut(_Answer):
    """A resume in whatever state. In a blind screening there is no file name, and no message of a failure."""

    id: str
    screening: str
    state: State
    sha256: str
    bytes: int
    file: str | None
    failure: FailureOut | None
    decision: Decision | None
    created_at: Instant
    finished_at: Instant | None

    @classmethod
    def of(cls, record: ResumeRecord, *, blind: bool) -> Self:
        failure = None
        if record.failure is not None:
            failure = FailureOut(code=record.failure, message=None if blind else record.failure_message)
        return cls(
            id=record.id,
            screening=record.screening_id,
            state=record.state,
            sha256=record.sha256,
            bytes=record.bytes,
            file=None if blind else record.file_name,
            failure=failure,
            decision=record.decision,
            created_at=record.created_at,
            finished_at=record.finished_at,
        )


class AcceptedOut(_Answer):
    """Files that are kept now, in the order sent; ask the screening how far they are."""

    resumes: list[ResumeOut]


class RequirementsOut(_Answer):
    asked: int
    met: int
    borderline: int


class RankedOut(_Answer):
    """A place in a ranking. `candidate` is null in a blind screening, and where no name was found."""

    rank: int
    resume: str
    candidate: str | None
    file: str | None
    score: Decimal
    band: BandName
    standing: str
    missing: list[str]
    requirements: RequirementsOut
    confidence: Reliability
    decision: Decision | None

    @classmethod
    def of(cls, record: RankedRecord, *, blind: bool) -> Self:
        result = record.result
        needs = result.requirements
        return cls(
            rank=record.rank,
            resume=record.resume.id,
            candidate=None if blind else record.name,
            file=None if blind else record.resume.file_name,
            score=result.score,
            band=result.band.name.lower(),
            standing=result.standing,
            missing=list(result.missing),
            requirements=RequirementsOut(asked=needs.asked, met=needs.met, borderline=needs.borderline),
            confidence=result.confidence.level,
            decision=record.resume.decision,
        )


class VersionsOut(_Answer):
    """What the result depends on besides the file; `input` is a digest of all of it."""

    code: str
    taxonomy: str
    profile: int
    profile_digest: str
    input: str

    @classmethod
    def of(cls, versions: Versions) -> Self:
        return cls(
            code=versions.code,
            taxonomy=versions.taxonomy,
            profile=versions.profile,
            profile_digest=versions.profile_digest,
            input=versions.input_digest,
        )


class ConfidenceOut(_Answer):
    level: Reliability
    reasons: list[str]


class StoredAssessmentOut(AssessmentOut):
    """A kept assessment, explained; `resume` is the id of the resume, `resume_id` the digest of its file."""

    resume: str
    confidence: ConfidenceOut
    would_change: str
    explanation: str
    letter: str
    decision: Decision | None
    corrections: Annotated[list[str], Field(description="Ids of the corrections by people that it rests on.")]
    versions: VersionsOut
    assessed_at: Instant

    @classmethod
    def explained(cls, table: RankingTable, record: AssessmentRecord) -> Self:
        """From a table of one row, masked or not."""
        [row] = table.rows
        shown = AssessmentOut.of(row, blind=table.blind)
        result = row.assessment
        return cls(
            **dict(shown),
            resume=record.resume.id,
            confidence=ConfidenceOut(level=result.confidence.level, reasons=list(result.confidence.reasons)),
            would_change=what_would_change(result, table.profile),
            explanation=explain(result),
            letter=explain_for_candidate(result, table.profile),
            decision=record.resume.decision,
            corrections=list(record.corrections),
            versions=VersionsOut.of(record.versions),
            assessed_at=record.created_at,
        )


class NewDecision(BaseModel):
    """What a person decided, and why."""

    model_config = ConfigDict(extra="forbid")

    decision: Decision
    reason: Annotated[str, Field(min_length=1, max_length=4000)]


class DecisionOut(_Answer):
    resume: str
    decision: Decision
    reason: str
    decided_by: Annotated[str, Field(description="The id of the user, or the prefix of the key.")]
    created_at: Instant

    @classmethod
    def of(cls, record: DecisionRecord, resume_id: str) -> Self:
        return cls(
            resume=resume_id,
            decision=record.decision,
            reason=record.reason,
            decided_by=record.decided_by,
            created_at=record.created_at,
        )
