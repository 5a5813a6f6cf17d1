"""Places: telling them from employers, alone and at the end of a text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from skills_taxonomy.places import load_places

PLACES = load_places()


@pytest.mark.parametrize(
    "text",
    [
        "Austin, TX",
        "Austin, Texas",
        "Boise, ID 83702",
        "Springfield, IL",
        "St. Louis, MO",
        "Fort Bragg, NC",
        "New York",
        "New York, NY, USA",
        "London",
        "London, UK",
        "Lagos, Nigeria",
        "Pune, Maharashtra, India",
        "Dubai, UAE",
        "Toronto, Ontario",
        "(Denver, CO)",
        "Denver, CO.",
        "City , State",
        "TX",
        "United States",
        "Remote",
    ],
)
def test_places(text: str) -> None:
    assert PLACES.is_place(text)


@pytest.mark.parametrize(
    "text",
    [
        "Acme, Inc.",
        "Northwind Media",
        "Northwind Media, Denver",
        "Bank of America",
        "University of Texas",
        "Account Manager",
        "Account Manager, Acme",
        "in",
        "or",
        "me",
        "Smith, Jones, Brown, White, and Green",
        "",
        ",",
        "2012",
    ],
)
def test_no_places(text: str) -> None:
    assert not PLACES.is_place(text)


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Northwind Media, Denver, CO", "Denver, CO"),
        ("Northwind Media - Denver, CO", "Denver, CO"),
        ("Northwind Media | London", "London"),
        ("Northwind Media (Pune, India)", "Pune, India)"),
        ("Northwind Media, Boise, ID 83702", "Boise, ID 83702"),
        ("Harbor Supply, Inc., Boise, ID", "Boise, ID"),
        ("Northwind Media", None),
        ("Harbor Supply, Inc.", None),
        ("Denver Media", None),
    ],
)
def test_a_place_at_the_end(text: str, place: str | None) -> None:
    match = PLACES.trailing.search(text)
    assert (match and match.group()) == place


@given(st.text(max_size=60))
def test_any_text_is_judged(text: str) -> None:
    assert PLACES.is_place(text) in (True, False)
    match = PLACES.trailing.search(text)
    assert match is None or not text[match.end() :].strip()
