"""What waits to be told to other systems: taken by one process at a time, tried, and settled."""

from collections.abc import Collection, Sequence
from datetime import datetime, timedelta
from uuid import uuid4

from sqlalchemy import Select, delete, select, tuple_
from sqlalchemy.orm import Session

from api.storage.delivery_records import (
    WEBHOOK,
    AttemptRecord,
    DeliveryRecord,
    DeliveryState,
    Settlement,
)
from api.storage.engine import Database
from api.storage.log import append, lock_tenant, now
from api.storage.records import Conflict, NotFound
from api.storage.screenings import Place
from api.storage.tables import AttemptRow, DeliveryRow, WebhookRow
from api.storage.webhooks import note_answer

_LONGEST_DETAIL = 300
_AT_ONCE = 500
"""Rows that are deleted in one transaction: others want to write, too."""


class DeliveryTables:
    """Deliveries. Whatever is another tenant's raises NotFound."""

    _database: Database

    def claim_delivery(
        self, at: datetime, lease: timedelta, *, of: str | None = None, but: Collection[str] = ()
    ) -> DeliveryRecord | None:
        """The delivery that has been due for the longest, for whoever asks; None if none is due.

        It is due again when the `lease` is over, so that others go on with it if this process dies. `of` is
        the one target that is asked for, `but` are those that are not.
        """
        query = _due(at)
        if of is not None:
            query = query.where(DeliveryRow.target_id == of)
        if but:
            query = query.where(DeliveryRow.target_id.not_in(but))
        with self._database.read() as session:  # most of the time nothing is due, and nobody is kept waiting
            if session.scalars(query).first() is None:
                return None
        with self._database.write() as session:
            row = session.scalars(query.with_for_update(skip_locked=True)).first()
            if row is None:
                return None
            row.claim, row.due_at = uuid4().hex, at + lease
            row.tries, row.attempts = row.tries + 1, row.attempts + 1
            return _record(row)

    def settle_delivery(self, claimed: DeliveryRecord, settled: Settlement) -> bool:
        """Keep what came of a claimed delivery. False if it is not this process's any more."""
        with self._database.write() as session:
            lock_tenant(session, claimed.tenant_id)
            row = session.get(DeliveryRow, claimed.id, with_for_update=True)
            if row is None or row.claim != claimed.claim or row.state != DeliveryState.WAITING:
                return False
            row.state, row.due_at, row.claim = settled.state, settled.due_at, None
            if settled.state is not DeliveryState.WAITING:
                row.finished_at = now()
            if settled.attempt is not None:
                session.add(_attempt_row(row, settled.attempt))
                self._note(session, row, settled, settled.attempt.at)
            return True

    def deliveries(
        self, target_id: str, state: DeliveryState | None, after: Place | None, limit: int
    ) -> list[DeliveryRecord]:
        """What a target was told or is to be told, the newest first."""
        query = select(DeliveryRow).where(DeliveryRow.target_id == target_id)
        if state is not None:
            query = query.where(DeliveryRow.state == state)
        if after is not None:
            query = query.where(tuple_(DeliveryRow.created_at, DeliveryRow.id) < after)
        query = query.order_by(DeliveryRow.created_at.desc(), DeliveryRow.id.desc()).limit(limit)
        with self._database.read() as session:
            return [_record(row) for row in session.scalars(query)]

    def delivery(self, target_id: str, delivery_id: str) -> DeliveryRecord:
        with self._database.read() as session:
            return _record(_of_target(session, target_id, delivery_id))

    def delivery_attempts(self, delivery_id: str) -> Sequence[AttemptRecord]:
        """In the order in which they were made."""
        query = select(AttemptRow).where(AttemptRow.delivery_id == delivery_id).order_by(AttemptRow.number)
        with self._database.read() as session:
            return [
                AttemptRecord(row.at, row.status, row.error, row.detail, row.milliseconds)
                for row in session.scalars(query)
            ]

    def replay_delivery(self, tenant_id: str, webhook_id: str, delivery_id: str, by: str) -> DeliveryRecord:
        """Tell a webhook again what it was told, or was not, under the same id. Raises Conflict."""
        with self._database.write() as session:
            _enabled(session, tenant_id, webhook_id)
            row = _of_target(session, webhook_id, delivery_id)
            if row.state != DeliveryState.WAITING:
                _again(row)
                append(session, tenant_id, "webhook.replayed", webhook_id, deliveries=1, by=by)
            return _record(row)

    def replay_failed(self, tenant_id: str, webhook_id: str, since: datetime, by: str) -> int:
        """Tell a webhook again what it could not be told since then; how much that is. Raises Conflict."""
        query = select(DeliveryRow).where(
            DeliveryRow.target_id == webhook_id,
            DeliveryRow.state == DeliveryState.FAILED,
            DeliveryRow.created_at >= since,
        )
        with self._database.write() as session:
            _enabled(session, tenant_id, webhook_id)
            rows = list(session.scalars(query))
            for row in rows:
                _again(row)
            if rows:
                append(session, tenant_id, "webhook.replayed", webhook_id, deliveries=len(rows), by=by)
            return len(rows)

    def forget_deliveries(self, before: datetime) -> int:
        """Delete some of what ended before then; how many. Call it until there are none."""
        ended = select(DeliveryRow.id).where(
            DeliveryRow.state != DeliveryState.WAITING, DeliveryRow.finished_at < before
        )
        with self._database.write() as session:
            ids = list(session.scalars(ended.limit(_AT_ONCE)))
            session.execute(delete(AttemptRow).where(AttemptRow.delivery_id.in_(ids)))
            session.execute(delete(DeliveryRow).where(DeliveryRow.id.in_(ids)))
            return len(ids)

    @staticmethod
    def _note(session: Session, row: DeliveryRow, settled: Settlement, at: datetime) -> None:
        """What it means for a webhook. Targets of other kinds have no health of their own."""
        webhook = session.get(WebhookRow, row.target_id) if row.kind == WEBHOOK else None
        if webhook is not None:
            session.flush()
            success = settled.state is DeliveryState.DELIVERED
            note_answer(
                session,
                webhook,
                at,
                success=success,
                gone=settled.gone,
                paused_until=settled.paused_until,
            )


