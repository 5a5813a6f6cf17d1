"""What the routes work with, made once for each application, and what each of them asks of a key."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated

from fastapi import Depends, Request
from starlette.exceptions import HTTPException

from api.accounts import Accounts
from api.arrivals import Arrivals
from api.deliveries import Deliveries
from api.isolated import Isolated
from api.jobs import Jobs
from api.keys import Principal
from api.outbound import Outbound
from api.sealing import Sealer
from api.settings import Settings
from api.storage import Originals, Storage

if TYPE_CHECKING:  # its parts work for the routes' modules, which need this one
    from api.background import Background
    from api.integrations.fetching import Fetcher


@dataclass(frozen=True, slots=True)
class Service:
    """Everything that lives as long as the application."""

    settings: Settings
    storage: Storage
    arrivals: Arrivals
    originals: Originals
    background: "Background"
    accounts: Accounts
    nobody: Principal | None
    """Who asks, where no keys are asked for."""
    isolated: Isolated
    """Processes for work on files that a request waits for."""
    outbound: Outbound

    @property
    def jobs(self) -> Jobs:
        return self.background.jobs

    @property
    def deliveries(self) -> Deliveries:
        return self.background.deliveries

    @property
    def fetcher(self) -> "Fetcher":
        return self.background.fetcher

    @property
    def sealer(self) -> Sealer:
        return self.background.sealer


# Neither of these waits for anything. Functions that are not `async` would each run in a thread of their own.
async def _service(request: Request) -> Service:
    service = request.app.state.service
    assert isinstance(service, Service)
    return service


ServiceDependency = Annotated[Service, Depends(_service)]


def _whose(principal: Principal) -> str:
    return "your role" if principal.name else "the key"


class _Scoped:
    """Lets in whose key has a scope; who that is, the gate has found out (`api.gate`)."""

    def __init__(self, scope: str) -> None:
        self._scope = scope

    async def __call__(self, request: Request) -> Principal:
        principal = request.state.principal
        assert isinstance(principal, Principal)
        if not principal.may(self._scope):
            raise HTTPException(403, f"{_whose(principal)} has no scope {self._scope!r}")
        return principal


Reader = Annotated[Principal, Depends(_Scoped("read"))]
Writer = Annotated[Principal, Depends(_Scoped("write"))]
Decider = Annotated[Principal, Depends(_Scoped("decide"))]
Eraser = Annotated[Principal, Depends(_Scoped("erase"))]
Auditor = Annotated[Principal, Depends(_Scoped("audit"))]
Admin = Annotated[Principal, Depends(_Scoped("admin"))]
