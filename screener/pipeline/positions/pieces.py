"""Cut the heading of a post into pieces: candidates for title, employer and place."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from screener.pipeline.positions.patterns import (
    ARMED_FORCES,
    EMPLOYER_PLACEHOLDER,
    FREQUENCY,
    LABEL,
    LABELS,
    NUMBERING,
    PLACE_PLACEHOLDER,
    PLACE_WORDS,
)
from screener.pipeline.positions.rows import Row
from skills_taxonomy.occupations import load_occupations
from skills_taxonomy.places import load_places

_SEPARATOR = re.compile(
    r"(?=[\s|•·●▪■◆►»;–—:/-])(?:"  # what every separator begins with tells most places apart
    r"\t+|\s*[|•·●▪■◆►»;]+\s*|\s+[-–—―~]+\s+(?!\()|:\s+|\s*[–—]\s*(?=[A-Z])|(?<=\w)-\s+(?=[A-Z])|\s+@\s+|\s+/+\s+|\s*/{2,}\s*|\s*:{2,}\s*)"
)
_AT = re.compile(r"(?<=\w)\s+(?:(?:at|with|for|@)\s+(?=[A-Z])|at\s+(?=(?:the|an?|my|our)\s+[a-z]))")
_AT_WORD = re.compile(r"\b(?:at|with|for)\b|@", re.I)
_IN_BRACKETS = re.compile(r"\s*\((?P<firm>[^()]{4,60})\)\s*$")
_COMMA = re.compile(r"\s*,\s+|\s+,\s*")
_EDGES = " \t,;:|.-–—―~*_()[]{}•·"
_TRAILING_ORDINAL = re.compile(r"\s*\(?\b(?:contd?|continued)\b\.?\)?\s*$", re.I)
_CITY_OF_EMPLOYER = re.compile(r"\((?P<place>[^()]{3,40})\)\s*$")
_MESSRS = re.compile(r"M/[sS]\b")
"""What stands before the name of a firm."""
_AFTER_LEGAL = re.compile(
    r"\b(?:Ltd|Limited|Inc|LLC|Corp|PLC|LLP)\.?(?P<comma>\s*,\s*)(?P<city>[A-Z][\w .-]{2,25})$"
)
_LEGAL = re.compile(
    r"^(?:inc|llc|ltd|llp|corp|co|plc|pvt|l\.l\.c|gmbh|pte|limited|incorporated|sa|na|n\.a)\b\.?", re.I
)


@dataclass(slots=True)
class Piece:
    """A part of a heading, by offsets of the document, with its likelihoods.

    Not frozen: `pieces_of` tells each its place once all of a row are known.
    """

    start: int
    end: int
    text: str
    row: int
    """Index of the row relative to the row with the dates: -1 is the line above."""
    order: int
    """Which piece of its row it is."""
    title: float
    employer: float
    place: bool
    label: str | None = None
    """"title", "employer" or "place" where the resume labels it."""
    placeholder: bool = False
    """Stands for an employer whose name was taken out."""
    bold: bool = False
    before: str = ""
    """What separates it from the piece before it in its row: "at", "tab", "date" or one character."""

    @property
    def slot(self) -> tuple[int, int]:
        """Where it stands in its heading: its row, and its place in the row."""
        return self.row, self.order

    def follows(self, other: "Piece") -> bool:
        """Whether it is the next piece of the same row."""
        return self.slot == (other.row, other.order + 1)


def pieces_of(row: Row, offset: int) -> list[Piece]:
    """The pieces of a row, in order, dates left out. `offset` is its distance from the dates' row."""
    pieces: list[Piece] = []
    for start, end, label in _spans(row):
        for piece in _read(row, start, end, offset, label):
            merged = _join(pieces[-1], piece, row) if pieces and label is None else None
            if merged is not None:
                pieces[-1] = merged
            else:
                pieces.append(piece)
    for number, piece in enumerate(pieces):
        piece.order = number
        piece.before = _separator(row, pieces[number - 1], piece) if number else ""
    return pieces


def _is_aside(text: str, start: int, end: int) -> bool:
    """Whether a remark in brackets fills the cell of the dates: "2009 – 2010 (holidays)⇥Acme"."""
    inside = text[start:end].strip()
    return inside[:1] == "(" and inside[-1:] == ")" and inside.count("(") == 1 and text[end : end + 1] == "\t"


def _separator(row: Row, left: Piece, right: Piece) -> str:
    between = row.text[left.end - row.line.start : right.start - row.line.start]
    if _dated_between(left, right, row):
        return "date"
    if "\t" in between:
        return "tab"
    if _AT_WORD.search(between):
        return "at"
    marks = between.strip()
    return "-" if marks in ("–", "—", "-", "―") else marks[:1]


