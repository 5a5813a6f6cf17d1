"""Files that a request brings: as a form, as base64 in JSON, or by their addresses in JSON."""

import base64
from collections.abc import AsyncIterator
from dataclasses import dataclass
from datetime import date
from hashlib import file_digest
from io import BytesIO
from typing import Annotated, Any, TypeVar

from fastapi import Depends, Request
from fastapi.exceptions import RequestValidationError
from pydantic import BaseModel, ConfigDict, Discriminator, Field, Tag, TypeAdapter, ValidationError
from starlette.datastructures import FormData, UploadFile
from starlette.exceptions import HTTPException

from api.files import Upload, plain_name
from api.remote_files import MOST_FETCHED, RemoteFile
from api.service import Writer

MOST_FILES = 1000
"""Files of one request."""
_BASE64 = "^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$"
_BY_CONTENT, _BY_ADDRESS = "content", "resume_url"
_NO_FILES = ("", "application/x-www-form-urlencoded")
"""Forms that can bring no file: what is missing in them is told by its name."""
Sent = Upload | RemoteFile
"""A file that a request brought or named."""
Parsed = TypeVar("Parsed")


class _Given(BaseModel):
    model_config = ConfigDict(extra="forbid")

    name: Annotated[str, Field(min_length=1, description="The name of the file.")]


class Base64File(_Given):
    """A file in JSON."""

    content: Annotated[str, Field(pattern=_BASE64, description="The file as base64.")]

    def sent(self) -> Sent:
        return Upload(plain_name(self.name), BytesIO(base64.b64decode(self.content)))


class LinkedFile(_Given):
    """A file that is fetched before the request is answered."""

    resume_url: Annotated[
        str,
        Field(
            min_length=1,
            max_length=4000,
            description="An https address at a public host that answers 200 with the file; "
            "redirects are not followed.",
        ),
    ]

    def sent(self) -> Sent:
        return RemoteFile(plain_name(self.name), self.resume_url)


def _form_of(given: Any) -> str:
    named = isinstance(given, dict) and _BY_ADDRESS in given
    return _BY_ADDRESS if named or isinstance(given, LinkedFile) else _BY_CONTENT


class GivenFiles(BaseModel):
    """Files in JSON."""

    model_config = ConfigDict(extra="forbid")

    files: Annotated[
        list[
            Annotated[
                Annotated[Base64File, Tag(_BY_CONTENT)] | Annotated[LinkedFile, Tag(_BY_ADDRESS)],
                Discriminator(_form_of),
            ]
        ],
        Field(min_length=1, max_length=MOST_FILES),
    ]


class Terms(BaseModel):
    """What a file is assessed by."""

    role: Annotated[str, Field(min_length=1, max_length=100, description="The id of a role.")]
    as_of: Annotated[date | None, Field(description="Experience counts up to this day; default today.")] = (
        None
    )
    blind: Annotated[bool, Field(description="Without the name, and with masked quotes.")] = False


class Base64Assessment(Terms, Base64File):
    """A file in JSON, and what it is assessed by."""


class LinkedAssessment(Terms, LinkedFile):
    """The address of a file, and what it is assessed by."""


_Assessment = Annotated[
    Annotated[Base64Assessment, Tag(_BY_CONTENT)] | Annotated[LinkedAssessment, Tag(_BY_ADDRESS)],
    Discriminator(_form_of),
]
_FILES = TypeAdapter(GivenFiles)
_ASSESSMENT: TypeAdapter[Base64Assessment | LinkedAssessment] = TypeAdapter(_Assessment)
_TERMS = TypeAdapter(Terms)


@dataclass(frozen=True, slots=True)
class AskedAssessment:
    """One file and what it is assessed by."""

    file: Sent
    terms: Terms


async def _uploads(request: Request, principal: Writer) -> AsyncIterator[list[Sent]]:
    """The files of a request, whose key is checked before this reads any of it."""
    if _kind(request) == "application/json":
        yield _from_json(await request.body())
        return
    async with request.form(max_files=MOST_FILES, max_fields=10) as form:
        sent = _files_of(form, "files")
        if not sent:
            raise _invalid(["files"], "at least one file is needed")
        yield [Upload(plain_name(part.filename or ""), part.file) for part in sent]


