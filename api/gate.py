"""Who is let in: every request needs a key or a session, before any of its body is read."""

from urllib.parse import quote, urlsplit

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import Headers
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.types import ASGIApp, Receive, Scope, Send

from api.accounts import csrf_token, is_csrf_token, principal_of_user
from api.keys import Principal, principal_of
from api.problems import ProblemResponse, problem
from api.rates import RateLimit
from api.service import Service
from api.sessions import CSRF_HEADER, FormTooLarge, sent_csrf_token, token_of
from api.web.problem_page import problem_page, wants_page

OPEN = frozenset({"/healthz", "/readyz", "/openapi.json", "/metrics"})
"""Paths that anybody may ask for, or that know a token of their own; and what lies under /static."""
SIGN_IN, SET_UP = "/sign-in", "/setup"
"""Pages for those who have neither key nor session."""
_OPEN_BELOW = ("/static/", "/v1/integrations/ashby/webhooks/")
"""And what lies below these: files for everybody, and messages that are signed."""
_CHALLENGE = {"www-authenticate": 'Basic realm="resume-screener", Bearer'}
_QUIET_CHALLENGE = {"www-authenticate": "Bearer"}
"""One for which no browser asks for a name and a password in a window of its own."""
_WRONG_KEYS_A_MINUTE = 30
_READING = {"GET", "HEAD", "OPTIONS"}
_ELSEWHERE = {"cross-site", "same-site"}


class Gate:
    """ASGI middleware that finds out who asks, and leaves that in the state of the request.

    `principal` is who; `session` and `csrf_token` are there for people who signed in. It answers 401 without
    a valid key or session, and sends those to sign in who ask for a page; 429 above the rate of a key or a
    person; 403 to pages of other sites, for which a browser would send what it has stored, and to changes
    within a session without its CSRF token.
    """

    def __init__(self, app: ASGIApp, requests_per_minute: int) -> None:
        self._app = app
        self._rates = RateLimit(requests_per_minute)
        self._wrong_keys = RateLimit(_WRONG_KEYS_A_MINUTE)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "http" and not _is_open(scope["path"]):
            refusal = await run_in_threadpool(self._admit, scope)
            if refusal is None and "session" in scope["state"] and scope["method"] not in _READING:
                receive, refusal = await _check_csrf(scope, receive)
            if isinstance(refusal, ProblemResponse):
                refusal = await run_in_threadpool(problem_page, Request(scope), refusal)
            if refusal is not None:
                await refusal(scope, receive, send)
                return
        await self._app(scope, receive, send)

    def _admit(self, scope: Scope) -> Response | None:
        """None for those who may go on."""
        headers = Headers(scope=scope)
        if scope["method"] not in _READING and _is_from_elsewhere(headers):
            return problem("forbidden", "a page of another site may not send this")
        service = scope["app"].state.service
        assert isinstance(service, Service)
        state = scope.setdefault("state", {})
        if service.nobody is not None:
            state["principal"] = service.nobody
            return None
        given = headers.get("authorization")
        if given is not None:
            return self._check_key(service, given, (scope.get("client") or [""])[0], state)
        if self._find_session(service, scope, state):
            return self._check_rate(state["principal"], state)
        return None if scope["path"] in {SIGN_IN, SET_UP} else _refused(service, scope, headers)

    def _check_key(
        self, service: Service, given: str, client: str, state: dict[str, object]
    ) -> Response | None:
        tries = self._wrong_keys.take(client, cost=0)
        if tries.wait:
            return problem("too_many_requests", "too many wrong keys", headers=tries.headers())
        principal = principal_of(given, service.storage)
        if principal is None:
            self._wrong_keys.take(client)
            return problem("no_key", "a valid API key is needed, as Bearer or Basic", headers=_CHALLENGE)
        state["principal"] = principal
        return self._check_rate(principal, state)

    def _check_rate(self, principal: Principal, state: dict[str, object]) -> Response | None:
        allowance = self._rates.take(principal.key)
        state["headers"] = allowance.headers()
        if allowance.wait:
            whose = "by this person" if principal.name else "with this key"
            return problem("too_many_requests", f"too many requests {whose}", headers=allowance.headers())
        return None

    def _find_session(self, service: Service, scope: Scope, state: dict[str, object]) -> bool:
        token = token_of(scope)
        found = service.accounts.whose(token)
        if found is None:
            return False
        state["principal"] = principal_of_user(found.user)
        state["session"], state["csrf_token"] = token, csrf_token(token)
        return True


async def _check_csrf(scope: Scope, receive: Receive) -> tuple[Receive, Response | None]:
    try:
        given, receive = await sent_csrf_token(scope, receive)
    except FormTooLarge as error:
        return receive, problem(error.code, str(error))
    if is_csrf_token(given, scope["state"]["session"]):
        return receive, None
    return receive, problem(
        "wrong_csrf_token", f"load the page again; a request sends its token as {CSRF_HEADER.title()}"
    )


def _refused(service: Service, scope: Scope, headers: Headers) -> Response:
    """The answer to a request of nobody: for a page the way to sign in, for all else a problem."""
    if wants_page(scope):
        if not service.storage.any_user():
            return RedirectResponse(SET_UP, 303)
        back = _page(scope) if scope["method"] in _READING else _page_before(headers)
        return RedirectResponse(f"{SIGN_IN}?next={quote(back, safe='')}", 303)
    if token_of(scope) or CSRF_HEADER in headers or headers.get("sec-fetch-mode", "navigate") != "navigate":
        return problem("signed_out", "sign in again", headers=_QUIET_CHALLENGE)
    return problem("no_key", "a valid API key is needed, as Bearer or Basic", headers=_CHALLENGE)


def _page(scope: Scope) -> str:
    query = scope["query_string"].decode("latin-1")
    path = quote(scope["path"])
    return f"{path}?{query}" if query else path


def _page_before(headers: Headers) -> str:
    """Where a form was sent from, if that is ours."""
    before = urlsplit(headers.get("referer", ""))
    if before.netloc != headers.get("host"):
        return "/"
    return before._replace(scheme="", netloc="", fragment="").geturl() or "/"


def _is_from_elsewhere(headers: Headers) -> bool:
    origin = headers.get("origin")
    if headers.get("sec-fetch-site") in _ELSEWHERE:
        return True
    return origin is not None and origin.partition("://")[2] != headers.get("host")


def _is_open(path: str) -> bool:
    return path in OPEN or path.startswith(_OPEN_BELOW)
