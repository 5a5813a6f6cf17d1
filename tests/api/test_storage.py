"""What every database must do alike. PostgreSQL is one that installs with pip and runs for these tests."""

# ruff: noqa: F811 - fixtures are imported, and named again as parameters

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from pathlib import Path
from uuid import uuid4

import pytest
import sqlalchemy as sa
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sample_resumes import WEAK
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

from api.settings import Settings
from api.storage import Storage, open_storage
from api.storage.engine import Database
from api.storage.json_text import from_text, to_text
from api.storage.records import (
    Answer,
    Conflict,
    Decision,
    DecisionRecord,
    NewResume,
    NotFound,
    RankingFilter,
    ScreeningRecord,
    State,
    Tenant,
)
from api.storage.tables import Base, EventRow
from screener.assessment import Assessment, Band, Failure
from screener.candidate import Candidate
from screener.document import Document
from screener.resume import Resume
from screener.scorer import assess
from screener.screening import ParsedResume, parse_resume


def test_the_migrations_make_the_tables_that_the_code_knows(url: sa.URL, storage: Storage) -> None:
    database = Database(url)
    database.migrate()  # a second time: nothing is left to do
    with database.engine.connect() as connection:
        assert compare_metadata(MigrationContext.configure(connection), Base.metadata) == []
    database.close()


def test_several_processes_may_migrate_at_once(tmp_path: Path) -> None:
    url = Settings(data=tmp_path).database
    with ThreadPoolExecutor(4) as threads:
        for database in threads.map(lambda _: open_storage(url), range(4)):
            database.ping()
            database.close()


def test_keys(storage: Storage, tenant: Tenant) -> None:
    prefix = uuid4().hex[:8]
    assert storage.add_key(tenant.id, prefix, "d" * 64, "ATS", ("read", "write"), first=False)
    assert not storage.add_key(tenant.id, "other", "d" * 64, "first", ("admin",), first=True)
    key = storage.key(prefix)
    assert key is not None
    assert (key.tenant, key.scopes, key.revoked_at) == (tenant, ("read", "write"), None)
    storage.revoke_key(prefix)
    storage.revoke_key(prefix)
    revoked = storage.key(prefix)
    assert revoked is not None
    assert revoked.revoked_at is not None
    assert storage.key("unknown") is None
    with pytest.raises(NotFound):
        storage.revoke_key("unknown")
    assert [event.kind for event in storage.events(tenant.id)] == ["key.created", "key.revoked"]


def test_roles_have_versions(storage: Storage, tenant: Tenant) -> None:
    own = ROLE.model_copy(update={"id": "own", "version": 9})
    assert storage.add_role(tenant.id, own, after=0).profile.version == 1
    with pytest.raises(Conflict):
        storage.add_role(tenant.id, own, after=0)
    storage.add_role(tenant.id, own.model_copy(update={"title": "Newer"}), after=1)
    assert storage.role(tenant.id, "own").profile.title == "Newer"
    assert storage.role(tenant.id, "own", 1).profile.criteria == ROLE.criteria
    assert [role.profile.version for role in storage.roles(tenant.id)] == [2]
    stranger = storage.tenant(uuid4().hex)
    assert storage.roles(stranger.id) == []
    with pytest.raises(NotFound):
        storage.role(stranger.id, "own")


def test_screenings_come_back_as_they_were_the_newest_first(storage: Storage, tenant: Tenant) -> None:
    made = [new_screening(storage, tenant) for _ in range(3)]
    storage.add_screening(replace(made[0], name="again"))
    assert storage.screening(tenant.id, made[0].id) == made[0]
    assert storage.screenings(tenant.id, None, 2) == [made[2], made[1]]
    assert storage.screenings(tenant.id, (made[1].created_at, made[1].id), 2) == [made[0]]


def test_nothing_of_another_tenant_is_seen(
    storage: Storage, screening: ScreeningRecord, parsed: ParsedResume
) -> None:
    [resume_id] = put(storage, screening)
    storage.save_assessed(resume_id, parsed, assess(parsed.resume, ROLE, DAY), VERSIONS)
    stranger = storage.tenant(uuid4().hex).id
    record = DecisionRecord(Decision.HOLD, "later", "key", datetime.now(UTC))
    assert storage.screenings(stranger, None, 10) == []
    for ask in (
        lambda: storage.screening(stranger, screening.id),
        lambda: storage.add_resumes(stranger, screening.id, []),
        lambda: storage.resume(stranger, resume_id),
        lambda: storage.assessment(stranger, resume_id),
        lambda: storage.parsed(stranger, resume_id),
        lambda: storage.decide(stranger, resume_id, uuid4().hex, record),
        lambda: storage.erase(stranger, resume_id, lambda _: None),
    ):
        with pytest.raises(NotFound):
            ask()
    assert storage.resume(screening.tenant_id, resume_id).state is State.ASSESSED


