"""The log of a tenant: numbered entries, each sealed with the digest of the one before."""

from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from api.storage.engine import Database
from api.storage.json_text import digest_of
from api.storage.records import Event
from api.storage.tables import EventRow, TenantRow

FIRST = "0" * 64
"""What stands in the first entry in place of a digest before it."""


def now() -> datetime:
    return datetime.now(UTC)


def lock_tenant(session: Session, tenant_id: str) -> None:
    """Let no other transaction of this tenant write until this one ends: the log has one order."""
    session.execute(select(TenantRow.id).where(TenantRow.id == tenant_id).with_for_update())


def append(session: Session, tenant_id: str, kind: str, subject: str, **details: Any) -> None:
    """Add an entry in the transaction of what it tells. The tenant must be locked."""
    append_all(session, tenant_id, [(kind, subject, details)])


def append_all(session: Session, tenant_id: str, entries: Iterable[tuple[str, str, dict[str, Any]]]) -> None:
    """Add entries (kind, subject, details) in this order, as `append` does."""
    query = select(EventRow.number, EventRow.digest).where(EventRow.tenant_id == tenant_id)
    last = session.execute(query.order_by(EventRow.number.desc()).limit(1)).first()
    number, digest = (last.number, last.digest) if last else (0, FIRST)
    for kind, subject, details in entries:
        number, previous, at = number + 1, digest, now()
        digest = _digest(tenant_id, number, at, kind, subject, details, previous)
        session.add(
            EventRow(
                tenant_id=tenant_id,
                number=number,
                at=at,
                kind=kind,
                subject=subject,
                details=details,
                previous=previous,
                digest=digest,
            )
        )
    session.flush()


def _digest(
    tenant_id: str, number: int, at: datetime, kind: str, subject: str, details: dict[str, Any], previous: str
) -> str:
    return digest_of([tenant_id, number, at.isoformat(), kind, subject, details, previous])


class LogTables:
    """Reading and checking the log."""

    _database: Database

    def events(self, tenant_id: str, after: int = 0) -> Iterator[Event]:
        """The entries with a number above `after`, in order."""
        query = select(EventRow).where(EventRow.tenant_id == tenant_id, EventRow.number > after)
        with self._database.read() as session:
            for row in session.scalars(query.order_by(EventRow.number)).yield_per(500):
                yield _event(row)

    def event_page(
        self, tenant_id: str, place: int | None, limit: int, *, newest_first: bool, kind: str | None = None
    ) -> list[Event]:
        """Up to `limit` entries beyond the number `place`, of one kind or of all."""
        query = select(EventRow).where(EventRow.tenant_id == tenant_id)
        if kind is not None:
            query = query.where(EventRow.kind == kind)
        if place is not None:
            query = query.where(EventRow.number < place if newest_first else EventRow.number > place)
        query = query.order_by(EventRow.number.desc() if newest_first else EventRow.number).limit(limit)
        with self._database.read() as session:
            return [_event(row) for row in session.scalars(query)]

    def event_kinds(self, tenant_id: str) -> list[str]:
        """The kinds of entry that there are."""
        query = select(EventRow.kind).where(EventRow.tenant_id == tenant_id).distinct()
        with self._database.read() as session:
            return sorted(session.scalars(query))

    def broken_event(self, tenant_id: str) -> int | None:
        """Number of the first entry that is missing or was changed; None where the log is whole.

        Entries cut off at its end cannot be seen from the log alone: compare the last digest with one
        that was kept elsewhere.
        """
        previous = FIRST
        for expected, event in enumerate(self.events(tenant_id), start=1):
            sealed = _digest(
                tenant_id, event.number, event.at, event.kind, event.subject, event.details, event.previous
            )
            if event.number != expected or event.previous != previous or event.digest != sealed:
                return expected
            previous = event.digest
        return None


def _event(row: EventRow) -> Event:
    return Event(row.number, row.at, row.kind, row.subject, row.details, row.previous, row.digest)
