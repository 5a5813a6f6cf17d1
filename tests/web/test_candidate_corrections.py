"""Facts that are put right on the page of a candidate."""

import pytest
from browser import Server, browser, page, server
from piles import Pile, pile_of, score
from playwright.sync_api import Page, expect
from web_samples import SAMPLES

__all__ = ["browser", "page", "server"]


@pytest.fixture(scope="module")
def pile(server: Server) -> Pile:
    return pile_of(server, [SAMPLES / "kip-norwell.docx", SAMPLES / "maren-holloway.pdf"])


def test_a_fact_is_put_right_and_withdrawn(pile: Pile, page: Page) -> None:
    page.goto(pile.path("kip-norwell.docx"))
    before = score(page)
    page.locator('.fact[data-fact="position:0"]').get_by_role("button", name="Edit").click()
    dialog = page.get_by_role("dialog", name="Put right: Customer Service Agent")
    expect(dialog.get_by_label("Title")).to_be_focused()
    dialog.get_by_label("From").fill("April 2012")
    dialog.get_by_label("Account management").check()
    dialog.get_by_role("button", name="Save").click()
    expect(dialog.get_by_role("alert")).to_contain_text("Say how you know")
    dialog.get_by_label("Reason").fill("Said so on the telephone <b>today</b>.")
    dialog.get_by_role("button", name="Save").click()
    expect(dialog.get_by_role("alert")).to_contain_text("From: write 2019-04 or 2019")
    dialog.get_by_label("From").fill("2012-04")
    dialog.get_by_role("button", name="Save").click()

    turn = page.locator("#turn")
    expect(turn).to_be_focused()
    expect(turn).to_contain_text(f"The score was {before}")
    expect(turn).to_contain_text("Sales or account management experience: 0.0 → 38.0")
    assert score(page) > before + 30
    fact = page.locator('.fact[data-fact="position:0"]')
    expect(fact).to_contain_text("corrected")
    expect(fact).to_contain_text("“Said so on the telephone <b>today</b>.”")
    assert float(pile.api("kip-norwell.docx", "/assessment").json()["score"]) == score(page)

    fact.get_by_role("button", name="Withdraw").click()
    expect(page.locator("#turn")).to_contain_text(f"is {before} now")
    assert score(page) == before
    expect(page.locator("#corrections")).to_contain_text("withdrawn")


def test_facts_are_added_and_left_out(pile: Pile, page: Page) -> None:
    page.goto(pile.path("maren-holloway.pdf"))
    page.get_by_role("button", name="Add to languages").click()
    dialog = page.get_by_role("dialog", name="Add a language")
    dialog.locator("#language-code").select_option(label="Welsh")
    dialog.locator("#language-level").select_option("fluent")
    dialog.get_by_label("Reason").fill("We spoke it.")
    dialog.get_by_role("button", name="Save").click()
    added = page.locator('.fact[data-fact="language:cy"]')
    expect(added).to_contain_text("Welsh fluent")
    added.get_by_role("button", name="Edit").click()
    dialog = page.get_by_role("dialog", name="Put right: Welsh")
    dialog.get_by_label("Reason").fill("It was Breton.")
    dialog.get_by_role("button", name="Leave it out").click()
    expect(page.locator("#turn")).to_contain_text("No points changed")
    expect(added).to_have_count(0)


def test_figures_and_stated_years_are_put_right(pile: Pile, page: Page) -> None:
    page.goto(pile.path("maren-holloway.pdf"))
    page.get_by_role("button", name="Add to achievements in figures").click()
    dialog = page.get_by_role("dialog", name="Add a figure")
    expect(dialog.get_by_label("Currency")).to_be_hidden()
    dialog.get_by_label("What it counts").select_option("revenue")
    dialog.get_by_role("textbox", name="Figure", exact=True).fill("many")
    dialog.get_by_label("Reason").fill("In her letter.")
    dialog.get_by_role("button", name="Save").click()
    expect(dialog.get_by_role("alert")).to_contain_text("Figure: write a number")
    expect(dialog.get_by_role("textbox", name="Figure", exact=True)).to_be_focused()
    dialog.get_by_role("textbox", name="Figure", exact=True).fill("2,500,000")
    dialog.get_by_role("button", name="Save").click()
    expect(dialog.get_by_role("alert")).to_contain_text("Currency: an amount of money needs its currency")
    dialog.get_by_label("Currency").fill("usd")
    dialog.get_by_role("button", name="Save").click()
    added = page.locator('.fact[data-kind="achievement"]').last
    expect(added).to_contain_text("Revenue 2,500,000 USD")
    added.get_by_role("button", name="Edit").click()
    dialog = page.get_by_role("dialog", name="Put right: Revenue")
    dialog.get_by_label("What it counts").select_option(label="Team size")
    expect(dialog.get_by_label("Currency")).to_be_hidden()
    dialog.get_by_role("textbox", name="Figure", exact=True).fill("6")
    dialog.get_by_label("Reason").fill("It was read out wrongly.")
    dialog.get_by_role("button", name="Save").click()
    expect(added).to_contain_text("Team size 6 people")

    page.get_by_role("button", name="Add to years it states").click()
    dialog = page.get_by_role("dialog", name="Add years it states")
    dialog.get_by_role("textbox", name="Years", exact=True).fill("40")
    dialog.get_by_label("Meant as").select_option("true")
    dialog.locator("#claim-function").select_option("sales")
    dialog.get_by_label("Reason").fill("On page 2.")
    dialog.get_by_role("button", name="Save").click()
    stated = page.locator('.fact[data-kind="claim"]').last
    expect(stated).to_contain_text("40+ years of sales")
    expect(stated).to_contain_text("more than it shows")


