"""Getting the resume of an order, without a service around it."""

# ruff: noqa: F811 - fixtures are imported, and named again as parameters

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from pathlib import Path
from uuid import uuid4

import pytest
from ats_fixtures import STRONG_PDF, FakeAts, ats, integrate, settings_for  # noqa: F401 - fixtures
from receivers import Reply

from api.integrations import fetching
from api.integrations.fetching import Fetcher
from api.outbound import Outbound
from api.sealing import Sealer
from api.settings import Settings
from api.storage import Originals, Storage, open_storage
from api.storage.ats_records import (
    AtsIds,
    IntegrationRecord,
    NewOrder,
    OrderRecord,
    OrderState,
    Vendor,
)
from api.storage.records import ScreeningRecord
from screener.profile import load_profile

DIGEST = sha256(STRONG_PDF).hexdigest()
LEASE = timedelta(minutes=1)


class Watched(Originals):
    """Files, and how often one was put."""

    puts = 0

    def put(self, *given: object) -> tuple[str, int]:
        self.puts += 1
        return super().put(*given)  # type: ignore[arg-type]


@pytest.fixture
def settings(tmp_path: Path, ats: FakeAts) -> Settings:
    return settings_for(tmp_path, ats)


@pytest.fixture
def integration(settings: Settings, ats: FakeAts) -> IntegrationRecord:
    return integrate(settings, ats, Vendor.GENERIC).record


@pytest.fixture
def storage(settings: Settings) -> Iterator[Storage]:
    storage = open_storage(settings.database)
    yield storage
    storage.close()


@pytest.fixture
def originals(settings: Settings) -> Watched:
    return Watched(settings.originals_place)


@pytest.fixture
def fetcher(settings: Settings, storage: Storage, originals: Watched) -> Fetcher:
    """One that is not started: what it does, it does when it is asked."""
    return Fetcher(
        storage,
        originals,
        Outbound(settings.outbound_trusted),
        Sealer.of(settings),
        most_bytes=10_000,
        stored=lambda: None,
        every=60,
    )


def taken(storage: Storage, integration: IntegrationRecord, resume_url: str) -> OrderRecord:
    """An order whose resume is to be fetched now."""
    role = load_profile("account-manager")
    screening = ScreeningRecord(
        id=uuid4().hex,
        tenant_id=integration.tenant_id,
        name="Spring",
        profile=role,
        as_of=datetime.now(UTC).date(),
        blind=False,
        created_at=datetime.now(UTC),
    )
    storage.add_screening(screening)
    new = NewOrder(
        id=uuid4().hex,
        integration_id=integration.id,
        tenant_id=integration.tenant_id,
        screening_id=screening.id,
        role_id=role.id,
        request_key=uuid4().hex * 2,
        ids=AtsIds("c", "o", None, resume_url),
    )
    storage.add_order(new)
    [order] = storage.take_orders(1, LEASE)
    return order


def test_a_resume_is_kept_once_and_the_address_forgotten(
    storage: Storage, originals: Watched, fetcher: Fetcher, integration: IntegrationRecord, ats: FakeAts
) -> None:
    order = taken(storage, integration, ats.url("/files/marta.pdf?signature=x"))
    ats.files["/files/marta.pdf?signature=x"] = STRONG_PDF
    fetcher.fetch(order)
    fetcher.fetch(order)  # as another process does whose lease is over
    kept = storage.order(integration, order.id)
    assert (kept.state, kept.ids.resume_url) == (OrderState.STORED, None)
    assert kept.resume_id is not None
    resume = storage.resume(integration.tenant_id, kept.resume_id)
    assert (resume.sha256, resume.file_name) == (DIGEST, "marta.pdf")
    assert originals.has(integration.tenant_id, DIGEST)


@pytest.mark.parametrize("end", ["cancelled", "erased"])
def test_a_file_that_nobody_wants_any_more_is_not_kept(
    storage: Storage,
    originals: Watched,
    fetcher: Fetcher,
    integration: IntegrationRecord,
    ats: FakeAts,
    end: str,
) -> None:
    order = taken(storage, integration, ats.url("/files/marta.pdf"))
    if end == "erased":
        storage.strip_order(integration, order.id)
    else:
        storage.cancel_order(integration, order.id)
    fetcher.fetch(order)
    assert originals.puts == 1
    assert not originals.has(integration.tenant_id, DIGEST)
    assert storage.order(integration, order.id).state == end


@pytest.mark.parametrize("status", [408, 425, 429, 500, 503])
def test_what_fails_for_now_is_tried_later(
    storage: Storage, fetcher: Fetcher, integration: IntegrationRecord, ats: FakeAts, status: int
) -> None:
    ats.answers["/files/busy.pdf"] = Reply(status)
    order = taken(storage, integration, ats.url("/files/busy.pdf"))
    fetcher.fetch(order)
    assert storage.order(integration, order.id).state is OrderState.WAITING
    assert storage.take_orders(1, LEASE) == []


def test_the_delays_grow_and_are_a_day_together() -> None:
    assert sorted(fetching.DELAYS) == list(fetching.DELAYS)
    assert timedelta(hours=20) < sum(fetching.DELAYS, timedelta()) < timedelta(hours=26)


def test_after_a_day_of_trying_it_fails(
    storage: Storage,
    fetcher: Fetcher,
    integration: IntegrationRecord,
    ats: FakeAts,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(fetching, "DELAYS", (timedelta(0),) * 3)
    ats.answers["/files/down.pdf"] = Reply(502)
    order = taken(storage, integration, ats.url("/files/down.pdf"))
    for _ in fetching.DELAYS:
        fetcher.fetch(order)
        [order] = storage.take_orders(1, LEASE)
    fetcher.fetch(order)
    assert storage.order(integration, order.id).failure == "resume_unreachable"


@pytest.mark.parametrize(
    ("reply", "code"),
    [
        (Reply(404), "resume_not_given"),
        (Reply(403), "resume_not_given"),
        (Reply(302, {"location": "http://169.254.169.254/"}), "resume_not_given"),
        (Reply(200, body=bytes(10_001)), "too_large"),
    ],
)
def test_what_cannot_succeed_fails_at_once(
    storage: Storage,
    fetcher: Fetcher,
    integration: IntegrationRecord,
    ats: FakeAts,
    reply: Reply,
    code: str,
) -> None:
    ats.answers["/files/odd.pdf"] = reply
    order = taken(storage, integration, ats.url("/files/odd.pdf"))
    fetcher.fetch(order)
    assert storage.order(integration, order.id).failure == code


def test_a_mistake_of_ours_costs_one_try(
    storage: Storage,
    fetcher: Fetcher,
    integration: IntegrationRecord,
    ats: FakeAts,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def broken(*given: object) -> None:
        raise RuntimeError

    order = taken(storage, integration, ats.url("/files/marta.pdf"))
    monkeypatch.setattr(fetching, "download", broken)
    fetcher.fetch(order)
    assert storage.order(integration, order.id).state is OrderState.WAITING
