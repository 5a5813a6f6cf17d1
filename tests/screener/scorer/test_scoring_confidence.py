"""How far an assessment can be relied on, and why."""

import pytest
from short_facts import AS_OF, FIVE_YEARS, SALES, post, profile

from screener.assessment import Reliability
from screener.document import Evidence, Finding, SourceSpan
from screener.resume import Position, Resume, Section, SectionKind
from screener.scorer import assess
from screener.scorer.confidence import confidence_in

DATED, UNDATED, UNCLEAR = post("2000-01..2009-12", SALES), post("..", SALES), post("2000-01..2001-12")
HEADING = Evidence(SourceSpan(0, 6, 1), "Skills", "sections.heading")


@pytest.mark.parametrize(
    ("posts", "level", "reasons"),
    [
        ((DATED,), Reliability.HIGH, ()),
        ((), Reliability.LOW, ("No posts were found in the resume.",)),
        ((DATED, DATED, UNDATED), Reliability.MEDIUM, ("Posts without usable dates: 1 of 3.",)),
        ((DATED, UNDATED, UNDATED), Reliability.LOW, ("Posts without usable dates: 2 of 3.",)),
        ((DATED, UNCLEAR), Reliability.MEDIUM, ("Posts whose function is unclear: 1 of 2.",)),
    ],
)
def test_by_the_posts(posts: tuple[Position, ...], level: Reliability, reasons: tuple[str, ...]) -> None:
    found = confidence_in(Resume(positions=posts), ())
    assert (found.level, found.reasons) == (level, reasons)


@pytest.mark.parametrize(
    ("code", "level"),
    [
        ("no_text_layer", Reliability.LOW),
        ("low_ocr_confidence", Reliability.LOW),
        ("truncated", Reliability.LOW),
        ("ocr", Reliability.MEDIUM),
        ("claim_exceeds_history", Reliability.MEDIUM),
        ("embedded_files", Reliability.HIGH),
    ],
)
def test_by_a_finding(code: str, level: Reliability) -> None:
    assert confidence_in(Resume(positions=(DATED,)), (Finding(code, "Something."),)).level is level


def test_the_weightiest_reason_stands_first_and_each_once() -> None:
    findings = (Finding("ocr", "a"), Finding("ocr", "b"), Finding("truncated", "c"))
    found = confidence_in(Resume(positions=(DATED,)), findings)
    assert found.reasons == (
        "The file was not read to its end.",
        "The text was recognised from a picture.",
    )


def test_by_the_sections() -> None:
    skills = Section(SectionKind.SKILLS, HEADING, 0, 1)
    found = confidence_in(Resume(positions=(DATED,), sections=(skills,)), ())
    assert found.reasons == ("No section for work experience was found.",)
    bare = Section(SectionKind.EXPERIENCE, None, 0, 1)
    found = confidence_in(Resume(positions=(DATED,), sections=(bare,)), ())
    assert found.reasons == ("The resume has no headings that tell its parts.",)


def test_it_changes_neither_points_nor_band() -> None:
    role = profile({**FIVE_YEARS, "required": True})
    clear = assess(Resume(positions=(DATED,)), role, AS_OF)
    doubtful = assess(Resume(positions=(DATED,), findings=(Finding("truncated", "x"),)), role, AS_OF)
    assert (clear.score, clear.band) == (doubtful.score, doubtful.band)
    assert clear.confidence != doubtful.confidence
