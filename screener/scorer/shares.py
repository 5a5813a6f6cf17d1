"""What a resume earns of a criterion, whatever points that has: enough to rank anew for other weights.

Points depend on weights, shares do not. A caller that keeps the shares, such as a page in a browser, gets
the very points of `assess` for any weights: `split_points` of the weights, then `Share.points` of each.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction

from screener.criteria import AllOfCriterion, AnyOfCriterion, Criterion, DegreeCriterion
from screener.profile import RoleProfile
from screener.resume import Resume
from screener.scorer.criteria import judge
from screener.scorer.experience import Facts
from screener.scorer.in_lieu import InLieu, degree_options
from screener.scorer.points import equal_parts, share_of

_ANY = Decimal(100)
"""Points to judge a criterion without parts by: its share is the same for any."""


@dataclass(frozen=True, slots=True)
class Share:
    """Exactly one of three: a share `own` of the points; equal `parts` of them, each cut to tenths; or what
    the best of `options` earns.

    >>> third = Share(own=Fraction(1, 3))
    >>> str(third.points(Decimal("10.0"))), str(Share(parts=(third, third)).points(Decimal("10.0")))
    ('3.3', '3.2')
    """

    own: Fraction | None = None
    parts: tuple["Share", ...] = ()
    options: tuple["Share", ...] = ()

    def points(self, most: Decimal) -> Decimal:
        """Points of `most`, both with one decimal."""
        if self.own is not None:
            return share_of(most, self.own)
        if self.options:
            return max(option.points(most) for option in self.options)
        split = equal_parts(most, len(self.parts))
        earned = (part.points(points) for part, points in zip(self.parts, split, strict=True))
        return sum(earned, Decimal("0.0"))


def shares(resume: Resume, profile: RoleProfile, as_of: date) -> tuple[Share, ...]:
    """What `resume` earns of each criterion of `profile`, in their order."""
    facts = Facts(resume, as_of)
    return tuple(_share(criterion, facts) for criterion in profile.criteria)


def _share(criterion: Criterion | InLieu, facts: Facts) -> Share:
    match criterion:
        case AllOfCriterion():
            return Share(parts=tuple(_share(option, facts) for option in criterion.options))
        case AnyOfCriterion():
            return _best([_share(option, facts) for option in criterion.options])
        case DegreeCriterion() if criterion.or_experience is not None:
            return _best([_share(option, facts) for option in degree_options(criterion)])
        case _:
            return Share(own=judge(criterion, _ANY, facts)[0].share)


def _best(options: Sequence[Share]) -> Share:
    """The options, of plain ones only the best: it is the best for any points."""
    plain = [option.own for option in options if option.own is not None]
    others = [option for option in options if option.own is None]
    if not others:
        return Share(own=max(plain))
    best = [Share(own=max(plain))] if plain else []
    return Share(options=(*best, *others))
