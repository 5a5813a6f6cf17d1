"""Our own protocol for systems that order assessments, and what holds for all of them."""

# ruff: noqa: F811 - fixtures are imported, and named again as parameters

import base64
import hmac
import json
import time
from datetime import timedelta
from hashlib import sha256
from typing import Any

import httpx
import pytest
from ats_fixtures import (  # noqa: F401 - fixtures
    BASE,
    PUBLIC,
    ROLE,
    STRONG_PDF,
    FakeAts,
    admin_key,
    as_basic,
    as_bearer,
    ats,
    ended,
    integrate,
    order,
    server,
    settings,
    told,
)
from fastapi.testclient import TestClient
from receivers import Received, Reply
from service_fixtures import problem_of

from api.integrations import fetching
from api.integrations.setup import MadeIntegration
from api.settings import Settings
from api.storage.ats_records import Vendor


@pytest.fixture(scope="module")
def made(settings: Settings, ats: FakeAts) -> MadeIntegration:
    return integrate(settings, ats, Vendor.GENERIC)


@pytest.fixture(scope="module")
def generic(server: TestClient, made: MadeIntegration) -> httpx.Client:
    return as_bearer(server, made.key)


def is_signed(got: Received, secret: str) -> bool:
    """By the specification of Standard Webhooks, written down once more."""
    signed = f"{got.headers['webhook-id']}.{got.headers['webhook-timestamp']}.".encode() + got.body
    key = base64.b64decode(secret.removeprefix("whsec_"))
    expected = base64.b64encode(hmac.new(key, signed, sha256).digest()).decode()
    return got.headers["webhook-signature"] == f"v1,{expected}"


def test_the_roles_are_listed(generic: httpx.Client) -> None:
    listed = generic.get(f"{BASE}/tests").json()["tests"]
    [role] = [test for test in listed if test["id"] == ROLE]
    assert set(role) == {"id", "name", "version", "summary"}


def test_an_order_by_address_is_completed_and_told_with_a_signature(
    generic: httpx.Client, made: MadeIntegration, ats: FakeAts
) -> None:
    sent = order(ats)
    placed = generic.post(f"{BASE}/orders", json=sent)
    assert placed.json()["status"] in {"working", "completed"}
    assert int(placed.headers["retry-after"]) > 0
    found = ended(generic, placed)
    assert found["status"] == "completed"
    assert (found["order_id"], found["candidate_id"]) == (sent["order_id"], sent["candidate_id"])
    assert 0 < float(found["result"]["score"]) <= 100
    assert found["result"]["band"] in {"meets", "borderline", "not_shown"}
    assert {item["verdict"] for item in found["result"]["criteria"]} <= {
        "met",
        "partly met",
        "borderline",
        "not found",
        "unclear",
    }
    assert found["summary"].startswith(found["result"]["score"])
    assert found["link"].startswith(f"{PUBLIC}/screenings/")
    assert "Marta" not in json.dumps(found)
    [got] = told(ats, sent)
    assert made.signing_secret is not None
    assert is_signed(got, made.signing_secret)
    assert abs(int(got.headers["webhook-timestamp"]) - time.time()) < 60
    body = json.loads(got.body)
    assert (got.method, body["type"], body["data"]) == ("POST", "order.completed", found)


def test_an_order_with_its_content(generic: httpx.Client, ats: FakeAts) -> None:
    content = base64.b64encode(STRONG_PDF).decode()
    sent = order(ats, resume_url=None, resume={"name": "marta.pdf", "content": content})
    assert ended(generic, generic.post(f"{BASE}/orders", json=sent))["status"] == "completed"
    told(ats, sent)


def test_an_order_without_a_callback_is_only_asked_for(generic: httpx.Client, ats: FakeAts) -> None:
    sent = order(ats, callback_url=None)
    assert ended(generic, generic.post(f"{BASE}/orders", json=sent))["status"] == "completed"


def test_the_same_again_is_the_same_order(generic: httpx.Client, ats: FakeAts) -> None:
    sent = order(ats)
    first = generic.post(f"{BASE}/orders", json=sent)
    ended(generic, first)
    again = generic.post(f"{BASE}/orders", json=sent)
    assert again.json()["id"] == first.json()["id"]
    assert again.json()["status"] == "completed"
    assert len(told(ats, sent)) == 1


