"""One resume against one role."""

from datetime import date
from typing import Annotated

from fastapi import APIRouter, File, Form, UploadFile
from fastapi.responses import Response

from api.parsing import ParserDependency
from api.problems import problem
from api.roles import known_role
from api.schemas import AssessmentOut
from api.service import ServiceDependency, Writer
from screener.export import tabulate
from screener.screening import screen

router = APIRouter(prefix="/v1")


@router.post("/assess", response_model=AssessmentOut)
def assess(
    parser: ParserDependency,
    service: ServiceDependency,
    writer: Writer,
    file: Annotated[
        UploadFile, File(description="A resume: PDF, DOCX, DOC, ODT, RTF, HTML, Markdown, text or a picture.")
    ],
    role: Annotated[str, Form(min_length=1, max_length=100, description="The id of a role.")],
    as_of: Annotated[
        date | None, Form(description="Experience counts up to this day; default today.")
    ] = None,
    blind: Annotated[bool, Form(description="Without the name, and with masked quotes.")] = False,
) -> AssessmentOut | Response:
    """Score and reasons, each with its quotes. A file that cannot be read is answered with a problem."""
    profile = known_role(service.storage, writer.tenant_id, role).profile
    table = tabulate(screen(parser.parse([file]), profile, as_of or date.today()), blind=blind)
    for failure in table.failures:
        return problem(failure.code, failure.message)
    return AssessmentOut.of(table.rows[0], blind=blind)
