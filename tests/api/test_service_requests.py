"""What holds for every request: keys for repetition, problems, limits; and the roles of a tenant."""

# ruff: noqa: F811 - fixtures are imported, and named again as parameters

from typing import Any

import httpx
import pytest
from fastapi.testclient import TestClient
from service_fixtures import (  # noqa: F401 - fixtures
    FILES,
    SCREENING,
    URL,
    client,
    done,
    keys,
    problem_of,
    resume_of,
    screened,
    server,
    settings,
    using,
)


def test_every_mistake_of_a_request_is_named(client: httpx.Client) -> None:
    body = problem_of(
        client.post("/v1/screenings", json={"as_of": "soon", "blind": "perhaps", "more": 1}),
        422,
        "invalid_request",
    )
    assert {mistake["field"] for mistake in body["errors"]} == {"role", "as_of", "blind", "more"}
    problem_of(client.post("/v1/screenings", json={"role": "astronaut"}), 404, "profile_error")


def test_a_request_sent_again_is_done_once(client: httpx.Client) -> None:
    once = {"idempotency-key": "screening-1"}
    first = client.post("/v1/screenings", json=SCREENING, headers=once)
    again = client.post("/v1/screenings", json=SCREENING, headers=once)
    assert (again.status_code, again.json(), again.headers["location"]) == (
        201,
        first.json(),
        first.headers["location"],
    )
    assert again.headers["idempotent-replayed"] == "true"
    other = client.post("/v1/screenings", json=SCREENING | {"name": "Other"}, headers=once)
    problem_of(other, 422, "idempotency_key_reused")
    path = first.headers["location"]
    upload = {"idempotency-key": "upload-1"}
    accepted = [client.post(f"{path}/resumes", files=FILES[:1], headers=upload).json() for _ in range(2)]
    assert accepted[0] == accepted[1]
    assert len(client.get(f"{path}/resumes").json()) == 1


def test_an_error_is_not_kept(client: httpx.Client) -> None:
    once = {"idempotency-key": "mistaken"}
    wrong = SCREENING | {"role": "astronaut"}
    problem_of(client.post("/v1/screenings", json=wrong, headers=once), 404, "profile_error")
    assert client.post("/v1/screenings", json=SCREENING, headers=once).status_code == 201


def test_roles_of_ones_own(client: httpx.Client, server: TestClient, keys: dict[str, str]) -> None:
    role = client.get("/v1/roles/account-manager").json() | {"id": "field-manager", "version": 7}
    made = client.post("/v1/roles", json=role)
    assert (made.status_code, made.json()["version"]) == (201, 1)
    tag = made.headers["etag"]
    shown = client.get("/v1/roles/field-manager")
    assert (shown.json(), shown.headers["etag"]) == (made.json(), tag)
    assert client.get("/v1/roles/field-manager", headers={"if-none-match": tag}).status_code == 304
    problem_of(client.post("/v1/roles", json=role), 409, "conflict")
    path = "/v1/roles/field-manager/versions"
    newer = role | {"title": "Field Manager"}
    problem_of(client.post(path, json=newer), 428, "condition_needed")
    problem_of(client.post(path, json=newer, headers={"if-match": '"old"'}), 412, "changed_meanwhile")
    second = client.post(path, json=newer, headers={"if-match": tag})
    assert (second.status_code, second.json()["version"]) == (201, 2)
    problem_of(client.post(path, json=newer, headers={"if-match": tag}), 412, "changed_meanwhile")
    assert client.get("/v1/roles/field-manager?version=1").json() == made.json()
    assert "field-manager" in [item["id"] for item in client.get("/v1/roles").json()]
    problem_of(using(server, keys["stranger"]).get("/v1/roles/field-manager"), 404, "profile_error")


