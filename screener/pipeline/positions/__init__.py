"""Stage positions."""

from collections.abc import Callable

from spacy.language import Language
from spacy.tokens import Doc

FACTORY = "resume_positions"


@Language.factory(FACTORY, assigns=["doc._.positions"])
def create(nlp: Language, name: str) -> Callable[[Doc], Doc]:
    """The stage as a spaCy component."""
    return stage


def stage(doc: Doc) -> Doc:
    doc._.positions = ()
    return doc
