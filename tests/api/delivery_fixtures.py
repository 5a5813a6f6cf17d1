"""Webhooks, dispatchers with clocks of their own, and systems that answer as a test says."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from uuid import uuid4

from storage_fixtures import put

from api.deliveries import Deliveries, Desk, Sender
from api.outbound import Outbound, OutboundAnswer
from api.sealing import Sealer
from api.senders import SENDERS
from api.settings import Settings
from api.storage import Storage
from api.storage.delivery_records import (
    DeliveryRecord,
    EventType,
    WebhookRecord,
)
from api.storage.records import (
    ScreeningRecord,
)
from api.webhooks import new_secret
from screener.assessment import Failure

ALL = tuple(EventType)
SEALER = Sealer(bytes(32))
SECONDS = 60
"""More than anything here takes; a test that waits so long has failed."""
FAILURE = Failure("somebody.pdf", "damaged_file", "somebody.pdf: broken")
DAYS_AGO = datetime.now(UTC) - timedelta(days=3)


@dataclass
class Clock:
    """A clock that a test sets."""

    at: datetime = field(default_factory=lambda: datetime.now(UTC) + timedelta(seconds=1))

    def __call__(self) -> datetime:
        return self.at


class Fake(Outbound):
    """Answers without asking anybody; keeps what was sent."""

    def __init__(self, answer: Callable[[str], OutboundAnswer | Exception]) -> None:
        super().__init__()
        self._answer = answer
        self.sent: list[tuple[str, dict[str, str], bytes]] = []

    def send(
        self,
        method: str,
        url: str,
        body: bytes = b"",
        headers: Mapping[str, str] | None = None,
        *,
        most_bytes: int = 0,
        seconds: float = 0,
    ) -> OutboundAnswer:
        self.sent.append((url, dict(headers or {}), body))
        answer = self._answer(url)
        if isinstance(answer, Exception):
            raise answer
        return answer


def answering(status: int, **headers: str) -> Fake:
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    return Fake(lambda _: OutboundAnswer(status, named, b""))


def add_webhook(
    storage: Storage, tenant_id: str, events: Iterable[EventType] = ALL, url: str = "https://hooks.example/"
) -> WebhookRecord:
    name = uuid4().hex
    sealed = SEALER.seal(new_secret(), name)
    record = WebhookRecord(name, tenant_id, url, "", tuple(events), sealed, datetime.now(UTC))
    return storage.add_webhook(record, "key")


def dispatcher(
    storage: Storage,
    outbound: Outbound,
    clock: Callable[[], datetime],
    senders: Mapping[str, Sender] = SENDERS,
) -> Deliveries:
    desk = Desk(storage, SEALER, Settings())
    return Deliveries(desk, outbound, senders, clock=clock, jitter=lambda: 0.5, poll=0.02)


def told(storage: Storage, webhook: WebhookRecord) -> list[DeliveryRecord]:
    """The oldest first."""
    return storage.deliveries(webhook.id, None, None, 500)[::-1]


def put_one(storage: Storage, screening: ScreeningRecord) -> None:
    [resume_id] = put(storage, screening)
    storage.save_failed(resume_id, FAILURE)


def settle_rest(storage: Storage) -> None:
    """Other tests share the database: what they left due is not this test's."""
    dispatcher(storage, answering(200), Clock(datetime.now(UTC) + timedelta(days=30))).send_due()