def test_orders_of_one_role_and_day_are_in_one_screening(
    server: TestClient, settings: Settings, made: MadeIntegration, generic: httpx.Client, ats: FakeAts
) -> None:
    for _ in range(2):
        ended(generic, generic.post(f"{BASE}/orders", json=order(ats)))
    admin = as_bearer(server, admin_key(settings))
    orders = admin.get(f"/v1/integrations/{made.record.id}/orders", params={"limit": 2})
    assert len({item["screening"] for item in orders.json()}) == 1
    assert 'rel="next"' in orders.headers["link"]
    following = admin.get(orders.links["next"]["url"]).json()
    assert not {item["id"] for item in following} & {item["id"] for item in orders.json()}
    screening = admin.get(f"/v1/screenings/{orders.json()[0]['screening']}").json()
    assert screening["name"].startswith(made.record.name)
    ranking = admin.get(f"/v1/screenings/{screening['id']}/ranking").json()
    assert {item["resume"] for item in orders.json()} <= {item["resume"] for item in ranking}


@pytest.mark.parametrize(
    ("change", "status", "code"),
    [
        ({"test": "nothing"}, 404, "profile_error"),
        ({"order_id": ""}, 422, "invalid_request"),
        ({"resume_url": None}, 422, "invalid_request"),
        ({"unknown": 1}, 422, "invalid_request"),
        ({"resume": {"name": "x", "content": "QQ=="}}, 422, "invalid_request"),
        ({"callback_url": "https://attacker.example/take"}, 422, "callback_refused"),
    ],
)
def test_mistakes_are_problems(
    generic: httpx.Client, ats: FakeAts, change: dict[str, Any], status: int, code: str
) -> None:
    problem_of(generic.post(f"{BASE}/orders", json=order(ats) | change), status, code)


@pytest.mark.parametrize(
    ("resume", "reason"),
    [
        ("/files/broken.pdf", "The file is damaged."),
        ("/files/none.pdf", "The resume was not handed out."),
        ("/files/large.pdf", "The resume is too large."),
    ],
)
def test_a_resume_that_cannot_be_assessed_is_told_with_its_reason(
    generic: httpx.Client, ats: FakeAts, resume: str, reason: str
) -> None:
    ats.files["/files/large.pdf"] = bytes(10_000_001)
    sent = order(ats, resume)
    found = ended(generic, generic.post(f"{BASE}/orders", json=sent))
    assert (found["status"], found["reason"], found["result"]) == ("failed", reason, None)
    assert json.loads(told(ats, sent)[0].body)["type"] == "order.failed"


@pytest.mark.parametrize("host", ["169.254.169.254", "localhost", "[::ffff:127.0.0.1]", "10.1.2.3"])
def test_a_resume_at_a_private_address_is_not_fetched(generic: httpx.Client, ats: FakeAts, host: str) -> None:
    sent = order(ats, resume_url=f"https://{host}/cv.pdf")
    found = ended(generic, generic.post(f"{BASE}/orders", json=sent))
    assert found["reason"] == "The address of the resume is not asked by this service."


def test_an_erased_order_leaves_no_ids_and_is_a_new_one_when_it_comes_again(
    server: TestClient, settings: Settings, made: MadeIntegration, generic: httpx.Client, ats: FakeAts
) -> None:
    sent = order(ats)
    placed = generic.post(f"{BASE}/orders", json=sent)
    ended(generic, placed)
    told(ats, sent)
    path = placed.headers["location"]
    assert generic.delete(path).status_code == 204
    assert generic.delete(path).status_code == 204
    found = generic.get(path).json()
    assert (found["status"], found["order_id"], found["candidate_id"]) == ("erased", None, None)
    assert (found["result"], found["link"]) == (None, None)
    admin = as_bearer(server, admin_key(settings))
    kept = admin.get(f"/v1/integrations/{made.record.id}/orders/{placed.json()['id']}").json()
    assert admin.get(f"/v1/resumes/{kept['resume']}").json()["state"] == "erased"
    again = generic.post(f"{BASE}/orders", json=sent)
    assert again.json()["id"] != placed.json()["id"]
    assert ended(generic, again)["status"] == "completed"


def test_erasing_the_resume_erases_the_order(
    server: TestClient, settings: Settings, made: MadeIntegration, generic: httpx.Client, ats: FakeAts
) -> None:
    sent = order(ats)
    placed = generic.post(f"{BASE}/orders", json=sent)
    ended(generic, placed)
    admin = as_bearer(server, admin_key(settings))
    path = f"/v1/integrations/{made.record.id}/orders/{placed.json()['id']}"
    assert admin.delete(f"/v1/resumes/{admin.get(path).json()['resume']}").status_code == 204
    kept = admin.get(path).json()
    assert (kept["state"], kept["ats_candidate"], kept["ats_order"]) == ("erased", None, None)


def test_what_never_was_fetched_can_be_erased(generic: httpx.Client, ats: FakeAts) -> None:
    placed = generic.post(f"{BASE}/orders", json=order(ats, "/files/none.pdf"))
    assert ended(generic, placed)["status"] == "failed"
    assert generic.delete(placed.headers["location"]).status_code == 204
    assert generic.get(placed.headers["location"]).json()["order_id"] is None


