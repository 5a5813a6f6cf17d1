"""Whether the log of a tenant is whole, and the digest by which its end can be checked later."""

from api.account_schemas import LogCheckOut
from api.storage import Storage


def check(storage: Storage, tenant_id: str) -> LogCheckOut:
    """Read the whole log of a tenant."""
    broken = storage.broken_event(tenant_id)
    last = storage.event_page(tenant_id, None, 1, newest_first=True)
    return LogCheckOut(
        whole=broken is None,
        broken_at=broken,
        entries=last[0].number if last else 0,
        last_digest=last[0].digest if last else None,
    )
