"""Who leads people, how senior a post is, and whether it is a job, by titles and duties."""

import pytest
from posts import read

from skills_taxonomy.terms import Seniority


@pytest.mark.parametrize(
    ("leads", "titles"),
    [
        (
            True,
            "Sales Manager|Accounting Manager|Store Manager|Supervisor|Team Lead|Director of Sales|"
            "Vice President|Assistant Sales Manager|International Sales Manager|General Manager|"
            "Sales Team Leader",
        ),
        (
            False,
            "Account Manager|Key Account Manager|Relationship Manager|Business Development Manager|"
            "Office Manager|Territory Manager|Customer Success Manager|Project Manager|"
            "Product Manager|Property Manager|Cashier|Executive Assistant|Lead Generation Specialist|"
            "Assistant to the Director|Head Cashier",
        ),
    ],
)
def test_who_leads_people_by_the_title(leads: bool, titles: str) -> None:
    found = {title: read(title).leads_people for title in titles.split("|")}
    assert found == dict.fromkeys(titles.split("|"), leads)


def test_an_individual_contributor_leads_nobody() -> None:
    duties = "Led a team of 6. Hired and trained staff."
    assert read("Sales Finance Manager", duties).leads_people
    assert not read("Sales Finance Manager (individual contributor)", duties).leads_people


def test_a_trainee_does_not_lead_by_duties() -> None:
    duties = "Led a team of five; hired staff; wrote performance reviews."
    assert not read("Sales Trainee", duties).leads_people
    assert read("Sales Representative", duties).leads_people


@pytest.mark.parametrize(
    ("level", "titles"),
    [
        (Seniority.TRAINEE, "Sales Intern|Sales Trainee|Apprentice Electrician|Co-op Student"),
        (
            Seniority.JUNIOR,
            "Junior Accountant|Jr. Accountant|Assistant Account Manager|Accounts Clerk|Sales Associate",
        ),
        (Seniority.REGULAR, "Sales Executive|Sales Representative|Account Executive|Internal Auditor"),
        (Seniority.SENIOR, "Senior Accountant|Sr. Sales Executive|Senior Account Executive"),
        (Seniority.LEAD, "Team Lead|Sales Team Leader|Supervisor|Principal Consultant"),
        (Seniority.MANAGER, "Store Manager|Sales Manager|General Manager"),
        (Seniority.DIRECTOR, "Sales Director|Head of Sales|Associate Director"),
        (
            Seniority.EXECUTIVE,
            "CEO|Vice President of Sales|VP, Sales|Owner|Managing Director|Chief Financial Officer",
        ),
    ],
)
def test_seniority(level: Seniority, titles: str) -> None:
    found = {title: read(title).seniority for title in titles.split("|")}
    assert found == dict.fromkeys(titles.split("|"), level)


@pytest.mark.parametrize(
    ("kind", "titles"),
    [
        ("internship", "Sales Intern|Summer Intern|Marketing Internship|Co-op Student|Extern"),
        (
            "internship",
            "Working Student, Finance|Industrial Trainee|Work Placement, Accounts|Vacation Student",
        ),
        ("training", "Sales Trainee|Management Trainee|Graduate Trainee|Apprentice Electrician"),
        ("training", "Articled Clerk|Article Assistant|Audit Trainee (Training Contract)"),
        ("volunteer", "Volunteer|Volunteer Tutor|Pro Bono Accountant"),
        (
            None,
            "Account Manager|Training Manager|Internal Auditor|Co-op Store Manager",
        ),
    ],
)
def test_kinds(kind: str | None, titles: str) -> None:
    found = {title: read(title).kind for title in titles.split("|")}
    assert found == dict.fromkeys(titles.split("|"), kind)
