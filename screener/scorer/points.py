"""Exact points: weights become tenths out of 100, shares are cut to tenths, nothing is ever rounded up."""

from decimal import Decimal
from fractions import Fraction
from functools import lru_cache

_TENTHS = 1000
"""100.0 points, counted in tenths."""


@lru_cache
def split_points(weights: tuple[Decimal, ...]) -> tuple[Decimal, ...]:
    """Points with one decimal for each weight, in proportion, summing to exactly 100.0.

    The tenths that rounding down leaves over go to the largest remainders, earlier ones first.
    At least one weight must be above 0.

    >>> [str(points) for points in split_points((Decimal(1), Decimal(1), Decimal(1)))]
    ['33.4', '33.3', '33.3']
    """
    total = sum(Fraction(weight) for weight in weights)
    exact = [Fraction(weight) * _TENTHS / total for weight in weights]
    tenths = [int(share) for share in exact]
    by_remainder = sorted(range(len(exact)), key=lambda index: tenths[index] - exact[index])
    for index in by_remainder[: _TENTHS - sum(tenths)]:
        tenths[index] += 1
    return tuple(_decimal(count) for count in tenths)


def equal_parts(points: Decimal, count: int) -> tuple[Decimal, ...]:
    """`points` in parts of one decimal that sum to them; the first ones are a tenth larger if need be.

    >>> [str(part) for part in equal_parts(Decimal("10.0"), 3)]
    ['3.4', '3.3', '3.3']
    """
    each, larger = divmod(int(points * 10), count)
    return tuple(_decimal(each + (place < larger)) for place in range(count))


def share_of(max_points: Decimal, share: Fraction) -> Decimal:
    """`share` (0 to 1) of `max_points`, rounded down to one decimal.

    >>> str(share_of(Decimal("33.4"), Fraction(1, 2)))
    '16.7'
    """
    if share == 1:
        return max_points
    return _decimal(int(max_points * 10) * share.numerator // share.denominator)


def _decimal(tenths: int) -> Decimal:
    return Decimal(tenths).scaleb(-1)
