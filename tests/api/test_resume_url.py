"""Resumes that a request names by their addresses: fetched before the answer, or nothing is kept."""

# ruff: noqa: F811 - fixtures are imported, and named again as parameters

import base64
from collections.abc import Iterator
from typing import Any

import httpx
import pytest
from fastapi.testclient import TestClient
from receivers import Received, Receiver, Reply, receiving
from sample_resumes import STRONG, WEAK, pdf
from service_fixtures import (  # noqa: F401 - fixtures
    SCREENING,
    client,
    done,
    keys,
    problem_of,
)

from api.app import create_app
from api.outbound import Outbound
from api.remote_files import MOST_FETCHED, RemoteFile, RemoteFiles
from api.settings import Settings
from screener.batch import ParserPool
from screener.limits import Limits, WorkerLimits

URL = "http://127.0.0.1"
SECRET = "signature=topsecret"
MOST = 200_000


def giving(got: Received) -> Reply:
    match got.path.partition("?")[0]:
        case "/strong.pdf":
            return Reply(200, {"Content-Type": "application/pdf"}, pdf(STRONG))
        case "/weak.txt":
            return Reply(200, {}, WEAK.encode())
        case "/large":
            return Reply(200, {}, bytes(MOST + 1))
        case "/half":
            return Reply(200, {}, bytes(MOST // 2))
        case "/moved":
            return Reply(302, {"Location": "http://169.254.169.254/latest"})
        case _:
            return Reply(404, {}, b"nothing")


@pytest.fixture(scope="module")
def host() -> Iterator[Receiver]:
    with receiving(giving) as receiver:
        yield receiver


@pytest.fixture(scope="module")
def settings(tmp_path_factory: pytest.TempPathFactory, host: Receiver) -> Settings:
    return Settings(
        data=tmp_path_factory.mktemp("data"), heartbeat_seconds=0.5, outbound_trusted=(host.place,)
    )


@pytest.fixture(scope="module")
def server(settings: Settings, keys: dict[str, str]) -> Iterator[TestClient]:
    limits = WorkerLimits(Limits(bytes=MOST))
    app = create_app(settings, pool=ParserPool(1, limits=limits), limits=limits)
    with TestClient(app, base_url=URL) as client:
        yield client


@pytest.fixture
def screening(client: httpx.Client) -> str:
    return str(client.post("/v1/screenings", json=SCREENING).headers["location"])


def link(host: Receiver, path: str, name: str = "") -> dict[str, str]:
    return {"name": name or path, "resume_url": f"http://{host.place}/{path}?{SECRET}"}


def kept(settings: Settings) -> int:
    return sum(path.is_file() for path in (settings.data / "originals").rglob("*"))


def test_files_are_fetched_before_the_answer(client: httpx.Client, host: Receiver, screening: str) -> None:
    content = base64.b64encode(STRONG.encode()).decode()
    files = [link(host, "strong.pdf"), {"name": "typed.txt", "content": content}, link(host, "weak.txt")]
    accepted = client.post(f"{screening}/resumes", json={"files": files})
    assert accepted.status_code == 202
    resumes = accepted.json()["resumes"]
    assert [resume["file"] for resume in resumes] == ["strong.pdf", "typed.txt", "weak.txt"]
    assert [resume["bytes"] for resume in resumes] == [len(pdf(STRONG)), len(STRONG), len(WEAK)]
    done(client, screening)
    ranked = client.get(f"{screening}/ranking").json()
    assert [row["file"] for row in ranked][-1] == "weak.txt"


def test_every_file_that_cannot_be_had_is_named_and_nothing_is_kept(
    client: httpx.Client, host: Receiver, settings: Settings, screening: str
) -> None:
    before = kept(settings)
    files = [
        link(host, "strong.pdf", "good.pdf"),
        link(host, "nowhere", "none.pdf"),
        {"name": "typed.txt", "content": base64.b64encode(b"anything").decode()},
        link(host, "moved", "moved.pdf"),
        link(host, "large", "large.pdf"),
        {"name": "inside.pdf", "resume_url": f"https://127.0.0.1/?{SECRET}"},
        {"name": "plain.pdf", "resume_url": f"http://files.example/?{SECRET}"},
    ]
    answer = client.post(f"{screening}/resumes", json={"files": files})
    problem = problem_of(answer, 422, "invalid_request")
    told = {mistake["field"]: mistake["detail"] for mistake in problem["errors"]}
    assert list(told) == [f"files.{number}.resume_url" for number in (1, 3, 4, 5, 6)]
    assert told["files.1.resume_url"] == "none.pdf: the address answers 404"
    assert told["files.3.resume_url"].endswith("redirects are not followed")
    assert f"more than {MOST} bytes" in told["files.4.resume_url"]
    assert "not public" in told["files.5.resume_url"]
    assert "only https" in told["files.6.resume_url"]
    assert "topsecret" not in answer.text
    assert client.get(f"{screening}/resumes").json() == []
    assert kept(settings) == before


def test_the_same_request_again_is_answered_without_fetching(
    client: httpx.Client, host: Receiver, screening: str
) -> None:
    headers = {"idempotency-key": "fetch-1"}
    body = {"files": [link(host, "strong.pdf")]}
    first = client.post(f"{screening}/resumes", json=body, headers=headers)
    count = len(host.received)
    again = client.post(f"{screening}/resumes", json=body, headers=headers)
    assert (again.status_code, again.json()) == (202, first.json())
    assert len(host.received) == count
    other = {"files": [link(host, "weak.txt", "strong.pdf")]}
    problem_of(
        client.post(f"{screening}/resumes", json=other, headers=headers), 422, "idempotency_key_reused"
    )


def test_one_file_by_its_address(client: httpx.Client, host: Receiver) -> None:
    terms = {"role": "account-manager", "as_of": "2020-01-01"}
    by_form = client.post("/v1/assess", data=terms, files={"file": ("strong.pdf", pdf(STRONG))}).json()
    by_address = client.post("/v1/assess", json={**terms, **link(host, "strong.pdf")})
    assert by_address.json() == by_form
    content = base64.b64encode(pdf(STRONG)).decode()
    by_content = client.post("/v1/assess", json={**terms, "name": "strong.pdf", "content": content})
    assert by_content.json() == by_form
    blind = client.post("/v1/assess", json={**terms, **link(host, "strong.pdf"), "blind": True}).json()
    assert blind["blind"]
    assert blind["candidate"] != by_form["candidate"]


@pytest.mark.parametrize(
    ("body", "field"),
    [
        ({"role": "account-manager", "name": "a", "resume_url": "https://127.0.0.1/"}, "resume_url"),
        ({"role": "account-manager", "name": "a", "resume_url": 3}, "resume_url"),
        ({"role": "account-manager", "name": "a", "content": "%"}, "content"),
        ({"role": "account-manager", "name": "a"}, "content"),
        ({"role": "account-manager", "content": "AAAA"}, "name"),
        ({"name": "a", "content": "AAAA"}, "role"),
        (
            {"role": "account-manager", "name": "a", "content": "AAAA", "resume_url": "https://x.example"},
            "content",
        ),
    ],
)
def test_mistakes_of_one_file_are_named(client: httpx.Client, body: dict[str, Any], field: str) -> None:
    problem = problem_of(client.post("/v1/assess", json=body), 422, "invalid_request")
    assert [mistake["field"] for mistake in problem["errors"]] == [field]


def test_the_number_of_addresses_has_a_limit(client: httpx.Client, host: Receiver, screening: str) -> None:
    count = len(host.received)
    files = [link(host, "weak.txt")] * (MOST_FETCHED + 1)
    problem_of(client.post(f"{screening}/resumes", json={"files": files}), 422, "invalid_request")
    assert len(host.received) == count


def test_all_files_together_have_a_limit(host: Receiver) -> None:
    remote = RemoteFiles(Outbound([host.place]), MOST, MOST)
    files = [RemoteFile(f"{number}", f"http://{host.place}/half") for number in range(3)]
    assert len(remote.fetch(files[:2], ["files"])) == 2
    with pytest.raises(Exception, match="all files together") as caught:
        remote.fetch(files, ["files"])
    assert len(caught.value.errors()) == 1  # type: ignore[attr-defined]


def test_the_contract_has_both_forms(client: httpx.Client) -> None:
    paths = client.get("/openapi.json").json()["paths"]
    for path in ("/v1/assess", "/v1/screenings/{screening_id}/resumes"):
        content = paths[path]["post"]["requestBody"]["content"]
        assert set(content) == {"multipart/form-data", "application/json"}
        assert "resume_url" in str(content["application/json"])
