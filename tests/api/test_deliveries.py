"""Sending what waits, on every database: once, again, and given up. No test waits: clocks are set."""

# ruff: noqa: F811 - fixtures are imported, and named again as parameters

import os
import signal
import subprocess
import sys
import time
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from threading import Barrier

import pytest
from delivery_fixtures import (
    DAYS_AGO,
    FAILURE,
    SECONDS,
    Clock,
    Fake,
    add_webhook,
    answering,
    dispatcher,
    put_one,
    settle_rest,
    told,
)
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

from api.deliveries import JITTER, LEASE, SCHEDULE, Desk, Request, Sender
from api.outbound import OutboundAnswer, TargetTimedOut
from api.senders import SENDERS
from api.settings import Settings
from api.storage import Storage, open_storage
from api.storage.delivery_records import (
    WEBHOOK,
    DeliveryRecord,
    DeliveryState,
    Disabled,
    EventType,
    WebhookChange,
)
from api.storage.records import (
    Conflict,
    ScreeningRecord,
)
from api.storage.webhooks import FAILING


def test_many_dispatchers_send_each_delivery_once(storage: Storage, screening: ScreeningRecord) -> None:
    settle_rest(storage)
    webhooks = [add_webhook(storage, screening.tenant_id, [EventType.RESUME_FAILED]) for _ in range(3)]
    for name in put(storage, screening, 10):
        storage.save_failed(name, FAILURE)
    outbounds = [answering(204) for _ in range(4)]
    start = Barrier(4)

    def run(outbound: Fake) -> int:
        start.wait()
        return dispatcher(storage, outbound, Clock()).send_due()

    with ThreadPoolExecutor(4) as threads:
        assert sum(threads.map(run, outbounds)) == 30
    sent = Counter(headers["webhook-id"] for one in outbounds for _, headers, _ in one.sent)
    assert set(sent) == {delivery.id for webhook in webhooks for delivery in told(storage, webhook)}
    assert set(sent.values()) == {1}
    for webhook in webhooks:
        assert {delivery.state for delivery in told(storage, webhook)} == {DeliveryState.DELIVERED}


def test_running_dispatchers_find_what_comes(storage: Storage, screening: ScreeningRecord) -> None:
    settle_rest(storage)
    webhook = add_webhook(storage, screening.tenant_id, [EventType.RESUME_FAILED])
    outbound = answering(200)
    running = [dispatcher(storage, outbound, lambda: datetime.now(UTC)) for _ in range(2)]
    for one in running:
        one.start()
    try:
        for name in put(storage, screening, 25):
            storage.save_failed(name, FAILURE)
            running[0].call()
        end = time.monotonic() + SECONDS
        while any(delivery.state is DeliveryState.WAITING for delivery in told(storage, webhook)):
            assert time.monotonic() < end
            time.sleep(0.02)
    finally:
        for one in running:
            one.stop()
    ids = [headers["webhook-id"] for _, headers, _ in outbound.sent]
    assert len(ids) == len(set(ids)) == 25


def test_what_a_dead_process_had_is_due_again(storage: Storage, screening: ScreeningRecord) -> None:
    settle_rest(storage)
    webhook = add_webhook(storage, screening.tenant_id, [EventType.RESUME_FAILED])
    put_one(storage, screening)
    at = datetime.now(UTC) + timedelta(seconds=1)
    claimed = storage.claim_delivery(at, LEASE, of=webhook.id)
    assert claimed is not None
    assert storage.claim_delivery(at + LEASE - timedelta(seconds=1), LEASE, of=webhook.id) is None
    later = storage.claim_delivery(at + LEASE, LEASE, of=webhook.id)
    assert later is not None
    assert (later.id, later.attempts, claimed.attempts) == (claimed.id, 2, 1)
    outbound = answering(204)
    late = dispatcher(storage, outbound, Clock(at))
    late._deliver(claimed)  # it was not dead after all: what it did counts no more
    assert told(storage, webhook)[0].state is DeliveryState.WAITING
    late._deliver(later)
    assert told(storage, webhook)[0].state is DeliveryState.DELIVERED
    assert storage.claim_delivery(at + timedelta(days=1), LEASE, of=webhook.id) is None
    assert storage.claim_delivery(at + timedelta(days=1), LEASE, but=[webhook.id]) is None


