"""The first user, signing in and out, and the pages of administration, in a real browser."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

import httpx
import pytest
from browser import Server, accessibility_mistakes, browser, opened, running
from playwright.sync_api import Browser, Cookie, Page, expect
from waiting import until

from api.accounts import create_user
from api.keys import create_key
from api.passwords import hashed
from api.settings import Settings
from api.storage.records import UserRole

__all__ = ["browser"]

PASSWORD = "correct horse battery"
MARKUP = '"><script>alert(1)</script><img src=x onerror=alert(1)>'
PAGES = ("keys", "users", "webhooks", "retention", "events")


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A fresh server that asks for sign-in, and may send to an address where nobody listens."""
    settings = Settings(data=tmp_path_factory.mktemp("data"), outbound_trusted=("127.0.0.1:9",))
    with running(settings) as started:
        yield started


@pytest.fixture(scope="module")
def admin(browser: Browser, server: Server) -> list[Cookie]:
    """The cookies of the first user, who was made in the browser with the admin key."""
    key = create_key(server.service.storage, "default", "first", ("admin",))
    with opened(browser, server.url) as page:
        page.goto("/roles")
        expect(page.get_by_role("heading", name="Welcome")).to_be_visible()
        assert accessibility_mistakes(page) == []
        page.get_by_label("Admin key").fill(key[:-1] + "x")
        page.get_by_label("Your name").fill("ada@example.org")
        page.get_by_label("Password", exact=True).fill(PASSWORD)
        page.get_by_label("The same password again").fill(PASSWORD)
        page.get_by_role("button", name="Make the first user").click()
        expect(page.get_by_text("This is no admin key of this service.")).to_be_visible()
        expect(page.get_by_label("Your name")).to_have_value("ada@example.org")
        expect(page.get_by_label("Admin key")).to_have_value("")
        page.get_by_label("Admin key").fill(key)
        page.get_by_label("Password", exact=True).fill(PASSWORD)
        page.get_by_label("The same password again").fill(PASSWORD)
        page.get_by_role("button", name="Make the first user").click()
        page.wait_for_url("/")
        return page.context.cookies()


@pytest.fixture
def page(browser: Browser, server: Server, admin: list[Cookie]) -> Iterator[Page]:
    with visiting(browser, server, admin) as page:
        yield page


@contextmanager
def visiting(
    browser: Browser, server: Server, cookies: list[Cookie], *, width: int = 1440, scheme: str = "light"
) -> Iterator[Page]:
    with opened(browser, server.url, width=width, scheme=scheme) as page:
        page.context.add_cookies(
            [{"name": c["name"], "value": c["value"], "url": server.url} for c in cookies]
        )
        yield page


def sign_in(page: Page, name: str, password: str = PASSWORD) -> None:
    page.get_by_label("Name", exact=True).fill(name)
    page.get_by_label("Password", exact=True).fill(password)
    page.get_by_role("button", name="Sign in").click()


def change(server: Server, statement: str, *values: str) -> None:
    """Change the tables behind the server's back."""
    database = sqlite3.connect(server.settings.data / "screener.sqlite", timeout=30)
    with database:
        database.execute(statement, values)
    database.close()


def add_user(server: Server, name: str, role: UserRole) -> None:
    storage = server.service.storage
    create_user(storage, storage.tenant("default").id, name, role, hashed(PASSWORD), by="test")


def test_signing_in_leads_back_and_signing_out_ends_it(
    browser: Browser, server: Server, admin: list[Cookie]
) -> None:
    with opened(browser, server.url) as page:
        page.goto("/admin/events?kind=user.created")
        assert accessibility_mistakes(page) == []
        sign_in(page, "ADA@example.org", "not the password")
        expect(page.get_by_role("alert")).to_have_text("The name or the password is wrong.")
        expect(page.get_by_label("Name", exact=True)).to_have_value("ADA@example.org")
        expect(page.get_by_label("Password", exact=True)).to_be_focused()
        sign_in(page, "ADA@example.org")
        page.wait_for_url("/admin/events?kind=user.created")
        page.locator("summary.who").click()
        page.get_by_role("button", name="Sign out").click()
        expect(page.get_by_role("heading", name="Sign in")).to_be_visible()
        page.go_back()
        page.reload()
        expect(page.get_by_role("heading", name="Sign in")).to_be_visible()


