"""The pages of integrations with applicant tracking systems. What they change goes through the API."""

from typing import Annotated

from fastapi import APIRouter, Path, Request
from fastapi.responses import HTMLResponse, Response

from api import cursors
from api.integrations.outcomes import REASONS
from api.integrations.schemas import webhook_path
from api.integrations.setup import NEEDS_LINK
from api.routes.screenings import Cursor
from api.service import Auditor, ServiceDependency
from api.storage.ats_records import OrderState, Vendor
from api.web import templates
from api.web.admin_words import DELIVERY_WORDS

router = APIRouter(prefix="/admin/integrations", include_in_schema=False, default_response_class=HTMLResponse)

_ORDERS = 25
_DELIVERIES = 200
"""Of so many the newest is looked for that told of an order of the page."""
VENDOR_WORDS = {
    Vendor.GREENHOUSE: "Greenhouse",
    Vendor.ASHBY: "Ashby",
    Vendor.WORKABLE: "Workable",
    Vendor.GENERIC: "Another, by our own protocol",
}
ORDER_WORDS = {
    OrderState.WAITING: ("resume is fetched", "part"),
    OrderState.STORED: ("resume is here", "good"),
    OrderState.FAILED: ("no resume", "bad"),
    OrderState.CANCELLED: ("cancelled", ""),
    OrderState.ERASED: ("erased", ""),
}
"""The word for a state, and the class of its chip."""


@router.get("")
def integrations(request: Request, service: ServiceDependency, auditor: Auditor) -> Response:
    """All integrations, and a form for another one."""
    every = service.storage.integrations(auditor.tenant_id)
    every.sort(key=lambda record: (record.revoked_at is not None, -record.created_at.timestamp()))
    shown = {
        "integrations": every,
        "vendors": VENDOR_WORDS,
        "linked": service.settings.public_url is not None,
    }
    return templates.TemplateResponse(request, "admin_integrations.html.j2", shown)


@router.get("/{integration_id}")
def integration(
    request: Request,
    service: ServiceDependency,
    auditor: Auditor,
    integration_id: Annotated[str, Path(max_length=32)],
    cursor: Cursor = None,
) -> Response:
    """An integration, what it ordered, and how telling it went."""
    record = service.storage.integration(auditor.tenant_id, integration_id)
    found = service.storage.orders(record, cursors.read_time(cursor), _ORDERS + 1)
    orders = found[:_ORDERS]
    older = cursors.of_time((orders[-1].created_at, orders[-1].id)) if len(found) > _ORDERS else None
    newest_first = service.storage.deliveries(record.id, None, None, _DELIVERIES)
    told = {delivery.subject: delivery for delivery in reversed(newest_first)}
    shown = {
        "integration": record,
        "vendors": VENDOR_WORDS,
        "base": service.settings.public_url or "",
        "webhook_path": webhook_path(record),
        "wants_link": record.vendor in NEEDS_LINK and service.settings.public_url is None,
        "orders": [(order, told.get(order.id)) for order in orders],
        "attempts": {
            delivery.id: service.storage.delivery_attempts(delivery.id)
            for order in orders
            if (delivery := told.get(order.id)) is not None
        },
        "order_words": ORDER_WORDS,
        "delivery_words": DELIVERY_WORDS,
        "reasons": REASONS,
        "older": older,
        "is_first": cursor is None,
    }
    return templates.TemplateResponse(request, "admin_integration.html.j2", shown)
