"""A certificate where the text names it: its full name, and whether it is held."""

import re
from dataclasses import dataclass

from screener.document import Document
from screener.pipeline.certifications import patterns
from screener.resume import CertificationStatus, SectionKind

_BEFORE, _AFTER = 60, 60
_ABBREVIATION_BEHIND = re.compile(
    r"\s?\(([A-Z][\w&.+/-]{1,12}|[A-Z][a-z]+(?: (?:[A-Z][a-z]+|in|of|and|&)){1,5})\)"
)


@dataclass(frozen=True, slots=True)
class Mention:
    """A place that names a certificate. `rank` orders places: the lowest gives the certificate its name."""

    start: int
    end: int
    id: str | None
    rule: str
    rank: int
    status: CertificationStatus
    name: str | None = None
    """Where the text gives it only in part: "63" in "Series 7 and 63"."""


def mention_at(
    document: Document, start: int, stop: int, id_: str | None, rule: str, kind: SectionKind
) -> Mention:
    """The mention between two offsets, in progress where the words around it say so."""
    line = document.lines[document.line_at(start)]
    before = document.text[max(line.start, start - _BEFORE) : start]
    after = document.text[stop : min(max(line.end, stop), stop + _AFTER)]
    pending = (
        patterns.PENDING_BEFORE.search(before)
        or patterns.PENDING_AFTER.match(after)
        or patterns.PENDING_TAIL.match(after)
    )
    status = CertificationStatus.IN_PROGRESS if pending else CertificationStatus.HELD
    rank = patterns.RANK.get(kind, patterns.OTHER_RANK)
    return Mention(start, stop, id_, f"certifications.{rule}", rank, status)


def name_end(text: str, stop: int, written: str) -> int:
    """The end including "(CPA)" behind the full name, or what a vendor's certificate is for."""
    if written.endswith(("certified", "series")):
        subject = patterns.SUBJECT_BEHIND.match(text, stop)
        return subject.end() if subject else stop
    match = _ABBREVIATION_BEHIND.match(text, stop)
    return match.end() if match and not patterns.PENDING_AFTER.match(match.group(1)) else stop


def is_stage(text: str, start: int, stop: int) -> bool:
    """Whether a step is named, not the qualification: "CA Inter", "CFA Level I"."""
    return bool(patterns.STAGE.search(text, start, stop) or patterns.STAGE_AFTER.match(text, stop))


def whole_name(document: Document, index: int, floor: int, start: int, stop: int) -> tuple[int, int]:
    """The name as line `index` gives it, around the part that is known: "Acme CCSM Level 2" for "CCSM".

    Nothing before `floor` belongs to it.
    """
    line = document.lines[index]
    text = document.text
    head = patterns.NAME_HEAD.search(text[floor:start])
    if head is not None and not patterns.NOT_NAME_HEAD.search(head.group()):
        closes = text[stop : stop + 1] == ")"
        if not head.group().rstrip().endswith("(") or closes:
            lead = head.group()
            first = floor + head.start() + len(lead) - len(lead.lstrip(" -–*•\t"))
            start, stop = first, stop + (1 if head.group().rstrip().endswith("(") and closes else 0)
    tail = patterns.NAME_TAIL.match(text, stop, line.end)
    return start, tail.end() if tail else stop
