"""The gate by itself, with limits so low that a test reaches them."""

import base64
from pathlib import Path

import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient

from api.gate import Gate
from api.jobs import Jobs
from api.keys import create_first_key, create_key, new_key, principal_of
from api.request_ids import RequestIds
from api.service import Service
from api.settings import Settings
from api.storage import Originals, Storage, open_storage
from screener.batch import ParserPool


@pytest.fixture
def storage(tmp_path: Path) -> Storage:
    return open_storage(Settings(data=tmp_path).database)


@pytest.fixture
def client(tmp_path: Path, storage: Storage) -> TestClient:
    settings, originals = Settings(data=tmp_path), Originals(tmp_path / "originals")
    app = FastAPI()
    app.state.service = Service(
        settings, storage, originals, Jobs(settings, storage, originals, ParserPool(0), "test"), None
    )
    app.add_middleware(Gate, requests_per_minute=2)
    app.add_middleware(RequestIds)
    app.add_api_route("/x", lambda: "x", methods=["GET"])
    return TestClient(app)


def test_a_key_has_its_rate(client: TestClient, storage: Storage) -> None:
    one, other = (
        {"authorization": f"Bearer {create_key(storage, 'a', name, ('read',))}"} for name in ("one", "other")
    )
    allowed = [client.get("/x", headers=one) for _ in range(2)]
    assert [answer.headers["x-ratelimit-remaining"] for answer in allowed] == ["1", "0"]
    refused = client.get("/x", headers=one)
    assert (refused.status_code, refused.json()["code"]) == (429, "too_many_requests")
    assert int(refused.headers["retry-after"]) > 0
    assert client.get("/x", headers=other).status_code == 200
    storage.close()


def test_who_guesses_keys_is_stopped(client: TestClient, storage: Storage) -> None:
    wrong = {"authorization": f"Bearer {new_key().text}"}
    codes = [client.get("/x", headers=wrong).status_code for _ in range(40)]
    assert codes[:30] == [401] * 30
    assert set(codes[31:]) == {429}
    storage.close()


def test_only_the_first_start_makes_a_key(storage: Storage) -> None:
    key = create_first_key(storage)
    assert key is not None
    principal = principal_of(f"Bearer {key}", storage)
    assert principal is not None
    assert principal.may("erase")
    assert create_first_key(storage) is None
    basic = base64.b64encode(f"{key}:".encode()).decode()
    assert principal_of(f"Basic {basic}", storage) == principal
    storage.close()
