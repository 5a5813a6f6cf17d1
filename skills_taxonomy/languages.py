"""The languages people speak, by code, and the ways their names are written.

The knowledge is `data/languages.yaml`; this module checks it.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

from skills_taxonomy.errors import TaxonomyError
from skills_taxonomy.yaml_lines import load_lined

_CODE = re.compile(r"[a-z]{2,3}")


@dataclass(frozen=True, slots=True)
class LanguageNames:
    """Names by code, codes by every written form in lower case, and one pattern for all forms."""

    names: Mapping[str, str]
    codes: Mapping[str, str]
    pattern: re.Pattern[str]
    """Matches a name at the bounds of words, in any case."""


@lru_cache(maxsize=1)
def load_languages() -> LanguageNames:
    """The bundled vocabulary. Raises TaxonomyError when its file is wrong.

    >>> languages = load_languages()
    >>> languages.codes["farsi"], languages.names["fa"]
    ('fa', 'Persian')
    """
    resource = files("skills_taxonomy") / "data" / "languages.yaml"
    return parse_languages(resource.read_text(encoding="utf-8"), resource.name)


def parse_languages(text: str, name: str) -> LanguageNames:
    """Check a vocabulary. Raises TaxonomyError naming file and line of every mistake."""
    lined = load_lined(text, name)
    data = lined.data
    if not isinstance(data, dict) or set(data) != {"version", "languages"}:
        raise TaxonomyError([f"{name}:1: expected the keys version and languages"])
    mistakes: list[str] = []
    names: dict[str, str] = {}
    codes: dict[str, str] = {}
    for code, item in data["languages"].items():
        place = lined.place("languages", code)
        if not isinstance(code, str) or not _CODE.fullmatch(code):
            mistakes.append(f"{place}: {code!r} is no code of two or three small letters")
        elif not isinstance(item, dict) or set(item) != {"name", "also"}:
            mistakes.append(f"{place}: a language has exactly the keys name and also")
        else:
            names[code] = item["name"]
            for written in (item["name"], *item["also"]):
                owner = codes.setdefault(written.lower(), code)
                if owner != code:
                    mistakes.append(f"{place}: {written!r} already stands for {owner!r}")
    if mistakes:
        raise TaxonomyError(mistakes)
    longest_first = sorted(codes, key=lambda written: (-len(written), written))
    pattern = re.compile(rf"\b(?:{'|'.join(map(re.escape, longest_first))})\b", re.IGNORECASE)
    return LanguageNames(names, codes, pattern)
