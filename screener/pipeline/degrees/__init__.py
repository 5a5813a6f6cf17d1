"""Stage degrees."""

from collections.abc import Callable

from spacy.language import Language
from spacy.tokens import Doc

FACTORY = "resume_degrees"


@Language.factory(FACTORY, assigns=["doc._.degrees"])
def create(nlp: Language, name: str) -> Callable[[Doc], Doc]:
    """The stage as a spaCy component."""
    return stage


def stage(doc: Doc) -> Doc:
    doc._.degrees = ()
    return doc
