"""Stage contact."""

from collections.abc import Callable

from spacy.language import Language
from spacy.tokens import Doc

from screener.candidate import Candidate

FACTORY = "resume_contact"


@Language.factory(FACTORY, assigns=["doc._.candidate"])
def create(nlp: Language, name: str) -> Callable[[Doc], Doc]:
    """The stage as a spaCy component."""
    return stage


def stage(doc: Doc) -> Doc:
    doc._.candidate = Candidate()
    return doc
