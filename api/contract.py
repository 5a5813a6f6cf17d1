"""The OpenAPI document: what FastAPI knows of the routes, and the keys and problems that all share."""

from typing import Any

from fastapi import FastAPI
from fastapi.openapi.utils import get_openapi
from pydantic import BaseModel

from api.contract_headers import add_headers
from api.gate import OPEN

_KEYS = {
    "bearer": {"type": "http", "scheme": "bearer", "description": "An API key."},
    "basic": {"type": "http", "scheme": "basic", "description": "An API key as user name or password."},
}


class MistakeOut(BaseModel):
    """A field of a request and what is wrong with it."""

    field: str
    detail: str


class Problem(BaseModel):
    """Why a request was not answered as asked (RFC 9457). `code` is stable, `detail` is for people."""

    type: str
    title: str
    status: int
    detail: str
    code: str
    errors: list[MistakeOut]


def _told(description: str) -> dict[str, Any]:
    schema = {"$ref": "#/components/schemas/Problem"}
    return {"description": description, "content": {"application/problem+json": {"schema": schema}}}


PROBLEMS: dict[int | str, dict[str, Any]] = {
    400: _told("The request cannot be read."),
    401: _told("No valid API key, or no session."),
    403: _told("The key or role has no such scope, or a page of another site sent it."),
    404: _told("There is no such thing, or it is another tenant's."),
    408: _told("The body was sent too slowly."),
    409: _told("It cannot be done as things stand."),
    412: _told("It was changed meanwhile."),
    413: _told("The body is larger than allowed."),
    415: _told("The content is of a type that is not taken."),
    422: _told("The request has mistakes, or the file cannot be read."),
    428: _told("If-Match is missing."),
    429: _told("Too many requests; Retry-After says when to go on."),
    503: _told("Not at present."),
}
"""Problems that an operation can be answered with."""


def describe(app: FastAPI) -> None:
    """Let `app` give the whole contract as its OpenAPI document."""

    def document() -> dict[str, Any]:
        if app.openapi_schema is None:
            found = get_openapi(
                title=app.title, version=app.version, description=app.description, routes=app.routes
            )
            components = found.setdefault("components", {})
            components["securitySchemes"] = _KEYS
            components.setdefault("schemas", {}).update(_problem_schemas())
            found["security"] = [{name: []} for name in _KEYS]
            for path in OPEN & set(found["paths"]):
                for operation in found["paths"][path].values():
                    operation["security"] = []
            add_headers(found)
            app.openapi_schema = found
        return app.openapi_schema

    app.openapi = document  # type: ignore[method-assign]


def _problem_schemas() -> dict[str, Any]:
    schema = Problem.model_json_schema(ref_template="#/components/schemas/{model}")
    return {**schema.pop("$defs"), "Problem": schema}
