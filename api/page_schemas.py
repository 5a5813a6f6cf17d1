"""The pages of a resume as they are answered: their sizes, their text, and what is marked on them."""

from typing import Annotated, Literal, Self

from pydantic import BaseModel, ConfigDict, Field

from screener.document import Document, Evidence
from screener.export.highlights import Highlight
from screener.export.text_page import TextLine, TextPage
from screener.places import PagePart, parts_of_span


class _Answer(BaseModel):
    model_config = ConfigDict(frozen=True)


class PageOut(_Answer):
    """A page; width and height in points, null where the format has no pages. `picture` is its path."""

    number: int
    width: float | None
    height: float | None
    picture: str | None


class PagesOut(_Answer):
    """How a resume can be shown: by pictures of its pages, or by its text alone."""

    kind: Literal["picture", "text"]
    format: str
    count: int
    pages: list[PageOut]

    @classmethod
    def of(cls, document: Document, resume_id: str, *, pictures: bool) -> Self:
        pages = [
            PageOut(
                number=page.number,
                width=page.width or None,
                height=page.height or None,
                picture=f"/v1/resumes/{resume_id}/pages/{page.number}.png" if pictures else None,
            )
            for page in document.pages
        ]
        kind: Literal["picture", "text"] = "picture" if pictures else "text"
        return cls(kind=kind, format=document.format, count=len(pages), pages=pages)


class TextLineOut(_Answer):
    """A line of the text. `start`, `end` and the ranges in `bold` are places in the whole text."""

    start: int
    end: int
    text: str
    page: int
    heading: Annotated[int | None, Field(description="Level of a heading style, from 1.")]
    bold: list[tuple[int, int]]
    bullet: bool
    indent: Annotated[float, Field(description="Points from the left edge of its column.")]
    gap_above: bool
    in_table: Annotated[bool, Field(description="Cells of a row are parted by tabs.")]

    @classmethod
    def of(cls, line: TextLine) -> Self:
        return cls(
            start=line.start,
            end=line.end,
            text=line.text,
            page=line.page,
            heading=line.heading,
            bold=list(line.bold),
            bullet=line.bullet,
            indent=line.indent,
            gap_above=line.gap_above,
            in_table=line.in_table,
        )


class TextPageOut(_Answer):
    """The text of a resume, a line a line, as they stand below each other."""

    blind: bool
    lines: list[TextLineOut]


class BoxOut(_Answer):
    """A rectangle in shares of a page's width and height, from its top left corner."""

    page: int
    x0: float
    top: float
    x1: float
    bottom: float

    @classmethod
    def of(cls, part: PagePart) -> Self:
        return cls(page=part.page, x0=part.x0, top=part.top, x1=part.x1, bottom=part.bottom)


class MarkOut(_Answer):
    """A quote: its place in the text as `text` shows it, and where it stands on the pages' pictures."""

    start: int
    end: int
    page: int
    quote: str
    rule: str
    boxes: list[BoxOut]

    @classmethod
    def of(cls, evidence: Evidence, document: Document, page: TextPage, *, pictures: bool) -> Self:
        span = evidence.span
        start, end = page.place(span.start, span.end)
        parts = parts_of_span(document, span.start, span.end) if pictures else ()
        return cls(
            start=start,
            end=end,
            page=span.page,
            quote=page.quote(evidence),
            rule=evidence.rule,
            boxes=[BoxOut.of(part) for part in parts],
        )


HighlightKind = Literal[
    "contact",
    "position",
    "degree",
    "certification",
    "skill",
    "language",
    "achievement",
    "claim",
    "criterion",
]


class HighlightOut(_Answer):
    """A fact (by the id that the facts give it) or a criterion ("criterion:" and its id), and its quotes."""

    id: str
    kind: HighlightKind
    label: str
    marks: list[MarkOut]

    @classmethod
    def of(cls, item: Highlight, label: str, marks: list[MarkOut]) -> Self:
        return cls.model_validate({"id": item.id, "kind": item.kind, "label": label, "marks": marks})


class HighlightsOut(_Answer):
    """Everything that can be pointed at, in the order of the facts, then of the criteria."""

    kind: Literal["picture", "text"]
    highlights: list[HighlightOut]
