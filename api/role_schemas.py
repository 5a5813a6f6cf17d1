"""What is answered about versions of role profiles, and about drafts of them."""

from decimal import Decimal
from typing import Self

from pydantic import BaseModel

from api.schemas import RoleSummary
from api.screening_schemas import Instant
from api.storage.records import StoredRole


class RoleVersionOut(RoleSummary):
    """A version in a role's history. `created_at` is null for the one that ships with the program."""

    created_at: Instant | None

    @classmethod
    def of_version(cls, role: StoredRole) -> Self:
        return cls(**dict(RoleSummary.of(role.profile)), created_at=role.created_at)


class RoleMistakeOut(BaseModel):
    """Something about a profile; `field` is its path, such as "criteria.0.weight", empty for the whole."""

    field: str
    detail: str


class RoleCheckOut(BaseModel):
    """What is wrong with a profile, all at once, and what it may ask by a back door.

    `points` are those of each criterion out of 100, where nothing is wrong.
    """

    mistakes: list[RoleMistakeOut]
    warnings: list[RoleMistakeOut]
    points: list[Decimal] | None
