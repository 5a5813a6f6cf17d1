"""What becomes of an order when its resume ends: the ATS is told, and nothing of it is left after erasure."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from api.storage.ats_records import OrderState, Vendor
from api.storage.ats_tables import IntegrationRow, OrderRow
from api.storage.log import now
from api.storage.outbox import enqueue
from api.storage.tables import ResumeRow

EVENT = "order.ended"
"""The event of a delivery to an ATS; what it says is made of what is kept when it is sent."""


def note_end(session: Session, resume: ResumeRow) -> None:
    """Have the ATS told that the resume it ordered is assessed or failed, in the transaction of that."""
    row = session.scalars(select(OrderRow).where(OrderRow.resume_id == resume.id)).first()
    if row is not None and row.state == OrderState.STORED:
        end_order(session, row)


def end_order(session: Session, row: OrderRow) -> None:
    """Note that an order has ended, and have the ATS told if it can be."""
    row.finished_at = now()
    integration = session.get_one(IntegrationRow, row.integration_id)
    told = row.callback is not None or integration.vendor == Vendor.ASHBY
    if told and integration.revoked_at is None:
        enqueue(session, row.tenant_id, integration.vendor, integration.id, EVENT, row.id, {"order": row.id})


def forget_order(session: Session, resume_id: str) -> None:
    """Remove what the ATS calls the resume and its order, in the transaction of erasing it."""
    row = session.scalars(select(OrderRow).where(OrderRow.resume_id == resume_id)).first()
    if row is not None:
        strip(row)


def strip(row: OrderRow) -> None:
    """Leave of an order what is of nobody: that there was one, for which role, and when."""
    row.state, row.finished_at = OrderState.ERASED, row.finished_at or now()
    row.request_key = row.ats_candidate = row.ats_order = row.callback = row.resume_url = row.due_at = None
