"""`screener roles`: what the role profiles ask for, and whether an edited one is right."""

from pathlib import Path

from rich.table import Table

from screener.cli.console import plain_text, stdout
from screener.cli.outcome import ExitCode, usage_error
from screener.errors import ProfileError
from screener.export.profile_text import asked_lines
from screener.profile import bundled_profile_ids, load_profile, read_profile
from screener.profile_lint import lint


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
        told = "\n".join(asked_lines(criterion))
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
