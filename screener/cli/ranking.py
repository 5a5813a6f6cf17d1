"""A ranking as a table of at most 100 columns, and the files that could not be read below it."""

from rich.table import Table
from rich.text import Text

from screener.assessment import Band
from screener.cli.console import plain_text, stdout
from screener.export.table import RankingRow, RankingTable, plain

BANDS = {Band.MEETS: "meets", Band.BORDERLINE: "may meet", Band.NOT_SHOWN: "not shown"}
BAND_STYLES = {Band.MEETS: "green", Band.BORDERLINE: "yellow", Band.NOT_SHOWN: "dim"}


def print_ranking(table: RankingTable) -> None:
    """Print the ranking on stdout."""
    console = stdout()
    count = "1 resume" if len(table.rows) == 1 else f"{len(table.rows)} resumes"
    console.print(plain_text(f"{table.profile.title}, {count}, as of {table.as_of}", "bold"))
    if table.rows:
        console.print(_rows(table))
    if table.failures:
        console.print()
        console.print(f"[bold]Could not be read[/] ({len(table.failures)})")
        for failure in table.failures:
            console.print(plain_text(f"  {failure.message}"), overflow="fold")


def _rows(table: RankingTable) -> Table:
    shown = Table(box=None, pad_edge=False, header_style="bold", expand=True)
    shown.add_column("#", justify="right", vertical="top")
    shown.add_column("Candidate", ratio=3, overflow="fold")
    shown.add_column("Score", justify="right")
    shown.add_column("Band", no_wrap=True)
    for function in table.functions:
        shown.add_column(f"{plain(function).capitalize()} years", width=11, justify="right")
    shown.add_column("Required, not shown", ratio=4, overflow="fold")
    for row in table.rows:
        shown.add_row(*_cells(row))
    return shown


def _cells(row: RankingRow) -> list[Text]:
    assessment = row.assessment
    return [
        Text(str(row.rank)),
        plain_text(row.name),
        Text(str(assessment.score), "bold"),
        Text(BANDS[assessment.band], BAND_STYLES[assessment.band]),
        *(Text(str(years) if years.high else "–") for years in row.years),
        plain_text("; ".join(assessment.missing)),
    ]
