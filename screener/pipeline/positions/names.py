"""The whole names of posts and employers: what belongs to them behind a comma, what was run together."""

import re
from collections import Counter
from collections.abc import Sequence, Set
from dataclasses import replace

from screener.document import Document
from screener.pipeline.positions.entries import Entry
from screener.pipeline.positions.patterns import FREQUENCY, NOT_EMPLOYER, SERVED, WORKING_TIME
from screener.pipeline.positions.pieces import Piece
from screener.pipeline.positions.roles import Roles
from screener.resume import SectionKind
from skills_taxonomy.occupations import load_occupations

_SURE_TITLE = 0.75
_UNKNOWN = 0.3
"""Score as an employer up to which no word of a piece is one of employers' names."""
_DURATION = re.compile(r"\s*\((?=[^()]*\d)[^()]*\b(?:months?|weeks?|years?|mos?|yrs?)\b[^()]*\)$", re.I)
"""How long a post was, in brackets behind its title."""
_WORD = re.compile(r"\S+")
_FOR_WHOM = re.compile(r"\s+(?:of|for|at)\s+(?:the\s+)?")
_SENTENCE_BEHIND = re.compile(r"(?<=[a-z]{4})\.\s+(?=[A-Z])")
_JOINING = frozenset(("and", "&", "of", "the", "for", "to", "in", "at"))


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
    run_on = {_row_run_on(entry.roles) for entry in entries} - {None}
    return [_with_whole_names(document, entry, run_on) for entry in entries]


def _row_run_on(roles: Roles) -> int | None:
    """The row in which the employer stands behind the title with nothing between: "Cashier Company Name"."""
    title, employer = roles.title, roles.employer
    if title is None or employer is None or not employer.placeholder or employer.before:
        return None
    return title.row if _follows(employer, title) else None


def _with_whole_names(document: Document, entry: Entry, run_on: Set[int | None]) -> Entry:
    roles = _parted(entry, run_on)
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


def _parted(entry: Entry, run_on: Set[int | None]) -> Roles:
    """Title and employer where nothing stands between them: "Office Volunteer Elm County Animal Shelter"."""
    roles = _with_whom_served(entry)
    both = roles.title
    if both is None or roles.employer is None:
        lone = both or roles.employer
        if lone is not None and lone.row in run_on and _is_before_place(lone, entry.pieces):
            return _cut(roles, lone, least=1, sure=0.6, worth=0.0)
    if both is None and entry.anchor.section is SectionKind.VOLUNTEER:
        both = roles.employer  # service may be told by whom it was for alone
    elif roles.employer is not None:
        return roles
    if both is None or both.employer < 0.5:
        return roles
    return _cut(roles, both, least=2, sure=0.8, worth=0.5)


def _with_whom_served(entry: Entry) -> Roles:
    """For whom somebody served: "Treasurer of Elm Street Chapel", "Career coach, Veterans in Tech"."""
    roles, title = entry.roles, entry.roles.title
    whole = title or roles.employer
    if whole is None or whole.label or whole.placeholder or (title and roles.employer):
        return roles
    if entry.anchor.section is not SectionKind.VOLUNTEER and not SERVED.search(whole.text):
        return roles
    table = load_occupations()
    found = _FOR_WHOM.search(whole.text)
    if found and table.title_score(name := whole.text[: found.start()]) >= 0.6:
        firm = whole.text[found.end() :]
        if table.employer_score(firm) >= 0.5:
            served = replace(whole, start=whole.start + found.end(), text=firm, title=0.0)
            return replace(
                roles, title=replace(whole, end=whole.start + len(name), text=name), employer=served
            )
    behind = next((p for p in entry.pieces if title and _follows(p, title)), None)
    if behind is None or behind.before != "," or behind.place or behind.label or behind.title >= 0.4:
        return roles
    is_name = behind.text[:1].isupper() and not NOT_EMPLOYER.fullmatch(behind.text)
    return replace(roles, employer=behind) if is_name and not WORKING_TIME.fullmatch(behind.text) else roles


def _slot(piece: Piece) -> tuple[int, int]:
    return piece.row, piece.order


def _follows(piece: Piece, other: Piece) -> bool:
    return _slot(piece) == (other.row, other.order + 1)


def _is_before_place(piece: Piece, pieces: Sequence[Piece]) -> bool:
    return any(p.place and _follows(p, piece) for p in pieces)


def _cut(roles: Roles, both: Piece, *, least: int, sure: float, worth: float) -> Roles:
    """The longest name that is surely a title, and the firm behind it: so many words, worth so much."""
    if both.label or both.placeholder:
        return roles
    table = load_occupations()
    words = list(_WORD.finditer(both.text))
    for size in range(len(words) - least, 0, -1):
        cut = words[size].start()
        name, firm = both.text[:cut].rstrip(), both.text[cut:]
        if (
            firm[0].isupper()
            and _ends_title(words[size - 1][0])
            and table.title_score(name) >= sure
            and table.title_score(firm) < 0.4
            and table.employer_score(firm) >= worth
        ):
            title = replace(both, end=both.start + len(name), text=name)
            employer = replace(both, start=both.start + cut, text=firm, title=0.0)
            return replace(roles, title=title, employer=employer)
    return roles


def _ends_title(word: str) -> bool:
    return word.endswith(")") or (word not in _JOINING and load_occupations().is_title_word(word))


def _employer_tail(employer: Piece, pieces: Sequence[Piece]) -> Piece | None:
    """The rest of a name with commas in it: "Hart, Dunn & Voss CPAs"."""
    for piece in (p for p in pieces if _follows(p, employer)):
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
    if roles.employer is not None and _slot(roles.employer) == _slot(title):
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
