"""Who the resume is about. The scorer cannot import this module: identity never reaches a score."""

from dataclasses import dataclass

from screener.document import Evidence


@dataclass(frozen=True, slots=True)
class Candidate:
    """Identity and contact, kept apart from qualifications.

    `evidence` maps a field name ("name", "emails", "phones", "links", "place") to the places its
    values were read from, in the same order.

    >>> Candidate(name="Jane Doe", emails=("jane@example.org",)).name
    'Jane Doe'
    """

    name: str | None = None
    emails: tuple[str, ...] = ()
    phones: tuple[str, ...] = ()
    """In E.164 form where the country can be told, else as written."""
    links: tuple[str, ...] = ()
    place: str | None = None
    evidence: tuple[tuple[str, tuple[Evidence, ...]], ...] = ()
