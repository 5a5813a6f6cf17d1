"""What is past its time goes, by each clock and on both databases; the pseudonymous record stays."""

# ruff: noqa: F811 - fixtures are imported, and named again as parameters

import os
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from io import BytesIO
from pathlib import Path
from uuid import uuid4

import pytest
from storage_fixtures import (  # noqa: F401 - fixtures
    DAY,
    ROLE,
    VERSIONS,
    new_integration,
    new_screening,
    parsed,
    postgres_url,
    storage,
    tenant,
    url,
)

from api.operation_commands import retain
from api.retention import Retention, told
from api.settings import Settings
from api.storage import Originals, Storage, open_storage
from api.storage.delivery_records import AttemptRecord, DeliveryState, EventType, Settlement, WebhookRecord
from api.storage.records import (
    Answer,
    Decision,
    DecisionRecord,
    Lifetimes,
    NewResume,
    NotFound,
    ScreeningRecord,
    State,
    Swept,
    Tenant,
    User,
    UserRole,
)
from api.storage.review_records import NoteRecord
from screener.assessment import Failure
from screener.scorer import assess
from screener.screening import ParsedResume

NOW = datetime.now(UTC)


@pytest.fixture
def originals(tmp_path: Path) -> Originals:
    return Originals(tmp_path / "originals")


@pytest.fixture
def screening(storage: Storage, tenant: Tenant) -> Iterator[ScreeningRecord]:
    """A screening of a tenant of its own; whatever is left in it afterwards is erased."""
    made = new_screening(storage, tenant)
    yield made
    for record in storage.resumes(made.id, None, None, 100):
        storage.erase(tenant.id, record.id, lambda _: None)


def put(storage: Storage, originals: Originals, screening: ScreeningRecord, content: bytes) -> str:
    digest, size = originals.put(screening.tenant_id, BytesIO(content))
    new = NewResume(uuid4().hex, digest, size, "cv.txt")
    storage.add_resumes(screening.tenant_id, screening.id, [new])
    return new.id


def put_assessed(
    storage: Storage, originals: Originals, screening: ScreeningRecord, parsed: ParsedResume, content: bytes
) -> str:
    resume_id = put(storage, originals, screening, content)
    assert storage.save_assessed(resume_id, parsed, assess(parsed.resume, ROLE, DAY), VERSIONS)
    return resume_id


def state(storage: Storage, screening: ScreeningRecord, resume_id: str) -> State:
    return storage.resume(screening.tenant_id, resume_id).state


def settings(tmp_path: Path, **days: int) -> Settings:
    return Settings(data=tmp_path, **{f"retention_{name}": value for name, value in days.items()})  # type: ignore[arg-type]


def run(
    storage: Storage, originals: Originals, settings: Settings, days: float, *, dry_run: bool = False
) -> Swept:
    """Retention so many days from now."""
    return Retention(settings, storage, originals).run(NOW + timedelta(days=days), dry_run=dry_run)


def test_without_settings_resumes_are_kept(
    storage: Storage, originals: Originals, screening: ScreeningRecord, parsed: ParsedResume, tmp_path: Path
) -> None:
    resume_id = put_assessed(storage, originals, screening, parsed, b"a")
    assert run(storage, originals, settings(tmp_path), 30_000).resumes == 0
    assert state(storage, screening, resume_id) is State.ASSESSED


