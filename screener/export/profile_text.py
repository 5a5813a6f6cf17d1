"""What a role profile asks for, in words."""

from collections.abc import Iterator, Sequence
from typing import assert_never

from screener.criteria import (
    AchievementCriterion,
    AllOfCriterion,
    AnyOfCriterion,
    CertificationCriterion,
    Criterion,
    DegreeCriterion,
    ExperienceCriterion,
    LanguageCriterion,
    SkillCriterion,
)
from screener.resume import SkillStrength
from screener.scorer.wording import (
    count_of_years,
    duration,
    kind_of_work,
    language_name,
    number,
    skill_name,
)
from skills_taxonomy.certifications import load_certifications


def asked_lines(criterion: Criterion) -> Iterator[str]:
    """What counts for a criterion, a line an alternative."""
    match criterion:
        case ExperienceCriterion():
            yield from _experience(criterion)
        case DegreeCriterion():
            fields = _or([group for preference in criterion.fields for group in preference.groups])
            only = "only" if criterion.other_fields == 0 else "best"
            yield f"{_plain(criterion.level)} degree" + (f", {only} in {fields}" if fields else "")
            if criterion.or_experience is not None:
                lieu = criterion.or_experience
                share = "" if lieu.fit == 1 else f", for {lieu.fit * 100:.0f} % of the points"
                yield f"or {count_of_years(lieu.years)} in {_or(lieu.functions)}{share}"
        case SkillCriterion():
            yield from _skill(criterion)
        case CertificationCriterion():
            yield f"{' or '.join(map(_certification, criterion.certifications))}, held"
        case AchievementCriterion():
            least = f" of at least {number(criterion.minimum)}" if criterion.minimum is not None else ""
            unit = f" {criterion.unit_of_minimum}" if least else ""
            yield f"a figure for {_or(criterion.achievements)}{least}{unit}"
        case LanguageCriterion():
            names = ", ".join(map(language_name, criterion.languages))
            level = f", {criterion.level.value} or better" if criterion.level else ""
            yield f"{criterion.at_least} of {names}{level}"
        case AnyOfCriterion():
            yield from _options("any of these:", criterion.options)
        case AllOfCriterion():
            yield from _options("all of these:", criterion.options)
        case _:
            assert_never(criterion)


def _options(heading: str, options: Sequence[Criterion]) -> Iterator[str]:
    yield heading
    for option in options:
        first, *rest = asked_lines(option)
        yield f"- {first}"
        yield from (f"  {line}" for line in rest)


def _experience(criterion: ExperienceCriterion) -> Iterator[str]:
    wanted = count_of_years(criterion.minimum_years) if criterion.minimum_years else "years"
    if criterion.ideal_years is not None:
        wanted += f" (ideal {number(criterion.ideal_years)})"
    interns = "" if criterion.count_internships else ", without internships and training"
    yield f"{wanted} of {kind_of_work(criterion)}{interns}"


def _skill(criterion: SkillCriterion) -> Iterator[str]:
    told = f"{criterion.at_least} of {', '.join(map(skill_name, criterion.skills))}"
    if criterion.months is not None:
        told += f", in posts of {duration(criterion.months)} or more"
    if criterion.used_within_years is not None:
        told += f", used in the last {count_of_years(criterion.used_within_years)}"
    if criterion.strength is SkillStrength.EXPLICIT:
        told += ", named"
    elif criterion.demonstrated_fit != 1:
        told += f" ({criterion.demonstrated_fit * 100:.0f} % where only duties show it)"
    yield told


def _certification(identifier: str) -> str:
    entry = load_certifications().get(identifier)
    return entry.name if entry else _plain(identifier)


def _or(names: Sequence[str]) -> str:
    return " or ".join(_plain(name) for name in names)


def _plain(name: str) -> str:
    return name.replace("_", " ")
