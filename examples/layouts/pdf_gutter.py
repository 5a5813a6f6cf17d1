"""PDF with the dates in a gutter at the left of what they belong to."""

from io import BytesIO
from typing import Any

from reportlab.lib.enums import TA_LEFT
from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import Frame, PageTemplate, Spacer, Table

from examples.layouts.pdf_parts import (
    FLUSH,
    MARGIN,
    PAGE,
    Type,
    block,
    bullet,
    heading,
    new_document,
    paragraph,
    type_for,
)
from examples.persona import Persona, Post, School

WIDTH = PAGE[0] - 2 * MARGIN
GUTTER = 112.0


def render(persona: Persona) -> bytes:
    buffer = BytesIO()
    document = new_document(persona, buffer)
    frame = Frame(MARGIN, MARGIN, WIDTH, PAGE[1] - 2 * MARGIN, 0, 0, 0, 0)
    document.addPageTemplates(PageTemplate(frames=[frame]))
    document.build(_story(persona, type_for(persona)))
    return buffer.getvalue()


def _story(persona: Persona, styles: Type) -> list[Any]:
    story = [paragraph(persona.printed_name, styles.name)]
    if persona.headline:
        story.append(paragraph(persona.headline, styles.headline))
    story.append(paragraph("   ·   ".join(persona.contact), styles.contact))
    if persona.summary:
        story += [*heading(persona.headings.summary, styles), paragraph(persona.summary, styles.body)]
    story += heading(persona.headings.posts, styles)
    for post in persona.posts:
        story += [_post(persona, post, styles), Spacer(0, 6)]
    if persona.schools:
        story += heading(persona.headings.schools, styles)
        story += [_school(school, styles) for school in persona.schools]
    if persona.certifications:
        story += heading(persona.headings.certifications, styles)
        story += [bullet(name, styles.bullet) for name in persona.certifications]
    if persona.skills:
        story += [
            *heading(persona.headings.skills, styles),
            paragraph(" · ".join(persona.skills), styles.body),
        ]
    for other in persona.blocks:
        story += block(other, styles)
    return story


def _gutter(styles: Type) -> ParagraphStyle:
    return ParagraphStyle("gutter", styles.when, alignment=TA_LEFT)


def _post(persona: Persona, post: Post, styles: Type) -> Any:
    employer = f"{post.employer} | {post.place}" if post.place else post.employer
    rows = [
        [paragraph(persona.period(post), _gutter(styles)), paragraph(post.title, styles.title)],
        ["", paragraph(employer, styles.employer)],
        *(["", bullet(duty, styles.bullet)] for duty in post.duties),
    ]
    return Table(rows, colWidths=[GUTTER, WIDTH - GUTTER], style=FLUSH)


def _school(school: School, styles: Type) -> Any:
    rows = [
        [paragraph(school.when, _gutter(styles)), paragraph(school.printed, styles.title)],
        ["", paragraph(school.institution, styles.employer)],
    ]
    return Table(rows, colWidths=[GUTTER, WIDTH - GUTTER], style=FLUSH)
