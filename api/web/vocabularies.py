"""The vocabularies that the form of a role offers, each value with its words."""

from collections.abc import Iterable
from functools import lru_cache

from api.web.role_fields import ACHIEVEMENTS, FUNCTIONS, GROUPS, LEVELS, Choices, words_of
from screener.resume import LanguageLevel, PositionKind
from skills_taxonomy.certifications import load_certifications
from skills_taxonomy.industries import load_industries
from skills_taxonomy.languages import load_languages
from skills_taxonomy.skills import load_skills
from skills_taxonomy.terms import Seniority


@lru_cache(maxsize=1)
def vocabularies() -> dict[str, Choices]:
    """By the names that `FieldSpec.words` has, in alphabetical order of the words.

    Those of the program itself stand in the order of their ladder or their weight.
    """
    return {
        "functions": FUNCTIONS,
        "groups": GROUPS,
        "achievements": ACHIEVEMENTS,
        "skills": _sorted((name, skill.name) for name, skill in load_skills().skills.items()),
        "certifications": _sorted((name, entry.name) for name, entry in load_certifications().items()),
        "industries": _sorted((name, entry.name) for name, entry in load_industries().entries.items()),
        "languages": _sorted(load_languages().names.items()),
    }


@lru_cache(maxsize=1)
def correction_words() -> dict[str, Choices]:
    """The vocabularies that the form for putting a fact right shows at once, by what they are of."""
    known = vocabularies()
    return {
        "levels": LEVELS,
        "functions": known["functions"],
        "groups": known["groups"],
        "industries": known["industries"],
        "achievements": known["achievements"],
        "language_levels": words_of(LanguageLevel),
        "post_kinds": words_of(PositionKind),
        "seniorities": words_of(Seniority),
    }


def _sorted(items: Iterable[tuple[str, str]]) -> Choices:
    return tuple(sorted(items, key=lambda item: item[1].casefold()))


@lru_cache(maxsize=16)
def _words_of(vocabulary: str) -> dict[str, str]:
    return dict(vocabularies()[vocabulary])


def word(vocabulary: str, value: str) -> str:
    """A value as people read it; an unknown one as it is.

    >>> word("functions", "account_management"), word("functions", "magic")
    ('Account management', 'magic')
    """
    return _words_of(vocabulary).get(value, value)
