"""A fresh service: nobody can sign in, until the holder of the admin key makes the first user."""

from collections.abc import Iterator

import pytest
from fastapi.testclient import TestClient
from people import PASSWORD, a_browser, no_wrong_passwords, quick_hashes, service_of  # noqa: F401 - fixtures
from service_fixtures import URL, problem_of

from api.accounts import TRIES_BY_ADDRESS
from api.app import create_app
from api.keys import create_key
from api.settings import Settings
from api.storage import open_storage
from api.storage.records import UserRole
from screener.batch import ParserPool

pytestmark = pytest.mark.usefixtures("quick_hashes", "no_wrong_passwords")
FORM = {"name": "ada@example.org", "password": PASSWORD, "again": PASSWORD}


@pytest.fixture(scope="module")
def admin_key(tmp_path_factory: pytest.TempPathFactory) -> tuple[Settings, str, str]:
    """Settings, an admin key, and one that is none."""
    settings = Settings(data=tmp_path_factory.mktemp("data"), heartbeat_seconds=0.5)
    storage = open_storage(settings.database)
    storage.tenant("elsewhere")
    keys = create_key(storage, "Acme", "first", ("admin",)), create_key(storage, "Acme", "other", ("write",))
    storage.close()
    return settings, *keys


@pytest.fixture(scope="module")
def server(admin_key: tuple[Settings, str, str]) -> Iterator[TestClient]:
    with TestClient(create_app(admin_key[0], pool=ParserPool(1)), base_url=URL) as client:
        yield client


def test_every_page_leads_to_the_first_user(server: TestClient) -> None:
    for path in ("/", "/roles", "/sign-in", "/sign-in?next=/roles"):
        assert a_browser(server).get(path).headers["location"] == "/setup"
    assert a_browser(server).get("/setup").status_code == 200
    problem_of(server.get("/v1/roles"), 401, "no_key")


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ({}, "This is no admin key of this service."),
        ({"key": "rs_x_y"}, "This is no admin key of this service."),
        ({"key": "{other}"}, "This is no admin key of this service."),
        ({"key": "{admin}", "password": "short", "again": "short"}, "must have 12 to 200 characters"),
        ({"key": "{admin}", "again": "something else"}, "This is not the same password."),
        ({"key": "{admin}", "name": ""}, "A name has 1 to 100 printable characters"),
        ({"key": "{admin}", "name": "<script>alert(1)</script>\x00"}, "A name has 1 to 100"),
    ],
)
def test_without_the_key_or_with_mistakes_nobody_is_made(
    server: TestClient, admin_key: tuple[Settings, str, str], change: dict[str, str], told: str
) -> None:
    _, admin, other = admin_key
    form = FORM | {name: text.format(admin=admin, other=other) for name, text in change.items()}
    answer = a_browser(server).post("/setup", data=form)
    assert (answer.status_code, told in answer.text) == (422, True)
    for secret in (admin, other, PASSWORD, "<script>alert"):
        assert secret not in answer.text
    assert not service_of(server).storage.any_user()


def test_keys_are_not_guessed_here(server: TestClient) -> None:
    told = [
        a_browser(server).post("/setup", data=FORM | {"key": f"rs_x_{number}"}).text
        for number in range(TRIES_BY_ADDRESS + 1)
    ]
    assert ["Too many wrong attempts" in text for text in told] == [False] * TRIES_BY_ADDRESS + [True]


def test_the_first_user_is_an_admin_and_signed_in(
    server: TestClient, admin_key: tuple[Settings, str, str]
) -> None:
    browser = a_browser(server)
    answer = browser.post("/setup", data=FORM | {"key": f" {admin_key[1]} "})
    assert (answer.status_code, answer.headers["location"]) == (303, "/")
    assert browser.get("/admin/users").status_code == 200
    storage = service_of(server).storage
    [user] = storage.users()
    assert (user.role, user.tenant_id) == (UserRole.ADMIN, storage.tenant("Acme").id)
    kinds = {event.kind: event for event in storage.events(user.tenant_id)}
    assert kinds["user.created"].details["by"] == admin_key[1].split("_")[1]
    again = a_browser(server)
    assert again.get("/setup").headers["location"] == "/"
    second = again.post("/setup", data=FORM | {"key": admin_key[1], "name": "second"})
    assert (second.status_code, second.headers["location"]) == (303, "/")
    assert len(storage.users()) == 1
    assert again.get("/").headers["location"] == "/sign-in?next=%2F"
