"""Styles of a DOCX file: what a paragraph or run inherits from the style it names."""

import re
from dataclasses import dataclass, replace
from typing import Any

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"

_HEADING = re.compile(r"^(?:heading|überschrift|titre|título)\s*([1-9])$", re.IGNORECASE)
_LIST = re.compile(r"^list (?:bullet|number)", re.IGNORECASE)
_ENDLESS = 1e7
_FALSE = frozenset({"0", "false", "off", "none"})


@dataclass(frozen=True, slots=True)
class Style:
    """Formatting that text has unless it says otherwise; sizes and spaces in points."""

    bold: bool = False
    size: float = 10.0
    hidden: bool = False
    color: str | None = None
    heading: int | None = None
    bullet: bool = False
    indent: float = 0.0
    before: float = 0.0
    after: float = 0.0


def heading_level(name: str) -> int | None:
    """The level of a heading style by its name.

    >>> heading_level("Heading 2")
    2
    """
    match = _HEADING.match(name)
    return None if match is None else int(match[1])


def value(element: Any) -> str | None:
    """The `w:val` of an element."""
    return None if element is None else element.get(f"{W}val")


def switched_on(element: Any) -> bool:
    """Whether a switch such as `w:b` is on: present, and not set to false."""
    return (value(element) or "1").lower() not in _FALSE


def number(text: str | None) -> float | None:
    """The number, unless it is none or too large for any page."""
    try:
        found = float(text) if text is not None else None
    except ValueError:
        return None
    return found if found is not None and abs(found) < _ENDLESS else None


def with_run(style: Style, properties: Any) -> Style:
    """The style with the run properties (`w:rPr`) laid over it."""
    if properties is None:
        return style
    changes: dict[str, Any] = {}
    for item in properties:
        if item.tag == f"{W}b":
            changes["bold"] = switched_on(item)
        elif item.tag == f"{W}sz":
            half_points = number(value(item))
            if half_points is not None:
                changes["size"] = half_points / 2
        elif item.tag == f"{W}vanish":
            changes["hidden"] = switched_on(item)
        elif item.tag == f"{W}color":
            changes["color"] = value(item)
    return replace(style, **changes) if changes else style


def with_paragraph(style: Style, properties: Any) -> Style:
    """The style with the paragraph properties (`w:pPr`) laid over it; its runs are not touched."""
    if properties is None:
        return style
    changes: dict[str, Any] = {}
    if (outline := properties.find(f"{W}outlineLvl")) is not None:
        level = number(value(outline))
        changes["heading"] = int(level) + 1 if level is not None and level < 9 else None
    if (numbering := properties.find(f"{W}numPr")) is not None:
        changes["bullet"] = value(numbering.find(f"{W}numId")) != "0"
    if (indent := properties.find(f"{W}ind")) is not None:
        left = number(indent.get(f"{W}left") or indent.get(f"{W}start"))
        first = number(indent.get(f"{W}firstLine"))
        if left is not None or first is not None:
            changes["indent"] = ((left or 0.0) + (first or 0.0)) / 20
    if (spacing := properties.find(f"{W}spacing")) is not None:
        for name in ("before", "after"):
            twips = number(spacing.get(f"{W}{name}"))
            if twips is not None:
                changes[name] = twips / 20
    return replace(style, **changes) if changes else style


class Styles:
    """The styles of a document by their id, resolved along `basedOn` when first asked for."""

    def __init__(self, root: Any) -> None:
        self._elements: dict[str, Any] = {}
        self._resolved: dict[str, Style] = {}
        self.normal = Style()
        default = None
        if root is None:
            return
        self.normal = with_run(self.normal, root.find(f"{W}docDefaults/{W}rPrDefault/{W}rPr"))
        self.normal = with_paragraph(self.normal, root.find(f"{W}docDefaults/{W}pPrDefault/{W}pPr"))
        for element in root.findall(f"{W}style"):
            name = element.get(f"{W}styleId")
            if name is None:
                continue
            self._elements[name] = element
            if element.get(f"{W}type") == "paragraph" and element.get(f"{W}default") in ("1", "true"):
                default = name
        if default is not None:
            self.normal = self.paragraph(default)

    def paragraph(self, name: str | None) -> Style:
        """The style of paragraphs that name it; the default style for an unknown name."""
        chain: dict[str, Any] = {}  # a loop, for more styles may stand on each other than calls can nest
        while name in self._elements and name not in self._resolved and name not in chain:
            chain[name] = self._elements[name]
            name = value(chain[name].find(f"{W}basedOn"))
        style = self._resolved.get(name or "", self.normal)
        for name, element in reversed(chain.items()):
            title = value(element.find(f"{W}name")) or name
            if (level := heading_level(title)) is not None:
                style = replace(style, heading=level)
            if _LIST.match(title):
                style = replace(style, bullet=True)
            style = with_paragraph(style, element.find(f"{W}pPr"))
            style = self._resolved[name] = with_run(style, element.find(f"{W}rPr"))
        return style

    def character(self, style: Style, name: str | None) -> Style:
        """The style with a character style laid over it."""
        seen: list[Any] = []
        while name is not None and name in self._elements and len(seen) < 10:
            element = self._elements[name]
            seen.append(element)
            name = value(element.find(f"{W}basedOn"))
        for element in reversed(seen):
            style = with_run(style, element.find(f"{W}rPr"))
        return style
