"""Headers of requests and answers in the OpenAPI document, by what an operation is like."""

from collections.abc import Iterator
from typing import Any

_TEXT, _NUMBER = {"type": "string"}, {"type": "integer", "minimum": 0}
HEADERS: dict[str, dict[str, Any]] = {
    "X-Request-Id": {"description": "The one that was sent, or a new one.", "schema": _TEXT},
    "X-RateLimit-Limit": {"description": "Requests that may be sent at once.", "schema": _NUMBER},
    "X-RateLimit-Remaining": {"description": "How many of them are left.", "schema": _NUMBER},
    "X-RateLimit-Reset": {"description": "Seconds until all of them are.", "schema": _NUMBER},
    "WWW-Authenticate": {"description": "How to show a key.", "schema": _TEXT},
    "Retry-After": {"description": "Seconds after which to ask again.", "schema": _NUMBER},
    "Location": {"description": "Where the answer to this is found.", "schema": _TEXT},
    "Link": {"description": 'The next page, with rel="next", if there is one.', "schema": _TEXT},
    "ETag": {"description": "Changes when the content does.", "schema": _TEXT},
    "Idempotent-Replayed": {
        "description": "There if this was answered before under the same Idempotency-Key.",
        "schema": {"const": "true"},
    },
    "Content-Disposition": {"description": "A name for the file.", "schema": _TEXT},
}
"""Every header that means something to a client, by its name."""
_IDEMPOTENCY_KEY = {
    "name": "Idempotency-Key",
    "in": "header",
    "required": False,
    "description": "Sent again under the same key, the request is answered as it was the first time, and "
    "done once.",
    "schema": {"type": "string", "minLength": 1, "maxLength": 255, "pattern": "^[\\x20-\\x7e]+$"},
}
_RATES = ("X-RateLimit-Limit", "X-RateLimit-Remaining", "X-RateLimit-Reset")
_ROTATION = "/v1/webhooks/{webhook_id}/rotate"
_FILES = ("/export", "/comparison")


def add_headers(document: dict[str, Any]) -> None:
    """Name the headers of every operation."""
    document.setdefault("components", {})["headers"] = HEADERS
    for path, methods in document["paths"].items():
        for method, operation in methods.items():
            names = {each["name"] for each in operation.get("parameters", ())}
            if "if-none-match" in names:
                operation["responses"]["304"] = {"description": "It is as the ETag says."}
            once = _is_done_once(path, method, operation)
            if once:
                operation.setdefault("parameters", []).append(_IDEMPOTENCY_KEY)
            for status, answer in operation["responses"].items():
                found = {*_shared(operation, status), *_own(path, method, status, names)}
                if once and status.startswith("2"):
                    found.add("Idempotent-Replayed")
                for name in sorted(found):
                    answer.setdefault("headers", {})[name] = {"$ref": f"#/components/headers/{name}"}


def _is_done_once(path: str, method: str, operation: dict[str, Any]) -> bool:
    """Whether the operation makes something in our own API; to an ATS its own ids are what is done once."""
    mine = not path.startswith("/v1/integrations/")
    return (
        method == "post" and mine and bool({"201", "202"} & set(operation["responses"]) or path == _ROTATION)
    )


def _shared(operation: dict[str, Any], status: str) -> Iterator[str]:
    yield "X-Request-Id"
    if operation.get("security") != []:
        yield from _RATES
    if status == "401":
        yield "WWW-Authenticate"
    if status in {"429", "503"}:
        yield "Retry-After"


def _own(path: str, method: str, status: str, names: set[str]) -> Iterator[str]:
    if status in {"201", "202"} or (path == _ROTATION and status == "200"):
        yield "Location"
    if status == "202" or (path == "/v1/integrations/generic/orders/{order_id}" and status == "200"):
        yield "Retry-After"
    if "cursor" in names and status == "200":
        yield "Link"
    if ("if-none-match" in names and status in {"200", "304"}) or (
        method == "post" and path.startswith("/v1/roles") and status == "201"
    ):
        yield "ETag"
    if path.endswith(_FILES) and status == "200":
        yield "Content-Disposition"
