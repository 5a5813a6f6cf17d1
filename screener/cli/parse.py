"""`screener parse`: what is understood of each file."""

from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path

from screener.assessment import Failure
from screener.batch import Outcome, ParserPool
from screener.cli.outcome import ExitCode, UsageError, day, usage_error, warn
from screener.errors import SettingsError, WorkerError
from screener.folder import ResumeFile, read_folder, resume_file
from screener.limits import WorkerLimits, read_limits

Show = Callable[[Outcome, date], None]


def run(paths: Sequence[Path], as_of: str | None, form: str, workers: int | None) -> int:
    """Print one result a file, in the order given; a folder stands for its files."""
    try:
        until, limits = day(as_of), read_limits()
        files = [file for path in paths for file in _files(path)]
    except (UsageError, SettingsError) as error:
        return usage_error(error)
    if not files:
        return usage_error(UsageError(f"{', '.join(map(str, paths))}: there are no files to read"))
    if form == "json":
        return _print_array(files, until, workers, limits)
    from screener.cli.summary import print_json_resume, print_line, print_summary

    shows: dict[str, Show] = {"jsonl": print_line, "jsonresume": print_json_resume}
    return _print_each(files, until, workers, limits, shows.get(form, print_summary))


def _files(path: Path) -> Sequence[ResumeFile]:
    if not path.is_dir():
        return [resume_file(path)]
    try:
        folder = read_folder(path)
    except OSError as error:
        raise UsageError(f"{path}: {error.strerror}") from error
    for skipped in folder.skipped:
        warn(f"skipped {path / skipped.source}: {skipped.reason}")
    return [ResumeFile(str(path / file.source), file.content) for file in folder.files]


def _print_array(files: Sequence[ResumeFile], as_of: date, workers: int | None, limits: WorkerLimits) -> int:
    from screener.cli.summary import print_line

    first = True

    def show(outcome: Outcome, until: date) -> None:
        nonlocal first
        if not first:
            print(",")
        first = False
        print_line(outcome, until, end="")

    print("[")
    try:
        return _print_each(files, as_of, workers, limits, show)
    finally:
        print("\n]")


def _print_each(
    files: Sequence[ResumeFile], as_of: date, workers: int | None, limits: WorkerLimits, show: Show
) -> int:
    printed = failed = 0
    try:
        with ParserPool(workers, limits=limits) as pool:
            for outcome in pool.parse(files):
                show(outcome, as_of)
                printed += 1
                failed += isinstance(outcome, Failure)
    except KeyboardInterrupt:
        warn(f"interrupted: {len(files) - printed} of {len(files)} files were not read")
        return ExitCode.INTERRUPTED
    except WorkerError as error:
        return usage_error(error)
    return ExitCode.SOME_FAILED if failed else ExitCode.OK
