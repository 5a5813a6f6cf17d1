"""The service with keys and storage, from an upload to the ranking."""

# ruff: noqa: F811 - fixtures are imported, and named again as parameters

import base64
import csv
import io
from pathlib import Path

import httpx
import pytest
from fastapi.testclient import TestClient
from sample_resumes import STRONG, pdf
from service_fixtures import (  # noqa: F401 - fixtures
    FILES,
    SCREENING,
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

from api.service import Service
from api.settings import Settings
from api.storage import open_storage
from screener.profile import load_profile


@pytest.mark.parametrize("path", ["/", "/v1/roles", "/v1/screenings", "/v1/nothing"])
def test_nothing_without_a_key(server: TestClient, path: str) -> None:
    answer = server.get(path)
    problem_of(answer, 401, "no_key")
    assert "Basic" in answer.headers["www-authenticate"]
    assert "Bearer" in answer.headers["www-authenticate"]


@pytest.mark.parametrize("path", ["/healthz", "/readyz", "/openapi.json", "/static/base.css"])
def test_what_needs_no_key(server: TestClient, path: str) -> None:
    assert server.get(path).status_code == 200


@pytest.mark.parametrize(
    "given", ["Bearer rs_x_y", "Bearer", "Basic !!!", "Bearer rs__", "Digest x", "Bearer é"]
)
def test_a_wrong_key_is_none(server: TestClient, given: str) -> None:
    problem_of(server.get("/v1/roles", headers={"authorization": given.encode()}), 401, "no_key")


def test_a_key_with_another_secret_or_a_revoked_one_is_none(server: TestClient, keys: dict[str, str]) -> None:
    for key in (keys["admin"][:-1] + "x", keys["revoked"]):
        problem_of(server.get("/v1/roles", headers={"authorization": f"Bearer {key}"}), 401, "no_key")


@pytest.mark.parametrize("form", ["{key}:", ":{key}", "greenhouse:{key}"])
def test_basic_takes_the_key_as_name_or_password(server: TestClient, keys: dict[str, str], form: str) -> None:
    given = base64.b64encode(form.format(key=keys["reader"]).encode()).decode()
    assert server.get("/v1/roles", headers={"authorization": f"Basic {given}"}).status_code == 200


def test_scopes(server: TestClient, keys: dict[str, str], screened: str, client: httpx.Client) -> None:
    reader, writer = using(server, keys["reader"]), using(server, keys["writer"])
    path = f"/v1/resumes/{resume_of(client, screened, 'weak.docx')['id']}"
    assert reader.get(screened).status_code == 200
    problem_of(reader.post("/v1/screenings", json=SCREENING), 403, "forbidden")
    problem_of(reader.post(f"{screened}/resumes", files=FILES), 403, "forbidden")
    decision = {"decision": "hold", "reason": "later"}
    problem_of(writer.post(f"{path}/decisions", json=decision), 403, "forbidden")
    problem_of(writer.delete(path), 403, "forbidden")


def test_tenants_never_see_each_other(
    server: TestClient, keys: dict[str, str], client: httpx.Client, screened: str
) -> None:
    stranger = using(server, keys["stranger"])
    resume = f"/v1/resumes/{resume_of(client, screened, 'strong.pdf')['id']}"
    asked = [
        stranger.get(screened),
        stranger.get(f"{screened}/resumes"),
        stranger.get(f"{screened}/ranking"),
        stranger.get(f"{screened}/export"),
        stranger.post(f"{screened}/resumes", files=FILES),
        stranger.get(resume),
        stranger.get(f"{resume}/facts"),
        stranger.get(f"{resume}/assessment"),
        stranger.get(f"{resume}/decisions"),
        stranger.post(f"{resume}/decisions", json={"decision": "hold", "reason": "x"}),
        stranger.delete(resume),
    ]
    for answer in asked:
        problem_of(answer, 404, "not_found")
    assert stranger.get("/v1/screenings").json() == []
    assert client.get(f"{resume}/assessment").status_code == 200


def test_the_ranking(client: httpx.Client, screened: str) -> None:
    rows = client.get(f"{screened}/ranking").json()
    assert [(row["rank"], row["candidate"]) for row in rows] == [(1, "Marta Ellison"), (2, "Tomas Okafor")]
    assert rows[0]["band"] == "meets"
    first = client.get(f"{screened}/ranking", params={"limit": 1})
    link = first.headers["link"]
    assert link.endswith('>; rel="next"')
    second = client.get(link[1 : link.index(">")])
    assert [*first.json(), *second.json()] == rows
    assert client.get(f"{screened}/ranking", params={"band": "not_shown"}).json() == rows[1:]
    assert client.get(f"{screened}/ranking", params={"min_score": rows[0]["score"]}).json() == rows[:1]


@pytest.mark.parametrize("cursor", ["x", "!!", "W10", "bnVsbA", "é", "WzEsMl0", "WzEsMiwzLDRd"])
def test_a_made_up_cursor_is_a_problem(client: httpx.Client, screened: str, cursor: str) -> None:
    for path in ("/v1/screenings", f"{screened}/resumes", f"{screened}/ranking"):
        body = problem_of(client.get(path, params={"cursor": cursor}), 422, "invalid_request")
        assert body["errors"][0]["field"] == "cursor"


def test_lists_have_pages(client: httpx.Client, screened: str) -> None:
    for path in (f"{screened}/resumes", "/v1/screenings"):
        every = client.get(path).json()
        found = []
        link: str | None = f"{path}?limit=1"
        while link:
            answer = client.get(link)
            found += answer.json()
            shown = answer.headers.get("link")
            link = shown[1 : shown.index(">")] if shown else None
        assert found == every


def test_an_assessment_is_explained_and_says_what_it_rests_on(client: httpx.Client, screened: str) -> None:
    resume = resume_of(client, screened, "strong.pdf")
    body = client.get(f"/v1/resumes/{resume['id']}/assessment").json()
    assert body["candidate"] == "Marta Ellison"
    assert float(body["score"]) == pytest.approx(sum(float(item["points"]) for item in body["criteria"]))
    assert "points, as of 2020-01-01" in body["explanation"]
    assert body["letter"]
    assert body["versions"]["profile"] == load_profile("account-manager").version
    assert len(body["versions"]["input"]) == 64
    direct = client.post(
        "/v1/assess",
        data={"role": "account-manager", "as_of": "2020-01-01"},
        files={"file": ("strong.pdf", pdf(STRONG))},
    )
    same = ("score", "band", "criteria", "years", "degree", "findings")
    assert {name: body[name] for name in same} == {name: direct.json()[name] for name in same}


def test_facts(client: httpx.Client, screened: str) -> None:
    resume = resume_of(client, screened, "strong.pdf")
    body = client.get(f"/v1/resumes/{resume['id']}/facts").json()
    assert body["candidate"]["name"] == "Marta Ellison"
    assert [position["employer"] for position in body["positions"]] == ["Northwind Media", "Harbor Supply"]


def test_a_file_that_cannot_be_read_is_told(client: httpx.Client, screened: str) -> None:
    resume = resume_of(client, screened, "broken.pdf")
    assert (resume["state"], resume["failure"]["code"]) == ("failed", "damaged_file")
    problem_of(client.get(f"/v1/resumes/{resume['id']}/assessment"), 404, "not_found")
    failed = client.get(f"{screened}/resumes", params={"state": "failed"}).json()
    assert [item["id"] for item in failed] == [resume["id"]]


@pytest.mark.parametrize(
    ("format", "start"),
    [("csv", b"\xef\xbb\xbfrank,"), ("xlsx", b"PK"), ("json", b"{"), ("html", b"<!DOCTYPE")],
)
def test_exports(client: httpx.Client, screened: str, format: str, start: bytes) -> None:
    answer = client.get(f"{screened}/export", params={"format": format})
    assert answer.status_code == 200
    assert answer.content.lower().startswith(start.lower())
    assert answer.headers["content-disposition"].endswith(f'.{format}"')


def test_an_export_has_everybody_and_a_blind_one_nobodys_name(client: httpx.Client, screened: str) -> None:
    text = client.get(f"{screened}/export").content.decode("utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(text)))
    assert [row["candidate"] for row in rows] == ["Marta Ellison", "Tomas Okafor", ""]
    blind = client.get(f"{screened}/export", params={"blind": "true"}).text
    assert not any(name in blind for name in ("Marta", "Okafor", "strong.pdf", "broken.pdf"))


def test_a_blind_screening_shows_nobody(client: httpx.Client) -> None:
    path = client.post("/v1/screenings", json=SCREENING | {"blind": True}).headers["location"]
    accepted = client.post(f"{path}/resumes", files=FILES).json()["resumes"]
    done(client, path)
    strong = f"/v1/resumes/{accepted[1]['id']}"
    shown = [
        str(accepted),
        *(
            client.get(f"{path}{part}").text
            for part in ("", "/resumes", "/ranking", "/export", "/export?format=json")
        ),
        *(client.get(f"{strong}{part}").text for part in ("", "/assessment", "/facts")),
    ]
    for text in shown:
        assert not any(name in text for name in ("Marta", "Ellison", "Okafor", "strong.pdf", "broken.pdf"))
    assert client.get(f"{strong}/assessment").json()["score"]
    facts = client.get(f"{strong}/facts").json()
    assert facts["positions"][0]["title"] == "Senior Account Manager"
    assert facts["candidate"]["name"] is facts["education"][0]["institution"] is None


def test_files_as_base64(client: httpx.Client) -> None:
    path = client.post("/v1/screenings", json=SCREENING).headers["location"]
    content = base64.b64encode(STRONG.encode()).decode()
    body = {"files": [{"name": "C:\\cvs\\..\\strong.txt", "content": content}]}
    accepted = client.post(f"{path}/resumes", json=body)
    assert accepted.status_code == 202
    assert accepted.json()["resumes"][0]["file"] == "strong.txt"
    done(client, path)
    assert client.get(f"{path}/ranking").json()[0]["candidate"] == "Marta Ellison"


@pytest.mark.parametrize(
    ("body", "field"),
    [
        ({"files": []}, "files"),
        ({"files": [{"name": "a", "content": "no base64!"}]}, "files.0.content"),
        ({"files": [{"name": "a"}]}, "files.0.content"),
        ([], ""),
    ],
)
def test_bad_base64_is_a_problem(client: httpx.Client, screened: str, body: object, field: str) -> None:
    problem = problem_of(client.post(f"{screened}/resumes", json=body), 422, "invalid_request")
    assert problem["errors"][0]["field"] == field


def test_other_content_is_refused(client: httpx.Client, screened: str) -> None:
    answer = client.post(f"{screened}/resumes", content=b"x", headers={"content-type": "text/plain"})
    problem_of(answer, 415, "unsupported_media_type")
    problem_of(client.post(f"{screened}/resumes", files={"other": b"x"}), 422, "invalid_request")


def test_decisions(client: httpx.Client, screened: str, keys: dict[str, str]) -> None:
    path = f"/v1/resumes/{resume_of(client, screened, 'weak.docx')['id']}"
    for decision, reason in (("hold", "one more look"), ("decline", "no experience with accounts")):
        made = client.post(f"{path}/decisions", json={"decision": decision, "reason": reason})
        assert made.status_code == 201
    kept = client.get(f"{path}/decisions").json()
    assert [(item["decision"], item["reason"]) for item in kept] == [
        ("decline", "no experience with accounts"),
        ("hold", "one more look"),
    ]
    assert kept[0]["decided_by"] == keys["admin"].split("_")[1]
    assert client.get(path).json()["decision"] == "decline"
    assert client.get(f"{screened}/ranking").json()[1]["decision"] == "decline"
    mistakes = problem_of(client.post(f"{path}/decisions", json={"decision": "fire"}), 422, "invalid_request")
    assert {item["field"] for item in mistakes["errors"]} == {"decision", "reason"}


def test_erasing(client: httpx.Client, settings: Settings) -> None:
    path = client.post("/v1/screenings", json=SCREENING).headers["location"]
    content = STRONG.replace("Marta", "Agneta").encode()
    upload = {"files": ("agneta.txt", content)}
    sent = client.post(f"{path}/resumes", files=upload, headers={"idempotency-key": "agneta"}).json()
    [resume] = sent["resumes"]
    done(client, path)
    kept = Path(settings.originals_place).rglob(resume["sha256"])
    assert next(kept).read_bytes() == content
    own = f"/v1/resumes/{resume['id']}"
    client.post(f"{own}/decisions", json={"decision": "hold", "reason": "Agneta calls back"})
    assert client.delete(own).status_code == 204
    assert client.delete(own).status_code == 204
    assert list(Path(settings.originals_place).rglob(resume["sha256"])) == []
    shown = client.get(own).json()
    assert (shown["state"], shown["file"]) == ("erased", None)
    assert client.get(f"{path}/ranking").json() == []
    for part in ("/assessment", "/facts"):
        problem_of(client.get(f"{own}{part}"), 404, "not_found")
    assert client.get(path).json()["progress"]["erased"] == 1
    storage = open_storage(settings.database)
    tenant = next(tenant for tenant in storage.tenants() if tenant.name == "one")
    assert "Agneta" not in str(storage.assessment(tenant.id, resume["id"]))
    assert "Agneta" not in str(list(storage.events(tenant.id)))
    storage.close()


def test_the_log_is_whole(server: TestClient, screened: str) -> None:
    service = server.app.state.service  # type: ignore[attr-defined]
    assert isinstance(service, Service)
    for tenant in service.storage.tenants():
        assert service.storage.broken_event(tenant.id) is None
        assert "Marta" not in str(list(service.storage.events(tenant.id)))