def test_resumes_are_taken_in_chunks_and_each_ends_once(
    storage: Storage, screening: ScreeningRecord, parsed: ParsedResume
) -> None:
    ids = put(storage, screening, 5)
    taken = {}
    while (chunk_id := storage.take_chunk(2)) is not None:
        taken[chunk_id] = [item.resume_id for item in storage.chunk(chunk_id)]
        assert 1 <= len(taken[chunk_id]) <= 2
    assert sorted(item for items in taken.values() for item in items) == sorted(ids)
    assert set(taken) <= set(storage.open_chunks())
    released, *_ = taken
    storage.release_chunk(released)
    assert storage.chunk(released) == []
    again = storage.take_chunk(2)
    assert again is not None
    assert [item.resume_id for item in storage.chunk(again)] == taken[released]
    result = assess(parsed.resume, ROLE, DAY)
    for items in taken.values():
        for item in items:
            assert storage.save_assessed(item, parsed, result, VERSIONS)
            assert not storage.save_assessed(item, parsed, result, VERSIONS)
            assert not storage.save_failed(item, Failure("cv", "damaged_file", "no"))
    assert not set(taken) & set(storage.open_chunks())
    assert storage.progress(screening.id)[State.ASSESSED] == 5


def test_many_take_chunks_at_once_and_none_is_taken_twice(
    storage: Storage, screening: ScreeningRecord
) -> None:
    ids = put(storage, screening, 30)
    with ThreadPoolExecutor(8) as threads:
        chunks = list(threads.map(lambda _: storage.take_chunk(3), range(20)))
    taken = [item.resume_id for chunk in chunks if chunk for item in storage.chunk(chunk)]
    assert len(taken) == len(set(taken))
    rest = storage.take_chunk(1000)
    taken += [item.resume_id for item in storage.chunk(rest)] if rest else []
    assert set(ids) <= set(taken)


def test_what_was_understood_comes_back_as_it_was(
    storage: Storage, screening: ScreeningRecord, parsed: ParsedResume
) -> None:
    [resume_id] = put(storage, screening)
    result = assess(parsed.resume, ROLE, DAY)
    storage.save_assessed(resume_id, parsed, result, VERSIONS)
    assert storage.parsed(screening.tenant_id, resume_id) == parsed
    record = storage.assessment(screening.tenant_id, resume_id)
    assert (record.result, record.versions) == (result, VERSIONS)
    assert storage.whole_ranking(screening.id) == [(resume_id, parsed, result)]
    assert storage.whole_ranking(screening.id, only={resume_id, "nobody"}) == [(resume_id, parsed, result)]
    assert storage.whole_ranking(screening.id, only=set()) == []


@pytest.mark.parametrize("text", ["half of a pair: \ud83d", "nothing: \0", "Łódź, 東京"])
def test_any_text_is_kept(
    storage: Storage, screening: ScreeningRecord, parsed: ParsedResume, text: str
) -> None:
    [resume_id] = put(storage, screening)
    odd = replace(
        parsed,
        candidate=Candidate(name=text, emails=(text,)),
        resume=replace(parsed.resume, id=text),
    )
    storage.save_assessed(resume_id, odd, assess(parsed.resume, ROLE, DAY), VERSIONS)
    assert storage.parsed(screening.tenant_id, resume_id) == odd
    [failed] = put(storage, screening)
    assert storage.save_failed(failed, Failure("cv", "damaged_file", text))


def test_values_survive_their_text(parsed: ParsedResume) -> None:
    assert from_text(Document, to_text(parsed.document)) == parsed.document
    assert from_text(Resume, to_text(parsed.resume)) == parsed.resume
    weak = parse_resume(WEAK.encode(), "weak.txt")
    for one in (parsed, weak):
        result = assess(one.resume, ROLE, DAY)
        assert from_text(Assessment, to_text(result)) == result


