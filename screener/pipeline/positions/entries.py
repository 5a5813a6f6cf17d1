"""From blocks of lines to entries: what is title, employer and place of each post, and its duties."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from screener.pipeline.positions.blocks import Block
from screener.pipeline.positions.listed import listed_posts
from screener.pipeline.positions.patterns import (
    ACTION_VERBS,
    EMPLOYER_PLACEHOLDER,
    MEMBERSHIP,
    PLACE_PLACEHOLDER,
    RUN_ON,
    RUN_ON_WORDS,
    SENTENCE,
)
from screener.pipeline.positions.pieces import Piece, pieces_of
from screener.pipeline.positions.roles import Roles
from screener.pipeline.positions.rows import Row
from screener.resume import DateMention, DateRange, SectionKind
from skills_taxonomy.occupations import load_occupations


@dataclass(frozen=True, slots=True)
class Entry:
    """One post on the way to a `Position`."""

    block: Block
    roles: Roles
    pieces: Sequence[Piece]
    anchor: Row
    body: str
    body_range: tuple[int, int] | None


def heading_pieces(rows: Sequence[Row], block: Block) -> list[Piece]:
    return [
        piece
        for at in range(block.first, block.last)
        for piece in pieces_of(_cut_duties(rows[at]), at - block.anchor)
    ]


def _cut_duties(row: Row) -> Row:
    """Leave out duties that run on behind the heading in the same line: "… Sales Clerk Maintained the …"."""
    if row.mentions and (behind := SENTENCE.match(row.text, row.mentions[-1].end - row.line.start)):
        return replace(row, text=row.text[: behind.start()])
    if len(row.words) > 9 and (end := _title_end(row)):
        return replace(row, text=row.text[:end])
    if len(row.words) <= 14:
        return row
    for match in RUN_ON.finditer(row.text):
        word = match["word"].lower()
        if not (word in ACTION_VERBS or word in RUN_ON_WORDS or (word.endswith("ed") and len(word) > 4)):
            continue
        if match.start() > 8 and not any(m.end > row.line.start + match.start() for m in row.mentions):
            return replace(row, text=row.text[: match.start()])
    return row


def _title_end(row: Row) -> int | None:
    """Where a title ends behind which a sentence begins: "… City, State Account Manager Ran programs of …".

    The title is the longest run of words that titles are made of; the sentence begins with a capital.
    """
    marks = [*EMPLOYER_PLACEHOLDER.finditer(row.text), *PLACE_PLACEHOLDER.finditer(row.text)]
    starts = [
        0,
        *(match.end() for match in marks),
        *(mention.end - row.line.start for mention in row.mentions),
    ]
    table = load_occupations()
    for start in sorted(starts, reverse=True):
        end, is_whole = start, False
        for word in _TITLE_WORD.finditer(row.text, start):
            between = row.text[end : word.start()].strip()
            if end == start:
                between = between.strip(" -–—,|")
            if between not in ("", "/", "&") or not table.is_title_word(word[0]):
                break
            end, is_whole = word.end(), table.title_score(word[0]) >= 0.6
        if is_whole and _SENTENCE_BEHIND.match(row.text, end):
            return end
    return None


_TITLE_WORD = re.compile(r"[A-Za-z][\w.'’-]*")
_SENTENCE_BEHIND = re.compile(r"\s+[A-Z][\w'’-]*(?:[ ,]+\S+){3,}")


def make_entry(rows: Sequence[Row], block: Block, roles: Roles, pieces: Sequence[Piece]) -> Entry:
    body_rows = rows[block.last : block.body_end]
    anchor = rows[block.anchor]
    # A long line of the heading holds the first of the duties.
    heading_rows = [row for row in rows[block.first : block.last] if len(row.words) > 14]
    body = "\n".join(row.text for row in [*heading_rows, *body_rows])
    span = (body_rows[0].line.start, body_rows[-1].line.end) if body_rows else None
    return Entry(block, roles, pieces, anchor, body, span)


def listed_entries(rows: Sequence[Row]) -> list[Entry]:
    """Posts of lists without dates; they have no duties of their own."""
    return [
        Entry(Block(at, at, at + 1, None, at + 1), Roles(title, employer, None), (), rows[at], "", None)
        for at, title, employer in listed_posts(rows)
    ]


def with_employers(entries: list[Entry]) -> list[Entry]:
    """Hand an employer down to the posts listed under it.

    An employer with dates but neither title nor duties, above posts with titles, is a heading over
    them and no post; a post without an employer below one whose employer came first stands under it.
    """
    result: list[Entry] = []
    above: Piece | None = None
    until: DateRange | None = None
    for number, entry in enumerate(entries):
        roles = entry.roles
        following = entries[number + 1] if number + 1 < len(entries) else None
        if number and entry.anchor.part != entries[number - 1].anchor.part:
            above = None
        if until is not None and not _within(dates_of(entry.block.mention), until):
            above = until = None
        if roles.employer is not None and following is not None and _is_umbrella(entry, following):
            above, until = roles.employer, dates_of(entry.block.mention)
            continue
        if (
            above is not None
            and roles.title is not None
            and (roles.place is None or roles.place.row > 0)
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


def employer_above(rows: Sequence[Row], entry: Entry) -> Entry:
    """For a post without an employer: a line above its heading that can only be one.

    It stands right above, or above one line that says what the employer does.
    """
    at = entry.block.first - 1
    if entry.roles.employer is not None or entry.roles.place is not None or at < 0:
        return entry
    if at and _describes(rows[at]) and rows[at - 1].line.is_bold and not rows[at].line.is_bold:
        at -= 1
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


def _describes(row: Row) -> bool:
    """Whether a line can tell what an employer does: "Independent agency, 65 people"."""
    return bool(row.words) and not (row.mentions or row.line.bullet or row.starts_section or row.label)


def is_post(entry: Entry) -> bool:
    """Whether there is a title or an employer, and it is more than a membership."""
    title = entry.roles.title
    if title is not None and MEMBERSHIP.fullmatch(title.text):
        return entry.anchor.section is SectionKind.EXPERIENCE
    employer = entry.roles.employer
    return title is not None or (employer is not None and sum(map(str.isalpha, employer.text)) > 2)


def is_sure(entry: Entry) -> bool:
    """Whether an entry outside a work history is a post beyond doubt: a title, an employer and a range."""
    title, mention = entry.roles.title, entry.block.mention
    if title is None or mention is None or not mention.is_range:
        return False
    return (title.label is not None or title.title >= 0.6) and entry.roles.employer is not None


def _is_umbrella(entry: Entry, following: Entry) -> bool:
    """Whether an employer's line (or one that sums up its posts) only stands over the posts below it."""
    below = following.roles
    if below.title is None or below.place is not None or _sure_employer(below):
        return False
    outer = dates_of(entry.block.mention)
    within = outer.start is not None and _within(dates_of(following.block.mention), outer)
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


def dates_of(mention: DateMention | None) -> DateRange:
    if mention is None:
        return DateRange()
    dates = mention.dates
    if mention.is_range or dates.start is None or dates.start.month is None:
        return dates
    if dates.start != dates.end:  # a season or quarter
        return dates
    # One month and nothing else ("03/2018") is when the post began.
    return DateRange(dates.start, None)
