"""What the stages hand on, declared once: attributes of the spaCy Doc under `doc._`.

The Doc's text is exactly the Document's text, so `token.idx` is an offset into the Document.
"""

from spacy.tokens import Doc

DEFAULTS: dict[str, object] = {
    "document": None,  # Document, set before the first stage
    "candidate": None,  # Candidate
    "sections": (),  # tuple[Section, ...]
    "date_mentions": (),  # tuple[DateMention, ...], in the order of the text
    "positions": (),  # tuple[Position, ...]
    "degrees": (),  # tuple[Degree, ...]
    "certifications": (),  # tuple[Certification, ...]
    "skills": (),  # tuple[SkillMention, ...]
    "achievements": (),  # tuple[Achievement, ...]
    "claims": (),  # tuple[ExperienceClaim, ...]
    "languages": (),  # tuple[Language, ...]
    "notes": (),  # tuple[Finding, ...]: what a stage found odd
}


def declare() -> None:
    """Register the attributes; calling it again changes nothing."""
    for name, default in DEFAULTS.items():
        if not Doc.has_extension(name):
            Doc.set_extension(name, default=default)
