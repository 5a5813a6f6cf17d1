"""The webhooks of a tenant: where its other systems are told what happens."""

from datetime import datetime, timedelta

from sqlalchemy import ColumnElement, delete, func, select, tuple_, update
from sqlalchemy.orm import Session

from api.storage.delivery_records import (
    TEST_EVENT,
    WEBHOOK,
    DeliveryState,
    Disabled,
    EventType,
    WebhookChange,
    WebhookRecord,
)
from api.storage.engine import Database
from api.storage.log import append, lock_tenant, now
from api.storage.outbox import enqueue
from api.storage.records import Conflict, NotFound
from api.storage.screenings import Place
from api.storage.tables import AttemptRow, DeliveryRow, WebhookRow

MOST_WEBHOOKS = 50
"""Webhooks of one tenant: each is told of each event."""
FAILING = timedelta(days=5)
"""A webhook that was told nothing successfully for so long, although it was tried, is disabled."""


class WebhookTables:
    """Webhooks. Whatever is another tenant's raises NotFound."""

    _database: Database

    def add_webhook(self, new: WebhookRecord, by: str) -> WebhookRecord:
        """Keep a webhook, unless it is there already. Raises Conflict if there are too many."""
        with self._database.write() as session:
            lock_tenant(session, new.tenant_id)
            there = session.get(WebhookRow, new.id)
            if there is not None:
                return _record(there)
            mine = WebhookRow.tenant_id == new.tenant_id
            if (session.scalar(select(func.count()).where(mine)) or 0) >= MOST_WEBHOOKS:
                raise Conflict(f"there are {MOST_WEBHOOKS} webhooks already; no more are possible")
            row = WebhookRow(
                id=new.id,
                tenant_id=new.tenant_id,
                url=new.url,
                description=new.description,
                events=" ".join(new.events),
                secret=new.secret,
                created_at=new.created_at,
            )
            session.add(row)
            append(session, new.tenant_id, "webhook.created", new.id, events=list(new.events), by=by)
            return _record(row)

    def webhook(self, tenant_id: str, webhook_id: str) -> WebhookRecord:
        with self._database.read() as session:
            return _record(_own(session, tenant_id, webhook_id))

    def webhooks(self, tenant_id: str, after: Place | None, limit: int) -> list[WebhookRecord]:
        """The newest first."""
        query = select(WebhookRow).where(WebhookRow.tenant_id == tenant_id)
        if after is not None:
            query = query.where(tuple_(WebhookRow.created_at, WebhookRow.id) < after)
        query = query.order_by(WebhookRow.created_at.desc(), WebhookRow.id.desc()).limit(limit)
        with self._database.read() as session:
            return [_record(row) for row in session.scalars(query)]

    def change_webhook(
        self, tenant_id: str, webhook_id: str, change: WebhookChange, by: str
    ) -> WebhookRecord:
        """Change what is given. Disabling gives up what waits; enabling forgets all failures."""
        with self._database.write() as session:
            lock_tenant(session, tenant_id)
            row = _own(session, tenant_id, webhook_id)
            changed = []
            if change.url not in {None, row.url}:
                row.url = change.url or ""
                changed.append("url")
            if change.description not in {None, row.description}:
                row.description = change.description or ""
                changed.append("description")
            if change.events is not None and " ".join(change.events) != row.events:
                row.events = " ".join(change.events)
                changed.append("events")
            if changed:
                append(session, tenant_id, "webhook.changed", webhook_id, fields=changed, by=by)
            if change.disabled and row.disabled_at is None:
                disable(session, row, Disabled.ASKED, now(), by=by)
            elif change.disabled is False and row.disabled_at is not None:
                row.disabled_at = row.disabled = row.failing_since = row.paused_until = None
                append(session, tenant_id, "webhook.enabled", webhook_id, by=by)
            session.flush()
            return _record(row)

    def rotate_webhook(
        self, tenant_id: str, webhook_id: str, secret: str, old_until: datetime, by: str
    ) -> WebhookRecord:
        """Sign with a new secret, and up to `old_until` with the one so far as well."""
        with self._database.write() as session:
            lock_tenant(session, tenant_id)
            row = _own(session, tenant_id, webhook_id)
            if row.secret != secret:
                row.old_secret, row.old_secret_until, row.secret = row.secret, old_until, secret
                append(session, tenant_id, "webhook.rotated", webhook_id, by=by)
            return _record(row)

    def delete_webhook(self, tenant_id: str, webhook_id: str, by: str) -> None:
        """Forget a webhook with its secrets and all that it was told."""
        with self._database.write() as session:
            lock_tenant(session, tenant_id)
            row = _own(session, tenant_id, webhook_id)
            told = select(DeliveryRow.id).where(DeliveryRow.target_id == webhook_id)
            session.execute(delete(AttemptRow).where(AttemptRow.delivery_id.in_(told)))
            session.execute(delete(DeliveryRow).where(DeliveryRow.target_id == webhook_id))
            session.delete(row)
            append(session, tenant_id, "webhook.deleted", webhook_id, by=by)

    def try_webhook(self, tenant_id: str, webhook_id: str, delivery_id: str) -> None:
        """Have a webhook told that this is a test, once for each `delivery_id`. Raises Conflict."""
        with self._database.write() as session:
            lock_tenant(session, tenant_id)
            row = _own(session, tenant_id, webhook_id)
            if row.disabled_at is not None:
                raise Conflict("the webhook is disabled")
            if session.get(DeliveryRow, delivery_id) is None:
                links = {"webhook": f"/v1/webhooks/{webhook_id}"}
                data = {"webhook": webhook_id, "links": links}
                enqueue(
                    session,
                    tenant_id,
                    WEBHOOK,
                    webhook_id,
                    TEST_EVENT,
                    webhook_id,
                    data,
                    name=delivery_id,
                )

    def webhook_to_tell(self, webhook_id: str) -> WebhookRecord | None:
        """A webhook of any tenant, for a delivery to it; None if it is told nothing any more."""
        with self._database.read() as session:
            row = session.get(WebhookRow, webhook_id)
            return _record(row) if row is not None and row.disabled_at is None else None


