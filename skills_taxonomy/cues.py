"""Patterns over running text ("book of business", "quotas?") that are counted, quickly.

A regular expression of a hundred alternatives tries all of them at every letter. Here each is tried
only at words that it can begin with.
"""

import re
from collections import defaultdict
from collections.abc import Iterator
from itertools import accumulate, islice
from operator import itemgetter

_STEM = 3
"""Letters by which words are looked up."""
_PLACE = itemgetter(0)
_WORDS = re.compile(r"(\w+)")
_LITERAL = re.compile(r"\w+")
_BETWEEN_WORDS = (" ", "/", "-")
_TOKEN = re.compile(r"\\.|\[(?:\\.|[^\]])+\]|.", re.DOTALL)
"""Of an expression: an escaped character, a set of characters, or a character."""


class CueText:
    """A text in which cues are counted, in lower case, with its words by their first letters."""

    __slots__ = ("_stems", "lowered")

    def __init__(self, text: str) -> None:
        self.lowered = text.lower()
        self._stems: dict[str, list[int]] | None = None

    @property
    def stems(self) -> dict[str, list[int]]:
        """Where the words stand that begin with the same `_STEM` letters."""
        if self._stems is None:
            # Words at odd places, what stands between them at even ones.
            pieces = _WORDS.split(self.lowered)
            places = accumulate(map(len, pieces), initial=0)
            stems = defaultdict(list)
            for word, place in zip(pieces[1::2], islice(places, 1, None, 2), strict=False):
                stems[word[:_STEM]].append(place)
            self._stems = dict(stems)
        return self._stems


class Cues:
    """Several cues as one pattern, each on word boundaries. Without any, nothing is ever found.

    >>> cues = Cues(["quotas?", "(?:won|win) new \\\\w+"])
    >>> cues.count(CueText("Won new clients, beat quotas; quotas rose."))
    2
    """

    def __init__(self, cues: list[str]) -> None:
        self._cues = tuple(cues)
        self._all = tuple(range(len(cues)))
        openings = [_openings(cue) for cue in cues]
        self._anywhere = None in openings
        """Whether one may begin with any word."""
        self._short = tuple({letters for known in openings for letters in known or () if _is_short(letters)})
        by_stem: dict[str, list[int]] = {}
        for number, known in enumerate(openings):
            for letters in known or ():
                if not _is_short(letters):
                    by_stem.setdefault(letters[:_STEM].rstrip(), []).append(number)
        shorter = [(letters, number) for number, known in enumerate(openings) for letters in known or ()]
        shorter = [(letters, number) for letters, number in shorter if _is_short(letters)]
        self._by_stem = {
            stem: tuple(sorted({*numbers, *(n for letters, n in shorter if stem.startswith(letters))}))
            for stem, numbers in by_stem.items()
        }
        """Which cues may stand where a word begins so, in their order."""
        self._patterns: dict[tuple[int, ...], re.Pattern[str]] = {}

    def count(self, text: CueText) -> int:
        """How many different cues the text holds."""
        return len(set(self._found(text)))

    def found_in(self, text: CueText) -> bool:
        return next(self._found(text), None) is not None

    def _found(self, text: CueText) -> Iterator[str]:
        """What the cues match, from left to right and without overlaps, as `finditer` finds it."""
        if self._anywhere:
            yield from (match.group() for match in self._pattern(self._all).finditer(text.lowered))
            return
        stems = text.stems
        possible = self._by_stem.keys() & stems.keys()
        if self._short:
            possible |= {stem for stem in stems if stem.startswith(self._short)}
        places: list[tuple[int, re.Pattern[str]]] = []
        for stem in possible:
            pattern = self._pattern(self._by_stem.get(stem, self._all))
            places += [(place, pattern) for place in stems[stem]]
        places.sort(key=_PLACE)
        end = 0
        for place, pattern in places:
            if place >= end and (match := pattern.match(text.lowered, place)) is not None:
                end = match.end()
                yield match.group()

    def _pattern(self, numbers: tuple[int, ...]) -> re.Pattern[str]:
        """The cues of these numbers as one pattern, compiled when it is first asked for."""
        pattern = self._patterns.get(numbers)
        if pattern is None:
            cues = "|".join(self._cues[number] for number in numbers)
            pattern = self._patterns[numbers] = re.compile(rf"\b(?:{cues})\b")
        return pattern


def _is_short(letters: str) -> bool:
    """Whether they are fewer than the letters by which words are looked up, and no whole word."""
    return len(letters) < _STEM and letters[-1] != " "


def _openings(cue: str) -> list[str] | None:
    """Letters of which every match begins with one, or None where that cannot be told. Where a space
    ends them they are a whole word.

    >>> _openings("(?:open|penetrat)\\\\w* new accounts"), _openings("leads?"), _openings("(?:pre)?sales")
    (['open', 'penetrat'], ['lead'], None)
    >>> _openings("a/p|of account")
    ['a ', 'of ']
    """
    found: list[str] = []
    for choice in _choices(cue):
        if choice.startswith("(?:"):
            end = _closing(choice)
            inner = None if choice[end + 1 : end + 2] in ("?", "*", "{") else _openings(choice[3:end])
            if inner is None:
                return None
            found += inner
            continue
        literal = _LITERAL.match(choice)
        letters = literal[0] if literal else ""
        following = choice[len(letters) : len(letters) + 1]
        if following in ("?", "*", "{"):
            letters = letters[:-1]  # the last one may be missing
        if not letters:
            return None
        if following in _BETWEEN_WORDS and choice[len(letters) + 1 : len(letters) + 2] not in ("?", "*", "{"):
            letters += " "
        found.append(letters)
    return found


def _choices(cue: str) -> list[str]:
    """The alternatives of an expression, those inside groups and sets left together."""
    bars = [place for place, mark, depth in _structure(cue) if mark == "|" and depth == 0]
    return [cue[start + 1 : end] for start, end in zip([-1, *bars], [*bars, len(cue)], strict=True)]


def _closing(group: str) -> int:
    """Where the bracket that opens the text is closed."""
    return next(place for place, mark, depth in _structure(group) if mark == ")" and depth == 0)


def _structure(cue: str) -> Iterator[tuple[int, str, int]]:
    """Brackets and bars that are no literals: place, character, and how many brackets are open after it."""
    depth = 0
    for token in _TOKEN.finditer(cue):
        mark = token[0]
        if mark in ("(", ")", "|"):
            depth += (mark == "(") - (mark == ")")
            yield token.start(), mark, depth
