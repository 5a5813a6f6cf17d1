"""Find the posts of a resume: the path from lines to `Position`."""

from collections.abc import Iterable, Iterator, Sequence, Set
from dataclasses import dataclass, replace

from screener.document import Document, Evidence, Finding
from screener.pipeline.positions.blocks import Block, find_blocks
from screener.pipeline.positions.functions import Duties, FunctionReading, read_functions
from screener.pipeline.positions.listed import listed_posts
from screener.pipeline.positions.patterns import (
    ACTION_VERBS,
    LABELS,
    MEMBERSHIP,
    NOT_EMPLOYER,
    NUMBER_LABEL,
    RUN_ON,
    RUN_ON_WORDS,
    SENTENCE,
    SUB_HEADING,
)
from screener.pipeline.positions.pieces import Piece, pieces_of
from screener.pipeline.positions.roles import Roles, assign_roles
from screener.pipeline.positions.rows import Row, rows_of
from screener.resume import (
    DateMention,
    DateRange,
    Position,
    PositionKind,
    Section,
    SectionKind,
)
from skills_taxonomy.terms import Function

_WORK = (SectionKind.EXPERIENCE, SectionKind.VOLUNTEER)
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


@dataclass(frozen=True, slots=True)
class _Entry:
    """One post on the way to a `Position`."""

    block: Block
    roles: Roles
    pieces: Sequence[Piece]
    anchor: Row
    body: str
    body_range: tuple[int, int] | None


def find_positions(
    document: Document, sections: Sequence[Section], mentions: Sequence[DateMention]
) -> tuple[tuple[Position, ...], tuple[Finding, ...]]:
    """Posts in the order of the resume, each once, and findings about odd dates."""
    positions: list[Position] = []
    for ranges in _work_ranges(sections):
        positions = _posts(document, rows_of(document, ranges, mentions))
        if positions:
            break
    return tuple(positions), tuple(_odd_dates(positions))


def _posts(document: Document, rows: list[Row]) -> list[Position]:
    """The posts of some lines."""
    if not rows:
        return []
    rows = _without_table_heads(rows)
    blocks = find_blocks(rows)
    headings = [_pieces(rows, block) for block in blocks]
    entries = [
        _employer_above(rows, _entry(rows, block, roles, pieces))
        for block, roles, pieces in zip(blocks, assign_roles(headings), headings, strict=True)
    ]
    entries = [entry for entry in _with_employers(entries) if _is_post(entry)]
    entries = sorted([*entries, *_listed_entries(rows)], key=lambda entry: entry.block.first)
    entries = [_with_whole_names(document, entry) for entry in entries]
    readings = _functions(entries)
    return _once(
        [_position(document, entry, reading) for entry, reading in zip(entries, readings, strict=True)]
    )


Ranges = list[tuple[int, int, SectionKind]]
"""Half-open ranges of lines, with the kind of their section."""


def _work_ranges(sections: Sequence[Section]) -> Iterator[Ranges]:
    """Where to look for posts, the likeliest first: what comes later is for when nothing was found."""
    work = [section for section in sections if section.kind in _WORK]
    if any(section.kind is SectionKind.EXPERIENCE for section in work):
        yield _ranges(_without_interruptions(sections))
    yield _ranges(section for section in sections if section.kind in (*_WORK, *_MAYBE_WORK))
    yield _ranges(section for section in sections if section.kind not in _NEVER_WORK)


def _ranges(sections: Iterable[Section]) -> Ranges:
    return [(section.first_line, section.last_line, section.kind) for section in sections]


def _without_interruptions(sections: Sequence[Section]) -> Iterator[Section]:
    """Sections of work; a post's own sub-heading ("Key Achievements") does not end them."""
    for number, section in enumerate(sections):
        if section.kind in _WORK:
            yield section
        elif section.kind in _SUB_HEADINGS and section.heading is not None and number:
            before = sections[number - 1]
            after = next((s for s in sections[number + 1 :] if s.kind not in _SUB_HEADINGS), None)
            amid = before.kind in _WORK and SUB_HEADING.search(section.heading.quote)
            if amid and (after is None or after.kind in _WORK or section.last_line - section.first_line > 12):
                yield replace(section, kind=before.kind)


def _without_table_heads(rows: list[Row]) -> list[Row]:
    """Drop rows of labels ("Designation | Organisation | Period"); the rows below them keep the labels."""
    kept: list[Row] = []
    labels: tuple[str | None, ...] = ()
    for row in rows:
        own = _labels(row)
        if own:
            labels = own
            continue
        fits = bool(labels) and len(row.cells) == len(labels)
        kept.append(replace(row, column_labels=labels) if fits else row)
        if len(labels) == 1 or not (fits or "\t" in row.text or row.line.in_table):
            labels = ()
    return kept


