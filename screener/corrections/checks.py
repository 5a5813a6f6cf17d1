"""Whether a correction makes sense for a resume, asked once, before it is kept."""

from collections.abc import Iterable, Iterator

from screener.corrections.applying import Corrected, apply_corrections
from screener.corrections.values import (
    Action,
    CertificationValues,
    Correction,
    DegreeValues,
    LanguageValues,
    PositionValues,
    SkillValues,
)
from screener.resume import Position, Resume
from skills_taxonomy.certifications import load_certifications
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
    if new.action is not Action.ADD:
        before = apply_corrections(resume, earlier)
        if new.fact not in _names(before) and new.fact not in before.removed:
            return (("fact", f"the resume has no fact {new.fact!r}"),)
    after = apply_corrections(resume, [*earlier, new])
    return tuple(_of_dates(after, new))


def _names(corrected: Corrected) -> set[str]:
    ids = corrected.ids
    return {*ids.positions, *ids.degrees, *ids.certifications, *ids.skills, *ids.languages}


def _of_values(new: Correction) -> Iterator[tuple[str, str]]:
    values, adds = new.values, new.action is Action.ADD
    match values:
        case None:
            return
        case SkillValues():
            if values.id not in load_skills().skills:
                yield "values.id", f"the taxonomy has no skill {values.id!r}"
        case LanguageValues():
            if values.code not in load_languages().names:
                yield "values.code", f"the taxonomy has no language {values.code!r}"
        case CertificationValues():
            if values.id is not None and values.id not in load_certifications():
                yield "values.id", f"the taxonomy has no certificate {values.id!r}"
            if adds and not values.id and not values.name:
                yield "values.name", "a certificate needs an id or a name"
        case DegreeValues():
            if adds and values.level is None:
                yield "values.level", "a degree needs its level"
        case PositionValues():
            if adds and not values.title:
                yield "values.title", "a post needs its title"
    if values is not None and new.action is Action.CHANGE and not values.model_fields_set:
        yield "values", "says nothing"


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
