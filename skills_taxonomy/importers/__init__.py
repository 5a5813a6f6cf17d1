"""Importers: a user's ESCO or O*NET files beside the taxonomy, as a file in its own format.

Nothing is taken over silently: every entry of a source is added, merged or skipped, and the reasons are
told with file and line.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from skills_taxonomy.errors import TaxonomyError
from skills_taxonomy.importers.entries import Entries
from skills_taxonomy.importers.esco import LAYOUTS as ESCO_LAYOUTS
from skills_taxonomy.importers.esco import is_esco, read_esco
from skills_taxonomy.importers.functions import DEFAULT_FUNCTIONS, FunctionsByCode, parse_functions
from skills_taxonomy.importers.merge import merge_skills
from skills_taxonomy.importers.onet import LAYOUTS as ONET_LAYOUTS
from skills_taxonomy.importers.onet import is_onet, read_onet
from skills_taxonomy.importers.report import Action, Decision, Remark, counts
from skills_taxonomy.importers.tables import Table, read_table
from skills_taxonomy.importers.titles import merge_titles
from skills_taxonomy.importers.written import written
from skills_taxonomy.occupations import Occupations
from skills_taxonomy.skills import ID, SkillTaxonomy

__all__ = [
    "DEFAULT_FUNCTIONS",
    "Action",
    "Decision",
    "Import",
    "Kind",
    "Remark",
    "counts",
    "import_files",
    "parse_functions",
]


class Kind(StrEnum):
    """Where files come from."""

    ESCO = "esco"
    ONET = "onet"
    AUTO = "auto"
    """As their columns say."""


@dataclass(frozen=True, slots=True)
class Import:
    """The YAML of a taxonomy file to use beside the bundled ones, and what became of every entry."""

    text: str
    decisions: tuple[Decision, ...]

    @property
    def brings_anything(self) -> bool:
        """Whether the file holds more than its head."""
        return any(decision.aliases for decision in self.decisions)


def import_files(
    paths: Sequence[Path],
    taxonomy: SkillTaxonomy,
    occupations: Occupations,
    *,
    kind: Kind = Kind.AUTO,
    category: str | None = None,
    functions: FunctionsByCode = DEFAULT_FUNCTIONS,
) -> Import:
    """Read ESCO and O*NET files and merge them with a taxonomy and a table of occupations.

    `category` takes the place of those the sources stand for ("esco", "onet", "tools_onet",
    "onet_equipment"); one that begins with "tools_" is for software. The same files beside the same
    taxonomy give the same result. Raises TaxonomyError with the mistakes of all files.
    """
    if category is not None and not ID.fullmatch(category):
        raise TaxonomyError([f"malformed category {category!r}: use lower case, digits and underscores"])
    esco, onet = _sorted_out(paths, kind)
    from_esco = read_esco(esco, category or "esco")
    from_onet = read_onet(onet, category)
    entries = Entries(
        (*from_esco.skills, *from_onet.skills),
        (*from_esco.titles, *from_onet.titles),
    )
    skills = merge_skills(entries.skills, taxonomy)
    titles = merge_titles(entries.titles, occupations, functions)
    return Import(
        written(category or _category(bool(esco)), skills, titles.groups),
        (*skills.decisions, *titles.decisions),
    )


def _category(from_esco: bool) -> str:
    return "esco" if from_esco else "onet"


def _sorted_out(paths: Sequence[Path], kind: Kind) -> tuple[list[Table], list[Table]]:
    """The files of ESCO and those of O*NET. Raises TaxonomyError for those that are neither."""
    esco: list[Table] = []
    onet: list[Table] = []
    mistakes: list[str] = []
    for path in dict.fromkeys(paths):
        try:
            table = read_table(path)
        except TaxonomyError as error:
            mistakes += error.mistakes
            continue
        if kind is not Kind.ONET and is_esco(table):
            esco.append(table)
        elif kind is not Kind.ESCO and is_onet(table):
            onet.append(table)
        else:
            mistakes.append(_unknown(table, kind))
    if mistakes:
        raise TaxonomyError(mistakes)
    return esco, onet


def _unknown(table: Table, kind: Kind) -> str:
    """What is missing for the layout that comes nearest."""
    layouts = {
        **({} if kind is Kind.ONET else {f"ESCO {name}": columns for name, columns in ESCO_LAYOUTS.items()}),
        **(
            {}
            if kind is Kind.ESCO
            else {f"O*NET {name!r}": columns for name, columns in ONET_LAYOUTS.items()}
        ),
    }
    missing = {
        name: [column for column in columns if column not in table.columns]
        for name, columns in layouts.items()
    }
    nearest = min(missing, key=lambda name: (len(missing[name]) / len(layouts[name]), len(missing[name])))
    if len(missing[nearest]) == len(layouts[nearest]):
        wanted = "ESCO or O*NET" if kind is Kind.AUTO else ("ESCO" if kind is Kind.ESCO else "O*NET")
        found = ", ".join(table.columns[:6])
        return f"{table.source}:1: not a file of {wanted} that can be imported; its columns are {found}"
    return f"{table.source}:1: for {nearest} the column {missing[nearest][0]!r} is missing"
