"""Who the resume is about: name, e-mail, phones, links, place. None of it reaches a score."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain

import phonenumbers

from screener.candidate import Candidate
from screener.document import Document, Evidence, Line
from screener.pipeline.contact import patterns
from screener.pipeline.contact.names import find_name
from screener.resume import Section, SectionKind
from skills_taxonomy.places import load_places

_FEWEST_DIGITS, _MOST_DIGITS = 8, 15
_MOST_TRIES = 100
"""Runs of digits that are looked at in a line: one with more is a table of figures, and each costs time."""
_FOOTER_LINES = 3
_ADDRESS_TAIL = re.compile(r"[A-Z][\w'’-]*(?:(?:,| of|) [A-Z][\w'’-]*){1,5}")


@dataclass(frozen=True, slots=True)
class _Found:
    """A value and the offsets it was read from."""

    value: str
    start: int
    end: int


def find_candidate(document: Document, sections: Sequence[Section]) -> Candidate:
    """The identity on a resume. What is not there, or not certain, stays None or empty."""
    header = header_lines(document, sections)
    emails = _emails(document, sections)
    links = _links(document, header)
    phones = _phones(document, header)
    name = find_name(
        document, header, emails=[mail.value for mail in emails], reachable=bool(emails or phones or links)
    )
    place = _place(document, header, links)
    evidence: list[tuple[str, tuple[Evidence, ...]]] = []
    if name is not None:
        evidence.append(("name", (document.evidence(name.start, name.end, name.rule),)))
    for field, found in (("emails", emails), ("phones", phones), ("links", links)):
        if found:
            quotes = tuple(document.evidence(item.start, item.end, f"contact.{field}") for item in found)
            evidence.append((field, quotes))
    if place is not None:
        evidence.append(("place", (document.evidence(place.start, place.end, "contact.place"),)))
    return Candidate(
        name=name.value if name else None,
        emails=tuple(item.value for item in emails),
        phones=tuple(item.value for item in phones),
        links=tuple(item.value for item in links),
        place=place.value if place else None,
        evidence=tuple(evidence),
    )


def header_lines(document: Document, sections: Sequence[Section]) -> list[int]:
    """Where identity stands: the lines before the first heading, personal sections and the footer."""
    chosen: list[int] = []
    for section in sections:
        if section.kind in (SectionKind.HEADER, SectionKind.PERSONAL):
            chosen.extend(
                range(section.first_line, min(section.last_line, section.first_line + patterns.HEADER_LINES))
            )
    if not sections:
        chosen.extend(range(min(len(document.lines), patterns.HEADER_LINES)))
    first_page = (
        index for index, line in enumerate(document.lines[: patterns.HEADER_LINES]) if line.page == 1
    )
    footer = range(max(0, len(document.lines) - _FOOTER_LINES), len(document.lines))
    contacts = (
        index for index in chain(first_page, footer) if "@" in document.line_text(document.lines[index])
    )
    return sorted({*chosen, *contacts})


def _emails(document: Document, sections: Sequence[Section]) -> list[_Found]:
    """Addresses anywhere but among the references."""
    others = [
        range(document.lines[section.first_line].start, document.lines[section.last_line - 1].end)
        for section in sections
        if section.kind is SectionKind.REFERENCES and section.first_line < section.last_line
    ]
    return _distinct(
        _Found(match.group().lower(), *match.span())
        for line in _lines_with(document, document.text, ("@",))
        for match in patterns.EMAIL.finditer(document.text, line.start, line.end)
        if not any(match.start() in part for part in others)
    )


def _lines_with(document: Document, text: str, cues: Sequence[str]) -> list[Line]:
    """The lines that hold one of the `cues`, in order; `text` is the document's, perhaps in lower case."""
    indices: set[int] = set()
    for cue in cues:
        at = text.find(cue)
        while at >= 0:
            index = document.line_at(at)
            indices.add(index)
            at = text.find(cue, document.lines[index].end)
    return [document.lines[index] for index in sorted(indices)]


