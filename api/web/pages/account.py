"""One's own account: who is signed in, and another password."""

from typing import Annotated

from fastapi import APIRouter, Query, Request
from fastapi.responses import HTMLResponse, Response
from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException

from api.accounts import TooManyTries
from api.keys import Principal
from api.service import Reader, Service, ServiceDependency
from api.storage.records import User
from api.web import templates
from api.web.pages.sign_in import Given, address_of, begun
from api.web.user_forms import password_mistakes

router = APIRouter(include_in_schema=False, default_response_class=HTMLResponse)


@router.get("/account")
def account_page(
    request: Request,
    service: ServiceDependency,
    reader: Reader,
    changed: Annotated[bool, Query()] = False,
) -> Response:
    """Who is signed in, and a form for another password."""
    return _account(request, _person(service, reader), changed=changed)


@router.post("/account")
async def change_password(
    request: Request,
    service: ServiceDependency,
    reader: Reader,
    current: Given = "",
    password: Given = "",
    again: Given = "",
) -> Response:
    """Another password, for whoever knows the one before. All sessions end; this browser gets a new one."""
    user = await run_in_threadpool(_person, service, reader)
    mistakes = password_mistakes(password, again, user.name)
    if not mistakes:
        try:
            if not await service.accounts.is_password_of(user, current, address_of(request)):
                mistakes["current"] = "This is not your password."
        except TooManyTries as error:
            mistakes["current"] = f"Too many wrong attempts. Try again in {error.wait} seconds."
    if mistakes:
        return _account(request, user, mistakes)
    encoded = await service.accounts.hashing.hashed(password)
    return await run_in_threadpool(_changed, request, service, user, encoded)


def _changed(request: Request, service: Service, user: User, encoded: str) -> Response:
    service.storage.set_password(user.tenant_id, user.id, encoded, by=user.id)
    token = service.accounts.begin(service.storage.user(user.tenant_id, user.id))
    return begun(request, service, token, "/account?changed=true")


def _person(service: Service, asker: Principal) -> User:
    """The user who asks; a key has no password."""
    if not asker.name:
        raise HTTPException(404, "only people who signed in have an account")
    return service.storage.user(asker.tenant_id, asker.key)


def _account(
    request: Request, user: User, mistakes: dict[str, str] | None = None, *, changed: bool = False
) -> Response:
    shown = {"user": user, "mistakes": mistakes or {}, "changed": changed}
    return templates.TemplateResponse(request, "account.html.j2", shown, 422 if mistakes else 200)
