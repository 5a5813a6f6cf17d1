"""The commands and their arguments.

What is slow to load (spaCy, pydantic, the exporters) is imported inside the commands, so that
`--help` answers at once.
"""

import os
import signal
import sys
from collections.abc import Callable
from contextlib import suppress
from enum import StrEnum
from io import TextIOWrapper
from pathlib import Path
from typing import Annotated

import typer

app = typer.Typer(  # without a name, so that a larger application can take over its commands
    help="Read resumes and rank candidates for a role, every point traced to a quote.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode="rich",
)
roles_app = typer.Typer(help="List, show and check role profiles.", invoke_without_command=True)
app.add_typer(roles_app, name="roles")
taxonomy_app = typer.Typer(help="List, show, check and import skills.", no_args_is_help=True)
app.add_typer(taxonomy_app, name="taxonomy")


class ParseFormat(StrEnum):
    """How `parse` prints."""

    TEXT = "text"
    JSON = "json"
    JSONL = "jsonl"
    JSONRESUME = "jsonresume"


class ExplainFormat(StrEnum):
    """How `explain` prints."""

    TEXT = "text"
    JSON = "json"


class Reader(StrEnum):
    """Whom `explain` writes for."""

    RECRUITER = "recruiter"
    CANDIDATE = "candidate"


class ReportFormat(StrEnum):
    """How `taxonomy import` reports."""

    TABLE = "table"
    JSON = "json"


class SourceKind(StrEnum):
    """Where the files of `taxonomy import` come from."""

    ESCO = "esco"
    ONET = "onet"
    AUTO = "auto"


AsOf = Annotated[
    str | None,
    typer.Option(
        "--as-of",
        metavar="DATE",
        help="The day up to which experience counts, as YYYY-MM-DD. Default: today.",
        show_default=False,
    ),
]
Workers = Annotated[
    int | None,
    typer.Option(
        "--workers",
        min=0,
        metavar="N",
        help="Worker processes. Default: one a CPU. 0 reads in this process, without protection.",
        show_default=False,
    ),
]


@app.command()
def parse(
    paths: Annotated[list[Path], typer.Argument(metavar="PATH...", help="Files or folders.")],
    as_of: AsOf = None,
    format: Annotated[
        ParseFormat,
        typer.Option(
            "--format",
            help="json: one array; jsonl: one object a line; jsonresume: that in the form of jsonresume.org.",
        ),
    ] = ParseFormat.TEXT,
    workers: Workers = None,
) -> None:
    """Show what is understood of each file. json and jsonl hold the quotes for everything."""
    from screener.cli.parse import run

    check_own_taxonomy()
    raise typer.Exit(run(paths, as_of, format.value, workers))


@app.command()
def rank(
    folder: Annotated[Path, typer.Argument(metavar="FOLDER", help="The folder of resumes.")],
    role: Annotated[
        str, typer.Option("--role", metavar="ID", help="A role's id (see roles), or a YAML file.")
    ],
    as_of: AsOf = None,
    out: Annotated[
        list[Path] | None,
        typer.Option(
            "--out", metavar="FILE", help="Also write the ranking: .csv, .xlsx, .json or .html. Repeatable."
        ),
    ] = None,
    workers: Workers = None,
    blind: Annotated[
        bool, typer.Option("--blind", help="Without what tells who it is: names, contact, schools, sex ...")
    ] = False,
    weight: Annotated[
        list[str] | None,
        typer.Option(
            "--weight",
            metavar="CRITERION=NUMBER",
            help="Another weight for a criterion, for this ranking. Repeatable.",
        ),
    ] = None,
) -> None:
    """Rank the resumes of a folder, and of the folders in it, for a role."""
    from screener.cli.rank import run

    check_own_taxonomy()
    raise typer.Exit(run(folder, role, as_of, out or [], workers, blind=blind, weights=weight or ()))


@app.command()
def explain(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="A resume.")],
    role: Annotated[
        str, typer.Option("--role", metavar="ID", help="A role's id (see roles), or a YAML file.")
    ],
    as_of: AsOf = None,
    reader: Annotated[
        Reader, typer.Option("--for", help="candidate: a letter, without points and other candidates.")
    ] = Reader.RECRUITER,
    format: Annotated[
        ExplainFormat, typer.Option("--format", help="json: both texts and all their parts.")
    ] = ExplainFormat.TEXT,
    workers: Workers = None,
    blind: Annotated[bool, typer.Option("--blind", help="Without what tells who it is.")] = False,
) -> None:
    """Explain what counted in a resume, with quotes, and what would change it."""
    from screener.cli.explain import run

    check_own_taxonomy()
    raise typer.Exit(run(file, role, as_of, reader.value, format.value, workers, blind=blind))


@app.command()
def compare(
    files: Annotated[list[Path], typer.Argument(metavar="FILE...", help="Two to five resumes.")],
    role: Annotated[
        str, typer.Option("--role", metavar="ID", help="A role's id (see roles), or a YAML file.")
    ],
    as_of: AsOf = None,
    out: Annotated[
        list[Path] | None,
        typer.Option("--out", metavar="FILE", help="Also write it: .html, .xlsx, .csv or .json. Repeatable."),
    ] = None,
    workers: Workers = None,
    blind: Annotated[bool, typer.Option("--blind", help="Without what tells who it is.")] = False,
) -> None:
    """Compare two to five resumes side by side, criterion by criterion."""
    from screener.cli.compare import run

    check_own_taxonomy()
    raise typer.Exit(run(files, role, as_of, out or [], workers, blind=blind))


