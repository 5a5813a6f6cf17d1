"""People who sign in: what each role may do, passwords that are tried, and sessions."""

import secrets
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from hmac import compare_digest
from hmac import digest as hmac
from uuid import uuid4

from starlette.concurrency import run_in_threadpool

from api.keys import FIRST_TENANT, Principal, principal_of
from api.passwords import Hashing, is_outdated
from api.rates import RateLimit
from api.settings import Settings
from api.storage import Storage
from api.storage.records import Lifetimes, NotFound, SignedIn, Tenant, User, UserRole
from api.storage.users import name_digest

SCOPES_OF: dict[UserRole, tuple[str, ...]] = {
    UserRole.RECRUITER: ("read", "write", "decide"),
    UserRole.ADMIN: ("admin",),
    UserRole.AUDITOR: ("read", "audit"),
}
"""What each role may do, in the scopes of API keys."""
TRIES_BY_NAME = 10
TRIES_BY_ADDRESS = 30
"""Wrong passwords a minute."""
_OFTEN = timedelta(minutes=1)
_LONGEST_TOKEN = 100


class TooManyTries(Exception):  # noqa: N818
    """Too many wrong passwords for a name or from an address; `wait` in seconds."""

    def __init__(self, wait: int) -> None:
        super().__init__("too many wrong passwords; try again later")
        self.wait = wait


@dataclass(frozen=True, slots=True)
class Attempt:
    """What somebody gives to sign in. Without a tenant it is the only one, or the first."""

    name: str
    password: str
    address: str
    tenant: str = ""


class Accounts:
    """Signing in and out, and who a session belongs to. One for an application."""

    def __init__(self, storage: Storage, settings: Settings) -> None:
        self._storage = storage
        self.hashing = Hashing()
        self.lifetimes = Lifetimes(
            timedelta(minutes=settings.session_idle_minutes), timedelta(hours=settings.session_hours)
        )
        self._seldom = min(_OFTEN, self.lifetimes.idle / 10)
        self._by_name = RateLimit(TRIES_BY_NAME)
        self._by_address = RateLimit(TRIES_BY_ADDRESS)

    async def sign_in(self, attempt: Attempt) -> str | None:
        """The token of a new session, None for a wrong name or password. Raises TooManyTries.

        It takes as long for names that nobody has. Who is disabled has no right password.
        """
        tenant, user = await run_in_threadpool(self._named, attempt)
        bucket = f"{tenant}/{name_digest(attempt.name)}"
        self._count_try(bucket, attempt.address)
        right = await self.hashing.matches(user.password if user else None, attempt.password)
        if user is None or not right or user.disabled_at is not None:
            return None
        self._forgive(bucket, attempt.address)
        if is_outdated(user.password):
            again = await self.hashing.hashed(attempt.password)
            await run_in_threadpool(self._storage.rehash, user, again)
            user = await run_in_threadpool(self._storage.user, user.tenant_id, user.id)
        return await run_in_threadpool(self.begin, user)

    async def is_password_of(self, user: User, password: str, address: str) -> bool:
        """Whether somebody who is signed in knows their password. Raises TooManyTries."""
        self._count_try(user.id, address)
        right = await self.hashing.matches(user.password, password)
        if right:
            self._forgive(user.id, address)
        return right

    def admin_by_key(self, key: str, address: str) -> Principal | None:
        """Whose admin key this is. Raises TooManyTries."""
        self._count_try("", address)
        found = principal_of(f"Bearer {key.strip()}", self._storage)
        if found is None or not found.may("admin"):
            return None
        self._forgive("", address)
        return found

    def begin(self, user: User) -> str | None:
        """The token of a new session; None if the user was changed meanwhile."""
        token = secrets.token_urlsafe(32)
        try:
            self._storage.start_session(user, digest_of_token(token), self.lifetimes)
        except NotFound:
            return None
        return token

    def _count_try(self, name: str, address: str) -> None:
        for limit, bucket in ((self._by_name, name), (self._by_address, address)):
            allowance = limit.take(bucket) if bucket else None
            if allowance is not None and allowance.wait:
                raise TooManyTries(allowance.wait)

    def _forgive(self, name: str, address: str) -> None:
        self._by_name.give_back(name)
        self._by_address.give_back(address)

    def _named(self, attempt: Attempt) -> tuple[str, User | None]:
        """The id of the tenant that is meant, and its user of this name."""
        tenant = tenant_of(self._storage, attempt.tenant)
        return (tenant.id, self._storage.user_named(tenant.id, attempt.name)) if tenant else ("", None)

    def whose(self, token: str) -> SignedIn | None:
        """The session of a token, if it is valid still; it counts as used now."""
        if not token or len(token) > _LONGEST_TOKEN:
            return None
        digest = digest_of_token(token)
        found = self._storage.session(digest, self.lifetimes)
        if found is not None and datetime.now(UTC) - found.seen_at > self._seldom:
            self._storage.see_session(digest)
        return found

    def sign_out(self, token: str) -> None:
        """End a session; one that is over is no error."""
        self._storage.end_session(digest_of_token(token))


def principal_of_user(user: User) -> Principal:
    return Principal(user.tenant_id, user.id, SCOPES_OF[user.role], user.name)


def tenant_of(storage: Storage, name: str) -> Tenant | None:
    """The tenant of this name; without a name the only one there is, or else the first."""
    if name:
        return storage.tenant_named(name)
    every = storage.tenants()
    return every[0] if len(every) == 1 else storage.tenant_named(FIRST_TENANT)


def digest_of_token(token: str) -> str:
    """What is kept of a token: nobody can try 256 random bits."""
    return sha256(token.encode("utf-8", "replace")).hexdigest()


def csrf_token(token: str) -> str:
    """What pages of a session send back to show that they are its own. It tells nothing of the session."""
    return hmac(token.encode("utf-8", "replace"), b"csrf", "sha256").hex()


def is_csrf_token(given: str, token: str) -> bool:
    return compare_digest(given.encode("utf-8", "replace"), csrf_token(token).encode("ascii"))


def create_user(
    storage: Storage,
    tenant_id: str,
    name: str,
    role: UserRole,
    password: str,
    *,
    by: str,
    random: str | None = None,
    first: bool = False,
) -> User:
    """Keep a new user with an encoded `password`. Raises Conflict for a name that is taken.

    The id is made of a `random` UUID in hexadecimal: u and 60 bits, as decisions keep it, unlike any key.
    """
    own = f"u{(random or uuid4().hex)[-15:]}"
    kept = User(own, tenant_id, name, role, password, datetime.now(UTC))
    storage.add_user(kept, by=by, first=first)
    return kept
