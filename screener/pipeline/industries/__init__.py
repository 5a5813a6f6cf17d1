"""The industries that posts were in, told by employer, title and duties; set on `doc._.positions`.

One cue in the employer's name or the title tells an industry, or two different cues in the duties. Many
posts tell none, and the scorer takes that as not known. About 0.2 ms a resume.
"""

from collections.abc import Callable

from spacy.language import Language
from spacy.tokens import Doc

from screener.pipeline.industries.find import with_industries

FACTORY = "resume_industries"


@Language.factory(FACTORY, assigns=["doc._.positions"], requires=["doc._.positions"])
def create(nlp: Language, name: str) -> Callable[[Doc], Doc]:
    """The stage as a spaCy component."""
    return stage


def stage(doc: Doc) -> Doc:
    """Assign the positions again, with their industries."""
    doc._.positions = with_industries(doc._.document, doc._.positions)
    return doc
