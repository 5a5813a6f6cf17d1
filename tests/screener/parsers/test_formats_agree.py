"""The same resume in every format is understood in the same way."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from format_builders import as_html, as_markdown, as_odt, as_rtf

from screener.document import Document
from screener.parsers import parse
from screener.pipeline import analyze

ROOT = Path(__file__).parents[3]
RESUMES = ROOT / "examples" / "resumes"
FILES = Path(__file__).parent / "files"
FORMS: dict[str, Callable[[Document], bytes]] = {
    "odt": as_odt,
    "rtf": as_rtf,
    "html": as_html,
    "markdown": as_markdown,
}
PERSONAS = (
    "gareth-pindlebury.docx",
    "kip-norwell.docx",
    "lucinda-farrowby.docx",
    "odalys-fennimore.docx",
    "talia-wrenfield.docx",
    "marcus-tellwright.txt",
    "walter-grunby.txt",
    "maren-holloway.pdf",
)


def understood(document: Document) -> dict[str, Any]:
    """What counts of a resume: who it is, the posts and their dates, the degrees, the skills."""
    candidate, resume = analyze(document)
    return {
        "name": candidate.name,
        "positions": [
            (position.title, position.employer, position.dates, position.functions)
            for position in resume.positions
        ],
        "degrees": [(degree.level, degree.field, degree.year) for degree in resume.degrees],
        "skills": sorted({skill.id for skill in resume.skills}),
    }


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("name", PERSONAS)
def test_another_format_changes_nothing(name: str, form: str) -> None:
    original = parse((RESUMES / name).read_bytes(), name)
    document = parse(FORMS[form](original), "cv")
    # A list without headings and bold is Markdown and plain text alike.
    assert document.format == form or (form, document.format) == ("markdown", "text")
    expected = understood(original)
    assert expected["positions"]
    assert expected["skills"]
    assert understood(document) == expected


@pytest.mark.parametrize("name", ["gareth-pindlebury", "kip-norwell"])
def test_saved_by_a_word_processor_as_doc(name: str) -> None:
    original = parse((RESUMES / f"{name}.docx").read_bytes(), name)
    document = parse((FILES / f"{name}.doc").read_bytes(), name)
    assert understood(document) == understood(original)
