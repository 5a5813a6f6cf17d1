"""One file's result on stdout: as a line of JSON, or as a summary that a person can read."""

from collections.abc import Iterator
from datetime import date

from rich.console import RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from screener.assessment import Failure
from screener.batch import Outcome
from screener.cli.console import plain_text, stdout
from screener.cli.outcome import warn
from screener.export.json_resume import json_resume
from screener.export.resume_json import resume_json
from screener.export.table import plain, years_of
from screener.plausibility import check_claims, findings_as_of, shown_text
from screener.resume import Degree, Position, Resume, SkillStrength
from screener.screening import ParsedResume
from screener.timeline import experience


def print_line(outcome: Outcome, as_of: date, *, end: str = "\n") -> None:
    """One JSON object on one line, at once."""
    print(resume_json(outcome, as_of), end=end, flush=True)


def print_json_resume(outcome: Outcome, as_of: date) -> None:
    """One JSON Resume on one line; a file that could not be read is named on stderr. Counts nothing up to
    `as_of`."""
    if isinstance(outcome, Failure):
        warn(f"could not be read: {outcome.message}")
    else:
        print(json_resume(outcome), flush=True)


def print_summary(outcome: Outcome, as_of: date) -> None:
    """Name, experience, posts, education, certifications and skills, in at most 100 columns."""
    console = stdout()
    console.print(plain_text(outcome.source, "bold"))
    parts = _failed(outcome) if isinstance(outcome, Failure) else _parts(outcome, as_of)
    for part in parts:
        console.print(Padding(part, (0, 0, 0, 2)))
    console.print()


def _failed(failure: Failure) -> Iterator[RenderableType]:
    yield plain_text(f"could not be read: {failure.message}", "red")


def _parts(parsed: ParsedResume, as_of: date) -> Iterator[RenderableType]:
    candidate, resume = parsed.candidate, parsed.resume
    who = [candidate.name or "name not found", *candidate.emails, *candidate.phones, *candidate.links]
    yield plain_text(" · ".join(who))
    notes = findings_as_of(resume, as_of)
    yield from (plain_text(f"Note: {finding.message}", "yellow") for finding in notes)
    if resume.positions:
        yield _years(resume, as_of)
    if resume.claims:
        yield _stated(resume, as_of)
    if resume.positions:
        yield _posts(resume.positions)
    if resume.degrees:
        yield _table("Education", [_degree(degree) for degree in resume.degrees])
    if resume.certifications:
        yield _listed("Certifications", [item.name for item in resume.certifications])
    for strength in SkillStrength:
        names = [skill.name for skill in resume.skills if skill.strength is strength]
        if names:
            yield _listed("Skills" if strength is SkillStrength.EXPLICIT else "Shown by duties", names)
    if not (resume.positions or resume.degrees or resume.skills):
        yield plain_text("nothing a role could ask for was found", "yellow")


def _years(resume: Resume, as_of: date) -> Text:
    found = experience(resume.positions, as_of)
    told = [f"{plain(years.function)} {years}" for years in years_of(found, tuple(found)) if years.high]
    return _listed(f"Years as of {as_of}", told or ["none that can be counted"])


def _stated(resume: Resume, as_of: date) -> Text:
    """Years that the resume states in words, beside what its dates show."""
    checks = check_claims(resume, as_of)
    return _listed("Stated", [f"{check.claim} (dates show {shown_text(check)})" for check in checks])


def _posts(positions: tuple[Position, ...]) -> Table:
    rows = [
        (
            str(post.dates) if post.dates.start or post.dates.end_text else "no dates",
            ", ".join(filter(None, (post.title, post.employer))) or "untitled",
            ", ".join(plain(function) for function in post.functions) or "unclear",
        )
        for post in positions
    ]
    return _table("Experience", rows)


def _degree(degree: Degree) -> tuple[str, str, str]:
    what = plain(degree.level or "level not given")
    name = ", ".join(filter(None, (degree.field, degree.institution)))
    return degree.year or "no year", f"{what}: {name}" if name else what, plain(degree.status)


def _table(title: str, rows: list[tuple[str, str, str]]) -> Table:
    table = Table(title=title, title_justify="left", title_style="bold", box=None, show_header=False)
    table.pad_edge = False
    table.add_column(width=17)
    table.add_column(ratio=3, overflow="fold")
    table.add_column(ratio=1, overflow="fold")
    table.expand = True
    for row in rows:
        table.add_row(*(plain_text(cell) for cell in row))
    return table


def _listed(title: str, names: list[str]) -> Text:
    return Text.assemble((f"{title}: ", "bold"), plain_text(", ".join(names)))
