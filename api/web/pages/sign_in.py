"""Signing in and out, and the first user of a fresh service."""

from typing import Annotated
from urllib.parse import urlsplit

from fastapi import APIRouter, Form, Query, Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response
from starlette.concurrency import run_in_threadpool

from api.accounts import Attempt, TooManyTries, create_user
from api.gate import SET_UP, SIGN_IN
from api.keys import Principal
from api.service import Service, ServiceDependency
from api.sessions import forget_token, keep_token, token_of
from api.storage.records import Conflict, UserRole
from api.web import templates
from api.web.user_forms import new_user_mistakes

router = APIRouter(include_in_schema=False, default_response_class=HTMLResponse)

Given = Annotated[str, Form(max_length=1000)]
SIGN_OUT = "/sign-out"
_LONGEST_PATH = 2000
_WRONG = "The name or the password is wrong."


@router.get(SIGN_IN)
def sign_in_page(
    request: Request,
    service: ServiceDependency,
    next: Annotated[str, Query()] = "/",
    tenant: Annotated[str, Query(max_length=200)] = "",
) -> Response:
    """The form, unless the one who asks is signed in already, or nobody can be yet."""
    if service.nobody is not None or getattr(request.state, "principal", None) is not None:
        return RedirectResponse(local_path(next), 303)
    if not service.storage.any_user():
        return RedirectResponse(SET_UP, 303)
    return _sign_in(request, service, {"next": next, "tenant": tenant})


@router.post(SIGN_IN)
async def sign_in(
    request: Request,
    service: ServiceDependency,
    name: Given = "",
    password: Given = "",
    tenant: Given = "",
    next: Annotated[str, Form()] = "/",
) -> Response:
    """Begin a session and go on to `next`. It has a token of its own, and the session before ends."""
    if service.nobody is not None:
        return RedirectResponse(local_path(next), 303)
    given = {"next": next, "name": name, "tenant": tenant}
    try:
        token = await service.accounts.sign_in(Attempt(name, password, address_of(request), tenant))
    except TooManyTries as error:
        return await run_in_threadpool(_too_many, request, service, given, error)
    if token is None:
        return await run_in_threadpool(_sign_in, request, service, given, _WRONG, 403)
    return await run_in_threadpool(begun, request, service, token, local_path(next))


@router.post(SIGN_OUT)
def sign_out(request: Request, service: ServiceDependency) -> Response:
    """End the session."""
    service.accounts.sign_out(token_of(request.scope))
    answer = RedirectResponse(SIGN_IN, 303)
    forget_token(answer, request.scope)
    return answer


@router.get(SET_UP)
def set_up_page(request: Request, service: ServiceDependency) -> Response:
    """The form for the first user, as long as there is none."""
    if service.nobody is not None or service.storage.any_user():
        return RedirectResponse("/", 303)
    return _set_up(request)


@router.post(SET_UP)
async def set_up(
    request: Request,
    service: ServiceDependency,
    key: Given = "",
    name: Given = "",
    password: Given = "",
    again: Given = "",
) -> Response:
    """Make the first user, an admin, for whoever has an admin key. Later users are made by admins."""
    if service.nobody is not None or await run_in_threadpool(service.storage.any_user):
        return RedirectResponse("/", 303)
    mistakes = new_user_mistakes(name, UserRole.ADMIN, password, again)
    owner = None
    try:
        owner = await run_in_threadpool(service.accounts.admin_by_key, key, address_of(request))
    except TooManyTries as error:
        mistakes["key"] = _wait(error)
    if owner is None:
        mistakes.setdefault("key", "This is no admin key of this service.")
    if owner is None or mistakes:
        return _set_up(request, name, mistakes)
    encoded = await service.accounts.hashing.hashed(password)
    return await run_in_threadpool(_first_user, request, service, owner, name, encoded)


def local_path(text: str) -> str:
    """`text` if it is the address of a page of this service, else that of the first page."""
    try:
        parts = urlsplit(text)
    except ValueError:
        return "/"
    is_local = text.startswith("/") and not text.startswith("//") and not parts.scheme and not parts.netloc
    if not is_local or len(text) > _LONGEST_PATH or "\\" in text or not text.isprintable():
        return "/"
    return "/" if parts.path in {SIGN_IN, SIGN_OUT, SET_UP} else text


def address_of(request: Request) -> str:
    return request.client.host if request.client else ""


def begun(request: Request, service: Service, token: str | None, path: str) -> Response:
    """Go on to `path` with a new session in place of the one that the browser had, if any."""
    service.accounts.sign_out(token_of(request.scope))
    answer = RedirectResponse(path if token else SIGN_IN, 303)
    if token:
        keep_token(answer, request.scope, token)
    return answer


def _first_user(request: Request, service: Service, owner: Principal, name: str, encoded: str) -> Response:
    try:
        user = create_user(
            service.storage, owner.tenant_id, name, UserRole.ADMIN, encoded, by=owner.key, first=True
        )
    except Conflict:
        return RedirectResponse(SIGN_IN, 303)
    return begun(request, service, service.accounts.begin(user), "/")


def _sign_in(
    request: Request, service: Service, given: dict[str, str], mistake: str = "", status: int = 200
) -> Response:
    shown = {"name": "", **given, "mistake": mistake, "many": len(service.storage.tenants()) > 1}
    return templates.TemplateResponse(request, "sign_in.html.j2", shown, status)


def _too_many(request: Request, service: Service, given: dict[str, str], error: TooManyTries) -> Response:
    answer = _sign_in(request, service, given, _wait(error), 429)
    answer.headers["retry-after"] = str(error.wait)
    return answer


def _set_up(request: Request, name: str = "", mistakes: dict[str, str] | None = None) -> Response:
    shown = {"name": name, "mistakes": mistakes or {}}
    return templates.TemplateResponse(request, "set_up.html.j2", shown, 422 if mistakes else 200)


def _wait(error: TooManyTries) -> str:
    return f"Too many wrong attempts. Try again in {error.wait} seconds."
