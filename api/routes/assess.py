"""One resume against one role."""

from datetime import date

from fastapi import APIRouter
from fastapi.responses import Response

from api.parsing import ParserDependency
from api.problems import problem
from api.remote_files import RemoteFilesDependency
from api.roles import known_role
from api.schemas import AssessmentOut
from api.service import ServiceDependency, Writer
from api.uploads import ASSESSMENT_BODY, Asked
from screener.export import tabulate
from screener.screening import screen

router = APIRouter(prefix="/v1")


@router.post("/assess", response_model=AssessmentOut, openapi_extra=ASSESSMENT_BODY)
def assess(
    parser: ParserDependency,
    remote: RemoteFilesDependency,
    service: ServiceDependency,
    writer: Writer,
    asked: Asked,
) -> AssessmentOut | Response:
    """Score and reasons, each with its quotes. A file that cannot be read is answered with a problem.

    A resume is PDF, DOCX, DOC, ODT, RTF, HTML, Markdown, text or a picture: as a part of a form, as base64 in
    JSON, or by its address.
    """
    terms = asked.terms
    profile = known_role(service.storage, writer.tenant_id, terms.role).profile
    files = remote.fetch([asked.file], [])
    table = tabulate(screen(parser.parse(files), profile, terms.as_of or date.today()), blind=terms.blind)
    for failure in table.failures:
        return problem(failure.code, failure.message)
    return AssessmentOut.of(table.rows[0], blind=terms.blind)
