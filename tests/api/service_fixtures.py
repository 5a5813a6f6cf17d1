"""A running service with keys, and ways to ask it. Test modules import the fixtures."""

import time
from collections.abc import Callable, Iterator
from typing import Any

import httpx
import pytest
from fastapi.testclient import TestClient
from sample_resumes import STRONG, WEAK, pdf, word

from api.app import create_app
from api.keys import create_key
from api.settings import Settings
from api.storage import open_storage
from screener.batch import ParserPool

URL = "http://127.0.0.1"
SCREENING = {"role": "account-manager", "as_of": "2020-01-01", "name": "Spring"}
FILES = [
    ("files", ("weak.docx", word(WEAK))),
    ("files", ("strong.pdf", pdf(STRONG))),
    ("files", ("broken.pdf", b"%PDF-1.7 nothing")),
]
SECONDS = 60
"""More than anything here takes; a test that waits so long has failed."""


@pytest.fixture(scope="module")
def settings(tmp_path_factory: pytest.TempPathFactory) -> Settings:
    return Settings(data=tmp_path_factory.mktemp("data"), heartbeat_seconds=0.5)


@pytest.fixture(scope="module")
def keys(settings: Settings) -> dict[str, str]:
    storage = open_storage(settings.database)
    made = {
        "admin": create_key(storage, "one", "admin", ("admin",)),
        "reader": create_key(storage, "one", "reader", ("read",)),
        "writer": create_key(storage, "one", "writer", ("read", "write")),
        "stranger": create_key(storage, "two", "stranger", ("admin",)),
        "revoked": create_key(storage, "one", "revoked", ("admin",)),
    }
    storage.revoke_key(made["revoked"].split("_")[1])
    storage.close()
    return made


@pytest.fixture(scope="module")
def server(settings: Settings, keys: dict[str, str]) -> Iterator[TestClient]:
    with TestClient(create_app(settings, pool=ParserPool(1)), base_url=URL) as client:
        yield client


@pytest.fixture(scope="module")
def client(server: TestClient, keys: dict[str, str]) -> httpx.Client:
    return using(server, keys["admin"])


def using(server: TestClient, key: str) -> httpx.Client:
    """The same running service with another key. (Entering it again would start it again.)"""
    other = TestClient(server.app, base_url=URL, headers={"authorization": f"Bearer {key}"})
    other.portal = server.portal
    return other


def until(client: httpx.Client, path: str, holds: Callable[[Any], bool]) -> Any:
    """What `path` answers once `holds` is true of it."""
    end = time.monotonic() + SECONDS
    while time.monotonic() < end:
        body = client.get(path).json()
        if holds(body):
            return body
        time.sleep(0.02)
    raise AssertionError(f"{path} is still {body}")


def done(client: httpx.Client, path: str) -> Any:
    return until(client, path, lambda body: body["progress"]["status"] == "done")


def problem_of(answer: httpx.Response, status: int, code: str) -> dict[str, Any]:
    assert answer.headers["content-type"] == "application/problem+json"
    body: dict[str, Any] = answer.json()
    assert (answer.status_code, body["status"], body["code"]) == (status, status, code)
    assert body["title"]
    return body


@pytest.fixture(scope="module")
def screened(client: httpx.Client) -> str:
    """The path of a screening of three files, all of them done."""
    made = client.post("/v1/screenings", json=SCREENING)
    assert made.status_code == 201
    path = made.headers["location"]
    accepted = client.post(f"{path}/resumes", files=FILES)
    assert accepted.status_code == 202
    assert accepted.headers["location"] == path
    assert int(accepted.headers["retry-after"]) > 0
    assert [resume["file"] for resume in accepted.json()["resumes"]] == [
        "weak.docx",
        "strong.pdf",
        "broken.pdf",
    ]
    done(client, path)
    return str(path)


def resume_of(client: httpx.Client, screened: str, name: str) -> dict[str, Any]:
    every: list[dict[str, Any]] = client.get(f"{screened}/resumes").json()
    return next(resume for resume in every if resume["file"] == name)
