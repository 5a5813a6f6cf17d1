"""Styles of an OpenDocument text: what a paragraph or a run of text inherits from the style it names."""

from dataclasses import dataclass, replace
from typing import Any

FO = "{urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0}"
OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
STYLE = "{urn:oasis:names:tc:opendocument:xmlns:style:1.0}"
TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
DRAW = "{urn:oasis:names:tc:opendocument:xmlns:drawing:1.0}"

_MOST_PARENTS = 20
_BOLD = frozenset({"bold", "600", "700", "800", "900"})
_POINTS = {"pt": 1.0, "in": 72.0, "cm": 72 / 2.54, "mm": 72 / 25.4, "px": 0.75, "pc": 12.0}
_DEFAULT_SIZE = 12.0


@dataclass(frozen=True, slots=True)
class OdtStyle:
    """Formatting that text has unless it says otherwise; sizes and spaces in points."""

    bold: bool = False
    size: float = _DEFAULT_SIZE
    hidden: bool = False
    color: str | None = None
    """Six hexadecimal digits; None is the colour that can be read."""
    shaded: bool = False
    """Whether it sets a background other than white."""
    heading: int | None = None
    indent: float = 0.0
    before: float = 0.0
    after: float = 0.0


def points(text: str | None) -> float | None:
    """A length such as "0.5in" in points; None for percentages and what is no length.

    >>> points("0.5in")
    36.0
    """
    if text is None:
        return None
    factor = _POINTS.get(text[-2:])
    if factor is None:
        return None
    try:
        return float(text[:-2]) * factor
    except ValueError:
        return None


def is_background(color: str | None) -> bool:
    """Whether a background is set and is not white or transparent."""
    return color is not None and color not in ("transparent", "none", "") and color.lower() != "#ffffff"


class OdtStyles:
    """The styles of a document by family and name, resolved along their parents when first asked for.

    `roots` are the XML roots that hold them, those that win last (styles.xml before content.xml).
    """

    def __init__(self, *roots: Any) -> None:
        self._elements: dict[tuple[str, str], Any] = {}
        self._defaults: dict[str, OdtStyle] = {}
        self._paragraphs: dict[str, OdtStyle] = {}
        self._shading: dict[tuple[str, str], bool] = {}
        self._lists: dict[str, Any] = {}
        for root in roots:
            for group in (f"{OFFICE}styles", f"{OFFICE}automatic-styles"):
                parent = root.find(group)
                for element in () if parent is None else parent:
                    self._take(element)

    def _take(self, element: Any) -> None:
        family = element.get(f"{STYLE}family", "")
        name = element.get(f"{STYLE}name", "")
        if element.tag == f"{STYLE}default-style":
            self._defaults[family] = with_properties(OdtStyle(), element)
        elif element.tag == f"{STYLE}style":
            self._elements[family, name] = element
        elif element.tag == f"{TEXT}list-style":
            self._lists[name] = element

    def paragraph(self, name: str | None) -> OdtStyle:
        """The style of paragraphs that name it; the default style for an unknown name."""
        if name is None:
            return self._defaults.get("paragraph", OdtStyle())
        if name not in self._paragraphs:
            style = self._defaults.get("paragraph", OdtStyle())
            for element in self.chain("paragraph", name):
                style = with_properties(style, element)
            self._paragraphs[name] = style
        return self._paragraphs[name]

    def span(self, style: OdtStyle, name: str | None) -> OdtStyle:
        """The style with a text style laid over it."""
        for element in self.chain("text", name):
            style = with_properties(style, element)
        return style

    def is_shaded(self, family: str, name: str | None) -> bool:
        """Whether the style of a table, a row, a cell or a frame sets a background."""
        if name is None:
            return False
        key = family, name
        if key not in self._shading:
            self._shading[key] = any(_is_shaded(element) for element in self.chain(family, name))
        return self._shading[key]

    def chain(self, family: str, name: str | None) -> list[Any]:
        """The elements of a style, from the first ancestor to itself."""
        found: list[Any] = []
        while name is not None and len(found) < _MOST_PARENTS:
            element = self._elements.get((family, name))
            if element is None:
                break
            found.append(element)
            name = element.get(f"{STYLE}parent-style-name")
        return found[::-1]

    def has_mark(self, name: str | None, level: int) -> bool:
        """Whether items of the list style have a visible bullet or number at the level (from 1)."""
        element = self._lists.get(name or "")
        if element is None:
            return True
        for item in element:
            if item.get(f"{TEXT}level") == str(level):
                if item.tag == f"{TEXT}list-level-style-number":
                    return bool(item.get(f"{STYLE}num-format"))
                return item.tag != f"{TEXT}list-level-style-bullet" or bool(item.get(f"{TEXT}bullet-char"))
        return True


def with_properties(style: OdtStyle, element: Any) -> OdtStyle:
    """The style with the properties of a style element laid over it."""
    changes: dict[str, Any] = {}
    level = element.get(f"{STYLE}default-outline-level")
    if level is not None:
        changes["heading"] = int(level) if level.isdecimal() and 1 <= int(level) <= 9 else None
    for properties in element:
        if properties.tag == f"{STYLE}text-properties":
            _text_changes(style, properties, changes)
        elif properties.tag == f"{STYLE}paragraph-properties":
            _paragraph_changes(style, properties, changes)
    return replace(style, **changes) if changes else style


def _text_changes(style: OdtStyle, properties: Any, changes: dict[str, Any]) -> None:
    weight = properties.get(f"{FO}font-weight")
    if weight is not None:
        changes["bold"] = weight in _BOLD
    size = properties.get(f"{FO}font-size")
    if size is not None:
        if size.endswith("%"):
            changes["size"] = style.size * _number(size[:-1], 100.0) / 100
        else:
            changes["size"] = points(size) or style.size
    color = properties.get(f"{FO}color")
    if color is not None:
        changes["color"] = color.removeprefix("#")
    if properties.get(f"{STYLE}use-window-font-color") == "true":
        changes["color"] = None
    display = properties.get(f"{TEXT}display")
    if display is not None:
        changes["hidden"] = display == "none"
    background = properties.get(f"{FO}background-color")
    if background is not None:
        changes["shaded"] = style.shaded or is_background(background)


def _paragraph_changes(style: OdtStyle, properties: Any, changes: dict[str, Any]) -> None:
    left = points(properties.get(f"{FO}margin-left"))
    first = points(properties.get(f"{FO}text-indent"))
    if left is not None or first is not None:
        # A hanging first line is that of a list: its text begins at the margin.
        changes["indent"] = (left or 0.0) + max(0.0, first or 0.0)
    for name, side in (("before", "margin-top"), ("after", "margin-bottom")):
        space = points(properties.get(f"{FO}{side}"))
        if space is not None:
            changes[name] = space
    if is_background(properties.get(f"{FO}background-color")):
        changes["shaded"] = True


def _is_shaded(element: Any) -> bool:
    return any(
        is_background(properties.get(f"{FO}background-color"))
        or properties.get(f"{DRAW}fill") not in (None, "none")
        for properties in element
    )


def _number(text: str, otherwise: float) -> float:
    try:
        return float(text)
    except ValueError:
        return otherwise