def test_a_session_that_ends_meanwhile_is_told_and_gone_on_with(page: Page, server: Server) -> None:
    page.goto("/account")
    page.context.clear_cookies()
    page.goto("/admin/keys")
    sign_in(page, "ada@example.org")
    page.wait_for_url("/admin/keys")
    page.get_by_text("New key").click()
    page.get_by_label("What is it for?").fill("Too late")
    [cookie] = [kept for kept in page.context.cookies() if kept["name"] == "screener"]
    page.context.clear_cookies(name="screener")
    page.get_by_role("button", name="Make the key").click()
    expect(page.get_by_text("Your session has ended.")).to_be_visible()
    page.get_by_role("button", name="Sign in").click()
    sign_in(page, "ada@example.org")
    page.wait_for_url("/admin/keys")
    expect(page.get_by_text("Too late")).to_have_count(0)
    assert cookie["httpOnly"]
    assert cookie["sameSite"] == "Lax"
    assert page.evaluate("document.cookie").count("screener") == 0


def test_an_old_session_leads_to_the_form_and_back(page: Page, server: Server, admin: list[Cookie]) -> None:
    page.context.clear_cookies()
    page.goto("/account")
    sign_in(page, "ada@example.org")
    page.wait_for_url("/account")
    form = page.locator("form[action='/account']")
    form.get_by_label("Your password now").fill(PASSWORD)
    form.get_by_label("New password").fill("another horse battery")
    form.get_by_label("The same again").fill("another horse battery")
    [token] = [kept["value"] for kept in page.context.cookies() if kept["name"] == "screener"]
    session = server.service.accounts.whose(token)
    assert session is not None
    change(
        server,
        "UPDATE sessions SET seen_at = '2020-01-01 00:00:00' WHERE created_at = ?",
        f"{session.since:%Y-%m-%d %H:%M:%S.%f}",
    )
    form.get_by_role("button", name="Change the password").click()
    expect(page.get_by_role("heading", name="Sign in")).to_be_visible()
    sign_in(page, "ada@example.org")
    page.wait_for_url("/account")


def test_a_key_is_made_copied_used_and_revoked(page: Page, server: Server) -> None:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto("/admin/keys")
    page.get_by_text("New key").click()
    page.get_by_role("button", name="Make the key").click()
    expect(page.get_by_label("What is it for?")).to_be_focused()
    page.get_by_label("What is it for?").fill(MARKUP)
    page.get_by_role("checkbox", name="write").uncheck()
    page.get_by_role("button", name="Make the key").click()
    dialog = page.get_by_role("dialog", name="The new key")
    key = dialog.get_by_role("textbox").input_value()
    dialog.get_by_role("button", name="Copy").click()
    expect(dialog.get_by_role("button", name="Copied")).to_be_visible()
    assert page.evaluate("navigator.clipboard.readText()") == key
    page.keyboard.press("Escape")
    expect(dialog).to_be_visible()
    asked = {"authorization": f"Bearer {key}"}
    assert httpx.get(f"{server.url}/v1/roles", headers=asked).status_code == 200
    assert httpx.post(f"{server.url}/v1/screenings", headers=asked, json={"role": "x"}).status_code == 403
    dialog.get_by_role("button", name="I have kept it").click()
    row = page.get_by_role("row").filter(has_text=MARKUP)
    expect(row.get_by_text("decide")).to_be_visible()
    assert key not in page.content()
    row.get_by_role("button", name="Revoke").click()
    asking = page.get_by_role("dialog", name=f"Revoke “{MARKUP}”?")
    asking.get_by_role("button", name="Cancel").click()
    assert httpx.get(f"{server.url}/v1/roles", headers=asked).status_code == 200
    row.get_by_role("button", name="Revoke").click()
    asking.get_by_role("button", name="Revoke").click()
    expect(row.get_by_text("revoked")).to_be_visible()
    expect(page.get_by_text("The key is revoked.")).to_be_visible()
    assert httpx.get(f"{server.url}/v1/roles", headers=asked).status_code == 401


