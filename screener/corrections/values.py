"""What a person can say of a fact."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Annotated, Literal, TypeAlias

from pydantic import AfterValidator, BaseModel, ConfigDict, Field

from screener.resume import (
    AchievementKind,
    CertificationStatus,
    DegreeStatus,
    LanguageLevel,
    PartialDate,
    PositionKind,
)
from skills_taxonomy.terms import DegreeLevel, FieldGroup, Function, Seniority


class FactKind(StrEnum):
    """Facts that can be put right."""

    POSITION = "position"
    DEGREE = "degree"
    CERTIFICATION = "certification"
    SKILL = "skill"
    LANGUAGE = "language"
    ACHIEVEMENT = "achievement"
    CLAIM = "claim"
    CONTACT = "contact"
    """Who the candidate is: one fact, which is always there, and never reaches a score."""


CONTACT = FactKind.CONTACT.value
"""The name of the one fact of its kind."""


class Action(StrEnum):
    ADD = "add"
    CHANGE = "change"
    REMOVE = "remove"


def _date(text: str) -> str:
    PartialDate.parse(text)
    return text


_YEAR = r"^(19|20)[0-9]{2}([-–](19|20)[0-9]{2})?$"
_DATE = r"^[1-9][0-9]{3}(-(0[1-9]|1[0-2]))?$"
_Words = Annotated[str, Field(min_length=1, max_length=200, pattern=r"^[^\x00-\x1f\x7f]*$")]
_Address = Annotated[str, Field(max_length=200, pattern=r"^[^\s@\x00-\x1f\x7f]+@[^\s@\x00-\x1f\x7f]+$")]
_Id = Annotated[str, Field(max_length=100)]
Flag = Annotated[bool, Field(strict=True)]
_Month = Annotated[str, Field(pattern=_DATE), AfterValidator(_date)]


class _Values(BaseModel):
    """Fields of a fact; those that are not given stay as they are."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class PositionValues(_Values):
    """A post. Dates are YYYY-MM or YYYY, or "present" as an end; null is not known.

    Where a title is given, it tells functions, seniority and whether people are led, as far as these are not
    given. `industries` are ids of the taxonomy.
    """

    title: _Words | None = None
    employer: _Words | None = None
    place: _Words | None = None
    start: _Month | None = None
    end: _Month | Literal["present"] | None = None
    functions: Annotated[tuple[Function, ...], Field(max_length=len(Function))] = ()
    kind: PositionKind = PositionKind.JOB
    seniority: Seniority = Seniority.REGULAR
    leads_people: Flag = False
    industries: Annotated[tuple[_Id, ...], Field(max_length=20)] = ()


class DegreeValues(_Values):
    """A degree. Where a field is given and no groups, they are those that the field belongs to.

    `year` is that of its end, or of its two ends ("2008-2010").
    """

    level: DegreeLevel | None = None
    field: _Words | None = None
    field_groups: Annotated[tuple[FieldGroup, ...], Field(max_length=len(FieldGroup))] = ()
    status: DegreeStatus = DegreeStatus.COMPLETED
    institution: _Words | None = None
    year: Annotated[str, Field(pattern=_YEAR)] | None = None


class CertificationValues(_Values):
    """A certificate; `id` is that of the taxonomy, if it has one."""

    id: _Id | None = None
    name: _Words | None = None
    status: CertificationStatus = CertificationStatus.HELD


class SkillValues(_Values):
    """A skill of the taxonomy, which a person has; `posts` are the names of the posts where it was used."""

    id: _Id
    posts: Annotated[tuple[_Id, ...], Field(max_length=200)] = ()


class LanguageValues(_Values):
    """A language by its code, and how well it is mastered; null is not known."""

    code: Annotated[str, Field(max_length=10)]
    level: LanguageLevel | None = None


class AchievementValues(_Values):
    """A number worth quoting; its unit is "percent", "accounts", "people", or a currency such as "USD".

    Where no unit is given, it is the one that figures of the kind have; an amount of money has none.
    """

    kind: AchievementKind | None = None
    value: Annotated[float, Field(strict=True, gt=0, le=1e15, allow_inf_nan=False)] | None = None
    unit: Annotated[str, Field(pattern=r"^([A-Z]{3}|percent|accounts|people)$")] | None = None


class ClaimValues(_Values):
    """Years of experience that the resume states; without a function they are of any work."""

    years: Annotated[float, Field(strict=True, gt=0, le=80, allow_inf_nan=False)] | None = None
    at_least: Flag = False
    function: Function | None = None


class ContactValues(_Values):
    """Who the candidate is, and how to reach them; null or an empty list is not known."""

    name: _Words | None = None
    emails: Annotated[tuple[_Address, ...], Field(max_length=10)] = ()
    phones: Annotated[tuple[_Words, ...], Field(max_length=10)] = ()
    links: Annotated[tuple[_Words, ...], Field(max_length=20)] = ()
    place: _Words | None = None


Values: TypeAlias = (
    PositionValues
    | DegreeValues
    | CertificationValues
    | SkillValues
    | LanguageValues
    | AchievementValues
    | ClaimValues
    | ContactValues
)
VALUES: Mapping[FactKind, type[Values]] = {
    FactKind.POSITION: PositionValues,
    FactKind.DEGREE: DegreeValues,
    FactKind.CERTIFICATION: CertificationValues,
    FactKind.SKILL: SkillValues,
    FactKind.LANGUAGE: LanguageValues,
    FactKind.ACHIEVEMENT: AchievementValues,
    FactKind.CLAIM: ClaimValues,
    FactKind.CONTACT: ContactValues,
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
        case ContactValues():
            return CONTACT
        case _:
            return f"{kind.value}:{correction_id}"
