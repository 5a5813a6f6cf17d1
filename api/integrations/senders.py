"""How an ATS is told that its order has ended; see `api.deliveries` for when and how often."""

import json
from datetime import UTC, datetime
from typing import assert_never

from api.deliveries import Desk, Request, Sender
from api.integrations import ashby, generic, greenhouse, workable
from api.integrations.outcomes import Outcome, Status, outcome_of
from api.storage.ats_records import IntegrationRecord, Vendor
from api.storage.delivery_records import DeliveryRecord
from api.storage.records import NotFound
from api.webhooks import signature

_FINAL = frozenset({400, 404, 410, 422})
"""What the ATS does not take now, or has no more, it will not take later."""


def ats_request(delivery: DeliveryRecord, desk: Desk, at: datetime) -> Request | None:
    """What an ATS is told; None if its integration is revoked, or the order cancelled or erased."""
    integration = desk.storage.open_integration(delivery.target_id)
    if integration is None:
        return None
    try:
        order = desk.storage.order(integration, delivery.subject)
    except NotFound:
        return None
    outcome = outcome_of(desk.storage, desk.settings, order)
    if outcome.status not in {Status.COMPLETED, Status.FAILED}:
        return None
    return _request(delivery, desk, at, integration, outcome)


def _request(
    delivery: DeliveryRecord, desk: Desk, at: datetime, integration: IntegrationRecord, outcome: Outcome
) -> Request | None:
    secret = integration.signing_secret if integration.vendor is Vendor.GENERIC else integration.credential
    if secret is None:
        return None
    opened = desk.sealer.open(secret, integration.id)
    if integration.vendor is Vendor.ASHBY:
        return ashby.told(integration, opened, outcome, int(at.timestamp() * 1000))
    callback = outcome.order.ids.callback
    if callback is None:
        return None
    match integration.vendor:
        case Vendor.GREENHOUSE:
            return greenhouse.told(callback, opened)
        case Vendor.WORKABLE:
            return workable.told(callback, opened, outcome)
        case Vendor.GENERIC:
            return _signed(delivery, at, callback, opened, outcome)
        case _:
            assert_never(integration.vendor)


def _signed(delivery: DeliveryRecord, at: datetime, callback: str, secret: str, outcome: Outcome) -> Request:
    happened = outcome.finished_at or delivery.created_at
    body = json.dumps(generic.event(outcome, happened.astimezone(UTC)), ensure_ascii=True).encode("ascii")
    moment = int(at.timestamp())
    headers = {
        "content-type": "application/json",
        "user-agent": "resume-screener",
        "webhook-id": delivery.id,
        "webhook-timestamp": str(moment),
        "webhook-signature": signature(secret, delivery.id, moment, body),
    }
    return Request("POST", callback, body, headers)


ATS_SENDERS = {vendor.value: Sender(ats_request, _FINAL) for vendor in Vendor}
"""One for each vendor, by the kind of its deliveries."""
