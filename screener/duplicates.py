"""Resumes of a pile that are probably of one person: flagged for the recruiter, never merged.

Identity is compared here, outside the scorer: what is found changes no score and no place.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import combinations
from zlib import crc32

from screener.candidate import Candidate
from screener.document import Document

_WORD = re.compile(r"[^\W_]+")
_SHINGLE = 6
"""Words that are compared together."""
_SAMPLED = 8
"""One shingle of so many is kept; which one depends on its words alone, so equal texts keep equal ones."""
_FEWEST = 8
"""Kept shingles of the shorter text, at least: less text says too little."""
_ALIKE = 0.6
"""Share of the kept shingles of the shorter text that the longer one has too."""
_AGENCY = 4
"""An address on more resumes than these is that of whoever sent them."""


class Likeness(StrEnum):
    """Why two resumes are taken for one person's, the surest first."""

    FILE = "the same file"
    TEXT = "nearly the same text"
    EMAIL = "the same e-mail address"
    PHONE = "the same telephone number"


@dataclass(frozen=True, slots=True)
class Twin:
    """Another resume of the pile that is probably of the same person.

    `other` is its index in the pile.

    >>> Twin(3, Likeness.EMAIL).likeness.value
    'the same e-mail address'
    """

    other: int
    likeness: Likeness


@dataclass(frozen=True, slots=True)
class Traits:
    """What of a resume is compared with others: enough to find its twins without its text.

    `shingles` are hashes of some runs of words. The rest tells who it is, or names the file.
    """

    file: str
    shingles: frozenset[int]
    emails: tuple[str, ...] = ()
    phones: tuple[str, ...] = ()


def traits_of(document: Document, candidate: Candidate) -> Traits:
    """The traits of one resume. Takes 0.2 ms."""
    shingles = frozenset(_shingles(document.text))
    return Traits(document.sha256, shingles, candidate.emails, candidate.phones)


def find_twins(pile: Sequence[tuple[Document, Candidate]]) -> tuple[tuple[Twin, ...], ...]:
    """For each resume its twins in the order of the pile, each by the surest sign.

    Two resumes are each other's twins. Takes 0.3 ms a resume.
    """
    return twins_among([traits_of(document, candidate) for document, candidate in pile])


def twins_among(pile: Sequence[Traits]) -> tuple[tuple[Twin, ...], ...]:
    """`find_twins` by what is compared."""
    found: dict[tuple[int, int], Likeness] = {}
    for likeness, pairs in (
        (Likeness.FILE, _sharing([traits.file] for traits in pile)),
        (Likeness.TEXT, _same_text([traits.shingles for traits in pile])),
        (Likeness.EMAIL, _sharing((traits.emails for traits in pile), most=_AGENCY)),
        (Likeness.PHONE, _sharing((traits.phones for traits in pile), most=_AGENCY)),
    ):
        for pair in pairs:
            found.setdefault(pair, likeness)
    twins: list[list[Twin]] = [[] for _ in pile]
    for (one, other), likeness in sorted(found.items()):
        twins[one].append(Twin(other, likeness))
        twins[other].append(Twin(one, likeness))
    return tuple(tuple(sorted(each, key=lambda twin: twin.other)) for each in twins)


def _sharing(values: Iterable[Iterable[str]], most: int | None = None) -> Iterator[tuple[int, int]]:
    """Pairs of indices that share a value, unless more than `most` do."""
    holders: dict[str, list[int]] = defaultdict(list)
    for index, own in enumerate(values):
        for value in {value.lower() for value in own if value}:
            holders[value].append(index)
    for indices in holders.values():
        if most is None or len(indices) <= most:
            yield from combinations(indices, 2)


def _same_text(kept: Sequence[frozenset[int]]) -> Iterator[tuple[int, int]]:
    holders: dict[int, list[int]] = defaultdict(list)
    for index, shingles in enumerate(kept):
        for shingle in shingles:
            holders[shingle].append(index)
    shared: Counter[tuple[int, int]] = Counter()
    # What stands in very many resumes is a template's, and would make the counting slow.
    template = max(20, len(kept) // 20)
    for indices in holders.values():
        if 1 < len(indices) <= template:
            shared.update(combinations(indices, 2))
    for (one, other), count in shared.items():
        fewer = min(len(kept[one]), len(kept[other]))
        if fewer >= _FEWEST and count >= _ALIKE * fewer:
            yield one, other


def _shingles(text: str) -> set[int]:
    words = _WORD.findall(text.lower())
    places = range(len(words) - _SHINGLE + 1)
    hashes = (crc32(" ".join(words[at : at + _SHINGLE]).encode()) for at in places)
    return {number for number in hashes if number % _SAMPLED == 0}
