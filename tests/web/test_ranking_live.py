"""The ranking while others work on it: decisions, arrivals, and a service that is away or busy."""

import httpx
from browser import Server, browser, page, server
from playwright.sync_api import Page, Route, expect
from ranking_fixtures import pile, ranking, row
from web_samples import new_screening, sample_paths

__all__ = ["browser", "page", "pile", "ranking", "server"]


def test_decisions_need_a_reason_and_are_kept(server: Server, ranking: Page) -> None:
    row(ranking, "Sabine Orlowe").get_by_role("checkbox").check()
    row(ranking, "Noor Vandermeer").get_by_role("checkbox").check()
    ranking.locator("#bulk").get_by_role("button", name="Shortlist").click()
    dialog = ranking.get_by_role("dialog")
    expect(dialog).to_contain_text("2 candidates")
    dialog.get_by_role("button", name="Shortlist").click()
    expect(dialog).to_be_visible()
    dialog.get_by_label("Reason", exact=True).fill("Both know the trade")
    dialog.get_by_role("button", name="Shortlist", exact=True).click()
    expect(dialog).to_be_hidden()
    expect(row(ranking, "Sabine Orlowe").locator(".decide")).to_have_text("Shortlisted")
    row(ranking, "Rex Dunmarrow").locator(".decide").click()
    ranking.get_by_role("radio", name="Decline").check()
    ranking.get_by_role("button", name="Does not show what the role requires").click()
    ranking.locator("#decide-save").click()
    expect(row(ranking, "Rex Dunmarrow").locator(".decide")).to_have_text("Declined")
    resume_id = row(ranking, "Noor Vandermeer").get_attribute("data-id")
    [kept] = httpx.get(f"{server.url}/v1/resumes/{resume_id}/decisions").json()
    assert (kept["decision"], kept["reason"]) == ("shortlist", "Both know the trade")
    ranking.locator("#filter summary").click()
    ranking.get_by_label("Shortlisted").check()
    expect(ranking.locator("tr[data-id]")).to_have_count(2)
    ranking.goto("/")
    expect(ranking.get_by_role("row", name="Pile").first).to_contain_text("2 shortlisted")


def test_many_decisions_wait_where_they_come_too_fast_and_can_be_stopped(server: Server, page: Page) -> None:
    pile = new_screening(server, sample_paths()[:3], name="Many")
    page.goto(f"/screenings/{pile}")
    expect(page.locator("tr[data-id]")).to_have_count(3)
    refused: list[str] = []

    def refuse_once(route: Route) -> None:
        if route.request.url in refused:
            route.continue_()
        else:
            refused.append(route.request.url)
            route.fulfill(status=429, headers={"retry-after": "1"}, body="{}")

    page.route("**/decisions", refuse_once)
    page.locator("#select-all").check()
    page.locator("#bulk").get_by_role("button", name="Hold").click()
    page.get_by_label("Reason", exact=True).fill("Later")
    page.locator("#decide-save").click()
    expect(page.get_by_role("dialog")).to_be_hidden()
    expect(page.locator("tr[data-id] .decide.hold")).to_have_count(3)
    assert len(refused) == 3
    page.unroute_all()
    page.route(
        "**/decisions", lambda route: route.fulfill(status=429, headers={"retry-after": "1"}, body="{}")
    )
    page.locator("#bulk").get_by_role("button", name="Decline").click()
    page.get_by_label("Reason", exact=True).fill("By mistake")
    with page.expect_event("requestfinished"):
        page.locator("#decide-save").click()
    page.get_by_role("button", name="Cancel").click()
    expect(page.locator("#toasts")).to_contain_text("Stopped: 0 of 3 candidates are declined.")
    expect(page.locator("tr[data-id] .decide.hold")).to_have_count(3)


def test_what_others_decide_and_erase_arrives_by_itself(server: Server, page: Page) -> None:
    pile = new_screening(server, sample_paths()[:3], name="Live")
    page.goto(f"/screenings/{pile}")
    expect(page.locator("tr[data-id]")).to_have_count(3)
    first, second, _ = [
        item["resume"] for item in httpx.get(f"{server.url}/v1/screenings/{pile}/ranking").json()
    ]
    decision = {"decision": "hold", "reason": "Later"}
    httpx.post(f"{server.url}/v1/resumes/{first}/decisions", json=decision).raise_for_status()
    httpx.delete(f"{server.url}/v1/resumes/{second}").raise_for_status()
    page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
    expect(page.locator(f"#r-{first} .decide")).to_have_text("On hold")
    expect(page.locator(f"#r-{second}")).to_have_count(0)
    with sample_paths()[5].open("rb") as more:
        httpx.post(f"{server.url}/v1/screenings/{pile}/resumes", files={"files": more}).raise_for_status()
    expect(page.locator("tr[data-id]")).to_have_count(3)


def test_a_ranking_that_is_empty_fills_as_resumes_arrive(server: Server, page: Page) -> None:
    body = {"role": "account-manager", "name": "Nobody yet"}
    pile = httpx.post(f"{server.url}/v1/screenings", json=body).raise_for_status().json()["id"]
    page.goto(f"/screenings/{pile}")
    expect(page.get_by_role("heading", name="No resumes yet")).to_be_visible()
    for path in (sample_paths()[0], sample_paths()[3]):
        with path.open("rb") as content:
            files = {"files": (path.name, content)}
            httpx.post(f"{server.url}/v1/screenings/{pile}/resumes", files=files).raise_for_status()
    page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
    expect(page.locator("tr[data-id]")).to_have_count(1)
    expect(page.locator("#failures")).to_contain_text("felix-amberley.pdf")
    expect(page.get_by_role("heading", name="No resumes yet")).to_have_count(0)
    expect(page.locator("#work")).to_be_hidden()


def test_a_service_that_is_away_is_said_until_it_is_back(ranking: Page) -> None:
    ranking.route("**/rows?*", lambda route: route.abort())
    for _ in range(2):
        with ranking.expect_event("requestfailed"):
            ranking.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
    expect(ranking.locator("#stale")).to_contain_text("The service does not answer.")
    expect(ranking.locator("tr[data-id]")).to_have_count(20)
    ranking.unroute_all()
    expect(ranking.locator("#stale")).to_be_hidden()
