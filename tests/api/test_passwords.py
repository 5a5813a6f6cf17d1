import asyncio
import time
from threading import Lock
from typing import Literal

import pytest
from argon2 import PasswordHasher

from api import passwords
from api.passwords import Hashing, hashed, is_outdated, matches, weakness

GOOD = "correct horse battery"


@pytest.mark.parametrize(
    ("password", "name", "told"),
    [
        (GOOD, "", None),
        (GOOD, "ada", None),
        ("x" * 11, "", "must have 12 to 200 characters"),
        ("correct hor", "", "must have 12 to 200 characters"),
        ("correct horse " * 20, "", "must have 12 to 200 characters"),
        ("abababababababab", "", "repeats too few characters"),
        ("aAaAaAaAaAaAaA", "", "repeats too few characters"),
        ("ADALOVELACE-2025", "adalovelace", "must not hold the user name"),
        ("ада ловелас 1815", "", None),
    ],
)
def test_which_passwords_are_good_enough(password: str, name: str, told: str | None) -> None:
    assert weakness(password, name) == told


def test_only_the_password_matches_its_hash() -> None:
    kept = hashed(GOOD)
    assert kept.startswith("$argon2id$")
    assert GOOD not in kept
    assert hashed(GOOD) != kept
    assert matches(kept, GOOD)
    assert not matches(kept, GOOD + " ")
    assert not matches(kept, "")
    assert not matches(None, GOOD)
    assert not matches("no hash at all", GOOD)
    assert not matches(kept, "\ud800")


def test_composed_letters_are_the_same_password() -> None:
    assert matches(hashed("Gartenh\u00e4user im Mai"), "Gartenha\u0308user im Mai")


def test_a_hash_with_other_parameters_is_outdated() -> None:
    weak = PasswordHasher(time_cost=1, memory_cost=8192, parallelism=1).hash(GOOD)
    assert matches(weak, GOOD)
    assert is_outdated(weak)
    assert not is_outdated(hashed(GOOD))


def test_nobody_costs_as_much_work_as_somebody(monkeypatch: pytest.MonkeyPatch) -> None:
    """Not by a stopwatch: a name that nobody has is verified against a hash of the same parameters."""
    verified: list[str] = []

    class Watched(PasswordHasher):
        def verify(self, hash: str | bytes, password: str | bytes) -> Literal[True]:
            verified.append(str(hash))
            return super().verify(hash, password)

    monkeypatch.setattr(passwords, "hasher", Watched())
    kept = hashed(GOOD)
    assert not matches(None, GOOD)
    assert not matches(kept, "wrong")
    assert [text.rsplit("$", 2)[0] for text in verified] == [kept.rsplit("$", 2)[0]] * 2


def test_few_are_hashed_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    lock, running, most = Lock(), 0, 0

    def slow(kept: str | None, password: str) -> bool:
        nonlocal running, most
        with lock:
            running += 1
            most = max(most, running)
        time.sleep(0.02)  # long enough for all that may run at once to have begun
        with lock:
            running -= 1
        return True

    monkeypatch.setattr(passwords, "matches", slow)

    async def many() -> None:
        hashing = Hashing()
        assert all(await asyncio.gather(*(hashing.matches(None, "x") for _ in range(12))))

    asyncio.run(many())
    assert most == passwords.AT_ONCE
