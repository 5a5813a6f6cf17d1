"""The CSV files of ESCO, the European classification of skills and occupations.

Read by their columns, as in versions 1.0.9 to 1.2: `skills_en.csv` and the collections beside it,
`occupations_en.csv`, and `broaderRelationsSkillPillar_en.csv`.
"""

import re
from collections import defaultdict
from collections.abc import Sequence

from skills_taxonomy.importers.entries import Entries, SkillEntry, TitleEntry
from skills_taxonomy.importers.tables import Table

SKILLS = ("conceptUri", "skillType", "preferredLabel", "altLabels")
OCCUPATIONS = ("conceptUri", "iscoGroup", "preferredLabel", "altLabels")
BROADER = ("conceptUri", "broaderUri")
LAYOUTS = {"skills": SKILLS, "occupations": OCCUPATIONS, "broader relations": BROADER}
"""Columns by which a file is known; more may stand beside them."""

PREFIX = "esco"
_LABEL_ENDS = re.compile(r"\s*(?:[\r\n]|\s\|\s)\s*")
"""Labels stand one a line; in the files of the collections they are parted by " | "."""


def is_esco(table: Table) -> bool:
    """Whether the columns are those of an ESCO file."""
    return any(table.has(columns) for columns in LAYOUTS.values())


def read_esco(tables: Sequence[Table], category: str) -> Entries:
    """The skills and titles of ESCO files. Relations count for the skills of all files given."""
    broader: dict[str, list[str]] = defaultdict(list)
    for table in tables:
        if table.has(BROADER):
            for row in table.rows:
                broader[row.cells["conceptUri"]].append(row.cells["broaderUri"])
    skills: list[SkillEntry] = []
    titles: list[TitleEntry] = []
    for table in tables:
        if table.has(SKILLS):
            skills += _skills(table, category, broader)
        elif table.has(OCCUPATIONS):
            titles += _titles(table)
    return Entries(tuple(skills), tuple(titles))


def _skills(table: Table, category: str, broader: dict[str, list[str]]) -> list[SkillEntry]:
    entries = []
    for row in table.rows:
        cells, key = row.cells, row.cells["conceptUri"]
        status = cells.get("status") or "released"
        own = _LABEL_ENDS.split(cells.get("broaderConceptUri", ""))
        entries.append(
            SkillEntry(
                key,
                cells["preferredLabel"],
                _labels(cells["altLabels"], cells.get("hiddenLabels", "")),
                category,
                PREFIX,
                table.source,
                row.line,
                tuple(dict.fromkeys((*broader.get(key, ()), *filter(None, own)))),
                None if status == "released" else f"its status is {status!r}, not 'released'",
            )
        )
    return entries


def _titles(table: Table) -> list[TitleEntry]:
    return [
        TitleEntry(title, row.cells["iscoGroup"].removeprefix("C"), PREFIX, table.source, row.line)
        for row in table.rows
        for title in (row.cells["preferredLabel"], *_labels(row.cells["altLabels"]))
        if title
    ]


def _labels(*cells: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(label for cell in cells for label in _LABEL_ENDS.split(cell) if label))
