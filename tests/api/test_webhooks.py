"""Webhooks from their creation to what receivers get, checked by a verifier made from the specification."""

# ruff: noqa: F811 - fixtures are imported, and named again as parameters

import base64
import hashlib
import hmac
import json
import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

import httpx
import pytest
from fastapi.testclient import TestClient
from receivers import Received, Receiver, Reply, receiving
from service_fixtures import (  # noqa: F401 - fixtures
    FILES,
    SCREENING,
    SECONDS,
    client,
    done,
    keys,
    problem_of,
    resume_of,
    until,
    using,
)

from api.app import create_app
from api.outbound import Outbound
from api.settings import Settings
from api.storage import open_storage
from screener.batch import ParserPool

URL = "http://127.0.0.1"
EVENTS = ["resume.assessed", "resume.failed", "resume.erased", "decision.made", "screening.done"]


@pytest.fixture(scope="module")
def receiver() -> Iterator[Receiver]:
    with receiving() as receiver:
        yield receiver


@pytest.fixture(scope="module")
def settings(tmp_path_factory: pytest.TempPathFactory, receiver: Receiver) -> Settings:
    return Settings(
        data=tmp_path_factory.mktemp("data"),
        heartbeat_seconds=0.5,
        outbound_trusted=(receiver.place, "turning.example:443"),
        public_url="https://screener.example",
    )


class Names:
    """A resolver of its own: `hooks.example` is public, everything else is on loopback."""

    def __init__(self) -> None:
        self.private = False

    def __call__(self, host: str, port: int) -> list[str]:
        public = host == "hooks.example" and not self.private
        return ["93.184.215.14"] if public else ["127.0.0.1"]


@pytest.fixture(scope="module")
def names() -> Names:
    return Names()


@pytest.fixture(scope="module")
def server(settings: Settings, keys: dict[str, str], names: Names) -> Iterator[TestClient]:
    outbound = Outbound(settings.outbound_trusted, resolve=names)
    with TestClient(create_app(settings, pool=ParserPool(1), outbound=outbound), base_url=URL) as client:
        yield client


class Forged(Exception):  # noqa: N818
    """What a receiver must not believe."""


def verified(got: Received, secret: str, *, now: float | None = None) -> dict[str, Any]:
    """The payload, if signature and time are right: as a receiver would check it by the specification."""
    moment = int(got.headers["webhook-timestamp"])
    if abs((now or time.time()) - moment) > 300:
        raise Forged("too old or too new")
    mark, _, key = secret.partition("_")
    assert mark == "whsec"
    signed = f"{got.headers['webhook-id']}.{moment}.".encode() + got.body
    expected = base64.b64encode(hmac.new(base64.b64decode(key), signed, hashlib.sha256).digest()).decode()
    for offered in got.headers["webhook-signature"].split():
        version, _, text = offered.partition(",")
        if version == "v1" and hmac.compare_digest(text, expected):
            payload: dict[str, Any] = json.loads(got.body)
            return payload
    raise Forged("no signature is right")


def changed(got: Received, **headers: str) -> Received:
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    return Received(got.method, got.path, {**got.headers, **named}, got.body)


def hooked(client: httpx.Client, receiver: Receiver, **more: Any) -> dict[str, Any]:
    """A new webhook at the receiver, at a path of its own."""
    made = client.post("/v1/webhooks", json={"url": f"{receiver.url}/{time.monotonic_ns()}", **more})
    assert made.status_code == 201, made.text
    body: dict[str, Any] = made.json()
    assert made.headers["location"] == f"/v1/webhooks/{body['id']}"
    return body


def heard(receiver: Receiver, webhook: dict[str, Any], count: int) -> list[Received]:
    """What came for a webhook, once it is that much."""
    path = webhook["url"].partition(receiver.place)[2]
    end = time.monotonic() + SECONDS
    while time.monotonic() < end:
        got = [one for one in receiver.received if one.path == path]
        if len(got) >= count:
            return got
        time.sleep(0.02)
    raise AssertionError(f"only {got}")