def test_failures_are_tried_again_over_three_days(storage: Storage, screening: ScreeningRecord) -> None:
    settle_rest(storage)
    webhook = add_webhook(storage, screening.tenant_id, [EventType.RESUME_FAILED])
    put_one(storage, screening)
    clock = Clock()
    failed_at, outbound = clock.at, answering(500)
    deliveries = dispatcher(storage, outbound, clock)
    assert deliveries.send_due() == 1
    gaps = []
    while (delivery := told(storage, webhook)[0]).due_at is not None:
        clock.at = delivery.due_at - timedelta(milliseconds=1)
        assert deliveries.send_due() == 0
        gaps.append(delivery.due_at - failed_at)
        failed_at = clock.at = delivery.due_at
        assert deliveries.send_due() == 1
    assert [round(gap / delay, 3) for gap, delay in zip(gaps, SCHEDULE, strict=True)] == [
        1 + JITTER / 2
    ] * len(SCHEDULE)
    assert timedelta(days=3) < sum(SCHEDULE, timedelta()) < timedelta(days=4)
    assert (delivery.state, delivery.attempts) == (DeliveryState.FAILED, len(SCHEDULE) + 1)
    attempts = storage.delivery_attempts(delivery.id)
    assert [attempt.status for attempt in attempts] == [500] * len(attempts)
    assert len({headers["webhook-id"] for _, headers, _ in outbound.sent}) == 1
    assert len({headers["webhook-timestamp"] for _, headers, _ in outbound.sent}) == len(outbound.sent)
    assert len({body for _, _, body in outbound.sent}) == 1


def test_no_answer_is_a_failure_that_is_told(storage: Storage, screening: ScreeningRecord) -> None:
    settle_rest(storage)
    webhook = add_webhook(storage, screening.tenant_id, [EventType.RESUME_FAILED])
    put_one(storage, screening)
    silent = Fake(lambda _: TargetTimedOut("hooks.example did not answer within 15 seconds"))
    assert dispatcher(storage, silent, Clock()).send_due() == 1
    [delivery] = told(storage, webhook)
    [attempt] = storage.delivery_attempts(delivery.id)
    assert (delivery.state, attempt.status, attempt.error) == (
        DeliveryState.WAITING,
        None,
        "target_timed_out",
    )
    assert storage.webhook(screening.tenant_id, webhook.id).failing_since is not None
    assert dispatcher(storage, answering(204), Clock(datetime.now(UTC) + timedelta(hours=1))).send_due() == 1
    assert storage.webhook(screening.tenant_id, webhook.id).failing_since is None


def test_410_disables_and_gives_up_what_waits(storage: Storage, screening: ScreeningRecord) -> None:
    settle_rest(storage)
    gone, other = (
        add_webhook(storage, screening.tenant_id, [EventType.RESUME_FAILED], f"https://{name}.example/")
        for name in ("gone", "other")
    )
    for _ in range(3):
        put_one(storage, screening)
    outbound = Fake(lambda url: OutboundAnswer(410 if "gone" in url else 200, {}, b""))
    assert dispatcher(storage, outbound, Clock()).send_due() == 4
    assert [delivery.state for delivery in told(storage, gone)] == [DeliveryState.FAILED] * 3
    assert {delivery.state for delivery in told(storage, other)} == {DeliveryState.DELIVERED}
    record = storage.webhook(screening.tenant_id, gone.id)
    assert record.disabled is Disabled.GONE
    put_one(storage, screening)
    assert len(told(storage, gone)) == 3
    assert storage.webhook_to_tell(gone.id) is None
    with pytest.raises(Conflict, match="disabled"):
        storage.replay_failed(screening.tenant_id, gone.id, DAYS_AGO, "key")
    storage.change_webhook(screening.tenant_id, gone.id, WebhookChange(disabled=False), "key")
    assert storage.replay_failed(screening.tenant_id, gone.id, DAYS_AGO, "key") == 3
    kinds = [event.kind for event in storage.events(screening.tenant_id) if event.kind.startswith("webhook.")]
    assert kinds == ["webhook.created"] * 2 + ["webhook.disabled", "webhook.enabled", "webhook.replayed"]
    assert storage.broken_event(screening.tenant_id) is None
    settle_rest(storage)


