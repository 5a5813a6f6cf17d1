"""Rankings at a glance: a short row for each assessed resume, and what of them has changed since."""

import json
from collections import Counter
from collections.abc import Iterable
from functools import lru_cache

from sqlalchemy import ColumnElement, func, select, tuple_
from sqlalchemy.orm import Session

from api.storage.engine import Database
from api.storage.json_text import from_text
from api.storage.records import (
    Changes,
    Decision,
    ResumeRecord,
    ScreeningOverview,
    State,
    SummaryRecord,
)
from api.storage.roles import role_from
from api.storage.screenings import SHORT_IDENTITY, Place, resume_record, screening_record
from api.storage.tables import (
    AssessmentRow,
    EventRow,
    FactsRow,
    IdentityRow,
    ResumeRow,
    ScreeningRow,
    SummaryRow,
)
from api.summaries import kept_traits, summarize, summary_from, summary_text, traits_from, traits_text
from screener.assessment import Assessment
from screener.candidate import Candidate
from screener.document import Document
from screener.duplicates import Traits
from screener.profile import RoleProfile
from screener.resume import Resume
from screener.scorer import Scorecard
from screener.screening import ParsedResume

_role = lru_cache(maxsize=64)(role_from)


class SummaryTables:
    """What the pages of a screening show."""

    _database: Database

    def overviews(self, tenant_id: str, after: Place | None, limit: int) -> list[ScreeningOverview]:
        """Screenings with how far each is and what was decided, the newest first."""
        query = select(ScreeningRow).where(ScreeningRow.tenant_id == tenant_id)
        if after is not None:
            query = query.where(tuple_(ScreeningRow.created_at, ScreeningRow.id) < after)
        query = query.order_by(ScreeningRow.created_at.desc(), ScreeningRow.id.desc()).limit(limit)
        with self._database.read() as session:
            rows = list(session.scalars(query))
            counted = _counted(session, [row.id for row in rows])
            return [
                ScreeningOverview(screening_record(row), *counted.get(row.id, (Counter(), Counter())))
                for row in rows
            ]

    def summaries(self, screening_id: str, only: Iterable[str] | None = None) -> list[SummaryRecord]:
        """Every assessed resume at a glance, the best first, or `only` those with these ids."""
        query = (
            select(ResumeRow, IdentityRow, AssessmentRow.band, AssessmentRow.tenths, SummaryRow.body)
            .join(IdentityRow, IdentityRow.resume_id == ResumeRow.id)
            .join(AssessmentRow, AssessmentRow.resume_id == ResumeRow.id)
            .join(SummaryRow, SummaryRow.resume_id == ResumeRow.id)
            .where(ResumeRow.screening_id == screening_id, ResumeRow.state == State.ASSESSED)
            .order_by(AssessmentRow.band, AssessmentRow.tenths.desc(), ResumeRow.sha256, ResumeRow.id)
            .options(SHORT_IDENTITY)
        )
        if only is not None:
            query = query.where(ResumeRow.id.in_(list(only)))
        with self._database.read() as session:
            return [
                SummaryRecord(
                    resume_record((resume, identity)), identity.name, band, tenths, summary_from(body)
                )
                for resume, identity, band, tenths, body in session.execute(query)
            ]

    def traits(self, screening_id: str) -> list[tuple[str, Traits]]:
        """By id of a resume what is compared to find others of the same person."""
        query = (
            select(ResumeRow.id, ResumeRow.sha256, SummaryRow.traits)
            .join(SummaryRow, SummaryRow.resume_id == ResumeRow.id)
            .where(ResumeRow.screening_id == screening_id, ResumeRow.state == State.ASSESSED)
            .order_by(ResumeRow.created_at, ResumeRow.id)
        )
        with self._database.read() as session:
            return [(name, traits_from(digest, text)) for name, digest, text in session.execute(query)]

    def changes(self, tenant_id: str, screening_id: str, after: int) -> Changes:
        """Resumes of a screening that the log tells something of after entry `after`, and its last entry."""
        with self._database.read() as session:
            newest = select(func.max(EventRow.number)).where(EventRow.tenant_id == tenant_id)
            last = session.scalar(newest) or 0
            if last <= after:
                return Changes(last, ())
            touched = select(EventRow.subject).where(
                EventRow.tenant_id == tenant_id, EventRow.number > after, EventRow.number <= last
            )
            query = (
                select(ResumeRow, IdentityRow)
                .outerjoin(IdentityRow, IdentityRow.resume_id == ResumeRow.id)
                .where(ResumeRow.screening_id == screening_id, ResumeRow.id.in_(touched))
                .order_by(ResumeRow.created_at, ResumeRow.id)
                .options(SHORT_IDENTITY)
            )
            found = [resume_record((row, identity)) for row, identity in session.execute(query)]
            return Changes(last, tuple(found))

    def every_resume(self, screening_id: str) -> list[ResumeRecord]:
        """Every resume that is not erased, in the order in which they were accepted."""
        query = (
            select(ResumeRow, IdentityRow)
            .join(IdentityRow, IdentityRow.resume_id == ResumeRow.id)
            .where(ResumeRow.screening_id == screening_id, ResumeRow.state != State.ERASED)
            .order_by(ResumeRow.created_at, ResumeRow.id)
            .options(SHORT_IDENTITY)
        )
        with self._database.read() as session:
            return [resume_record((row, identity)) for row, identity in session.execute(query)]

    def fill_summaries(self, screening_id: str) -> int:
        """Make the summaries that are missing, of resumes assessed before there were any; how many."""
        missing = (
            select(ResumeRow, IdentityRow, FactsRow, AssessmentRow)
            .join(IdentityRow, IdentityRow.resume_id == ResumeRow.id)
            .join(FactsRow, FactsRow.resume_id == ResumeRow.id)
            .join(AssessmentRow, AssessmentRow.resume_id == ResumeRow.id)
            .outerjoin(SummaryRow, SummaryRow.resume_id == ResumeRow.id)
            .where(ResumeRow.screening_id == screening_id, ResumeRow.state == State.ASSESSED)
            .where(SummaryRow.resume_id.is_(None))
        )
        with self._database.read() as session:
            if session.execute(missing.limit(1)).first() is None:
                return 0
        with self._database.write() as session:
            found = session.execute(missing.with_for_update(of=ResumeRow)).all()
            for row, identity, facts, assessed in found:
                parsed = ParsedResume(
                    from_text(Document, identity.document or ""),
                    from_text(Candidate, identity.candidate or ""),
                    from_text(Resume, facts.corrected or facts.body),
                )
                result, corrected = from_text(Assessment, assessed.result), facts.corrected is not None
                put_summary(session, row, parsed, result, corrected=corrected)
            return len(found)


