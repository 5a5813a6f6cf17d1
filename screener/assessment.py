"""How well a resume fits a role, as points that add up and say where they come from."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from screener.document import Evidence, Finding
from screener.resume import ExperienceClaim


class Verdict(StrEnum):
    """What was found about one criterion."""

    MET = "met"
    PARTIAL = "partial"
    """Something counts toward it, less than asked. It may still be worth no points."""
    BORDERLINE = "borderline"
    """The requirement falls inside the range of what the dates allow."""
    NOT_FOUND = "not_found"
    """The resume does not say so. It never means that the person lacks it."""
    UNCLEAR = "unclear"
    """Something is there that could count, but it cannot be told."""


class Band(StrEnum):
    """The three groups of a ranking, best first."""

    MEETS = "meets every requirement"
    BORDERLINE = "may meet every requirement"
    """Every required criterion is met or borderline."""
    NOT_SHOWN = "does not show every requirement"


@dataclass(frozen=True, slots=True)
class Shortfall:
    """How much more would meet a criterion: months of experience, or a number of `choices`.

    Months are counted by the shortest reading of the dates, so that they are surely enough. `choices`
    are the ids not yet met, of which `amount` more are asked; for experience, a degree and an achievement
    there are none.

    >>> Shortfall(1, ("excel", "crm")).choices
    ('excel', 'crm')
    """

    amount: int
    choices: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class CriterionResult:
    """The judgement on one criterion.

    `points` never exceeds `max_points`; both have one decimal. `parts` are the options of an any_of or of
    a degree with experience in its place: their points are shown for comparison, and only the best one's
    count. Those of an all_of add up. Every result with points above 0 has evidence. `shortfall` is None
    where the criterion is met, and where it has parts.

    >>> CriterionResult("degree", "Degree", "degree", True, Verdict.NOT_FOUND, Decimal("0.0"),
    ...                 Decimal("20.0"), "No degree is named.").verdict.value
    'not_found'
    """

    criterion_id: str
    label: str
    kind: str
    required: bool
    verdict: Verdict
    points: Decimal
    max_points: Decimal
    reason: str
    evidence: tuple[Evidence, ...] = ()
    parts: tuple["CriterionResult", ...] = ()
    shortfall: Shortfall | None = None


@dataclass(frozen=True, slots=True)
class ClaimCheck:
    """Years that the resume states, beside the months that the dates of its posts show.

    The months are those of the claim's function, or of all posts where it names none. A claim that
    `exceeds` them is more than a year above the longest reading of the dates.

    >>> ClaimCheck(ExperienceClaim(8.0, True, None, ()), 30, 24, 36, exceeds=True).high
    36
    """

    claim: ExperienceClaim
    months: int
    low: int
    high: int
    exceeds: bool


class Reliability(StrEnum):
    """How far the facts of a resume can be relied on, best first."""

    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"


@dataclass(frozen=True, slots=True)
class Confidence:
    """How well the resume could be read and understood; it never changes points or places.

    `reasons` are sentences, the weightiest first; without any the level is high.

    >>> Confidence().level.value
    'high'
    """

    level: Reliability = Reliability.HIGH
    reasons: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class RequirementCount:
    """The required criteria of a profile, counted apart from the points.

    >>> str(RequirementCount(asked=3, met=2, borderline=1))
    '2 of 3 requirements met, 1 borderline'
    """

    asked: int
    met: int
    borderline: int

    def __str__(self) -> str:
        noun = "requirement" if self.asked == 1 else "requirements"
        borderline = f", {self.borderline} borderline" if self.borderline else ""
        return f"{self.met} of {self.asked} {noun} met{borderline}"


@dataclass(frozen=True, slots=True)
class Assessment:
    """One resume against one role profile. `score` is exactly the sum of the results' points.

    >>> Assessment("ab12", "account-manager", 1, date(2020, 1, 1), Decimal("0.0"),
    ...            Band.NOT_SHOWN, (), ("Degree",)).missing
    ('Degree',)
    """

    resume_id: str
    profile_id: str
    profile_version: int
    as_of: date
    score: Decimal
    band: Band
    results: tuple[CriterionResult, ...]
    missing: tuple[str, ...] = ()
    """Labels of the required criteria that are neither met nor borderline; empty unless the band is
    `NOT_SHOWN`. What is unclear is missing too: nobody ranks higher for leaving dates out."""
    findings: tuple[Finding, ...] = ()
    claims: tuple[ClaimCheck, ...] = ()
    """Years that the resume states in words: for reading, they earn no points."""
    confidence: Confidence = Confidence()

    @property
    def requirements(self) -> RequirementCount:
        verdicts = [result.verdict for result in self.results if result.required]
        return RequirementCount(
            len(verdicts), verdicts.count(Verdict.MET), verdicts.count(Verdict.BORDERLINE)
        )

    @property
    def standing(self) -> str:
        """The band in words, with what is missing.

        >>> day, none = date(2020, 1, 1), Decimal("0.0")
        >>> Assessment("ab12", "role", 1, day, none, Band.NOT_SHOWN, (), ("Degree",)).standing
        'does not show the required: Degree'
        """
        if self.band is Band.NOT_SHOWN:
            return f"does not show the required: {'; '.join(self.missing)}"
        return self.band.value


@dataclass(frozen=True, slots=True)
class Ranked:
    """A place in a ranking. `index` points into the sequence that was ranked; ties share a rank.

    >>> Ranked(1, 0, Assessment("ab12", "x", 1, date(2020, 1, 1), Decimal(0), Band.MEETS, ())).rank
    1
    """

    rank: int
    index: int
    assessment: Assessment


@dataclass(frozen=True, slots=True)
class Failure:
    """A file that could not be read: its name, the stable code of the error, and what was wrong.

    >>> Failure("a.pdf", "encrypted_file", "a.pdf: needs a password").code
    'encrypted_file'
    """

    source: str
    code: str
    message: str
