"""kill -9 of the server and of a worker while they work: every accepted resume is assessed, exactly once."""

import os
import signal
import socket
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from threading import Thread

import httpx
import pytest
from sample_resumes import STRONG
from waiting import until as wait_until

from api.keys import create_key
from api.settings import Settings
from api.storage import open_storage
from api.storage.records import State

SECONDS = 120
"""More than anything here takes; a test that waits so long has failed."""
until = partial(wait_until, seconds=SECONDS)
BATCH = 10
MOST = 120
"""Resumes, several times as many as are read before anybody can be killed."""


@contextmanager
def running(command: list[str], data: Path) -> Iterator["subprocess.Popen[bytes]"]:
    """A process of the service, killed at the end of the block whatever it does then."""
    own = {"SCREENER_DATA": str(data), "SCREENER_HEARTBEAT_SECONDS": "0.2", "SCREENER_PARSERS": "1"}
    environment = {**os.environ, **own}
    code = "from api.cli import main; main()"
    with (data / "log.txt").open("ab") as log:
        process = subprocess.Popen(
            [sys.executable, "-c", code, *command], env=environment, stdout=log, stderr=log
        )
    try:
        yield process
    finally:
        process.send_signal(signal.SIGKILL)
        process.wait()


class Poster:
    """Sends resumes, ten a request, until nobody answers or all are sent; keeps what was accepted."""

    def __init__(self, url: str, key: str) -> None:
        self._client = httpx.Client(base_url=url, headers={"authorization": f"Bearer {key}"}, timeout=SECONDS)
        self.accepted: list[str] = []
        self.path = ""
        self._sent = 0

    def is_ready(self) -> bool:
        try:
            return self._client.get("/readyz").status_code == 200
        except httpx.TransportError:
            return False

    def create_screening(self) -> str:
        new = {"role": "account-manager", "as_of": "2020-01-01"}
        self.path = self._client.post("/v1/screenings", json=new).headers["location"]
        return self.path.rsplit("/", 1)[-1]

    def close(self) -> None:
        self._client.close()

    def post(self) -> None:
        while self._sent < MOST:
            files = []
            for _ in range(BATCH):
                self._sent += 1
                files.append(("files", (f"{self._sent}.txt", f"{STRONG}\n{self._sent}".encode())))
            try:
                answer = self._client.post(f"{self.path}/resumes", files=files)
            except httpx.TransportError:
                return
            assert answer.status_code == 202
            self.accepted += [resume["id"] for resume in answer.json()["resumes"]]


@pytest.mark.slow
@pytest.mark.skipif(os.name != "posix", reason="kills processes by signal")
def test_every_accepted_resume_is_assessed_once_whoever_is_killed(tmp_path: Path) -> None:
    storage = open_storage(Settings(data=tmp_path).database)
    key = create_key(storage, "one", "poster", ("read", "write"))
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        port = taken.getsockname()[1]
    poster = Poster(f"http://127.0.0.1:{port}", key)
    serve = ["serve", "--port", str(port)]
    with running(serve, tmp_path):
        until(poster.is_ready, "ready")
        screening_id = poster.create_screening()
        posting = Thread(target=poster.post)
        posting.start()
        until(lambda: storage.progress(screening_id)[State.ASSESSED] > BATCH, "at work")
    posting.join()
    poster.close()
    at_kill = storage.progress(screening_id)
    assert at_kill[State.STORED] > 0
    with running(["worker"], tmp_path):  # takes over from the server, which is silent
        until(lambda: storage.progress(screening_id)[State.ASSESSED] > at_kill[State.ASSESSED], "taken over")
    with running(serve, tmp_path):
        until(lambda: storage.progress(screening_id)[State.STORED] == 0, "done")
    assert storage.progress(screening_id)[State.FAILED] == 0
    [tenant] = [tenant for tenant in storage.tenants() if tenant.name == "one"]
    ended = Counter(event.subject for event in storage.events(tenant.id) if event.kind == "resume.assessed")
    assert set(ended.values()) == {1}
    assert len(poster.accepted) > BATCH
    assert set(poster.accepted) <= set(ended)
    assert storage.broken_event(tenant.id) is None
    storage.close()
