"""What differs between two versions of a role profile, in words."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from api.web.role_fields import KIND_NAMES, FieldSpec, Input
from api.web.role_form import CriterionForm, FieldForm, form_of
from api.web.vocabularies import word
from screener.profile import RoleProfile
from screener.scorer.points import split_points

NOTHING = "–"


class Kind(StrEnum):
    ADDED = "added"
    REMOVED = "removed"
    CHANGED = "changed"


@dataclass(frozen=True, slots=True)
class Detail:
    """A value that differs."""

    label: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Change:
    """What happened to a criterion, or to the head of the profile."""

    kind: Kind
    label: str
    details: tuple[Detail, ...] = ()


def changes_between(before: RoleProfile, after: RoleProfile) -> tuple[Change, ...]:
    """The head first, then the criteria of the newer version in their order, then those it has no more.

    Criteria are told apart by their ids. Another weight changes the points of all; those of others go untold.
    """
    old, new = _criteria(before), _criteria(after)
    changes = [_head(before, after)]
    for name, (form, points) in new.items():
        if name not in old:
            changes.append(Change(Kind.ADDED, form.label, tuple(_all_of(form, points))))
            continue
        changes.append(Change(Kind.CHANGED, form.label, tuple(_between(old[name], (form, points)))))
    changes += [Change(Kind.REMOVED, form.label) for name, (form, _) in old.items() if name not in new]
    return tuple(change for change in changes if change.details or change.kind is not Kind.CHANGED)


_Pointed = tuple[CriterionForm, Decimal | None]


def _criteria(profile: RoleProfile) -> Mapping[str, _Pointed]:
    forms = form_of(profile).criteria
    points = split_points(tuple(criterion.weight for criterion in profile.criteria))
    return {form.id: (form, most) for form, most in zip(forms, points, strict=True)}


def _head(before: RoleProfile, after: RoleProfile) -> Change:
    pairs = [
        ("Title", before.title, after.title),
        ("Summary", before.summary, after.summary),
        ("Sources", "\n".join(before.sources), "\n".join(after.sources)),
        ("Order of the criteria", *_orders(before, after)),
    ]
    return Change(Kind.CHANGED, "The role itself", tuple(_differing(pairs)))


def _orders(before: RoleProfile, after: RoleProfile) -> tuple[str, str]:
    """The labels of the criteria that both have, if their order differs."""
    both = {criterion.id for criterion in before.criteria} & {criterion.id for criterion in after.criteria}
    old, new = ([each for each in role.criteria if each.id in both] for role in (before, after))
    if [each.id for each in old] == [each.id for each in new]:
        return "", ""
    return "; ".join(each.label for each in old), "; ".join(each.label for each in new)


def _differing(pairs: Sequence[tuple[str, str, str]]) -> Iterator[Detail]:
    for label, old, new in pairs:
        if old != new:
            yield Detail(label, old or NOTHING, new or NOTHING)


def _between(old: _Pointed, new: _Pointed) -> Iterator[Detail]:
    before, after = dict(_told(*old)), dict(_told(*new))
    if before.get("Weight") == after.get("Weight"):
        before["Points"] = after["Points"]
    for label in dict.fromkeys((*after, *before)):
        was, now = before.get(label, ""), after.get(label, "")
        if was != now:
            yield Detail(label, was or NOTHING, now or NOTHING)


def _all_of(form: CriterionForm, points: Decimal | None) -> Iterator[Detail]:
    for label, value in _told(form, points):
        if value and label != "Label":
            yield Detail(label, NOTHING, value)


def _told(form: CriterionForm, points: Decimal | None, inside: str = "") -> Iterator[tuple[str, str]]:
    """Every value of a criterion with its label; options have the label of their criterion before it."""
    yield f"{inside}Label", form.label
    yield f"{inside}Kind", KIND_NAMES[form.kind]
    if not form.nested:
        yield "Weight", form.weight or ""
        yield "Points", "" if points is None else str(points)
        yield "Required", "yes" if form.required else "no"
    for each in form.fields:
        yield f"{inside}{each.spec.label}", _shown(each)
    for option in form.options:
        yield from _told(option, None, f"{inside}{option.label or option.id} › ")


def _shown(form: FieldForm) -> str:
    match form.spec.input:
        case Input.ROWS | Input.PART:
            return "; ".join(_row(row) for row in form.rows)
        case Input.FLAG:
            return "yes" if form.value else "no"
        case _:
            return ", ".join(_word(form.spec, value) for value in form.values)


def _row(row: Sequence[FieldForm]) -> str:
    return ", ".join(f"{each.spec.label.lower()} {_shown(each)}" for each in row if each.values)


def _word(spec: FieldSpec, value: str) -> str:
    if spec.words:
        return word(spec.words, value)
    return dict(spec.choices).get(value, value)
