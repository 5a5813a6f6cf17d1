"""Understanding: spaCy stages over a Document, from text to facts with evidence.

Every stage is a folder: its logic, its patterns as data, and a spaCy factory that declares which
attributes of the Doc it reads and assigns. Stages know the Doc, never each other.
"""

from functools import lru_cache

import spacy
from spacy.language import Language

from screener.candidate import Candidate
from screener.document import Document
from screener.pipeline import (
    achievements,
    certifications,
    claims,
    contact,
    dates,
    degrees,
    industries,
    kind,
    languages,
    positions,
    sections,
    skills,
)
from screener.pipeline.extensions import declare
from screener.pipeline.tokenizer import WordTokenizer
from screener.resume import Resume

STAGES: tuple[str, ...] = (
    sections.FACTORY,
    dates.FACTORY,
    contact.FACTORY,
    positions.FACTORY,
    industries.FACTORY,
    degrees.FACTORY,
    certifications.FACTORY,
    skills.FACTORY,
    achievements.FACTORY,
    claims.FACTORY,
    languages.FACTORY,
    kind.FACTORY,
)


@lru_cache(maxsize=1)
def build_pipeline() -> Language:
    """The spaCy pipeline with every stage, built once a process."""
    declare()
    nlp = spacy.blank("en")
    nlp.tokenizer = WordTokenizer(nlp.vocab)
    for name in STAGES:
        nlp.add_pipe(name)
    return nlp


def analyze(document: Document) -> tuple[Candidate, Resume]:
    """Understand a document. Identity and qualifications come back apart."""
    nlp = build_pipeline()
    doc = nlp.make_doc(document.text)
    facts = doc._  # asking a Doc for it makes another one each time
    facts.document = document
    for _, stage in nlp.pipeline:
        doc = stage(doc)
    resume = Resume(
        id=document.sha256,
        sections=facts.sections,
        positions=facts.positions,
        degrees=facts.degrees,
        certifications=facts.certifications,
        skills=facts.skills,
        achievements=facts.achievements,
        claims=facts.claims,
        languages=facts.languages,
        findings=(*document.findings, *facts.notes),
    )
    return facts.candidate, resume
