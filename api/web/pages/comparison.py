"""Two to five candidates side by side."""

from typing import Annotated

from fastapi import APIRouter, Query, Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response

from api.comparisons import side_by_side
from api.routes.screenings import ScreeningId
from api.service import Reader, ServiceDependency
from api.web import templates
from api.web.flags import FLAGS
from api.web.pages.screenings import title_of
from api.web.ranking_view import BANDS
from screener.assessment import Band
from screener.export.comparison import FEWEST, MOST, compare, years_text
from screener.export.table import plain
from screener.scorer import what_would_change
from screener.scorer.explain import VERDICTS

router = APIRouter(include_in_schema=False)

LONGEST_QUOTE = 320
_BAND_NAMES = dict(zip(Band, BANDS, strict=True))


@router.get("/screenings/{screening_id}/compare", response_class=HTMLResponse)
def comparison_page(
    request: Request,
    service: ServiceDependency,
    reader: Reader,
    screening_id: ScreeningId,
    resumes: Annotated[str, Query(max_length=500, description="Two to five ids with commas between.")] = "",
) -> Response:
    """Criterion by criterion with a quote each, the best first."""
    screening = service.storage.screening(reader.tenant_id, screening_id)
    ids = list(dict.fromkeys(name for name in resumes.split(",") if name))
    if not FEWEST <= len(ids) <= MOST:
        return RedirectResponse(f"/screenings/{screening.id}", status_code=303)
    table, records = side_by_side(service.storage, screening, ids)
    shown = [
        {
            "row": row,
            "id": record.id,
            "decision": record.decision,
            "years": list(years_text(table, row)),
            "change": what_would_change(row.assessment, screening.profile),
            "flags": [FLAGS[finding.code] for finding in row.assessment.findings if finding.code in FLAGS],
            "without": [name for name in ids if name != record.id],
        }
        for row, record in zip(table.rows, records, strict=True)
    ]
    return templates.TemplateResponse(
        request,
        "compare.html.j2",
        {
            "screening": screening,
            "title": title_of(screening),
            "shown": shown,
            "criteria": compare(table),
            "functions": [plain(function) for function in table.functions],
            "verdicts": VERDICTS,
            "bands": _BAND_NAMES,
            "quote": _quote,
            "fewest": FEWEST,
            "query": "&".join(f"resume={name}" for name in ids),
        },
    )


def _quote(text: str) -> str:
    """A quote on one line, cut where it is very long."""
    flat = " ".join(text.split())
    return flat if len(flat) <= LONGEST_QUOTE else f"{flat[:LONGEST_QUOTE].rstrip()} …"
