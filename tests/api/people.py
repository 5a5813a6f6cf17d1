"""People who sign in to a running service."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

import pytest
from argon2 import PasswordHasher
from fastapi.testclient import TestClient
from service_fixtures import URL

from api import passwords
from api.accounts import TRIES_BY_ADDRESS, TRIES_BY_NAME, create_user, csrf_token
from api.passwords import hashed
from api.rates import RateLimit
from api.service import Service
from api.storage.records import User, UserRole

PASSWORD = "correct horse battery"
QUICK = PasswordHasher(time_cost=1, memory_cost=1024, parallelism=1)


@pytest.fixture(scope="module")
def quick_hashes() -> Iterator[None]:
    """Hashes that take no time, as tests of anything but hashes want them."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(passwords, "hasher", QUICK)
        forget = (passwords._nobodys, _hash)
        for kept in forget:
            kept.cache_clear()
        yield
        for kept in forget:
            kept.cache_clear()


@pytest.fixture
def no_wrong_passwords(server: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    """The counts of wrong passwords begin anew, and time stands still for them."""
    accounts = service_of(server).accounts
    monkeypatch.setattr(accounts, "_by_name", RateLimit(TRIES_BY_NAME, lambda: 0.0))
    monkeypatch.setattr(accounts, "_by_address", RateLimit(TRIES_BY_ADDRESS, lambda: 0.0))


@dataclass(frozen=True)
class Person:
    """A user, and a browser in which they are signed in; it sends the CSRF token as our scripts do."""

    user: User
    browser: TestClient

    @property
    def token(self) -> str:
        return str(self.browser.cookies["screener"])


@cache
def _hash() -> str:
    return hashed(PASSWORD)


def service_of(server: TestClient) -> Service:
    service = server.app.state.service  # type: ignore[attr-defined]
    assert isinstance(service, Service)
    return service


def add_user(server: TestClient, name: str, role: UserRole, tenant: str = "one") -> User:
    storage = service_of(server).storage
    return create_user(storage, storage.tenant(tenant).id, name, role, _hash(), by="test")


def a_browser(server: TestClient) -> TestClient:
    """A browser without cookies, of the service that runs already."""
    browser = TestClient(server.app, base_url=URL, headers={"accept": "text/html"}, follow_redirects=False)
    browser.portal = server.portal
    return browser


def sign_in(server: TestClient, user: User, tenant: str = "one") -> Person:
    browser = a_browser(server)
    answer = browser.post("/sign-in", data={"name": user.name, "password": PASSWORD, "tenant": tenant})
    assert answer.status_code == 303, answer.text
    browser.headers["x-csrf-token"] = csrf_token(browser.cookies["screener"])
    return Person(user, browser)


def person(server: TestClient, name: str, role: UserRole, tenant: str = "one") -> Person:
    return sign_in(server, add_user(server, name, role, tenant), tenant)
