"""Certificates in two forms beside each other, among education, and what ends a list of them."""

import pytest
from written import language, written

from screener.document import Evidence, SourceSpan
from screener.pipeline.certifications import create
from screener.pipeline.degrees.stage import stage as degrees
from screener.resume import Certification, Section, SectionKind

STAGE = create(language(), "certifications")


def found(text: str, kind: SectionKind = SectionKind.CERTIFICATIONS) -> tuple[Certification, ...]:
    doc = written((kind, text))
    (section,) = doc._.sections
    head = Evidence(SourceSpan(0, 0, 1), "Certifications", "sections.heading")
    doc._.sections = (Section(kind, head, section.first_line, section.last_line),)
    certifications: tuple[Certification, ...] = STAGE(degrees(doc))._.certifications
    return certifications


def held(text: str, kind: SectionKind = SectionKind.CERTIFICATIONS) -> list[str]:
    return [item.name for item in found(text, kind) if item.status == "held"]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("PMP – Project Management Professional (PMI, 2020)", ["PMP – Project Management Professional"]),
        ("Certified Public Accountant - CPA, Ohio, inactive", ["Certified Public Accountant - CPA"]),
        ("CPA – Certified Public Accountant, Part I passed", []),
        ("NMLS registered mortgage loan originator", ["NMLS registered mortgage loan originator"]),
        ("APMP Foundation (Bid & Proposal Management)", ["APMP Foundation (Bid & Proposal Management)"]),
        ("CIMA Certificate in Business Accounting", ["CIMA Certificate in Business Accounting"]),
        (
            "ACA - Institute of Chartered Accountants of Nigeria, 2015",
            ["Institute of Chartered Accountants of Nigeria"],
        ),
        ("NVQ Level 3 in Customer Service (2017)", ["NVQ Level 3 in Customer Service"]),
        ("ILM Level 3 Award for Team Leaders", ["ILM Level 3 Award for Team Leaders"]),
        ("Certified Professional in Accounts\nReceivable", ["Certified Professional in Accounts Receivable"]),
        (
            "Certified Customer Success\nManager (CCSM) Level 3, spring 2017",
            ["Certified Customer Success Manager (CCSM)"],
        ),
        ("Professional Accountant (SA), 2014", ["Professional Accountant (SA)"]),
        (
            "Salesforce Certified Administrator\nOutside Work\nPond Hockey",
            ["Salesforce Certified Administrator"],
        ),
        ("Series 66 - expired", ["Series 66"]),
        ("Ohio Life, Accident and Health License", ["Ohio Life, Accident and Health License"]),
        ("ServSafe Food Handler Certification", ["ServSafe Food Handler Certification"]),
        ("MR truck licence\nHeavy vehicle licence", []),
        ("PMP - application approved, exam scheduled", []),
        ("CISR designation, 3 of 5 parts passed", []),
        ("CISR designation, 2014", ["CISR"]),
        ("Lean Six Sigma Yellow Belt, certified, Nov. 2015", ["Lean Six Sigma Yellow Belt"]),
        ("ASE Parts Specialist (P2)", ["ASE Parts Specialist (P2)"]),
        ("Employee of the Month\nCertified Fraud Examiner", ["Certified Fraud Examiner"]),
        ("Google Certified Educator Level 1 and 2", ["Google Certified Educator Level 1 and 2"]),
        (
            "Ohio Roofing Salesperson license; Lead-Safe Renovator (EPA RRP) 2011",
            ["Ohio Roofing Salesperson license", "Lead-Safe Renovator (EPA RRP)"],
        ),
        ("Training certified", []),
    ],
)
def test_names(text: str, names: list[str]) -> None:
    assert held(text) == names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (
            "B.S. Accounting, Kessler College 1991\nCertified Hospitality Accountant Executive (CHAE), 2011",
            ["Certified Hospitality Accountant Executive (CHAE)"],
        ),
        ("Certified Window Dresser, 2012", ["Certified Window Dresser"]),
        ("Certified Specialist of Spirits (CSS), 2016", ["Certified Specialist of Spirits"]),
        ("1999 Certificate : Executive Secretarial Kessler Vocational School", []),
        ("Certificate in Project Management, Kessler College 2012", []),
    ],
)
def test_in_education(text: str, names: list[str]) -> None:
    assert held(text, SectionKind.EDUCATION) == names


@pytest.mark.parametrize(
    ("text", "ids"),
    [
        ("Meeting Care Program (MCP), 2017", []),
        ("Microsoft Certified Professional (MCP), 2017", ["mcp"]),
        ("Help desk certification (MCP), 2017", ["mcp"]),
    ],
)
def test_letters_can_be_the_initials_of_the_name_before_them(text: str, ids: list[str]) -> None:
    assert [item.id for item in found(text) if item.id] == ids


def test_a_list_of_skills_does_not_make_a_part_the_whole() -> None:
    doc = written(
        (SectionKind.CERTIFICATIONS, "Passed 2 of 4 parts of the CPA exam"),
        (SectionKind.SKILLS, "accruals, CPA, licensed software, tax"),
    )
    certificates = STAGE(degrees(doc))._.certifications
    assert [item.status for item in certificates if item.id == "cpa"] == ["in_progress"]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Certified Marketing Researcher and speaker", ["Certified Marketing Researcher"]),
        ("Certified Decorating Consultant", ["Certified Decorating Consultant"]),
        ("Yellow belt, certified, Nov. 2015", []),
    ],
)
def test_a_month_is_no_name_and_its_letters_can_begin_one(text: str, names: list[str]) -> None:
    assert held(text, SectionKind.SUMMARY) == names
