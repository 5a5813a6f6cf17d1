"""Languages the person speaks, with the level as written and on one ladder, as `doc._.languages`.

Read from language sections, labelled lists ("Languages: …") and sentences that say that a language is
spoken ("fluent in French"). About 0.05 ms a resume that does not speak of languages.
"""

from collections.abc import Callable

from spacy.language import Language
from spacy.tokens import Doc

from screener.pipeline.languages.find import find_languages

FACTORY = "resume_languages"


@Language.factory(FACTORY, assigns=["doc._.languages"], requires=["doc._.sections"])
def create(nlp: Language, name: str) -> Callable[[Doc], Doc]:
    """The stage as a spaCy component."""
    return stage


def stage(doc: Doc) -> Doc:
    """Set `doc._.languages`."""
    doc._.languages = find_languages(doc._.document, doc._.sections)
    return doc
