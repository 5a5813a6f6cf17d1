"""Blocks in place of identity, in quotes by their place in the document and in any other text by search."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import accumulate

from screener.assessment import Assessment, ClaimCheck, CriterionResult
from screener.document import Evidence, Finding
from screener.export.blind.names import Range, merged
from screener.export.blind.spans import IdentityFinder, gendered, identity_ranges
from screener.screening import ParsedResume

BLOCK = "█"
SEX = BLOCK * 3
"""In place of a word that tells sex; as long for "he" as for "she", or its length would tell."""


class Mask:
    """Takes one candidate's identity out of whatever is shown of the resume.

    Every character but spaces becomes a block, so that the length stays; only words that tell sex
    become three blocks.
    """

    def __init__(self, parsed: ParsedResume) -> None:
        self._document = parsed.document
        # What was read wrongly may tell who it is as well as what is right.
        readings = [parsed] if parsed.as_read is None else [parsed, parsed.as_read]
        self._finders = [IdentityFinder(each.candidate, each.resume) for each in readings]
        self._ranges = merged(
            span
            for each in readings
            for span in identity_ranges(parsed.document, each.candidate, each.resume)
        )

    def text(self, text: str) -> str:
        """A text about the candidate: a reason, a message, a letter."""
        return _blocked(text, self._found(text))

    def _found(self, text: str) -> Iterator[Range]:
        for finder in self._finders:
            yield from finder.find(text)

    def whole_text(self) -> "MaskedText":
        """All of the document's text, masked."""
        text = self._document.text
        return MaskedText(tuple(_pieces(text, (*self._ranges, *self._found(text)))))

    def quote(self, evidence: Evidence) -> Evidence:
        """Evidence with its quote masked; the offsets stay those of the document."""
        return replace(evidence, quote=self._quoted(evidence.quote, evidence.span.start))

    def _quoted(self, quote: str, start: int) -> str:
        end = start + len(quote)
        if self._document.text[start:end] != quote:
            return self.text(quote)
        inside = ((one - start, other - start) for one, other in self._ranges if one < end and other > start)
        held = [(max(0, one), min(len(quote), other)) for one, other in inside]
        return _blocked(quote, (*held, *self._found(quote)))

    def assessment(self, assessment: Assessment) -> Assessment:
        """The assessment with every text of it masked, so that whatever is made of it is."""
        return replace(
            assessment,
            results=tuple(map(self._result, assessment.results)),
            findings=tuple(map(self.finding, assessment.findings)),
            claims=tuple(map(self._claim, assessment.claims)),
        )

    def finding(self, finding: Finding) -> Finding:
        """The finding with message and quote masked; what only a search can find in hidden text is."""
        quote = finding.quote
        at = self._document.text.find(quote) if quote else -1
        masked = self._quoted(quote, at) if quote and at >= 0 else self.text(quote) if quote else quote
        return replace(finding, message=self.text(finding.message), quote=masked)

    def _claim(self, check: ClaimCheck) -> ClaimCheck:
        quotes = tuple(map(self.quote, check.claim.evidence))
        return replace(check, claim=replace(check.claim, evidence=quotes))

    def _result(self, result: CriterionResult) -> CriterionResult:
        return replace(
            result,
            reason=self.text(result.reason),
            evidence=tuple(map(self.quote, result.evidence)),
            parts=tuple(map(self._result, result.parts)),
        )


@dataclass(frozen=True)
class MaskedText:
    """A text in pieces, each with its start in the text that was masked.

    >>> masked = MaskedText(((0, "Led by "), (7, "███"), (9, " team")))
    >>> masked.text, masked.at(9)
    ('Led by ███ team', 10)
    """

    pieces: tuple[tuple[int, str], ...]

    @cached_property
    def text(self) -> str:
        return "".join(piece for _, piece in self.pieces)

    def at(self, offset: int) -> int:
        """The place in the masked text of a place in the other."""
        index = bisect_right(self._starts, offset) - 1
        if index < 0:
            return 0
        start, piece = self.pieces[index]
        return self._places[index] + min(offset - start, len(piece))

    @cached_property
    def _starts(self) -> list[int]:
        return [start for start, _ in self.pieces]

    @cached_property
    def _places(self) -> list[int]:
        return [0, *accumulate(len(piece) for _, piece in self.pieces)]


def mask_for(parsed: ParsedResume) -> Mask:
    """The mask of one candidate."""
    return Mask(parsed)


def _blocked(text: str, ranges: Iterable[Range]) -> str:
    return "".join(piece for _, piece in _pieces(text, ranges))


def _pieces(text: str, ranges: Iterable[Range]) -> Iterator[tuple[int, str]]:
    """The text with blocks, in pieces that follow each other, each with its start."""
    identity = merged(ranges)
    hidden = {place for start, end in identity for place in range(start, end)}
    at = 0
    sexes = [span for span in merged(gendered(text)) if not hidden.intersection(range(*span))]
    for start, end, block in sorted(
        [(*span, False) for span in identity] + [(*span, True) for span in sexes]
    ):
        yield at, text[at:start]
        yield start, SEX if block else re.sub(r"\S", BLOCK, text[start:end])
        at = end
    yield at, text[at:]
