"""Integrations and orders on every database."""

# ruff: noqa: F811 - fixtures are imported, and named again as parameters

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from uuid import uuid4

import pytest
from storage_fixtures import (  # noqa: F401 - fixtures
    ROLE,
    VERSIONS,
    new_integration,
    parsed,
    postgres_url,
    screening,
    storage,
    tenant,
    url,
)

from api.storage import Storage
from api.storage.ats_records import (
    AtsIds,
    IntegrationRecord,
    NewOrder,
    OrderRecord,
    OrderState,
    Vendor,
    resume_id_of,
)
from api.storage.delivery_records import DeliveryRecord, DeliveryState, Settlement
from api.storage.records import NewResume, NotFound, ScreeningRecord, State, Tenant
from screener.assessment import Failure
from screener.scorer import assess
from screener.screening import ParsedResume

IDS = AtsIds("candidate 7", "order 9", "https://ats.example/told", "https://ats.example/cv.pdf")


@pytest.fixture
def integration(storage: Storage, tenant: Tenant) -> IntegrationRecord:
    return new_integration(storage, tenant)


def new_order(
    integration: IntegrationRecord, screening: ScreeningRecord, ids: AtsIds = IDS, key: str = ""
) -> NewOrder:
    order_id, tenant_id = uuid4().hex, integration.tenant_id
    key = key or uuid4().hex * 2
    return NewOrder(order_id, integration.id, tenant_id, screening.id, ROLE.id, key, ids)


def placed(
    storage: Storage, integration: IntegrationRecord, screening: ScreeningRecord, ids: AtsIds = IDS
) -> OrderRecord:
    order, is_new = storage.add_order(new_order(integration, screening, ids))
    assert is_new
    return order


def file_of(order: OrderRecord) -> NewResume:
    return NewResume(resume_id_of(order.id), uuid4().hex * 2, 10, "cv.pdf")


def deliveries(storage: Storage, integration: IntegrationRecord) -> list[DeliveryRecord]:
    return storage.deliveries(integration.id, None, None, 100)


def taken(storage: Storage, order: OrderRecord) -> bool:
    """Whether an order is among those that are to be fetched now."""
    return order.id in {record.id for record in storage.take_orders(1000, timedelta(hours=1))}


def test_an_integration_comes_back_as_it_was(storage: Storage, tenant: Tenant) -> None:
    made = [new_integration(storage, tenant), new_integration(storage, tenant)]
    assert storage.integrations(tenant.id) == made
    assert storage.integration(tenant.id, made[0].id) == made[0]
    assert storage.integration_of_key(made[1].key_prefix) == made[1]
    assert storage.open_integration(made[0].id) == made[0]
    assert storage.integration_of_key("unknown") is None
    assert storage.open_integration("unknown") is None
    key = storage.key(made[0].key_prefix)
    assert key is not None
    assert key.scopes == ("integration",)
    assert [event.kind for event in storage.events(tenant.id)] == ["integration.created"] * 2


def test_a_revoked_integration_keeps_no_secret_and_cancels_what_waits(
    storage: Storage, tenant: Tenant, integration: IntegrationRecord, screening: ScreeningRecord
) -> None:
    order = placed(storage, integration, screening)
    storage.revoke_integration(tenant.id, integration.id, by="somebody")
    storage.revoke_integration(tenant.id, integration.id, by="somebody")
    revoked = storage.integration(tenant.id, integration.id)
    assert revoked.revoked_at is not None
    assert (revoked.credential, revoked.signing_secret) == (None, None)
    assert storage.integration_of_key(integration.key_prefix) is None
    assert storage.open_integration(integration.id) is None
    key = storage.key(integration.key_prefix)
    assert key is not None
    assert key.revoked_at is not None
    assert storage.order(integration, order.id).state is OrderState.CANCELLED
    assert not taken(storage, order)
    assert [event.kind for event in storage.events(tenant.id)].count("integration.revoked") == 1


def test_nothing_of_another_tenant_or_integration_is_seen(
    storage: Storage, tenant: Tenant, integration: IntegrationRecord, screening: ScreeningRecord
) -> None:
    order = placed(storage, integration, screening)
    stranger, other = storage.tenant(uuid4().hex), new_integration(storage, tenant)
    for ask in (
        lambda: storage.integration(stranger.id, integration.id),
        lambda: storage.revoke_integration(stranger.id, integration.id, by="x"),
        lambda: storage.order(other, order.id),
        lambda: storage.cancel_order(other, order.id),
        lambda: storage.strip_order(other, order.id),
    ):
        with pytest.raises(NotFound):
            ask()
    assert storage.integrations(stranger.id) == []
    assert storage.orders(other, None, 10) == []
    assert storage.orders_of_candidate(other, "candidate 7") == []
    assert storage.same_order(other, new_order(integration, screening).request_key) is None
    assert storage.order(integration, order.id).state is OrderState.WAITING


