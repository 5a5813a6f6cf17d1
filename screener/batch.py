"""Many files over worker processes: a file that kills its worker costs only itself.

Files go to the workers in chunks, results come back in the order of the files, and only a few chunks
are under way at any time, so going through a folder of any size needs little memory.
"""

import os
import signal
import sys
import traceback
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import BrokenExecutor, Executor, Future, ProcessPoolExecutor
from contextlib import contextmanager
from itertools import islice
from multiprocessing import get_context
from pathlib import Path
from threading import Lock
from time import monotonic
from types import TracebackType
from typing import Self, TypeAlias

from screener.assessment import Failure
from screener.errors import ParserCrashed, ReadError, TimedOut, TooLarge
from screener.folder import ResumeFile
from screener.screening import ParsedResume, try_parse_resume

Outcome: TypeAlias = ParsedResume | Failure

LARGEST_CHUNK = 10
"""Files a task at most; with few files, chunks are so small that every worker gets several. Sending a
task to a process costs less than a millisecond, and small chunks lose little when somebody interrupts;
an executor on other machines is better served with 50 or more."""
CHUNKS_AHEAD = 3
"""Chunks under way for each worker."""
SECONDS_A_FILE = 60
"""A worker that needs longer for one file is ended."""
MEMORY_A_WORKER = 4 * 1024**3
"""Bytes of address space; a file that needs more becomes a failure."""

INTERNAL_ERROR = "internal_error"
"""Code of a `Failure` that is a mistake of this library."""

_PACKAGE = Path(__file__).parent

Work = Callable[[Sequence[ResumeFile]], "list[Outcome]"]
"""What a worker does with a chunk: one outcome a file, in the same order."""
OpenExecutor = Callable[[int], Executor]
"""Opens an executor with so many workers."""


class ParserPool:
    """Workers that parse files, started when first needed and again when one dies.

    `workers` defaults to the number of CPUs; 0 parses in the calling process, without isolation.
    `open_executor` may open any `concurrent.futures.Executor` (`lambda workers: client.get_executor()`
    for a Dask cluster). Several threads may call `parse` at once.
    """

    def __init__(
        self,
        workers: int | None = None,
        *,
        open_executor: OpenExecutor | None = None,
        work: Work | None = None,
        largest_chunk: int = LARGEST_CHUNK,
    ) -> None:
        if workers is not None and workers < 0:
            raise ValueError(f"workers is {workers}, it must be 0 or more")
        self._workers = os.cpu_count() or 1 if workers is None else workers
        self._open = open_executor or open_workers
        self._work = work or parse_chunk
        self._largest_chunk = largest_chunk
        self._executor: Executor | None = None
        self._lock = Lock()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close(now=error is not None)

    def warm_up(self) -> None:
        """Start the workers and load the pipeline in them, without waiting for it."""
        for _ in range(self._workers):
            self._submit(())

    def close(self, *, now: bool = False) -> None:
        """Stop the workers: after what they are at, or `now`."""
        with self._lock:
            executor, self._executor = self._executor, None
        if executor is not None:
            _stop(executor) if now else executor.shutdown()

    def parse(self, files: Sequence[ResumeFile]) -> Iterator[Outcome]:
        """One outcome a file, in the order given, each as soon as it and those before it are known.

        On KeyboardInterrupt it still yields what other workers have already done, then raises it.
        """
        if self._workers == 0:
            for file in files:
                yield from self._work((file,))
            return
        chunks = _chunks(files, self._workers, self._largest_chunk)
        under_way: deque[tuple[Sequence[ResumeFile], Future[list[Outcome]]]] = deque()
        try:
            while True:
                for chunk in islice(chunks, self._workers * CHUNKS_AHEAD - len(under_way)):
                    under_way.append((chunk, self._submit(chunk)))
                if not under_way:
                    return
                chunk, future = under_way[0]
                try:
                    outcomes: Iterable[Outcome] = future.result()
                except BrokenExecutor:
                    outcomes = self._one_by_one(chunk)
                under_way.popleft()
                yield from outcomes
        except KeyboardInterrupt:
            for _, future in under_way:
                if future.done() and future.exception() is None:
                    yield from future.result()
            raise
        finally:
            for _, future in under_way:
                future.cancel()

    def _submit(self, chunk: Sequence[ResumeFile]) -> "Future[list[Outcome]]":
        with self._lock:
            if self._executor is None:
                self._executor = self._open(self._workers)
            try:
                return _start(self._executor, self._work, chunk)
            except BrokenExecutor:
                _stop(self._executor)
                self._executor = self._open(self._workers)
                return _start(self._executor, self._work, chunk)

    def _one_by_one(self, files: Sequence[ResumeFile]) -> Iterator[Outcome]:
        """Parse files whose worker died in a worker of their own, to find the one that kills it."""
        executor = self._open(1)
        try:
            for file in files:
                started = monotonic()
                future = _start(executor, self._work, (file,))
                try:
                    outcome = future.result()[0]
                except BrokenExecutor:
                    outcome = _died(file, monotonic() - started)
                    _stop(executor)
                    executor = self._open(1)
                yield outcome
        finally:
            _stop(executor)