@pytest.mark.parametrize(
    ("status", "wait", "least"),
    [(429, "3600", 3600), (502, None, 60), (504, None, 60), (503, "120", 120), (429, "junk", 60)],
)
def test_a_busy_system_is_left_alone_for_a_while(
    storage: Storage, screening: ScreeningRecord, status: int, wait: str | None, least: int
) -> None:
    settle_rest(storage)
    webhook = add_webhook(storage, screening.tenant_id, [EventType.RESUME_FAILED])
    for _ in range(3):
        put_one(storage, screening)
    clock = Clock()
    busy = answering(status, **({"retry_after": wait} if wait else {}))
    assert dispatcher(storage, busy, clock).send_due() == 1
    put_one(storage, screening)
    clock.at += timedelta(seconds=least - 1)
    assert dispatcher(storage, busy, clock).send_due() == 0
    clock.at += timedelta(seconds=2)
    assert dispatcher(storage, answering(200), clock).send_due() == 4
    assert storage.webhook(screening.tenant_id, webhook.id).paused_until is None


def test_a_date_in_retry_after(storage: Storage, screening: ScreeningRecord) -> None:
    settle_rest(storage)
    webhook = add_webhook(storage, screening.tenant_id, [EventType.RESUME_FAILED])
    put_one(storage, screening)
    clock = Clock()
    until = (clock.at + timedelta(hours=2)).replace(microsecond=0)
    dispatcher(
        storage, answering(503, retry_after=until.strftime("%a, %d %b %Y %H:%M:%S GMT")), clock
    ).send_due()
    assert told(storage, webhook)[0].due_at == until
    settle_rest(storage)


def test_days_of_nothing_but_failure_disable(storage: Storage, screening: ScreeningRecord) -> None:
    settle_rest(storage)
    webhook = add_webhook(storage, screening.tenant_id, [EventType.RESUME_FAILED])
    put_one(storage, screening)
    clock = Clock()
    began = clock.at
    deliveries = dispatcher(storage, answering(500), clock)
    while storage.webhook(screening.tenant_id, webhook.id).disabled is None:
        assert clock.at - began < timedelta(days=7)
        deliveries.send_due()
        put_one(storage, screening)
        clock.at += timedelta(hours=12)
    assert clock.at - began >= FAILING
    assert storage.webhook(screening.tenant_id, webhook.id).disabled is Disabled.FAILING
    assert {delivery.state for delivery in told(storage, webhook)} == {DeliveryState.FAILED}


def test_replaying_sends_the_same_again_under_its_id(storage: Storage, screening: ScreeningRecord) -> None:
    settle_rest(storage)
    webhook = add_webhook(storage, screening.tenant_id, [EventType.RESUME_FAILED])
    put_one(storage, screening)
    outbound, clock = answering(200), Clock()
    deliveries = dispatcher(storage, outbound, clock)
    deliveries.send_due()
    [delivery] = told(storage, webhook)
    for _ in range(2):
        storage.replay_delivery(screening.tenant_id, webhook.id, delivery.id, "key")
    clock.at += timedelta(minutes=1)
    assert deliveries.send_due() == 1
    (_, first, body), (_, second, again) = outbound.sent
    assert (first["webhook-id"], body) == (second["webhook-id"], again)
    assert len(storage.delivery_attempts(delivery.id)) == 2


