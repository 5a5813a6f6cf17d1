"""The kinds of deliveries, and how each is sent (see `api.deliveries`)."""

from api.deliveries import Sender
from api.integrations.senders import ATS_SENDERS
from api.storage.delivery_records import WEBHOOK
from api.webhooks import webhook_request

SENDERS: dict[str, Sender] = {
    WEBHOOK: Sender(webhook_request),
    **ATS_SENDERS,
}
