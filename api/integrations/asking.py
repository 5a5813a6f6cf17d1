"""Which integration asks, and errors in the words of its vendor."""

import json
from collections.abc import Callable, Coroutine
from typing import Any

from fastapi import Request, Response
from fastapi.responses import JSONResponse
from fastapi.routing import APIRoute
from starlette.exceptions import HTTPException

from api.contract import PROBLEMS
from api.integrations.setup import SCOPE
from api.keys import Principal, principal_of
from api.problems import ProblemResponse
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


class VendorRoute(APIRoute):
    """Errors that a route raises, in the form that a vendor documents; subclasses say how that looks."""

    @staticmethod
    def shape(status: int, message: str) -> dict[str, Any]:
        """The body of an error."""
        raise NotImplementedError

    def get_route_handler(self) -> Callable[[Request], Coroutine[Any, Any, Response]]:
        handle = super().get_route_handler()

        async def told(request: Request) -> Response:
            try:
                return await handle(request)
            except Exception as error:
                handlers = request.app.exception_handlers
                kind = next((kind for kind in type(error).__mro__ if kind in handlers), None)
                if kind is None:
                    raise
                answer: Response = handlers[kind](request, error)
                if not isinstance(answer, ProblemResponse):
                    return answer
                detail = json.loads(bytes(answer.body))["detail"]
                return JSONResponse(self.shape(answer.status_code, detail), answer.status_code)

        return told


def _principal(request: Request, service: Service) -> Principal | None:
    if service.nobody is not None:  # the gate has asked for no key, but here it says which ATS it is
        return principal_of(request.headers.get("authorization"), service.storage)
    principal = request.state.principal
    assert isinstance(principal, Principal)
    return principal


def told_as(properties: dict[str, Any]) -> dict[int | str, dict[str, Any]]:
    """What a router says of its errors in the OpenAPI document: problems, or the form of a vendor."""
    schema = {"type": "object", "required": list(properties), "properties": properties}
    own = {"application/json": {"schema": schema}}
    return {status: {**told, "content": {**told["content"], **own}} for status, told in PROBLEMS.items()}
