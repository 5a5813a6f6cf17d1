"""Role profiles drafted from job descriptions."""

import httpx
from fastapi.testclient import TestClient
from sample_resumes import pdf, word
from service_fixtures import client, keys, problem_of, server, settings, using

__all__ = ["client", "keys", "server", "settings"]

PATH = "/v1/roles/from-job-description"
VACANCY = """Key Account Manager

Requirements
- At least 5 years of experience in key account management.
- A bachelor's degree in business administration or marketing.
- Native English speaker, not older than 35.
- You love the smell of new binders.

Nice to have
- Experience with Salesforce.
"""


def test_a_draft_says_where_it_comes_from(client: httpx.Client) -> None:
    answer = client.post(PATH, json={"text": VACANCY})
    assert answer.status_code == 200
    body = answer.json()
    assert body["profile"]["title"] == "Key Account Manager"
    assert [item["id"] for item in body["criteria"]] == [item["id"] for item in body["profile"]["criteria"]]
    for criterion in body["criteria"]:
        assert criterion["sources"]
        for source in criterion["sources"]:
            assert body["text"][source["start"] : source["end"]] == source["quote"]
    needs = {criterion["need"] for criterion in body["criteria"]}
    assert needs == {"essential", "preferred"}
    assert any("35" in left["source"]["quote"] for left in body["left_out"])
    assert any("binders" in source["quote"] for source in body["not_understood"])
    assert "criteria:" in body["yaml"]
    assert client.get("/v1/roles/key-account-manager").status_code == 200  # the bundled one, as it was


def test_a_draft_can_be_kept_as_it_is(client: httpx.Client) -> None:
    profile = client.post(PATH, json={"text": VACANCY}).json()["profile"]
    kept = client.post("/v1/roles", json={**profile, "id": "kept-draft"})
    assert kept.status_code == 201, kept.text


def test_files_give_the_same_draft(client: httpx.Client) -> None:
    by_text = client.post(PATH, json={"text": VACANCY}).json()["profile"]["criteria"]
    for name, content in (("vacancy.docx", word(VACANCY)), ("vacancy.pdf", pdf(VACANCY))):
        answer = client.post(PATH, files={"file": (name, content)})
        assert answer.status_code == 200, answer.text
        assert answer.json()["profile"]["criteria"] == by_text


def test_what_cannot_be_read_says_why(client: httpx.Client) -> None:
    body = problem_of(
        client.post(PATH, json={"text": "Requirements\n- Must love binders."}), 422, "nothing_understood"
    )
    assert [mistake["field"] for mistake in body["errors"]] == ["text"]
    problem_of(client.post(PATH, json={"text": ""}), 422, "invalid_request")
    problem_of(client.post(PATH, json={"text": "x" * 200_001}), 422, "invalid_request")
    problem_of(client.post(PATH, json={"txt": "x"}), 422, "invalid_request")
    problem_of(client.post(PATH, json={"text": "   "}), 422, "empty_file")
    problem_of(
        client.post(PATH, content=b"x", headers={"content-type": "text/plain"}), 415, "unsupported_media_type"
    )
    problem_of(client.post(PATH, files={"other": ("a.txt", b"x")}), 422, "invalid_request")
    problem_of(client.post(PATH, files={"file": ("a.pdf", b"%PDF-1.7 no")}), 422, "damaged_file")


def test_it_needs_the_scope_to_write(server: TestClient, keys: dict[str, str]) -> None:
    problem_of(using(server, keys["reader"]).post(PATH, json={"text": VACANCY}), 403, "forbidden")
