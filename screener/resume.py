"""What a resume says about qualifications: facts, each with its evidence, and nothing about identity."""

from dataclasses import dataclass
from enum import StrEnum
from functools import total_ordering
from typing import Self

from screener.document import Evidence, Finding, SourceSpan
from skills_taxonomy.terms import DegreeLevel, FieldGroup, Function, Seniority


@total_ordering
@dataclass(frozen=True, slots=True)
class PartialDate:
    """A year, and its month where the resume gives one. A missing month stays missing.

    >>> str(PartialDate(2012, 3)), str(PartialDate(2012))
    ('2012-03', '2012')
    """

    year: int
    month: int | None = None

    def __post_init__(self) -> None:
        if not 1 <= self.year <= 9999 or not (self.month is None or 1 <= self.month <= 12):
            raise ValueError(f"no such date: year {self.year}, month {self.month}")

    def __str__(self) -> str:
        return f"{self.year:04d}" if self.month is None else f"{self.year:04d}-{self.month:02d}"

    def __lt__(self, other: "PartialDate") -> bool:
        return (self.year, self.month or 0) < (other.year, other.month or 0)

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read the form that `str` writes: YYYY-MM or YYYY. Raises ValueError for anything else."""
        year, _, month = text.partition("-")
        return cls(int(year), int(month) if month else None)


@dataclass(frozen=True, slots=True)
class DateRange:
    """From when until when. `ongoing` means the resume says "present"; then `end` is None.

    >>> str(DateRange(PartialDate(2012, 3), None, ongoing=True))
    '2012-03 – present'
    """

    start: PartialDate | None = None
    end: PartialDate | None = None
    ongoing: bool = False

    def __post_init__(self) -> None:
        if self.ongoing and self.end is not None:
            raise ValueError("an ongoing range has no end")

    @property
    def end_text(self) -> str | None:
        """ "YYYY-MM", "YYYY", "present", or None where the resume gives no end."""
        return "present" if self.ongoing else str(self.end) if self.end else None

    def __str__(self) -> str:
        return f"{self.start or '?'} – {self.end_text or '?'}"


class SectionKind(StrEnum):
    """What a part of a resume is for."""

    HEADER = "header"
    """Everything before the first heading: name, contact, headline."""
    SUMMARY = "summary"
    EXPERIENCE = "experience"
    VOLUNTEER = "volunteer"
    EDUCATION = "education"
    SKILLS = "skills"
    CERTIFICATIONS = "certifications"
    LANGUAGES = "languages"
    ACHIEVEMENTS = "achievements"
    PROJECTS = "projects"
    COURSES = "courses"
    PUBLICATIONS = "publications"
    MEMBERSHIPS = "memberships"
    INTERESTS = "interests"
    REFERENCES = "references"
    PERSONAL = "personal"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Section:
    """A part of the resume. `heading` is None where content alone told what it is.

    `first_line` and `last_line` (half-open) are indices into `Document.lines`, after the heading.

    >>> Section(SectionKind.SKILLS, None, 4, 9).kind.value
    'skills'
    """

    kind: SectionKind
    heading: Evidence | None
    first_line: int
    last_line: int


@dataclass(frozen=True, slots=True)
class DateMention:
    """A date or range as it stands in the text: its offsets, and what it means.

    >>> DateMention(10, 27, DateRange(PartialDate(2012, 1), None, ongoing=True), is_range=True).is_range
    True
    """

    start: int
    end: int
    dates: DateRange
    is_range: bool
    """Whether the text gives two ends; a single date begins and ends its range."""
    continued: bool = False
    """The second half of a range stacked in a column of its own; the first half has the range."""


class PositionKind(StrEnum):
    JOB = "job"
    INTERNSHIP = "internship"
    VOLUNTEER = "volunteer"
    TRAINING = "training"


@dataclass(frozen=True, slots=True)
class IndustryMention:
    """An industry of the taxonomy that a post was in, and the words of employer, title or duties that say so.

    >>> IndustryMention("banking", (Evidence(SourceSpan(0, 4, 1), "Bank", "industries.employer"),)).id
    'banking'
    """

    id: str
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class Position:
    """A post the person held: paid, volunteer, internship or formal training programme.

    `functions` is never empty for a post whose title or duties were understood; an empty tuple means
    *unclear*. `body` is the range of the duties below the heading.

    >>> quote = Evidence(SourceSpan(0, 15, 1), "Account Manager", "positions.title_line")
    >>> Position("Account Manager", "Acme", None, DateRange(PartialDate(2012)), evidence=(quote,)).kind.value
    'job'
    """

    title: str | None
    employer: str | None
    place: str | None
    dates: DateRange
    evidence: tuple[Evidence, ...]
    kind: PositionKind = PositionKind.JOB
    functions: tuple[Function, ...] = ()
    seniority: Seniority = Seniority.REGULAR
    leads_people: bool = False
    body: SourceSpan | None = None
    industries: tuple[IndustryMention, ...] = ()
    """Empty where employer, title and duties do not tell; it never means that there was none."""


class DegreeStatus(StrEnum):
    COMPLETED = "completed"
    IN_PROGRESS = "in_progress"
    INCOMPLETE = "incomplete"


@dataclass(frozen=True, slots=True)
class Degree:
    """A degree or diploma. `level` is None where schooling is listed without saying which.

    `field_groups` are those of the majors; a minor is kept apart, because it is not what the degree is in.

    >>> quote = Evidence(SourceSpan(0, 3, 1), "MBA", "degrees.abbreviation")
    >>> groups = (FieldGroup.BUSINESS_ADMINISTRATION,)
    >>> Degree(DegreeLevel.MASTER, None, groups, None, evidence=(quote,)).level.rank
    4
    """

    level: DegreeLevel | None
    field: str | None
    field_groups: tuple[FieldGroup, ...]
    institution: str | None
    evidence: tuple[Evidence, ...]
    status: DegreeStatus = DegreeStatus.COMPLETED
    year: str | None = None
    minor_groups: tuple[FieldGroup, ...] = ()


class CertificationStatus(StrEnum):
    HELD = "held"
    IN_PROGRESS = "in_progress"


@dataclass(frozen=True, slots=True)
class Certification:
    """A professional licence or certificate. `id` is None where the name is not in the taxonomy.

    >>> quote = Evidence(SourceSpan(0, 3, 1), "CPA", "certifications.known")
    >>> Certification("cpa", "CPA", CertificationStatus.HELD, (quote,)).name
    'CPA'
    """

    id: str | None
    name: str
    status: CertificationStatus
    evidence: tuple[Evidence, ...]


class SkillStrength(StrEnum):
    EXPLICIT = "explicit"
    """Named as something the person has, uses or is good at."""
    DEMONSTRATED = "demonstrated"
    """Not named, but a duty plainly says the person did it."""


@dataclass(frozen=True, slots=True)
class SkillMention:
    """A skill of the taxonomy, and every place the resume shows it.

    `positions` are indices into `Resume.positions` whose duties show the skill; how many months that
    makes, and when it was last used, is for `timeline` to say.

    >>> quote = Evidence(SourceSpan(0, 5, 1), "Excel", "skills.alias")
    >>> SkillMention("excel", "Microsoft Excel", SkillStrength.EXPLICIT, (), (quote,)).id
    'excel'
    """

    id: str
    name: str
    strength: SkillStrength
    positions: tuple[int, ...]
    evidence: tuple[Evidence, ...]


class LanguageLevel(StrEnum):
    """How well a language is mastered, lowest first; `rank` compares them."""

    BASIC = "basic"
    INTERMEDIATE = "intermediate"
    PROFESSIONAL = "professional"
    FLUENT = "fluent"
    NATIVE = "native"

    @property
    def rank(self) -> int:
        """Position on the ladder: 0 for basic, 4 for native."""
        return list(LanguageLevel).index(self)


@dataclass(frozen=True, slots=True)
class Language:
    """A language the person speaks. `code` is that of ISO 639-1, or of ISO 639-3 where that has none.

    `level` is None where the resume names the language only; `written` is the level in its own words.

    >>> quote = Evidence(SourceSpan(0, 12, 1), "French (C1)", "languages.listed")
    >>> Language("fr", "French", LanguageLevel.FLUENT, "C1", (quote,)).level.rank
    3
    """

    code: str
    name: str
    level: LanguageLevel | None
    written: str | None
    evidence: tuple[Evidence, ...]


class AchievementKind(StrEnum):
    """What the number of an achievement counts."""

    REVENUE_GROWTH = "revenue_growth"
    QUOTA_ATTAINMENT = "quota_attainment"
    RETENTION_RATE = "retention_rate"
    SATISFACTION = "satisfaction"
    PORTFOLIO_SIZE = "portfolio_size"
    TEAM_SIZE = "team_size"
    REVENUE = "revenue"
    BUDGET = "budget"


NATURAL_UNITS: dict[AchievementKind, str | None] = {
    AchievementKind.REVENUE_GROWTH: "percent",
    AchievementKind.QUOTA_ATTAINMENT: "percent",
    AchievementKind.RETENTION_RATE: "percent",
    AchievementKind.SATISFACTION: "percent",
    AchievementKind.PORTFOLIO_SIZE: "accounts",
    AchievementKind.TEAM_SIZE: "people",
    AchievementKind.REVENUE: None,
    AchievementKind.BUDGET: None,
}
"""The unit of each kind of achievement; None is money, whose currency must be told."""


@dataclass(frozen=True, slots=True)
class Achievement:
    """A number worth quoting: growth, quota attainment, portfolio size, revenue, retention, team size.

    `kind` is one of `AchievementKind`; `unit` is "percent", "accounts", "people" or a currency ("USD").

    >>> quote = Evidence(SourceSpan(0, 24, 1), "increased revenue by 15%", "achievements.growth")
    >>> Achievement("revenue_growth", 15.0, "percent", (quote,)).unit
    'percent'
    """

    kind: str
    value: float
    unit: str
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class ExperienceClaim:
    """Years of experience that the resume states in words; they are shown, and never counted by themselves.

    `at_least` says that the text means these years or more ("8+", "over 8"); `function` is None where
    the words name no function. A claim made twice has all its places as evidence.

    >>> quote = Evidence(SourceSpan(0, 25, 1), "8+ years sales experience", "claims.experience")
    >>> str(ExperienceClaim(8.0, True, Function.SALES, (quote,)))
    '8+ years of sales'
    """

    years: float
    at_least: bool
    function: Function | None
    evidence: tuple[Evidence, ...]

    def __str__(self) -> str:
        what = self.function.value.replace("_", " ") if self.function else "experience"
        plus = "+" if self.at_least else ""
        return f"{self.years:g}{plus} {'year' if self.years == 1 and not plus else 'years'} of {what}"


@dataclass(frozen=True, slots=True)
class Resume:
    """Everything understood of a resume, in the order it stands there.

    `id` is the SHA-256 of the file's bytes: it names the resume without naming the person.

    >>> Resume().positions
    ()
    """

    id: str = ""
    sections: tuple[Section, ...] = ()
    positions: tuple[Position, ...] = ()
    degrees: tuple[Degree, ...] = ()
    certifications: tuple[Certification, ...] = ()
    skills: tuple[SkillMention, ...] = ()
    achievements: tuple[Achievement, ...] = ()
    claims: tuple[ExperienceClaim, ...] = ()
    findings: tuple[Finding, ...] = ()
    languages: tuple[Language, ...] = ()
