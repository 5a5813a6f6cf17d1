"""The tables. What tells who somebody is stands in `identities` alone, and in the files themselves."""

from datetime import UTC, date, datetime
from typing import Any

from sqlalchemy import (
    JSON,
    DateTime,
    ForeignKey,
    Index,
    Integer,
    String,
    Text,
    TypeDecorator,
    UniqueConstraint,
)
from sqlalchemy.engine import Dialect
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column


class Moment(TypeDecorator[datetime]):
    """A point in time in UTC; SQLite keeps no zone, so it is put back here."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_result_value(self, value: Any, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        assert isinstance(value, datetime)
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


class Base(DeclarativeBase):
    type_annotation_map = {datetime: Moment, dict[str, Any]: JSON, list[str]: JSON}  # noqa: RUF012 - read by SQLAlchemy


_ID = String(32)
_DIGEST = String(64)


class TenantRow(Base):
    __tablename__ = "tenants"

    id: Mapped[str] = mapped_column(_ID, primary_key=True)
    name: Mapped[str] = mapped_column(String(200), unique=True)
    created_at: Mapped[datetime]


class KeyRow(Base):
    """A key by its public prefix. The secret itself is nowhere, only its SHA-256."""

    __tablename__ = "api_keys"

    prefix: Mapped[str] = mapped_column(String(16), primary_key=True)
    tenant_id: Mapped[str] = mapped_column(ForeignKey("tenants.id"), index=True)
    name: Mapped[str] = mapped_column(String(200))
    digest: Mapped[str] = mapped_column(_DIGEST)
    scopes: Mapped[str] = mapped_column(String(100))
    created_at: Mapped[datetime]
    revoked_at: Mapped[datetime | None]


class RoleRow(Base):
    """A version of a role profile, never changed once it is there."""

    __tablename__ = "profiles"

    tenant_id: Mapped[str] = mapped_column(ForeignKey("tenants.id"), primary_key=True)
    role_id: Mapped[str] = mapped_column(String(100), primary_key=True)
    version: Mapped[int] = mapped_column(Integer, primary_key=True)
    body: Mapped[str] = mapped_column(Text)
    created_at: Mapped[datetime]


class ScreeningRow(Base):
    """A pile for one role. The profile is kept as it was, so that results can be explained later."""

    __tablename__ = "screenings"

    id: Mapped[str] = mapped_column(_ID, primary_key=True)
    tenant_id: Mapped[str] = mapped_column(ForeignKey("tenants.id"))
    name: Mapped[str] = mapped_column(String(200))
    role_id: Mapped[str] = mapped_column(String(100))
    profile: Mapped[str] = mapped_column(Text)
    as_of: Mapped[date]
    blind: Mapped[bool]
    created_at: Mapped[datetime]

    __table_args__ = (Index("screenings_newest", "tenant_id", "created_at", "id"),)


class ResumeRow(Base):
    """An accepted file: stored, then assessed or failed, and perhaps erased."""

    __tablename__ = "resumes"

    id: Mapped[str] = mapped_column(_ID, primary_key=True)
    tenant_id: Mapped[str] = mapped_column(ForeignKey("tenants.id"))
    screening_id: Mapped[str] = mapped_column(ForeignKey("screenings.id"))
    sha256: Mapped[str] = mapped_column(_DIGEST)
    bytes: Mapped[int]
    state: Mapped[str] = mapped_column(String(10))
    chunk_id: Mapped[str | None] = mapped_column(_ID)
    failure: Mapped[str | None] = mapped_column(String(40))
    decision: Mapped[str | None] = mapped_column(String(10))
    created_at: Mapped[datetime]
    finished_at: Mapped[datetime | None]

    __table_args__ = (
        Index("resumes_of_screening", "screening_id", "created_at", "id"),
        Index("resumes_at_work", "state", "chunk_id"),
        Index("resumes_by_state", "screening_id", "state"),
        Index("resumes_same_file", "tenant_id", "sha256"),
    )


class IdentityRow(Base):
    """Who: file name, name, contact, and the text with its places. Goes when the resume is erased.

    `candidate` is what was read; `corrected`, and the name, are as people have put it right.
    """

    __tablename__ = "identities"

    resume_id: Mapped[str] = mapped_column(ForeignKey("resumes.id"), primary_key=True)
    file_name: Mapped[str] = mapped_column(String(255))
    name: Mapped[str | None] = mapped_column(Text)
    candidate: Mapped[str | None] = mapped_column(Text)
    corrected: Mapped[str | None] = mapped_column(Text)
    document: Mapped[str | None] = mapped_column(Text)
    failure_message: Mapped[str | None] = mapped_column(Text)


class FactsRow(Base):
    """What: everything understood of qualifications, with quotes. Goes when the resume is erased."""

    __tablename__ = "facts"

    resume_id: Mapped[str] = mapped_column(ForeignKey("resumes.id"), primary_key=True)
    body: Mapped[str] = mapped_column(Text)
    corrected: Mapped[str | None] = mapped_column(Text)
    """The same as people have put it right; null where nobody has. What was read is never changed."""


class AssessmentRow(Base):
    """The result of one resume with all that it depends on; `band` and `tenths` order a ranking.

    `corrections` are the ids of those that it rests on; null where it is the result of what was read.
    """

    __tablename__ = "assessments"

    resume_id: Mapped[str] = mapped_column(ForeignKey("resumes.id"), primary_key=True)
    screening_id: Mapped[str] = mapped_column(ForeignKey("screenings.id"))
    sha256: Mapped[str] = mapped_column(_DIGEST)
    band: Mapped[int]
    tenths: Mapped[int]
    result: Mapped[str] = mapped_column(Text)
    as_of: Mapped[date]
    code_version: Mapped[str] = mapped_column(String(40))
    taxonomy_version: Mapped[str] = mapped_column(_DIGEST)
    profile_version: Mapped[int]
    profile_digest: Mapped[str] = mapped_column(_DIGEST)
    input_digest: Mapped[str] = mapped_column(_DIGEST)
    corrections: Mapped[list[str] | None]
    created_at: Mapped[datetime]

    __table_args__ = (Index("assessments_ranked", "screening_id", "band", "tenths"),)


class DecisionRow(Base):
    """What a person decided, and why. Never changed; the newest counts."""

    __tablename__ = "decisions"

    id: Mapped[str] = mapped_column(_ID, primary_key=True)
    resume_id: Mapped[str] = mapped_column(ForeignKey("resumes.id"), index=True)
    decision: Mapped[str] = mapped_column(String(10))
    reason: Mapped[str] = mapped_column(Text)
    decided_by: Mapped[str] = mapped_column(String(16))
    created_at: Mapped[datetime]


class EventRow(Base):
    """The log of a tenant: only ever added to, each entry with the digest of the one before it."""

    __tablename__ = "events"

    tenant_id: Mapped[str] = mapped_column(ForeignKey("tenants.id"), primary_key=True)
    number: Mapped[int] = mapped_column(Integer, primary_key=True)
    at: Mapped[datetime]
    kind: Mapped[str] = mapped_column(String(40))
    subject: Mapped[str] = mapped_column(String(120))
    details: Mapped[dict[str, Any]]
    previous: Mapped[str] = mapped_column(_DIGEST)
    digest: Mapped[str] = mapped_column(_DIGEST)


class RequestRow(Base):
    """A request that came with an Idempotency-Key, and its answer once there is one."""

    __tablename__ = "idempotent_requests"

    tenant_id: Mapped[str] = mapped_column(ForeignKey("tenants.id"), primary_key=True)
    key: Mapped[str] = mapped_column(String(255), primary_key=True)
    seed: Mapped[str] = mapped_column(_ID)
    fingerprint: Mapped[str] = mapped_column(_DIGEST)
    status: Mapped[int | None]
    headers: Mapped[dict[str, Any] | None]
    body: Mapped[str | None] = mapped_column(Text)
    created_at: Mapped[datetime]


class SummaryRow(Base):
    """What a row of a ranking shows of an assessed resume, and what is compared to find its twins."""

    __tablename__ = "summaries"

    resume_id: Mapped[str] = mapped_column(ForeignKey("resumes.id"), primary_key=True)
    screening_id: Mapped[str] = mapped_column(ForeignKey("screenings.id"), index=True)
    body: Mapped[str] = mapped_column(Text)
    card: Mapped[str] = mapped_column(Text)
    """What other weights and minimum years are scored by (`Scorecard`), apart because it is read alone."""
    traits: Mapped[str] = mapped_column(Text)


class WorkerRow(Base):
    """A process that works on resumes, and when it last said so."""

    __tablename__ = "workers"

    id: Mapped[str] = mapped_column(String(64), primary_key=True)
    seen_at: Mapped[datetime]


class UserRow(Base):
    """A person who signs in. `name_digest` makes names unique however they are written."""

    __tablename__ = "users"

    id: Mapped[str] = mapped_column(String(16), primary_key=True)
    tenant_id: Mapped[str] = mapped_column(ForeignKey("tenants.id"))
    name: Mapped[str] = mapped_column(String(100))
    name_digest: Mapped[str] = mapped_column(_DIGEST)
    role: Mapped[str] = mapped_column(String(10))
    password: Mapped[str] = mapped_column(String(255))
    created_at: Mapped[datetime]
    signed_in_at: Mapped[datetime | None]
    disabled_at: Mapped[datetime | None]

    __table_args__ = (Index("users_by_name", "tenant_id", "name_digest", unique=True),)


class SessionRow(Base):
    """Somebody who is signed in. The token itself is nowhere, only its SHA-256."""

    __tablename__ = "sessions"

    digest: Mapped[str] = mapped_column(_DIGEST, primary_key=True)
    user_id: Mapped[str] = mapped_column(ForeignKey("users.id"), index=True)
    created_at: Mapped[datetime]
    seen_at: Mapped[datetime] = mapped_column(index=True)


class WebhookRow(Base):
    """An address that is told what happens. Its secrets are sealed with a key that is not in the database."""

    __tablename__ = "webhooks"

    id: Mapped[str] = mapped_column(_ID, primary_key=True)
    tenant_id: Mapped[str] = mapped_column(ForeignKey("tenants.id"))
    url: Mapped[str] = mapped_column(Text)
    description: Mapped[str] = mapped_column(String(200))
    events: Mapped[str] = mapped_column(String(200))
    secret: Mapped[str] = mapped_column(Text)
    old_secret: Mapped[str | None] = mapped_column(Text)
    old_secret_until: Mapped[datetime | None]
    disabled_at: Mapped[datetime | None]
    disabled: Mapped[str | None] = mapped_column(String(10))
    failing_since: Mapped[datetime | None]
    paused_until: Mapped[datetime | None]
    created_at: Mapped[datetime]

    __table_args__ = (Index("webhooks_of_tenant", "tenant_id", "created_at", "id"),)


class DeliveryRow(Base):
    """Something that another system is to be told; while `claim` is set and not yet due, one process does."""

    __tablename__ = "deliveries"

    id: Mapped[str] = mapped_column(String(40), primary_key=True)
    tenant_id: Mapped[str] = mapped_column(ForeignKey("tenants.id"))
    kind: Mapped[str] = mapped_column(String(20))
    target_id: Mapped[str] = mapped_column(_ID)
    event: Mapped[str] = mapped_column(String(40))
    subject: Mapped[str] = mapped_column(_ID)
    data: Mapped[dict[str, Any]]
    state: Mapped[str] = mapped_column(String(10))
    tries: Mapped[int]
    attempts: Mapped[int]
    claim: Mapped[str | None] = mapped_column(_ID)
    due_at: Mapped[datetime | None]
    created_at: Mapped[datetime]
    finished_at: Mapped[datetime | None]

    __table_args__ = (
        Index("deliveries_due", "state", "due_at"),
        Index("deliveries_of_target", "target_id", "created_at", "id"),
    )


class AttemptRow(Base):
    """A try to deliver something, and what came of it."""

    __tablename__ = "delivery_attempts"

    delivery_id: Mapped[str] = mapped_column(ForeignKey("deliveries.id"), primary_key=True)
    number: Mapped[int] = mapped_column(Integer, primary_key=True)
    at: Mapped[datetime]
    status: Mapped[int | None]
    error: Mapped[str | None] = mapped_column(String(40))
    detail: Mapped[str | None] = mapped_column(String(300))
    milliseconds: Mapped[int]


class TurnRow(Base):
    """Something that one of all processes does once in a while, and when that was begun last."""

    __tablename__ = "turns"

    name: Mapped[str] = mapped_column(String(40), primary_key=True)
    begun_at: Mapped[datetime]


class CorrectionRow(Base):
    """What a person says of a fact. Never changed; the newest of a field counts, unless it is withdrawn.

    `number` counts those of a resume; `values` is JSON, null where the fact is removed.
    """

    __tablename__ = "corrections"

    id: Mapped[str] = mapped_column(_ID, primary_key=True)
    resume_id: Mapped[str] = mapped_column(ForeignKey("resumes.id"))
    number: Mapped[int]
    action: Mapped[str] = mapped_column(String(10))
    fact: Mapped[str] = mapped_column(String(120))
    values: Mapped[str | None] = mapped_column(Text)
    reason: Mapped[str] = mapped_column(Text)
    made_by: Mapped[str] = mapped_column(String(16))
    created_at: Mapped[datetime]

    __table_args__ = (UniqueConstraint("resume_id", "number"),)


class WithdrawalRow(Base):
    """That a correction counts no more."""

    __tablename__ = "withdrawals"

    correction_id: Mapped[str] = mapped_column(ForeignKey("corrections.id"), primary_key=True)
    made_by: Mapped[str] = mapped_column(String(16))
    created_at: Mapped[datetime]


class PastAssessmentRow(Base):
    """Every result of a resume that people have put right, the first as number 1: that of what was read."""

    __tablename__ = "past_assessments"

    resume_id: Mapped[str] = mapped_column(ForeignKey("resumes.id"), primary_key=True)
    number: Mapped[int] = mapped_column(Integer, primary_key=True)
    result: Mapped[str] = mapped_column(Text)
    as_of: Mapped[date]
    code_version: Mapped[str] = mapped_column(String(40))
    taxonomy_version: Mapped[str] = mapped_column(_DIGEST)
    profile_version: Mapped[int]
    profile_digest: Mapped[str] = mapped_column(_DIGEST)
    input_digest: Mapped[str] = mapped_column(_DIGEST)
    corrections: Mapped[list[str] | None]
    created_at: Mapped[datetime]


class NoteRow(Base):
    """What a person has written down about a candidate. Goes when the resume is erased."""

    __tablename__ = "notes"

    id: Mapped[str] = mapped_column(_ID, primary_key=True)
    resume_id: Mapped[str] = mapped_column(ForeignKey("resumes.id"))
    text: Mapped[str] = mapped_column(Text)
    made_by: Mapped[str] = mapped_column(String(16))
    created_at: Mapped[datetime]

    __table_args__ = (Index("notes_of_resume", "resume_id", "created_at", "id"),)
