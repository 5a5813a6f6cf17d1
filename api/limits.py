"""A cap on the size of request bodies, before they are read and while they are."""

import re
from collections.abc import Mapping

from starlette.exceptions import HTTPException
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from api.problems import problem
from screener.errors import TooLarge
from screener.limits import Limits

ENVELOPE = 64 * 1024
"""Bytes that a form may need besides its files."""
ONE_FILE = Limits().bytes + ENVELOPE
"""Bytes of the body of a request with one file, unless the limit of a file is set otherwise."""
MANY_FILES = 100_000_000
"""Bytes of all files of one screening together."""


class BodyLimit:
    """ASGI middleware that answers 413 to a body above the limit of its path.

    A body that says how long it is gets refused unread; one that does not is cut off where it
    crosses the limit.
    """

    def __init__(
        self, app: ASGIApp, most: int = ONE_FILE, by_path: Mapping[re.Pattern[str], int] | None = None
    ) -> None:
        self._app = app
        self._most = most
        self._by_path = by_path or {}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        path = scope["path"]
        most = next((limit for form, limit in self._by_path.items() if form.fullmatch(path)), self._most)
        message = f"the request has more than {most} bytes"
        stated = dict(scope["headers"]).get(b"content-length", b"")
        if stated.isdigit() and int(stated) > most:
            await problem(TooLarge.code, message)(scope, receive, send)
            return
        seen = 0

        async def counted() -> Message:
            nonlocal seen
            part = await receive()
            seen += len(part.get("body", b""))
            if seen > most:
                raise HTTPException(413, message)
            return part

        await self._app(scope, counted, send)
