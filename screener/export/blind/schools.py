"""Names of schools and years of graduation: what is masked of education, while level and field stay."""

import re
from collections.abc import Iterable, Iterator, Sequence

from screener.document import HUMAN, Document, SourceSpan
from screener.export.blind.fold import fold, pattern_of
from screener.export.blind.names import Range, work_words
from screener.export.blind.patterns import GRADUATED, LOWER_SCHOOL, SCHOOL, SCHOOL_WORDS, YEAR
from screener.resume import Resume, Section, SectionKind

_WORDS = re.compile(r"[^\W\d_][\w'’]*")
_FEWEST = 3
_SCHOOLED = frozenset(
    {
        SectionKind.HEADER,
        SectionKind.SUMMARY,
        SectionKind.EDUCATION,
        SectionKind.COURSES,
        SectionKind.PERSONAL,
        SectionKind.OTHER,
        SectionKind.MEMBERSHIPS,
        SectionKind.ACHIEVEMENTS,
        SectionKind.CERTIFICATIONS,
    }
)
"""Sections where whatever is called a school is one that the person went to."""


class SchoolFinder:
    """Finds the schools of a resume by their names, the words that tell them apart, and their initials."""

    def __init__(self, resume: Resume) -> None:
        names = {degree.institution for degree in resume.degrees if degree.institution}
        self._employers = {fold(post.employer) for post in resume.positions if post.employer}
        kept = {word for employer in self._employers for word in _WORDS.findall(employer)}
        self.names = frozenset(names)
        telling = {word for name in names for word in _telling(name) if word not in kept}
        self._literals = _any(pattern_of(text) for text in {*names, *telling})
        self._initials = _any(re.escape(text) for name in names for text in _acronyms(name))

    def find(self, text: str, *, everywhere: bool = True) -> Iterator[Range]:
        """Known schools, and whatever is called a university or college; `everywhere` schools too."""
        if self._literals:
            yield from (match.span() for match in self._literals.finditer(fold(text)))
        if self._initials:
            yield from (match.span() for match in self._initials.finditer(text))
        for pattern in (SCHOOL, LOWER_SCHOOL) if everywhere else (SCHOOL,):
            for match in pattern.finditer(text):
                if any(True for _ in _telling(match[0])) and not self._employs(match[0]):
                    yield match.span()
        yield from (match.span("year") for match in GRADUATED.finditer(text))

    def _employs(self, name: str) -> bool:
        folded = fold(name).strip()
        return any(folded in employer or employer in folded for employer in self._employers)


def ranges_of_education(document: Document, resume: Resume) -> Iterator[Range]:
    """Years of graduation, and what is called a school in the parts that are not about work."""
    finder = SchoolFinder(resume)
    worked = [quote.span for post in resume.positions for quote in post.evidence if quote.rule != HUMAN]
    studied = [
        quote.span
        for degree in resume.degrees
        for quote in degree.evidence
        if quote.quote not in finder.names and not YEAR.search(quote.quote)
    ]
    for section in resume.sections:
        start, end = _range_of(document, section)
        if section.kind is SectionKind.EDUCATION:
            for match in YEAR.finditer(document.text, start, end):
                if not any(span.start <= match.start() < span.end for span in worked):
                    yield match.span()
        text = document.text[start:end]
        for inner in finder.find(text, everywhere=section.kind in _SCHOOLED):
            yield _after(studied, start + inner[0], start + inner[1])
    for degree in resume.degrees:
        for quote in degree.evidence:
            if quote.rule == HUMAN:
                continue
            line = document.lines[document.line_at(quote.span.start)]
            at_work = any(line.start <= span.start < line.end for span in worked)
            first, last = (quote.span.start, quote.span.end) if at_work else (line.start, line.end)
            yield from (match.span() for match in YEAR.finditer(document.text, first, last))


def _after(kept: Sequence[SourceSpan], start: int, end: int) -> Range:
    """The range without a level or a field at its beginning."""
    for span in kept:
        if span.start < end and start < span.end < end:
            start = span.end
    return start, end


def _range_of(document: Document, section: Section) -> Range:
    if section.first_line >= section.last_line:
        return 0, 0
    return document.lines[section.first_line].start, document.lines[section.last_line - 1].end


def _telling(name: str) -> Iterator[str]:
    """The words of a school's name that few other things are called by."""
    for word in _WORDS.findall(name):
        folded = fold(word)
        if len(word) >= _FEWEST and folded not in SCHOOL_WORDS and folded not in work_words():
            yield folded


def _acronyms(name: str) -> Iterator[str]:
    words = [word for word in _WORDS.findall(name) if word.lower() not in {"of", "the", "and", "for", "at"}]
    initials = "".join(word[0] for word in words if word[0].isupper())
    if len(initials) >= _FEWEST and initials.lower() not in work_words():
        yield initials


def _any(patterns: Iterable[str]) -> re.Pattern[str] | None:
    longest_first = sorted(set(patterns), key=lambda text: (-len(text), text))
    return re.compile(rf"(?<!\w)(?:{'|'.join(longest_first)})(?!\w)") if longest_first else None
