"""Industries: the words of employers, titles and duties that tell them.

The knowledge is `data/industries.yaml`; this module checks it and looks for its words.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import Any, NamedTuple

from skills_taxonomy.errors import TaxonomyError
from skills_taxonomy.phrases import expand, words_of
from skills_taxonomy.yaml_lines import LinedYaml, load_lined

_KEYS = {"id", "name", "names", "duties", "not"}
_ID = re.compile(r"[a-z][a-z0-9_]*")
_WORD = re.compile(r"[a-z0-9]+")


@dataclass(frozen=True, slots=True)
class IndustryEntry:
    """An industry; the cues are tuples of lower-case words."""

    id: str
    name: str
    names: frozenset[tuple[str, ...]]
    duties: frozenset[tuple[str, ...]]
    look_alikes: frozenset[tuple[str, ...]]


class Cue(NamedTuple):
    """A cue in a text: its offsets, its words, and the industries it can tell."""

    start: int
    end: int
    words: tuple[str, ...]
    names: frozenset[str]
    """Industries that it tells by itself in an employer's name or a title."""
    duties: frozenset[str]
    """Industries that it tells together with another cue."""


class Industries:
    """The loaded vocabulary."""

    def __init__(self, entries: Mapping[str, IndustryEntry]) -> None:
        self.entries = entries
        self._names: dict[tuple[str, ...], set[str]] = {}
        self._duties: dict[tuple[str, ...], set[str]] = {}
        self._look_alikes: set[tuple[str, ...]] = set()
        for entry in entries.values():
            for words in entry.names:
                self._names.setdefault(words, set()).add(entry.id)
            for words in entry.duties:
                self._duties.setdefault(words, set()).add(entry.id)
                if not entry.names.isdisjoint(_within(words)):  # "life insurance" tells what "insurance" does
                    self._names.setdefault(words, set()).add(entry.id)
            self._look_alikes |= entry.look_alikes
        self._sizes: dict[str, tuple[int, ...]] = {}
        for words in {*self._names, *self._duties, *self._look_alikes}:
            sizes = {*self._sizes.get(words[0], ()), len(words)}
            self._sizes[words[0]] = tuple(sorted(sizes, reverse=True))

    def find(self, text: str) -> Iterator[Cue]:
        """The cues of a text from left to right, without overlaps; the longest phrase wins.

        >>> [cue.words for cue in load_industries().find("Teller, First Harbor Bank; bank statements")]
        [('teller',), ('bank',)]
        """
        lowered = text.lower()
        words = _WORD.findall(lowered)
        sizes = self._sizes
        starts = [index for index, word in enumerate(words) if word in sizes]
        if not starts:
            return
        places: list[tuple[int, int]] | None = None
        free = 0
        for at in starts:
            if at < free:
                continue
            for size in sizes[words[at]]:
                phrase = tuple(words[at : at + size])
                names, duties = self._names.get(phrase), self._duties.get(phrase)
                if len(phrase) < size or not (names or duties or phrase in self._look_alikes):
                    continue
                free = at + size
                if names or duties:
                    places = places or [match.span() for match in _WORD.finditer(lowered)]
                    yield Cue(
                        places[at][0],
                        places[free - 1][1],
                        phrase,
                        frozenset(names or ()),
                        frozenset(duties or ()),
                    )
                break


@lru_cache(maxsize=1)
def load_industries() -> Industries:
    """The bundled vocabulary. Raises TaxonomyError when its file is wrong.

    >>> load_industries().entries["banking"].name
    'Banking and financial services'
    """
    resource = files("skills_taxonomy") / "data" / "industries.yaml"
    return Industries(parse_industries(resource.read_text(encoding="utf-8"), resource.name))


def parse_industries(text: str, name: str) -> Mapping[str, IndustryEntry]:
    """Check a vocabulary. Raises TaxonomyError naming file and line of every mistake."""
    lined = load_lined(text, name)
    data = lined.data
    if not isinstance(data, dict) or set(data) != {"version", "industries"}:
        raise TaxonomyError([f"{name}:1: expected the keys version and industries"])
    mistakes: list[str] = []
    entries: dict[str, IndustryEntry] = {}
    for index, item in enumerate(data["industries"]):
        problem = _problem(item, entries)
        if problem:
            mistakes.append(f"{lined.place('industries', index)}: {problem}")
            continue
        names, duties, look_alikes = (
            _phrases(lined, index, key, item[key], mistakes) for key in ("names", "duties", "not")
        )
        entries[item["id"]] = IndustryEntry(item["id"], item["name"], names, duties, look_alikes)
    if mistakes:
        raise TaxonomyError(mistakes)
    return entries


def _within(words: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    """All runs of the words of a phrase."""
    for start in range(len(words)):
        for end in range(start + 1, len(words) + 1):
            yield words[start:end]


def _problem(item: Any, entries: Mapping[str, IndustryEntry]) -> str | None:
    if not isinstance(item, dict) or set(item) != _KEYS:
        return f"an industry has exactly the keys {', '.join(sorted(_KEYS))}"
    if not isinstance(item["id"], str) or not _ID.fullmatch(item["id"]):
        return f"{item['id']!r} is no id: letters, digits and underscores in lower case"
    if item["id"] in entries:
        return f"the id {item['id']!r} stands twice"
    return None


def _phrases(
    lined: LinedYaml, index: int, key: str, items: Any, mistakes: list[str]
) -> frozenset[tuple[str, ...]]:
    found: set[tuple[str, ...]] = set()
    for position, item in enumerate(items if isinstance(items, list) else [None]):
        words = words_of(expand(item)[0]) if isinstance(item, str) else ()
        if not words or not all(_WORD.fullmatch(word) for word in words):
            place = lined.place("industries", index, key, position)
            mistakes.append(f"{place}: {item!r} is no phrase of letters and digits")
        else:
            found.update(words_of(phrase) for phrase in expand(item))
    return frozenset(found)
