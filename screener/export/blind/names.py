"""Where a name stands in a text: whole, in parts, turned round, in capitals, glued or as initials."""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import pairwise, permutations

from screener.export.blind.fold import fold, has_no_spaces, is_letter, pattern_of
from screener.export.blind.patterns import (
    BEFORE_MONTH,
    HONORIFIC,
    MONTH_NAMES,
    NEVER_ALONE,
    PARTICLES,
    VERB_AFTER,
    WORD_NAMES,
)
from skills_taxonomy.skills import load_skills

Range = tuple[int, int]

_SEPARATORS = re.compile(r"[\s,.()\[\]{}\"“”„«»/|·•_;:\-‐‑–—+]+|(?<!\w)['’‘`]|['’‘`](?!\w)")
_BETWEEN = re.compile(r"[^\w\n;:|·•!?]{0,3}\n?[^\w\n;:|·•!?]{0,2}")
"""What may stand between two parts of one name."""
_WIDEST = 16
"""Characters that particles and initials inside a name may take."""
_INITIAL = re.compile(r"[^\W\d_]\.?")
_TOKEN = re.compile(r"[^\W\d_]['\w]*")
_FEWEST_OF_STRONG = 3
_FEWEST_GLUED = 4


class NameFinder:
    """Finds the names given to it.

    A part that is also a word ("Grant", "Page", "Sales") counts only where it is used as a name: beside
    another part, after a title, before a verb, in the possessive, or with a capital inside a sentence.

    >>> text = "GRANT OYELARAN, Sales; Grant grew sales by a grant; the team of Oyelaran"
    >>> [text[start:end] for start, end in NameFinder(["Grant Oyelaran"]).find(text)]
    ['GRANT OYELARAN', 'Grant', 'Oyelaran']
    """

    def __init__(self, names: Iterable[str]) -> None:
        self._names = [parts for name in names if (parts := parts_of(name))]
        every = {part for parts in self._names for part in parts}
        self._particles = {part for part in every if part in PARTICLES}
        own = {part for part in every - self._particles if len(part) > 1 or has_no_spaces(part)}
        self._weak = {part for part in own if _is_word(part)}
        self._strong = own - self._weak
        self._initials = {part[0] for part in own} | {part for part in every if len(part) == 1}
        self._part = _alternation(own)
        self._whole = _alternation(_wholes(self._names), glue=False)
        self._glued = _alternation(set(_glued(self._names)), glue=False)

    def find(self, text: str) -> list[Range]:
        """Ranges of the text that name the person, in order, not overlapping."""
        folded = fold(text)
        found = [*self._whole_names(folded), *self._parts(text, folded)]
        return [self._with_initials(text, folded, each) for each in merged(found)]

    def _whole_names(self, folded: str) -> Iterator[Range]:
        for pattern in (self._whole, self._glued):
            for match in pattern.finditer(folded) if pattern else ():
                if _stands_alone(folded, match.span()):
                    yield match.span()

    def _parts(self, text: str, folded: str) -> Iterator[Range]:
        places = [match.span() for match in self._part.finditer(folded)] if self._part else []
        places = [span for span in places if _stands_alone(folded, span)]
        weak = {span for span in places if folded[slice(*span)] in self._weak}
        beside = {
            span for pair in pairwise(places) if self._are_one_name(text, folded, *pair) for span in pair
        }
        for span in places:
            if span not in weak or span in beside or self._is_used_as_name(text, span):
                yield span

    def _are_one_name(self, text: str, folded: str, one: Range, other: Range) -> bool:
        """Whether two parts stand beside each other as one name does: particles and initials between."""
        if folded[slice(*one)] == folded[slice(*other)]:
            return False
        if any(folded[slice(*span)] in self._weak and text[span[0]].islower() for span in (one, other)):
            return False
        between = text[one[1] : other[0]]
        if _BETWEEN.fullmatch(between):
            return True
        inner = [word for word in _SEPARATORS.split(between) if word]
        return len(between) <= _WIDEST and all(
            fold(word) in self._particles or (word.isupper() and fold(word) in self._initials)
            for word in inner
        )

    def _is_used_as_name(self, text: str, span: Range) -> bool:
        start, end = span
        before, after = text[max(0, start - 24) : start], text[end : end + 24]
        word = text[start:end]
        if re.match(r"\s*[\d.]*\d", after) or re.search(r"\d\s*$", before):
            return False
        if not word[0].isupper() and word[0] != word[0].upper():
            return False
        if HONORIFIC.search(before) or re.match(r"['’]s?\b", after):
            return True
        if fold(word) in NEVER_ALONE or (word.isupper() and len(word) > 1):
            return False
        if re.search(r"[a-z]\s$", before) is None:  # the capital may be that of a sentence or of a title
            return re.search(r"\w\s*$", before) is None and VERB_AFTER.match(after) is not None
        return re.match(r"\s+[A-Z]", after) is None and not (
            fold(word) in MONTH_NAMES and BEFORE_MONTH.search(before)
        )

    def _with_initials(self, text: str, folded: str, span: Range) -> Range:
        """The span with initials and particles of the name on both sides."""
        start, end = span
        while True:
            before = re.search(r"(?:^|(?<=[^\w'.]))([^\W\d_][\w']{0,5}\.?)[ ,\-]{1,2}$", folded[:start])
            if not (before and self._belongs(text, before.start(1), before[1])):
                break
            start = before.start(1)
        while True:
            after = re.match(r"[ ,\-]{1,2}([^\W\d_]['\w]{0,5}\.?)(?![\w'])", folded[end:])
            if not (after and self._belongs(text, end + after.start(1), after[1])):
                return start, end
            end += after.end(1)

    def _belongs(self, text: str, at: int, word: str) -> bool:
        bare = word.rstrip(".")
        if _INITIAL.fullmatch(word):
            return bare in self._initials and text[at].isupper()
        return bare in self._particles