def _labels(row: Row) -> tuple[str | None, ...]:
    """What the cells of a row of labels name; empty for any other row."""
    cells = [
        NUMBER_LABEL.sub("", " ".join(cell.lower().split())).strip(" .:") for cell in row.text.split("\t")
    ]
    cells = [cell for cell in cells if cell]
    labels = tuple(LABELS.get(cell) for cell in cells)
    known = {label for label in labels if label not in (None, "body")}
    if len(cells) == 1:
        return labels if known and labels[0] != "dates" and not row.line.bullet else ()
    return labels if len(known) >= 2 else ()


def _pieces(rows: Sequence[Row], block: Block) -> list[Piece]:
    return [
        piece
        for at in range(block.first, block.last)
        for piece in pieces_of(_cut_duties(rows[at]), at - block.anchor)
    ]


def _cut_duties(row: Row) -> Row:
    """Leave out duties that run on behind the heading in the same line: "… Sales Clerk Maintained the …"."""
    if row.mentions and (behind := SENTENCE.match(row.text, row.mentions[-1].end - row.line.start)):
        return replace(row, text=row.text[: behind.start()])
    if len(row.words) <= 14:
        return row
    for match in RUN_ON.finditer(row.text):
        word = match["word"].lower()
        if not (word in ACTION_VERBS or word in RUN_ON_WORDS or (word.endswith("ed") and len(word) > 4)):
            continue
        if match.start() > 8 and not any(m.end > row.line.start + match.start() for m in row.mentions):
            return replace(row, text=row.text[: match.start()])
    return row


def _entry(rows: Sequence[Row], block: Block, roles: Roles, pieces: Sequence[Piece]) -> _Entry:
    body_rows = rows[block.last : block.body_end]
    anchor = rows[block.anchor]
    body = "\n".join(row.text for row in body_rows)
    body = "\n".join([*(row.text for row in rows[block.first : block.last] if len(row.words) > 14), body])
    span = (body_rows[0].line.start, body_rows[-1].line.end) if body_rows else None
    return _Entry(block, roles, pieces, anchor, body, span)


def _listed_entries(rows: Sequence[Row]) -> list[_Entry]:
    """Posts of lists without dates; they have no duties of their own."""
    return [
        _Entry(Block(at, at, at + 1, None, at + 1), Roles(title, employer, None), (), rows[at], "", None)
        for at, title, employer in listed_posts(rows)
    ]


def _with_employers(entries: list[_Entry]) -> list[_Entry]:
    """Hand an employer down to the posts listed under it.

    An employer with dates but neither title nor duties, above posts with titles, is a heading over
    them and no post; a post without an employer below one whose employer came first stands under it.
    """
    result: list[_Entry] = []
    above: Piece | None = None
    until: DateRange | None = None
    for number, entry in enumerate(entries):
        roles = entry.roles
        following = entries[number + 1] if number + 1 < len(entries) else None
        if number and entry.anchor.part != entries[number - 1].anchor.part:
            above = None
        if until is not None and not _within(_dates(entry.block.mention), until):
            above = until = None
        if roles.employer is not None and following is not None and _is_umbrella(entry, following):
            above, until = roles.employer, _dates(entry.block.mention)
            continue
        if (
            above is not None
            and roles.title is not None
            and roles.place is None
            and not _sure_employer(roles)
        ):
            result.append(replace(entry, roles=replace(roles, employer=above)))
            continue
        came_first = (
            roles.employer is not None
            and roles.title is not None
            and (roles.employer.row, roles.employer.order) < (roles.title.row, roles.title.order)
        )
        above, until = (roles.employer, None) if came_first else (None, None)
        result.append(entry)
    return result


def _within(inner: DateRange, outer: DateRange) -> bool:
    """Whether a post lies in the years of its employer's heading."""
    if outer.start is None or inner.start is None:
        return outer.start is None
    if inner.start.year < outer.start.year:
        return False
    return outer.ongoing or (
        outer.end is not None and inner.end is not None and inner.end.year <= outer.end.year
    )


def _employer_above(rows: Sequence[Row], entry: _Entry) -> _Entry:
    """For a post without an employer: a line right above its heading that can only be one."""
    at = entry.block.first - 1
    if entry.roles.employer is not None or entry.roles.place is not None or at < 0:
        return entry
    row = rows[at]
    if row.part != entry.anchor.part or row.mentions or row.line.bullet or row.is_prose:
        return entry
    first = row.words[0].lower() if row.words else ""
    if (
        first in ACTION_VERBS
        or row.title_score >= 0.5
        or row.headingness < 0.4
        or not (row.line.gap_above or row.line.is_bold)
    ):
        return entry
    pieces = [piece for piece in pieces_of(row, at - entry.block.anchor) if not piece.place]
    if not pieces:
        return entry
    return replace(entry, roles=replace(entry.roles, employer=pieces[0]))


def _is_post(entry: _Entry) -> bool:
    """Whether there is a title or an employer, and it is more than a membership."""
    title = entry.roles.title
    if title is not None and MEMBERSHIP.fullmatch(title.text):
        return entry.anchor.section is SectionKind.EXPERIENCE
    return title is not None or entry.roles.employer is not None


