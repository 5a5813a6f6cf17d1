"""A ranking of a thousand: shown within a second, in less than 300 kB, and quick to search and to weigh."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any
from uuid import uuid4

import pytest
from browser import Server, browser, opened, running
from playwright.sync_api import Browser, Page, expect
from sqlalchemy import insert
from web_samples import sample_paths

from api.settings import Settings
from api.storage.engine import Database
from api.storage.json_text import to_text
from api.storage.records import ScreeningRecord, State
from api.storage.results import BANDS
from api.storage.tables import AssessmentRow, IdentityRow, ResumeRow, SummaryRow
from api.summaries import kept_traits, summarize, summary_text, traits_text
from screener.profile import load_profile
from screener.scorer import assess
from screener.screening import parse_resume

__all__ = ["browser"]

COUNT = 1000
PAINT_MILLISECONDS = 1000
TRIES = 8
"""One must be in time: what else the machine does slows the others."""
MOST_BYTES = 300_000
DAY = date(2025, 6, 1)
ROLE = load_profile("account-manager")


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    settings = Settings(data=tmp_path_factory.mktemp("data"), auth="none", heartbeat_seconds=5)
    with running(settings) as started:
        yield started


@pytest.fixture(scope="module")
def pile(server: Server) -> str:
    """A screening of a thousand, all different, put into the tables directly."""
    storage = server.service.storage
    tenant = storage.tenant("default").id
    screening = ScreeningRecord(uuid4().hex, tenant, "Thousand", ROLE, DAY, False, datetime.now(UTC))
    storage.add_screening(screening)
    parsed = [
        parse_resume(path.read_bytes(), path.name)
        for path in sample_paths()
        if path.suffix in {".txt", ".docx"}
    ]
    rows: dict[type, list[dict[str, Any]]] = {
        ResumeRow: [],
        IdentityRow: [],
        AssessmentRow: [],
        SummaryRow: [],
    }
    for number in range(COUNT):
        own, digest = parsed[number % len(parsed)], f"{number:064x}"[::-1]
        # A post less for some, so that points differ.
        resume = replace(own.resume, id=digest, positions=own.resume.positions[number % 3 :], skills=())
        resume = replace(resume, skills=own.resume.skills[number % 17 :]) if number % 3 == 0 else resume
        result = assess(resume, ROLE, DAY)
        summary = summarize(replace(own, resume=resume), result, ROLE, blind=False)
        traits = replace(
            kept_traits(own), shingles=frozenset(range(number * 90, number * 90 + 90)), emails=(), phones=()
        )
        name, now = uuid4().hex, datetime.now(UTC)
        same = {"resume_id": name}
        rows[ResumeRow].append(
            {
                "id": name,
                "tenant_id": tenant,
                "screening_id": screening.id,
                "sha256": digest,
                "bytes": 90_000,
                "state": State.ASSESSED,
                "chunk_id": None,
                "failure": None,
                "decision": None,
                "created_at": now,
                "finished_at": now,
            }
        )
        rows[IdentityRow].append(
            same
            | {
                "file_name": f"resume-{number:04}-of-somebody.pdf",
                "name": f"Person Number {number:04}",
                "document": "{" + " " * 20_000 + "}",
            }
        )
        rows[AssessmentRow].append(
            same
            | {
                "screening_id": screening.id,
                "sha256": digest,
                "band": BANDS.index(result.band),
                "tenths": int(result.score * 10),
                "result": to_text(result),
                "as_of": DAY,
                "code_version": "1",
                "taxonomy_version": "2",
                "profile_version": 1,
                "profile_digest": "3",
                "input_digest": "4",
                "created_at": now,
            }
        )
        rows[SummaryRow].append(
            same
            | {
                "screening_id": screening.id,
                "body": summary_text(summary),
                "card": "[]",
                "traits": traits_text(traits),
            }
        )
    database = Database(server.settings.database)
    with database.write() as session:
        for table, values in rows.items():
            session.execute(insert(table), values)
    database.close()
    return screening.id


def loaded(page: Page, pile: str) -> tuple[float, int]:
    """Milliseconds until something was to be seen, and bytes that came for the page until all rows came."""
    sent: list[int] = []
    session = page.context.new_cdp_session(page)
    session.send("Network.enable")
    session.on("Network.loadingFinished", lambda event: sent.append(int(event["encodedDataLength"])))
    page.goto(f"/screenings/{pile}")
    expect(page.locator("#count")).to_have_text(f"{COUNT} candidates")
    expect(page.locator("tr[data-id]").first).to_be_visible()
    paint = page.evaluate("performance.getEntriesByName('first-contentful-paint')[0].startTime")
    return float(paint), sum(sent)


def test_a_thousand_are_shown_within_a_second_and_300_kb(browser: Browser, server: Server, pile: str) -> None:
    paints, weights = [], []
    for _ in range(TRIES):
        with opened(browser, server.url) as page:
            paint, weight = loaded(page, pile)
        paints.append(paint)
        weights.append(weight)
        if paint < PAINT_MILLISECONDS:
            break
    print(f"first paint {min(paints):.0f} ms, {weights[0] / 1000:.0f} kB")
    assert min(paints) < PAINT_MILLISECONDS
    assert max(weights) < MOST_BYTES


def test_searching_and_weighing_a_thousand_takes_a_moment(
    browser: Browser, server: Server, pile: str
) -> None:
    with opened(browser, server.url) as page:
        loaded(page, pile)
        page.get_by_role("button", name="Weights").click()
        taken = page.evaluate(
            """async () => {
              const frame = () => new Promise(requestAnimationFrame);
              const act = async (element, value) => {
                const began = performance.now();
                element.value = value;
                element.dispatchEvent(new Event("input", {bubbles: true}));
                await frame();
                await frame();
                return performance.now() - began;
              };
              const slider = document.querySelector("[data-weight]");
              const search = document.getElementById("search");
              const weighed = [];
              const searched = [];
              for (const value of ["3", "60", "20"]) weighed.push(await act(slider, value));
              for (const text of ["number 0123", "number 04", "number 0777"]) {
                searched.push(await act(search, text));
              }
              return {weighed: Math.min(...weighed), searched: Math.min(...searched)};
            }"""
        )
        expect(page.locator("tr[data-id]")).to_have_count(1)
        page.get_by_role("searchbox").fill("")
        assert taken["weighed"] < 500
        assert taken["searched"] < 500
        # Rows come as somebody scrolls; the last can be reached.
        expect(page.locator("tr[data-id]")).to_have_count(80)
        page.keyboard.press("End")
        page.get_by_role("button", name="Show more").scroll_into_view_if_needed()
        expect(page.locator("tr[data-id]").nth(100)).to_be_attached()
