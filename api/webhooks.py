"""Webhooks by the Standard Webhooks specification: secrets, signatures, and the request of a delivery."""

import base64
import hmac
import json
import secrets
from collections.abc import Sequence
from datetime import UTC, datetime
from hashlib import sha256
from importlib.metadata import version
from typing import Any

from api.deliveries import Desk, Request
from api.storage.delivery_records import DeliveryRecord, WebhookRecord

_MARK = "whsec_"
_SECRET_BYTES = 32


def new_secret() -> str:
    """A random signing secret, as its owner is shown it."""
    return _MARK + base64.b64encode(secrets.token_bytes(_SECRET_BYTES)).decode("ascii")


def signature(secret: str, delivery_id: str, timestamp: int, body: bytes) -> str:
    """The signature of a request: HMAC-SHA256 over id, time and body, joined by full stops.

    >>> signature("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw", "msg_p5jXN8AQM9LWM0D4loKWxJek", 1614265330,
    ...           b'{"test": 2432232314}')
    'v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE='
    """
    key = base64.b64decode(secret.removeprefix(_MARK))
    signed = b".".join((delivery_id.encode("ascii"), str(timestamp).encode("ascii"), body))
    return f"v1,{base64.b64encode(hmac.digest(key, signed, sha256)).decode('ascii')}"


def webhook_request(delivery: DeliveryRecord, desk: Desk, at: datetime) -> Request | None:
    """What a webhook is told, signed at the moment; None if it was disabled or deleted."""
    webhook = desk.storage.webhook_to_tell(delivery.target_id)
    if webhook is None:
        return None
    body = payload(delivery, desk.settings.public_url or "")
    moment = int(at.timestamp())
    signatures = [signature(secret, delivery.id, moment, body) for secret in _secrets(webhook, desk, at)]
    headers = {
        "content-type": "application/json",
        "user-agent": f"resume-screener/{version('resume-screener')}",
        "webhook-id": delivery.id,
        "webhook-timestamp": str(moment),
        "webhook-signature": " ".join(signatures),
    }
    return Request("POST", webhook.url, body, headers)


def payload(delivery: DeliveryRecord, base_url: str) -> bytes:
    """The body: the same at each attempt. Links are whole where the service knows its own address."""
    data: dict[str, Any] = dict(delivery.data)
    if "links" in data:
        data["links"] = {name: base_url + path for name, path in data["links"].items()}
    happened = delivery.created_at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")
    told = {"type": delivery.event, "timestamp": happened, "data": data}
    return json.dumps(told, separators=(",", ":"), ensure_ascii=True).encode("ascii")


def _secrets(webhook: WebhookRecord, desk: Desk, at: datetime) -> Sequence[str]:
    """The secret, and for a while after it was rotated the one before."""
    sealed = [webhook.secret]
    if (
        webhook.old_secret is not None
        and webhook.old_secret_until is not None
        and at < webhook.old_secret_until
    ):
        sealed.append(webhook.old_secret)
    return [desk.sealer.open(text, webhook.id) for text in sealed]
