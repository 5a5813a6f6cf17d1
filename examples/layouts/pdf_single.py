"""PDF, one column: the layout most people send."""

from io import BytesIO
from typing import Any

from reportlab.lib.colors import white
from reportlab.platypus import Frame, PageTemplate, Spacer

from examples.layouts.pdf_parts import (
    MARGIN,
    PAGE,
    Type,
    block,
    bullet,
    heading,
    new_document,
    paragraph,
    post,
    school,
    type_for,
)
from examples.persona import Persona

WIDTH = PAGE[0] - 2 * MARGIN


def render(persona: Persona) -> bytes:
    styles = type_for(persona)
    buffer = BytesIO()
    document = new_document(persona, buffer)
    frame = Frame(MARGIN, MARGIN - 6, WIDTH, PAGE[1] - 2 * MARGIN + 12, 0, 0, 0, 0)

    def hide(canvas: Any, _document: Any) -> None:
        """White text of one point at the foot of the page, as keyword stuffers do."""
        if persona.hidden:
            canvas.setFillColor(white)
            canvas.setFont("Helvetica", 1)
            canvas.drawString(MARGIN, 24, persona.hidden)

    document.addPageTemplates(PageTemplate(frames=[frame], onPage=hide))
    document.build(_story(persona, styles))
    return buffer.getvalue()


def _story(persona: Persona, styles: Type) -> list[Any]:
    story = [paragraph(persona.printed_name, styles.name)]
    if persona.headline:
        story.append(paragraph(persona.headline, styles.headline))
    story += [paragraph("  |  ".join(persona.contact), styles.contact), Spacer(0, 2)]
    if persona.summary:
        story += [*heading(persona.headings.summary, styles), paragraph(persona.summary, styles.body)]
    posts = heading(persona.headings.posts, styles)
    for item in persona.posts:
        posts += post(persona, item, styles, WIDTH)
    schools = heading(persona.headings.schools, styles) if persona.schools else []
    for education in persona.schools:
        schools += school(education, styles, WIDTH)
    story += schools + posts if persona.schools_first else posts + schools
    if persona.certifications:
        story += heading(persona.headings.certifications, styles)
        story += [bullet(name, styles.bullet) for name in persona.certifications]
    if persona.skills:
        story += heading(persona.headings.skills, styles)
        story.append(paragraph(", ".join(persona.skills), styles.body))
    for other in persona.blocks:
        story += block(other, styles)
    return story
