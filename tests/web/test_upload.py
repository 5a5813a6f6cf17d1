"""From nothing to a ranking: the first page, a new screening, files sent and read."""

import shutil
from pathlib import Path

import httpx
import pytest
from browser import Server, accessibility_mistakes, browser, opened, page, server
from playwright.sync_api import Browser, FilePayload, Page, Route, expect
from waiting import until
from web_samples import progress, sample_paths

__all__ = ["browser", "page", "server"]

MARKUP = "<img src=x onerror=alert(1)>.txt"
TEXT = "Ann Marker\nann@example.com\n\nExperience\nAccount Manager, Acme\n2015 - 2020\n- Managed accounts.\n"


def begin(page: Page, paths: list[Path]) -> None:
    page.goto("/screenings/new")
    page.get_by_role("textbox", name="Name").fill("Spring")
    page.get_by_label("Role", exact=True).select_option("account-manager")
    page.get_by_label("Count experience up to").fill("2025-06-01")
    page.locator("#files").set_input_files(paths)
    page.get_by_role("button", name="Start screening").click()


def unsent(page: Page) -> list[str]:
    """The screenings of which the browser remembers files."""
    found: list[str] = page.evaluate("Object.keys(localStorage).filter((key) => key.startsWith('unsent:'))")
    return found


def screening_of(page: Page) -> str:
    page.wait_for_url("**/screenings/*/upload")
    return page.url.split("/")[-2]


def test_the_first_page_offers_the_samples_and_shows_them_ranked(page: Page) -> None:
    page.goto("/")
    expect(page.get_by_role("heading", name="Rank a pile of resumes for a role")).to_be_visible()
    page.get_by_role("button", name="Try it with sample resumes").click()
    expect(page.get_by_role("heading", name="Sample resumes")).to_be_visible()
    expect(page.locator("#count")).to_have_text("20 candidates")
    expect(page.get_by_role("heading", name="Could not be read 1")).to_be_visible()
    page.goto("/")
    expect(page.get_by_role("row", name="Sample resumes")).to_contain_text("20 read, 1 unreadable")


def test_what_counts_follows_the_role(page: Page) -> None:
    page.goto("/screenings/new?role=account-manager")
    label = page.get_by_text("Bachelor's degree, or experience instead required")
    expect(label.filter(visible=True)).to_have_count(1)
    page.get_by_label("Role", exact=True).select_option("accounting-manager")
    expect(page.locator("[data-role]:visible")).to_have_attribute("data-role", "accounting-manager")


def test_twenty_files_are_sent_and_read_and_the_damaged_one_is_explained(server: Server, page: Page) -> None:
    begin(page, sample_paths())
    screening_id = screening_of(page)
    expect(page.locator("#tally")).to_contain_text("21 of 21 sent · 20 read · 1 could not be read")
    damaged = page.get_by_role("listitem").filter(has_text="felix-amberley.pdf")
    expect(damaged).to_contain_text("It is damaged")
    expect(damaged).to_contain_text("ask the candidate to send it again")
    assert progress(server, screening_id) == {
        "status": "done",
        "stored": 0,
        "assessed": 20,
        "failed": 1,
        "erased": 0,
    }
    page.locator("#done").click()
    expect(page.locator("#count")).to_have_text("20 candidates")


def test_a_file_is_followed_until_it_is_told_as_read(page: Page) -> None:
    """Also when the service counts it as read before it tells so."""
    behind: list[str] = []

    def tell_late(route: Route) -> None:
        told = route.fetch().json()
        if told["files"] and not behind:
            behind.append(route.request.url)
            told["waiting"], told["number"] = 0, int(route.request.url.partition("after=")[2] or 0)
            for file in told["files"]:
                file[2:4] = "stored", None
        route.fulfill(json=told)

    page.route("**/screenings/*/files*", tell_late)
    begin(page, sample_paths()[:4])
    expect(page.locator("#tally")).to_contain_text("4 of 4 sent · 3 read · 1 could not be read")
    assert behind


def test_who_comes_back_sees_what_could_not_be_read_and_why(page: Page) -> None:
    begin(page, sample_paths()[:4])
    expect(page.locator("#tally")).to_contain_text("4 of 4 sent · 3 read · 1 could not be read")
    page.reload()
    expect(page.locator("#tally")).to_have_text("4 resumes here · 3 read · 1 could not be read")
    left = page.locator("#list").get_by_role("listitem")
    expect(left).to_have_count(1)
    expect(left).to_contain_text("felix-amberley.pdf")
    expect(left).to_contain_text("ask the candidate to send it again")
    page.locator("#files").set_input_files(sample_paths()[3:5])
    expect(page.locator("#tally")).to_contain_text("1 of 1 sent · 1 read · 1 already here")
    expect(left).to_have_count(2)
    assert accessibility_mistakes(page) == []


def test_every_file_and_all_of_them_have_a_bar_while_they_are_sent(page: Page, tmp_path: Path) -> None:
    for number in range(3):
        (tmp_path / f"{number}.pdf").write_bytes(sample_paths()[0].read_bytes() + bytes(2_500_000 + number))
    page.route("**/v1/screenings/*/resumes", lambda route: held.append(route))
    held: list[Route] = []
    begin(page, sorted(tmp_path.iterdir()))
    bars = page.locator("#list .meter")
    expect(bars.filter(visible=True)).to_have_count(3)
    expect(page.locator("#progress")).to_have_attribute("role", "progressbar")
    page.evaluate("document.getElementById('pause').click()")
    expect(page.get_by_role("button", name="Go on")).to_be_visible()
    until(lambda: len(held) == 3)
    for route in held:
        route.continue_()
    expect(page.locator("#tally")).to_contain_text("3 of 3 sent")
    expect(bars.filter(visible=True)).to_have_count(0)
    expect(page.locator("#progress")).to_have_attribute("aria-valuenow", "100")


