"""From a document to statements: what is asked, how much it is asked, and where it stands."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise

from screener.document import Document, Line
from screener.job_description import patterns
from screener.job_description.draft import Need

_TERMINAL = (".", "!", "?", ":", ";")


class Part(StrEnum):
    """What a part of a description is for."""

    ESSENTIAL = "essential"
    PREFERRED = "preferred"
    DUTIES = "duties"
    ABOUT = "about"
    SILENT = "silent"
    """Benefits, how to apply, legal notes."""
    OPEN = "open"
    """Running text, or a heading that says nothing."""


@dataclass(frozen=True, slots=True)
class Statement:
    """A clause of the text. `text` has spaces for its line breaks, so that offsets into it stay right."""

    start: int
    text: str
    need: Need
    sentence: int
    """Number of the sentence it is a part of."""
    tail: bool = False
    """Whether it goes on from the clause before it: "…, ideally in retail"."""

    @property
    def end(self) -> int:
        return self.start + len(self.text)


def read_statements(document: Document) -> list[Statement]:
    """The statements that ask for something or tell a duty, in the order of the text."""
    found: list[Statement] = []
    number = 0
    for part, start, end in _paragraphs(document):
        text = document.text[start:end].replace("\n", " ").replace("\t", " ")
        for low, high in _cut(text, patterns.SENTENCE_END):
            need = _need_of_sentence(part, text[low:high])
            if need is None:
                continue
            number += 1
            if need is Need.DUTY:
                found.append(Statement(start + low, text[low:high], need, number))
            else:
                found.extend(_clauses(start + low, text[low:high], need, number))
    return found


def _paragraphs(document: Document) -> Iterator[tuple[Part, int, int]]:
    """Ranges of text that read on, each with its part; headings and labelled facts are left out."""
    part = Part.OPEN
    lines = document.lines
    widest = _wrapped_width(document)
    columns: tuple[Part | None, ...] = ()
    at = 0
    while at < len(lines):
        line = lines[at]
        text = document.line_text(line)
        heading = heading_of(text, line)
        if heading is not None:
            part = heading
            at += 1
            continue
        labelled = None if columns and "\t" in text else _label(text)
        if labelled is not None and labelled[0] is None:
            at += 1
            continue
        cells = _cells(text, columns)
        if cells is not None:
            columns = cells
            at += 1
            for column, low, high in _in_columns(text, columns):
                yield column, line.start + low, line.start + high
            continue
        columns = ()
        own, start = labelled if labelled is not None else (part, 0)
        assert own is not None
        part = own
        last = at
        while last + 1 < len(lines) and _reads_on(document, lines[last], lines[last + 1], widest):
            last += 1
        listed = patterns.ENUMERATION.match(text, start)
        *_, lead = document.line_text(lines[last]).split(". ")
        opens = heading_of(lead, lines[last]) if lead.endswith(":") else None
        end = lines[last].end - len(lead) if opens is not None else lines[last].end
        yield part, line.start + (listed.end() if listed else start), end
        part = opens or part
        at = last + 1


def _cells(text: str, columns: tuple[Part | None, ...]) -> tuple[Part | None, ...] | None:
    """The parts of a table's columns, where a line is its head or a row below it; None: no such table."""
    cells = text.split("\t")
    heads = tuple(
        next((part for part, pattern in _HEADINGS if pattern.fullmatch(cell.strip(" :"))), None)
        for cell in cells
    )
    if {Part.ESSENTIAL, Part.PREFERRED} <= set(heads):
        return heads
    return columns if columns and len(cells) > 1 else None


def _in_columns(text: str, columns: tuple[Part | None, ...]) -> Iterator[tuple[Part, int, int]]:
    """The cells of a row with the parts of their columns, from the right: a row may begin with its name."""
    start = 0
    cells = text.split("\t")
    for number, cell in enumerate(cells, start=len(columns) - len(cells)):
        part = columns[number] if number >= 0 else None
        if part is not None and heading_of(cell, Line(0, len(cell))) is None and cell.strip():
            yield part, start, start + len(cell)
        start += len(cell) + 1


def heading_of(text: str, line: Line) -> Part | None:
    """The part that a line opens; None where it is no heading."""
    shown = text.strip().strip("*#_-–—=•· \t")
    colon = shown.endswith(":")
    shown = shown.rstrip(":? ").strip("*")
    if not shown or ". " in shown or len(shown.split()) > (18 if colon else patterns.HEADING_WORDS):
        return None
    if len(shown.split()) <= patterns.HEADING_WORDS and not (line.bullet and not colon):
        for part, pattern in _HEADINGS:
            if pattern.fullmatch(shown):
                return part
    if colon:
        return next((part for part, pattern in _LEADS if pattern.search(shown)), Part.OPEN)
    return Part.OPEN if line.heading is not None and line.heading > 1 else None


