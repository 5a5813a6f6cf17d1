"""`screener roles`: what the role profiles ask for, and whether an edited one is right."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import assert_never

from rich.table import Table

from screener.cli.console import plain_text, stdout
from screener.cli.outcome import ExitCode, usage_error
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
from screener.errors import ProfileError
from screener.profile import bundled_profile_ids, load_profile, read_profile
from screener.profile_lint import lint
from screener.resume import SkillStrength
from screener.scorer.wording import count_of_years, duration, kind_of_work, language_name, number


def list_roles() -> int:
    """Print the id and title of every profile that ships with the library."""
    table = Table(box=None, pad_edge=False, header_style="bold")
    table.add_column("Id", no_wrap=True)
    table.add_column("Role")
    for name in bundled_profile_ids():
        table.add_row(plain_text(name), plain_text(load_profile(name).title))
    stdout().print(table)
    return ExitCode.OK


def show(role: str) -> int:
    """Print what a profile asks for and where its figures come from."""
    try:
        profile = load_profile(role)
    except ProfileError as error:
        return usage_error(error)
    console = stdout()
    console.print(plain_text(f"{profile.title} ({profile.id}, version {profile.version})", "bold"))
    console.print(plain_text(profile.summary))
    console.print()
    table = Table(box=None, pad_edge=False, header_style="bold")
    for heading in ("Criterion", "Need", "Weight", "What counts"):
        table.add_column(heading, justify="right" if heading == "Weight" else "left", overflow="fold")
    for criterion in profile.criteria:
        need = "required" if criterion.required else "preferred"
        told = "\n".join(_told(criterion))
        table.add_row(plain_text(criterion.label), need, f"{criterion.weight:f}", told)
    console.print(table)
    if profile.sources:
        console.print("\n[bold]Sources[/]")
        for source in profile.sources:
            console.print(plain_text(f"  {source}"))
    return ExitCode.OK


def check(path: Path) -> int:
    """Say that a profile is right, or name every mistake in it; then what it may ask by a back door."""
    if path.suffix not in {".yaml", ".yml"}:
        return usage_error(ProfileError(f"{path}: the name of a role profile ends in .yaml"))
    try:
        profile, source = read_profile(path)
    except ProfileError as error:
        return usage_error(error)
    print_line(f"{path}: no mistakes; {len(profile.criteria)} criteria for {profile.title}")
    for warning in lint(profile, source):
        print_line(f"warning: {warning}")
    return ExitCode.OK


def print_line(text: str) -> None:
    """One line, however long, so that a place in a file stays in one piece."""
    stdout().print(plain_text(text), soft_wrap=True)


def _told(criterion: Criterion) -> Iterator[str]:
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
            yield f"{_or(criterion.certifications)}, held"
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
        first, *rest = _told(option)
        yield f"- {first}"
        yield from (f"  {line}" for line in rest)


def _experience(criterion: ExperienceCriterion) -> Iterator[str]:
    wanted = count_of_years(criterion.minimum_years) if criterion.minimum_years else "years"
    if criterion.ideal_years is not None:
        wanted += f" (ideal {number(criterion.ideal_years)})"
    interns = "" if criterion.count_internships else ", without internships and training"
    yield f"{wanted} of {kind_of_work(criterion)}{interns}"


def _skill(criterion: SkillCriterion) -> Iterator[str]:
    told = f"{criterion.at_least} of {', '.join(map(_plain, criterion.skills))}"
    if criterion.months is not None:
        told += f", in posts of {duration(criterion.months)} or more"
    if criterion.used_within_years is not None:
        told += f", used in the last {count_of_years(criterion.used_within_years)}"
    if criterion.strength is SkillStrength.EXPLICIT:
        told += ", named"
    elif criterion.demonstrated_fit != 1:
        told += f" ({criterion.demonstrated_fit * 100:.0f} % where only duties show it)"
    yield told


def _or(names: Sequence[str]) -> str:
    return " or ".join(_plain(name) for name in names)


def _plain(name: str) -> str:
    return name.replace("_", " ")
