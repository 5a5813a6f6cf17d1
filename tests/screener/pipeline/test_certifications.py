"""Certifications: known ones, phrases, lines of their section, and what only looks like one."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from written import assert_quoted, language, written

from screener.document import Evidence, SourceSpan
from screener.pipeline.certifications import create
from screener.resume import Certification, CertificationStatus, Section, SectionKind

STAGE = create(language(), "certifications")


def certifications_of(text: str, kind: SectionKind = SectionKind.CERTIFICATIONS) -> tuple[Certification, ...]:
    doc = written((kind, text))
    (section,) = doc._.sections
    heading = Evidence(SourceSpan(0, 0, 1), "Certifications", "sections.heading")
    doc._.sections = (Section(section.kind, heading, section.first_line, section.last_line),)
    found: tuple[Certification, ...] = STAGE(doc)._.certifications
    for certification in found:
        assert_quoted(doc, certification.evidence)
    return found


def pairs(text: str, kind: SectionKind = SectionKind.CERTIFICATIONS) -> list[tuple[str | None, str]]:
    return [(found.id, found.name) for found in certifications_of(text, kind)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Certified Public Accountant (CPA), State of Texas, 2010",
            [("cpa", "Certified Public Accountant (CPA)")],
        ),
        ("PMP - Project Management Institute, 2015", [("pmp", "PMP")]),
        (
            "Salesforce Certified Administrator | 2020",
            [("salesforce_admin", "Salesforce Certified Administrator")],
        ),
        (
            "Series 7, 63 and 66",
            [("series_7", "Series 7"), ("series_63", "Series 63"), ("series_66", "Series 66")],
        ),
        ("CMA", [("cma", "CMA")]),
        ("Lean Six Sigma Black Belt", [("six_sigma_black", "Lean Six Sigma Black Belt")]),
        ("Widget Assembly Professional (WAP), 2019", [(None, "Widget Assembly Professional (WAP)")]),
        ("Certificate in Widget Care, Simple School", [(None, "Certificate in Widget Care")]),
        ("AWS Certified Machine Learning", [(None, "AWS Certified Machine Learning")]),
        ("2020\tCertified Widget Planner, Widget Institute", [(None, "Certified Widget Planner")]),
        ("CPR and First Aid", []),
        ("Driver's License", []),
        ("Sales Training course", []),
        ("Computer literate in MS Word", []),
        ("San Diego, CA", []),
    ],
)
def test_certification_section(text: str, expected: list[tuple[str | None, str]]) -> None:
    assert pairs(text) == expected


@pytest.mark.parametrize(
    ("kind", "text", "ids"),
    [
        (SectionKind.SUMMARY, "Licensed CPA with ten years of audit experience.", ["cpa"]),
        (SectionKind.SUMMARY, "Worked for a CPA firm and with outside CPAs", []),
        (SectionKind.SUMMARY, "Lowered CPA by 20% and CPC by 10% in paid search", []),
        (SectionKind.SUMMARY, "Certified Widget Planner", [None]),
        (SectionKind.SUMMARY, "Licensed and bonded; sells licensed products", []),
        (SectionKind.HEADER, "Jane Doe, CPA, CMA", ["cpa", "cma"]),
        (SectionKind.HEADER, "San Diego, CA", []),
        (SectionKind.EXPERIENCE, "Coordinated with external CPA on the audit", []),
        (SectionKind.EXPERIENCE, "Earned Six Sigma Green Belt certification", ["six_sigma_green"]),
        (SectionKind.EXPERIENCE, "Passed the Series 7 and Series 66 exams", ["series_7", "series_66"]),
        (SectionKind.EXPERIENCE, "Sent certified mail and managed license renewals", []),
        (SectionKind.EXPERIENCE, "Sold Certified Pre-Owned vehicles", []),
        (SectionKind.SKILLS, "Notary", ["notary"]),
        (SectionKind.SKILLS, "Series 6, Excel, Word, sales, budget, CPA, payroll, tax", []),
        (SectionKind.REFERENCES, "John Roe, CPA", []),
    ],
)
def test_elsewhere(kind: SectionKind, text: str, ids: list[str | None]) -> None:
    assert [found.id for found in certifications_of(text, kind)] == ids


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("CPA candidate", CertificationStatus.IN_PROGRESS),
        ("Seeking CPA", CertificationStatus.IN_PROGRESS),
        ("CFA Level II candidate", CertificationStatus.IN_PROGRESS),
        ("PMP (in progress)", CertificationStatus.IN_PROGRESS),
        ("CPA, inactive", CertificationStatus.HELD),
    ],
)
def test_status(text: str, status: CertificationStatus) -> None:
    assert [found.status for found in certifications_of(text)] == [status]


def test_mentions_of_one_certificate_are_taken_together() -> None:
    doc = written(
        (SectionKind.SUMMARY, "CPA with audit experience"),
        (SectionKind.CERTIFICATIONS, "Certified Public Accountant"),
    )
    (found,) = STAGE(doc)._.certifications
    assert found.name == "Certified Public Accountant"
    assert [item.quote for item in found.evidence] == ["Certified Public Accountant", "CPA"]


@given(st.text(alphabet="CPAcertifdlnso ,.|()-27\n", max_size=120), st.sampled_from(list(SectionKind)))
def test_any_text_is_read_without_errors(text: str, kind: SectionKind) -> None:
    certifications_of(text, kind)
