"""The form of a role profile: every profile comes back from it unchanged, and mistakes find their field."""

import pytest
from generated_roles import profiles
from hypothesis import given, settings
from hypothesis import strategies as st

from api.web.role_form import FormReading, form_of, sent
from screener.profile import RoleProfile, bundled_profile_ids, check_profile, load_profile

TITLE = [("id", "role"), ("title", "Role"), ("summary", "What it is.")]
SKILL = [
    ("criteria.0.kind", "skill"),
    ("criteria.0.label", "Tools"),
    ("criteria.0.weight", "3"),
    ("criteria.0.skills", "excel"),
]


def through_the_form(profile: RoleProfile) -> object:
    return check_profile(FormReading(sent(form_of(profile))).data)


@pytest.mark.parametrize("name", bundled_profile_ids())
def test_bundled_profiles_come_back(name: str) -> None:
    assert through_the_form(load_profile(name)) == load_profile(name)


@given(profiles)
@settings(max_examples=200)
def test_generated_profiles_come_back(profile: RoleProfile) -> None:
    assert through_the_form(profile) == profile


def mistakes(pairs: list[tuple[str, str]]) -> dict[str, str]:
    reading = FormReading(pairs)
    found = check_profile(reading.data)
    assert not isinstance(found, RoleProfile)
    return {reading.name_of(mistake): mistake.message for mistake in found}


def read(pairs: list[tuple[str, str]]) -> RoleProfile:
    found = check_profile(FormReading(pairs).data)
    assert isinstance(found, RoleProfile), found
    return found


@pytest.mark.parametrize(
    ("change", "field", "message"),
    [
        (("criteria.0.weight", "much"), "criteria.0.weight", "must be a number, not 'much'"),
        (("criteria.0.weight", ""), "criteria.0.weight", "must be a number, not ''"),
        (("criteria.0.label", ""), "criteria.0.label", "is empty"),
        (("criteria.0.at_least", "2"), "criteria.0.at_least", "at_least is 2, but only 1 skills are listed"),
        (("criteria.0.skills", "excl"), "criteria.0.skills", "the taxonomy has no 'excl'; is it excel?"),
        (("criteria.0.demonstrated_fit", "2"), "criteria.0.demonstrated_fit", "must be at most 1"),
        (("criteria.0.weight", "0"), "", "at least one criterion needs a weight above 0"),
    ],
)
def test_mistakes_are_told_at_their_field(change: tuple[str, str], field: str, message: str) -> None:
    assert mistakes([*TITLE, *SKILL, change]) == {field: message}


def test_mistakes_in_options_have_the_names_that_the_page_gave() -> None:
    pairs = [
        *TITLE,
        ("criteria.n7.kind", "any_of"),
        ("criteria.n7.label", "Either"),
        ("criteria.n7.weight", "1"),
        ("criteria.n7.options.n9.kind", "experience"),
        ("criteria.n7.options.n9.label", "Sales"),
        ("criteria.n7.options.n9.minimum_years", "3"),
        ("criteria.n7.options.n9.ideal_years", "2"),
        ("criteria.n7.options.n9.functions", "sales"),
        ("criteria.n7.options.n8.kind", "degree"),
        ("criteria.n7.options.n8.label", "Degree"),
        ("criteria.n7.options.n8.fields.a.fit", "3"),
    ]
    assert set(mistakes(pairs)) == {
        "criteria.n7.options.n9.ideal_years",
        "criteria.n7.options.n8.level",
        "criteria.n7.options.n8.fields.a.fit",
        "criteria.n7.options.n8.fields.a.groups",
    }


def test_order_in_the_form_is_the_order_of_the_profile() -> None:
    second = [(name.replace(".0.", ".n2."), value) for name, value in SKILL]
    assert [found.id for found in read([*TITLE, *second, *SKILL]).criteria] == ["tools", "tools_2"]


def test_new_things_get_ids_of_their_words() -> None:
    pairs = [("title", "Key Account Manager"), ("summary", ""), *SKILL]
    profile = read(pairs)
    assert (profile.id, profile.criteria[0].id) == ("key-account-manager", "tools")
    given_elsewhere = [
        ("criteria.1.id", "tools"),
        *((name.replace("0", "1"), value) for name, value in SKILL),
    ]
    assert [found.id for found in read([*pairs, *given_elsewhere]).criteria] == ["tools_2", "tools"]


@given(
    st.lists(
        st.tuples(
            st.lists(
                st.sampled_from(["criteria", "options", "0", "kind", "fields", "given", "", "or_experience"]),
                min_size=1,
                max_size=20,
            ).map(".".join),
            st.sampled_from(["skill", "any_of", "degree", "", "\0", "1e9"]),
        ),
        max_size=12,
    )
)
def test_whatever_is_sent_is_a_profile_or_mistakes(pairs: list[tuple[str, str]]) -> None:
    reading = FormReading(pairs)
    found = check_profile(reading.data)
    assert isinstance(found, RoleProfile) or all(
        isinstance(reading.name_of(mistake), str) and mistake.message for mistake in found
    )
