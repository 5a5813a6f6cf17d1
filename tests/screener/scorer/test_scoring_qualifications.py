"""Degrees, skills and certifications: points, verdicts and reasons."""

from decimal import Decimal

import pytest
from short_facts import BACHELOR, LEVEL, degree, judge, quote, skill

from screener.assessment import Verdict
from screener.resume import (
    Certification,
    CertificationStatus,
    Degree,
    DegreeStatus,
    Resume,
    SkillMention,
    SkillStrength,
)
from skills_taxonomy.terms import FieldGroup


@pytest.mark.parametrize(
    ("degrees", "verdict", "points", "reason"),
    [
        ([], Verdict.NOT_FOUND, "0.0", "The resume does not name a bachelor's degree or higher."),
        (
            [degree(LEVEL.BACHELOR, FieldGroup.MARKETING)],
            Verdict.MET,
            "100.0",
            "A bachelor's degree in Marketing.",
        ),
        (
            [degree(LEVEL.MASTER, FieldGroup.FINANCE)],
            Verdict.MET,
            "80.0",
            "A master's degree in Finance. The field counts 80 % here.",
        ),
        ([degree(LEVEL.BACHELOR, FieldGroup.LAW, FieldGroup.ECONOMICS)], Verdict.MET, "80.0", ""),
        ([degree(LEVEL.BACHELOR, FieldGroup.LAW)], Verdict.MET, "50.0", ""),
        (
            [degree(LEVEL.BACHELOR)],
            Verdict.MET,
            "50.0",
            "A bachelor's degree. The field counts 50 % here.",
        ),
        (
            [degree(LEVEL.BACHELOR, FieldGroup.MARKETING, status=DegreeStatus.IN_PROGRESS)],
            Verdict.PARTIAL,
            "50.0",
            "A bachelor's degree in Marketing, in progress.",
        ),
        (
            [degree(LEVEL.BACHELOR, FieldGroup.FINANCE, status=DegreeStatus.INCOMPLETE)],
            Verdict.PARTIAL,
            "40.0",
            "A bachelor's degree in Finance, not completed.",
        ),
        (
            [degree(LEVEL.ASSOCIATE, FieldGroup.MARKETING)],
            Verdict.PARTIAL,
            "50.0",
            "An associate degree in Marketing, one step below a bachelor's degree.",
        ),
        (
            [degree(LEVEL.HIGH_SCHOOL), degree(LEVEL.CERTIFICATE)],
            Verdict.NOT_FOUND,
            "0.0",
            "The resume names a diploma or certificate; a bachelor's degree or higher is asked.",
        ),
        (
            [degree(LEVEL.ASSOCIATE, status=DegreeStatus.INCOMPLETE)],
            Verdict.NOT_FOUND,
            "0.0",
            "The resume names an associate degree; a bachelor's degree or higher is asked.",
        ),
        (
            [degree(None, FieldGroup.MARKETING)],
            Verdict.UNCLEAR,
            "0.0",
            "The resume lists schooling in Marketing without saying which degree;",
        ),
        (
            # the best verdict and the best share may come from two degrees
            [
                degree(LEVEL.BACHELOR, FieldGroup.LAW),
                degree(LEVEL.MASTER, FieldGroup.MARKETING, status=DegreeStatus.IN_PROGRESS),
            ],
            Verdict.MET,
            "50.0",
            "A bachelor's degree in Law.",
        ),
    ],
)
def test_degree(degrees: list[Degree], verdict: Verdict, points: str, reason: str) -> None:
    result = judge(Resume(degrees=tuple(degrees)), BACHELOR)
    assert (result.verdict, str(result.points)) == (verdict, points)
    assert reason in result.reason


