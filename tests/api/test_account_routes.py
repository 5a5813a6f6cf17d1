"""Keys, users and the log over HTTP, and which role may ask for what."""

# ruff: noqa: F811 - fixtures are imported, and named again as parameters

import sqlite3
from uuid import uuid4

import httpx
import pytest
from fastapi.testclient import TestClient
from people import (  # noqa: F401 - fixtures
    PASSWORD,
    Person,
    a_browser,
    add_user,
    no_wrong_passwords,
    person,
    quick_hashes,
    service_of,
    sign_in,
)
from service_fixtures import (  # noqa: F401 - fixtures
    FILES,
    SCREENING,
    client,
    keys,
    problem_of,
    resume_of,
    screened,
    server,
    settings,
    using,
)

from api.settings import Settings
from api.storage.records import UserRole

pytestmark = pytest.mark.usefixtures("quick_hashes", "no_wrong_passwords")
NEW_USER = {"name": "nora@example.org", "role": "recruiter", "password": PASSWORD}


@pytest.fixture(scope="module")
def people(server: TestClient, quick_hashes: None) -> dict[str, Person]:
    return {role: person(server, f"the {role}", role) for role in UserRole}


@pytest.fixture(scope="module")
def stranger(server: TestClient, keys: dict[str, str]) -> httpx.Client:
    return using(server, keys["stranger"])


def test_a_key_is_shown_once_and_works(server: TestClient, client: httpx.Client) -> None:
    made = client.post("/v1/keys", json={"name": "Sync", "scopes": ["decide", "read", "read"]})
    assert made.status_code == 201
    body = made.json()
    assert body["scopes"] == ["read", "decide"]
    assert made.headers["location"] == f"/v1/keys/{body['prefix']}"
    own = using(server, body["key"])
    assert own.get("/v1/roles").status_code == 200
    problem_of(own.get("/v1/keys"), 403, "forbidden")
    shown = client.get(made.headers["location"]).json()
    assert shown == {name: value for name, value in body.items() if name != "key"}
    assert shown in client.get("/v1/keys").json()
    assert body["key"].split("_")[2] not in client.get("/v1/keys").text
    assert client.delete(made.headers["location"]).status_code == 204
    assert client.delete(made.headers["location"]).status_code == 204
    problem_of(own.get("/v1/roles"), 401, "no_key")
    assert client.get(made.headers["location"]).json()["revoked_at"] is not None


def test_a_key_that_is_asked_for_twice_is_one_and_its_secret_is_not_kept(
    client: httpx.Client, settings: Settings
) -> None:
    headers = {"idempotency-key": uuid4().hex}
    first, again = (client.post("/v1/keys", json={"name": "Once"}, headers=headers) for _ in range(2))
    assert again.headers["idempotent-replayed"] == "true"
    assert again.json() == first.json() | {"key": None}
    secret = first.json()["key"].split("_")[2]
    kept = b"".join(path.read_bytes() for path in settings.data.iterdir() if path.is_file())
    assert secret.encode() not in kept


@pytest.mark.parametrize(
    ("body", "field"),
    [
        ({"name": ""}, "name"),
        ({"name": " x"}, "name"),
        ({"name": "x\u0000"}, "name"),
        ({"name": "x" * 201}, "name"),
        ({"name": "x", "scopes": []}, "scopes"),
        ({"name": "x", "scopes": ["everything"]}, "scopes.0"),
        ({"name": "x", "tenant": "two"}, "tenant"),
    ],
)
def test_a_wrong_key_to_be_is_told_by_its_field(
    client: httpx.Client, body: dict[str, object], field: str
) -> None:
    told = problem_of(client.post("/v1/keys", json=body), 422, "invalid_request")
    assert [mistake["field"] for mistake in told["errors"]] == [field]


