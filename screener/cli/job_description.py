"""`screener roles from-job-description`: a draft of a role profile from the text of a vacancy."""

import sys
from pathlib import Path

from screener.cli.outcome import ExitCode, UsageError, usage_error, warn
from screener.errors import ProfileError, ReadError
from screener.job_description import JobDescriptionDraft, Need, draft_profile, to_yaml
from screener.parsers import parse
from screener.profile_lint import lint

STDIN = "-"


def run(path: Path, out: Path | None) -> int:
    """Write the draft as YAML to stdout, or to `out`; what was and was not understood goes to stderr."""
    try:
        _check(out)
        data, name = _read(path)
        draft = draft_profile(parse(data, name))
        _write(to_yaml(draft), out)
    except (UsageError, ReadError, ProfileError) as error:
        return usage_error(error)
    _tell(draft, out)
    return ExitCode.OK


def _check(out: Path | None) -> None:
    if out is not None and out.suffix not in {".yaml", ".yml"}:
        raise UsageError(f"--out: {out}: the name of a role profile ends in .yaml")


def _read(path: Path) -> tuple[bytes, str]:
    if str(path) == STDIN:
        return sys.stdin.buffer.read(), "standard input"
    try:
        return path.read_bytes(), path.name
    except OSError as error:
        raise UsageError(f"{path}: cannot be read: {error.strerror or error}") from error


def _write(text: str, out: Path | None) -> None:
    if out is None:
        sys.stdout.write(text)
        return
    try:
        out.write_text(text, "utf-8")
    except OSError as error:
        raise UsageError(f"--out: {out}: cannot be written: {error.strerror or error}") from error


def _tell(draft: JobDescriptionDraft, out: Path | None) -> None:
    counts = {need: sum(each.need is need for each in draft.criteria) for need in Need}
    where = f"{out}: " if out is not None else ""
    warn(
        f"{where}{draft.profile.title}: {len(draft.criteria)} criteria ({counts[Need.ESSENTIAL]} essential, "
        f"{counts[Need.PREFERRED]} preferred, {counts[Need.DUTY]} from duties)"
    )
    for left in draft.left_out:
        warn(f"left out: {_short(left.source.quote)} — {left.reason}")
    for source in draft.not_understood:
        warn(f"not understood: {_short(source.quote)}")
    for warning in lint(draft.profile):
        warn(f"warning: {warning}")


def _short(quote: str) -> str:
    return f"“{' '.join(quote.split())}”"
