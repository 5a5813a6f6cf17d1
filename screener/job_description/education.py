"""Degrees, diplomas and fields of study that a statement asks for, and experience in their place."""

import re
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise

from screener.job_description import cues
from screener.job_description.experience import Range, read_years
from skills_taxonomy.qualifications import Word, load_qualifications, words
from skills_taxonomy.terms import DegreeLevel, FieldGroup, Function


@dataclass(frozen=True, slots=True)
class InLieu:
    """Experience that may stand in for the degree; without `years` where the text names none."""

    years: Decimal | None
    functions: tuple[Function, ...]


@dataclass(frozen=True, slots=True)
class DegreeAsked:
    """A degree as a statement asks for it; `others` says that other fields count too."""

    level: DegreeLevel
    groups: tuple[FieldGroup, ...]
    others: bool
    lieu: InLieu | None
    spans: tuple[Range, ...]


_SCHOOL = re.compile(
    r"[).\s,]*(?:from|at)\b[^.;]*?\b(?:college|universit(?:y|ies)|institutions?|school|institute)\b(?:\s+or\s+university)?",
    re.IGNORECASE,
)
_TRAINING = re.compile(r"\s*(?:and/or|and|or)\s+(?:education|training)\b", re.IGNORECASE)
_BACK = 45
"""Characters before "degree" in which its field may stand."""


def read_degree(text: str) -> DegreeAsked | None:
    """The degree that `text` asks for: of several the lowest, as any of them meets what is asked."""
    places = _places(text)
    if not places:
        return None
    level = min((level for _, _, level, _ in places), key=lambda level: level.rank)
    start, end = min(place[0] for place in places), max(place[1] for place in places)
    groups = {group for _, _, found, implied in places if found is level for group in implied}
    school = _SCHOOL.match(text, end)
    end = school.end() if school else end
    stop = cues.FIELD_STOP.search(text, end)
    limit = stop.start() if stop else len(text)
    between = [text[first[1] : second[0]] for first, second in pairwise(places)]
    named = _groups(" , ".join((*between, text[end:limit])))
    if not named and "degree" in text[start:end].lower():
        before = re.split(r"[.;:,]|\b(?:with|and|in|of)\b", text[max(0, start - _BACK) : start])[-1]
        named = _groups(before)
    groups.update(group for group in named if level is not DegreeLevel.HIGH_SCHOOL)
    spans = [(start, max(end, limit if named else end))]
    lieu, lieu_span = _lieu(text, start, end)
    if lieu_span is not None:
        spans.append(lieu_span)
    ordered = tuple(group for group in FieldGroup if group in groups)
    return DegreeAsked(level, ordered, bool(cues.OTHERS.search(text, start)), lieu, tuple(spans))


def fields_alone(text: str) -> tuple[FieldGroup, ...]:
    """The fields of a clause that only names fields: "preferably in marketing or business"."""
    if re.search(r"\b(?:experience|years?|knowledge|skills?)\b", text, re.IGNORECASE):
        return ()
    return _groups(text)


def _groups(text: str) -> tuple[FieldGroup, ...]:
    """The groups of all fields that a list names; "business, economics" is not "business economics"."""
    return tuple(group for part in text.split(",") for group in load_qualifications().known_groups(part))


_Place = tuple[int, int, DegreeLevel, tuple[FieldGroup, ...]]


def _places(text: str) -> list[_Place]:
    found = list(words(text))
    vocabulary = load_qualifications()
    places: list[_Place] = []
    at = 0
    while at < len(found):
        hit = vocabulary.degree_at(found, at)
        if hit is None:
            at += 1
            continue
        alias, size = hit
        first, last = found[at], found[at + size - 1]
        level = alias.qualification.level
        if (
            level is not None
            and alias.qualification.id not in cues.NOT_DEGREE
            and _is_degree(text, first, last, size, short=alias.short)
        ):
            places.append((first.start, last.end, level, alias.qualification.groups))
        at += size
    for match in cues.HIGH_SCHOOL.finditer(text):
        if not any(low <= match.start() < high for low, high, _, _ in places):
            places.append((match.start(), match.end(), DegreeLevel.HIGH_SCHOOL, ()))
    if not places:
        places = [
            (match.start(), match.end(), DegreeLevel.BACHELOR, ())
            for match in cues.PLAIN_DEGREE.finditer(text)
        ]
    return sorted(places)


def _is_degree(text: str, first: Word, last: Word, size: int, *, short: bool) -> bool:
    """Whether words that can name a degree do: "Master of …", not "master new systems" or "MS Office"."""
    after = text[last.end :]
    if short:
        joined = re.match(r"\s*(?:/|degrees?\b|in\b|or\b|,|\)|$)", after) or text[: first.start].endswith("/")
        return bool(joined) and not text.isupper() and not cues.OFFICE.match(after)
    if size > 1 or first.norm not in {
        "master",
        "associate",
        "graduate",
        "postgraduate",
        "undergraduate",
        "diploma",
        "doctor",
    }:
        return True
    if first.norm in {"master", "associate"}:
        possessive = re.search(r"s['’]?$|['’]s$", text[first.start : last.end]) is not None
        degree = re.match(r"(?:['’]s?)?\s*(?:or \w+['’]?s? )?degrees?\b", after, re.IGNORECASE)
        return bool(degree) or (possessive and cues.NAMED_LIKE.match(after + " (") is not None)
    if first.norm == "graduate":
        return (
            re.match(r"\s+(?:recruit|train|scheme|program|calib|role|job|from)", after, re.IGNORECASE) is None
        )
    return True


def _lieu(text: str, start: int, end: int) -> tuple[InLieu | None, Range | None]:
    """The experience that may replace the degree, and where the text says so."""
    for asked in read_years(text):
        low, high = asked.spans[0]
        joined = re.search(r"\bor\b|/", text[end:low]) if low >= end else None
        first = re.search(r"\bor\b", text[high:start]) if high <= start else None
        lieu_words = re.search(r"\bin (?:lieu|place) of\b|\binstead of\b", text)
        if (
            (joined and not re.search(r"\b(?:and|with|plus)\b(?!/or)", text[end + (joined.end()) : low]))
            or first
            or lieu_words
        ):
            training = _TRAINING.match(text, high)
            return InLieu(asked.minimum, asked.functions), (low, training.end() if training else high)
    match = cues.IN_LIEU.search(text, end) or (cues.IN_LIEU.search(text) if "lieu" in text else None)
    return (InLieu(None, ()), match.span()) if match else (None, None)
