"""Drafts of role profiles from job descriptions, made where a hostile file can do no harm."""

from dataclasses import dataclass

from api.isolated import Isolated
from screener.document import Document
from screener.errors import EmptyFile, ProfileError
from screener.job_description.draft import JobDescriptionDraft
from screener.limits import Limits


@dataclass(frozen=True, slots=True)
class Drafted:
    """A job description as it was read, and the draft it gave: None where nothing was understood.

    `not_understood` are the statements that ask for something then.
    """

    document: Document
    draft: JobDescriptionDraft | None
    not_understood: tuple[str, ...] = ()


def drafted(isolated: Isolated, data: bytes, name: str) -> Drafted:
    """Read a job description in a process of its own. Raises ReadError."""
    return isolated.read(_draft, data, name, isolated.file_limits)


def _draft(data: bytes, name: str, limits: Limits) -> Drafted:
    from screener.job_description import draft_profile
    from screener.parsers import parse

    document = parse(data, name, limits)
    if not document.text:
        raise EmptyFile(f"{name}: there is no text in it")
    try:
        return Drafted(document, draft_profile(document))
    except ProfileError as error:
        return Drafted(document, None, error.mistakes)
