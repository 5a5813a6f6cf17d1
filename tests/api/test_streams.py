"""Screenings watched while they are worked on, on a real server."""

import json
import socket
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest
import uvicorn
from sample_resumes import WEAK, pdf
from service_fixtures import FILES, SCREENING, problem_of

from api import streams
from api.app import create_app
from api.keys import create_key
from api.running import Server
from api.settings import Settings
from api.storage import open_storage
from screener.batch import ParserPool

Told = tuple[str, int | None, dict[str, object]]
"""Kind, id and data of an event."""


class Running:
    """A server in a thread, with the keys of two tenants."""

    def __init__(self, folder: Path) -> None:
        settings = Settings(data=folder, heartbeat_seconds=0.5)
        storage = open_storage(settings.database)
        self.keys = {name: create_key(storage, name, name, ("admin",)) for name in ("one", "two")}
        storage.close()
        with socket.socket() as taken:
            taken.bind(("127.0.0.1", 0))
            self.port = int(taken.getsockname()[1])
        config = uvicorn.Config(
            create_app(settings, pool=ParserPool(1)), port=self.port, log_level="warning", lifespan="on"
        )
        self.server = Server(config)
        self.thread = threading.Thread(target=self.server.run)
        self.thread.start()
        while not self.server.started and self.thread.is_alive():
            time.sleep(0.02)

    def client(self, name: str = "one") -> httpx.Client:
        headers = {"authorization": f"Bearer {self.keys[name]}"}
        return httpx.Client(base_url=f"http://127.0.0.1:{self.port}", headers=headers, timeout=60)

    def stop(self) -> None:
        self.server.should_exit = True
        self.thread.join()


@pytest.fixture(scope="module")
def running(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    server = Running(tmp_path_factory.mktemp("data"))
    yield server
    server.stop()


def events(answer: httpx.Response) -> Iterator[Told]:
    """The events of a stream as they come."""
    kind, number, data = "", None, ""
    for line in answer.iter_lines():
        name, _, value = line.partition(": ")
        match name:
            case "event":
                kind = value
            case "id":
                number = int(value)
            case "data":
                data = value
            case "" if kind:
                yield kind, number, json.loads(data)
                kind, number = "", None


def upload(client: httpx.Client, files: object = FILES) -> str:
    path = client.post("/v1/screenings", json=SCREENING).headers["location"]
    assert client.post(f"{path}/resumes", files=files).status_code == 202  # type: ignore[arg-type]
    return str(path)


def test_a_stream_tells_every_resume_and_ends_when_all_are_done(running: Running) -> None:
    with running.client() as client:
        path = upload(client)
        with client.stream("GET", f"{path}/events") as answer:
            assert answer.headers["content-type"] == "text/event-stream; charset=utf-8"
            told = list(events(answer))
        states = {str(data["resume"]): data["state"] for kind, _, data in told if kind == "resume"}
        assert sorted(map(str, states.values())) == ["assessed", "assessed", "failed"]
        assert told[-1][0] == "end"
        progress = [data for kind, _, data in told if kind == "progress"]
        assert progress[-1]["assessed"] == 2
        assert progress[-1]["status"] == "done"
        ranking = {place["resume"]: place["score"] for place in client.get(f"{path}/ranking").json()}
        scores = {
            data["resume"]: data["score"] for kind, _, data in told if kind == "resume" and data["score"]
        }
        assert scores == ranking
        assert "Marta" not in str(told)


def test_it_goes_on_after_the_last_event_that_was_seen(running: Running) -> None:
    with running.client() as client:
        path = upload(client)
        with client.stream("GET", f"{path}/events") as answer:
            last = [number for _, number, _ in events(answer)][-1]
        weak = client.get(f"{path}/resumes").json()[0]["id"]
        client.post(f"/v1/resumes/{weak}/decisions", json={"decision": "hold", "reason": "Later."})
        with client.stream("GET", f"{path}/events", headers={"last-event-id": str(last)}) as answer:
            told = list(events(answer))
        assert [(kind, data.get("decision")) for kind, _, data in told] == [
            ("resume", "hold"),
            ("progress", None),
            ("end", None),
        ]
        for after in ("now", str(told[-1][1])):
            with client.stream("GET", f"{path}/events", params={"after": after}) as answer:
                assert [kind for kind, _, _ in events(answer)] == ["progress", "end"]
        problem_of(client.get(f"{path}/events", params={"after": "soon"}), 422, "invalid_request")


def test_what_comes_while_watched_is_told(running: Running) -> None:
    with running.client() as client, running.client() as other:
        path = client.post("/v1/screenings", json=SCREENING).headers["location"]
        with client.stream("GET", f"{path}/events") as answer:
            found = events(answer)
            assert next(found)[2]["status"] == "empty"
            other.post(f"{path}/resumes", files=[("files", ("weak.pdf", pdf(WEAK)))])
            told = list(found)
        assert [kind for kind, _, _ in told].count("resume") == 1
        assert told[-1][0] == "end"


def test_streams_of_one_key_are_limited(running: Running) -> None:
    with running.client() as client:
        path = client.post("/v1/screenings", json=SCREENING).headers["location"]
        held = [running.client() for _ in range(streams.MOST_OF_ONE)]
        open_ones, read = [], []
        for each in held:
            answer = each.send(each.build_request("GET", f"{path}/events"), stream=True)
            open_ones.append(answer)
            read.append(events(answer))  # one that is let go of closes its connection
            next(read[-1])
        refused = client.get(f"{path}/events")
        problem_of(refused, 429, "too_many_requests")
        assert int(refused.headers["retry-after"]) > 0
        for answer, each in zip(open_ones, held, strict=True):
            answer.close()
            each.close()
        end = time.monotonic() + 30
        again = 429
        while again == 429 and time.monotonic() < end:
            with client.stream("GET", f"{path}/events") as answer:
                again = answer.status_code
        assert again == 200


def test_another_tenant_sees_no_stream(running: Running) -> None:
    with running.client() as client, running.client("two") as stranger:
        path = client.post("/v1/screenings", json=SCREENING).headers["location"]
        problem_of(stranger.get(f"{path}/events"), 404, "not_found")


def test_an_open_stream_does_not_hold_the_server_up(running: Running) -> None:
    """The last one: it stops the server that the others ask."""
    with running.client() as client:
        path = client.post("/v1/screenings", json=SCREENING).headers["location"]
        with client.stream("GET", f"{path}/events") as answer:
            found = events(answer)
            next(found)
            stopping = threading.Thread(target=running.stop)
            stopping.start()
            assert list(found) == []
            stopping.join(timeout=15)
            assert not stopping.is_alive()
