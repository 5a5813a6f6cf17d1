"""Profiles: what loads, and how mistakes are told."""

from decimal import Decimal
from pathlib import Path
from textwrap import dedent

import pytest

from screener.criteria import AnyOfCriterion, DegreeCriterion, ExperienceCriterion
from screener.errors import ProfileError
from screener.profile import (
    RoleProfile,
    bundled_profile_ids,
    load_profile,
    parse_profile,
    unknown_ids,
)
from screener.profile_yaml import LARGEST_FILE

HEAD = "id: role\ntitle: Role\nsummary: A role.\n"
SKILL = "{id: tools, label: Tools, kind: skill, skills: [excel]}"

ROLES = (
    "account-director",
    "account-executive",
    "account-manager",
    "account-manager-agency",
    "account-manager-mid",
    "account-manager-sales",
    "account-supervisor",
    "accounting-manager",
    "accounts-manager",
    "business-development-manager",
    "client-relations-manager",
    "key-account-manager",
    "sales-coordinator",
    "sales-manager",
    "senior-account-manager",
)


def mistakes(text: str) -> tuple[str, ...]:
    with pytest.raises(ProfileError) as caught:
        parse_profile(dedent(text), "role.yaml")
    return caught.value.mistakes


def refusal(text: str) -> str:
    with pytest.raises(ProfileError) as caught:
        parse_profile(text, "role.yaml")
    return str(caught.value)


def test_the_bundled_roles() -> None:
    assert bundled_profile_ids() == ROLES


@pytest.mark.parametrize("name", ROLES)
def test_a_bundled_profile_is_complete(name: str) -> None:
    profile = load_profile(name)
    assert profile.id == name
    assert profile.sources, "a recruiter must be able to say where the figures come from"
    assert any(criterion.required for criterion in profile.criteria)
    assert sum(criterion.weight for criterion in profile.criteria) == 100


def test_account_managers_may_show_sales_or_accounts_and_need_no_degree() -> None:
    profile = load_profile("account-manager")
    years = {
        criterion.id: criterion.minimum_years
        for criterion in profile.every_criterion()
        if isinstance(criterion, ExperienceCriterion)
    }
    assert years == {
        "account_management_years": 2,
        "sales_years": 5,
        "as_account_manager": 1,
    }
    years_or_accounts, education = (item for item in profile.criteria if item.required)
    assert isinstance(years_or_accounts, AnyOfCriterion)
    assert isinstance(education, DegreeCriterion)
    assert education.or_experience is not None
    assert education.or_experience.years == 5


def test_options_come_behind_their_parent() -> None:
    ids = [criterion.id for criterion in load_profile("account-manager").every_criterion()]
    assert ids[:4] == ["sales_or_accounts", "account_management_years", "sales_years", "as_account_manager"]


def test_a_profile_is_loaded_by_path(tmp_path: Path) -> None:
    path = tmp_path / "own.yml"
    path.write_bytes(b"\xef\xbb\xbf" + f"{HEAD}criteria: [{SKILL}]".encode())
    assert load_profile(path).criteria[0].label == "Tools"
    assert load_profile(str(path)).id == "role"


def test_a_profile_survives_the_way_through_json() -> None:
    profile = load_profile("account-manager")
    assert RoleProfile.model_validate_json(profile.model_dump_json()) == profile


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (None, "No such file or directory"),
        (b"id: \xff", "is not UTF-8 text (byte 4)"),
    ],
)
def test_a_file_that_cannot_be_read(tmp_path: Path, content: bytes | None, message: str) -> None:
    path = tmp_path / "own.yaml"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(ProfileError) as caught:
        load_profile(path)
    assert message in str(caught.value)


@pytest.mark.parametrize("name", ["nobody", "../account-manager", "", "account-manager.json"])
def test_an_unknown_role_names_the_known_ones(name: str) -> None:
    with pytest.raises(ProfileError, match="there are account-director, account-executive"):
        load_profile(name)


def test_every_mistake_is_told_at_once_with_line_and_path() -> None:
    found = mistakes("""\
        id: Bad Id
        title: Role
        colour: red
        criteria:
          - id: years
            label: Years
            kind: any_of
            options:
              - {id: a, label: A, kind: experience, functions: [selling], minimum_years: 5}
              - {id: b, label: B, kind: degree, level: bachelor, degree: BA}
              - {id: c, label: C, kind: experience, functions: [sales], minimum_years: 5, ideal_years: 2}
          - {id: d, label: D, kind: talent}
          - {id: e, label: E}
          - excel
          - {id: f, label: F, kind: skill, skills: excel, weight: -1}
          - {id: g, label: G, kind: skill, skills: [excel], at_least: 3}
          - {id: h, label: H, kind: skill, skills: [], at_least: x}
        """)
    assert [item.split(": ")[:2] for item in found] == [
        ["role.yaml:1", "id"],
        ["role.yaml:1", "summary"],
        ["role.yaml:9", "criteria[0].options[0].functions[0]"],
        ["role.yaml:10", "criteria[0].options[1].degree"],
        ["role.yaml:11", "criteria[0].options[2]"],
        ["role.yaml:12", "criteria[1]"],
        ["role.yaml:13", "criteria[2]"],
        ["role.yaml:14", "criteria[3]"],
        ["role.yaml:15", "criteria[4].weight"],
        ["role.yaml:15", "criteria[4].skills"],
        ["role.yaml:16", "criteria[5]"],
        ["role.yaml:17", "criteria[6].skills"],
        ["role.yaml:17", "criteria[6].at_least"],
        ["role.yaml:3", "colour"],
    ]


