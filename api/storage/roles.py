"""Role profiles of a tenant's own, in versions."""

from functools import lru_cache

from sqlalchemy import select

from api.storage.engine import Database
from api.storage.log import append, lock_tenant, now
from api.storage.records import Conflict, NotFound, StoredRole
from api.storage.tables import RoleRow
from screener.profile import RoleProfile


class RoleTables:
    """Versions of role profiles."""

    _database: Database

    def add_role(self, tenant_id: str, profile: RoleProfile, after: int) -> StoredRole:
        """Keep `profile` as the version that follows `after`. Raises Conflict if that is there already."""
        version = after + 1
        kept = profile.model_copy(update={"version": version})
        with self._database.write() as session:
            lock_tenant(session, tenant_id)
            if session.get(RoleRow, (tenant_id, profile.id, version)) is not None:
                raise Conflict(f"version {version} of the role {profile.id} is already there")
            row = RoleRow(tenant_id=tenant_id, role_id=profile.id, version=version, created_at=now())
            row.body = role_text(kept)
            session.add(row)
            append(session, tenant_id, "role.saved", profile.id, version=version)
        return StoredRole(kept, row.created_at)

    def role(self, tenant_id: str, role_id: str, version: int | None = None) -> StoredRole:
        """The newest version, or the one asked for. Raises NotFound."""
        query = select(RoleRow).where(RoleRow.tenant_id == tenant_id, RoleRow.role_id == role_id)
        if version is not None:
            query = query.where(RoleRow.version == version)
        with self._database.read() as session:
            row = session.scalars(query.order_by(RoleRow.version.desc()).limit(1)).first()
            if row is None:
                raise NotFound(f"no role {role_id!r}")
            return StoredRole(role_from(row.body), row.created_at)

    def roles(self, tenant_id: str) -> list[StoredRole]:
        """The newest version of each, in the order of their ids."""
        query = select(RoleRow).where(RoleRow.tenant_id == tenant_id).order_by(RoleRow.version)
        with self._database.read() as session:
            newest = {row.role_id: row for row in session.scalars(query)}
        return [StoredRole(role_from(newest[name].body), newest[name].created_at) for name in sorted(newest)]


def role_text(profile: RoleProfile) -> str:
    return profile.model_dump_json(exclude_unset=True)


@lru_cache(maxsize=64)
def role_from(text: str) -> RoleProfile:
    return RoleProfile.model_validate_json(text)