def test_a_user_is_made_and_changed(page: Page, browser: Browser, server: Server) -> None:
    page.goto("/admin/users")
    page.get_by_text("New user").click()
    page.get_by_label("Name", exact=True).fill(MARKUP)
    page.get_by_label("Password", exact=True).fill("aaaaaaaaaaaaaaaa")
    page.get_by_role("radio", name="auditor").check()
    page.get_by_role("button", name="Make the user").click()
    expect(page.get_by_text("repeats too few characters.")).to_be_visible()
    expect(page.get_by_label("Password", exact=True)).to_be_focused()
    page.get_by_label("Password", exact=True).fill(PASSWORD)
    page.get_by_role("button", name="Make the user").click()
    expect(page.get_by_text("The user can sign in now.")).to_be_visible()
    row = page.get_by_role("row").filter(has_text=MARKUP)
    row.get_by_text("Change").click()
    row.get_by_role("button", name="Make a recruiter").click()
    expect(row.get_by_role("cell", name="recruiter")).to_be_visible()
    row.get_by_text("Change").click()
    row.get_by_role("button", name="Set a password…").click()
    dialog = page.get_by_role("dialog", name=f"Another password for {MARKUP}")
    dialog.get_by_label("New password").fill("another horse battery")
    dialog.get_by_role("button", name="Set the password").click()
    expect(page.get_by_text("all sessions of the user have ended")).to_be_visible()
    with opened(browser, server.url) as other:
        other.goto("/sign-in")
        sign_in(other, MARKUP, "another horse battery")
        other.wait_for_url("/")
        other.goto("/admin/users")
        expect(other.get_by_text("Your role has no scope 'audit'.")).to_be_visible()
        row.get_by_text("Change").click()
        row.get_by_role("button", name="Disable…").click()
        page.get_by_role("dialog").get_by_role("button", name="Disable").click()
        expect(row.get_by_text("disabled")).to_be_visible()
        other.goto("/")
        expect(other.get_by_role("heading", name="Sign in")).to_be_visible()
    row.get_by_text("Change").click()
    row.get_by_role("button", name="Enable").click()
    expect(row.get_by_text("disabled")).to_have_count(0)
    row.get_by_text("Change").click()
    row.get_by_role("button", name="Erase…").click()
    dialog = page.get_by_role("dialog", name=f"Erase {MARKUP}?")
    expect(dialog).to_contain_text("cannot be undone")
    dialog.get_by_role("button", name="Cancel").click()
    expect(row).to_have_count(1)
    row.get_by_text("Change").click()
    row.get_by_role("button", name="Erase…").click()
    dialog.get_by_role("button", name="Erase", exact=True).click()
    expect(page.get_by_text("The user is erased.")).to_be_visible()
    expect(row).to_have_count(0)


def test_the_last_admin_stays(page: Page) -> None:
    page.goto("/admin/users")
    row = page.get_by_role("row").filter(has_text="ada@example.org")
    expect(row.get_by_text("you", exact=True)).to_be_visible()
    row.get_by_text("Change").click()
    row.get_by_role("button", name="Make a recruiter").click()
    expect(page.get_by_text("nobody would be left who can administer")).to_be_visible()


def test_an_auditor_looks_and_changes_nothing(browser: Browser, server: Server, admin: list[Cookie]) -> None:
    add_user(server, "otto", UserRole.AUDITOR)
    with opened(browser, server.url) as page:
        page.goto("/admin")
        sign_in(page, "otto")
        page.wait_for_url("/admin/keys")
        for name in ("keys", "users", "retention", "events"):
            page.goto(f"/admin/{name}")
            expect(page.locator("main").get_by_role("button")).to_have_count(0)
            expect(page.get_by_role("link", name="Webhooks")).to_have_count(0)
        expect(page.get_by_text("The log is whole")).to_be_visible()


