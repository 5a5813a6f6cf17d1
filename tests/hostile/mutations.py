"""Damage at random, the same for the same seed: bytes flipped, cut, doubled, mixed with another file."""

from collections.abc import Callable, Sequence
from random import Random

NUMBERS = (b"0", b"-1", b"65535", b"2147483648", b"9" * 40, b"1e400", b"nan")
MOST_BYTES = 400_000
Change = Callable[[Random, bytearray, bytes], None]


def mutated(random: Random, files: Sequence[bytes]) -> bytes:
    """One of the files with one to six changes."""
    data = bytearray(random.choice(files))
    other = random.choice(files)
    for _ in range(random.randint(1, 6)):
        random.choice(CHANGES)(random, data, other)
    return bytes(data[:MOST_BYTES])


def piece(random: Random, data: bytes | bytearray) -> tuple[int, int]:
    """The ends of a piece, mostly a short one."""
    start = random.randrange(len(data) + 1)
    return start, start + int(len(data) ** random.random())


def flip(random: Random, data: bytearray, other: bytes) -> None:
    for _ in range(random.choice((1, 5, 50)) if data else 0):
        data[random.randrange(len(data))] ^= 1 << random.randrange(8)


def overwrite(random: Random, data: bytearray, other: bytes) -> None:
    start, end = piece(random, data)
    data[start:end] = random.randbytes(len(data[start:end]))


def cut(random: Random, data: bytearray, other: bytes) -> None:
    start, end = piece(random, data)
    del data[start:end]


def end(random: Random, data: bytearray, other: bytes) -> None:
    del data[random.randrange(len(data) + 1) :]


def double(random: Random, data: bytearray, other: bytes) -> None:
    start, end = piece(random, data)
    data[start:start] = data[start:end] * random.choice((1, 3, 100, 1_000))
    del data[MOST_BYTES:]


def splice(random: Random, data: bytearray, other: bytes) -> None:
    start, end = piece(random, other)
    place, to = piece(random, data)
    data[place : random.choice((place, to))] = other[start:end]


def number(random: Random, data: bytearray, other: bytes) -> None:
    """Another number in the place of one."""
    digits = [place for place, byte in enumerate(data) if 48 <= byte <= 57]
    if digits:
        start = end = random.choice(digits)
        while end < len(data) and 48 <= data[end] <= 57:
            end += 1
        data[start:end] = random.choice(NUMBERS)


CHANGES: tuple[Change, ...] = (flip, overwrite, cut, end, double, splice, number)