async def _asked(request: Request, principal: Writer) -> AsyncIterator[AskedAssessment]:
    """One file of a request and its terms, whose key is checked before this reads any of it."""
    if _kind(request, *_NO_FILES) == "application/json":
        given = _validated(_ASSESSMENT, await request.body(), tags_at=0)
        yield AskedAssessment(given.sent(), given)
        return
    async with request.form(max_files=1, max_fields=10) as form:
        fields = {name: value for name, value in form.items() if isinstance(value, str) and value}
        terms = _validated(_TERMS, {name: fields[name] for name in Terms.model_fields if name in fields})
        sent = _files_of(form, "file")
        if not sent:
            raise _invalid(["file"], "a file is needed")
        yield AskedAssessment(Upload(plain_name(sent[0].filename or ""), sent[0].file), terms)


Uploads = Annotated[list[Sent], Depends(_uploads)]
Asked = Annotated[AskedAssessment, Depends(_asked)]


def marks_of(sent: list[Sent]) -> list[list[str]]:
    """What tells two requests with files apart: their names, and their contents or addresses."""
    return [[file.name, file.url if isinstance(file, RemoteFile) else _digest(file)] for file in sent]


def _digest(file: Upload) -> str:
    file.content.seek(0)
    return file_digest(file.content, "sha256").hexdigest()  # type: ignore[arg-type]


def _kind(request: Request, *also: str) -> str:
    kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if kind not in {"application/json", "multipart/form-data", *also}:
        raise HTTPException(415, "send multipart/form-data or application/json")
    return kind


def _files_of(form: FormData, name: str) -> list[UploadFile]:
    return [part for part in form.getlist(name) if isinstance(part, UploadFile) and part.filename]


def _from_json(body: bytes) -> list[Sent]:
    files = [file.sent() for file in _validated(_FILES, body, tags_at=2).files]
    if sum(isinstance(file, RemoteFile) for file in files) > MOST_FETCHED:
        raise _invalid(["files"], f"at most {MOST_FETCHED} files may be named by their addresses")
    return files


def _validated(adapter: TypeAdapter[Parsed], given: bytes | dict[str, str], tags_at: int = -1) -> Parsed:
    """Raises RequestValidationError. Which form was taken for meant stands in a place at `tags_at`."""
    try:
        if isinstance(given, bytes):
            return adapter.validate_json(given, strict=True)
        return adapter.validate_python(given)
    except ValidationError as error:
        problems = []
        for item in error.errors(include_url=False):
            place = list(item["loc"])
            if len(place) > tags_at >= 0 and place[tags_at] in {_BY_CONTENT, _BY_ADDRESS}:
                del place[tags_at]
            problems.append({**item, "loc": ("body", *place)})
        raise RequestValidationError(problems) from None


def _invalid(place: list[str | int], message: str) -> RequestValidationError:
    return RequestValidationError([{"loc": ("body", *place), "msg": message, "type": "value_error"}])


def _described(form: dict[str, Any], given: dict[str, Any]) -> dict[str, Any]:
    """A body of either kind, for the OpenAPI document."""
    content = {"multipart/form-data": {"schema": form}, "application/json": {"schema": given}}
    return {"requestBody": {"required": True, "content": content}}


def _list_of(items: dict[str, Any]) -> dict[str, Any]:
    return {"type": "array", "minItems": 1, "maxItems": MOST_FILES, "items": items}


def _object(required: list[str], **properties: Any) -> dict[str, Any]:
    return {"type": "object", "required": required, "properties": properties}


_PART = {"type": "string", "contentMediaType": "application/octet-stream"}
_ONE_OF = {"oneOf": [Base64File.model_json_schema(), LinkedFile.model_json_schema()]}
FILES_BODY = _described(
    _object(["files"], files=_list_of(_PART)),
    _object(["files"], files=_list_of(_ONE_OF)) | {"additionalProperties": False},
)
"""What the routes with many files say of their body in the OpenAPI document."""
_FIELDS = {
    name: next((kind for kind in field.get("anyOf", ()) if kind["type"] != "null"), {})
    | {key: value for key, value in field.items() if key != "anyOf" and value is not None}
    for name, field in Terms.model_json_schema()["properties"].items()
}
"""A form has no null: what is not known is left out or empty."""
ASSESSMENT_BODY = _described(
    _object(["file", "role"], file=_PART, **_FIELDS),
    {"oneOf": [Base64Assessment.model_json_schema(), LinkedAssessment.model_json_schema()]},
)
"""The same for one file and its terms."""
