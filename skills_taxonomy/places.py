"""Places, to tell them from employers and titles. Nothing here reaches a score."""

import re
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

from skills_taxonomy.yaml_lines import load_lined

_WORD = re.compile(r"\w+")
_POSTAL_CODE = re.compile(r"\s+\d{5}(?:-\d{4})?$|\s+\d{6}$")
_COMMA = re.compile(r"\s*,\s*")
_AREA = re.compile(r"(?:\s+(?:Bay|Metro|Metropolitan))?\s+Area$")
"""What profiles of networks put behind a city: "San Francisco Bay Area"."""
_GREATER = re.compile(r"Greater [A-Z][\w.'’-]*(?:[ -][A-Z][\w.'’-]*){0,4} Area")
# Words of firms: no city's name has them.
_FIRM = r"(?:Inc|LLC|Ltd|Co|Corp|Limited|Company|Group|LLP|PLC|Pvt)\b"
_CITY = (
    rf"(?!{_FIRM})[A-Z][\w.'’-]*"
    rf"(?:[ -](?:(?!{_FIRM})[A-Z][\w.'’-]*|of|de|la|le|upon|del|es|on|d['’][A-Z]\w*)){{0,3}}"
)
_UNKNOWN_CITY = re.compile(rf"(?!.*\b(?:{_FIRM}|Bank\b))[A-Z][\w.'’-]*(?:[ -][A-Z][\w.'’-]*){{0,2}}")
_ZIP = r"(?:\s+\d{5}(?:-\d{4})?)?"


@dataclass(frozen=True)
class Places:
    """The loaded table; names in lower case, short forms ("TX") as written."""

    names: frozenset[str]
    short: frozenset[str]
    cities: frozenset[str]
    regions: frozenset[str]
    trailing: re.Pattern[str]
    """A place at the end of a text: "Austin, TX", "Lagos, Nigeria", "City , State"."""
    last_words: frozenset[str]
    """The words that `trailing` can end with, but for a postal code."""

    def trailing_in(self, text: str) -> re.Match[str] | None:
        """What `trailing` finds; its last word tells most texts apart without trying hundreds of names.

        >>> load_places().trailing_in("Acme, Austin, TX 78701")[0], load_places().trailing_in("Austin office")
        ('Austin, TX 78701', None)
        """
        words = _WORD.findall(text)
        while words and words[-1].isdigit():
            words.pop()
        return self.trailing.search(text) if words and words[-1] in self.last_words else None

    def is_place(self, text: str) -> bool:
        """Whether the whole text is a place.

        >>> load_places().is_place("Austin, TX"), load_places().is_place("Acme, Inc.")
        (True, False)
        >>> load_places().is_place("Greater Boston Area"), load_places().is_place("Sales Area")
        (True, False)
        """
        text = text.strip(" ,.;-–—()")
        if text.endswith(" Area"):
            if _GREATER.fullmatch(text):
                return True
            text = _AREA.sub("", text)
        if "," not in text:  # most texts
            return self._known(text)
        parts = [part.strip(" .()") for part in _COMMA.split(text) if part.strip()]
        if not 0 < len(parts) <= 4:
            return False
        first, rest = parts[0], parts[1:]
        if not rest:
            return self._known(first)
        if not all(self._known(part) for part in rest):
            return False
        # A city that is not in the table may stand before a region or country, not before a city, and
        # not before two regions, the first of which is a city's name then ("Acme, Wyoming, MI").
        before_city = rest[0].lower() in self.cities or (
            len(rest) > 1 and self._is_region(rest[0]) and self._is_region(rest[1])
        )
        return self._known(first) or (not before_city and _UNKNOWN_CITY.fullmatch(first) is not None)

    def _is_region(self, part: str) -> bool:
        return part in self.regions or part.lower() in self.regions

    def _known(self, part: str) -> bool:
        bare = _POSTAL_CODE.sub("", part) if part[-1:].isdigit() else part
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
    city_names = frozenset(str(name).lower() for name in data["cities"])
    both = frozenset(name.lower() for name in large)
    regions = frozenset(str(name) if str(name) in short else str(name).lower() for name in data["regions"])
    last_words = frozenset(_WORD.findall(name)[-1] for name in every)
    return Places(names, short, city_names - both, regions, trailing, last_words)
