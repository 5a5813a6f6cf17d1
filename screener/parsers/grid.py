"""The cells of tables with drawn borders, from the lines and frames among PDFium's paths."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import pypdfium2.raw as pdfium_raw

from screener.document import Box
from screener.parsers import pdfium
from screener.parsers.hidden import PageView

Row = Sequence[Box]
Ruling = Sequence[Row]
"""A table as rows of cells; a cell over several rows belongs to the first."""

LINES = 3
"""Lines in each direction that make at least two rows and two columns."""
SAME = 2.5
"""Points within which lines are one, or touch; also the width of a line, at most."""
_MOST_OBJECTS = 1000
"""On a page of more objects, where every character is one, looking through them takes too long."""
_MOST_RULES = 400
"""More lines than that are a drawing."""


@dataclass(slots=True)
class Rule:
    """A line: its height (or place, if upright) and from where to where, in points from the top left."""

    upright: bool
    at: float
    start: float
    end: float

    def covers(self, place: float) -> bool:
        return self.start - SAME <= place <= self.end + SAME

    def touches(self, other: "Rule") -> bool:
        if self.upright is other.upright:
            near = abs(self.at - other.at) <= SAME
            return near and self.start - SAME <= other.end and other.start - SAME <= self.end
        return self.covers(other.at) and other.covers(self.at)


def rules_of(view: PageView) -> list[Rule]:
    """The lines of a page, the edges of its frames and filled boxes included."""
    if view.objects > _MOST_OBJECTS:
        return []
    objects = pdfium.page_objects(view.page, view.objects)
    kinds = list(map(pdfium.object_type, objects))
    path = pdfium_raw.FPDF_PAGEOBJ_PATH
    if kinds.count(path) < LINES:
        return []
    rules: list[Rule] = []
    for item in [item for item, kind in zip(objects, kinds, strict=True) if kind == path]:
        box = pdfium.bounds(item)
        if box is not None:
            rules += _rules(box[0] - view.left, view.top - box[3], box[2] - view.left, view.top - box[1])
    return rules if len(rules) <= _MOST_RULES else []


def _rules(left: float, top: float, right: float, bottom: float) -> list[Rule]:
    flat, narrow = bottom - top <= SAME, right - left <= SAME
    if flat and narrow:
        return []
    if flat:
        return [Rule(False, (top + bottom) / 2, left, right)]
    if narrow:
        return [Rule(True, (left + right) / 2, top, bottom)]
    across = [Rule(False, top, left, right), Rule(False, bottom, left, right)]
    return [*across, Rule(True, left, top, bottom), Rule(True, right, top, bottom)]


def places(rules: Sequence[Rule], *, upright: bool) -> list[float]:
    """Where lines of a direction stand, in order, those that are nearly one as one."""
    kept: list[float] = []
    for at in sorted(rule.at for rule in rules if rule.upright is upright):
        if not kept or at - kept[-1] > SAME:
            kept.append(at)
    return kept


def tables_of(rules: Sequence[Rule]) -> list[Ruling] | None:
    """The tables whose every cell is closed; None if a cell reaches over rows or a border is missing."""
    tables: list[Ruling] = []
    for group in _connected(rules):
        heights = places(group, upright=False)
        if len(heights) < LINES or len(places(group, upright=True)) < LINES:
            continue
        rows = [_cells(group, top, bottom) for top, bottom in pairwise(heights)]
        closed = [row for row in rows if row is not None]
        if len(closed) < len(rows):
            return None
        tables.append(closed)
    return tables


def _connected(rules: Sequence[Rule]) -> list[list[Rule]]:
    """The lines in groups that touch each other."""
    groups: list[list[Rule]] = []
    for rule in rules:
        touched = [group for group in groups if any(rule.touches(other) for other in group)]
        groups = [group for group in groups if group not in touched]
        groups.append([rule, *(other for group in touched for other in group)])
    return groups


def _cells(rules: Sequence[Rule], top: float, bottom: float) -> Row | None:
    """The cells between two heights, None if one is open above or below."""
    middle = (top + bottom) / 2
    walls = places([rule for rule in rules if rule.upright and rule.covers(middle)], upright=True)
    cells = [Box(left, top, right, bottom) for left, right in pairwise(walls)]
    across = [rule for rule in rules if not rule.upright]
    for cell in cells:
        x = (cell.x0 + cell.x1) / 2
        for height in (top, bottom):
            if not any(abs(rule.at - height) <= SAME and rule.covers(x) for rule in across):
                return None
    return cells or None
