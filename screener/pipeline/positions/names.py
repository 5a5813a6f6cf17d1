"""The whole names of posts and employers, with what belongs to them behind a comma or in a bracket."""

import re
from collections import Counter
from collections.abc import Sequence, Set
from dataclasses import replace

from screener.document import Document
from screener.pipeline.positions.entries import Entry
from screener.pipeline.positions.parted import parted, rows_run_on
from screener.pipeline.positions.patterns import FREQUENCY, NOT_EMPLOYER, WORKING_TIME
from screener.pipeline.positions.pieces import Piece
from screener.pipeline.positions.roles import Roles
from screener.resume import SectionKind

_SURE_TITLE = 0.75
_UNKNOWN = 0.3
"""Score as an employer up to which no word of a piece is one of employers' names."""
_DURATION = re.compile(r"\s*\((?=[^()]*\d)[^()]*\b(?:months?|weeks?|years?|mos?|yrs?)\b[^()]*\)$", re.I)
"""How long a post was, in brackets behind its title."""
_SENTENCE_BEHIND = re.compile(r"(?<=[a-z]{4})\.\s+(?=[A-Z])")


def with_titles_by_place(entries: Sequence[Entry]) -> list[Entry]:
    """A lone name of unknown words that stands where only titles stand is a title: "Pizza delivery, 2003"."""
    titles, employers = Counter[tuple[int, int]](), Counter[tuple[int, int]]()
    for entry in entries:
        title, employer = entry.roles.title, entry.roles.employer
        if title is not None and title.title >= _SURE_TITLE:
            titles[title.row, title.order] += 1
            if employer is not None:
                employers[employer.row, employer.order] += 1
    return [_by_place(entry, titles, employers) for entry in entries]


def _by_place(entry: Entry, titles: Counter[tuple[int, int]], employers: Counter[tuple[int, int]]) -> Entry:
    name = entry.roles.employer
    if entry.roles.title is not None or name is None or name.placeholder or name.label:
        return entry
    if entry.anchor.section is SectionKind.VOLUNTEER:
        return entry  # service is told by whom it was for
    place = name.row, name.order
    alone = all(piece is name or piece.place for piece in entry.pieces)
    if not alone or name.employer > _UNKNOWN or titles[place] < 2 or employers[place]:
        return entry
    return replace(entry, roles=replace(entry.roles, title=name, employer=None))


def with_whole_names(document: Document, entries: Sequence[Entry]) -> list[Entry]:
    """Titles and employers with the pieces behind them that belong to them, and parted where both are one."""
    run_on = rows_run_on(entries)
    return [_with_whole_names(document, entry, run_on) for entry in entries]


def _with_whole_names(document: Document, entry: Entry, run_on: Set[int]) -> Entry:
    roles = parted(entry, run_on)
    title, employer = roles.title, roles.employer
    if title and (tail := _title_tail(title, roles, entry.pieces)):
        end = _bracket_end(document, title.start, tail.end)
        title = replace(title, end=end, text=document.text[title.start : end])
    if title and (duration := _DURATION.search(title.text)) and duration.start():
        title = replace(title, end=title.start + duration.start(), text=title.text[: duration.start()])
    if employer and entry.anchor.section is SectionKind.VOLUNTEER:
        name = _SENTENCE_BEHIND.split(employer.text)[0]
        employer = replace(employer, end=employer.start + len(name), text=name)
    if employer and not employer.placeholder and (tail := _employer_tail(employer, entry.pieces)):
        employer = replace(employer, end=tail.end, text=document.text[employer.start : tail.end])
    return replace(entry, roles=replace(roles, title=title, employer=employer))


def _employer_tail(employer: Piece, pieces: Sequence[Piece]) -> Piece | None:
    """The rest of a name with commas in it: "Hart, Dunn & Voss CPAs"."""
    for piece in (p for p in pieces if p.follows(employer)):
        named = "&" in piece.text or piece.employer >= 0.5
        if piece.before == "," and named and not piece.place and piece.title < 0.5 and not piece.label:
            return piece
    return None


def _bracket_end(document: Document, start: int, end: int) -> int:
    """Where a title ends that a comma in a bracket cuts off: "Account Director (EMEA, APAC)".

    Behind the bracket, or before it if only what stands there is bold.
    """
    name, bracket, inside = document.text[start:end].rpartition("(")
    if not bracket or ")" in inside:
        return end
    bare = start + len(name.rstrip())
    if any(bare <= last <= start + len(name) for _, last in document.lines[document.line_at(start)].bold):
        return bare
    return end + document.text.startswith(")", end)


def _title_tail(title: Piece, roles: Roles, pieces: Sequence[Piece]) -> Piece | None:
    """The last piece that still belongs to the title: "Key Account Manager – Modern Trade, West"."""
    tail = None
    if roles.employer is not None and roles.employer.slot == title.slot:
        return None  # they were one piece, and what follows belongs to its end
    for piece in pieces:
        if piece.row != title.row or piece.order != (tail or title).order + 1:
            continue
        borders = piece.before in (",", "-", "(") and len(piece.text.split()) <= 5
        if piece is roles.employer or piece.place or piece.label or not borders:
            break
        if FREQUENCY.match(piece.text) or not piece.text[:1].isalnum():
            break
        if NOT_EMPLOYER.fullmatch(piece.text) and not WORKING_TIME.fullmatch(piece.text):
            break
        tail = piece
    return tail
