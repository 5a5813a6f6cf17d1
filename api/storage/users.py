"""People who sign in, and their sessions."""

import unicodedata
from hashlib import sha256

from sqlalchemy import delete, func, or_, select, update
from sqlalchemy.orm import Session

from api.storage.engine import Database
from api.storage.log import append, lock_tenant, now
from api.storage.records import Conflict, Lifetimes, NotFound, SignedIn, User, UserRole
from api.storage.tables import RequestRow, SessionRow, UserRow


class UserTables:
    """Users and sessions. `by` is who does it, as the log tells: a user's id or a key's prefix."""

    _database: Database

    def add_user(self, user: User, *, by: str, first: bool = False) -> None:
        """Keep a new user. With `first`, only if there is none at all. Raises Conflict."""
        with self._database.write() as session:
            lock_tenant(session, user.tenant_id)
            if first and session.scalar(select(func.count()).select_from(UserRow)):
                raise Conflict("there are users already")
            if _named(session, user.tenant_id, user.name) is not None:
                raise Conflict(f"there is a user {user.name!r} already")
            session.add(
                UserRow(
                    id=user.id,
                    tenant_id=user.tenant_id,
                    name=user.name,
                    name_digest=name_digest(user.name),
                    role=user.role,
                    password=user.password,
                    created_at=user.created_at,
                )
            )
            session.flush()
            append(session, user.tenant_id, "user.created", user.id, role=user.role, by=by)

    def any_user(self) -> bool:
        with self._database.read() as session:
            return session.scalars(select(UserRow.id).limit(1)).first() is not None

    def user(self, tenant_id: str, user_id: str) -> User:
        """Raises NotFound."""
        with self._database.read() as session:
            return _user(_found(session, tenant_id, user_id))

    def user_named(self, tenant_id: str, name: str) -> User | None:
        """The user of this name, in whatever case and width it is written."""
        with self._database.read() as session:
            row = _named(session, tenant_id, name)
            return None if row is None else _user(row)

    def users(self, tenant_id: str | None = None) -> list[User]:
        """The users of a tenant, or all, in the order of their names."""
        query = select(UserRow).order_by(UserRow.tenant_id, UserRow.name, UserRow.id)
        if tenant_id is not None:
            query = query.where(UserRow.tenant_id == tenant_id)
        with self._database.read() as session:
            return [_user(row) for row in session.scalars(query)]

    def change_user(
        self,
        tenant_id: str,
        user_id: str,
        *,
        by: str,
        role: UserRole | None = None,
        disabled: bool | None = None,
        keep_an_admin: bool = True,
    ) -> User:
        """Give a user another role, disable or enable them. Who is disabled is signed out everywhere.

        Raises NotFound, and Conflict where nobody would be left who can administer the tenant, unless
        `keep_an_admin` is false.
        """
        with self._database.write() as session:
            lock_tenant(session, tenant_id)
            row = _found(session, tenant_id, user_id)
            administered = _has_admin(session, tenant_id)
            if role is not None and role != row.role:
                row.role = role
                append(session, tenant_id, "user.role_changed", user_id, role=role, by=by)
            if disabled is not None and disabled != (row.disabled_at is not None):
                row.disabled_at = now() if disabled else None
                if disabled:
                    session.execute(delete(SessionRow).where(SessionRow.user_id == user_id))
                append(session, tenant_id, "user.disabled" if disabled else "user.enabled", user_id, by=by)
            session.flush()
            if keep_an_admin and administered and not _has_admin(session, tenant_id):
                raise Conflict("nobody would be left who can administer")
            return _user(row)

    def erase_user(self, tenant_id: str, user_id: str, *, by: str, keep_an_admin: bool = True) -> None:
        """Remove name, password and sessions of a user for good.

        In the log and on what they decided the id stays, which tells nobody any more who it was. Raises
        NotFound, and Conflict as `change_user` does.
        """
        with self._database.write() as session:
            lock_tenant(session, tenant_id)
            row = _found(session, tenant_id, user_id)
            administered = _has_admin(session, tenant_id)
            session.execute(delete(SessionRow).where(SessionRow.user_id == user_id))
            session.delete(row)
            # What was answered when they were made has the name.
            given = (RequestRow.tenant_id == tenant_id) & RequestRow.body.contains(user_id)
            session.execute(delete(RequestRow).where(given))
            session.flush()
            if keep_an_admin and administered and not _has_admin(session, tenant_id):
                raise Conflict("nobody would be left who can administer")
            append(session, tenant_id, "user.erased", user_id, by=by)

    def set_password(self, tenant_id: str, user_id: str, password: str, *, by: str) -> None:
        """Keep another password and sign the user out everywhere. Raises NotFound."""
        with self._database.write() as session:
            lock_tenant(session, tenant_id)
            row = _found(session, tenant_id, user_id)
            row.password = password
            session.execute(delete(SessionRow).where(SessionRow.user_id == user_id))
            append(session, tenant_id, "user.password_changed", user_id, by=by)

    def rehash(self, user: User, password: str) -> None:
        """Keep the same password as another hash, unless it was changed since `user` was read."""
        with self._database.write() as session:
            same = (UserRow.id == user.id, UserRow.password == user.password)
            session.execute(update(UserRow).where(*same).values(password=password))

    def start_session(self, user: User, digest: str, lifetimes: Lifetimes) -> None:
        """Sign in whose password was right. Raises NotFound if that has changed since `user` was read."""
        with self._database.write() as session:
            lock_tenant(session, user.tenant_id)
            row = _found(session, user.tenant_id, user.id)
            if row.disabled_at is not None or row.password != user.password:
                raise NotFound(f"no user {user.id} with this password")
            at = now()
            ended = or_(SessionRow.seen_at < at - lifetimes.idle, SessionRow.created_at < at - lifetimes.most)
            session.execute(delete(SessionRow).where(ended))
            session.add(SessionRow(digest=digest, user_id=user.id, created_at=at, seen_at=at))
            row.signed_in_at = at
            append(session, user.tenant_id, "user.signed_in", user.id)

    def session(self, digest: str, lifetimes: Lifetimes) -> SignedIn | None:
        """A session that has neither ended nor grown too old, nor its user been disabled."""
        at = now()
        query = (
            select(SessionRow, UserRow)
            .join(UserRow, SessionRow.user_id == UserRow.id)
            .where(SessionRow.digest == digest, UserRow.disabled_at.is_(None))
            .where(SessionRow.seen_at >= at - lifetimes.idle, SessionRow.created_at >= at - lifetimes.most)
        )
        with self._database.read() as session:
            found = session.execute(query).first()
            if found is None:
                return None
            row, user = found
            return SignedIn(_user(user), row.created_at, row.seen_at)

    def see_session(self, digest: str) -> None:
        """Say that a session is in use."""
        with self._database.write() as session:
            session.execute(update(SessionRow).where(SessionRow.digest == digest).values(seen_at=now()))

    def end_session(self, digest: str) -> None:
        """Sign out; a session that is not there is no error."""
        with self._database.write() as session:
            row = session.get(SessionRow, digest)
            if row is None:
                return
            user = session.get_one(UserRow, row.user_id)
            lock_tenant(session, user.tenant_id)
            session.delete(row)
            append(session, user.tenant_id, "user.signed_out", user.id)


