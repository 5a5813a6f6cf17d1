"""The whole path of a resume: bytes to document, document to facts, facts to a ranking.

The command line, the batch and the service all call these functions; none has a path of its own.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from screener.assessment import Assessment, Failure
from screener.candidate import Candidate
from screener.document import Document
from screener.errors import ReadError
from screener.profile import RoleProfile
from screener.resume import Resume
from screener.scorer import assess, rank


@dataclass(frozen=True, slots=True)
class ParsedResume:
    """A file that was read and understood."""

    document: Document
    candidate: Candidate
    resume: Resume

    @property
    def source(self) -> str:
        return self.document.source


@dataclass(frozen=True, slots=True)
class ScreenedCandidate:
    """A place in a ranking with the name joined back. Ties share a rank."""

    rank: int
    parsed: ParsedResume
    assessment: Assessment


@dataclass(frozen=True, slots=True)
class Screening:
    """A pile of resumes ranked for one role, and the files that could not be read."""

    profile: RoleProfile
    as_of: date
    candidates: tuple[ScreenedCandidate, ...]
    failures: tuple[Failure, ...]


def parse_resume(data: bytes, source: str) -> ParsedResume:
    """Read and understand one file. `source` is its name, for messages only.

    Raises ReadError (see `screener.errors`) when the file cannot be read as a document.
    """
    # Loading them takes seconds: a process that only ranks what its workers have read does without.
    from screener.parsers import parse
    from screener.pipeline import analyze

    document = parse(data, source)
    candidate, resume = analyze(document)
    return ParsedResume(document, candidate, resume)


def try_parse_resume(data: bytes, source: str) -> ParsedResume | Failure:
    """Like `parse_resume`, with an unreadable file as a `Failure` instead of an exception."""
    try:
        return parse_resume(data, source)
    except ReadError as error:
        return Failure(source, error.code, str(error))


def screen(outcomes: Sequence[ParsedResume | Failure], profile: RoleProfile, as_of: date) -> Screening:
    """Assess and rank what was parsed; failures are kept beside the ranking, in the order given."""
    parsed = [outcome for outcome in outcomes if isinstance(outcome, ParsedResume)]
    failures = tuple(outcome for outcome in outcomes if isinstance(outcome, Failure))
    ranking = rank([assess(item.resume, profile, as_of) for item in parsed])
    candidates = tuple(
        ScreenedCandidate(place.rank, parsed[place.index], place.assessment) for place in ranking
    )
    return Screening(profile, as_of, candidates, failures)