def _spans(row: Row) -> Iterator[tuple[int, int, str | None]]:
    """Ranges of the row's text between dates, separators and placeholders, with their label."""
    text = row.text
    cuts = [(mention.start - row.line.start, mention.end - row.line.start) for mention in row.mentions]
    if row.column_labels:
        for (start, end), label in zip(row.cells, row.column_labels, strict=True):
            if label != "dates":
                yield from ((s, e, label) for s, e in _without(cuts, start, end))
        return
    if row.prose_post:
        for group in ("title", "employer"):
            if row.prose_post[group]:
                yield *row.prose_post.span(group), group
        return
    with_values = [
        (found.end(), end, label)
        for start, end in row.cells
        if (found := LABEL.match(text, start, end))
        and (label := _label(found))
        and text[found.end() : end].strip()
    ]
    if len(with_values) >= 2:  # "Company: Acme⇥Designation: Clerk"
        yield from (cell for cell in with_values if cell[2] not in ("dates", "body"))
        return
    names = [LABELS.get(text[start:end].strip(" :").lower()) for start, end in row.cells]
    if len(names) > 2 and sum(name is not None for name in names[::2]) >= 2:
        for name, (start, end) in zip(names[::2], row.cells[1::2], strict=False):  # "Company⇥Acme⇥From⇥2012"
            if name not in (None, "dates", "body"):
                yield start, end, name
        return
    label = row.label
    labelled = LABEL.match(text)
    if labelled and label and label != "body":
        if label != "dates":
            yield from ((s, e, label) for s, e in _without(cuts, labelled.end(), len(text)))
        return
    numbering = NUMBERING.match(text)
    first = numbering.end() if numbering else 0
    marks: list[tuple[int, int]] = []
    if row.has_employer_placeholder:
        marks += [match.span() for match in EMPLOYER_PLACEHOLDER.finditer(text)]
    if any(word in text for word in PLACE_WORDS):
        marks += [match.span() for match in PLACE_PLACEHOLDER.finditer(text)]
    for start, end in _without(cuts, first, len(text)):
        at = start
        for mark_start, mark_end in sorted(marks):
            if start <= mark_start and mark_end <= end and mark_start >= at:
                yield at, mark_start, None
                yield mark_start, mark_end, None
                at = mark_end
        yield at, end, None


def _label(match: re.Match[str]) -> str | None:
    return LABELS.get(" ".join(match[1].lower().split()))


def _without(cuts: list[tuple[int, int]], start: int, end: int) -> Iterator[tuple[int, int]]:
    for cut_start, cut_end in cuts:
        if cut_end <= start or cut_start >= end:
            continue
        if cut_start > start:
            yield start, cut_start
        start = max(start, cut_end)
    if start < end:
        yield start, end


def _read(row: Row, start: int, end: int, offset: int, label: str | None) -> Iterator[Piece]:
    """Pieces of one range: split at separators, then a place cut off the end, then at commas."""
    if label is not None:
        yield from _labelled(row, start, end, offset, label)
        return
    for part_start, part_end in _split(_SEPARATOR, row.text, start, end):
        if part_start == start and row.mentions and _is_aside(row.text, part_start, part_end):
            continue
        for sub_start, sub_end in _split_at(row.text, part_start, part_end):
            for bold_start, bold_end in _split_bold(row, sub_start, sub_end):
                yield from _commas(row, bold_start, bold_end, offset)


def _labelled(row: Row, start: int, end: int, offset: int, label: str) -> Iterator[Piece]:
    """A value behind a label; a place at the end of an employer's is cut off."""
    trailing = load_places().trailing_in(row.text[start:end]) if label == "employer" else None
    if trailing and trailing.start() > 0 and _place_can_end(row.text[start:end], trailing.start()):
        place = _piece(row, start + trailing.start(), end, offset, "place")
        end = start + trailing.start()
    else:
        place = None
        city = _AFTER_LEGAL.search(row.text, start, end) if label == "employer" else None
        if city:
            place, end = _piece(row, *city.span("city"), offset, "place"), city.start("comma")
    for piece in (_piece(row, start, end, offset, label), place):
        if piece is not None:
            yield piece


