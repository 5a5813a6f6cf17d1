"""The vocabulary of degrees and fields, and the mistakes its loader names."""

import pytest

from skills_taxonomy.errors import TaxonomyError
from skills_taxonomy.qualifications import load_qualifications, parse_qualifications, words

GOOD = """\
version: 1
degrees:
  - {id: bachelor, level: bachelor, names: [bachelor], short: [BA]}
fields:
  - groups: [marketing]
    phrases: [marketing]
"""


def test_the_bundled_file_is_right() -> None:
    assert load_qualifications().degree_at(list(words("MBA")), 0) is not None


@pytest.mark.parametrize(
    ("text", "qualification"),
    [
        ("Master's of Science", "master_of_science"),
        ("Bachelors of Commerce", "bachelor_of_commerce"),
        ("M.B.A.", "master_of_business_administration"),
        ("B. Tech", "bachelor_of_technology"),
        ("ph.d", "doctor_of_philosophy"),
        ("10 + 2", "high_school"),
    ],
)
def test_spellings(text: str, qualification: str) -> None:
    hit = load_qualifications().degree_at(list(words(text)), 0)
    assert hit is not None
    assert hit[0].qualification.id == qualification


@pytest.mark.parametrize("text", ["as", "be", "ma", "Ba", "ms"])
def test_short_forms_need_their_case(text: str) -> None:
    assert load_qualifications().degree_at(list(words(text)), 0) is None


@pytest.mark.parametrize(
    ("field", "groups"),
    [
        ("Marketing", ["marketing"]),
        ("Accounting and Finance", ["accounting", "finance"]),
        ("HR Management", ["business_administration"]),
        ("Criminal Justice", ["law"]),
        ("Sociology", ["other"]),
        ("Public Administration", ["other"]),
        ("Public Relations", ["public_relations"]),
        ("Management Information Systems", ["computer_science"]),
        ("General Studies", ["liberal_arts"]),
        ("Finance and IT", ["finance", "computer_science"]),
        ("Puppetry", ["other"]),
    ],
)
def test_field_groups(field: str, groups: list[str]) -> None:
    assert [group.value for group in load_qualifications().field_groups(field)] == groups


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("level: bachelor", "level: grand", "t.yaml:3: unknown level 'grand'"),
        ("[marketing]\n    p", "[marketink]\n    p", "t.yaml:5: unknown field group 'marketink'"),
        ("[BA]", "[BA, B.A]", "t.yaml:3: the alias 'B.A' already stands for 'bachelor'"),
        (
            "phrases: [marketing]",
            "phrases: [marketing, Marketing]",
            "t.yaml:6: the phrase 'Marketing' stands twice",
        ),
        ("short:", "shrt:", "t.yaml:3: unknown key 'shrt'"),
        ("version: 1\n", "", "t.yaml:1: expected the keys version, degrees and fields"),
    ],
)
def test_mistakes_name_file_and_line(old: str, new: str, message: str) -> None:
    assert GOOD.count(old) == 1
    with pytest.raises(TaxonomyError) as caught:
        parse_qualifications(GOOD.replace(old, new), "t.yaml")
    assert message in str(caught.value).splitlines()


def test_all_mistakes_come_at_once() -> None:
    with pytest.raises(TaxonomyError) as caught:
        parse_qualifications(
            GOOD.replace("[BA]", "[BA, BA]").replace("[marketing]\n    p", "[x]\n    p"), "t.yaml"
        )
    assert len(caught.value.mistakes) == 2


@pytest.mark.parametrize(
    ("text", "level"),
    [("X", "high_school"), ("+2", "high_school"), ("HS", "high_school"), ("B.Com", "bachelor")],
)
def test_what_counts_alone(text: str, level: str) -> None:
    vocabulary = load_qualifications()
    alias = vocabulary.whole(list(words(text)))
    assert alias is not None
    assert alias.qualification.level == level
    assert vocabulary.whole(list(words(f"{text} and more"))) is None


@pytest.mark.parametrize("written", ["bachelor's", "Bachelor’s", "bachelor´s", "Bachelor`s", "bachelors'"])
def test_apostrophes(written: str) -> None:
    assert [word.norm for word in words(f"{written} degree")] == ["bachelor", "degree"]
