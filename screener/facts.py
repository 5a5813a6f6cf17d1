"""Names for the facts of a resume, by which pages and corrections point at them.

A fact is named by its kind and its place in what was read: "position:0", "degree:1". Skills and languages
are named by their ids ("skill:excel", "language:fr"), which no order can change.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Self

from screener.resume import Resume


@dataclass(frozen=True, slots=True)
class FactIds:
    """The name of each fact of a resume, in the order of the resume's own tuples.

    >>> FactIds.as_read(Resume()).positions
    ()
    """

    positions: tuple[str, ...]
    degrees: tuple[str, ...]
    certifications: tuple[str, ...]
    skills: tuple[str, ...]
    languages: tuple[str, ...]
    achievements: tuple[str, ...]
    claims: tuple[str, ...]

    @property
    def every(self) -> tuple[str, ...]:
        """All of them, a kind after the other."""
        return (
            *self.positions,
            *self.degrees,
            *self.certifications,
            *self.skills,
            *self.languages,
            *self.achievements,
            *self.claims,
        )

    @classmethod
    def as_read(cls, resume: Resume) -> Self:
        """The names in a resume that nobody has corrected."""
        return cls(
            positions=_numbered("position", resume.positions),
            degrees=_numbered("degree", resume.degrees),
            certifications=_numbered("certification", resume.certifications),
            skills=tuple(f"skill:{skill.id}" for skill in resume.skills),
            languages=tuple(f"language:{language.code}" for language in resume.languages),
            achievements=_numbered("achievement", resume.achievements),
            claims=_numbered("claim", resume.claims),
        )


def _numbered(kind: str, facts: Sequence[object]) -> tuple[str, ...]:
    return tuple(f"{kind}:{number}" for number in range(len(facts)))