def parts_of(name: str) -> tuple[str, ...]:
    """The folded words of a name, split at hyphens too.

    >>> parts_of("Anne-Marie O’Brien (Annie)")
    ('anne', 'marie', "o'brien", 'annie')
    """
    return tuple(part for part in _SEPARATORS.split(fold(name)) if part.strip("'"))


def merged(ranges: Iterable[Range]) -> list[Range]:
    """Ranges in order, those that touch or overlap as one."""
    joined: list[Range] = []
    for start, end in sorted(ranges):
        if joined and start <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        elif end > start:
            joined.append((start, end))
    return joined


@lru_cache(maxsize=1)
def work_words() -> frozenset[str]:
    """Single words that name skills: a name that is one of them is masked with care."""
    skills = load_skills().skills.values()
    texts = (text for skill in skills for text in (skill.name, *(alias.text for alias in skill.aliases)))
    return frozenset(word for text in texts for word in _TOKEN.findall(fold(text)))


def _is_word(part: str) -> bool:
    return (
        part in WORD_NAMES
        or part in NEVER_ALONE
        or part in work_words()
        or (len(part) < _FEWEST_OF_STRONG and not has_no_spaces(part))
    )


def _wholes(names: Iterable[tuple[str, ...]]) -> set[str]:
    """Names of two and more parts, also with the last first, and parts with their particles: in any case
    they are names."""
    found: set[str] = set()
    for parts in names:
        if len(parts) > 1:
            found |= {" ".join(order) for order in (parts, (parts[-1], *parts[:-1]))}
        found |= {" ".join(each) for each in _with_particles(parts) if len(each) > 1}
    return found


def _with_particles(parts: Sequence[str]) -> Iterator[tuple[str, ...]]:
    """Each part with the particles before it: ("van", "der", "berg")."""
    held: list[str] = []
    for part in parts:
        held.append(part)
        if part not in PARTICLES:
            yield tuple(held)
            held = []


def _glued(names: Iterable[tuple[str, ...]]) -> Iterator[str]:
    """ "janedoe", "doejane", "jdoe", "janed" of file names and of handles; long ones only."""
    for parts in names:
        bare = [part.replace("'", "") for part in parts]
        own = [part for part in bare if part not in PARTICLES]
        yield "".join(bare)
        full = ["".join(each).replace("'", "") for each in _with_particles(parts)]
        yield from set(full) - set(own)
        for words in (own[:5], full[:5]):
            for one, other in permutations(words, 2):
                yield from (one + other, one[0] + other, one + other[0])
            yield "".join(word[0] for word in words[:-1]) + "".join(words[-1:])
        yield from (part.replace("'", "") for part in parts if "'" in part)


def _alternation(literals: set[str], *, glue: bool = True) -> re.Pattern[str] | None:
    wanted = [text for text in literals if glue or " " in text or len(text) > _FEWEST_GLUED]
    if not wanted:
        return None
    longest_first = sorted(wanted, key=lambda text: (-len(text), text))
    return re.compile("|".join(f"(?:{_loose(text)})" for text in longest_first))


def _loose(literal: str) -> str:
    """The literal with an apostrophe or without, and with a space behind it."""
    return re.sub(r"'(?!\?)", r"'?\\s?", pattern_of(literal))


def _stands_alone(folded: str, span: Range) -> bool:
    start, end = span
    if has_no_spaces(folded[start:end]):
        return True
    return not (is_letter(folded, start - 1) or is_letter(folded, end))
