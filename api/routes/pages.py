"""The pages: a form for a pile of resumes, and the ranking of them."""

from datetime import date
from typing import Annotated

from fastapi import APIRouter, File, Form, Request, UploadFile
from fastapi.responses import HTMLResponse

from api.keys import Principal
from api.parsing import ParserDependency
from api.roles import known_role, known_roles
from api.security import content_policy
from api.service import Reader, Service, ServiceDependency, Writer
from api.web import templates
from screener.export import tabulate
from screener.export.ranking_html import ranking_html, style_source
from screener.screening import screen

router = APIRouter(include_in_schema=False, default_response_class=HTMLResponse)


@router.get("/")
def start(request: Request, service: ServiceDependency, reader: Reader) -> HTMLResponse:
    """The form."""
    return _form(request, service, reader)


@router.post("/screenings")
def screening(
    request: Request,
    parser: ParserDependency,
    service: ServiceDependency,
    writer: Writer,
    role: Annotated[str, Form()],
    as_of: Annotated[date, Form()],
    files: Annotated[list[UploadFile] | None, File()] = None,
    blind: Annotated[bool, Form()] = False,
) -> HTMLResponse:
    """The ranking of the files, with those that could not be read."""
    profile = known_role(service.storage, writer.tenant_id, role).profile
    if not files:
        return _form(request, service, writer, mistake="Choose at least one resume.")
    table = tabulate(screen(parser.parse(files), profile, as_of), blind=blind)
    headers = {"content-security-policy": content_policy(style_source())}
    return HTMLResponse(ranking_html(table), headers=headers)


def _form(request: Request, service: Service, asker: Principal, mistake: str | None = None) -> HTMLResponse:
    return templates.TemplateResponse(
        request,
        "start.html.j2",
        {
            "roles": [role.profile for role in known_roles(service.storage, asker.tenant_id)],
            "today": date.today(),
            "mistake": mistake,
        },
        status_code=400 if mistake else 200,
    )
