"""Files that a request brings, as a form or as base64 in JSON."""

import base64
import re
from collections.abc import AsyncIterator
from dataclasses import dataclass
from io import BytesIO
from typing import Annotated, Any, BinaryIO

from fastapi import Depends, Request
from fastapi.exceptions import RequestValidationError
from pydantic import BaseModel, ConfigDict, Field, TypeAdapter, ValidationError
from starlette.datastructures import UploadFile
from starlette.exceptions import HTTPException

from api.service import Writer

MOST_FILES = 1000
"""Files of one request."""
_LONGEST_NAME = 255
_BASE64 = "^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$"
_UNFIT = re.compile(r"[\x00-\x1f\x7f-\x9f\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class Upload:
    """A file and the name that it is shown by."""

    name: str
    content: BinaryIO


class Base64File(BaseModel):
    """A file in JSON."""

    model_config = ConfigDict(extra="forbid")

    name: Annotated[str, Field(min_length=1, description="The name of the file.")]
    content: Annotated[str, Field(pattern=_BASE64, description="The file as base64.")]


class Base64Files(BaseModel):
    """Files in JSON."""

    model_config = ConfigDict(extra="forbid")

    files: Annotated[list[Base64File], Field(min_length=1, max_length=MOST_FILES)]


_JSON = TypeAdapter(Base64Files)
BODY: dict[str, Any] = {
    "requestBody": {
        "required": True,
        "content": {
            "multipart/form-data": {
                "schema": {
                    "type": "object",
                    "required": ["files"],
                    "properties": {
                        "files": {
                            "type": "array",
                            "minItems": 1,
                            "maxItems": MOST_FILES,
                            "items": {"type": "string", "contentMediaType": "application/octet-stream"},
                        }
                    },
                }
            },
            "application/json": {
                "schema": {
                    "type": "object",
                    "required": ["files"],
                    "additionalProperties": False,
                    "properties": {
                        "files": {
                            "type": "array",
                            "minItems": 1,
                            "maxItems": MOST_FILES,
                            "items": Base64File.model_json_schema(),
                        }
                    },
                }
            },
        },
    }
}
"""What the routes with uploads say of their body in the OpenAPI document."""


async def _uploads(request: Request, principal: Writer) -> AsyncIterator[list[Upload]]:
    """The files of a request, whose key is checked before this reads any of it."""
    kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if kind == "application/json":
        yield _from_json(await request.body())
        return
    if kind != "multipart/form-data":
        raise HTTPException(415, "send multipart/form-data or application/json")
    async with request.form(max_files=MOST_FILES, max_fields=10) as form:
        sent = [part for part in form.getlist("files") if isinstance(part, UploadFile) and part.filename]
        if not sent:
            raise _invalid(["files"], "at least one file is needed")
        yield [Upload(plain_name(part.filename or ""), part.file) for part in sent]


Uploads = Annotated[list[Upload], Depends(_uploads)]


def plain_name(name: str) -> str:
    """The last part of a file's name, without anything that a terminal or a database could trip over.

    >>> plain_name("../../etc/cv\\x00.pdf")
    'cv.pdf'
    """
    last = re.split(r"[/\\]", name)[-1]
    return _UNFIT.sub("", last).strip()[-_LONGEST_NAME:] or "file"


def _from_json(body: bytes) -> list[Upload]:
    try:
        given = _JSON.validate_json(body)
    except ValidationError as error:
        problems = [{**item, "loc": ("body", *item["loc"])} for item in error.errors(include_url=False)]
        raise RequestValidationError(problems) from None
    return [Upload(plain_name(file.name), BytesIO(base64.b64decode(file.content))) for file in given.files]


def _invalid(place: list[str | int], message: str) -> RequestValidationError:
    return RequestValidationError([{"loc": ("body", *place), "msg": message, "type": "value_error"}])
