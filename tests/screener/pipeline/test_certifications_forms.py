"""Certificates in two forms beside each other, among education, and what ends a list of them."""

import pytest
from written import language, written

from screener.document import Evidence, SourceSpan
from screener.pipeline.certifications import create
from screener.pipeline.degrees.stage import stage as degrees
from screener.resume import Section, SectionKind

STAGE = create(language(), "certifications")


def held(text: str, kind: SectionKind = SectionKind.CERTIFICATIONS) -> list[str]:
    doc = written((kind, text))
    (section,) = doc._.sections
    head = Evidence(SourceSpan(0, 0, 1), "Certifications", "sections.heading")
    doc._.sections = (Section(kind, head, section.first_line, section.last_line),)
    return [item.name for item in STAGE(degrees(doc))._.certifications if item.status == "held"]


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
        ("Employee of the Month\nCertified Fraud Examiner", ["Certified Fraud Examiner"]),
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
        ("1999 Certificate : Executive Secretarial Kessler Vocational School", []),
        ("Certificate in Project Management, Kessler College 2012", []),
    ],
)
def test_in_education(text: str, names: list[str]) -> None:
    assert held(text, SectionKind.EDUCATION) == names
