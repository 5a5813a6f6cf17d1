"""What an element of a page looks like, from its tag, its attributes and the rules that hold for it."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from screener.parsers.css import TRANSPARENT, Declarations, Sheet, are_alike, color, length
from screener.parsers.flow import FORMATTED_AS_HIDDEN, TINY, TOO_SMALL, WHITE_ON_WHITE, is_white

SAME_COLOR = "in the colour of its background"
_FAR = -500.0
"""Points to the left or above the page from where nothing can be seen."""

BLOCKS = frozenset(
    {
        "address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "details", "dialog",
        "dir", "div", "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3",
        "h4", "h5", "h6", "header", "hgroup", "hr", "html", "legend", "li", "main", "menu", "nav", "ol", "p",
        "pre", "search", "section", "summary", "table", "tbody", "td", "tfoot", "th", "thead", "tr", "ul",
    }
)  # fmt: skip
_BOLD_TAGS = frozenset({"b", "strong", "th", "h1", "h2", "h3", "h4", "h5", "h6"})
_HEADINGS = {"h1": 2.0, "h2": 1.5, "h3": 1.17, "h4": 1.0, "h5": 0.83, "h6": 0.67}
_FONT_SIZES = {"1": 7.5, "2": 10.0, "3": 12.0, "4": 13.5, "5": 18.0, "6": 24.0, "7": 36.0}
_WEIGHTS = frozenset({"bold", "bolder", "600", "700", "800", "900"})
_SPACED = frozenset(
    {"p", "ul", "ol", "dl", "blockquote", "h1", "h2", "h3", "h4", "h5", "h6", "pre", "figure"}
)
_SIGN_FONTS = ("symbol", "wingdings", "webdings")
_SHOWN = {
    "block": "block",
    "list-item": "block",
    "flow-root": "block",
    "inline": "inline",
    "flex": "row",
    "inline-flex": "row",
    "grid": "grid",
    "inline-grid": "grid",
}


@dataclass(frozen=True, slots=True)
class HtmlStyle:
    """What the text inside an element inherits; sizes in points."""

    bold: bool = False
    size: float = 12.0
    color: str = "000000"
    """Six hexadecimal digits, or "" when it is not known."""
    background: str = "ffffff"
    """Of the nearest element that sets one, or "" when it is not known."""
    hidden: bool = False
    invisible: bool = False
    """`visibility: hidden`, which an element inside may take back."""
    preformatted: bool = False
    marked: bool = True
    """Whether items of a list have a bullet."""
    signs: bool = False
    """Whether the letters are those of a font of signs."""
    indent: float = 0.0

    @property
    def hidden_by(self) -> str | None:
        if self.hidden or self.invisible or self.color == TRANSPARENT:
            return FORMATTED_AS_HIDDEN
        if self.size < TINY:
            return TOO_SMALL
        if self.color and self.background and are_alike(self.color, self.background):
            return WHITE_ON_WHITE if is_white(self.color) else SAME_COLOR
        return None


@dataclass(frozen=True, slots=True)
class Look:
    """An element: what its text inherits, how it is laid out, and the space around it in points."""

    style: HtmlStyle
    display: str
    """"block", "inline", "row" (its children side by side), "grid" or "aside" (inline but set apart)."""
    above: float = 0.0
    below: float = 0.0
    is_mark: bool = False
    """Whether it is the bullet that Word writes before an item."""
    is_item: bool = False


class Looks:
    """Looks of elements under the rules of a page; like elements are judged once."""

    def __init__(self, sheet: Sheet) -> None:
        self._sheet = sheet
        self._known: dict[tuple[Any, ...], Look] = {}

    def of(self, tag: str, attributes: Mapping[str, str | None], outer: HtmlStyle) -> Look:
        """The look of an element inside another of style `outer`."""
        key = (tag, tuple(attributes.items()) if attributes else (), outer)
        look = self._known.get(key)
        if look is None:
            look = self._known[key] = self._judge(tag, attributes, outer)
        return look

    def _judge(self, tag: str, attributes: Mapping[str, str | None], outer: HtmlStyle) -> Look:
        changes: dict[str, Any] = {}
        _by_tag(tag, attributes, outer, changes)
        css = self._sheet.declared(
            tag, attributes.get("class") or "", attributes.get("id") or "", attributes.get("style") or ""
        )
        if "hidden" in attributes and "display" not in css:
            changes["hidden"] = True
        if css:
            _by_css(css, outer, changes)
        if self._sheet.is_unsure_of_colors:
            changes["background"] = ""
        size = changes.get("size", outer.size)
        space = size if tag in _SPACED and not (tag in ("ul", "ol") and outer.indent) else 0.0
        above, below = _margins(css, size, space)
        list_name = css.get("mso-list", "")
        return Look(
            replace(outer, **changes) if changes else outer,
            _display(tag, css),
            above,
            below,
            is_mark=list_name == "ignore",
            is_item=(tag == "li" and changes.get("marked", outer.marked))
            or (bool(list_name) and list_name not in ("ignore", "none")),
        )


def _display(tag: str, css: Declarations) -> str:
    usual = "block" if tag in BLOCKS else "inline"
    shown = _SHOWN.get(css.get("display", ""), usual) if css else usual
    if shown == "row" and css.get("flex-direction", css.get("flex-flow", "")).startswith("column"):
        return "block"
    if shown == "inline" and css.get("float") in ("left", "right"):
        return "aside"
    return shown


def _by_tag(
    tag: str, attributes: Mapping[str, str | None], outer: HtmlStyle, changes: dict[str, Any]
) -> None:
    if tag in _BOLD_TAGS:
        changes["bold"] = True
    if tag in _HEADINGS:
        changes["size"] = outer.size * _HEADINGS[tag]
    elif tag in ("ul", "ol", "blockquote", "dd"):
        changes["indent"] = outer.indent + 30.0
        changes["marked"] = True
    elif tag == "pre":
        changes["preformatted"] = True
    elif tag == "small":
        changes["size"] = outer.size * 0.83
    elif tag == "font":
        changes["size"] = _FONT_SIZES.get(attributes.get("size") or "", outer.size)
        if attributes.get("color"):
            changes["color"] = color((attributes["color"] or "").lower()) or ""
    if attributes.get("bgcolor"):
        changes["background"] = color((attributes["bgcolor"] or "").lower()) or ""
    if "background" in attributes:
        changes["background"] = ""


def _by_css(css: Declarations, outer: HtmlStyle, changes: dict[str, Any]) -> None:
    if "font-weight" in css:
        changes["bold"] = css["font-weight"] in _WEIGHTS
    if "font-size" in css:
        size = length(css["font-size"], outer.size)
        if size is not None:
            changes["size"] = size
    if "font-family" in css:
        changes["signs"] = css["font-family"].strip("'\" ").startswith(_SIGN_FONTS)
    if css.get("color", "inherit") not in ("inherit", "currentcolor"):
        changes["color"] = color(css["color"]) or ""
    background = css.get("background-color", css.get("background"))
    if background is not None and "url(" not in background and "gradient" not in background:
        first = background if "rgb" in background else background.split(" ")[0]
        known = color(first)
        if known != TRANSPARENT and first not in ("none", "inherit", "initial"):
            changes["background"] = known or ""
    elif background is not None or "background-image" in css:
        changes["background"] = ""
    if css.get("white-space", "").startswith("pre") or css.get("white-space") == "break-spaces":
        changes["preformatted"] = True
    if "list-style" in css or "list-style-type" in css:
        changes["marked"] = "none" not in css.get("list-style-type", css.get("list-style", ""))
    if "visibility" in css:
        changes["invisible"] = css["visibility"] in ("hidden", "collapse")
    if _is_out_of_sight(css):
        changes["hidden"] = True
    left = css.get("margin-left", "")
    indent = length(left, outer.size) if left else None
    if indent is not None:
        changes["indent"] = max(0.0, changes.get("indent", outer.indent) + indent)


def _is_out_of_sight(css: Declarations) -> bool:
    if css.get("display") == "none" or css.get("mso-hide") == "all" or css.get("opacity") in ("0", "0.0"):
        return True
    if css.get("clip", "").replace(" ", "").startswith(("rect(0", "rect(1px")):
        return True
    if css.get("clip-path", "").replace(" ", "") in ("inset(50%)", "inset(100%)"):
        return True
    placed = css.get("position") in ("absolute", "fixed", "relative")
    places = [css.get("text-indent", "")] + ([css.get("left", ""), css.get("top", "")] if placed else [])
    return any((length(place, 0.0) or 0.0) <= _FAR for place in places if place)


def _margins(css: Declarations, size: float, usual: float) -> tuple[float, float]:
    above = below = usual
    if css:
        sides = css.get("margin", "").split()
        if sides:
            above = length(sides[0], size) or 0.0
            below = length(sides[2] if len(sides) > 2 else sides[0], size) or 0.0
        if "margin-top" in css:
            above = length(css["margin-top"], size) or 0.0
        if "margin-bottom" in css:
            below = length(css["margin-bottom"], size) or 0.0
    return above, below
