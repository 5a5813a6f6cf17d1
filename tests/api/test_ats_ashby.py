"""Ashby: what its documentation says that it sends, with people and values of our own."""

# ruff: noqa: F811 - fixtures are imported, and named again as parameters

import hmac
import json
from collections.abc import Iterator
from hashlib import sha256
from typing import Any
from uuid import UUID, uuid4

import httpx
import pytest
from ats_fixtures import (  # noqa: F401 - fixtures
    ASHBY_KEY,
    PUBLIC,
    ROLE,
    FakeAts,
    admin_key,
    as_basic,
    as_bearer,
    ats,
    integrate,
    server,
    settings,
    until,
)
from fastapi.testclient import TestClient
from receivers import Received, Reply

from api.integrations.messages import basic
from api.integrations.setup import MadeIntegration
from api.settings import Settings
from api.storage.ats_records import Vendor

BASE = "/v1/integrations/ashby"
UPDATE = "/ashby/assessment.update"


@pytest.fixture(scope="module")
def made(settings: Settings, ats: FakeAts) -> MadeIntegration:
    return integrate(settings, ats, Vendor.ASHBY)


@pytest.fixture(scope="module")
def ashby(server: TestClient, made: MadeIntegration, ats: FakeAts) -> httpx.Client:
    usual = ats.answer

    def answer(got: Received) -> Reply:
        """Ashby's API: candidates have the resume that their id names."""
        asked = json.loads(got.body) if got.body else {}
        if got.path == "/ashby/candidate.info" and got.path not in ats.answers:
            name = asked["id"].partition(" ")[0]
            handle = None if name == "none" else {"id": "1", "name": f"{name}.pdf", "handle": f"h-{name}"}
            return json_reply({"success": True, "results": {"resumeFileHandle": handle}})
        if got.path == "/ashby/file.info":
            name = asked["fileHandle"].removeprefix("h-")
            return json_reply({"success": True, "results": {"url": ats.url(f"/files/{name}.pdf")}})
        return usual(got)

    ats.receiver.answering = answer
    return as_basic(server, made.key)


@pytest.fixture
def usual_answers(ats: FakeAts) -> Iterator[None]:
    yield
    ats.answers.clear()


def json_reply(body: Any) -> Reply:
    return Reply(200, {"content-type": "application/json"}, json.dumps(body).encode())


def start(candidate: str = "marta", application: str = "", **other: Any) -> dict[str, Any]:
    """An assessment for somebody whose resume has this name."""
    return {
        "assessment_type_id": ROLE,
        "candidate": {
            "ashby_id": f"{candidate} {uuid4()}",
            "first_name": "Marta",
            "last_name": "Ellison",
            "email": "marta.ellison@example.com",
            "ashby_profile_url": "https://app.ashbyhq.com/candidates/1",
        },
        "application": {"ashby_id": application or str(uuid4()), "status": "Active"},
        "job": {
            "ashby_id": "j1",
            "name": "Account manager",
            "ashby_job_url": "https://app.ashbyhq.com/jobs/1",
        },
        **other,
    }


def started(ashby: httpx.Client, body: dict[str, Any]) -> str:
    answer = ashby.post(f"{BASE}/assessment.start", json=body)
    assert answer.status_code == 200, answer.text
    found = answer.json()
    assert found["success"] is True
    return str(UUID(found["results"]["assessment_id"]))


def update_of(ats: FakeAts, assessment: str) -> Received:
    """What Ashby was told of an assessment, once it was."""
    found: list[Received] = []

    def told(_: Any = None) -> bool:
        found[:] = [got for got in ats.told(UPDATE) if json.loads(got.body)["assessment_id"] == assessment]
        return bool(found)

    until(told, "told")
    assert len(found) == 1
    return found[0]


def message(assessment_for: str) -> dict[str, Any]:
    """A webhook that says that a candidate was deleted."""
    return {
        "webhookActionId": str(uuid4()),
        "action": "candidateDelete",
        "data": {"candidate": {"id": assessment_for}},
    }


def signed(made: MadeIntegration, body: bytes) -> dict[str, str]:
    assert made.signing_secret is not None
    digest = hmac.new(made.signing_secret.encode(), body, sha256).hexdigest()
    return {"ashby-signature": f"sha256={digest}", "content-type": "application/json"}


def test_the_roles_are_listed_as_assessments(ashby: httpx.Client) -> None:
    listed = ashby.post(f"{BASE}/assessment.list", json={}).json()
    assert listed["success"] is True
    [role] = [item for item in listed["results"] if item["assessment_type_id"] == ROLE]
    assert set(role) == {"assessment_type_id", "name", "description"}


