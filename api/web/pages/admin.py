"""The pages for those who administer a service or watch over it. What they change goes through the API."""

from typing import Annotated, Any

from fastapi import APIRouter, Path, Query, Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response

from api import cursors
from api.routes.screenings import Cursor
from api.service import Admin, Auditor, ServiceDependency
from api.storage.delivery_records import DeliveryState, EventType
from api.storage.records import UserRole
from api.web import templates
from api.web.admin_words import (
    DELIVERY_WORDS,
    DISABLED_WORDS,
    ROLE_WORDS,
    SCOPE_WORDS,
    WEBHOOK_EVENT_WORDS,
    kind_words,
)
from api.web.event_rows import event_rows, names_of

router = APIRouter(prefix="/admin", include_in_schema=False, default_response_class=HTMLResponse)

_EVENTS = 50
_DELIVERIES = 25
_MOST_WEBHOOKS = 200


@router.get("")
def first(auditor: Auditor) -> Response:
    """The first of these pages."""
    return RedirectResponse("/admin/keys", 303)


@router.get("/keys")
def keys(request: Request, service: ServiceDependency, auditor: Auditor) -> Response:
    """All API keys, the newest first, and a form for another one."""
    every = service.storage.every_key(auditor.tenant_id)
    every.sort(key=lambda key: (key.revoked_at is not None, -key.created_at.timestamp()))
    return _page(request, "admin_keys.html.j2", {"keys": every, "scopes": SCOPE_WORDS})


@router.get("/users")
def users(request: Request, service: ServiceDependency, auditor: Auditor) -> Response:
    """All users, and a form for another one."""
    every = service.storage.users(auditor.tenant_id)
    every.sort(key=lambda user: (user.disabled_at is not None, user.name.casefold()))
    return _page(
        request, "admin_users.html.j2", {"users": every, "roles": ROLE_WORDS, "every_role": list(UserRole)}
    )


@router.get("/events")
def events(
    request: Request,
    service: ServiceDependency,
    auditor: Auditor,
    kind: Annotated[str, Query(max_length=40)] = "",
    cursor: Cursor = None,
) -> Response:
    """The log, the newest first. Whether it is whole the page asks for itself: that takes a while."""
    found = service.storage.event_page(
        auditor.tenant_id, cursors.read_number(cursor), _EVENTS + 1, newest_first=True, kind=kind or None
    )
    shown = found[:_EVENTS]
    return _page(
        request,
        "admin_events.html.j2",
        {
            "rows": event_rows(shown, names_of(service.storage, auditor.tenant_id)),
            "kinds": [(name, kind_words(name)) for name in service.storage.event_kinds(auditor.tenant_id)],
            "kind": kind,
            "older": cursors.of_number(shown[-1].number) if len(found) > _EVENTS else None,
            "is_first": cursor is None,
        },
    )


@router.get("/webhooks")
def webhooks(request: Request, service: ServiceDependency, admin: Admin) -> Response:
    """All webhooks, and a form for another one."""
    every = service.storage.webhooks(admin.tenant_id, None, _MOST_WEBHOOKS)
    shown = {"webhooks": every, "events": WEBHOOK_EVENT_WORDS, "disabled_words": DISABLED_WORDS}
    return _page(request, "admin_webhooks.html.j2", shown)


@router.get("/webhooks/{webhook_id}")
def webhook(
    request: Request,
    service: ServiceDependency,
    admin: Admin,
    webhook_id: Annotated[str, Path(max_length=32)],
    state: DeliveryState | None = None,
    cursor: Cursor = None,
) -> Response:
    """A webhook, what it was told, and how that went."""
    record = service.storage.webhook(admin.tenant_id, webhook_id)
    found = service.storage.deliveries(record.id, state, cursors.read_time(cursor), _DELIVERIES + 1)
    shown = found[:_DELIVERIES]
    older = cursors.of_time((shown[-1].created_at, shown[-1].id)) if len(found) > _DELIVERIES else None
    return _page(
        request,
        "admin_webhook.html.j2",
        {
            "webhook": record,
            "events": WEBHOOK_EVENT_WORDS,
            "every_event": list(EventType),
            "disabled_words": DISABLED_WORDS,
            "deliveries": [(delivery, service.storage.delivery_attempts(delivery.id)) for delivery in shown],
            "delivery_words": DELIVERY_WORDS,
            "state": state,
            "states": list(DeliveryState),
            "older": older,
            "is_first": cursor is None,
        },
    )


@router.get("/retention")
def retention(request: Request, service: ServiceDependency, auditor: Auditor) -> Response:
    """How long everything is kept, by which setting."""
    return _page(request, "admin_retention.html.j2", {"settings": service.settings})


def _page(request: Request, name: str, shown: dict[str, Any]) -> Response:
    return templates.TemplateResponse(request, name, shown)
