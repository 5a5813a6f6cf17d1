"""`screener explain`: the judgement on one resume in plain words."""

import textwrap
from pathlib import Path

from screener.assessment import Failure
from screener.cli.console import WIDTH
from screener.cli.outcome import ExitCode, UsageError, day, usage_error, warn
from screener.cli.reading import read_files
from screener.errors import ProfileError, SettingsError, WorkerError
from screener.limits import read_limits
from screener.profile import load_profile


def run(
    path: Path, role: str, as_of: str | None, reader: str, form: str, workers: int | None, *, blind: bool
) -> int:
    """Print the explanation for `reader`, "recruiter" or "candidate"; the JSON holds both."""
    try:
        until, profile = day(as_of), load_profile(role)
        [outcome] = read_files([path], workers, read_limits())
    except (UsageError, SettingsError, ProfileError, WorkerError) as error:
        return usage_error(error)
    except KeyboardInterrupt:
        warn("interrupted")
        return ExitCode.INTERRUPTED
    from screener.export import explanation

    if not isinstance(outcome, Failure):
        table = explanation.explanation_table(outcome, profile, until, blind=blind)
        if table.rows:
            if form == "json":
                print(explanation.explanation_json(table))
            elif reader == "candidate":
                print(_printable(explanation.candidate_text(table)), end="")
            else:
                print(_wrapped(_printable(explanation.recruiter_text(table))), end="")
            return ExitCode.OK
        [outcome] = table.failures
    warn(f"could not be read: {outcome.message}")
    return ExitCode.SOME_FAILED


def _printable(text: str) -> str:
    """Nothing that plays tricks on a terminal."""
    return "".join(char if char.isprintable() or char == "\n" else " " for char in text)


def _wrapped(text: str) -> str:
    """Lines of at most 100 columns; what does not fit goes on below, further in."""
    lines = []
    for line in text.splitlines():
        inner = " " * (len(line) - len(line.lstrip()) + 2)
        lines += textwrap.wrap(line, WIDTH, subsequent_indent=inner, break_on_hyphens=False) or [""]
    return "\n".join(lines) + "\n"
