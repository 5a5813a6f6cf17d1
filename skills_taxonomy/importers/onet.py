"""The text files of the O*NET database: cells parted by tabs, below a header.

Read by their columns. Up to release 30.2 the files are called "Skills", "Technology Skills", "Tools Used"
and "Alternate Titles"; since 30.3 "Essential Skills", "Transferable Skills", "Software Skills" and "Job
Titles". "Knowledge", "Abilities", "Occupation Data" and "Sample of Reported Titles" are read as well.
"""

import re
from collections.abc import Sequence

from skills_taxonomy.importers.entries import Entries, SkillEntry, TitleEntry
from skills_taxonomy.importers.tables import Table

CODE = "O*NET-SOC Code"
TECHNOLOGY = (CODE, "Example", "Commodity Title", "Hot Technology")
SOFTWARE = (CODE, "Workplace Example", "Element Name")
EQUIPMENT = (CODE, "Example", "Commodity Title")
ELEMENTS = (CODE, "Element ID", "Element Name", "Scale ID")
ALTERNATE_TITLES = (CODE, "Alternate Title")
JOB_TITLES = (CODE, "Job Title")
REPORTED_TITLES = (CODE, "Reported Job Title")
OCCUPATIONS = (CODE, "Title", "Description")
LAYOUTS = {
    "Technology Skills": TECHNOLOGY,
    "Software Skills": SOFTWARE,
    "Tools Used": EQUIPMENT,
    "Skills": ELEMENTS,
    "Alternate Titles": ALTERNATE_TITLES,
    "Job Titles": JOB_TITLES,
    "Sample of Reported Titles": REPORTED_TITLES,
    "Occupation Data": OCCUPATIONS,
}
"""Columns by which a file is known, the more special ones first; more may stand beside them."""

PREFIX = "onet"
SOFTWARE_CATEGORY, EQUIPMENT_CATEGORY = "tools_onet", "onet_equipment"
_NAME_COLUMNS = {
    "Technology Skills": ("Example",),
    "Software Skills": ("Workplace Example",),
    "Tools Used": ("Example",),
    "Skills": ("Element Name",),
    "Alternate Titles": ("Alternate Title", "Short Title"),
    "Job Titles": ("Job Title", "Short Title"),
    "Sample of Reported Titles": ("Reported Job Title",),
    "Occupation Data": ("Title",),
}
_SOFTWARE_FILES = {"Technology Skills", "Software Skills"}
_SKILL_FILES = {*_SOFTWARE_FILES, "Tools Used", "Skills"}
_NONE = {"", "n/a"}
_ACRONYM = re.compile(r"(?P<words>.*\S) (?P<acronym>[A-Z]{2,6})(?: software)?")
_PROPER_NAME = re.compile(r"(?P<name>[A-Z0-9]\S*(?: [A-Z0-9&]\S*)*) software")


def is_onet(table: Table) -> bool:
    """Whether the columns are those of a file of the O*NET database."""
    return _layout(table) is not None


def read_onet(tables: Sequence[Table], category: str | None) -> Entries:
    """The skills and titles of O*NET files.

    A skill stands once for every occupation; it becomes one entry, at its first line. `category` replaces
    the own ones: "tools_onet" for software, "onet_equipment" for other tools, "onet" for the rest.
    """
    skills: dict[str, SkillEntry] = {}
    titles: list[TitleEntry] = []
    for table in tables:
        layout = _layout(table)
        if layout is None:
            continue
        columns = [column for column in _NAME_COLUMNS[layout] if column in table.columns]
        for row in table.rows:
            for name in (row.cells[column] for column in columns):
                if name in _NONE:
                    continue
                if layout not in _SKILL_FILES:
                    titles.append(TitleEntry(name, row.cells[CODE], PREFIX, table.source, row.line))
                elif name not in skills:
                    own = category or _category(layout)
                    labels = other_names(name) if layout in _SOFTWARE_FILES else ()
                    skills[name] = SkillEntry(name, name, labels, own, PREFIX, table.source, row.line)
    return Entries(tuple(skills.values()), tuple(titles))


def other_names(name: str) -> tuple[str, ...]:
    """How people write the name of a product that O*NET writes with its acronym or with "software".

    >>> other_names("Structured query language SQL")
    ('Structured query language', 'SQL')
    >>> other_names("ESRI ArcGIS software")
    ('ESRI ArcGIS',)
    >>> other_names("Inventory management software")
    ()
    """
    match = _ACRONYM.fullmatch(name)
    if match and (tail := _spelt_out(match["words"], match["acronym"])):
        return tail, match["acronym"]
    proper = _PROPER_NAME.fullmatch(name)
    return (proper["name"],) if proper else ()


def _spelt_out(words: str, acronym: str) -> str | None:
    """The last words of `words` whose initials `acronym` is, or else that have its letters in order."""
    parts = words.split()
    tails = [" ".join(parts[start:]) for start in range(len(parts) - 2, -1, -1)]
    for tail in tails:
        if "".join(word[0] for word in tail.split()).upper() == acronym:
            return tail
    for tail in tails:
        letters = iter(tail.upper())
        if tail[0].upper() == acronym[0] and all(letter in letters for letter in acronym):
            return tail
    return None


def _category(layout: str) -> str:
    if layout in _SOFTWARE_FILES:
        return SOFTWARE_CATEGORY
    return EQUIPMENT_CATEGORY if layout == "Tools Used" else PREFIX


def _layout(table: Table) -> str | None:
    return next((name for name, columns in LAYOUTS.items() if table.has(columns)), None)
