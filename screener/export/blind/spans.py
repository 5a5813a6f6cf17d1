"""The parts of a document, and of any text about it, that tell who the candidate is."""

import re
from collections.abc import Iterable, Iterator, Sequence

from screener.candidate import Candidate
from screener.document import HUMAN, Document
from screener.export.blind import patterns
from screener.export.blind.fold import fold, pattern_of
from screener.export.blind.names import NameFinder, Range, merged, work_words
from screener.export.blind.schools import SchoolFinder, ranges_of_education
from screener.resume import Achievement, ExperienceClaim, Position, Resume, SectionKind, SkillMention
from skills_taxonomy.occupations import load_occupations

_BETWEEN_DIGITS = r"[\s().\-–/]*"
_PHONE_TAIL = 8
"""Digits at the end of a phone number that tell it, however its start is written."""
_HANDLE_WORD = re.compile(r"[^\W\d_]{4,}")
_FEWEST_OF_PLACE = 4
_LINES_OF_HEADER = 8
_LONGEST_NAME_LINE = 5
"""Words of a line that may be a name."""


class IdentityFinder:
    """Finds identity in any text about one candidate: a quote, a reason, the message of a finding."""

    def __init__(self, candidate: Candidate, resume: Resume) -> None:
        self.schools = SchoolFinder(resume)
        self.names = NameFinder(_names(candidate))
        self._literals = _literals(candidate, resume)

    def find(self, text: str) -> Iterator[Range]:
        """Ranges, perhaps overlapping; words that tell sex are found by `gendered`."""
        yield from self.found_anywhere(text)
        yield from self.schools.find(text, everywhere=False)

    def found_anywhere(self, text: str) -> Iterator[Range]:
        """What needs no knowledge of the section that the text stands in."""
        for match in patterns.CONTACT.finditer(text):
            yield match.span(match.lastgroup or 0)
        for pattern in (patterns.SURE_LABELLED, patterns.AGE):
            for match in pattern.finditer(text):
                yield match.span(match.lastgroup or 0)
        yield from (match.span() for match in patterns.POSTCODE.finditer(text))
        yield from (match.span() for match in patterns.ADDRESS.finditer(text))
        yield from self.names.find(text)
        if self._literals:
            yield from (match.span() for match in self._literals.finditer(fold(text)))


def gendered(text: str) -> Iterator[Range]:
    """Words and halves of words that tell sex."""
    for match in patterns.GENDERED_SUFFIX.finditer(text):
        yield match.span("sex")
    yield from (match.span() for match in patterns.GENDERED.finditer(text))


def identity_ranges(document: Document, candidate: Candidate, resume: Resume) -> list[Range]:
    """Every range of the document's text that tells who the candidate is, but for words that tell sex."""
    finder = IdentityFinder(candidate, resume)
    found = [(quote.span.start, quote.span.end) for _, quotes in candidate.evidence for quote in quotes]
    found += finder.found_anywhere(document.text)
    found += ranges_of_education(document, resume)
    found += _personal(document, resume)
    if candidate.name is None:
        found += _line_of_name(document, resume)
    return merged(found)


def _names(candidate: Candidate) -> Iterator[str]:
    """The name as it is understood and as it is written, and the words of the addresses."""
    if candidate.name:
        yield candidate.name
    for field, quotes in candidate.evidence:
        if field == "name":
            yield from (quote.quote for quote in quotes)
    handles = [mail.split("@")[0] for mail in candidate.emails]
    handles += [re.sub(r"^(?:https?://)?(?:www\.)?", "", link) for link in candidate.links]
    for handle in handles:
        for word in _HANDLE_WORD.findall(fold(handle)):
            if word not in work_words() and word not in patterns.HOSTS and word not in patterns.SCHOOL_WORDS:
                yield word


def _literals(candidate: Candidate, resume: Resume) -> re.Pattern[str] | None:
    quoted = [quote.quote for field, quotes in candidate.evidence if field != "name" for quote in quotes]
    kept = fold(" | ".join(filter(None, (name for p in resume.positions for name in (p.employer, p.title)))))
    places = [place for p in resume.positions if (place := p.place) and fold(place) not in kept]
    texts = {*candidate.emails, *candidate.phones, *candidate.links, *quoted, *places}
    if candidate.place:
        towns = (part.strip() for part in candidate.place.split(","))
        texts |= {candidate.place, *(town for town in towns if len(town) >= _FEWEST_OF_PLACE)}
    wanted = sorted({text.strip() for text in texts if text.strip()}, key=lambda text: (-len(text), text))
    options = [rf"(?<!\w){pattern_of(text)}(?!\w)" for text in wanted if re.search(r"\w", text)]
    options += _tails(candidate.phones)
    return re.compile("|".join(options)) if options else None


def _tails(phones: Iterable[str]) -> Iterator[str]:
    for phone in phones:
        digits = re.sub(r"\D", "", phone)
        if len(digits) >= _PHONE_TAIL:
            tail = _BETWEEN_DIGITS.join(digits[-_PHONE_TAIL:])
            yield rf"(?:\+?\d[\d\s().\-–/]*?)?{tail}(?!\d)"


def _personal(document: Document, resume: Resume) -> Iterator[Range]:
    """Personal data: in the header, in sections about the person, and among the referees."""
    held = _lines_of_facts(document, resume)
    for section in resume.sections:
        lines = document.lines[section.first_line : section.last_line]
        if section.kind is SectionKind.REFERENCES:
            yield from ((line.start, line.end) for line in lines if document.line_at(line.start) not in held)
        if section.kind is SectionKind.HEADER:
            lines = lines[: max(_LINES_OF_HEADER, len(lines))]
        elif section.kind is not SectionKind.PERSONAL:
            continue
        for line in lines:
            yield from _of_person(document.text, line.start, line.end)


def _of_person(text: str, start: int, end: int) -> Iterator[Range]:
    listed = re.search(r"(?i)\blanguages?\b|\bspeaks?\b|\bfluent\b", text[start:end]) is not None
    for match in patterns.LABELLED.finditer(text, start, end):
        yield match.span("value")
    plain: Sequence[re.Pattern[str]] = (patterns.FULL_DATE, patterns.PERSONAL_WORDS, patterns.LOOSE_NUMBER)
    for pattern in (*plain, *(() if listed else (patterns.DEMONYMS,))):
        yield from (match.span() for match in pattern.finditer(text, start, end))
    in_address = patterns.ADDRESS.search(text, start, end) or "," in text[start:end]
    if in_address:
        yield from (match.span() for match in patterns.NUMBER_OF_PLACE.finditer(text, start, end))


def _line_of_name(document: Document, resume: Resume) -> Iterator[Range]:
    """The first line where a name may stand, of a resume whose name was not understood."""
    held = _lines_of_facts(document, resume)
    for index, line in enumerate(document.lines[:3]):
        words = document.line_text(line).split()
        if 0 < len(words) <= _LONGEST_NAME_LINE and index not in held:
            if not load_occupations().read_title(document.line_text(line)).occupations:
                yield line.start, line.end
            return


def _lines_of_facts(document: Document, resume: Resume) -> set[int]:
    """The lines that something about work was read from."""
    facts: tuple[Position | SkillMention | Achievement | ExperienceClaim, ...] = (
        *resume.positions,
        *resume.skills,
        *resume.achievements,
        *resume.claims,
    )
    return {
        document.line_at(quote.span.start) for fact in facts for quote in fact.evidence if quote.rule != HUMAN
    }
