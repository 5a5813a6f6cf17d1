"""What a ranking flags about a resume, in a word or two and a sentence. Flags change no score."""

from collections.abc import Sequence
from dataclasses import dataclass

from api.summaries import Summary
from screener.assessment import Reliability


@dataclass(frozen=True, slots=True)
class Flag:
    """`kind` is how it looks: bad, warn or nothing."""

    label: str
    kind: str
    meaning: str


FLAGS: dict[str, Flag] = {
    "hidden_text": Flag("hidden text", "bad", "Text that a reader does not see; it counts for nothing."),
    "duplicate": Flag("possible duplicate", "warn", "Another resume here is probably of the same person."),
    "low": Flag("low confidence", "bad", "Much of the resume could not be understood: look at it yourself."),
    "medium": Flag("medium confidence", "warn", "Some of the resume could not be understood."),
    "claim_exceeds_history": Flag(
        "claims more years", "warn", "It states more years than the dates of its posts show."
    ),
    "not_a_resume": Flag("perhaps no resume", "warn", "The document does not look like a resume."),
    "truncated": Flag("cut short", "warn", "The file is so long that only its beginning was read."),
    "damaged_page": Flag("damaged page", "warn", "A page could not be read."),
    "language": Flag("other language", "warn", "It is not in English: little of it may be understood."),
    "low_ocr_confidence": Flag("poor scan", "warn", "Its text was read from a picture that is hard to read."),
    "reversed_dates": Flag("reversed dates", "", "A post ends before it begins."),
    "future_dates": Flag("future dates", "", "A post begins after the day up to which experience counts."),
    "corrected": Flag("corrected", "part", "A person has put a fact right by hand."),
}
"""Codes of findings that are worth a word, levels of confidence, and what people have done."""


def flags_of(summary: Summary, *, duplicate: bool) -> tuple[str, ...]:
    """The codes of `FLAGS` that hold, in their order."""
    holding = set(summary.findings)
    if summary.confidence is not Reliability.HIGH:
        holding.add(summary.confidence.value)
    if duplicate:
        holding.add("duplicate")
    if summary.corrected:
        holding.add("corrected")
    return tuple(code for code in FLAGS if code in holding)


def shown(codes: Sequence[str]) -> list[Flag]:
    return [FLAGS[code] for code in codes]
