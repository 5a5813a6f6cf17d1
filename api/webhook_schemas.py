"""What is sent and answered around webhooks. What is not known is null, never absent."""

from collections.abc import Sequence
from typing import Annotated, Any, Self

from pydantic import AfterValidator, BaseModel, ConfigDict, Field

from api.json_types import Flag, Moment, Number
from api.screening_schemas import Instant
from api.storage.delivery_records import (
    AttemptRecord,
    DeliveryRecord,
    DeliveryState,
    Disabled,
    EventType,
    WebhookRecord,
)


def _plain(text: str) -> str:
    if not text.isprintable():
        raise ValueError("must be printable")
    return text


def _each_once(events: list[EventType]) -> list[EventType]:
    return [event for event in EventType if event in events]


Url = Annotated[str, Field(min_length=1, max_length=2000, description="An https address at a public host.")]
Description = Annotated[str, Field(max_length=200), AfterValidator(_plain)]
Events = Annotated[
    list[EventType],
    Field(min_length=1, max_length=len(EventType), description="What it is told of."),
    AfterValidator(_each_once),
]


class _Sent(BaseModel):
    model_config = ConfigDict(extra="forbid")


class _Answer(BaseModel):
    model_config = ConfigDict(frozen=True)


class NewWebhook(_Sent):
    """An address to be told what happens."""

    url: Url
    description: Description = ""
    events: Events = Field(default=list(EventType))


class ChangedWebhook(_Sent):
    """What is to be different; null leaves it as it is."""

    url: Url | None = None
    description: Description | None = None
    events: Events | None = None
    disabled: Annotated[Flag | None, Field(description="True tells it nothing more, false begins again.")] = (
        None
    )


class Rotation(_Sent):
    """How a secret is exchanged."""

    overlap_hours: Annotated[Number, Field(ge=0, le=24 * 7, description="Both secrets sign for so long.")] = (
        24
    )


class ReplaySince(_Sent):
    """Which failed deliveries are sent again."""

    since: Annotated[Moment, Field(description="When they began.")]


class WebhookOut(_Answer):
    """A webhook without its secret. `disabled` says why it is told nothing, if so."""

    id: str
    url: str
    description: str
    events: list[EventType]
    disabled: Disabled | None
    disabled_at: Instant | None
    failing_since: Instant | None
    old_secret_until: Instant | None
    created_at: Instant

    @classmethod
    def of(cls, record: WebhookRecord) -> Self:
        return cls(
            id=record.id,
            url=record.url,
            description=record.description,
            events=list(record.events),
            disabled=record.disabled,
            disabled_at=record.disabled_at,
            failing_since=record.failing_since,
            old_secret_until=record.old_secret_until,
            created_at=record.created_at,
        )


class SecretWebhookOut(WebhookOut):
    """A webhook with its new secret, which is shown once: null when the same request is sent again."""

    secret: str | None = None


class DeliveryOut(_Answer):
    """Something that a webhook is told. `id` is what it gets as webhook-id."""

    id: str
    event: str
    subject: Annotated[str, Field(description="The id of the resume, screening or webhook it is about.")]
    state: DeliveryState
    attempts: int
    next_attempt_at: Instant | None
    created_at: Instant
    finished_at: Instant | None

    @classmethod
    def of(cls, record: DeliveryRecord) -> Self:
        return cls(**_shown(record))


class AttemptOut(_Answer):
    """A request that was sent. Without an answer `status` is null, and `error` and `detail` say why."""

    at: Instant
    status: int | None
    error: str | None
    detail: str | None
    milliseconds: int


class DeliveryDetailOut(DeliveryOut):
    """A delivery with its data and every attempt."""

    data: dict[str, Any]
    history: list[AttemptOut]

    @classmethod
    def told(cls, record: DeliveryRecord, attempts: Sequence[AttemptRecord]) -> Self:
        history = [
            AttemptOut(
                at=attempt.at,
                status=attempt.status,
                error=attempt.error,
                detail=attempt.detail,
                milliseconds=attempt.milliseconds,
            )
            for attempt in attempts
        ]
        return cls(**_shown(record), data=record.data, history=history)


class ReplayedOut(_Answer):
    """How many deliveries are sent again."""

    replayed: int


def _shown(record: DeliveryRecord) -> dict[str, Any]:
    return {
        "id": record.id,
        "event": record.event,
        "subject": record.subject,
        "state": record.state,
        "attempts": record.attempts,
        "next_attempt_at": record.due_at,
        "created_at": record.created_at,
        "finished_at": record.finished_at,
    }
