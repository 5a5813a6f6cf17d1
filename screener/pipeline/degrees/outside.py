"""Entries of education that no education section holds: where its heading was not understood.

A block of lines that begin with a degree, or a table of examinations, tells by itself what it is.
"""

import re
from collections.abc import Iterator, Sequence

from screener.document import Document
from screener.pipeline.degrees import patterns
from screener.pipeline.degrees.mentions import LineMentions
from screener.pipeline.degrees.tables import find_header
from screener.resume import Section, SectionKind
from skills_taxonomy.terms import DegreeLevel

_NOT_THERE = frozenset(
    {SectionKind.EDUCATION, SectionKind.REFERENCES, SectionKind.MEMBERSHIPS, SectionKind.PUBLICATIONS}
)
_AMONG_POSTS = frozenset({SectionKind.EXPERIENCE, SectionKind.VOLUNTEER, SectionKind.PROJECTS})
_SCHOOLING = frozenset({None, DegreeLevel.HIGH_SCHOOL, DegreeLevel.CERTIFICATE})
_WIDEST_GAP = 2
_LONGEST_TABLE = 12
_LONGEST_LINE = 200
_BEFORE = re.compile(
    r"^(?:[^\w+]|\d{1,2}[.)]|(?:19|20)\d\d|-)*(?:[A-Z][\w/ ]{2,20}[:\t]\s*)?"
    r"(?:[A-Z]{2,6}\s)?(?:(?:[A-Z]{3}\s)?(?i:level)\s[1-8]\s)?$"
)
"""What may stand before the degree of an entry: a bullet, a number, years, a label, who awards it."""
_COURSE = re.compile(
    r"\W*(?:(?:advanced|post ?graduate|professional|national|higher) )*(?P<kind>certificate|diploma) in\b",
    re.I,
)


def tables(document: Document, sections: Sequence[Section]) -> Iterator[range]:
    """The lines of tables of examinations that stand outside education sections."""
    for section in sections:
        if section.kind in _NOT_THERE:
            continue
        for index in range(section.first_line, section.last_line):
            if find_header(document, index) is not None:
                yield range(index, min(index + _LONGEST_TABLE, section.last_line))


def blocks(
    document: Document, section: Section, lines: Sequence[LineMentions], *, further: bool
) -> Iterator[list[LineMentions]]:
    """Runs of lines of one section that are entries, with the lines between them.

    Among posts a run needs a degree above school; elsewhere two lines of schooling will do, and one
    where another block stands above (`further`).
    """
    if section.kind in _NOT_THERE:
        return
    run: list[LineMentions] = []
    last = -_WIDEST_GAP
    for line in lines:
        if not (_begins_with_degree(document, line) or _is_school_with_years(line)):
            continue
        if run and line.index - last > _WIDEST_GAP:
            yield from _if_entries(document, section, run, further=further)
            run = []
        first = line.index if not run else last + 1
        run.extend(other for other in lines if first <= other.index <= line.index)
        last = line.index
    yield from _if_entries(document, section, run, further=further)


def may_be_schooling(document: Document, index: int) -> bool:
    """Whether line `index` begins as "Certificate in …", which is cheap to tell."""
    line = document.lines[index]
    return bool(_COURSE.match(document.text, line.start, line.end))


def is_course_with_diploma(document: Document, line: LineMentions, kind: SectionKind) -> bool:
    """ "Certificate in X – Some Institute 2016" among courses: schooling, not a seminar.

    Among skills a diploma with its year or its institute is: "Diploma in Office Software, 2009".
    """
    match = _COURSE.match(document.text, line.start, line.end)
    if match is None or not line.degrees:
        return False
    if kind is SectionKind.SKILLS and match.group("kind").lower() == "diploma":
        return bool(line.main_institutions or line.years)
    return bool(line.main_institutions and line.years)


def is_coursework(document: Document, section: Section) -> bool:
    """Whether a section of courses is schooling without a degree: "Business coursework (24 credits)"."""
    if section.kind is not SectionKind.COURSES or section.heading is None:
        return False
    start = section.heading.span.start
    end = document.lines[min(section.first_line, section.last_line - 1)].end
    named = re.search(r"course ?work\W*$", section.heading.quote, re.I)
    return bool(named and patterns.CREDITS.search(document.text, start, end))


def _if_entries(
    document: Document, section: Section, run: list[LineMentions], *, further: bool
) -> Iterator[list[LineMentions]]:
    degrees = [line for line in run if _begins_with_degree(document, line)]
    if not degrees or not any(line.years or line.main_institutions for line in degrees):
        return
    higher = [line for line in degrees if any(found.level not in _SCHOOLING for found in line.degrees)]
    if higher or (section.kind not in _AMONG_POSTS and len(degrees) > (0 if further else 1)):
        yield run


def _begins_with_degree(document: Document, line: LineMentions) -> bool:
    if not line.degrees or line.end - line.start > _LONGEST_LINE:
        return False
    text = document.text
    before = text[line.start : line.degrees[0].start]
    whole = text[line.start : line.end]
    return (
        bool(_BEFORE.match(before))
        and not patterns.WANTED.search(whole)
        and not whole.rstrip().endswith(":")
        and (len(line.degrees[0].alias.words) > 1 or line.degrees[0].alias.abbreviation or bool(line.years))
    )


def _is_school_with_years(line: LineMentions) -> bool:
    return bool(line.main_institutions and line.years and not line.degrees)
