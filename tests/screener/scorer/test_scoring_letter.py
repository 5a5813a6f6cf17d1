"""The letter to the candidate: what it says, and what it never says."""

import re

from generated_facts import AS_OF as GENERATED_AS_OF
from generated_facts import profiles, resumes
from hypothesis import given
from short_facts import AS_OF, BACHELOR, FIVE_YEARS, LEVEL, SALES, degree, post, profile

from screener.assessment import Band
from screener.profile import RoleProfile
from screener.resume import Resume
from screener.scorer import assess, explain_for_candidate
from skills_taxonomy.terms import FieldGroup

ROLE = profile({**FIVE_YEARS, "label": "Sales", "required": True}, {**BACHELOR, "label": "Degree"})


def test_the_letter() -> None:
    resume = Resume(
        id="ab12cd34",
        positions=(post("2000-01..2003-12", SALES),),
        degrees=(degree(LEVEL.MASTER, FieldGroup.FINANCE),),
    )
    found = assess(resume, ROLE, AS_OF)
    assert found.band is Band.NOT_SHOWN
    letter = explain_for_candidate(found, ROLE)
    assert letter.split("\n\n")[:5] == [
        "Your application as Role",
        "A computer program read your resume to help us compare it with what the role asks. It counted "
        "experience up to 15 January 2020. We did not find everything that the role requires in your resume.",
        "What we found:\n"
        "- Sales: 4.0 years of sales; 5 years are asked.\n"
        "  “2000-01..2003-12” (page 1)\n"
        "- Degree: A master's degree in Finance.\n"
        "  “master Finance” (page 1)",
        "What we did not find, or not in full:\n- Sales (required): The resume says so in part.",
        "What would meet the requirements, if you have it and your resume does not say so:\n"
        "- One more year of sales",
    ]
    assert "A person decides" in letter
    assert "please answer this letter" in letter


def test_a_resume_that_meets_everything_is_told_so() -> None:
    resume = Resume(
        positions=(post("2000-01..2009-12", SALES),), degrees=(degree(LEVEL.MASTER, FieldGroup.MARKETING),)
    )
    letter = explain_for_candidate(assess(resume, ROLE, AS_OF), ROLE)
    assert "shows everything that the role requires" in letter
    assert "did not find" not in letter.split("A person decides")[0].split("That the program")[0]


@given(resumes, profiles)
def test_no_points_no_ids_no_jargon(resume: Resume, role: RoleProfile) -> None:
    found = assess(resume, role, GENERATED_AS_OF)
    letter = explain_for_candidate(found, role)
    assert not re.search(r"\b\d+\.\d of \d+|points|verdict|criterion|band|score|counts \d+ %|c\d+\b", letter)
    for result in found.results:
        assert result.label in letter
