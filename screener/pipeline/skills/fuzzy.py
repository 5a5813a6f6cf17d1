"""Misspelt items of skill lists: "Powerpint", "Quick Boks"."""

from collections import defaultdict
from collections.abc import Iterator
from functools import lru_cache

from rapidfuzz import fuzz, process

from screener.pipeline.skills.cues import ITEM_PREFIXES, ITEM_SUFFIXES
from screener.pipeline.skills.words import Words
from skills_taxonomy.phrases import words_of
from skills_taxonomy.skills import AliasContext, load_skills

SHORTEST = 7
"""Characters below which a near miss says nothing."""
LONGEST_WORDS = 4
CUTOFF = 90.0
"""Least `rapidfuzz.fuzz.ratio`: one slip in nine letters passes, two in ten do not."""

_ITEM_ENDS = frozenset({".", ";", "|", ",", "/", "(", ")", "[", "]", "and", "or"})


@lru_cache(maxsize=1)
def _names() -> dict[str, dict[str, str]]:
    """Names of skills to ids, by first letter; only names that mean one thing anywhere."""
    names: dict[str, dict[str, str]] = defaultdict(dict)
    for skill in load_skills().skills.values():
        for alias in skill.aliases:
            name = " ".join(words_of(alias.text))
            if alias.context is AliasContext.ANY and not alias.cased and len(name) >= SHORTEST:
                names[name[0]][name] = skill.id
    return dict(names)


@lru_cache(maxsize=1)
def _look_alikes() -> frozenset[tuple[str, str]]:
    """Phrases that are spelt as they should be and mean something else: "supervisor" is not "supervisory"."""
    skills = load_skills().skills.values()
    return frozenset(
        (" ".join(words_of(phrase)), skill.id) for skill in skills for phrase in skill.look_alikes
    )


@lru_cache(maxsize=1 << 14)
def nearest_skill(item: str) -> str | None:
    """The id of the skill that `item` nearly names, or None. Lists repeat themselves: answers are kept."""
    names = _names().get(item[:1])
    if not names or len(item) < SHORTEST:
        return None
    best = process.extractOne(item, names.keys(), scorer=fuzz.ratio, score_cutoff=CUTOFF)
    if best is None or (item, names[best[0]]) in _look_alikes():
        return None
    return names[best[0]]


def unmatched_items(
    words: Words, places: list[tuple[int, int]], taken: set[int]
) -> Iterator[tuple[int, int]]:
    """Items (first and last word, half-open) of the lists at `places` in which no word is `taken`."""
    for start, stop in places:
        first = start
        for at in range(start, stop + 1):
            if at < stop and words.lowers[at] not in _ITEM_ENDS:
                continue
            begin, end = _trimmed(words, first, at)
            first = at + 1
            if 0 < end - begin <= LONGEST_WORDS and not any(place in taken for place in range(begin, end)):
                yield begin, end


def _trimmed(words: Words, first: int, last: int) -> tuple[int, int]:
    while first < last and words.lowers[first] in ITEM_PREFIXES:
        first += 1
    while first < last and words.lowers[last - 1] in ITEM_SUFFIXES:
        last -= 1
    return first, last
