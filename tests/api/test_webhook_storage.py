"""Webhooks in storage, and what is written for them to be told, on every database."""

# ruff: noqa: F811 - fixtures are imported, and named again as parameters

import json
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from uuid import uuid4

import pytest
from delivery_fixtures import (
    DAYS_AGO,
    FAILURE,
    SEALER,
    Clock,
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

from api.storage import Storage
from api.storage.delivery_records import (
    DeliveryState,
    EventType,
    WebhookChange,
)
from api.storage.records import (
    Conflict,
    Decision,
    DecisionRecord,
    NotFound,
    ScreeningRecord,
    Tenant,
)
from api.storage.webhooks import MOST_WEBHOOKS
from api.webhooks import new_secret
from screener.scorer import assess
from screener.screening import ParsedResume


def test_everything_is_told_once_and_without_identity(
    storage: Storage, screening: ScreeningRecord, parsed: ParsedResume
) -> None:
    webhook = add_webhook(storage, screening.tenant_id)
    few = add_webhook(storage, screening.tenant_id, [EventType.RESUME_FAILED])
    good, bad, unread = put(storage, screening, 3)
    result = assess(parsed.resume, ROLE, DAY)
    storage.save_assessed(good, parsed, result, VERSIONS)
    storage.save_assessed(good, parsed, result, VERSIONS)
    storage.save_failed(bad, FAILURE)
    storage.save_failed(bad, FAILURE)
    decision = DecisionRecord(Decision.DECLINE, "because of somebody", "key", datetime.now(UTC))
    for _ in range(2):
        storage.decide(screening.tenant_id, good, "d" + good[1:], decision)
    for erased in (unread, good, good):
        storage.erase(screening.tenant_id, erased, lambda _: None)
    deliveries = told(storage, webhook)
    assert [(delivery.event, delivery.subject) for delivery in deliveries] == [
        ("resume.assessed", good),
        ("resume.failed", bad),
        ("decision.made", good),
        ("resume.erased", unread),
        ("screening.done", screening.id),
        ("resume.erased", good),
    ]
    assert [delivery.event for delivery in told(storage, few)] == ["resume.failed"]
    assessed, failed, decided, *_ = deliveries
    assert assessed.data["score"] == str(result.score)
    assert assessed.data["band"] == result.band.name.lower()
    assert failed.data["failure"] == "damaged_file"
    assert decided.data["decision"] == "decline"
    assert deliveries[4].data["progress"] == {"assessed": 1, "failed": 1, "erased": 1}
    texts = json.dumps([delivery.data for delivery in deliveries])
    identity = [parsed.candidate.name or "?", *parsed.candidate.emails, "somebody", "cv0.txt", "because"]
    assert [text for text in identity if text in texts] == []


def test_a_screening_is_done_when_its_last_resume_ends(storage: Storage, screening: ScreeningRecord) -> None:
    webhook = add_webhook(storage, screening.tenant_id, [EventType.SCREENING_DONE])
    ids = put(storage, screening, 12)
    with ThreadPoolExecutor(6) as threads:
        list(threads.map(lambda name: storage.save_failed(name, FAILURE), ids))
    [delivery] = told(storage, webhook)
    assert delivery.data["progress"] == {"assessed": 0, "failed": 12, "erased": 0}
    put_one(storage, screening)
    assert len(told(storage, webhook)) == 2


def test_webhooks_are_kept_changed_and_deleted(storage: Storage, tenant: Tenant) -> None:
    made = [add_webhook(storage, tenant.id) for _ in range(3)]
    assert storage.add_webhook(replace(made[0], description="again"), "key") == made[0]
    assert storage.webhooks(tenant.id, None, 2) == [made[2], made[1]]
    assert storage.webhooks(tenant.id, (made[1].created_at, made[1].id), 2) == [made[0]]
    change = WebhookChange("https://new.example/", "new", (EventType.RESUME_ERASED,))
    changed = storage.change_webhook(tenant.id, made[0].id, change, "key")
    assert (changed.url, changed.description, changed.events) == (change.url, "new", change.events)
    assert storage.change_webhook(tenant.id, made[0].id, WebhookChange(), "key") == changed
    storage.try_webhook(tenant.id, made[1].id, "msg_test")
    storage.try_webhook(tenant.id, made[1].id, "msg_test")
    assert [delivery.event for delivery in told(storage, made[1])] == ["webhook.test"]
    storage.delete_webhook(tenant.id, made[1].id, "key")
    assert told(storage, made[1]) == []
    stranger = storage.tenant(uuid4().hex).id
    for ask in (
        lambda: storage.webhook(stranger, made[0].id),
        lambda: storage.webhook(tenant.id, made[1].id),
        lambda: storage.change_webhook(stranger, made[0].id, WebhookChange(disabled=True), "key"),
        lambda: storage.rotate_webhook(stranger, made[0].id, "x", datetime.now(UTC), "key"),
        lambda: storage.delete_webhook(stranger, made[0].id, "key"),
        lambda: storage.try_webhook(stranger, made[0].id, "msg_other"),
        lambda: storage.replay_delivery(stranger, made[0].id, "msg_test", "key"),
        lambda: storage.replay_delivery(tenant.id, made[0].id, "msg_test", "key"),
        lambda: storage.replay_failed(stranger, made[0].id, DAYS_AGO, "key"),
        lambda: storage.delivery(made[0].id, "msg_test"),
    ):
        with pytest.raises(NotFound):
            ask()
    assert storage.webhooks(stranger, None, 10) == []
    for _ in range(MOST_WEBHOOKS - 2):
        add_webhook(storage, tenant.id)
    with pytest.raises(Conflict, match=str(MOST_WEBHOOKS)):
        add_webhook(storage, tenant.id)


def test_what_ended_long_ago_is_forgotten(storage: Storage, screening: ScreeningRecord) -> None:
    settle_rest(storage)
    webhook = add_webhook(storage, screening.tenant_id, [EventType.RESUME_FAILED])
    put_one(storage, screening)
    dispatcher(storage, answering(200), Clock()).send_due()
    put_one(storage, screening)
    while storage.forget_deliveries(datetime.now(UTC) - timedelta(days=30)):
        pass
    assert len(told(storage, webhook)) == 2
    while storage.forget_deliveries(datetime.now(UTC) + timedelta(seconds=1)):
        pass
    assert [delivery.state for delivery in told(storage, webhook)] == [DeliveryState.WAITING]


def test_rotated_secrets_both_sign_for_a_while(storage: Storage, screening: ScreeningRecord) -> None:
    settle_rest(storage)
    webhook = add_webhook(storage, screening.tenant_id, [EventType.RESUME_FAILED])
    clock, outbound = Clock(), answering(200)
    sealed = SEALER.seal(new_secret(), webhook.id)
    until = clock.at + timedelta(hours=1)
    storage.rotate_webhook(screening.tenant_id, webhook.id, sealed, until, "key")
    deliveries = dispatcher(storage, outbound, clock)
    for _ in range(2):
        put_one(storage, screening)
        deliveries.send_due()
        clock.at = until
    counts = [len(headers["webhook-signature"].split()) for _, headers, _ in outbound.sent]
    assert counts == [2, 1]
