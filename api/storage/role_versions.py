"""All versions of a role profile."""

from sqlalchemy import select

from api.storage.engine import Database
from api.storage.records import StoredRole
from api.storage.roles import role_from
from api.storage.tables import RoleRow


class RoleVersionTables:
    """The history of role profiles."""

    _database: Database

    def role_versions(self, tenant_id: str, role_id: str) -> list[StoredRole]:
        """Every version that the tenant has saved, the newest first; none is no error."""
        query = select(RoleRow).where(RoleRow.tenant_id == tenant_id, RoleRow.role_id == role_id)
        with self._database.read() as session:
            return [
                StoredRole(role_from(row.body), row.created_at)
                for row in session.scalars(query.order_by(RoleRow.version.desc()))
            ]
