"""Words around a phrase that say whether it is a claim: data of the skills stage."""

import re

from screener.resume import SectionKind


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


SILENT_SECTIONS = frozenset(
    {
        SectionKind.EDUCATION,
        SectionKind.COURSES,
        SectionKind.INTERESTS,
        SectionKind.REFERENCES,
        SectionKind.PUBLICATIONS,
        SectionKind.MEMBERSHIPS,
    }
)
"""Parts in which naming a subject claims no skill."""

CLAIM_IN_SILENT_SECTION = re.compile(
    r"^[^:]{0,25}\b(?:skills?|it|computers?|software|tools|systems|applications|packages|languages?|strengths"
    r"|competenc(?:y|ies)|proficiency|programs)\b[^:]{0,20}\s?(?::|\s[-–]\s|\t)"
    r"|\b(?:proficien(?:t|cy) (?:in|with)|fluent (?:in|with)|bilingual|knowledge of|skilled (?:in|at|with))",
    re.IGNORECASE,
)
"""What a line of those parts has to say for its skills to count all the same: it is a list then."""

TOOL_SECTIONS = frozenset({SectionKind.CERTIFICATIONS})
"""Parts in which only software counts: a certificate named after it shows that it was learned."""

LIST_SECTIONS = frozenset({SectionKind.SKILLS, SectionKind.SUMMARY, SectionKind.LANGUAGES})
"""Parts whose items name skills even where the word alone could mean something else."""

ITEM_SECTIONS = frozenset({SectionKind.SKILLS, SectionKind.LANGUAGES})
"""Parts in which commas part items rather than clauses."""

DELIMITERS = _words(". , ; : | / ( ) [ ] - – — and or & + > < = \u2022 * \\ etc")
"""What stands between the items of a list."""

ITEM_PREFIXES = _words(
    "advanced intermediate basic expert strong excellent good effective exceptional proficient ms microsoft"
    " great solid outstanding superior including incl like using in working little a bit of some fair"
    " native fluent"
)
"""Words in front of an item that do not change what it names."""

ITEM_SUFFIXES = _words(
    "skills skill abilities ability proficiency proficient experience knowledge expert expertise advanced"
    " intermediate basic software certified 365 97 98 2000 2003 2007 2010 2013 2016 2019 xp"
)
"""Words after an item that do not change what it names."""

TOOL_NEIGHBOURS = DELIMITERS | _words("ms microsoft adobe advanced intermediate basic with")
"""What may stand between two tools named in one breath."""

CLAIM_WORDS = _words(
    "proficient proficiency knowledge knowledgeable experience experienced skilled skills using utilizing"
    " utilising familiar familiarity expertise expert competent competency literate adept software programs"
    " applications tools strengths background versed"
)
"""Words shortly before a phrase that make it a claim."""

LANGUAGE_WORDS = _words(
    "fluent fluently fluency bilingual trilingual multilingual speak speaks speaking spoken native"
    " conversational proficient proficiency language languages read reading write written basic intermediate"
    " advanced beginner tongue linguistic translator interpreter translate translated verbal"
)
"""Words near the name of a language that make it a language somebody speaks."""

SKILL_HEADS = _words("skills skill abilities ability talents strengths capabilities competencies")
"""Heads over which "communication, organization and ... skills" is distributed."""

HEAD_STOPS = _words(". | to for with that who which by from using is are was were have has through")
"""Words that end such an enumeration."""

CLAUSE_ENDS = _words(". ; | for to that who which")
"""What ends the reach of a claim such as "proficient in"."""

NEGATED_BEFORE = re.compile(
    r"(?:\b(?:no|not|never|without|lack|lacks|lacking|unfamiliar|minimal|minimum|zero)"
    r"|\b(?:limited|little)(?: or no)? (?:experience|knowledge|exposure|supervision)"
    r"|\b(?:willing(?:ness)?|eager(?:ness)?|want(?:ing)?|seek(?:ing)?|look(?:ing)?|hop(?:e|ing)|desir(?:e|ing)"
    r"|plan(?:ning)?|like|keen|wish(?:ing)?|aspir(?:e|ing)|excited|ready|opportunity) to (?:[^ .]+ )?learn"
    r"|\binterest(?:ed)? in learning|\blearn more about|\bhop(?:e|ing) to gain"
    r"|\b(?:position|positions|job|career|role|opportunity|employment|opportunities|internship)"
    r" (?:in|within|as|as a|as an|in the|in a|in an|involving|requiring|focused on))"
    r"(?: (?!but )[^ .]+){0,4} $"
)
"""What, at most four words before a phrase, takes the claim back or makes it a wish."""

NEGATION_WORDS = _words(
    "no not never without lack lacks lacking unfamiliar minimal zero limited minimum little learn learning"
    " hope hoping in within as involving requiring focused"
)
"""One of these is in everything that `NEGATED_BEFORE` matches."""

NOT_NEGATED = re.compile(
    r"\bnot (?:only|just|merely)|\bno later|\bwithout (?:fail|sacrificing|compromising)|\blimited to"
)
"""What looks like a negation and is none."""

NEGATED_AFTER = re.compile(
    r"(?:[^ .]+ ){0,2}"
    r"(?:(?:is |are |was )?(?:required|desired|preferred|needed|a plus|a must|not required)\b|none\b)"
)
"""What, right after a phrase, makes it somebody's wish list."""

WISH_WORDS = _words("required desired preferred needed plus must none")
"""One of these is in everything that `NEGATED_AFTER` matches."""

DUTY_AFTER_HEADING = re.compile(
    r"(?:\d{4}|present|current|now|date)\b[^A-Za-z0-9]{1,3}[A-Z][a-z]+ [a-z0-9$]\S* [a-z0-9$]", re.ASCII
)
"""In the line of a post's heading, a sentence after its dates: "Clerk, 2004 to 2007. Paid all vendors on"."""

LONG_LINE = 0.7
"""Share of the widest line above which a line counts as broken by its width, so that it reads on."""
