"""Corrections in words."""

from collections.abc import Mapping
from typing import Any

from screener.corrections.values import VALUES, FactKind
from screener.resume import Certification, Degree, Language, Position, SkillMention

_UNKNOWN = "not known"
_NAMES = {"start": "from", "end": "until", "field_groups": "field counts as", "id": "is"}


def values_text(kind: FactKind, values: Mapping[str, Any]) -> str:
    """What a person says of a fact, a field after the other.

    >>> values_text(FactKind.POSITION, {"end": "present", "employer": "Acme"})
    'employer Acme; until present'
    """
    told = (
        f"{_NAMES.get(name, name)} {_text(values[name])}"
        for name in VALUES[kind].model_fields
        if name in values
    )
    return "; ".join(told)


def fact_text(fact: Position | Degree | Certification | SkillMention | Language) -> str:
    """What a fact is called."""
    match fact:
        case Position():
            named = ", ".join(filter(None, (fact.title, fact.employer)))
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


def _text(value: Any) -> str:
    if isinstance(value, tuple):
        return ", ".join(map(_text, value)) or _UNKNOWN
    return _UNKNOWN if value is None else str(value).replace("_", " ")
