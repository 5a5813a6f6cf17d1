"""What would have to be added to a resume to meet every requirement: the smallest changes, in words."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import assert_never

from screener.assessment import Assessment, Band, CriterionResult, Shortfall, Verdict
from screener.criteria import (
    AchievementCriterion,
    AllOfCriterion,
    AnyOfCriterion,
    CertificationCriterion,
    Criterion,
    DegreeCriterion,
    ExperienceCriterion,
    LanguageCriterion,
    SingleCriterion,
    SkillCriterion,
)
from screener.profile import RoleProfile
from screener.scorer.in_lieu import InLieu, degree_options
from screener.scorer.wording import (
    DEGREE_NAMES,
    count_of_years,
    duration,
    kind_of_work,
    language_name,
    listed,
    number,
    plain,
    skill_name,
)

NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")


@dataclass(frozen=True, slots=True)
class Step:
    """One thing that is missing: what asks it, and how much of it."""

    criterion: SingleCriterion
    shortfall: Shortfall

    def __str__(self) -> str:
        return _told(self.criterion, self.shortfall)


@dataclass(frozen=True, slots=True)
class Change:
    """What would meet one required criterion: any one of the alternatives, each with all of its steps."""

    criterion_id: str
    label: str
    alternatives: tuple[tuple[Step, ...], ...]

    def __str__(self) -> str:
        return ", or ".join(_joined([str(step) for step in steps]) for steps in self.alternatives)


def changes_needed(assessment: Assessment, profile: RoleProfile) -> tuple[Change, ...]:
    """A change for each required criterion that is not met, borderline ones too, in the order of the profile.

    `profile` is the one that was assessed against. Alternatives come from any_of and from experience in
    place of a degree; inside an all_of the smallest is taken.
    """
    changes = (
        Change(criterion.id, criterion.label, tuple(_alternatives(criterion, result)))
        for criterion, result in zip(profile.criteria, assessment.results, strict=True)
        if criterion.required and result.verdict is not Verdict.MET
    )
    return tuple(change for change in changes if change.alternatives)


def what_would_change(assessment: Assessment, profile: RoleProfile) -> str:
    """One sentence: what would meet every requirement; empty where the results carry no shortfall."""
    changes = changes_needed(assessment, profile)
    if not changes:
        return "Every requirement is met." if assessment.band is Band.MEETS else ""
    text = "; and ".join(str(change) for change in changes)
    comma = "," if ", or " in text or "; and " in text else ""
    return f"{text[:1].upper()}{text[1:]}{comma} would meet {_requirements(assessment)}."


def _requirements(assessment: Assessment) -> str:
    return "every requirement" if assessment.requirements.asked > 1 else "the requirement"


def _alternatives(criterion: Criterion | InLieu, result: CriterionResult) -> Iterator[tuple[Step, ...]]:
    """Every way to meet a criterion that is not met."""
    match criterion:
        case AnyOfCriterion():
            yield from _options(criterion.options, result)
        case AllOfCriterion():
            parts = zip(criterion.options, result.parts, strict=True)
            missing = [(option, part) for option, part in parts if part.verdict is not Verdict.MET]
            ways = (min(_alternatives(option, part), key=_size, default=()) for option, part in missing)
            yield tuple(step for way in ways for step in way)
        case InLieu():
            yield from _alternatives(criterion.experience, result)
        case DegreeCriterion() if criterion.or_experience is not None:
            yield from _options(degree_options(criterion), result)
        case _:
            if result.shortfall is not None:
                yield (Step(criterion, result.shortfall),)


def _options(options: Sequence[Criterion | InLieu], result: CriterionResult) -> Iterator[tuple[Step, ...]]:
    for option, part in zip(options, result.parts, strict=True):
        yield from _alternatives(option, part)


def _size(steps: tuple[Step, ...]) -> tuple[int, int]:
    """Smaller changes first: fewer things, then fewer months or items."""
    return len(steps), sum(step.shortfall.amount for step in steps)


def _told(criterion: SingleCriterion, short: Shortfall) -> str:
    match criterion:
        case ExperienceCriterion():
            return f"{_more(short.amount)} of {kind_of_work(criterion)}"
        case DegreeCriterion():
            return _degree(criterion)
        case SkillCriterion():
            names = [skill_name(choice) for choice in short.choices]
            return f"{_of(short.amount, names)}{_use(criterion)}"
        case CertificationCriterion():
            return f"the certificate {listed([plain(name).upper() for name in short.choices], 'or')}"
        case AchievementCriterion():
            what = f"a figure for {listed([plain(kind) for kind in criterion.achievements], 'or')}"
            if criterion.minimum is None:
                return what
            return f"{what} of {number(criterion.minimum)} {_unit(criterion.unit_of_minimum)} or more"
        case LanguageCriterion():
            names = [language_name(choice) for choice in short.choices]
            level = f" ({criterion.level.value} or better)" if criterion.level else ""
            return f"{_of(short.amount, names)}{level}"
        case _:
            assert_never(criterion)


def _more(months: int) -> str:
    """ "one more year", "5 more months", "2 years and 6 months more"."""
    whole, rest = divmod(months, 12)
    if whole and rest:
        return f"{duration(months)} more"
    count, noun = (whole, "year") if whole else (rest, "month")
    told = NUMBERS[count] if count < len(NUMBERS) else str(count)
    return f"{told} more {noun}{'' if count == 1 else 's'}"


def _degree(criterion: DegreeCriterion) -> str:
    told = f"{DEGREE_NAMES[criterion.level]}"
    article, _, rest = told.partition(" ")
    told = f"{'a' if article == 'an' else article} completed {rest}"
    if criterion.fields and criterion.other_fields == 0:
        fields = [plain(group) for preference in criterion.fields for group in preference.groups]
        told += f" in {listed(fields, 'or')}"
    return told


def _of(amount: int, names: Sequence[str]) -> str:
    """ "Excel and CRM software" where all are asked, else "one of Excel, Word or Outlook"."""
    if amount >= len(names):
        return listed(names, "and")
    return f"{NUMBERS[amount] if amount < len(NUMBERS) else amount} of {listed(names, 'or')}"


def _use(criterion: SkillCriterion) -> str:
    told = ""
    if criterion.months is not None:
        told += f" in posts of {duration(criterion.months)} or more"
    if criterion.used_within_years is not None:
        told += f" used in the last {count_of_years(criterion.used_within_years)}"
    return told


def _unit(unit: str | None) -> str:
    return "%" if unit == "percent" else unit or ""


def _joined(steps: list[str]) -> str:
    return listed(steps, "and")
