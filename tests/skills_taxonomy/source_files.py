"""Tiny files in the layouts of ESCO and O*NET; everything in them is invented."""

import csv
from collections.abc import Sequence
from pathlib import Path

ESCO_SKILLS = [
    "conceptType",
    "conceptUri",
    "skillType",
    "reuseLevel",
    "preferredLabel",
    "altLabels",
    "hiddenLabels",
    "status",
    "modifiedDate",
    "scopeNote",
    "definition",
    "inScheme",
    "description",
]
ESCO_OCCUPATIONS = [
    "conceptType",
    "conceptUri",
    "iscoGroup",
    "preferredLabel",
    "altLabels",
    "hiddenLabels",
    "status",
    "modifiedDate",
    "regulatedProfessionNote",
    "scopeNote",
    "definition",
    "inScheme",
    "description",
    "code",
]
ESCO_BROADER = ["conceptType", "conceptUri", "broaderType", "broaderUri"]
TECHNOLOGY = [
    "O*NET-SOC Code",
    "Example",
    "Commodity Code",
    "Commodity Title",
    "Hot Technology",
    "In Demand",
]
SOFTWARE = [
    "O*NET-SOC Code",
    "Workplace Example",
    "Element ID",
    "Element Name",
    "Hot Technology",
    "In Demand",
]
TOOLS = ["O*NET-SOC Code", "Example", "Commodity Code", "Commodity Title"]
ELEMENTS = [
    "O*NET-SOC Code",
    "Element ID",
    "Element Name",
    "Scale ID",
    "Data Value",
    "N",
    "Standard Error",
    "Lower CI Bound",
    "Upper CI Bound",
    "Recommend Suppress",
    "Not Relevant",
    "Date",
    "Domain Source",
]
ALTERNATE_TITLES = ["O*NET-SOC Code", "Alternate Title", "Short Title", "Source(s)"]
JOB_TITLES = ["O*NET-SOC Code", "Job Title", "Short Title", "Source(s)"]
REPORTED_TITLES = ["O*NET-SOC Code", "Reported Job Title", "Shown in My Next Move"]
OCCUPATIONS = ["O*NET-SOC Code", "Title", "Description"]


def esco_skills(folder: Path, *skills: Sequence[str], status: str = "released") -> Path:
    """A file of skills; each is its name and its other labels. Keys are ".../skill/1" and so on."""
    rows = [
        {
            "conceptType": "KnowledgeSkillCompetence",
            "conceptUri": f"http://example.com/skill/{number}",
            "skillType": "skill/competence",
            "preferredLabel": name,
            "altLabels": "\n".join(labels),
            "status": status,
            "description": 'Said to be "useful", here and there.',
        }
        for number, (name, *labels) in enumerate(skills, 1)
    ]
    return write_csv(folder / "skills_en.csv", ESCO_SKILLS, rows)


def esco_occupations(folder: Path, *occupations: Sequence[str]) -> Path:
    """A file of occupations; each is its ISCO group, its name and its other labels."""
    rows = [
        {
            "conceptUri": f"o/{name}",
            "iscoGroup": group,
            "preferredLabel": name,
            "altLabels": "\n".join(labels),
        }
        for group, name, *labels in occupations
    ]
    return write_csv(folder / "occupations_en.csv", ESCO_OCCUPATIONS, rows)


def write_csv(path: Path, columns: list[str], rows: Sequence[dict[str, str]]) -> Path:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, columns, lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)
    return path


def onet(path: Path, columns: list[str], *rows: Sequence[str]) -> Path:
    """A text file; cells that are not given are "n/a"."""
    lines = [columns, *([*row, *["n/a"] * (len(columns) - len(row))] for row in rows)]
    path.write_text("".join("\t".join(cells) + "\r\n" for cells in lines), "utf-8", newline="")
    return path
