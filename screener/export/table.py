"""A ranking as the rows that every format shows, with or without identity."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import ROUND_HALF_UP, Decimal

from screener.assessment import Assessment, Failure
from screener.batch import INTERNAL_ERROR
from screener.candidate import Candidate
from screener.criteria import Criterion, DegreeCriterion, ExperienceCriterion
from screener.document import Finding
from screener.export.blind import mask_for, pseudonyms
from screener.profile import RoleProfile
from screener.resume import Degree, DegreeStatus, Language
from screener.screening import ScreenedCandidate, Screening
from screener.timeline import Experience, experience
from skills_taxonomy.terms import Function


@dataclass(frozen=True, slots=True)
class Years:
    """Years in a function, with one decimal; `low` and `high` are what the dates allow.

    >>> str(Years(Function.SALES, Decimal("3.1"), Decimal("4.0"), Decimal("4.9")))
    '3.1–4.9'
    """

    function: Function
    low: Decimal
    middle: Decimal
    high: Decimal

    def __str__(self) -> str:
        return str(self.middle) if self.low == self.high else f"{self.low}–{self.high}"


def years_of(found: Mapping[Function, Experience], functions: Sequence[Function]) -> tuple[Years, ...]:
    """Years in each of `functions`, zero where the resume has no post of it."""
    return tuple(
        Years(function, _in_years(item.low), _in_years(item.months), _in_years(item.high))
        if (item := found.get(function))
        else Years(function, Decimal("0.0"), Decimal("0.0"), Decimal("0.0"))
        for function in functions
    )


@dataclass(frozen=True, slots=True)
class RankingRow:
    """One candidate. In a blind table `name` is a pseudonym, `file` is None and there is no contact.

    `years` has one entry for each of the table's functions, in the same order.
    """

    rank: int
    name: str
    file: str | None
    contact: Candidate
    years: tuple[Years, ...]
    degree: str | None
    languages: tuple[str, ...]
    assessment: Assessment


@dataclass(frozen=True, slots=True)
class RankingTable:
    """A ranking, and the files that could not be read. `functions` are those that the profile asks for.

    `screening` is what the rows were made of; a blind table does without, so that it holds no identity.
    `chosen_from` is how many the whole ranking has, where the rows are some of it.
    """

    profile: RoleProfile
    as_of: date
    blind: bool
    functions: tuple[Function, ...]
    rows: tuple[RankingRow, ...]
    failures: tuple[Failure, ...]
    screening: Screening | None = None
    chosen_from: int | None = None


def tabulate(screening: Screening, *, blind: bool = False) -> RankingTable:
    """The rows of a screening, best first."""
    functions = functions_asked(screening.profile)
    pile = screening.whole
    files = pseudonyms(pile.resume_ids) if blind else pile.sources
    names = [files[place] for place in pile.places] if blind else _names(screening.candidates)
    return RankingTable(
        profile=screening.profile,
        as_of=screening.as_of,
        blind=blind,
        functions=functions,
        rows=tuple(
            _row(place, name, functions, files, blind=blind)
            for place, name in zip(screening.candidates, names, strict=True)
        ),
        failures=_nameless(screening.failures) if blind else screening.failures,
        screening=None if blind else screening,
        chosen_from=len(pile.resume_ids) if screening.pile else None,
    )


def degree_text(degrees: Sequence[Degree]) -> str | None:
    """The highest degree in words, a completed one before others of its level.

    >>> degree_text([]) is None
    True
    """
    order = {DegreeStatus.COMPLETED: 2, DegreeStatus.IN_PROGRESS: 1, DegreeStatus.INCOMPLETE: 0}
    known = [degree for degree in degrees if degree.level is not None]
    if not known:
        return None
    best = max(known, key=lambda degree: (degree.level.rank if degree.level else -1, order[degree.status]))
    assert best.level is not None
    level = plain(best.level).capitalize()
    text = f"{level}, {' '.join(best.field.split())}" if best.field else level
    return (
        text if best.status is DegreeStatus.COMPLETED else f"{text} ({best.status.value.replace('_', ' ')})"
    )


def _language(language: Language) -> str:
    return f"{language.name} ({language.level})" if language.level else language.name


def plain(identifier: str) -> str:
    """An id as words.

    >>> plain("account_management")
    'account management'
    """
    return identifier.replace("_", " ")


def functions_asked(profile: RoleProfile) -> tuple[Function, ...]:
    """The functions whose years a profile asks for anywhere, in the order of `Function`."""
    asked = {function for criterion in profile.every_criterion() for function in _functions_of(criterion)}
    return tuple(function for function in Function if function in asked)


def _functions_of(criterion: Criterion) -> tuple[Function, ...]:
    match criterion:
        case ExperienceCriterion():
            return criterion.functions
        case DegreeCriterion():
            return criterion.or_experience.functions if criterion.or_experience else ()
        case _:
            return ()


def _names(candidates: Sequence[ScreenedCandidate]) -> list[str]:
    return [place.parsed.candidate.name or place.parsed.source for place in candidates]


def _row(
    place: ScreenedCandidate, name: str, functions: Sequence[Function], files: Sequence[str], *, blind: bool
) -> RankingRow:
    parsed = place.parsed
    assessment = place.assessment
    twins = tuple(
        Finding("duplicate", f"Probably the same person as {files[twin.other]}: {twin.likeness}.")
        for twin in place.twins
    )
    assessment = replace(assessment, findings=(*assessment.findings, *twins))
    mask = mask_for(parsed) if blind else None
    degree = degree_text(parsed.resume.degrees)
    return RankingRow(
        rank=place.rank,
        name=name,
        file=None if blind else parsed.source,
        contact=Candidate() if blind else parsed.candidate,
        years=years_of(experience(parsed.resume.positions, assessment.as_of), functions),
        degree=mask.text(degree) if mask and degree else degree,
        languages=tuple(map(_language, parsed.resume.languages)),
        assessment=mask.assessment(assessment) if mask else assessment,
    )


def _in_years(months: int) -> Decimal:
    return (Decimal(months) / 12).quantize(Decimal("0.1"), ROUND_HALF_UP)


def _nameless(failures: Sequence[Failure]) -> tuple[Failure, ...]:
    """Failures without file names, which mostly are people's names."""
    return tuple(
        Failure(f"file {number}", failure.code, _without(failure, f"file {number}"))
        for number, failure in enumerate(failures, start=1)
    )


def _without(failure: Failure, name: str) -> str:
    if failure.code == INTERNAL_ERROR:  # its message may quote anything
        return f"{name}: an unexpected error"
    base = failure.source.rsplit("/", 1)[-1]
    return failure.message.replace(failure.source, name).replace(base, name)