def test_a_user_is_made_changed_and_disabled(server: TestClient, client: httpx.Client) -> None:
    made = client.post("/v1/users", json=NEW_USER)
    assert made.status_code == 201
    place, body = made.headers["location"], made.json()
    assert place == f"/v1/users/{body['id']}"
    assert set(body) == {"id", "name", "role", "created_at", "signed_in_at", "disabled_at"}
    assert client.get(place).json() == body
    assert body in client.get("/v1/users").json()
    user = service_of(server).storage.user(service_of(server).storage.tenant("one").id, body["id"])
    session = sign_in(server, user)
    assert client.get(place).json()["signed_in_at"] is not None
    problem_of(session.browser.get("/v1/keys"), 403, "forbidden")
    assert client.patch(place, json={"role": "auditor"}).json()["role"] == "auditor"
    assert session.browser.get("/v1/keys").status_code == 200
    assert client.patch(place, json={}).json()["role"] == "auditor"
    assert client.patch(place, json={"disabled": True}).json()["disabled_at"] is not None
    problem_of(session.browser.get("/v1/keys"), 401, "signed_out")
    assert client.patch(place, json={"disabled": False}).json()["disabled_at"] is None
    new = "another horse battery"
    assert client.put(f"{place}/password", json={"password": new}).status_code == 204
    sent = {"name": body["name"], "tenant": "one", "password": PASSWORD}
    assert a_browser(server).post("/sign-in", data=sent).status_code == 403
    assert a_browser(server).post("/sign-in", data=sent | {"password": new}).status_code == 303


def test_an_erased_user_is_an_id(server: TestClient, client: httpx.Client) -> None:
    user = add_user(server, "zoe@example.org", UserRole.RECRUITER)
    place = f"/v1/users/{user.id}"
    session = sign_in(server, user)
    problem_of(session.browser.delete(place), 403, "forbidden")
    assert session.browser.get("/v1/screenings").status_code == 200
    answer = client.delete(place)
    assert (answer.status_code, answer.content) == (204, b"")
    problem_of(session.browser.get("/v1/screenings"), 401, "signed_out")
    problem_of(client.get(place), 404, "not_found")
    problem_of(client.delete(place), 404, "not_found")
    sent = {"name": "zoe@example.org", "tenant": "one", "password": PASSWORD}
    assert a_browser(server).post("/sign-in", data=sent).status_code == 403
    told = [event for event in client.get("/v1/events?limit=500").json() if event["subject"] == user.id]
    assert [event["kind"] for event in told] == ["user.erased", "user.signed_in", "user.created"]
    assert "zoe" not in str(told)  # no digest can hold these letters


def test_a_user_that_is_asked_for_twice_is_one(client: httpx.Client, settings: Settings) -> None:
    headers = {"idempotency-key": uuid4().hex}
    new = NEW_USER | {"name": uuid4().hex}
    first, again = (client.post("/v1/users", json=new, headers=headers) for _ in range(2))
    assert (first.status_code, again.json()) == (201, first.json())
    other = client.post("/v1/users", json=new | {"role": "admin"}, headers=headers)
    problem_of(other, 422, "idempotency_key_reused")
    problem_of(client.post("/v1/users", json=new), 409, "conflict")
    problem_of(client.post("/v1/users", json=new | {"name": new["name"].upper()}), 409, "conflict")


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"name": ""}, "name"),
        ({"name": "a\nb"}, "name"),
        ({"name": "x" * 101}, "name"),
        ({"role": "boss"}, "role"),
        ({"password": "short"}, "password"),
        ({"password": "aaaaaaaaaaaaaaaa"}, "password"),
        ({"password": "nora@example.org!"}, "password"),
        ({"tenant": "two"}, "tenant"),
    ],
)
def test_a_wrong_user_to_be_is_told_by_its_field(
    client: httpx.Client, change: dict[str, str], field: str
) -> None:
    answer = client.post("/v1/users", json=NEW_USER | change)
    told = problem_of(answer, 422, "invalid_request")
    assert [mistake["field"] for mistake in told["errors"]] == [field]
    assert change.get("password", "no password") not in answer.text


