"""Signing in and out, what a session may do, and what ends it."""

# ruff: noqa: F811 - fixtures are imported, and named again as parameters

import re
from datetime import UTC, datetime, timedelta
from uuid import uuid4

import pytest
import sqlalchemy as sa
from argon2 import PasswordHasher
from fastapi.testclient import TestClient
from people import (  # noqa: F401 - fixtures
    PASSWORD,
    Person,
    a_browser,
    add_user,
    no_wrong_passwords,
    person,
    quick_hashes,
    service_of,
    sign_in,
)
from service_fixtures import SCREENING, URL, keys, problem_of, server, settings, using  # noqa: F401 - fixtures

from api.accounts import TRIES_BY_ADDRESS, TRIES_BY_NAME, csrf_token, digest_of_token
from api.settings import Settings
from api.storage.engine import Database
from api.storage.records import UserRole
from api.storage.tables import SessionRow, UserRow
from api.web.pages.sign_in import local_path

pytestmark = pytest.mark.usefixtures("quick_hashes", "no_wrong_passwords")


@pytest.fixture(scope="module")
def recruiter(server: TestClient, quick_hashes: None) -> Person:
    return person(server, "rita@example.org", UserRole.RECRUITER)


def age(settings: Settings, token: str, **moments: datetime) -> None:
    database = Database(settings.database)
    with database.write() as session:
        chosen = sa.update(SessionRow).where(SessionRow.digest == digest_of_token(token))
        session.execute(chosen.values(**moments))
    database.close()


def test_a_page_leads_to_the_form_and_back(server: TestClient, recruiter: Person) -> None:
    browser = a_browser(server)
    answer = browser.get("/roles?x=1&y=%2F")
    assert answer.status_code == 303
    assert answer.headers["location"] == "/sign-in?next=%2Froles%3Fx%3D1%26y%3D%252F"
    form = browser.get(answer.headers["location"])
    [shown] = re.findall(r'name="next" value="([^"]*)"', form.text)
    sent = {"name": recruiter.user.name, "password": PASSWORD, "tenant": "one", "next": shown}
    done = browser.post("/sign-in", data=sent | {"next": "/roles?x=1&y=%2F"})
    assert done.headers["location"] == "/roles?x=1&y=%2F"
    assert shown == "/roles?x=1&amp;y=%2F"
    assert browser.get("/").status_code == 200
    assert browser.get("/sign-in?next=/roles").headers["location"] == "/roles"


@pytest.mark.parametrize("path", ["/v1/roles", "/v1", "/v1/nothing"])
def test_the_api_leads_nowhere(server: TestClient, path: str) -> None:
    answer = a_browser(server).get(path)
    problem_of(answer, 401, "no_key")
    assert "Basic" in answer.headers["www-authenticate"]


def test_a_script_of_a_page_is_told_without_a_window_for_passwords(server: TestClient) -> None:
    asked = [
        {"sec-fetch-mode": "cors"},
        {"x-csrf-token": "x"},
        {"cookie": f"screener={'x' * 43}"},
    ]
    for headers in asked:
        answer = server.get("/v1/roles", headers=headers)
        problem_of(answer, 401, "signed_out")
        assert answer.headers["www-authenticate"] == "Bearer"


def test_a_form_of_an_ended_session_leads_back_to_its_page(server: TestClient) -> None:
    for referer, back in [
        (f"{URL}/roles/x?y=1#z", "%2Froles%2Fx%3Fy%3D1"),
        ("https://evil.example/x", "%2F"),
        ("", "%2F"),
    ]:
        answer = a_browser(server).post("/roles/x", headers={"referer": referer})
        assert (answer.status_code, answer.headers["location"]) == (303, f"/sign-in?next={back}")


def test_the_cookie(server: TestClient, recruiter: Person) -> None:
    sent = {"name": recruiter.user.name, "password": PASSWORD, "tenant": "one"}
    plain = a_browser(server).post("/sign-in", data=sent).headers["set-cookie"]
    assert re.fullmatch(r"screener=[\w-]{43}; HttpOnly; Path=/; SameSite=lax", plain)
    safe = TestClient(server.app, base_url="https://127.0.0.1", follow_redirects=False)
    safe.portal = server.portal
    encrypted = safe.post("/sign-in", data=sent).headers["set-cookie"]
    assert re.fullmatch(r"__Host-screener=[\w-]{43}; HttpOnly; Path=/; SameSite=lax; Secure", encrypted)
    assert safe.get("/account").status_code == 200


@pytest.mark.parametrize(
    ("name", "password", "tenant"),
    [
        ("rita@example.org", "wrong", "one"),
        ("rita@example.org", "", "one"),
        ("nobody@example.org", PASSWORD, "one"),
        ("rita@example.org", PASSWORD, "two"),
        ("rita@example.org", PASSWORD, "nobody's"),
        ("", "", ""),
    ],
)
def test_a_wrong_name_or_password_is_one_and_the_same(
    server: TestClient, recruiter: Person, name: str, password: str, tenant: str
) -> None:
    answer = a_browser(server).post("/sign-in", data={"name": name, "password": password, "tenant": tenant})
    assert answer.status_code == 403
    assert "The name or the password is wrong." in answer.text
    assert "set-cookie" not in answer.headers
    assert password not in answer.text or password in {"", "wrong"}


