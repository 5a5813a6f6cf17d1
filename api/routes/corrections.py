"""What people put right in the facts of a resume, and what they note down about it."""

import re
from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import UTC, datetime
from functools import partial
from typing import Annotated

from fastapi import APIRouter, Path, Request, Response
from fastapi.exceptions import RequestValidationError

from api import cursors
from api.correction_schemas import CorrectionOut, NewCorrection, NewNote, NoteOut
from api.idempotency import Ids, made, once
from api.keys import Principal
from api.reassessing import reassessed
from api.review import Reviewed, reviewed
from api.routes.resumes import ResumeId
from api.routes.screenings import Cursor, Limit
from api.service import Decider, Reader, Service, ServiceDependency
from api.storage import Storage
from api.storage.corrections import counting
from api.storage.records import ResumeRecord, State
from api.storage.review_records import CorrectionRecord, NoteRecord, Rework
from screener.corrections import Correction, mistakes_in, name_of_added
from screener.export.blind import BLOCK

router = APIRouter(prefix="/v1/resumes/{resume_id}")

CorrectionId = Annotated[str, Path(max_length=32)]


@router.post("/corrections", response_model=CorrectionOut, status_code=201)
def correct(
    request: Request, service: ServiceDependency, decider: Decider, resume_id: ResumeId, new: NewCorrection
) -> Response:
    """Put a fact right: the resume is assessed anew with it at once, and the first result is kept.

    Of each field of a fact the newest correction counts. What was read is never changed.
    """

    def work(ids: Ids) -> Response:
        found = reviewed(service, decider, resume_id)
        correction = _correction(new, ids.make(), decider.key)
        _check(service.storage, decider.tenant_id, resume_id, correction)
        record = service.storage.correct(
            decider.tenant_id, resume_id, correction, new.root.reason, _rework(found)
        )
        return made(_out(record, reviewed(service, decider, resume_id)).model_dump(mode="json"))

    return once(request, decider, service.storage, new.model_dump(mode="json", exclude_unset=True), work)


@router.get("/corrections")
def list_corrections(service: ServiceDependency, reader: Reader, resume_id: ResumeId) -> list[CorrectionOut]:
    """Every correction, the newest first; withdrawn ones too."""
    found = reviewed(service, reader, resume_id)
    return [_out(record, found) for record in reversed(service.storage.corrections(resume_id))]


@router.delete("/corrections/{correction_id}")
def withdraw(
    service: ServiceDependency, decider: Decider, resume_id: ResumeId, correction_id: CorrectionId
) -> CorrectionOut:
    """Let a correction count no more. Without any left, the result is again the first one, to the byte."""
    found = reviewed(service, decider, resume_id)
    record = service.storage.withdraw(
        decider.tenant_id, resume_id, correction_id, decider.key, _rework(found)
    )
    return _out(record, found)


@router.post("/notes", response_model=NoteOut, status_code=201)
def add_note(
    request: Request, service: ServiceDependency, decider: Decider, resume_id: ResumeId, new: NewNote
) -> Response:
    """Note something down about a candidate. It goes when the resume is erased."""

    def work(ids: Ids) -> Response:
        note = NoteRecord(ids.make(), new.text, decider.key, datetime.now(UTC))
        service.storage.add_note(decider.tenant_id, resume_id, note)
        return made(NoteOut.of(note, resume_id, new.text).model_dump(mode="json"))

    return once(request, decider, service.storage, new.model_dump(mode="json"), work)


@router.get("/notes")
def list_notes(
    request: Request,
    response: Response,
    service: ServiceDependency,
    reader: Reader,
    resume_id: ResumeId,
    cursor: Cursor = None,
    limit: Limit = 50,
) -> list[NoteOut]:
    """The newest first."""
    record = service.storage.resume(reader.tenant_id, resume_id)
    notes = service.storage.notes(record.id, cursors.read_time(cursor), limit)
    places = [(each.created_at, each.id) for each in notes]
    cursors.link_to_next(request, response, places, limit)
    blind = service.storage.screening(reader.tenant_id, record.screening_id).blind
    shown = _masking(service, reader, record) if blind and notes else str
    return [NoteOut.of(note, resume_id, shown(note.text)) for note in notes]


def _masking(service: Service, reader: Principal, record: ResumeRecord) -> Callable[[str], str]:
    """What masks texts about a candidate; all of them, of one whose name is not known."""
    if record.state is not State.ASSESSED:
        return lambda text: re.sub(r"\S", BLOCK, text)
    return reviewed(service, reader, record.id).shown


def _correction(new: NewCorrection, name: str, by: str) -> Correction:
    sent = new.root
    fact = sent.fact
    if fact is None:
        assert new.values is not None
        fact = name_of_added(new.kind, new.values, name)
    elif fact.partition(":")[0] != sent.kind:
        raise _invalid([("fact", f"is no {sent.kind}")])
    return Correction(name, 0, sent.action, fact, new.values, by, datetime.now(UTC))


def _check(storage: Storage, tenant_id: str, resume_id: str, new: Correction) -> None:
    """Raises what names every mistake of a correction."""
    earlier = storage.corrections(resume_id)
    read = storage.as_read(tenant_id, resume_id).resume
    others = [item for item in counting(earlier) if item.id != new.id]
    mistakes = mistakes_in(read, others, replace(new, number=len(earlier) + 1))
    if mistakes:
        raise _invalid(mistakes)


def _invalid(mistakes: Iterable[tuple[str, str]]) -> RequestValidationError:
    return RequestValidationError(
        [{"loc": ("body", field), "msg": message, "type": "value_error"} for field, message in mistakes]
    )


def _rework(found: Reviewed) -> Rework:
    return partial(reassessed, screening=found.screening)


def _out(record: CorrectionRecord, found: Reviewed) -> CorrectionOut:
    return CorrectionOut.of(
        record, found.record.id, values=found.shown_values(record), reason=found.shown(record.reason)
    )
