"""Stage skills: which skills of the taxonomy a resume names or shows."""

from collections.abc import Callable

from spacy.language import Language
from spacy.tokens import Doc

from screener.pipeline.skills.stage import stage

FACTORY = "resume_skills"


@Language.factory(FACTORY, assigns=["doc._.skills"], requires=["doc._.sections", "doc._.positions"])
def create(nlp: Language, name: str) -> Callable[[Doc], Doc]:
    """The stage as a spaCy component."""
    return stage
