"""A role profile drafted from a job description."""

from typing import Annotated, Any

from fastapi import APIRouter, Depends, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import Response
from pydantic import ValidationError
from starlette.datastructures import UploadFile
from starlette.exceptions import HTTPException

from api.draft_schemas import DraftOut, JobDescription
from api.drafts import drafted
from api.files import plain_name
from api.problems import Mistake, problem
from api.service import ServiceDependency, Writer

router = APIRouter(prefix="/v1/roles")

_FILE = {"type": "string", "contentMediaType": "application/octet-stream"}
_BODY: dict[str, Any] = {
    "requestBody": {
        "required": True,
        "content": {
            "application/json": {"schema": JobDescription.model_json_schema()},
            "multipart/form-data": {
                "schema": {"type": "object", "required": ["file"], "properties": {"file": _FILE}}
            },
        },
    }
}


async def _description(request: Request, writer: Writer) -> tuple[bytes, str]:
    """The text or the file that was sent, and its name."""
    kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if kind == "application/json":
        try:
            given = JobDescription.model_validate_json(await request.body())
        except ValidationError as error:
            told = [{**item, "loc": ("body", *item["loc"])} for item in error.errors(include_url=False)]
            raise RequestValidationError(told) from None
        return given.text.encode("utf-8"), "job description"
    if kind != "multipart/form-data":
        raise HTTPException(415, "send multipart/form-data or application/json")
    async with request.form(max_files=1, max_fields=10) as form:
        file = form.get("file")
        if not isinstance(file, UploadFile):
            raise RequestValidationError(
                [{"loc": ("body", "file"), "msg": "a file is needed", "type": "value_error"}]
            )
        return await file.read(), plain_name(file.filename or "")


_Description = Annotated[tuple[bytes, str], Depends(_description)]


@router.post("/from-job-description", response_model=DraftOut, openapi_extra=_BODY)
def draft_role(service: ServiceDependency, description: _Description) -> DraftOut | Response:
    """A draft of a role profile from the text of a vacancy, with the words that each criterion was read from.

    Nothing is kept. The text is read in a process of its own, by rules that know nothing of other vacancies.
    """
    found = drafted(service.isolated, *description)
    if found.draft is None:
        mistakes = [Mistake("text", statement) for statement in found.not_understood]
        return problem("nothing_understood", "no requirement was understood", mistakes=mistakes)
    return DraftOut.of(found.document, found.draft)
