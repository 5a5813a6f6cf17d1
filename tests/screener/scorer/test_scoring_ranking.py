"""Bands first, then scores; equals share a rank; names and input order decide nothing."""

from datetime import date
from decimal import Decimal
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from screener.assessment import Assessment, Band
from screener.scorer import rank

BANDS = list(Band)


def assessment(resume_id: str, score: str, band: Band = Band.MEETS) -> Assessment:
    return Assessment(resume_id, "role", 1, date(2020, 1, 1), Decimal(score), band, ())


@pytest.mark.parametrize(
    ("pile", "expected"),
    [
        ([], []),
        ([("a", "10.0", Band.MEETS), ("b", "90.0", Band.MEETS)], [(1, 1), (2, 0)]),
        ([("a", "90.0", Band.NOT_SHOWN), ("b", "10.0", Band.MEETS)], [(1, 1), (2, 0)]),
        (
            [("a", "90.0", Band.NOT_SHOWN), ("b", "20.0", Band.BORDERLINE), ("c", "10.0", Band.MEETS)],
            [(1, 2), (2, 1), (3, 0)],
        ),
        (
            [
                ("d", "50.0", Band.MEETS),
                ("c", "70.0", Band.MEETS),
                ("b", "70.0", Band.MEETS),
                ("a", "90.0", Band.MEETS),
            ],
            [(1, 3), (2, 2), (2, 1), (4, 0)],
        ),
        # the same score in another band is no tie
        ([("a", "70.0", Band.MEETS), ("b", "70.0", Band.BORDERLINE)], [(1, 0), (2, 1)]),
        # the same file twice: the order given
        ([("a", "70.0", Band.MEETS), ("a", "70.0", Band.MEETS)], [(1, 0), (1, 1)]),
        ([("a", "70.0", Band.MEETS), ("b", "70", Band.MEETS)], [(1, 0), (1, 1)]),
    ],
)
def test_rank(pile: list[tuple[str, str, Band]], expected: list[tuple[int, int]]) -> None:
    assert [(place.rank, place.index) for place in rank([assessment(*item) for item in pile])] == expected


piles = st.lists(
    st.builds(
        assessment,
        st.text("abc", min_size=1, max_size=2),
        st.sampled_from(["0.0", "50.0", "50.1", "100.0"]),
        st.sampled_from(BANDS),
    ),
    max_size=12,
)


@given(piles)
def test_every_assessment_has_one_place_and_none_better_stands_below(pile: list[Assessment]) -> None:
    ranking = rank(pile)
    assert sorted(place.index for place in ranking) == list(range(len(pile)))
    for above, below in pairwise(ranking):
        better = (BANDS.index(above.assessment.band), -above.assessment.score)
        worse = (BANDS.index(below.assessment.band), -below.assessment.score)
        assert better <= worse
        assert (above.rank == below.rank) == (better == worse)
    for position, place in enumerate(ranking, start=1):
        assert pile[place.index] == place.assessment
        assert place.rank <= position


@given(piles)
def test_the_reading_order_does_not_matter(pile: list[Assessment]) -> None:
    forward = [(place.rank, place.assessment) for place in rank(pile)]
    backward = [(place.rank, place.assessment) for place in rank(pile[::-1])]
    assert forward == backward
