"""Months per function, by tables of short cases and by properties."""

from collections.abc import Callable
from datetime import date
from itertools import pairwise
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from screener.document import Evidence, SourceSpan
from screener.resume import (
    DateRange,
    PartialDate,
    Position,
    PositionKind,
    SkillMention,
    SkillStrength,
)
from screener.timeline import (
    Experience,
    Gap,
    experience,
    experience_of,
    gaps,
    merge,
    months_of,
    skill_use,
    unclear,
)
from skills_taxonomy.terms import Function

AS_OF = date(2020, 1, 15)
QUOTE = Evidence(SourceSpan(0, 4, 1), "Post", "test")
SALES = Function.SALES


def dates(text: str) -> DateRange:
    """ "2012-03..2015" with "present" for ongoing and nothing for a missing end."""
    start, end = text.split("..")
    return DateRange(
        PartialDate.parse(start) if start else None,
        PartialDate.parse(end) if end and end != "present" else None,
        ongoing=end == "present",
    )


def post(
    text: str, *functions: Function, kind: PositionKind = PositionKind.JOB, leads: bool = False
) -> Position:
    return Position(
        "Post", None, None, dates(text), (QUOTE,), kind=kind, functions=functions, leads_people=leads
    )


def sales(*ranges: str, as_of: date = AS_OF) -> Experience:
    posts = [post(text, SALES) for text in ranges]
    return experience(posts, as_of)[SALES]


@pytest.mark.parametrize(
    ("ranges", "low", "months", "high"),
    [
        (["2012-03..2012-03"], 1, 1, 1),
        (["2012-03..2015-02"], 36, 36, 36),
        (["2019-12..present"], 2, 2, 2),  # the month of as_of counts
        (["2012..2014"], 14, 24, 36),  # December to January, mid-year to mid-year, January to December
        (["2012..2012"], 1, 6, 12),
        (["2012-06..2013"], 8, 13, 19),
        (["2012..2013-06"], 7, 12, 18),
        (["2018..present"], 14, 19, 25),
        (["2012-01..2012-12", "2012-07..2013-06"], 18, 18, 18),  # overlap counts once
        (["2012-01..2012-12", "2012-03..2012-04"], 12, 12, 12),
        (["2012-01..2012-12", "2014-01..2014-12"], 24, 24, 24),
        (["2015..2012"], 0, 0, 0),  # reversed
        (["2015-05..2015-04"], 0, 0, 0),
        (["2014..2014-03"], 0, 0, 3),  # reversed only by the neutral reading
        (["2021-03..2022-04"], 0, 0, 0),  # in the future
        (["2020-02..present"], 0, 0, 0),
        (["2019-11..2021-05"], 3, 3, 3),  # cut at as_of
        (["2020..present"], 0, 0, 1),
        (["2019-10.."], 0, 0, 4),  # no end: up to as_of at most
        (["..2015-03"], 0, 0, 1),  # no start, and no start anywhere
        (["..2015-03", "2014-01..2014-02"], 2, 2, 15),  # not before the first start of the resume
        ([".."], 0, 0, 0),
    ],
)
def test_readings_of_dates(ranges: list[str], low: int, months: int, high: int) -> None:
    found = sales(*ranges)
    assert (found.low, found.months, found.high) == (low, months, high)


@pytest.mark.parametrize(
    ("ranges", "last_used", "ongoing"),
    [
        (["2012-03..2015-02", "2009-01..2011-01"], "2015-02", False),
        (["2012-03..present"], "2020-01", True),
        (["2012..2015", "2014-01..2015-03"], "2015", False),
        (["2012..2015", "2014-01..2015-09"], "2015-09", False),
        (["2012-03..2024-01"], "2020-01", False),
        (["2019..2020"], "2020", False),
        (["2019-10.."], "2019-10", False),
        (["2021-03..present"], None, False),
        ([".."], None, False),
    ],
)
def test_last_use(ranges: list[str], last_used: str | None, ongoing: bool) -> None:
    found = sales(*ranges)
    assert (found.last_used and str(found.last_used), found.ongoing) == (last_used, ongoing)


