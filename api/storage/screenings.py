"""Screenings, the resumes that are put into them, and the erasing of these."""

from collections.abc import Callable, Sequence
from datetime import datetime

from sqlalchemy import ColumnElement, Select, delete, func, select, tuple_
from sqlalchemy.orm import Session, load_only

from api.storage.delivery_records import EventType
from api.storage.engine import Database
from api.storage.forgetting import forget_review
from api.storage.json_text import from_text, to_text
from api.storage.log import append, append_all, lock_tenant, now
from api.storage.order_ends import forget_order
from api.storage.outbox import tell_if_done, tell_of_resume
from api.storage.pseudonymous import without_quotes
from api.storage.records import (
    Decision,
    DecisionRecord,
    NewResume,
    NotFound,
    ResumeRecord,
    ScreeningRecord,
    State,
)
from api.storage.roles import role_from, role_text
from api.storage.tables import (
    AssessmentRow,
    DecisionRow,
    FactsRow,
    IdentityRow,
    RequestRow,
    ResumeRow,
    ScreeningRow,
    SummaryRow,
)
from screener.assessment import Assessment

SHORT_IDENTITY = load_only(IdentityRow.file_name, IdentityRow.name, IdentityRow.failure_message)
"""For queries that do not want the text: it is a hundred times as long as all the rest."""
Place = tuple[datetime, str]
"""Where a page begins: after the thing made then, with this id."""


class ScreeningTables:
    """Screenings and their resumes. Whatever is another tenant's raises NotFound."""

    _database: Database

    def add_screening(self, screening: ScreeningRecord) -> None:
        """Keep it, unless it is there already: the same request may come twice."""
        with self._database.write() as session:
            lock_tenant(session, screening.tenant_id)
            if session.get(ScreeningRow, screening.id) is not None:
                return
            session.add(
                ScreeningRow(
                    id=screening.id,
                    tenant_id=screening.tenant_id,
                    name=screening.name,
                    role_id=screening.profile.id,
                    profile=role_text(screening.profile),
                    as_of=screening.as_of,
                    blind=screening.blind,
                    created_at=screening.created_at,
                )
            )
            append(session, screening.tenant_id, "screening.created", screening.id, role=screening.profile.id)

    def screening(self, tenant_id: str, screening_id: str) -> ScreeningRecord:
        with self._database.read() as session:
            return screening_record(_own_screening(session, tenant_id, screening_id))

    def screenings(self, tenant_id: str, after: Place | None, limit: int) -> list[ScreeningRecord]:
        """The newest first."""
        query = select(ScreeningRow).where(ScreeningRow.tenant_id == tenant_id)
        if after is not None:
            query = query.where(tuple_(ScreeningRow.created_at, ScreeningRow.id) < after)
        query = query.order_by(ScreeningRow.created_at.desc(), ScreeningRow.id.desc()).limit(limit)
        with self._database.read() as session:
            return [screening_record(row) for row in session.scalars(query)]

    def progress(self, screening_id: str) -> dict[State, int]:
        """How many resumes are in each state."""
        query = select(ResumeRow.state, func.count()).where(ResumeRow.screening_id == screening_id)
        with self._database.read() as session:
            counted = {
                State(state): count for state, count in session.execute(query.group_by(ResumeRow.state))
            }
        return {state: counted.get(state, 0) for state in State}

    def add_resumes(
        self, tenant_id: str, screening_id: str, resumes: Sequence[NewResume]
    ) -> list[ResumeRecord]:
        """Accept files that lie in storage. Those that are there already stay as they are."""
        with self._database.write() as session:
            lock_tenant(session, tenant_id)
            _own_screening(session, tenant_id, screening_id)
            ids = [resume.id for resume in resumes]
            there = set(session.scalars(select(ResumeRow.id).where(ResumeRow.id.in_(ids))))
            news = [new for new in resumes if new.id not in there]
            found = accept(session, tenant_id, screening_id, news)
            if there:
                kept = session.execute(_resumes().where(ResumeRow.id.in_(there)))
                found += [(row, identity) for row, identity in kept]
            records = {row.id: resume_record((row, identity)) for row, identity in found}
            return [records[name] for name in ids]

    def resume(self, tenant_id: str, resume_id: str) -> ResumeRecord:
        with self._database.read() as session:
            found = session.execute(_resumes().where(_own_resume(tenant_id, resume_id))).first()
            if found is None:
                raise NotFound(f"no resume {resume_id!r}")
            return resume_record((found[0], found[1]))

    def resumes(
        self, screening_id: str, state: State | None, after: Place | None, limit: int
    ) -> list[ResumeRecord]:
        """In the order in which they were accepted."""
        query = _resumes().where(ResumeRow.screening_id == screening_id)
        if state is not None:
            query = query.where(ResumeRow.state == state)
        if after is not None:
            query = query.where(tuple_(ResumeRow.created_at, ResumeRow.id) > after)
        with self._database.read() as session:
            ordered = query.order_by(ResumeRow.created_at, ResumeRow.id).limit(limit)
            return [resume_record((row, identity)) for row, identity in session.execute(ordered)]

    def decide(self, tenant_id: str, resume_id: str, new_id: str, record: DecisionRecord) -> None:
        """Keep a decision; the newest of a resume counts. The same `new_id` again changes nothing."""
        with self._database.write() as session:
            lock_tenant(session, tenant_id)
            row = _living_resume(session, tenant_id, resume_id)
            if session.get(DecisionRow, new_id) is not None:
                return
            added = DecisionRow(
                id=new_id, resume_id=resume_id, decision=record.decision, reason=record.reason
            )
            added.decided_by, added.created_at = record.decided_by, record.created_at
            session.add(added)
            row.decision = record.decision
            append(
                session,
                tenant_id,
                "resume.decided",
                resume_id,
                decision=record.decision.value,
                key=record.decided_by,
            )
            tell_of_resume(session, EventType.DECISION_MADE, row, decision=record.decision.value)

    def decisions(self, resume_id: str) -> list[DecisionRecord]:
        """All decisions on a resume, the newest first."""
        query = select(DecisionRow).where(DecisionRow.resume_id == resume_id)
        with self._database.read() as session:
            rows = session.scalars(query.order_by(DecisionRow.created_at.desc(), DecisionRow.id))
            return [
                DecisionRecord(Decision(row.decision), row.reason, row.decided_by, row.created_at)
                for row in rows
            ]

    def erase(
        self, tenant_id: str, resume_id: str, forget: Callable[[str], None], *, by: str | None = None
    ) -> bool:
        """Remove who it is and every quote; points and verdicts stay. Whether it was not yet erased.

        `forget` is called with the digest of the file, if no other resume of the tenant is that file. It is
        called before the end of the transaction, so that nobody can accept the same file meanwhile. `by` is
        the key or person that asked for it, or "retention".
        """
        with self._database.write() as session:
            lock_tenant(session, tenant_id)
            row = session.scalars(select(ResumeRow).where(_own_resume(tenant_id, resume_id))).first()
            if row is None:
                raise NotFound(f"no resume {resume_id!r}")
            if row.state == State.ERASED:
                return False
            waited_for = row.state == State.STORED
            row.state, row.finished_at = State.ERASED, now()
            for table in (IdentityRow, FactsRow, SummaryRow):
                session.execute(delete(table).where(table.resume_id == resume_id))
            for decision in session.scalars(select(DecisionRow).where(DecisionRow.resume_id == resume_id)):
                decision.reason = ""
            assessed = session.get(AssessmentRow, resume_id)
            if assessed is not None:
                assessed.result = to_text(without_quotes(from_text(Assessment, assessed.result)))
            forget_order(session, resume_id)
            forget_review(session, resume_id)
            # Answers that would be given again hold names of files and reasons.
            given = (RequestRow.tenant_id == tenant_id) & RequestRow.body.contains(resume_id)
            session.execute(delete(RequestRow).where(given))
            append(session, tenant_id, "resume.erased", resume_id, by=by)
            tell_of_resume(session, EventType.RESUME_ERASED, row)
            if waited_for:
                tell_if_done(session, row)
            if not _is_wanted(session, tenant_id, row.sha256):
                forget(row.sha256)
            return True


