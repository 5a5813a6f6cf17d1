"""Rankings as files: all of them, and candidates that were selected."""

import csv
import io
from pathlib import Path

import pytest
from browser import browser, page, server
from playwright.sync_api import Page, Route, expect
from ranking_fixtures import names, pile, ranking, row

__all__ = ["browser", "page", "pile", "ranking", "server"]

FIRST = "Devon Achterberg"


def read_rows(path: Path) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(path.read_text("utf-8-sig"))))


@pytest.mark.parametrize("blind", [False, True])
def test_exports(ranking: Page, tmp_path: Path, blind: bool) -> None:
    head = ranking.locator(".page-head")
    head.get_by_text("Export", exact=True).click()
    if blind:
        head.get_by_label("Without identity").check()
    with ranking.expect_download() as started:
        head.get_by_role("link", name="CSV").click()
    started.value.save_as(tmp_path / "ranking.csv")
    assert started.value.suggested_filename == "ranking-account-manager-2025-06-01.csv"
    expect(ranking.locator("#toasts")).to_have_text("The ranking was exported.Close")
    rows = read_rows(tmp_path / "ranking.csv")
    assert len(rows) >= 20
    assert (FIRST in {item["candidate"] for item in rows}) == (not blind)


@pytest.mark.parametrize("blind", [False, True])
def test_the_selected_are_exported(ranking: Page, tmp_path: Path, blind: bool) -> None:
    for name in ("Rex Dunmarrow", "Walter Grunby"):
        row(ranking, name).get_by_role("checkbox").check()
    bar = ranking.get_by_role("region", name="Selected candidates")
    bar.get_by_text("Export", exact=True).click()
    if blind:
        bar.get_by_label("Without identity").check()
    with ranking.expect_download() as started:
        bar.get_by_role("button", name="CSV").click()
    assert started.value.suggested_filename == "chosen-account-manager-2025-06-01.csv"
    started.value.save_as(tmp_path / "chosen.csv")
    expect(ranking.locator("#toasts")).to_contain_text("2 candidates were exported.")
    rows = read_rows(tmp_path / "chosen.csv")
    everybody = names(ranking)
    wanted = {name: everybody.index(name) + 1 for name in ("Walter Grunby", "Rex Dunmarrow")}
    assert [int(item["rank"]) for item in rows] == sorted(wanted.values())
    assert ({item["candidate"] for item in rows} == set(wanted)) == (not blind)
    assert ({item["file"] for item in rows} == {""}) == blind


def test_a_selection_is_exported_by_keys_alone(ranking: Page, tmp_path: Path) -> None:
    ranking.keyboard.press("j")
    ranking.keyboard.press("e")
    expect(ranking.locator("#chosen-export")).not_to_have_attribute("open", "")
    ranking.keyboard.press("x")
    ranking.keyboard.press("e")
    expect(ranking.get_by_role("button", name="Excel (XLSX)")).to_be_focused()
    ranking.keyboard.press("Escape")
    expect(ranking.locator("#chosen-export-open")).to_be_focused()
    expect(ranking.get_by_role("button", name="Excel (XLSX)")).to_be_hidden()
    ranking.keyboard.press("Enter")
    ranking.keyboard.press("Tab")
    with ranking.expect_download() as started:
        ranking.keyboard.press("Enter")
    assert started.value.suggested_filename.endswith(".xlsx")
    expect(ranking.locator("#chosen-export-open")).to_be_focused()


def test_an_export_that_fails_says_why_and_can_be_tried_again(ranking: Page) -> None:
    row(ranking, "Walter Grunby").get_by_role("checkbox").check()
    ranking.route("**/export", lambda route: route.abort())
    ranking.locator("#chosen-export-open").click()
    ranking.get_by_role("button", name="JSON").click()
    expect(ranking.locator("#toasts")).to_contain_text("The service cannot be reached.")
    ranking.unroute_all()
    with ranking.expect_download() as started:
        ranking.get_by_role("button", name="Try again").click()
    assert started.value.suggested_filename.endswith(".json")


def test_a_file_that_takes_long_is_said_to_be_on_its_way(ranking: Page) -> None:
    held: list[Route] = []
    ranking.route("**/export?*", lambda route: held.append(route))
    ranking.locator("#export summary").click()
    ranking.get_by_role("link", name="Report (HTML)").click()
    expect(ranking.locator("#toasts")).to_contain_text("The file is being made.")
    expect(ranking.locator("#export summary")).to_have_attribute("aria-busy", "true")
    with ranking.expect_download() as started:
        held[0].continue_()
    assert started.value.suggested_filename.endswith(".html")
    expect(ranking.locator("#toasts")).to_have_text("The ranking was exported.Close")
    expect(ranking.locator("#export summary")).not_to_have_attribute("aria-busy", "true")


def test_more_than_an_export_takes_is_said_where_it_is_chosen(ranking: Page) -> None:
    ranking.locator("#select-all").check()
    expect(ranking.locator("#bulk-count")).to_have_text("20 selected")
    expect(ranking.locator("#chosen-export-open")).to_have_text("Export")
    module = ranking.locator("script[src$='ranking.js']").get_attribute("src")
    assert module is not None
    place = module.replace("ranking.js", "ranking-export.js")
    ranking.evaluate("async place => (await import(place)).drawExport(1001)", place)
    expect(ranking.locator("#chosen-export-open")).to_have_text("Export (up to 1,000)")
    expect(ranking.locator("#chosen-export-open")).to_have_attribute("aria-disabled", "true")
    ranking.locator("#chosen-export-open").press("Enter")
    expect(ranking.get_by_role("button", name="JSON")).to_be_hidden()
