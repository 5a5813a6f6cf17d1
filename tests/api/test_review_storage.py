"""Corrections, notes, places and news on every database."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from uuid import uuid4

import pytest
import sqlalchemy as sa
from storage_fixtures import (
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

from api.reassessing import reassessed
from api.storage import Storage
from api.storage.corrections import counting
from api.storage.engine import Database
from api.storage.json_text import to_text
from api.storage.records import NotFound, ScreeningRecord, State, Tenant
from api.storage.review_records import NoteRecord, Reassessed, Rework
from api.storage.tables import Base
from screener.assessment import Failure
from screener.corrections import CONTACT, Action, ContactValues, Correction, PositionValues
from screener.scorer import assess
from screener.screening import ParsedResume

__all__ = ["parsed", "postgres_url", "screening", "storage", "tenant", "url"]

VALUES = PositionValues(title="Cashier", start="2001", end="2002")


@pytest.fixture
def resume(storage: Storage, screening: ScreeningRecord, parsed: ParsedResume) -> str:
    """An assessed resume."""
    [name] = put(storage, screening)
    storage.save_assessed(name, parsed, assess(parsed.resume, ROLE, DAY), VERSIONS)
    return name


def correction(fact: str = "position:0", by: str = "key1") -> Correction:
    return Correction(uuid4().hex, 0, Action.CHANGE, fact, VALUES, by, datetime.now(UTC))


def reworking(screening: ScreeningRecord) -> Rework:
    def rework(read: ParsedResume, corrections: Sequence[Correction]) -> Reassessed:
        return reassessed(read, corrections, screening)

    return rework


def test_a_correction_is_kept_and_so_is_every_result(
    storage: Storage, screening: ScreeningRecord, parsed: ParsedResume, resume: str
) -> None:
    mine, rework = screening.tenant_id, reworking(screening)
    first = storage.assessment(mine, resume)
    news = [correction(), correction("position:1")]
    kept = [storage.correct(mine, resume, new, "Said so.", rework) for new in news]
    assert [record.correction.number for record in kept] == [1, 2]
    assert [record.correction.values for record in kept] == [VALUES, VALUES]
    assert storage.correct(mine, resume, news[0], "Said so.", rework) == kept[0]
    assert storage.corrections(resume) == kept
    now = storage.assessment(mine, resume)
    assert now.corrections == tuple(new.id for new in news)
    assert now.result.score < first.result.score
    assert [post.title for post in storage.parsed(mine, resume).resume.positions] == ["Cashier", "Cashier"]
    assert storage.as_read(mine, resume) == parsed
    [ranked] = storage.whole_ranking(screening.id)
    assert ranked[2] == now.result
    [summary] = storage.summaries(screening.id)
    assert (summary.tenths, summary.summary.corrected) == (int(now.result.score * 10), True)
    past = storage.past_assessments(resume)
    assert [item.corrections for item in past] == [(), (news[0].id,), tuple(new.id for new in news)]
    assert past[0].result == first.result
    assert past[0].versions == first.versions
    assert len({item.versions.input_digest for item in past}) == 3


def test_who_it_is_stands_beside_what_was_read(
    storage: Storage, screening: ScreeningRecord, parsed: ParsedResume, resume: str
) -> None:
    mine, rework = screening.tenant_id, reworking(screening)
    first = storage.assessment(mine, resume)
    values = ContactValues(name="Ines Tolvaj", emails=("ines@example.net",))
    new = replace(correction(CONTACT), values=values)
    storage.correct(mine, resume, new, "She wrote to us.", rework)
    now = storage.parsed(mine, resume)
    assert (now.candidate.name, now.candidate.emails) == ("Ines Tolvaj", ("ines@example.net",))
    assert now.candidate.phones == parsed.candidate.phones
    assert (now.resume, now.as_read) == (parsed.resume, parsed)
    assert storage.as_read(mine, resume) == parsed
    assert storage.assessment(mine, resume).result == first.result
    assert [item.name for item in storage.summaries(screening.id)] == ["Ines Tolvaj"]
    storage.withdraw(mine, resume, new.id, "key1", rework)
    assert storage.parsed(mine, resume) == parsed
    assert [item.name for item in storage.summaries(screening.id)] == [parsed.candidate.name]


def test_who_it_is_goes_with_the_rest(
    storage: Storage, url: sa.URL, screening: ScreeningRecord, resume: str
) -> None:
    new = replace(correction(CONTACT), values=ContactValues(name="Ines Quarrendon"))
    storage.correct(screening.tenant_id, resume, new, "She wrote.", reworking(screening))
    assert "Quarrendon" in everything(url)
    storage.erase(screening.tenant_id, resume, lambda digest: None)
    assert "Quarrendon" not in everything(url)


def everything(url: sa.URL) -> str:
    """What stands in all tables."""
    database = Database(url)
    with database.read() as session:
        told = [str(session.execute(sa.select(table)).all()) for table in Base.metadata.sorted_tables]
    database.close()
    return "\n".join(told)


def test_a_result_with_corrections_can_be_made_again(
    storage: Storage, screening: ScreeningRecord, resume: str
) -> None:
    mine, rework = screening.tenant_id, reworking(screening)
    storage.correct(mine, resume, correction(), "Said so.", rework)
    kept = storage.assessment(mine, resume)
    again = reassessed(storage.as_read(mine, resume), counting(storage.corrections(resume)), screening)
    assert to_text(again.result) == to_text(kept.result)
    assert again.versions == kept.versions


def test_withdrawing_all_gives_the_first_result_back(
    storage: Storage, screening: ScreeningRecord, parsed: ParsedResume, resume: str
) -> None:
    mine, rework = screening.tenant_id, reworking(screening)
    first = storage.assessment(mine, resume)
    news = [correction(), correction("position:1")]
    for new in news:
        storage.correct(mine, resume, new, "Said so.", rework)
    for new in reversed(news):
        record = storage.withdraw(mine, resume, new.id, "key2", rework)
        assert record.withdrawn_by == "key2"
        assert storage.withdraw(mine, resume, new.id, "key3", rework) == record
    now = storage.assessment(mine, resume)
    assert (now.result, now.versions, now.corrections) == (first.result, first.versions, ())
    assert storage.parsed(mine, resume) == parsed
    assert counting(storage.corrections(resume)) == []
    assert len(storage.past_assessments(resume)) == 5
    assert not storage.summaries(screening.id)[0].summary.corrected
    assert storage.broken_event(mine) is None
    with pytest.raises(NotFound):
        storage.withdraw(mine, resume, "none", "key2", rework)


def test_only_what_is_assessed_can_be_corrected(storage: Storage, screening: ScreeningRecord) -> None:
    stored, failed = put(storage, screening, 2)
    storage.save_failed(failed, Failure("cv", "damaged_file", "no"))
    for name in (stored, failed, "none"):
        with pytest.raises(NotFound):
            storage.correct(screening.tenant_id, name, correction(), "No.", reworking(screening))


def test_notes_the_newest_first(storage: Storage, screening: ScreeningRecord, resume: str) -> None:
    mine, began = screening.tenant_id, datetime.now(UTC)
    notes = [NoteRecord(uuid4().hex, f"{n}", "key1", began + timedelta(seconds=n // 2)) for n in range(5)]
    for note in [*notes, notes[0]]:
        storage.add_note(mine, resume, note)
    found = storage.notes(resume, None, 10)
    assert found == sorted(notes, key=lambda note: (note.created_at, note.id), reverse=True)
    place = (found[1].created_at, found[1].id)
    assert storage.notes(resume, place, 2) == found[2:4]


def test_erasing_takes_what_people_said_along(
    storage: Storage, screening: ScreeningRecord, resume: str
) -> None:
    mine = screening.tenant_id
    record = storage.correct(mine, resume, correction(), "Said so.", reworking(screening))
    storage.withdraw(mine, resume, record.correction.id, "key1", reworking(screening))
    storage.add_note(mine, resume, NoteRecord(uuid4().hex, "Call.", "key1", datetime.now(UTC)))
    storage.erase(mine, resume, lambda _: None)
    assert storage.corrections(resume) == []
    assert storage.notes(resume, None, 10) == []
    past = storage.past_assessments(resume)
    assert [item.number for item in past] == [1, 2, 3]
    for item in past:
        assert not any(quote.quote for result in item.result.results for quote in result.evidence)
        assert not any(finding.message for finding in item.result.findings)
    with pytest.raises(NotFound):
        storage.as_read(mine, resume)
    with pytest.raises(NotFound):
        storage.add_note(mine, resume, NoteRecord(uuid4().hex, "Call.", "key1", datetime.now(UTC)))


def test_ranks_count_the_whole_screening(
    storage: Storage, screening: ScreeningRecord, parsed: ParsedResume
) -> None:
    ids = put(storage, screening, 4)
    result = assess(parsed.resume, ROLE, DAY)
    for tenths, name in enumerate(ids):
        score = result.score - tenths // 2
        storage.save_assessed(name, parsed, replace(result, score=score), VERSIONS)
    assert storage.ranks(screening.id, [*ids[1:], "none"]) == {ids[1]: 1, ids[2]: 3, ids[3]: 3}


def test_news_are_told_in_the_order_of_the_log(
    storage: Storage, screening: ScreeningRecord, parsed: ParsedResume
) -> None:
    mine = screening.tenant_id
    began = storage.last_event(mine)
    assert storage.finished(mine, screening.id).resumes == ()
    good, bad, waiting = put(storage, screening, 3)
    storage.save_failed(bad, Failure("cv", "damaged_file", "no"))
    storage.save_assessed(good, parsed, assess(parsed.resume, ROLE, DAY), VERSIONS)
    news = storage.news(mine, screening.id, began)
    assert [(item.resume_id, item.state) for item in news.resumes] == [
        (bad, State.FAILED),
        (good, State.ASSESSED),
    ]
    assert (news.resumes[0].failure, news.resumes[0].tenths) == ("damaged_file", None)
    assert news.number == storage.last_event(mine)
    finished = storage.finished(mine, screening.id)
    assert [replace(item, number=None) for item in news.resumes] == list(finished.resumes)
    assert storage.news(mine, screening.id, news.number).resumes == ()
    storage.correct(mine, good, correction(), "Said so.", reworking(screening))
    storage.erase(mine, waiting, lambda _: None)
    later = storage.news(mine, screening.id, news.number)
    assert [(item.resume_id, item.state) for item in later.resumes] == [
        (good, State.ASSESSED),
        (waiting, State.ERASED),
    ]
    other = new_screening(storage, Tenant(mine, "same"))
    assert storage.news(mine, other.id, 0).resumes == ()


def test_nothing_of_another_tenant_is_seen(storage: Storage, screening: ScreeningRecord, resume: str) -> None:
    stranger = storage.tenant(uuid4().hex).id
    record = storage.correct(screening.tenant_id, resume, correction(), "Yes.", reworking(screening))
    note = NoteRecord(uuid4().hex, "Call.", "key1", datetime.now(UTC))
    for ask in (
        lambda: storage.correct(stranger, resume, correction(), "No.", reworking(screening)),
        lambda: storage.withdraw(stranger, resume, record.correction.id, "key9", reworking(screening)),
        lambda: storage.as_read(stranger, resume),
        lambda: storage.add_note(stranger, resume, note),
    ):
        with pytest.raises(NotFound):
            ask()
    assert storage.finished(stranger, screening.id).resumes == ()
