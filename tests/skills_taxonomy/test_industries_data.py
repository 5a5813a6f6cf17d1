"""The vocabularies of industries and languages: what is in them, and how mistakes are told."""

import pytest

from skills_taxonomy.errors import TaxonomyError
from skills_taxonomy.industries import load_industries, parse_industries
from skills_taxonomy.languages import load_languages, parse_languages

HEAD = 'version: "1"\nindustries:\n'


def mistakes(text: str) -> list[str]:
    with pytest.raises(TaxonomyError) as caught:
        parse_industries(text, "i.yaml")
    return list(caught.value.mistakes)


def test_the_industries_that_profiles_can_name() -> None:
    known = load_industries().entries
    assert {"banking", "insurance", "software", "retail", "advertising_agency", "public_accounting"} <= set(
        known
    )
    assert all(entry.names and entry.duties for entry in known.values())


def test_a_phrase_wins_over_the_words_in_it() -> None:
    words = [cue.words for cue in load_industries().find("a food bank, a blood bank and a bank")]
    assert words == [("food", "bank"), ("bank",)]


@pytest.mark.parametrize(
    ("item", "expected"),
    [
        ("  - {id: a, name: A, names: [x]}", "an industry has exactly the keys duties, id, name, names, not"),
        ("  - {id: A b, name: A, names: [x], duties: [], not: []}", "'A b' is no id"),
        ("  - {id: a, name: A, names: [x, '***'], duties: [], not: []}", "'***' is no phrase"),
        ("  - {id: a, name: A, names: [12], duties: [], not: []}", "12 is no phrase"),
    ],
)
def test_mistakes_name_their_line(item: str, expected: str) -> None:
    (found,) = mistakes(f"{HEAD}{item}\n")
    assert found.startswith("i.yaml:3: ")
    assert expected in found


def test_an_id_stands_once() -> None:
    item = "  - {id: a, name: A, names: [x], duties: [y z], not: []}\n"
    assert "the id 'a' stands twice" in mistakes(HEAD + item + item)[0]


def test_languages_by_every_way_to_write_them() -> None:
    languages = load_languages()
    assert {
        written: languages.codes[written] for written in ("english", "español", "mandarin", "isizulu")
    } == {
        "english": "en",
        "español": "es",
        "mandarin": "zh",
        "isizulu": "zu",
    }
    assert len(languages.names) >= 90


@pytest.mark.parametrize(
    ("item", "expected"),
    [
        ("  X: {name: X, also: []}", "'X' is no code"),
        ("  xx: {name: X}", "a language has exactly the keys name and also"),
        ("  xx: {name: X, also: []}\n  yy: {name: x, also: []}", "'x' already stands for 'xx'"),
    ],
)
def test_mistakes_in_languages(item: str, expected: str) -> None:
    with pytest.raises(TaxonomyError) as caught:
        parse_languages(f'version: "1"\nlanguages:\n{item}\n', "l.yaml")
    assert expected in caught.value.mistakes[0]
