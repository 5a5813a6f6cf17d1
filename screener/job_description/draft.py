"""What comes of a job description: a draft of a role profile with its sources, and all that is not in it."""

from dataclasses import dataclass
from enum import StrEnum

from screener.criteria import Criterion
from screener.document import Evidence
from screener.profile import RoleProfile


class Need(StrEnum):
    """How much a description asks for something."""

    ESSENTIAL = "essential"
    PREFERRED = "preferred"
    DUTY = "duty"
    """Only the duties name it."""


@dataclass(frozen=True, slots=True)
class DraftCriterion:
    """A criterion of the draft, the places it was read from, and what was assumed where they are silent."""

    criterion: Criterion
    need: Need
    sources: tuple[Evidence, ...]
    assumed: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class LeftOut:
    """What the description asks for and the draft leaves out on purpose, and why."""

    source: Evidence
    reason: str


@dataclass(frozen=True, slots=True)
class JobDescriptionDraft:
    """The draft of a role profile. `criteria` are those of the profile, in the same order."""

    profile: RoleProfile
    criteria: tuple[DraftCriterion, ...]
    left_out: tuple[LeftOut, ...]
    not_understood: tuple[Evidence, ...]
    """Statements that ask for something that no criterion was made of, in the order of the text."""
