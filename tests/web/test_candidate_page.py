"""One candidate: the page beside the facts, pointing both ways, putting right, deciding, staying hidden."""

import httpx
import pytest
from browser import Server, accessibility_mistakes, browser, opened, page, server
from piles import Pile, pile_of, score
from playwright.sync_api import Browser, Page, expect
from web_samples import SAMPLES

__all__ = ["browser", "page", "server"]

MARKUP = "<img src=x onerror=alert(1)>"
MARKED_UP = f"""{MARKUP} Vale
vale@example.org

Experience
Account Manager, <b>Bold</b> & Sons
2015 - 2018
- Managed 12 client accounts & grew sales.

Skills
Excel, <script>alert(2)</script>, negotiation
"""


@pytest.fixture(scope="module")
def pile(server: Server, tmp_path_factory: pytest.TempPathFactory) -> Pile:
    marked_up = tmp_path_factory.mktemp("files") / "marked <i>up.txt"
    marked_up.write_text(MARKED_UP)
    names = ["sabine-orlowe.pdf", "kip-norwell.docx", "maren-holloway.pdf", "felix-amberley.pdf"]
    return pile_of(server, [*(SAMPLES / name for name in names), marked_up])


@pytest.fixture(scope="module")
def blind(server: Server) -> Pile:
    return pile_of(server, [SAMPLES / "sabine-orlowe.pdf"], blind=True)


def arrived(page: Page, name: str) -> None:
    """Wait until the page of this candidate is there, with its scripts."""
    expect(page.get_by_role("heading", level=1)).to_have_text(name)
    page.wait_for_load_state("domcontentloaded")


def test_it_opens_from_the_ranking_and_keys_go_on_in_its_order(pile: Pile, page: Page) -> None:
    page.goto(f"/screenings/{pile.id}")
    page.get_by_role("link", name="Sabine Orlowe").click()
    arrived(page, "Sabine Orlowe")
    expect(page.locator(".steps")).to_contain_text("1 of 4")
    page.keyboard.press("j")
    arrived(page, "Maren Holloway")
    page.keyboard.press("k")
    arrived(page, "Sabine Orlowe")
    points = [float(text) for text in page.locator(".criterion .points b").all_inner_texts()]
    assert round(sum(points), 1) == score(page)


def test_a_point_shows_its_place_on_the_page_and_the_page_its_fact(pile: Pile, page: Page) -> None:
    page.goto(pile.path("sabine-orlowe.pdf"))
    picture = page.locator(".sheet img").first
    expect(picture).to_have_js_property("complete", True)
    assert picture.evaluate("image => image.naturalWidth") == 1000
    expect(page.locator(".marks .lit")).to_have_count(0)
    page.locator(".criterion", has_text="A year or more as account manager").locator("h3").hover()
    lit = page.locator(".marks .lit")
    expect(lit).to_have_count(6)
    page.get_by_role("heading", level=1).hover()
    expect(lit).to_have_count(0)

    box = page.locator('[data-fact="position:1"]').get_attribute("data-marks")
    assert box is not None
    title = page.locator(f'#page-side [data-mark="{box.split()[0]}"]').first
    title.click()
    expect(page.locator('.fact[data-fact="position:1"]')).to_be_focused()
    expect(title).to_have_class("lit")
    expect(page.locator("#pointed")).to_contain_text("Account Manager")


def test_the_keyboard_points_too(pile: Pile, page: Page) -> None:
    page.goto(pile.path("sabine-orlowe.pdf"))
    quote = page.locator(".criterion button.quote").first
    quote.focus()
    expect(page.locator(".marks .lit")).to_have_count(1)
    bar = page.get_by_role("link", name="Sales Coordinator, 2014-01")
    bar.focus()
    expect(page.locator(".marks .lit").first).to_be_visible()
    page.keyboard.press("Enter")
    expect(page.locator('.fact[data-fact="position:2"]')).to_be_focused()


def test_a_format_without_pages_shows_its_text(pile: Pile, page: Page) -> None:
    page.goto(pile.path("kip-norwell.docx"))
    expect(page.locator("#page-side img")).to_have_count(0)
    text = page.get_by_role("region", name="Text of the resume")
    expect(text).to_contain_text("Mesa Verde Insurance Services")
    page.locator('.fact[data-fact="position:0"] h4').hover()
    expect(text.locator(".lit").first).to_be_visible()
    text.locator(".marked", has_text="Customer Service Agent").click()
    expect(page.locator('.fact[data-fact="position:0"]')).to_be_focused()


def test_a_decision_needs_a_reason_and_stays(pile: Pile, page: Page) -> None:
    page.goto(pile.path("sabine-orlowe.pdf"))
    page.keyboard.press("s")
    expect(page.locator("#reason")).to_be_focused()
    expect(page.get_by_role("radio", name="Shortlist")).to_be_checked()
    page.get_by_role("button", name="Save the decision").click()
    expect(page.locator("#decide-wrong")).to_contain_text("Say why")
    page.locator("#reason").fill("Six years & key clients <3")
    page.get_by_role("button", name="Save the decision").click()
    expect(page.locator("#decided")).to_have_text("shortlisted")
    page.reload()
    expect(page.locator("#decided")).to_have_text("shortlisted")
    expect(page.locator("#decisions")).to_contain_text("Six years & key clients <3")
    assert [each["decision"] for each in pile.api("sabine-orlowe.pdf", "/decisions").json()] == ["shortlist"]


