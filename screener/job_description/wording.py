"""Labels and ids of drafted criteria, in the words of the bundled profiles."""

from collections.abc import Sequence
from decimal import Decimal

from screener.job_description.education import DegreeAsked
from screener.job_description.experience import ExperienceAsked
from screener.resume import LanguageLevel
from skills_taxonomy.certifications import load_certifications
from skills_taxonomy.industries import load_industries
from skills_taxonomy.languages import load_languages
from skills_taxonomy.skills import Skill
from skills_taxonomy.terms import DegreeLevel, Function

QUALITIES = "Qualities such as communication and organization"
DUTIES = "Skills named among the duties"
_DEGREES = {
    DegreeLevel.HIGH_SCHOOL: "High school diploma or equivalent",
    DegreeLevel.CERTIFICATE: "Diploma or certificate",
    DegreeLevel.ASSOCIATE: "Associate degree",
    DegreeLevel.BACHELOR: "Bachelor's degree",
    DegreeLevel.MASTER: "Master's degree",
    DegreeLevel.DOCTORATE: "Doctorate",
}
_MOST_NAMED = 4


def joined(names: Sequence[str], word: str) -> str:
    """ "a, b or c"."""
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} {word} {names[-1]}"


def years(count: Decimal) -> str:
    if count < 1:
        return f"{round(count * 12)} months"
    return "1 year" if count == 1 else f"{count.normalize():f} years"


def experience_label(asked: ExperienceAsked, minimum: Decimal) -> str:
    work = _work(asked)
    return f"{years(minimum)} or more of {work}"


def _work(asked: ExperienceAsked) -> str:
    functions = [function for function in asked.functions if function is not Function.MANAGEMENT]
    names = [function.value.replace("_", " ") for function in functions]
    if Function.MANAGEMENT in asked.functions or (asked.leads_people and not names):
        names.append("leading people")
    text = joined(names, "or") if names else "work"
    if asked.leads_people and functions:
        text += " in posts that lead people"
    if asked.industries:
        entries = load_industries().entries
        text += f" in {joined([_small(entries[name].name) for name in asked.industries], 'or')}"
    return text


def _small(name: str) -> str:
    return name if name[1:2].isupper() else name[0].lower() + name[1:]


def experience_id(asked: ExperienceAsked) -> str:
    names = [function.value for function in asked.functions] or ["work"]
    if asked.leads_people:
        names.append("leading")
    return "_".join((*names, *(f"in_{name}" for name in asked.industries), "years"))


def degree_label(asked: DegreeAsked, *, instead: bool) -> str:
    label = _DEGREES[asked.level]
    if asked.groups:
        label += f" in {joined([group.value.replace('_', ' ') for group in asked.groups], 'or')}"
        label += " or a related field" if asked.others else ""
    return f"{label}, or experience instead" if instead else label


def certification_label(ids: Sequence[str]) -> str:
    entries = load_certifications()
    return joined([entries[name].name for name in ids], "or")


def language_names(codes: Sequence[str]) -> list[str]:
    return [load_languages().names[code] for code in codes]


def language_label(codes: Sequence[str], level: LanguageLevel | None, *, any_of: bool) -> str:
    names = joined(language_names(codes), "or" if any_of else "and")
    return f"{names}, {level.value} or better" if level else names


def skill_label(skills: Sequence[Skill], *, any_of: bool) -> str:
    names = [skill.name for skill in skills]
    if len(names) > _MOST_NAMED:
        return f"{', '.join(names[:_MOST_NAMED])} and others"
    return joined(names, "or" if any_of else "and")