def _is_umbrella(entry: _Entry, following: _Entry) -> bool:
    """Whether an employer's line (or one that sums up its posts) only stands over the posts below it."""
    below = following.roles
    if below.title is None or below.place is not None or _sure_employer(below):
        return False
    outer = _dates(entry.block.mention)
    within = outer.start is not None and _within(_dates(following.block.mention), outer)
    if entry.roles.title is None:
        return within or (below.employer is None and not entry.body.strip())
    return within and not entry.body.strip() and below.employer is None


def _sure_employer(roles: Roles) -> bool:
    """Whether the employer is more than what stands behind the title: "Sales Executive, Modern Trade"."""
    employer, title = roles.employer, roles.title
    if employer is None:
        return False
    if employer.placeholder or employer.label or employer.employer >= 0.5 or title is None:
        return True
    return (
        employer.row != title.row or employer.order < title.order or employer.before in ("at", "tab", "date")
    )


def _functions(entries: Sequence[_Entry]) -> list[FunctionReading]:
    """What each post was about; vague ones are read again knowing the posts beside them."""

    duties = [Duties(entry.body) for entry in entries]

    def read(number: int, beside: Set[Function]) -> FunctionReading:
        roles = entries[number].roles
        title = roles.title.text if roles.title else ""
        return read_functions(title, _employer(roles) or "", duties[number], beside)

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


def _position(document: Document, entry: _Entry, reading: FunctionReading) -> Position:
    roles, mention = entry.roles, entry.block.mention
    title, employer = roles.title.text if roles.title else None, _employer(roles)
    kind = PositionKind(reading.kind) if reading.kind else PositionKind.JOB
    if entry.anchor.section is SectionKind.VOLUNTEER:
        kind = PositionKind.VOLUNTEER
    evidence: list[Evidence] = []
    if roles.title:
        evidence.append(document.evidence(roles.title.start, roles.title.end, "positions.title"))
    if roles.employer:
        evidence.append(document.evidence(roles.employer.start, roles.employer.end, "positions.employer"))
    if mention:
        evidence.append(document.evidence(mention.start, mention.end, "positions.dates"))
    return Position(
        title=title,
        employer=employer,
        place=roles.place.text if roles.place else None,
        dates=_dates(mention),
        evidence=tuple(evidence),
        kind=kind,
        functions=reading.functions,
        seniority=reading.seniority,
        leads_people=reading.leads_people,
        body=document.span(*entry.body_range) if entry.body_range else None,
    )


def _with_whole_names(document: Document, entry: _Entry) -> _Entry:
    """Title and employer with the pieces behind them that belong to them."""
    roles = entry.roles
    title, employer = roles.title, roles.employer
    if title and (tail := _title_tail(title, roles, entry.pieces)):
        title = replace(title, end=tail.end, text=document.text[title.start : tail.end])
    if employer and not employer.placeholder and (tail := _employer_tail(employer, entry.pieces)):
        employer = replace(employer, end=tail.end, text=document.text[employer.start : tail.end])
    return replace(entry, roles=replace(roles, title=title, employer=employer))


def _employer_tail(employer: Piece, pieces: Sequence[Piece]) -> Piece | None:
    """The rest of a name with commas in it: "Hart, Dunn & Voss CPAs"."""
    following = [p for p in pieces if p.row == employer.row and p.order == employer.order + 1]
    for piece in following:
        named = "&" in piece.text or piece.employer >= 0.5
        if piece.before == "," and named and not piece.place and piece.title < 0.5 and not piece.label:
            return piece
    return None


def _title_tail(title: Piece, roles: Roles, pieces: Sequence[Piece]) -> Piece | None:
    """The last piece that still belongs to the title: "Key Account Manager – Modern Trade, West"."""
    tail = None
    for piece in pieces:
        if piece.row != title.row or piece.order != (tail or title).order + 1:
            continue
        borders = piece.before in (",", "-", "(") and len(piece.text.split()) <= 5
        if piece is roles.employer or piece.place or piece.label or not borders:
            break
        if NOT_EMPLOYER.fullmatch(piece.text) or not piece.text[:1].isalnum():
            break
        tail = piece
    return tail


def _dates(mention: DateMention | None) -> DateRange:
    if mention is None:
        return DateRange()
    dates = mention.dates
    if mention.is_range or dates.start is None or dates.start.month is None:
        return dates
    if dates.start != dates.end:  # a season or quarter
        return dates
    # One month and nothing else ("03/2018") is when the post began.
    return DateRange(dates.start, None)


def _once(positions: list[Position]) -> list[Position]:
    """Leave out posts that are printed twice."""
    seen: set[tuple[str, str | None, str | None]] = set()
    kept = []
    for position in positions:
        dates = position.dates
        key = (
            " ".join((position.title or "").lower().split()),
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
