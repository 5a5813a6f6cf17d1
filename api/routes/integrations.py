"""Integrations with applicant tracking systems: who may look at them, make them and revoke them."""

from typing import Annotated

from fastapi import APIRouter, Path, Query, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import Response

from api import cursors
from api.idempotency import made, once
from api.integrations import core
from api.integrations.schemas import (
    IntegrationOut,
    MadeIntegrationOut,
    NewIntegrationIn,
    PlacedOrderOut,
)
from api.integrations.setup import UnfitIntegration, make_integration
from api.service import Admin, Auditor, Eraser, ServiceDependency

router = APIRouter(prefix="/v1/integrations")

IntegrationId = Annotated[str, Path(max_length=32)]
OrderId = Annotated[str, Path(max_length=32)]


@router.get("")
def list_integrations(service: ServiceDependency, auditor: Auditor) -> list[IntegrationOut]:
    """All integrations, revoked ones too, the oldest first. Asks for the scope `audit`."""
    return [IntegrationOut.of(record) for record in service.storage.integrations(auditor.tenant_id)]


@router.post("", response_model=MadeIntegrationOut, status_code=201)
def create_integration(
    request: Request, service: ServiceDependency, admin: Admin, new: NewIntegrationIn
) -> Response:
    """A new integration. Its key and secret are in this answer only: sent again with its Idempotency-Key,
    they are null."""
    shown: list[MadeIntegrationOut] = []

    def work(_: object) -> Response:
        try:
            done = make_integration(
                service.storage, service.sealer, admin.tenant_id, new.asked(), by=admin.key
            )
        except UnfitIntegration as error:
            raise RequestValidationError(
                [{"loc": ("body", error.field), "msg": str(error), "type": "value_error"}]
            ) from None
        shown.append(MadeIntegrationOut.made(done))
        return _made(shown[0].model_copy(update={"key": None, "signing_secret": None}))

    # What `once` keeps for a day has no secret in it; the one who asked gets them now.
    content = new.model_dump(mode="json", exclude={"credential"})
    answer = once(request, admin, service.storage, content, work)
    return _made(shown[0]) if shown else answer


@router.get("/{integration_id}")
def show_integration(
    service: ServiceDependency, auditor: Auditor, integration_id: IntegrationId
) -> IntegrationOut:
    """An integration without its secrets."""
    return IntegrationOut.of(service.storage.integration(auditor.tenant_id, integration_id))


@router.delete("/{integration_id}", status_code=204, response_class=Response)
def revoke_integration(service: ServiceDependency, admin: Admin, integration_id: IntegrationId) -> Response:
    """Make its key useless and forget its secrets. What it ordered and was fetched stays."""
    service.storage.revoke_integration(admin.tenant_id, integration_id, by=admin.key)
    return Response(status_code=204)


@router.get("/{integration_id}/orders")
def list_orders(
    request: Request,
    response: Response,
    service: ServiceDependency,
    auditor: Auditor,
    integration_id: IntegrationId,
    cursor: Annotated[str | None, Query(max_length=500)] = None,
    limit: Annotated[int, Query(ge=1, le=200)] = 50,
) -> list[PlacedOrderOut]:
    """What an integration ordered, the newest first."""
    integration = service.storage.integration(auditor.tenant_id, integration_id)
    records = service.storage.orders(integration, cursors.read_time(cursor), limit)
    places = [(each.created_at, each.id) for each in records]
    cursors.link_to_next(request, response, places, limit)
    return [PlacedOrderOut.of(record) for record in records]


@router.get("/{integration_id}/orders/{order_id}")
def show_order(
    service: ServiceDependency, auditor: Auditor, integration_id: IntegrationId, order_id: OrderId
) -> PlacedOrderOut:
    """One order."""
    integration = service.storage.integration(auditor.tenant_id, integration_id)
    return PlacedOrderOut.of(service.storage.order(integration, order_id))


@router.delete("/{integration_id}/orders/{order_id}", status_code=204, response_class=Response)
def erase_order(
    service: ServiceDependency, eraser: Eraser, integration_id: IntegrationId, order_id: OrderId
) -> Response:
    """Erase the resume of an order, and what the ATS calls both."""
    integration = service.storage.integration(eraser.tenant_id, integration_id)
    core.erase(service, integration, order_id)
    return Response(status_code=204)


def _made(shown: MadeIntegrationOut) -> Response:
    return made(shown.model_dump(mode="json"), headers={"location": f"/v1/integrations/{shown.id}"})