def _due(at: datetime) -> Select[DeliveryRow]:
    due = (DeliveryRow.state == DeliveryState.WAITING) & (DeliveryRow.due_at <= at)
    return select(DeliveryRow).where(due).order_by(DeliveryRow.due_at, DeliveryRow.created_at).limit(1)


def _enabled(session: Session, tenant_id: str, webhook_id: str) -> None:
    """Lock the tenant of a webhook that is told things. Raises NotFound, Conflict."""
    lock_tenant(session, tenant_id)
    webhook = session.get(WebhookRow, webhook_id)
    if webhook is None or webhook.tenant_id != tenant_id:
        raise NotFound(f"no webhook {webhook_id!r}")
    if webhook.disabled_at is not None:
        raise Conflict("the webhook is disabled")


def _of_target(session: Session, target_id: str, delivery_id: str) -> DeliveryRow:
    row = session.get(DeliveryRow, delivery_id)
    if row is None or row.target_id != target_id:
        raise NotFound(f"no delivery {delivery_id!r}")
    return row


def _again(row: DeliveryRow) -> None:
    row.state, row.tries, row.due_at = DeliveryState.WAITING, 0, now()
    row.claim = row.finished_at = None


def _attempt_row(row: DeliveryRow, attempt: AttemptRecord) -> AttemptRow:
    return AttemptRow(
        delivery_id=row.id,
        number=row.attempts,
        at=attempt.at,
        status=attempt.status,
        error=attempt.error,
        detail=attempt.detail and attempt.detail[:_LONGEST_DETAIL],
        milliseconds=attempt.milliseconds,
    )


def _record(row: DeliveryRow) -> DeliveryRecord:
    return DeliveryRecord(
        id=row.id,
        tenant_id=row.tenant_id,
        kind=row.kind,
        target_id=row.target_id,
        event=row.event,
        subject=row.subject,
        data=dict(row.data),
        state=DeliveryState(row.state),
        tries=row.tries,
        attempts=row.attempts,
        due_at=row.due_at,
        created_at=row.created_at,
        finished_at=row.finished_at,
        claim=row.claim,
    )
