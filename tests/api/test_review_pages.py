"""The pages of candidates and roles for people who signed in: each sees what they may do, and no more."""

import httpx
import pytest
from fastapi.testclient import TestClient
from people import person, quick_hashes
from service_fixtures import client, keys, resume_of, screened, server, settings

from api.storage.records import UserRole

__all__ = ["client", "keys", "quick_hashes", "screened", "server", "settings"]


@pytest.fixture(scope="module")
def candidate(client: httpx.Client, screened: str) -> str:
    """The path of the page of a candidate."""
    screening_id = screened.rsplit("/", 1)[-1]
    return f"/screenings/{screening_id}/candidates/{resume_of(client, screened, 'strong.pdf')['id']}"


@pytest.mark.usefixtures("quick_hashes")
@pytest.mark.parametrize(
    ("role", "corrects", "decides", "erases"),
    [
        (UserRole.AUDITOR, False, False, False),
        (UserRole.RECRUITER, True, True, False),
        (UserRole.ADMIN, True, True, True),
    ],
)
def test_a_candidate_by_role(
    server: TestClient, candidate: str, role: UserRole, corrects: bool, decides: bool, erases: bool
) -> None:
    text = person(server, f"{role}@example.org", role).browser.get(candidate).text
    assert "Marta Ellison" in text
    assert ("data-edit=" in text, 'id="decide"' in text, 'id="erase"' in text) == (corrects, decides, erases)


@pytest.mark.usefixtures("quick_hashes")
def test_another_tenant_finds_no_candidate(server: TestClient, candidate: str) -> None:
    stranger = person(server, "stranger@example.org", UserRole.ADMIN, tenant="two").browser
    assert stranger.get(candidate).status_code == 404


@pytest.mark.usefixtures("quick_hashes")
def test_roles_by_role(server: TestClient) -> None:
    auditor = person(server, "looks@example.org", UserRole.AUDITOR).browser
    assert "New role" not in auditor.get("/roles").text
    assert "/edit" not in auditor.get("/roles/account-manager").text
    assert auditor.get("/roles/account-manager/edit").status_code == 403
    assert auditor.post("/new-role", data={"description": "Sales, 3 years"}).status_code == 403
    recruiter = person(server, "makes@example.org", UserRole.RECRUITER).browser
    assert recruiter.get("/roles/account-manager/edit").status_code == 200
    assert "Draft: " in recruiter.post("/new-role", data={"description": "At least 3 years of sales"}).text
    del recruiter.headers["x-csrf-token"]
    assert recruiter.post("/new-role", data={"description": "Sales, 3 years"}).status_code == 403


@pytest.mark.usefixtures("quick_hashes")
def test_the_form_is_checked_as_it_is_sent(server: TestClient) -> None:
    recruiter = person(server, "checks@example.org", UserRole.RECRUITER).browser
    fields = {
        "title": "A role",
        "summary": "",
        "criteria.n1.kind": "skill",
        "criteria.n1.label": "Tools",
        "criteria.n1.weight": "3",
        "criteria.n1.skills": ["excel", "crm"],
        "criteria.n1.at_least": "3",
    }
    found = recruiter.post("/role-form/check", data=fields).json()
    assert found["mistakes"] == [
        {"field": "criteria.n1.at_least", "detail": "at_least is 3, but only 2 skills are listed"}
    ]
    found = recruiter.post("/role-form/check", data={**fields, "criteria.n1.at_least": "2"}).json()
    assert (found["mistakes"], found["points"]) == ([], {"criteria.n1": "100.0"})
    assert found["profile"]["id"] == "a-role"
    assert found["asked"] == {"criteria.n1": "2 of Microsoft Excel, CRM software"}


@pytest.mark.usefixtures("quick_hashes")
def test_a_form_with_no_end_is_refused(server: TestClient) -> None:
    recruiter = person(server, "many@example.org", UserRole.RECRUITER).browser
    fields = {"sources": ["x"] * 30_000}
    assert recruiter.post("/role-form/check", data=fields).status_code in {400, 413, 422}
