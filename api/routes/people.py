"""The people who sign in: who may look at them, and make and change them over HTTP."""

from typing import Annotated

from fastapi import APIRouter, Path, Request
from fastapi.responses import Response
from starlette.concurrency import run_in_threadpool

from api.account_schemas import ChangedUser, NewPassword, NewUser, UserOut
from api.accounts import create_user
from api.idempotency import Ids, made, once
from api.service import Admin, Auditor, ServiceDependency

router = APIRouter(prefix="/v1/users")

UserId = Annotated[str, Path(max_length=16)]


@router.get("")
def list_users(service: ServiceDependency, auditor: Auditor) -> list[UserOut]:
    """All users, disabled ones too, in the order of their names. Asks for the scope `audit`."""
    return [UserOut.of(user) for user in service.storage.users(auditor.tenant_id)]


@router.post("", response_model=UserOut, status_code=201)
async def add_user(request: Request, service: ServiceDependency, admin: Admin, new: NewUser) -> Response:
    """A person who may sign in from now on. Names are theirs alone, in whatever case they are written."""
    password = await service.accounts.hashing.hashed(new.password.get_secret_value())

    def work(ids: Ids) -> Response:
        user = create_user(
            service.storage,
            admin.tenant_id,
            new.name,
            new.role,
            password,
            by=admin.key,
            random=ids.make(),
        )
        headers = {"location": f"/v1/users/{user.id}"}
        return made(UserOut.of(user).model_dump(mode="json"), headers=headers)

    # Without the password: a plain digest of it, as is kept of what was sent, could be tried out.
    sent = new.model_dump(mode="json", exclude={"password"})
    return await run_in_threadpool(once, request, admin, service.storage, sent, work)


@router.get("/{user_id}")
def show_user(service: ServiceDependency, auditor: Auditor, user_id: UserId) -> UserOut:
    """One user."""
    return UserOut.of(service.storage.user(auditor.tenant_id, user_id))


@router.patch("/{user_id}")
def change_user(service: ServiceDependency, admin: Admin, user_id: UserId, changed: ChangedUser) -> UserOut:
    """Another role, or disabled, which ends all sessions. The last admin stays one: that is a conflict."""
    user = service.storage.change_user(
        admin.tenant_id, user_id, by=admin.key, role=changed.role, disabled=changed.disabled
    )
    return UserOut.of(user)


@router.delete("/{user_id}", status_code=204, response_class=Response)
def erase_user(service: ServiceDependency, admin: Admin, user_id: UserId) -> Response:
    """Remove name, password and sessions of a user for good; the last admin stays, which is a conflict.

    The id stays in the event log and on decisions, as a pseudonym.
    """
    service.storage.erase_user(admin.tenant_id, user_id, by=admin.key)
    return Response(status_code=204)


@router.put("/{user_id}/password", status_code=204, response_class=Response)
async def set_password(
    service: ServiceDependency, admin: Admin, user_id: UserId, new: NewPassword
) -> Response:
    """Another password. It ends all sessions of the user."""
    await run_in_threadpool(service.storage.user, admin.tenant_id, user_id)
    password = await service.accounts.hashing.hashed(new.password.get_secret_value())
    await run_in_threadpool(service.storage.set_password, admin.tenant_id, user_id, password, by=admin.key)
    return Response(status_code=204)