def put_summary(
    session: Session, row: ResumeRow, parsed: ParsedResume, result: Assessment, *, corrected: bool = False
) -> None:
    """Write the summary of an assessed resume, or write it anew, in the transaction of its assessment."""
    screening = session.get_one(ScreeningRow, row.screening_id)
    profile: RoleProfile = _role(screening.profile)
    summary = summarize(parsed, result, profile, blind=screening.blind, corrected=corrected)
    found = session.get(SummaryRow, row.id)
    if found is None:
        found = SummaryRow(resume_id=row.id, screening_id=row.screening_id)
        session.add(found)
    found.body, found.traits = summary_text(summary), traits_text(kept_traits(parsed))
    found.card = json.dumps(
        Scorecard.of(parsed.resume, profile, result.as_of).to_json(), separators=(",", ":")
    )


def _counted(
    session: Session, screening_ids: list[str]
) -> dict[str, tuple[Counter[State], Counter[Decision]]]:
    """Resumes by state and, of those alive, by decision, for each of some screenings."""
    query = (
        select(ResumeRow.screening_id, ResumeRow.state, ResumeRow.decision, func.count())
        .where(_among(screening_ids))
        .group_by(ResumeRow.screening_id, ResumeRow.state, ResumeRow.decision)
    )
    counted: dict[str, tuple[Counter[State], Counter[Decision]]] = {}
    for screening_id, state, decision, count in session.execute(query):
        states, decisions = counted.setdefault(screening_id, (Counter(), Counter()))
        states[State(state)] += count
        if decision and state != State.ERASED:
            decisions[Decision(decision)] += count
    return counted


def _among(screening_ids: list[str]) -> ColumnElement[bool]:
    return ResumeRow.screening_id.in_(screening_ids)