def open_workers(workers: int) -> Executor:
    """Processes started afresh (spawn) that ignore Ctrl-C and limit their memory and time."""
    return ProcessPoolExecutor(workers, mp_context=get_context("spawn"), initializer=_become_worker)


_seconds_a_file: float | None = None
"""The time limit in force; None outside the worker processes of `open_workers`."""


def _become_worker() -> None:
    global _seconds_a_file
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    if sys.platform == "win32":
        return
    import resource

    _seconds_a_file = SECONDS_A_FILE
    _, most = resource.getrlimit(resource.RLIMIT_AS)
    limit = MEMORY_A_WORKER if most == resource.RLIM_INFINITY else min(MEMORY_A_WORKER, most)
    resource.setrlimit(resource.RLIMIT_AS, (limit, most))


def parse_chunk(files: Sequence[ResumeFile]) -> list[Outcome]:
    """Read and understand some files; what a worker runs. It loads the pipeline even for none."""
    from screener.pipeline import build_pipeline

    build_pipeline()
    outcomes: list[Outcome] = []
    for file in files:
        with _alarm(_seconds_a_file):
            outcomes.append(parse_file(file))
    return outcomes


def parse_file(file: ResumeFile) -> Outcome:
    """Read and understand one file in this process; whatever goes wrong is a `Failure`."""
    try:
        data = file.content if isinstance(file.content, bytes) else _read(file.content)
        return try_parse_resume(data, file.source)
    except OSError as error:
        reason = error.strerror or type(error).__name__
        return Failure(file.source, ReadError.code, f"{file.source}: cannot be read: {reason}")
    except ReadError as error:
        return Failure(file.source, error.code, f"{file.source}: {error}")
    except Exception as error:  # noqa: BLE001 - a mistake of ours must cost one file, not the pile
        return Failure(file.source, INTERNAL_ERROR, f"{file.source}: {_describe(error)}")


def _read(path: Path) -> bytes:
    from screener.parsers import Limits

    if not path.is_file():  # opening a pipe would wait for ever
        raise ReadError("not a file" if path.exists() else "there is no such file")
    size, most = path.stat().st_size, Limits().bytes
    if size > most:
        raise TooLarge(f"the file has {size} bytes (limit {most} bytes)")
    return path.read_bytes()


def _describe(error: Exception) -> str:
    """One line for an error nobody foresaw: what it was, and the last place of ours it came through."""
    frames = traceback.extract_tb(error.__traceback__)
    ours = [frame for frame in frames if Path(frame.filename).is_relative_to(_PACKAGE)]
    place = f"{Path(ours[-1].filename).relative_to(_PACKAGE)}:{ours[-1].lineno}"
    text = " ".join(str(error).split())
    return f"an unexpected {type(error).__name__} in {place}" + (f": {text}" if text else "")


def _died(file: ResumeFile, seconds: float) -> Failure:
    if seconds >= SECONDS_A_FILE:
        message = f"{file.source}: reading it took longer than the limit of {SECONDS_A_FILE} seconds"
        return Failure(file.source, TimedOut.code, message)
    message = f"{file.source}: the worker process that read it died"
    return Failure(file.source, ParserCrashed.code, message)


def _chunks(files: Sequence[ResumeFile], workers: int, largest: int) -> Iterator[Sequence[ResumeFile]]:
    size = max(1, min(largest, len(files) // (workers * 4)))
    return (files[first : first + size] for first in range(0, len(files), size))


def _start(executor: Executor, work: Work, chunk: Sequence[ResumeFile]) -> "Future[list[Outcome]]":
    """Submit a chunk. A process that this starts never sees Ctrl-C, not even while it starts."""
    if sys.platform == "win32":
        return executor.submit(work, chunk)
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        return executor.submit(work, chunk)
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _stop(executor: Executor) -> None:
    """Stop at once. A worker that hangs would otherwise keep this process from ending."""
    # Python 3.14 has kill_workers(); before it, this private mapping is the only way to the processes.
    processes = list((getattr(executor, "_processes", None) or {}).values())
    executor.shutdown(wait=False, cancel_futures=True)
    for process in processes:
        process.kill()


@contextmanager
def _alarm(seconds: float | None) -> Iterator[None]:
    """Let the system end this process unless the block is done in time."""
    if seconds is None or sys.platform == "win32":
        yield
        return
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
