"""A ranking of the bundled resumes, open in a browser. Test modules import the fixtures."""

import pytest
from browser import Server
from playwright.sync_api import Locator, Page, expect
from web_samples import new_screening, sample_paths


@pytest.fixture(scope="module")
def pile(server: Server) -> str:
    return new_screening(server, sample_paths())


@pytest.fixture
def ranking(page: Page, pile: str) -> Page:
    page.goto(f"/screenings/{pile}")
    expect(page.locator("tr[data-id]")).to_have_count(20)
    return page


def names(page: Page) -> list[str]:
    return page.locator("tbody .candidate").all_inner_texts()


def row(page: Page, name: str) -> Locator:
    return page.get_by_role("row").filter(has=page.get_by_role("link", name=name, exact=True))
