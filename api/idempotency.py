"""Idempotency-Key: a request that is sent again is answered as it was the first time, and done once."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from itertools import count
from uuid import UUID, uuid4, uuid5

from fastapi import Request
from fastapi.responses import JSONResponse, Response

from api.keys import Principal
from api.problems import problem
from api.storage import Storage
from api.storage.json_text import digest_of
from api.storage.records import Answer

HEADER = "idempotency-key"
_KEPT_HEADERS = ("location", "retry-after", "etag")


@dataclass(frozen=True, slots=True)
class Ids:
    """Makes ids for what a request creates; the same ones when it is done again after it was cut off."""

    make: Callable[[], str]


def once(
    request: Request,
    principal: Principal,
    storage: Storage,
    content: object,
    work: Callable[[Ids], Response],
) -> Response:
    """Do the `work` of a request, or give its answer again.

    `content` is what was sent, as JSON: another content under the same key is refused with 422, and a
    request that is still under way with 409. Errors are not kept: such a request can be sent again.
    """
    key = request.headers.get(HEADER)
    if key is None:
        return work(Ids(lambda: uuid4().hex))
    if not 1 <= len(key) <= 255 or not key.isascii() or not key.isprintable():
        return problem("invalid_request", "Idempotency-Key must be 1 to 255 printable ASCII characters")
    fingerprint = digest_of([request.method, request.url.path, principal.key, content])
    try:
        begun = storage.begin_request(principal.tenant_id, key, fingerprint)
    except ValueError as error:
        return problem("idempotency_key_reused", str(error))
    if begun.answer is not None:
        return Response(
            begun.answer.body,
            begun.answer.status,
            {**begun.answer.headers, "idempotent-replayed": "true"},
            "application/json",
        )
    numbers = count()
    answer: Answer | None = None
    try:
        response = work(Ids(lambda: uuid5(UUID(begun.seed), str(next(numbers))).hex))
        if response.status_code < 400:
            kept = {name: response.headers[name] for name in _KEPT_HEADERS if name in response.headers}
            answer = Answer(response.status_code, kept, bytes(response.body).decode("utf-8"))
        return response
    finally:
        storage.end_request(principal.tenant_id, key, answer)


def made(body: object, *, status: int = 201, headers: dict[str, str] | None = None) -> JSONResponse:
    """An answer that can be kept: its body is there at once."""
    return JSONResponse(json.loads(json.dumps(body)), status, headers)
