"""Finding phrases: one tree of all aliases and look-alikes, the longest phrase wins."""

from dataclasses import dataclass
from functools import lru_cache
from itertools import compress
from typing import Any, NamedTuple

from screener.pipeline.skills.words import Words
from skills_taxonomy.phrases import words_of
from skills_taxonomy.skills import Alias, Skill, load_skills

_NAMES = ""
_GUARDS = " "
"""Keys of a subtree that no word can have: what the phrase so far names, and which skills it is not."""


_GLUED = 9
"""Letters from which two words are also recognised when written as one ("coldcalling")."""


@dataclass(frozen=True, slots=True)
class Naming:
    """A skill and the alias that names it."""

    skill: Skill
    alias: Alias


class Found(NamedTuple):
    """A phrase in the text: words `first` to `last` (half-open), and all that it can name."""

    first: int
    last: int
    namings: tuple[Naming, ...]


@lru_cache(maxsize=1)
def phrase_tree() -> dict[str, Any]:
    """Words to subtrees, with what a phrase names and guards at its last word."""
    root: dict[str, Any] = {}
    for skill in load_skills().skills.values():
        for alias in skill.aliases:
            words = words_of(alias.text)
            _plant(root, words, _NAMES, Naming(skill, alias))
            if len(words) == 2 and not alias.cased and sum(map(len, words)) >= _GLUED:
                _plant(root, ("".join(words),), _NAMES, Naming(skill, alias))
        for look_alike in skill.look_alikes:
            _plant(root, words_of(look_alike), _GUARDS, skill.id)
    return root


def _plant(root: dict[str, Any], words: tuple[str, ...], key: str, value: Naming | str) -> None:
    node = root
    for word in words:
        node = node.setdefault(word, {})
    if value not in node.get(key, ()):
        node[key] = (*node.get(key, ()), value)


def find_phrases(words: Words) -> list[Found]:
    """All phrases from left to right, without overlaps.

    A look-alike keeps the aliases of its own skill inside it from being found, unless one of them is
    as long as itself.
    """
    root, lowers = phrase_tree(), words.lowers
    count = len(lowers)
    found: list[Found] = []
    guards: list[tuple[int, tuple[str, ...]]] = []
    after = 0
    for at in compress(range(count), map(root.__contains__, lowers)):
        if at < after:
            continue
        node = root[lowers[at]]
        end = at + 1
        named: list[tuple[int, tuple[Naming, ...]]] = []
        while True:
            if _NAMES in node:
                named.append((end, node[_NAMES]))
            if _GUARDS in node:
                guards.append((end, node[_GUARDS]))
            if end == count or (node := node.get(lowers[end])) is None:
                break
            end += 1
        if named and (phrase := _longest(at, named, guards)):
            found.append(phrase)
            after = phrase.last
        if guards and guards[-1][0] <= max(after, at + 1):
            guards.clear()
    return found


def _longest(
    at: int, named: list[tuple[int, tuple[Naming, ...]]], guards: list[tuple[int, tuple[str, ...]]]
) -> Found | None:
    for end, namings in reversed(named):
        barred = (
            {skill_id for guard_end, ids in guards if guard_end >= end for skill_id in ids} if guards else ()
        )
        free = tuple(naming for naming in namings if naming.skill.id not in barred) if barred else namings
        if free:
            return Found(at, end, free)
    return None
