"""A draft as YAML: a profile that `screener roles check` accepts, with its sources as comments."""

from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Any

import yaml

from screener.document import Evidence
from screener.job_description.draft import DraftCriterion, JobDescriptionDraft, Need

_HEAD = """\
# A draft made from a job description. Above each criterion stands what it was read from; years, weights and
# what was assumed are for you to check.
"""
_PARTS = {
    Need.ESSENTIAL: "--- Asked for as essential ---",
    Need.PREFERRED: "--- Asked for as preferred ---",
    Need.DUTY: "--- Named only among the duties ---",
}
_FIRST_KEYS = ("id", "label", "kind", "weight", "required")


def to_yaml(draft: JobDescriptionDraft) -> str:
    """The profile with comments: sources above the criteria, what is not in it at the end."""
    profile = draft.profile
    head = {"id": profile.id, "title": profile.title, "version": profile.version, "summary": profile.summary}
    head["sources"] = list(profile.sources)
    parts = [_HEAD, _dump(head), "criteria:\n"]
    need: Need | None = None
    for criterion in draft.criteria:
        if criterion.need is not need:
            need = criterion.need
            parts.append(f"\n  # {_PARTS[need]}\n")
        parts += [f"  # {line}\n" for line in _comments(criterion)]
        parts.append(_item(criterion))
    if draft.left_out:
        parts.append("\n# Left out on purpose:\n")
        parts += [f"# - {_quote(left.source)}\n#   {_flat(left.reason)}\n" for left in draft.left_out]
    if draft.not_understood:
        parts.append("\n# Not understood:\n")
        parts += [f"# - {_quote(source)}\n" for source in draft.not_understood]
    return "".join(parts)


def _comments(criterion: DraftCriterion) -> Iterator[str]:
    for source in criterion.sources:
        yield _quote(source)
    for assumed in criterion.assumed:
        yield f"assumed: {assumed}"


def _quote(source: Evidence) -> str:
    return f"“{_flat(source.quote)}”"


def _flat(text: str) -> str:
    """The text on one line and without what a YAML file may not hold, such as control characters."""
    return " ".join("".join(char if char.isprintable() else " " for char in text).split())


def _item(criterion: DraftCriterion) -> str:
    lines = _dump(_ordered(criterion.criterion.model_dump(exclude_defaults=True))).splitlines()
    return "".join(f"  {'- ' if number == 0 else '  '}{line}\n" for number, line in enumerate(lines))


def _ordered(data: Mapping[str, Any]) -> dict[str, Any]:
    """The data of a criterion in the order in which the bundled profiles have it, its options likewise."""
    ordered = {key: data[key] for key in (*_FIRST_KEYS, *data) if key in data}
    if "options" in ordered:
        ordered["options"] = [_ordered(option) for option in ordered["options"]]
    return {key: _plain(value) for key, value in ordered.items()}


def _plain(value: Any) -> Any:
    """Numbers, strings, lists and mappings only; enums are the strings they stand for."""
    if isinstance(value, Mapping):
        return {key: _plain(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(item) for item in value]
    if isinstance(value, Decimal):
        return int(value) if value == int(value) else float(value)
    return str(value) if isinstance(value, str) else value


def _dump(data: Mapping[str, Any]) -> str:
    return yaml.dump(dict(data), Dumper=_Dumper, sort_keys=False, allow_unicode=True, width=100)


class _Dumper(yaml.SafeDumper):
    """Writes short lists on one line, as people do."""


def _list(dumper: _Dumper, items: list[Any]) -> yaml.Node:
    flow = not any(isinstance(item, dict) or (isinstance(item, str) and " " in item) for item in items)
    return dumper.represent_sequence("tag:yaml.org,2002:seq", items, flow_style=flow)


_Dumper.add_representer(list, _list)
