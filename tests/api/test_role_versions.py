"""The history of roles, the check of a draft, and the order of a ranking: over HTTP and in storage."""

# ruff: noqa: F811 - fixtures are imported, and named again as parameters

from uuid import uuid4

import httpx
from sample_resumes import STRONG, WEAK
from service_fixtures import client, keys, problem_of, server, settings, using
from starlette.testclient import TestClient
from storage_fixtures import (  # noqa: F401 - fixtures
    ROLE,
    VERSIONS,
    new_screening,
    postgres_url,
    put,
    screening,
    storage,
    tenant,
    url,
)

from api.storage import Storage
from api.storage.records import RankingFilter, ScreeningRecord, Tenant
from screener.scorer import assess
from screener.screening import parse_resume

__all__ = ["client", "keys", "server", "settings"]

SKILL = {"id": "tools", "label": "Tools", "kind": "skill", "skills": ["excel"], "weight": 3}
DRAFT = {"id": "a-role", "title": "A role", "summary": "", "criteria": [SKILL]}


def test_every_version_is_kept_in_storage(storage: Storage, tenant: Tenant) -> None:
    assert storage.role_versions(tenant.id, "own") == []
    own = ROLE.model_copy(update={"id": "own"})
    kept = [storage.add_role(tenant.id, own, after=after) for after in (0, 1, 2)]
    assert storage.role_versions(tenant.id, "own") == kept[::-1]
    assert storage.role_versions(storage.tenant(uuid4().hex).id, "own") == []


def test_the_order_of_a_ranking(storage: Storage, tenant: Tenant, screening: ScreeningRecord) -> None:
    assert storage.order_of(screening.id) == []
    put(storage, screening)  # one that is not read yet
    for text in (STRONG, WEAK, STRONG):
        [name] = put(storage, screening)
        read = parse_resume(text.encode(), "cv.txt")
        result = assess(read.resume, screening.profile, screening.as_of)
        storage.save_assessed(name, read, result, VERSIONS)
    places = storage.ranking(screening.id, RankingFilter(), None, 100)
    assert len(places) == 3
    in_full = [(place.resume.id, place.resume.sha256) for _, place in places]
    assert storage.order_of(screening.id) == in_full


def test_the_history_of_a_bundled_role_begins_with_the_bundled_one(client: httpx.Client) -> None:
    path = "/v1/roles/account-director"
    [first] = client.get(f"{path}/versions").json()
    assert (first["version"], first["created_at"]) == (1, None)
    role = client.get(path)
    made = client.post(f"{path}/versions", json=role.json(), headers={"if-match": role.headers["etag"]})
    assert made.status_code == 201
    assert [found["version"] for found in client.get(f"{path}/versions").json()] == [2, 1]
    problem_of(client.get("/v1/roles/no-such-role/versions"), 404, "profile_error")


def test_a_right_draft_has_points_and_doubts(client: httpx.Client) -> None:
    answer = client.post("/v1/roles/check", json={**DRAFT, "title": "Young account manager"}).json()
    assert (answer["mistakes"], answer["points"]) == ([], ["100.0"])
    assert [found["field"] for found in answer["warnings"]] == ["title"]
    assert client.get("/v1/roles/a-role").status_code == 404


def test_all_mistakes_of_a_draft_come_at_once(server: TestClient, keys: dict[str, str]) -> None:
    wrong = {**SKILL, "weight": -1, "skills": ["excell"], "colour": "red"}
    options = [{**SKILL, "id": "tools", "at_least": 2}, SKILL]
    either = {"id": "either", "label": "", "kind": "any_of", "options": options}
    answer = using(server, keys["reader"]).post(
        "/v1/roles/check", json={**DRAFT, "criteria": [wrong, either]}
    )
    assert answer.status_code == 200
    assert {found["field"]: found["detail"] for found in answer.json()["mistakes"]} == {
        "criteria.0.weight": "must be at least 0",
        "criteria.0.skills.0": "the taxonomy has no 'excell'; is it excel?",
        "criteria.0.colour": "unknown key",
        "criteria.1.label": "is empty",
        "criteria.1.options.0": "at_least is 2, but only 1 skills are listed",
        "criteria.1.options.0.id": "the id 'tools' is already that of criteria[0]",
        "criteria.1.options.1.id": "the id 'tools' is already that of criteria[0]",
    }


def test_what_is_no_draft_at_all(client: httpx.Client) -> None:
    problem_of(client.post("/v1/roles/check", json=[1]), 422, "invalid_request")
    assert client.post("/v1/roles/check", json={}).json()["points"] is None
