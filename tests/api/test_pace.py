"""Clients that are slow or send too much, on raw sockets against a real server."""

import socket
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from threading import Thread
from typing import Any

import httpx
import pytest
import uvicorn
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import PlainTextResponse
from starlette.routing import Route

from api import pace, running
from api.app import create_app
from api.pace import BodyPace, PacedProtocol
from api.settings import Settings
from screener.batch import ParserPool

SECONDS = 30
"""More than anything here takes; a test that waits so long has failed."""
IDLE = 0.4
HEAD = 0.6


@contextmanager
def served(app: Any) -> Iterator[int]:
    """The port of a server while the block lasts."""
    with socket.create_server(("127.0.0.1", 0)) as listening:
        config = uvicorn.Config(app, http=PacedProtocol, log_config=None, timeout_graceful_shutdown=1)
        server = uvicorn.Server(config)
        thread = Thread(target=server.run, kwargs={"sockets": [listening]}, daemon=True)
        thread.start()
        end = time.monotonic() + SECONDS
        while not server.started:
            assert thread.is_alive()
            assert time.monotonic() < end
            time.sleep(0.01)
        try:
            yield listening.getsockname()[1]
        finally:
            server.should_exit = True
            thread.join()


@pytest.fixture(scope="module")
def port(tmp_path_factory: pytest.TempPathFactory) -> Iterator[int]:
    settings = Settings(data=tmp_path_factory.mktemp("data"), auth="none", body_idle_seconds=IDLE)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(pace, "HEAD_SECONDS", HEAD)
        with served(create_app(settings, pool=ParserPool(1))) as port:
            yield port


def connected(port: int, text: str) -> socket.socket:
    connection = socket.create_connection(("127.0.0.1", port), timeout=SECONDS)
    connection.sendall(text.encode())
    return connection


def rest(connection: socket.socket) -> str:
    """What comes until the server closes."""
    said = b""
    try:
        while part := connection.recv(65536):
            said += part
    except ConnectionResetError:
        pass
    return said.decode()


def dripping(connection: socket.socket, drop: bytes) -> float:
    """How many seconds one can send a drop now and then before the server closes."""
    began = time.monotonic()
    try:
        while time.monotonic() - began < SECONDS:
            connection.sendall(drop)
            time.sleep(0.02)
    except OSError:
        return time.monotonic() - began
    raise AssertionError("the server listens on")


def head(path: str, length: int, kind: str = "multipart/form-data; boundary=x") -> str:
    return (
        f"POST {path} HTTP/1.1\r\nhost: 127.0.0.1\r\ncontent-type: {kind}\r\ncontent-length: {length}\r\n\r\n"
    )


@pytest.mark.parametrize("path", ["/v1/assess", "/v1/screenings"])
@pytest.mark.parametrize("sent", ["", "{"])
def test_a_body_that_stands_still_is_answered_408(port: int, path: str, sent: str) -> None:
    began = time.monotonic()
    with connected(port, head(path, 1000, "application/json") + sent) as connection:
        said = rest(connection)
    assert said.startswith("HTTP/1.1 408 ")
    assert '"code":"too_slow"' in said
    assert "connection: close" in said
    assert IDLE * 0.9 < time.monotonic() - began < SECONDS


def test_slow_bodies_cost_no_thread(port: int) -> None:
    """There are 40 threads for requests; as many again are waiting with their bodies."""
    with ExitStack() as stack:
        slow = [stack.enter_context(connected(port, head("/v1/assess", 1000))) for _ in range(80)]
        began = time.monotonic()
        assert httpx.get(f"http://127.0.0.1:{port}/v1/roles", timeout=SECONDS).status_code == 200
        answered = time.monotonic() - began
        assert all(rest(connection).startswith("HTTP/1.1 408 ") for connection in slow)
    assert answered < 5


def test_a_head_that_never_ends_is_cut_off(port: int) -> None:
    for begin in ("", "GET /healthz HTTP/1.1\r\nhost: x\r\n"):
        with connected(port, begin) as connection:
            assert rest(connection) == ""


def test_a_head_that_drips_is_cut_off(port: int) -> None:
    with connected(port, "GET /healthz HTTP/1.1\r\nhost: 127.0.0.1\r\n") as connection:
        assert dripping(connection, b"x: y\r\n") >= HEAD * 0.9


def test_what_drips_after_the_answer_is_cut_off(port: int) -> None:
    with connected(port, head("/nowhere", 1_000_000)) as connection:
        assert connection.recv(100).startswith(b"HTTP/1.1 404 ")
        assert dripping(connection, b"x") >= HEAD * 0.9


def test_connections_are_kept_between_requests(port: int) -> None:
    with httpx.Client(base_url=f"http://127.0.0.1:{port}") as client:
        streams = set()
        for _ in range(3):
            answer = client.get("/healthz")
            streams.add(answer.extensions["network_stream"].get_extra_info("client_addr"))
            time.sleep(HEAD)
        assert len(streams) == 1


def test_a_large_head_is_refused(port: int) -> None:
    with connected(port, "GET /healthz HTTP/1.1\r\nhost: 127.0.0.1\r\n") as connection:
        try:
            for _ in range(200):
                connection.sendall(f"x-{'y' * 1000}: z\r\n".encode())
        except OSError:
            pass  # it was refused before all of it was sent
        assert rest(connection)[:13] in {"HTTP/1.1 400 ", "HTTP/1.1 431 ", ""}
    assert httpx.get(f"http://127.0.0.1:{port}/healthz").status_code == 200


def test_a_body_that_drips_is_slower_than_the_floor() -> None:
    async def count(request: Request) -> PlainTextResponse:
        return PlainTextResponse(str(len(await request.body())))

    inner = Starlette(routes=[Route("/", count, methods=["POST"])])
    with served(BodyPace(inner, idle=5, grace=0.5, floor=1000)) as port:
        with connected(port, head("/", 1_000_000)) as connection:
            assert dripping(connection, b"x") >= 0.5 * 0.9
        with connected(port, head("/", 2000)) as connection:
            for _ in range(20):  # as slow, but above the floor
                connection.sendall(b"x" * 100)
                time.sleep(0.05)
            assert "\r\n\r\n2000" in connection.recv(1000).decode()


def test_the_server_is_started_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    started: list[uvicorn.Config] = []

    def run(server: uvicorn.Server) -> None:
        server.started = True
        started.append(server.config)

    monkeypatch.setattr(running.Server, "run", run)
    running.serve(Settings(data=tmp_path, auth="none"), local=True)
    [config] = started
    assert config.http is PacedProtocol
    assert config.timeout_keep_alive == 30
