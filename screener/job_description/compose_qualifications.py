"""Criteria of degrees, certificates and languages."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal

from screener.criteria import (
    CertificationCriterion,
    Criterion,
    DegreeCriterion,
    ExperienceInLieu,
    FieldPreference,
    LanguageCriterion,
)
from screener.document import Evidence
from screener.job_description import pending, wording
from screener.job_description.draft import Need
from screener.job_description.education import DegreeAsked
from screener.job_description.pending import Build, Pending
from screener.job_description.reading import CertificationsAsked, Item, LanguagesAsked, by_need
from screener.resume import LanguageLevel
from skills_taxonomy.terms import Function


def pending_degrees(items: Sequence[Item], role: tuple[Function, ...]) -> Iterator[Pending]:
    wanted: dict[tuple[object, ...], tuple[DegreeAsked, list[Evidence]]] = {}
    for item in items:
        if isinstance(item.asked, DegreeAsked):
            key = (item.asked.level, item.need)
            known, sources = wanted.get(key, (None, []))
            wanted[key] = (_joined(known, item.asked), [*sources, item.source])
    for (_, need), (asked, sources) in wanted.items():
        assert isinstance(need, Need)
        yield _degree_draft(asked, need, sources, _functions_in_lieu(items, role))


def _joined(known: DegreeAsked | None, asked: DegreeAsked) -> DegreeAsked:
    if known is None:
        return asked
    groups = tuple(dict.fromkeys((*known.groups, *asked.groups)))
    return replace(known, groups=groups, others=known.others or asked.others, lieu=known.lieu or asked.lieu)


def _functions_in_lieu(items: Sequence[Item], role: tuple[Function, ...]) -> tuple[Function, ...]:
    """The work that can stand in for a degree: what the role is, and what experience is asked for."""
    asked = (each for item in items if isinstance(item.asked, tuple) for each in item.asked)
    named = tuple(function for each in asked for function in each.functions)
    return tuple(dict.fromkeys((*role, *(name for name in named if name is not Function.MANAGEMENT))))


def _degree_draft(
    asked: DegreeAsked, need: Need, sources: list[Evidence], functions: tuple[Function, ...]
) -> Pending:
    lieu: ExperienceInLieu | None = None
    assumed: tuple[str, ...] = ()
    if asked.lieu is not None and (asked.lieu.functions or functions):
        years = asked.lieu.years
        fit = pending.FIT_IN_LIEU if years is None else Decimal(1)
        assumed = (pending.IN_LIEU,) if years is None else ()
        lieu = ExperienceInLieu(
            functions=asked.lieu.functions or functions, years=years or pending.YEARS_IN_LIEU, fit=fit
        )

    def build(name: str, weight: Decimal, required: bool) -> Criterion:
        fields: dict[str, object] = {
            "id": name,
            "label": wording.degree_label(asked, instead=lieu is not None),
            "kind": "degree",
            "weight": weight,
            "required": required or None,
            "level": asked.level,
        }
        if asked.groups:
            fields["fields"] = (FieldPreference(groups=asked.groups, fit=Decimal(1)),)
            fields["other_fields"] = pending.OTHER_FIELDS if asked.others else Decimal(0)
        if lieu is not None:
            fields["or_experience"] = lieu
        return DegreeCriterion.model_validate(
            {key: value for key, value in fields.items() if value is not None}
        )

    return Pending("degree", need, sources, build, f"{asked.level.value}_degree", assumed)


def pending_certifications(items: Sequence[Item]) -> Iterator[Pending]:
    seen: set[str] = set()
    for item in by_need(items):
        if not isinstance(item.asked, CertificationsAsked):
            continue
        ids = tuple(name for name in item.asked.ids if name not in seen)
        seen.update(ids)
        if ids:
            yield Pending("certification", item.need, [item.source], _certification(ids), ids[0])


def _certification(ids: tuple[str, ...]) -> Build:
    def build(name: str, weight: Decimal, required: bool) -> Criterion:
        return CertificationCriterion(
            id=name,
            label=wording.certification_label(ids),
            kind="certification",
            weight=weight,
            required=required,
            certifications=ids,
        )

    return build


def pending_languages(items: Sequence[Item]) -> Iterator[Pending]:
    seen: set[str] = set()
    for item in by_need(items):
        if not isinstance(item.asked, LanguagesAsked):
            continue
        fresh = tuple(each for each in item.asked.languages if each.code not in seen)
        seen.update(each.code for each in fresh)
        by_level: dict[LanguageLevel | None, list[str]] = {}
        for each in fresh:
            by_level.setdefault(each.level, []).append(each.code)
        for level, codes in by_level.items():
            least = 1 if item.asked.any else len(codes)
            name = "_".join(wording.language_names(codes)).lower().replace(" ", "_")
            yield Pending("language", item.need, [item.source], _language(codes, level, least), name)


def _language(codes: Sequence[str], level: LanguageLevel | None, least: int) -> Build:
    def build(name: str, weight: Decimal, required: bool) -> Criterion:
        return LanguageCriterion(
            id=name,
            label=wording.language_label(codes, level, any_of=least < len(codes)),
            kind="language",
            weight=weight,
            required=required,
            languages=tuple(codes),
            level=level,
            at_least=least,
        )

    return build
