"""What Workable calls of an assessment provider; its requests bring the key as a bearer token."""

from typing import Annotated

from fastapi import APIRouter, Depends
from starlette.exceptions import HTTPException

from api.integrations import core, workable
from api.integrations.asking import Asking
from api.integrations.vendor_errors import WORKABLE_ERROR, told_as
from api.service import ServiceDependency
from api.storage.ats_records import IntegrationRecord, Vendor
from screener.errors import ProfileError

router = APIRouter(prefix="/v1/integrations/workable", responses=told_as(WORKABLE_ERROR))

Asker = Annotated[IntegrationRecord, Depends(Asking(Vendor.WORKABLE))]


@router.get("/tests")
def list_tests(service: ServiceDependency, asker: Asker) -> dict[str, list[dict[str, str]]]:
    """The roles that resumes can be assessed for."""
    return workable.listed(core.offered(service.storage, asker.tenant_id))


@router.post("/assessments", status_code=201)
def create_assessment(
    service: ServiceDependency, asker: Asker, sent: workable.NewAssessment
) -> dict[str, str]:
    """Have a resume assessed. The same again is answered with the same id."""
    core.check_callback(asker, service.outbound, sent.callback_url)
    try:
        order, _ = core.place(service, asker, sent.wanted())
    except ProfileError as error:
        raise HTTPException(422, str(error)) from None
    return {"assessment_id": order.id}
