"""Finding duties that show a skill without naming it."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from screener.pipeline.skills.words import Words
from skills_taxonomy.phrases import BREAK, Pattern
from skills_taxonomy.skills import Skill, load_skills

_STEM = 2
"""Letters by which openers with an asterisk are indexed."""


@dataclass(frozen=True, slots=True)
class Duty:
    """A duty that shows `skill`: words `first` to `last` (half-open)."""

    skill: Skill
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class _Book:
    """All patterns, numbered. Sets of patterns are integers with one bit a pattern: meeting two such
    sets leaves the few patterns that are worth a look at a place.
    """

    patterns: tuple[tuple[Skill, Pattern], ...]
    by_word: dict[str, int]
    """Patterns by a whole word that opens them."""
    by_stem: dict[str, list[tuple[str, int]]]
    """Stems that open patterns, and the patterns, by the first letters of the stem."""
    by_need: dict[str, int]
    """Patterns by a word of which they need one."""
    without_need: int


@lru_cache(maxsize=1)
def _book() -> _Book:
    patterns = tuple(
        (skill, pattern) for skill in load_skills().skills.values() for pattern in skill.demonstrates
    )
    book = _Book(patterns, defaultdict(int), defaultdict(list), defaultdict(int), 0)
    free = 0
    for number, (_, pattern) in enumerate(patterns):
        bit = 1 << number
        for opener in pattern.openers:
            if opener.endswith("*"):
                book.by_stem[opener[:_STEM]].append((opener[:-1], bit))
            else:
                book.by_word[opener] |= bit
        for word in pattern.needs:
            book.by_need[word] |= bit
        free |= 0 if pattern.needs else bit
    return _Book(patterns, dict(book.by_word), dict(book.by_stem), dict(book.by_need), free)


@lru_cache(maxsize=1 << 15)
def _opened_by(word: str) -> int:
    """The patterns that can begin with `word`; remembered, because resumes share their verbs."""
    book = _book()
    opened = book.by_word.get(word, 0)
    for stem, bit in book.by_stem.get(word[:_STEM], ()):
        if word.startswith(stem):
            opened |= bit
    return opened


def find_duties(words: Words) -> list[Duty]:
    """All duties in the order of the text; at most one for a pattern at a place."""
    duties: list[Duty] = []
    book, lowers = _book(), words.lowers
    for first, last in _clauses(lowers):
        reachable = book.without_need
        for word in lowers[first:last]:
            reachable |= book.by_need.get(word, 0)
        for at in range(first, last):
            candidates = _opened_by(lowers[at]) & reachable
            while candidates:
                number = candidates.bit_length() - 1
                candidates ^= 1 << number
                skill, pattern = book.patterns[number]
                match = pattern.regex.match(words.text, words.offsets[at])
                if match is not None:
                    duties.append(Duty(skill, at, at + match[0].count(" ")))
    return duties


def _clauses(lowers: list[str]) -> Iterator[tuple[int, int]]:
    """Runs of words between the ends of clauses: no duty reaches over one."""
    first = 0
    for at, word in enumerate(lowers):
        if word == BREAK:
            if at > first:
                yield first, at
            first = at + 1
    if first < len(lowers):
        yield first, len(lowers)
