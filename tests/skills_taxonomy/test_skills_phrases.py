"""Phrases expand, compare and match as their little language says."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from skills_taxonomy.phrases import compile_pattern, expand, words_of

WORDS = st.text("abcdefg", min_size=1, max_size=5)


@pytest.mark.parametrize(
    ("phrase", "words"),
    [
        ("Cold-Calling", ("cold", "calling")),
        ("P&L", ("p", "and", "l")),
        ("A/P", ("a", "/", "p")),
        ("salesforce.com", ("salesforce", ".", "com")),
        ("client's needs", ("client", "needs")),
        ("  ", ()),
    ],
)
def test_words(phrase: str, words: tuple[str, ...]) -> None:
    assert words_of(phrase) == words


@given(st.lists(st.lists(WORDS, min_size=1, max_size=3), min_size=1, max_size=3))
def test_expansion_is_the_product_of_the_braces(groups: list[list[str]]) -> None:
    phrase = " ".join("{" + "|".join(group) + "}" for group in groups)
    phrases = expand(phrase)
    count = 1
    for group in groups:
        count *= len(group)
    assert len(phrases) == count
    assert phrases[0] == " ".join(group[0] for group in groups)


@pytest.mark.parametrize(
    ("pattern", "text", "matches"),
    [
        ("negotiat* ... {prices|terms}", "negotiated better prices", True),
        ("negotiat* ... {prices|terms}", "negotiation of prices", True),
        ("negotiat* ... {prices|terms}", "negotiator prices", False),
        ("develop* ... accounts", "developing new accounts", True),
        ("develop* ... accounts", "development team for accounts", False),
        ("develop* ... accounts", "developer accounts", False),
        ("execut* ... plans", "executive plans", False),
        ("led {a|the|} team", "led team", True),
        ("led {a|the|} team", "led that team", False),
        ("manag* ... staff", "managed one two three four five staff", True),
        ("manag* ... staff", "managed one two three four five six staff", False),
        ("manag* ... staff", "managed the office . staff", False),
        ("manag* ... staff", "managed the office ; staff", False),
        ("ran !{store|shop} ... audits", "ran supplier audits", True),
        ("ran !{store|shop} ... audits", "ran monthly shop audits", False),
        ("ran !{store|shop} ... audits", "ran audits . shop windows", True),
        ("ran ... calls !{to staff}", "ran calls to clients", True),
        ("ran ... calls !{to staff}", "ran calls to staff", False),
        ("staff of #", "staff of 1,200", True),
        ("staff of #", "staff of twelve", True),
        ("staff of #", "staff of the", False),
        ("signed {#|several new} ... clients", "signed 30 small clients", True),
        ("signed {#|several new} ... clients", "signed for clients", False),
    ],
)
def test_patterns(pattern: str, text: str, matches: bool) -> None:
    assert (compile_pattern(pattern).regex.match(f"{text} ") is not None) is matches


def test_openers_and_needs_announce_a_match() -> None:
    pattern = compile_pattern("{led|manag*} ... {team|direct reports}")
    assert pattern.openers == ("led", "manag*")
    assert pattern.needs == {"team", "reports"}


def test_needs_are_rare_words_where_there_are_any() -> None:
    assert compile_pattern("{and|,} {plan|planned} ,").needs == {"plan", "planned"}
    assert compile_pattern("ran {for|to}").needs == {"for", "to"}


def test_a_count_is_no_need() -> None:
    assert compile_pattern("ran {crews #|teams} {#|shifts}").needs == {"crews", "teams"}


def test_what_must_not_follow_is_no_need() -> None:
    assert compile_pattern("ran ... {audits|checks} !{shop|store}").needs == {"audits", "checks"}


@pytest.mark.parametrize(
    "text",
    ["", "... team", "team ...", "{|a} team", "{a team", "a team!", "!{a} team", "a !{b|} team", "# teams"],
)
def test_malformed_patterns_are_refused(text: str) -> None:
    with pytest.raises(ValueError, match="pattern"):
        compile_pattern(text)
