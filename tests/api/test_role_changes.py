"""What differs between two versions of a role, in words."""

from decimal import Decimal
from typing import Any

import pytest
from generated_roles import profiles
from hypothesis import given

from api.web.role_changes import Change, changes_between
from screener.profile import RoleProfile, load_profile

BASE = load_profile("account-manager")


def changed(**keys: Any) -> RoleProfile:
    return RoleProfile.model_validate({**BASE.model_dump(exclude_unset=True), **keys})


def told(changes: tuple[Change, ...]) -> list[tuple[str, str, list[tuple[str, str, str]]]]:
    return [
        (change.kind.value, change.label, [(item.label, item.before, item.after) for item in change.details])
        for change in changes
    ]


@given(profiles)
def test_nothing_differs_between_a_profile_and_itself(profile: RoleProfile) -> None:
    assert changes_between(profile, profile) == ()


def test_a_weight_changes_its_own_criterion_only() -> None:
    other = BASE.adjusted(weights={"crm": Decimal(9)})
    assert told(changes_between(BASE, other)) == [
        (
            "changed",
            "Salesforce or other CRM software",
            [("Weight", "3", "9"), ("Points", "3.0", "8.5")],
        )
    ]


def test_the_head_and_the_order() -> None:
    criteria = BASE.model_dump(exclude_unset=True)["criteria"]
    other = changed(title="Client Manager", criteria=[criteria[1], criteria[0], *criteria[2:]])
    [(kind, label, details)] = told(changes_between(BASE, other))
    assert (kind, label) == ("changed", "The role itself")
    assert [detail[0] for detail in details] == ["Title", "Order of the criteria"]


@pytest.mark.parametrize("whole", [True, False])
def test_criteria_come_and_go(whole: bool) -> None:
    criteria = BASE.model_dump(exclude_unset=True)["criteria"]
    other = changed(criteria=criteria[:-1])
    before, after = (BASE, other) if whole else (other, BASE)
    [(kind, label, _)] = told(changes_between(before, after))
    assert (kind, label) == ("removed" if whole else "added", "Knowing the market")


def test_options_are_named_with_their_criterion() -> None:
    criteria = BASE.model_dump(exclude_unset=True)["criteria"]
    criteria[0]["options"][0]["minimum_years"] = Decimal(3)
    [(_, _, [detail])] = told(changes_between(BASE, changed(criteria=criteria)))
    assert detail == ("Two years or more of account management › Years asked", "2", "3")