def test_the_resume_is_asked_for_and_the_result_told(ashby: httpx.Client, ats: FakeAts) -> None:
    body = start()
    assessment = started(ashby, body)
    told = update_of(ats, assessment)
    assert told.method == "POST"
    assert told.headers["authorization"] == basic(ASHBY_KEY)["authorization"]
    assert told.headers["accept"] == "application/json; version=1"
    update = json.loads(told.body)
    assert isinstance(update["timestamp"], int)
    assert update["timestamp"] > 1_600_000_000_000
    assert update["assessment_status"]["value"] == "Completed"
    assert update["assessment_result"]["type"] == "numeric_score"
    assert 0 < update["assessment_result"]["value"] <= 100
    assert update["assessment_profile_url"]["type"] == "url"
    assert update["assessment_profile_url"]["value"].startswith(f"{PUBLIC}/")
    blobs = [*update["metadata"], update["assessment_result"]]
    assert all(set(blob) == {"identifier", "label", "type", "value"} for blob in blobs)
    identifiers = [blob["identifier"] for blob in blobs]
    assert len(set(identifiers)) == len(identifiers)
    assert b"Marta" not in told.body
    asked = [json.loads(got.body) for got in ats.told("/ashby/candidate.info")]
    assert {"id": body["candidate"]["ashby_id"]} in asked


def test_the_same_again_is_the_same_assessment(ashby: httpx.Client, ats: FakeAts) -> None:
    body = start()
    assert len({started(ashby, body) for _ in range(3)}) == 1
    assert started(ashby, start(application=body["application"]["ashby_id"])) == started(ashby, body)
    update_of(ats, started(ashby, body))
    assert started(ashby, start()) != started(ashby, body)


@pytest.mark.parametrize(
    ("candidate", "reason"),
    [("broken", "The file is damaged."), ("none", "There is no resume to assess.")],
)
def test_what_cannot_be_assessed_is_cancelled_with_its_reason(
    ashby: httpx.Client, ats: FakeAts, candidate: str, reason: str
) -> None:
    update = json.loads(update_of(ats, started(ashby, start(candidate))).body)
    assert update["cancelled_reason"]["value"] == reason
    assert "assessment_result" not in update


@pytest.mark.parametrize(
    ("reply", "reason"),
    [
        (Reply(403, body=b"{}"), "The resume was not handed out."),
        (json_reply({"success": False, "errors": ["candidate_not_found"]}), "The resume was not handed out."),
        (Reply(200, body=b"<html>"), "The resume was not handed out."),
        (Reply(302, {"location": "http://169.254.169.254/"}), "The resume was not handed out."),
    ],
)
@pytest.mark.usefixtures("usual_answers")
def test_an_api_that_hands_out_nothing(ashby: httpx.Client, ats: FakeAts, reply: Reply, reason: str) -> None:
    ats.answers["/ashby/candidate.info"] = reply
    update = json.loads(update_of(ats, started(ashby, start())).body)
    assert update["cancelled_reason"]["value"] == reason


@pytest.mark.usefixtures("usual_answers")
def test_a_resume_at_a_private_address_is_not_fetched(ashby: httpx.Client, ats: FakeAts) -> None:
    url = "http://10.0.0.8/cv.pdf"
    ats.answers["/ashby/file.info"] = json_reply({"success": True, "results": {"url": url}})
    usual = ats.receiver.answering
    ats.receiver.answering = lambda got: ats.answers.get(got.path) or usual(got)
    update = json.loads(update_of(ats, started(ashby, start())).body)
    ats.receiver.answering = usual
    assert update["cancelled_reason"]["value"] == "The address of the resume is not asked by this service."


def test_an_unknown_role_is_told_as_ashby_shows_it(ashby: httpx.Client) -> None:
    answer = ashby.post(f"{BASE}/assessment.start", json=start(assessment_type_id="nothing"))
    assert answer.status_code == 422
    assert answer.json()["success"] is False
    assert "nothing" in answer.json()["message"]
    answer = ashby.post(f"{BASE}/assessment.start", json={"assessment_type_id": ROLE})
    assert answer.status_code == 422
    assert "candidate" in answer.json()["message"]


def test_a_cancelled_assessment_is_told_no_more_and_can_be_started_again(
    server: TestClient, settings: Settings, made: MadeIntegration, ashby: httpx.Client, ats: FakeAts
) -> None:
    ats.answers["/ashby/candidate.info"] = Reply(503)  # so that it is still to be fetched
    body = start()
    assessment = started(ashby, body)
    answer = ashby.post(f"{BASE}/assessment.cancel", json={"assessment_id": assessment})
    assert answer.json() == {"success": True, "results": {"assessment_id": assessment}}
    ats.answers.clear()
    again = started(ashby, body)
    assert again != assessment
    update_of(ats, again)
    assert not [got for got in ats.told(UPDATE) if json.loads(got.body)["assessment_id"] == assessment]
    admin = as_bearer(server, admin_key(settings))
    order = f"/v1/integrations/{made.record.id}/orders/{UUID(assessment).hex}"
    assert admin.get(order).json()["state"] == "cancelled"
    unknown = ashby.post(f"{BASE}/assessment.cancel", json={"assessment_id": str(uuid4())})
    assert (unknown.status_code, unknown.json()["success"]) == (404, False)