def test_every_function_of_a_post_gets_its_months() -> None:
    found = experience(
        [
            post("2010-01..2010-12", SALES, Function.ACCOUNT_MANAGEMENT),
            post("2011-01..2011-06", SALES),
            post("..", Function.ACCOUNTING),
            post("2012-01..2012-12"),
        ],
        AS_OF,
    )
    assert {function: (item.months, item.positions) for function, item in found.items()} == {
        SALES: (18, (0, 1)),
        Function.ACCOUNT_MANAGEMENT: (12, (0,)),
        Function.ACCOUNTING: (0, (2,)),
    }
    assert list(found) == [SALES, Function.ACCOUNT_MANAGEMENT, Function.ACCOUNTING]


def test_kinds_limit_what_counts() -> None:
    posts = [
        post("2010-01..2010-12", SALES),
        post("2011-01..2011-03", SALES, kind=PositionKind.INTERNSHIP),
        post("2011-01..2011-03", Function.MARKETING, kind=PositionKind.VOLUNTEER),
    ]
    found = experience(posts, AS_OF, kinds={PositionKind.JOB})
    assert {function: item.months for function, item in found.items()} == {SALES: 12}
    assert experience(posts, AS_OF)[SALES].months == 15


def test_undated_posts_are_counted_apart() -> None:
    found = sales("2010-01..2010-12", "..", "2011-01..", "2015..2012", "2030-01..2031-01")
    assert (found.months, found.undated, found.positions) == (12, 3, (0, 1, 2, 3, 4))


def test_posts_without_a_function_are_unclear() -> None:
    posts = [post("2010-01..2010-12"), post("2011-01..2011-12", SALES), post("2012..2013")]
    found = unclear(posts, AS_OF)
    assert (found.low, found.months, found.high, found.positions) == (14, 24, 36, (0, 2))


def test_use_of_a_skill_is_that_of_its_posts() -> None:
    posts = [
        post("2010-01..2010-12", SALES),
        post("2010-07..2011-06", SALES),
        post("2012-01..2013-12", SALES),
    ]
    skill = SkillMention("excel", "Excel", SkillStrength.EXPLICIT, (0, 1), (QUOTE,))
    use = skill_use(skill, posts, AS_OF)
    assert (use.months, str(use.last_used)) == (18, "2011-06")
    listed = SkillMention("excel", "Excel", SkillStrength.EXPLICIT, (), (QUOTE,))
    assert skill_use(listed, posts, AS_OF).last_used is None


@pytest.mark.parametrize(
    ("ranges", "expected"),
    [
        ([], []),
        (["2015-01..present"], []),
        (["2010-01..2012-06", "2012-10..present"], [("2012-07", "2012-09", 3)]),
        (["2010-01..2012-06", "2012-09..present"], []),  # two months
        (["2010-01..2012-06", "2012-10..present", "2012-08..2012-08"], []),
        (["2010..2012", "2013..present"], []),  # years alone leave no room for a sure gap
        (["2010..2012", "2014..present"], [("2013-01", "2013-12", 12)]),
        (["2010-01..2019-06"], [("2019-07", "2020-01", 7)]),  # up to as_of
        (["2010-01..2012-06", "2012-10.."], [("2012-07", "2012-09", 3)]),
        (["2021-01..2022-01"], []),
    ],
)
def test_gaps(ranges: list[str], expected: list[tuple[str, str, int]]) -> None:
    found = gaps([post(text) for text in ranges], AS_OF)
    assert found == tuple(
        Gap(PartialDate.parse(start), PartialDate.parse(end), months) for start, end, months in expected
    )


def test_months_of_ranges() -> None:
    assert months_of([dates("2012..2014"), dates("2013-01..2014-12"), dates("..")], AS_OF) == 30