def test_a_note_stays(pile: Pile, page: Page) -> None:
    page.goto(pile.path("sabine-orlowe.pdf"))
    page.keyboard.press("n")
    page.keyboard.type("Prefers e-mail <b>")
    page.get_by_role("button", name="Add the note").click()
    expect(page.locator("#note-list")).to_contain_text("Prefers e-mail <b>")
    page.reload()
    expect(page.locator("#note-list")).to_contain_text("Prefers e-mail <b>")


def test_keys_can_be_turned_off(pile: Pile, page: Page) -> None:
    page.goto(pile.path("sabine-orlowe.pdf"))
    page.keyboard.press("?")
    page.get_by_role("switch", name="Use these single keys").uncheck()
    page.get_by_role("dialog", name="Keys").get_by_role("button", name="Close").click()
    page.keyboard.press("j")
    expect(page.get_by_role("heading", level=1)).to_have_text("Sabine Orlowe")


def test_the_letter_is_copied(pile: Pile, page: Page) -> None:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto(pile.path("sabine-orlowe.pdf"))
    page.get_by_role("button", name="Copy").click()
    expect(page.locator("#toasts")).to_contain_text("copied")
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied == pile.api("sabine-orlowe.pdf", "/assessment").json()["letter"]


def test_a_blind_screening_shows_nobody(blind: Pile, page: Page) -> None:
    page.goto(blind.path("sabine-orlowe.pdf"))
    expect(page.get_by_role("heading", level=1)).to_contain_text("Candidate ")
    expect(page.locator("#page-side")).to_contain_text("The page is not shown in a blind screening")
    expect(page.locator("img:not(.brand img)")).to_have_count(0)
    content = page.content().lower()
    for hidden in ("sabine", "orlowe", "555-0144", "seattle", "puget", "tacoma"):
        assert hidden not in content
    page.locator(".criterion", has_text="A year or more as account manager").locator("h3").hover()
    expect(page.locator(".text-page .lit").first).to_be_visible()
    expect(page.get_by_role("button", name="Edit Who it is")).to_have_count(0)
    page.locator('.fact[data-fact="degree:0"]').get_by_role("button", name="Edit").click()
    dialog = page.get_by_role("dialog")
    expect(dialog.get_by_label("Field of study")).to_be_visible()
    for hidden in ("Institution", "Year", "Place", "E-mail"):
        expect(dialog.get_by_role("textbox", name=hidden, include_hidden=True, exact=True)).to_have_count(0)


def test_names_and_files_with_markup_are_text(pile: Pile, page: Page) -> None:
    page.goto(pile.path("marked <i>up.txt"))
    expect(page.get_by_role("heading", level=1)).to_have_text("marked <i>up.txt")
    expect(page.locator(".text-page")).to_contain_text(f"{MARKUP} Vale")
    expect(page.locator(".text-page")).to_contain_text("<script>alert(2)</script>")
    expect(page.locator("main img, main script")).to_have_count(0)


def test_a_file_that_cannot_be_read_says_so(pile: Pile, page: Page) -> None:
    page.goto(pile.path("felix-amberley.pdf"))
    expect(page.get_by_role("heading", name="This file could not be read")).to_be_visible()
    page.get_by_role("link", name="Back to the ranking").click()
    expect(page).to_have_url(f"{pile.server.url}/screenings/{pile.id}")


def test_others_and_unknown_ones_are_not_there(server: Server) -> None:
    one, other = (pile_of(server, [SAMPLES / name]) for name in ("kip-norwell.docx", "sabine-orlowe.pdf"))
    there = one.path("kip-norwell.docx")
    codes = {
        path: httpx.get(f"{server.url}{path}").status_code
        for path in (there, f"/screenings/{one.id}/candidates/nobody", there.replace(one.id, other.id))
    }
    assert list(codes.values()) == [200, 404, 404]


def test_printing_leaves_the_facts(pile: Pile, page: Page) -> None:
    page.goto(pile.path("sabine-orlowe.pdf"))
    page.emulate_media(media="print")
    expect(page.locator("#page-side")).to_be_hidden()
    expect(page.locator("#decide")).to_be_hidden()
    expect(page.locator(".criterion").first).to_be_visible()


@pytest.mark.parametrize("name", ["sabine-orlowe.pdf", "kip-norwell.docx"])
@pytest.mark.parametrize(("width", "scheme"), [(1440, "light"), (360, "dark")])
def test_it_is_accessible_and_fits(pile: Pile, browser: Browser, name: str, width: int, scheme: str) -> None:
    with opened(browser, pile.server.url, width=width, scheme=scheme) as page:
        page.goto(pile.path(name))
        assert accessibility_mistakes(page) == []
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        page.get_by_role("button", name="Edit").first.click()
        assert accessibility_mistakes(page) == []


def test_erasing_asks_twice(server: Server, page: Page) -> None:
    alone = pile_of(server, [SAMPLES / "kip-norwell.docx"])
    page.goto(alone.path("kip-norwell.docx"))
    page.get_by_role("button", name="Erase this candidate").click()
    dialog = page.get_by_role("dialog", name="Erase this candidate?")
    now = dialog.get_by_role("button", name="Erase", exact=True)
    expect(now).to_be_disabled()
    dialog.get_by_label("Confirmation").fill("eras")
    expect(now).to_be_disabled()
    dialog.get_by_label("Confirmation").fill("erase")
    now.click()
    page.wait_for_url(f"**/screenings/{alone.id}*")
    page.goto(alone.path("kip-norwell.docx"))
    expect(page.get_by_role("heading", name="This candidate was erased")).to_be_visible()
    assert "Norwell" not in page.content()
