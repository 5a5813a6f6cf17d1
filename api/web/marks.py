"""Places on the page of a resume that facts and points rest on, with numbers by which both sides know it."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from itertools import pairwise

from screener.document import HUMAN, Document, Evidence
from screener.export.text_page import TextLine, TextPage
from screener.places import PagePart, parts_of_span


@dataclass(frozen=True, slots=True)
class Mark:
    """A place: a range of the document's text, and its rectangles on the pictures of the pages."""

    number: int
    start: int
    end: int
    page: int
    parts: tuple[PagePart, ...]


@dataclass(frozen=True, slots=True)
class Quote:
    """A quote beside its fact; without a mark where it stands on no page. `human`: a person has said it."""

    text: str
    place: str
    mark: int | None
    human: bool = False


@dataclass(frozen=True, slots=True)
class Piece:
    """Some characters of a line that is shown as text, with the numbers of the marks that cover them."""

    text: str
    marks: tuple[int, ...]
    bold: bool


@dataclass(frozen=True, slots=True)
class MarkedLine:
    """A line of the text itself. `level` is the depth of its indent, 0 to 4."""

    pieces: tuple[Piece, ...]
    heading: bool
    bullet: bool
    gap_above: bool
    in_table: bool
    page: int
    level: int


@dataclass(frozen=True, slots=True)
class Sheet:
    """A page as a picture: its size in points, and the rectangles on it with the number of their mark."""

    number: int
    width: float
    height: float
    parts: tuple[tuple[int, PagePart], ...]


class Marks:
    """Numbers the places of a document as they are asked for."""

    def __init__(self, document: Document, text_page: TextPage, shown: Callable[[str], str]) -> None:
        self._document = document
        self._shown = shown
        self._text_page = text_page
        self._marks: dict[tuple[int, int], Mark] = {}

    def of(self, evidence: Iterable[Evidence]) -> tuple[int, ...]:
        """The numbers of the places of some quotes, each once."""
        found = (self._number(each) for each in evidence)
        return tuple(dict.fromkeys(number for number in found if number is not None))

    def quotes(self, evidence: Iterable[Evidence]) -> tuple[Quote, ...]:
        """The quotes as they may be shown, each place once."""
        shown: dict[tuple[int | None, str], Quote] = {}
        for each in evidence:
            number = self._number(each)
            text = self._shown(each.quote) if number is None else self._text_page.quote(each)
            quote = Quote(" ".join(text.split()), each.place, number, each.rule == HUMAN)
            shown.setdefault((number, "" if number else quote.text), quote)
        return tuple(shown.values())

    def of_text(self, quote: str | None) -> int | None:
        """The place of a quote that is known by its words alone; None where the text does not have them."""
        start = self._document.text.find(quote) if quote else -1
        return None if start < 0 or not quote else self._at(start, start + len(quote))

    def sheets(self) -> tuple[Sheet, ...]:
        """The pages with the marks on them, larger ones below smaller ones."""
        by_page: dict[int, list[tuple[int, PagePart]]] = {}
        for mark in self._marks.values():
            for part in mark.parts:
                by_page.setdefault(part.page, []).append((mark.number, part))
        return tuple(
            Sheet(
                page.number,
                page.width,
                page.height,
                tuple(sorted(by_page.get(page.number, ()), key=lambda item: -_area(item[1]))),
            )
            for page in self._document.pages
        )

    def lines(self) -> tuple[MarkedLine, ...]:
        """The text with the marks in it."""
        places = {mark.number: self._text_page.place(mark.start, mark.end) for mark in self._marks.values()}
        lines = self._text_page.lines()
        indents = sorted({line.indent for line in lines})
        return tuple(_marked(line, places, indents) for line in lines)

    def _number(self, evidence: Evidence) -> int | None:
        span = evidence.span
        return None if evidence.rule == HUMAN or span.start >= span.end else self._at(span.start, span.end)

    def _at(self, start: int, end: int) -> int:
        mark = self._marks.get((start, end))
        if mark is None:
            page = self._document.span(start, end).page
            parts = parts_of_span(self._document, start, end)
            mark = self._marks[start, end] = Mark(len(self._marks) + 1, start, end, page, parts)
        return mark.number


def _area(part: PagePart) -> float:
    return (part.x1 - part.x0) * (part.bottom - part.top)


def _marked(line: TextLine, places: Mapping[int, tuple[int, int]], indents: list[float]) -> MarkedLine:
    inside = {number: span for number, span in places.items() if span[0] < line.end and span[1] > line.start}
    cuts = {line.start, line.end}
    for start, end in (*inside.values(), *line.bold):
        cuts |= {min(max(start, line.start), line.end), min(max(end, line.start), line.end)}
    pieces = [
        Piece(
            line.text[start - line.start : end - line.start],
            tuple(number for number, span in inside.items() if span[0] <= start and span[1] >= end),
            any(first <= start and last >= end for first, last in line.bold),
        )
        for start, end in pairwise(sorted(cuts))
    ]
    return MarkedLine(
        pieces=tuple(pieces),
        heading=line.heading is not None,
        bullet=line.bullet,
        gap_above=line.gap_above,
        in_table=line.in_table,
        page=line.page,
        level=min(4, indents.index(line.indent)),
    )
