"""The pages of screenings for people who signed in: tokens go along, sessions end, auditors only look."""

from collections.abc import Iterator
from contextlib import contextmanager

import httpx
import pytest
from browser import Server, browser, opened, running
from playwright.sync_api import Browser, Page, expect
from web_samples import new_screening, sample_paths

from api.accounts import create_user
from api.keys import create_key
from api.passwords import hashed
from api.settings import Settings
from api.storage.records import UserRole

__all__ = ["browser"]

PASSWORD = "correct horse battery"


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """With a recruiter and an auditor."""
    with running(Settings(data=tmp_path_factory.mktemp("data"), heartbeat_seconds=0.5)) as started:
        storage = started.service.storage
        create_key(storage, "default", "first", ("admin",))
        tenant = storage.tenant("default").id
        for name, role in [("rita", UserRole.RECRUITER), ("otto", UserRole.AUDITOR)]:
            create_user(storage, tenant, name, role, hashed(PASSWORD), by="test")
        yield started


@contextmanager
def signed_in(browser: Browser, server: Server, name: str) -> Iterator[Page]:
    with opened(browser, server.url) as page:
        page.goto("/")
        sign_in(page, name)
        yield page


def sign_in(page: Page, name: str) -> None:
    page.get_by_label("Name").fill(name)
    page.get_by_label("Password", exact=True).fill(PASSWORD)
    page.get_by_role("button", name="Sign in").click()
    page.wait_for_url(lambda url: "/sign-in" not in url)


def test_a_recruiter_sends_decides_and_goes_on_after_the_session_has_ended(
    browser: Browser, server: Server
) -> None:
    with signed_in(browser, server, "rita") as page:
        page.get_by_role("button", name="Try it with sample resumes").click()
        page.wait_for_url("**/screenings/*")
        page.goto("/screenings/new?role=account-manager")
        page.locator("#files").set_input_files(sample_paths()[:2])
        page.get_by_role("button", name="Start screening").click()
        expect(page.locator("#tally")).to_contain_text("2 of 2 sent · 2 read")
        page.context.clear_cookies()
        page.locator("#files").set_input_files(sample_paths()[4])
        expect(page.locator("#away")).to_contain_text("Your session has ended")
        other = page.context.new_page()
        other.goto("/sign-in")
        sign_in(other, "rita")
        other.close()
        page.get_by_role("button", name="Go on").click()
        expect(page.locator("#tally")).to_contain_text("3 of 3 sent · 3 read")
        page.locator("#done").click()
        page.locator("tr[data-id] .decide").first.click()
        page.get_by_role("radio", name="Hold").check()
        page.get_by_label("Reason", exact=True).fill("Asked for references")
        page.locator("#decide-save").click()
        expect(page.locator("tr[data-id] .decide").first).to_have_text("On hold")


def test_a_ranking_whose_session_has_ended_leads_back_to_where_it_was(
    browser: Browser, server: Server
) -> None:
    with signed_in(browser, server, "rita") as page:
        page.get_by_role("button", name="sample resumes").click()
        expect(page.locator("tr[data-id]")).to_have_count(20)
        place = page.url
        page.locator("tr[data-id] .cell-select input").first.check()
        with page.expect_download() as started:
            page.locator("#chosen-export-open").click()
            page.get_by_role("button", name="JSON").click()
        assert started.value.suggested_filename.endswith(".json")
        page.context.clear_cookies()
        page.locator("#chosen-export-open").click()
        page.get_by_role("button", name="CSV").click()
        expect(page.locator("#toasts")).to_contain_text("Your session has ended.")
        expect(page.locator("tr[data-id]")).to_have_count(20)
        page.get_by_role("button", name="Sign in").click()
        sign_in(page, "rita")
        assert page.url == place


def test_an_auditor_looks_and_is_offered_nothing_else(browser: Browser, server: Server) -> None:
    key = create_key(server.service.storage, "default", "second", ("read", "write"))
    new_screening(server, sample_paths()[:3], name="Three of spring", key=key)
    with signed_in(browser, server, "otto") as page:
        page.goto("/")
        expect(page.get_by_role("link", name="New screening")).to_have_count(0)
        expect(page.get_by_role("button", name="sample")).to_have_count(0)
        page.get_by_role("link", name="Three of spring").click()
        expect(page.locator("tr[data-id]")).to_have_count(3)
        expect(page.get_by_role("link", name="Add resumes")).to_have_count(0)
        expect(page.locator("tr[data-id] .decide").first).to_be_disabled()
        page.locator("#select-all").check()
        expect(page.locator("#bulk").get_by_role("button", name="Shortlist")).to_have_count(0)
        page.locator("#chosen-export-open").click()
        with page.expect_download() as started:
            page.get_by_role("button", name="CSV").click()
        assert started.value.suggested_filename.startswith("chosen-")
        answer = page.goto("/screenings/new")
        assert answer is not None
        assert answer.status == 403


@pytest.mark.parametrize("path", ["/", "/screenings/new", "/screenings/1", "/screenings/1/compare"])
def test_nobody_else_sees_a_page(server: Server, path: str) -> None:
    answer = httpx.get(f"{server.url}{path}", headers={"accept": "text/html"})
    assert answer.status_code == 303
    assert answer.headers["location"].startswith("/sign-in")


@pytest.mark.parametrize("path", ["/screenings/1/rows", "/screenings/1/files"])
def test_nobody_else_gets_the_data_of_a_page(server: Server, path: str) -> None:
    assert httpx.get(f"{server.url}{path}").status_code == 401


def test_the_sample_needs_its_token(server: Server) -> None:
    answer = httpx.post(f"{server.url}/screenings/sample", headers={"origin": server.url})
    assert answer.status_code in {401, 403}
