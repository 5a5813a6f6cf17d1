"""Work on strangers' files that a request waits for, in processes that a hostile file can only end.

They are not those that read uploads: a page must not wait for a pile.
"""

from collections import OrderedDict
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path
from threading import Lock
from typing import ParamSpec, TypeVar

from screener.document import Page
from screener.errors import ParserCrashed, TimedOut
from screener.limits import Limits, WorkerLimits
from screener.workers import WorkerDied, WorkerProcesses, WorkerTimedOut

P = ParamSpec("P")
T = TypeVar("T")

_DRAWING, _READING = 2, 1
"""Processes that draw pages, and that read the text of vacancies."""
_SECONDS = 20
_KEPT_BYTES = 32 * 1024**2


class Isolated:
    """Runs functions in worker processes, which start when first needed. Threads may share it."""

    def __init__(self, limits: WorkerLimits) -> None:
        self._limits = replace(
            limits,
            seconds=min(_SECONDS, limits.seconds),
            processor_seconds=min(_SECONDS, limits.processor_seconds),
        )
        self._drawing = WorkerProcesses(_DRAWING, self._limits, prepare=_load_drawing)
        self._reading = WorkerProcesses(_READING, self._limits, prepare=_load_reading)
        self._pictures = _Kept(_KEPT_BYTES)
        self._begun = False

    @property
    def file_limits(self) -> Limits:
        return self._limits.file

    def warm_up(self) -> None:
        """Start a process without waiting for it: somebody looks at a resume and will want its pages."""
        if not self._begun:
            self._begun = True
            self._drawing.submit(_load_drawing)

    def read(self, function: Callable[P, T], /, *arguments: P.args, **options: P.kwargs) -> T:
        """What `function` makes of a text; it and its arguments must be picklable.

        Raises what it raises, TimedOut, and ParserCrashed where its process died.
        """
        return _call(self._reading, partial(function, *arguments, **options))

    def picture(self, digest: str, content: Callable[[], Path | bytes], page: Page, width: int) -> bytes:
        """A page of a file as PNG (see `draw_page`); those shown lately are kept in memory by its digest."""
        key = f"{digest}/{page}/{width}"
        picture = self._pictures.get(key)
        if picture is None:
            picture = _call(self._drawing, partial(_draw, content(), page, width, self.file_limits))
            self._pictures.put(key, picture)
        return picture

    def close(self) -> None:
        """End the processes, whatever they are at."""
        self._drawing.kill()
        self._reading.kill()


def _call(processes: WorkerProcesses, work: Callable[[], T]) -> T:
    try:
        return processes.submit(work).result()
    except WorkerTimedOut as error:
        raise TimedOut(f"it took longer than the limit of {error}") from error
    except WorkerDied as error:
        raise ParserCrashed(f"the worker process died ({error})") from error


def _load_drawing() -> None:
    """What drawing needs; only the processes load it."""
    import screener.pictures  # noqa: F401


def _load_reading() -> None:
    """What reading needs, vocabularies too: loading them must not count as reading."""
    from screener.job_description import draft_profile
    from screener.parsers import parse

    draft_profile(parse(b"Account Manager\n\nRequirements\n- Two years of sales\n- Excel\n", "first"))


def _draw(content: Path | bytes, page: Page, width: int, limits: Limits) -> bytes:
    from screener.pictures import draw_page

    data = content if isinstance(content, bytes) else content.read_bytes()
    return draw_page(data, "the file", page, width, limits)


class _Kept:
    """The values used last, up to so many bytes."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._bytes = 0
        self._values: OrderedDict[str, bytes] = OrderedDict()
        self._lock = Lock()

    def get(self, key: str) -> bytes | None:
        with self._lock:
            value = self._values.get(key)
            if value is not None:
                self._values.move_to_end(key)
            return value

    def put(self, key: str, value: bytes) -> None:
        with self._lock:
            self._bytes += len(value) - len(self._values.pop(key, b""))
            self._values[key] = value
            while self._bytes > self._most:
                self._bytes -= len(self._values.popitem(last=False)[1])