def test_the_ranking_has_pages_ties_and_filters(
    storage: Storage, screening: ScreeningRecord, parsed: ParsedResume
) -> None:
    base = assess(parsed.resume, ROLE, DAY)
    points = [("70.0", Band.MEETS), ("90.5", Band.NOT_SHOWN), ("70.0", Band.MEETS), ("80.0", Band.BORDERLINE)]
    ids = put(storage, screening, len(points))
    for resume_id, (score, band) in zip(ids, points, strict=True):
        result = replace(base, score=Decimal(score), band=band)
        storage.save_assessed(resume_id, parsed, result, VERSIONS)
    every = storage.ranking(screening.id, RankingFilter(), None, 10)
    assert [row.rank for _, row in every] == [1, 1, 3, 4]
    assert [row.resume.id for _, row in every[2:]] == [ids[3], ids[1]]
    assert every[0][1].name == "Marta Ellison"
    paged = []
    after = None
    while page := storage.ranking(screening.id, RankingFilter(), after, 1):
        paged += page
        after = page[-1][0]
    assert paged == every
    high = storage.ranking(screening.id, RankingFilter(tenths=800), None, 10)
    assert [row.rank for _, row in high] == [3, 4]
    some = storage.ranking(screening.id, RankingFilter(bands=(Band.NOT_SHOWN, Band.BORDERLINE)), None, 10)
    assert [row.rank for _, row in some] == [3, 4]


def test_erasing_leaves_points_and_no_word_of_the_resume(
    storage: Storage, screening: ScreeningRecord, parsed: ParsedResume
) -> None:
    tenant_id = screening.tenant_id
    digest = uuid4().hex * 2
    one, other = uuid4().hex, uuid4().hex
    storage.add_resumes(
        tenant_id, screening.id, [NewResume(item, digest, 5, "marta.txt") for item in (one, other)]
    )
    before = assess(parsed.resume, ROLE, DAY)
    storage.save_assessed(one, parsed, before, VERSIONS)
    storage.decide(
        tenant_id, one, uuid4().hex, DecisionRecord(Decision.HOLD, "Marta later", "k", datetime.now(UTC))
    )
    forgotten: list[str] = []
    assert storage.erase(tenant_id, one, forgotten.append)
    assert not storage.erase(tenant_id, one, forgotten.append)
    assert forgotten == []  # the same file is still another resume's
    assert storage.erase(tenant_id, other, forgotten.append)
    assert forgotten == [digest]
    record = storage.assessment(tenant_id, one)
    assert (record.result.score, record.result.band) == (before.score, before.band)
    assert record.resume.file_name is None
    kept = to_text(record.result) + str(storage.decisions(one)) + str(list(storage.events(tenant_id)))
    assert not any(word in kept for word in ("Marta", "Northwind", "Lakeside", "Marketing"))
    assert storage.ranking(screening.id, RankingFilter(), None, 10) == []
    with pytest.raises(NotFound):
        storage.parsed(tenant_id, one)
    assert not storage.save_assessed(other, parsed, before, VERSIONS)  # erased while it was at work


def test_the_log_shows_what_was_changed_in_it(
    storage: Storage, url: sa.URL, screening: ScreeningRecord
) -> None:
    put(storage, screening, 3)
    tenant_id = screening.tenant_id
    assert storage.broken_event(tenant_id) is None
    assert [event.number for event in storage.events(tenant_id)] == [1, 2, 3, 4]
    database = Database(url)
    own = EventRow.tenant_id == tenant_id
    with database.write() as session:
        session.execute(sa.update(EventRow).where(own, EventRow.number == 2).values(subject="forged"))
    assert storage.broken_event(tenant_id) == 2
    with database.write() as session:
        session.execute(sa.delete(EventRow).where(own, EventRow.number == 2))
    assert storage.broken_event(tenant_id) == 2
    database.close()


def test_many_write_the_log_at_once(storage: Storage, screening: ScreeningRecord) -> None:
    with ThreadPoolExecutor(8) as threads:
        list(threads.map(lambda _: put(storage, screening), range(24)))
    assert storage.broken_event(screening.tenant_id) is None
    assert len(list(storage.events(screening.tenant_id))) == 25


def test_a_request_sent_again_is_known(storage: Storage, tenant: Tenant) -> None:
    begun = storage.begin_request(tenant.id, "k", "f" * 64)
    assert begun.answer is None
    with pytest.raises(Conflict):
        storage.begin_request(tenant.id, "k", "f" * 64)
    answer = Answer(202, {"location": "/x"}, "{}")
    storage.end_request(tenant.id, "k", answer)
    assert storage.begin_request(tenant.id, "k", "f" * 64).answer == answer
    with pytest.raises(ValueError, match="another request"):
        storage.begin_request(tenant.id, "k", "e" * 64)
    storage.begin_request(tenant.id, "given up", "f" * 64)
    storage.end_request(tenant.id, "given up", None)
    assert storage.begin_request(tenant.id, "given up", "f" * 64).answer is None


def test_workers_say_that_they_live(storage: Storage) -> None:
    storage.beat("one")
    storage.beat("one")
    assert "one" in storage.living_workers(timedelta(minutes=1))
    assert "one" not in storage.living_workers(timedelta(0))
    storage.remove_worker("one")
    assert "one" not in storage.living_workers(timedelta(minutes=1))