def test_names_are_taken_in_any_case(server: TestClient, recruiter: Person) -> None:
    sent = {"name": recruiter.user.name.upper(), "password": PASSWORD, "tenant": "one"}
    assert a_browser(server).post("/sign-in", data=sent).status_code == 303


def test_who_is_disabled_cannot_sign_in(server: TestClient) -> None:
    gone = person(server, "gone", UserRole.RECRUITER)
    storage = service_of(server).storage
    storage.change_user(gone.user.tenant_id, gone.user.id, by="x", disabled=True)
    assert gone.browser.get("/account").status_code == 303
    sent = {"name": "gone", "password": PASSWORD, "tenant": "one"}
    assert a_browser(server).post("/sign-in", data=sent).status_code == 403


def test_wrong_passwords_are_counted_by_name(server: TestClient, recruiter: Person) -> None:
    other = add_user(server, uuid4().hex, UserRole.RECRUITER)
    sent = {"name": recruiter.user.name, "password": "wrong", "tenant": "one"}
    answers = [a_browser(server).post("/sign-in", data=sent) for _ in range(TRIES_BY_NAME + 1)]
    assert [answer.status_code for answer in answers] == [403] * TRIES_BY_NAME + [429]
    assert 0 < int(answers[-1].headers["retry-after"]) <= 60
    assert "Too many wrong attempts" in answers[-1].text
    assert a_browser(server).post("/sign-in", data=sent | {"name": sent["name"].upper()}).status_code == 429
    refused = a_browser(server).post("/sign-in", data=sent | {"password": PASSWORD})
    assert refused.status_code == 429
    sign_in(server, other)


def test_wrong_passwords_are_counted_by_address(server: TestClient) -> None:
    codes = []
    for _ in range(TRIES_BY_ADDRESS + 1):
        sent = {"name": uuid4().hex, "password": "wrong", "tenant": "one"}
        codes.append(a_browser(server).post("/sign-in", data=sent).status_code)
    assert codes == [403] * TRIES_BY_ADDRESS + [429]


def test_right_passwords_are_not_counted(server: TestClient, recruiter: Person) -> None:
    for _ in range(TRIES_BY_NAME + 2):
        sign_in(server, recruiter.user)


def test_a_session_that_was_planted_is_not_taken_over(server: TestClient, recruiter: Person) -> None:
    browser = a_browser(server)
    browser.cookies.set("screener", "planted-by-somebody-else", domain="127.0.0.1", path="/")
    sent = {"name": recruiter.user.name, "password": PASSWORD, "tenant": "one"}
    answer = browser.post("/sign-in", data=sent)
    assert answer.status_code == 303
    assert "planted" not in answer.headers["set-cookie"]
    victim = a_browser(server)
    victim.cookies.set("screener", "planted-by-somebody-else", domain="127.0.0.1", path="/")
    assert victim.get("/account").status_code == 303


def test_every_sign_in_has_a_token_of_its_own_and_ends_the_one_before(
    server: TestClient, recruiter: Person
) -> None:
    again = sign_in(server, recruiter.user)
    before = again.token
    sent = {"name": recruiter.user.name, "password": PASSWORD, "tenant": "one"}
    again.browser.post("/sign-in", data=sent)
    assert again.token != before
    assert service_of(server).accounts.whose(before) is None
    assert service_of(server).accounts.whose(again.token) is not None


def test_signing_out_ends_the_session_itself(server: TestClient, recruiter: Person) -> None:
    leaver = sign_in(server, recruiter.user)
    token = leaver.token
    answer = leaver.browser.post("/sign-out")
    assert (answer.status_code, answer.headers["location"]) == (303, "/sign-in")
    assert 'screener=""' in answer.headers["set-cookie"]
    stolen = a_browser(server)
    stolen.cookies.set("screener", token, domain="127.0.0.1", path="/")
    assert stolen.get("/account").status_code == 303
    assert recruiter.browser.get("/account").status_code == 200


@pytest.mark.parametrize("old", ["seen_at", "created_at"])
def test_an_old_session_is_over(server: TestClient, settings: Settings, recruiter: Person, old: str) -> None:
    late = sign_in(server, recruiter.user)
    assert late.browser.get("/account").status_code == 200
    age(settings, late.token, **{old: datetime.now(UTC) - timedelta(hours=13)})
    assert late.browser.get("/account").headers["location"] == "/sign-in?next=%2Faccount"
    problem_of(late.browser.get("/v1/roles"), 401, "signed_out")


