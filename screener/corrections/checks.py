"""Whether a correction makes sense for a resume, asked once, before it is kept."""

from collections.abc import Collection, Iterable, Iterator, Mapping

from screener.corrections.applying import Corrected, apply_corrections
from screener.corrections.values import (
    CONTACT,
    AchievementValues,
    Action,
    CertificationValues,
    ClaimValues,
    Correction,
    DegreeValues,
    FactKind,
    LanguageValues,
    PositionValues,
    SkillValues,
    Values,
    name_of_added,
)
from screener.resume import NATURAL_UNITS, AchievementKind, Position, Resume
from skills_taxonomy.certifications import load_certifications
from skills_taxonomy.industries import load_industries
from skills_taxonomy.languages import load_languages
from skills_taxonomy.skills import load_skills

Mistakes = tuple[tuple[str, str], ...]


def mistakes_in(resume: Resume, corrections: Iterable[Correction], new: Correction) -> Mistakes:
    """What is wrong with a new correction: pairs of a field and what is wrong with it.

    `resume` is the one that was read, `corrections` are those that count already.
    """
    earlier = list(corrections)
    mistakes = tuple(_of_values(new))
    if mistakes:
        return mistakes
    if new.kind is FactKind.CONTACT:
        right = new.action is Action.CHANGE and new.fact == CONTACT
        return () if right else (("action", f"who the candidate is can be changed, as the fact {CONTACT!r}"),)
    before = apply_corrections(resume, earlier)
    if new.action is not Action.ADD and new.fact not in before.ids.every and new.fact not in before.removed:
        return (("fact", f"the resume has no fact {new.fact!r}"),)
    after = apply_corrections(resume, [*earlier, new])
    return (*_of_posts(before, new), *_of_dates(after, new), *_of_figures(after, new))


def _of_values(new: Correction) -> Iterator[tuple[str, str]]:
    values = new.values
    if values is None:
        return
    yield from _unknown(values)
    if new.action is Action.ADD:
        yield from _lacking(values, set(type(values).model_fields))
        return
    if not values.model_fields_set:
        yield "values", "says nothing"
    if isinstance(values, AchievementValues | ClaimValues):
        yield from _lacking(values, values.model_fields_set)
    told = name_of_added(new.kind, values, new.id)
    if isinstance(values, SkillValues | LanguageValues) and told != new.fact:
        yield "fact", f"{new.fact!r} cannot become {told!r}: leave it out and add the other"


def _unknown(values: Values) -> Iterator[tuple[str, str]]:
    """What the taxonomy does not have."""
    if isinstance(values, SkillValues) and values.id not in load_skills().skills:
        yield "values.id", f"the taxonomy has no skill {values.id!r}"
    if isinstance(values, LanguageValues) and values.code not in load_languages().names:
        yield "values.code", f"the taxonomy has no language {values.code!r}"
    if isinstance(values, CertificationValues) and values.id and values.id not in load_certifications():
        yield "values.id", f"the taxonomy has no certificate {values.id!r}"
    for name in values.industries if isinstance(values, PositionValues) else ():
        if name not in load_industries().entries:
            yield "values.industries", f"the taxonomy has no industry {name!r}"


_NEEDED: Mapping[type[Values], Mapping[str, str]] = {
    PositionValues: {"title": "a post needs its title"},
    DegreeValues: {"level": "a degree needs its level"},
    AchievementValues: {"kind": "a figure needs what it counts", "value": "a figure needs its value"},
    ClaimValues: {"years": "it needs how many years are stated"},
}


def _lacking(values: Values, told: Collection[str]) -> Iterator[tuple[str, str]]:
    """What a fact cannot be without, among the fields that are told."""
    for field, what in _NEEDED.get(type(values), {}).items():
        if field in told and not getattr(values, field):
            yield f"values.{field}", what
    if isinstance(values, CertificationValues) and not values.id and not values.name:
        yield "values.name", "a certificate needs an id or a name"


def _of_posts(before: Corrected, new: Correction) -> Iterator[tuple[str, str]]:
    if isinstance(new.values, SkillValues):
        for name in new.values.posts:
            if name not in before.ids.positions:
                yield "values.posts", f"the resume has no post {name!r}"


def _of_figures(after: Corrected, new: Correction) -> Iterator[tuple[str, str]]:
    """Figures of a kind have its unit; amounts of money a currency."""
    if not isinstance(new.values, AchievementValues):
        return
    for name, figure in zip(after.ids.achievements, after.resume.achievements, strict=True):
        natural = NATURAL_UNITS[AchievementKind(figure.kind)]
        if name != new.fact:
            continue
        if natural is None and figure.unit in NATURAL_UNITS.values():
            yield "values.unit", "an amount of money needs its currency, such as USD"
        elif natural is not None and figure.unit != natural:
            yield "values.unit", f"the unit of {figure.kind.replace('_', ' ')} is {natural}"


def _of_dates(after: Corrected, new: Correction) -> Iterator[tuple[str, str]]:
    if not isinstance(new.values, PositionValues) or not new.values.model_fields_set & {"start", "end"}:
        return
    post = _post(after, new.fact)
    start, end = (post.dates.start, post.dates.end) if post else (None, None)
    if start and end and (end.year, end.month or 12) < (start.year, start.month or 1):
        yield "values.end", f"the post would end ({end}) before it begins ({start})"


def _post(corrected: Corrected, name: str) -> Position | None:
    found = zip(corrected.ids.positions, corrected.resume.positions, strict=True)
    return next((post for fact, post in found if fact == name), None)
