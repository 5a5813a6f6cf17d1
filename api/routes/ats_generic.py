"""Our own protocol for an ATS that speaks none of the others; requests bring the key as Bearer or Basic."""

from typing import Annotated

from fastapi import APIRouter, Depends, Path, Response

from api.integrations import core
from api.integrations.asking import Asking
from api.integrations.generic import NewOrderIn, OrderOut, TestOut, TestsOut
from api.integrations.outcomes import Status, outcome_of
from api.service import ServiceDependency
from api.storage.ats_records import IntegrationRecord, Vendor

router = APIRouter(prefix="/v1/integrations/generic")

Asker = Annotated[IntegrationRecord, Depends(Asking(Vendor.GENERIC))]
OrderId = Annotated[str, Path(max_length=32)]
_SOON = "1"


@router.get("/tests")
def list_tests(service: ServiceDependency, asker: Asker) -> TestsOut:
    """The roles that resumes can be assessed for."""
    return TestsOut(tests=[TestOut.of(test) for test in core.offered(service.storage, asker.tenant_id)])


@router.post("/orders", status_code=202)
def place_order(response: Response, service: ServiceDependency, asker: Asker, new: NewOrderIn) -> OrderOut:
    """Have a resume assessed. The same `order_id` again is answered with the order that is there."""
    if new.callback_url is not None:
        core.check_callback(asker, service.outbound, new.callback_url)
    order, _ = core.place(service, asker, new.wanted())
    response.headers["location"] = f"/v1/integrations/generic/orders/{order.id}"
    response.headers["retry-after"] = _SOON
    return OrderOut.of(outcome_of(service.storage, service.settings, order))


@router.get("/orders/{order_id}")
def show_order(response: Response, service: ServiceDependency, asker: Asker, order_id: OrderId) -> OrderOut:
    """How an order stands. While it is at work, Retry-After says when to ask again."""
    order = service.storage.order(asker, order_id)
    outcome = outcome_of(service.storage, service.settings, order)
    if outcome.status is Status.WORKING:
        response.headers["retry-after"] = _SOON
    return OrderOut.of(outcome)


@router.post("/orders/{order_id}/cancel")
def cancel_order(service: ServiceDependency, asker: Asker, order_id: OrderId) -> OrderOut:
    """Want no result any more. A resume that is here already stays until it is erased."""
    order = service.storage.cancel_order(asker, order_id)
    return OrderOut.of(outcome_of(service.storage, service.settings, order))


@router.delete("/orders/{order_id}", status_code=204, response_class=Response)
def erase_order(service: ServiceDependency, asker: Asker, order_id: OrderId) -> Response:
    """Erase the resume of an order with all that is known of the person, and your ids of both."""
    core.erase(service, asker, order_id)
    return Response(status_code=204)
