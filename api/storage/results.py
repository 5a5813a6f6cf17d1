"""The work on stored resumes, and what came of it."""

from collections.abc import Collection, Iterator
from dataclasses import replace
from datetime import timedelta
from uuid import uuid4

from sqlalchemy import ColumnElement, func, select, tuple_, update
from sqlalchemy.orm import Session

from api.storage.delivery_records import EventType
from api.storage.engine import Database
from api.storage.json_text import from_text, to_text
from api.storage.log import append, lock_tenant, now
from api.storage.order_ends import note_end
from api.storage.outbox import tell_if_done, tell_of_resume
from api.storage.records import (
    AssessmentRecord,
    NotFound,
    RankedRecord,
    RankingFilter,
    RankingPlace,
    State,
    Versions,
    WorkItem,
)
from api.storage.screenings import SHORT_IDENTITY, resume_record
from api.storage.summaries import put_summary
from api.storage.tables import AssessmentRow, FactsRow, IdentityRow, ResumeRow, WorkerRow
from screener.assessment import Assessment, Band, Failure
from screener.candidate import Candidate
from screener.document import Document
from screener.resume import Resume
from screener.screening import ParsedResume

BANDS = tuple(Band)


class ResultTables:
    """Stored resumes are taken in chunks; each ends as assessed or failed, once."""

    _database: Database

    def take_chunk(self, most: int) -> str | None:
        """Bind the oldest stored resumes without a chunk to a new one; its id, None if there are none."""
        query = select(ResumeRow.id).where(ResumeRow.state == State.STORED, ResumeRow.chunk_id.is_(None))
        with self._database.read() as session:  # most often there are none: nobody need wait for that
            if session.scalar(query.limit(1)) is None:
                return None
        with self._database.write() as session:
            oldest = query.order_by(ResumeRow.created_at).limit(most).with_for_update(skip_locked=True)
            ids = list(session.scalars(oldest))
            if not ids:
                return None
            chunk_id = uuid4().hex
            session.execute(update(ResumeRow).where(ResumeRow.id.in_(ids)).values(chunk_id=chunk_id))
            return chunk_id

    def open_chunks(self) -> list[str]:
        """Chunks in which something is still to be done."""
        query = select(ResumeRow.chunk_id).where(ResumeRow.state == State.STORED).distinct()
        with self._database.read() as session:
            return [chunk for chunk in session.scalars(query.order_by(ResumeRow.chunk_id)) if chunk]

    def chunk(self, chunk_id: str) -> list[WorkItem]:
        """What of a chunk is still to be done."""
        query = select(ResumeRow, IdentityRow).join(IdentityRow, IdentityRow.resume_id == ResumeRow.id)
        query = query.options(SHORT_IDENTITY)
        query = query.where(ResumeRow.chunk_id == chunk_id, ResumeRow.state == State.STORED)
        with self._database.read() as session:
            return [
                WorkItem(row.id, row.tenant_id, row.screening_id, row.sha256, identity.file_name)
                for row, identity in session.execute(query.order_by(ResumeRow.created_at, ResumeRow.id))
            ]

    def release_chunk(self, chunk_id: str) -> None:
        """Let what is still to be done of a chunk be taken again in another."""
        left = update(ResumeRow).where(ResumeRow.chunk_id == chunk_id, ResumeRow.state == State.STORED)
        with self._database.write() as session:
            session.execute(left.values(chunk_id=None))

    def save_assessed(
        self, resume_id: str, parsed: ParsedResume, result: Assessment, versions: Versions
    ) -> bool:
        """Keep facts, identity and result. False, and nothing is kept, if the resume is no more at work."""
        with self._database.write() as session:
            row = _at_work(session, resume_id)
            if row is None:
                return False
            row.state, row.finished_at = State.ASSESSED, now()
            identity = session.get_one(IdentityRow, resume_id)
            identity.name = parsed.candidate.name and clean(parsed.candidate.name)
            identity.candidate = to_text(parsed.candidate)
            identity.document = to_text(parsed.document)
            session.add(FactsRow(resume_id=resume_id, body=to_text(parsed.resume)))
            session.add(_assessment_row(row, result, versions))
            put_summary(session, row, parsed, result)
            append(
                session,
                row.tenant_id,
                "resume.assessed",
                resume_id,
                input=versions.input_digest,
                score=str(result.score),
                band=result.band.name.lower(),
            )
            tell_of_resume(
                session,
                EventType.RESUME_ASSESSED,
                row,
                score=str(result.score),
                band=result.band.name.lower(),
                role=result.profile_id,
                role_version=result.profile_version,
                as_of=result.as_of.isoformat(),
            )
            note_end(session, row)
            tell_if_done(session, row)
            return True

    def save_failed(self, resume_id: str, failure: Failure) -> bool:
        """Keep why a resume could not be read. False if it is no more at work."""
        with self._database.write() as session:
            row = _at_work(session, resume_id)
            if row is None:
                return False
            row.state, row.finished_at, row.failure = State.FAILED, now(), failure.code
            session.get_one(IdentityRow, resume_id).failure_message = clean(failure.message)
            append(session, row.tenant_id, "resume.failed", resume_id, code=failure.code)
            tell_of_resume(session, EventType.RESUME_FAILED, row, failure=failure.code)
            note_end(session, row)
            tell_if_done(session, row)
            return True

    def assessment(self, tenant_id: str, resume_id: str) -> AssessmentRecord:
        """The result of a resume, without quotes if that is erased. Raises NotFound."""
        query = (
            select(ResumeRow, IdentityRow, AssessmentRow)
            .outerjoin(IdentityRow, IdentityRow.resume_id == ResumeRow.id)
            .join(AssessmentRow, AssessmentRow.resume_id == ResumeRow.id)
            .where(ResumeRow.tenant_id == tenant_id, ResumeRow.id == resume_id)
        )
        with self._database.read() as session:
            found = session.execute(query).first()
            if found is None:
                raise NotFound(f"no assessment of a resume {resume_id!r}")
            row = found[2]
            versions = Versions(
                row.code_version,
                row.taxonomy_version,
                row.profile_version,
                row.profile_digest,
                row.input_digest,
            )
            return AssessmentRecord(
                resume_record((found[0], found[1])),
                from_text(Assessment, row.result),
                versions,
                row.created_at,
                tuple(row.corrections or ()),
            )

    def parsed(self, tenant_id: str, resume_id: str) -> ParsedResume:
        """What was understood of a resume. Raises NotFound, also when it is erased."""
        for _, found, _ in self._parsed(ResumeRow.tenant_id == tenant_id, ResumeRow.id == resume_id):
            return found
        raise NotFound(f"nothing is known of a resume {resume_id!r}")

    def whole_ranking(
        self, screening_id: str, only: Collection[str] | None = None
    ) -> list[tuple[str, ParsedResume, Assessment]]:
        """Everything of every assessed resume of a screening, or of `only` some, each with its id."""
        chosen = [] if only is None else [ResumeRow.id.in_(only)]
        return list(self._parsed(ResumeRow.screening_id == screening_id, *chosen))

    def ranking(
        self, screening_id: str, chosen: RankingFilter, after: RankingPlace | None, limit: int
    ) -> list[tuple[RankingPlace, RankedRecord]]:
        """The best first, ranked among all of the screening whatever is chosen; ties share a rank."""
        row = AssessmentRow
        alive = (ResumeRow.id == row.resume_id) & (ResumeRow.state == State.ASSESSED)
        rank = func.rank().over(order_by=(row.band, -row.tenths)).label("rank")
        ranks = (
            select(row.resume_id, rank)
            .join(ResumeRow, alive)
            .where(row.screening_id == screening_id)
            .subquery()
        )
        place = (row.band, -row.tenths, row.sha256, row.resume_id)
        query = (
            select(ResumeRow, IdentityRow, row, ranks.c.rank)
            .join(row, row.resume_id == ResumeRow.id)
            .join(ranks, ranks.c.resume_id == row.resume_id)
            .options(SHORT_IDENTITY)
            .join(IdentityRow, IdentityRow.resume_id == ResumeRow.id)
        )
        if chosen.bands:
            query = query.where(row.band.in_([BANDS.index(band) for band in chosen.bands]))
        if chosen.only is not None:
            query = query.where(row.resume_id.in_(chosen.only))
        if chosen.tenths is not None:
            query = query.where(row.tenths >= chosen.tenths)
        if after is not None:
            query = query.where(tuple_(*place) > tuple_(*after))
        with self._database.read() as session:
            return [
                (
                    (found.band, -found.tenths, found.sha256, found.resume_id),
                    RankedRecord(
                        place_in_all,
                        resume_record((resume, identity)),
                        identity.name,
                        from_text(Assessment, found.result),
                    ),
                )
                for resume, identity, found, place_in_all in session.execute(
                    query.order_by(*place).limit(limit)
                )
            ]

    def beat(self, worker_id: str) -> None:
        """Say that a process lives."""
        with self._database.write() as session:
            session.merge(WorkerRow(id=worker_id, seen_at=now()))

    def living_workers(self, within: timedelta) -> set[str]:
        """Processes that said so not longer ago than `within`."""
        with self._database.read() as session:
            return set(session.scalars(select(WorkerRow.id).where(WorkerRow.seen_at >= now() - within)))

    def remove_worker(self, worker_id: str) -> None:
        """Say that a process has ended."""
        with self._database.write() as session:
            row = session.get(WorkerRow, worker_id)
            if row is not None:
                session.delete(row)

    def _parsed(self, *where: ColumnElement[bool]) -> Iterator[tuple[str, ParsedResume, Assessment]]:
        query = (
            select(ResumeRow.id, IdentityRow, FactsRow, AssessmentRow)
            .join(IdentityRow, IdentityRow.resume_id == ResumeRow.id)
            .join(FactsRow, FactsRow.resume_id == ResumeRow.id)
            .join(AssessmentRow, AssessmentRow.resume_id == ResumeRow.id)
            .where(ResumeRow.state == State.ASSESSED, *where)
            .order_by(ResumeRow.created_at, ResumeRow.id)
        )
        with self._database.read() as session:
            for resume_id, identity, facts, assessed in session.execute(query):
                assert identity.document is not None
                assert identity.candidate is not None
                parsed = ParsedResume(
                    from_text(Document, identity.document),
                    from_text(Candidate, identity.candidate),
                    from_text(Resume, facts.body),
                )
                if facts.corrected is not None:
                    parsed = replace(
                        parsed,
                        candidate=from_text(Candidate, identity.corrected or identity.candidate),
                        resume=from_text(Resume, facts.corrected),
                        as_read=parsed,
                    )
                yield resume_id, parsed, from_text(Assessment, assessed.result)


def _at_work(session: Session, resume_id: str) -> ResumeRow | None:
    """The resume, with its tenant locked, if nobody has finished or erased it yet."""
    tenant_id = session.scalar(select(ResumeRow.tenant_id).where(ResumeRow.id == resume_id))
    if tenant_id is None:
        return None
    lock_tenant(session, tenant_id)
    row = session.get(ResumeRow, resume_id, with_for_update=True)
    return row if row is not None and row.state == State.STORED else None


def _assessment_row(row: ResumeRow, result: Assessment, versions: Versions) -> AssessmentRow:
    return AssessmentRow(
        resume_id=row.id,
        screening_id=row.screening_id,
        sha256=row.sha256,
        band=BANDS.index(result.band),
        tenths=int(result.score * 10),
        result=to_text(result),
        as_of=result.as_of,
        code_version=versions.code,
        taxonomy_version=versions.taxonomy,
        profile_version=versions.profile,
        profile_digest=versions.profile_digest,
        input_digest=versions.input_digest,
        created_at=now(),
    )


def clean(text: str) -> str:
    """Without what a database takes for no text: NUL, and halves of surrogate pairs."""
    return text.replace("\0", "").encode("utf-8", "replace").decode("utf-8")
