"""Who is let in: every request needs a key, before any of its body is read."""

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import Headers
from starlette.types import ASGIApp, Receive, Scope, Send

from api.keys import Principal, principal_of
from api.problems import ProblemResponse, problem
from api.rates import RateLimit
from api.service import Service

OPEN = frozenset({"/healthz", "/readyz", "/openapi.json"})
"""Paths that anybody may ask for; and what lies under /static."""
_CHALLENGE = {"www-authenticate": 'Basic realm="resume-screener", Bearer'}
_WRONG_KEYS_A_MINUTE = 30
_READING = {"GET", "HEAD", "OPTIONS"}


class Gate:
    """ASGI middleware that finds out who asks, and leaves that in the state of the request.

    It answers 401 without a valid key, 429 above the rate of a key, and 403 to pages of other sites, for
    which a browser would send the password that it has stored.
    """

    def __init__(self, app: ASGIApp, requests_per_minute: int) -> None:
        self._app = app
        self._rates = RateLimit(requests_per_minute)
        self._wrong_keys = RateLimit(_WRONG_KEYS_A_MINUTE)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "http" and not _is_open(scope["path"]):
            refusal = await run_in_threadpool(self._admit, scope)
            if refusal is not None:
                await refusal(scope, receive, send)
                return
        await self._app(scope, receive, send)

    def _admit(self, scope: Scope) -> ProblemResponse | None:
        """None for those who may go on."""
        headers = Headers(scope=scope)
        origin = headers.get("origin")
        elsewhere = origin is not None and origin.partition("://")[2] != headers.get("host")
        if elsewhere and scope["method"] not in _READING:
            return problem("forbidden", "a page of another site may not send this")
        service = scope["app"].state.service
        assert isinstance(service, Service)
        state = scope.setdefault("state", {})
        if service.nobody is not None:
            state["principal"] = service.nobody
            return None
        return self._check_key(service, headers.get("authorization"), (scope.get("client") or [""])[0], state)

    def _check_key(
        self, service: Service, given: str | None, client: str, state: dict[str, object]
    ) -> ProblemResponse | None:
        tries = self._wrong_keys.take(client, cost=0)
        if tries.wait:
            return problem("too_many_requests", "too many wrong keys", headers=tries.headers())
        principal: Principal | None = principal_of(given, service.storage)
        if principal is None:
            if given:
                self._wrong_keys.take(client)
            return problem("no_key", "a valid API key is needed, as Bearer or Basic", headers=_CHALLENGE)
        allowance = self._rates.take(principal.key)
        if allowance.wait:
            return problem(
                "too_many_requests", "too many requests with this key", headers=allowance.headers()
            )
        state["principal"], state["headers"] = principal, allowance.headers()
        return None


def _is_open(path: str) -> bool:
    return path in OPEN or path.startswith("/static/")
