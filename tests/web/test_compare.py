"""Candidates side by side."""

import httpx
import pytest
from browser import Server, accessibility_mistakes, browser, opened, page, server
from playwright.sync_api import Browser, Page, expect
from web_samples import new_screening, sample_paths

__all__ = ["browser", "page", "server"]


@pytest.fixture(scope="module")
def address(server: Server) -> str:
    """The comparison of three candidates."""
    pile = new_screening(server, [path for path in sample_paths() if path.suffix == ".txt"])
    ranking = httpx.get(f"{server.url}/v1/screenings/{pile}/ranking").json()
    return f"/screenings/{pile}/compare?resumes={','.join(item['resume'] for item in ranking)}"


def test_criteria_stand_side_by_side_with_quotes(page: Page, address: str) -> None:
    page.goto(address)
    heads = page.get_by_role("columnheader")
    assert [heads.nth(place).get_by_role("link").first.inner_text() for place in (1, 2, 3)] == [
        "Walter Grunby",
        "Marcus Tellwright",
        "Reuben Stackhollow",
    ]
    crm = page.get_by_role("row").filter(has_text="Salesforce or other CRM software")
    expect(crm.get_by_role("cell").nth(0)).to_contain_text("not found")
    expect(crm.locator(".best")).to_have_count(2)
    expect(page.locator("blockquote").first).to_contain_text("National Account Manager")


def test_only_differences(page: Page, address: str) -> None:
    page.goto(address)
    same = page.locator("tr.same").first
    expect(same).to_be_visible()
    page.get_by_role("switch", name="Differences only").check()
    expect(same).to_be_hidden()
    expect(page.locator("tr:has(.best)").first).to_be_visible()


def test_somebody_can_be_taken_out(page: Page, address: str) -> None:
    page.goto(address)
    page.get_by_role("link", name="Take out Marcus Tellwright").click()
    expect(page.get_by_role("heading", name="2 candidates side by side")).to_be_visible()
    expect(page.get_by_role("link", name="Take out")).to_have_count(0)


@pytest.mark.parametrize("resumes", ["", "one"])
def test_less_than_two_lead_back_to_the_ranking(server: Server, resumes: str) -> None:
    made = httpx.post(f"{server.url}/v1/screenings", json={"role": "account-manager"})
    path = f"/screenings/{made.json()['id']}/compare"
    answer = httpx.get(f"{server.url}{path}?resumes={resumes}")
    assert (answer.status_code, answer.headers["location"]) == (303, path.removesuffix("/compare"))


@pytest.mark.parametrize(("scheme", "width"), [("light", 1440), ("dark", 360)])
def test_the_comparison_is_accessible(
    browser: Browser, server: Server, address: str, scheme: str, width: int
) -> None:
    with opened(browser, server.url, scheme=scheme, width=width) as page:
        page.goto(address)
        assert accessibility_mistakes(page) == []
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