def name_digest(name: str) -> str:
    """One digest for a name however it is written: letters of any case or width, spaces of any length."""
    folded = " ".join(unicodedata.normalize("NFKC", name).casefold().split())
    return sha256(unicodedata.normalize("NFKC", folded).encode("utf-8", "replace")).hexdigest()


def _named(session: Session, tenant_id: str, name: str) -> UserRow | None:
    chosen = select(UserRow).where(UserRow.tenant_id == tenant_id, UserRow.name_digest == name_digest(name))
    return session.scalars(chosen).first()


def _found(session: Session, tenant_id: str, user_id: str) -> UserRow:
    row = session.get(UserRow, user_id)
    if row is None or row.tenant_id != tenant_id:
        raise NotFound(f"no user {user_id}")
    return row


def _has_admin(session: Session, tenant_id: str) -> bool:
    chosen = (UserRow.tenant_id == tenant_id, UserRow.role == UserRole.ADMIN, UserRow.disabled_at.is_(None))
    return session.scalars(select(UserRow.id).where(*chosen).limit(1)).first() is not None


def _user(row: UserRow) -> User:
    return User(
        id=row.id,
        tenant_id=row.tenant_id,
        name=row.name,
        role=UserRole(row.role),
        password=row.password,
        created_at=row.created_at,
        signed_in_at=row.signed_in_at,
        disabled_at=row.disabled_at,
    )
