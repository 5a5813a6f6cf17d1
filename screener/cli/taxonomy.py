"""`screener taxonomy`: the skills that are known, and a user's own beside them."""

import json
import os
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from pathlib import Path

from rich.table import Table

from screener.cli.console import plain_text, stdout
from screener.cli.outcome import ExitCode, UsageError, usage_error, warn
from skills_taxonomy.errors import TaxonomyError
from skills_taxonomy.importers import (
    Action,
    Decision,
    Import,
    Kind,
    counts,
    import_files,
    parse_functions,
)
from skills_taxonomy.occupations import add_titles, bundled_occupations
from skills_taxonomy.overlays import VARIABLE, load_overlays, read_overlays
from skills_taxonomy.skills import SkillTaxonomy, bundled_skills, load_skills, parse_skills
from skills_taxonomy.yaml_lines import LinedYaml

_LINKS = {Action.ADDED: "as", Action.MERGED: "into"}
LONGEST_REPORT = 200
"""Rows of a printed report; JSON has all."""


def list_skills(category: str | None) -> int:
    """Print the categories, or id and name of every skill of one."""
    taxonomy = load_skills()
    table = Table(box=None, pad_edge=False, header_style="bold")
    if category is None:
        table.add_column("Category", no_wrap=True)
        table.add_column("Skills", justify="right")
        for name, count in sorted(Counter(skill.category for skill in taxonomy.skills.values()).items()):
            table.add_row(plain_text(name), str(count))
    else:
        skills = [skill for skill in taxonomy.skills.values() if skill.category == category]
        if not skills:
            return usage_error(UsageError(f"--category {category}: there is no such category"))
        table.add_column("Id", no_wrap=True)
        table.add_column("Name")
        for skill in sorted(skills, key=lambda each: each.id):
            table.add_row(plain_text(skill.id), plain_text(skill.name))
    stdout().print(table)
    if category is None:
        stdout().print(plain_text(f"{len(taxonomy.skills)} skills, version {taxonomy.version}"))
    return ExitCode.OK


def show(skill_id: str) -> int:
    """Print what is known of a skill."""
    skills = load_skills().skills
    skill = skills.get(skill_id)
    if skill is None:
        from difflib import get_close_matches

        close = get_close_matches(skill_id, skills, n=1)
        guess = f"; is it {close[0]}?" if close else ""
        return usage_error(UsageError(f"the taxonomy has no skill {skill_id!r}{guess}"))
    console = stdout()
    console.print(plain_text(f"{skill.name} ({skill.id}, {skill.category})", "bold"))
    table = Table(box=None, pad_edge=False, show_header=False)
    table.add_column(no_wrap=True)
    table.add_column(overflow="fold")
    for heading, texts in (
        ("Group", [skill.parent] if skill.parent else []),
        ("Implies", skill.implies),
        ("Named by", [alias.text + _condition(alias.cased, alias.context) for alias in skill.aliases]),
        ("Not meant by", skill.look_alikes),
        ("Shown by", [pattern.text for pattern in skill.demonstrates]),
    ):
        if texts:
            table.add_row(heading, plain_text("; ".join(texts)))
    console.print(table)
    return ExitCode.OK


def _condition(cased: bool, context: str) -> str:
    told = [*(["as written"] if cased else []), *([f"in {context}"] if context != "any" else [])]
    return f" ({', '.join(told)})" if told else ""


def check(paths: Sequence[Path]) -> int:
    """Say that files of one's own go together with the bundled ones, or name every mistake."""
    try:
        overlays = read_overlays(paths)
    except TaxonomyError as error:
        return usage_error(error)
    mistakes = _mistakes(overlays)
    if mistakes:
        return usage_error(TaxonomyError(mistakes))
    for overlay in overlays:
        parts = (f"{len(overlay.data.get(key, ()))} {key}" for key in ("skills", "extends", "occupations"))
        stdout().print(plain_text(f"{overlay.name}: no mistakes; {', '.join(parts)}"))
    return ExitCode.OK


def _mistakes(overlays: Sequence[LinedYaml]) -> list[str]:
    mistakes: list[str] = []
    try:
        parse_skills(bundled_skills(), overlays)
    except TaxonomyError as error:
        mistakes += error.mistakes
    try:
        add_titles(bundled_occupations(), overlays)
    except TaxonomyError as error:
        mistakes += error.mistakes
    return mistakes


