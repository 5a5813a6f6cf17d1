"""A name for every request, in its answer and in the log of the service; and its place in the figures."""

import logging
import re
import time
from uuid import uuid4

from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from api.log_lines import FIELDS, request_id
from api.metrics import Metrics, known_method
from api.problems import problem
from screener.errors import ScreenerError

_ALLOWED = re.compile(r"[A-Za-z0-9._-]{1,64}")
_NO_ANSWER = 499
"""Told of requests whose client has gone before the answer began."""

_MISTAKE = "a mistake of the service; its log tells more under the id of the request"

log = logging.getLogger("screener.requests")


class RequestIds:
    """ASGI middleware: takes the client's X-Request-Id, or makes one, and tells of each request once.

    The line in the log has the key or person, method, template of the path, status and time until the answer
    began, and nothing of what was sent.
    """

    def __init__(self, app: ASGIApp, metrics: Metrics | None = None) -> None:
        self._app = app
        self._metrics = metrics or Metrics()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        offered = Headers(scope=scope).get("x-request-id", "")
        name = offered if _ALLOWED.fullmatch(offered) else uuid4().hex
        scope.setdefault("state", {})["request_id"] = name
        request_id.set(name)  # for what is logged meanwhile; a request runs in a context of its own
        began = time.perf_counter()
        answered = False

        async def named(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                headers["x-request-id"] = name
                for key, value in scope["state"].get("headers", {}).items():
                    headers.setdefault(key, value)
                nonlocal answered
                answered = True
                self._tell(scope, message["status"], time.perf_counter() - began)
            await send(message)

        try:
            await self._app(scope, receive, named)
        except Exception:
            if not answered:
                await problem(ScreenerError.code, _MISTAKE)(scope, receive, named)
            raise  # the server logs where it came from
        if not answered:
            self._tell(scope, _NO_ANSWER, time.perf_counter() - began)

    def _tell(self, scope: Scope, status: int, seconds: float) -> None:
        route = template(scope)
        self._metrics.answered(scope["method"], route, status, seconds)
        principal = scope["state"].get("principal")
        fields = {
            "principal": principal.key if principal is not None else None,
            "method": known_method(scope["method"]),
            "route": route,
            "status": status,
            "ms": round(seconds * 1000, 1),
        }
        log.info("request", extra={FIELDS: fields})


def template(scope: Scope) -> str | None:
    """The template of the path that was asked for, such as /v1/roles/{role_id}; None if there is no such."""
    if scope["path"].startswith("/static/"):
        return "/static"
    path = getattr(scope.get("route"), "path", None)
    return path if isinstance(path, str) else None
