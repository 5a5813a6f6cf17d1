"""The ranking in a browser: order, filters, weights, keys, and who may be seen."""

import json
import random
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import httpx
import pytest
from browser import Server, accessibility_mistakes, browser, opened, page, server
from playwright.sync_api import Browser, Page, expect
from ranking_fixtures import names, pile, ranking, row
from web_samples import new_screening, sample_paths

from api.summaries import share_json
from screener.scorer import Share
from screener.scorer.points import split_points

__all__ = ["browser", "page", "pile", "ranking", "server"]

FIRST = "Devon Achterberg"
HEADINGS = ["Meets every requirement", "May meet every requirement", "Does not show every requirement"]


def scores(page: Page) -> list[str]:
    return page.locator("tbody .cell-score b").all_inner_texts()


def test_the_first_rows_are_in_the_page_before_any_script(server: Server, pile: str) -> None:
    text = httpx.get(f"{server.url}/screenings/{pile}").text
    assert text.index(FIRST) < text.index("Gareth Pindlebury") < text.index("Rex Dunmarrow")
    assert "5.3" in text
    assert "felix-amberley.pdf" in text


def test_the_ranking_is_that_of_the_service(server: Server, ranking: Page, pile: str) -> None:
    kept = httpx.get(f"{server.url}/v1/screenings/{pile}/ranking?limit=200").json()
    assert names(ranking) == [item["candidate"] for item in kept]
    assert scores(ranking) == [str(item["score"]) for item in kept]
    assert [
        heading.split("  ")[0].rstrip("0123456789 ") for heading in ranking.locator(".band").all_inner_texts()
    ] == HEADINGS
    expect(row(ranking, "Gareth Pindlebury")).to_contain_text("claims more years")
    expect(row(ranking, "Rex Dunmarrow")).to_contain_text("hidden text")
    expect(row(ranking, "Walter Grunby")).to_contain_text("19.3–22.0")
    expect(row(ranking, "Walter Grunby")).to_contain_text("Bachelor, English")


def test_sorting_says_what_it_sorts_by(ranking: Page) -> None:
    ranking.get_by_role("button", name="Candidate", exact=True).click()
    assert names(ranking) == sorted(names(ranking))
    head = ranking.get_by_role("columnheader", name="Candidate", exact=True)
    expect(head).to_have_attribute("aria-sort", "ascending")
    ranking.get_by_role("button", name="Candidate", exact=True).click()
    expect(head).to_have_attribute("aria-sort", "descending")
    ranking.get_by_role("button", name="Sales years").click()
    assert names(ranking)[0] == "Dorothea Hasselbeck"
    expect(ranking.locator(".band")).to_have_count(0)


def test_search_and_filters_narrow_the_list(ranking: Page) -> None:
    ranking.get_by_role("searchbox", name="Search").fill("wennerlund")
    expect(ranking.locator("#count")).to_have_text("1 of 20 candidates")
    ranking.get_by_role("searchbox", name="Search").fill("nobody at all")
    expect(ranking.get_by_role("heading", name="Nobody fits these filters")).to_be_visible()
    ranking.get_by_role("button", name="Clear search and filters").click()
    expect(ranking.locator("#count")).to_have_text("20 candidates")
    ranking.locator("#filter summary").click()
    ranking.get_by_label("Hidden text").check()
    expect(ranking.locator("tr[data-id]")).to_have_count(1)
    ranking.get_by_label("Hidden text").uncheck()
    ranking.get_by_label("Score", exact=True).fill("85")
    expect(ranking.locator("tr[data-id]")).to_have_count(8)
    ranking.get_by_label("Account management, years").fill("10")
    expect(ranking.locator("tr[data-id]")).to_have_count(3)
    ranking.get_by_role("button", name="Clear filters").click()
    expect(ranking.locator("tr[data-id]")).to_have_count(20)


def test_weights_rank_anew_as_the_service_does(server: Server, ranking: Page, pile: str) -> None:
    ranking.get_by_role("button", name="Weights").click()
    role = httpx.get(f"{server.url}/v1/roles/account-manager").json()
    chance = random.Random(7)
    sliders = ranking.locator("[data-weight]")
    wanted = {}
    for place, criterion in enumerate(role["criteria"]):
        weight = chance.randint(0, 60)
        wanted[criterion["id"]] = weight
        sliders.nth(place).fill(str(weight))
    told = httpx.post(f"{server.url}/v1/screenings/{pile}/rescore", json={"weights": wanted}).json()
    expect(ranking.locator("tbody .cell-score b").first).to_have_text(str(told["ranking"][0]["score"]))
    assert scores(ranking) == [str(item["score"]) for item in told["ranking"]]
    shown = [
        link.split("/")[-1]
        for link in ranking.locator("tbody .candidate").evaluate_all("all => all.map(a => a.href)")
    ]
    assert shown == [item["resume"] for item in told["ranking"]]
    assert ranking.locator(".moved:not(:empty)").count() > 0
    ranking.get_by_role("button", name="As the role has them").click()
    expect(ranking.locator("tbody .candidate").first).to_have_text(FIRST)
    expect(ranking.locator(".moved:not(:empty)")).to_have_count(0)


