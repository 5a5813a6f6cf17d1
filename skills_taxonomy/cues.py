"""Patterns over running text ("book of business", "quotas?") that are counted, quickly.

A regular expression of a hundred alternatives tries all of them at every letter. Here each is tried
only at words that it can begin with.
"""

import re
from collections import defaultdict
from collections.abc import Callable, Iterator
from itertools import accumulate, islice

from skills_taxonomy.remembered import Remembered

_WORDS = re.compile(r"(\w+)")
_LITERAL = re.compile(r"\w+")
_BETWEEN_WORDS = (" ", "/", "-")
_TOKEN = re.compile(r"\\.|\[(?:\\.|[^\]])+\]|.", re.DOTALL)
"""Of an expression: an escaped character, a set of characters, or a character."""

_Match = Callable[[str, int], re.Match[str] | None]
_Matchers = tuple[_Match, ...]


class CueBook:
    """Lists of cues that are looked up together: each word of a text once for all of them."""

    def __init__(self) -> None:
        self._lists: list[Cues] = []
        self.opened_by = Remembered(self._opened_by)
        """The lists, by number, that have cues beginning with a word, and what may match there."""

    def add(self, cues: "Cues") -> int:
        """Take in a list; returns its number."""
        self._lists.append(cues)
        return len(self._lists) - 1

    def _opened_by(self, word: str) -> tuple[tuple[int, _Matchers], ...]:
        opened = [(number, cues.opened_by(word)) for number, cues in enumerate(self._lists)]
        return tuple([(number, matchers) for number, matchers in opened if matchers])


class CueText:
    """A text in which cues are counted, in lower case, with the places where some can begin."""

    __slots__ = ("_book", "_places", "lowered")

    def __init__(self, text: str) -> None:
        self.lowered = text.lower()
        self._book: CueBook | None = None
        self._places: dict[int, list[tuple[int, _Matchers]]] = {}

    def places(self, book: CueBook, number: int) -> list[tuple[int, _Matchers]]:
        """Where the cues of a list of the book can begin, and which of them, from left to right."""
        if self._book is not book:
            self._book, self._places = book, self._read(book)
        return self._places.get(number, [])

    def _read(self, book: CueBook) -> dict[int, list[tuple[int, _Matchers]]]:
        # Words at odd places, what stands between them at even ones.
        pieces = _WORDS.split(self.lowered)
        starts = islice(accumulate(map(len, pieces)), 0, None, 2)
        places = defaultdict(list)
        for start, opened in zip(starts, map(book.opened_by.__getitem__, pieces[1::2]), strict=False):
            for number, matchers in opened:
                places[number].append((start, matchers))
        return dict(places)


class Cues:
    """Several cues as one pattern, each on word boundaries. Without any, nothing is ever found.

    Lists that are counted in the same texts share a book.

    >>> cues = Cues(["quotas?", "(?:won|win) new \\\\w+"])
    >>> cues.count(CueText("Won new clients, beat quotas; quotas rose."))
    2
    """

    def __init__(self, cues: list[str], book: CueBook | None = None) -> None:
        openings = [_openings(cue) for cue in cues]
        self._anywhere = re.compile(bounded("|".join(cues))) if None in openings else None
        """All of them, where one may begin with any word."""
        self._patterns = [
            (re.compile(bounded(cue)), found or []) for cue, found in zip(cues, openings, strict=True)
        ]
        self._book = book or CueBook()
        self._number = self._book.add(self)

    def count(self, text: CueText) -> int:
        """How many different cues the text holds."""
        return len(set(self._found(text)))

    def found_in(self, text: CueText) -> bool:
        return next(self._found(text), None) is not None

    def opened_by(self, word: str) -> _Matchers:
        """What may match where the word stands, in the order of the cues."""
        return tuple([pattern.match for pattern, openings in self._patterns if _opens(word, openings)])

    def _found(self, text: CueText) -> Iterator[str]:
        """What the cues match, from left to right and without overlaps, as `finditer` finds it."""
        if self._anywhere is not None:
            yield from (match.group() for match in self._anywhere.finditer(text.lowered))
            return
        lowered = text.lowered
        end = 0
        for place, matchers in text.places(self._book, self._number):
            if place < end:
                continue
            for matches in matchers:
                if (match := matches(lowered, place)) is not None:
                    end = match.end()
                    yield match.group()
                    break


def bounded(cue: str) -> str:
    """The cue as an expression that begins and ends with a word."""
    return rf"\b(?:{cue})\b"


def _opens(word: str, openings: list[str]) -> bool:
    """Whether the word begins with one of the openings; one that a space ends is a whole word."""
    return any(
        f"{word} " == letters if letters[-1] == " " else word.startswith(letters) for letters in openings
    )


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
