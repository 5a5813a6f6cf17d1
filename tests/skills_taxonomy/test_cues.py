"""Cues are found only where one can begin, and all the same nothing is missed."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from skills_taxonomy.cues import Cues, CueText, _openings
from skills_taxonomy.occupations import load_occupations

WORDS = st.sampled_from(
    [
        "won",
        "new",
        "key",
        "accounts",
        "a",
        "b2b",
        "pr",
        "ad",
        "client's",
        "quotas",
        "sales",
        "up-sell",
        "lead",
    ]
)
CUES = [
    "quotas?",
    "(?:won|win) new (?:key )?accounts?",
    "ad|pr",
    "sales?",
    r"lead\w*(?= of)",
    "up-sell",
    "a key|ad sales",
    "new (?:key|accounts)",
]


@pytest.mark.parametrize(
    ("cue", "letters"),
    [
        ("leads?", ["lead"]),
        ("ad|pr", ["ad", "pr"]),
        (r"(?:open|penetrat)\w* new", ["open", "penetrat"]),
        (r"(?:(?:a|b)c|d[|)]e)", ["a", "b", "d"]),
        (r"lead\(s\)|won", ["lead", "won"]),
        ("a/p|of account|up ?-?sell", ["a ", "of ", "up"]),
        ("b{2}", None),
        ("(?:pre)?sales", None),
        (r"\w+ accounts", None),
        ("[ab]c", None),
        (r"\$", None),
    ],
)
def test_what_a_cue_can_begin_with(cue: str, letters: list[str] | None) -> None:
    assert _openings(cue) == letters


@given(st.lists(WORDS, max_size=12).map(" ".join), st.lists(st.sampled_from(CUES), min_size=1, unique=True))
def test_counts_what_a_plain_search_counts(text: str, cues: list[str]) -> None:
    plain = re.compile(rf"\b(?:{'|'.join(cues)})\b")
    assert Cues(cues).count(CueText(text)) == len(set(plain.findall(text)))
    assert Cues(cues).found_in(CueText(text)) == bool(plain.search(text))


@given(st.lists(WORDS, max_size=12).map(" ".join))
def test_a_cue_that_can_begin_anywhere_is_searched_everywhere(text: str) -> None:
    cues = [r"\w+ accounts", "quotas"]
    plain = re.compile(rf"\b(?:{'|'.join(cues)})\b")
    assert Cues(cues).count(CueText(text)) == len(set(plain.findall(text)))


def test_without_cues_nothing_is_found() -> None:
    assert Cues([]).count(CueText("anything at all")) == 0


def test_most_bundled_cues_can_be_looked_up() -> None:
    table = load_occupations()
    slow = [
        function
        for function, cues in table.duties.items()
        for part in (cues.decisive, cues.strong, cues.weak)
        if part._anywhere
    ]
    assert not slow
