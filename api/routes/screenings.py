"""Screenings: a role and a pile of resumes for it, how far that is, and its ranking."""

import math
from datetime import UTC, datetime
from typing import Annotated

from fastapi import APIRouter, Path, Query, Request
from fastapi.responses import Response

from api import cursors
from api.idempotency import Ids, made, once
from api.ranking_query import Asked
from api.rankings import ranking_page
from api.remote_files import RemoteFilesDependency
from api.roles import known_role
from api.screening_schemas import (
    AcceptedOut,
    BandName,
    NewScreening,
    RankedOut,
    ResumeOut,
    ScreeningOut,
)
from api.service import Reader, ServiceDependency, Writer
from api.storage.records import NewResume, RankingFilter, ScreeningRecord, State
from api.uploads import FILES_BODY, Uploads, marks_of
from screener.assessment import Band

router = APIRouter(prefix="/v1/screenings")

ScreeningId = Annotated[str, Path(max_length=32)]
Cursor = Annotated[
    str | None, Query(max_length=500, description="From the Link header of the page before, unread.")
]
Limit = Annotated[int, Query(ge=1, le=200)]
_SOON = "1"
_BANDS = {band.name.lower(): band for band in Band}


@router.post("", response_model=ScreeningOut, status_code=201)
def create_screening(
    request: Request, service: ServiceDependency, writer: Writer, new: NewScreening
) -> Response:
    """An empty screening. It keeps the role as it is now, whatever becomes of that."""

    def work(ids: Ids) -> Response:
        now = datetime.now(UTC)
        record = ScreeningRecord(
            id=ids.make(),
            tenant_id=writer.tenant_id,
            name=new.name,
            profile=known_role(service.storage, writer.tenant_id, new.role, new.role_version).profile,
            as_of=new.as_of or now.date(),
            blind=new.blind,
            created_at=now,
        )
        service.storage.add_screening(record)
        body = ScreeningOut.of(record, dict.fromkeys(State, 0)).model_dump(mode="json")
        return made(body, headers={"location": f"/v1/screenings/{record.id}"})

    return once(request, writer, service.storage, new.model_dump(mode="json"), work)


@router.get("")
def list_screenings(
    request: Request,
    response: Response,
    service: ServiceDependency,
    reader: Reader,
    cursor: Cursor = None,
    limit: Limit = 50,
) -> list[ScreeningOut]:
    """The newest first."""
    records = service.storage.screenings(reader.tenant_id, cursors.read_time(cursor), limit)
    places = [(each.created_at, each.id) for each in records]
    cursors.link_to_next(request, response, places, limit)
    return [ScreeningOut.of(record, service.storage.progress(record.id)) for record in records]


@router.get("/{screening_id}")
def show_screening(
    response: Response, service: ServiceDependency, reader: Reader, screening_id: ScreeningId
) -> ScreeningOut:
    """A screening and its progress. While it is at work, Retry-After says when to ask again."""
    record = service.storage.screening(reader.tenant_id, screening_id)
    shown = ScreeningOut.of(record, service.storage.progress(record.id))
    if shown.progress.status == "working":
        response.headers["retry-after"] = _SOON
    return shown


@router.post("/{screening_id}/resumes", response_model=AcceptedOut, status_code=202, openapi_extra=FILES_BODY)
def add_resumes(
    request: Request,
    service: ServiceDependency,
    writer: Writer,
    screening_id: ScreeningId,
    remote: RemoteFilesDependency,
    sent: Uploads,
) -> Response:
    """Put resumes into a screening. Once this is answered, every file is kept, and will be assessed once.

    Files that are named by `resume_url` are fetched first; if one of them cannot be had, none is kept.
    """
    screening = service.storage.screening(writer.tenant_id, screening_id)

    def work(ids: Ids) -> Response:
        uploads = remote.fetch(sent, ["files"])
        kept = [service.originals.put(writer.tenant_id, upload.content) for upload in uploads]
        news = [
            NewResume(ids.make(), digest, size, upload.name)
            for upload, (digest, size) in zip(uploads, kept, strict=True)
        ]
        records = service.arrivals.add(writer.tenant_id, screening.id, news)
        for new, upload in zip(news, uploads, strict=True):
            service.originals.put_back(writer.tenant_id, new.sha256, upload.content)
        service.jobs.call(len(news))
        body = AcceptedOut(resumes=[ResumeOut.of(record, blind=screening.blind) for record in records])
        headers = {"location": f"/v1/screenings/{screening.id}", "retry-after": _SOON}
        return made(body.model_dump(mode="json"), status=202, headers=headers)

    return once(request, writer, service.storage, marks_of(sent), work)


@router.get("/{screening_id}/resumes")
def list_resumes(
    request: Request,
    response: Response,
    service: ServiceDependency,
    reader: Reader,
    screening_id: ScreeningId,
    state: State | None = None,
    cursor: Cursor = None,
    limit: Limit = 50,
) -> list[ResumeOut]:
    """The resumes of a screening in the order in which they came, with those that could not be read."""
    screening = service.storage.screening(reader.tenant_id, screening_id)
    records = service.storage.resumes(screening.id, state, cursors.read_time(cursor), limit)
    places = [(each.created_at, each.id) for each in records]
    cursors.link_to_next(request, response, places, limit)
    return [ResumeOut.of(record, blind=screening.blind) for record in records]


@router.get("/{screening_id}/ranking")
def ranking(
    request: Request,
    response: Response,
    service: ServiceDependency,
    reader: Reader,
    screening_id: ScreeningId,
    asked: Asked,
    band: Annotated[list[BandName] | None, Query(description="Only these; repeatable.")] = None,
    min_score: Annotated[float | None, Query(ge=0, le=100)] = None,
    cursor: Cursor = None,
    limit: Limit = 50,
) -> list[RankedOut]:
    """The best first, or as `sort` says. Ranks count all of the screening, whatever is asked for; ties share
    one."""
    screening = service.storage.screening(reader.tenant_id, screening_id)
    chosen = RankingFilter(
        bands=tuple(_BANDS[name] for name in band or ()),
        tenths=None if min_score is None else math.ceil(round(min_score * 10, 6)),
    )
    if not asked.is_plain:
        place = cursors.read_choice(cursor, asked.sort)
        records, last = ranking_page(service.storage, screening, chosen, asked, place, limit)
        if last is not None:
            response.headers.update(cursors.next_link(request, cursors.of_choice(asked.sort, last)))
        return [RankedOut.of(record, blind=screening.blind) for record in records]
    rows = service.storage.ranking(screening.id, chosen, cursors.read_ranking(cursor), limit)
    if len(rows) == limit:
        response.headers.update(cursors.next_link(request, cursors.of_ranking(rows[-1][0])))
    return [RankedOut.of(record, blind=screening.blind) for _, record in rows]