def accept(
    session: Session, tenant_id: str, screening_id: str, resumes: Sequence[NewResume]
) -> list[tuple[ResumeRow, IdentityRow | None]]:
    """Give files that lie in storage their rows, so that they will be assessed. The tenant must be locked."""
    rows: list[tuple[ResumeRow, IdentityRow | None]] = []
    for new in resumes:
        row = ResumeRow(id=new.id, tenant_id=tenant_id, screening_id=screening_id, sha256=new.sha256)
        row.bytes, row.state, row.created_at = new.bytes, State.STORED, now()
        rows.append((row, IdentityRow(resume_id=new.id, file_name=new.file_name)))
    session.add_all(row for row, _ in rows)
    session.flush()
    session.add_all(identity for _, identity in rows)
    stored = [("resume.stored", new.id, {"sha256": new.sha256}) for new in resumes]
    append_all(session, tenant_id, stored)
    return rows


def _resumes() -> Select[ResumeRow, IdentityRow]:
    query = select(ResumeRow, IdentityRow).outerjoin(IdentityRow, IdentityRow.resume_id == ResumeRow.id)
    return query.options(SHORT_IDENTITY)


def _own_resume(tenant_id: str, resume_id: str) -> ColumnElement[bool]:
    return (ResumeRow.tenant_id == tenant_id) & (ResumeRow.id == resume_id)


def _is_wanted(session: Session, tenant_id: str, sha256: str) -> bool:
    """Whether a resume that is not erased is this file."""
    query = select(ResumeRow.id).where(ResumeRow.tenant_id == tenant_id, ResumeRow.sha256 == sha256)
    return session.scalar(query.where(ResumeRow.state != State.ERASED).limit(1)) is not None


def _living_resume(session: Session, tenant_id: str, resume_id: str) -> ResumeRow:
    row = session.scalars(select(ResumeRow).where(_own_resume(tenant_id, resume_id))).first()
    if row is None or row.state == State.ERASED:
        raise NotFound(f"no resume {resume_id!r}")
    return row


def _own_screening(session: Session, tenant_id: str, screening_id: str) -> ScreeningRow:
    row = session.get(ScreeningRow, screening_id)
    if row is None or row.tenant_id != tenant_id:
        raise NotFound(f"no screening {screening_id!r}")
    return row


def screening_record(row: ScreeningRow) -> ScreeningRecord:
    return ScreeningRecord(
        id=row.id,
        tenant_id=row.tenant_id,
        name=row.name,
        profile=role_from(row.profile),
        as_of=row.as_of,
        blind=row.blind,
        created_at=row.created_at,
    )


def resume_record(found: tuple[ResumeRow, IdentityRow | None]) -> ResumeRecord:
    """A row of a query over resumes with their identities, which erased ones have no more."""
    row, identity = found[0], found[1]
    return ResumeRecord(
        id=row.id,
        screening_id=row.screening_id,
        sha256=row.sha256,
        bytes=row.bytes,
        state=State(row.state),
        created_at=row.created_at,
        finished_at=row.finished_at,
        file_name=identity.file_name if identity else None,
        failure=row.failure,
        failure_message=identity.failure_message if identity else None,
        decision=Decision(row.decision) if row.decision else None,
    )
