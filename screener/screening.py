"""The whole path of a resume: bytes to document, document to facts, facts to a ranking.

The command line, the batch and the service all call these functions; none has a path of its own.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from screener.assessment import Assessment, Failure
from screener.candidate import Candidate
from screener.document import Document
from screener.duplicates import Twin, find_twins
from screener.errors import EmptyFile, NeedsOcr, NoTextLayer, ReadError
from screener.limits import Limits
from screener.profile import RoleProfile
from screener.resume import Resume
from screener.scorer import assess, rank


@dataclass(frozen=True, slots=True)
class ParsedResume:
    """A file that was read and understood."""

    document: Document
    candidate: Candidate
    resume: Resume
    as_read: "ParsedResume | None" = None
    """What was read, of a resume that people have put right."""

    @property
    def source(self) -> str:
        return self.document.source


@dataclass(frozen=True, slots=True)
class ScreenedCandidate:
    """A place in a ranking with the name joined back. Ties share a rank.

    `twins` are other resumes that are probably of the same person, by their index in
    `Screening.candidates`, or in its `pile` if it has one.
    """

    rank: int
    parsed: ParsedResume
    assessment: Assessment
    twins: tuple[Twin, ...] = ()


@dataclass(frozen=True, slots=True)
class Pile:
    """The whole ranking that a screening has only some of, so that they are called the same in both.

    `resume_ids` and `sources` are everybody's, the best first; `places` says where among them each of the
    screening's candidates stands.
    """

    resume_ids: tuple[str, ...]
    sources: tuple[str, ...]
    places: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Screening:
    """A pile of resumes ranked for one role, and the files that could not be read.

    It may have some of a larger `pile`; their ranks are then those of the whole.
    """

    profile: RoleProfile
    as_of: date
    candidates: tuple[ScreenedCandidate, ...]
    failures: tuple[Failure, ...]
    pile: Pile | None = None

    @property
    def whole(self) -> Pile:
        """The ranking that the candidates are a part of: their own where there is no larger one."""
        return self.pile or Pile(
            tuple(place.parsed.resume.id for place in self.candidates),
            tuple(place.parsed.source for place in self.candidates),
            tuple(range(len(self.candidates))),
        )


def parse_resume(data: bytes, source: str, limits: Limits | None = None) -> ParsedResume:
    """Read and understand one file. `source` is its name, for messages only.

    Raises ReadError (see `screener.errors`) when the file cannot be read as a document.
    """
    # Loading them takes seconds: a process that only ranks what its workers have read does without.
    from screener.parsers import parse
    from screener.pipeline import analyze

    document = parse(data, source, limits or Limits())
    candidate, resume = analyze(document)
    return ParsedResume(document, candidate, resume)


def try_parse_resume(data: bytes, source: str, limits: Limits | None = None) -> ParsedResume | Failure:
    """Like `parse_resume`, with an unreadable file as a `Failure` instead of an exception."""
    try:
        return parse_resume(data, source, limits)
    except ReadError as error:
        return Failure(source, error.code, str(error))


def screen(outcomes: Sequence[ParsedResume | Failure], profile: RoleProfile, as_of: date) -> Screening:
    """Assess and rank what was parsed; failures are kept beside the ranking, in the order given.

    A document without any text, such as a scan that was not read, is a failure too: 0 points would say
    something about a person of whom nothing is known.
    """
    outcomes = [_told(outcome) for outcome in outcomes]
    parsed = [outcome for outcome in outcomes if isinstance(outcome, ParsedResume)]
    failures = tuple(outcome for outcome in outcomes if isinstance(outcome, Failure))
    ranking = rank([assess(item.resume, profile, as_of) for item in parsed])
    placed = [parsed[place.index] for place in ranking]
    twins = find_twins([(item.document, item.candidate) for item in placed])
    candidates = tuple(
        ScreenedCandidate(place.rank, item, place.assessment, same)
        for place, item, same in zip(ranking, placed, twins, strict=True)
    )
    return Screening(profile, as_of, candidates, failures)


def _told(outcome: ParsedResume | Failure) -> ParsedResume | Failure:
    """The outcome, one without any text as the `Failure` that its findings explain."""
    if isinstance(outcome, Failure) or outcome.document.text:
        return outcome
    messages = {finding.code: finding.message for finding in outcome.document.findings}
    for code in (NeedsOcr.code, NoTextLayer.code):
        if code in messages:
            return Failure(outcome.source, code, messages[code])
    return Failure(outcome.source, EmptyFile.code, f"{outcome.source}: the file has no text")
