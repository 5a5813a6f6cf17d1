"""Corrections of facts by people, and the results that rest on them; and their notes."""

import json
from collections.abc import Sequence
from dataclasses import replace

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from api.storage.delivery_records import EventType
from api.storage.engine import Database
from api.storage.json_text import from_text, to_text
from api.storage.log import append, lock_tenant, now
from api.storage.outbox import tell_of_resume
from api.storage.records import NotFound, State, Versions
from api.storage.results import clean
from api.storage.review_records import CorrectionRecord, NoteRecord, PastAssessment, Reassessed, Rework
from api.storage.screenings import Place
from api.storage.summaries import put_summary
from api.storage.tables import (
    AssessmentRow,
    CorrectionRow,
    FactsRow,
    IdentityRow,
    NoteRow,
    PastAssessmentRow,
    ResumeRow,
    WithdrawalRow,
)
from screener.assessment import Assessment, Band
from screener.candidate import Candidate
from screener.corrections import VALUES, Action, Correction
from screener.document import Document
from screener.resume import Resume
from screener.screening import ParsedResume

_KEPT_OF_RESULT = (
    "result",
    "as_of",
    "code_version",
    "taxonomy_version",
    "profile_version",
    "profile_digest",
    "input_digest",
    "corrections",
    "created_at",
)
_BANDS = tuple(Band)


class CorrectionTables:
    """Corrections and notes. Whatever is another tenant's raises NotFound."""

    _database: Database

    def correct(
        self, tenant_id: str, resume_id: str, new: Correction, reason: str, rework: Rework
    ) -> CorrectionRecord:
        """Keep a correction and the result that rests on it. The same id again changes nothing.

        Its number is given here: one more than that of the newest of the resume.
        """
        with self._database.write() as session:
            row = _assessed(session, tenant_id, resume_id)
            there = session.get(CorrectionRow, new.id)
            if there is None:
                newest = session.scalar(
                    select(func.max(CorrectionRow.number)).where(CorrectionRow.resume_id == resume_id)
                )
                there = _row_of(replace(new, number=(newest or 0) + 1), resume_id, reason)
                session.add(there)
                session.flush()
                _rework(session, row, rework, "resume.corrected", there, new.by)
            return _record(there, session.get(WithdrawalRow, there.id))

    def withdraw(
        self, tenant_id: str, resume_id: str, correction_id: str, by: str, rework: Rework
    ) -> CorrectionRecord:
        """Let a correction count no more, and assess anew without it. A second time changes nothing."""
        with self._database.write() as session:
            row = _assessed(session, tenant_id, resume_id)
            there = session.get(CorrectionRow, correction_id)
            if there is None or there.resume_id != resume_id:
                raise NotFound(f"no correction {correction_id!r} of the resume")
            withdrawn = session.get(WithdrawalRow, correction_id)
            if withdrawn is None:
                withdrawn = WithdrawalRow(correction_id=correction_id, made_by=by, created_at=now())
                session.add(withdrawn)
                session.flush()
                _rework(session, row, rework, "correction.withdrawn", there, by)
            return _record(there, withdrawn)

    def corrections(self, resume_id: str) -> list[CorrectionRecord]:
        """Every correction of a resume, withdrawn ones too, the oldest first."""
        with self._database.read() as session:
            return _corrections(session, resume_id)

    def as_read(self, tenant_id: str, resume_id: str) -> ParsedResume:
        """What was understood of a resume, whatever people have put right since. Raises NotFound."""
        with self._database.read() as session:
            row = session.get(ResumeRow, resume_id)
            if row is None or row.tenant_id != tenant_id or row.state != State.ASSESSED:
                raise NotFound(f"nothing is known of a resume {resume_id!r}")
            return _as_read(session, resume_id)

    def past_assessments(self, resume_id: str) -> list[PastAssessment]:
        """Every result of a resume that was put right, the oldest first; none where nobody has."""
        query = select(PastAssessmentRow).where(PastAssessmentRow.resume_id == resume_id)
        with self._database.read() as session:
            return [
                PastAssessment(
                    row.number,
                    from_text(Assessment, row.result),
                    Versions(
                        row.code_version,
                        row.taxonomy_version,
                        row.profile_version,
                        row.profile_digest,
                        row.input_digest,
                    ),
                    tuple(row.corrections or ()),
                    row.created_at,
                )
                for row in session.scalars(query.order_by(PastAssessmentRow.number))
            ]

    def add_note(self, tenant_id: str, resume_id: str, note: NoteRecord) -> None:
        """Keep a note. The same id again changes nothing."""
        with self._database.write() as session:
            lock_tenant(session, tenant_id)
            row = session.get(ResumeRow, resume_id)
            if row is None or row.tenant_id != tenant_id or row.state == State.ERASED:
                raise NotFound(f"no resume {resume_id!r}")
            if session.get(NoteRow, note.id) is not None:
                return
            added = NoteRow(id=note.id, resume_id=resume_id, text=note.text, made_by=note.made_by)
            added.created_at = note.created_at
            session.add(added)
            append(session, tenant_id, "note.added", resume_id, note=note.id, key=note.made_by)

    def notes(self, resume_id: str, after: Place | None, limit: int) -> list[NoteRecord]:
        """The newest first."""
        query = select(NoteRow).where(NoteRow.resume_id == resume_id)
        if after is not None:
            at, name = after
            older = (NoteRow.created_at < at) | ((NoteRow.created_at == at) & (NoteRow.id < name))
            query = query.where(older)
        query = query.order_by(NoteRow.created_at.desc(), NoteRow.id.desc()).limit(limit)
        with self._database.read() as session:
            found = session.scalars(query)
            return [NoteRecord(row.id, row.text, row.made_by, row.created_at) for row in found]


