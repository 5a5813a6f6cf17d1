"""What storage takes and gives back."""

from collections import Counter
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import Any

from api.summaries import Summary
from screener.assessment import Assessment, Band
from screener.profile import RoleProfile


class NotFound(Exception):  # noqa: N818 - what the client is told
    """There is no such thing, or it is another tenant's: callers cannot tell which."""


class Conflict(Exception):  # noqa: N818
    """It cannot be done as things stand; the message says why."""


class State(StrEnum):
    """How far a resume is."""

    STORED = "stored"
    ASSESSED = "assessed"
    FAILED = "failed"
    ERASED = "erased"


class Decision(StrEnum):
    """What a person decided about a candidate."""

    SHORTLIST = "shortlist"
    HOLD = "hold"
    DECLINE = "decline"
    OVERRIDE = "override"


@dataclass(frozen=True, slots=True)
class Tenant:
    id: str
    name: str


@dataclass(frozen=True, slots=True)
class ApiKey:
    """A key without its secret; `digest` is the SHA-256 of that."""

    prefix: str
    tenant: Tenant
    name: str
    digest: str
    scopes: tuple[str, ...]
    created_at: datetime
    revoked_at: datetime | None = None


class UserRole(StrEnum):
    """What a person is to the service; `api.accounts.SCOPES_OF` says what each may do."""

    RECRUITER = "recruiter"
    ADMIN = "admin"
    AUDITOR = "auditor"


@dataclass(frozen=True, slots=True)
class User:
    """A person who signs in. `password` is an encoded Argon2 hash."""

    id: str
    tenant_id: str
    name: str
    role: UserRole
    password: str = field(repr=False)
    created_at: datetime
    signed_in_at: datetime | None = None
    disabled_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Lifetimes:
    """How long a session lasts: when nobody uses it, and at most."""

    idle: timedelta
    most: timedelta


@dataclass(frozen=True, slots=True)
class SignedIn:
    """A session that is valid now, and whose it is."""

    user: User
    since: datetime
    seen_at: datetime


@dataclass(frozen=True, slots=True)
class StoredRole:
    profile: RoleProfile
    created_at: datetime | None
    """None for a role that ships with the program."""


@dataclass(frozen=True, slots=True)
class ScreeningRecord:
    id: str
    tenant_id: str
    name: str
    profile: RoleProfile
    as_of: date
    blind: bool
    created_at: datetime


@dataclass(frozen=True, slots=True)
class NewResume:
    """A file that lies in storage and has no row yet."""

    id: str
    sha256: str
    bytes: int
    file_name: str


@dataclass(frozen=True, slots=True)
class ResumeRecord:
    """A resume in whatever state; `file_name` and `failure_message` are None once it is erased."""

    id: str
    screening_id: str
    sha256: str
    bytes: int
    state: State
    created_at: datetime
    finished_at: datetime | None
    file_name: str | None
    failure: str | None
    failure_message: str | None
    decision: Decision | None


@dataclass(frozen=True, slots=True)
class WorkItem:
    """A stored resume to be read and assessed."""

    resume_id: str
    tenant_id: str
    screening_id: str
    sha256: str
    file_name: str


@dataclass(frozen=True, slots=True)
class Versions:
    """All that a result depends on besides the file: the same again gives the same result."""

    code: str
    taxonomy: str
    profile: int
    profile_digest: str
    input_digest: str


@dataclass(frozen=True, slots=True)
class AssessmentRecord:
    resume: ResumeRecord
    result: Assessment
    versions: Versions
    created_at: datetime
    corrections: tuple[str, ...] = ()
    """Ids of the corrections by people that it rests on."""


@dataclass(frozen=True, slots=True)
class RankedRecord:
    """A place in the ranking of a screening. `name` is None where none was found."""

    rank: int
    resume: ResumeRecord
    name: str | None
    result: Assessment


RankingPlace = tuple[int, int, str, str]
"""Where a page of a ranking begins: band, points in tenths below zero, digest of the file, id."""


@dataclass(frozen=True, slots=True)
class RankingFilter:
    """`tenths` is the lowest score, in tenths of a point; `only` are ids of resumes."""

    bands: tuple[Band, ...] = ()
    tenths: int | None = None
    only: tuple[str, ...] | None = None


@dataclass(frozen=True, slots=True)
class SummaryRecord:
    """An assessed resume at a glance: the place of its band, its points in tenths, None where no name is."""

    resume: ResumeRecord
    name: str | None
    band: int
    tenths: int
    summary: Summary


@dataclass(frozen=True, slots=True)
class ScreeningOverview:
    """A screening with how many of its resumes are in each state, and what was decided of how many."""

    screening: ScreeningRecord
    states: Counter[State]
    decisions: Counter[Decision]


@dataclass(frozen=True, slots=True)
class Changes:
    """Resumes of which the log tells something new, as they are now, and the last entry of the log."""

    number: int
    resumes: tuple[ResumeRecord, ...]


@dataclass(frozen=True, slots=True)
class DecisionRecord:
    decision: Decision
    reason: str
    decided_by: str
    created_at: datetime


@dataclass(frozen=True, slots=True)
class Event:
    """An entry of the log: what happened to what, without personal data."""

    number: int
    at: datetime
    kind: str
    subject: str
    details: dict[str, Any]
    previous: str
    digest: str


@dataclass(frozen=True, slots=True)
class Answer:
    """An answer that is given again to a request that is sent again."""

    status: int
    headers: dict[str, str]
    body: str


@dataclass(frozen=True, slots=True)
class Begun:
    """A request with an Idempotency-Key: `seed` makes the ids of what it creates; `answer` if it was done."""

    seed: str
    answer: Answer | None


@dataclass(frozen=True, slots=True)
class Cutoffs:
    """What was last touched before these moments is past its time; None where it is kept for good.

    `quiet`: resumes of screenings in which nothing happened since; `accepted`: every resume accepted before;
    `failed`: those that could not be read.
    """

    quiet: datetime | None
    accepted: datetime | None
    failed: datetime | None
    delivery: datetime | None
    request: datetime
    message: datetime
    session_seen: datetime
    session_begun: datetime


@dataclass(frozen=True, slots=True)
class Expired:
    """A resume that is past its time."""

    tenant_id: str
    resume_id: str


@dataclass(frozen=True, slots=True)
class Swept:
    """How many were removed."""

    resumes: int = 0
    deliveries: int = 0
    requests: int = 0
    sessions: int = 0
    messages: int = 0
    originals: int = 0


@dataclass(frozen=True, slots=True)
class Tally:
    """What waits at a moment, over all tenants, and how many processes work."""

    stored: int
    oldest_stored_at: datetime | None
    workers: int
    deliveries_due: int
    deliveries_later: int
    deliveries_failed: int


@dataclass(frozen=True, slots=True)
class KeptResult:
    """A result as text, just as it is kept, and what it was made of."""

    tenant_id: str
    screening_id: str
    state: State
    sha256: str
    file_name: str
    text: str
    versions: Versions
