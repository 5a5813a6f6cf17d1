"""PDF, two columns: contact, skills and languages in white on a dark sidebar, the rest beside it."""

from io import BytesIO
from typing import Any

from reportlab.lib.colors import HexColor, white
from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import Frame, FrameBreak, NextPageTemplate, PageTemplate, Spacer

from examples.layouts.pdf_parts import (
    PAGE,
    Type,
    bullet,
    heading,
    new_document,
    paragraph,
    post,
    school,
    type_for,
)
from examples.persona import Persona

SIDEBAR = 185.0
TOP = 42.0
MAIN_LEFT = SIDEBAR + 24
MAIN_WIDTH = PAGE[0] - MAIN_LEFT - 34


def render(persona: Persona) -> bytes:
    buffer = BytesIO()
    document = new_document(persona, buffer)
    height = PAGE[1] - 2 * TOP

    def paint(canvas: Any, _document: Any) -> None:
        canvas.setFillColor(HexColor(persona.accent))
        canvas.rect(0, 0, SIDEBAR, PAGE[1], stroke=0, fill=1)

    side = Frame(20, TOP, SIDEBAR - 36, height, 0, 0, 0, 0)
    main = Frame(MAIN_LEFT, TOP, MAIN_WIDTH, height, 0, 0, 0, 0)
    document.addPageTemplates(
        [
            PageTemplate(id="first", frames=[side, main], onPage=paint),
            PageTemplate(id="later", frames=[main], onPage=paint),
        ]
    )
    styles = type_for(persona)
    story = [NextPageTemplate("later"), *_side(persona, styles), FrameBreak(), *_main(persona, styles)]
    document.build(story)
    return buffer.getvalue()


def _side(persona: Persona, styles: Type) -> list[Any]:
    body = ParagraphStyle("side", styles.body, textColor=white, fontSize=8.8, leading=12.6)
    item = ParagraphStyle("side-item", styles.bullet, textColor=white, fontSize=8.8, leading=12.2)
    head = ParagraphStyle("side-heading", styles.heading, textColor=white, fontSize=10.5, spaceAfter=3)
    name = ParagraphStyle("side-name", styles.name, textColor=white, fontSize=21, leading=24)
    story = [paragraph(persona.printed_name, name)]
    if persona.headline:
        story += [Spacer(0, 4), paragraph(persona.headline, body)]
    story.append(paragraph("Contact", head))
    story += [paragraph(line, body) for line in persona.contact]
    if persona.skills:
        story.append(paragraph(persona.headings.skills, head))
        story += [bullet(skill, item) for skill in persona.skills]
    if persona.certifications:
        story.append(paragraph(persona.headings.certifications, head))
        story += [paragraph(name, body) for name in persona.certifications]
    for other in persona.blocks:
        story.append(paragraph(other.heading, head))
        story += [paragraph(line, body) for line in (*([other.text] if other.text else []), *other.items)]
    return story


def _main(persona: Persona, styles: Type) -> list[Any]:
    story: list[Any] = []
    if persona.summary:
        story += [*heading(persona.headings.summary, styles), paragraph(persona.summary, styles.body)]
    story += heading(persona.headings.posts, styles)
    for item in persona.posts:
        story += post(persona, item, styles, MAIN_WIDTH)
    if persona.schools:
        story += heading(persona.headings.schools, styles)
    for education in persona.schools:
        story += school(education, styles, MAIN_WIDTH)
    return story
