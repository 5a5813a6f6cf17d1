"""Patterns over running text ("book of business", "quotas?") that are counted, quickly.

A regular expression of a hundred alternatives tries all of them at every letter. Here each is tried
only at words that it can begin with.
"""

import re
from collections import defaultdict
from collections.abc import Callable, Iterator
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


_Match = Callable[[str, int], re.Match[str] | None]


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
        openings = [_openings(cue) for cue in cues]
        known = [(letters, number) for number, found in enumerate(openings) for letters in found or ()]
        self._short = tuple({letters for letters, _ in known if _is_short(letters)})
        self._anywhere = re.compile(bounded("|".join(cues))) if None in openings else None
        """All of them, where one may begin with any word."""
        self._patterns = [re.compile(bounded(cue)) for cue in cues]
        self._beginning = [
            (letters[:_STEM].rstrip(), number, _is_short(letters)) for letters, number in known
        ]
        self._by_stem = {stem: self._matchers(stem) for stem, _, short in self._beginning if not short}
        """What may match where a word begins so, in the order of the cues."""

    def count(self, text: CueText) -> int:
        """How many different cues the text holds."""
        return len(set(self._found(text)))

    def found_in(self, text: CueText) -> bool:
        return next(self._found(text), None) is not None

    def _found(self, text: CueText) -> Iterator[str]:
        """What the cues match, from left to right and without overlaps, as `finditer` finds it."""
        if self._anywhere is not None:
            yield from (match.group() for match in self._anywhere.finditer(text.lowered))
            return
        stems = text.stems
        possible = self._by_stem.keys() & stems.keys()
        if self._short:
            possible |= {stem for stem in stems if stem.startswith(self._short)}
        places: list[tuple[int, tuple[_Match, ...]]] = []
        for stem in possible:
            matchers = self._by_stem.get(stem) or self._matchers(stem)
            places += [(place, matchers) for place in stems[stem]]
        places.sort(key=_PLACE)
        lowered = text.lowered
        end = 0
        for place, matchers in places:
            if place < end:
                continue
            for matches in matchers:
                if (match := matches(lowered, place)) is not None:
                    end = match.end()
                    yield match.group()
                    break

    def _matchers(self, stem: str) -> tuple[_Match, ...]:
        numbers = {
            number
            for letters, number, short in self._beginning
            if (stem.startswith(letters) if short else stem == letters)
        }
        return tuple(self._patterns[number].match for number in sorted(numbers))


def bounded(cue: str) -> str:
    """The cue as an expression that begins and ends with a word."""
    return rf"\b(?:{cue})\b"


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
