"""A Doc from a few written lines, its sections set by hand, for tests of single stages."""

from functools import lru_cache

import spacy
from spacy.language import Language
from spacy.tokens import Doc

from screener.document import Document, Evidence, Line, Page
from screener.pipeline import dates
from screener.pipeline.extensions import declare
from screener.resume import Section, SectionKind


@lru_cache(maxsize=1)
def language() -> Language:
    declare()
    return spacy.blank("en")


def written(*parts: tuple[SectionKind, str], sizes: dict[int, float] | None = None) -> Doc:
    """The Doc of sections given as (kind, text); `sizes` are font sizes by number of the line."""
    nlp = language()
    lines: list[Line] = []
    sections: list[Section] = []
    texts: list[str] = []
    offset = 0
    for kind, body in parts:
        first = len(lines)
        for text in body.strip("\n").split("\n"):
            size = (sizes or {}).get(len(lines), 10.0) if sizes is not None else None
            lines.append(Line(offset, offset + len(text), size=size))
            texts.append(text)
            offset += len(text) + 1
        sections.append(Section(kind, None, first, len(lines)))
    document = Document("\n".join(texts), tuple(lines), (Page(1),), (), "text", "cv.txt", "")
    doc = nlp.make_doc(document.text)
    doc._.document = document
    doc._.sections = tuple(sections)
    return dates.stage(doc)


def assert_quoted(doc: Doc, evidence: tuple[Evidence, ...]) -> None:
    """Every quote is exactly what stands at its place, and not empty."""
    assert evidence
    for item in evidence:
        assert doc.text[item.span.start : item.span.end] == item.quote
        assert item.quote.strip()
