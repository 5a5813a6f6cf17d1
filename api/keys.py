"""API keys: how they look, what they may do, and who a request comes from."""

import base64
import binascii
import secrets
from dataclasses import dataclass
from hashlib import sha256
from hmac import compare_digest

from api.storage import Storage

SCOPES = ("read", "write", "decide", "erase", "audit", "admin")
"""What a key may be allowed; `audit` is to read keys, users and the log, `admin` allows everything."""
FIRST_TENANT = "default"
CONSOLE = "console"
"""Who did it, as the log tells, where that was the command line."""
_MARK = "rs"


@dataclass(frozen=True, slots=True)
class Principal:
    """Who asks: a tenant, by a key or a person of its own, for what the scopes allow."""

    tenant_id: str
    key: str
    """Prefix of an API key, or id of a user: at most 16 characters, and no personal data."""
    scopes: tuple[str, ...]
    name: str = ""
    """How a person who is signed in is called; empty for keys. For pages only."""

    def may(self, scope: str) -> bool:
        return scope in self.scopes or "admin" in self.scopes


@dataclass(frozen=True, slots=True)
class NewKey:
    """A key as it is shown once, and what of it is kept."""

    text: str
    prefix: str
    digest: str


def new_key() -> NewKey:
    """A random key: rs_PREFIX_SECRET, of 48 and 256 bits."""
    prefix, secret = secrets.token_hex(6), secrets.token_hex(32)
    return NewKey(f"{_MARK}_{prefix}_{secret}", prefix, _digest(secret))


def create_key(storage: Storage, tenant: str, name: str, scopes: tuple[str, ...]) -> str:
    """Make a key for the tenant of this name and keep it; the text is nowhere afterwards."""
    return create_key_of(storage, storage.tenant(tenant).id, name, scopes, by=CONSOLE).text


def create_key_of(
    storage: Storage, tenant_id: str, name: str, scopes: tuple[str, ...], *, by: str | None = None
) -> NewKey:
    """Make a key that `by` asks for and keep all of it but its text."""
    key = new_key()
    storage.add_key(tenant_id, key.prefix, key.digest, name, scopes, first=False, by=by)
    return key


def create_first_key(storage: Storage) -> str | None:
    """An admin key, if there is no key at all."""
    key = new_key()
    owner = storage.tenant(FIRST_TENANT).id
    kept = storage.add_key(owner, key.prefix, key.digest, "first", ("admin",), first=True)
    return key.text if kept else None


def principal_of(authorization: str | None, storage: Storage) -> Principal | None:
    """Who sends this Authorization header: Bearer KEY, or Basic with the key as user name or password."""
    for text in _offered(authorization or ""):
        mark, _, rest = text.partition("_")
        prefix, _, secret = rest.partition("_")
        if mark != _MARK or not secret or len(prefix) > 16 or not text.isascii():
            continue
        key = storage.key(prefix)
        if key and compare_digest(key.digest, _digest(secret)) and key.revoked_at is None:
            return Principal(key.tenant.id, key.prefix, key.scopes)
    return None


def anonymous(storage: Storage) -> Principal:
    """Whoever reaches the service when it asks for no keys."""
    return Principal(storage.tenant(FIRST_TENANT).id, "nobody", SCOPES)


def _offered(authorization: str) -> tuple[str, ...]:
    scheme, _, given = authorization.partition(" ")
    if scheme.lower() == "bearer":
        return (given.strip(),)
    if scheme.lower() != "basic":
        return ()
    try:
        user, _, password = base64.b64decode(given, validate=True).decode("utf-8").partition(":")
    except (binascii.Error, UnicodeDecodeError):
        return ()
    return (user, password)


def _digest(secret: str) -> str:
    """A plain digest is enough: nobody can try 256 random bits."""
    return sha256(secret.encode("ascii", "replace")).hexdigest()
