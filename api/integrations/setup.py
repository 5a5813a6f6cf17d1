"""Making an integration: its key, the secrets between us and the ATS, and what is asked of both."""

import re
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from uuid import uuid4

from api.keys import new_key
from api.sealing import Sealer
from api.storage import Storage
from api.storage.ats_records import IntegrationRecord, Vendor
from api.webhooks import new_secret

SCOPE = "integration"
"""What the key of an integration is allowed: to speak the protocol of its vendor, and nothing else."""
CREDENTIAL_OF = {
    Vendor.ASHBY: "an API key of Ashby that may read and write candidates",
    Vendor.WORKABLE: "the token that Workable gives for results",
}
"""What has to come from the vendor, in words."""
NEEDS_LINK = frozenset({Vendor.GREENHOUSE, Vendor.ASHBY, Vendor.WORKABLE})
"""Vendors that want an address of the candidate's page with a result."""
_SIGNED = frozenset({Vendor.ASHBY, Vendor.GENERIC})
_HOST = re.compile(r"(?:[A-Za-z0-9_.-]+|\[[0-9A-Fa-f:.]+\])(?::[0-9]{1,5})?")
_BASE = re.compile(r"https?://(?:[A-Za-z0-9_.-]+|\[[0-9A-Fa-f:.]+\])(?::[0-9]{1,5})?(?:/[A-Za-z0-9._~/-]*)?")


class UnfitIntegration(ValueError):  # noqa: N818 - what the one who asks for it is told
    """It cannot be made so. `field` is what is wrong."""

    def __init__(self, field: str, message: str) -> None:
        super().__init__(message)
        self.field = field


@dataclass(frozen=True, slots=True)
class NewIntegration:
    """What is asked for; see `IntegrationRecord`."""

    vendor: Vendor
    name: str
    credential: str | None = field(default=None, repr=False)
    address: str | None = None
    as_of: date | None = None
    blind: bool = False


@dataclass(frozen=True, slots=True)
class MadeIntegration:
    """What was made, with the secrets in the one moment in which they can be shown."""

    record: IntegrationRecord
    key: str = field(repr=False)
    signing_secret: str | None = field(repr=False)


def make_integration(
    storage: Storage, sealer: Sealer, tenant_id: str, new: NewIntegration, by: str | None
) -> MadeIntegration:
    """Make and keep an integration of a tenant. Raises UnfitIntegration."""
    _check(new)
    key, integration_id = new_key(), uuid4().hex
    # Greenhouse is told of results with the key with which it asks.
    credential = key.text if new.vendor is Vendor.GREENHOUSE else new.credential
    secret = new_secret() if new.vendor in _SIGNED else None
    record = IntegrationRecord(
        id=integration_id,
        tenant_id=tenant_id,
        vendor=new.vendor,
        name=new.name,
        key_prefix=key.prefix,
        credential=credential and sealer.seal(credential, integration_id),
        signing_secret=secret and sealer.seal(secret, integration_id),
        address=new.address and new.address.rstrip("/"),
        as_of=new.as_of,
        blind=new.blind,
        created_at=datetime.now(UTC),
    )
    storage.add_integration(record, key.digest, (SCOPE,), by)
    return MadeIntegration(record, key.text, secret)


def _check(new: NewIntegration) -> None:
    if not 1 <= len(new.name.strip()) <= 200 or not new.name.isprintable():
        raise UnfitIntegration("name", "has 1 to 200 printable characters")
    wanted = CREDENTIAL_OF.get(new.vendor)
    if wanted is not None and not new.credential:
        raise UnfitIntegration("credential", f"is needed: {wanted}")
    if wanted is None and new.credential:
        raise UnfitIntegration("credential", f"is none that {new.vendor.value} has")
    if new.credential and not (new.credential.isascii() and new.credential.isprintable()):
        raise UnfitIntegration("credential", "has characters that no key has")
    if new.address is not None and len(new.address) > 500:
        raise UnfitIntegration("address", "has at most 500 characters")
    if new.address is not None and new.vendor is Vendor.ASHBY and not _BASE.fullmatch(new.address):
        raise UnfitIntegration("address", "must be the base of the API, such as https://api.ashbyhq.com")
    if new.address is not None and new.vendor is not Vendor.ASHBY and not _HOST.fullmatch(new.address):
        raise UnfitIntegration("address", "must be the host that results are sent to, such as ats.example")
