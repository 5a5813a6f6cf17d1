"""Criteria of experience: what belongs together, and what only says the same twice."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal

from screener.criteria import AnyOfCriterion, Criterion, ExperienceCriterion
from screener.document import Evidence
from screener.job_description import pending, wording
from screener.job_description.draft import Need
from screener.job_description.experience import ExperienceAsked
from screener.job_description.pending import Pending
from screener.job_description.reading import Item

_Wanted = tuple[tuple[ExperienceAsked, ...], Need, list[Evidence]]
"""Experience of which any is enough, how much it is asked, and where."""


def pending_experience(items: Sequence[Item]) -> Iterator[Pending]:
    """The experience asked for; industries are criteria of their own, which no one requires."""
    wanted: list[_Wanted] = []
    for item in items:
        if not isinstance(item.asked, tuple):
            continue
        if not all(asked.industries and asked.functions and asked.minimum is None for asked in item.asked):
            _merge(wanted, tuple(_without_industry(asked) for asked in item.asked), item)
        for asked in item.asked:
            if asked.industries and asked.functions:
                _merge(wanted, (asked,), replace(item, need=Need.PREFERRED))
    for asked_of, need, sources in _without_repetition(wanted):
        yield _experience_draft(asked_of, need, sources)


def _without_repetition(wanted: list[_Wanted]) -> list[_Wanted]:
    """Years whose work only the title tells are those named elsewhere: "Experience: 5 years"."""
    kept = [each for each in wanted if not each[0][0].by_title]
    for each in wanted:
        if not each[0][0].by_title:
            continue
        same = [other for other in kept if other[0][0].minimum == each[0][0].minimum and other[1] is each[1]]
        if same:
            same[0][2].extend(each[2])
        else:
            kept.append(each)
    return kept


def _without_industry(asked: ExperienceAsked) -> ExperienceAsked:
    return replace(asked, industries=()) if asked.functions else asked


def _merge(
    wanted: list[_Wanted],
    asked: tuple[ExperienceAsked, ...],
    item: Item,
) -> None:
    """Add experience, or put it to what was asked of the same kind: "3 years required, 5 preferred"."""
    for index, (known, need, sources) in enumerate(wanted):
        if len(known) != 1 or len(asked) != 1 or _kind(known[0]) != _kind(asked[0]):
            continue
        merged = _merged(known[0], need, asked[0], item.need)
        if merged is not None:
            wanted[index] = ((merged,), min(need, item.need, key=list(Need).index), [*sources, item.source])
            return
    wanted.append((asked, item.need, [item.source]))


def _kind(asked: ExperienceAsked) -> tuple[object, ...]:
    return frozenset(asked.functions), asked.leads_people, asked.industries


def _merged(
    known: ExperienceAsked, need: Need, asked: ExperienceAsked, other: Need
) -> ExperienceAsked | None:
    if asked.minimum is None:
        return known
    if known.minimum is None:
        lasting = need is Need.ESSENTIAL and other is not Need.ESSENTIAL
        return replace(known, ideal=asked.minimum) if lasting else asked
    if need is other:
        return known if known.minimum >= asked.minimum else asked
    less, more = sorted((known, asked), key=lambda each: each.minimum or Decimal(0))
    if need is Need.ESSENTIAL and known is less and more.minimum is not None and less.minimum != more.minimum:
        return replace(known, ideal=max(more.minimum, known.ideal or Decimal(0)))
    return known if need is Need.ESSENTIAL else None


def _experience_draft(asked: tuple[ExperienceAsked, ...], need: Need, sources: list[Evidence]) -> Pending:
    assumed = []
    if any(each.minimum is None for each in asked):
        assumed.append(pending.NO_YEARS)
    if any(each.by_title for each in asked):
        assumed.append(pending.NO_WORK)
    narrowed = len(asked) == 1 and bool(asked[0].industries and asked[0].functions)
    if narrowed:
        assumed.append(pending.INDUSTRY)
    if len(asked) == 1:
        return Pending(
            "industry" if asked[0].industries else "experience",
            need,
            sources,
            lambda name, weight, required: _years(asked[0], name, weight=weight, required=required),
            wording.experience_id(asked[0]),
            tuple(assumed),
        )
    return Pending(
        "experience",
        need,
        sources,
        lambda name, weight, required: _any_of(asked, name, weight, required=required),
        "experience",
        tuple(assumed),
    )


def _any_of(asked: Sequence[ExperienceAsked], name: str, weight: Decimal, *, required: bool) -> Criterion:
    options: list[Criterion] = []
    for each in asked:
        own = f"{name}_{wording.experience_id(each)}"
        taken = {option.id for option in options}
        options.append(_years(each, own if own not in taken else f"{own}_{len(options) + 1}"))
    label = wording.joined([option.label for option in options], "or")
    return AnyOfCriterion(
        id=name, label=label, kind="any_of", weight=weight, required=required, options=tuple(options)
    )


def _years(
    asked: ExperienceAsked, name: str, *, weight: Decimal | None = None, required: bool = False
) -> ExperienceCriterion:
    minimum = asked.minimum if asked.minimum is not None else pending.ASSUMED_YEARS
    recent = asked.recent if asked.recent is not None and asked.recent >= (asked.ideal or minimum) else None
    fields: dict[str, object] = {
        "id": name,
        "label": wording.experience_label(asked, minimum),
        "kind": "experience",
        "functions": asked.functions,
        "minimum_years": minimum,
        "ideal_years": asked.ideal,
        "recent_years": recent,
        "leads_people": asked.leads_people or None,
        "industries": asked.industries or None,
        "weight": weight,
        "required": required or None,
    }
    return ExperienceCriterion.model_validate(
        {key: value for key, value in fields.items() if value is not None}
    )
