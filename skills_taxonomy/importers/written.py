"""An import as a taxonomy file.

The file is YAML that is JSON as well, an entry a line: thousands of skills load in a fraction of a second,
and a line can be edited, or struck out, by hand.
"""

import json
from collections.abc import Iterator, Sequence
from hashlib import sha256
from typing import Any

from skills_taxonomy.importers.merge import Merged
from skills_taxonomy.importers.titles import TitleGroup
from skills_taxonomy.skills import Alias, AliasContext, Skill


def written(category: str, merged: Merged, groups: Sequence[TitleGroup]) -> str:
    """The text of the file. Its version is made from what stands in it."""
    lists = {
        "skills": [_skill(skill, category) for skill in merged.skills],
        "extends": [
            {"id": skill_id, "aliases": [_alias(alias) for alias in aliases]}
            for skill_id, aliases in merged.additions
        ],
        "occupations": [
            {"id": group.id, "functions": [*map(str, group.functions)], "titles": list(group.titles)}
            for group in groups
        ],
    }
    body = "".join(_lines(category, lists))
    version = f"import-{sha256(body.encode()).hexdigest()[:8]}"
    return f'{{"version": "{version}",\n{body}'


def _lines(category: str, lists: dict[str, list[dict[str, Any]]]) -> Iterator[str]:
    yield f'"category": {_json(category)}'
    for key, items in lists.items():
        inside = ",\n".join(map(_json, items))
        yield f",\n{_json(key)}: [" + (f"\n{inside}\n]" if items else "]")
    yield "}\n"


def _skill(skill: Skill, category: str) -> dict[str, Any]:
    told: dict[str, Any] = {"id": skill.id, "name": skill.name}
    if skill.category != category:
        told["category"] = skill.category
    if skill.parent is not None:
        told["parent"] = skill.parent
    return told | {"aliases": [_alias(alias) for alias in skill.aliases]}


def _alias(alias: Alias) -> str | dict[str, Any]:
    told: dict[str, Any] = {"text": alias.text}
    if alias.cased:
        told["cased"] = True
    if alias.context is not AliasContext.ANY:
        told["context"] = alias.context.value
    if alias.also:
        told["also"] = list(alias.also)
    return alias.text if len(told) == 1 else told


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)