def test_a_degree_a_post_and_a_skill_are_put_right_to_the_last_field(pile: Pile, page: Page) -> None:
    page.goto(pile.path("maren-holloway.pdf"))
    page.locator('.fact[data-fact="degree:0"]').get_by_role("button", name="Edit").click()
    dialog = page.get_by_role("dialog")
    dialog.get_by_role("textbox", name="Institution", exact=True).fill("Oakmoor College")
    dialog.get_by_role("textbox", name="Year", exact=True).fill("long ago")
    dialog.get_by_label("Reason").fill("The certificate says so.")
    dialog.get_by_role("button", name="Save").click()
    expect(dialog.get_by_role("alert")).to_contain_text("Year: write 2010 or 2008-2010")
    dialog.get_by_role("textbox", name="Year", exact=True).fill("2008-2010")
    dialog.get_by_text("What the field counts as").first.click()
    dialog.get_by_label("Economics").check()
    dialog.get_by_role("button", name="Save").click()
    degree = page.locator('.fact[data-fact="degree:0"]')
    expect(degree).to_contain_text("Oakmoor College, 2008-2010")
    expect(degree).to_contain_text("Economics")

    page.locator('.fact[data-fact="position:0"]').get_by_role("button", name="Edit").click()
    dialog.get_by_text("Kind, step, place, industries").click()
    dialog.get_by_label("Step").select_option("executive")
    dialog.get_by_label("Leads people").select_option("true")
    dialog.get_by_role("textbox", name="Place", exact=True).fill("Uppsala")
    dialog.get_by_label("Automotive").check()
    dialog.get_by_label("Reason").fill("She said so.")
    dialog.get_by_role("button", name="Save").click()
    post = page.locator('.fact[data-fact="position:0"]')
    for told in ("Uppsala", "Executive", "Leads people", "Automotive"):
        expect(post).to_contain_text(told)

    page.get_by_role("button", name="Add to skills").click()
    dialog.locator("#skill-id").select_option(label="Zendesk")
    dialog.get_by_role("group", name="Used in these posts").get_by_role("checkbox").first.check()
    dialog.get_by_label("Reason").fill("She showed us.")
    dialog.get_by_role("button", name="Save").click()
    skill = page.locator('.fact[data-kind="skill"]', has_text="Zendesk")
    expect(skill).to_contain_text("years in posts")
    skill.get_by_role("button", name="Edit").click()
    expect(dialog.locator("#skill-id")).to_be_disabled()
    dialog.get_by_role("checkbox", checked=True).uncheck()
    dialog.get_by_label("Reason").fill("Not there, after all.")
    dialog.get_by_role("button", name="Save").click()
    expect(skill).not_to_contain_text("years in posts")


def test_a_language_has_another_level(pile: Pile, page: Page) -> None:
    page.goto(pile.path("kip-norwell.docx"))
    page.get_by_role("button", name="Add to languages").click()
    dialog = page.get_by_role("dialog")
    dialog.locator("#language-code").select_option(label="Welsh")
    dialog.get_by_label("Reason").fill("We spoke it.")
    dialog.get_by_role("button", name="Save").click()
    page.locator('.fact[data-fact="language:cy"]').get_by_role("button", name="Edit").click()
    dialog.locator("#language-level").select_option("native")
    dialog.get_by_label("Reason").fill("She grew up with it.")
    dialog.get_by_role("button", name="Save").click()
    expect(page.locator('.fact[data-fact="language:cy"]')).to_contain_text("Welsh native")


def test_who_it_is_is_put_right_and_withdrawn(pile: Pile, page: Page) -> None:
    page.goto(pile.path("kip-norwell.docx"))
    name = page.get_by_role("heading", level=1).inner_text()
    page.get_by_role("button", name="Edit Who it is").click()
    dialog = page.get_by_role("dialog", name="Put right: Who it is")
    expect(dialog.get_by_role("button", name="Leave it out")).to_be_hidden()
    dialog.get_by_role("textbox", name="Name", exact=True).fill("Kip <b>Norwall</b>")
    dialog.get_by_role("textbox", name="E-mail", exact=True).fill("kip@example.net\nnowhere")
    dialog.get_by_label("Reason").fill("He signs so.")
    dialog.get_by_role("button", name="Save").click()
    expect(dialog.get_by_role("alert")).to_contain_text("E-mail: write one address a line")
    dialog.get_by_role("textbox", name="E-mail", exact=True).fill("kip@example.net\nkip@example.org")
    dialog.get_by_role("button", name="Save").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Kip <b>Norwall</b>")
    expect(page.locator("#turn")).to_contain_text("No points changed")
    expect(page.locator(".head-facts")).to_contain_text("kip@example.org")
    said = page.locator("#corrections .correction").first
    expect(said).to_contain_text(
        "Who it is: name Kip <b>Norwall</b>; e-mail kip@example.net, kip@example.org"
    )
    page.goto(f"/screenings/{pile.id}")
    expect(page.get_by_role("link", name="Kip <b>Norwall</b>")).to_be_visible()
    page.goto(pile.path("kip-norwell.docx"))
    page.locator("#corrections .correction").first.get_by_role("button", name="Withdraw").click()
    expect(page.get_by_role("heading", level=1)).to_have_text(name)