def test_receivers_are_told_what_happens(client: httpx.Client, receiver: Receiver) -> None:
    webhook = hooked(client, receiver)
    assert webhook["events"] == EVENTS
    path = client.post("/v1/screenings", json=SCREENING).headers["location"]
    client.post(f"{path}/resumes", files=FILES)
    done(client, path)
    first = heard(receiver, webhook, 4)
    told = [verified(got, webhook["secret"]) for got in first]
    assert sorted(one["type"] for one in told) == [
        "resume.assessed",
        "resume.assessed",
        "resume.failed",
        "screening.done",
    ]
    assert told[-1]["type"] == "screening.done"
    assert told[-1]["data"]["progress"] == {"assessed": 2, "failed": 1, "erased": 0}
    strong = resume_of(client, path, "strong.pdf")
    [assessed] = [one for one in told if one["data"].get("resume") == strong["id"]]
    assert assessed["data"] == {
        "resume": strong["id"],
        "screening": path.rsplit("/", 1)[-1],
        "sha256": strong["sha256"],
        "score": client.get(f"/v1/resumes/{strong['id']}/assessment").json()["score"],
        "band": "meets",
        "role": "account-manager",
        "role_version": assessed["data"]["role_version"],
        "as_of": "2020-01-01",
        "links": {
            "resume": f"https://screener.example/v1/resumes/{strong['id']}",
            "screening": f"https://screener.example{path}",
        },
    }
    client.post(f"/v1/resumes/{strong['id']}/decisions", json={"decision": "hold", "reason": "Later."})
    client.delete(f"/v1/resumes/{strong['id']}")
    later = [verified(got, webhook["secret"]) for got in heard(receiver, webhook, 6)[4:]]
    assert [(one["type"], one["data"]["resume"]) for one in later] == [
        ("decision.made", strong["id"]),
        ("resume.erased", strong["id"]),
    ]
    for got in receiver.received:
        assert got.method == "POST"
        assert got.headers["content-type"] == "application/json"
        assert len(got.body) < 20_000
        for word in (b"strong.pdf", b"Later", b"@"):
            assert word not in got.body
    for one in told:
        assert datetime.fromisoformat(one["timestamp"]) <= datetime.now(UTC)


def test_forged_and_replayed_requests_are_seen_through(client: httpx.Client, receiver: Receiver) -> None:
    webhook, other = hooked(client, receiver), hooked(client, receiver)
    client.post(f"/v1/webhooks/{webhook['id']}/test")
    [got] = heard(receiver, webhook, 1)
    assert verified(got, webhook["secret"])["type"] == "webhook.test"
    now = time.time()
    with pytest.raises(Forged, match="old"):
        verified(got, webhook["secret"], now=now + 301)
    for forged in (
        changed(got, webhook_timestamp=str(int(now) + 1)),
        changed(got, webhook_id="msg_other"),
        changed(got, webhook_signature="v1," + base64.b64encode(bytes(32)).decode()),
        changed(got, webhook_signature=got.headers["webhook-signature"].replace("v1,", "v1a,")),
        Received(got.method, got.path, got.headers, got.body.replace(b"test", b"best")),
    ):
        with pytest.raises(Forged, match="signature"):
            verified(forged, webhook["secret"])
    with pytest.raises(Forged, match="signature"):
        verified(got, other["secret"])


def test_a_secret_is_shown_once_and_kept_sealed(
    client: httpx.Client, receiver: Receiver, settings: Settings
) -> None:
    webhook = hooked(client, receiver)
    mark, _, key = webhook["secret"].partition("_")
    assert (mark, len(base64.b64decode(key))) == ("whsec", 32)
    path = f"/v1/webhooks/{webhook['id']}"
    shown = [client.get(path).text, client.get("/v1/webhooks").text]
    shown.append(client.patch(path, json={"description": "new"}).text)
    assert [text for text in shown if key in text or '"secret"' in text] == []
    kept = b"".join(path.read_bytes() for path in settings.data.rglob("*") if path.is_file())
    assert key.encode() not in kept
    assert base64.b64decode(key) not in kept


def test_rotation_has_an_overlap(client: httpx.Client, receiver: Receiver) -> None:
    webhook = hooked(client, receiver)
    path = f"/v1/webhooks/{webhook['id']}"
    rotated = client.post(f"{path}/rotate", json={"overlap_hours": 1}).json()
    assert rotated["secret"] != webhook["secret"]
    left = datetime.fromisoformat(rotated["old_secret_until"]) - datetime.now(UTC)
    assert timedelta(minutes=59) < left <= timedelta(hours=1)
    client.post(f"{path}/test")
    [got] = heard(receiver, webhook, 1)
    for secret in (webhook["secret"], rotated["secret"]):
        assert verified(got, secret)["type"] == "webhook.test"
    last = client.post(f"{path}/rotate", json={"overlap_hours": 0}).json()
    client.post(f"{path}/test")
    got = heard(receiver, webhook, 2)[1]
    assert verified(got, last["secret"])["type"] == "webhook.test"
    for secret in (webhook["secret"], rotated["secret"]):
        with pytest.raises(Forged):
            verified(got, secret)
    assert client.post(f"{path}/rotate").status_code == 200


