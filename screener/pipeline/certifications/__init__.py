"""Stage certifications."""

from collections.abc import Callable

from spacy.language import Language
from spacy.tokens import Doc

FACTORY = "resume_certifications"


@Language.factory(FACTORY, assigns=["doc._.certifications"])
def create(nlp: Language, name: str) -> Callable[[Doc], Doc]:
    """The stage as a spaCy component."""
    return stage


def stage(doc: Doc) -> Doc:
    doc._.certifications = ()
    return doc
