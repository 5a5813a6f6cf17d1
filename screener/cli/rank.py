"""`screener rank`: a folder of resumes, ranked for a role."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal, InvalidOperation
from pathlib import Path

from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from screener.batch import Outcome, ParserPool
from screener.cli.console import stderr
from screener.cli.outcome import ExitCode, UsageError, day, usage_error, warn
from screener.errors import ExportError, ProfileError, SettingsError, WorkerError
from screener.folder import Folder, ResumeFile, read_folder
from screener.limits import WorkerLimits, read_limits
from screener.profile import RoleProfile, load_profile


def run(
    path: Path,
    role: str,
    as_of: str | None,
    outs: Sequence[Path],
    workers: int | None,
    *,
    blind: bool,
    weights: Sequence[str] = (),
) -> int:
    """Rank and print; also write every file of `outs`. After Ctrl-C, with what was read until then."""
    try:
        until, profile = day(as_of), load_profile(role)
        if weights:
            profile = profile.adjusted(weights=dict(map(_weight, weights)))
        limits = read_limits()
        _check(outs)
        folder = _folder(path)
    except (UsageError, SettingsError, ProfileError, ExportError) as error:
        return usage_error(error)
    try:
        outcomes = _parse(folder.files, workers, limits)
    except WorkerError as error:
        return usage_error(error)
    left = len(folder.files) - len(outcomes)
    if left:
        warn(f"interrupted: {left} of {len(folder.files)} files were not read")
    try:
        failed = _show(outcomes, profile, until, outs, blind=blind)
    except ExportError as error:
        return usage_error(error)
    if left:
        return ExitCode.INTERRUPTED
    return ExitCode.SOME_FAILED if failed else ExitCode.OK


def _weight(text: str) -> tuple[str, Decimal]:
    """ "degree=20" as an id and a weight."""
    name, _, number = text.partition("=")
    try:
        return name.strip(), Decimal(number.strip())
    except InvalidOperation:
        raise UsageError(f"--weight: {text!r} is not of the form criterion=number") from None


def _folder(path: Path) -> Folder:
    try:
        folder = read_folder(path)
    except OSError as error:
        raise UsageError(f"{path}: {error.strerror}") from error
    for skipped in folder.skipped:
        warn(f"skipped {skipped.source}: {skipped.reason}")
    if not folder.files:
        raise UsageError(f"{path}: there are no files to read in this folder")
    return folder


def _check(outs: Sequence[Path]) -> None:
    if outs:
        from screener.export import check_target

        for out in outs:
            check_target(out)


def _parse(files: Sequence[ResumeFile], workers: int | None, limits: WorkerLimits) -> list[Outcome]:
    """One outcome a file; fewer after Ctrl-C."""
    outcomes: list[Outcome] = []
    try:
        with _progress() as progress, ParserPool(workers, limits=limits) as pool:
            task = progress.add_task("Reading", total=len(files))
            for outcome in pool.parse(files):
                outcomes.append(outcome)
                progress.advance(task)
    except KeyboardInterrupt:
        return outcomes
    return outcomes


def _progress() -> Progress:
    """A bar on stderr; none where that is not a terminal."""
    console = stderr()
    return Progress(
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeRemainingColumn(),
        console=console,
        transient=True,
        disable=not console.is_terminal,
    )


def _show(
    outcomes: Sequence[Outcome], profile: RoleProfile, as_of: date, outs: Sequence[Path], *, blind: bool
) -> bool:
    """Print and write the ranking; whether any file failed."""
    from screener.cli.ranking import print_ranking
    from screener.export import tabulate, write_ranking
    from screener.screening import screen

    screening = screen(outcomes, profile, as_of)
    for out in outs:
        write_ranking(screening, out, blind=blind)
        warn(f"wrote {out}")
    print_ranking(tabulate(screening, blind=blind))
    return bool(screening.failures)
