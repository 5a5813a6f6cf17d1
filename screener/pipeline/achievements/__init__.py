"""Stage achievements."""

from collections.abc import Callable

from spacy.language import Language
from spacy.tokens import Doc

FACTORY = "resume_achievements"


@Language.factory(FACTORY, assigns=["doc._.achievements"])
def create(nlp: Language, name: str) -> Callable[[Doc], Doc]:
    """The stage as a spaCy component."""
    return stage


def stage(doc: Doc) -> Doc:
    doc._.achievements = ()
    return doc
