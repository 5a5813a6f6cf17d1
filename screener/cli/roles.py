"""`screener roles`: what the role profiles ask for, and whether an edited one is right."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import assert_never

from rich.table import Table

from screener.cli.console import plain_text, stdout
from screener.cli.outcome import ExitCode, usage_error
from screener.errors import ProfileError
from screener.profile import (
    AnyOfCriterion,
    CertificationCriterion,
    Criterion,
    DegreeCriterion,
    ExperienceCriterion,
    SkillCriterion,
    bundled_profile_ids,
    load_profile,
)


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
    """Say that a profile is right, or name every mistake in it."""
    if path.suffix not in {".yaml", ".yml"}:
        return usage_error(ProfileError(f"{path}: the name of a role profile ends in .yaml"))
    try:
        profile = load_profile(path)
    except ProfileError as error:
        return usage_error(error)
    stdout().print(plain_text(f"{path}: no mistakes; {len(profile.criteria)} criteria for {profile.title}"))
    return ExitCode.OK


def _told(criterion: Criterion) -> Iterator[str]:
    """What counts for a criterion, a line an alternative."""
    match criterion:
        case ExperienceCriterion():
            wanted = f"{criterion.minimum_years:f} years"
            if criterion.ideal_years is not None:
                wanted += f" (ideal {criterion.ideal_years:f})"
            leading = ", leading people" if criterion.leads_people else ""
            yield f"{wanted} in {_or(criterion.functions)}{leading}"
        case DegreeCriterion():
            fields = _or([group for preference in criterion.fields for group in preference.groups])
            yield f"{_plain(criterion.level)} degree" + (f", best in {fields}" if fields else "")
        case SkillCriterion():
            yield f"{criterion.at_least} of {', '.join(map(_plain, criterion.skills))}"
        case CertificationCriterion():
            yield _or(criterion.certifications)
        case AnyOfCriterion():
            yield from (line for option in criterion.options for line in _told(option))
        case _:
            assert_never(criterion)


def _or(names: Sequence[str]) -> str:
    return " or ".join(_plain(name) for name in names)


def _plain(name: str) -> str:
    return name.replace("_", " ")