_HEADINGS = (
    (Part.PREFERRED, patterns.PREFERRED_HEADING),
    (Part.SILENT, patterns.CLOSING_HEADING),
    (Part.SILENT, patterns.OFFER_HEADING),
    (Part.DUTIES, patterns.DUTIES_HEADING),
    (Part.ESSENTIAL, patterns.ESSENTIAL_HEADING),
    (Part.ABOUT, patterns.ABOUT_HEADING),
)
_LEADS = (
    (Part.PREFERRED, patterns.LEAD_PREFERRED),
    (Part.SILENT, patterns.LEAD_OFFER),
    (Part.DUTIES, patterns.LEAD_DUTIES),
    (Part.ESSENTIAL, patterns.LEAD_ESSENTIAL),
)


def _label(text: str) -> tuple[Part | None, int] | None:
    """The part that a label at the start of a line opens, and where its content starts.

    The part is None where the line states a fact of the post.
    """
    match = patterns.LABEL.match(text)
    if match is None or match["rest"] is None:
        return None
    label = match["label"].strip()
    if patterns.FACT_LABEL.fullmatch(label) or patterns.TITLE_LABEL.fullmatch(label):
        return None, 0
    if len(label.split()) > patterns.HEADING_WORDS:
        return None
    for part, pattern in _HEADINGS:
        if pattern.fullmatch(label):
            return part, match.start("rest")
    return None


def _wrapped_width(document: Document) -> int:
    """Characters from which a line counts as broken by the margin; 0 where lines are whole paragraphs."""
    lengths = sorted((line.end - line.start for line in document.lines), reverse=True)
    if document.format in _WHOLE_PARAGRAPHS or len(lengths) < 2 or lengths[0] > _WIDEST_PAGE:
        return 0
    return max(_FULL_LINE if document.format == "text" else _FULL_COLUMN, int(lengths[1] * _NEARLY))


def _reads_on(document: Document, line: Line, following: Line, wrapped: int) -> bool:
    """Whether the next line goes on with the sentence of this one; `wrapped` as `_wrapped_width` gives it."""
    if following.bullet or following.gap_above or following.heading is not None:
        return False
    text, after = document.line_text(line).rstrip(), document.line_text(following).strip()
    if not after or not text or patterns.ENUMERATION.match(after):
        return False
    if heading_of(after, following) is not None or _label(after) is not None:
        return False
    if text.endswith((",", "&", "/", " and", " or", " of", " in", " with")):
        return True
    if after[0].islower():
        return not text.endswith(_TERMINAL) and len(text) >= _SHORT_LINE
    if not wrapped or len(text) < wrapped or text.endswith(":"):
        return False
    return not any(
        mark.search(text[-_MARK_ROOM:]) for mark in (patterns.PREFERRED_END, patterns.REQUIRED_END)
    )


_WHOLE_PARAGRAPHS = frozenset({"docx", "odt", "html", "markdown"})
_FULL_LINE = 68
_FULL_COLUMN = 45
_SHORT_LINE = 30
_SHORTEST = 3
_FEW_WORDS = 3
"""Words before "ideally" that are no clause of their own: "Applicants will ideally …"."""
_WIDEST_PAGE = 140
_NEARLY = 0.85
"""A line this share of the widest may have been broken by the margin; wider ones than a page never are."""
_MARK_ROOM = 40
"""Characters at the end of a line in which "preferred" shows that it is a whole item."""


def _cut(text: str, ends: re.Pattern[str]) -> Iterator[tuple[int, int]]:
    start = 0
    for match in ends.finditer(text):
        if text[start : match.start()].strip():
            yield _trim(text, start, match.start())
        start = match.end()
    if text[start:].strip():
        yield _trim(text, start, len(text))


def _trim(text: str, start: int, end: int) -> tuple[int, int]:
    inner = text[start:end]
    return start + len(inner) - len(inner.lstrip(" ,–—-")), start + len(inner.rstrip())