def test_a_quiet_screening_loses_files_and_identity_and_keeps_points(
    storage: Storage, originals: Originals, screening: ScreeningRecord, parsed: ParsedResume, tmp_path: Path
) -> None:
    assessed = put_assessed(storage, originals, screening, parsed, b"a")
    failed, waiting = put(storage, originals, screening, b"b"), put(storage, originals, screening, b"c")
    storage.save_failed(failed, Failure("cv.txt", "damaged_file", "cv.txt: damaged"))
    before = storage.assessment(screening.tenant_id, assessed)
    some = settings(tmp_path, days=100)
    assert run(storage, originals, some, 99.9).resumes == 0
    assert run(storage, originals, some, 101, dry_run=True).resumes == 2
    assert state(storage, screening, assessed) is State.ASSESSED
    assert run(storage, originals, some, 101).resumes == 2
    assert [state(storage, screening, name) for name in (assessed, failed, waiting)] == [
        State.ERASED,
        State.ERASED,
        State.STORED,  # what was accepted is read first, however late
    ]
    kept = storage.assessment(screening.tenant_id, assessed)
    assert (kept.result.score, kept.versions) == (before.result.score, before.versions)
    assert kept.resume.file_name is None
    with pytest.raises(NotFound):
        storage.parsed(screening.tenant_id, assessed)
    assert not originals.has(screening.tenant_id, before.resume.sha256)
    told = [(event.kind, event.details) for event in storage.events(screening.tenant_id)]
    assert told.count(("resume.erased", {"by": "retention"})) == 2
    assert told[-1] == ("retention.applied", {"erased": 2})
    assert storage.broken_event(screening.tenant_id) is None
    assert run(storage, originals, some, 102).resumes == 0


def test_a_decision_begins_the_time_anew_for_the_whole_screening(
    storage: Storage, originals: Originals, screening: ScreeningRecord, parsed: ParsedResume, tmp_path: Path
) -> None:
    decided, other = (put_assessed(storage, originals, screening, parsed, name) for name in (b"a", b"b"))
    late = DecisionRecord(Decision.DECLINE, "no", "key", NOW + timedelta(days=60))
    storage.decide(screening.tenant_id, decided, uuid4().hex, late)
    assert run(storage, originals, settings(tmp_path, days=100), 101).resumes == 0
    assert run(storage, originals, settings(tmp_path, days=100), 161).resumes == 2
    assert state(storage, screening, other) is State.ERASED


def test_a_note_begins_the_time_anew_as_a_decision_does(
    storage: Storage, originals: Originals, screening: ScreeningRecord, parsed: ParsedResume, tmp_path: Path
) -> None:
    noted, _ = (put_assessed(storage, originals, screening, parsed, name) for name in (b"a", b"b"))
    late = NoteRecord(uuid4().hex, "call in May", "key", NOW + timedelta(days=60))
    storage.add_note(screening.tenant_id, noted, late)
    assert run(storage, originals, settings(tmp_path, days=100), 101).resumes == 0
    assert run(storage, originals, settings(tmp_path, days=100), 161).resumes == 2
    assert storage.notes(noted, None, 10) == []


def test_digests_of_received_messages_go_once_nobody_repeats_them(
    storage: Storage, originals: Originals, tenant: Tenant, tmp_path: Path
) -> None:
    integration = new_integration(storage, tenant)
    assert storage.see_message(integration.id, "m" * 64)
    assert run(storage, originals, settings(tmp_path), 89.9).messages == 0
    assert storage.was_seen(integration.id, "m" * 64)
    assert run(storage, originals, settings(tmp_path), 90.1, dry_run=True).messages == 1
    assert storage.was_seen(integration.id, "m" * 64)
    assert run(storage, originals, settings(tmp_path), 90.1).messages == 1
    assert not storage.was_seen(integration.id, "m" * 64)


def test_erasing_one_resume_does_not_keep_the_others_longer(
    storage: Storage, originals: Originals, screening: ScreeningRecord, parsed: ParsedResume, tmp_path: Path
) -> None:
    first, _ = (put_assessed(storage, originals, screening, parsed, name) for name in (b"a", b"b"))
    # Retention looks a moment before the erasing and after everything else.
    pause = datetime.now(UTC)
    storage.erase(screening.tenant_id, first, lambda _: None)
    moment = pause + timedelta(days=100)
    assert Retention(settings(tmp_path, days=100), storage, originals).run(moment).resumes == 1


