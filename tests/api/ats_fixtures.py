"""A running service, an applicant tracking system that does not exist, and an integration with it."""

import base64
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from itertools import count
from pathlib import Path
from typing import Any

import httpx
import pytest
from fastapi.testclient import TestClient
from receivers import Received, Receiver, Reply, receiving
from sample_resumes import STRONG, pdf
from waiting import until as wait_until

from api.app import create_app
from api.integrations.setup import MadeIntegration, NewIntegration, make_integration
from api.keys import create_key
from api.sealing import Sealer
from api.settings import Settings
from api.storage import open_storage
from api.storage.ats_records import Vendor
from screener.batch import ParserPool

URL = "http://127.0.0.1"
PUBLIC = "https://screener.example"
SECONDS = 120
"""More than anything here takes; a test that waits so long has failed."""
until = partial(wait_until, seconds=SECONDS)
ROLE = "account-manager"
STRONG_PDF = pdf(STRONG)
ASHBY_KEY = "ashby-key-of-nobody"
BASE = "/v1/integrations/generic"
WORKABLE_TOKEN = "workable-token-of-nobody"


@dataclass(slots=True)
class FakeAts:
    """An ATS on this machine: hands out files by path, takes what it is told, and answers as Ashby's API."""

    receiver: Receiver
    files: dict[str, bytes] = field(default_factory=dict)
    answers: dict[str, Reply] = field(default_factory=dict)
    """Replies for paths that are not as usual."""

    @property
    def place(self) -> str:
        return self.receiver.place

    def url(self, path: str) -> str:
        return f"http://{self.place}{path}"

    def told(self, path: str) -> list[Received]:
        """What came to a path, without asking for files."""
        return [got for got in list(self.receiver.received) if got.path == path and got.method != "GET"]

    def wait(self, path: str, number: int = 1) -> list[Received]:
        """What came to a path once it is so much."""
        until(lambda: len(self.told(path)) >= number, f"told at {path}")
        return self.told(path)

    def answer(self, got: Received) -> Reply:
        if got.path in self.answers:
            return self.answers[got.path]
        if got.method == "GET":
            content = self.files.get(got.path)
            return Reply(404) if content is None else Reply(200, body=content)
        return Reply(200, {"content-type": "application/json"}, b'{"success": true}')


@pytest.fixture(scope="module")
def ats() -> Iterator[FakeAts]:
    with receiving() as receiver:
        fake = FakeAts(receiver, {"/files/marta.pdf": STRONG_PDF, "/files/broken.pdf": b"%PDF-1.7 nothing"})
        receiver.answering = fake.answer
        yield fake


@pytest.fixture(scope="module")
def settings(tmp_path_factory: pytest.TempPathFactory, ats: FakeAts) -> Settings:
    return settings_for(tmp_path_factory.mktemp("data"), ats)


@pytest.fixture(scope="module")
def server(settings: Settings) -> Iterator[TestClient]:
    with running(settings) as client:
        yield client


@contextmanager
def running(settings: Settings) -> Iterator[TestClient]:
    """The service on the data folder of the settings, whatever it left there before."""
    with TestClient(create_app(settings, pool=ParserPool(0)), base_url=URL) as client:
        yield client


def settings_for(data: Path, ats: FakeAts) -> Settings:
    return Settings(data=data, heartbeat_seconds=0.2, outbound_trusted=(ats.place,), public_url=PUBLIC)


def integrate(settings: Settings, ats: FakeAts, vendor: Vendor, tenant: str = "one") -> MadeIntegration:
    """An integration with the ATS that does not exist."""
    credential = {Vendor.ASHBY: ASHBY_KEY, Vendor.WORKABLE: WORKABLE_TOKEN}.get(vendor)
    address = {Vendor.ASHBY: ats.url("/ashby")}.get(vendor, ats.place)
    storage = open_storage(settings.database)
    new = NewIntegration(vendor, f"{vendor.value} of {tenant}", credential, address)
    made = make_integration(storage, Sealer.of(settings), storage.tenant(tenant).id, new, by=None)
    storage.close()
    return made


def admin_key(settings: Settings, tenant: str = "one") -> str:
    storage = open_storage(settings.database)
    key = create_key(storage, tenant, "admin", ("admin",))
    storage.close()
    return key


def as_basic(server: TestClient, key: str) -> httpx.Client:
    """Requests with a key as the user name of Basic and no password."""
    given = base64.b64encode(f"{key}:".encode()).decode()
    return _other(server, {"authorization": f"Basic {given}"})


def as_bearer(server: TestClient, key: str) -> httpx.Client:
    return _other(server, {"authorization": f"Bearer {key}"})


def _other(server: TestClient, headers: dict[str, str]) -> httpx.Client:
    other = TestClient(server.app, base_url=URL, headers=headers)
    other.portal = server.portal
    return other


def poll(ask: Callable[[], httpx.Response], holds: Callable[[Any], bool]) -> Any:
    """The answer once it holds."""
    body: list[Any] = []

    def asked() -> bool:
        answer = ask()
        assert answer.status_code == 200, answer.text
        body[:] = [answer.json()]
        return holds(body[0])

    until(asked, "as it should be")
    return body[0]


_numbers = count(1)


def order(ats: FakeAts, file: str = "/files/marta.pdf", **other: Any) -> dict[str, Any]:
    """An order in our own protocol, with ids and a callback of its own."""
    number = next(_numbers)
    return {
        "test": ROLE,
        "order_id": f"o-{number}",
        "candidate_id": f"c-{number}",
        "resume_url": ats.url(file),
        "callback_url": ats.url(f"/callbacks/{number}"),
        **other,
    }


def ended(generic: httpx.Client, placed: httpx.Response) -> Any:
    """An order that was placed, once it has ended."""
    assert placed.status_code == 202, placed.text
    path = placed.headers["location"]
    return poll(lambda: generic.get(path), lambda body: body["status"] != "working")


def told(ats: FakeAts, sent: dict[str, Any], number: int = 1) -> list[Received]:
    """What came to the callback of an order."""
    return ats.wait(httpx.URL(sent["callback_url"]).path, number)
