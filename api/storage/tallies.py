"""How much is waiting, over all tenants."""

from datetime import timedelta

from sqlalchemy import func, select

from api.storage.delivery_records import DeliveryState
from api.storage.engine import Database
from api.storage.log import now
from api.storage.records import State, Tally
from api.storage.tables import DeliveryRow, ResumeRow, WorkerRow


class TallyTables:
    """Counting what waits."""

    _database: Database

    def tally(self, alive_within: timedelta) -> Tally:
        """What waits now, and how many processes said within `alive_within` that they live."""
        stored = select(func.count(), func.min(ResumeRow.created_at)).where(ResumeRow.state == State.STORED)
        living = select(func.count()).select_from(WorkerRow).where(WorkerRow.seen_at >= now() - alive_within)
        count = select(func.count()).select_from(DeliveryRow)
        waiting = count.where(DeliveryRow.state == DeliveryState.WAITING)
        due = waiting.where(DeliveryRow.due_at <= now())
        failed = count.where(DeliveryRow.state == DeliveryState.FAILED)
        with self._database.read() as session:
            in_queue, oldest = session.execute(stored).one()
            all_waiting, due_now = session.scalar(waiting) or 0, session.scalar(due) or 0
            return Tally(
                stored=in_queue,
                oldest_stored_at=oldest,
                workers=session.scalar(living) or 0,
                deliveries_due=due_now,
                deliveries_later=max(0, all_waiting - due_now),
                deliveries_failed=session.scalar(failed) or 0,
            )
