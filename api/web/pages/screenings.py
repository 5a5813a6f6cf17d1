"""The first page: the screenings, how far each is, and the way to a new one."""

from dataclasses import dataclass
from typing import Annotated, Literal

from fastapi import APIRouter, Query, Request
from fastapi.responses import HTMLResponse, RedirectResponse

from api import cursors
from api.service import Reader, ServiceDependency, Writer
from api.storage.records import Decision, ScreeningOverview, ScreeningRecord, State
from api.web import templates
from api.web.samples import sample_files, start_sample_screening

router = APIRouter(include_in_schema=False, default_response_class=HTMLResponse)

PAGE = 25


@dataclass(frozen=True, slots=True)
class ListedScreening:
    """A row of the list. `waiting`, `read` and `failed` count resumes; `share` is percent done."""

    record: ScreeningRecord
    waiting: int
    read: int
    failed: int
    decisions: tuple[str, ...]

    @property
    def title(self) -> str:
        return title_of(self.record)

    @property
    def all(self) -> int:
        return self.waiting + self.read + self.failed

    @property
    def share(self) -> int:
        return 100 * (self.read + self.failed) // self.all if self.all else 0

    @property
    def status(self) -> Literal["empty", "working", "done"]:
        if not self.all:
            return "empty"
        return "working" if self.waiting else "done"

    @classmethod
    def of(cls, overview: ScreeningOverview) -> "ListedScreening":
        counted = overview.decisions
        told = tuple(f"{counted[kind]} {words}" for kind, words in DECISION_WORDS.items() if counted[kind])
        states = overview.states
        return cls(
            overview.screening, states[State.STORED], states[State.ASSESSED], states[State.FAILED], told
        )


DECISION_WORDS = {
    Decision.SHORTLIST: "shortlisted",
    Decision.HOLD: "on hold",
    Decision.DECLINE: "declined",
    Decision.OVERRIDE: "overridden",
}


@router.get("/")
def screening_list(
    request: Request,
    service: ServiceDependency,
    reader: Reader,
    cursor: Annotated[str | None, Query(max_length=500)] = None,
) -> HTMLResponse:
    """The newest first."""
    found = service.storage.overviews(reader.tenant_id, cursors.read_time(cursor), PAGE + 1)
    rows = [ListedScreening.of(overview) for overview in found[:PAGE]]
    more = None
    if len(found) > PAGE:
        last = rows[-1].record
        more = cursors.of_time((last.created_at, last.id))
    return templates.TemplateResponse(
        request,
        "screenings.html.j2",
        {
            "rows": rows,
            "more": more,
            "later_page": cursor is not None,
            "samples": len(sample_files()),
            "may_write": reader.may("write"),
        },
    )


@router.post("/screenings/sample")
def sample_screening(service: ServiceDependency, writer: Writer) -> RedirectResponse:
    """A screening of the bundled resumes."""
    name = start_sample_screening(service, writer.tenant_id)
    return RedirectResponse(f"/screenings/{name}", status_code=303)


def title_of(screening: ScreeningRecord) -> str:
    """What a screening is called: its name, or its role where it has none."""
    return screening.name.strip() or screening.profile.title
