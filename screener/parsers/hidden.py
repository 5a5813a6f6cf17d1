"""Text of a PDF page that no reader sees: invisible, in the colour of what is behind it, covered, tiny, off
the page.

Such text is left out of the document and reported: it is how keywords are smuggled past a screening.
The recognised text of a scanned page is invisible on purpose and stays.
"""

import math
from dataclasses import dataclass

import numpy as np
import pypdfium2.raw as pdfium_raw

from screener.document import Finding
from screener.parsers import outlines, pdfium
from screener.parsers.word import Word

Color = tuple[int, int, int]

WHITE: Color = (255, 255, 255)
NEAR = 20
"""Colours closer than this in every channel (0 to 255) cannot be told apart on a page."""
TINY = 2.0
"""Smaller text than this, in points, cannot be read."""
FAINT = 25
"""Opacity (0 to 255) below which text cannot be seen."""
SCAN = 0.6
"""Share of a page that an image covers on a scanned page."""
THIN = 4.0
"""A filled path narrower than this, in points, is a rule or a dot, not a background."""
MANY_OBJECTS = 800
"""On a page of more objects only white text is compared with what is behind it: finding that costs time."""

_ALONG = (0.04, 0.25, 0.5, 0.75, 0.96)
_UPRIGHT = (0.1, 0.35, 0.6)
"""Where a word is looked at: shares of its width, and heights above its baseline in font sizes."""
_INVISIBLE_MODES = (3, 7)
_STROKED_MODES = (1, 5)
_OUTLINED_MODES = (1, 2, 5, 6)


@dataclass(frozen=True, slots=True)
class Background:
    """A filled rectangle, or a picture (whose colour is unknown: None), in page coordinates."""

    x0: float
    bottom: float
    x1: float
    top: float
    color: Color | None
    order: int = -1
    """Its place among the objects of the page, from the lowest to the topmost; -1 inside a form."""
    path: int = 0
    """Address of the path, if it is one of the page itself."""


@dataclass(frozen=True, slots=True)
class PageView:
    """What is needed to judge the words of a page; edges and sizes in points."""

    page: int
    """Address of the page."""
    number: int
    left: float
    top: float
    width: float
    height: float
    objects: int


def take_hidden(words: list[Word], view: PageView, source: str) -> tuple[list[Word], list[Finding]]:
    """The words that can be seen, and a finding for each way in which others were hidden."""
    reasons = _out_of_sight(words, view)
    asked = _asked(words) if view.objects > MANY_OBJECTS else [word.target for word in words]
    styles = {target: _style(target) for target in set(asked)}
    if any(reason is not None for reason, _ in styles.values()):
        for index, target in enumerate(asked):
            reason = styles[target][0]
            if reason is not None:
                reasons.setdefault(index, reason)
    clipped = {target for target in styles if target and pdfium.is_clipped(target)}
    if clipped:
        _find_cut_away(words, asked, clipped, reasons, view)
    colors = {style[1] for style in styles.values()}
    if view.objects < MANY_OBJECTS or any(_near(color, WHITE) for color in colors):
        behind = _backgrounds(view)
        grounds = {background.color for background in behind if background.color is not None} | {WHITE}
        suspicious = {color for color in colors if any(_near(color, ground) for ground in grounds)}
        if suspicious:
            suspects = [(index, styles[target][1]) for index, target in enumerate(asked)]
            _compare(words, [each for each in suspects if each[1] in suspicious], behind, reasons, view)
        _find_covered(words, behind, reasons, view)
    if reasons and _is_scan(reasons, view):
        reasons = {index: reason for index, reason in reasons.items() if reason != "invisible"}
    if not reasons:
        return words, []
    visible = [word for index, word in enumerate(words) if index not in reasons]
    return visible, _findings(words, reasons, view, source)


def _out_of_sight(words: list[Word], view: PageView) -> dict[int, str]:
    """Words that are too small or off the page, with the reason."""
    width, height = view.width, view.height
    suspects = [
        index
        for index, (_, x0, x1, baseline, size, _, _, _, _) in enumerate(words)
        if size < TINY or x1 < 0 or x0 > width or not 0 <= baseline <= height + size
    ]
    tiny = f"smaller than {TINY:g} points"
    return {index: tiny if words[index].size < TINY else "outside the page" for index in suspects}


