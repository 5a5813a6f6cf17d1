"""How slowly a client may send. Who is slower is cut off, and has cost a connection, but no thread.

Bodies are watched by middleware, which answers 408; heads by the protocol of the server, which closes.
"""

import asyncio
from time import monotonic

from starlette.exceptions import HTTPException
from starlette.types import ASGIApp, Message, Receive, Scope, Send
from uvicorn.protocols.http.h11_impl import H11Protocol

HEAD_SECONDS = 10.0
"""Time for the head of a request, from its first byte or from the beginning of the connection."""
GRACE_SECONDS = 20.0
FLOOR = 2_000
"""Bytes a second that a body must have on average, not counting the first GRACE_SECONDS."""


class BodyPace:
    """ASGI middleware that answers 408 to a body that stands still for `idle` seconds, or drips.

    Only time spent waiting for the client counts.
    """

    def __init__(self, app: ASGIApp, idle: float, grace: float = GRACE_SECONDS, floor: int = FLOOR) -> None:
        self._app = app
        self._idle = idle
        self._grace = grace
        self._floor = floor

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        seen, waited, complete = 0, 0.0, False

        async def paced() -> Message:
            nonlocal seen, waited, complete
            if complete:
                return await receive()
            began = monotonic()
            left = self._grace + seen / self._floor - waited
            try:
                async with asyncio.timeout(min(self._idle, left)):
                    part = await receive()
            except TimeoutError:
                raise HTTPException(
                    408, "the body was sent too slowly", headers={"connection": "close"}
                ) from None
            waited += monotonic() - began
            seen += len(part.get("body", b""))
            complete = not part.get("more_body", False)
            return part

        await self._app(scope, paced, send)


class PacedProtocol(H11Protocol):
    """HTTP/1.1 as uvicorn speaks it, but for clients that never end the head of a request.

    The same holds for what they go on sending after they were answered.
    """

    _timer: asyncio.TimerHandle | None = None

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        super().connection_made(transport)
        self._timer = self.loop.call_later(HEAD_SECONDS, self._cut)

    def data_received(self, data: bytes) -> None:
        if self._timer is None and self._is_answered():
            self._timer = self.loop.call_later(HEAD_SECONDS, self._cut)
        super().data_received(data)
        if not self._is_answered():
            self._stop()

    def connection_lost(self, exc: Exception | None) -> None:
        self._stop()
        super().connection_lost(exc)

    def _is_answered(self) -> bool:
        """Whether no request is under way."""
        cycle = self.cycle
        return cycle is None or cycle.response_complete

    def _stop(self) -> None:
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None

    def _cut(self) -> None:
        self._timer = None
        if not self.transport.is_closing():
            self.transport.abort()
