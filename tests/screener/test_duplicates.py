"""One person's resumes in a pile are found by file, text and contact, and nobody else's."""

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from screener.candidate import Candidate
from screener.document import Document, Page
from screener.duplicates import Likeness, Twin, find_twins

WORDS = [
    "sales",
    "account",
    "client",
    "report",
    "team",
    "budget",
    "north",
    "grew",
    "kept",
    "wrote",
    "plan",
    "price",
    "market",
    "visit",
    "order",
]


def document(text: str, sha256: str = "") -> Document:
    return Document(text, (), (Page(1),), (), "text", "cv.txt", sha256 or str(hash(text)))


def prose(seed: int, words: int = 300) -> str:
    chance = random.Random(seed)
    return " ".join(chance.choice(WORDS) + str(chance.randrange(50)) for _ in range(words))


def twins(*pile: tuple[str, Candidate]) -> list[list[tuple[int, Likeness]]]:
    found = find_twins([(document(text, f"{number}"), who) for number, (text, who) in enumerate(pile)])
    return [[(twin.other, twin.likeness) for twin in each] for each in found]


NOBODY = Candidate()
JANE = Candidate(emails=("jane@example.com",), phones=("+442079460000",))


@pytest.mark.parametrize(
    ("other", "likeness"),
    [
        (Candidate(emails=("Jane@Example.com",)), Likeness.EMAIL),
        (Candidate(phones=("+442079460000",)), Likeness.PHONE),
        (Candidate(emails=("jane@example.com",), phones=("+442079460000",)), Likeness.EMAIL),
    ],
)
def test_contact(other: Candidate, likeness: Likeness) -> None:
    assert twins((prose(1), JANE), (prose(2), NOBODY), (prose(3), other)) == [
        [(2, likeness)],
        [],
        [(0, likeness)],
    ]


def test_the_same_bytes() -> None:
    one = document(prose(1))
    found = find_twins([(one, JANE), (one, JANE)])
    assert found == ((Twin(1, Likeness.FILE),), (Twin(0, Likeness.FILE),))


def test_a_text_with_some_lines_more_is_nearly_the_same() -> None:
    text = prose(1, 400)
    longer = f"New heading\n{text.title()}\n{prose(9, 60)}"
    assert twins((text, NOBODY), (longer, NOBODY), (prose(2, 400), NOBODY)) == [
        [(1, Likeness.TEXT)],
        [(0, Likeness.TEXT)],
        [],
    ]


def test_a_third_of_the_text_in_common_is_another_resume() -> None:
    common = prose(1, 150)
    assert twins((common + prose(2), NOBODY), (common + prose(3), NOBODY)) == [[], []]


def test_an_address_on_many_resumes_is_that_of_an_agency() -> None:
    pile = [(prose(number), JANE) for number in range(6)]
    assert twins(*pile) == [[]] * 6


def test_empty_texts_are_nobody() -> None:
    assert twins(("", NOBODY), ("", NOBODY)) == [[], []]


@given(st.lists(st.tuples(st.integers(0, 3), st.integers(0, 3)), max_size=8))
def test_twins_are_each_others(pile: list[tuple[int, int]]) -> None:
    found = twins(*((prose(text), Candidate(emails=(f"{who}@example.com",))) for text, who in pile))
    for index, each in enumerate(found):
        assert [other for other, _ in each] == sorted({other for other, _ in each} - {index})
        assert all((index, likeness) in found[other] for other, likeness in each)
