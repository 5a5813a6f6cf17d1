"""Errors in the words of the vendor that asks, whoever refuses: a route, the gate, or a limit."""

import json
from collections.abc import Callable
from typing import Any

from fastapi.responses import JSONResponse
from starlette.datastructures import Headers
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from api.contract import PROBLEMS
from api.problems import ProblemResponse

Shape = Callable[[int, str], dict[str, Any]]
"""The body of an error from its status and what people are told."""


def _as_ashby(status: int, message: str) -> dict[str, Any]:
    """Ashby shows people the message of those with status 422."""
    return {"success": False, "message": message}


def _as_workable(status: int, message: str) -> dict[str, Any]:
    return {"status": status, "message": message}


_BASE = "/v1/integrations"
SHAPES: dict[str, Shape] = {f"{_BASE}/ashby/": _as_ashby, f"{_BASE}/workable/": _as_workable}
"""By what the path begins with. Greenhouse documents no form of errors; our own protocol has problems."""
ASHBY_ERROR: dict[str, Any] = {"success": {"const": False}, "message": {"type": "string"}}
WORKABLE_ERROR: dict[str, Any] = {"status": {"type": "integer"}, "message": {"type": "string"}}
"""Properties of these, for the OpenAPI document."""
_MEANT_ANEW = {"content-length", "content-type"}


class VendorErrors:
    """ASGI middleware that gives problem documents the form of the vendor whose path was asked.

    Status and headers stay: the challenge of a 401, and when to ask again.
    """

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        shape = _shape_for(scope)
        if shape is None:
            await self._app(scope, receive, send)
            return
        begun: Message | None = None
        body = b""

        async def told(message: Message) -> None:
            nonlocal begun, body
            if message["type"] == "http.response.start" and _is_problem(message):
                begun = message
                return
            if begun is None:
                await send(message)
                return
            body += message.get("body", b"")
            if not message.get("more_body", False):
                await _told_anew(begun, body, shape)(scope, receive, send)

        await self._app(scope, receive, told)


def told_as(properties: dict[str, Any]) -> dict[int | str, dict[str, Any]]:
    """What a router says of its errors in the OpenAPI document: they have the form of a vendor."""
    schema = {"type": "object", "required": list(properties), "properties": properties}
    own = {"application/json": {"schema": schema}}
    return {status: {**told, "content": own} for status, told in PROBLEMS.items()}


def _shape_for(scope: Scope) -> Shape | None:
    if scope["type"] != "http":
        return None
    return next((shape for begin, shape in SHAPES.items() if scope["path"].startswith(begin)), None)


def _is_problem(message: Message) -> bool:
    return Headers(raw=message["headers"]).get("content-type") == ProblemResponse.media_type


def _told_anew(begun: Message, body: bytes, shape: Shape) -> JSONResponse:
    kept = {name: value for name, value in Headers(raw=begun["headers"]).items() if name not in _MEANT_ANEW}
    return JSONResponse(shape(begun["status"], json.loads(body)["detail"]), begun["status"], kept)
