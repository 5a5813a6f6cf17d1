"""Two to five candidates of a screening beside each other."""

from typing import Annotated

from fastapi import APIRouter, Query
from fastapi.responses import Response
from pydantic import JsonValue

from api.comparisons import side_by_side
from api.review_schemas import Chosen, ComparisonOut
from api.routes.exports import TYPES, FormatName, check_once
from api.routes.screenings import ScreeningId
from api.security import content_policy
from api.service import Reader, ServiceDependency
from screener.export import COMPARISONS
from screener.export.comparison import FEWEST, MOST
from screener.export.ranking_html import style_source

router = APIRouter(prefix="/v1/screenings/{screening_id}")
_ONCE: dict[str, JsonValue] = {"uniqueItems": True}


@router.post("/comparison")
def compare_resumes(
    service: ServiceDependency, reader: Reader, screening_id: ScreeningId, chosen: Chosen
) -> ComparisonOut:
    """Candidates criterion by criterion, the best first; without identity if the screening is blind."""
    check_once(chosen.resumes, ("body", "resumes"))
    screening = service.storage.screening(reader.tenant_id, screening_id)
    return ComparisonOut.of(*side_by_side(service.storage, screening, chosen.resumes))


@router.get(
    "/comparison",
    response_class=Response,
    responses={200: {"content": {kind: {} for kind in TYPES.values()}}},
)
def export_comparison(
    service: ServiceDependency,
    reader: Reader,
    screening_id: ScreeningId,
    resume: Annotated[
        list[Annotated[str, Query(max_length=32)]],
        Query(
            min_length=FEWEST,
            max_length=MOST,
            description="Two to five ids of resumes; repeatable.",
            json_schema_extra=_ONCE,
        ),
    ],
    format: Annotated[FormatName, Query()] = "csv",
) -> Response:
    """The same as a file."""
    check_once(resume, ("query", "resume"))
    screening = service.storage.screening(reader.tenant_id, screening_id)
    table, _ = side_by_side(service.storage, screening, resume)
    name = f"comparison-{screening.profile.id}-{screening.as_of}.{format}"
    headers = {"content-disposition": f'attachment; filename="{name}"'}
    if format == "html":
        headers["content-security-policy"] = content_policy(style_source())
    return Response(COMPARISONS[f".{format}"](table), headers=headers, media_type=TYPES[format])