def test_a_role_with_mistakes_names_them(client: httpx.Client) -> None:
    role = client.get("/v1/roles/account-manager").json() | {"id": "mistaken"}
    skill = {"id": "s", "label": "S", "kind": "skill", "skills": ["no_such_skill"]}
    body = problem_of(client.post("/v1/roles", json=role | {"criteria": [skill]}), 422, "invalid_request")
    assert "no_such_skill" in body["detail"]
    bad = role | {"criteria": [skill | {"weight": -1}], "title": 3}
    body = problem_of(client.post("/v1/roles", json=bad), 422, "invalid_request")
    assert {"title", "criteria.0.skill.weight"} <= {item["field"] for item in body["errors"]}


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"blind": 1}, "blind"),
        ({"blind": "true"}, "blind"),
        ({"as_of": 0}, "as_of"),
        ({"as_of": "2020-01-01T00:00:00"}, "as_of"),
        ({"role_version": "1"}, "role_version"),
        ({"role_version": True}, "role_version"),
    ],
)
def test_json_says_what_it_means(client: httpx.Client, change: dict[str, Any], field: str) -> None:
    body = problem_of(client.post("/v1/screenings", json=SCREENING | change), 422, "invalid_request")
    assert [mistake["field"] for mistake in body["errors"]] == [field]


def test_a_role_in_json_has_real_flags_and_decimals_as_text_or_numbers(client: httpx.Client) -> None:
    role = client.get("/v1/roles/account-manager").json() | {"id": "strict"}
    skill = {"id": "s", "label": "S", "kind": "skill", "skills": ["excel", "crm"], "weight": "2.5"}
    for mistake in ({"required": 1}, {"required": "yes"}, {"at_least": "2"}, {"at_least": True}):
        bad = client.post("/v1/roles", json=role | {"criteria": [skill | mistake]})
        told = problem_of(bad, 422, "invalid_request")["errors"]
        assert [each["field"] for each in told] == [f"criteria.0.skill.{next(iter(mistake))}", "criteria"]
    made = client.post("/v1/roles", json=role | {"criteria": [skill | {"at_least": 2.0, "required": True}]})
    assert made.status_code == 201
    assert made.json()["criteria"][0] | {"weight": "2.5", "at_least": 2} == made.json()["criteria"][0]


def test_a_page_of_another_site_cannot_send_anything(client: httpx.Client) -> None:
    answer = client.post("/v1/screenings", json=SCREENING, headers={"origin": "https://evil.example"})
    problem_of(answer, 403, "forbidden")
    assert client.post("/v1/screenings", json=SCREENING, headers={"origin": URL}).status_code == 201


def test_a_wrong_method_is_told_which_there_are(client: httpx.Client) -> None:
    for path, methods in (
        ("/v1/screenings", "GET, POST"),
        ("/v1/resumes/abc", "DELETE, GET"),
        ("/v1/roles/check", "POST"),
        ("/sign-in", "GET, POST"),
        ("/openapi.json", "GET, HEAD"),
    ):
        answer = client.put(path)
        problem_of(answer, 405, "method_not_allowed")
        assert answer.headers["allow"] == methods


def test_the_contract_has_keys_and_problems(server: TestClient) -> None:
    contract = server.get("/openapi.json").json()
    assert contract["openapi"].startswith("3.1")
    assert {item["scheme"] for item in contract["components"]["securitySchemes"].values()} == {
        "bearer",
        "basic",
    }
    assert contract["paths"]["/healthz"]["get"]["security"] == []
    upload = contract["paths"]["/v1/screenings/{screening_id}/resumes"]["post"]
    assert set(upload["requestBody"]["content"]) == {"multipart/form-data", "application/json"}
    assert set(upload["responses"]["413"]["content"]) == {"application/problem+json"}


def test_every_request_has_an_id(client: httpx.Client) -> None:
    assert client.get("/healthz", headers={"x-request-id": "mine-1"}).headers["x-request-id"] == "mine-1"
    made = [client.get("/healthz", headers={"x-request-id": "a b"}).headers["x-request-id"] for _ in range(2)]
    assert made[0] != made[1] != "a b"


def test_a_large_body_is_refused_before_the_key_is_used_and_read(client: httpx.Client, screened: str) -> None:
    stated = {"content-length": "100000001", "content-type": "multipart/form-data; boundary=x"}
    problem_of(client.post(f"{screened}/resumes", content=b"", headers=stated), 413, "too_large")
    problem_of(client.post("/v1/roles", content=b"", headers={"content-length": "1000001"}), 413, "too_large")