def _split(pattern: re.Pattern[str], text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    for match in pattern.finditer(text, start, end):
        if match.start() > start:
            yield start, match.start()
        start = match.end()
    if start < end:
        yield start, end


def _split_at(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """ "Account Manager at Acme", "Account Manager (Acme Ltd)": only where the left side is a title."""
    table = load_occupations()
    match = _IN_BRACKETS.search(text, start, end)
    if (
        match
        and table.employer_score(match["firm"]) == 1.0
        and table.title_score(text[start : match.start()]) >= 0.6
    ):
        yield start, match.start()
        yield match.span("firm")
        return
    match = _AT.search(text, start, end)
    if match and table.title_score(text[start : match.start()]) >= 0.6:
        yield start, match.start()
        yield match.end(), end
    else:
        yield start, end


def _split_bold(row: Row, start: int, end: int) -> Iterator[tuple[int, int]]:
    """A title in bold and behind it, parted by nothing else, a name that is not."""
    first = row.line.start
    edges = [b1 - first for _, b1 in row.line.bold if start < b1 - first < end]
    if len(edges) == 1 and not row.has_employer_placeholder:
        before, behind = row.text[start : edges[0]].strip(), row.text[edges[0] : end]
        name = behind.strip()
        table = load_occupations()
        if (
            " " in row.text[edges[0] - 1 : edges[0] + 1]
            and len(name) > 2
            and name[0].isupper()
            and (before[-1:].isalpha() or before[-1:] == ")")
            and table.title_score(before) >= 0.6 > table.title_score(name)
        ):
            yield start, edges[0]
            yield edges[0], end
            return
    yield start, end


def _commas(row: Row, start: int, end: int, offset: int) -> Iterator[Piece]:
    """Cut a trailing place off, then split at commas; `_join` puts together what belongs together."""
    text = row.text[start:end]
    trailing = load_places().trailing_in(text)
    whole = load_places().is_place(text) and not _is_title_and_place(text)
    if trailing and not whole and trailing.start() > 0 and _place_can_end(text, trailing.start()):
        yield from _commas(row, start, start + trailing.start(), offset)
        place = _piece(row, start + trailing.start(), end, offset, None, is_place=True)
        if place is not None:
            yield place
        return
    if whole:
        piece = _piece(row, start, end, offset, None, is_place=True)
        if piece is not None:
            yield piece
        return
    for part_start, part_end in _split(_COMMA, row.text, start, end):
        piece = _piece(row, part_start, part_end, offset, None)
        if piece is not None:
            yield piece


def _is_title_and_place(text: str) -> bool:
    """Whether what looks like a city and a state is a title and where it was: "Account Manager, TX"."""
    before, comma, _ = text.rpartition(",")
    return bool(comma) and len(before.split()) > 1 and load_occupations().title_score(before) >= 0.8


def _place_can_end(text: str, at: int) -> bool:
    """Whether a place may be cut off at `at`: after a separator, or in a text with a comma in it.

    "Bank of America" and "University of Texas" end in places that belong to the name.
    """
    before = text[:at].rstrip()
    if not before:
        return False
    if before[-1] in ",|-–—(":
        return True
    return "," in text[at:] and not before.lower().endswith((" of", " de", " in", " and", " &"))


def _piece(
    row: Row, start: int, end: int, offset: int, label: str | None, *, is_place: bool = False
) -> Piece | None:
    text = row.text[start:end]
    if "cont" in text.lower():
        text = _TRAILING_ORDINAL.sub("", text)
    stripped = text.strip(_EDGES)
    if text.rstrip().endswith(".") and _LEGAL.match(stripped.rsplit(" ", 1)[-1]):
        stripped += "."
    if not stripped or not any(character.isalpha() for character in stripped):
        return None
    left = text.index(stripped[:1])
    start, end = start + left, start + left + len(stripped)
    if stripped.count("(") > stripped.count(")"):
        closing = row.text.find(")", end)
        if closing == end:
            end, stripped = end + 1, stripped + ")"
    table = load_occupations()
    placeholder = EMPLOYER_PLACEHOLDER.fullmatch(stripped) is not None
    place = is_place or PLACE_PLACEHOLDER.fullmatch(stripped) is not None or load_places().is_place(stripped)
    force = ARMED_FORCES.fullmatch(stripped) is not None
    first = row.line.start + start
    bold = any(b0 <= first and b1 >= first + len(stripped) - 1 for b0, b1 in row.line.bold)
    return Piece(
        first,
        row.line.start + end,
        stripped,
        offset,
        0,
        0.0 if placeholder or force else table.title_score(stripped),
        1.0 if placeholder or force or _MESSRS.match(stripped) else table.employer_score(stripped),
        place,
        label,
        placeholder,
        bold,
    )


def _join(left: Piece, right: Piece, row: Row) -> Piece | None:
    """Two neighbours as one piece, where a comma or dash only looked like a border."""
    between = row.text[left.end - row.line.start : right.start - row.line.start]
    if left.placeholder or right.placeholder or left.place or "\t" in between or "|" in between:
        return None
    if right.place and not (_LEGAL.match(right.text) and "," in between):
        return None
    table = load_occupations()
    text = row.text[left.start - row.line.start : right.end - row.line.start]
    legal_form = "," in between and _LEGAL.match(right.text) and len(right.text.split()) <= 2
    short = len(right.text.split()) <= 3
    two_titles = (
        FREQUENCY.match(right.text) is None
        and left.title >= 0.6
        and right.title >= (0.3 if short else 0.6)
        and right.employer < (0.5 if right.title < 0.6 else 0.8)
        and not _dated_between(left, right, row)
    )
    if not (legal_form or two_titles):
        return None
    return replace(
        left,
        end=right.end,
        text=text,
        title=max(left.title, right.title) if left.title >= 0.6 else table.title_score(text),
        employer=table.employer_score(text),
    )


def _dated_between(left: Piece, right: Piece, row: Row) -> bool:
    return any(mention.start >= left.end and mention.end <= right.start for mention in row.mentions)
