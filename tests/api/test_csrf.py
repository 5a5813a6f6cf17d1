"""Changes that a page asks for: the token of their session, pages of other sites, and who is told how."""

# ruff: noqa: F811 - fixtures are imported, and named again as parameters

import pytest
from fastapi.testclient import TestClient
from people import (  # noqa: F401 - fixtures
    PASSWORD,
    Person,
    a_browser,
    no_wrong_passwords,
    person,
    quick_hashes,
    sign_in,
)
from service_fixtures import SCREENING, keys, problem_of, server, settings, using  # noqa: F401 - fixtures

from api.accounts import csrf_token
from api.storage.records import UserRole

pytestmark = pytest.mark.usefixtures("quick_hashes", "no_wrong_passwords")


@pytest.fixture(scope="module")
def recruiter(server: TestClient, quick_hashes: None) -> Person:
    return person(server, "rita@example.org", UserRole.RECRUITER)


def test_a_change_needs_the_token_of_its_session(server: TestClient, recruiter: Person) -> None:
    other = sign_in(server, recruiter.user)
    browser = sign_in(server, recruiter.user).browser
    right = browser.headers.pop("x-csrf-token")
    for wrong in (None, "", "x", right[:-1], right + "0", "é", csrf_token(other.token), other.token):
        headers = {} if wrong is None else {"x-csrf-token": wrong.encode()}
        answer = browser.post("/v1/screenings", json=SCREENING, headers=headers)
        problem_of(answer, 403, "wrong_csrf_token")
    answer = browser.post("/v1/screenings", json=SCREENING, headers={"x-csrf-token": right})
    assert answer.status_code == 201


@pytest.mark.parametrize("method", ["POST", "PUT", "PATCH", "DELETE", "MADEUP"])
@pytest.mark.parametrize("path", ["/v1/screenings", "/account", "/nowhere", "/v1/keys/x", "/sign-out"])
def test_no_path_and_no_method_goes_without(
    server: TestClient, recruiter: Person, method: str, path: str
) -> None:
    browser = sign_in(server, recruiter.user).browser
    del browser.headers["x-csrf-token"]
    browser.headers["accept"] = "application/json"
    problem_of(browser.request(method, path), 403, "wrong_csrf_token")


def test_a_form_may_send_the_token_as_a_field(server: TestClient, recruiter: Person) -> None:
    browser = sign_in(server, recruiter.user).browser
    right = browser.headers.pop("x-csrf-token")
    page = browser.get("/account").text
    assert f'<meta name="csrf-token" content="{right}">' in page
    assert f'name="csrf_token" value="{right}"' in page
    form = {"current": "wrong", "password": "another horse battery", "again": "another horse battery"}
    for wrong in ({}, {"csrf_token": "x"}, {"csrf_token": ["x", right[:-1]]}):
        answer = browser.post("/account", data=form | wrong, headers={"accept": "application/json"})
        problem_of(answer, 403, "wrong_csrf_token")
    answer = browser.post("/account", data=form | {"csrf_token": right})
    assert (answer.status_code, "This is not your password." in answer.text) == (422, True)


def test_a_form_with_files_sends_the_header(server: TestClient, recruiter: Person) -> None:
    browser = sign_in(server, recruiter.user).browser
    right = browser.headers.pop("x-csrf-token")
    made = browser.post("/v1/screenings", json=SCREENING, headers={"x-csrf-token": right})
    path, files = made.headers["location"], [("files", ("cv.txt", b"x"))]
    answer = browser.post(f"{path}/resumes", files=files, data={"csrf_token": right})
    problem_of(answer, 403, "wrong_csrf_token")
    answer = browser.post(f"{path}/resumes", files=files, headers={"x-csrf-token": right})
    assert answer.status_code == 202


def test_a_form_is_not_read_without_end(server: TestClient, recruiter: Person) -> None:
    browser = sign_in(server, recruiter.user).browser
    del browser.headers["x-csrf-token"]
    browser.headers["accept"] = "application/json"
    problem_of(browser.post("/account", data={"current": "x" * 1_100_000}), 413, "too_large")


@pytest.mark.parametrize(
    "headers",
    [
        {"origin": "https://evil.example"},
        {"origin": "null"},
        {"sec-fetch-site": "cross-site"},
        {"sec-fetch-site": "same-site"},
    ],
)
def test_nobody_is_signed_in_or_out_by_another_site(
    server: TestClient, recruiter: Person, headers: dict[str, str]
) -> None:
    sent = {"name": recruiter.user.name, "password": PASSWORD, "tenant": "one"}
    headers = headers | {"accept": "application/json"}
    problem_of(a_browser(server).post("/sign-in", data=sent, headers=headers), 403, "forbidden")
    problem_of(recruiter.browser.post("/sign-out", headers=headers), 403, "forbidden")
    assert recruiter.browser.get("/account").status_code == 200


def test_who_opens_a_page_is_told_by_a_page(server: TestClient, recruiter: Person) -> None:
    browser = sign_in(server, recruiter.user).browser
    del browser.headers["x-csrf-token"]
    told = [
        (browser.get("/admin/keys"), 403, "Your role has no scope"),
        (browser.get("/nowhere/%3Cscript%3Ealert(1)"), 404, "There is no such thing"),
        (browser.get("/screenings/<script>alert(1)"), 404, "&lt;script&gt;alert(1)"),
        (browser.post("/account", data={"current": "x"}), 403, "The page is out of date"),
        (browser.post("/sign-out", headers={"origin": "null"}), 403, "This is not allowed"),
    ]
    for answer, status, words in told:
        assert (answer.status_code, words in answer.text) == (status, True), answer.text
        assert answer.headers["content-type"] == "text/html; charset=utf-8"
        assert "<script>alert" not in answer.text
        assert "script-src 'self'" in answer.headers["content-security-policy"]


def test_a_key_needs_no_csrf_token(server: TestClient, keys: dict[str, str]) -> None:
    assert using(server, keys["writer"]).post("/v1/screenings", json=SCREENING).status_code == 201


def test_a_key_that_is_given_counts_before_a_session(
    server: TestClient, keys: dict[str, str], recruiter: Person
) -> None:
    browser = sign_in(server, recruiter.user).browser
    del browser.headers["x-csrf-token"]
    reader = {"authorization": f"Bearer {keys['reader']}"}
    problem_of(browser.post("/v1/screenings", json=SCREENING, headers=reader), 403, "forbidden")
    problem_of(browser.get("/v1/roles", headers={"authorization": "Bearer rs_x_y"}), 401, "no_key")
