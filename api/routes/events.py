"""The log of what was done, for those who watch over it."""

from typing import Annotated, Literal

from fastapi import APIRouter, Query, Request
from fastapi.responses import Response

from api import cursors
from api.account_schemas import EventOut, LogCheckOut
from api.logs import check
from api.routes.screenings import Cursor
from api.service import Auditor, ServiceDependency

router = APIRouter(prefix="/v1/events")


@router.get("")
def list_events(
    request: Request,
    response: Response,
    service: ServiceDependency,
    auditor: Auditor,
    kind: Annotated[
        str | None, Query(min_length=1, max_length=40, description="Such as user.signed_in.")
    ] = None,
    order: Annotated[Literal["newest", "oldest"], Query(description="Which come first.")] = "newest",
    cursor: Cursor = None,
    limit: Annotated[int, Query(ge=1, le=500)] = 100,
) -> list[EventOut]:
    """The entries of the log, in pages."""
    place = cursors.read_number(cursor)
    events = service.storage.event_page(
        auditor.tenant_id, place, limit, newest_first=order == "newest", kind=kind
    )
    if len(events) == limit:
        response.headers.update(cursors.next_link(request, cursors.of_number(events[-1].number)))
    return [EventOut.of(event) for event in events]


@router.get("/check")
def check_events(service: ServiceDependency, auditor: Auditor) -> LogCheckOut:
    """Whether no entry was changed or removed. It reads the whole log."""
    return check(service.storage, auditor.tenant_id)
