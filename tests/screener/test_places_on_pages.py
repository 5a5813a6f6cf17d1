"""Where spans stand on their pages."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from screener.document import Box, Document, Line, Page
from screener.places import PagePart, parts_of_span

WIDE = Box(100, 50, 500, 62)


def document(*lines: str, box: Box | None = WIDE, page: Page = Page(1, 600, 800)) -> Document:  # noqa: B008
    placed, start = [], 0
    for text in lines:
        placed.append(Line(start, start + len(text), box=box, size=10.0))
        start += len(text) + 1
    return Document("\n".join(lines), tuple(placed), (page,), (), "pdf", "cv.pdf", "")


def test_a_whole_line_is_its_box() -> None:
    assert parts_of_span(document("Sales Manager"), 0, 13) == (PagePart(1, 0.1667, 0.0625, 0.8333, 0.0775),)


def test_a_span_over_lines_has_a_part_for_each() -> None:
    found = parts_of_span(document("one two", "three", "four five"), 4, 18)
    assert [part.x1 for part in found[:2]] == [0.8333, 0.8333]
    assert found[0].x0 > 0.1667
    assert found[2].x0 == 0.1667
    assert found[2].x1 < 0.8333


def test_a_wide_gap_is_that_of_the_tab() -> None:
    left, right = "Acme Corp", "2012 - 2015"
    text = f"{left}\t{right}"
    [first] = parts_of_span(document(text), 0, len(left))
    [last] = parts_of_span(document(text), len(left) + 1, len(text))
    assert first.x1 < 0.3
    assert last.x0 > 0.7
    assert last.x1 == 0.8333


@pytest.mark.parametrize(
    "found",
    [
        document("Sales", box=None),
        document("Sales", page=Page(1)),
        document("Sales", page=Page(2, 600, 800)),
    ],
)
def test_without_places_there_are_no_parts(found: Document) -> None:
    assert parts_of_span(found, 0, 5) == ()


def test_an_empty_span_is_nowhere() -> None:
    assert parts_of_span(document("Sales"), 3, 3) == ()
    assert parts_of_span(Document("", (), (Page(1),), (), "text", "cv", ""), 0, 1) == ()


@given(st.text(st.characters(codec="utf-8", exclude_characters="\n"), min_size=1, max_size=40), st.data())
def test_parts_of_a_line_follow_each_other(text: str, data: st.DataObject) -> None:
    cut = data.draw(st.integers(0, len(text)))
    found = document(text)
    parts = [*parts_of_span(found, 0, cut), *parts_of_span(found, cut, len(text))]
    assert parts[0].x0 == 0.1667
    assert parts[-1].x1 == 0.8333
    for part in parts:
        assert 0.1667 <= part.x0 <= part.x1 <= 0.8333
    if len(parts) == 2:
        assert parts[0].x1 == parts[1].x0