def test_the_longest_time_counts_from_the_upload_whatever_happens(
    storage: Storage, originals: Originals, screening: ScreeningRecord, parsed: ParsedResume, tmp_path: Path
) -> None:
    resume_id = put_assessed(storage, originals, screening, parsed, b"a")
    late = DecisionRecord(Decision.HOLD, "later", "key", NOW + timedelta(days=300))
    storage.decide(screening.tenant_id, resume_id, uuid4().hex, late)
    assert run(storage, originals, settings(tmp_path, days=200, most_days=310), 309).resumes == 0
    assert run(storage, originals, settings(tmp_path, days=200, most_days=310), 311).resumes == 1
    assert storage.decisions(resume_id)[0].reason == ""


def test_files_that_could_not_be_read_may_go_sooner(
    storage: Storage, originals: Originals, screening: ScreeningRecord, parsed: ParsedResume, tmp_path: Path
) -> None:
    assessed = put_assessed(storage, originals, screening, parsed, b"a")
    failed = put(storage, originals, screening, b"b")
    storage.save_failed(failed, Failure("cv.txt", "damaged_file", "cv.txt: damaged"))
    assert run(storage, originals, settings(tmp_path, failed_days=7), 8).resumes == 1
    assert [state(storage, screening, name) for name in (assessed, failed)] == [State.ASSESSED, State.ERASED]


def test_a_file_of_two_resumes_stays_for_the_one_that_stays(
    storage: Storage, originals: Originals, screening: ScreeningRecord, parsed: ParsedResume, tmp_path: Path
) -> None:
    put_assessed(storage, originals, screening, parsed, b"same")
    failed = put(storage, originals, screening, b"same")
    storage.save_failed(failed, Failure("cv.txt", "damaged_file", "cv.txt: damaged"))
    digest = storage.resume(screening.tenant_id, failed).sha256
    assert run(storage, originals, settings(tmp_path, failed_days=7), 8).resumes == 1
    assert originals.has(screening.tenant_id, digest)


def test_answers_to_repeated_requests_go_after_a_day(
    storage: Storage, originals: Originals, tenant: Tenant, tmp_path: Path
) -> None:
    storage.begin_request(tenant.id, "key", "f" * 64)
    storage.end_request(tenant.id, "key", Answer(201, {}, "{}"))
    assert run(storage, originals, settings(tmp_path), 0.9).requests == 0
    assert run(storage, originals, settings(tmp_path), 1.1, dry_run=True).requests == 1
    assert run(storage, originals, settings(tmp_path), 1.1).requests == 1
    assert storage.begin_request(tenant.id, "key", "e" * 64).answer is None


def test_ended_sessions_and_old_deliveries_go(
    storage: Storage, originals: Originals, screening: ScreeningRecord, tmp_path: Path
) -> None:
    tenant = Tenant(screening.tenant_id, "")
    user = User(uuid4().hex[:16], tenant.id, "ada", UserRole.AUDITOR, "$argon2id$", NOW)
    storage.add_user(user, by="test")
    lifetimes = Lifetimes(timedelta(minutes=120), timedelta(hours=12))
    storage.start_session(user, uuid4().hex * 2, lifetimes)
    webhook = WebhookRecord(uuid4().hex, tenant.id, "https://x.example", "", tuple(EventType), "", NOW)
    storage.add_webhook(webhook, "test")
    failed = put(storage, originals, screening, b"a")
    storage.save_failed(failed, Failure("cv.txt", "damaged_file", "cv.txt: damaged"))
    claimed = storage.claim_delivery(datetime.now(UTC), timedelta(minutes=1))
    assert claimed is not None
    attempt = AttemptRecord(NOW, 200, None, None, 5)
    assert storage.settle_delivery(claimed, Settlement(attempt, DeliveryState.DELIVERED))
    assert run(storage, originals, settings(tmp_path), 1 / 24).sessions == 0
    swept = run(storage, originals, settings(tmp_path), 3 / 24)
    assert (swept.sessions, swept.deliveries) == (1, 0)
    assert run(storage, originals, settings(tmp_path), 31, dry_run=True).deliveries == 1
    assert run(storage, originals, settings(tmp_path), 31).deliveries == 1
    left = storage.deliveries(webhook.id, None, None, 10)
    assert claimed.id not in {delivery.id for delivery in left}
    assert {delivery.state for delivery in left} == {DeliveryState.WAITING}


