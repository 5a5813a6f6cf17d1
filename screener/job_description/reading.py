"""What each statement asks for: one reader after the other, each on what those before it left."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from screener.document import Document, Evidence
from screener.job_description import cues, patterns
from screener.job_description.draft import LeftOut, Need
from screener.job_description.education import DegreeAsked, InLieu, fields_alone, read_degree
from screener.job_description.experience import (
    ExperienceAsked,
    Range,
    industries_of,
    names_no_work,
    read_named,
    read_years,
)
from screener.job_description.named import (
    LanguageAsked,
    SkillsAsked,
    read_certifications,
    read_languages,
    read_skills,
)
from screener.job_description.statements import Statement
from screener.pipeline.languages.patterns import LEVEL
from screener.profile_lint import NATIVE, PROXIES
from skills_taxonomy.languages import load_languages
from skills_taxonomy.skills import Skill
from skills_taxonomy.terms import Function


@dataclass(frozen=True, slots=True)
class CertificationsAsked:
    """Ids of certificates, any of which is enough."""

    ids: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class LanguagesAsked:
    """Languages, all of them or any."""

    languages: tuple[LanguageAsked, ...]
    any: bool


@dataclass(frozen=True, slots=True)
class YearsOfSkill:
    """Years of using tools: "3+ years of experience with Salesforce"."""

    asked: ExperienceAsked
    skills: tuple[Skill, ...]


Asked = (
    tuple[ExperienceAsked, ...]
    | DegreeAsked
    | CertificationsAsked
    | LanguagesAsked
    | SkillsAsked
    | YearsOfSkill
)


@dataclass(frozen=True, slots=True)
class Item:
    """One thing asked for, how much, and where. Several experiences in one item replace each other."""

    asked: Asked
    need: Need
    source: Evidence
    sentence: int


@dataclass(slots=True)
class Readings:
    """Everything that was read, in the order of the text."""

    items: list[Item] = field(default_factory=list)
    left_out: list[LeftOut] = field(default_factory=list)
    not_understood: list[Evidence] = field(default_factory=list)


def read(document: Document, statements: Iterable[Statement], role: tuple[Function, ...]) -> Readings:
    """Read all statements; `role` are the functions of the post itself."""
    readings = Readings()
    for statement in statements:
        _read(readings, document, statement, role)
    return readings


def _read(readings: Readings, document: Document, statement: Statement, role: tuple[Function, ...]) -> None:
    source = document.evidence(statement.start, statement.end, "job_description.statement")
    if statement.need is Need.DUTY:
        skills = read_skills(statement.text, duties=True)
        if skills.skills:
            readings.items.append(Item(skills, Need.DUTY, source, statement.sentence))
        return
    text, reasons = _without_proxies(statement.text)
    rest = _blank(text, [match.span() for match in patterns.CONDITIONS.finditer(text)])
    reasons += [patterns.CONDITION_REASON] if rest != text else []
    readings.left_out += [LeftOut(source, reason) for reason in dict.fromkeys(reasons)]
    if statement.tail and _tell_more(readings.items, rest, source, statement.sentence):
        return
    asked, lost = _asked(rest, role)
    readings.items += [Item(each, statement.need, source, statement.sentence) for each in asked]
    if lost or (not asked and not reasons and len(re.findall(r"\w+", rest)) > 1):
        readings.not_understood.append(source)


def _without_proxies(text: str) -> tuple[str, list[str]]:
    """The text without words that stand in for what must not count, and the reasons."""
    reasons: list[str] = []
    for match in patterns.AGE.finditer(text):
        reasons.append(f"“{match.group()}”: {patterns.AGE_REASON}")
        text = _blank(text, [match.span()])
    if native := patterns.NATIVE_WORD.search(text):
        reasons.append(f"“{native.group()}”: {NATIVE}")
        text = _blank(text, [native.span()])
        if not LEVEL.search(text):
            text = _blank(text, [name.span() for name in load_languages().pattern.finditer(text)])
    for proxy in PROXIES:
        for match in proxy.words.finditer(text):
            reasons.append(f"“{match.group()}”: {proxy.why}")
            kept = re.match(r"(?:degree|graduate)\b", match.group(), re.IGNORECASE)
            text = _blank(text, [(match.start() + (kept.end() if kept else 0), match.end())])
            if proxy.why.startswith(patterns.UPPER_LIMIT):
                return "", reasons
    return text, reasons


def _blank(text: str, spans: Sequence[Range]) -> str:
    for start, end in spans:
        text = text[:start] + " " * (end - start) + text[end:]
    return text


def _tell_more(items: list[Item], text: str, source: Evidence, sentence: int) -> bool:
    """Put what a tail says to the item of its sentence that it is about, if any."""
    for index in range(len(items) - 1, -1, -1):
        if items[index].sentence != sentence:
            return False
        more = _of_tail(items[index], text, source)
        if more is not None:
            items[index : index + 1] = more
            return True
    return False


def _of_tail(previous: Item, text: str, source: Evidence) -> list[Item] | None:
    """What "…, ideally in …" says about the degree or the experience before it; None where it is its own."""
    match previous.asked:
        case DegreeAsked() as degree if (groups := fields_alone(text)) and read_degree(text) is None:
            return [replace(previous, asked=replace(degree, groups=groups, others=True))]
        case DegreeAsked(lieu=None) as degree if cues.INSTEAD.search(text) and (years := read_years(text)):
            lieu = InLieu(years[0].minimum, years[0].functions)
            return [replace(previous, asked=replace(degree, lieu=lieu))]
        case (ExperienceAsked() as asked, *_) if not read_years(text) and not any(read_named(text)):
            industries = industries_of(text)
            if industries and not asked.industries:
                narrowed = replace(asked, minimum=None, ideal=None, industries=industries)
                return [previous, Item((narrowed,), Need.PREFERRED, source, previous.sentence)]
    return None


def _asked(text: str, role: tuple[Function, ...]) -> tuple[list[Asked], bool]:
    """What a statement asks for, and whether it names years of which nothing came."""
    found: list[Asked] = []
    degree = read_degree(text)
    if degree is not None:
        found.append(degree)
        text = _blank(text, degree.spans)
    certifications, spans = read_certifications(text)
    if certifications:
        found.append(CertificationsAsked(certifications))
        text = _blank(text, spans)
    years = read_years(text)
    experience, text = _experience(text, role, years)
    found += experience
    languages, either, spans = read_languages(text)
    if languages:
        found.append(LanguagesAsked(languages, either))
        text = _blank(text, spans)
    skills = read_skills(text, duties=False)
    if skills.skills:
        found.append(skills)
    told = sum(len(each) if isinstance(each, tuple) else 1 for each in experience)
    return found, told < len(years)


def _experience(
    text: str, role: tuple[Function, ...], years: Sequence[ExperienceAsked]
) -> tuple[list[Asked], str]:
    """The experience in a statement, and the text without it. Years that "or" joins replace each other."""
    found: list[Asked] = []
    together: list[ExperienceAsked] = []
    for asked in years:
        meant = _meant(asked, text, role, together)
        if isinstance(meant, YearsOfSkill):
            found.append(meant)
        elif meant is not None:
            if together and not asked.instead:
                found.append(tuple(together))
                together = []
            together.append(meant)
    if together:
        found.append(tuple(together))
    if found:
        spans = [span for asked in years for span in asked.spans]
        spans += [span for each in found if isinstance(each, YearsOfSkill) for span in [(0, len(text))]]
        return found, _blank(text, spans)
    if years:
        return [], text
    for named in read_named(text):
        asked = named if _names_work(named) else replace(named, functions=role, by_title=True)
        if named.leads_people and not named.functions:
            asked = replace(named, functions=(Function.MANAGEMENT,), leads_people=False)
        narrow = [
            skill
            for skill in read_skills(named.words, duties=False).skills
            if skill.id not in cues.FIELDS_OF_WORK
        ]
        if _names_work(asked) and not narrow:
            found.append((asked,))
            text = _blank(text, named.spans)
    return found, text


def _names_work(asked: ExperienceAsked) -> bool:
    return bool(asked.functions or asked.leads_people or asked.industries)


_SIMILAR = re.compile(r"\b(?:related|relevant|similar|cognate|comparable)\b", re.IGNORECASE)


def _wider(asked: ExperienceAsked, role: tuple[Function, ...]) -> tuple[Function, ...]:
    """The functions of the role; "related" experience of an account manager is also that of selling."""
    related = re.search(r"\brelated\b", asked.words, re.IGNORECASE)
    if related and Function.ACCOUNT_MANAGEMENT in role and Function.SALES not in role:
        return (*role, Function.SALES)
    return role


def _meant(
    asked: ExperienceAsked, text: str, role: tuple[Function, ...], before: Sequence[ExperienceAsked]
) -> ExperienceAsked | YearsOfSkill | None:
    """Years with their function: their own, those before them ("of which two supervising"), the role's."""
    if asked.functions:
        return asked
    if asked.industries:
        return replace(asked, functions=role, by_title=True) if _SIMILAR.search(asked.words) else asked
    if asked.leads_people:
        functions = before[-1].functions if before else ()
        return replace(asked, functions=functions or (Function.MANAGEMENT,), leads_people=bool(functions))
    tools = tuple(skill for skill in read_skills(text, duties=False).skills if skill.is_tool)
    if tools:
        return YearsOfSkill(asked, tools)
    if role and names_no_work(asked.words):
        return replace(asked, functions=_wider(asked, role), by_title=True)
    if named := read_skills(asked.words, duties=False).skills:
        return YearsOfSkill(asked, named)
    return None


def by_need(items: Iterable[Item]) -> list[Item]:
    """Essential ones first, so that what is also preferred or a duty is not asked twice."""
    return sorted(items, key=lambda item: list(Need).index(item.need))
