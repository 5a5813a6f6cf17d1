"""From the lines of a resume to its degrees."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from spacy.tokens import Doc

from screener.document import Document, Evidence
from screener.pipeline.degrees import patterns
from screener.pipeline.degrees.entries import group
from screener.pipeline.degrees.entry import Entry
from screener.pipeline.degrees.fields import find_field
from screener.pipeline.degrees.mentions import (
    LineMentions,
    find_degrees,
    read_line,
    with_wrapped_schools,
)
from screener.pipeline.degrees.outside import (
    blocks,
    is_course_with_diploma,
    is_coursework,
    may_be_schooling,
    tables,
)
from screener.pipeline.degrees.status import read_status
from screener.pipeline.degrees.tables import Table, find_header, read_row
from screener.resume import DateMention, Degree, DegreeStatus, Section, SectionKind
from skills_taxonomy.qualifications import Qualifications, load_qualifications
from skills_taxonomy.terms import DegreeLevel

_ELSEWHERE = frozenset(
    {
        SectionKind.HEADER,
        SectionKind.SUMMARY,
        SectionKind.CERTIFICATIONS,
        SectionKind.COURSES,
        SectionKind.PERSONAL,
        SectionKind.OTHER,
        SectionKind.ACHIEVEMENTS,
    }
)
_WITH_COURSES = frozenset({SectionKind.COURSES, SectionKind.SKILLS})
_LAST_RESORT = frozenset({SectionKind.EXPERIENCE, SectionKind.SKILLS, SectionKind.PROJECTS})
"""Where entries may have ended up when no heading announces the education."""
_PROSE_CUES = (
    "bachelor",
    "master",
    "mba",
    "degree",
    "b.",
    "bba",
    "bsc",
    "m.",
    "msc",
    "ph",
    "doctor",
    "pgdm",
    "associate",
    "hnd",
    "diploma",
)


def stage(doc: Doc) -> Doc:
    """Set `doc._.degrees`."""
    document: Document = doc._.document
    doc._.degrees = tuple(find(document, doc._.sections, doc._.date_mentions, load_qualifications()))
    return doc


def find(
    document: Document,
    sections: Sequence[Section],
    dates: Sequence[DateMention],
    vocabulary: Qualifications,
) -> list[Degree]:
    """The degrees of the education sections, then those that prose elsewhere says are held."""
    degrees: list[Degree] = []
    for lines in _education(sections):
        degrees.extend(_from_lines(document, lines, dates, vocabulary))
    taught = any(degree.level for degree in degrees)
    if not taught:
        for lines in tables(document, sections):
            degrees.extend(_from_lines(document, lines, dates, vocabulary))
    degrees = _merged(degrees)
    levels = {degree.level for degree in degrees}
    if not levels - {None}:
        degrees.extend(_from_blocks(document, sections, dates, vocabulary))
        degrees = _merged(degrees)
        levels = {degree.level for degree in degrees}
    degrees = _merged([*degrees, *_from_courses(document, sections, dates, vocabulary)])
    taught = taught or any(section.kind is SectionKind.EDUCATION for section in sections)
    for section in sections:
        if section.kind in _ELSEWHERE or (not taught and section.kind in _LAST_RESORT):
            for degree in _from_prose(document, section, dates, vocabulary, entries=not taught):
                if degree.level not in levels:
                    degrees.append(degree)
                    levels.add(degree.level)
    return degrees


def _education(sections: Sequence[Section]) -> Iterator[range]:
    """The lines of the education sections; adjoining ones are one ("School : …" is no heading)."""
    lines: range | None = None
    for section in sections:
        if section.kind is not SectionKind.EDUCATION:
            continue
        if lines is not None and section.first_line - lines.stop <= 1:
            lines = range(lines.start, section.last_line)
            continue
        if lines is not None:
            yield lines
        lines = range(section.first_line, section.last_line)
    if lines is not None:
        yield lines


def _from_blocks(
    document: Document, sections: Sequence[Section], dates: Sequence[DateMention], vocabulary: Qualifications
) -> Iterator[Degree]:
    further = False
    for section in sections:
        lines = [
            read_line(document, index, dates, vocabulary)
            for index in range(section.first_line, section.last_line)
        ]
        for block in blocks(document, section, lines, further=further):
            further = True
            yield from _read(document, block, vocabulary)


def _from_courses(
    document: Document, sections: Sequence[Section], dates: Sequence[DateMention], vocabulary: Qualifications
) -> Iterator[Degree]:
    for section in sections:
        if section.kind not in _WITH_COURSES:
            continue
        if section.heading is not None and is_coursework(document, section):
            first = document.line_at(section.heading.span.start)
            lines = range(first, section.last_line)
            yield from _from_lines(document, lines, dates, vocabulary)
            continue
        for index in range(section.first_line, section.last_line):
            if not may_be_schooling(document, index):
                continue
            line = read_line(document, index, dates, vocabulary)
            if is_course_with_diploma(document, line, section.kind):
                yield from _read(document, [line], vocabulary)


def _from_lines(
    document: Document, indices: Iterable[int], dates: Sequence[DateMention], vocabulary: Qualifications
) -> list[Degree]:
    lines = [read_line(document, index, dates, vocabulary) for index in indices]
    return _read(document, with_wrapped_schools(document, lines, vocabulary), vocabulary)


def _read(document: Document, lines: Sequence[LineMentions], vocabulary: Qualifications) -> list[Degree]:
    by_index = {line.index: line for line in lines}
    found = (
        _degree(document, entry, by_index, vocabulary) for entry in _entries(document, lines, vocabulary)
    )
    return [degree for degree in found if degree is not None]


def _entries(
    document: Document, lines: Sequence[LineMentions], vocabulary: Qualifications
) -> Iterator[Entry]:
    """The entries of lines: the rows of tables, and what stands outside of these."""
    table: Table | None = None
    loose: list[LineMentions] = []
    for line in lines:
        header = find_header(document, line.index)
        if header is not None:
            table = header
            yield from group(document, loose)
            loose = []
            continue
        row = read_row(document, line, table, vocabulary) if table is not None else None
        if row is None:
            loose.append(line)
        else:
            yield from group(document, loose)
            loose = []
            yield row
    yield from group(document, loose)


def _degree(
    document: Document, entry: Entry, lines: dict[int, LineMentions], vocabulary: Qualifications
) -> Degree | None:
    if entry.degree is None and (entry.institution is None or _is_training(document, entry)):
        return None
    level = entry.level
    field = find_field(document, entry, lines, vocabulary)
    text = document.text[entry.start : entry.end]
    if level is None and entry.year is None and field.text is None and not patterns.TRANSFER.search(text):
        return None
    evidence: list[Evidence] = []
    if entry.degree is not None:
        adjoining = (
            entry.degree.end <= field.start and "\n" not in document.text[entry.degree.end : field.start]
        )
        end = field.end if field.text and adjoining else entry.degree.end
        rule = "abbreviation" if entry.degree.alias.abbreviation else "name"
        evidence.append(document.evidence(entry.degree.start, end, f"degrees.{rule}"))
    if field.text and (not evidence or evidence[0].span.end != field.end):
        evidence.append(document.evidence(field.start, field.end, "degrees.field"))
    if entry.institution is not None:
        evidence.append(
            document.evidence(entry.institution.start, entry.institution.end, "degrees.institution")
        )
    if entry.year is not None:
        evidence.append(document.evidence(entry.year.start, entry.year.end, "degrees.year"))
    status = read_status(
        patterns.SOME_COLLEGE.sub(" ", text) if level is DegreeLevel.HIGH_SCHOOL else text,
        ongoing=entry.year is not None and entry.year.dates.ongoing,
        named=entry.degree is not None,
    )
    if status is DegreeStatus.COMPLETED and entry.is_some_college:
        status = DegreeStatus.INCOMPLETE
    return Degree(
        level=level,
        field=field.text,
        field_groups=field.groups,
        institution=entry.institution.name if entry.institution else None,
        evidence=tuple(evidence),
        status=status,
        year=entry.year.year if entry.year else None,
        minor_groups=field.minors,
    )


def _is_training(document: Document, entry: Entry) -> bool:
    """Whether a school without a degree stands for a course or a seminar."""
    text = document.text[entry.start : min(entry.end, entry.start + 200)]
    name = entry.institution.name if entry.institution else ""
    return bool(patterns.TRAINING.search(text) or patterns.WEAK_NAME.search(name))


def _from_prose(
    document: Document,
    section: Section,
    dates: Sequence[DateMention],
    vocabulary: Qualifications,
    *,
    entries: bool,
) -> Iterable[Degree]:
    """Degrees that a sentence outside the education section says the person holds.

    `entries`: the resume has no education section, so lines may be entries, short forms and all.
    """
    for index in range(section.first_line, section.last_line):
        line = document.lines[index]
        text = document.text[line.start : line.end]
        lowered = text.lower()
        if (
            len(text) > _LONGEST_LINE
            or not any(cue in lowered for cue in _PROSE_CUES)
            or patterns.WANTED.search(text)
        ):
            continue
        degrees = [
            found
            for found in find_degrees(document.text, line.start, line.end, vocabulary, short=entries)
            if len(found.alias.words) > 1 or found.alias.abbreviation
        ]
        if not degrees or all(found.level in _NOT_FROM_PROSE for found in degrees):
            continue
        mentions = read_line(document, index, dates, vocabulary)
        brief = all(found.alias.short for found in degrees)
        if (brief or section.kind in _LAST_RESORT) and not mentions.main_institutions:
            continue
        if (
            patterns.HELD.search(text)
            or mentions.institutions
            or mentions.years
            or section.kind is SectionKind.HEADER
        ):
            for degree in _from_lines(document, (index,), dates, vocabulary):
                if degree.level is not None and degree.level not in _NOT_FROM_PROSE:
                    yield degree


_LONGEST_LINE = 1000
"""A longer line is a document without lines; what belongs together in it cannot be told."""
_NOT_FROM_PROSE = frozenset({None, DegreeLevel.CERTIFICATE, DegreeLevel.HIGH_SCHOOL})


def _merged(degrees: Sequence[Degree]) -> list[Degree]:
    """Degrees with repetitions of the same one (a second education section, a remark) taken together."""
    kept: list[Degree] = []
    for degree in degrees:
        for at, other in enumerate(kept):
            if _is_same(other, degree):
                kept[at] = _union(other, degree)
                break
        else:
            kept.append(degree)
    return kept


def _is_same(first: Degree, second: Degree) -> bool:
    if first.level is DegreeLevel.HIGH_SCHOOL and _other_examination(first, second):
        return False
    return (
        first.level == second.level
        and _agree(first.year, second.year)
        and _agree(first.institution, second.institution)
        and (
            _agree(first.field, second.field)
            or bool(
                first.field_groups
                and set(second.field_groups) == set(first.field_groups)
                and first.year == second.year
            )
        )
        and (first.level is not None or first.institution is not None)
        and (first.level is not DegreeLevel.CERTIFICATE or (first.field or "") == (second.field or ""))
    )


def _other_examination(first: Degree, second: Degree) -> bool:
    """Whether one is the examination of the tenth class and the other that of the twelfth."""
    one, other = first.evidence[0].quote, second.evidence[0].quote
    return any(
        patterns.TENTH.match(left) and patterns.TWELFTH.match(right)
        for left, right in ((one, other), (other, one))
    )


def _agree(first: str | None, second: str | None) -> bool:
    if first is None or second is None:
        return True
    one, other = first.casefold(), second.casefold()
    return one in other or other in one


def _union(first: Degree, second: Degree) -> Degree:
    unfinished = second.status if first.status is DegreeStatus.COMPLETED else first.status
    return replace(
        first,
        field=first.field or second.field,
        field_groups=tuple(dict.fromkeys((*first.field_groups, *second.field_groups))),
        minor_groups=tuple(dict.fromkeys((*first.minor_groups, *second.minor_groups))),
        institution=first.institution or second.institution,
        year=first.year or second.year,
        status=unfinished,
        evidence=(*first.evidence, *second.evidence),
    )
