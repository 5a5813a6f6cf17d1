"""One resume of a screening: how far it is, what is known of it, its assessment, and what people decide."""

from datetime import UTC, datetime
from typing import Annotated, Any

from fastapi import APIRouter, Path, Request
from fastapi.responses import Response

from api.facts import facts_json
from api.idempotency import Ids, made, once
from api.problems import problem
from api.rankings import table_of_one
from api.review import reviewed
from api.screening_schemas import DecisionOut, NewDecision, ResumeOut, StoredAssessmentOut
from api.service import Decider, Eraser, Reader, ServiceDependency
from api.storage.records import DecisionRecord, State

router = APIRouter(prefix="/v1/resumes/{resume_id}")

ResumeId = Annotated[str, Path(max_length=32)]


@router.get("")
def show_resume(service: ServiceDependency, reader: Reader, resume_id: ResumeId) -> ResumeOut:
    """How far a resume is, and why it could not be read if so."""
    record = service.storage.resume(reader.tenant_id, resume_id)
    screening = service.storage.screening(reader.tenant_id, record.screening_id)
    return ResumeOut.of(record, blind=screening.blind)


@router.get("/facts", response_model=dict[str, Any])
def facts(service: ServiceDependency, reader: Reader, resume_id: ResumeId) -> Any:
    """Everything understood of a resume, each fact with its quotes and its id, as people have put it right.

    A blind screening shows it without contact, schools, places and years of degrees, and with masked quotes.
    """
    return facts_json(reviewed(service, reader, resume_id))


@router.get("/assessment", response_model=StoredAssessmentOut)
def assessment(
    service: ServiceDependency, reader: Reader, resume_id: ResumeId
) -> StoredAssessmentOut | Response:
    """The kept result with every reason and quote, in words for recruiter and candidate, and its versions."""
    record = service.storage.resume(reader.tenant_id, resume_id)
    if record.state is not State.ASSESSED:
        return problem("not_found", f"the resume is {record.state}: there is no assessment to show")
    screening = service.storage.screening(reader.tenant_id, record.screening_id)
    kept = service.storage.assessment(reader.tenant_id, resume_id)
    parsed = service.storage.parsed(reader.tenant_id, resume_id)
    return StoredAssessmentOut.explained(table_of_one(parsed, kept, screening, blind=screening.blind), kept)


@router.post("/decisions", response_model=DecisionOut, status_code=201)
def decide(
    request: Request, service: ServiceDependency, decider: Decider, resume_id: ResumeId, new: NewDecision
) -> Response:
    """What a person decided, and why. The newest decision counts; earlier ones are kept."""

    def work(ids: Ids) -> Response:
        record = DecisionRecord(new.decision, new.reason, decider.key, datetime.now(UTC))
        service.storage.decide(decider.tenant_id, resume_id, ids.make(), record)
        return made(DecisionOut.of(record, resume_id).model_dump(mode="json"))

    return once(request, decider, service.storage, new.model_dump(mode="json"), work)


@router.get("/decisions")
def decisions(service: ServiceDependency, reader: Reader, resume_id: ResumeId) -> list[DecisionOut]:
    """All decisions on a resume, the newest first."""
    record = service.storage.resume(reader.tenant_id, resume_id)
    return [DecisionOut.of(decision, resume_id) for decision in service.storage.decisions(record.id)]


@router.delete("", status_code=204, response_class=Response)
def erase(service: ServiceDependency, eraser: Eraser, resume_id: ResumeId) -> Response:
    """Erase a candidate's resume: file, name, contact, text, facts and quotes. Points and verdicts stay."""
    service.storage.erase(
        eraser.tenant_id,
        resume_id,
        lambda digest: service.originals.delete(eraser.tenant_id, digest),
        by=eraser.key,
    )
    return Response(status_code=204)
