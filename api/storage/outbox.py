"""What other systems are to be told, written in the transaction of what it tells.

`enqueue` adds one delivery: an integration calls it with a kind of its own, which `api.deliveries.SENDERS`
knows. `tell` adds one for each webhook of the tenant that wants to hear of the event.
"""

from datetime import datetime
from typing import Any
from uuid import uuid4

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from api.storage.delivery_records import WEBHOOK, DeliveryState, EventType
from api.storage.log import now
from api.storage.records import State
from api.storage.tables import DeliveryRow, ResumeRow, WebhookRow


def delivery_id(unique: str) -> str:
    """The id of a delivery, by which its receiver knows it again."""
    return f"msg_{unique}"


def enqueue(
    session: Session,
    tenant_id: str,
    kind: str,
    target_id: str,
    event: str,
    subject: str,
    data: dict[str, Any],
    *,
    due_at: datetime | None = None,
    name: str | None = None,
) -> None:
    """Have `target_id` told, at once or not before `due_at`. `data` must have no personal data in it.

    `name` is the id of the delivery, if it must be a certain one.
    """
    row = DeliveryRow(id=name or delivery_id(uuid4().hex), tenant_id=tenant_id, kind=kind)
    row.target_id, row.event, row.subject, row.data = target_id, event, subject, data
    row.state, row.tries, row.attempts = DeliveryState.WAITING, 0, 0
    row.created_at = now()
    row.due_at = max(due_at or row.created_at, row.created_at)
    session.add(row)


def tell(session: Session, tenant_id: str, event: EventType, subject: str, data: dict[str, Any]) -> None:
    """Have every webhook of the tenant told that has subscribed to `event`."""
    query = select(WebhookRow).where(WebhookRow.tenant_id == tenant_id, WebhookRow.disabled_at.is_(None))
    for webhook in session.scalars(query.order_by(WebhookRow.created_at)):
        if event in webhook.events.split():
            enqueue(
                session, tenant_id, WEBHOOK, webhook.id, event, subject, data, due_at=webhook.paused_until
            )


def tell_of_resume(session: Session, event: EventType, row: ResumeRow, **data: Any) -> None:
    """`data` with what tells a resume from others, but not whose it is."""
    known = {"resume": row.id, "screening": row.screening_id, "sha256": row.sha256}
    links = {"resume": f"/v1/resumes/{row.id}", "screening": f"/v1/screenings/{row.screening_id}"}
    tell(session, row.tenant_id, event, row.id, {**known, **data, "links": links})


def tell_if_done(session: Session, row: ResumeRow) -> None:
    """Have it told if the resume, just ended, was the last one of its screening that was waited for.

    The tenant must be locked: of two that end at once, one is the last.
    """
    session.flush()
    mine = ResumeRow.screening_id == row.screening_id
    counts = select(ResumeRow.state, func.count()).where(mine).group_by(ResumeRow.state)
    if session.scalar(select(ResumeRow.id).where(mine, ResumeRow.state == State.STORED).limit(1)):
        return
    counted = {State(state): count for state, count in session.execute(counts)}
    path = f"/v1/screenings/{row.screening_id}"
    data = {
        "screening": row.screening_id,
        "progress": {state.value: counted.get(state, 0) for state in State if state is not State.STORED},
        "links": {"screening": path, "ranking": f"{path}/ranking"},
    }
    tell(session, row.tenant_id, EventType.SCREENING_DONE, row.screening_id, data)
