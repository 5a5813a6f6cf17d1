"""The gate of a service with limits so low that a test reaches them."""

import base64
from collections.abc import Iterator
from pathlib import Path

import pytest
from fastapi.testclient import TestClient
from people import service_of
from service_fixtures import URL

from api.accounts import create_user
from api.app import create_app
from api.keys import create_first_key, create_key, new_key, principal_of
from api.settings import Settings
from api.storage import Storage
from api.storage.records import UserRole
from screener.batch import ParserPool


@pytest.fixture
def client(tmp_path: Path) -> Iterator[TestClient]:
    settings = Settings(data=tmp_path, requests_per_minute=2)
    with TestClient(create_app(settings, pool=ParserPool(0)), base_url=URL) as client:
        yield client


@pytest.fixture
def storage(client: TestClient) -> Storage:
    return service_of(client).storage


def test_a_key_has_its_rate(client: TestClient, storage: Storage) -> None:
    one, other = (
        {"authorization": f"Bearer {create_key(storage, 'a', name, ('read',))}"} for name in ("one", "other")
    )
    allowed = [client.get("/v1/roles", headers=one) for _ in range(2)]
    assert [answer.headers["x-ratelimit-remaining"] for answer in allowed] == ["1", "0"]
    refused = client.get("/v1/roles", headers=one)
    assert (refused.status_code, refused.json()["code"]) == (429, "too_many_requests")
    assert int(refused.headers["retry-after"]) > 0
    assert client.get("/v1/roles", headers=other).status_code == 200


def test_a_person_has_one_rate_for_all_their_sessions(client: TestClient, storage: Storage) -> None:
    tenant = storage.tenant("a")
    names = {name: create_user(storage, tenant.id, name, UserRole.AUDITOR, "hash", by="x") for name in "ab"}
    accounts = service_of(client).accounts
    one, two, other = (
        {"cookie": f"screener={accounts.begin(storage.user(tenant.id, names[name].id))}"} for name in "aab"
    )
    allowed = [client.get("/v1/roles", headers=headers) for headers in (one, two)]
    assert [answer.headers["x-ratelimit-remaining"] for answer in allowed] == ["1", "0"]
    refused = client.get("/v1/roles", headers=one)
    assert (refused.status_code, refused.json()["code"]) == (429, "too_many_requests")
    assert "person" in refused.json()["detail"]
    assert client.get("/v1/roles", headers=other).status_code == 200


def test_who_guesses_keys_is_stopped(client: TestClient, storage: Storage) -> None:
    wrong = {"authorization": f"Bearer {new_key().text}"}
    codes = [client.get("/v1/roles", headers=wrong).status_code for _ in range(40)]
    assert codes[:30] == [401] * 30
    assert set(codes[31:]) == {429}


def test_only_the_first_start_makes_a_key(storage: Storage) -> None:
    key = create_first_key(storage)
    assert key is not None
    principal = principal_of(f"Bearer {key}", storage)
    assert principal is not None
    assert principal.may("erase")
    assert create_first_key(storage) is None
    basic = base64.b64encode(f"{key}:".encode()).decode()
    assert principal_of(f"Basic {basic}", storage) == principal