def test_a_wrong_key_gets_nothing(server: TestClient, settings: Settings, ats: FakeAts) -> None:
    wrong = as_basic(server, "rs_000000000000_0")
    for answer in (server.post(f"{BASE}/assessment.list", json={}), wrong.post(f"{BASE}/assessment.list")):
        assert answer.status_code == 401
        assert answer.json() == {"success": False, "message": "a valid API key is needed, as Bearer or Basic"}
        assert answer.headers["content-type"] == "application/json"
        assert answer.headers["www-authenticate"].startswith("Basic")
    other = as_basic(server, integrate(settings, ats, Vendor.GREENHOUSE).key)
    answer = other.post(f"{BASE}/assessment.list", json={})
    assert (answer.status_code, answer.json()["success"]) == (403, False)


def test_what_no_route_refuses_is_told_as_ashby_reads_it_as_well(ashby: httpx.Client) -> None:
    large = {"content-length": "1000000"}
    answer = ashby.post(f"{BASE}/assessment.list", content=b"", headers=large)
    assert (answer.status_code, answer.json()["success"]) == (413, False)
    answer = ashby.get(f"{BASE}/assessment.list")
    assert (answer.status_code, answer.json()["success"]) == (405, False)
    assert answer.headers["allow"] == "POST"
    answer = ashby.post(f"{BASE}/assessment.none", json={})
    assert (answer.status_code, answer.json()["success"]) == (404, False)


def test_nobody_cancels_for_another_integration(
    server: TestClient, settings: Settings, ashby: httpx.Client, ats: FakeAts
) -> None:
    assessment = started(ashby, start())
    for tenant in ("one", "two"):
        other = as_basic(server, integrate(settings, ats, Vendor.ASHBY, tenant).key)
        answer = other.post(f"{BASE}/assessment.cancel", json={"assessment_id": assessment})
        assert answer.status_code == 404
    update_of(ats, assessment)


def test_a_signature_that_comes_along_must_be_right(ashby: httpx.Client, made: MadeIntegration) -> None:
    body = b"{}"
    path = f"{BASE}/assessment.list"
    assert ashby.post(path, content=body, headers=signed(made, body)).status_code == 200
    for wrong in ("sha256=" + "0" * 64, "", "sha256=é".encode(), signed(made, b"[]")["ashby-signature"]):
        headers = {"ashby-signature": wrong, "content-type": "application/json"}
        answer = ashby.post(path, content=body, headers=headers)  # type: ignore[arg-type]
        assert (answer.status_code, answer.json()["success"]) == (401, False)


def test_who_is_deleted_there_is_erased_here(
    server: TestClient, settings: Settings, made: MadeIntegration, ashby: httpx.Client, ats: FakeAts
) -> None:
    body = start()
    assessment = started(ashby, body)
    update_of(ats, assessment)
    path = f"{BASE}/webhooks/{made.record.id}"
    sent = json.dumps(message(body["candidate"]["ashby_id"])).encode()
    answer = server.post(path, content=sent, headers=signed(made, sent))
    assert (answer.status_code, answer.json()["success"]) == (200, True)
    admin = as_bearer(server, admin_key(settings))
    order = admin.get(f"/v1/integrations/{made.record.id}/orders/{UUID(assessment).hex}").json()
    assert (order["state"], order["ats_candidate"], order["ats_order"]) == ("erased", None, None)
    assert admin.get(f"/v1/resumes/{order['resume']}").json()["state"] == "erased"


def ashby_order_state(server: TestClient, settings: Settings, made: MadeIntegration, assessment: str) -> str:
    path = f"/v1/integrations/{made.record.id}/orders/{UUID(assessment).hex}"
    return str(as_bearer(server, admin_key(settings)).get(path).json()["state"])


def test_forged_and_replayed_messages_are_refused(
    server: TestClient, settings: Settings, made: MadeIntegration, ashby: httpx.Client, ats: FakeAts
) -> None:
    body = start()
    assessment = started(ashby, body)
    path = f"{BASE}/webhooks/{made.record.id}"
    sent = json.dumps(message(body["candidate"]["ashby_id"])).encode()
    other = json.dumps(message("marta else")).encode()
    for headers in ({}, {"ashby-signature": "sha256=" + "0" * 64}, signed(made, other)):
        assert server.post(path, content=sent, headers=headers).status_code == 401
    update_of(ats, assessment)  # nothing was erased: its result is told
    assert server.post(path, content=other, headers=signed(made, other)).status_code == 200
    back = start()
    back["candidate"]["ashby_id"] = "marta else"
    update_of(ats, started(ashby, back))
    again = server.post(path, content=other, headers=signed(made, other))
    assert (again.status_code, again.json()["success"]) == (403, False)
    assert ashby_order_state(server, settings, made, started(ashby, back)) == "stored"


def test_other_messages_are_taken_and_mistakes_named(server: TestClient, made: MadeIntegration) -> None:
    path = f"{BASE}/webhooks/{made.record.id}"
    ping = json.dumps({"action": "ping", "data": {"webhookActionId": None}}).encode()
    assert server.post(path, content=ping, headers=signed(made, ping)).status_code == 200
    for wrong in (b"[]", b"{", json.dumps({"action": "candidateDelete", "data": {}}).encode()):
        assert server.post(path, content=wrong, headers=signed(made, wrong)).status_code == 422
    assert server.post(f"{BASE}/webhooks/{uuid4().hex}", content=ping).status_code == 404