def test_the_last_admin_stays(server: TestClient, keys: dict[str, str]) -> None:
    only = add_user(server, "only", UserRole.ADMIN, "two")
    admin = using(server, keys["stranger"])
    problem_of(admin.patch(f"/v1/users/{only.id}", json={"disabled": True}), 409, "conflict")
    problem_of(admin.patch(f"/v1/users/{only.id}", json={"role": "auditor"}), 409, "conflict")
    problem_of(admin.delete(f"/v1/users/{only.id}"), 409, "conflict")


def test_tenants_never_see_each_others_people_keys_and_log(
    client: httpx.Client, stranger: httpx.Client, people: dict[str, Person]
) -> None:
    user = f"/v1/users/{people['recruiter'].user.id}"
    key = f"/v1/keys/{client.get('/v1/keys').json()[0]['prefix']}"
    asked = [
        stranger.get(user),
        stranger.patch(user, json={"disabled": True}),
        stranger.put(f"{user}/password", json={"password": "another horse battery"}),
        stranger.delete(user),
        stranger.get(key),
        stranger.delete(key),
    ]
    for answer in asked:
        problem_of(answer, 404, "not_found")
    names = {kept["name"] for kept in client.get("/v1/users").json()}
    assert not names & {kept["name"] for kept in stranger.get("/v1/users").json()}
    prefixes = {kept["prefix"] for kept in client.get("/v1/keys").json()}
    assert not prefixes & {kept["prefix"] for kept in stranger.get("/v1/keys").json()}
    digests = {event["digest"] for event in client.get("/v1/events?limit=500").json()}
    assert not digests & {event["digest"] for event in stranger.get("/v1/events?limit=500").json()}
    assert client.get(user).json()["disabled_at"] is None


def test_the_log_has_pages_in_both_directions(client: httpx.Client, people: dict[str, Person]) -> None:
    whole = client.get("/v1/events?order=oldest&limit=500").json()
    assert [event["number"] for event in whole] == list(range(1, len(whole) + 1))
    for order, expected in (("oldest", whole), ("newest", whole[::-1])):
        found, path = [], f"/v1/events?order={order}&limit=2"
        while path:
            answer = client.get(path)
            found += answer.json()
            path = answer.headers.get("link", "<>").partition("<")[2].partition(">")[0]
        assert found == expected
    made = client.get("/v1/events?kind=user.created&limit=500").json()
    assert {event["kind"] for event in made} == {"user.created"}
    assert people["auditor"].user.id in {event["subject"] for event in made}
    for cursor in ("x", "W10", "WzFd0", "W3RydWVd", "WyJ4Il0"):
        problem_of(client.get("/v1/events", params={"cursor": cursor}), 422, "invalid_request")


def test_the_log_tells_by_whom_and_names_nobody(client: httpx.Client, people: dict[str, Person]) -> None:
    admin = people["admin"]
    admin.browser.headers["accept"] = "application/json"
    made = admin.browser.post("/v1/users", json=NEW_USER | {"name": f"eva-{uuid4().hex}"}).json()
    [event] = [event for event in client.get("/v1/events").json() if event["subject"] == made["id"]]
    assert (event["kind"], event["details"]) == (
        "user.created",
        {"role": "recruiter", "by": admin.user.id},
    )
    text = client.get("/v1/events?limit=500").text
    for name in (made["name"], admin.user.name, "127.0.0.1", PASSWORD):
        assert name not in text


def test_the_check_of_the_log(client: httpx.Client, stranger: httpx.Client, settings: Settings) -> None:
    last = client.get("/v1/events?limit=1").json()[0]
    assert client.get("/v1/events/check").json() == {
        "whole": True,
        "broken_at": None,
        "entries": last["number"],
        "last_digest": last["digest"],
    }
    other = stranger.get("/v1/events?order=oldest&limit=1").json()[0]
    database = sqlite3.connect(settings.data / "screener.sqlite")
    with database:
        database.execute("UPDATE events SET subject = 'forged' WHERE digest = ?", [other["digest"]])
    database.close()
    told = stranger.get("/v1/events/check").json()
    assert (told["whole"], told["broken_at"]) == (False, 1)
    assert client.get("/v1/events/check").json()["whole"] is True


