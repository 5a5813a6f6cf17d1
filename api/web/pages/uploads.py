"""A new screening, and the page that sends files into one and tells what becomes of each."""

from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from decimal import Decimal
from typing import Annotated, Any

from fastapi import APIRouter, Query, Request
from fastapi.responses import HTMLResponse, JSONResponse, RedirectResponse

from api.roles import known_roles
from api.routes.screenings import ScreeningId
from api.service import Reader, Service, ServiceDependency, Writer
from api.storage.records import ResumeRecord, ScreeningRecord, State
from api.web import templates
from api.web.advice import ADVICE, SUFFIXES, advice_for
from api.web.pages.screenings import title_of
from screener.criteria import Criterion
from screener.limits import read_limits
from screener.profile import RoleProfile
from screener.scorer.points import split_points

router = APIRouter(include_in_schema=False)


@dataclass(frozen=True, slots=True)
class Asked:
    """A criterion of a role with its points of 100."""

    criterion: Criterion
    points: Decimal


@router.get("/screenings/new", response_class=HTMLResponse)
def new_screening(
    request: Request,
    service: ServiceDependency,
    writer: Writer,
    role: Annotated[str, Query(max_length=100)] = "",
) -> HTMLResponse:
    """The form, and the files at once."""
    profiles = [known.profile for known in known_roles(service.storage, writer.tenant_id)]
    return _page(request, None, {"roles": [(item, asked(item)) for item in profiles], "chosen": role})


@router.get("/screenings/{screening_id}/upload", response_class=HTMLResponse)
def add_files(
    request: Request, service: ServiceDependency, writer: Writer, screening_id: ScreeningId
) -> HTMLResponse:
    """More files for a screening, and those that are there."""
    record = service.storage.screening(writer.tenant_id, screening_id)
    return _page(request, record, {"roles": [(record.profile, asked(record.profile))], "chosen": ""})


@router.get("/screenings/{screening_id}/files")
def files(
    service: ServiceDependency,
    reader: Reader,
    screening_id: ScreeningId,
    after: Annotated[int | None, Query(ge=0)] = None,
) -> JSONResponse:
    """Every file of a screening, or those of which the log tells something after an entry.

    Each as [id, SHA-256, state, code of the failure, name]; a blind screening gives no names.
    """
    record = service.storage.screening(reader.tenant_id, screening_id)
    return JSONResponse(_told(service, record, after))


def asked(profile: RoleProfile) -> list[Asked]:
    """What a role asks for, with points that add up to 100."""
    points = split_points(tuple(criterion.weight for criterion in profile.criteria))
    return [Asked(*pair) for pair in zip(profile.criteria, points, strict=True)]


def _page(request: Request, record: ScreeningRecord | None, context: dict[str, Any]) -> HTMLResponse:
    shared = {
        "screening": record,
        "title": title_of(record) if record else "",
        "today": datetime.now(UTC).date(),
        "data": {
            "screening": record.id if record else None,
            "mostBytes": read_limits().file.bytes,
            "suffixes": SUFFIXES,
            "advice": {code: asdict(advice) for code, advice in ADVICE.items()},
            "unknown": asdict(advice_for(None)),
        },
    }
    return templates.TemplateResponse(request, "upload.html.j2", shared | context)


def _told(service: Service, record: ScreeningRecord, after: int | None) -> dict[str, Any]:
    # What is counted as read must be told as read, so the count comes first, and the log before the
    # resumes: what changes meanwhile is told twice rather than never.
    counted = service.storage.progress(record.id)
    changes = service.storage.changes(record.tenant_id, record.id, after if after is not None else 2**62)
    found = changes.resumes if after is not None else service.storage.every_resume(record.id)
    return {
        "number": changes.number,
        "waiting": counted[State.STORED],
        "read": counted[State.ASSESSED],
        "failed": counted[State.FAILED],
        "files": [_file(resume, blind=record.blind) for resume in found],
    }


def _file(resume: ResumeRecord, *, blind: bool) -> list[str | None]:
    return [resume.id, resume.sha256, resume.state, resume.failure, None if blind else resume.file_name]


@router.get("/screenings", include_in_schema=False)
def list_elsewhere() -> RedirectResponse:
    """For those who cut an address short."""
    return RedirectResponse("/", status_code=307)
