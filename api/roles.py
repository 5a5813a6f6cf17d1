"""The roles that a tenant knows: the bundled ones and its own, never a path from a request."""

from api.storage import Storage
from api.storage.records import NotFound, StoredRole
from screener.errors import ProfileError
from screener.profile import bundled_profile_ids, load_profile


def known_roles(storage: Storage, tenant_id: str) -> list[StoredRole]:
    """The newest version of every role, in the order of the ids."""
    bundled = {name: StoredRole(load_profile(name), None) for name in bundled_profile_ids()}
    own = {role.profile.id: role for role in storage.roles(tenant_id)}
    return [role for _, role in sorted((bundled | own).items())]


def known_versions(storage: Storage, tenant_id: str, name: str) -> list[StoredRole]:
    """Every version of a role, the newest first; a bundled one is the oldest. Raises ProfileError."""
    bundled = [StoredRole(load_profile(name), None)] if name in bundled_profile_ids() else []
    versions = [*storage.role_versions(tenant_id, name), *bundled]
    return versions or [known_role(storage, tenant_id, name)]


def known_role(storage: Storage, tenant_id: str, name: str, version: int | None = None) -> StoredRole:
    """The newest version of a role, or the one asked for. Raises ProfileError."""
    try:
        return storage.role(tenant_id, name, version)
    except NotFound:
        pass
    if name in bundled_profile_ids():
        bundled = load_profile(name)
        if version in {None, bundled.version}:
            return StoredRole(bundled, None)
        raise ProfileError(f"the role {name!r} has no version {version}")
    names = ", ".join(role.profile.id for role in known_roles(storage, tenant_id))
    raise ProfileError(f"no role {name!r}; there are {names}")
