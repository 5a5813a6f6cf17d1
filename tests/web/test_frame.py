"""The frame of every page: no script but ours, a theme that is remembered, files that are kept for ever."""

import httpx
import pytest
from browser import Server, accessibility_mistakes, browser, opened, page, server
from playwright.sync_api import Browser, Page, expect

__all__ = ["browser", "page", "server"]


def test_the_theme_is_remembered_and_written_into_the_page(page: Page) -> None:
    page.goto("/")
    switch = page.get_by_role("button", name="Theme: as the system")
    switch.click()
    expect(page.locator("html")).to_have_attribute("data-theme", "light")
    page.get_by_role("button", name="Theme: light").click()
    answer = page.reload()
    assert answer is not None
    assert '<html lang="en" data-theme="dark">' in answer.text()
    expect(page.locator("body")).to_have_css("background-color", "rgb(20, 24, 26)")


@pytest.mark.parametrize("theme", ["dark", '"><script>alert(1)</script>'])
def test_only_known_themes_get_into_the_page(server: Server, theme: str) -> None:
    text = httpx.get(f"{server.url}/", headers={"cookie": f"theme={theme}"}).text
    assert ("data-theme" in text) == (theme == "dark")
    assert "<script>alert" not in text


def test_static_files_are_kept_for_ever_under_their_digest_only(server: Server) -> None:
    text = httpx.get(f"{server.url}/").text
    address = text.partition('stylesheet" href="')[2].partition('"')[0]
    assert address.endswith("/base.css")
    for path, kept in [
        (address, "public, max-age=31536000, immutable"),
        ("/static/0123456789ab/base.css", "no-cache"),
        ("/static/base.css", "no-cache"),
    ]:
        answer = httpx.get(f"{server.url}{path}", headers={"accept-encoding": "gzip"})
        assert (answer.status_code, answer.headers["cache-control"]) == (200, kept)
        assert answer.headers["content-encoding"] == "gzip"
    assert httpx.get(f"{server.url}/static/0123456789ab/../../app.py").status_code == 404


def test_pages_are_not_compressed_since_they_hold_a_token(server: Server) -> None:
    answer = httpx.get(f"{server.url}/", headers={"accept-encoding": "gzip"})
    assert "content-encoding" not in answer.headers
    assert "'unsafe" not in answer.headers["content-security-policy"]
    assert "script-src 'self'" in answer.headers["content-security-policy"]


def test_the_frame_works_by_keyboard(page: Page) -> None:
    page.goto("/")
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Skip to content")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("main")).to_be_focused()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_first_page_is_accessible(browser: Browser, server: Server, scheme: str) -> None:
    with opened(browser, server.url, scheme=scheme) as page:
        page.goto("/")
        assert accessibility_mistakes(page) == []
