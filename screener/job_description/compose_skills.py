"""Criteria of skills: one a statement, qualities and duties gathered in one each."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal

from screener.criteria import Criterion, SkillCriterion
from screener.document import Evidence
from screener.job_description import pending, wording
from screener.job_description.draft import Need
from screener.job_description.named import SkillsAsked
from screener.job_description.pending import Pending
from screener.job_description.reading import Item, YearsOfSkill, by_need
from skills_taxonomy.skills import Skill

QUALITIES = "soft"
"""The category of skills that few resumes name, such as communication: asked for, but never required."""


def pending_skills(items: Sequence[Item]) -> Iterator[Pending]:
    seen: set[str] = set()
    qualities: dict[Need, tuple[list[Skill], list[Evidence]]] = {}
    duties: tuple[list[Skill], list[Evidence]] = ([], [])
    for item in by_need(items):
        match item.asked:
            case YearsOfSkill(asked, skills):
                seen.update(skill.id for skill in skills)
                months = int((asked.minimum or pending.ASSUMED_YEARS) * 12)
                yield _skill_draft("skill", item.need, [item.source], skills, 1, months=months)
            case SkillsAsked():
                fresh = [skill for skill in item.asked.skills if skill.id not in seen]
                seen.update(skill.id for skill in fresh)
                if item.need is Need.DUTY:
                    _gather(duties, fresh, item.source)
                    continue
                _gather(
                    qualities.setdefault(item.need, ([], [])),
                    [skill for skill in fresh if skill.category == QUALITIES],
                    item.source,
                )
                hard = [skill for skill in fresh if skill.category != QUALITIES]
                for some in (
                    [skill for skill in hard if skill.is_tool],
                    [skill for skill in hard if not skill.is_tool],
                ):
                    if some:
                        least = (
                            1
                            if item.asked.any
                            else len(some)
                            if len(some) <= 2 and some[0].is_tool
                            else _half(some)
                        )
                        yield _skill_draft("skill", item.need, [item.source], some, least)
            case _:
                continue
    for need, (gathered, sources) in qualities.items():
        if gathered:
            draft = _skill_draft("quality", need, sources, gathered, _half(gathered), label=wording.QUALITIES)
            never = (pending.NEVER_REQUIRED,) if need is Need.ESSENTIAL else ()
            yield replace(draft, required=False, assumed=(*never, *draft.assumed))
    if duties[0]:
        yield _skill_draft("duties", Need.DUTY, duties[1], duties[0], _half(duties[0]), label=wording.DUTIES)


def _gather(into: tuple[list[Skill], list[Evidence]], skills: Sequence[Skill], source: Evidence) -> None:
    if skills:
        into[0].extend(skills)
        into[1].append(source)


def _half(skills: Sequence[Skill]) -> int:
    return (len(skills) + 1) // 2


def _skill_draft(
    kind: str,
    need: Need,
    sources: list[Evidence],
    skills: Sequence[Skill],
    least: int,
    *,
    label: str | None = None,
    months: int | None = None,
) -> Pending:
    def build(name: str, weight: Decimal, required: bool) -> Criterion:
        fields: dict[str, object] = {
            "id": name,
            "label": label or wording.skill_label(skills, any_of=least < len(skills)),
            "kind": "skill",
            "weight": weight,
            "required": required or None,
            "skills": tuple(skill.id for skill in skills),
            "at_least": least if least > 1 else None,
            "months": months,
        }
        return SkillCriterion.model_validate(
            {key: value for key, value in fields.items() if value is not None}
        )

    name = {"quality": "qualities", "duties": "duties"}.get(kind, skills[0].id)
    assumed = (pending.HALF,) if 1 < least < len(skills) else ()
    return Pending(kind, need, sources, build, name, assumed)
