"""Labels of a source as phrases of the taxonomy, and what speaks against one."""

import re
from dataclasses import dataclass

from skills_taxonomy.importers.everyday_words import EVERYDAY_WORDS, FILLERS
from skills_taxonomy.phrases import words_of
from skills_taxonomy.skills import AliasContext

LONGEST = 8
"""Words above which nobody writes a label into a resume as it stands."""
SHORTEST = 3
"""Letters and digits that a phrase needs; names such as "C#" and "C++" need only their sign."""

_QUALIFIER = re.compile(r"\s*\([^()]*\)\s*$")
_SYNTAX = str.maketrans("{}|", "   ")
"""Marks that mean something in the phrases of taxonomy files."""
_ACRONYM = re.compile(r"[A-Z][A-Z0-9&/+#-]{1,5}")


@dataclass(frozen=True, slots=True)
class Phrase:
    """A label ready to be an alias. `words` are what is compared."""

    text: str
    words: tuple[str, ...]
    cased: bool = False
    context: AliasContext = AliasContext.ANY


def clean(text: str) -> str:
    """A text on one line, without characters that cannot be printed."""
    if not text.isprintable():
        text = "".join(char if char.isprintable() else " " for char in text)
    return " ".join(text.split())


def phrase_of(label: str, *, software: bool = False) -> Phrase:
    """The phrase that a label stands for, without the remark in parentheses that tells it from others.

    Acronyms count as they are written only, and so does software called like an everyday word; that also
    has to stand in a list or beside other software.

    >>> phrase_of("Python (computer programming)").text
    'Python'
    >>> phrase_of("Access", software=True)
    Phrase(text='Access', words=('access',), cased=True, context=<AliasContext.LIST: 'list'>)
    """
    text = clean(_QUALIFIER.sub("", label).translate(_SYNTAX)).strip(" ,.;:")
    words = words_of(text)
    everyday = len(words) == 1 and words[0] in EVERYDAY_WORDS
    if software and everyday and text[:1].isupper():
        return Phrase(text, words, cased=True, context=AliasContext.LIST)
    return Phrase(text, words, cased=_ACRONYM.fullmatch(text) is not None)


def objection(phrase: Phrase) -> str | None:
    """Why a phrase cannot name a skill, or None.

    >>> objection(phrase_of("plan")), objection(phrase_of("R")), objection(phrase_of("C#"))
    ('is too common', 'is too short', None)
    """
    words = phrase.words
    letters = sum(map(str.isalnum, phrase.text))
    if not letters:
        return "has no words"
    if letters < SHORTEST and not re.search(r"[#+]", phrase.text):
        return "is too short"
    if len(words) > LONGEST:
        return f"is longer than {LONGEST} words"
    if phrase.context is AliasContext.ANY:
        common = EVERYDAY_WORDS if len(words) == 1 else FILLERS
        if not phrase.cased and all(word in common for word in words):
            return "is too common"
    return None