def _asked(words: list[Word]) -> list[int]:
    """For each word the text object to ask for its colour, where every character is an object.

    The first and the last word of a line speak for it if they share a font and agree in colour, which
    saves most questions; otherwise each word is asked.
    """
    asked: list[int] = []
    line: list[int] = []
    ground, font = math.inf, None
    # Taking a word apart is quicker than asking it for each field.
    for _, _, _, baseline, _, its_font, target, _, _ in words:
        if abs(baseline - ground) < 1.0 and its_font is font:
            line.append(target)
            continue
        asked += _spoken_for(line)
        ground, font = baseline, its_font
        line = [target]
    return asked + _spoken_for(line)


def _spoken_for(line: list[int]) -> list[int]:
    if len(line) < 3 or pdfium.fill_color(line[0]) != pdfium.fill_color(line[-1]):
        return line
    return [line[0]] * len(line)


def _style(target: int) -> tuple[str | None, Color]:
    if not target:
        return None, (0, 0, 0)
    mode = pdfium.render_mode(target)
    if mode in _INVISIBLE_MODES:
        return "invisible", (0, 0, 0)
    red, green, blue, opacity = pdfium.fill_color(target)
    if mode in _OUTLINED_MODES:
        color = pdfium.stroke_color(target)
        # The letters of the second mode are filled too: what shows is the darker of both colours.
        if mode in _STROKED_MODES or sum(color[:3]) < red + green + blue:
            red, green, blue, opacity = color
    if opacity < FAINT:
        return "transparent", (red, green, blue)
    return None, (red, green, blue)


def _near(one: Color, other: Color) -> bool:
    return all(abs(a - b) <= NEAR for a, b in zip(one, other, strict=True))


def _compare(
    words: list[Word],
    suspects: list[tuple[int, Color]],
    behind: list[Background],
    reasons: dict[int, str],
    view: PageView,
) -> None:
    """Find the words whose colour is that of the topmost thing behind them."""
    orders = _orders(view) if behind else {}
    for index, color in suspects:
        if index in reasons:
            continue
        word = words[index]
        x = (word.x0 + word.x1) / 2 + view.left
        y = view.top - word.baseline + 0.3 * word.size
        ground: Color | None = WHITE
        order = orders.get(word.target, view.objects)
        for background in reversed(behind):
            if background.order > order:
                continue
            if background.x0 <= x <= background.x1 and background.bottom <= y <= background.top:
                ground = background.color
                break
        if ground is not None and _near(color, ground):
            reasons[index] = "white" if _near(color, WHITE) else "in the colour of its background"


def _orders(view: PageView) -> dict[int, int]:
    """The place of each object of the page by its address, from the lowest to the topmost."""
    return {item: order for order, item in enumerate(pdfium.page_objects(view.page, view.objects))}


def _find_covered(
    words: list[Word], behind: list[Background], reasons: dict[int, str], view: PageView
) -> None:
    """Find the words that a filled shape was drawn over from end to end.

    Only words and shapes of the page itself are compared, not those inside forms. Pictures cover the
    recognised text of a scan and do not count.
    """
    covers = [each for each in behind if each.path]
    if not covers or not words:
        return
    middles = np.array([((w.x0 + w.x1) / 2 + view.left, view.top - w.baseline + 0.3 * w.size) for w in words])
    orders: dict[int, int] = {}
    for cover in covers:
        inside = (cover.x0 <= middles[:, 0]) & (middles[:, 0] <= cover.x1)
        inside &= (cover.bottom <= middles[:, 1]) & (middles[:, 1] <= cover.top)
        under = np.flatnonzero(inside).tolist()
        if not under:
            continue
        orders = orders or _orders(view)
        under = [index for index in under if orders.get(words[index].target, cover.order) < cover.order]
        if under and not pdfium.is_see_through(cover.path):
            points = np.concatenate([_points(words[index], view) for index in under])
            covered = outlines.inside(
                points, outlines.shape_of(cover.path), alternate=pdfium.fills_alternately(cover.path)
            )
            if pdfium.is_clipped(cover.path):
                covered &= outlines.visible(points, outlines.clips_of(cover.path))
            whole = covered.reshape(len(under), -1).all(axis=1)
            for place in np.flatnonzero(whole).tolist():
                reasons.setdefault(under[place], "covered by a shape")


