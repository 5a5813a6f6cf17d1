"""Workable: what its documentation says that it sends, with people and values of our own."""

# ruff: noqa: F811 - fixtures are imported, and named again as parameters

import json
from itertools import count
from typing import Any

import httpx
import pytest
from ats_fixtures import (  # noqa: F401 - fixtures
    PUBLIC,
    ROLE,
    WORKABLE_TOKEN,
    FakeAts,
    admin_key,
    as_basic,
    as_bearer,
    ats,
    integrate,
    poll,
    server,
    settings,
)
from fastapi.testclient import TestClient
from sample_resumes import WEAK
from service_fixtures import problem_of

from api.integrations.setup import MadeIntegration
from api.settings import Settings
from api.storage.ats_records import Vendor

BASE = "/v1/integrations/workable"
numbers = count(8800)


@pytest.fixture(scope="module")
def made(settings: Settings, ats: FakeAts) -> MadeIntegration:
    ats.files["/files/weak.txt"] = WEAK.encode()
    return integrate(settings, ats, Vendor.WORKABLE)


@pytest.fixture(scope="module")
def workable(server: TestClient, made: MadeIntegration) -> httpx.Client:
    return as_bearer(server, made.key)


def sent(ats: FakeAts, resume: str | None = "/files/marta.pdf", **other: Any) -> dict[str, Any]:
    """An assessment for Marta, with a callback of its own."""
    return {
        "test_id": ROLE,
        "job_shortcode": "ACC01",
        "job_title": "Account manager",
        "callback_url": ats.url(f"/assessments/{next(numbers)}"),
        "candidate": {
            "first_name": "Marta",
            "last_name": "Ellison",
            "phone": "303-555-0142",
            "email": "marta.ellison@example.com",
            "resume_url": ats.url(resume) if resume else None,
        },
        **other,
    }


def told(ats: FakeAts, order: dict[str, Any]) -> dict[str, Any]:
    """What was told at the callback of an order."""
    [got] = ats.wait(str(httpx.URL(order["callback_url"]).path))
    assert got.method == "PUT"
    assert got.headers["authorization"] == f"Bearer {WORKABLE_TOKEN}"
    assert got.headers["content-type"] == "application/json"
    body: dict[str, Any] = json.loads(got.body)
    return body


def test_the_roles_are_listed_as_tests(workable: httpx.Client) -> None:
    listed = workable.get(f"{BASE}/tests").json()
    assert {"id": ROLE, "name": "Account Manager"} in listed["tests"]


def test_an_order_is_completed_and_told(
    server: TestClient, settings: Settings, made: MadeIntegration, workable: httpx.Client, ats: FakeAts
) -> None:
    order = sent(ats)
    answer = workable.post(f"{BASE}/assessments", json=order)
    assert answer.status_code == 201
    [(name, identifier)] = answer.json().items()
    assert name == "assessment_id"
    admin = as_bearer(server, admin_key(settings))
    path = f"/v1/integrations/{made.record.id}/orders/{identifier}"
    kept = poll(lambda: admin.get(path), lambda body: body["finished_at"] is not None)
    assert kept["ats_order"] == "ACC01"
    body = told(ats, order)
    assert set(body) == {"status", "results_url", "assessment"}
    assert body["status"] == "completed"
    assert body["results_url"].startswith(f"{PUBLIC}/")
    assert set(body["assessment"]) == {"summary", "score", "details", "grade"}
    assert 0 < float(body["assessment"]["score"]) <= 100
    assert body["assessment"]["grade"] == "passed"
    assert "Marta" not in json.dumps(body)


def test_a_resume_that_does_not_show_everything_has_no_grade(workable: httpx.Client, ats: FakeAts) -> None:
    order = sent(ats, "/files/weak.txt")
    workable.post(f"{BASE}/assessments", json=order)
    found = told(ats, order)["assessment"]
    assert "grade" not in found
    assert "does not show" in found["summary"].lower()


def test_the_same_again_is_the_same_order_and_told_once(workable: httpx.Client, ats: FakeAts) -> None:
    order = sent(ats)
    ids = {workable.post(f"{BASE}/assessments", json=order).json()["assessment_id"] for _ in range(3)}
    assert len(ids) == 1
    told(ats, order)
    other = sent(ats)
    assert workable.post(f"{BASE}/assessments", json=other).json()["assessment_id"] not in ids
    told(ats, other)
    told(ats, order)  # still once


@pytest.mark.parametrize(
    ("resume", "reason"),
    [
        ("/files/broken.pdf", "The file is damaged."),
        ("/files/none.pdf", "The resume was not handed out."),
        (None, "There is no resume to assess."),
    ],
)
def test_a_resume_that_cannot_be_assessed_is_told_with_its_reason(
    workable: httpx.Client, ats: FakeAts, resume: str | None, reason: str
) -> None:
    order = sent(ats, resume)
    workable.post(f"{BASE}/assessments", json=order)
    body = told(ats, order)
    assert (body["status"], body["assessment"]) == ("completed", {"summary": reason})


def test_a_resume_at_a_private_address_is_not_fetched(workable: httpx.Client, ats: FakeAts) -> None:
    order = sent(ats)
    order["candidate"]["resume_url"] = "http://192.168.0.1/cv.pdf"
    workable.post(f"{BASE}/assessments", json=order)
    reason = "The address of the resume is not asked by this service."
    assert told(ats, order)["assessment"]["summary"] == reason


@pytest.mark.parametrize(
    ("change", "word"),
    [
        ({"test_id": "nothing"}, "nothing"),
        ({"callback_url": "https://attacker.example/take"}, "only"),
        ({"callback_url": None}, "callback_url"),
        ({"candidate": "Marta"}, "candidate"),
    ],
)
def test_mistakes_are_told_in_the_words_of_workable(
    workable: httpx.Client, ats: FakeAts, change: dict[str, Any], word: str
) -> None:
    answer = workable.post(f"{BASE}/assessments", json=sent(ats) | change)
    assert answer.status_code == 422
    assert set(answer.json()) == {"status", "message"}
    assert answer.json()["status"] == 422
    assert word in answer.json()["message"]


def test_a_wrong_key_gets_nothing(server: TestClient, settings: Settings, ats: FakeAts) -> None:
    for answer in (server.get(f"{BASE}/tests"), as_bearer(server, "rs_000000000000_0").get(f"{BASE}/tests")):
        assert answer.status_code == 401
        assert answer.json() == {"status": 401, "message": "a valid API key is needed, as Bearer or Basic"}
        assert answer.headers["content-type"] == "application/json"
    other = as_basic(server, integrate(settings, ats, Vendor.GREENHOUSE).key)
    answer = other.get(f"{BASE}/tests")
    assert (answer.status_code, answer.json()["status"]) == (403, 403)


def test_the_orders_of_a_tenant_are_its_own(
    server: TestClient, settings: Settings, made: MadeIntegration, workable: httpx.Client, ats: FakeAts
) -> None:
    order = workable.post(f"{BASE}/assessments", json=sent(ats)).json()["assessment_id"]
    stranger = as_bearer(server, admin_key(settings, "two"))
    for path in ("", "/orders", f"/orders/{order}"):
        problem_of(stranger.get(f"/v1/integrations/{made.record.id}{path}"), 404, "not_found")
    problem_of(stranger.delete(f"/v1/integrations/{made.record.id}"), 404, "not_found")
    problem_of(stranger.delete(f"/v1/integrations/{made.record.id}/orders/{order}"), 404, "not_found")
