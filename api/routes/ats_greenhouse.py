"""What Greenhouse calls of an assessment partner; its requests bring the key as the user name of Basic."""

import logging
from typing import Annotated, Any

from fastapi import APIRouter, Depends, Query

from api.integrations import core, greenhouse
from api.integrations.asking import Asking
from api.integrations.outcomes import outcome_of
from api.service import ServiceDependency
from api.storage.ats_records import IntegrationRecord, Vendor

router = APIRouter(prefix="/v1/integrations/greenhouse")

Asker = Annotated[IntegrationRecord, Depends(Asking(Vendor.GREENHOUSE))]
_CALLS = frozenset({"list_tests", "send_test", "test_status"})

log = logging.getLogger("screener.integrations")


@router.get("/list_tests")
def list_tests(service: ServiceDependency, asker: Asker) -> list[dict[str, str]]:
    """The roles that resumes can be assessed for."""
    return greenhouse.listed(core.offered(service.storage, asker.tenant_id))


@router.post("/send_test")
def send_test(service: ServiceDependency, asker: Asker, sent: greenhouse.SendTest) -> dict[str, str]:
    """Have a resume assessed. The same again is answered with the same id."""
    core.check_callback(asker, service.outbound, sent.url)
    order, _ = core.place(service, asker, sent.wanted())
    return {"partner_interview_id": order.id}


@router.get("/test_status")
def test_status(
    service: ServiceDependency,
    asker: Asker,
    partner_interview_id: Annotated[str, Query(min_length=1, max_length=120)],
) -> dict[str, Any]:
    """How an order stands, and its result once it is "complete"."""
    order = service.storage.order(asker, partner_interview_id)
    return greenhouse.status(outcome_of(service.storage, service.settings, order))


@router.post("/response_error")
@router.post("/request_errors", include_in_schema=False)
def response_error(
    service: ServiceDependency, asker: Asker, sent: greenhouse.ReportedErrors
) -> dict[str, int]:
    """Greenhouse could not read an answer of ours. What it says is not kept: it may name people."""
    call = sent.api_call if sent.api_call in _CALLS else "other"
    log.warning("greenhouse could not read the answer to %s (%d errors)", call, len(sent.errors))
    service.storage.note_reported_error(asker, call, len(sent.errors))
    return {"status": 200}
