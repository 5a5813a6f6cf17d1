"""What applicant tracking systems order: resumes to be fetched, and whom to tell when they are assessed."""

from datetime import datetime, timedelta

from sqlalchemy import select, tuple_
from sqlalchemy.orm import Session

from api.storage.ats_records import AtsIds, IntegrationRecord, NewOrder, OrderRecord, OrderState
from api.storage.ats_tables import OrderRow
from api.storage.engine import Database
from api.storage.log import append, lock_tenant, now
from api.storage.order_ends import end_order, strip
from api.storage.records import NewResume, NotFound
from api.storage.screenings import Place, accept

_BATCH = 100


class OrderTables:
    """Orders. One ends as a resume that is assessed or failed, as failed itself, or cancelled."""

    _database: Database

    def add_order(self, new: NewOrder, resume: NewResume | None = None) -> tuple[OrderRecord, bool]:
        """Keep an order, with its resume if that came along, and whether it is new.

        What is ordered again is answered with the order that is there.
        """
        with self._database.write() as session:
            lock_tenant(session, new.tenant_id)
            same = (OrderRow.integration_id == new.integration_id) & (OrderRow.request_key == new.request_key)
            there = session.scalars(select(OrderRow).where(same)).first()
            if there is not None:
                return _record(there), False
            row = OrderRow(
                id=new.id,
                tenant_id=new.tenant_id,
                integration_id=new.integration_id,
                screening_id=new.screening_id,
                role_id=new.role_id,
                request_key=new.request_key,
                ats_candidate=new.ids.candidate,
                ats_order=new.ids.order,
                callback=new.ids.callback,
                resume_url=new.ids.resume_url,
                state=OrderState.WAITING,
                tries=0,
                created_at=now(),
            )
            row.due_at = row.created_at
            session.add(row)
            append(
                session,
                new.tenant_id,
                "order.placed",
                new.id,
                integration=new.integration_id,
                role=new.role_id,
            )
            if resume is not None:
                _store(session, row, resume)
            return _record(row), True

    def same_order(self, integration: IntegrationRecord, request_key: str) -> OrderRecord | None:
        """The order that was placed with this `request_key`."""
        same = (OrderRow.integration_id == integration.id) & (OrderRow.request_key == request_key)
        with self._database.read() as session:
            row = session.scalars(select(OrderRow).where(same)).first()
            return _record(row) if row else None

    def order(self, integration: IntegrationRecord, order_id: str) -> OrderRecord:
        """An order of this integration. Raises NotFound."""
        with self._database.read() as session:
            return _record(_own(session, integration, order_id))

    def orders(self, integration: IntegrationRecord, after: Place | None, limit: int) -> list[OrderRecord]:
        """The newest first."""
        query = select(OrderRow).where(OrderRow.integration_id == integration.id)
        if after is not None:
            query = query.where(tuple_(OrderRow.created_at, OrderRow.id) < after)
        query = query.order_by(OrderRow.created_at.desc(), OrderRow.id.desc()).limit(limit)
        with self._database.read() as session:
            return [_record(row) for row in session.scalars(query)]

    def orders_of_candidate(self, integration: IntegrationRecord, candidate: str) -> list[OrderRecord]:
        """What was ordered for somebody whom the ATS calls `candidate`."""
        own = OrderRow.integration_id == integration.id
        query = select(OrderRow).where(own, OrderRow.ats_candidate == candidate).order_by(OrderRow.created_at)
        with self._database.read() as session:
            return [_record(row) for row in session.scalars(query)]

    def take_orders(self, most: int, lease: timedelta) -> list[OrderRecord]:
        """Orders whose resume is to be fetched now; nobody else gets them until the `lease` is over."""
        due = (OrderRow.state == OrderState.WAITING) & (OrderRow.due_at <= now())
        query = select(OrderRow).where(due).order_by(OrderRow.due_at).limit(most)
        with self._database.read() as session:  # mostly there are none, and reading locks nobody out
            if session.scalar(select(OrderRow.id).where(due).limit(1)) is None:
                return []
        with self._database.write() as session:
            rows = list(session.scalars(query.with_for_update(skip_locked=True)))
            for row in rows:
                row.tries, row.due_at = row.tries + 1, now() + lease
            return [_record(row) for row in rows]

    def put_off_order(self, order_id: str, until: datetime) -> None:
        """Let the resume be fetched later."""
        with self._database.write() as session:
            row = session.get(OrderRow, order_id, with_for_update=True)
            if row is not None and row.state == OrderState.WAITING:
                row.due_at = until

    def store_order(self, order_id: str, resume: NewResume) -> bool:
        """Accept the fetched resume of an order. False if the order waits for none."""
        with self._database.write() as session:
            row = _waiting(session, order_id)
            if row is None:
                return False
            _store(session, row, resume)
            return True

    def fail_order(self, order_id: str, code: str) -> bool:
        """End an order whose resume is not to be had, and have the ATS told. False if it waits for none."""
        with self._database.write() as session:
            row = _waiting(session, order_id)
            if row is None:
                return False
            row.state, row.failure = OrderState.FAILED, code
            row.resume_url = row.due_at = None
            append(session, row.tenant_id, "order.failed", row.id, code=code)
            end_order(session, row)
            return True

    def cancel_order(self, integration: IntegrationRecord, order_id: str) -> OrderRecord:
        """End an order that the ATS wants no more; it can order the same again. Raises NotFound.

        A resume that is there already stays, and nobody is told of its result.
        """
        with self._database.write() as session:
            lock_tenant(session, integration.tenant_id)
            row = _own(session, integration, order_id)
            if row.state in {OrderState.WAITING, OrderState.STORED}:
                row.state, row.finished_at = OrderState.CANCELLED, now()
                row.request_key = row.resume_url = row.due_at = None
                append(session, row.tenant_id, "order.cancelled", row.id)
            return _record(row)

    def strip_orders(self, before: datetime) -> int:
        """Remove what an ATS calls orders that ended before then without a resume; how many that were."""
        ended = (OrderRow.state.in_([OrderState.FAILED, OrderState.CANCELLED])) & OrderRow.resume_id.is_(None)
        query = select(OrderRow.id).where(ended, OrderRow.finished_at < before).limit(_BATCH)
        with self._database.read() as session:
            ids = list(session.scalars(query))
        for order_id in ids:
            with self._database.write() as session:
                row = session.get(OrderRow, order_id, with_for_update=True)
                if row is not None:
                    strip(row)
        return len(ids)

    def strip_order(self, integration: IntegrationRecord, order_id: str) -> None:
        """Remove what the ATS calls an order that never had a resume. Raises NotFound.

        That of an order with a resume goes when this is erased.
        """
        with self._database.write() as session:
            lock_tenant(session, integration.tenant_id)
            row = _own(session, integration, order_id)
            if row.resume_id is None and row.state != OrderState.ERASED:
                strip(row)
                append(session, row.tenant_id, "order.erased", row.id)


