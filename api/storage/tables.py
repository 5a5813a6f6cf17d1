"""The tables. What tells who somebody is stands in `identities` alone, and in the files themselves."""

from datetime import UTC, date, datetime
from typing import Any

from sqlalchemy import JSON, DateTime, ForeignKey, Index, Integer, String, Text, TypeDecorator
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
    type_annotation_map = {datetime: Moment, dict[str, Any]: JSON}  # noqa: RUF012 - read by SQLAlchemy


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
        Index("resumes_same_file", "tenant_id", "sha256"),
    )


class IdentityRow(Base):
    """Who: file name, name, contact, and the text with its places. Goes when the resume is erased."""

    __tablename__ = "identities"

    resume_id: Mapped[str] = mapped_column(ForeignKey("resumes.id"), primary_key=True)
    file_name: Mapped[str] = mapped_column(String(255))
    name: Mapped[str | None] = mapped_column(Text)
    candidate: Mapped[str | None] = mapped_column(Text)
    document: Mapped[str | None] = mapped_column(Text)
    failure_message: Mapped[str | None] = mapped_column(Text)


class FactsRow(Base):
    """What: everything understood of qualifications, with quotes. Goes when the resume is erased."""

    __tablename__ = "facts"

    resume_id: Mapped[str] = mapped_column(ForeignKey("resumes.id"), primary_key=True)
    body: Mapped[str] = mapped_column(Text)


class AssessmentRow(Base):
    """The result of one resume with all that it depends on; `band` and `tenths` order a ranking."""

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


class WorkerRow(Base):
    """A process that works on resumes, and when it last said so."""

    __tablename__ = "workers"

    id: Mapped[str] = mapped_column(String(64), primary_key=True)
    seen_at: Mapped[datetime]
