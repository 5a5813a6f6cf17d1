"""A title and its employer in one piece of a heading: run together, or told as service for somebody."""

import re
from collections.abc import Sequence, Set
from dataclasses import replace

from screener.pipeline.positions.entries import Entry
from screener.pipeline.positions.patterns import NOT_EMPLOYER, SERVED, WORKING_TIME
from screener.pipeline.positions.pieces import Piece
from screener.pipeline.positions.roles import Roles
from screener.resume import SectionKind
from skills_taxonomy.occupations import load_occupations

_WORD = re.compile(r"\S+")
_FOR_WHOM = re.compile(r"\s+(?:of|for|at)\s+(?:the\s+)?")
_JOINING = frozenset(("and", "&", "of", "the", "for", "to", "in", "at"))


def rows_run_on(entries: Sequence[Entry]) -> set[int]:
    """Rows, relative to the dates, in which an employer's placeholder stands right behind the title."""
    return {
        title.row
        for entry in entries
        if (title := entry.roles.title) is not None
        and (employer := entry.roles.employer) is not None
        and employer.placeholder
        and not employer.before
        and employer.follows(title)
    }


def parted(entry: Entry, run_on: Set[int]) -> Roles:
    """Both roles where one piece holds both; `run_on` are the rows in which nothing parts them elsewhere."""
    roles = entry.roles
    whole = roles.title or roles.employer
    if whole is None or whole.label or whole.placeholder or (roles.title and roles.employer):
        return roles
    in_service = entry.anchor.section is SectionKind.VOLUNTEER
    if in_service or SERVED.search(whole.text):
        served = _served(roles, whole, entry.pieces)
        if served is not None:
            return served
    if whole.row in run_on and any(piece.place and piece.follows(whole) for piece in entry.pieces):
        return _cut(roles, whole, least=1, sure=0.6, worth=0.0)
    # Service may be told by whom it was for alone, so there the one piece may be taken for an employer.
    if whole.employer >= 0.5 and (in_service or whole is roles.title):
        return _cut(roles, whole, least=2, sure=0.8, worth=0.5)
    return roles


def _served(roles: Roles, whole: Piece, pieces: Sequence[Piece]) -> Roles | None:
    """For whom: "Treasurer of Elm Street Chapel", "Museum docent (volunteer), Balloon Heritage"."""
    table = load_occupations()
    found = _FOR_WHOM.search(whole.text)
    if (
        found
        and table.title_score(whole.text[: found.start()]) >= 0.6
        and table.employer_score(whole.text[found.end() :]) >= 0.5
    ):
        return _two(roles, whole, found.start(), found.end())
    behind = next((piece for piece in pieces if whole is roles.title and piece.follows(whole)), None)
    if behind is None or behind.before != "," or behind.place or behind.label or behind.title >= 0.4:
        return None
    if not behind.text[:1].isupper() or NOT_EMPLOYER.fullmatch(behind.text):
        return None
    return None if WORKING_TIME.fullmatch(behind.text) else replace(roles, employer=behind)


def _cut(roles: Roles, whole: Piece, *, least: int, sure: float, worth: float) -> Roles:
    """The longest name that is surely a title, and the firm behind it: so many words, worth so much.

    "Office Volunteer Elm County Animal Shelter", "Cashier Elm Mart"
    """
    table = load_occupations()
    words = list(_WORD.finditer(whole.text))
    for size in range(len(words) - least, 0, -1):
        start = words[size].start()
        name, firm = whole.text[:start].rstrip(), whole.text[start:]
        if (
            firm[0].isupper()
            and _ends_title(words[size - 1][0])
            and table.title_score(name) >= sure
            and table.title_score(firm) < 0.4
            and table.employer_score(firm) >= worth
        ):
            return _two(roles, whole, len(name), start)
    return roles


def _ends_title(word: str) -> bool:
    return word.endswith(")") or (word not in _JOINING and load_occupations().is_title_word(word))


def _two(roles: Roles, whole: Piece, end: int, start: int) -> Roles:
    """The piece as a title up to `end` and an employer from `start`."""
    title = replace(whole, end=whole.start + end, text=whole.text[:end])
    employer = replace(whole, start=whole.start + start, text=whole.text[start:], title=0.0)
    return replace(roles, title=title, employer=employer)
