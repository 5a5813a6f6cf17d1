"""Which integration asks."""

from fastapi import Request
from starlette.exceptions import HTTPException

from api.integrations.setup import SCOPE
from api.keys import Principal, principal_of
from api.service import Service, ServiceDependency
from api.storage.ats_records import IntegrationRecord, Vendor


class Asking:
    """Lets in the key of an integration of one vendor (`api.gate` has found out whose key it is)."""

    def __init__(self, vendor: Vendor) -> None:
        self._vendor = vendor

    def __call__(self, request: Request, service: ServiceDependency) -> IntegrationRecord:
        principal = _principal(request, service)
        if principal is None or SCOPE not in principal.scopes:
            raise HTTPException(403, "this is for the key of an integration")
        integration = service.storage.integration_of_key(principal.key)
        if integration is None or integration.vendor is not self._vendor:
            raise HTTPException(403, f"the key is of no integration with {self._vendor.value}")
        return integration


def _principal(request: Request, service: Service) -> Principal | None:
    if service.nobody is not None:  # the gate has asked for no key, but here it says which ATS it is
        return principal_of(request.headers.get("authorization"), service.storage)
    principal = request.state.principal
    assert isinstance(principal, Principal)
    return principal
