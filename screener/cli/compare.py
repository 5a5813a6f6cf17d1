"""`screener compare`: two to five resumes side by side."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from screener.cli.console import plain_text, stdout
from screener.cli.outcome import ExitCode, UsageError, day, usage_error, warn
from screener.cli.ranking import BAND_STYLES, BANDS
from screener.cli.reading import read_files
from screener.errors import ExportError, ProfileError, SettingsError, WorkerError
from screener.export import check_target, tabulate, write_comparison
from screener.export.comparison import FEWEST, MOST, ComparedCell, ComparedCriterion, compare, years_text
from screener.export.table import RankingTable, plain
from screener.limits import read_limits
from screener.profile import load_profile
from screener.scorer import what_would_change
from screener.scorer.explain import VERDICTS, short_quote
from screener.screening import screen

BESIDE = 3
"""Candidates that fit beside each other in 100 columns; more stand below each other."""
_STYLES = {"met": "green", "partial": "blue", "borderline": "yellow"}


def run(
    paths: Sequence[Path],
    role: str,
    as_of: str | None,
    outs: Sequence[Path],
    workers: int | None,
    *,
    blind: bool,
) -> int:
    """Print the comparison, best candidate first, and write it to every file of `outs`."""
    try:
        _check_count(paths)
        until, profile = day(as_of), load_profile(role)
        for out in outs:
            check_target(out)
        screening = screen(read_files(paths, workers, read_limits()), profile, until)
        table = tabulate(screening, blind=blind)
        for failure in table.failures:
            warn(f"could not be read: {failure.message}")
        if len(table.rows) < FEWEST:
            return ExitCode.SOME_FAILED
        for out in outs:
            write_comparison(screening, out, blind=blind)
            warn(f"wrote {out}")
    except (UsageError, SettingsError, ProfileError, ExportError, WorkerError) as error:
        return usage_error(error)
    except KeyboardInterrupt:
        warn("interrupted")
        return ExitCode.INTERRUPTED
    print_comparison(table)
    return ExitCode.SOME_FAILED if table.failures else ExitCode.OK


def _check_count(paths: Sequence[Path]) -> None:
    if not FEWEST <= len(paths) <= MOST:
        raise UsageError(f"{FEWEST} to {MOST} files can be compared, not {len(paths)}")


def print_comparison(table: RankingTable) -> None:
    """Up to three candidates beside each other, more below each other."""
    console = stdout()
    title = f"{table.profile.title}, {len(table.rows)} candidates side by side, as of {table.as_of}"
    console.print(plain_text(title, "bold"))
    if len(table.rows) <= BESIDE:
        console.print(_beside(table))
    else:
        _print_below(table)
    for row in table.rows:
        change = what_would_change(row.assessment, table.profile)
        if change:
            console.print(plain_text(f"{row.name}: {change}"))


def _beside(table: RankingTable) -> Table:
    shown = Table(box=None, pad_edge=False, header_style="bold", expand=True)
    shown.add_column("Criterion", ratio=2, overflow="fold")
    for row in table.rows:
        shown.add_column(plain_text(row.name, "bold"), ratio=3, overflow="fold")
    for label, cells in _heads(table):
        shown.add_row(Text(label), *cells)
    for criterion in compare(table):
        shown.add_row()
        shown.add_row(plain_text(_asked(criterion)), *map(_cell, criterion.cells))
    return shown


def _heads(table: RankingTable) -> Iterator[tuple[str, list[Text]]]:
    """What is said of each candidate as a whole."""
    assessments = [row.assessment for row in table.rows]
    yield "Rank", [Text(str(row.rank)) for row in table.rows]
    yield "Score", [Text(str(each.score), "bold") for each in assessments]
    yield "Band", [Text(BANDS[each.band], BAND_STYLES[each.band]) for each in assessments]
    yield "Confidence", [Text(each.confidence.level) for each in assessments]
    years = [list(years_text(table, row)) for row in table.rows]
    for place, function in enumerate(table.functions):
        yield f"{plain(function).capitalize()}, years", [Text(each[place]) for each in years]
    yield "Degree", [plain_text(row.degree or "–") for row in table.rows]


def _asked(criterion: ComparedCriterion) -> str:
    return f"{criterion.label} ({'required, ' if criterion.required else ''}{criterion.max_points})"


def _cell(cell: ComparedCell) -> Text:
    head = f"{cell.points} {VERDICTS[cell.verdict]}{' ◂ best' if cell.best else ''}"
    text = Text(head, _STYLES.get(cell.verdict.value, "dim"))
    text.append("\n")
    text.append_text(plain_text(cell.reason, "default"))
    if cell.quote:
        text.append("\n")
        text.append_text(plain_text(f"“{short_quote(cell.quote.quote)}” {cell.quote.place}", "dim"))
    return text


def _print_below(table: RankingTable) -> None:
    console = stdout()
    names = Table(box=None, pad_edge=False, show_header=False)
    for row in table.rows:
        assessment = row.assessment
        names.add_row(
            Text(f"{row.rank}.", justify="right"),
            plain_text(row.name, "bold"),
            Text(str(assessment.score)),
            Text(BANDS[assessment.band], BAND_STYLES[assessment.band]),
        )
    console.print(names)
    for criterion in compare(table):
        console.print()
        console.print(plain_text(_asked(criterion), "bold"))
        for row, cell in zip(table.rows, criterion.cells, strict=True):
            text = plain_text(f"{row.name}: ")
            text.append_text(_cell(cell))
            console.print(Padding(text, (0, 0, 0, 2)))
    console.print()
