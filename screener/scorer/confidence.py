"""How far an assessment can be relied on, from what was noticed while the resume was read."""

from collections.abc import Iterator, Sequence

from screener.assessment import Confidence, Reliability
from screener.document import Finding
from screener.resume import Resume, SectionKind

_BY_FINDING = {
    "no_text_layer": (Reliability.LOW, "The file is a picture without text, or has pages that are."),
    "low_ocr_confidence": (
        Reliability.LOW,
        "The text was recognised from a picture, and parts of it are doubtful.",
    ),
    "needs_ocr": (Reliability.LOW, "A page is a picture whose text was not read."),
    "truncated": (Reliability.LOW, "The file was not read to its end."),
    "damaged_page": (Reliability.LOW, "A page of the file is damaged."),
    "ocr": (Reliability.MEDIUM, "The text was recognised from a picture."),
    "hidden_text": (Reliability.MEDIUM, "The file holds hidden text, which was left out."),
    "reversed_dates": (Reliability.MEDIUM, "The dates of a post end before they begin."),
    "future_dates": (Reliability.MEDIUM, "A post begins after the day of this assessment."),
    "claim_exceeds_history": (
        Reliability.MEDIUM,
        "The resume states more years than the dates of its posts show.",
    ),
}
"""Findings that touch on how well a resume was understood; others do not."""
_ORDER = tuple(Reliability)


def confidence_in(resume: Resume, findings: Sequence[Finding]) -> Confidence:
    """The lowest level that any reason gives; `findings` are those of the day, with the file's own."""
    reasons = dict.fromkeys((*_by_findings(findings), *_by_facts(resume)))
    ordered = sorted(reasons, key=lambda reason: -_ORDER.index(reason[0]))
    return Confidence(ordered[0][0], tuple(text for _, text in ordered)) if ordered else Confidence()


def _by_findings(findings: Sequence[Finding]) -> Iterator[tuple[Reliability, str]]:
    for finding in findings:
        if finding.code in _BY_FINDING:
            yield _BY_FINDING[finding.code]


def _by_facts(resume: Resume) -> Iterator[tuple[Reliability, str]]:
    posts = resume.positions
    if not posts:
        yield Reliability.LOW, "No posts were found in the resume."
    if resume.sections and not any(section.heading for section in resume.sections):
        yield Reliability.MEDIUM, "The resume has no headings that tell its parts."
    kinds = {section.kind for section in resume.sections}
    if posts and resume.sections and SectionKind.EXPERIENCE not in kinds:
        yield Reliability.MEDIUM, "No section for work experience was found."
    undated = sum(not (post.dates.start and (post.dates.end or post.dates.ongoing)) for post in posts)
    if undated:
        level = Reliability.LOW if undated * 2 > len(posts) else Reliability.MEDIUM
        yield level, f"Posts without usable dates: {undated} of {len(posts)}."
    unclear = sum(not post.functions for post in posts)
    if unclear:
        level = Reliability.LOW if unclear * 2 > len(posts) else Reliability.MEDIUM
        yield level, f"Posts whose function is unclear: {unclear} of {len(posts)}."
