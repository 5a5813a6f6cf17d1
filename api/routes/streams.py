"""A screening watched while its resumes are assessed."""

from typing import Annotated

from fastapi import APIRouter, Header, Query, Request
from fastapi.responses import Response

from api.problems import problem
from api.routes.screenings import ScreeningId
from api.service import Reader, ServiceDependency
from api.streams import EventStream, Streams

router = APIRouter(prefix="/v1/screenings/{screening_id}")

_NOW = "now"
_Place = Annotated[
    str | None,
    Query(
        pattern=r"^(now|[0-9]{1,18})$",
        description="Begin after the event with this id, or with what happens from now on.",
    ),
]


@router.get(
    "/events",
    response_class=Response,
    responses={200: {"content": {"text/event-stream": {}}}, 204: {"description": "Nothing is to come."}},
)
def watch(
    request: Request,
    service: ServiceDependency,
    reader: Reader,
    screening_id: ScreeningId,
    after: _Place = None,
    last_event_id: Annotated[str | None, Header(description="The id of the last event seen.")] = None,
) -> Response:
    """Progress and each finished resume as server-sent events, until the work is done.

    `resume` tells how a resume is now, `progress` how far the screening is, and `end` that all is done.
    Without a place to begin after, every resume that is finished already is told first.
    """
    screening = service.storage.screening(reader.tenant_id, screening_id)
    seen = last_event_id if last_event_id and last_event_id.isascii() and last_event_id.isdigit() else after
    place = None if seen is None else int(seen[:18]) if seen != _NOW else None
    if seen == _NOW:
        place = service.storage.last_event(reader.tenant_id)
    streams = request.app.state.streams
    assert isinstance(streams, Streams)
    if not streams.take(reader.key):
        return problem(
            "too_many_requests", "too many streams are open with this key", headers={"retry-after": "10"}
        )
    return EventStream(streams, reader.key, service.storage, screening, place)
