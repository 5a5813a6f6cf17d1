"""The commands on people who sign in."""

import sys
from getpass import getpass

from pydantic import ValidationError

from api.account_schemas import NewUser
from api.accounts import create_user
from api.keys import CONSOLE
from api.passwords import hashed, weakness
from api.settings import Settings
from api.storage import Storage, open_storage
from api.storage.records import Conflict, NotFound, User, UserRole
from screener.cli.outcome import ExitCode, usage_error
from screener.errors import SettingsError


def create(name: str, role: str, tenant: str) -> int:
    if role not in set(UserRole):
        return usage_error(SettingsError(f"--role: no role {role!r}; there are {', '.join(UserRole)}"))
    if not 1 <= len(tenant) <= 200:
        return usage_error(SettingsError("names of tenants have 1 to 200 characters"))
    try:
        new = NewUser.model_validate({"name": name, "role": role, "password": _new_password()})
    except ValidationError as error:
        return usage_error(SettingsError(_told(error)))
    except SettingsError as error:
        return usage_error(error)
    storage = _storage()
    try:
        encoded = hashed(new.password.get_secret_value())
        owner = storage.tenant(tenant)
        user = create_user(storage, owner.id, new.name, new.role, encoded, by=CONSOLE)
    except Conflict as error:
        return usage_error(error)
    finally:
        storage.close()
    print(f"{user.id}  {user.name} can sign in as {user.role}")
    return ExitCode.OK


def show() -> int:
    storage = _storage()
    tenants = {tenant.id: tenant.name for tenant in storage.tenants()}
    print(f"{'Id':<16}  {'Tenant':<16}  {'Name':<28}  {'Role':<9}  {'Signed in':<16}  State")
    for user in storage.users():
        state = "disabled" if user.disabled_at else "active"
        seen = user.signed_in_at.strftime("%Y-%m-%d %H:%M") if user.signed_in_at else "never"
        owner = tenants[user.tenant_id]
        print(f"{user.id:<16}  {owner:<16}  {user.name:<28}  {user.role:<9}  {seen:<16}  {state}")
    storage.close()
    return ExitCode.OK


def disable(who: str, tenant: str, *, disabled: bool) -> int:
    storage = _storage()
    try:
        user = _found(storage, who, tenant)
        storage.change_user(user.tenant_id, user.id, by=CONSOLE, disabled=disabled, keep_an_admin=False)
    except NotFound as error:
        return usage_error(error)
    finally:
        storage.close()
    print(f"{user.name} {'is disabled and signed out' if disabled else 'can sign in again'}")
    return ExitCode.OK


def erase(who: str, tenant: str) -> int:
    storage = _storage()
    try:
        user = _found(storage, who, tenant)
        storage.erase_user(user.tenant_id, user.id, by=CONSOLE, keep_an_admin=False)
    except NotFound as error:
        return usage_error(error)
    finally:
        storage.close()
    print(f"{user.id} is erased: the log and decisions have this id, and no name any more")
    return ExitCode.OK


def password(who: str, tenant: str) -> int:
    storage = _storage()
    try:
        user = _found(storage, who, tenant)
        given = _new_password()
        weak = weakness(given, user.name)
        if weak is not None:
            return usage_error(SettingsError(f"the password {weak}"))
        storage.set_password(user.tenant_id, user.id, hashed(given), by=CONSOLE)
    except (NotFound, SettingsError) as error:
        return usage_error(error)
    finally:
        storage.close()
    print(f"{user.name} has another password and is signed out")
    return ExitCode.OK


def _found(storage: Storage, who: str, tenant: str) -> User:
    """The user of this id, or of this name within a tenant. Raises NotFound."""
    for user in storage.users():
        if user.id == who:
            return user
    owner = storage.tenant_named(tenant)
    named = storage.user_named(owner.id, who) if owner else None
    if named is None:
        raise NotFound(f"no user {who!r} in the tenant {tenant!r}")
    return named


def _new_password() -> str:
    """Typed twice, or the first line of what is piped in. Raises SettingsError."""
    if not _is_terminal():
        return sys.stdin.readline().rstrip("\r\n")
    given = getpass("Password: ")
    if given != getpass("The same again: "):
        raise SettingsError("these are two different passwords")
    return given


def _is_terminal() -> bool:
    return sys.stdin.isatty()


def _told(error: ValidationError) -> str:
    told = error.errors(include_input=False, include_url=False)
    return "; ".join(f"{item['loc'][0]}: {item['msg'].removeprefix('Value error, ')}" for item in told)


def _storage() -> Storage:
    return open_storage(Settings.read().database)
