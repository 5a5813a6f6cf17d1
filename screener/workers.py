"""An executor of worker processes that can be lost one at a time.

`concurrent.futures.ProcessPoolExecutor` gives up all its tasks when one process dies, and cannot tell
which of them killed it. Here a thread looks after each process, hands it one task at a time and waits for
the answer no longer than allowed: a crash or a hang fails one future, and the next task gets a new process.
"""

import os
import signal
import sys
from collections.abc import Callable
from concurrent.futures import BrokenExecutor, Executor, Future
from dataclasses import dataclass
from multiprocessing import get_context
from multiprocessing.connection import Connection
from queue import Empty, SimpleQueue
from threading import Lock, Thread
from typing import Any, ParamSpec, TypeVar

from screener.errors import WorkerError
from screener.isolation import ONE_THREAD, limit_processor_time, resident_memory, restrict
from screener.limits import WorkerLimits

P = ParamSpec("P")
T = TypeVar("T")

START_SECONDS = 300
"""A process that is not ready by then will never be."""

_CONTEXT = get_context("spawn") if sys.platform == "win32" else get_context("forkserver")
"""Where it can be, processes are forked from one that has no threads and opened no stranger's file, so that
what all of them need is loaded once (see `preload`)."""
_starting = Lock()
"""`multiprocessing` looks after dead processes while it starts one: not in two threads at once."""


def preload(module: str) -> None:
    """Import a module once for all workers, before the first of them starts; later it has no effect.

    Workers then see the environment as it was at that time.
    """
    if sys.platform != "win32":
        _CONTEXT.set_forkserver_preload([module])


class WorkerDied(BrokenExecutor):
    """The process that ran a task is gone; only that task is lost. The message says how it ended."""


class WorkerTimedOut(WorkerDied):
    """The process took longer for a task than allowed and was ended. The message is the limit."""


@dataclass(frozen=True, slots=True)
class _Task:
    future: "Future[Any]"
    function: Callable[..., Any]
    arguments: tuple[Any, ...]
    options: dict[str, Any]


class WorkerProcesses(Executor):
    """Processes started when first needed, under `limits` (see `screener.isolation`).

    `prepare` runs in each before its first task, outside the limits: it may load what all tasks need. A
    process is replaced after `limits.files` tasks, or when it holds more than half of its memory. A future
    fails with WorkerDied or WorkerTimedOut where its process was lost, with WorkerError where none starts.
    """

    def __init__(
        self,
        workers: int,
        limits: WorkerLimits | None = None,
        prepare: Callable[[], object] | None = None,
    ) -> None:
        self._workers = workers
        self._limits = limits or WorkerLimits()
        self._prepare = prepare
        self._tasks: SimpleQueue[_Task | None] = SimpleQueue()
        self._threads: list[Thread] = []
        self._processes: set[_Process] = set()
        self._lock = Lock()
        self._closed = self._killed = False

    def submit(self, fn: Callable[P, T], /, *args: P.args, **kwargs: P.kwargs) -> "Future[T]":
        """Run `fn` in a worker; it and its arguments must be picklable."""
        future: Future[T] = Future()
        with self._lock:
            if self._closed:
                raise RuntimeError("the worker processes are shut down")
            self._tasks.put(_Task(future, fn, args, kwargs))
            if len(self._threads) < self._workers:
                thread = Thread(target=self._look_after, name=f"worker-{len(self._threads)}", daemon=True)
                self._threads.append(thread)
                thread.start()
        return future

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:
        """Take no more tasks; the processes end after what is submitted, or what they are at."""
        with self._lock:
            self._closed = True
            if cancel_futures:
                self._cancel_all()
            for _ in self._threads:
                self._tasks.put(None)
        if wait:
            for thread in self._threads:
                thread.join()

    def kill(self) -> None:
        """End the processes at once, whatever they are at."""
        self._killed = True
        self.shutdown(wait=False, cancel_futures=True)
        with self._lock:
            for process in self._processes:
                process.kill()
        for thread in self._threads:
            thread.join()

    def _cancel_all(self) -> None:
        while True:
            try:
                task = self._tasks.get_nowait()
            except Empty:
                return
            if task is not None:
                task.future.cancel()

    def _look_after(self) -> None:
        """Hand tasks to one process after another until there are no more."""
        if sys.platform != "win32":
            # A process that is started here never sees Ctrl-C, not even while it starts.
            signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
        process: _Process | None = None
        while (task := self._tasks.get()) is not None:
            if task.future.set_running_or_notify_cancel():
                process = self._run(task, process)
        if process is not None:
            self._end(process)

    def _run(self, task: _Task, process: "_Process | None") -> "_Process | None":
        """Do a task; the process for the next one, if it can go on."""
        try:
            if process is not None and not process.is_alive():
                self._end(process)
                process = None
            if process is None:
                process = self._start()
            answer = process.call(task)
        except BaseException as error:  # noqa: BLE001 - whatever it is, somebody waits for the future
            task.future.set_exception(error)
            if process is not None:
                self._end(process)
            return None
        if answer.error is not None:
            task.future.set_exception(answer.error)
        else:
            task.future.set_result(answer.value)
        if answer.is_last:
            self._end(process)
            return None
        return process

    def _start(self) -> "_Process":
        process = _Process(self._limits, self._prepare)
        with self._lock:
            self._processes.add(process)
            if self._killed:
                process.kill()
        try:
            process.wait_until_ready()
        except BaseException:
            self._end(process)
            raise
        return process

    def _end(self, process: "_Process") -> None:
        with self._lock:
            self._processes.discard(process)
        process.end()


