"""Webhooks: addresses that are told what happens, their secrets, and what they were told."""

from datetime import UTC, datetime, timedelta
from typing import Annotated

from fastapi import APIRouter, Path, Query, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import Response

from api import cursors
from api.idempotency import Ids, made, once
from api.outbound import OutboundError
from api.service import Admin, Service, ServiceDependency
from api.storage.delivery_records import DeliveryState, WebhookChange, WebhookRecord
from api.storage.outbox import delivery_id
from api.webhook_schemas import (
    ChangedWebhook,
    DeliveryDetailOut,
    DeliveryOut,
    NewWebhook,
    ReplayedOut,
    ReplaySince,
    Rotation,
    SecretWebhookOut,
    WebhookOut,
)
from api.webhooks import new_secret

router = APIRouter(prefix="/v1/webhooks")

_BEFORE_ALL = datetime(2000, 1, 1, tzinfo=UTC)
"""Moments near the year 1 cannot be told in UTC."""

WebhookId = Annotated[str, Path(max_length=32)]
DeliveryId = Annotated[str, Path(max_length=40)]
Cursor = Annotated[
    str | None, Query(max_length=500, description="From the Link header of the page before, unread.")
]
Limit = Annotated[int, Query(ge=1, le=200)]


@router.get("")
def list_webhooks(
    request: Request,
    response: Response,
    service: ServiceDependency,
    admin: Admin,
    cursor: Cursor = None,
    limit: Limit = 50,
) -> list[WebhookOut]:
    """The newest first."""
    records = service.storage.webhooks(admin.tenant_id, cursors.read_time(cursor), limit)
    places = [(each.created_at, each.id) for each in records]
    cursors.link_to_next(request, response, places, limit)
    return [WebhookOut.of(record) for record in records]


@router.post("", response_model=SecretWebhookOut, status_code=201)
def create_webhook(request: Request, service: ServiceDependency, admin: Admin, new: NewWebhook) -> Response:
    """A webhook with its signing secret, which is in this answer only (see `rotate`)."""
    _check(service, new.url)
    secrets: list[str] = []

    def work(ids: Ids) -> Response:
        webhook_id = ids.make()
        record = WebhookRecord(
            id=webhook_id,
            tenant_id=admin.tenant_id,
            url=new.url,
            description=new.description,
            events=tuple(new.events),
            secret=service.sealer.seal(new_secret(), webhook_id),
            created_at=datetime.now(UTC),
        )
        kept = service.storage.add_webhook(record, admin.key)
        secrets.append(service.sealer.open(kept.secret, webhook_id))
        return _without_secret(kept, 201)

    answer = once(request, admin, service.storage, new.model_dump(mode="json"), work)
    return _with_secret(answer, secrets)


@router.get("/{webhook_id}")
def show_webhook(service: ServiceDependency, admin: Admin, webhook_id: WebhookId) -> WebhookOut:
    """A webhook and how it is."""
    return WebhookOut.of(service.storage.webhook(admin.tenant_id, webhook_id))


@router.patch("/{webhook_id}")
def change_webhook(
    service: ServiceDependency, admin: Admin, webhook_id: WebhookId, changed: ChangedWebhook
) -> WebhookOut:
    """Change address or events, disable or enable. Disabling gives up what waits; it can be replayed."""
    if changed.url is not None:
        _check(service, changed.url)
    events = None if changed.events is None else tuple(changed.events)
    change = WebhookChange(changed.url, changed.description, events, changed.disabled)
    return WebhookOut.of(service.storage.change_webhook(admin.tenant_id, webhook_id, change, admin.key))


@router.delete("/{webhook_id}", status_code=204, response_class=Response)
def delete_webhook(service: ServiceDependency, admin: Admin, webhook_id: WebhookId) -> Response:
    """Tell it nothing more, and forget what it was told."""
    service.storage.delete_webhook(admin.tenant_id, webhook_id, admin.key)
    return Response(status_code=204)


@router.post("/{webhook_id}/rotate", response_model=SecretWebhookOut)
def rotate_secret(
    request: Request,
    service: ServiceDependency,
    admin: Admin,
    webhook_id: WebhookId,
    rotation: Rotation | None = None,
) -> Response:
    """A new signing secret, which is in this answer only. For a while the old one signs as well."""
    service.storage.webhook(admin.tenant_id, webhook_id)
    overlap = timedelta(hours=(rotation or Rotation()).overlap_hours)
    secrets: list[str] = []

    def work(_: Ids) -> Response:
        secret = new_secret()
        sealed = service.sealer.seal(secret, webhook_id)
        until = datetime.now(UTC) + overlap
        kept = service.storage.rotate_webhook(admin.tenant_id, webhook_id, sealed, until, admin.key)
        secrets.append(secret)
        return _without_secret(kept, 200)

    answer = once(request, admin, service.storage, [webhook_id, overlap.total_seconds()], work)
    return _with_secret(answer, secrets)


