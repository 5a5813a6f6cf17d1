"""Decide which piece of a heading is the title and which the employer.

Single pieces are judged by their words. What words leave open is decided by where the sure titles
and employers of the same resume stand: a resume keeps to one arrangement.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from screener.pipeline.positions.patterns import DEPARTMENT, DUTY, NOT_EMPLOYER
from screener.pipeline.positions.pieces import Piece

_SURE_TITLE = 0.75
_HABIT = 0.1
"""How much it counts that a piece stands where titles (or employers) usually do."""
_BORDER_HABIT = 0.25
"""How much it counts that a piece stands behind the border (a comma, a dash, a tab) that it usually does."""
_LEFT_OVER = 0.35
"""How much it counts for an unknown piece that the only other one is an employer whose name was taken out."""
_UNKNOWN_EMPLOYER = 0.4
"""What a capitalised piece without any known word is worth as an employer."""

_DEPARTMENT = 0.6
"""How much it counts against an employer that it is rather a department of one."""

Slot = tuple[int, int]
"""Row relative to the dates, and order in that row."""


@dataclass(frozen=True, slots=True)
class _Habits:
    """Where the sure titles (or employers) of a resume stand, counted."""

    slots: Counter[Slot]
    borders: Counter[tuple[int, str]]

    @classmethod
    def none(cls) -> "_Habits":
        return cls(Counter(), Counter())

    def learn(self, piece: Piece) -> None:
        self.slots[piece.slot] += 1
        self.borders[piece.row, piece.before] += 1

    def value(self, piece: Piece) -> float:
        total = self.slots.total()
        if not total:
            return 0.0
        return (
            _HABIT * self.slots[piece.slot] + _BORDER_HABIT * self.borders[piece.row, piece.before]
        ) / total


@dataclass(frozen=True, slots=True)
class Roles:
    """What the pieces of one heading are; `employer` may be a placeholder."""

    title: Piece | None
    employer: Piece | None
    place: Piece | None


def assign_roles(headings: Sequence[Sequence[Piece]]) -> list[Roles]:
    """Roles for the pieces of every heading of a work history."""
    title_habits, employer_habits = _Habits.none(), _Habits.none()
    title_first: Counter[bool] = Counter()
    for pieces in headings:
        roles = _assign(pieces, _Habits.none(), _Habits.none(), None)
        if roles.title is None or roles.title.title < _SURE_TITLE:
            continue
        rivals = [p for p in pieces if p is not roles.title and p.title >= roles.title.title - 0.15]
        if rivals:
            continue
        title_habits.learn(roles.title)
        if roles.employer is not None:
            employer_habits.learn(roles.employer)
            title_first[roles.title.slot < roles.employer.slot] += 1
    order = None if not title_first else title_first[True] >= title_first[False]
    return [_assign(pieces, title_habits, employer_habits, order) for pieces in headings]


def _assign(
    pieces: Sequence[Piece],
    title_habits: _Habits,
    employer_habits: _Habits,
    title_first: bool | None,
) -> Roles:
    labelled = {piece.label: piece for piece in reversed(pieces) if piece.label}
    places = [piece for piece in pieces if piece.place and piece.label in (None, "place")]
    free = [piece for piece in pieces if piece.label is None and not piece.place]
    best: tuple[float, Piece | None, Piece | None] = (float("-inf"), None, None)
    titles: list[Piece | None] = [labelled["title"]] if "title" in labelled else [None, *free]
    employers: list[Piece | None] = [labelled["employer"]] if "employer" in labelled else [None, *free]
    named = any(piece.title >= 0.6 and not _is_small(piece) for piece in free)
    as_employers = [(employer, _employer_value(employer, employer_habits)) for employer in employers]
    for title in titles:
        as_title = _title_value(title, title_habits)
        for employer, as_employer in as_employers:
            if title is not None and title is employer:
                continue
            score = as_title + as_employer
            if title is not None and len(free) == 2 and employer is not None and employer.placeholder:
                score += _LEFT_OVER * _could_be_title(title)
            if title is not None and _is_small(title) and named:
                score -= 0.4  # "VITA volunteer, 2010 to 2013 tax seasons"
            if employer is not None and _is_small(employer) and not (title and _is_small(title)):
                score -= 0.4  # a name begins with a capital, unless the writer uses none
            if title is not None and employer is not None and _is_department(title, employer, free):
                score -= _DEPARTMENT
            if title is not None and employer is not None and title_first is not None:
                score += 0.15 if (title.slot < employer.slot) == title_first else -0.15
            if score > best[0] + 1e-9:
                best = (score, title, employer)
    return Roles(best[1], best[2], labelled.get("place") or (places[0] if places else None))


def _could_be_title(piece: Piece) -> bool:
    """Whether it looks like one, however unknown its words: "Meter Reader"."""
    words = piece.text.split()
    return 0 < len(words) <= 5 and all(word[0].isupper() or not word[0].isalpha() for word in words)


def _is_department(title: Piece, piece: Piece, free: Sequence[Piece]) -> bool:
    """Whether a piece is a part of the firm ("Intern, IT Department"), and another may be the firm."""
    behind = piece.row == title.row and piece.order == title.order + 1 and piece.before in (",", "-", "(")
    return (
        behind
        and DEPARTMENT.search(piece.text) is not None
        and any(other is not title and other is not piece and other.text[:1].isupper() for other in free)
    )


def _is_small(piece: Piece) -> bool:
    return piece.text[:1].islower() and piece.label is None


def _title_value(piece: Piece | None, habits: _Habits) -> float:
    if piece is None:
        return 0.3
    if piece.label:
        return 2.0
    if piece.placeholder:
        return -1.0
    return piece.title + habits.value(piece) - 0.01 * piece.order - 0.06 * max(0, len(piece.text.split()) - 9)


def _employer_value(piece: Piece | None, habits: _Habits) -> float:
    if piece is None:
        return 0.05
    if piece.label or piece.placeholder:
        return 2.0
    if NOT_EMPLOYER.fullmatch(piece.text) or DUTY.match(piece.text):
        return -1.0
    known = max(
        piece.employer, _UNKNOWN_EMPLOYER if piece.text[:1].isupper() or piece.text[:1].isdigit() else 0.0
    )
    return (
        known
        + (0.5 if piece.before == "at" else 0.0)
        - 0.6 * max(0.0, piece.title - 0.3)
        + habits.value(piece)
        - 0.02 * piece.order
        - 0.06 * max(0, len(piece.text.split()) - 9)
    )
