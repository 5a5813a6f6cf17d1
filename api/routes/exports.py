"""A ranking as a file: all of it, or candidates that were chosen from it."""

from collections.abc import Sequence
from typing import Annotated, Any, Literal

from fastapi import APIRouter, Query
from fastapi.exceptions import RequestValidationError
from fastapi.responses import Response
from pydantic import BaseModel, ConfigDict, Field

from api.json_types import Flag
from api.rankings import exported
from api.routes.screenings import ScreeningId
from api.service import Reader, Service, ServiceDependency
from api.storage.records import ScreeningRecord

router = APIRouter(prefix="/v1/screenings/{screening_id}/export")

FormatName = Literal["csv", "xlsx", "json", "html"]
TYPES: dict[FormatName, str] = {
    "csv": "text/csv; charset=utf-8",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "json": "application/json",
    "html": "text/html; charset=utf-8",
}
MOST_CHOSEN = 1000
"""Candidates that can be chosen for one file."""
_FILE: dict[int | str, dict[str, Any]] = {200: {"content": {kind: {} for kind in TYPES.values()}}}
_WHOLE_BLIND = "Without identity; a blind screening always is."


class ChosenForExport(BaseModel):
    """Candidates that are wanted as a file, and which file."""

    model_config = ConfigDict(extra="forbid")

    resumes: Annotated[
        list[Annotated[str, Field(max_length=32)]],
        Field(
            min_length=1,
            max_length=MOST_CHOSEN,
            description="Ids of assessed resumes of the screening.",
            json_schema_extra={"uniqueItems": True},
        ),
    ]
    format: FormatName = "csv"
    blind: Annotated[Flag, Field(description=_WHOLE_BLIND)] = False


@router.get("", response_class=Response, responses=_FILE)
def export(
    service: ServiceDependency,
    reader: Reader,
    screening_id: ScreeningId,
    format: Annotated[FormatName, Query()] = "csv",
    blind: Annotated[bool, Query(description=_WHOLE_BLIND)] = False,
    resume: Annotated[
        list[Annotated[str, Query(max_length=32)]] | None,
        Query(
            max_length=MOST_CHOSEN,
            description="Only these, by their ids; repeatable. For so many that the address gets too long "
            "for what stands in front of the service, send them with POST.",
            json_schema_extra={"uniqueItems": True},
        ),
    ] = None,
) -> Response:
    """The whole ranking as a file, with the resumes that could not be read; or some candidates of it."""
    screening = service.storage.screening(reader.tenant_id, screening_id)
    check_once(resume or [], ("query", "resume"))
    return _file(service, screening, format, blind=blind, only=resume)


@router.post("", response_class=Response, responses=_FILE)
def export_chosen(
    service: ServiceDependency, reader: Reader, screening_id: ScreeningId, chosen: ChosenForExport
) -> Response:
    """Some candidates as a file, with the ranks and names that the file of all has for them."""
    check_once(chosen.resumes, ("body", "resumes"))
    screening = service.storage.screening(reader.tenant_id, screening_id)
    return _file(service, screening, chosen.format, blind=chosen.blind, only=chosen.resumes)


def check_once(resumes: Sequence[str], place: tuple[str, ...]) -> None:
    """Raise what refuses a request that names a resume twice."""
    if len(set(resumes)) < len(resumes):
        raise RequestValidationError([{"loc": place, "msg": "names a resume twice", "type": "value_error"}])


def _file(
    service: Service,
    screening: ScreeningRecord,
    format: FormatName,
    *,
    blind: bool,
    only: Sequence[str] | None,
) -> Response:
    content, headers = exported(
        service.storage, screening, format, blind=blind or screening.blind, only=only or None
    )
    kind = "chosen" if only else "ranking"
    name = f"{kind}-{screening.profile.id}-{screening.as_of}.{format}"
    disposition = {"content-disposition": f'attachment; filename="{name}"'}
    return Response(content, headers=headers | disposition, media_type=TYPES[format])
