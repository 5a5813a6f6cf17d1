"""A role profile as a form, and back: what a browser sends is the data that the profile's check takes.

The name of a field is its path: "criteria.0.skills". The parts that stand for places in a list only have to
differ: their order is that in which they come, so that the page moves and adds criteria without renaming.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from api.web.role_fields import GROUPING, KINDS, FieldSpec, Input
from screener.profile import RoleProfile
from screener.profile_yaml import Mistake, Path

Pairs = Iterable[tuple[str, str]]
"""Names and values as a browser sends them."""
LISTED = ("sources", "adjustments")
"""Keys of a profile that hold any number of lines."""
_DEEPEST = 14
"""Parts of a name; those of a profile nested as deep as can be have no more."""
_TRUE = "true"
_WHOLE = frozenset({"at_least", "months"})
"""Fields that hold whole numbers; other numbers are read from text by the profile itself."""


@dataclass(frozen=True, slots=True)
class FieldForm:
    """A field of the form with its values; `name` is its whole path. Rows and parts have `rows` instead.

    A part has one row if it is there, and none if not.
    """

    name: str
    spec: FieldSpec
    values: tuple[str, ...] = ()
    rows: tuple[tuple["FieldForm", ...], ...] = ()

    @property
    def value(self) -> str:
        return self.values[-1] if self.values else ""


@dataclass(frozen=True, slots=True)
class CriterionForm:
    """A criterion as a part of the form. Inside any_of and all_of `weight` and `required` have no effect;
    `weight` is None there unless the profile gives it."""

    name: str
    kind: str
    id: str
    label: str
    weight: str | None
    required: bool
    nested: bool
    fields: tuple[FieldForm, ...]
    options: tuple["CriterionForm", ...]


@dataclass(frozen=True, slots=True)
class RoleForm:
    id: str
    title: str
    version: str
    summary: str
    sources: tuple[str, ...]
    adjustments: tuple[str, ...]
    criteria: tuple[CriterionForm, ...]


def form_of(profile: RoleProfile) -> RoleForm:
    """The form that shows a profile."""
    data = profile.model_dump(exclude_unset=True)
    return RoleForm(
        id=profile.id,
        title=profile.title,
        version=str(profile.version),
        summary=profile.summary,
        sources=profile.sources,
        adjustments=profile.adjustments,
        criteria=tuple(_criterion(f"criteria.{n}", item) for n, item in enumerate(data["criteria"])),
    )


def blank_criterion(name: str, kind: str, *, nested: bool) -> CriterionForm:
    """The empty form of a criterion of this kind."""
    fields = tuple(_field(f"{name}.{spec.name}", spec, None) for spec in KINDS[kind])
    return CriterionForm(name, kind, "", "", None if nested else "5", False, nested, fields, ())


def _criterion(name: str, data: Mapping[str, Any], *, nested: bool = False) -> CriterionForm:
    weight = data.get("weight", Decimal(1))
    if nested and weight == 1:
        weight = None
    options = enumerate(data.get("options", ()))
    return CriterionForm(
        name=name,
        kind=data["kind"],
        id=data["id"],
        label=data["label"],
        weight=None if weight is None else _text(weight),
        required=bool(data.get("required", False)),
        nested=nested,
        fields=tuple(
            _field(f"{name}.{spec.name}", spec, data.get(spec.name)) for spec in KINDS[data["kind"]]
        ),
        options=tuple(_criterion(f"{name}.options.{n}", item, nested=True) for n, item in options),
    )


def _field(name: str, spec: FieldSpec, value: Any) -> FieldForm:
    match spec.input:
        case Input.ROWS:
            return FieldForm(
                name, spec, rows=tuple(_row(f"{name}.{n}", spec, row) for n, row in enumerate(value or ()))
            )
        case Input.PART:
            return FieldForm(name, spec, rows=() if value is None else (_row(name, spec, value),))
        case Input.TOKENS:
            return FieldForm(name, spec, tuple(map(_text, value or ())))
        case _:
            text = spec.default if value is None else _text(value)
            return FieldForm(name, spec, (text,) if text else ())


def row_of(name: str, spec: FieldSpec) -> tuple[FieldForm, ...]:
    """The empty fields of a row, or of a part."""
    return _row(name, spec, {})


def _row(name: str, spec: FieldSpec, data: Mapping[str, Any]) -> tuple[FieldForm, ...]:
    return tuple(_field(f"{name}.{inner.name}", inner, data.get(inner.name)) for inner in spec.fields)


def _text(value: Any) -> str:
    match value:
        case bool():
            return _TRUE if value else ""
        case Decimal():
            return f"{value:f}"
        case _:
            return str(value)


def sent(form: RoleForm) -> Iterator[tuple[str, str]]:
    """What a browser sends of a form that nobody changed."""
    yield from (("id", form.id), ("title", form.title), ("version", form.version), ("summary", form.summary))
    for key, lines in (("sources", form.sources), ("adjustments", form.adjustments)):
        yield from ((key, line) for line in lines)
    for criterion in form.criteria:
        yield from _sent_criterion(criterion)


def _sent_criterion(form: CriterionForm) -> Iterator[tuple[str, str]]:
    yield from ((f"{form.name}.{key}", getattr(form, key)) for key in ("kind", "id", "label"))
    if form.weight is not None:
        yield f"{form.name}.weight", form.weight
    if form.required:
        yield f"{form.name}.required", _TRUE
    for each in form.fields:
        yield from _sent_field(each)
    for option in form.options:
        yield from _sent_criterion(option)


def _sent_field(form: FieldForm) -> Iterator[tuple[str, str]]:
    match form.spec.input:
        case Input.ROWS | Input.PART:
            if form.spec.input is Input.PART and form.rows:
                yield f"{form.name}.given", _TRUE
            for row in form.rows:
                for each in row:
                    yield from _sent_field(each)
        case Input.TOKENS | Input.FLAG:
            yield from ((form.name, value) for value in form.values)
        case _:
            yield form.name, form.value


_Node = dict[str, "_Node | list[str]"]


class FormReading:
    """What a form says: `data` for `screener.profile.check_profile`, and where each value came from."""

    def __init__(self, pairs: Pairs) -> None:
        self._names: dict[Path, str] = {}
        self._ids: set[str] = set()
        root = _tree(pairs)
        self._collect_ids(root)
        self.data = self._profile(root)

    def name_of(self, mistake: Mistake) -> str:
        """The name of the field at which a mistake is shown, or of the nearest thing around it.

        A mistake of a whole criterion that names one of its fields is shown there.
        """
        path = mistake.path
        for word in re.findall(r"[a-z]+(?:_[a-z]+)*", mistake.message):
            if (*path, word) in self._names:
                return self._names[(*path, word)]
        return self.name_at(path)

    def name_at(self, path: Path) -> str:
        """The name of what stands at a path of `data`, or of the nearest thing around it."""
        while path and path not in self._names:
            path = path[:-1]
        return self._names.get(path, "")

    def _collect_ids(self, node: _Node) -> None:
        for key in ("criteria", "options"):
            for item in _items(node.get(key)):
                self._ids.add(_last(item, "id").strip())
                self._collect_ids(item)

    def _profile(self, root: _Node) -> dict[str, Any]:
        data: dict[str, Any] = {}
        for key in ("id", "title", "version", "summary"):
            self._names[(key,)] = key
            data[key] = _last(root, key).replace("\r\n", "\n")
        data["id"] = data["id"].strip() or _slug(data["title"], "-", "role")
        data["version"] = _whole(data["version"].strip() or "1")
        for key in LISTED:
            self._names[(key,)] = key
            data[key] = [line.replace("\r\n", "\n") for line in _values(root, key) if line.strip()]
        data["criteria"] = self._criteria(root.get("criteria"), ("criteria",), "criteria", nested=False)
        return data

    def _criteria(
        self, node: "_Node | list[str] | None", path: Path, name: str, *, nested: bool
    ) -> list[Any]:
        self._names[path] = name
        return [
            self._criterion(item, (*path, number), f"{name}.{key}", nested=nested)
            for number, (key, item) in enumerate(_keyed(node))
        ]

    def _criterion(self, node: _Node, path: Path, name: str, *, nested: bool) -> dict[str, Any]:
        self._names[path] = name
        self._names.update(
            {(*path, key): f"{name}.{key}" for key in ("id", "label", "kind", "weight", "required")}
        )
        kind, label = _last(node, "kind"), _last(node, "label")
        data: dict[str, Any] = {"kind": kind, "label": label, "id": self._id(_last(node, "id"), label)}
        weight = _last(node, "weight").strip()
        if weight or not nested:
            data["weight"] = weight
        if _last(node, "required"):
            data["required"] = True
        self._fields(node, KINDS.get(kind, ()), data, path, name)
        if kind in GROUPING:
            data["options"] = self._criteria(
                node.get("options"), (*path, "options"), f"{name}.options", nested=True
            )
        return data

    def _fields(
        self, node: _Node, specs: Sequence[FieldSpec], data: dict[str, Any], path: Path, name: str
    ) -> None:
        for spec in specs:
            here, full = (*path, spec.name), f"{name}.{spec.name}"
            self._names[here] = full
            match spec.input:
                case Input.ROWS:
                    rows = list(_keyed(node.get(spec.name)))
                    if rows:
                        data[spec.name] = [
                            self._row(item, spec, (*here, number), f"{full}.{key}")
                            for number, (key, item) in enumerate(rows)
                        ]
                case Input.PART:
                    inner = node.get(spec.name)
                    if isinstance(inner, dict) and _last(inner, "given"):
                        data[spec.name] = self._row(inner, spec, here, full)
                case Input.TOKENS:
                    data[spec.name] = [value.strip() for value in _values(node, spec.name) if value.strip()]
                case Input.FLAG:
                    value = _last(node, spec.name)
                    if value != spec.default:
                        data[spec.name] = bool(value)
                case _:
                    value = _last(node, spec.name).strip()
                    if value and value != spec.default:
                        data[spec.name] = _whole(value) if spec.name in _WHOLE else value

    def _row(self, node: _Node, spec: FieldSpec, path: Path, name: str) -> dict[str, Any]:
        self._names[path] = name
        row: dict[str, Any] = {}
        self._fields(node, spec.fields, row, path, name)
        return row

    def _id(self, given: str, label: str) -> str:
        """The id as given, or one made of the label that no other criterion has."""
        if given.strip():
            return given.strip()
        made = base = _slug(label, "_", "criterion")
        number = 2
        while made in self._ids:
            made, number = f"{base}_{number}", number + 1
        self._ids.add(made)
        return made


def _whole(text: str) -> int | str:
    """The whole number that a text is; what is none, the check of the profile tells of."""
    return int(text) if re.fullmatch(r"[+-]?[0-9]{1,9}", text) else text


def _slug(text: str, joint: str, otherwise: str) -> str:
    words = re.findall(r"[a-z0-9]+", text.lower())
    slug = joint.join(words)[:60].strip(joint)
    return slug if slug[:1].isalpha() else f"{otherwise}{joint if slug else ''}{slug}"


def _tree(pairs: Pairs) -> _Node:
    """The fields by the parts of their names. A name that is also the beginning of another is left out."""
    root: _Node = {}
    for name, value in pairs:
        *inner, last = name.split(".", _DEEPEST)
        node = root
        for part in inner:
            below = node.setdefault(part, {})
            if isinstance(below, list):
                break
            node = below
        else:
            leaf = node.setdefault(last, [])
            if isinstance(leaf, list):
                leaf.append(value)
    return root


def _values(node: _Node, key: str) -> list[str]:
    found = node.get(key)
    return found if isinstance(found, list) else []


def _last(node: _Node, key: str) -> str:
    values = _values(node, key)
    return values[-1] if values else ""


def _keyed(node: "_Node | list[str] | None") -> Iterator[tuple[str, _Node]]:
    if isinstance(node, dict):
        yield from ((key, item) for key, item in node.items() if isinstance(item, dict))


def _items(node: "_Node | list[str] | None") -> Iterator[_Node]:
    return (item for _, item in _keyed(node))
