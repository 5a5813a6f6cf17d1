"""PDF with ruled tables: posts and schooling in grids, personal details at the end."""

from io import BytesIO
from typing import Any

from reportlab.lib.colors import HexColor, white
from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import Frame, PageTemplate, Spacer, Table, TableStyle

from examples.layouts.pdf_parts import (
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
from examples.persona import Persona, Post

WIDTH = PAGE[0] - 2 * MARGIN
LINE = HexColor("#b8bec7")


def render(persona: Persona) -> bytes:
    buffer = BytesIO()
    document = new_document(persona, buffer)
    frame = Frame(MARGIN, MARGIN - 6, WIDTH, PAGE[1] - 2 * MARGIN + 12, 0, 0, 0, 0)
    document.addPageTemplates(PageTemplate(frames=[frame]))
    document.build(_story(persona, type_for(persona)))
    return buffer.getvalue()


def _story(persona: Persona, styles: Type) -> list[Any]:
    story = [paragraph(persona.printed_name, styles.name)]
    if persona.headline:
        story.append(paragraph(persona.headline, styles.headline))
    story += [paragraph(" | ".join(persona.contact), styles.contact), Spacer(0, 2)]
    if persona.summary:
        story += [*heading(persona.headings.summary, styles), paragraph(persona.summary, styles.body)]
    if persona.skills:
        story += [
            *heading(persona.headings.skills, styles),
            *(bullet(item, styles.bullet) for item in persona.skills),
        ]
    story += heading(persona.headings.posts, styles)
    for post in persona.posts:
        story += [_post(persona, post, styles), Spacer(0, 7)]
    if persona.schools:
        story += [*heading(persona.headings.schools, styles), _schools(persona, styles)]
    if persona.certifications:
        story += heading(persona.headings.certifications, styles)
        story += [bullet(name, styles.bullet) for name in persona.certifications]
    for other in persona.blocks:
        story += block(other, styles)
    return story


def _grid(head: Any) -> TableStyle:
    return TableStyle(
        [
            ("GRID", (0, 0), (-1, -1), 0.6, LINE),
            ("BACKGROUND", (0, 0), (-1, 0), head),
            ("VALIGN", (0, 0), (-1, -1), "TOP"),
            ("TOPPADDING", (0, 0), (-1, -1), 3),
            ("BOTTOMPADDING", (0, 0), (-1, -1), 3),
        ]
    )


def _head(labels: tuple[str, ...], styles: Type) -> list[Any]:
    style = ParagraphStyle("table-head", styles.title, textColor=white)
    return [paragraph(label, style) for label in labels]


def _post(persona: Persona, post: Post, styles: Type) -> Any:
    employer = f"{post.employer}, {post.place}" if post.place else post.employer
    cells = (post.title, employer, persona.period(post))
    rows = [
        _head(("Designation", "Organisation", "Duration"), styles),
        [paragraph(cells[0], styles.title), *(paragraph(cell, styles.body) for cell in cells[1:])],
        [[bullet(duty, styles.bullet) for duty in post.duties], "", ""],
    ]
    table = Table(rows, colWidths=[WIDTH * 0.32, WIDTH * 0.42, WIDTH * 0.26])
    table.setStyle(_grid(styles.accent))
    table.setStyle(TableStyle([("SPAN", (0, 2), (-1, 2))]))
    return table


def _schools(persona: Persona, styles: Type) -> Any:
    rows = [_head(("Qualification", "Board / University", "Year", "Result"), styles)]
    for school in persona.schools:
        cells = (school.printed, school.institution, school.when, school.note or "")
        rows.append([paragraph(cell, styles.body) for cell in cells])
    table = Table(rows, colWidths=[WIDTH * 0.36, WIDTH * 0.36, WIDTH * 0.13, WIDTH * 0.15])
    table.setStyle(_grid(styles.accent))
    return table
