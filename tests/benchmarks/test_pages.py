"""The page benchmark measures all readers on the same pages and shows what it found."""

from io import StringIO

import pytest
from rich.console import Console

from benchmarks.page_kinds import PageKind, page_kinds
from benchmarks.pages import PageCost, bare_words, measure, show
from screener.parsers import parse


@pytest.fixture(scope="module")
def kinds() -> tuple[PageKind, ...]:
    return page_kinds(pages=2)


def test_all_readers_find_the_same_words_on_printed_pages(kinds: tuple[PageKind, ...]) -> None:
    costs = measure(kinds[:3], rounds=1)
    assert [cost.kind for cost in costs] == ["plain", "two columns", "table"]
    for cost in costs:
        assert cost.own_words == cost.bare_words == cost.plumber_words > 200
        assert min(cost.own, cost.bare, cost.plumber) > 0

    written = StringIO()
    show(costs, Console(file=written, width=100))
    assert "two columns" in written.getvalue()


def test_the_scan_has_no_text_of_its_own(kinds: tuple[PageKind, ...]) -> None:
    assert bare_words(kinds[-1].data) == []


def test_the_bare_reader_gives_words_with_boxes(kinds: tuple[PageKind, ...]) -> None:
    words = bare_words(kinds[0].data)
    assert [word for word, *_ in words] == parse(kinds[0].data, "plain.pdf").text.split()
    assert all(left < right and bottom < top for _, left, top, right, bottom in words)


def test_ratios_are_of_the_readers_they_name() -> None:
    cost = PageCost("plain", own=4.0, bare=2.0, plumber=100.0, own_words=1, bare_words=1, plumber_words=1)
    assert (cost.over_bare, cost.under_plumber) == (2.0, 25.0)