def import_(
    sources: Sequence[Path],
    out: Path | None,
    kind: str,
    category: str | None,
    functions: str,
    form: str,
    *,
    dry_run: bool,
) -> int:
    """Merge ESCO or O*NET files into a file of one's own and report what became of every entry."""
    try:
        _check_target(out, dry_run=dry_run)
        taxonomy, overlays = _without(out)
        imported = import_files(
            sources,
            taxonomy,
            add_titles(bundled_occupations(), overlays),
            kind=Kind(kind),
            category=category,
            functions=parse_functions(functions),
        )
        if out is not None and not dry_run and imported.brings_anything:
            _write(imported.text, out)
    except (UsageError, TaxonomyError) as error:
        return usage_error(error)
    if form == "json":
        print(json.dumps(_report(imported.decisions), ensure_ascii=False, indent=1))
    else:
        _print_report(imported.decisions)
    _say_what_was_done(imported, None if dry_run else out)
    return ExitCode.OK


def _check_target(out: Path | None, *, dry_run: bool) -> None:
    if out is None:
        if not dry_run:
            raise UsageError("--out FILE.yaml is missing; or look first, with --dry-run")
    elif out.suffix not in {".yaml", ".yml"}:
        raise UsageError(f"--out {out}: the name must end in .yaml")
    elif not out.parent.is_dir():
        raise UsageError(f"--out {out}: there is no folder {out.parent}")


def _without(out: Path | None) -> tuple[SkillTaxonomy, tuple[LinedYaml, ...]]:
    """The taxonomy in force, but for the file that is to be written: a second import replaces the first."""
    overlays = tuple(
        overlay for overlay in load_overlays() if out is None or Path(overlay.name).resolve() != out.resolve()
    )
    return parse_skills(bundled_skills(), overlays), overlays


def _write(text: str, out: Path) -> None:
    unfinished = out.with_name(f".{out.name}.{os.getpid()}")
    try:
        unfinished.write_text(text, "utf-8")
        unfinished.replace(out)
    except OSError as error:
        unfinished.unlink(missing_ok=True)
        raise UsageError(f"--out {out}: cannot be written: {error.strerror}") from error


def _say_what_was_done(imported: Import, out: Path | None) -> None:
    if not imported.brings_anything:
        warn("nothing to import")
    elif out is not None:
        warn(f"wrote {out}; to use it, set {VARIABLE}={out.resolve()}")


def _report(decisions: Sequence[Decision]) -> dict[str, object]:
    return {
        "counts": {action.value: count for action, count in counts(decisions).items()},
        "entries": [
            {
                "kind": decision.kind,
                "name": decision.name,
                "action": decision.action.value,
                "id": decision.id,
                "source": decision.source,
                "line": decision.line,
                "aliases": list(decision.aliases),
                "remarks": [{"label": remark.label, "reason": remark.reason} for remark in decision.remarks],
            }
            for decision in decisions
        ],
    }


def _told(decision: Decision) -> Iterator[str]:
    if decision.action is Action.MERGED and decision.aliases:
        yield "proposes " + ", ".join(map(repr, decision.aliases))
    yield from map(str, decision.remarks)


def _print_report(decisions: Sequence[Decision]) -> None:
    """A row an entry; where there are too many, first of all those that need a look."""
    shown = decisions
    if len(decisions) > LONGEST_REPORT:
        shown = [each for each in decisions if each.action is not Action.ADDED or each.remarks]
    console = stdout()
    for source, group in groupby(shown[:LONGEST_REPORT], key=lambda decision: decision.source):
        console.print(plain_text(source, "bold"))
        console.print(_table(group))
        console.print()
    told = ", ".join(f"{count} {action}" for action, count in counts(decisions).items())
    left = len(decisions) - min(len(shown), LONGEST_REPORT)
    console.print(plain_text(told + (f"; {left} not shown (--format json has all)" if left else "")))


def _table(decisions: Iterable[Decision]) -> Table:
    table = Table(box=None, pad_edge=False, header_style="bold", expand=True)
    table.add_column("Line", justify="right", width=6)
    for heading, share in (("Entry", 3), ("Result", 4), ("Remarks", 5)):
        table.add_column(heading, ratio=share, overflow="fold")
    for decision in decisions:
        result = (
            f"{decision.action} {_LINKS[decision.action]} {decision.id}" if decision.id else decision.action
        )
        remarks = "; ".join(_told(decision))
        table.add_row(str(decision.line), plain_text(decision.name), plain_text(result), plain_text(remarks))
    return table
