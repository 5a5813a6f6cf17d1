"""The ranking of a screening."""

from typing import Annotated

from fastapi import APIRouter, Query, Request
from fastapi.responses import HTMLResponse, JSONResponse

from api.routes.screenings import ScreeningId
from api.service import Reader, ServiceDependency
from api.storage.records import State
from api.web import templates
from api.web.advice import ADVICE, advice_for
from api.web.pages.screenings import title_of
from api.web.ranking_view import BANDS, failure_of, ranking_of

router = APIRouter(include_in_schema=False)

_FEW = 300
"""Of more resumes the twins come with the rows, after the page."""
FIRST = 40
"""Rows in the page itself, more than a screen shows; the others come after it."""


@router.get("/screenings/{screening_id}", response_class=HTMLResponse)
def ranking_page(
    request: Request, service: ServiceDependency, reader: Reader, screening_id: ScreeningId
) -> HTMLResponse:
    """The best first, with the files that could not be read."""
    record = service.storage.screening(reader.tenant_id, screening_id)
    service.storage.fill_summaries(record.id)
    ranking = ranking_of(service, record, twins_among=_FEW)
    failures = [failure_of(item, blind=record.blind) for item in ranking.failures]
    data = ranking.data() | {
        "mayDecide": reader.may("decide"),
        "advice": {code: [advice.why, advice.fix] for code, advice in ADVICE.items()},
        "unknown": [advice_for(None).why, advice_for(None).fix],
    }
    counts = [sum(item.band == place for item in ranking.summaries) for place in range(len(BANDS))]
    return templates.TemplateResponse(
        request,
        "ranking.html.j2",
        {
            "screening": record,
            "title": title_of(record),
            "rows": ranking.rows(FIRST),
            "all": len(ranking.summaries),
            "waiting": ranking.counted[State.STORED],
            "failures": [(item, advice_for(item[2])) for item in failures],
            "bands": list(zip(BANDS, counts, strict=True)),
            "criteria": data["criteria"],
            "functions": data["functions"],
            "data": data,
            "may_write": reader.may("write"),
            "may_decide": reader.may("decide"),
        },
    )


@router.get("/screenings/{screening_id}/rows")
def rows(
    service: ServiceDependency,
    reader: Reader,
    screening_id: ScreeningId,
    after: Annotated[int | None, Query(ge=0)] = None,
) -> JSONResponse:
    """All rows of the ranking in a compact form, or those of which the log tells something after an entry."""
    record = service.storage.screening(reader.tenant_id, screening_id)
    return JSONResponse(ranking_of(service, record, after).compact(after))
