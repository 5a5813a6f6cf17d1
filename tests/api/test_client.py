"""The client against a running service, and against one that is busy, cut off or wrong."""

# ruff: noqa: F811 - fixtures are imported, and named again as parameters

from collections.abc import Callable, Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path

import httpx
import pytest
from fastapi.testclient import TestClient
from sample_resumes import STRONG, WEAK, pdf, word
from service_fixtures import keys, server, settings  # noqa: F401 - fixtures

import api.client
from api.client import ApiError, Client

Answer = httpx.Response | httpx.TransportError


class Loopback(httpx.BaseTransport):
    """Hands requests to the application of a test client."""

    def __init__(self, server: TestClient) -> None:
        self._server = server

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        answer = self._server.request(
            request.method, str(request.url), content=request.read(), headers=request.headers.raw
        )
        # The content is unpacked already.
        headers = [(name, value) for name, value in answer.headers.raw if name.lower() != b"content-encoding"]
        return httpx.Response(answer.status_code, headers=headers, content=answer.content)


@pytest.fixture
def client(server: TestClient, keys: dict[str, str]) -> Iterator[Client]:
    with Client("http://127.0.0.1", keys["admin"], transport=Loopback(server)) as client:
        yield client


def test_a_pile_from_upload_to_erasure(
    client: Client, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(api.client, "MOST_FILES", 2)
    (tmp_path / "weak.docx").write_bytes(word(WEAK))
    assert "account-manager" in {role.id for role in client.roles()}
    screening = client.create_screening("account-manager", name="Spring", as_of=date(2020, 1, 1))
    sent = client.upload(
        screening.id,
        [tmp_path / "weak.docx", ("strong.pdf", pdf(STRONG)), ("broken.pdf", b"%PDF-1.7 nothing")],
    )
    assert [resume.file for resume in sent] == ["weak.docx", "strong.pdf", "broken.pdf"]
    assert client.wait(screening.id).progress.assessed == 2
    [best, *_] = ranked = list(client.ranking(screening.id))
    assert [row.rank for row in ranked] == [1, 2]
    assert [row.resume for row in client.ranking(screening.id, bands=["meets"], min_score=50)] == [
        best.resume
    ]
    [failed] = client.resumes(screening.id, state="failed")
    assert failed.failure is not None
    assert failed.failure.code == "damaged_file"
    assessment = client.assessment(best.resume)
    assert assessment.score == best.score > Decimal(0)
    assert assessment.criteria[0].evidence[0].quote
    assert client.facts(best.resume)["source"] == "strong.pdf"
    assert client.decide(best.resume, "shortlist", "Six years.").decision == "shortlist"
    assert client.resume(best.resume).decision == "shortlist"
    whole = client.export(screening.id)
    assert whole.startswith(b"\xef\xbb\xbfrank,")
    assert client.export(screening.id, resumes=[best.resume]).splitlines() == whole.splitlines()[:2]
    client.erase(best.resume)
    assert client.resume(best.resume).state == "erased"
    assert client.screening(screening.id).progress.erased == 1
    assert screening.id in {each.id for each in client.screenings()}


def test_pages_are_followed(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    made = [client.create_screening("account-manager", name=str(number)).id for number in range(3)]
    listing = Client._pages
    pages: list[str] = []

    def small(self: Client, kind: type, path: str, params: dict[str, object]) -> Iterator[object]:
        pages.append(path)
        return listing(self, kind, path, {**params, "limit": 1})

    monkeypatch.setattr(Client, "_pages", small)
    assert [each.id for each in client.screenings()][:3] == made[::-1]
    assert pages == ["/v1/screenings"]


def test_a_problem_is_an_error_with_its_code(client: Client) -> None:
    with pytest.raises(ApiError, match="404 not_found") as caught:
        client.resume("nobody")
    assert caught.value.request_id
    with pytest.raises(ApiError) as caught:
        client.create_screening("no-such-role")
    assert caught.value.status == 404
    with pytest.raises(ApiError) as caught:
        client.decide("nobody", "shortlist", "")
    assert (caught.value.code, caught.value.errors[0]["field"]) == ("invalid_request", "reason")


def scripted(*answers: Answer) -> tuple[Client, list[httpx.Request], list[float]]:
    """A client whose requests are answered so in turn, the requests, and how long it waited."""
    left = list(answers)
    requests: list[httpx.Request] = []
    waits: list[float] = []

    def answer(request: httpx.Request) -> httpx.Response:
        request.read()
        requests.append(request)
        given = left.pop(0)
        if isinstance(given, httpx.TransportError):
            raise given
        return given

    return Client("http://x", "k", transport=httpx.MockTransport(answer), sleep=waits.append), requests, waits


ROLES: Callable[[], httpx.Response] = lambda: httpx.Response(200, json=[])  # noqa: E731
BUSY = {"retry-after": "7"}


def test_it_waits_as_long_as_it_is_told() -> None:
    client, requests, waits = scripted(
        httpx.Response(429, headers=BUSY), httpx.Response(503), httpx.ConnectError("refused"), ROLES()
    )
    assert client.roles() == []
    assert (len(requests), waits) == (4, [7.0, 2.0, 4.0])


def test_an_upload_that_was_cut_off_is_sent_again_under_the_same_key() -> None:
    accepted = httpx.Response(202, json={"resumes": []})
    client, requests, _ = scripted(httpx.ReadTimeout("slow"), httpx.Response(409), accepted)
    assert client.upload("s", [("a.txt", b"one"), ("b.txt", b"two")]) == []
    assert len({request.headers["idempotency-key"] for request in requests}) == 1
    bodies = [request.content.replace(boundary(request), b"") for request in requests]
    assert bodies[0] == bodies[1] == bodies[2]
    assert b"one" in bodies[0]
    assert b"two" in bodies[0]


def boundary(request: httpx.Request) -> bytes:
    return request.headers["content-type"].partition("boundary=")[2].encode()


def test_a_conflict_at_once_is_an_error() -> None:
    client, requests, waits = scripted(httpx.Response(409, json={"code": "conflict", "detail": "no"}))
    with pytest.raises(ApiError, match="conflict"):
        client.create_screening("account-manager")
    assert (len(requests), waits) == (1, [])


def test_it_gives_up() -> None:
    client, requests, waits = scripted(*[httpx.Response(503)] * 6)
    with pytest.raises(ApiError, match="503 unknown"):
        client.roles()
    assert (len(requests), len(waits)) == (6, 5)
    client, requests, _ = scripted(*[httpx.ConnectError("refused")] * 6)
    with pytest.raises(httpx.ConnectError):
        client.roles()
    assert len(requests) == 6


def test_large_uploads_are_split_by_size(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(api.client, "MOST_BYTES", 10)
    accepted = [httpx.Response(202, json={"resumes": []}) for _ in range(3)]
    client, requests, _ = scripted(*accepted)
    client.upload("s", [("a", b"12345"), ("b", b"12345"), ("c", b"1"), ("d", b"12345678901")])
    assert [request.content.count(b"filename") for request in requests] == [2, 1, 1]


def test_waiting_ends(monkeypatch: pytest.MonkeyPatch) -> None:
    working = {
        "id": "s",
        "name": "",
        "role": "r",
        "role_version": 1,
        "as_of": "2020-01-01",
        "blind": False,
        "created_at": "2020-01-01T00:00:00Z",
        "progress": {"status": "working", "stored": 1, "assessed": 0, "failed": 0, "erased": 0},
    }
    client, _, waits = scripted(*[httpx.Response(200, json=working, headers={"retry-after": "3"})] * 2)
    monkeypatch.setattr("api.client.time.monotonic", iter([0.0, 5.0, 11.0]).__next__)
    with pytest.raises(TimeoutError):
        client.wait("s", timeout=10)
    assert waits == [3.0]


def test_the_page_shows_the_example_as_it_is() -> None:
    root = Path(__file__).parent.parent.parent
    code = (root / "examples" / "client.py").read_text("utf-8").split('"""\n', 1)[1].strip()
    assert f"```python\n{code}\n```" in (root / "docs" / "api.md").read_text("utf-8")
