"""The pages of a resume: as pictures or as text, with what can be marked on them."""

from typing import Annotated

from fastapi import APIRouter, Header, Path, Query
from fastapi.responses import Response

from api.page_schemas import HighlightOut, HighlightsOut, MarkOut, PagesOut, TextLineOut, TextPageOut
from api.problems import problem
from api.review import Reviewed, reviewed
from api.routes.resumes import ResumeId
from api.service import Reader, ServiceDependency
from api.storage.records import NotFound
from screener.export.highlights import Highlight, highlights

router = APIRouter(prefix="/v1/resumes/{resume_id}")

DRAWN = "1"
"""Raised when the same page would be drawn otherwise, so that kept pictures are asked for again."""
_KEEP = "private, max-age=3600"


@router.get("/pages")
def pages(service: ServiceDependency, reader: Reader, resume_id: ResumeId) -> PagesOut:
    """How many pages there are, how large, and whether there are pictures of them.

    There are for PDF files and images. Other formats, and resumes of a blind screening, have `text` only.
    """
    found = reviewed(service, reader, resume_id)
    if found.has_pictures:
        service.isolated.warm_up()
    return PagesOut.of(found.parsed.document, resume_id, pictures=found.has_pictures)


@router.get(
    "/pages/{number}.png",
    response_class=Response,
    responses={200: {"content": {"image/png": {}}}, 304: {"description": "It is as the ETag says."}},
)
def picture(
    service: ServiceDependency,
    reader: Reader,
    resume_id: ResumeId,
    number: Annotated[int, Path(ge=1, le=100_000)],
    width: Annotated[int, Query(ge=100, le=2400, description="Pixels across.")] = 1000,
    if_none_match: Annotated[str | None, Header()] = None,
) -> Response:
    """A page as it looks, as PNG. A blind screening shows none: a photograph or a name cannot be masked."""
    record = service.storage.resume(reader.tenant_id, resume_id)
    screening = service.storage.screening(reader.tenant_id, record.screening_id)
    if screening.blind:
        return problem("forbidden", "the screening is blind, and a page tells who it is")
    tag = f'"{record.sha256[:32]}-{number}-{width}-{DRAWN}"'
    found = reviewed(service, reader, resume_id)
    headers = {"etag": tag, "cache-control": _KEEP}
    if if_none_match is not None and tag in if_none_match:
        return Response(status_code=304, headers=headers)
    page = next((page for page in found.parsed.document.pages if page.number == number), None)
    if page is None or not found.has_pictures:
        raise NotFound(f"there is no picture of a page {number}")
    picture = service.isolated.picture(
        record.sha256, lambda: service.originals.content(reader.tenant_id, record.sha256), page, width
    )
    return Response(picture, media_type="image/png", headers=headers)


@router.get("/text")
def text(service: ServiceDependency, reader: Reader, resume_id: ResumeId) -> TextPageOut:
    """The text of a resume with headings, bold ranges, bullets and indents; masked in a blind screening."""
    found = reviewed(service, reader, resume_id)
    lines = [TextLineOut.of(line) for line in found.text_page.lines()]
    return TextPageOut(blind=found.screening.blind, lines=lines)


@router.get("/highlights")
def marks(service: ServiceDependency, reader: Reader, resume_id: ResumeId) -> HighlightsOut:
    """Every fact and every criterion with the places it rests on, in the text and on the pages' pictures."""
    found = reviewed(service, reader, resume_id)
    result = service.storage.assessment(reader.tenant_id, resume_id).result
    parsed = found.parsed
    items = highlights(parsed.resume, found.corrected.ids, parsed.candidate, result)
    shown = [_shown(item, found) for item in items if not (found.mask and item.kind == "contact")]
    return HighlightsOut(kind="picture" if found.has_pictures else "text", highlights=shown)


def _shown(item: Highlight, found: Reviewed) -> HighlightOut:
    marks = [
        MarkOut.of(quote, found.parsed.document, found.text_page, pictures=found.has_pictures)
        for quote in item.evidence
    ]
    return HighlightOut.of(item, found.mask.text(item.label) if found.mask else item.label, marks)
