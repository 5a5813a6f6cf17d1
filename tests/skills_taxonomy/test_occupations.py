"""The table of job titles: how titles are read, and the mistakes that its loader names."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from skills_taxonomy.cues import CueText
from skills_taxonomy.errors import TaxonomyError
from skills_taxonomy.occupations import bundled_occupations, parse_occupations
from skills_taxonomy.terms import Function

TABLE = bundled_occupations()

GOOD = """\
abbreviations:
  sr: senior
occupations:
  - id: sales
    functions: [sales]
    titles: [sales, sales clerk]
leadership:
  leads: [manager]
seniority:
  senior: [senior]
kinds:
  internship: [intern]
duties:
  sales:
    strong: [quotas?]
    weak: [lead*]
agency_cues: [campaigns?]
title_words: clerk manager
employer_words: inc
"""


def mistakes_in(text: str) -> tuple[str, ...]:
    with pytest.raises(TaxonomyError) as caught:
        parse_occupations(text, "titles.yaml")
    return caught.value.mistakes


def test_the_bundled_file_has_every_function() -> None:
    assert set(TABLE.duties) == set(Function) - {Function.OTHER}
    titled = {function for occupation in TABLE.by_phrase.values() for function in occupation.functions}
    assert titled >= set(Function) - {Function.MANAGEMENT}


def test_a_small_table() -> None:
    table = parse_occupations(GOOD, "titles.yaml")
    reading = table.read_title("Sr. Sales Clerk")
    assert [occupation.id for occupation in reading.occupations] == ["sales"]
    assert reading.seniority == "senior"
    duties = CueText("Beat two quotas with leadership.")
    assert table.duties[Function.SALES].strength(duties) == 1
    assert table.duties[Function.SALES].weak.count(duties) == 1


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        (
            "[sales, sales clerk]",
            "[sales, Sales]",
            "titles.yaml:6: title 'Sales' is already listed at titles.yaml:6",
        ),
        ("functions: [sales]", "functions: [seling]", "titles.yaml:5: unknown function 'seling'"),
        ("functions: [sales]", "also_by_duties: [x]", "titles.yaml:5: unknown function 'x'"),
        ("functions: [sales]", "agency: [x]", "titles.yaml:5: unknown function 'x'"),
        ("functions: [sales]", "ledger: [x]", "titles.yaml:5: unknown function 'x'"),
        ("functions: [sales]", "clients: [x]", "titles.yaml:5: unknown function 'x'"),
        ("titles: [sales, sales clerk]", "titles: []", "titles.yaml:4: occupation 'sales' has no titles"),
        ("    titles: [sales, sales clerk]\n", "", "titles.yaml:4: occupation 'sales' has no titles"),
        ("senior: [senior]", "elder: [senior]", "titles.yaml:10: unknown seniority 'elder'"),
        ("  sales:\n    strong", "  hunting:\n    strong", "titles.yaml:14: unknown function 'hunting'"),
        ("[quotas?]", "[quota, '(']", "titles.yaml:15: not a regular expression: '('"),
        ("[lead*]", "['[']", "titles.yaml:16: not a regular expression: '['"),
        ("[quotas?]", "[2012]", "titles.yaml:15: not a text: 2012"),
        ("[quotas?]", "[yes]", "titles.yaml:15: not a text: True"),
        ("[campaigns?]", "['+']", "titles.yaml:17: not a regular expression: '+'"),
        ("[campaigns?]", "[1.5]", "titles.yaml:17: not a text: 1.5"),
        ("leads: [manager]", "leads: [manager", "titles.yaml:9: not valid YAML"),
    ],
)
def test_a_mistake_is_named_with_file_and_line(old: str, new: str, expected: str) -> None:
    assert old in GOOD
    (mistake,) = mistakes_in(GOOD.replace(old, new, 1))
    assert mistake.startswith(expected)


def test_a_title_of_two_occupations_names_both_places() -> None:
    second = (
        "  - id: other\n    functions: [other]\n    titles:\n      - nurse\n      - SALES CLERK\nleadership:"
    )
    (mistake,) = mistakes_in(GOOD.replace("leadership:", second, 1))
    assert mistake == "titles.yaml:11: title 'SALES CLERK' is already listed at titles.yaml:6"


def test_every_mistake_is_named_at_once() -> None:
    text = GOOD.replace("functions: [sales]", "functions: [a, b]").replace("senior: [senior]", "elder: [x]")
    text = text.replace("[quotas?]", "[3, '(']").replace("[campaigns?]", "[')']")
    found = mistakes_in(text)
    assert len(found) == 6
    lines = [int(mistake.split(":")[1]) for mistake in found]
    assert sorted(lines) == [5, 5, 10, 15, 15, 17]


@pytest.mark.parametrize("text", ["", "a: 1\na: 2\n", "- [\n"])
def test_what_is_no_file_of_titles(text: str) -> None:
    assert all(mistake.startswith("titles.yaml:") for mistake in mistakes_in(text))


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("Account Manager", ["account_manager"]),
        ("Sr. Acct. Mgr", ["account_manager"]),
        ("A/P Clerk", ["accounting"]),
        ("KAM", ["account_manager"]),
        ("B.D.E.", []),
        ("Regional Sales Tax Manager", ["sales_figures"]),
        ("Sales Tax Accountant", ["sales_figures", "accounting"]),
        ("Sales Representative", ["sales"]),
        ("Customer Representative", ["customer_service"]),
        ("Representative", ["representative"]),
        ("Marketing and Sales Executive", ["marketing", "sales"]),
        ("Wrangler", []),
        ("", []),
        ("/ & –", []),
    ],
)
def test_longer_phrases_take_their_words_with_them(title: str, expected: list[str]) -> None:
    found = [occupation.id for occupation in TABLE.read_title(title).occupations]
    assert sorted(found) == sorted(expected)


@pytest.mark.parametrize(
    ("text", "is_title"),
    [
        ("Account Manager", True),
        ("Senior Sales Executive", True),
        ("Bookkeeper", True),
        ("Registered Nurse", True),
        ("Chief of Staff", True),
        ("Northwind Media", False),
        ("Harbor Supply Ltd.", False),
        ("Account Management Solutions Inc", False),
        ("Lakeside University", False),
        ("Denver, CO", False),
        ("", False),
    ],
)
def test_what_looks_like_a_title(text: str, is_title: bool) -> None:
    assert (TABLE.title_score(text) >= 0.6) is is_title


@pytest.mark.parametrize(
    ("text", "is_employer"),
    [
        ("Harbor Supply Ltd.", True),
        ("Sunrise Paints Pvt. Ltd.", True),
        ("Lakeside University", True),
        ("First National Bank", True),
        ("Account Manager", False),
        ("Bookkeeper", False),
        ("", False),
    ],
)
def test_what_looks_like_an_employer(text: str, is_employer: bool) -> None:
    assert (TABLE.employer_score(text) >= 0.5) is is_employer


@given(st.text(max_size=80))
def test_scores_of_any_text_are_from_0_to_1(text: str) -> None:
    assert 0.0 <= TABLE.title_score(text) <= 1.0
    assert 0.0 <= TABLE.employer_score(text) <= 1.0
    TABLE.read_title(text)


def test_every_title_of_the_table_is_read_as_its_occupation() -> None:
    lost = [
        phrase
        for phrase, occupation in TABLE.by_phrase.items()
        if tuple(TABLE.tokens(" ".join(phrase))) == phrase
        and TABLE.read_title(" ".join(phrase)).occupations != (occupation,)
    ]
    assert lost == []
