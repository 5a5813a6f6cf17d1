"""The picture of a work history: where bars, gaps and years stand, from positions alone."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from api.web.timeline_picture import BAR, UNCLEAR, Lane, TimelinePicture, timeline_picture
from screener.resume import DateRange, PartialDate, Position
from skills_taxonomy.terms import Function

AS_OF = date(2020, 6, 15)


def post(dates: str, *functions: Function) -> Position:
    """ "2014-01 2016-12", "2014 -" for one that goes on, "2014 ?" for one without an end, or "" for none."""
    start, _, end = dates.partition(" ")
    ends = None if end in {"-", "?", ""} else PartialDate.parse(end)
    begins = None if start in {"?", ""} else PartialDate.parse(start)
    return Position("Post", None, None, DateRange(begins, ends, ongoing=end == "-"), (), functions=functions)


def drawn(*posts: Position) -> TimelinePicture:
    picture = timeline_picture(posts, AS_OF)
    assert picture is not None
    return picture


def lane(picture: TimelinePicture, name: str) -> Lane:
    return next(found for found in picture.lanes if found.name == name)


def test_nothing_is_drawn_where_no_post_has_dates() -> None:
    assert timeline_picture((), AS_OF) is None
    assert timeline_picture((post("", Function.SALES),), AS_OF) is None


def test_a_post_stands_where_its_months_are() -> None:
    picture = drawn(post("2014-01 2015-12", Function.SALES), post("2018-01 2020-06", Function.SALES))
    [sales] = picture.lanes
    first, second = sales.bars
    assert first.x == 0
    assert first.width == pytest.approx(100 * 24 / 84, abs=0.01)
    assert second.x == pytest.approx(100 * 48 / 84, abs=0.01)
    assert first.is_exact
    assert [tick.year for tick in picture.ticks] == [2014, 2015, 2016, 2017, 2018, 2019, 2020, 2021]
    assert (picture.ticks[0].x, picture.ticks[-1].x) == (0, 100)


def test_a_post_of_two_functions_stands_in_both_lanes_and_an_unclear_one_in_its_own() -> None:
    picture = drawn(post("2014-01 2015-12", Function.SALES, Function.ACCOUNT_MANAGEMENT), post("2016 2017"))
    assert [(found.name, [bar.position for bar in found.bars]) for found in picture.lanes] == [
        ("sales", [0]),
        ("account_management", [0]),
        (UNCLEAR, [1]),
    ]
    assert len({found.colour for found in picture.lanes}) == 3


def test_posts_that_overlap_stand_below_each_other() -> None:
    picture = drawn(
        post("2014-01 2016-12", Function.SALES),
        post("2015-01 2015-12", Function.SALES),
        post("2017-01 2018-12", Function.SALES),
    )
    [sales] = picture.lanes
    rows = {bar.position: bar.y for bar in sales.bars}
    assert rows[0] == rows[2]
    assert rows[1] >= rows[0] + BAR


@pytest.mark.parametrize(
    ("dates", "sure"),
    [
        ("2014-03 2016-05", 100),
        ("2014 2016", pytest.approx(100 * 14 / 36, abs=0.01)),
        ("2014 -", pytest.approx(100 * (78 - 11) / 78, abs=0.01)),
        ("2014-03 ?", 0),
        ("? 2016-05", 0),
    ],
)
def test_uncertain_ends_are_open(dates: str, sure: float) -> None:
    [sales] = drawn(post("2012-01 2012-12"), post(dates, Function.SALES)).lanes[:1]
    [bar] = sales.bars
    assert bar.sure_width == sure
    assert bar.is_exact == (sure == 100)
    assert 0 <= bar.sure_x <= bar.sure_x + bar.sure_width <= 100.01


def test_gaps_are_bands_up_to_the_day() -> None:
    picture = drawn(post("2014-01 2015-12", Function.SALES), post("2017-01 2018-12", Function.SALES))
    between, after = picture.gaps
    assert (between.months, between.words) == (12, "2016-01 to 2016-12: 12 months without a post")
    assert after.months == 18
    assert after.x + after.width <= 100


def test_posts_without_dates_are_named_apart() -> None:
    picture = drawn(post("2014-01 2015-12", Function.SALES), post("", Function.SALES))
    assert picture.undated == (1,)
    assert [bar.position for bar in lane(picture, "sales").bars] == [0]


def test_a_long_life_has_few_years_on_its_scale() -> None:
    assert len(drawn(post("1970-01 1975-12"), post("2019-01 -")).ticks) <= 8


days = st.builds(PartialDate, st.integers(1960, 2030), st.none() | st.integers(1, 12))
ranges = st.builds(DateRange, st.none() | days, st.none() | days) | days.map(
    lambda day: DateRange(day, None, ongoing=True)
)
posts = st.builds(
    lambda dates, functions: Position("Post", None, None, dates, (), functions=tuple(functions)),
    ranges,
    st.lists(st.sampled_from(Function), max_size=2, unique=True),
)


@given(st.lists(posts, max_size=6))
def test_everything_stays_inside_and_no_bars_lie_on_each_other(positions: list[Position]) -> None:
    picture = timeline_picture(positions, AS_OF)
    if picture is None:
        return
    shown = set(picture.undated)
    for found in picture.lanes:
        for bar in found.bars:
            shown.add(bar.position)
            assert bar.x >= 0
            assert bar.width > 0
            assert bar.x + bar.width <= 100.01
            assert found.y < bar.y
            assert bar.y + BAR <= picture.bottom
        for one in found.bars:
            for other in found.bars:
                apart = one.x + one.width <= other.x + 0.01 or other.x + other.width <= one.x + 0.01
                assert one is other or one.y != other.y or apart
    assert shown == set(range(len(positions)))
    assert all(gap.x >= 0 and gap.x + gap.width <= 100.01 for gap in picture.gaps)
