"""Single words of lists, which mean what their letter case or the words beside them say."""

import pytest
from shown_skills import shown

from screener.resume import SectionKind


@pytest.mark.parametrize(
    ("items", "skill_id", "expected"),
    [
        ("agenda, Access, budgets, cardiology", "microsoft_access", True),
        ("word, excel, access, typing", "microsoft_access", True),
        ("agenda, access, budgets, cardiology", "microsoft_access", False),
        ("AP, AR, balance sheet", "accounts_payable", True),
        ("AP, editorial, media relations, newsletters", "accounts_payable", False),
        ("coach, teammate, planner", "teamwork", True),
        ("ACL, TeamMate, IDEA", "teamwork", False),
        ("MarketSharp, canvassing", "crm", True),
    ],
)
def test_a_scrap_of_a_list(items: str, skill_id: str, expected: bool) -> None:
    assert (skill_id in shown(items, SectionKind.SKILLS)) == expected
