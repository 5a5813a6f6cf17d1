"""What people add to what was read: corrections of facts, results that rest on them, and notes."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime

from api.storage.records import Decision, State, Versions
from screener.assessment import Assessment
from screener.corrections import Correction
from screener.scorer import Scorecard
from screener.screening import ParsedResume


@dataclass(frozen=True, slots=True)
class CorrectionRecord:
    """A correction as it is kept; it counts until it is withdrawn."""

    correction: Correction
    reason: str
    withdrawn_at: datetime | None = None
    withdrawn_by: str | None = None


@dataclass(frozen=True, slots=True)
class Reassessed:
    """A resume as people have put it right, and the result of that."""

    parsed: ParsedResume
    result: Assessment
    versions: Versions


Rework = Callable[[ParsedResume, Sequence[Correction]], Reassessed]
"""Assesses what was read anew, with corrections."""


@dataclass(frozen=True, slots=True)
class PastAssessment:
    """A result of a resume that was put right; number 1 is that of what was read."""

    number: int
    result: Assessment
    versions: Versions
    corrections: tuple[str, ...]
    """Ids of the corrections that it rests on."""
    created_at: datetime


@dataclass(frozen=True, slots=True)
class CardRecord:
    """What a resume is scored anew by; `sha256` is that of its file."""

    resume_id: str
    sha256: str
    card: Scorecard


@dataclass(frozen=True, slots=True)
class NoteRecord:
    id: str
    text: str
    made_by: str
    created_at: datetime


@dataclass(frozen=True, slots=True)
class ResumeNews:
    """A resume as it is now, of which entry `number` of the log tells something; no personal data."""

    number: int | None
    resume_id: str
    state: State
    band: str | None
    tenths: int | None
    failure: str | None
    decision: Decision | None


@dataclass(frozen=True, slots=True)
class News:
    """What is new, up to entry `number` of the log."""

    number: int
    resumes: tuple[ResumeNews, ...]