def test_a_request_sent_again_makes_one_webhook_and_tells_no_secret(
    client: httpx.Client, receiver: Receiver
) -> None:
    again = {"idempotency-key": "hook-1"}
    first, second = (client.post("/v1/webhooks", json={"url": receiver.url}, headers=again) for _ in range(2))
    assert second.headers["idempotent-replayed"] == "true"
    assert first.json()["secret"] is not None
    assert second.json() == {**first.json(), "secret": None}
    path = first.headers["location"]
    rotated = [client.post(f"{path}/rotate", headers={"idempotency-key": "turn-1"}).json() for _ in range(2)]
    assert rotated[1] == {**rotated[0], "secret": None}
    tests = [client.post(f"{path}/test", headers={"idempotency-key": "test-1"}).json() for _ in range(2)]
    assert tests[0] == tests[1]
    assert len(client.get(f"{path}/deliveries").json()) == 1


def test_deliveries_are_listed_in_pages_and_replayed(client: httpx.Client, receiver: Receiver) -> None:
    webhook = hooked(client, receiver, description="Ours", events=["resume.erased"])
    path = f"/v1/webhooks/{webhook['id']}"
    sent = [client.post(f"{path}/test") for _ in range(5)]
    assert {answer.status_code for answer in sent} == {202}
    heard(receiver, webhook, 5)
    listed: list[dict[str, Any]] = []
    page = f"{path}/deliveries?limit=2"
    while page:
        answer = client.get(page)
        listed += answer.json()
        page = answer.links.get("next", {}).get("url", "")
    assert [one["id"] for one in listed] == [answer.json()["id"] for answer in sent][::-1]
    place = sent[0].headers["location"]
    shown = until(client, place, lambda body: body["state"] == "delivered")
    assert (shown["event"], shown["attempts"], shown["next_attempt_at"]) == ("webhook.test", 1, None)
    assert [(one["status"], one["error"]) for one in shown["history"]] == [(204, None)]
    assert client.post(f"{place}/replay").status_code == 202
    got = heard(receiver, webhook, 6)
    assert got[5].headers["webhook-id"] == shown["id"]
    assert got[5].body == next(one.body for one in got if one.headers["webhook-id"] == shown["id"])
    until(client, place, lambda body: body["attempts"] == 2 and body["state"] == "delivered")


def test_failed_deliveries_are_replayed_since_a_time(client: httpx.Client, receiver: Receiver) -> None:
    receiver.answering = lambda got: Reply(410) if got.path.endswith("gone") else Reply()
    made = client.post("/v1/webhooks", json={"url": f"{receiver.url}/gone"}).json()
    path = f"/v1/webhooks/{made['id']}"
    delivery = client.post(f"{path}/test").headers["location"]
    until(client, delivery, lambda body: body["state"] == "failed")
    webhook = client.get(path).json()
    assert webhook["disabled"] == "gone"
    problem_of(client.post(f"{path}/test"), 409, "conflict")
    since = {"since": made["created_at"]}
    problem_of(client.post(f"{path}/replay", json=since), 409, "conflict")
    receiver.answering = lambda _: Reply()
    assert client.patch(path, json={"disabled": False}).json()["disabled"] is None
    assert client.post(f"{path}/replay", json=since).json() == {"replayed": 1}
    assert client.post(f"{path}/replay", json={"since": "2100-01-01T00:00:00Z"}).json() == {"replayed": 0}
    until(client, delivery, lambda body: body["state"] == "delivered")


@pytest.mark.parametrize(
    "url",
    [
        "http://hooks.example/",
        "https://hooks.example:8443/",
        "https://user:password@hooks.example/",
        "https://localhost/",
        "https://127.0.0.1/",
        "https://169.254.169.254/latest/meta-data",
        "https://[::ffff:127.0.0.1]/",
        "https://inside.example/",
        "ftp://hooks.example/",
        "hooks.example",
    ],
)
def test_private_addresses_are_refused_when_a_webhook_is_made(client: httpx.Client, url: str) -> None:
    problem = problem_of(client.post("/v1/webhooks", json={"url": url}), 422, "invalid_request")
    assert [mistake["field"] for mistake in problem["errors"]] == ["url"]
    made = client.post("/v1/webhooks", json={"url": "https://hooks.example/"}).headers["location"]
    problem_of(client.patch(made, json={"url": url}), 422, "invalid_request")
    client.delete(made)


