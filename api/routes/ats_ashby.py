"""What Ashby calls of an assessment partner, and its signed webhooks.

Requests bring the key as the user name of Basic. Where one has a signature, too, that must be right.
"""

import json
from typing import Annotated, Any

from fastapi import APIRouter, Depends, Path, Request
from fastapi.exceptions import RequestValidationError
from pydantic import ValidationError
from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException

from api.integrations import ashby, core
from api.integrations.asking import Asking
from api.integrations.vendor_errors import ASHBY_ERROR, told_as
from api.service import Service, ServiceDependency
from api.storage.ats_records import IntegrationRecord, Vendor
from screener.errors import ProfileError

router = APIRouter(prefix="/v1/integrations/ashby", responses=told_as(ASHBY_ERROR))

_Keyed = Annotated[IntegrationRecord, Depends(Asking(Vendor.ASHBY))]


async def _asking(request: Request, service: ServiceDependency, integration: _Keyed) -> IntegrationRecord:
    """The integration whose key came, with a signature that is right if there is one."""
    given = request.headers.get(ashby.SIGNATURE)
    if given is not None:
        _check_signature(service, integration, await request.body(), given)
    return integration


Asker = Annotated[IntegrationRecord, Depends(_asking)]


@router.post("/assessment.list")
def list_assessments(service: ServiceDependency, asker: Asker) -> dict[str, Any]:
    """The roles that resumes can be assessed for."""
    return _results(ashby.listed(core.offered(service.storage, asker.tenant_id)))


@router.post("/assessment.start")
def start_assessment(service: ServiceDependency, asker: Asker, sent: ashby.StartAssessment) -> dict[str, Any]:
    """Have the resume of a candidate assessed. The same again is answered with the same id."""
    try:
        order, _ = core.place(service, asker, sent.wanted())
    except ProfileError as error:
        raise HTTPException(422, str(error)) from None
    return _results({"assessment_id": ashby.assessment_id(order)})


@router.post("/assessment.cancel")
def cancel_assessment(
    service: ServiceDependency, asker: Asker, sent: ashby.CancelAssessment
) -> dict[str, Any]:
    """Want no result any more."""
    order = service.storage.cancel_order(asker, sent.assessment_id.hex)
    return _results({"assessment_id": ashby.assessment_id(order)})


@router.post(
    "/webhooks/{integration_id}",
    openapi_extra={
        "security": [],
        "requestBody": {
            "required": True,
            "content": {"application/json": {"schema": ashby.Webhook.model_json_schema()}},
        },
    },
)
async def webhook(
    request: Request, service: ServiceDependency, integration_id: Annotated[str, Path(max_length=32)]
) -> dict[str, Any]:
    """A signed message; one that says that a candidate was deleted erases what was ordered for them.

    A message is acted on once: sent again it is refused.
    """
    body = await request.body()
    return await run_in_threadpool(_act, service, integration_id, body, request.headers.get(ashby.SIGNATURE))


def _act(service: Service, integration_id: str, body: bytes, signature: str | None) -> dict[str, Any]:
    integration = service.storage.open_integration(integration_id)
    if integration is None or integration.vendor is not Vendor.ASHBY:
        raise HTTPException(404, f"no integration {integration_id!r}")
    _check_signature(service, integration, body, signature)
    try:
        message = ashby.Webhook.model_validate_json(body)
        candidate = message.deleted_candidate
    except ValidationError as error:
        problems = [{**item, "loc": ("body", *item["loc"])} for item in error.errors(include_url=False)]
        raise RequestValidationError(problems) from None
    digest = ashby.message_digest(message, body)
    if service.storage.was_seen(integration.id, digest):
        raise HTTPException(403, "the message was received before")
    if candidate is not None:
        for order in service.storage.orders_of_candidate(integration, candidate):
            core.erase(service, integration, order.id)
    # Noted last: a message whose work was cut off must be taken again. Erasing twice erases once.
    service.storage.see_message(integration.id, digest)
    return _results({"action": message.action})


def _check_signature(
    service: Service, integration: IntegrationRecord, body: bytes, signature: str | None
) -> None:
    secret = integration.signing_secret
    if secret is None or not ashby.is_signed(body, signature, service.sealer.open(secret, integration.id)):
        raise HTTPException(401, "the signature is not right")


def _results(content: object) -> dict[str, Any]:
    return {"success": True, "results": json.loads(json.dumps(content))}