def test_files_that_are_there_are_not_sent_again(server: Server, page: Page) -> None:
    some = sample_paths()[:3]
    begin(page, some)
    screening_id = screening_of(page)
    expect(page.locator("#tally")).to_contain_text("3 of 3 sent")
    page.reload()
    page.locator("#files").set_input_files(sample_paths()[:4])
    expect(page.locator("#tally")).to_contain_text("1 of 1 sent")
    expect(page.locator("#tally")).to_contain_text("3 already here")
    resumes = httpx.get(f"{server.url}/v1/screenings/{screening_id}/resumes").json()
    assert len(resumes) == 4


def test_a_folder_is_taken_with_all_that_looks_like_a_resume(page: Page, tmp_path: Path) -> None:
    inside = tmp_path / "pile" / "inner"
    inside.mkdir(parents=True)
    shutil.copy(sample_paths()[0], inside / "one.pdf")
    (tmp_path / "pile" / "two.txt").write_text(TEXT, "utf-8")
    (tmp_path / "pile" / "table.xlsx").write_bytes(b"no resume")
    (tmp_path / "pile" / ".DS_Store").write_bytes(b"no resume")
    page.goto("/screenings/new")
    page.locator("#folder").set_input_files(tmp_path / "pile")
    expect(page.locator("#tally")).to_have_text("2 files ready")
    expect(page.get_by_role("listitem").filter(has_text="pile/inner/one.pdf")).to_be_visible()


def test_a_drop_is_taken_anywhere_on_the_page(page: Page) -> None:
    page.goto("/screenings/new")
    page.evaluate(
        """text => {
          const transfer = new DataTransfer();
          transfer.items.add(new File([text], "dropped.txt", {type: "text/plain"}));
          const options = {dataTransfer: transfer, bubbles: true, cancelable: true};
          document.body.dispatchEvent(new DragEvent("drop", options));
        }""",
        TEXT,
    )
    expect(page.get_by_role("listitem").filter(has_text="dropped.txt")).to_be_visible()


def test_names_with_markup_are_text(page: Page) -> None:
    page.goto("/screenings/new")
    page.locator("#files").set_input_files(
        FilePayload(name=MARKUP, mimeType="text/plain", buffer=b"\x00\x01 nothing to read")
    )
    page.get_by_role("button", name="Start screening").click()
    screening_id = screening_of(page)
    expect(page.get_by_role("listitem").filter(has_text=MARKUP)).to_contain_text("cannot be read")
    page.goto(f"/screenings/{screening_id}")
    expect(page.locator("#failures")).to_contain_text(MARKUP)
    assert page.locator("img[src=x]").count() == 0


def test_what_is_too_large_is_told_before_it_is_sent(page: Page, tmp_path: Path) -> None:
    (tmp_path / "large.pdf").write_bytes(bytes(10_000_001))
    page.goto("/screenings/new")
    page.locator("#files").set_input_files(tmp_path / "large.pdf")
    large = page.get_by_role("listitem").filter(has_text="large.pdf")
    expect(large).to_contain_text("Not sent")
    expect(large).to_contain_text("It is larger than allowed.")
    page.locator("#files").set_input_files(sample_paths()[0])
    expect(page.locator("#tally")).to_have_text("1 file ready · 1 not sent")


def test_what_was_not_sent_is_named_on_return(page: Page) -> None:
    page.route("**/v1/screenings/*/resumes", lambda route: route.abort())
    begin(page, sample_paths()[:2])
    screening_of(page)
    expect(page.locator("#away")).to_contain_text("The service does not answer")
    page.on("dialog", lambda dialog: dialog.accept())
    until(lambda: bool(unsent(page)))
    page.reload()
    expect(page.locator("#left")).to_contain_text("2 files were not sent when you left")
    expect(page.locator("#left")).to_contain_text("devon-achterberg.pdf")
    page.unroute_all()
    page.locator("#files").set_input_files(sample_paths()[:2])
    expect(page.locator("#tally")).to_contain_text("2 of 2 sent")
    until(lambda: not unsent(page))


def test_a_lost_answer_stores_nothing_twice(server: Server, page: Page) -> None:
    lost: list[int] = []

    def lose(route: Route) -> None:
        if len(lost) < 2:
            lost.append(route.fetch().status)
            route.abort()
        else:
            route.continue_()

    page.route("**/v1/screenings/*/resumes", lose)
    begin(page, sample_paths()[4:16])
    screening_id = screening_of(page)
    expect(page.locator("#tally")).to_contain_text("12 of 12 sent · 12 read")
    assert lost == [202, 202]
    assert progress(server, screening_id)["assessed"] == 12


def test_a_session_that_has_ended_keeps_the_files(page: Page) -> None:
    answer = '{"code": "no_key", "detail": "sign in", "title": "Sign in", "status": 401, "errors": []}'
    page.route("**/v1/screenings/*/resumes", lambda route: route.fulfill(status=401, body=answer))
    begin(page, sample_paths()[:2])
    expect(page.locator("#away")).to_contain_text("Your session has ended")
    page.unroute_all()
    page.get_by_role("button", name="Go on").click()
    expect(page.locator("#tally")).to_contain_text("2 of 2 sent")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_pages_are_accessible(browser: Browser, server: Server, scheme: str) -> None:
    with opened(browser, server.url, scheme=scheme) as page:
        page.goto("/")
        assert accessibility_mistakes(page) == []
        begin(page, [sample_paths()[0], sample_paths()[3]])
        expect(page.locator("#tally")).to_contain_text("1 read · 1 could not be read")
        assert accessibility_mistakes(page) == []
        page.goto("/screenings/new")
        assert accessibility_mistakes(page) == []
