"""Many files over worker processes: a file that kills its worker costs only itself.

Results come back in the order of the files, and only some files are under way at any time, so going
through a folder of any size needs little memory.
"""

import os
import traceback
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import BrokenExecutor, Executor, Future
from dataclasses import dataclass
from functools import partial
from itertools import islice
from pathlib import Path
from threading import Lock
from time import perf_counter
from types import TracebackType
from typing import Self, TypeAlias

from screener.assessment import Failure
from screener.errors import ParserCrashed, ReadError, TimedOut, TooLarge
from screener.folder import ResumeFile
from screener.isolation import memory_limit
from screener.limits import Limits, WorkerLimits
from screener.screening import ParsedResume, try_parse_resume
from screener.workers import WorkerDied, WorkerProcesses, WorkerTimedOut, preload

Outcome: TypeAlias = ParsedResume | Failure

LARGEST_CHUNK = 10
"""Files a task at most on an executor that the caller opens; with few files, chunks are so small that
every worker gets several. An executor on other machines is better served with 50 or more. The processes
that are used otherwise take one file a task, which costs them 0.2 ms."""
FILES_AHEAD = 30
"""Files under way for each worker: enough that others go on while one needs its whole time."""

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
    `limits` hold for every file and, in the processes that are started here, for every worker.
    `open_executor` may open any `concurrent.futures.Executor` (`lambda workers: client.get_executor()`
    for a Dask cluster); its workers keep the limits of a file, not those of a worker. Several threads may
    call `parse` at once. Raises WorkerError when no worker can be started.
    """

    def __init__(
        self,
        workers: int | None = None,
        *,
        limits: WorkerLimits | None = None,
        open_executor: OpenExecutor | None = None,
        work: Work | None = None,
        largest_chunk: int = LARGEST_CHUNK,
    ) -> None:
        if workers is not None and workers < 0:
            raise ValueError(f"workers is {workers}, it must be 0 or more")
        self._workers = os.cpu_count() or 1 if workers is None else workers
        self._limits = limits or WorkerLimits()
        self._work = work or partial(parse_chunk, limits=self._limits.file)
        self._open = open_executor or partial(
            WorkerProcesses, limits=self._limits, prepare=load_pipeline if work is None else None
        )
        if open_executor is None and work is None:
            preload("screener.preloaded")
        self._largest_chunk = largest_chunk if open_executor else 1
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

    def parse(
        self, files: Sequence[ResumeFile], observe: Callable[[float], None] | None = None
    ) -> Iterator[Outcome]:
        """One outcome a file, in the order given, each as soon as it and those before it are known.

        `observe` is told the seconds that a worker took for a file, or for one of a chunk on the average.
        On KeyboardInterrupt it still yields what other workers have already done, then raises it.
        """
        if self._workers == 0:
            for file in files:
                yield from _observed(_timed(self._work, (file,)), observe)
            return
        chunks = _chunks(files, self._workers, self._largest_chunk)
        ahead = self._workers * max(1, FILES_AHEAD // self._largest_chunk)
        under_way: deque[tuple[Sequence[ResumeFile], Future[_Timed]]] = deque()
        try:
            while True:
                for chunk in islice(chunks, ahead - len(under_way)):
                    under_way.append((chunk, self._submit(chunk)))
                if not under_way:
                    return
                chunk, future = under_way[0]
                try:
                    outcomes: Iterable[Outcome] = _observed(future.result(), observe)
                except BrokenExecutor as error:
                    outcomes = self._after(error, chunk)
                under_way.popleft()
                yield from outcomes
        except KeyboardInterrupt:
            for _, future in under_way:
                if future.done() and not future.cancelled() and future.exception() is None:
                    yield from future.result().outcomes
            raise
        finally:
            for _, future in under_way:
                future.cancel()

    def _submit(self, chunk: Sequence[ResumeFile]) -> "Future[_Timed]":
        with self._lock:
            if self._executor is None:
                self._executor = self._open(self._workers)
            try:
                return self._executor.submit(_timed, self._work, chunk)
            except BrokenExecutor:
                _stop(self._executor)
                self._executor = self._open(self._workers)
                return self._executor.submit(_timed, self._work, chunk)

    def _after(self, error: BrokenExecutor, chunk: Sequence[ResumeFile]) -> Iterator[Outcome]:
        """Outcomes of files whose worker died: failures, or what comes of each file alone."""
        if isinstance(error, WorkerDied) and len(chunk) == 1:
            yield self._died(chunk[0], error)
            return
        executor = self._open(1)
        try:
            for file in chunk:
                try:
                    outcome = executor.submit(self._work, (file,)).result()[0]
                except BrokenExecutor as again:
                    outcome = self._died(file, again)
                    _stop(executor)
                    executor = self._open(1)
                yield outcome
        finally:
            _stop(executor)

    def _died(self, file: ResumeFile, error: BrokenExecutor) -> Failure:
        if isinstance(error, WorkerTimedOut):
            message = f"{file.source}: reading it took longer than the limit of {error}"
            return Failure(file.source, TimedOut.code, message)
        how = f" ({error})" if isinstance(error, WorkerDied) else ""
        message = f"{file.source}: the worker process that read it died{how}"
        return Failure(file.source, ParserCrashed.code, message)


@dataclass(frozen=True, slots=True)
class _Timed:
    """The outcomes of a chunk and the seconds that they took."""

    outcomes: list[Outcome]
    seconds: float


def _timed(work: Work, chunk: Sequence[ResumeFile]) -> _Timed:
    began = perf_counter()
    outcomes = work(chunk)
    return _Timed(outcomes, perf_counter() - began)


def _observed(timed: _Timed, observe: Callable[[float], None] | None) -> list[Outcome]:
    if observe is not None:
        for _ in timed.outcomes:
            observe(timed.seconds / len(timed.outcomes))
    return timed.outcomes


def load_pipeline() -> None:
    """Load in this process what every file needs."""
    import screener.parsers  # noqa: F401
    from screener.pipeline import build_pipeline

    build_pipeline()


def parse_chunk(files: Sequence[ResumeFile], limits: Limits | None = None) -> list[Outcome]:
    """Read and understand some files; what a worker runs. It loads the pipeline even for none."""
    load_pipeline()
    return [parse_file(file, limits) for file in files]


def parse_file(file: ResumeFile, limits: Limits | None = None) -> Outcome:
    """Read and understand one file in this process; whatever goes wrong is a `Failure`."""
    limits = limits or Limits()
    try:
        data = file.content if isinstance(file.content, bytes) else _read(file.content, limits)
        return try_parse_resume(data, file.source, limits)
    except MemoryError:
        most = memory_limit()
        limit = "there is" if most is None else f"the limit of {most} bytes"
        return Failure(
            file.source, TooLarge.code, f"{file.source}: reading it needs more memory than {limit}"
        )
    except OSError as error:
        reason = error.strerror or type(error).__name__
        return Failure(file.source, ReadError.code, f"{file.source}: cannot be read: {reason}")
    except ReadError as error:
        return Failure(file.source, error.code, f"{file.source}: {error}")
    except Exception as error:  # noqa: BLE001 - a mistake of ours must cost one file, not the pile
        return Failure(file.source, INTERNAL_ERROR, f"{file.source}: {_describe(error)}")


def _read(path: Path, limits: Limits) -> bytes:
    if not path.is_file():  # opening a pipe would wait for ever
        raise ReadError("not a file" if path.exists() else "there is no such file")
    size = path.stat().st_size
    if size > limits.bytes:
        raise TooLarge(f"the file has {size} bytes (limit {limits.bytes} bytes)")
    return path.read_bytes()


def _describe(error: Exception) -> str:
    """One line for an error nobody foresaw: what it was, and the last place of ours it came through."""
    frames = traceback.extract_tb(error.__traceback__)
    ours = [frame for frame in frames if Path(frame.filename).is_relative_to(_PACKAGE)]
    place = f"{Path(ours[-1].filename).relative_to(_PACKAGE)}:{ours[-1].lineno}"
    text = " ".join(str(error).split())
    return f"an unexpected {type(error).__name__} in {place}" + (f": {text}" if text else "")


def _chunks(files: Sequence[ResumeFile], workers: int, largest: int) -> Iterator[Sequence[ResumeFile]]:
    size = max(1, min(largest, len(files) // (workers * 4)))
    return (files[first : first + size] for first in range(0, len(files), size))


def _stop(executor: Executor) -> None:
    """Stop at once. A worker that hangs would otherwise keep this process from ending."""
    if isinstance(executor, WorkerProcesses):
        executor.kill()
        return
    # Python 3.14 has kill_workers(); before it, this private mapping is the only way to the processes.
    processes = list((getattr(executor, "_processes", None) or {}).values())
    executor.shutdown(wait=False, cancel_futures=True)
    for process in processes:
        process.kill()