def test_use_is_noted_now_and_then(server: TestClient, settings: Settings, recruiter: Person) -> None:
    user = sign_in(server, recruiter.user)
    storage, accounts = service_of(server).storage, service_of(server).accounts
    digest = digest_of_token(user.token)
    first = storage.session(digest, accounts.lifetimes)
    user.browser.get("/account")
    second = storage.session(digest, accounts.lifetimes)
    assert first is not None
    assert second is not None
    assert second.seen_at == first.seen_at
    age(settings, user.token, seen_at=datetime.now(UTC) - timedelta(minutes=100))
    user.browser.get("/account")
    third = storage.session(digest, accounts.lifetimes)
    assert third is not None
    assert third.seen_at >= first.seen_at


def test_nothing_that_opens_a_session_is_kept(
    server: TestClient, settings: Settings, recruiter: Person
) -> None:
    kept = b"".join(path.read_bytes() for path in settings.data.iterdir() if path.is_file())
    for secret in (recruiter.token, csrf_token(recruiter.token), PASSWORD):
        assert secret.encode() not in kept


def test_a_hash_of_other_parameters_is_renewed_at_sign_in(server: TestClient, settings: Settings) -> None:
    user = add_user(server, uuid4().hex, UserRole.RECRUITER)
    weak = PasswordHasher(time_cost=1, memory_cost=512, parallelism=1).hash(PASSWORD)
    database = Database(settings.database)
    with database.write() as session:
        session.execute(sa.update(UserRow).where(UserRow.id == user.id).values(password=weak))
    database.close()
    sign_in(server, user)
    assert "m=1024," in service_of(server).storage.user(user.tenant_id, user.id).password
    sign_in(server, user)


@pytest.mark.parametrize(
    ("text", "path"),
    [
        ("/roles/x?y=1#z", "/roles/x?y=1#z"),
        ("/", "/"),
        ("/sign-in?next=/", "/"),
        ("/sign-out", "/"),
        ("/setup", "/"),
        ("", "/"),
        ("roles", "/"),
        ("//evil.example", "/"),
        ("///evil.example", "/"),
        ("/\\evil.example", "/"),
        ("\\\\evil.example", "/"),
        ("/\t/evil.example", "/"),
        ("/\n/evil.example", "/"),
        (" //evil.example", "/"),
        ("https://evil.example/", "/"),
        ("https:evil.example", "/"),
        ("javascript:alert(1)", "/"),
        ("/x\r\nset-cookie: a=b", "/"),
        ("//[evil", "/"),
        ("/" + "x" * 3000, "/"),
    ],
)
def test_next_is_a_page_of_ours(server: TestClient, recruiter: Person, text: str, path: str) -> None:
    assert local_path(text) == path
    sent = {"name": recruiter.user.name, "password": PASSWORD, "tenant": "one", "next": text}
    assert a_browser(server).post("/sign-in", data=sent).headers["location"] == path


def test_another_password(server: TestClient) -> None:
    user = add_user(server, "pia", UserRole.RECRUITER)
    here, elsewhere = sign_in(server, user), sign_in(server, user)
    before, new = here.token, "another horse battery"
    wrong = [
        ({"current": PASSWORD, "password": "short", "again": "short"}, "must have 12 to 200 characters"),
        ({"current": PASSWORD, "password": new, "again": new + "x"}, "This is not the same password."),
        ({"current": "wrong", "password": new, "again": new}, "This is not your password."),
    ]
    for form, told in wrong:
        answer = here.browser.post("/account", data=form)
        assert (answer.status_code, told in answer.text) == (422, True)
    done = here.browser.post("/account", data={"current": PASSWORD, "password": new, "again": new})
    assert (done.status_code, done.headers["location"]) == (303, "/account?changed=true")
    assert here.token != before
    assert "The password is changed" in here.browser.get("/account?changed=true").text
    assert elsewhere.browser.get("/account").status_code == 303
    sent = {"name": "pia", "password": PASSWORD, "tenant": "one"}
    assert a_browser(server).post("/sign-in", data=sent).status_code == 403
    assert a_browser(server).post("/sign-in", data=sent | {"password": new}).status_code == 303


def test_ones_own_password_is_not_guessed_in_a_session(server: TestClient) -> None:
    user = person(server, "quinn", UserRole.RECRUITER)
    form = {"current": "wrong", "password": "another horse battery", "again": "another horse battery"}
    told = [user.browser.post("/account", data=form).text for _ in range(TRIES_BY_NAME + 1)]
    assert ["Too many wrong attempts" in text for text in told] == [False] * TRIES_BY_NAME + [True]


def test_a_key_has_no_account(server: TestClient, keys: dict[str, str]) -> None:
    problem_of(using(server, keys["admin"]).get("/account"), 404, "not_found")


def test_a_decision_tells_who_decided(server: TestClient, recruiter: Person) -> None:
    log = list(service_of(server).storage.events(recruiter.user.tenant_id))
    assert recruiter.user.id in {event.subject for event in log if event.kind == "user.signed_in"}
    text = " ".join(f"{event.subject} {event.details}" for event in log)
    assert recruiter.user.name not in text
    assert "127.0.0.1" not in text
