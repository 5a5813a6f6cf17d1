"""The commands on integrations with applicant tracking systems."""

import sys
from datetime import date
from pathlib import Path

from api.integrations.schemas import webhook_path
from api.integrations.setup import (
    NEEDS_LINK,
    MadeIntegration,
    NewIntegration,
    UnfitIntegration,
    make_integration,
)
from api.keys import CONSOLE
from api.sealing import Sealer
from api.settings import Settings
from api.storage import Storage, open_storage
from api.storage.ats_records import Vendor
from api.storage.records import NotFound
from screener.cli.outcome import ExitCode, usage_error
from screener.errors import SettingsError

_HERE = "https://this-service"
"""Stands for the address of the service where that is not set."""


def create(
    vendor: str,
    name: str,
    tenant: str,
    credential_file: Path | None,
    address: str | None,
    as_of: date | None,
    *,
    blind: bool,
) -> int:
    if vendor not in set(Vendor):
        return usage_error(SettingsError(f"no vendor {vendor!r}; there are {', '.join(Vendor)}"))
    if not 1 <= len(tenant) <= 200:
        return usage_error(SettingsError("names of tenants have 1 to 200 characters"))
    try:
        credential = _read(credential_file)
    except OSError as error:
        return usage_error(SettingsError(f"{credential_file}: {error.strerror}"))
    settings = Settings.read()
    storage, sealer = open_storage(settings.database), Sealer.of(settings)
    try:
        new = NewIntegration(Vendor(vendor), name, credential, address, as_of, blind)
        made = make_integration(storage, sealer, storage.tenant(tenant).id, new, by=CONSOLE)
    except UnfitIntegration as error:
        return usage_error(SettingsError(f"--{error.field}: {error}"))
    finally:
        storage.close()
    _tell(made, settings)
    return ExitCode.OK


def show() -> int:
    storage = _storage()
    names = {tenant.id: tenant.name for tenant in storage.tenants()}
    print(f"{'Id':<32}  {'Vendor':<10}  {'Tenant':<16}  {'Name':<24}  {'Key':<12}  {'Created':<16}  State")
    for record in storage.integrations():
        state = "revoked" if record.revoked_at else "valid"
        created = record.created_at.strftime("%Y-%m-%d %H:%M")
        print(
            f"{record.id:<32}  {record.vendor.value:<10}  {names[record.tenant_id]:<16}  {record.name:<24}  "
            f"{record.key_prefix:<12}  {created:<16}  {state}"
        )
    storage.close()
    return ExitCode.OK


def revoke(integration_id: str) -> int:
    storage = _storage()
    found = [record for record in storage.integrations() if record.id == integration_id]
    for record in found:
        storage.revoke_integration(record.tenant_id, record.id, by=CONSOLE)
    storage.close()
    if not found:
        return usage_error(NotFound(f"no integration {integration_id!r}"))
    print(f"{integration_id} is revoked")
    return ExitCode.OK


def _tell(made: MadeIntegration, settings: Settings) -> None:
    """The key alone on the standard output, what to do with it beside that."""
    record, base = made.record, settings.public_url or _HERE
    print(made.key)
    told = [f"Integration {record.id}: give {record.vendor.value} the key above, which is shown only now."]
    told.append(f"It asks us at {base}/v1/integrations/{record.vendor.value}/")
    if made.signing_secret is not None:
        told.append(f"Signing secret, shown only now: {made.signing_secret}")
    path = webhook_path(record)
    if path is not None:
        told.append(f"With it, webhooks of the type candidateDelete erase: {base}{path}")
    if settings.public_url is None and record.vendor in NEEDS_LINK:
        told.append(
            f"{record.vendor.value} wants an address with every result: set SCREENER_PUBLIC_URL to where"
            " people reach this service."
        )
    print("\n".join(told), file=sys.stderr)


def _read(path: Path | None) -> str | None:
    """The first line of a file; - is the standard input."""
    if path is None:
        return None
    text = sys.stdin.readline() if str(path) == "-" else path.read_text("utf-8")
    return text.strip().splitlines()[0] if text.strip() else None


def _storage() -> Storage:
    return open_storage(Settings.read().database)