def month_sets(ranges: list[DateRange], as_of: date) -> int:
    """The definition of the neutral figure, written naively."""
    covered: set[int] = set()
    now = as_of.year * 12 + as_of.month
    for item in ranges:
        if item.start is None or not (item.ongoing or item.end):
            continue
        first = item.start.year * 12 + (6 if item.start.month is None else item.start.month - 1)
        if item.end is None:
            last = now
        else:
            last = item.end.year * 12 + (6 if item.end.month is None else item.end.month)
        if item.end and item.start.month is None and item.start == item.end:
            first, last = first - 3, last + 3
        covered.update(range(first, min(last, now)))
    return len(covered)


partial_dates = st.builds(PartialDate, st.integers(1995, 2030), st.none() | st.integers(1, 12))
date_ranges = st.one_of(
    st.builds(DateRange, st.none() | partial_dates, st.none() | partial_dates),
    st.builds(lambda start: DateRange(start, None, ongoing=True), partial_dates),
    st.builds(
        lambda start, years: DateRange(start, PartialDate(start.year + years, start.month)),
        partial_dates,
        st.integers(0, 6),
    ),
)
posts_of_sales = st.builds(
    lambda item: Position("Post", None, None, item, (QUOTE,), functions=(SALES,)), date_ranges
)
many_posts = st.lists(posts_of_sales, min_size=1, max_size=6)
days = st.dates(date(1990, 1, 1), date(2035, 12, 31))


@given(many_posts, days)
def test_neutral_months_agree_with_the_definition(posts: list[Position], as_of: date) -> None:
    expected = month_sets([item.dates for item in posts], as_of)
    assert experience(posts, as_of)[SALES].months == expected
    assert months_of([item.dates for item in posts], as_of) == expected


@given(many_posts, days)
def test_low_months_high_are_in_order(posts: list[Position], as_of: date) -> None:
    found = experience(posts, as_of)[SALES]
    assert 0 <= found.low <= found.months <= found.high
    assert found.is_exact == (found.low == found.high)


@given(many_posts, days)
def test_union_never_exceeds_the_sum(posts: list[Position], as_of: date) -> None:
    def total(figure: Callable[[Experience], int]) -> int:
        return sum(figure(experience_of([index], posts, as_of)) for index in range(len(posts)))

    found = experience(posts, as_of)[SALES]
    assert found.low <= total(lambda one: one.low)
    assert found.months <= total(lambda one: one.months)
    assert found.high <= total(lambda one: one.high)


@given(many_posts, days, st.randoms(use_true_random=False))
def test_order_does_not_matter(posts: list[Position], as_of: date, random: Random) -> None:
    shuffled = random.sample(posts, len(posts))
    assert experience(shuffled, as_of)[SALES] == experience(posts, as_of)[SALES]
    assert gaps(shuffled, as_of) == gaps(posts, as_of)


@given(many_posts, posts_of_sales, days)
def test_another_post_never_lowers_a_figure(posts: list[Position], more: Position, as_of: date) -> None:
    before, after = (experience(items, as_of)[SALES] for items in (posts, [*posts, more]))
    assert before.low <= after.low
    assert before.months <= after.months
    assert before.high <= after.high


@given(many_posts, days, days)
def test_a_later_day_never_lowers_a_figure(posts: list[Position], one: date, other: date) -> None:
    before, after = (experience(posts, day)[SALES] for day in sorted((one, other)))
    assert before.low <= after.low
    assert before.months <= after.months
    assert before.high <= after.high


@given(st.lists(st.tuples(st.integers(0, 40), st.integers(0, 40)), max_size=8))
def test_merged_spans_cover_the_same_months(spans: list[tuple[int, int]]) -> None:
    merged = merge(spans)
    assert {month for span in spans for month in range(*span)} == {
        month for span in merged for month in range(*span)
    }
    assert all(end < start for (_, end), (start, _) in pairwise(merged))