def test_points_in_the_browser_are_those_of_the_library(ranking: Page) -> None:
    chance = random.Random(3)

    def plain() -> Share:
        below = chance.randint(1, 360)
        return Share(own=Fraction(chance.randint(0, below), below))

    def share() -> Share:
        kind = chance.choice(["own", "own", "parts", "options"])
        some = tuple(plain() for _ in range(chance.randint(1, 4)))
        if kind == "own":
            return plain()
        return Share(parts=some) if kind == "parts" else Share(options=(*some, Share(parts=some)))

    cases, expected = [], []
    for _ in range(300):
        weights = [
            Decimal(chance.randint(0, 500)).scaleb(-chance.randint(0, 2))
            for _ in range(chance.randint(1, 12))
        ]
        weights[0] += 1
        shares = [share() for _ in weights]
        most = split_points(tuple(weights))
        cases.append([[str(weight) for weight in weights], [share_json(item) for item in shares]])
        expected.append([int(item.points(points) * 10) for item, points in zip(shares, most, strict=True)])
    module = ranking.locator("script[src$='ranking.js']").get_attribute("src")
    assert module is not None
    found = ranking.evaluate(
        """async ([address, cases]) => {
          const {earned, scaled, splitPoints} = await import(address);
          return cases.map(([weights, shares]) => {
            const most = splitPoints(scaled(weights).numbers);
            return shares.map((share, place) => earned(share, most[place]));
          });
        }""",
        [module.replace("ranking.js", "ranking-rows.js"), cases],
    )
    assert json.loads(json.dumps(found)) == expected


def test_the_keyboard_is_enough(ranking: Page, pile: str) -> None:
    ranking.keyboard.press("j")
    expect(ranking.get_by_role("link", name=FIRST)).to_be_focused()
    ranking.keyboard.press("x")
    ranking.keyboard.press("ArrowDown")
    ranking.keyboard.press("j")
    ranking.keyboard.press("k")
    expect(ranking.get_by_role("link", name="Gareth Pindlebury")).to_be_focused()
    ranking.keyboard.press("x")
    expect(ranking.locator("#bulk-count")).to_have_text("2 selected")
    ranking.keyboard.press("?")
    expect(ranking.get_by_role("heading", name="Keyboard")).to_be_visible()
    ranking.get_by_label("Use these single keys").uncheck()
    ranking.keyboard.press("Escape")
    ranking.keyboard.press("/")
    expect(ranking.get_by_role("searchbox", name="Search")).not_to_be_focused()
    ranking.keyboard.press("?")
    expect(ranking.get_by_role("heading", name="Keyboard")).to_be_hidden()
    ranking.locator("#help-open").click()
    ranking.get_by_label("Use these single keys").check()
    ranking.keyboard.press("Escape")
    ranking.keyboard.press("/")
    expect(ranking.get_by_role("searchbox", name="Search")).to_be_focused()
    ranking.keyboard.press("Escape")
    ranking.keyboard.press("c")
    ranking.wait_for_url("**/compare?resumes=*")


def test_a_blind_screening_shows_nobody(server: Server, page: Page) -> None:
    pile = new_screening(server, sample_paths(), blind=True, name="Blind")
    page.goto(f"/screenings/{pile}")
    expect(page.locator("tr[data-id]")).to_have_count(20)
    answers = [httpx.get(f"{server.url}/screenings/{pile}{path}").text for path in ("", "/rows", "/files")]
    first, second = (
        link.split("/")[-1]
        for link in page.locator("tbody .candidate").evaluate_all("all => all.slice(0, 2).map(a => a.href)")
    )
    answers.append(httpx.get(f"{server.url}/screenings/{pile}/compare?resumes={first},{second}").text)
    answers.append(page.content())
    for path in sample_paths():
        for part in path.stem.split("-"):
            assert not [text for text in answers if part.capitalize() in text.replace("Devonshire", "")], part
    assert all(name.startswith("Candidate ") for name in names(page))
    expect(page.locator("#failures")).to_contain_text("A file")


def test_candidate_names_with_markup_are_text(server: Server, page: Page, tmp_path: Path) -> None:
    name = "<img src=x onerror=alert(1)>"
    path = tmp_path / f"{name}.txt"
    path.write_text(
        f"{name}\n\nExperience\nAccount Manager, Acme\n2015 - 2020\n- Managed accounts.\n", "utf-8"
    )
    pile = new_screening(server, [path, sample_paths()[0]], name=f"{name} & co")
    page.goto(f"/screenings/{pile}")
    expect(page.locator("tr[data-id]")).to_have_count(2)
    expect(page.locator("#table")).to_contain_text(f"{name}.txt")
    page.locator("#select-all").check()
    page.get_by_role("link", name="Compare").click()
    expect(page.locator(".compared")).to_contain_text(f"{name}.txt")
    page.goto("/")
    expect(page.get_by_role("link", name=f"{name} & co")).to_be_visible()
    assert page.locator("img[src=x]").count() == 0


@pytest.mark.parametrize(("scheme", "width"), [("light", 1440), ("dark", 360)])
def test_the_ranking_is_accessible(
    browser: Browser, server: Server, pile: str, scheme: str, width: int
) -> None:
    with opened(browser, server.url, scheme=scheme, width=width) as page:
        page.goto(f"/screenings/{pile}")
        expect(page.locator("tr[data-id]")).to_have_count(20)
        page.get_by_role("button", name="Weights").click()
        everybody = "Select all" if width < 900 else "Select everybody in this list"
        page.get_by_label(everybody, exact=True).check()
        expect(page.locator("#bulk-count")).to_have_text("20 selected")
        page.locator("#chosen-export-open").click()
        assert accessibility_mistakes(page) == []
        page.keyboard.press("Escape")
        page.locator("tr[data-id] .decide").nth(1).click()
        assert accessibility_mistakes(page) == []
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