def test_the_same_order_is_kept_once_however_many_send_it(
    storage: Storage, integration: IntegrationRecord, screening: ScreeningRecord
) -> None:
    key = uuid4().hex * 2
    with ThreadPoolExecutor(8) as threads:
        kept = list(
            threads.map(lambda _: storage.add_order(new_order(integration, screening, key=key)), range(8))
        )
    assert len({order.id for order, _ in kept}) == 1
    assert [is_new for _, is_new in kept].count(True) == 1
    assert storage.same_order(integration, key) == kept[0][0]


def test_an_order_is_taken_by_one_until_the_lease_is_over(
    storage: Storage, integration: IntegrationRecord, screening: ScreeningRecord
) -> None:
    order = placed(storage, integration, screening)
    with ThreadPoolExecutor(8) as threads:
        found = threads.map(lambda _: storage.take_orders(1000, timedelta(hours=1)), range(8))
        took = [record for records in found for record in records if record.id == order.id]
    assert [record.tries for record in took] == [1]
    assert not taken(storage, order)
    storage.put_off_order(order.id, datetime.now(UTC) - timedelta(seconds=1))
    [again] = [item for item in storage.take_orders(1000, timedelta(0)) if item.id == order.id]
    assert again.tries == 2
    assert again.ids == IDS
    assert taken(storage, order)  # the lease of no time is over


def test_an_order_ends_with_its_resume_and_is_told_once(
    storage: Storage, integration: IntegrationRecord, screening: ScreeningRecord, parsed: ParsedResume
) -> None:
    order = placed(storage, integration, screening)
    assert storage.store_order(order.id, file_of(order))
    assert not storage.store_order(order.id, file_of(order))
    assert not storage.fail_order(order.id, "no_resume")
    stored = storage.order(integration, order.id)
    assert (stored.state, stored.resume_id) == (OrderState.STORED, resume_id_of(order.id))
    assert stored.ids == replace(IDS, resume_url=None)
    assert deliveries(storage, integration) == []
    assert stored.resume_id is not None
    storage.save_assessed(stored.resume_id, parsed, assess(parsed.resume, ROLE, screening.as_of), VERSIONS)
    [delivery] = deliveries(storage, integration)
    assert (delivery.kind, delivery.subject, delivery.data) == ("generic", order.id, {"order": order.id})
    assert storage.order(integration, order.id).finished_at is not None


def test_a_resume_that_cannot_be_read_is_told_too(
    storage: Storage, integration: IntegrationRecord, screening: ScreeningRecord
) -> None:
    new = new_order(integration, screening)
    order, _ = storage.add_order(new, NewResume(resume_id_of(new.id), "a" * 64, 1, "cv.pdf"))
    assert order.state is OrderState.STORED
    assert not taken(storage, order)
    assert order.resume_id is not None
    storage.save_failed(order.resume_id, Failure("cv.pdf", "damaged_file", "no"))
    assert [delivery.subject for delivery in deliveries(storage, integration)] == [order.id]


def test_an_order_without_a_resume_fails_and_is_told(
    storage: Storage, integration: IntegrationRecord, screening: ScreeningRecord
) -> None:
    order = placed(storage, integration, screening)
    assert storage.fail_order(order.id, "no_resume")
    assert not storage.fail_order(order.id, "no_resume")
    failed = storage.order(integration, order.id)
    assert (failed.state, failed.failure, failed.ids.resume_url) == (OrderState.FAILED, "no_resume", None)
    assert [delivery.subject for delivery in deliveries(storage, integration)] == [order.id]
    storage.put_off_order(order.id, datetime.now(UTC))
    assert not taken(storage, order)


@pytest.mark.parametrize(("vendor", "number"), [(Vendor.GENERIC, 0), (Vendor.ASHBY, 1)])
def test_without_a_callback_only_ashby_is_told(
    storage: Storage, tenant: Tenant, screening: ScreeningRecord, vendor: Vendor, number: int
) -> None:
    integration = new_integration(storage, tenant, vendor)
    order = placed(storage, integration, screening, AtsIds("c", "o"))
    storage.fail_order(order.id, "no_resume")
    assert len(deliveries(storage, integration)) == number


