"""What a person can say of a fact."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Annotated, Literal, TypeAlias

from pydantic import AfterValidator, BaseModel, ConfigDict, Field

from screener.resume import CertificationStatus, DegreeStatus, LanguageLevel, PartialDate
from skills_taxonomy.terms import DegreeLevel, FieldGroup, Function


class FactKind(StrEnum):
    """Facts that can be put right."""

    POSITION = "position"
    DEGREE = "degree"
    CERTIFICATION = "certification"
    SKILL = "skill"
    LANGUAGE = "language"


class Action(StrEnum):
    ADD = "add"
    CHANGE = "change"
    REMOVE = "remove"


def _date(text: str) -> str:
    PartialDate.parse(text)
    return text


_DATE = r"^[0-9]{4}(-(0[1-9]|1[0-2]))?$"
_Words = Annotated[str, Field(min_length=1, max_length=200, pattern=r"^[^\x00-\x1f\x7f]*$")]
_Month = Annotated[str, Field(pattern=_DATE), AfterValidator(_date)]


class _Values(BaseModel):
    """Fields of a fact; those that are not given stay as they are."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class PositionValues(_Values):
    """A post. Dates are YYYY-MM or YYYY, or "present" as an end; null is not known.

    Where a title is given and no functions, they are those of the title.
    """

    title: _Words | None = None
    employer: _Words | None = None
    start: _Month | None = None
    end: _Month | Literal["present"] | None = None
    functions: Annotated[tuple[Function, ...], Field(max_length=len(Function))] = ()


class DegreeValues(_Values):
    """A degree. Where a field is given and no groups, they are those that the field belongs to."""

    level: DegreeLevel | None = None
    field: _Words | None = None
    field_groups: Annotated[tuple[FieldGroup, ...], Field(max_length=len(FieldGroup))] = ()
    status: DegreeStatus = DegreeStatus.COMPLETED


class CertificationValues(_Values):
    """A certificate; `id` is that of the taxonomy, if it has one."""

    id: Annotated[str, Field(max_length=100)] | None = None
    name: _Words | None = None
    status: CertificationStatus = CertificationStatus.HELD


class SkillValues(_Values):
    """A skill of the taxonomy, which a person has."""

    id: Annotated[str, Field(max_length=100)]


class LanguageValues(_Values):
    """A language by its code, and how well it is mastered; null is not known."""

    code: Annotated[str, Field(max_length=10)]
    level: LanguageLevel | None = None


Values: TypeAlias = PositionValues | DegreeValues | CertificationValues | SkillValues | LanguageValues
VALUES: Mapping[FactKind, type[Values]] = {
    FactKind.POSITION: PositionValues,
    FactKind.DEGREE: DegreeValues,
    FactKind.CERTIFICATION: CertificationValues,
    FactKind.SKILL: SkillValues,
    FactKind.LANGUAGE: LanguageValues,
}


@dataclass(frozen=True, slots=True)
class Correction:
    """What a person says of a fact. `number` tells which of two was made later.

    `fact` is the name of the fact (`screener.facts`); of one that is added, the name that it gets. Without
    `values` it is removed.
    """

    id: str
    number: int
    action: Action
    fact: str
    values: Values | None
    by: str
    at: datetime

    @property
    def kind(self) -> FactKind:
        return FactKind(self.fact.partition(":")[0])


def name_of_added(kind: FactKind, values: Values, correction_id: str) -> str:
    """The name of a fact that a correction adds: skills and languages have theirs already."""
    match values:
        case SkillValues():
            return f"skill:{values.id}"
        case LanguageValues():
            return f"language:{values.code}"
        case _:
            return f"{kind.value}:{correction_id}"