@roles_app.callback()
def roles(context: typer.Context) -> None:
    """List the role profiles, or show or check one."""
    if context.invoked_subcommand is None:
        from screener.cli.roles import list_roles

        raise typer.Exit(list_roles())


@roles_app.command("show")
def show_role(
    role: Annotated[str, typer.Argument(metavar="ID", help="A role's id, or a YAML file.")],
) -> None:
    """Show what a role asks for, and where its figures come from."""
    from screener.cli.roles import show

    raise typer.Exit(show(role))


@roles_app.command("check")
def check_role(path: Annotated[Path, typer.Argument(metavar="FILE", help="A profile as YAML.")]) -> None:
    """Check a role profile and name every mistake in it."""
    from screener.cli.roles import check

    raise typer.Exit(check(path))


@roles_app.command("from-job-description")
def role_from_job_description(
    path: Annotated[
        Path, typer.Argument(metavar="FILE", help="A job description in any format; - reads standard input.")
    ],
    out: Annotated[
        Path | None,
        typer.Option(
            "--out", metavar="FILE.yaml", help="The file to write. Default: stdout.", show_default=False
        ),
    ] = None,
) -> None:
    """Draft a role profile from a job description; each criterion quotes its source."""
    from screener.cli.job_description import run

    check_own_taxonomy()
    raise typer.Exit(run(path, out))


@taxonomy_app.command("list")
def list_skills(
    category: Annotated[
        str | None,
        typer.Option("--category", metavar="NAME", help="The skills of a category.", show_default=False),
    ] = None,
) -> None:
    """List the categories of the taxonomy, or the skills of one."""
    from screener.cli.taxonomy import list_skills

    raise typer.Exit(list_skills(category))


@taxonomy_app.command("show")
def show_skill(skill: Annotated[str, typer.Argument(metavar="ID", help="A skill's id.")]) -> None:
    """Show what names a skill, and which duties show it."""
    from screener.cli.taxonomy import show

    raise typer.Exit(show(skill))


@taxonomy_app.command("check")
def check_taxonomy(
    paths: Annotated[list[Path], typer.Argument(metavar="FILE...", help="Taxonomy files of your own.")],
) -> None:
    """Check files of your own beside the bundled ones and name every mistake and conflict."""
    from screener.cli.taxonomy import check

    raise typer.Exit(check(paths))


@taxonomy_app.command("import")
def import_taxonomy(
    sources: Annotated[
        list[Path], typer.Argument(metavar="SOURCE...", help="CSV files of ESCO, text files of O*NET.")
    ],
    out: Annotated[
        Path | None,
        typer.Option("--out", metavar="FILE.yaml", help="The file to write.", show_default=False),
    ] = None,
    kind: Annotated[SourceKind, typer.Option("--kind", help="auto: as the columns say.")] = SourceKind.AUTO,
    category: Annotated[
        str | None,
        typer.Option(
            "--category",
            metavar="NAME",
            help="The category of the skills; tools_... is software.",
            show_default=False,
        ),
    ] = None,
    functions: Annotated[
        str,
        typer.Option(
            "--functions",
            metavar="CODE=FUNCTION,...",
            help="Functions by the beginning of SOC or ISCO codes, such as 41-=sales,13-2011=accounting.",
        ),
    ] = "",
    format: Annotated[ReportFormat, typer.Option("--format", help="How to report.")] = ReportFormat.TABLE,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Report only; write nothing.")] = False,
) -> None:
    """Merge ESCO or O*NET files into a taxonomy file of your own, and report every conflict."""
    from screener.cli.taxonomy import import_

    raise typer.Exit(import_(sources, out, kind.value, category, functions, format.value, dry_run=dry_run))


def check_own_taxonomy() -> None:
    """Read the files that SCREENER_TAXONOMY names, if any. Raises TaxonomyError before any work is done."""
    if os.environ.get("SCREENER_TAXONOMY"):
        from skills_taxonomy.occupations import load_occupations
        from skills_taxonomy.skills import load_skills

        load_skills()
        load_occupations()


def main(application: Callable[[], object] = app) -> None:
    """Run the command line and end the process with its exit code."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            # Resumes hold any character. For what UTF-8 cannot hold, an escape is also what JSON wants.
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    try:
        application()
    except ValueError as error:  # imported late: nothing else here needs the taxonomy
        from skills_taxonomy.errors import TaxonomyError

        if not isinstance(error, TaxonomyError):
            raise
        from screener.cli.outcome import usage_error

        raise SystemExit(usage_error(error)) from None
    finally:
        # The work is done or given up: another Ctrl-C would only break the interpreter's own end.
        signal.signal(signal.SIGINT, signal.SIG_IGN)
        _flush()


def _flush() -> None:
    """Flush stdout; a reader that has gone away (`| head`) is no error."""
    try:
        sys.stdout.flush()
    except BrokenPipeError:
        with suppress(OSError):  # or Python complains when it flushes again at exit
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
