"""What a worker process does to itself before it opens a file of a stranger.

Linux: limits of memory, processor time, open files and file size, no core dumps, and a seccomp filter
that refuses sockets and other programs to all threads. macOS has the limits without the filter, Windows
has none of them; there Python's own functions for sockets and programs are refused instead, and the
parent's clock ends a worker that takes too long. None of this can be undone: never call it in a process
that does anything else.
"""

import ctypes
import errno
import math
import os
import platform
import sys
import time

from screener.limits import WorkerLimits

_OPEN_FILES = 256
_FILE_SIZE = 64 * 1024**2
"""Bytes of a file that a worker may write; it has no reason to write one."""

ONE_THREAD = ("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "OMP_THREAD_LIMIT", "MKL_NUM_THREADS")
"""There is a worker for each processor already, and every thread takes address space."""


def restrict(limits: WorkerLimits) -> None:
    """Limit this process for good; as far as the platform allows it."""
    if sys.platform != "win32":
        import resource

        os.nice(limits.niceness)  # there is none on Windows
        _lower(resource.RLIMIT_AS, limits.memory)
        _lower(resource.RLIMIT_CORE, 0)
        _lower(resource.RLIMIT_FSIZE, _FILE_SIZE)
        _lower(resource.RLIMIT_NOFILE, _OPEN_FILES)
    if not _filter_system_calls():
        sys.addaudithook(_refuse)


def limit_processor_time(seconds: int) -> None:
    """Let the system end this process after so much more processor time. It outlives its parent no longer."""
    if sys.platform != "win32":
        import resource

        _lower(resource.RLIMIT_CPU, math.ceil(time.process_time()) + seconds)


def memory_limit() -> int | None:
    """Bytes of address space that this process may have; None for no limit."""
    if sys.platform == "win32":
        return None
    import resource

    limit, _ = resource.getrlimit(resource.RLIMIT_AS)
    return None if limit == resource.RLIM_INFINITY else limit


def resident_memory() -> int:
    """Bytes of memory that this process holds; its peak on macOS, 0 on Windows."""
    if sys.platform == "linux":
        with open("/proc/self/statm", "rb") as stream:
            return int(stream.read().split()[1]) * os.sysconf("SC_PAGE_SIZE")
    elif sys.platform == "win32":
        return 0
    else:
        import resource

        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss


def _lower(kind: int, limit: int) -> None:
    """Set the soft limit, as far as the hard one allows."""
    import resource

    _, most = resource.getrlimit(kind)
    if most != resource.RLIM_INFINITY:
        limit = min(limit, most)
    try:
        resource.setrlimit(kind, (limit, most))
    except (OSError, ValueError):  # macOS refuses limits below what is in use
        return


class _Instruction(ctypes.Structure):
    """`struct sock_filter`: an operation, two jumps, a value."""

    _fields_ = (
        ("code", ctypes.c_uint16),
        ("yes", ctypes.c_uint8),
        ("no", ctypes.c_uint8),
        ("k", ctypes.c_uint32),
    )


class _Program(ctypes.Structure):
    """`struct sock_fprog`."""

    _fields_ = (("length", ctypes.c_ushort), ("filter", ctypes.POINTER(_Instruction)))


_LOAD, _EQUAL, _AT_LEAST, _RETURN = 0x20, 0x15, 0x35, 0x06
_NUMBER, _ARCHITECTURE = 0, 4
"""Places in `struct seccomp_data`."""
_ALLOW = 0x7FFF0000
_FAIL = 0x00050000 | errno.EACCES
_X32 = 0x40000000
"""From here on x86-64 counts its system calls a second time."""
_NO_NEW_PRIVILEGES, _SET_FILTER, _ALL_THREADS = 38, 1, 1

_REFUSED_CALLS: dict[str, tuple[int, int, tuple[int, ...]]] = {
    # seccomp; then socket, execve, execveat, ptrace, io_uring_setup (which can open sockets too)
    "x86_64": (0xC000003E, 317, (41, 59, 322, 101, 425)),
    "aarch64": (0xC00000B7, 277, (198, 221, 281, 117, 425)),
}
"""For each machine its mark in seccomp, and the numbers of system calls."""


def _filter_system_calls() -> bool:
    """Whether the system now refuses sockets and other programs to all threads of this process."""
    if sys.platform != "linux" or sys.maxsize < 2**32 or platform.machine() not in _REFUSED_CALLS:
        return False
    mark, seccomp, refused = _REFUSED_CALLS[platform.machine()]
    numbers = [(_AT_LEAST, _X32), *((_EQUAL, number) for number in refused)]
    steps = [(_LOAD, 0, 0, _ARCHITECTURE), (_EQUAL, 0, len(numbers) + 2, mark), (_LOAD, 0, 0, _NUMBER)]
    for place, (test, number) in enumerate(numbers):
        steps.append((test, len(numbers) - place, 0, number))
    steps += [(_RETURN, 0, 0, _ALLOW), (_RETURN, 0, 0, _FAIL)]
    program = _Program(len(steps), (_Instruction * len(steps))(*(_Instruction(*step) for step in steps)))
    system = ctypes.CDLL(None)
    if system.prctl(_NO_NEW_PRIVILEGES, 1, 0, 0, 0) != 0:
        return False
    return bool(system.syscall(seccomp, _SET_FILTER, _ALL_THREADS, ctypes.byref(program)) == 0)


_REFUSED_EVENTS = (
    "socket.__new__",
    "socket.connect",
    "socket.bind",
    "socket.getaddrinfo",
    "subprocess.Popen",
    "os.system",
    "os.exec",
    "os.posix_spawn",
    "os.startfile",
)


def _refuse(event: str, arguments: object) -> None:
    if event in _REFUSED_EVENTS:
        raise PermissionError(errno.EACCES, f"{event} is refused in a worker process")
