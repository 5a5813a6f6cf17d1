"""Greenhouse: what its documentation says that it sends, with people and values of our own."""

# ruff: noqa: F811 - fixtures are imported, and named again as parameters

import base64
import json
from itertools import count
from typing import Any

import httpx
import pytest
from ats_fixtures import (  # noqa: F401 - fixtures
    PUBLIC,
    ROLE,
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
from service_fixtures import problem_of

from api.integrations.setup import MadeIntegration
from api.settings import Settings
from api.storage.ats_records import Vendor
from screener.profile import load_profile

BASE = "/v1/integrations/greenhouse"
numbers = count(4711)


@pytest.fixture(scope="module")
def made(settings: Settings, ats: FakeAts) -> MadeIntegration:
    return integrate(settings, ats, Vendor.GREENHOUSE)


@pytest.fixture(scope="module")
def greenhouse(server: TestClient, made: MadeIntegration) -> httpx.Client:
    return as_basic(server, made.key)


def sent(ats: FakeAts, resume: str | None = "/files/marta.pdf", **other: Any) -> dict[str, Any]:
    """A test for Marta, with a callback of its own."""
    return {
        "partner_test_id": ROLE,
        "candidate": {
            "first_name": "Marta",
            "last_name": "Ellison",
            "resume_url": ats.url(resume) if resume else None,
            "phone_number": "303-555-0142",
            "email": "marta.ellison@example.com",
            "greenhouse_profile_url": "https://app.greenhouse.io/people/17?application_id=26",
        },
        "url": ats.url(f"/integrations/testing_partners/take_home_tests/{next(numbers)}"),
        "sent_by": "a recruiter",
        **other,
    }


def path_of(order: dict[str, Any]) -> str:
    return str(httpx.URL(order["url"]).path)


def complete(greenhouse: httpx.Client, interview: str) -> Any:
    return poll(
        lambda: greenhouse.get(f"{BASE}/test_status", params={"partner_interview_id": interview}),
        lambda body: body["partner_status"] == "complete",
    )


def test_the_roles_are_listed_as_tests(greenhouse: httpx.Client) -> None:
    tests = greenhouse.get(f"{BASE}/list_tests").json()
    assert {"partner_test_id": ROLE, "partner_test_name": "Account Manager"} in tests
    assert all(set(test) == {"partner_test_id", "partner_test_name"} for test in tests)


def test_an_order_is_completed_and_told(
    greenhouse: httpx.Client, made: MadeIntegration, ats: FakeAts
) -> None:
    order = sent(ats)
    answer = greenhouse.post(f"{BASE}/send_test", json=order)
    assert answer.status_code == 200
    assert set(answer.json()) == {"partner_interview_id"}
    status = complete(greenhouse, answer.json()["partner_interview_id"])
    assert set(status) == {"partner_status", "partner_profile_url", "partner_score", "metadata"}
    assert 0 < status["partner_score"] <= 100
    assert status["partner_profile_url"].startswith(f"{PUBLIC}/")
    assert all(isinstance(value, str) for value in status["metadata"].values())
    assert status["metadata"]["Requirements"]
    assert "Marta" not in json.dumps(status)
    [told] = ats.wait(path_of(order))
    assert (told.method, told.body) == ("PATCH", b"")
    assert told.headers["authorization"] == "Basic " + base64.b64encode(f"{made.key}:".encode()).decode()


def test_the_same_again_is_the_same_order_and_told_once(greenhouse: httpx.Client, ats: FakeAts) -> None:
    order = sent(ats)
    ids = {greenhouse.post(f"{BASE}/send_test", json=order).json()["partner_interview_id"] for _ in range(3)}
    assert len(ids) == 1
    complete(greenhouse, *ids)
    assert greenhouse.post(f"{BASE}/send_test", json=order).json()["partner_interview_id"] in ids
    other = greenhouse.post(f"{BASE}/send_test", json=sent(ats)).json()["partner_interview_id"]
    assert other not in ids
    complete(greenhouse, other)
    assert len(ats.wait(path_of(order))) == 1


def test_a_version_of_a_role_can_be_meant(greenhouse: httpx.Client, ats: FakeAts) -> None:
    answer = greenhouse.post(
        f"{BASE}/send_test", json=sent(ats, partner_test_id=f"{ROLE}@{load_profile(ROLE).version}")
    )
    assert answer.status_code == 200
    answer = greenhouse.post(f"{BASE}/send_test", json=sent(ats, partner_test_id=f"{ROLE}@99"))
    problem_of(answer, 404, "profile_error")


@pytest.mark.parametrize("test", ["nothing", "../etc/passwd", "Account Manager", f"{ROLE}@"])
def test_an_unknown_test_is_refused(greenhouse: httpx.Client, ats: FakeAts, test: str) -> None:
    answer = greenhouse.post(f"{BASE}/send_test", json=sent(ats, partner_test_id=test))
    problem_of(answer, 404, "profile_error")


@pytest.mark.parametrize(
    ("resume", "reason"),
    [
        ("/files/broken.pdf", "The file is damaged."),
        ("/files/none.pdf", "The resume was not handed out."),
        (None, "There is no resume to assess."),
    ],
)
def test_a_resume_that_cannot_be_assessed_is_told_with_its_reason(
    greenhouse: httpx.Client, ats: FakeAts, resume: str | None, reason: str
) -> None:
    order = sent(ats, resume)
    status = complete(
        greenhouse, greenhouse.post(f"{BASE}/send_test", json=order).json()["partner_interview_id"]
    )
    assert status["partner_score"] is None
    assert status["metadata"] == {"Result": "Not assessed", "Reason": reason}
    assert status["partner_profile_url"].startswith(f"{PUBLIC}/")
    assert ats.wait(path_of(order))[0].method == "PATCH"


@pytest.mark.parametrize(
    "url",
    ["http://169.254.169.254/latest/meta-data", "https://127.0.0.1/cv.pdf", "https://[::ffff:10.0.0.1]/"],
)
def test_a_resume_at_a_private_address_is_not_fetched(
    greenhouse: httpx.Client, ats: FakeAts, url: str
) -> None:
    order = sent(ats)
    order["candidate"]["resume_url"] = url
    status = complete(
        greenhouse, greenhouse.post(f"{BASE}/send_test", json=order).json()["partner_interview_id"]
    )
    assert status["metadata"]["Reason"] == "The address of the resume is not asked by this service."


@pytest.mark.parametrize("url", ["https://attacker.example/take", "http://127.0.0.1:1/x", "nonsense"])
def test_results_and_the_key_go_to_no_other_host(greenhouse: httpx.Client, ats: FakeAts, url: str) -> None:
    answer = greenhouse.post(f"{BASE}/send_test", json=sent(ats, url=url))
    problem_of(answer, 422, "callback_refused")


def test_a_request_with_mistakes_names_them(greenhouse: httpx.Client) -> None:
    body = problem_of(greenhouse.post(f"{BASE}/send_test", json={"candidate": {}}), 422, "invalid_request")
    assert {mistake["field"] for mistake in body["errors"]} == {"partner_test_id", "url"}


def test_an_unknown_interview_is_not_found(greenhouse: httpx.Client) -> None:
    answer = greenhouse.get(f"{BASE}/test_status", params={"partner_interview_id": "98765"})
    problem_of(answer, 404, "not_found")


@pytest.mark.parametrize("path", ["response_error", "request_errors"])
def test_reported_errors_are_taken_and_nothing_of_them_is_kept(
    server: TestClient, settings: Settings, greenhouse: httpx.Client, path: str
) -> None:
    report = {
        "api_call": "test_status",
        "errors": ["partner_profile_url is missing for Marta"],
        "partner_test_id": ROLE,
        "candidate_email": "marta.ellison@example.com",
    }
    answer = greenhouse.post(f"{BASE}/{path}", json=report)
    assert (answer.status_code, answer.json()) == (200, {"status": 200})
    events = as_bearer(server, admin_key(settings)).get("/v1/events", params={"kind": "integration.error"})
    assert events.json()[0]["details"] == {"call": "test_status", "errors": 1}


def test_a_wrong_key_gets_nothing(server: TestClient, settings: Settings, ats: FakeAts) -> None:
    other = integrate(settings, ats, Vendor.WORKABLE)
    problem_of(server.get(f"{BASE}/list_tests"), 401, "no_key")
    wrong = as_basic(server, f"{other.key[:-1]}x")
    problem_of(wrong.get(f"{BASE}/list_tests"), 401, "no_key")
    for key in (other.key, admin_key(settings)):
        problem_of(as_basic(server, key).get(f"{BASE}/list_tests"), 403, "forbidden")


def test_the_key_opens_nothing_else(greenhouse: httpx.Client) -> None:
    for path in ("/v1/screenings", "/v1/roles", "/v1/keys", "/v1/integrations", "/v1/events"):
        problem_of(greenhouse.get(path), 403, "forbidden")


def test_tenants_and_integrations_do_not_see_each_other(
    server: TestClient, settings: Settings, greenhouse: httpx.Client, ats: FakeAts
) -> None:
    interview = greenhouse.post(f"{BASE}/send_test", json=sent(ats)).json()["partner_interview_id"]
    for tenant in ("one", "two"):
        other = as_basic(server, integrate(settings, ats, Vendor.GREENHOUSE, tenant).key)
        answer = other.get(f"{BASE}/test_status", params={"partner_interview_id": interview})
        problem_of(answer, 404, "not_found")
