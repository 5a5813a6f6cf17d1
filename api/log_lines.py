"""What processes say of themselves on standard error: one line an event, as text or JSON.

A line has nothing of what was sent: no text, name, file name or query. Messages of errors may quote such
things, so of an error only its type and the places it came through are told; and of what other packages
want to say, only where they say it.
"""

import json
import logging
import sys
import threading
from collections.abc import Iterator
from contextvars import ContextVar
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType
from typing import Any, Literal

FIELDS = "fields"
"""Key of `extra` under which our own events bring what they tell besides."""
request_id: ContextVar[str | None] = ContextVar("request_id", default=None)

_OURS = ("screener", "uvicorn")
_PACKAGES = tuple(Path(__file__).parent.parent / name for name in ("api", "screener", "skills_taxonomy"))
_INNERMOST, _FRAMES = 3, 12
"""Places of an error that are told: so many of the last ones, then only our own; and of all so many."""


def log_to_stderr(form: Literal["text", "json"]) -> None:
    """Let every logger of this process write in this form; errors that nobody caught are events too."""
    handler = logging.StreamHandler()
    handler.setFormatter(formatter(form))
    logging.basicConfig(level=logging.WARNING, handlers=[handler], force=True)
    logging.getLogger("screener").setLevel(logging.INFO)
    logging.getLogger("uvicorn").setLevel(logging.INFO)
    logging.captureWarnings(True)
    # What cannot be written would be told with all that it was to hold.
    logging.raiseExceptions = False
    sys.excepthook = _tell_of_end
    threading.excepthook = _tell_of_thread


def formatter(form: Literal["text", "json"]) -> logging.Formatter:
    """What makes lines of events."""
    return _Json() if form == "json" else _Text()


def adopt(name: str) -> None:
    """Take away the handlers that a package has given its logger, so that its words go our way."""
    logger = logging.getLogger(name)
    logger.handlers.clear()
    logger.propagate = True


class _Text(logging.Formatter):
    def format(self, record: logging.LogRecord) -> str:
        event = _event(record)
        start = f"{event.pop('at')} {event.pop('level').upper()} {event.pop('logger')} {event.pop('event')}"
        return " ".join([start, *(f"{key}={_plain(value)}" for key, value in event.items())])


class _Json(logging.Formatter):
    def format(self, record: logging.LogRecord) -> str:
        return json.dumps(_event(record), ensure_ascii=True)


def _event(record: logging.LogRecord) -> dict[str, Any]:
    """What a line tells, in the order in which it does."""
    event: dict[str, Any] = {
        "at": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
        "level": record.levelname.lower(),
        "logger": record.name,
        "event": _message(record),
    }
    if (of_request := request_id.get()) is not None:
        event["request_id"] = of_request
    event |= getattr(record, FIELDS, {})
    if record.exc_info and record.exc_info[1] is not None:
        event["error"] = list(_chain(record.exc_info[1]))
    return event


def _message(record: logging.LogRecord) -> str:
    if record.name.partition(".")[0] in _OURS:
        return " ".join(record.getMessage().split())
    return f"{record.name} at {record.module}:{record.lineno}"


def _chain(error: BaseException) -> Iterator[str]:
    """An error and what caused it, the first cause last."""
    seen: set[int] = set()
    current: BaseException | None = error
    while current is not None and id(current) not in seen:
        seen.add(id(current))
        kind = type(current)
        yield f"{kind.__module__}.{kind.__qualname__}: {' < '.join(_places(current.__traceback__))}"
        current = current.__cause__ or (None if current.__suppress_context__ else current.__context__)


def _places(trace: TracebackType | None) -> list[str]:
    found: list[tuple[str, bool]] = []
    while trace is not None:
        code = trace.tb_frame.f_code
        path = Path(code.co_filename)
        ours = any(path.is_relative_to(package) for package in _PACKAGES)
        found.append((f"{path.parent.name}/{path.name}:{trace.tb_lineno} {code.co_name}", ours))
        trace = trace.tb_next
    told = [place for number, (place, ours) in enumerate(reversed(found)) if ours or number < _INNERMOST]
    return told[:_FRAMES]


def _plain(value: object) -> str:
    if isinstance(value, list | tuple):
        return " | ".join(map(str, value))
    return "-" if value is None else str(value)


def _tell_of_end(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
    if issubclass(kind, KeyboardInterrupt):
        return
    logging.getLogger("screener").critical("the process ends by an error", exc_info=(kind, error, trace))


def _tell_of_thread(arguments: threading.ExceptHookArgs) -> None:
    error = arguments.exc_value
    if error is not None:
        name = arguments.thread.name if arguments.thread else "unknown"
        told = {FIELDS: {"thread": name}}
        logging.getLogger("screener").critical("a thread ends by an error", exc_info=error, extra=told)
