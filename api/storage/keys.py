"""Tenants and their API keys."""

from uuid import uuid4

from sqlalchemy import func, select

from api.storage.engine import Database
from api.storage.log import append, lock_tenant, now
from api.storage.records import ApiKey, NotFound, Tenant
from api.storage.tables import KeyRow, TenantRow


class KeyTables:
    """Tenants and keys."""

    _database: Database

    def tenant(self, name: str) -> Tenant:
        """The tenant of this name, made when there is none."""
        with self._database.write() as session:
            row = session.scalars(select(TenantRow).where(TenantRow.name == name)).first()
            if row is None:
                row = TenantRow(id=uuid4().hex, name=name, created_at=now())
                session.add(row)
                session.flush()
            return Tenant(row.id, row.name)

    def tenant_named(self, name: str) -> Tenant | None:
        """The tenant of this name, if there is one."""
        with self._database.read() as session:
            row = session.scalars(select(TenantRow).where(TenantRow.name == name)).first()
            return Tenant(row.id, row.name) if row else None

    def tenants(self) -> list[Tenant]:
        with self._database.read() as session:
            return [Tenant(row.id, row.name) for row in session.scalars(select(TenantRow).order_by("name"))]

    def add_key(
        self,
        tenant_id: str,
        prefix: str,
        digest: str,
        name: str,
        scopes: tuple[str, ...],
        *,
        first: bool,
        by: str | None = None,
    ) -> bool:
        """Keep a key that `by` made. With `first`, only if there is no other at all; whether it was kept."""
        with self._database.write() as session:
            lock_tenant(session, tenant_id)
            if first and session.scalar(select(func.count()).select_from(KeyRow)):
                return False
            row = KeyRow(prefix=prefix, tenant_id=tenant_id, name=name, digest=digest)
            row.scopes, row.created_at = " ".join(scopes), now()
            session.add(row)
            append(session, tenant_id, "key.created", prefix, scopes=list(scopes), by=by)
            return True

    def key(self, prefix: str) -> ApiKey | None:
        """The key with this prefix, revoked ones too."""
        with self._database.read() as session:
            found = session.execute(
                select(KeyRow, TenantRow).join(TenantRow).where(KeyRow.prefix == prefix)
            ).first()
            return _key(*found) if found else None

    def every_key(self, tenant_id: str | None = None) -> list[ApiKey]:
        """Every key, or those of one tenant, the oldest first."""
        query = select(KeyRow, TenantRow).join(TenantRow).order_by(KeyRow.created_at, KeyRow.prefix)
        if tenant_id is not None:
            query = query.where(KeyRow.tenant_id == tenant_id)
        with self._database.read() as session:
            return [_key(row, tenant) for row, tenant in session.execute(query)]

    def revoke_key(self, prefix: str, tenant_id: str | None = None, *, by: str | None = None) -> None:
        """Make a key useless, whose tenant may be given. Raises NotFound."""
        with self._database.write() as session:
            row = session.get(KeyRow, prefix)
            if row is None or tenant_id not in {None, row.tenant_id}:
                raise NotFound(f"no key {prefix}")
            if row.revoked_at is None:
                lock_tenant(session, row.tenant_id)
                row.revoked_at = now()
                append(session, row.tenant_id, "key.revoked", prefix, by=by)


def _key(row: KeyRow, tenant: TenantRow) -> ApiKey:
    return ApiKey(
        prefix=row.prefix,
        tenant=Tenant(tenant.id, tenant.name),
        name=row.name,
        digest=row.digest,
        scopes=tuple(row.scopes.split()),
        created_at=row.created_at,
        revoked_at=row.revoked_at,
    )
