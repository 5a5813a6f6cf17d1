"""The work history: posts with title, employer, place, dates, kind and functions, as `doc._.positions`."""

from collections.abc import Callable

from spacy.language import Language
from spacy.tokens import Doc

from screener.pipeline.positions.find import find_positions

FACTORY = "resume_positions"

__all__ = ["FACTORY", "find_positions"]


@Language.factory(
    FACTORY,
    assigns=["doc._.positions", "doc._.notes"],
    requires=["doc._.sections", "doc._.date_mentions"],
)
def create(nlp: Language, name: str) -> Callable[[Doc], Doc]:
    """The stage as a spaCy component."""
    return stage


def stage(doc: Doc) -> Doc:
    """Assign the positions, and note odd dates."""
    positions, notes = find_positions(doc._.document, doc._.sections, doc._.date_mentions)
    doc._.positions = positions
    doc._.notes = (*doc._.notes, *notes)
    return doc
