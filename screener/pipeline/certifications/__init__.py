"""Professional licences and certificates, each with the places that name it."""

from collections.abc import Callable

from spacy.language import Language
from spacy.tokens import Doc

from screener.pipeline.certifications.find import CertificationFinder
from skills_taxonomy.certifications import load_certifications

FACTORY = "resume_certifications"


@Language.factory(FACTORY, assigns=["doc._.certifications"], requires=["doc._.sections"])
def create(nlp: Language, name: str) -> Callable[[Doc], Doc]:
    """The stage as a spaCy component."""
    return CertificationFinder(nlp, load_certifications())