def _store(session: Session, row: OrderRow, resume: NewResume) -> None:
    accept(session, row.tenant_id, row.screening_id, [resume])
    row.state, row.resume_id = OrderState.STORED, resume.id
    row.resume_url = row.due_at = None
    session.flush()


def _waiting(session: Session, order_id: str) -> OrderRow | None:
    """The order, with its tenant locked, if its resume is still to be fetched."""
    tenant_id = session.scalar(select(OrderRow.tenant_id).where(OrderRow.id == order_id))
    if tenant_id is None:
        return None
    lock_tenant(session, tenant_id)
    row = session.get(OrderRow, order_id, with_for_update=True)
    return row if row is not None and row.state == OrderState.WAITING else None


def _own(session: Session, integration: IntegrationRecord, order_id: str) -> OrderRow:
    row = session.get(OrderRow, order_id) if order_id.isalnum() else None
    if row is None or row.integration_id != integration.id:
        raise NotFound(f"no order {order_id!r}")
    return row


def _record(row: OrderRow) -> OrderRecord:
    return OrderRecord(
        id=row.id,
        integration_id=row.integration_id,
        tenant_id=row.tenant_id,
        screening_id=row.screening_id,
        role_id=row.role_id,
        ids=AtsIds(row.ats_candidate, row.ats_order, row.callback, row.resume_url),
        state=OrderState(row.state),
        resume_id=row.resume_id,
        failure=row.failure,
        tries=row.tries,
        created_at=row.created_at,
        finished_at=row.finished_at,
    )
