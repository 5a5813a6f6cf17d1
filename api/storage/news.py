"""What happens in a screening, as the log of its tenant tells it, for those who watch."""

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from api.storage.engine import Database
from api.storage.records import Decision, State
from api.storage.review_records import News, ResumeNews
from api.storage.tables import AssessmentRow, EventRow, ResumeRow
from screener.assessment import Band

_MOST = 500
_ENDED = (State.ASSESSED, State.FAILED)
_TELLING = (
    "resume.assessed",
    "resume.failed",
    "resume.corrected",
    "correction.withdrawn",
    "resume.decided",
    "resume.erased",
)
_BANDS = tuple(Band)


class NewsTables:
    """News of screenings."""

    _database: Database

    def last_event(self, tenant_id: str) -> int:
        """Number of the newest entry of a tenant's log, 0 where there is none."""
        with self._database.read() as session:
            return _last(session, tenant_id)

    def finished(self, tenant_id: str, screening_id: str) -> News:
        """Every resume that is finished, in the order in which they were, and the place in the log."""
        row = AssessmentRow
        query = (
            select(ResumeRow, row.band, row.tenths)
            .outerjoin(row, row.resume_id == ResumeRow.id)
            .where(ResumeRow.tenant_id == tenant_id, ResumeRow.screening_id == screening_id)
            .where(ResumeRow.state.in_(_ENDED))
            .order_by(ResumeRow.finished_at, ResumeRow.id)
        )
        with self._database.read() as session:
            # First the place: what ends meanwhile is told twice rather than never.
            number = _last(session, tenant_id)
            found = [_news(None, *each) for each in session.execute(query)]
            return News(number, tuple(found))

    def news(self, tenant_id: str, screening_id: str, after: int) -> News:
        """Resumes of which the log tells something after its entry `after`, in that order, at most 500."""
        row = AssessmentRow
        with self._database.read() as session:
            last = _last(session, tenant_id)
            if last <= after:
                return News(after, ())
            query = (
                select(EventRow.number, ResumeRow, row.band, row.tenths)
                .join(ResumeRow, ResumeRow.id == EventRow.subject)
                .outerjoin(row, row.resume_id == ResumeRow.id)
                .where(EventRow.tenant_id == tenant_id, EventRow.number > after, EventRow.number <= last)
                .where(EventRow.kind.in_(_TELLING), ResumeRow.screening_id == screening_id)
                .order_by(EventRow.number)
                .limit(_MOST)
            )
            found = [_news(*each) for each in session.execute(query)]
        return News(found[-1].number or last if len(found) == _MOST else last, tuple(found))


def _last(session: Session, tenant_id: str) -> int:
    return session.scalar(select(func.max(EventRow.number)).where(EventRow.tenant_id == tenant_id)) or 0


def _news(number: int | None, row: ResumeRow, band: int | None, tenths: int | None) -> ResumeNews:
    """A resume as it is now."""
    known = row.state == State.ASSESSED and band is not None and tenths is not None
    return ResumeNews(
        number,
        row.id,
        State(row.state),
        _BANDS[band].name.lower() if known and band is not None else None,
        tenths if known else None,
        row.failure,
        Decision(row.decision) if row.decision else None,
    )