@router.post("/{webhook_id}/test", response_model=DeliveryOut, status_code=202)
def try_webhook(
    request: Request, service: ServiceDependency, admin: Admin, webhook_id: WebhookId
) -> Response:
    """Tell it `webhook.test`, to see whether it hears."""

    def work(ids: Ids) -> Response:
        new = delivery_id(ids.make())
        service.storage.try_webhook(admin.tenant_id, webhook_id, new)
        service.deliveries.call()
        return _accepted(webhook_id, DeliveryOut.of(service.storage.delivery(webhook_id, new)))

    return once(request, admin, service.storage, [webhook_id], work)


@router.get("/{webhook_id}/deliveries")
def list_deliveries(
    request: Request,
    response: Response,
    service: ServiceDependency,
    admin: Admin,
    webhook_id: WebhookId,
    state: DeliveryState | None = None,
    cursor: Cursor = None,
    limit: Limit = 50,
) -> list[DeliveryOut]:
    """What it was told or is to be told, the newest first."""
    webhook = service.storage.webhook(admin.tenant_id, webhook_id)
    records = service.storage.deliveries(webhook.id, state, cursors.read_time(cursor), limit)
    places = [(each.created_at, each.id) for each in records]
    cursors.link_to_next(request, response, places, limit)
    return [DeliveryOut.of(record) for record in records]


@router.get("/{webhook_id}/deliveries/{delivery_id}")
def show_delivery(
    service: ServiceDependency, admin: Admin, webhook_id: WebhookId, delivery_id: DeliveryId
) -> DeliveryDetailOut:
    """A delivery with what was sent, and every attempt."""
    webhook = service.storage.webhook(admin.tenant_id, webhook_id)
    record = service.storage.delivery(webhook.id, delivery_id)
    return DeliveryDetailOut.told(record, service.storage.delivery_attempts(record.id))


@router.post("/{webhook_id}/deliveries/{delivery_id}/replay", response_model=DeliveryOut, status_code=202)
def replay_delivery(
    request: Request,
    service: ServiceDependency,
    admin: Admin,
    webhook_id: WebhookId,
    delivery_id: DeliveryId,
) -> Response:
    """Send it again, under the same id, whether it arrived or not."""

    def work(_: Ids) -> Response:
        record = service.storage.replay_delivery(admin.tenant_id, webhook_id, delivery_id, admin.key)
        service.deliveries.call()
        return _accepted(webhook_id, DeliveryOut.of(record))

    return once(request, admin, service.storage, [webhook_id, delivery_id], work)


@router.post("/{webhook_id}/replay", response_model=ReplayedOut, status_code=202)
def replay_failed(
    request: Request, service: ServiceDependency, admin: Admin, webhook_id: WebhookId, chosen: ReplaySince
) -> Response:
    """Send everything again that was given up since then, each under its own id."""

    def work(_: Ids) -> Response:
        since = max(chosen.since, _BEFORE_ALL).astimezone(UTC)
        count = service.storage.replay_failed(admin.tenant_id, webhook_id, since, admin.key)
        service.deliveries.call()
        return made(ReplayedOut(replayed=count).model_dump(), status=202)

    return once(request, admin, service.storage, [webhook_id, chosen.since.isoformat()], work)


def _check(service: Service, url: str) -> None:
    """Raises RequestValidationError for an address that would not be asked."""
    try:
        service.outbound.check(url)
    except OutboundError as error:
        raise RequestValidationError(
            [{"loc": ("body", "url"), "msg": str(error), "type": error.code}]
        ) from None


def _accepted(webhook_id: str, shown: DeliveryOut) -> Response:
    place = f"/v1/webhooks/{webhook_id}/deliveries/{shown.id}"
    return made(shown.model_dump(mode="json"), status=202, headers={"location": place})


def _without_secret(record: WebhookRecord, status: int) -> Response:
    body = {**WebhookOut.of(record).model_dump(mode="json"), "secret": None}
    return made(body, status=status, headers={"location": f"/v1/webhooks/{record.id}"})


def _with_secret(answer: Response, secrets: list[str]) -> Response:
    """What `once` keeps for a day has no secret in it; the one who asked gets it now."""
    if not secrets:
        return answer
    shown = SecretWebhookOut.model_validate_json(bytes(answer.body)).model_copy(update={"secret": secrets[0]})
    headers = {"location": answer.headers["location"]}
    return made(shown.model_dump(mode="json"), status=answer.status_code, headers=headers)
