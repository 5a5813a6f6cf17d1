"""A set of phrases that is quick to look for in a few words."""

from collections.abc import Iterable, Iterator, Sequence


class PhraseSet:
    """Phrases as tuples of lower-case words.

    >>> phrases = PhraseSet([("account", "manager"), ("manager",)])
    >>> phrases.matches(["senior", "account", "manager"])
    [(1, 3)]
    """

    def __init__(self, phrases: Iterable[tuple[str, ...]]) -> None:
        self._phrases = frozenset(phrases)
        lengths: dict[str, set[int]] = {}
        for phrase in self._phrases:
            if phrase:
                lengths.setdefault(phrase[0], set()).add(len(phrase))
        self._lengths = {word: tuple(sorted(sizes, reverse=True)) for word, sizes in lengths.items()}

    def __iter__(self) -> Iterator[tuple[str, ...]]:
        return iter(self._phrases)

    def found_in(self, tokens: Sequence[str]) -> bool:
        """Whether any of the phrases stands in the words."""
        if self._lengths.keys().isdisjoint(tokens):
            return False
        return next(iter(self._candidates(tokens)), None) is not None

    def matches(self, tokens: Sequence[str]) -> list[tuple[int, int]]:
        """Ranges of the words that are phrases: longest first, then from the left, without overlaps."""
        if self._lengths.keys().isdisjoint(tokens):
            return []
        found = sorted(self._candidates(tokens), key=lambda place: (place[0] - place[1], place[0]))
        kept: list[tuple[int, int]] = []
        for start, end in found:
            if all(end <= other_start or start >= other_end for other_start, other_end in kept):
                kept.append((start, end))
        return kept

    def _candidates(self, tokens: Sequence[str]) -> Iterable[tuple[int, int]]:
        for start, word in enumerate(tokens):
            for size in self._lengths.get(word, ()):
                if tuple(tokens[start : start + size]) in self._phrases and start + size <= len(tokens):
                    yield start, start + size
