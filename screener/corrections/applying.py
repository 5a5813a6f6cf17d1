"""Corrections applied to the facts of a resume."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, TypeVar

from screener.corrections.building import (
    certification_of,
    degree_of,
    language_of,
    position_of,
    skill_of,
)
from screener.corrections.values import Action, Correction, FactKind
from screener.corrections.wording import fact_text, values_text
from screener.document import HUMAN, Evidence, Finding, SourceSpan
from screener.facts import FactIds
from screener.resume import (
    Certification,
    Degree,
    Language,
    Position,
    Resume,
    SkillMention,
)

CORRECTED = "corrected"
"""Code of the findings that tell of corrections."""
_NOWHERE = SourceSpan(0, 0, 0)
_OF_DATES = "reversed_dates"

Fact = TypeVar("Fact", Position, Degree, Certification, SkillMention, Language)
_Build = Callable[[Fact | None, Mapping[str, Any], tuple[Evidence, ...]], Fact]


@dataclass(frozen=True, slots=True)
class Corrected:
    """A resume with corrections, the names of its facts, and the corrections that each of these rests on.

    `removed` are the names of facts that are left out, with the correction that says so.
    """

    resume: Resume
    ids: FactIds
    rests_on: Mapping[str, tuple[Correction, ...]]
    removed: Mapping[str, Correction]


@dataclass
class _Story:
    """What people have said of one fact, by the newest for each of its fields."""

    added: bool = False
    values: dict[str, Any] = field(default_factory=dict)
    told: dict[str, Correction] = field(default_factory=dict)
    removed: Correction | None = None
    heard: list[Correction] = field(default_factory=list)

    def hear(self, correction: Correction) -> None:
        self.heard.append(correction)
        if correction.values is None:
            self.removed = correction
            return
        self.removed = None
        self.added = self.added or correction.action is Action.ADD
        for name in correction.values.model_fields_set:
            self.values[name] = getattr(correction.values, name)
            self.told[name] = correction

    @property
    def rests_on(self) -> tuple[Correction, ...]:
        """The corrections of which something counts, the oldest first."""
        told = {item.id: item for item in self.told.values()}
        return tuple(sorted(told.values(), key=_order))


def apply_corrections(resume: Resume, corrections: Iterable[Correction]) -> Corrected:
    """The resume as people have put it right; without corrections the very resume.

    A change of a fact that is not there (because what added it was withdrawn) has no effect.
    """
    stories: dict[str, _Story] = {}
    for correction in sorted(corrections, key=_order):
        stories.setdefault(correction.fact, _Story()).hear(correction)
    as_read = FactIds.as_read(resume)
    if not stories:
        return Corrected(resume, as_read, {}, {})
    notes: list[tuple[Correction, str]] = []
    positions, position_ids, places = _rebuilt(
        FactKind.POSITION, as_read.positions, resume.positions, stories, position_of, notes
    )
    degrees, degree_ids, _ = _rebuilt(
        FactKind.DEGREE, as_read.degrees, resume.degrees, stories, degree_of, notes
    )
    certifications, certification_ids, _ = _rebuilt(
        FactKind.CERTIFICATION,
        as_read.certifications,
        resume.certifications,
        stories,
        certification_of,
        notes,
    )
    skills, skill_ids, _ = _rebuilt(FactKind.SKILL, as_read.skills, resume.skills, stories, skill_of, notes)
    languages, language_ids, _ = _rebuilt(
        FactKind.LANGUAGE, as_read.languages, resume.languages, stories, language_of, notes
    )
    ids = replace(
        as_read,
        positions=position_ids,
        degrees=degree_ids,
        certifications=certification_ids,
        skills=skill_ids,
        languages=language_ids,
    )
    there = {*position_ids, *degree_ids, *certification_ids, *skill_ids, *language_ids}
    return Corrected(
        replace(
            resume,
            positions=positions,
            degrees=degrees,
            certifications=certifications,
            skills=tuple(_moved(skill, places) for skill in skills),
            languages=languages,
            findings=(*_still_true(resume, stories), *_findings(notes)),
        ),
        ids,
        {name: story.rests_on for name, story in stories.items() if name in there},
        {name: story.removed for name, story in stories.items() if story.removed and name not in there},
    )


def _order(correction: Correction) -> tuple[int, str]:
    return correction.number, correction.id


def _rebuilt(
    kind: FactKind,
    names: Sequence[str],
    facts: Sequence[Fact],
    stories: Mapping[str, _Story],
    build: "_Build[Fact]",
    notes: list[tuple[Correction, str]],
) -> tuple[tuple[Fact, ...], tuple[str, ...], dict[int, int]]:
    """The facts of a kind, those added last, with their names, and where each that was read stands now."""
    kept: list[Fact] = []
    kept_names: list[str] = []
    places: dict[int, int] = {}
    for place, (name, fact) in enumerate(zip(names, facts, strict=True)):
        story = stories.get(name)
        if story is not None and story.removed is not None:
            notes.append((story.removed, f"{fact_text(fact)} is left out"))
            continue
        places[place] = len(kept)
        kept_names.append(name)
        kept.append(fact if story is None else _told(kind, fact, story, build, notes))
    added = [(name, story) for name, story in stories.items() if story.added and name not in names]
    for name, story in sorted(added, key=lambda item: _order(item[1].heard[0])):
        if FactKind(name.partition(":")[0]) is kind and story.removed is None:
            kept_names.append(name)
            kept.append(_told(kind, None, story, build, notes))
    return tuple(kept), tuple(kept_names), places


def _told(
    kind: FactKind,
    fact: Fact | None,
    story: _Story,
    build: "_Build[Fact]",
    notes: list[tuple[Correction, str]],
) -> Fact:
    """A fact as people tell it; what they say comes before what was read."""
    said = Evidence(_NOWHERE, values_text(kind, story.values), HUMAN)
    built = build(fact, story.values, (said, *(fact.evidence if fact else ())))
    what = "is added" if fact is None else f"is put right: {said.quote}"
    notes.append((story.heard[-1], f"{fact_text(fact or built)} {what}"))
    return built


def _moved(skill: SkillMention, places: Mapping[int, int]) -> SkillMention:
    """The skill with the posts that show it where these stand now."""
    positions = tuple(places[place] for place in skill.positions if place in places)
    return skill if positions == skill.positions else replace(skill, positions=positions)


def _still_true(resume: Resume, stories: Mapping[str, _Story]) -> Iterator[Finding]:
    """The findings of reading, but for those about dates that a person has put right."""
    names = FactIds.as_read(resume).positions
    settled = {
        quote.quote
        for name, post in zip(names, resume.positions, strict=True)
        if (story := stories.get(name)) and (story.removed or story.told.keys() & {"start", "end"})
        for quote in post.evidence
    }
    for finding in resume.findings:
        if finding.code != _OF_DATES or finding.quote not in settled:
            yield finding


def _findings(notes: Iterable[tuple[Correction, str]]) -> Iterator[Finding]:
    for correction, what in sorted(notes, key=lambda note: _order(note[0])):
        told = f"Corrected by a person ({correction.by}, {correction.at.date()}): {what}."
        yield Finding(CORRECTED, told)
