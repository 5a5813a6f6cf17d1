"""Word, plain: heading styles, a tab before the dates, list bullets."""

from typing import Any

from docx.enum.text import WD_TAB_ALIGNMENT
from docx.shared import Inches

from examples.layouts.docx_parts import new_document, packed, run
from examples.persona import Persona, Post, School


def render(persona: Persona) -> bytes:
    document = new_document(persona)
    document.add_heading(persona.printed_name, 0)
    if persona.headline:
        run(document.add_paragraph(), persona.headline, bold=True)
    document.add_paragraph(" | ".join(persona.contact))
    if persona.summary:
        document.add_heading(persona.headings.summary, 1)
        document.add_paragraph(persona.summary)
    parts = [_schools, _posts] if persona.schools_first else [_posts, _schools]
    for part in parts:
        part(document, persona)
    _list(document, persona.headings.certifications, persona.certifications)
    _list(document, persona.headings.skills, persona.skills)
    for block in persona.blocks:
        document.add_heading(block.heading, 1)
        if block.text:
            document.add_paragraph(block.text)
        for item in block.items:
            document.add_paragraph(item, style="List Bullet")
    return packed(document)


def _list(document: Any, heading: str, items: tuple[str, ...]) -> None:
    if items:
        document.add_heading(heading, 1)
    for item in items:
        document.add_paragraph(item, style="List Bullet")


def _dated(document: Any, text: str, when: str) -> None:
    line = document.add_paragraph()
    line.paragraph_format.tab_stops.add_tab_stop(Inches(6.8), WD_TAB_ALIGNMENT.RIGHT)
    line.paragraph_format.keep_with_next = True
    run(line, text, bold=True)
    run(line, f"\t{when}")


def _posts(document: Any, persona: Persona) -> None:
    document.add_heading(persona.headings.posts, 1)
    for post in persona.posts:
        _post(document, persona, post)


def _post(document: Any, persona: Persona, post: Post) -> None:
    _dated(document, post.title, persona.period(post))
    employer = f"{post.employer}, {post.place}" if post.place else post.employer
    run(document.add_paragraph(), employer, italic=True)
    for duty in post.duties:
        document.add_paragraph(duty, style="List Bullet")


def _schools(document: Any, persona: Persona) -> None:
    if persona.schools:
        document.add_heading(persona.headings.schools, 1)
    for school in persona.schools:
        _school(document, school)


def _school(document: Any, school: School) -> None:
    _dated(document, school.printed, school.when)
    document.add_paragraph(school.institution)
    if school.note:
        document.add_paragraph(school.note)
