"""The truth about a sample, in the shape that `screener parse --format jsonl` gives its facts."""

from typing import Any

from examples.persona import Persona, Post, School


def truth(persona: Persona, source: str) -> dict[str, Any]:
    """What a careful reader finds in the resume. A damaged file has only its error."""
    if persona.damaged:
        return {"source": source, "error": "damaged_file"}
    return {
        "source": source,
        "error": None,
        "findings": ["hidden_text"] if persona.hidden else [],
        "candidate": {"name": persona.name, "emails": [persona.email], "phones": [persona.phone]},
        "positions": [_position(post) for post in persona.posts],
        "education": [_education(school) for school in persona.schools],
        "certifications": list(persona.certification_names or persona.certifications),
        "skills": {name: str(strength) for name, strength in sorted(persona.skill_truth.items())},
    }


def _position(post: Post) -> dict[str, Any]:
    return {
        "title": post.title,
        "employer": post.employer,
        "start": post.start,
        "end": post.end,
        "kind": str(post.kind),
        "functions": [str(function) for function in post.functions],
    }


def _education(school: School) -> dict[str, Any]:
    return {
        "level": str(school.level) if school.level else None,
        "field": school.field,
        "field_groups": [str(group) for group in school.groups],
        "institution": school.institution,
        "status": str(school.status),
        "year": school.year,
    }