KINDS = "there are experience, degree, skill, certification, achievement, language, any_of, all_of"


@pytest.mark.parametrize(
    ("criteria", "expected"),
    [
        ("[{id: a, label: A}]", "criteria[0]: kind is missing"),
        ("[{id: a, label: A, kind: talent}]", f"criteria[0]: no kind 'talent'; {KINDS}"),
        ("[5]", "criteria[0]: must be a mapping of keys to values, not the single value 5"),
        ("[[]]", "criteria[0]: must be a mapping of keys to values, not a list"),
        ("excel", "criteria: must be a list, not the single value 'excel'"),
        ("", "criteria: must be a list, not nothing"),
        ("[]", "criteria: needs at least 1, has 0"),
        ("[{id: a, label: A, kind: skill}]", "criteria[0].skills: is missing"),
        (
            "[{id: a, label: A, kind: skill, skills: [excel], at_most: 1}]",
            "criteria[0].at_most: unknown key",
        ),
        (
            "[{id: a, label: A, kind: skill, skills: [excel], at_least: 2}]",
            "criteria[0]: at_least is 2, but only 1 skills are listed",
        ),
        (
            "[{id: a, label: A, kind: experience, functions: [sales], minimum_years: 0}]",
            "criteria[0]: minimum_years is 0: give ideal_years, or drop the criterion",
        ),
        (
            "[{id: a, label: A, kind: skill, skills: [excel], weight: .nan}]",
            "criteria[0].weight: must be a number, not nan",
        ),
        (
            "[{id: a, label: A, kind: skill, skills: [excel], weight: 1e99999999}]",
            "criteria[0].weight: must be at most 1000000",
        ),
        (f"[{SKILL}, {SKILL}]", "criteria[1].id: the id 'tools' is already that of criteria[0]"),
        (
            "[{id: a, label: A, kind: skill, skills: [excel], weight: 0}]",
            "profile: at least one criterion needs a weight above 0",
        ),
    ],
)
def test_how_a_mistake_is_told(criteria: str, expected: str) -> None:
    (found,) = mistakes(f"{HEAD}criteria: {criteria}\n")
    assert found.split(": ", 1)[1] == expected


@pytest.mark.parametrize("name", ROLES)
def test_bundled_profiles_name_only_what_the_taxonomy_knows(name: str) -> None:
    assert unknown_ids(load_profile(name)) == ()


def test_unknown_skills_are_told_with_a_guess() -> None:
    options = "[{id: b, label: B, kind: skill, skills: [excel, sales_force]}, {id: c, label: C, kind: skill, "
    found = mistakes(
        f"{HEAD}criteria:\n"
        "  - {id: a, label: A, kind: skill, skills: [qqqqqq]}\n"
        f"  - {{id: d, label: D, kind: any_of, options: {options}skills: [word]}}]}}\n"
    )
    assert found == (
        "role.yaml:5: criteria[0].skills[0]: the taxonomy has no 'qqqqqq'",
        "role.yaml:6: criteria[1].options[0].skills[1]: the taxonomy has no 'sales_force'; is it salesforce?",
    )


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", "role.yaml:1: the file is empty"),
        ("- a\n- b", "profile: must be a mapping of keys to values, not a list"),
        ("just words", "profile: must be a mapping of keys to values, not the single value 'just words'"),
        ("id: a\nid: b", "role.yaml:2: the key 'id' is given twice"),
        ("? [a]\n: b", "role.yaml:1: a key must be a single word"),
        ("a: [", "role.yaml: not valid YAML"),
        ("a: 1\n---\nb: 2", "not valid YAML"),
        ("a: !!python/object:os.system x", "not valid YAML"),
        ("a: 2020-13-45", "not valid YAML: month must be in 1..12"),
        ("a: &x [1]\nb: *x", "role.yaml:2: a role profile cannot use YAML aliases (*x)"),
        ("[" * 10_000, "role.yaml:1: nested deeper than 30 levels"),
        ("#" * (LARGEST_FILE + 1), "262145 characters; a role profile may have 262144"),
    ],
)
def test_what_is_no_profile_at_all(text: str, expected: str) -> None:
    assert expected in refusal(text)


def test_figures_are_exact_decimals() -> None:
    criterion = "{id: a, label: A, kind: experience, functions: [sales], minimum_years: 2.1, weight: 0.1}"
    (found,) = parse_profile(f"{HEAD}criteria: [{criterion}]", "role.yaml").criteria
    assert isinstance(found, ExperienceCriterion)
    assert (found.weight, found.minimum_years) == (Decimal("0.1"), Decimal("2.1"))