def test_a_cancelled_order_is_told_no_more(generic: httpx.Client, ats: FakeAts) -> None:
    ats.answers["/files/late.pdf"] = Reply(503)
    sent = order(ats, "/files/late.pdf")
    placed = generic.post(f"{BASE}/orders", json=sent)
    cancelled = generic.post(f"{placed.headers['location']}/cancel")
    assert cancelled.json()["status"] == "cancelled"
    again = generic.post(f"{BASE}/orders", json=order(ats))
    ended(generic, again)
    assert ats.told(httpx.URL(sent["callback_url"]).path) == []


def test_a_wrong_key_gets_nothing(
    server: TestClient, settings: Settings, generic: httpx.Client, ats: FakeAts
) -> None:
    problem_of(server.get(f"{BASE}/tests"), 401, "no_key")
    for vendor in (Vendor.GREENHOUSE, Vendor.ASHBY):
        other = as_bearer(server, integrate(settings, ats, vendor).key)
        problem_of(other.get(f"{BASE}/tests"), 403, "forbidden")


def test_tenants_and_integrations_do_not_see_each_other(
    server: TestClient, settings: Settings, generic: httpx.Client, ats: FakeAts
) -> None:
    path = generic.post(f"{BASE}/orders", json=order(ats)).headers["location"]
    for tenant in ("one", "two"):
        other = as_basic(server, integrate(settings, ats, Vendor.GENERIC, tenant).key)
        for ask in (other.get, other.delete):
            problem_of(ask(path), 404, "not_found")
        problem_of(other.post(f"{path}/cancel"), 404, "not_found")
    assert generic.get(path).status_code == 200


def test_a_resume_that_is_not_there_for_now_is_fetched_later(
    generic: httpx.Client, ats: FakeAts, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(fetching, "DELAYS", (timedelta(0),) * 7)
    replies = iter([Reply(503), Reply(429), Reply(500)])
    usual = ats.receiver.answering
    asked: list[str] = []

    def answer(got: Received) -> Reply:
        if got.path != "/files/slow.pdf":
            return usual(got)
        asked.append(got.path)
        return next(replies, Reply(200, body=STRONG_PDF))

    ats.receiver.answering = answer
    sent = order(ats, "/files/slow.pdf")
    found = ended(generic, generic.post(f"{BASE}/orders", json=sent))
    ats.receiver.answering = usual
    assert found["status"] == "completed"
    assert len(asked) == 4
    told(ats, sent)


def test_a_resume_that_never_comes_fails_in_the_end(
    generic: httpx.Client, ats: FakeAts, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(fetching, "DELAYS", (timedelta(0),) * 2)
    ats.answers["/files/never.pdf"] = Reply(503)
    found = ended(generic, generic.post(f"{BASE}/orders", json=order(ats, "/files/never.pdf")))
    assert found["reason"] == "The resume could not be fetched within a day."


def test_blind_integrations_make_blind_screenings(
    server: TestClient, settings: Settings, ats: FakeAts
) -> None:
    admin = as_bearer(server, admin_key(settings))
    new = {"vendor": "generic", "name": "Blind", "as_of": "2020-01-01", "blind": True, "address": ats.place}
    made = admin.post("/v1/integrations", json=new).json()
    generic = as_bearer(server, made["key"])
    placed = generic.post(f"{BASE}/orders", json=order(ats))
    assert ended(generic, placed)["result"]["as_of"] == "2020-01-01"
    [kept] = admin.get(f"/v1/integrations/{made['id']}/orders").json()
    screening = admin.get(f"/v1/screenings/{kept['screening']}").json()
    assert (screening["blind"], screening["as_of"]) == (True, "2020-01-01")


@pytest.mark.parametrize("name", ["order_id", "candidate_id", "resume_url", "callback_url", "test"])
@pytest.mark.parametrize("text", ["a\x00b", "\ud800", "x" * 5000])
def test_no_text_is_too_odd(generic: httpx.Client, ats: FakeAts, name: str, text: str) -> None:
    answer = generic.post(
        f"{BASE}/orders",
        content=json.dumps(order(ats) | {name: text}),
        headers={"content-type": "application/json"},
    )
    assert answer.status_code in {404, 422}
    assert answer.headers["content-type"] == "application/problem+json"


@pytest.mark.parametrize("order_id", ["%00", "é", "a" * 33])
def test_no_order_is_called_so(generic: httpx.Client, order_id: str) -> None:
    assert generic.get(f"{BASE}/orders/{order_id}").status_code in {404, 422}
