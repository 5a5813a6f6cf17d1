"""Corrections applied to the facts of a resume."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Generic, TypeVar

from screener.corrections.building import (
    achievement_of,
    certification_of,
    claim_of,
    degree_of,
    language_of,
    position_of,
    skill_of,
)
from screener.corrections.stories import Story, made_in_order, stories_of
from screener.corrections.values import CONTACT, Correction, FactKind
from screener.corrections.wording import fact_text, post_names, values_text
from screener.document import HUMAN, Evidence, Finding, SourceSpan
from screener.facts import FactIds
from screener.resume import (
    Achievement,
    Certification,
    Degree,
    ExperienceClaim,
    Language,
    Position,
    Resume,
    SkillMention,
)

CORRECTED = "corrected"
"""Code of the findings that tell of corrections."""
_NOWHERE = SourceSpan(0, 0, 0)
_OF_DATES = "reversed_dates"

Fact = TypeVar("Fact", Position, Degree, Certification, SkillMention, Language, Achievement, ExperienceClaim)
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


def apply_corrections(resume: Resume, corrections: Iterable[Correction]) -> Corrected:
    """The resume as people have put it right; without corrections the very resume.

    A change of a fact that is not there (because what added it was withdrawn) has no effect. Who the
    candidate is has no part in a resume: see `apply_to_candidate`.
    """
    stories = stories_of(corrections)
    read = FactIds.as_read(resume)
    if not stories:
        return Corrected(resume, read, {}, {})
    work = _Rebuilding(stories)
    positions = work.rebuilt(FactKind.POSITION, read.positions, resume.positions, position_of)
    work.called = post_names(positions.names, positions.facts)
    degrees = work.rebuilt(FactKind.DEGREE, read.degrees, resume.degrees, degree_of)
    certifications = work.rebuilt(
        FactKind.CERTIFICATION, read.certifications, resume.certifications, certification_of
    )
    skills = work.rebuilt(FactKind.SKILL, read.skills, resume.skills, skill_of)
    languages = work.rebuilt(FactKind.LANGUAGE, read.languages, resume.languages, language_of)
    achievements = work.rebuilt(FactKind.ACHIEVEMENT, read.achievements, resume.achievements, achievement_of)
    claims = work.rebuilt(FactKind.CLAIM, read.claims, resume.claims, claim_of)
    ids = FactIds(
        positions=positions.names,
        degrees=degrees.names,
        certifications=certifications.names,
        skills=skills.names,
        languages=languages.names,
        achievements=achievements.names,
        claims=claims.names,
    )
    there = {CONTACT, *ids.every}
    return Corrected(
        replace(
            resume,
            positions=positions.facts,
            degrees=degrees.facts,
            certifications=certifications.facts,
            skills=tuple(
                _at_posts(skill, stories.get(name), positions)
                for name, skill in zip(skills.names, skills.facts, strict=True)
            ),
            languages=languages.facts,
            achievements=achievements.facts,
            claims=claims.facts,
            findings=(*_still_true(resume, stories), *_findings(work.notes)),
        ),
        ids,
        {name: story.rests_on for name, story in stories.items() if name in there},
        {name: story.removed for name, story in stories.items() if story.removed and name not in there},
    )


@dataclass(frozen=True, slots=True)
class _Rebuilt(Generic[Fact]):
    """The facts of a kind with their names, those added last, and where each that was read stands now."""

    facts: tuple[Fact, ...]
    names: tuple[str, ...]
    places: Mapping[int, int]


class _Rebuilding:
    """Makes the facts of each kind anew, and notes down what was told of them."""

    def __init__(self, stories: Mapping[str, Story]) -> None:
        self._stories = stories
        self.notes: list[tuple[Correction, str]] = []
        self.called: Mapping[str, str] = {}
        """What posts are called, by their names."""

    def rebuilt(
        self, kind: FactKind, names: Sequence[str], facts: Sequence[Fact], build: "_Build[Fact]"
    ) -> "_Rebuilt[Fact]":
        kept: list[Fact] = []
        kept_names: list[str] = []
        places: dict[int, int] = {}
        for place, (name, fact) in enumerate(zip(names, facts, strict=True)):
            story = self._stories.get(name)
            if story is not None and story.removed is not None:
                self.notes.append((story.removed, f"{fact_text(fact)} is left out"))
                continue
            places[place] = len(kept)
            kept_names.append(name)
            kept.append(fact if story is None else self._told(kind, fact, story, build))
        for name, story in self._added(kind, names):
            kept_names.append(name)
            kept.append(self._told(kind, None, story, build))
        return _Rebuilt(tuple(kept), tuple(kept_names), places)

    def _added(self, kind: FactKind, names: Sequence[str]) -> Iterator[tuple[str, Story]]:
        added = [
            (name, story)
            for name, story in self._stories.items()
            if story.added and story.removed is None and name not in names
        ]
        for name, story in sorted(added, key=lambda item: made_in_order(item[1].heard[0])):
            if FactKind(name.partition(":")[0]) is kind:
                yield name, story

    def _told(self, kind: FactKind, fact: Fact | None, story: Story, build: "_Build[Fact]") -> Fact:
        """A fact as people tell it; what they say comes before what was read."""
        said = Evidence(_NOWHERE, values_text(kind, story.values, self.called), HUMAN)
        built = build(fact, story.values, (said, *(fact.evidence if fact else ())))
        what = "is added" if fact is None else f"is put right: {said.quote}"
        self.notes.append((story.heard[-1], f"{fact_text(fact or built)} {what}"))
        return built


def _at_posts(skill: SkillMention, story: Story | None, posts: _Rebuilt[Position]) -> SkillMention:
    """The skill with the posts that show it, or of which people say so, where these stand now."""
    if story is not None and "posts" in story.values:
        told = set(story.values["posts"])
        positions = tuple(place for place, name in enumerate(posts.names) if name in told)
    else:
        positions = tuple(posts.places[place] for place in skill.positions if place in posts.places)
    return skill if positions == skill.positions else replace(skill, positions=positions)


def _still_true(resume: Resume, stories: Mapping[str, Story]) -> Iterator[Finding]:
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
    for correction, what in sorted(notes, key=lambda note: made_in_order(note[0])):
        told = f"Corrected by a person ({correction.by}, {correction.at.date()}): {what}."
        yield Finding(CORRECTED, told)