def test_a_webhook_is_made_tried_and_deleted(page: Page) -> None:
    page.goto("/admin/webhooks")
    page.get_by_label("Address").fill("http://169.254.169.254/latest")
    page.get_by_role("button", name="Make the webhook").click()
    expect(page.locator("[data-wrong=url]")).to_be_visible()
    page.get_by_label("Address").fill("http://127.0.0.1:9/x")
    page.get_by_label("What is it for?").fill("The ATS")
    page.get_by_role("checkbox", name="Somebody decides").uncheck()
    page.get_by_role("button", name="Make the webhook").click()
    dialog = page.get_by_role("dialog", name="The signing secret")
    assert dialog.get_by_role("textbox").input_value().startswith("whsec_")
    dialog.get_by_role("button", name="I have kept it").click()
    page.get_by_role("link", name="http://127.0.0.1:9/x").click()
    expect(page.get_by_role("heading", name="The ATS")).to_be_visible()
    expect(page.get_by_role("checkbox", name="Somebody decides")).not_to_be_checked()
    page.get_by_role("button", name="Send a test").click()
    expect(page.get_by_text("A test is on its way.")).to_be_visible()

    def tried() -> bool:
        page.reload()
        return page.get_by_text("cannot be asked").count() > 0

    until(tried)
    assert accessibility_mistakes(page) == []
    page.get_by_text("More").click()
    page.get_by_role("button", name="Disable…").click()
    page.get_by_role("dialog").get_by_role("button", name="Disable").click()
    expect(page.get_by_text("It is disabled, since")).to_be_visible()
    row = page.get_by_role("row").filter(has_text="webhook.test")
    expect(row.get_by_text("given up")).to_be_visible()
    page.get_by_role("button", name="Enable").click()
    row.get_by_role("button", name="Send again").click()
    expect(page.get_by_text("It is sent again.")).to_be_visible()
    page.get_by_text("More").click()
    page.get_by_role("button", name="Delete…").click()
    page.get_by_role("dialog").get_by_role("button", name="Delete").click()
    expect(page.get_by_text("Nobody is told yet")).to_be_visible()


def test_the_log_is_shown_in_pages_and_checked(page: Page, server: Server) -> None:
    storage = server.service.storage
    tenant = storage.tenant("default")
    for number in range(60):
        create_key(storage, "default", f"key {number}", ("read",))
    page.goto("/admin/events")
    expect(page.get_by_text("The log is whole")).to_be_visible()
    first = page.get_by_role("row").nth(1)
    expect(first).to_contain_text("API key made")
    expect(first).to_contain_text("the command line")
    newest = storage.event_page(tenant.id, None, 1, newest_first=True)[0].number
    page.get_by_role("link", name="Older").click()
    expect(page.get_by_role("row").nth(1)).to_contain_text(str(newest - 50))
    page.get_by_label("Show").select_option("User made")
    page.wait_for_url("/admin/events?kind=user.created")
    expect(page.get_by_role("row").last).to_contain_text("ada@example.org")
    change(server, "UPDATE events SET subject = 'forged' WHERE number = 3")
    page.reload()
    expect(page.get_by_text("The log is broken at entry 3")).to_be_visible()


@pytest.mark.parametrize(("width", "scheme"), [(1440, "light"), (360, "dark")])
def test_the_pages_are_accessible_and_fit(
    browser: Browser, server: Server, admin: list[Cookie], width: int, scheme: str
) -> None:
    with visiting(browser, server, admin, width=width, scheme=scheme) as page:
        for path in (*(f"/admin/{name}" for name in PAGES), "/account", "/nowhere"):
            page.goto(path)
            assert accessibility_mistakes(page) == [], path
            assert page.evaluate("document.documentElement.scrollWidth") <= width, path
