"""What happens in a screening, told while it happens (server-sent events).

Each stream follows the database, so that it does not matter which process does the work. It ends when the
work is done, when the service stops, and after some minutes: clients come again by themselves and go on
after the last event they have seen, and whoever may no longer look is refused then.
"""

import asyncio
import json
import time
from collections import Counter
from collections.abc import AsyncIterator
from contextlib import suppress
from threading import Lock
from typing import Any

from fastapi.responses import StreamingResponse
from starlette.concurrency import run_in_threadpool
from starlette.types import Receive, Scope, Send

from api.screening_schemas import ProgressOut
from api.storage import Storage
from api.storage.records import ScreeningRecord
from api.storage.review_records import News, ResumeNews

MOST_OF_ONE = 8
"""Streams that a key or person may hold in a process."""
MOST = 200
POLL_SECONDS = 1.0
HEARTBEAT_SECONDS = 15.0
LONGEST_SECONDS = 300.0
COME_AGAIN_MILLISECONDS = 2000


class Streams:
    """The streams of this process. `end` ends them all; it is called in the loop that they run in."""

    def __init__(self) -> None:
        self._held: Counter[str] = Counter()
        self._lock = Lock()
        self._ended = asyncio.Event()

    def take(self, name: str) -> bool:
        """Whether one more may be held by `name`; then `give_back` must follow."""
        with self._lock:
            if self._ended.is_set() or self._held[name] >= MOST_OF_ONE or self._held.total() >= MOST:
                return False
            self._held[name] += 1
            return True

    def give_back(self, name: str) -> None:
        with self._lock:
            self._held[name] -= 1
            if not self._held[name]:
                del self._held[name]

    @property
    def ended(self) -> bool:
        return self._ended.is_set()

    async def rest(self, seconds: float) -> None:
        """Wait, but no longer than until the end."""
        with suppress(TimeoutError):
            await asyncio.wait_for(self._ended.wait(), seconds)

    def end(self) -> None:
        self._ended.set()


class EventStream(StreamingResponse):
    """The events of a screening. It gives its place back whatever becomes of the connection."""

    def __init__(
        self, streams: Streams, holder: str, storage: Storage, screening: ScreeningRecord, after: int | None
    ) -> None:
        self._streams = streams
        self._holder = holder
        self._storage = storage
        self._screening = screening
        headers = {"cache-control": "no-store", "x-accel-buffering": "no"}
        super().__init__(self._events(after), media_type="text/event-stream", headers=headers)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        try:
            await super().__call__(scope, receive, send)
        finally:
            self._streams.give_back(self._holder)

    async def _events(self, after: int | None) -> AsyncIterator[str]:
        """`after` is the last entry of the log that the client knows of; None for one that knows nothing."""
        yield f"retry: {COME_AGAIN_MILLISECONDS}\n\n"
        until = time.monotonic() + LONGEST_SECONDS
        told = ""
        said_at = time.monotonic()
        while not self._streams.ended and time.monotonic() < until:
            news, progress = await run_in_threadpool(self._look, after)
            is_new = bool(news.resumes)
            for each in news.resumes:
                yield _event("resume", _resume(each), each.number)
            after = news.number
            shown = progress.model_dump_json()
            if shown != told or is_new:
                told = shown
                yield _event("progress", progress.model_dump(mode="json"), after)
                said_at = time.monotonic()
            if progress.status == "done" and len(news.resumes) == 0:
                yield _event("end", {}, after)
                return
            if time.monotonic() - said_at >= HEARTBEAT_SECONDS:
                yield ": still here\n\n"
                said_at = time.monotonic()
            if not is_new:
                await self._streams.rest(POLL_SECONDS)

    def _look(self, after: int | None) -> tuple[News, ProgressOut]:
        """The count first: where it says that all is done, the news tell of all."""
        screening = self._screening
        progress = ProgressOut.of(self._storage.progress(screening.id))
        if after is None:
            news = self._storage.finished(screening.tenant_id, screening.id)
        else:
            news = self._storage.news(screening.tenant_id, screening.id, after)
        return news, progress


def _resume(news: ResumeNews) -> dict[str, Any]:
    return {
        "resume": news.resume_id,
        "state": news.state,
        "band": news.band,
        "score": None if news.tenths is None else f"{news.tenths // 10}.{news.tenths % 10}",
        "failure": news.failure,
        "decision": news.decision,
    }


def _event(kind: str, data: dict[str, Any], number: int | None) -> str:
    place = "" if number is None else f"id: {number}\n"
    return f"{place}event: {kind}\ndata: {json.dumps(data, separators=(',', ':'))}\n\n"
