"""Everything that can be said of a profile before it is saved."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from screener.profile import RoleProfile, check_profile
from screener.profile_lint import warnings_of
from screener.profile_yaml import Mistake, Path
from screener.scorer.points import split_points


@dataclass(frozen=True, slots=True)
class RoleCheck:
    """The profile, or None and what is wrong; `points` of each criterion out of 100."""

    profile: RoleProfile | None
    mistakes: tuple[Mistake, ...]
    warnings: tuple[tuple[Path, str], ...]
    points: tuple[Decimal, ...] | None


def check_role(data: Any) -> RoleCheck:
    """The check of `screener roles check`, of data instead of a file."""
    found = check_profile(data)
    if not isinstance(found, RoleProfile):
        return RoleCheck(None, found, (), None)
    points = split_points(tuple(criterion.weight for criterion in found.criteria))
    return RoleCheck(found, (), warnings_of(found), points)


def dotted(path: Path) -> str:
    """A path as the `errors` of a problem have it: "criteria.0.weight"."""
    return ".".join(map(str, path))