def test_files_without_a_resume_go_after_a_day_of_grace(
    storage: Storage, originals: Originals, screening: ScreeningRecord, parsed: ParsedResume, tmp_path: Path
) -> None:
    wanted = put_assessed(storage, originals, screening, parsed, b"wanted")
    orphan, _ = originals.put(screening.tenant_id, BytesIO(b"orphan"))
    erased = put_assessed(storage, originals, screening, parsed, b"erased")
    storage.erase(screening.tenant_id, erased, lambda _: None)  # killed before the file was deleted
    cut_off = tmp_path / "originals" / "0123.part"
    cut_off.write_bytes(b"half")
    young = run(storage, originals, settings(tmp_path), 0.9)
    assert young.originals == 0
    later = NOW + timedelta(days=1.1)
    assert Retention(settings(tmp_path), storage, originals).run(later, dry_run=True).originals == 2
    assert Retention(settings(tmp_path), storage, originals).run(later).originals == 3
    assert not originals.has(screening.tenant_id, orphan)
    assert not cut_off.exists()
    assert originals.has(screening.tenant_id, storage.resume(screening.tenant_id, wanted).sha256)


def test_a_file_put_again_meanwhile_is_no_orphan(
    storage: Storage, originals: Originals, tenant: Tenant, tmp_path: Path
) -> None:
    digest, _ = originals.put(tenant.id, BytesIO(b"again"))
    path = originals.content(tenant.id, digest)
    assert isinstance(path, Path)
    os.utime(path, (0, 0))
    before = datetime.now(UTC) - timedelta(days=1)

    def put_again_first(name: str) -> bool:
        originals.put(tenant.id, BytesIO(b"again"))
        return originals.delete_if_put_before(before, tenant.id, name)

    assert not storage.forget_unwanted(tenant.id, digest, put_again_first)
    assert originals.has(tenant.id, digest)


def test_of_many_processes_one_has_the_turn(storage: Storage) -> None:
    name = uuid4().hex[:20]
    with ThreadPoolExecutor(8) as threads:
        turns = list(threads.map(lambda _: storage.take_turn(name, timedelta(hours=1)), range(8)))
    assert turns.count(True) == 1
    assert not storage.take_turn(name, timedelta(hours=1))
    assert storage.take_turn(name, timedelta(0))


def test_the_thread_erases_when_it_is_its_turn_and_stops(tmp_path: Path, parsed: ParsedResume) -> None:
    storage, originals = open_storage(Settings(data=tmp_path).database), Originals(tmp_path / "originals")
    old = new_screening(storage, storage.tenant("one"))
    resume_id = put(storage, originals, old, b"a")
    storage.save_failed(resume_id, Failure("cv.txt", "damaged_file", "cv.txt: damaged"))
    retention = Retention(settings(tmp_path, failed_days=1), storage, originals)
    assert retention.take_turns() == Swept()
    assert retention.take_turns() is None
    another = Retention(settings(tmp_path, failed_days=1), storage, originals)
    another.start()
    another.stop()
    assert state(storage, old, resume_id) is State.FAILED
    storage.close()


def test_the_command_counts_or_removes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("SCREENER_DATA", str(tmp_path))
    orphan = tmp_path / "originals" / uuid4().hex / "ab" / f"ab{'0' * 62}"
    orphan.parent.mkdir(parents=True)
    orphan.write_bytes(b"x")
    os.utime(orphan, (0, 0))
    assert retain(dry_run=True) == 0
    assert "past their time:" in (shown := capsys.readouterr().out)
    assert [line.split(maxsplit=1) for line in shown.splitlines()[1:]] == [
        [str(count), what] for what, count in told(Swept(originals=1))
    ]
    assert orphan.exists()
    assert retain(dry_run=False) == 0
    assert not orphan.exists()
    monkeypatch.setenv("SCREENER_RETENTION_DAYS", "0")
    assert retain(dry_run=True) == 2
    assert "SCREENER_RETENTION_DAYS" in capsys.readouterr().err
