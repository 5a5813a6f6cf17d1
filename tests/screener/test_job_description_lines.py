"""Single lines of job descriptions and what they ask for."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from screener.criteria import (
    Criterion,
    DegreeCriterion,
    ExperienceCriterion,
    LanguageCriterion,
    SkillCriterion,
)
from screener.errors import ProfileError
from screener.job_description import JobDescriptionDraft, draft_profile, to_yaml
from screener.parsers import parse
from screener.profile import parse_profile
from skills_taxonomy.terms import Function


def draft(text: str) -> JobDescriptionDraft:
    return draft_profile(parse(text.encode(), "job.txt"))


def one(found: JobDescriptionDraft, name: str) -> Criterion:
    (criterion,) = (each for each in found.profile.criteria if each.id == name)
    return criterion


def requirement(
    line: str, heading: str = "Requirements", title: str = "Account Manager"
) -> JobDescriptionDraft:
    return draft(f"{title}\n\n{heading}\n- {line}\n- Experience with PeopleSoft\n")


@pytest.mark.parametrize(
    ("line", "minimum", "ideal"),
    [
        ("3-5 years of sales experience", "3", "5"),
        ("3 to 5 years' experience in sales", "3", "5"),
        ("Minimum of five years' sales experience", "5", None),
        ("5+ yrs in sales", "5", None),
        ("At least two (2) years of sales experience", "2", None),
        ("Five (5) to seven (7) years of sales experience", "5", "7"),
        ("Sales experience: 4 years", "4", None),
        ("Experience in sales (3+ years)", "3", None),
        ("6 months of sales experience", "0.5", None),
        ("18+ months' experience as a sales representative", "1.5", None),
        ("You have spent 3 years selling software", "3", None),
        ("Proven sales experience", "1", None),
    ],
)
def test_years(line: str, minimum: str, ideal: str | None) -> None:
    years = requirement(line).profile.criteria[0]
    assert isinstance(years, ExperienceCriterion)
    assert years.functions == (Function.SALES,)
    assert years.minimum_years == Decimal(minimum)
    assert years.ideal_years == (Decimal(ideal) if ideal else None)


@pytest.mark.parametrize(
    ("line", "functions"),
    [
        ("3 years of experience in a similar role", (Function.ACCOUNT_MANAGEMENT,)),
        ("3 years of relevant experience", (Function.ACCOUNT_MANAGEMENT,)),
        ("3 years of accounting experience", (Function.ACCOUNTING,)),
        ("3 years of accounts payable experience", (Function.ACCOUNTING,)),
        ("3 years in sales and/or marketing", (Function.SALES, Function.MARKETING)),
        (
            "3 years as a key account manager or sales executive",
            (Function.ACCOUNT_MANAGEMENT, Function.SALES),
        ),
        ("3 years of experience leading a team", (Function.MANAGEMENT,)),
    ],
)
def test_the_work_of_the_years(line: str, functions: tuple[Function, ...]) -> None:
    years = requirement(line).profile.criteria[0]
    assert isinstance(years, ExperienceCriterion)
    assert years.functions == functions


def test_years_of_work_that_is_unknown_are_not_taken_for_those_of_the_title() -> None:
    found = requirement("3 years of welding experience")
    assert [criterion.kind for criterion in found.profile.criteria] == ["skill"]
    assert [source.quote for source in found.not_understood] == ["3 years of welding experience"]


def test_years_within_the_last_years() -> None:
    years = requirement("3 years of sales experience within the last 5 years").profile.criteria[0]
    assert isinstance(years, ExperienceCriterion)
    assert (years.minimum_years, years.recent_years) == (Decimal(3), Decimal(5))


@pytest.mark.parametrize(
    ("line", "level", "groups", "lieu"),
    [
        ("Bachelor's degree", "bachelor", set(), None),
        ("BA/BS in Marketing or Communications", "bachelor", {"marketing", "communications"}, None),
        ("Bachelor's or Master's degree in Finance", "bachelor", {"finance"}, None),
        (
            "Degree in business, economics or similar",
            "bachelor",
            {"business_administration", "economics"},
            None,
        ),
        ("A marketing degree", "bachelor", {"marketing"}, None),
        ("Associate's degree", "associate", set(), None),
        ("High school diploma or GED", "high_school", set(), None),
        ("MBA", "master", {"business_administration"}, None),
        ("Bachelor's degree or 4 years of sales experience", "bachelor", set(), "4"),
        ("Bachelor's degree or equivalent work experience", "bachelor", set(), "5"),
        ("Bachelor's degree, preferably in marketing", "bachelor", {"marketing"}, None),
        ("Bachelor's degree from a top university", "bachelor", set(), None),
    ],
)
def test_degrees(line: str, level: str, groups: set[str], lieu: str | None) -> None:
    degree = requirement(line).profile.criteria[0]
    assert isinstance(degree, DegreeCriterion)
    assert degree.level == level
    assert {group.value for preference in degree.fields for group in preference.groups} == groups
    assert (degree.or_experience.years if degree.or_experience else None) == (Decimal(lieu) if lieu else None)


@pytest.mark.parametrize(
    "line",
    [
        "Ability to master new systems",
        "Proficient in MS Office",
        "Full driving licence",
        "Associate with clients at every level",
        "You do not need a degree",
    ],
)
def test_what_is_no_degree(line: str) -> None:
    assert all(criterion.kind != "degree" for criterion in requirement(line).profile.criteria)


@pytest.mark.parametrize(
    ("line", "heading", "need"),
    [
        ("Knowledge of Excel", "Requirements", "essential"),
        ("Knowledge of Excel", "Nice to have", "preferred"),
        ("Knowledge of Excel", "Desirable", "preferred"),
        ("Knowledge of Excel", "Preferred Qualifications:", "preferred"),
        ("Knowledge of Excel", "What you bring", "essential"),
        ("Knowledge of Excel", "Who you are", "essential"),
        ("Excel a plus", "Requirements", "preferred"),
        ("Excel would be an advantage", "Requirements", "preferred"),
        ("Ideally you know Excel", "Requirements", "preferred"),
        ("Excel preferred but not required", "Requirements", "preferred"),
        ("Excel is beneficial but not essential", "Requirements", "preferred"),
        ("Excel is a must", "Nice to have", "essential"),
        ("Excel is required", "Nice to have", "essential"),
        ("Must have excellent Excel skills", "About the role", "essential"),
        ("Excel is required; Access a bonus", "Requirements", "essential"),
        ("Use Excel every day", "Responsibilities", "duty"),
    ],
)
def test_must_and_may(line: str, heading: str, need: str) -> None:
    found = requirement(line, heading)
    (excel,) = [
        each
        for each in found.criteria
        if isinstance(each.criterion, SkillCriterion) and "excel" in each.criterion.skills
    ]
    assert excel.need == need


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("Native German speaker", "origin"),
        ("Aged between 25 and 35 years", "age"),
        ("Young and dynamic person", "age"),
        ("Ivy League education", "school"),
        ("Maximum 5 years of sales experience", "limit"),
        ("Must live within 10 miles of the office", "lives"),
        ("Well-groomed and presentable", "looks"),
        ("Willingness to travel 30% of the time", "condition"),
        ("Must pass a background check", "condition"),
    ],
)
def test_what_is_left_out_on_purpose(line: str, reason: str) -> None:
    found = requirement(line)
    assert [criterion.id for criterion in found.profile.criteria] == ["peoplesoft"]
    assert any(reason in left.reason for left in found.left_out)
    assert found.not_understood == ()


def test_a_native_language_beside_a_level_is_asked_at_that_level() -> None:
    german = one(requirement("Native or fluent German"), "german")
    assert isinstance(german, LanguageCriterion)
    assert german.level == "fluent"


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Job title: Sales Rep (m/f/d)\n\nRequirements\n- Excel", "Sales Rep"),
        ("Bright Ltd\nKey Account Manager | Remote\n\nRequirements\n- Excel", "Key Account Manager"),
        ("SENIOR ACCOUNT MANAGER\n\nRequirements\n- Excel", "Senior Account Manager"),
        (
            "Bright Ltd is looking for an experienced Account Manager.\n\nRequirements\n- Excel",
            "Account Manager",
        ),
        ("We are hiring: Account Manager\n\nRequirements\n- Excel", "Account Manager"),
    ],
)
def test_titles(text: str, title: str) -> None:
    assert draft(text).profile.title == title


def test_a_text_that_asks_nothing_is_no_profile() -> None:
    with pytest.raises(ProfileError, match="no requirement was understood"):
        draft("Account Manager\n\nRequirements\n- A love of dogs\n")


@given(st.text(st.characters(exclude_categories=["Cc", "Cf", "Cn", "Co", "Cs"]), max_size=300))
def test_any_text_gives_a_valid_draft_or_none(text: str) -> None:
    try:
        found = draft(f"Account Manager\n\nRequirements\n- Excel\n- {text}\n")
    except ProfileError:
        return
    assert parse_profile(to_yaml(found), "draft.yaml").model_dump() == found.profile.model_dump()