def _find_cut_away(
    words: list[Word], asked: list[int], clipped: set[int], reasons: dict[int, str], view: PageView
) -> None:
    """Find the words that lie outside what their clipping path shows; not those inside forms."""
    clips: dict[int, list[outlines.Outline]] = {}
    outside: list[int] = []
    for index, target in enumerate(asked):
        if target not in clipped:
            continue
        own = words[index].target
        if own not in clips:
            clips[own] = outlines.clips_of(own)
        if not outlines.visible(_points(words[index], view), clips[own]).any():
            outside.append(index)
    # Those inside forms have coordinates of their own; asking for all objects of the page takes longest.
    orders = _orders(view) if outside else {}
    for index in outside:
        if words[index].target in orders:
            reasons.setdefault(index, "cut away by a clipping path")


def _points(word: Word, view: PageView) -> outlines.Points:
    """Places on the letters of a word, in page coordinates: from end to end, low and in the middle."""
    width, ground = word.x1 - word.x0, view.top - word.baseline
    return np.array(
        [
            (word.x0 + view.left + share * width, ground + height * word.size)
            for share in _ALONG
            for height in _UPRIGHT
        ]
    )


def _backgrounds(view: PageView) -> list[Background]:
    return _backgrounds_of(pdfium.page_objects(view.page, view.objects), (1.0, 0.0, 0.0, 1.0, 0.0, 0.0), 0)


def _backgrounds_of(objects: list[int], matrix: tuple[float, ...], depth: int) -> list[Background]:
    found = []
    for order, kind in enumerate(map(pdfium.object_type, objects)):
        if kind == pdfium_raw.FPDF_PAGEOBJ_TEXT:
            continue
        item = objects[order]
        if kind == pdfium_raw.FPDF_PAGEOBJ_FORM:
            if depth < 3:
                inner = _multiply(pdfium.object_matrix(item), matrix)
                found += _backgrounds_of(pdfium.form_objects(item), inner, depth + 1)
            continue
        color: Color | None = None
        if kind == pdfium_raw.FPDF_PAGEOBJ_PATH:
            if not pdfium.is_filled(item):
                continue
            red, green, blue, opacity = pdfium.fill_color(item)
            if opacity < FAINT:
                continue
            color = (red, green, blue) if opacity > 230 else None
        box = pdfium.bounds(item)
        if box is None:
            continue
        own = depth == 0
        path = item if own and color is not None else 0
        place = Background(*_transformed(box, matrix), color, order if own else -1, path)
        if place.top - place.bottom >= THIN and place.x1 - place.x0 >= THIN:
            found.append(place)
    return found


def _multiply(inner: tuple[float, ...], outer: tuple[float, ...]) -> tuple[float, ...]:
    a, b, c, d, e, f = inner
    p, q, r, s, t, u = outer
    return a * p + b * r, a * q + b * s, c * p + d * r, c * q + d * s, e * p + f * r + t, e * q + f * s + u


def _transformed(
    box: tuple[float, float, float, float], matrix: tuple[float, ...]
) -> tuple[float, float, float, float]:
    a, b, c, d, e, f = matrix
    corners = [(box[i], box[j]) for i in (0, 2) for j in (1, 3)]
    xs = [a * x + c * y + e for x, y in corners]
    ys = [b * x + d * y + f for x, y in corners]
    return min(xs), min(ys), max(xs), max(ys)


def _is_scan(reasons: dict[int, str], view: PageView) -> bool:
    """Whether invisible text lies over a picture of the page."""
    if "invisible" not in reasons.values():
        return False
    area = view.width * view.height
    return any(
        background.color is None
        and (background.x1 - background.x0) * (background.top - background.bottom) >= SCAN * area
        for background in _backgrounds(view)
    )


def _findings(words: list[Word], reasons: dict[int, str], view: PageView, source: str) -> list[Finding]:
    texts: dict[str, list[str]] = {}
    for index, reason in reasons.items():
        texts.setdefault(reason, []).append(words[index].text)
    return [
        Finding(
            "hidden_text",
            f"{source}: page {view.number} has {len(hidden)} words that cannot be seen "
            f"(text {reason}); they were left out",
            page=view.number,
            quote=" ".join(hidden)[:200],
        )
        for reason, hidden in texts.items()
        if sum(map(str.isalnum, "".join(hidden))) >= 3
    ]