@dataclass(frozen=True, slots=True)
class _Answer:
    value: Any = None
    error: BaseException | None = None
    is_last: bool = False
    """The process ends after this answer."""


class _Process:
    """One worker process and the pipe to it."""

    def __init__(self, limits: WorkerLimits, prepare: Callable[[], object] | None) -> None:
        self._limits = limits
        self._connection, theirs = _CONTEXT.Pipe()
        self._process = _CONTEXT.Process(target=_work, args=(theirs, limits, prepare), daemon=True)
        with _starting:
            self._process.start()
        theirs.close()

    def wait_until_ready(self) -> None:
        """Raises WorkerError when the process ends before, or takes too long."""
        try:
            if self._connection.poll(START_SECONDS):
                self._connection.recv()
                return
        except (EOFError, OSError) as error:
            raise WorkerError(f"a worker process could not be started ({self._how_it_ended()})") from error
        raise WorkerError(f"a worker process was not ready within {START_SECONDS} seconds")

    def call(self, task: _Task) -> _Answer:
        """Raises WorkerDied or WorkerTimedOut."""
        try:
            self._connection.send((task.function, task.arguments, task.options))
            if not self._connection.poll(self._limits.seconds):
                raise WorkerTimedOut(f"{self._limits.seconds} seconds")
            answer = self._connection.recv()
        except (EOFError, OSError) as error:
            how = self._how_it_ended()
            if sys.platform != "win32" and self._process.exitcode == -signal.SIGXCPU:
                limit = f"{self._limits.processor_seconds} seconds of processor time"
                raise WorkerTimedOut(limit) from error
            raise WorkerDied(how) from error
        assert isinstance(answer, _Answer)
        return answer

    def is_alive(self) -> bool:
        return self._process.is_alive()

    def kill(self) -> None:
        self._process.kill()

    def end(self) -> None:
        """Free what the process holds, whether it lives or not."""
        self._process.kill()
        self._process.join()
        self._connection.close()

    def _how_it_ended(self) -> str:
        self._process.join(5)
        code = self._process.exitcode
        if code is None or code >= 0:
            return f"exit code {code}"
        try:
            return signal.Signals(-code).name
        except ValueError:
            return f"signal {-code}"


def _work(
    connection: "Connection[Any, Any]", limits: WorkerLimits, prepare: Callable[[], object] | None
) -> None:
    """What a worker process runs: tasks from the pipe, answers into it."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    for name in ONE_THREAD:
        os.environ.setdefault(name, "1")
    if prepare is not None:
        prepare()
    restrict(limits)
    connection.send(None)
    for left in reversed(range(limits.files)):
        try:
            function, arguments, options = connection.recv()
        except EOFError:
            return
        limit_processor_time(limits.processor_seconds)
        answer = _answer(function, arguments, options)
        is_last = left == 0 or resident_memory() > limits.memory // 2
        try:
            connection.send(_Answer(answer.value, answer.error, is_last))
        except Exception as error:  # noqa: BLE001 - the answer is too large for this process, or no data
            connection.send(_Answer(error=error, is_last=True))


def _answer(function: Callable[..., Any], arguments: tuple[Any, ...], options: dict[str, Any]) -> _Answer:
    try:
        return _Answer(function(*arguments, **options))
    except Exception as error:  # noqa: BLE001 - it belongs to whoever waits for the future
        return _Answer(error=error)
