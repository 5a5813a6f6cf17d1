import os
import socket
import subprocess
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest
from command_line import Done, screener
from fastapi.testclient import TestClient
from sample_resumes import STRONG, pdf, word

from api.app import create_app
from api.cli import app as console_script
from api.limits import ONE_FILE
from api.problems import STATUS, TITLES
from api.settings import Settings
from screener import errors
from screener.batch import Outcome, ParserPool, parse_chunk
from screener.folder import ResumeFile
from screener.profile import bundled_profile_ids

URL = "http://127.0.0.1"
FORM = {"role": "account-manager", "as_of": "2020-01-01"}


def _parse_or_die(files: Sequence[ResumeFile]) -> list[Outcome]:
    if any(file.source == "deadly.pdf" for file in files):
        os._exit(11)
    return parse_chunk(files)


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    """The service without keys and with one worker process, which dies of "deadly.pdf"."""
    settings = Settings(data=tmp_path_factory.mktemp("data"), auth="none")
    app = create_app(settings, pool=ParserPool(1, work=_parse_or_die))
    with TestClient(app, base_url=URL, raise_server_exceptions=False) as client:
        yield client


def test_health(client: TestClient) -> None:
    assert client.get("/healthz").json() == {"status": "ok"}


def test_roles(client: TestClient) -> None:
    listed = client.get("/v1/roles").json()
    assert [role["id"] for role in listed] == list(bundled_profile_ids())
    role = client.get("/v1/roles/account-manager").json()
    assert role["title"] == "Account Manager"
    assert role["criteria"]


@pytest.mark.parametrize("name", ["astronaut", "..%2Fprofile.yaml", "account-manager.yaml"])
def test_an_unknown_role_is_a_problem(client: TestClient, name: str) -> None:
    answer = client.get(f"/v1/roles/{name}")
    assert answer.status_code == 404
    assert answer.headers["content-type"] == "application/problem+json"


def test_assess(client: TestClient) -> None:
    answer = client.post("/v1/assess", data=FORM, files={"file": ("cv.pdf", pdf(STRONG))})
    body = answer.json()
    assert answer.status_code == 200
    assert body["candidate"] == "Marta Ellison"
    assert (body["role"], body["as_of"], body["blind"]) == ("account-manager", "2020-01-01", False)
    assert float(body["score"]) == pytest.approx(sum(float(item["points"]) for item in body["criteria"]))
    quotes = [item for criterion in body["criteria"] for item in criterion["evidence"]]
    assert any("Account Manager" in item["quote"] and item["page"] == 1 for item in quotes)


def test_assess_blind(client: TestClient) -> None:
    answer = client.post(
        "/v1/assess", data=FORM | {"blind": "true"}, files={"file": ("cv.docx", word(STRONG))}
    )
    body = answer.json()
    assert body["candidate"] == f"Candidate {body['resume_id'][:6]}"
    assert "Marta" not in answer.text
    assert "Ellison" not in answer.text


@pytest.mark.parametrize(
    ("data", "code", "status"),
    [
        (b"", "empty_file", 422),
        (pdf(STRONG)[:200], "damaged_file", 422),
        (b"\x89PNG\r\n\x1a\n" + bytes(200), "damaged_file", 422),
    ],
)
def test_an_unreadable_file_is_a_problem(client: TestClient, data: bytes, code: str, status: int) -> None:
    answer = client.post("/v1/assess", data=FORM, files={"file": ("jane-doe.pdf", data)})
    problem = answer.json()
    assert answer.headers["content-type"] == "application/problem+json"
    assert (answer.status_code, problem["status"], problem["code"]) == (status, status, code)
    assert problem["title"] == TITLES[code]
    assert "jane-doe.pdf" in problem["detail"]
    blind = client.post("/v1/assess", data=FORM | {"blind": "true"}, files={"file": ("jane-doe.pdf", data)})
    assert "jane-doe" not in blind.text


