"""What the linter of profiles warns of, and what it leaves alone."""

from pathlib import Path

import pytest

from screener.cli.roles import check
from screener.profile import bundled_profile_ids, load_profile, parse_profile, read_profile
from screener.profile_lint import lint

HEAD = "id: role\ntitle: {title}\nsummary: A role.\ncriteria:\n"
SKILL = "  - {id: tools, label: Tools, kind: skill, skills: [excel]}\n"


def warnings(criterion: str = "", title: str = "Role") -> tuple[str, ...]:
    return lint(parse_profile(f"{HEAD.format(title=title)}{SKILL}{criterion}", "role.yaml"))


@pytest.mark.parametrize("name", bundled_profile_ids())
def test_the_bundled_profiles_have_nothing_to_warn_of(name: str) -> None:
    assert lint(load_profile(name)) == ()


@pytest.mark.parametrize(
    ("title", "why"),
    [
        ("Sales Manager, within 20 miles of the office", "where somebody lives"),
        ("Seller living in the postcode of the shop", "where somebody lives"),
        ("Ivy League analyst", "a school's name"),
        ("Graduate of Stanford", "a school's name"),
        ("Analyst from a top-tier university", "a school's name"),
        ("Young and energetic seller", "stand in for age"),
        ("Digital native", "stand in for age"),
        ("Assistant with at most five years of experience", "works like a limit of age"),
        ("Native speaker of English", "a native language"),
        ("Salesman", "stand in for sex or family"),
        ("Seller with EU citizenship", "origin or belief"),
        ("Presentable receptionist", "health or looks"),
        ("Seller with unbroken employment", "gaps can stand in"),
    ],
)
def test_words_of_doubt(title: str, why: str) -> None:
    (found,) = warnings(title=title)
    assert found.startswith("title: “")
    assert why in found


@pytest.mark.parametrize(
    "title",
    [
        "National Account Manager",
        "Sales Manager, up to 40 accounts",
        "Accountant for aged receivables",
        "Bachelor's degree in business",
        "Manager of school accounts",
        "Fluent French",
        "Account Manager (2–5 years)",
    ],
)
def test_words_of_no_doubt(title: str) -> None:
    assert warnings(title=f'"{title}"') == ()


YEARS = "  - {{id: years, label: Years, kind: experience, functions: [sales], {0}}}\n"


@pytest.mark.parametrize(
    ("criterion", "expected"),
    [
        (YEARS.format("minimum_years: 16"), "criteria[1].minimum_years: 16 years work like a limit of age"),
        (
            YEARS.format("minimum_years: 5, ideal_years: 20"),
            "criteria[1].ideal_years: 20 years work like a limit of age",
        ),
        (
            YEARS.format("minimum_years: 1, recent_years: 2"),
            "criteria[1].recent_years: only the last 2 years count: "
            "that leaves out people after parental leave or illness",
        ),
        (
            "  - {id: crm, label: CRM, kind: skill, skills: [crm], used_within_years: 1}\n",
            "criteria[1].used_within_years: only the last 1 years count: "
            "that leaves out people after parental leave or illness",
        ),
        (
            "  - {id: fr, label: French, kind: language, languages: [fr], level: native}\n",
            "criteria[1].level: native: a native language stands in for origin; "
            "ask for the level that the work needs, such as fluent",
        ),
        (
            "  - {id: crm, label: CRM, kind: skill, skills: [crm], weight: 0}\n",
            "criteria[1].weight: is 0, and the criterion is not required: it changes nothing",
        ),
    ],
)
def test_figures_of_doubt(criterion: str, expected: str) -> None:
    assert warnings(criterion) == (expected,)


def test_weights_of_options_have_no_effect() -> None:
    options = (
        "[{id: a, label: A, kind: skill, skills: [crm], weight: 3}, "
        "{id: b, label: B, kind: skill, skills: [word], required: true}]"
    )
    assert warnings(f"  - {{id: any, label: Any, kind: any_of, options: {options}}}\n") == (
        "criteria[1].options[0].weight: has no effect inside any_of and all_of",
        "criteria[1].options[1].required: has no effect inside any_of and all_of",
    )


def test_the_command_prints_warnings_with_their_lines_and_succeeds(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "own.yaml"
    path.write_text(HEAD.format(title="Young Seller") + SKILL, "utf-8")
    assert check(path) == 0
    said = capsys.readouterr().out.splitlines()
    assert said[0].endswith("own.yaml: no mistakes; 1 criteria for Young Seller")
    assert said[1:] == ["warning: own.yaml:2: title: “Young”: it can stand in for age"]
    profile, source = read_profile(path)
    assert lint(profile, source)[0].startswith("own.yaml:2: ")
