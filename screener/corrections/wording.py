"""Corrections in words."""

from collections.abc import Mapping, Sequence
from typing import Any

from screener.corrections.values import VALUES, FactKind
from screener.resume import (
    Achievement,
    Certification,
    Degree,
    ExperienceClaim,
    Language,
    Position,
    SkillMention,
)
from skills_taxonomy.industries import load_industries

_UNKNOWN = "not known"
_NAMES = {
    "start": "from",
    "end": "until",
    "field_groups": "field counts as",
    "id": "is",
    "kind": "is",
    "leads_people": "leads people",
    "at_least": "at least",
    "year": "graduation year",
    "emails": "e-mail",
    "phones": "telephone",
}


def values_text(kind: FactKind, values: Mapping[str, Any], called: Mapping[str, str] | None = None) -> str:
    """What a person says of a fact, a field after the other; `called` are the posts by their names.

    >>> values_text(FactKind.POSITION, {"end": "present", "employer": "Acme"})
    'employer Acme; until present'
    """
    told = (
        f"{_NAMES.get(name, name)} {_text(_words(name, values[name], called or {}))}"
        for name in VALUES[kind].model_fields
        if name in values
    )
    return "; ".join(told)


def fact_text(
    fact: Position | Degree | Certification | SkillMention | Language | Achievement | ExperienceClaim,
) -> str:
    """What a fact is called."""
    match fact:
        case Position():
            named = _post_name(fact)
            return f"the post {named}" if named else "a post"
        case Degree():
            level = fact.level.value.replace("_", " ") if fact.level else "schooling"
            return f"the degree {level}{f' in {fact.field}' if fact.field else ''}"
        case Certification():
            return f"the certificate {fact.name}"
        case SkillMention():
            return f"the skill {fact.name}"
        case Language():
            return f"the language {fact.name}"
        case Achievement():
            return f"the figure {_text(fact.kind)} of {_text(fact.value)} {fact.unit}"
        case ExperienceClaim():
            return f"the stated {fact}"


def post_names(names: Sequence[str], posts: Sequence[Position]) -> dict[str, str]:
    """What posts are called, by the names of these facts."""
    return {name: _post_name(post) or "a post" for name, post in zip(names, posts, strict=True)}


def _post_name(post: Position) -> str:
    return ", ".join(filter(None, (post.title, post.employer)))


def _words(name: str, value: Any, called: Mapping[str, str]) -> Any:
    """The values of a field as people read them."""
    match name:
        case "posts":
            return tuple(called.get(item, "a post that is left out") for item in value)
        case "industries":
            known = load_industries().entries
            return tuple(known[item].name if item in known else item for item in value)
        case _:
            return value


def _text(value: Any) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, float):
        return f"{value:,.10g}"
    if isinstance(value, list | tuple):
        return ", ".join(map(_text, value)) or _UNKNOWN
    return _UNKNOWN if value is None else str(value).replace("_", " ")
