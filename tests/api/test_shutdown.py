"""SIGTERM: what is under way ends well, and others go on with the rest."""

import os
import signal
import socket
import subprocess
import time
from collections import Counter
from datetime import timedelta
from pathlib import Path

import httpx
import pytest
from sample_resumes import STRONG
from test_kill import Poster, running, until

from api.keys import create_key
from api.settings import Settings
from api.storage import open_storage
from api.storage.records import State

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(os.name != "posix", reason="ends processes by signal"),
]
BOUNDARY = "x1x"
RESUMES = 40
MOST_SECONDS = 30
"""In which a process must have ended; idle ones need far less than one."""


def free_port() -> int:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        port: int = taken.getsockname()[1]
        return port


def ended(process: "subprocess.Popen[bytes]") -> float:
    """Seconds until a process has ended after it was asked to."""
    began = time.monotonic()
    process.send_signal(signal.SIGTERM)
    process.wait(MOST_SECONDS)
    return time.monotonic() - began


def upload_of(count: int) -> bytes:
    parts = (
        f'--{BOUNDARY}\r\nContent-Disposition: form-data; name="files"; filename="{number}.txt"\r\n\r\n'
        f"{STRONG}\n{number}\r\n"
        for number in range(count)
    )
    return ("".join(parts) + f"--{BOUNDARY}--\r\n").encode()


def test_an_upload_under_way_ends_and_a_worker_takes_over_what_is_left(tmp_path: Path) -> None:
    storage = open_storage(Settings(data=tmp_path).database)
    key = create_key(storage, "one", "poster", ("read", "write"))
    port = free_port()
    poster = Poster(f"http://127.0.0.1:{port}", key)
    with running(["serve", "--port", str(port)], tmp_path) as server:
        until(poster.is_ready, "ready")
        screening_id = poster.create_screening()
        poster.close()
        body = upload_of(RESUMES)
        head = (
            f"POST {poster.path}/resumes HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\n"
            f"Authorization: Bearer {key}\r\n"
            f"Content-Type: multipart/form-data; boundary={BOUNDARY}\r\nContent-Length: {len(body)}\r\n\r\n"
        )
        with socket.create_connection(("127.0.0.1", port), timeout=MOST_SECONDS) as connection:
            connection.sendall(head.encode() + body[: len(body) // 2])
            # Answered by the same loop afterwards, so the upload has been begun.
            with httpx.Client(base_url=f"http://127.0.0.1:{port}") as other:
                assert other.get("/healthz").status_code == 200
            server.send_signal(signal.SIGTERM)

            def refuses() -> bool:
                with socket.socket() as another:
                    return another.connect_ex(("127.0.0.1", port)) != 0

            until(refuses, "closed to others")
            assert server.poll() is None
            connection.sendall(body[len(body) // 2 :])
            answer = connection.makefile("rb").readline()
        assert answer.startswith(b"HTTP/1.1 202")
        assert ended(server) < MOST_SECONDS
    left = storage.progress(screening_id)
    assert sum(left.values()) == RESUMES
    assert left[State.STORED] > 0
    assert storage.living_workers(timedelta(days=1)) == set()  # nobody waits for it
    with running(["worker"], tmp_path) as worker:
        until(lambda: storage.progress(screening_id)[State.ASSESSED] > left[State.ASSESSED], "taken over")
        assert ended(worker) < MOST_SECONDS
        assert worker.returncode == 0
    with running(["worker"], tmp_path) as worker:
        until(lambda: storage.progress(screening_id)[State.STORED] == 0, "done")
        assert ended(worker) < MOST_SECONDS
    assert storage.progress(screening_id)[State.ASSESSED] == RESUMES
    [tenant] = [tenant for tenant in storage.tenants() if tenant.name == "one"]
    times = Counter(event.subject for event in storage.events(tenant.id) if event.kind == "resume.assessed")
    assert (len(times), set(times.values())) == (RESUMES, {1})
    storage.close()
