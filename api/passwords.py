"""Passwords: which are good enough, and how they are kept."""

import secrets
import unicodedata
from functools import cache

from anyio import CapacityLimiter, to_thread
from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

SHORTEST = 12
LONGEST = 200
_FEWEST_LETTERS = 5
AT_ONCE = 2
"""Each hash takes 64 MB and a tenth of a second."""

hasher = PasswordHasher()
"""Argon2id as RFC 9106 recommends it for 64 MB."""


def weakness(password: str, name: str = "") -> str | None:
    """What is wrong with a new password, as the end of a sentence that begins with "the password"."""
    if not SHORTEST <= len(password) <= LONGEST:
        return f"must have {SHORTEST} to {LONGEST} characters"
    plain = _normal(password).casefold()
    if len(set(plain)) < _FEWEST_LETTERS:
        return "repeats too few characters"
    if len(name) > 3 and _normal(name).casefold() in plain:
        return "must not hold the user name"
    return None


def hashed(password: str) -> str:
    """An encoded Argon2 hash with its salt and parameters; takes about a tenth of a second."""
    return hasher.hash(_bytes(password))


def matches(kept: str | None, password: str) -> bool:
    """Whether this is the password that was hashed; None, for nobody, takes as long as a wrong one."""
    stands_in = _nobodys()
    try:
        hasher.verify(kept or stands_in, _bytes(password))
    except (VerificationError, InvalidHashError):
        return False
    return kept is not None


def is_outdated(kept: str) -> bool:
    """Whether a hash has other parameters than are used now."""
    return hasher.check_needs_rehash(kept)


class Hashing:
    """Hashes a few passwords at once; those that wait hold no thread. One for an application."""

    def __init__(self) -> None:
        self._limiter = CapacityLimiter(AT_ONCE)

    async def hashed(self, password: str) -> str:
        return await to_thread.run_sync(hashed, password, limiter=self._limiter)

    async def matches(self, kept: str | None, password: str) -> bool:
        return await to_thread.run_sync(matches, kept, password, limiter=self._limiter)


@cache
def _nobodys() -> str:
    return hashed(secrets.token_hex(16))


def _normal(password: str) -> str:
    """One form for letters that keyboards compose in different ways."""
    return unicodedata.normalize("NFKC", password)


def _bytes(password: str) -> bytes:
    return _normal(password).encode("utf-8", "replace")