@pytest.mark.parametrize(
    ("degrees", "verdict", "points"),
    [
        ([degree(LEVEL.BACHELOR, FieldGroup.LAW)], Verdict.PARTIAL, "0.0"),
        ([degree(LEVEL.BACHELOR)], Verdict.UNCLEAR, "0.0"),
        (
            [
                degree(LEVEL.BACHELOR, FieldGroup.LAW),
                degree(LEVEL.MASTER, FieldGroup.MARKETING, status=DegreeStatus.IN_PROGRESS),
            ],
            Verdict.PARTIAL,
            "50.0",
        ),
    ],
)
def test_degree_where_other_fields_do_not_count(degrees: list[Degree], verdict: Verdict, points: str) -> None:
    result = judge(Resume(degrees=tuple(degrees)), {**BACHELOR, "other_fields": 0})
    assert (result.verdict, str(result.points)) == (verdict, points)


def test_every_field_fits_where_none_is_preferred() -> None:
    result = judge(Resume(degrees=(degree(LEVEL.BACHELOR),)), {"kind": "degree", "level": "bachelor"})
    assert (result.points, result.reason) == (Decimal("100.0"), "A bachelor's degree.")


TWO_OF_THREE = {"kind": "skill", "skills": ["excel", "crm", "cold_calling"], "at_least": 2}
SHOWN_BY_DUTIES = SkillStrength.DEMONSTRATED


@pytest.mark.parametrize(
    ("skills", "verdict", "points", "reason"),
    [
        ([], Verdict.NOT_FOUND, "0.0", "The resume does not show excel, crm or cold calling."),
        ([skill("word")], Verdict.NOT_FOUND, "0.0", ""),
        ([skill("crm")], Verdict.PARTIAL, "50.0", "The resume shows CRM (1 of 2 asked)."),
        ([skill("crm"), skill("crm")], Verdict.PARTIAL, "50.0", "CRM (1 of 2 asked)"),
        ([skill("crm", SHOWN_BY_DUTIES), skill("excel")], Verdict.MET, "100.0", "CRM and EXCEL"),
        ([skill("crm"), skill("excel"), skill("cold_calling")], Verdict.MET, "100.0", "(3 found, 2 asked)"),
    ],
)
def test_skill(skills: list[SkillMention], verdict: Verdict, points: str, reason: str) -> None:
    result = judge(Resume(skills=tuple(skills)), TWO_OF_THREE)
    assert (result.verdict, str(result.points)) == (verdict, points)
    assert reason in result.reason


def test_only_named_skills_count_where_the_profile_says_so() -> None:
    resume = Resume(skills=(skill("crm", SHOWN_BY_DUTIES), skill("excel")))
    assert judge(resume, {**TWO_OF_THREE, "strength": "explicit"}).points == Decimal("50.0")
    assert judge(resume, {**TWO_OF_THREE, "strength": "demonstrated"}).points == Decimal("100.0")


def test_a_skill_is_quoted_twice_at_most() -> None:
    result = judge(Resume(skills=(skill("crm", places=5), skill("excel"))), TWO_OF_THREE)
    assert [item.quote for item in result.evidence] == ["crm 0", "crm 1", "excel 0"]


@pytest.mark.parametrize(
    ("held", "verdict", "points"),
    [
        ([], Verdict.NOT_FOUND, "0.0"),
        ([("pmp", CertificationStatus.HELD)], Verdict.NOT_FOUND, "0.0"),
        ([(None, CertificationStatus.HELD)], Verdict.NOT_FOUND, "0.0"),
        ([("cpa", CertificationStatus.IN_PROGRESS)], Verdict.PARTIAL, "50.0"),
        ([("cpa", CertificationStatus.HELD)], Verdict.MET, "100.0"),
        (
            [("cpa", CertificationStatus.IN_PROGRESS), ("cma", CertificationStatus.HELD)],
            Verdict.MET,
            "100.0",
        ),
    ],
)
def test_certification(
    held: list[tuple[str | None, CertificationStatus]], verdict: Verdict, points: str
) -> None:
    items = tuple(Certification(name, str(name), status, (quote(str(name)),)) for name, status in held)
    result = judge(Resume(certifications=items), {"kind": "certification", "certifications": ["cpa", "cma"]})
    assert (result.verdict, str(result.points)) == (verdict, points)
