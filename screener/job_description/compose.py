"""From what is asked to the criteria of a profile: their order, ids and weights.

Weights by kind are those that the bundled profiles give on the whole: what is required counts for more than
what is preferred, experience for most, then the degree, then skills. They are for the recruiter to change.
"""

from collections.abc import Sequence
from decimal import Decimal
from types import MappingProxyType

from screener.criteria import AnyOfCriterion
from screener.job_description.compose_experience import pending_experience
from screener.job_description.compose_qualifications import (
    pending_certifications,
    pending_degrees,
    pending_languages,
)
from screener.job_description.compose_skills import pending_skills
from screener.job_description.draft import DraftCriterion, Need
from screener.job_description.pending import Pending
from screener.job_description.reading import Item
from skills_taxonomy.terms import Function

WEIGHTS = MappingProxyType(
    {
        "experience": (30, 12),
        "more_experience": (18, 8),
        "degree": (14, 5),
        "certification": (10, 6),
        "skill": (7, 4),
        "quality": (5, 3),
        "language": (8, 4),
        "industry": (8, 6),
        "duties": (3, 3),
    }
)
"""Weights of what is essential and of what is preferred."""


def compose(items: Sequence[Item], role: tuple[Function, ...]) -> tuple[DraftCriterion, ...]:
    """The criteria: essential, preferred, from duties; within each by kind, then as the text has them."""
    found = [
        *pending_experience(items),
        *pending_degrees(items, role),
        *pending_certifications(items),
        *pending_languages(items),
        *pending_skills(items),
    ]
    order = list(Need)
    taken: set[str] = set()
    finished: list[DraftCriterion] = []
    for each in sorted(found, key=lambda each: order.index(each.need)):
        first = not any(done.criterion.kind in {"experience", "any_of"} for done in finished)
        finished.append(_finished(each, taken, first=first))
    return tuple(finished)


def _finished(draft: Pending, taken: set[str], *, first: bool) -> DraftCriterion:
    name, number = draft.name, 2
    while name in taken:
        name, number = f"{draft.name}_{number}", number + 1
    essential = draft.need is Need.ESSENTIAL
    kind = "more_experience" if draft.kind == "experience" and not first else draft.kind
    weight = Decimal(WEIGHTS[kind][0 if essential else 1])
    criterion = draft.build(name, weight, essential and draft.required)
    taken.add(name)
    if isinstance(criterion, AnyOfCriterion):
        taken.update(option.id for option in criterion.options)
    return DraftCriterion(criterion, draft.need, tuple(dict.fromkeys(draft.sources)), draft.assumed)
