"""The little of CSS that decides what a reader of a page sees: simple selectors only, nothing fetched."""

import re
from dataclasses import dataclass, field
from functools import lru_cache

Declarations = dict[str, str]

_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_PARTS = re.compile(r"([^{}]*)([{}])")
_SIMPLE = re.compile(r"([a-z][a-z0-9]*)?(?:([.#])([\w-]+))?")
_PSEUDO = re.compile(r":(?:link|visited|hover|active|focus)\b")
_LOOKS = re.compile(r"(?:^|;)\s*(?:color|background|background-color|background-image)\s*:")
_LENGTH = re.compile(r"(-?\d*\.?\d+)(pt|px|em|rem|ex|in|cm|mm|pc|%)?")
_RGB = re.compile(r"rgba?\(\s*(\d+)[\s,]+(\d+)[\s,]+(\d+)(?:[\s,/]+([\d.]+)(%)?)?\s*\)")
_POINTS = {"pt": 1.0, "px": 0.75, "in": 72.0, "cm": 72 / 2.54, "mm": 72 / 25.4, "pc": 12.0, None: 0.75}
_MOST_SELECTORS = 100
_ROOT = 12.0
"""Font size of a page that says nothing, in points."""
_KEYWORDS = {
    "xx-small": 7.0, "x-small": 7.5, "small": 10.0, "medium": 12.0, "large": 13.5, "x-large": 18.0,
    "xx-large": 24.0,
}  # fmt: skip
_COLORS = {
    "white": "ffffff", "black": "000000", "red": "ff0000", "green": "008000", "blue": "0000ff",
    "navy": "000080", "gray": "808080", "grey": "808080", "silver": "c0c0c0", "snow": "fffafa",
    "ivory": "fffff0", "whitesmoke": "f5f5f5", "ghostwhite": "f8f8ff", "floralwhite": "fffaf0",
}  # fmt: skip
TRANSPARENT = "transparent"


@dataclass(slots=True)
class Sheet:
    """The rules of a page by what they select, and whether there are others that set colours."""

    rules: dict[str, Declarations] = field(default_factory=dict)
    """By "p", ".name", "p.name", "#name" and "p#name"."""
    is_unsure_of_colors: bool = False

    def add(self, css: str) -> None:
        """Take the rules of a style sheet; those for print or for narrow screens are left out."""
        depth = skipped_from = 0
        selector = ""
        for match in _PARTS.finditer(_COMMENT.sub(" ", css).replace("<!--", " ").replace("-->", " ")):
            text, brace = match.groups()
            if brace == "{":
                depth += 1
                if not skipped_from:
                    selector = text.rsplit(";", 1)[-1].strip().lower()
                    if selector.startswith("@"):
                        skipped_from = depth
                continue
            if not skipped_from and selector:
                self._add_rule(selector, text)
                selector = ""
            elif skipped_from == depth:
                skipped_from = 0
            depth = max(0, depth - 1)

    def _add_rule(self, selectors: str, text: str) -> None:
        rule = declarations(text)
        has_colors = _LOOKS.search(text.lower()) is not None
        for selector in selectors.split(",", _MOST_SELECTORS)[:_MOST_SELECTORS]:
            match = _SIMPLE.fullmatch(selector.strip())
            if match is not None and selector.strip():
                self.rules.setdefault(selector.strip(), {}).update(rule)
            elif has_colors and _PSEUDO.search(selector) is None:
                self.is_unsure_of_colors = True

    def declared(self, tag: str, classes: str, name: str, inline: str) -> Declarations:
        """What holds for an element, its own `style` last."""
        found: Declarations = {}
        if self.rules:
            get = self.rules.get
            names = [f".{one}" for one in classes.lower().split()]
            keys = [tag, *names, *[f"{tag}{one}" for one in names]]
            if name:
                keys += [f"#{name.lower()}", f"{tag}#{name.lower()}"]
            for key in keys:
                rule = get(key)
                if rule is not None:
                    found.update(rule)
        if inline:
            found.update(declarations(inline))
        return found


@lru_cache(maxsize=1024)
def _declarations(text: str) -> tuple[tuple[str, str], ...]:
    found = []
    for part in text.split(";"):
        name, colon, value = part.partition(":")
        if colon:
            found.append((name.strip().lower(), value.replace("!important", "").strip().lower()))
    return tuple(found)


def declarations(text: str) -> Declarations:
    """The declarations of a rule or of a `style` attribute, in lower case.

    >>> declarations("Color: #FFF; font-weight:bold")
    {'color': '#fff', 'font-weight': 'bold'}
    """
    return dict(_declarations(text))


def length(text: str, relative_to: float) -> float | None:
    """A length in points; percentages and `em` are of `relative_to`. None for what is no length.

    >>> length("16px", 10.0)
    12.0
    """
    match = _LENGTH.fullmatch(text)
    if match is None:
        return _KEYWORDS.get(text)
    number, unit = float(match[1]), match[2]
    if unit == "%":
        return number / 100 * relative_to
    if unit in ("em", "ex"):
        return number * relative_to * (1.0 if unit == "em" else 0.5)
    if unit == "rem":
        return number * _ROOT
    return number * _POINTS[unit]


def color(text: str) -> str | None:
    """Six hexadecimal digits, or TRANSPARENT; None for what is not known.

    >>> color("rgb(255, 255, 255)")
    'ffffff'
    """
    if text.startswith("#"):
        digits = text[1:]
        if len(digits) in (3, 4):
            digits = "".join(2 * digit for digit in digits)
        return digits[:6] if len(digits) in (6, 8) else None
    match = _RGB.match(text)
    if match is not None:
        if match[4] is not None and float(match[4]) == 0:
            return TRANSPARENT
        return "".join(f"{min(255, int(part)):02x}" for part in match.group(1, 2, 3))
    return TRANSPARENT if text == TRANSPARENT else _COLORS.get(text)


def are_alike(one: str, other: str) -> bool:
    """Whether two colours cannot be told apart when one is written on the other."""
    try:
        pairs = zip(bytes.fromhex(one), bytes.fromhex(other), strict=True)
        return all(abs(a - b) <= 15 for a, b in pairs)
    except ValueError:
        return False
