"""Certificates in lists and sidebars, steps on the way to one, memberships, and what is schooling."""

import pytest
from written import language, written

from screener.document import Evidence, SourceSpan
from screener.pipeline.certifications import create
from screener.pipeline.degrees.stage import stage as degrees
from screener.resume import Certification, Section, SectionKind

STAGE = create(language(), "certifications")


def found_in(*parts: tuple[SectionKind, str], heading: str = "Certifications") -> tuple[Certification, ...]:
    doc = written(*parts)
    head = Evidence(SourceSpan(0, 0, 1), heading, "sections.heading")
    doc._.sections = tuple(
        Section(section.kind, head, section.first_line, section.last_line) for section in doc._.sections
    )
    found: tuple[Certification, ...] = STAGE(degrees(doc))._.certifications
    return found


def held(
    text: str, kind: SectionKind = SectionKind.CERTIFICATIONS, heading: str = "Certifications"
) -> list[str]:
    return [item.name for item in found_in((kind, text), heading=heading) if item.status == "held"]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("AcmeCoach CCSM Level 2", ["AcmeCoach CCSM Level 2"]),
        ("OH Life & Health Insurance License", ["OH Life & Health Insurance License"]),
        ("Active CPA, State of Ohio", ["CPA"]),
        ("NISM Series V-A Mutual Fund Distributors", ["NISM Series V-A Mutual Fund Distributors"]),
        (
            "Associate Cost & Management Accountant (ACMA), 2009\nACMA",
            ["Associate Cost & Management Accountant (ACMA)"],
        ),
        (
            "Certified Member, Guild of Widget Taxes (CMW) – 2018",
            ["Certified Member, Guild of Widget Taxes (CMW)"],
        ),
        (
            "Certified Sales\nLeadership\nProfessional (CSLP)",
            ["Certified Sales Leadership Professional (CSLP)"],
        ),
        ("Widget Care Practitioner\nJANE ROE-DOE\nRegional Sales Manager", ["Widget Care Practitioner"]),
        ("Licensed Insurance Producer\nProperty & Casualty License", ["Property & Casualty License"]),
        ("Member of ICPAK (No. 12)", []),
        ("Membership: ACCA", []),
        ("CPA, Board of Accountancy, License #12345", ["CPA"]),
        ("Ohio Affiliate Broker License #000000 (2016)", ["Ohio Affiliate Broker License #000000"]),
        ("• Acme Excel Expert (MOS)", ["Acme Excel Expert (MOS)"]),
        ("Widget End User Training", []),
        ("Life, Accident & Health Insurance License - Texas", ["Life, Accident & Health Insurance License"]),
    ],
)
def test_names_in_a_certification_section(text: str, names: list[str]) -> None:
    assert held(text) == names


@pytest.mark.parametrize(
    ("text", "pending"),
    [
        ("CA Inter – cleared 2014", True),
        ("CFA Level I passed", True),
        ("ACCA – 7 papers passed, the others in progress", True),
        ("CPA candidate (2 of 4 sections)", True),
        ("CPA board reviewee", True),
        ("JAIIB (Paper 1 & 2 cleared)", True),
        ("Part-qualified ACCA", True),
        ("ITIL Foundation", False),
        ("Chartered Accountant, 2014", False),
    ],
)
def test_a_step_is_not_the_qualification(text: str, pending: bool) -> None:
    (found,) = found_in((SectionKind.CERTIFICATIONS, text))
    assert (found.status == "in_progress") is pending


def test_and_parts_two_certificates() -> None:
    assert held("Certified Bookkeeper and CPA candidate") == ["Certified Bookkeeper"]


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        (SectionKind.EDUCATION, "National Certificate: Bookkeeping, Example College, 2011"),
        (SectionKind.EDUCATION, "Senior School Certificate, Example School, 2008"),
        (SectionKind.EDUCATION, "AAT Level 4 Diploma in Accounting, Example College, 2019"),
        (SectionKind.PERSONAL, "Senior Secondary School Certificate 2008"),
        (SectionKind.INTERESTS, "NCC 'B' certificate\nScuba certified"),
        (SectionKind.OTHER, "NYSC Discharge Certificate, 2015"),
        (SectionKind.COURSES, "Negotiation Essentials, 2021\nAdvanced Excel"),
        (SectionKind.MEMBERSHIPS, "Member, ACCA"),
    ],
)
def test_what_is_no_certificate(kind: SectionKind, text: str) -> None:
    assert held(text, kind, heading="Other") == []


@pytest.mark.parametrize(
    "heading", ["Training and Certificates", "Certifications and Courses", "Licenses, Awards"]
)
def test_a_mixed_heading_vouches_for_nothing(heading: str) -> None:
    assert held("Widget Week Briefing\nCertified Widget Planner", heading=heading) == [
        "Certified Widget Planner"
    ]


def test_a_line_can_head_certificates_inside_education() -> None:
    text = "BA History, Example University, 2012\nCERTS\nWidget Level 6 Train the Trainer (2019)"
    assert held(text, SectionKind.EDUCATION, heading="Education") == ["Widget Level 6 Train the Trainer"]


def test_cleared_exams_among_interests() -> None:
    assert held("Cleared: Google Ads Search Certification (2023)", SectionKind.INTERESTS) == [
        "Google Ads Search Certification"
    ]