def _links(document: Document, header: Sequence[int]) -> list[_Found]:
    text = document.text
    found = [
        _Found(match.group(), *match.span())
        for line in _lines_with(document, text.lower(), patterns.LINK_CUES)
        for match in patterns.PROFILE_LINK.finditer(text, line.start, line.end)
    ]
    for index in header:
        line = document.lines[index]
        if text.find(".", line.start, line.end) < 0:
            continue
        mails = [match.span() for match in patterns.EMAIL.finditer(text, line.start, line.end)]
        for match in patterns.WEBSITE.finditer(text, line.start, line.end):
            taken = chain(mails, ((item.start, item.end) for item in found))
            if not any(match.start() < end and start < match.end() for start, end in taken):
                found.append(_Found(match.group(), *match.span()))
    return _distinct(sorted(found, key=lambda item: item.start))


def _phones(document: Document, header: Sequence[int]) -> list[_Found]:
    text = document.text
    region: str | None = None
    found: list[_Found] = []
    for index in header:
        line = document.lines[index]
        if not patterns.ENOUGH_DIGITS.search(text, line.start, line.end):
            continue
        region = region or _region(document, header)
        found.extend(_phones_of_line(text, line.start, line.end, region))
    return _distinct(found)


def _phones_of_line(text: str, start: int, end: int, region: str) -> Iterator[_Found]:
    leniency = phonenumbers.Leniency.POSSIBLE
    numbers = phonenumbers.PhoneNumberMatcher(text[start:end], region, leniency, max_tries=_MOST_TRIES)
    for match in numbers:
        digits = sum(map(str.isdigit, match.raw_string))
        if not _FEWEST_DIGITS <= digits <= _MOST_DIGITS or patterns.DATE_LIKE.match(match.raw_string):
            continue
        before = text[start : start + match.start]
        labelled = patterns.PHONE_LABEL.search(before[-20:] + ":") is not None or "+" in match.raw_string
        if not (labelled or phonenumbers.is_valid_number(match.number) or _looks_dialled(match.raw_string)):
            continue
        value = phonenumbers.format_number(match.number, phonenumbers.PhoneNumberFormat.E164)
        yield _Found(value, start + match.start, start + match.end)


def _looks_dialled(raw: str) -> bool:
    return bool(re.fullmatch(r"\(?\d{3}\)?[\s.-]{1,2}\d{3}[\s.-]\d{4}", raw.strip()))


def _region(document: Document, header: Sequence[int]) -> str:
    """The country of numbers written without its code: from a country or city in the header, else US."""
    for index in header:
        match = patterns.COUNTRY.search(document.line_text(document.lines[index]))
        if match:
            return patterns.COUNTRY_REGIONS[match.group(1).lower()]
    return "US"


def _place(document: Document, header: Sequence[int], links: Sequence[_Found]) -> _Found | None:
    """ "Austin, TX" of an address or a header line."""
    places = load_places()
    for index in header[: patterns.HEADER_LINES]:
        line = document.lines[index]
        left = line.start
        for cut in chain(patterns.PARTS.finditer(document.text, line.start, line.end), (None,)):
            right = cut.start() if cut else line.end
            part = document.text[left:right]
            if "," in part and "@" not in part and "City" not in part:
                match = places.trailing_in(part.rstrip(" .,"))
                if match and match.group().strip(" ,"):
                    whole = part.strip(" .,\u200b")
                    value = whole if _ADDRESS_TAIL.fullmatch(whole) else match.group().strip(" ,-–|")
                    start = left + part.index(value)
                    return _Found(value, start, start + len(value))
            left = cut.end() if cut else line.end
    return None


def _distinct(found: Sequence[_Found] | Iterator[_Found]) -> list[_Found]:
    kept: dict[str, _Found] = {}
    for item in found:
        kept.setdefault(item.value, item)
    return list(kept.values())
