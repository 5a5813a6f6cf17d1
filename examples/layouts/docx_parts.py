"""What the Word layouts share: a document with set styles, and bytes that never change."""

from datetime import datetime
from io import BytesIO
from typing import Any
from zipfile import ZIP_STORED, ZipFile, ZipInfo

import docx
from docx.enum.style import WD_STYLE_TYPE
from docx.shared import Inches, Pt, RGBColor

from examples.persona import Persona

EPOCH = (1980, 1, 1, 0, 0, 0)
"""The earliest time a zip entry can carry."""

UNUSED_PARTS = ("/stylesWithEffects", "/thumbnail")


def new_document(persona: Persona) -> Any:
    """An empty document in the persona's type and accent colour."""
    document = docx.Document()
    family = "Georgia" if persona.serif else "Calibri"
    normal = document.styles["Normal"]
    normal.font.name, normal.font.size = family, Pt(10.5)
    normal.paragraph_format.space_after = Pt(2)
    for style, size in (("Title", 24), ("Heading 1", 13)):
        font = document.styles[style].font
        font.name, font.size, font.color.rgb = (
            family,
            Pt(size),
            RGBColor.from_string(persona.accent[1:].upper()),
        )
    document.styles["Heading 1"].paragraph_format.space_before = Pt(12)
    document.styles["List Bullet"].paragraph_format.space_after = Pt(1)
    _trim(document)
    section = document.sections[0]
    section.page_width, section.page_height = Inches(8.5), Inches(11)
    section.left_margin = section.right_margin = Inches(0.85)
    section.top_margin = section.bottom_margin = Inches(0.75)
    properties = document.core_properties
    properties.author, properties.title = persona.name, f"Resume of {persona.name}"
    properties.comments = ""
    properties.created = properties.modified = datetime(2025, 1, 1)
    return document


def _trim(document: Any) -> None:
    """Drop what python-docx's template brings along and a resume never uses: 800 KB of table styles."""
    for style in [style for style in document.styles if style.type == WD_STYLE_TYPE.TABLE]:
        if style.name != "Normal Table":
            style.delete()
    for relations in (document.part.rels, document.part.package.rels):
        for key in [key for key, relation in relations.items() if relation.reltype.endswith(UNUSED_PARTS)]:
            del relations[key]


def packed(document: Any) -> bytes:
    """The document's bytes, stored without compression and without the time of writing."""
    written, packed_again = BytesIO(), BytesIO()
    document.save(written)
    with ZipFile(written) as source, ZipFile(packed_again, "w", ZIP_STORED) as target:
        for name in source.namelist():
            entry = ZipInfo(name, EPOCH)
            entry.create_system = 3  # the same on every operating system
            target.writestr(entry, source.read(name))
    return packed_again.getvalue()


def run(paragraph: Any, text: str, *, bold: bool = False, italic: bool = False) -> None:
    """Add text to a paragraph."""
    added = paragraph.add_run(text)
    added.bold, added.italic = bold or None, italic or None
