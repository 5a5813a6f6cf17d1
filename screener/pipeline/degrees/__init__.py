"""Degrees and schooling: level, field, institution, status and year, in the order of the resume."""

from collections.abc import Callable

from spacy.language import Language
from spacy.tokens import Doc

from screener.pipeline.degrees.stage import stage

FACTORY = "resume_degrees"


@Language.factory(
    FACTORY, assigns=["doc._.degrees"], requires=["doc._.sections", "doc._.date_mentions"]
)
def create(nlp: Language, name: str) -> Callable[[Doc], Doc]:
    """The stage as a spaCy component."""
    return stage
