"""Commands as people type them, run in this process, which has loaded what they need."""

import contextlib
import io
import signal
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import pytest

from screener.cli import app, main


@dataclass(frozen=True)
class Done:
    """How a command ended, and what it printed."""

    returncode: int
    stdout: str
    stderr: str


def screener(
    *arguments: str | Path, cwd: Path | None = None, application: Callable[..., object] = app
) -> Done:
    """What `python -m screener` does with the arguments, in a folder; without the process."""
    with pytest.MonkeyPatch.context() as patch, _signals_as_they_were():
        if cwd is not None:
            patch.chdir(cwd)
        streams = [io.TextIOWrapper(io.BytesIO(), encoding="utf-8") for _ in range(2)]
        patch.setattr(sys, "stdout", streams[0])
        patch.setattr(sys, "stderr", streams[1])
        with pytest.raises(SystemExit) as ended:
            main(partial(application, [str(argument) for argument in arguments], prog_name="screener"))
    code = ended.value.code
    assert code is None or isinstance(code, int)
    return Done(code or 0, *map(_written, streams))


@contextlib.contextmanager
def _signals_as_they_were() -> Iterator[None]:
    """`main` ignores Ctrl-C at its end, as the process ends with it."""
    before = signal.getsignal(signal.SIGINT)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)


def _written(stream: io.TextIOWrapper) -> str:
    stream.seek(0)
    return stream.read()
