"""Summaries on every database: written with the result, changed with the log, gone with the person."""

# ruff: noqa: F811 - fixtures are imported, and named again as parameters

from dataclasses import replace
from datetime import UTC, datetime
from uuid import uuid4

import pytest
import sqlalchemy as sa
from sample_resumes import STRONG, WEAK
from storage_fixtures import (  # noqa: F401 - fixtures
    DAY,
    ROLE,
    VERSIONS,
    new_screening,
    parsed,
    postgres_url,
    put,
    screening,
    storage,
    tenant,
    url,
)

from api.storage import Storage
from api.storage.engine import Database
from api.storage.records import Decision, DecisionRecord, ScreeningRecord, State, Tenant
from api.storage.tables import SummaryRow
from api.summaries import kept_traits, summarize, summary_from, summary_text, traits_from, traits_text
from screener.assessment import Failure, Verdict
from screener.duplicates import Likeness, find_twins, twins_among
from screener.scorer import assess
from screener.screening import ParsedResume, parse_resume


@pytest.fixture(scope="module")
def weak() -> ParsedResume:
    return parse_resume(WEAK.encode(), "weak.txt")


def save(storage: Storage, resume_id: str, found: ParsedResume) -> None:
    assert storage.save_assessed(resume_id, found, assess(found.resume, ROLE, DAY), VERSIONS)


def decide(storage: Storage, tenant: Tenant, resume_id: str, decision: Decision) -> None:
    record = DecisionRecord(decision, "because", "somebody", datetime.now(UTC))
    storage.decide(tenant.id, resume_id, uuid4().hex, record)


def test_a_summary_is_written_with_the_result(
    storage: Storage, screening: ScreeningRecord, parsed: ParsedResume, weak: ParsedResume
) -> None:
    one, other, _ = put(storage, screening, 3)
    save(storage, one, weak)
    save(storage, other, parsed)
    best, worst = storage.summaries(screening.id)
    assert (best.resume.id, worst.resume.id) == (other, one)
    assert (best.name, best.resume.file_name) == ("Marta Ellison", "cv1.txt")
    result = assess(parsed.resume, ROLE, DAY)
    assert best.tenths == sum(best.summary.points) == int(result.score * 10)
    assert best.summary == summarize(parsed, result, ROLE, blind=False)
    assert [record.resume.id for record in storage.summaries(screening.id, [one])] == [one]


def test_the_log_tells_what_has_changed(
    storage: Storage, tenant: Tenant, screening: ScreeningRecord, parsed: ParsedResume
) -> None:
    one, other, third = put(storage, screening, 3)
    elsewhere = put(storage, new_screening(storage, tenant))
    first = storage.changes(tenant.id, screening.id, 0)
    assert {record.id for record in first.resumes} == {one, other, third}
    assert storage.changes(tenant.id, screening.id, first.number).resumes == ()
    save(storage, one, parsed)
    storage.save_failed(third, Failure("cv2.txt", "damaged_file", "cv2.txt: broken"))
    save(storage, elsewhere[0], parsed)
    second = storage.changes(tenant.id, screening.id, first.number)
    assert {record.id: record.state for record in second.resumes} == {
        one: State.ASSESSED,
        third: State.FAILED,
    }
    storage.erase(tenant.id, one, lambda digest: None)
    [gone] = storage.changes(tenant.id, screening.id, second.number).resumes
    assert (gone.id, gone.state, gone.file_name) == (one, State.ERASED, None)
    assert [record.id for record in storage.every_resume(screening.id)] == [other, third]


def test_erasing_takes_the_summary_away(
    storage: Storage, url: sa.URL, tenant: Tenant, screening: ScreeningRecord, parsed: ParsedResume
) -> None:
    [name] = put(storage, screening)
    save(storage, name, parsed)
    storage.erase(tenant.id, name, lambda digest: None)
    assert storage.summaries(screening.id) == []
    assert storage.traits(screening.id) == []
    database = Database(url)
    with database.read() as session:
        assert session.get(SummaryRow, name) is None
    database.close()


def test_summaries_that_are_missing_are_made(
    storage: Storage, url: sa.URL, screening: ScreeningRecord, parsed: ParsedResume
) -> None:
    names = put(storage, screening, 2)
    for name in names:
        save(storage, name, parsed)
    before = storage.summaries(screening.id)
    database = Database(url)
    with database.write() as session:
        session.execute(sa.delete(SummaryRow).where(SummaryRow.screening_id == screening.id))
    database.close()
    assert storage.summaries(screening.id) == []
    assert storage.fill_summaries(screening.id) == 2
    assert storage.summaries(screening.id) == before
    assert storage.fill_summaries(screening.id) == 0


def test_overviews_count_states_and_decisions(storage: Storage, tenant: Tenant, parsed: ParsedResume) -> None:
    older, newer = new_screening(storage, tenant), new_screening(storage, tenant)
    one, other, third = put(storage, newer, 3)
    save(storage, one, parsed)
    save(storage, other, parsed)
    decide(storage, tenant, one, Decision.HOLD)
    decide(storage, tenant, one, Decision.SHORTLIST)
    decide(storage, tenant, other, Decision.DECLINE)
    storage.erase(tenant.id, other, lambda digest: None)
    found = storage.overviews(tenant.id, None, 10)
    assert [item.screening.id for item in found] == [newer.id, older.id]
    assert found[0].states == {State.STORED: 1, State.ASSESSED: 1, State.ERASED: 1}
    assert found[0].decisions == {Decision.SHORTLIST: 1}
    assert not found[1].states
    assert [item.screening.id for item in storage.overviews(tenant.id, (newer.created_at, newer.id), 10)] == [
        older.id
    ]
    assert storage.overviews(storage.tenant(uuid4().hex).id, None, 10) == []
    assert third


def test_a_summary_says_the_same_after_it_was_kept(parsed: ParsedResume) -> None:
    result = assess(parsed.resume, ROLE, DAY)
    summary = summarize(parsed, result, ROLE, blind=False)
    assert summary_from(summary_text(summary)) == summary
    assert summary.verdicts[0] is Verdict.MET
    assert len(summary.skills) == 3 < summary.skill_count
    assert not any(part in summary_text(summary) for part in ("Marta", "Ellison", "example.com", "0142"))


def test_a_blind_summary_hides_places_and_schools(parsed: ParsedResume) -> None:
    degree = replace(parsed.resume.degrees[0], field="Marketing at Lakeside University")
    told = replace(parsed, resume=replace(parsed.resume, degrees=(degree,)))
    result = assess(told.resume, ROLE, DAY)
    assert "Lakeside" in (summarize(told, result, ROLE, blind=False).degree or "")
    assert "Lakeside" not in (summarize(told, result, ROLE, blind=True).degree or "")


def test_twins_are_found_by_what_is_kept(parsed: ParsedResume, weak: ParsedResume) -> None:
    again = parse_resume(STRONG.replace("2008", "2009").encode(), "again.txt")
    pile = [parsed, weak, again, replace(weak, document=replace(weak.document, sha256="other"))]
    kept = [traits_from(kept_traits(item).file, traits_text(kept_traits(item))) for item in pile]
    found = twins_among(kept)
    assert found == find_twins([(item.document, item.candidate) for item in pile])
    assert [(twin.other, twin.likeness) for twin in found[1]] == [(3, Likeness.EMAIL)]
    assert not any("@" in traits_text(kept_traits(item)) for item in pile)
