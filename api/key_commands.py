"""The commands on API keys and on the log."""

from api.keys import CONSOLE, SCOPES, create_key
from api.settings import Settings
from api.storage import Storage, open_storage
from api.storage.records import NotFound
from screener.cli.outcome import ExitCode, usage_error
from screener.errors import SettingsError

_BROKEN = 1


def create(name: str, scopes: tuple[str, ...], tenant: str) -> int:
    unknown = [scope for scope in scopes if scope not in SCOPES]
    if unknown:
        return usage_error(SettingsError(f"--scopes: no scope {unknown[0]!r}; there are {', '.join(SCOPES)}"))
    if not 1 <= len(tenant) <= 200 or not 1 <= len(name) <= 200:
        return usage_error(SettingsError("names of keys and tenants have 1 to 200 characters"))
    storage = _storage()
    print(create_key(storage, tenant, name, scopes))
    storage.close()
    return ExitCode.OK


def show() -> int:
    storage = _storage()
    print(f"{'Prefix':<12}  {'Tenant':<16}  {'Name':<20}  {'Scopes':<28}  {'Created':<16}  State")
    for key in storage.every_key():
        state = "revoked" if key.revoked_at else "valid"
        created = key.created_at.strftime("%Y-%m-%d %H:%M")
        scopes = ",".join(key.scopes)
        print(
            f"{key.prefix:<12}  {key.tenant.name:<16}  {key.name:<20}  {scopes:<28}  {created:<16}  {state}"
        )
    storage.close()
    return ExitCode.OK


def revoke(prefix: str) -> int:
    storage = _storage()
    try:
        storage.revoke_key(prefix, by=CONSOLE)
    except NotFound as error:
        return usage_error(error)
    finally:
        storage.close()
    print(f"{prefix} is revoked")
    return ExitCode.OK


def verify() -> int:
    storage = _storage()
    broken = {tenant.name: storage.broken_event(tenant.id) for tenant in storage.tenants()}
    for tenant, number in broken.items():
        print(f"{tenant}: {'whole' if number is None else f'broken at entry {number}'}")
    storage.close()
    return ExitCode.OK if not any(broken.values()) else _BROKEN


def _storage() -> Storage:
    return open_storage(Settings.read().database)
