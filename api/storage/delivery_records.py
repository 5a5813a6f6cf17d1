"""What other systems are told, how that went, and the webhooks of a tenant."""

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Any


class EventType(StrEnum):
    """What a webhook can be told of."""

    RESUME_ASSESSED = "resume.assessed"
    RESUME_FAILED = "resume.failed"
    RESUME_ERASED = "resume.erased"
    DECISION_MADE = "decision.made"
    SCREENING_DONE = "screening.done"


TEST_EVENT = "webhook.test"
"""What a webhook is told when somebody tries it out, whatever it has subscribed to."""
WEBHOOK = "webhook"
"""The kind of deliveries to webhooks; integrations have kinds of their own."""


class DeliveryState(StrEnum):
    """How far a delivery is."""

    WAITING = "waiting"
    DELIVERED = "delivered"
    FAILED = "failed"
    """Given up; it can be replayed."""
    CANCELLED = "cancelled"
    """There is nobody to be told any more."""


class Disabled(StrEnum):
    """Why a webhook is told nothing."""

    ASKED = "asked"
    GONE = "gone"
    """It answered 410."""
    FAILING = "failing"
    """Nothing but failures for days."""


@dataclass(frozen=True, slots=True)
class DeliveryRecord:
    """Something that another system is told. `data` has no personal data in it.

    `kind` says how a request is made of it, `target_id` who is told: a webhook, or whatever the kind knows.
    `attempts` counts all of them; `tries` those since it was last replayed, this one included.
    """

    id: str
    tenant_id: str
    kind: str
    target_id: str
    event: str
    subject: str
    data: dict[str, Any]
    state: DeliveryState
    tries: int
    attempts: int
    due_at: datetime | None
    created_at: datetime
    finished_at: datetime | None
    claim: str | None = None


@dataclass(frozen=True, slots=True)
class AttemptRecord:
    """A request that was sent or tried; without a `status` there was no answer, and `error` says why."""

    at: datetime
    status: int | None
    error: str | None
    detail: str | None
    milliseconds: int


@dataclass(frozen=True, slots=True)
class Settlement:
    """What an attempt means: the delivery's state, when it is due again, and what that says of its target."""

    attempt: AttemptRecord | None
    state: DeliveryState
    due_at: datetime | None = None
    gone: bool = False
    paused_until: datetime | None = None


@dataclass(frozen=True, slots=True)
class WebhookRecord:
    """An address that a tenant wants told. The secrets are sealed for its id (`api.sealing`)."""

    id: str
    tenant_id: str
    url: str = field(repr=False)
    description: str
    events: tuple[EventType, ...]
    secret: str = field(repr=False)
    created_at: datetime
    old_secret: str | None = field(default=None, repr=False)
    old_secret_until: datetime | None = None
    disabled_at: datetime | None = None
    disabled: Disabled | None = None
    failing_since: datetime | None = None
    paused_until: datetime | None = None


@dataclass(frozen=True, slots=True)
class WebhookChange:
    """What is to be changed of a webhook; None leaves it as it is."""

    url: str | None = field(default=None, repr=False)
    description: str | None = None
    events: tuple[EventType, ...] | None = None
    disabled: bool | None = None
