"""What the routes work with, made once for each application, and what each of them asks of a key."""

from dataclasses import dataclass
from typing import Annotated

from fastapi import Depends, Request
from starlette.exceptions import HTTPException

from api.jobs import Jobs
from api.keys import Principal
from api.settings import Settings
from api.storage import Originals, Storage


@dataclass(frozen=True, slots=True)
class Service:
    """Everything that lives as long as the application."""

    settings: Settings
    storage: Storage
    originals: Originals
    jobs: Jobs
    nobody: Principal | None
    """Who asks, where no keys are asked for."""


def _service(request: Request) -> Service:
    service = request.app.state.service
    assert isinstance(service, Service)
    return service


ServiceDependency = Annotated[Service, Depends(_service)]


class _Scoped:
    """Lets in whose key has a scope; who that is, the gate has found out (`api.gate`)."""

    def __init__(self, scope: str) -> None:
        self._scope = scope

    def __call__(self, request: Request) -> Principal:
        principal = request.state.principal
        assert isinstance(principal, Principal)
        if not principal.may(self._scope):
            raise HTTPException(403, f"the key has no scope {self._scope!r}")
        return principal


Reader = Annotated[Principal, Depends(_Scoped("read"))]
Writer = Annotated[Principal, Depends(_Scoped("write"))]
Decider = Annotated[Principal, Depends(_Scoped("decide"))]
Eraser = Annotated[Principal, Depends(_Scoped("erase"))]
