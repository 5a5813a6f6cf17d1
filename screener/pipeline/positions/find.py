"""Find the posts of a resume: the path from lines to `Position`."""

from collections.abc import Iterator, Sequence, Set
from dataclasses import replace

from screener.document import Document, Evidence, Finding
from screener.pipeline.positions.blocks import find_blocks
from screener.pipeline.positions.dates_below import with_dates_above
from screener.pipeline.positions.entries import (
    Entry,
    dates_of,
    employer_above,
    heading_pieces,
    is_post,
    is_sure,
    listed_entries,
    make_entry,
    with_employers,
)
from screener.pipeline.positions.functions import Duties, FunctionReading, read_functions
from screener.pipeline.positions.names import with_titles_by_place, with_whole_names
from screener.pipeline.positions.profiles import with_profiles
from screener.pipeline.positions.roles import Roles, assign_roles
from screener.pipeline.positions.rows import Row, rows_of
from screener.pipeline.positions.tables import without_table_heads
from screener.pipeline.positions.zones import work_ranges
from screener.resume import DateMention, Position, PositionKind, Section, SectionKind
from skills_taxonomy.terms import Function


def find_positions(
    document: Document, sections: Sequence[Section], mentions: Sequence[DateMention]
) -> tuple[tuple[Position, ...], tuple[Finding, ...]]:
    """Posts in the order of the resume, each once, and findings about odd dates."""
    positions: list[Position] = []
    for attempt, ranges in enumerate(work_ranges(document, sections, mentions)):
        rows = rows_of(document, ranges, mentions)
        positions = _posts(document, sections, rows, only_sure=attempt > 0)
        if positions:
            break
    return tuple(positions), tuple(_odd_dates(positions))


def _posts(
    document: Document, sections: Sequence[Section], rows: list[Row], *, only_sure: bool
) -> list[Position]:
    """The posts of some lines; `only_sure` asks for a known kind of title and two dates."""
    if not rows:
        return []
    rows = with_dates_above(without_table_heads(rows))
    blocks = find_blocks(rows)
    headings = [heading_pieces(rows, block) for block in blocks]
    entries = [
        employer_above(rows, make_entry(rows, block, roles, pieces))
        for block, roles, pieces in zip(blocks, assign_roles(headings), headings, strict=True)
    ]
    entries = with_profiles(rows, [entry for entry in with_employers(entries) if is_post(entry)])
    entries = with_titles_by_place(entries)
    entries = sorted([*entries, *listed_entries(rows)], key=lambda entry: entry.block.first)
    entries = with_whole_names(document, [entry for entry in entries if not only_sure or is_sure(entry)])
    readings = _functions(entries)
    return _once(
        [
            _position(document, sections, entry, reading)
            for entry, reading in zip(entries, readings, strict=True)
        ]
    )


def _functions(entries: Sequence[Entry]) -> list[FunctionReading]:
    """What each post was about; vague ones are read again knowing the posts beside them."""

    duties = [Duties(entry.body) for entry in entries]

    def read(number: int, beside: Set[Function]) -> FunctionReading:
        roles = entries[number].roles
        title = roles.title.text if roles.title else ""
        volunteer = entries[number].anchor.section is SectionKind.VOLUNTEER
        return read_functions(title, _employer(roles) or "", duties[number], beside, volunteer=volunteer)

    alone = [read(number, frozenset()) for number in range(len(entries))]
    return [
        reading if reading.settled else read(number, _beside(alone, number))
        for number, reading in enumerate(alone)
    ]


def _beside(readings: Sequence[FunctionReading], number: int) -> set[Function]:
    """Functions of the nearest post on either side whose title is clear."""
    nearest = [
        next((reading for reading in side if reading.settled), None)
        for side in (reversed(readings[:number]), readings[number + 1 :])
    ]
    return {function for reading in nearest if reading for function in reading.functions}


def _employer(roles: Roles) -> str | None:
    return None if roles.employer is None or roles.employer.placeholder else roles.employer.text


def _position(
    document: Document, sections: Sequence[Section], entry: Entry, reading: FunctionReading
) -> Position:
    roles, mention = entry.roles, entry.block.mention
    title, employer = roles.title.text if roles.title else None, _employer(roles)
    kind = PositionKind(reading.kind) if reading.kind else PositionKind.JOB
    evidence: list[Evidence] = []
    if roles.title:
        evidence.append(document.evidence(roles.title.start, roles.title.end, "positions.title"))
    if entry.anchor.section is SectionKind.VOLUNTEER:
        kind = PositionKind.VOLUNTEER
        if title is None:  # the heading says so, the line only for whom and when
            title = "Volunteer"
            evidence += _heading_over(document, sections, entry.anchor)
    if roles.employer:
        evidence.append(document.evidence(roles.employer.start, roles.employer.end, "positions.employer"))
    if mention:
        evidence.append(document.evidence(mention.start, mention.end, "positions.dates"))
    return Position(
        title=title,
        employer=employer,
        place=roles.place.text if roles.place else None,
        dates=dates_of(mention),
        evidence=tuple(evidence),
        kind=kind,
        functions=reading.functions,
        seniority=reading.seniority,
        leads_people=reading.leads_people,
        body=document.span(*entry.body_range) if entry.body_range else None,
    )


def _heading_over(document: Document, sections: Sequence[Section], row: Row) -> Iterator[Evidence]:
    line = document.line_at(row.line.start)
    for section in sections:
        if section.first_line <= line < section.last_line and section.heading is not None:
            yield replace(section.heading, rule="positions.title")


def _once(positions: list[Position]) -> list[Position]:
    """Leave out posts that are printed twice."""
    seen: set[tuple[str | None, ...]] = set()
    kept = []
    for position in positions:
        dates = position.dates
        key = (
            " ".join((position.title or "").lower().split()),
            # Service is told by whom it was for, and may have no title of its own.
            position.employer if position.kind is PositionKind.VOLUNTEER else None,
            str(dates.start) if dates.start else None,
            dates.end_text,
        )
        if key in seen and (dates.start or dates.end):
            continue
        seen.add(key)
        kept.append(position)
    return kept


def _odd_dates(positions: Sequence[Position]) -> list[Finding]:
    """Ranges that end before they begin."""
    findings = []
    for position in positions:
        start, end = position.dates.start, position.dates.end
        if start and end and (end.year, end.month or 12) < (start.year, start.month or 1):
            quote = position.evidence[-1]
            findings.append(
                Finding(
                    "reversed_dates",
                    f"The dates of {position.title or 'a post'!r} end before they begin; they count nothing.",
                    quote.span.page,
                    quote.quote,
                )
            )
    return findings
