"""Points add up exactly, whatever the weights."""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from screener.scorer.points import share_of, split_points

weights = st.lists(st.decimals(0, 1_000_000, places=3), min_size=1, max_size=30).filter(
    lambda items: sum(items) > 0
)


@pytest.mark.parametrize(
    ("given_weights", "expected"),
    [
        (["1"], ["100.0"]),
        (["1", "1", "1"], ["33.4", "33.3", "33.3"]),
        (["40", "35", "25"], ["40.0", "35.0", "25.0"]),
        (["2", "1"], ["66.7", "33.3"]),
        (["0", "5"], ["0.0", "100.0"]),
        (["0.5", "0.25", "0.25"], ["50.0", "25.0", "25.0"]),
        (["1"] * 7, ["14.3"] * 6 + ["14.2"]),
    ],
)
def test_split(given_weights: list[str], expected: list[str]) -> None:
    points = split_points(tuple(Decimal(item) for item in given_weights))
    assert [str(item) for item in points] == expected


@given(weights)
def test_points_sum_to_a_hundred_and_stay_within_a_tenth_of_the_proportion(items: list[Decimal]) -> None:
    points = split_points(tuple(items))
    assert sum(points) == Decimal("100.0")
    total = sum(Fraction(item) for item in items)
    for weight, given_points in zip(items, points, strict=True):
        assert abs(Fraction(given_points) - Fraction(weight) * 100 / total) < Fraction(1, 10)
        assert given_points.as_tuple().exponent == -1


@pytest.mark.parametrize(
    ("most", "share", "expected"),
    [
        ("40.0", Fraction(1), "40.0"),
        ("40.0", Fraction(0), "0.0"),
        ("33.4", Fraction(1, 2), "16.7"),
        ("10.0", Fraction(2, 3), "6.6"),  # down, never up
        ("0.3", Fraction(1, 10), "0.0"),
    ],
)
def test_share(most: str, share: Fraction, expected: str) -> None:
    assert str(share_of(Decimal(most), share)) == expected
