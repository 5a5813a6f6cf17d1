"""How resumes say which languages a person speaks, and how well."""

import re

from screener.resume import LanguageLevel, SectionKind

CUES = ("fluen", "lingual", "native", "mother tongue", "languages", "speak", "spoken", "conversational")
"""Lower-case strings; a line outside a language section is looked at only if it holds one of them."""
CUE = re.compile(
    r"\bfluent|\b(?:bi|tri|multi)-?lingual|\bnative\b|\bmother[ -]tongue|\blanguages?(?: known| skills| spoken)?\s*[:\t–-]"
    r"|\bspeaks?\b|\bspeaking\b|\bspoken\b|\bconversational\b",
    re.IGNORECASE,
)
LABEL = re.compile(
    r"^\W*(?:(?:known|foreign|spoken|linguistic|other)\s+)?languages?(?: known| skills| spoken| proficiency)?\s*[:\t–-]|"
    r"\blanguages?(?: known| spoken)?\s*[:\t–-]",
    re.IGNORECASE | re.MULTILINE,
)
"""A line that lists languages wherever it stands: "Languages: French, German"."""

SILENT = frozenset(
    {
        SectionKind.EDUCATION,
        SectionKind.COURSES,
        SectionKind.PUBLICATIONS,
        SectionKind.REFERENCES,
        SectionKind.INTERESTS,
    }
)
"""Sections in which only a labelled list names languages."""

# In this order: "limited working" comes before "limited".
_LEVELS: tuple[tuple[LanguageLevel, str], ...] = (
    (
        LanguageLevel.NATIVE,
        r"native or bilingual(?: proficiency)?|native(?: speakers?| language| proficiency| level|ly)?|"
        r"mother[ -]tongue|first language",
    ),
    (
        LanguageLevel.FLUENT,
        r"near[ -]native|full professional(?: proficiency)?|fluent(?:ly)?|fluency|(?:bi|tri|multi)-?lingual(?:ly)?|"
        r"advanced|excellent|proficiency level c[12]|c[12]",
    ),
    (
        LanguageLevel.PROFESSIONAL,
        r"professional working(?: proficiency)?|professional(?: proficiency| level)?|business(?: level| fluent)?|"
        r"highly proficient|proficient|very good|good|upper[ -]intermediate|b2",
    ),
    (
        LanguageLevel.INTERMEDIATE,
        r"limited working(?: proficiency)?|conversational(?:ly)?(?: fluency| fluent)?|intermediate|moderate|fair|"
        r"average|working knowledge|semi-?fluent|b1",
    ),
    (
        LanguageLevel.BASIC,
        r"elementary(?: proficiency)?|basics?|beginners?|limited|novice|rudimentary|a[12]",
    ),
)
LEVEL = re.compile(
    rf"\b(?:{'|'.join(f'(?P<{level.value}>{pattern})' for level, pattern in _LEVELS)})\b", re.IGNORECASE
)
SPEAKS = re.compile(r"\b(?:speaks?|speaking|spoken)\b", re.IGNORECASE)
"""Says that languages are spoken, and not how well."""

AFTER_NAME = re.compile(
    r"[\s:()\[\]=,–—-]*(?:(?:level|proficiency|skills?|speaking|speaker|spoken|written|and|oral|is|my|reading|writing|language)[\s:(/,-]+){0,4}"
    r"[\s:(\[=–—-]*",
    re.IGNORECASE,
)
"""What may stand between a language and its level behind it: "English (native", "French: level B2"."""
BEFORE_NAME = re.compile(
    r"[\s:(\[/–—-]*(?:(?:in|of|at|with|command|knowledge|speakers?|proficiency|skills?|level|verbal(?:ly)?|both|oral|written|"
    r"reading|writing|and|spoken|speaking|business|the|as|a|working)[\s:(/,–—-]+){0,7}[\s:(\[–—-]*",
    re.IGNORECASE,
)
"""What may stand between a level and the language behind it: "fluent in both written and spoken French"."""
BETWEEN_NAMES = re.compile(r"[\s,/&+|]*(?:(?:and|or|as well as|also|in|both)\s+){0,2}", re.IGNORECASE)
"""What may stand between languages of the same level."""
NOT_SPOKEN = re.compile(
    r"[\s-]*(?:american|speaking (?:customers?|clients?|markets?|communit|population|countr|regions?|callers?)|"
    r"(?:cuisine|food|restaurant|literature|teacher|tutor|culture|history|market|customers?|clients?|department|major|"
    r"minor|degree|studies|class|courses?|translation services))",
    re.IGNORECASE,
)
"""Behind a name: it is not a language somebody speaks."""
