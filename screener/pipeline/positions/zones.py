"""Where in a resume posts are looked for."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from screener.pipeline.positions.patterns import SUB_HEADING, WORK
from screener.resume import Section, SectionKind

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

Ranges = list[tuple[int, int, SectionKind]]
"""Half-open ranges of lines, with the kind of their section."""


def work_ranges(sections: Sequence[Section]) -> Iterator[Ranges]:
    """Where to look for posts, the likeliest first: what comes later is for when nothing was found.

    The first is the work history; elsewhere only posts that leave no doubt may be taken.
    """
    work = [section for section in sections if section.kind in WORK]
    if any(section.kind is SectionKind.EXPERIENCE for section in work):
        yield _ranges(_without_interruptions(sections))
    else:
        yield []
    yield _ranges(section for section in sections if section.kind in (*WORK, *_MAYBE_WORK))
    yield _ranges(section for section in sections if section.kind not in _NEVER_WORK)


def _ranges(sections: Iterable[Section]) -> Ranges:
    return [(section.first_line, section.last_line, section.kind) for section in sections]


def _without_interruptions(sections: Sequence[Section]) -> Iterator[Section]:
    """Sections of work; a post's own sub-heading ("Key Achievements") does not end them."""
    before: Section | None = None
    for section in sections:
        if before is not None and before.kind in WORK and _is_sub_heading(section):
            section = replace(section, kind=before.kind)
        if section.kind in WORK:
            yield section
        before = section


def _is_sub_heading(section: Section) -> bool:
    heading = section.heading
    return section.kind in _SUB_HEADINGS and heading is not None and bool(SUB_HEADING.search(heading.quote))