def test_a_kind_that_nobody_knows_and_one_that_breaks(
    storage: Storage, screening: ScreeningRecord, caplog: pytest.LogCaptureFixture
) -> None:
    settle_rest(storage)
    webhook = add_webhook(storage, screening.tenant_id, [EventType.RESUME_FAILED])
    put_one(storage, screening)

    def breaks(delivery: DeliveryRecord, desk: Desk, at: datetime) -> Request | None:
        raise ZeroDivisionError("a mistake")

    clock = Clock()
    assert dispatcher(storage, answering(200), clock, {WEBHOOK: Sender(breaks)}).send_due() == 1
    [delivery] = told(storage, webhook)
    [attempt] = storage.delivery_attempts(delivery.id)
    assert (delivery.state, attempt.error) == (DeliveryState.WAITING, "internal_error")
    clock.at += timedelta(hours=1)
    assert dispatcher(storage, answering(200), clock, {}).send_due() == 1
    assert told(storage, webhook)[0].state is DeliveryState.CANCELLED


def test_what_is_final_for_a_kind_is_not_tried_again(storage: Storage, screening: ScreeningRecord) -> None:
    settle_rest(storage)
    webhook = add_webhook(storage, screening.tenant_id, [EventType.RESUME_FAILED])
    put_one(storage, screening)
    senders = {WEBHOOK: replace(SENDERS[WEBHOOK], final=frozenset({404}))}
    assert dispatcher(storage, answering(404), Clock(), senders).send_due() == 1
    assert told(storage, webhook)[0].state is DeliveryState.FAILED
    assert storage.webhook(screening.tenant_id, webhook.id).disabled is None


_DYING = """
import os, signal, sys
from pathlib import Path
from api.deliveries import Deliveries, Desk, Request, Sender
from api.outbound import Outbound
from api.sealing import Sealer
from api.settings import Settings
from api.storage import open_storage

class Dying(Outbound):
    def send(self, *args, **named):
        os.kill(os.getpid(), signal.SIGKILL)

settings = Settings(data=Path(sys.argv[1]))
desk = Desk(open_storage(settings.database), Sealer(bytes(32)), settings)
sender = Sender(lambda delivery, desk, at: Request("POST", "https://hooks.example/", b"", {}))
Deliveries(desk, Dying(), {"webhook": sender}).send_due()
"""


@pytest.mark.skipif(os.name != "posix", reason="kills a process by signal")
def test_a_dispatcher_that_is_killed_between_claim_and_send_loses_nothing(tmp_path: Path) -> None:
    storage = open_storage(Settings(data=tmp_path).database)
    screening = new_screening(storage, storage.tenant("one"))
    webhook = add_webhook(storage, screening.tenant_id, [EventType.RESUME_FAILED])
    put_one(storage, screening)
    root = str(Path(__file__).parent.parent.parent)
    environment = {**os.environ, "PYTHONPATH": root}
    dead = subprocess.run(
        [sys.executable, "-c", _DYING, str(tmp_path)], env=environment, timeout=60, check=False
    )
    assert dead.returncode == -signal.SIGKILL
    [delivery] = told(storage, webhook)
    assert (delivery.state, delivery.attempts) == (DeliveryState.WAITING, 1)
    outbound, clock = answering(200), Clock()
    deliveries = dispatcher(storage, outbound, clock)
    assert deliveries.send_due() == 0
    clock.at += LEASE + timedelta(seconds=1)
    assert deliveries.send_due() == 1
    assert [headers["webhook-id"] for _, headers, _ in outbound.sent] == [delivery.id]
    assert told(storage, webhook)[0].state is DeliveryState.DELIVERED
    storage.close()
