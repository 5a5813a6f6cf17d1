"""How well what was understood agrees with what a careful reader wrote down, fact by fact.

Wordings agree when they are nearly the same text; dates when they agree as far as both are given; every
found fact can stand for one written fact only.
"""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from typing import Any, TypeVar

from screener.resume import Position, Resume

Truth = Mapping[str, Any]
"""A resume as `tests/corpus/*.json` describes it."""

Written = TypeVar("Written")
Found = TypeVar("Found")


@dataclass(slots=True)
class Tally:
    """Facts that agree, facts found and facts written down."""

    agreed: int = 0
    found: int = 0
    written: int = 0

    def add(self, agreed: int, found: int, written: int) -> None:
        self.agreed += agreed
        self.found += found
        self.written += written

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall, from 0 to 1."""
        return 2 * self.agreed / (self.found + self.written) if self.found + self.written else 1.0


@dataclass(slots=True)
class Agreement:
    """A tally for each kind of fact; `positions` asks for title, start and end together."""

    positions: Tally = field(default_factory=Tally)
    employers: Tally = field(default_factory=Tally)
    functions: Tally = field(default_factory=Tally)
    kinds: Tally = field(default_factory=Tally)
    degree_levels: Tally = field(default_factory=Tally)
    certifications: Tally = field(default_factory=Tally)
    skills: Tally = field(default_factory=Tally)

    def add(self, truth: Truth, resume: Resume, skill_ids: Iterable[str]) -> None:
        """Count one resume; only skills of `skill_ids` are judged."""
        self._add_positions(truth["positions"], resume.positions)
        levels = [entry["level"] for entry in truth["education"] if entry["level"]]
        found_levels = [degree.level for degree in resume.degrees if degree.level]
        same_level = len(_pairs(levels, found_levels, lambda level, found: level == found))
        self.degree_levels.add(same_level, len(found_levels), len(levels))
        names = [certification.name for certification in resume.certifications]
        same_name = len(_pairs(truth["certifications"], names, lambda a, b: same_text(a, b, 0.7)))
        self.certifications.add(same_name, len(names), len(truth["certifications"]))
        skills = {skill.id for skill in resume.skills} & set(skill_ids)
        self.skills.add(len(skills & set(truth["skills"])), len(skills), len(truth["skills"]))

    def _add_positions(self, written: Sequence[Truth], found: Sequence[Position]) -> None:
        full = _pairs(written, found, _same_post)
        self.positions.add(len(full), len(found), len(written))
        matched = {id(item) for pair in full for item in pair}
        titled = full + _pairs(
            [post for post in written if id(post) not in matched],
            [post for post in found if id(post) not in matched],
            lambda post, position: same_text(post["title"], position.title),
        )
        self.employers.add(
            sum(
                bool(post["employer"]) and same_text(post["employer"], p.employer, 0.75) for post, p in titled
            ),
            sum(bool(position.employer) for position in found),
            sum(bool(post["employer"]) for post in written),
        )
        for post, position in titled:
            functions = set(map(str, position.functions))
            self.functions.add(
                len(functions & set(post["functions"])), len(functions), len(post["functions"])
            )
            self.kinds.add(post["kind"] == position.kind, 1, 1)


def _same_post(post: Truth, position: Position) -> bool:
    return (
        same_text(post["title"], position.title)
        and same_date(post["start"], str(position.dates.start) if position.dates.start else None)
        and same_date(post["end"], position.dates.end_text)
    )


def same_text(written: str | None, found: str | None, cut: float = 0.82) -> bool:
    """Whether two wordings are nearly the same: one holds the words of the other, or few letters differ.

    >>> same_text("Sr. Account Manager", "Account Manager"), same_text("Clerk", "Cashier")
    (True, False)
    """
    first, second = _plain(written), _plain(found)
    if not first or not second:
        return first == second
    words, others = set(first.split()), set(second.split())
    fewer, more = sorted((len(words), len(others)))
    if len(words & others) == fewer and len(words & others) >= 0.5 * more:
        return True
    return SequenceMatcher(None, first, second).ratio() >= cut


def same_date(written: str | None, found: str | None) -> bool:
    """Whether two dates agree as far as both are given.

    >>> same_date("2012-03", "2012"), same_date("2012-03", "2012-04"), same_date(None, "2012")
    (True, False, False)
    """
    if written is None or found is None or "present" in (written, found):
        return written == found
    shorter = min(len(written), len(found))
    return written[:shorter] == found[:shorter]


def _plain(text: str | None) -> str:
    return re.sub(r"[^a-z0-9]+", " ", (text or "").lower()).strip()


def _pairs(
    written: Iterable[Written], found: Iterable[Found], same: Callable[[Written, Found], bool]
) -> list[tuple[Written, Found]]:
    """Each written fact with the first found fact that agrees and is not taken."""
    left, pairs = list(found), []
    for fact in written:
        at = next((number for number, other in enumerate(left) if same(fact, other)), None)
        if at is not None:
            pairs.append((fact, left.pop(at)))
    return pairs