READ = {"recruiter", "admin", "auditor"}
WRITE = {"recruiter", "admin"}
WATCH = {"admin", "auditor"}
ALONE = {"admin"}
DECISION = {"decision": "hold", "reason": "x"}


@pytest.mark.parametrize(
    ("method", "path", "body", "allowed"),
    [
        ("GET", "/v1/roles", None, READ),
        ("GET", "/v1/screenings", None, READ),
        ("GET", "{screening}/ranking", None, READ),
        ("GET", "{screening}/export", None, READ),
        ("POST", "{screening}/export", {"resumes": ["nobody"]}, READ),
        ("GET", "{resume}/facts", None, READ),
        ("GET", "{resume}/assessment", None, READ),
        ("GET", "{resume}/decisions", None, READ),
        ("GET", "/", None, READ),
        ("GET", "/roles", None, READ),
        ("GET", "/account", None, READ),
        ("POST", "/v1/screenings", SCREENING, WRITE),
        ("POST", "{screening}/resumes", {"files": [{"name": "a.txt", "content": "eA=="}]}, WRITE),
        ("POST", "/v1/roles", {"id": "x"}, WRITE),
        ("POST", "/v1/roles/account-manager/versions", {"id": "x"}, WRITE),
        ("POST", "/v1/assess", None, WRITE),
        ("POST", "{resume}/decisions", DECISION, WRITE),
        ("DELETE", "/v1/resumes/nobody", None, ALONE),
        ("GET", "/v1/keys", None, WATCH),
        ("GET", "/v1/keys/nobody", None, WATCH),
        ("GET", "/v1/users", None, WATCH),
        ("GET", "/v1/users/nobody", None, WATCH),
        ("GET", "/v1/events", None, WATCH),
        ("GET", "/v1/events/check", None, WATCH),
        ("GET", "/admin", None, WATCH),
        ("GET", "/admin/keys", None, WATCH),
        ("GET", "/admin/users", None, WATCH),
        ("GET", "/admin/events", None, WATCH),
        ("GET", "/admin/retention", None, WATCH),
        ("POST", "/v1/keys", {"name": ""}, ALONE),
        ("DELETE", "/v1/keys/nobody", None, ALONE),
        ("POST", "/v1/users", {"name": ""}, ALONE),
        ("PATCH", "/v1/users/nobody", {"role": "admin"}, ALONE),
        ("PUT", "/v1/users/nobody/password", {"password": PASSWORD}, ALONE),
        ("GET", "/v1/webhooks", None, ALONE),
        ("POST", "/v1/webhooks", {"url": ""}, ALONE),
        ("GET", "/admin/webhooks", None, ALONE),
        ("GET", "/admin/webhooks/nobody", None, ALONE),
    ],
)
def test_what_each_role_may_do(
    people: dict[str, Person],
    client: httpx.Client,
    screened: str,
    method: str,
    path: str,
    body: object,
    allowed: set[str],
) -> None:
    resume = f"/v1/resumes/{resume_of(client, screened, 'weak.docx')['id']}"
    place = path.format(screening=screened, resume=resume)
    for role, someone in people.items():
        answer = someone.browser.request(method, place, json=body, headers={"accept": "application/json"})
        refused = answer.status_code == 403 and answer.json()["code"] == "forbidden"
        assert refused is (role not in allowed), (role, answer.status_code, answer.text[:200])
        assert answer.status_code != 500


def test_a_decision_tells_who_decided(people: dict[str, Person], client: httpx.Client, screened: str) -> None:
    path = f"/v1/resumes/{resume_of(client, screened, 'strong.pdf')['id']}/decisions"
    recruiter = people["recruiter"]
    assert recruiter.browser.post(path, json=DECISION).status_code == 201
    assert client.get(path).json()[0]["decided_by"] == recruiter.user.id
