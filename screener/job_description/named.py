"""What a statement names: certificates, languages, skills."""

import re
from dataclasses import dataclass
from functools import lru_cache

from screener.document import Document, Line
from screener.job_description import cues
from screener.job_description.experience import Range
from screener.pipeline.languages.find import find_languages
from screener.pipeline.languages.patterns import LEVEL, SPEAKS
from screener.pipeline.skills.context import Context
from screener.pipeline.skills.duties import find_duties
from screener.pipeline.skills.phrases import find_phrases
from screener.pipeline.skills.words import Flow, read_words
from screener.resume import LanguageLevel, Section, SectionKind
from skills_taxonomy.certifications import load_certifications
from skills_taxonomy.languages import load_languages
from skills_taxonomy.skills import Skill, load_skills

_FEW = 5
_SHORT = 8
"""Words of a statement that is an item rather than a sentence."""


_OF = re.compile(r"\b(experience|knowledge|understanding|command|use|user) of\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class LanguageAsked:
    """A language by its code, and its level where one is asked."""

    code: str
    level: LanguageLevel | None


@dataclass(frozen=True, slots=True)
class SkillsAsked:
    """Skills in the order of the statement, and whether one of them is enough."""

    skills: tuple[Skill, ...]
    any: bool


@lru_cache(maxsize=1)
def _certificates() -> tuple[re.Pattern[str], dict[str, tuple[str, bool]]]:
    """One pattern for all names, and the id of each; True where the name means other things too."""
    ids: dict[str, tuple[str, bool]] = {}
    for entry in load_certifications().values():
        ids.update(dict.fromkeys(entry.aliases, (entry.id, False)))
        ids.update(dict.fromkeys(entry.ambiguous, (entry.id, True)))
    names = sorted(ids, key=len, reverse=True)
    parts = [f"(?i:{re.escape(name)})" if name.islower() else re.escape(name) for name in names]
    return re.compile(rf"(?<![\w&])(?:{'|'.join(parts)})(?![\w&])"), ids


def read_certifications(text: str) -> tuple[tuple[str, ...], tuple[Range, ...]]:
    """The ids of the certificates that `text` asks for, any of which is enough, and where they stand.

    >>> read_certifications("CPA or CMA designation preferred")[0]
    ('cpa', 'cma')
    """
    pattern, ids = _certificates()
    found: list[str] = []
    spans: list[Range] = []
    matches = [
        (match, *ids.get(match.group(), ids.get(match.group().lower(), ("", True))))
        for match in pattern.finditer(text)
    ]
    matches = [each for each in matches if not _in_progress(text, each[0])]
    clear = any(not ambiguous for _, _, ambiguous in matches)
    for match, id_, ambiguous in matches:
        if id_ and (not ambiguous or clear or cues.AMBIGUOUS_CUE.search(text) or len(text.split()) <= 3):
            found += [id_] if id_ not in found else []
            spans.append(match.span())
    return tuple(found), tuple(spans)


def _in_progress(text: str, name: re.Match[str]) -> bool:
    """Whether the certificate need not be held yet: "part-qualified ACCA", "CPA candidate"."""
    return bool(cues.STUDYING.search(text, 0, name.start()) or cues.STUDYING_AFTER.match(text, name.end()))


def read_languages(text: str) -> tuple[tuple[LanguageAsked, ...], bool, tuple[Range, ...]]:
    """The languages that `text` asks for, whether one of them is enough, and where they stand."""
    names = [match for match in load_languages().pattern.finditer(text) if not match.group().islower()]
    if not names:
        return (), False, ()
    plain = cues.WISHED.sub(" ", text)
    if not (
        LEVEL.search(text)
        or SPEAKS.search(text)
        or cues.LANGUAGE_CUE.search(text)
        or len(plain.split()) <= _FEW
    ):
        return (), False, ()
    document = _document(text)
    sections = (Section(SectionKind.LANGUAGES, None, 0, 1),)
    found = find_languages(document, sections)
    asked = tuple(LanguageAsked(language.code, language.level) for language in found)
    spans = tuple((quote.span.start, quote.span.end) for language in found for quote in language.evidence)
    between = text[names[0].start() : names[-1].end()]
    both = re.search(r"\b(?:bi|tri|multi)-?lingual|\bboth\b", text, re.IGNORECASE)
    either = not both and bool(re.search(r"\bor\b|/", between, re.IGNORECASE))
    return asked, either, spans


def read_skills(text: str, *, duties: bool) -> SkillsAsked:
    """The skills that `text` names; with `duties`, also those that its duties show."""
    # "of Salesforce" usually is part of "management of salesforce", which means people.
    document = _document(_OF.sub(r"\1 in", text))
    words = read_words(document, [Flow.PROSE])
    found = find_phrases(words)
    item = len(text.split()) <= _SHORT or _is_list(text)
    kinds = [SectionKind.SKILLS if item else SectionKind.EXPERIENCE]
    context = Context(document, words, kinds, found, partly_tools=False)
    places: list[tuple[int, Skill]] = []
    for index, phrase in enumerate(found):
        naming = next((each for each in phrase.namings if context.claims(index, each)), None)
        if naming is not None:
            places.append((phrase.first, naming.skill))
            places += [(phrase.first, load_skills().skills[other]) for other in naming.alias.also]
    if duties or not places:
        places += [(duty.first, duty.skill) for duty in find_duties(words)]
    skills: dict[str, Skill] = {}
    for _, skill in sorted(places, key=lambda place: place[0]):
        if skill.category != "languages":
            skills.setdefault(skill.id, skill)
    return SkillsAsked(tuple(skills.values()), bool(cues.EITHER.search(text)))


def _is_list(text: str) -> bool:
    commas = text.count(",")
    return commas >= 3 and len(text.split()) <= 4 * (commas + 1)


def _document(text: str) -> Document:
    return Document(text, (Line(0, len(text)),), (), (), "text", "", "")