def test_a_cancelled_order_can_be_placed_again(
    storage: Storage, integration: IntegrationRecord, screening: ScreeningRecord
) -> None:
    key = uuid4().hex * 2
    order, _ = storage.add_order(new_order(integration, screening, key=key))
    assert storage.cancel_order(integration, order.id).state is OrderState.CANCELLED
    assert storage.cancel_order(integration, order.id).state is OrderState.CANCELLED
    again, is_new = storage.add_order(new_order(integration, screening, key=key))
    assert is_new
    assert again.id != order.id
    assert storage.orders(integration, None, 10) == [again, storage.order(integration, order.id)]
    assert storage.orders(integration, (again.created_at, again.id), 10) == [
        storage.order(integration, order.id)
    ]


def test_what_is_cancelled_later_is_not_told(
    storage: Storage, integration: IntegrationRecord, screening: ScreeningRecord, parsed: ParsedResume
) -> None:
    order = placed(storage, integration, screening)
    storage.store_order(order.id, file_of(order))
    storage.cancel_order(integration, order.id)
    result = assess(parsed.resume, ROLE, screening.as_of)
    assert storage.save_assessed(resume_id_of(order.id), parsed, result, VERSIONS)
    assert deliveries(storage, integration) == []


def test_erasing_a_resume_leaves_nothing_that_the_ats_calls_it(
    storage: Storage, integration: IntegrationRecord, screening: ScreeningRecord
) -> None:
    order = placed(storage, integration, screening)
    storage.store_order(order.id, file_of(order))
    assert storage.orders_of_candidate(integration, "candidate 7") == [storage.order(integration, order.id)]
    storage.erase(integration.tenant_id, resume_id_of(order.id), lambda _: None)
    erased = storage.order(integration, order.id)
    assert (erased.state, erased.ids) == (OrderState.ERASED, AtsIds())
    assert storage.orders_of_candidate(integration, "candidate 7") == []
    assert "candidate 7" not in str(list(storage.events(integration.tenant_id)))


def test_an_order_without_a_resume_is_stripped_in_its_time(
    storage: Storage, integration: IntegrationRecord, screening: ScreeningRecord
) -> None:
    failed, waiting = placed(storage, integration, screening), placed(storage, integration, screening)
    storage.fail_order(failed.id, "no_resume")
    storage.strip_orders(datetime.now(UTC) - timedelta(days=1))
    assert storage.order(integration, failed.id).ids.candidate == "candidate 7"
    while storage.strip_orders(datetime.now(UTC) + timedelta(seconds=1)):
        pass
    assert storage.order(integration, failed.id).ids == AtsIds()
    assert storage.order(integration, waiting.id).ids == IDS
    storage.strip_order(integration, waiting.id)
    storage.strip_order(integration, waiting.id)
    assert storage.order(integration, waiting.id).state is OrderState.ERASED
    kinds = [event.kind for event in storage.events(integration.tenant_id)]
    assert kinds.count("order.erased") == 1


def test_a_message_is_noted_once(storage: Storage, integration: IntegrationRecord, tenant: Tenant) -> None:
    assert not storage.was_seen(integration.id, "m" * 64)
    with ThreadPoolExecutor(4) as threads:
        noted = list(threads.map(lambda _: storage.see_message(integration.id, "m" * 64), range(4)))
    assert noted.count(True) == 1
    assert storage.was_seen(integration.id, "m" * 64)
    assert not storage.was_seen(new_integration(storage, tenant).id, "m" * 64)


def test_reported_errors_are_counted_in_the_log(storage: Storage, integration: IntegrationRecord) -> None:
    storage.note_reported_error(integration, "test_status", 3)
    last = list(storage.events(integration.tenant_id))[-1]
    assert (last.kind, last.details) == ("integration.error", {"call": "test_status", "errors": 3})


def test_a_delivery_is_settled_like_any_other(
    storage: Storage, integration: IntegrationRecord, screening: ScreeningRecord
) -> None:
    storage.fail_order(placed(storage, integration, screening).id, "no_resume")
    now = datetime.now(UTC) + timedelta(seconds=1)
    claimed = storage.claim_delivery(now, timedelta(minutes=1), of=integration.id)
    assert claimed is not None
    assert storage.settle_delivery(claimed, Settlement(None, DeliveryState.DELIVERED))
    assert [delivery.state for delivery in deliveries(storage, integration)] == [DeliveryState.DELIVERED]


def test_the_state_of_resumes_is_theirs(
    storage: Storage, integration: IntegrationRecord, screening: ScreeningRecord
) -> None:
    order = placed(storage, integration, screening)
    storage.store_order(order.id, file_of(order))
    assert storage.resume(integration.tenant_id, resume_id_of(order.id)).state is State.STORED
    chunk = storage.take_chunk(1000)
    assert chunk is not None
    assert resume_id_of(order.id) in {item.resume_id for item in storage.chunk(chunk)}
