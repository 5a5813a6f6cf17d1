"""Where in a resume posts are looked for."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from screener.document import Document
from screener.pipeline.positions.patterns import (
    EMPLOYER_PLACEHOLDER,
    PLACE_PLACEHOLDER,
    SERVED,
    SUB_HEADING,
    WORK,
)
from screener.resume import DateMention, Section, SectionKind
from skills_taxonomy.occupations import load_occupations
from skills_taxonomy.places import load_places

# Where posts are looked for when no heading says where the work history is.
_MAYBE_WORK = (SectionKind.HEADER, SectionKind.SUMMARY, SectionKind.SKILLS, SectionKind.OTHER)
_NEVER_WORK = (
    SectionKind.EDUCATION,
    SectionKind.REFERENCES,
    SectionKind.CERTIFICATIONS,
    SectionKind.MEMBERSHIPS,
    SectionKind.PUBLICATIONS,
    SectionKind.PERSONAL,
    SectionKind.PROJECTS,
    SectionKind.ACHIEVEMENTS,
)
# Sections that a post's own sub-heading may seem to open in the midst of a work history.
_SUB_HEADINGS = (SectionKind.ACHIEVEMENTS, SectionKind.PROJECTS, SectionKind.OTHER, SectionKind.SKILLS)

# Sections in which a work history may go on.
_INTERRUPTIONS = (*_SUB_HEADINGS, SectionKind.COURSES, SectionKind.INTERESTS, SectionKind.SUMMARY)

Ranges = list[tuple[int, int, SectionKind]]
"""Half-open ranges of lines, with the kind of their section."""


def work_ranges(
    document: Document, sections: Sequence[Section], mentions: Iterable[DateMention]
) -> Iterator[Ranges]:
    """Where to look for posts, the likeliest first: what comes later is for when nothing was found.

    The first is the work history; elsewhere only posts that leave no doubt may be taken.
    """
    work = [section for section in sections if section.kind in WORK]
    if any(section.kind is SectionKind.EXPERIENCE for section in work):
        yield _ranges(_history(document, sections, mentions))
    else:
        yield []
    yield _ranges(section for section in sections if section.kind in (*WORK, *_MAYBE_WORK))
    yield _ranges(section for section in sections if section.kind not in _NEVER_WORK)


def _ranges(sections: Iterable[Section]) -> Ranges:
    return [(section.first_line, section.last_line, section.kind) for section in sections]


def _history(
    document: Document, sections: Sequence[Section], mentions: Iterable[DateMention]
) -> Iterator[Section]:
    """Sections of work, and those that only seemed to end them.

    A post's own sub-heading ("Key Achievements") belongs to the history as it stands. "Awards" or
    "Selected projects" between two posts belong to it from where it goes on.
    """
    periods = {
        document.line_at(mention.start) for mention in mentions if mention.is_range and not mention.continued
    }
    before: Section | None = None
    begun = False
    for section in sections:
        begun = begun or section.kind is SectionKind.EXPERIENCE
        if before is not None and before.kind in WORK and _is_sub_heading(section):
            section = replace(section, kind=before.kind)
        if section.kind in WORK:
            yield section
        elif begun and section.kind in _INTERRUPTIONS:
            line = _resumption(document, section, periods)
            if line is not None:
                yield replace(section, kind=SectionKind.EXPERIENCE, first_line=line)
        before = section


def _is_sub_heading(section: Section) -> bool:
    heading = section.heading
    return section.kind in _SUB_HEADINGS and heading is not None and bool(SUB_HEADING.search(heading.quote))


def _resumption(document: Document, section: Section, periods: set[int]) -> int | None:
    """The line of a section where posts go on.

    It has a period and, there or on the next line, a place or an employer whose name was taken out, or it
    says that the work was unpaid; a title right above it belongs to it.
    """

    def text(line: int) -> str:
        return document.line_text(document.lines[line])

    for line in range(section.first_line, section.last_line):
        beside = range(line, min(line + 2, section.last_line))
        if line not in periods:
            continue
        if any(_names_place(text(near)) for near in beside) or SERVED.search(text(line)):
            above = text(line - 1) if line > section.first_line else ""
            return line - (load_occupations().title_score(above) >= 0.5)
    return None


def _names_place(text: str) -> bool:
    if EMPLOYER_PLACEHOLDER.search(text) or PLACE_PLACEHOLDER.search(text):
        return True
    return load_places().trailing_in(text) is not None
