"""A name for every request, in its answer and in the log of the service."""

import logging
import re
import time
from uuid import uuid4

from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

_ALLOWED = re.compile(r"[A-Za-z0-9._-]{1,64}")

log = logging.getLogger("screener.requests")


class RequestIds:
    """ASGI middleware: takes the client's X-Request-Id, or makes one, and logs one line a request.

    The line has method, path, status and time, and nothing of what was sent.
    """

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        offered = Headers(scope=scope).get("x-request-id", "")
        name = offered if _ALLOWED.fullmatch(offered) else uuid4().hex
        scope.setdefault("state", {})["request_id"] = name
        began = time.perf_counter()

        async def named(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                headers["x-request-id"] = name
                for key, value in scope["state"].get("headers", {}).items():
                    headers.setdefault(key, value)
                taken = (time.perf_counter() - began) * 1000
                log.info(
                    "%s %s %s %d %.1f ms", name, scope["method"], scope["path"], message["status"], taken
                )
            await send(message)

        await self._app(scope, receive, named)