def _assessed(session: Session, tenant_id: str, resume_id: str) -> ResumeRow:
    """The resume, with its tenant locked, if there is a result of it."""
    lock_tenant(session, tenant_id)
    row = session.get(ResumeRow, resume_id)
    if row is None or row.tenant_id != tenant_id or row.state != State.ASSESSED:
        raise NotFound(f"no assessment of a resume {resume_id!r}")
    return row


def _rework(
    session: Session, row: ResumeRow, rework: Rework, kind: str, told: CorrectionRow, by: str
) -> None:
    """Write facts, result and summary anew, by the corrections that count now."""
    valid = counting(_corrections(session, row.id))
    kept = session.get_one(AssessmentRow, row.id)
    facts, identity = session.get_one(FactsRow, row.id), session.get_one(IdentityRow, row.id)
    read = _as_read(session, row.id)
    first = session.get(PastAssessmentRow, (row.id, 1)) or _keep_past(session, kept)
    if valid:
        made = rework(read, valid)
        _put(kept, made, [item.id for item in valid])
        parsed = replace(made.parsed, as_read=read)
    else:
        # What was read is not assessed again: its result is there, to the byte.
        for name in _KEPT_OF_RESULT:
            setattr(kept, name, getattr(first, name))
        parsed = read
    facts.corrected = to_text(parsed.resume) if valid else None
    identity.corrected = to_text(parsed.candidate) if parsed.candidate != read.candidate else None
    identity.name = parsed.candidate.name and clean(parsed.candidate.name)
    result = from_text(Assessment, kept.result)
    kept.band, kept.tenths, kept.created_at = _BANDS.index(result.band), int(result.score * 10), now()
    _keep_past(session, kept)
    put_summary(session, row, parsed, result, corrected=bool(valid))
    shown = {"score": str(result.score), "band": result.band.name.lower()}
    append(
        session,
        row.tenant_id,
        kind,
        row.id,
        correction=told.id,
        action=told.action,
        fact=told.fact.partition(":")[0],
        key=by,
        input=kept.input_digest,
        **shown,
    )
    told_of = {"role": result.profile_id, "role_version": result.profile_version}
    as_of = result.as_of.isoformat()
    tell_of_resume(session, EventType.RESUME_ASSESSED, row, **shown, **told_of, as_of=as_of)


def _put(kept: AssessmentRow, made: Reassessed, corrections: list[str]) -> None:
    versions = made.versions
    kept.result, kept.as_of = to_text(made.result), made.result.as_of
    kept.code_version, kept.taxonomy_version = versions.code, versions.taxonomy
    kept.profile_version, kept.profile_digest = versions.profile, versions.profile_digest
    kept.input_digest, kept.corrections = versions.input_digest, corrections


def _keep_past(session: Session, kept: AssessmentRow) -> PastAssessmentRow:
    """Keep the result as it is now, as the next one of the resume's."""
    mine = PastAssessmentRow.resume_id == kept.resume_id
    number = (session.scalar(select(func.max(PastAssessmentRow.number)).where(mine)) or 0) + 1
    past = PastAssessmentRow(resume_id=kept.resume_id, number=number)
    for name in _KEPT_OF_RESULT:
        setattr(past, name, getattr(kept, name))
    session.add(past)
    session.flush()
    return past


def _as_read(session: Session, resume_id: str) -> ParsedResume:
    identity = session.get_one(IdentityRow, resume_id)
    facts = session.get_one(FactsRow, resume_id)
    return ParsedResume(
        from_text(Document, identity.document or ""),
        from_text(Candidate, identity.candidate or ""),
        from_text(Resume, facts.body),
    )


def _corrections(session: Session, resume_id: str) -> list[CorrectionRecord]:
    query = (
        select(CorrectionRow, WithdrawalRow)
        .outerjoin(WithdrawalRow, WithdrawalRow.correction_id == CorrectionRow.id)
        .where(CorrectionRow.resume_id == resume_id)
        .order_by(CorrectionRow.number)
    )
    return [_record(row, withdrawn) for row, withdrawn in session.execute(query)]


def _row_of(correction: Correction, resume_id: str, reason: str) -> CorrectionRow:
    values = correction.values
    row = CorrectionRow(id=correction.id, resume_id=resume_id, number=correction.number)
    row.action, row.fact, row.reason = correction.action, correction.fact, reason
    row.values = None if values is None else json.dumps(values.model_dump(mode="json", exclude_unset=True))
    row.made_by, row.created_at = correction.by, correction.at
    return row


def _record(row: CorrectionRow, withdrawn: WithdrawalRow | None) -> CorrectionRecord:
    correction = Correction(
        row.id, row.number, Action(row.action), row.fact, None, row.made_by, row.created_at
    )
    if row.values is not None:
        values = VALUES[correction.kind].model_validate_json(row.values)
        correction = replace(correction, values=values)
    return CorrectionRecord(
        correction,
        row.reason,
        withdrawn.created_at if withdrawn else None,
        withdrawn.made_by if withdrawn else None,
    )


def counting(records: Sequence[CorrectionRecord]) -> list[Correction]:
    """Those that are not withdrawn."""
    return [item.correction for item in records if item.withdrawn_at is None]