def _need_of_sentence(part: Part, text: str) -> Need | None:
    """How much a sentence asks by the part it stands in; None where it asks nothing."""
    if part is Part.SILENT or patterns.BOILERPLATE.search(text):
        return None
    seeks = patterns.SEEKS.search(text)
    if seeks and not patterns.SEEKS_WITH.search(text, seeks.end()):
        return Need.DUTY
    match part:
        case Part.ESSENTIAL:
            return Need.ESSENTIAL
        case Part.PREFERRED:
            return Need.PREFERRED
        case Part.DUTIES:
            return Need.ESSENTIAL if patterns.ASKS_STRONGLY.search(text) else Need.DUTY
        case Part.ABOUT:
            asks = patterns.ASKS_STRONGLY.search(text) and not patterns.COMPANY.search(text)
            return Need.ESSENTIAL if asks else None
        case Part.OPEN:
            return _need_of_prose(text)


def _need_of_prose(text: str) -> Need | None:
    if patterns.ASKS_STRONGLY.search(text):
        return Need.ESSENTIAL if not _only_company(text) else None
    if patterns.DUTY.search(text):
        return Need.DUTY
    if patterns.COMPANY.search(text) or not patterns.ASKS.search(text):
        return None
    return Need.ESSENTIAL


def _only_company(text: str) -> bool:
    """Whether a sentence that seems to ask only tells how old or experienced the company is."""
    told = patterns.COMPANY.search(text)
    return told is not None and not re.search(
        r"\b(?:you|candidate|applicant|looking|seek|must|requires?|needs?\b)", text, re.IGNORECASE
    )


def _clauses(start: int, text: str, need: Need, number: int) -> Iterator[Statement]:
    """The sentence cut where what is a must ends and what is a wish begins."""
    cuts = sorted({0, len(text), *_marks(text)})
    previous = False
    for low, high in pairwise(cuts):
        lead = patterns.AFTER_MARK.match(text, low, high)
        first = lead.end() if lead is not None and previous else low
        last = low + len(text[low:high].rstrip(" ,(–—"))
        if last <= first or last - first < _SHORTEST:
            continue
        clause = text[first:last]
        own = need_of_clause(clause, need)
        if own is not None:
            yield Statement(start + first, clause, own, number, tail=previous)
        previous = True


def _marks(text: str) -> Iterator[int]:
    for pattern in (patterns.PREFERRED, patterns.REQUIRED):
        for match in pattern.finditer(text):
            opening, closing = text.rfind("(", 0, match.start()), text.find(")", match.end())
            if opening >= 0 and closing >= 0 and ")" not in text[opening : match.start()]:
                yield opening
                yield closing + 1
                continue
            rest = patterns.AFTER_MARK.match(text, match.end())
            if rest is not None and len(text) - rest.end() > 1 and _goes_on(text, match.end()):
                yield match.end()
            if pattern is patterns.PREFERRED and (comma := _own_part(text, match.start())):
                yield comma
    for match in patterns.IDEALLY.finditer(text):
        if len(text[: match.start()].split()) > _FEW_WORDS or "," in match.group():
            yield match.start()
            if behind := re.compile(r",\s(?=(?:and|plus|with|as well as)\b)").search(text, match.end()):
                yield behind.start()


def _goes_on(text: str, end: int) -> bool:
    """Whether something new follows a mark, and not what it is for: "required for this role"."""
    return re.match(r"\s*(?:for|if|to|in|as)\b(?!\s+well)", text[end:], re.IGNORECASE) is None


def _own_part(text: str, mark: int) -> int | None:
    """Where the wish begins in "Bachelor's degree in marketing, MBA preferred"."""
    comma = max(text.rfind(", ", 0, mark), text.rfind(" - ", 0, mark), text.rfind(" – ", 0, mark))
    if comma < 0 or patterns.REQUIRED.search(text, 0, comma) or patterns.PREFERRED.search(text, 0, comma):
        return None
    if re.match(r"[,\s–-]*(?:and|or|which|this|is|but)\b", text[comma:]) or not text[comma:mark].strip(
        " ,–-"
    ):
        return None
    return comma if re.search(r"\b(?:degree|years?|yrs?|diploma)\b", text[:comma], re.IGNORECASE) else None


def need_of_clause(text: str, need: Need) -> Need | None:
    """How much a clause asks by its own words, else as its sentence does; None: it says "not needed"."""
    if patterns.PREFERRED.search(text) or patterns.PREFERRED_LEAD.search(text):
        return Need.PREFERRED
    if patterns.NOT_NEEDED.search(text):
        return None
    if patterns.REQUIRED.search(text) or patterns.MUST_LEAD.search(text):
        return Need.ESSENTIAL
    return need