def test_a_deadly_file_costs_one_worker_and_not_the_service(client: TestClient) -> None:
    answer = client.post("/v1/assess", data=FORM, files={"file": ("deadly.pdf", b"x")})
    assert (answer.status_code, answer.json()["code"]) == (422, "parser_crashed")
    assert client.post("/v1/assess", data=FORM, files={"file": ("cv.pdf", pdf(STRONG))}).status_code == 200


@pytest.mark.parametrize(
    ("form", "place"),
    [({"role": "account-manager"}, "file"), ({}, "role"), ({**FORM, "as_of": "soon"}, "as_of")],
)
def test_a_bad_form_is_a_problem(client: TestClient, form: dict[str, str], place: str) -> None:
    answer = client.post("/v1/assess", data=form)
    assert answer.status_code == 422
    assert answer.json()["code"] == "invalid_request"
    assert place in answer.json()["detail"]


def test_a_body_that_says_it_is_too_large_is_not_read(client: TestClient) -> None:
    answer = client.post("/v1/assess", content=b"", headers={"content-length": str(ONE_FILE + 1)})
    assert (answer.status_code, answer.json()["code"]) == (413, "too_large")


def test_a_body_that_does_not_say_so_is_cut_off(client: TestClient) -> None:
    given = 0

    def body() -> Iterator[bytes]:
        nonlocal given
        yield b'--x\r\nContent-Disposition: form-data; name="file"; filename="a"\r\n\r\n'
        while given < 3 * ONE_FILE:
            given += 1_000_000
            yield bytes(1_000_000)

    answer = client.post(
        "/v1/assess", content=body(), headers={"content-type": "multipart/form-data; boundary=x"}
    )
    assert (answer.status_code, answer.json()["code"]) == (413, "too_large")


@pytest.mark.parametrize("path", ["/", "/healthz", "/v1/roles", "/static/base.css", "/nowhere"])
def test_every_answer_has_strict_headers(client: TestClient, path: str) -> None:
    headers = client.get(path).headers
    policy = headers["content-security-policy"]
    assert policy.startswith("default-src 'none';")
    assert "unsafe" not in policy
    assert ("script-src 'self';" in policy) == (path == "/")
    assert headers["x-content-type-options"] == "nosniff"


def test_other_host_names_are_refused(client: TestClient) -> None:
    assert client.get("/v1/roles", headers={"host": "rebound.example"}).status_code == 400


def _codes(error: type[errors.ScreenerError]) -> Iterator[str]:
    yield error.code
    for child in error.__subclasses__():
        yield from _codes(child)


def test_every_error_has_a_status_and_a_title() -> None:
    codes = set(_codes(errors.ScreenerError))
    assert codes <= set(STATUS)
    assert set(STATUS) == set(TITLES)


def _console(*arguments: str) -> Done:
    return screener(*arguments, application=console_script)


def test_the_console_script_has_the_commands_of_the_library_and_serve() -> None:
    shown = _console("--help").stdout
    assert all(command in shown for command in ("parse", "rank", "roles", "serve"))
    assert _console("roles").stdout.splitlines()[0].split() == ["Id", "Role"]


@pytest.mark.parametrize("host", ["0.0.0.0", "192.168.1.5", "::", "example.org"])
def test_serve_without_keys_refuses_other_addresses_than_loopback(host: str) -> None:
    done = _console("serve", "--no-auth", "--host", host)
    assert done.returncode == 2
    assert "--no-auth" in done.stderr
    assert len(done.stderr.splitlines()) == 1


def test_serve_listens_on_loopback_and_ends_on_request(tmp_path: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        port = taken.getsockname()[1]
    command = [sys.executable, "-c", "from api.cli import main; main()", "serve", "--port", str(port)]
    with subprocess.Popen(
        command,
        stderr=subprocess.PIPE,
        stdout=subprocess.PIPE,
        encoding="utf-8",
        env={**os.environ, "SCREENER_DATA": str(tmp_path)},
    ) as server:
        assert server.stderr is not None
        for line in server.stderr:
            if "Uvicorn running on" in line:
                assert f"http://127.0.0.1:{port}" in line
                break
        server.terminate()
        server.communicate()
    assert server.returncode is not None