def note_answer(
    session: Session,
    row: WebhookRow,
    at: datetime,
    *,
    success: bool,
    gone: bool,
    paused_until: datetime | None,
) -> None:
    """Draw the conclusions of an attempt for the webhook. Its tenant must be locked."""
    if row.disabled_at is not None:
        return
    if success:
        row.failing_since = row.paused_until = None
        return
    row.failing_since = row.failing_since or at
    if gone:
        disable(session, row, Disabled.GONE, at)
    elif at - row.failing_since >= FAILING:
        disable(session, row, Disabled.FAILING, at)
    elif paused_until is not None:
        row.paused_until = paused_until
        waiting = _waiting(row.id) & (DeliveryRow.due_at < paused_until)
        session.execute(update(DeliveryRow).where(waiting).values(due_at=paused_until))


def disable(session: Session, row: WebhookRow, why: Disabled, at: datetime, *, by: str | None = None) -> None:
    """Tell a webhook nothing any more, and give up what waits for it: that can be replayed."""
    row.disabled_at, row.disabled = at, why
    given_up = {"state": DeliveryState.FAILED, "due_at": None, "claim": None, "finished_at": at}
    session.execute(update(DeliveryRow).where(_waiting(row.id)).values(**given_up))
    append(session, row.tenant_id, "webhook.disabled", row.id, why=why.value, by=by)


def _waiting(webhook_id: str) -> ColumnElement[bool]:
    return (DeliveryRow.target_id == webhook_id) & (DeliveryRow.state == DeliveryState.WAITING)


def _own(session: Session, tenant_id: str, webhook_id: str) -> WebhookRow:
    row = session.get(WebhookRow, webhook_id)
    if row is None or row.tenant_id != tenant_id:
        raise NotFound(f"no webhook {webhook_id!r}")
    return row


def _record(row: WebhookRow) -> WebhookRecord:
    return WebhookRecord(
        id=row.id,
        tenant_id=row.tenant_id,
        url=row.url,
        description=row.description,
        events=tuple(map(EventType, row.events.split())),
        secret=row.secret,
        created_at=row.created_at,
        old_secret=row.old_secret,
        old_secret_until=row.old_secret_until,
        disabled_at=row.disabled_at,
        disabled=Disabled(row.disabled) if row.disabled else None,
        failing_since=row.failing_since,
        paused_until=row.paused_until,
    )
