"""Plain text, wrapped by hand as people paste it into a form."""

from textwrap import fill

from examples.persona import Persona, Post, School

COLUMNS = 88


def render(persona: Persona) -> bytes:
    lines = [
        persona.printed_name.upper(),
        *([persona.headline] if persona.headline else []),
        " | ".join(persona.contact),
    ]
    if persona.summary:
        lines += [*_heading(persona.headings.summary), fill(persona.summary, COLUMNS)]
    lines += _heading(persona.headings.posts)
    for post in persona.posts:
        lines += _post(persona, post)
    if persona.schools:
        lines += _heading(persona.headings.schools)[:-1]
    for school in persona.schools:
        lines += _school(school)
    if persona.certifications:
        lines += [
            *_heading(persona.headings.certifications),
            *(_item(name) for name in persona.certifications),
        ]
    if persona.skills:
        lines += [*_heading(persona.headings.skills), fill(", ".join(persona.skills), COLUMNS)]
    for block in persona.blocks:
        lines += _heading(block.heading)
        lines += [
            *([fill(block.text, COLUMNS)] if block.text else []),
            *(_item(item) for item in block.items),
        ]
    return ("\n".join(lines).rstrip() + "\n").encode()


def _heading(text: str) -> list[str]:
    return ["", text.upper(), "-" * len(text), ""]


def _item(text: str) -> str:
    return fill(text, COLUMNS, initial_indent="- ", subsequent_indent="  ")


def _post(persona: Persona, post: Post) -> list[str]:
    employer = f"{post.employer}, {post.place}" if post.place else post.employer
    return [employer, f"{post.title} ({persona.period(post)})", *(_item(duty) for duty in post.duties), ""]


def _school(school: School) -> list[str]:
    text = ", ".join(part for part in (school.printed, school.institution, school.when) if part)
    return ["", text, *([school.note] if school.note else [])]
