"""Places, to tell them from employers and titles. Nothing here reaches a score."""

import re
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

from skills_taxonomy.yaml_lines import load_lined

_COUNTRY_TAIL = re.compile(r"\s*,\s*")
_CITY = r"[A-Z][\w.'’-]*(?:[ -](?:[A-Z][\w.'’-]*|of|de|la|le|upon|del|es|on)){0,3}"
_ZIP = r"(?:\s+\d{5}(?:-\d{4})?)?"


@dataclass(frozen=True)
class Places:
    """The loaded table; names in lower case, short forms ("TX") as written."""

    names: frozenset[str]
    short: frozenset[str]
    trailing: re.Pattern[str]
    """A place at the end of a text: "Austin, TX", "Lagos, Nigeria", "City , State"."""

    def is_place(self, text: str) -> bool:
        """Whether the whole text is a place.

        >>> load_places().is_place("Austin, TX"), load_places().is_place("Acme, Inc.")
        (True, False)
        """
        parts = [part.strip(" .()") for part in _COUNTRY_TAIL.split(text.strip(" ,.;-–—()")) if part.strip()]
        if not 0 < len(parts) <= 4 or any(len(part.split()) > 4 for part in parts):
            return False
        known = [self._known(part) for part in parts]
        if len(parts) == 1:
            return known[0]
        return known[-1] and all(part[:1].isupper() and not re.search(r"\d", part) for part in parts[:-1])

    def _known(self, part: str) -> bool:
        bare = re.sub(r"\s+\d{5}(?:-\d{4})?$|\s+\d{6}$", "", part)
        return bare in self.short or bare.lower() in self.names


@lru_cache(maxsize=1)
def load_places() -> Places:
    """The bundled table."""
    text = files("skills_taxonomy").joinpath("data/places.yaml").read_text("utf-8")
    data = load_lined(text, "places.yaml").data
    every = [str(name) for key in ("regions", "countries", "cities") for name in data[key]]
    short = frozenset(name for name in every if name.replace(".", "").isupper() and len(name) <= 6)
    names = frozenset(name.lower() for name in every if name not in short)
    large = [str(name) for key in ("regions", "countries") for name in data[key]]
    ends = "|".join(re.escape(name) for name in sorted(large, key=len, reverse=True))
    cities = "|".join(re.escape(str(name)) for name in sorted(data["cities"], key=len, reverse=True))
    trailing = re.compile(
        rf"(?:^|(?<=[\s,|\-–—(]))(?:{_CITY}\s*,\s*(?:{ends})(?:\s*,\s*(?:{ends}))?|(?:{cities})(?:\s*,\s*(?:{ends}))?|(?:{ends}))\)?{_ZIP}[.,;)]*\s*$"
    )
    return Places(names, short, trailing)
