"""What the PDF layouts share: type, colours, and the parts every resume has."""

from dataclasses import dataclass
from io import BytesIO
from typing import Any
from xml.sax.saxutils import escape

from reportlab.lib.colors import HexColor
from reportlab.lib.enums import TA_RIGHT
from reportlab.lib.pagesizes import LETTER
from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import BaseDocTemplate, HRFlowable, Paragraph, Spacer, Table, TableStyle

from examples.persona import Block, Persona, Post, School

PAGE = LETTER
MARGIN = 50.0
INK = HexColor("#222222")
GREY = HexColor("#5f6670")
FLUSH = TableStyle(
    [("VALIGN", (0, 0), (-1, -1), "TOP")]
    + [(f"{side}PADDING", (0, 0), (-1, -1), 0) for side in ("LEFT", "RIGHT", "TOP", "BOTTOM")]
)
"""A table without any space of its own."""


@dataclass(frozen=True)
class Type:
    """The paragraph styles of one resume."""

    accent: Any
    name: ParagraphStyle
    headline: ParagraphStyle
    contact: ParagraphStyle
    heading: ParagraphStyle
    body: ParagraphStyle
    title: ParagraphStyle
    employer: ParagraphStyle
    when: ParagraphStyle
    bullet: ParagraphStyle


def type_for(persona: Persona) -> Type:
    """Styles in the persona's accent colour and family."""
    plain, bold, italic = (
        ("Times-Roman", "Times-Bold", "Times-Italic")
        if persona.serif
        else ("Helvetica", "Helvetica-Bold", "Helvetica-Oblique")
    )
    accent = HexColor(persona.accent)
    base = 10.2
    body = ParagraphStyle("body", fontName=plain, fontSize=base, leading=base * 1.42, textColor=INK)
    return Type(
        accent=accent,
        name=ParagraphStyle("name", fontName=bold, fontSize=23, leading=27, textColor=accent),
        headline=ParagraphStyle("headline", body, fontSize=12, leading=16, textColor=GREY),
        contact=ParagraphStyle("contact", body, fontSize=9, leading=12.5, textColor=GREY),
        heading=ParagraphStyle(
            "heading",
            fontName=bold,
            fontSize=11.5,
            leading=14,
            textColor=accent,
            spaceBefore=11,
            keepWithNext=1,
        ),
        body=body,
        title=ParagraphStyle("title", body, fontName=bold, keepWithNext=1),
        employer=ParagraphStyle(
            "employer", body, fontName=italic, textColor=GREY, keepWithNext=1, spaceAfter=2
        ),
        when=ParagraphStyle("when", body, textColor=GREY, alignment=TA_RIGHT),
        bullet=ParagraphStyle("bullet", body, leftIndent=12, bulletIndent=2, spaceAfter=2.4),
    )


def paragraph(text: str, style: ParagraphStyle) -> Any:
    return Paragraph(escape(text), style)


def bullet(text: str, style: ParagraphStyle) -> Any:
    return Paragraph(escape(text), style, bulletText="•")


def heading(text: str, styles: Type) -> list[Any]:
    """A section heading with a thin rule below it."""
    rule = HRFlowable(width="100%", thickness=0.8, color=styles.accent, spaceBefore=1, spaceAfter=4)
    rule.keepWithNext = 1
    return [paragraph(text, styles.heading), rule]


def apart(left: Any, right: Any, width: float, share: float = 0.64) -> Any:
    """Two paragraphs on one line, at the left and at the right edge."""
    row = Table([[left, right]], colWidths=[width * share, width * (1 - share)], style=FLUSH)
    row.keepWithNext = 1
    return row


def post(persona: Persona, item: Post, styles: Type, width: float) -> list[Any]:
    """Title and dates on one line, the employer below, then the duties."""
    employer = f"{item.employer}, {item.place}" if item.place else item.employer
    return [
        apart(paragraph(item.title, styles.title), paragraph(persona.period(item), styles.when), width),
        paragraph(employer, styles.employer),
        *(bullet(duty, styles.bullet) for duty in item.duties),
        Spacer(0, 7),
    ]


def school(item: School, styles: Type, width: float) -> list[Any]:
    """The degree and its year on one line, the school below."""
    parts = [
        apart(paragraph(item.printed, styles.title), paragraph(item.when, styles.when), width),
        paragraph(item.institution, styles.employer),
    ]
    return [*parts, *([paragraph(item.note, styles.body)] if item.note else [])]


def block(item: Block, styles: Type) -> list[Any]:
    """Any other section."""
    text = [paragraph(item.text, styles.body)] if item.text else []
    return [*heading(item.heading, styles), *text, *(bullet(entry, styles.bullet) for entry in item.items)]


def new_document(persona: Persona, buffer: BytesIO, **options: Any) -> BaseDocTemplate:
    """A document whose bytes depend on its content alone."""
    return BaseDocTemplate(
        buffer,
        pagesize=PAGE,
        invariant=1,
        pageCompression=0,
        title=f"Resume of {persona.name}",
        author=persona.name,
        **options,
    )
