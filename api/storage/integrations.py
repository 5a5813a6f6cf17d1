"""Integrations with applicant tracking systems, each with a key of its own."""

from datetime import date

from sqlalchemy import select, update
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from api.storage.ats_records import IntegrationRecord, OrderState, Vendor
from api.storage.ats_tables import IntegrationRow, OrderRow, SeenMessageRow
from api.storage.engine import Database
from api.storage.log import append, lock_tenant, now
from api.storage.records import NotFound
from api.storage.tables import KeyRow


class IntegrationTables:
    """Integrations, and the signed messages that came through them."""

    _database: Database

    def add_integration(
        self, new: IntegrationRecord, digest: str, scopes: tuple[str, ...], by: str | None
    ) -> None:
        """Keep an integration and its key, of whose secret `digest` is the digest; `by` made it."""
        with self._database.write() as session:
            lock_tenant(session, new.tenant_id)
            key = KeyRow(prefix=new.key_prefix, tenant_id=new.tenant_id, name=new.name, digest=digest)
            key.scopes, key.created_at = " ".join(scopes), new.created_at
            session.add(key)
            session.flush()
            session.add(
                IntegrationRow(
                    id=new.id,
                    tenant_id=new.tenant_id,
                    vendor=new.vendor,
                    name=new.name,
                    key_prefix=new.key_prefix,
                    credential=new.credential,
                    signing_secret=new.signing_secret,
                    address=new.address,
                    as_of=new.as_of,
                    blind=new.blind,
                    created_at=new.created_at,
                )
            )
            append(session, new.tenant_id, "integration.created", new.id, vendor=new.vendor.value, by=by)

    def integration(self, tenant_id: str, integration_id: str) -> IntegrationRecord:
        """A tenant's integration, a revoked one too. Raises NotFound."""
        with self._database.read() as session:
            return _record(_own(session, tenant_id, integration_id))

    def integration_of_key(self, prefix: str) -> IntegrationRecord | None:
        """The integration whose key this is, unless it is revoked."""
        query = select(IntegrationRow).where(IntegrationRow.key_prefix == prefix)
        with self._database.read() as session:
            row = session.scalars(query.where(IntegrationRow.revoked_at.is_(None))).first()
            return _record(row) if row else None

    def open_integration(self, integration_id: str) -> IntegrationRecord | None:
        """An integration of any tenant that is not revoked: for messages that are signed and bring no key."""
        with self._database.read() as session:
            row = session.get(IntegrationRow, integration_id) if integration_id.isalnum() else None
            return _record(row) if row is not None and row.revoked_at is None else None

    def integrations(self, tenant_id: str | None = None) -> list[IntegrationRecord]:
        """The oldest first: a tenant's, or all."""
        query = select(IntegrationRow).order_by(IntegrationRow.created_at, IntegrationRow.id)
        if tenant_id is not None:
            query = query.where(IntegrationRow.tenant_id == tenant_id)
        with self._database.read() as session:
            return [_record(row) for row in session.scalars(query)]

    def revoke_integration(self, tenant_id: str, integration_id: str, by: str | None) -> None:
        """Make its key useless, forget its secrets, and cancel what is still to be fetched for it.

        What was fetched is assessed, and nobody is told. Raises NotFound.
        """
        with self._database.write() as session:
            lock_tenant(session, tenant_id)
            row = _own(session, tenant_id, integration_id)
            if row.revoked_at is not None:
                return
            row.revoked_at = now()
            row.credential = row.signing_secret = None
            key = session.get_one(KeyRow, row.key_prefix)
            key.revoked_at = key.revoked_at or row.revoked_at
            waiting = (OrderRow.integration_id == row.id) & (OrderRow.state == OrderState.WAITING)
            ended = {"state": OrderState.CANCELLED, "finished_at": row.revoked_at, "due_at": None}
            session.execute(update(OrderRow).where(waiting).values(**ended))
            append(session, tenant_id, "integration.revoked", integration_id, by=by)

    def note_reported_error(self, integration: IntegrationRecord, call: str, count: int) -> None:
        """Keep in the log that the ATS could not read an answer of ours; what it wrote may name people."""
        with self._database.write() as session:
            lock_tenant(session, integration.tenant_id)
            append(
                session, integration.tenant_id, "integration.error", integration.id, call=call, errors=count
            )

    def was_seen(self, integration_id: str, message: str) -> bool:
        """Whether the digest of a signed message was noted."""
        with self._database.read() as session:
            return session.get(SeenMessageRow, (integration_id, message)) is not None

    def see_message(self, integration_id: str, message: str) -> bool:
        """Note the digest of a signed message. False if it was noted before."""
        try:
            with self._database.write() as session:
                if session.get(SeenMessageRow, (integration_id, message)) is not None:
                    return False
                row = SeenMessageRow(integration_id=integration_id, message=message, seen_at=now())
                session.add(row)
                return True
        except IntegrityError:  # another process noted it at the same moment
            return False


def _own(session: Session, tenant_id: str, integration_id: str) -> IntegrationRow:
    row = session.get(IntegrationRow, integration_id) if integration_id.isalnum() else None
    if row is None or row.tenant_id != tenant_id:
        raise NotFound(f"no integration {integration_id!r}")
    return row


def _record(row: IntegrationRow) -> IntegrationRecord:
    fixed: date | None = row.as_of
    return IntegrationRecord(
        id=row.id,
        tenant_id=row.tenant_id,
        vendor=Vendor(row.vendor),
        name=row.name,
        key_prefix=row.key_prefix,
        credential=row.credential,
        signing_secret=row.signing_secret,
        address=row.address,
        as_of=fixed,
        blind=row.blind,
        created_at=row.created_at,
        revoked_at=row.revoked_at,
    )
