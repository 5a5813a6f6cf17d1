"""What is kept no longer: old resumes, deliveries, answers and sessions, and files that nobody wants."""

from collections.abc import Callable, Iterable, Sequence
from datetime import datetime, timedelta

from sqlalchemy import ColumnElement, delete, exists, false, func, or_, select
from sqlalchemy.exc import IntegrityError

from api.storage.ats_tables import SeenMessageRow
from api.storage.engine import Database
from api.storage.log import append, lock_tenant, now
from api.storage.records import Cutoffs, Expired, State, Swept
from api.storage.tables import (
    AssessmentRow,
    DecisionRow,
    DeliveryRow,
    NoteRow,
    RequestRow,
    ResumeRow,
    ScreeningRow,
    SessionRow,
    TurnRow,
)

_ENDED = (State.ASSESSED, State.FAILED)
_BATCH = 500


class RetentionTables:
    """Finding and removing what is past its time. Who is erased, `ScreeningTables.erase` erases."""

    _database: Database

    def take_turn(self, name: str, every: timedelta) -> bool:
        """Whether it is for this process to do what is done once in so long by one of all of them."""
        try:
            with self._database.write() as session:
                row = session.get(TurnRow, name, with_for_update=True)
                if row is None:
                    session.add(TurnRow(name=name, begun_at=now()))
                elif row.begun_at > now() - every:
                    return False
                else:
                    row.begun_at = now()
        except IntegrityError:
            return False  # another process was first, the first time
        return True

    def expired(self, cutoffs: Cutoffs, most: int) -> list[Expired]:
        """Resumes past their time, the oldest first; none that is still to be read."""
        reasons = list(_reasons(cutoffs))
        if not reasons:
            return []
        query = select(ResumeRow.tenant_id, ResumeRow.id).where(ResumeRow.state.in_(_ENDED), or_(*reasons))
        with self._database.read() as session:
            found = session.execute(query.order_by(ResumeRow.created_at, ResumeRow.id).limit(most))
            return [Expired(tenant_id, resume_id) for tenant_id, resume_id in found]

    def count_expired(self, cutoffs: Cutoffs) -> int:
        reasons = list(_reasons(cutoffs))
        if not reasons:
            return 0
        query = select(func.count()).select_from(ResumeRow).where(ResumeRow.state.in_(_ENDED), or_(*reasons))
        with self._database.read() as session:
            return session.scalar(query) or 0

    def sweep(self, cutoffs: Cutoffs, *, dry_run: bool = False) -> Swept:
        """Remove answers kept for repeated requests, ended sessions, and digests of received messages.

        Of deliveries the old are only counted.

        How many those were, or with `dry_run` would be.
        """
        requests = RequestRow.created_at < cutoffs.request
        sessions = (SessionRow.seen_at < cutoffs.session_seen) | (
            SessionRow.created_at < cutoffs.session_begun
        )
        messages = SeenMessageRow.seen_at < cutoffs.message
        deliveries = DeliveryRow.finished_at < cutoffs.delivery if cutoffs.delivery is not None else false()
        with self._database.read() if dry_run else self._database.write() as session:
            swept = Swept(
                deliveries=session.scalar(select(func.count()).select_from(DeliveryRow).where(deliveries))
                or 0,
                requests=session.scalar(select(func.count()).select_from(RequestRow).where(requests)) or 0,
                sessions=session.scalar(select(func.count()).select_from(SessionRow).where(sessions)) or 0,
                messages=session.scalar(select(func.count()).select_from(SeenMessageRow).where(messages))
                or 0,
            )
            if not dry_run:
                session.execute(delete(RequestRow).where(requests))
                session.execute(delete(SessionRow).where(sessions))
                session.execute(delete(SeenMessageRow).where(messages))
        return swept

    def unwanted(self, tenant_id: str, digests: Sequence[str]) -> set[str]:
        """Which of these files no resume is, or none that is not erased."""
        wanted: set[str] = set()
        with self._database.read() as session:
            for start in range(0, len(digests), _BATCH):
                part = digests[start : start + _BATCH]
                query = select(ResumeRow.sha256).where(ResumeRow.sha256.in_(part), _wanted(tenant_id))
                wanted.update(session.scalars(query))
        return set(digests) - wanted

    def forget_unwanted(self, tenant_id: str, digest: str, forget: Callable[[str], bool]) -> bool:
        """Call `forget` with a file unless a resume is that file; nobody can accept it meanwhile."""
        with self._database.write() as session:
            lock_tenant(session, tenant_id)
            same = select(ResumeRow.id).where(ResumeRow.sha256 == digest, _wanted(tenant_id)).limit(1)
            return session.scalar(same) is None and forget(digest)

    def note_retention(self, tenant_id: str, resumes: int) -> None:
        """Add to the log of a tenant that so many of its resumes were past their time and are erased."""
        with self._database.write() as session:
            lock_tenant(session, tenant_id)
            append(session, tenant_id, "retention.applied", "resumes", erased=resumes)


def _reasons(cutoffs: Cutoffs) -> Iterable[ColumnElement[bool]]:
    if cutoffs.quiet is not None:
        yield ResumeRow.screening_id.in_(
            select(ScreeningRow.id).where(ScreeningRow.created_at < cutoffs.quiet, _is_quiet(cutoffs.quiet))
        )
    if cutoffs.accepted is not None:
        yield ResumeRow.created_at < cutoffs.accepted
    if cutoffs.failed is not None:
        yield (ResumeRow.state == State.FAILED) & (ResumeRow.finished_at < cutoffs.failed)


def _is_quiet(since: datetime) -> ColumnElement[bool]:
    """Whether nothing has happened to any resume of a screening since then, besides erasing."""
    others = ResumeRow.__table__.alias("others")
    mine = others.c.screening_id == ScreeningRow.id
    newer = (others.c.created_at >= since) | (
        (others.c.state != State.ERASED) & (others.c.finished_at >= since)
    )
    decided = select(DecisionRow.id).join(others, others.c.id == DecisionRow.resume_id)
    noted = select(NoteRow.id).join(others, others.c.id == NoteRow.resume_id)
    return ~or_(
        exists(select(others.c.id).where(mine, newer)),
        exists(decided.where(mine, DecisionRow.created_at >= since)),
        exists(noted.where(mine, NoteRow.created_at >= since)),
        exists(
            select(AssessmentRow.resume_id).where(
                AssessmentRow.screening_id == ScreeningRow.id, AssessmentRow.created_at >= since
            )
        ),
    )


def _wanted(tenant_id: str) -> ColumnElement[bool]:
    return (ResumeRow.tenant_id == tenant_id) & (ResumeRow.state != State.ERASED)
