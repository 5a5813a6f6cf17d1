"""Finding duties that show a skill without naming it."""

import re
from collections import defaultdict
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from screener.pipeline.skills.words import Words
from skills_taxonomy.phrases import BREAK, Pattern
from skills_taxonomy.remembered import Remembered
from skills_taxonomy.skills import Skill, load_skills

_STEM = 2
"""Letters by which openers with an asterisk are indexed."""
_ATTRIBUTE = " newly "
"""Before a participle that says what somebody is, not what was done ("trained newly hired staff")."""
_NOUNS = re.compile(
    r"(?:track records?|lead (?:times?|teacher|schedules)|direct (?:mail|deposits?|marketing|debit)"
    r"|call (?:cent(?:er|re)s?|volume)|report cards?|process owners?|plan participants|run rates?) "
)
"""Nouns whose first word reads like the verb of a duty."""


class Duty(NamedTuple):
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
    others: tuple[int, ...]
    """For each pattern, all patterns but those of its skill."""
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
    by_word: dict[str, int] = defaultdict(int)
    by_stem: dict[str, list[tuple[str, int]]] = defaultdict(list)
    by_need: dict[str, int] = defaultdict(int)
    by_skill: dict[str, int] = defaultdict(int)
    free = 0
    for number, (skill, pattern) in enumerate(patterns):
        bit = 1 << number
        by_skill[skill.id] |= bit
        for opener in pattern.openers:
            if opener.endswith("*"):
                by_stem[opener[:_STEM]].append((opener[:-1], bit))
            else:
                by_word[opener] |= bit
        for word in pattern.needs:
            by_need[word] |= bit
        free |= 0 if pattern.needs else bit
    others = tuple(~by_skill[skill.id] for skill, _ in patterns)
    return _Book(patterns, others, dict(by_word), dict(by_stem), dict(by_need), free)


def _roles_of(word: str) -> tuple[int, int | None]:
    """The patterns that can begin with `word`, and those that need it (None for the end of a clause)."""
    if word == BREAK:
        return 0, None
    book = _book()
    opened = book.by_word.get(word, 0)
    for stem, bit in book.by_stem.get(word[:_STEM], ()):
        if word.startswith(stem):
            opened |= bit
    return opened, book.by_need.get(word, 0)


_roles = Remembered(_roles_of)


def find_duties(words: Words) -> list[Duty]:
    """All duties in the order of the text; at most one for a skill at a place.

    The words are read from the end, so that at each of them it is known which needs the rest of the clause
    can meet: no duty reaches over the end of a clause.
    """
    duties: list[Duty] = []
    book, lowers = _book(), words.lowers
    reachable = book.without_need
    at = len(lowers)
    for opened, needed in map(_roles.__getitem__, reversed(lowers)):
        at -= 1
        if needed is None:
            reachable = book.without_need
            continue
        if opened and (candidates := opened & reachable):
            _add_duties(duties, book, words, at, candidates)
        if needed:
            reachable |= needed
    duties.reverse()
    return duties


def _add_duties(duties: list[Duty], book: _Book, words: Words, at: int, candidates: int) -> None:
    """Add the duties among `candidates` that begin with word `at`."""
    text, offset = words.text, words.offsets[at]
    if text.endswith(_ATTRIBUTE, 0, offset) or _NOUNS.match(text, offset):
        return
    while candidates:
        number = candidates.bit_length() - 1
        skill, pattern = book.patterns[number]
        match = pattern.regex.match(text, offset)
        if match is None:
            candidates ^= 1 << number
        else:
            candidates &= book.others[number]
            duties.append(Duty(skill, at, at + match[0].count(" ")))
