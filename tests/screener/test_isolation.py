"""What a worker process refuses; each probe runs in a worker of its own kind."""

import errno
import os
import platform
import resource
import socket
import subprocess
import sys

import pytest

from screener.isolation import ONE_THREAD, memory_limit, resident_memory
from screener.limits import WorkerLimits
from screener.workers import WorkerProcesses

LIMITS = WorkerLimits(memory=600 * 1024**2, processor_seconds=30)
filtered = pytest.mark.skipif(
    sys.platform != "linux" or platform.machine() not in ("x86_64", "aarch64"),
    reason="the filter of system calls is for Linux on x86-64 and ARM64",
)


def refused(call: str, *arguments: object) -> str:
    """The kind of error that a call of this process ends with; its result when it does not."""
    try:
        match call:
            case "connect":
                address = arguments[0]
                assert isinstance(address, tuple)
                with socket.create_connection(address, timeout=5):
                    return "connected"
            case "socket":
                with socket.socket(*arguments):  # type: ignore[arg-type]
                    return "opened"
            case "run":
                return str(subprocess.run(["/bin/true"], check=False).returncode)
            case _:
                return str(os.system("true"))
    except OSError as error:
        return errno.errorcode.get(error.errno or 0, type(error).__name__)


def from_a_thread(host: str, port: int) -> str:
    """A library's own thread, started before the filter, is bound by it as well."""
    from concurrent.futures import ThreadPoolExecutor

    with ThreadPoolExecutor(1) as threads:
        return threads.submit(refused, "connect", (host, port)).result()


def soft_limits() -> dict[str, int]:
    names = ("RLIMIT_AS", "RLIMIT_CORE", "RLIMIT_CPU", "RLIMIT_NOFILE", "RLIMIT_FSIZE")
    return {name: resource.getrlimit(getattr(resource, name))[0] for name in names}


def audited() -> str:
    """What Python's own functions say where the system has no filter."""
    from screener import isolation

    sys.addaudithook(isolation._refuse)
    try:
        socket.socket()
    except PermissionError as error:
        return str(error)
    return "opened"


@pytest.fixture(scope="module")
def worker() -> "WorkerProcesses":
    return WorkerProcesses(1, LIMITS)


@pytest.fixture(scope="module", autouse=True)
def _closed(worker: WorkerProcesses):  # type: ignore[no-untyped-def]
    yield
    worker.kill()


@filtered
@pytest.mark.parametrize("family", [socket.AF_INET, socket.AF_INET6, socket.AF_UNIX])
def test_no_socket_in_a_worker(worker: WorkerProcesses, family: socket.AddressFamily) -> None:
    assert worker.submit(refused, "socket", family).result() == "EACCES"


@filtered
def test_a_listening_socket_cannot_be_reached_from_a_worker(worker: WorkerProcesses) -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        address = server.getsockname()
        assert refused("connect", address) == "connected"  # the server is there
        assert worker.submit(refused, "connect", address).result() == "EACCES"
        assert worker.submit(from_a_thread, *address).result() == "EACCES"


@filtered
def test_no_other_program_in_a_worker(worker: WorkerProcesses) -> None:
    assert refused("run") == "0"
    assert worker.submit(refused, "run").result() == "EACCES"
    assert worker.submit(refused, "system").result() != "0"


def test_limits_are_in_force(worker: WorkerProcesses) -> None:
    limits = worker.submit(soft_limits).result()
    assert limits["RLIMIT_AS"] == LIMITS.memory
    assert limits["RLIMIT_CORE"] == 0
    assert LIMITS.processor_seconds <= limits["RLIMIT_CPU"] <= LIMITS.processor_seconds + 5
    assert limits["RLIMIT_NOFILE"] <= 256
    assert worker.submit(memory_limit).result() == LIMITS.memory
    assert 1_000_000 < worker.submit(resident_memory).result() < LIMITS.memory


def test_libraries_start_no_threads_of_their_own(worker: WorkerProcesses) -> None:
    assert {worker.submit(os.getenv, name).result() for name in ONE_THREAD} == {"1"}


def test_the_second_line_where_there_is_no_filter() -> None:
    # In a process of its own: an audit hook stays for good.
    code = (
        "import sys; sys.path.insert(0, sys.argv[1]); import test_isolation; print(test_isolation.audited())"
    )
    command = [sys.executable, "-c", code, os.path.dirname(__file__)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    assert done.stdout.strip().endswith("socket.__new__ is refused in a worker process")


def test_this_process_is_not_restricted() -> None:
    assert refused("run") == "0"
    assert refused("socket", socket.AF_INET) == "opened"
