"""Dates and ranges in every written form, what is no date, and the grammar's promises on any text."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from screener.pipeline.dates.find import find_dates
from screener.resume import DateMention


def dates_of(text: str) -> list[str]:
    """Every mention as "start – end"; a single date as the date alone."""
    return [_shown(mention) for mention in find_dates(text)]


def _shown(mention: DateMention) -> str:
    dates = mention.dates
    if mention.is_range:
        return str(dates)
    assert not dates.ongoing
    return str(dates.end) if dates.start == dates.end else f"{dates.start}..{dates.end}"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("January 2012", "2012-01"),
        ("January, 2012", "2012-01"),
        ("January of 2012", "2012-01"),
        ("JAN 2012", "2012-01"),
        ("Jan. 2012", "2012-01"),
        ("Jan2012", "2012-01"),
        ("Jan '22", "2022-01"),
        ("Jan ’22", "2022-01"),
        ("SEPT'98", "1998-09"),
        ("Jan-12", "2012-01"),
        ("Sept. 2011", "2011-09"),
        ("Sep 2011", "2011-09"),
        ("01/2012", "2012-01"),
        ("1/2012", "2012-01"),
        ("01.2012", "2012-01"),
        ("01-2012", "2012-01"),
        ("2012-01", "2012-01"),
        ("2012/01", "2012-01"),
        ("2012 January", "2012-01"),
        ("décembre 2012", "2012-12"),
        ("März 2012", "2012-03"),
        ("5 July 2013", "2013-07"),
        ("5th July, 2013", "2013-07"),
        ("July 5, 2013", "2013-07"),
        ("July 5th 2013", "2013-07"),
        ("05-Jul-2013", "2013-07"),
        ("01/Jul/2013", "2013-07"),
        ("2013-07-05", "2013-07"),
        ("07/05/2013", "2013-07"),
    ],
)
def test_a_month_and_a_year(text: str, expected: str) -> None:
    assert dates_of(text) == [expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Spring 2010", "2010-03..2010-05"),
        ("Summer 2021", "2021-06..2021-08"),
        ("Fall 2010", "2010-09..2010-11"),
        ("Autumn of 2010", "2010-09..2010-11"),
        ("Q3 2019", "2019-07..2019-09"),
        ("Q3'2019", "2019-07..2019-09"),
    ],
)
def test_seasons_and_quarters_are_three_months(text: str, expected: str) -> None:
    assert dates_of(text) == [expected]


@pytest.mark.parametrize(
    "text", ["2012", "(2012)", "in 2012", "mid-2012", "Acme, 2012.", "FY 2012", "2012\t23\t$5M"]
)
def test_a_missing_month_stays_missing(text: str) -> None:
    assert dates_of(text) == ["2012"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Jan 2012 - Mar 2014", "2012-01 – 2014-03"),
        ("Jan 2012–Mar 2014", "2012-01 – 2014-03"),
        ("Jan 2012 — Mar 2014", "2012-01 – 2014-03"),
        ("Jan 2012 -- Mar 2014", "2012-01 – 2014-03"),
        ("Jan 2012 ~ Mar 2014", "2012-01 – 2014-03"),
        ("Jan 2012 to Mar 2014.", "2012-01 – 2014-03"),
        ("from Jan 2012 until Mar 2014", "2012-01 – 2014-03"),
        ("Jan 2012 through Mar 2014", "2012-01 – 2014-03"),
        ("Jan 2012/Mar 2014", "2012-01 – 2014-03"),
        ("Jan 2012\tMar 2014", "2012-01 – 2014-03"),
        ("Jan-2012 - Mar-2014", "2012-01 – 2014-03"),
        ("Dec. '12 - Jan. '14", "2012-12 – 2014-01"),
        ("'12 - '14", "2012 – 2014"),
        ("’09–’11", "2009 – 2011"),
        ("'98 to present", "1998 – present"),
        ("2009 - '11", "2009 – 2011"),
        ("01/2012 – 03/2014", "2012-01 – 2014-03"),
        ("1/12 - 3/14", "2012-01 – 2014-03"),
        ("2012-01 to 2014-03", "2012-01 – 2014-03"),
        ("2019 Nov – 2022 Aug", "2019-11 – 2022-08"),
        ("1st Jan 2012 to 31st Dec 2014", "2012-01 – 2014-12"),
        ("2018 – 2019", "2018 – 2019"),
        ("2018/2019", "2018 – 2019"),
        ("2018 – 19", "2018 – 2019"),
        ("2018-19", "2018 – 2019"),
        ("5/2012 – 2014", "2012-05 – 2014"),
        ("2012 – May 2014", "2012 – 2014-05"),
        ("Jan - Mar 2012", "2012-01 – 2012-03"),
        ("May to August 2012", "2012-05 – 2012-08"),
        ("Nov – Feb 2012", "2011-11 – 2012-02"),
        ("Summer 2010 - Fall 2012", "2010-06 – 2012-11"),
        ("Summers 2010, 2011 and 2012", "2010-06 – 2012-08"),
        ("Q1 2012 - Q4 2013", "2012-01 – 2013-12"),
    ],
)
def test_ranges(text: str, expected: str) -> None:
    assert dates_of(text) == [expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [("Aug' 2011 - Dec' 2013", "2011-08 – 2013-12"), ("Jan-2012", "2012-01")],
)
def test_months_before_an_apostrophe_or_a_hyphen(text: str, expected: str) -> None:
    assert dates_of(text) == [expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Jan 2015 – Present", "2015-01 – present"),
        ("Jan 2015 – present day", "2015-01 – present"),
        ("Jan 2015 – current", "2015-01 – present"),
        ("Jan 2015 – now", "2015-01 – present"),
        ("Jan 2015 – ongoing", "2015-01 – present"),
        ("Jan 2015 – today", "2015-01 – present"),
        ("Jan 2015 – to date", "2015-01 – present"),
        ("Jan 2015 to date", "2015-01 – present"),
        ("Jan 2015 till date", "2015-01 – present"),
        ("01/04/2015 to till date", "2015-01 – present"),
        ("Jan 2015 onwards", "2015-01 – present"),
        ("Jan 2015 –", "2015-01 – present"),
        ("Q3 2019 - Present", "2019-07 – present"),
        ("04/12 – present", "2012-04 – present"),
        ("2015-present", "2015 – present"),
        ("since 2015", "2015 – present"),
        ("Since March 2015", "2015-03 – present"),
        ("Current to January 2015", "2015-01 – present"),
        ("März 2012 bis heute", "2012-03 – present"),
    ],
)
def test_ranges_that_go_on(text: str, expected: str) -> None:
    assert dates_of(text) == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "Jan 2012 –\nMar 2014",
        "Jan 2012\n– Mar 2014",
        "Jan 2012\n-\nMar 2014",
        "Jan 2012\nto\nMar 2014",
        "Jan 2012 – Mar\n2014",
        "Acme Industrial, January 2012 to March\n2014",
        "Acme Industrial, Jan.\n2012 – Mar 2014",
    ],
)
def test_ranges_over_several_lines(text: str) -> None:
    assert dates_of(text) == ["2012-01 – 2014-03"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Acme, 2012\n2014 Award", ["2012", "2014"]),
        ("Whatever else I may\n2014 Award", ["2014"]),
        ("Jan 2012 to Marketing\n2014 Award", ["2012-01", "2014"]),
    ],
)
def test_a_line_takes_nothing_from_the_next_that_is_not_its_own(text: str, expected: list[str]) -> None:
    assert dates_of(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("03/04/2012 and 25/04/2012", ["2012-04", "2012-04"]),
        ("03/04/2012 and 04/25/2012", ["2012-03", "2012-04"]),
        ("03.04.2012 - 31.12.2013", ["2012-04 – 2013-12"]),
        ("03/04/2012", ["2012-03"]),
        ("25/04/2012", ["2012-04"]),
    ],
)
def test_the_document_decides_whether_the_day_comes_first(text: str, expected: list[str]) -> None:
    assert dates_of(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "$2000",
        "$2000 - $2010",
        "€2010",
        "#2015",
        "1099",
        "2,010",
        "2,010 units",
        "12,010",
        "2015.50",
        "2010+ customers",
        "2018%",
        "20.15%",
        "24/7",
        "24/7/365",
        "9/10",
        "50/50",
        "90210",
        "201203",
        "12345/2015",
        "Office 365",
        "jane2015@example.com",
        "13/2012",
        "0/2012",
        "99/99/2012",
        "1939",
        "2070",
        "1990s",
        "Summer",
        "Present",
        "May I",
        "in May",
        "12 May",
        "10-12 accounts",
        "01234 567890",
    ],
)
def test_no_dates(text: str) -> None:
    assert dates_of(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2010 to 2012 and 2014 to 2016", ["2010 – 2012", "2014 – 2016"]),
        ("2010, 2012, 2014", ["2010", "2012", "2014"]),
        ("Jan '22 – present, before that 2018 - 19", ["2022-01 – present", "2018 – 2019"]),
        ("1990 – 2", ["1990"]),
        ("2014-15-16", ["2014"]),
    ],
)
def test_several_dates_in_a_line(text: str, expected: list[str]) -> None:
    assert dates_of(text) == expected


def test_a_range_that_ends_before_it_begins_is_read_as_written() -> None:
    assert dates_of("Mar 2014 – Jan 2012") == ["2014-03 – 2012-01"]


def test_the_place_of_a_mention() -> None:
    text = "Clerk, Acme (Jan 2012 – Mar 2014)"
    (mention,) = find_dates(text)
    assert text[mention.start : mention.end] == "Jan 2012 – Mar 2014"


LONG = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]
SHORT = [name[:3] for name in LONG]
FORMATS = {
    "long": lambda y, m: f"{LONG[m - 1]} {y}",
    "comma": lambda y, m: f"{LONG[m - 1]}, {y}",
    "capitals": lambda y, m: f"{SHORT[m - 1].upper()} {y}",
    "stop": lambda y, m: f"{SHORT[m - 1]}. {y}",
    "glued": lambda y, m: f"{SHORT[m - 1]}{y}",
    "apostrophe": lambda y, m: f"{SHORT[m - 1]} ’{y % 100:02d}",
    "slash": lambda y, m: f"{m:02d}/{y}",
    "bare slash": lambda y, m: f"{m}/{y}",
    "stop in numbers": lambda y, m: f"{m:02d}.{y}",
    "iso": lambda y, m: f"{y}-{m:02d}",
    "year first": lambda y, m: f"{y} {SHORT[m - 1]}",
    "day first": lambda y, m: f"14 {LONG[m - 1]} {y}",
    "american": lambda y, m: f"{LONG[m - 1]} 14, {y}",
    "sortable": lambda y, m: f"{y}-{m:02d}-14",
}
SEPARATORS = [" - ", " – ", "–", " — ", " to ", " until ", " till ", " through ", " / ", "\t", " –\n", "\n– "]

months = st.tuples(st.integers(1951, 2049), st.integers(1, 12))
formats = st.sampled_from(sorted(FORMATS))


@given(months, formats)
def test_any_month_is_read_back_from_any_form(month: tuple[int, int], form: str) -> None:
    text = f"Clerk, {FORMATS[form](*month)}"
    assert dates_of(text) == [f"{month[0]}-{month[1]:02d}"]


@given(months, months, formats, st.sampled_from(SEPARATORS))
def test_any_range_is_read_back(
    first: tuple[int, int], last: tuple[int, int], form: str, separator: str
) -> None:
    text = f"{FORMATS[form](*first)}{separator}{FORMATS[form](*last)}"
    assert dates_of(text) == [f"{first[0]}-{first[1]:02d} – {last[0]}-{last[1]:02d}"]


@given(months, formats, st.sampled_from(["Present", "present", "Current", "now", "till date", "to date"]))
def test_any_range_that_goes_on_is_read_back(month: tuple[int, int], form: str, word: str) -> None:
    assert dates_of(f"{FORMATS[form](*month)} - {word}") == [f"{month[0]}-{month[1]:02d} – present"]


@given(st.integers(1951, 2049), st.integers(1951, 2049), st.sampled_from(SEPARATORS))
def test_any_range_of_years_is_read_back(first: int, last: int, separator: str) -> None:
    assert dates_of(f"Acme {first}{separator}{last}") == [f"{first} – {last}"]


_SCRAPS = st.sampled_from(
    [
        "2012",
        "'12",
        "Jan",
        "January",
        "1/",
        "01",
        "31",
        "99",
        "-",
        "–",
        "/",
        ".",
        ",",
        "\n",
        "\t",
        "to",
        "until",
        "since",
        "present",
        "from",
        "Q1",
        "summer",
        "(",
        ")",
        "$",
        "é",
        "ß",
        "İ",
        "’",
        "12",
    ]
)


@given(
    st.one_of(
        st.text(max_size=60), st.lists(_SCRAPS, max_size=25).map(" ".join), st.lists(_SCRAPS).map("".join)
    )
)
def test_mentions_are_in_order_inside_the_text_and_apart(text: str) -> None:
    at = 0
    for mention in find_dates(text):
        assert at <= mention.start < mention.end <= len(text)
        at = mention.end


@pytest.mark.parametrize(
    "unit",
    [
        *("1", "-", "/", " ", "\n", "1/", "01/", "12/12/", "Jan", "Jan ", "2012", "2012-", "2012 to "),
        *("'12", "since ", "Q1 2012", "Jan 2012 -\n", "2012\n-\n", "5 Jan "),
    ],
)
def test_the_work_grows_with_the_length_of_the_text(unit: str) -> None:
    text = unit * (20_000 // len(unit))
    before = time.process_time()
    find_dates(text)
    assert time.process_time() - before < 2.0
