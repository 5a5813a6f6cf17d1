"""Whether the document is a resume at all, and in which language it is written, as findings.

Nothing is refused for it: what the other stages found is shown beside the finding. Costs a few
hundredths of a millisecond for a resume in English, which is told by its first words and its posts.
"""

from collections.abc import Callable

from spacy.language import Language
from spacy.tokens import Doc

from screener.pipeline.kind.find import check_kind, check_language

FACTORY = "resume_kind"


@Language.factory(
    FACTORY,
    assigns=["doc._.notes"],
    requires=["doc._.sections", "doc._.positions", "doc._.degrees", "doc._.skills"],
)
def create(nlp: Language, name: str) -> Callable[[Doc], Doc]:
    """The stage as a spaCy component."""
    return stage


def stage(doc: Doc) -> Doc:
    """Add the findings `not_a_resume` and `language` to `doc._.notes` where they hold."""
    facts = doc._
    document = facts.document
    # What is missing from a text in another language says nothing about what it is.
    found = check_language(document.text) or check_kind(
        document, facts.sections, facts.positions, facts.degrees, facts.skills
    )
    if found is not None:
        facts.notes = (*facts.notes, found)
    return doc