def test_an_address_that_became_private_is_not_asked(client: httpx.Client, names: Names) -> None:
    made = client.post("/v1/webhooks", json={"url": "https://hooks.example/"}).headers["location"]
    names.private = True
    try:
        delivery = client.post(f"{made}/test").headers["location"]
        shown = until(client, delivery, lambda body: body["attempts"] == 1 and body["history"])
        [attempt] = shown["history"]
        assert (shown["state"], attempt["status"], attempt["error"]) == ("waiting", None, "target_refused")
        assert "127.0" not in attempt["detail"]
    finally:
        names.private = False
        client.delete(made)


def test_a_redirect_is_a_failure(client: httpx.Client, receiver: Receiver) -> None:
    receiver.answering = lambda _: Reply(302, {"Location": receiver.url})
    webhook = hooked(client, receiver)
    delivery = client.post(f"/v1/webhooks/{webhook['id']}/test").headers["location"]
    shown = until(client, delivery, lambda body: bool(body["history"]))
    assert (shown["state"], shown["history"][0]["status"]) == ("waiting", 302)
    receiver.answering = lambda _: Reply()
    client.delete(f"/v1/webhooks/{webhook['id']}")


@pytest.mark.parametrize("who", ["reader", "writer"])
def test_webhooks_are_for_admins(server: TestClient, keys: dict[str, str], who: str) -> None:
    other = using(server, keys[who])
    problem_of(other.get("/v1/webhooks"), 403, "forbidden")
    problem_of(other.post("/v1/webhooks", json={"url": "https://hooks.example/"}), 403, "forbidden")


def test_nothing_of_another_tenant_is_seen(
    server: TestClient, client: httpx.Client, keys: dict[str, str], receiver: Receiver
) -> None:
    webhook = hooked(client, receiver)
    path = f"/v1/webhooks/{webhook['id']}"
    delivery = client.post(f"{path}/test").headers["location"]
    stranger = using(server, keys["stranger"])
    assert stranger.get("/v1/webhooks").json() == []
    for answer in (
        stranger.get(path),
        stranger.patch(path, json={"disabled": True}),
        stranger.delete(path),
        stranger.post(f"{path}/rotate"),
        stranger.post(f"{path}/test"),
        stranger.post(f"{path}/replay", json={"since": "2020-01-01T00:00:00Z"}),
        stranger.get(f"{path}/deliveries"),
        stranger.get(delivery),
        stranger.post(f"{delivery}/replay"),
    ):
        problem_of(answer, 404, "not_found")
    assert client.delete(path).status_code == 204
    problem_of(client.get(path), 404, "not_found")


@pytest.mark.parametrize(
    ("body", "field"),
    [
        ({}, "url"),
        ({"url": "https://hooks.example/", "events": []}, "events"),
        ({"url": "https://hooks.example/", "events": ["resume.eaten"]}, "events.0"),
        ({"url": "https://hooks.example/", "description": "a\0b"}, "description"),
        ({"url": "https://hooks.example/", "secret": "whsec_mine"}, "secret"),
    ],
)
def test_mistakes_are_named(client: httpx.Client, body: dict[str, Any], field: str) -> None:
    problem = problem_of(client.post("/v1/webhooks", json=body), 422, "invalid_request")
    assert [mistake["field"] for mistake in problem["errors"]] == [field]


def test_the_log_has_what_was_done(client: httpx.Client, settings: Settings) -> None:
    storage = open_storage(settings.database)
    [tenant] = [tenant for tenant in storage.tenants() if tenant.name == "one"]
    events = list(storage.events(tenant.id))
    kinds = {event.kind for event in events if event.kind.startswith("webhook.")}
    assert kinds == {f"webhook.{what}" for what in ("created", "changed", "rotated", "deleted")} | {
        "webhook.disabled",
        "webhook.enabled",
        "webhook.replayed",
    }
    assert "hooks.example" not in json.dumps([event.details for event in events])
    assert storage.broken_event(tenant.id) is None
    storage.close()
