"""What the pages of roles show."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from api.storage.records import StoredRole
from api.web.role_fields import KIND_NAMES
from screener.criteria import AllOfCriterion, AnyOfCriterion, Criterion
from screener.export.profile_text import asked_lines
from screener.profile import RoleProfile
from screener.scorer.points import split_points

COLOURS = 12
"""Colours of criteria in the style sheet; more criteria start again."""


@dataclass(frozen=True, slots=True)
class AskedView:
    """A criterion as a person reads it; `options` are those of any_of and all_of."""

    id: str
    label: str
    kind: str
    asked: str
    options: tuple["AskedView", ...] = ()


@dataclass(frozen=True, slots=True)
class WeighedView:
    """A criterion of the profile itself, with its points out of 100; `start` is where they begin."""

    what: AskedView
    required: bool
    weight: str
    points: Decimal
    start: Decimal
    colour: int


@dataclass(frozen=True, slots=True)
class RoleRow:
    """A role in the list."""

    id: str
    title: str
    summary: str
    version: int
    own: bool
    saved_at: datetime | None
    required: int
    criteria: tuple[WeighedView, ...]


def rows_of(roles: Sequence[StoredRole]) -> tuple[RoleRow, ...]:
    """Those of the tenant's own first, the others after them, each in the order of their titles."""
    rows = (
        RoleRow(
            id=role.profile.id,
            title=role.profile.title,
            summary=role.profile.summary,
            version=role.profile.version,
            own=role.created_at is not None,
            saved_at=role.created_at,
            required=sum(criterion.required for criterion in role.profile.criteria),
            criteria=weighed(role.profile),
        )
        for role in roles
    )
    return tuple(sorted(rows, key=lambda row: (not row.own, row.title.casefold())))


def weighed(profile: RoleProfile) -> tuple[WeighedView, ...]:
    """The criteria of a profile with their points."""
    return tuple(_weighed(profile))


def _weighed(profile: RoleProfile) -> Iterator[WeighedView]:
    start = Decimal("0.0")
    points = split_points(tuple(criterion.weight for criterion in profile.criteria))
    for place, (criterion, most) in enumerate(zip(profile.criteria, points, strict=True)):
        yield WeighedView(
            asked_view(criterion), criterion.required, f"{criterion.weight:f}", most, start, place % COLOURS
        )
        start += most


def asked_view(criterion: Criterion) -> AskedView:
    """A criterion in words."""
    if isinstance(criterion, AnyOfCriterion | AllOfCriterion):
        asked = "Any one of these" if isinstance(criterion, AnyOfCriterion) else "All of these together"
        options = tuple(asked_view(option) for option in criterion.options)
    else:
        asked, options = ", ".join(asked_lines(criterion)), ()
        asked = asked[:1].upper() + asked[1:]
    return AskedView(criterion.id, criterion.label, KIND_NAMES[criterion.kind], asked, options)
