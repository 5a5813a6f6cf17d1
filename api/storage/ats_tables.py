"""The tables of integrations with applicant tracking systems (ATSs) and of what these ordered."""

from datetime import date, datetime

from sqlalchemy import ForeignKey, Index, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from api.storage.tables import Base

_ID = String(32)
_DIGEST = String(64)


class IntegrationRow(Base):
    """An ATS of a tenant and its key. What is secret here must be sent or signed with, so it is no digest."""

    __tablename__ = "integrations"

    id: Mapped[str] = mapped_column(_ID, primary_key=True)
    tenant_id: Mapped[str] = mapped_column(ForeignKey("tenants.id"))
    vendor: Mapped[str] = mapped_column(String(20))
    name: Mapped[str] = mapped_column(String(200))
    key_prefix: Mapped[str] = mapped_column(ForeignKey("api_keys.prefix"), unique=True)
    credential: Mapped[str | None] = mapped_column(Text)
    signing_secret: Mapped[str | None] = mapped_column(Text)
    address: Mapped[str | None] = mapped_column(String(500))
    as_of: Mapped[date | None]
    blind: Mapped[bool]
    created_at: Mapped[datetime]
    revoked_at: Mapped[datetime | None]

    __table_args__ = (Index("integrations_of_tenant", "tenant_id", "created_at", "id"),)


class OrderRow(Base):
    """A resume that an ATS wants assessed. `ats_…`, `callback` and `resume_url` go when it is erased."""

    __tablename__ = "orders"

    id: Mapped[str] = mapped_column(_ID, primary_key=True)
    tenant_id: Mapped[str] = mapped_column(ForeignKey("tenants.id"))
    integration_id: Mapped[str] = mapped_column(ForeignKey("integrations.id"))
    screening_id: Mapped[str] = mapped_column(ForeignKey("screenings.id"))
    role_id: Mapped[str] = mapped_column(String(100))
    request_key: Mapped[str | None] = mapped_column(_DIGEST)
    ats_candidate: Mapped[str | None] = mapped_column(String(500))
    ats_order: Mapped[str | None] = mapped_column(String(500))
    callback: Mapped[str | None] = mapped_column(Text)
    resume_url: Mapped[str | None] = mapped_column(Text)
    state: Mapped[str] = mapped_column(String(10))
    resume_id: Mapped[str | None] = mapped_column(ForeignKey("resumes.id"), unique=True)
    failure: Mapped[str | None] = mapped_column(String(40))
    tries: Mapped[int]
    due_at: Mapped[datetime | None]
    created_at: Mapped[datetime]
    finished_at: Mapped[datetime | None]

    __table_args__ = (
        UniqueConstraint("integration_id", "request_key"),
        Index("orders_of_integration", "integration_id", "created_at", "id"),
        Index("orders_of_candidate", "integration_id", "ats_candidate"),
        Index("orders_due", "state", "due_at"),
    )


class SeenMessageRow(Base):
    """The digest of a signed message that was acted on, so that nobody can send it a second time."""

    __tablename__ = "seen_messages"

    integration_id: Mapped[str] = mapped_column(ForeignKey("integrations.id"), primary_key=True)
    message: Mapped[str] = mapped_column(_DIGEST, primary_key=True)
    seen_at: Mapped[datetime]
