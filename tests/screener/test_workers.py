import contextlib
import os
import signal
import sys
import threading
from concurrent.futures import CancelledError, Future
from pathlib import Path

import pytest

from screener.errors import WorkerError
from screener.limits import WorkerLimits
from screener.workers import WorkerDied, WorkerProcesses, WorkerTimedOut

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="signals and limits of POSIX")


def double(number: int) -> int:
    return 2 * number


def fail(message: str) -> None:
    raise ValueError(message)


def wait_for_ever() -> None:
    threading.Event().wait()


def a_lock() -> object:
    return threading.Lock()


def leave(code: int) -> None:
    os._exit(code)


def leave_at_once() -> None:
    os._exit(3)


def until_running(future: "Future[None]") -> None:
    while not future.running():
        threading.Event().wait(0.01)


def until_gone(process: int) -> None:
    """Wait until the process, which is another's child, is dead and buried."""
    with contextlib.suppress(ProcessLookupError):
        while True:
            os.kill(process, 0)
            threading.Event().wait(0.01)


def remember() -> None:
    os.environ["PREPARED"] = "yes"


def prepared() -> str | None:
    return os.environ.get("PREPARED")


def interrupts_are_ignored() -> bool:
    return signal.getsignal(signal.SIGINT) is signal.SIG_IGN


def take(size: int) -> int:
    return len(bytearray(size))


kept: list[bytes] = []


def keep(size: int) -> int:
    kept.append(b"x" * size)
    return os.getpid()


def test_results_and_exceptions_come_back() -> None:
    with WorkerProcesses(1) as executor:
        assert list(executor.map(double, range(5))) == [0, 2, 4, 6, 8]
        with pytest.raises(ValueError, match="as asked"):
            executor.submit(fail, "as asked").result()
        with pytest.raises(TypeError, match="pickle"):
            executor.submit(a_lock).result()
        assert executor.submit(double, 4).result() == 8
        assert executor.submit(interrupts_are_ignored).result()


def test_what_cannot_be_sent_fails_its_future() -> None:
    with WorkerProcesses(1) as executor:
        with pytest.raises((AttributeError, TypeError), match="pickle"):
            executor.submit(lambda: 1).result()
        assert executor.submit(double, 4).result() == 8


def test_a_death_costs_one_task() -> None:
    with WorkerProcesses(1) as executor:
        first, deadly, last = (
            executor.submit(double, 1),
            executor.submit(leave, 7),
            executor.submit(double, 2),
        )
        assert first.result() == 2
        with pytest.raises(WorkerDied, match="exit code 7"):
            deadly.result()
        assert last.result() == 4


def test_a_process_that_died_while_idle_costs_nothing() -> None:
    with WorkerProcesses(1) as executor:
        process = executor.submit(os.getpid).result()
        os.kill(process, signal.SIGKILL)
        until_gone(process)
        assert executor.submit(double, 2).result() == 4


def test_a_task_has_so_much_time() -> None:
    with WorkerProcesses(1, WorkerLimits(seconds=1)) as executor:
        with pytest.raises(WorkerTimedOut):
            executor.submit(wait_for_ever).result()
        assert executor.submit(double, 2).result() == 4


def test_a_process_is_replaced_after_its_tasks() -> None:
    with WorkerProcesses(1, WorkerLimits(files=2)) as executor:
        processes = [executor.submit(os.getpid).result() for _ in range(5)]
    assert processes[0] == processes[1] != processes[2] == processes[3] != processes[4]


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux keeps this limit and says what is held")
def test_memory_is_limited_and_given_back() -> None:
    # A worker that was forked from one that has loaded everything begins with some hundred megabytes.
    memory = 1536 * 1024**2
    with WorkerProcesses(1, WorkerLimits(memory=memory)) as executor:
        with pytest.raises(MemoryError):
            executor.submit(take, memory).result()
        first = executor.submit(os.getpid).result()
        assert executor.submit(keep, memory // 2).result() == first
        assert executor.submit(os.getpid).result() != first


def test_every_process_is_prepared() -> None:
    with WorkerProcesses(1, WorkerLimits(files=1), remember) as executor:
        assert [executor.submit(prepared).result() for _ in range(2)] == ["yes", "yes"]


def test_a_process_that_cannot_start_is_no_fault_of_a_file() -> None:
    with (
        WorkerProcesses(1, prepare=leave_at_once) as executor,
        pytest.raises(WorkerError, match="could not be started \\(exit code 3\\)"),
    ):
        executor.submit(double, 1).result()


def test_kill_ends_what_hangs() -> None:
    executor = WorkerProcesses(1)
    process = executor.submit(os.getpid).result()
    hanging, waiting = executor.submit(wait_for_ever), executor.submit(double, 1)
    until_running(hanging)
    executor.kill()
    with pytest.raises(WorkerDied):
        hanging.result()
    with pytest.raises(CancelledError):
        waiting.result()
    assert not Path(f"/proc/{process}").exists()
    with pytest.raises(RuntimeError, match="shut down"):
        executor.submit(double, 1)


def test_shutdown_can_cancel_what_waits() -> None:
    executor = WorkerProcesses(1, WorkerLimits(seconds=1))
    executor.submit(double, 1).result()
    hanging, waiting = executor.submit(wait_for_ever), executor.submit(double, 1)
    until_running(hanging)
    executor.shutdown(cancel_futures=True)
    assert waiting.cancelled()
    assert isinstance(hanging.exception(), WorkerTimedOut)
