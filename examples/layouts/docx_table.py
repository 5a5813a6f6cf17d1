"""Word, set in one borderless table: headings at the left, content at the right, as many templates do."""

from typing import Any

from docx.shared import Inches

from examples.layouts.docx_parts import new_document, packed, run
from examples.persona import Persona, Post, School

LEFT, RIGHT = Inches(1.5), Inches(5.3)


def render(persona: Persona) -> bytes:
    document = new_document(persona)
    document.add_heading(persona.printed_name, 0)
    document.add_paragraph("  •  ".join(persona.contact))
    table = document.add_table(rows=0, cols=2)
    table.autofit = False
    if persona.summary:
        cell = _row(table, persona.headings.summary)
        run(cell.paragraphs[0], persona.summary)
    cell = _row(table, persona.headings.posts)
    for post in persona.posts:
        _post(cell, persona, post)
    if persona.schools:
        cell = _row(table, persona.headings.schools)
    for school in persona.schools:
        _school(cell, school)
    if persona.certifications:
        _lines(_row(table, persona.headings.certifications), persona.certifications)
    if persona.skills:
        run(_row(table, persona.headings.skills).paragraphs[0], ", ".join(persona.skills))
    for block in persona.blocks:
        _lines(_row(table, block.heading), (*([block.text] if block.text else []), *block.items))
    return packed(document)


def _row(table: Any, heading: str) -> Any:
    """A new row with its heading set; returns the cell for the content."""
    left, right = table.add_row().cells
    left.width, right.width = LEFT, RIGHT
    run(left.paragraphs[0], heading.upper(), bold=True)
    return right


def _next(cell: Any) -> Any:
    """The first paragraph of the cell while it is empty, else a new one."""
    last = cell.paragraphs[-1]
    return last if not last.text else cell.add_paragraph()


def _lines(cell: Any, lines: tuple[str, ...]) -> None:
    for line in lines:
        run(_next(cell), line)


def _post(cell: Any, persona: Persona, post: Post) -> None:
    title = _next(cell)
    run(title, post.title, bold=True)
    run(title, f", {post.employer}")
    run(
        cell.add_paragraph(), f"{persona.period(post)} | {post.place}" if post.place else persona.period(post)
    )
    for duty in post.duties:
        cell.add_paragraph(duty, style="List Bullet")


def _school(cell: Any, school: School) -> None:
    run(_next(cell), school.printed, bold=True)
    run(cell.add_paragraph(), ", ".join(part for part in (school.institution, school.when) if part))
    if school.note:
        run(cell.add_paragraph(), school.note)
