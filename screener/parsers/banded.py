"""Tables with lines only between their rows: where the columns part, from the row of headings."""

from collections.abc import Sequence
from itertools import pairwise

from screener.parsers.grid import LINES, SAME, Rule, places
from screener.parsers.word import Word

_GAP = 1.0
"""Space between two headings, in font sizes, at least: more than that between the words of one."""
_HEADINGS_ABOVE = 2.2
"""Distance of the headings' baseline from the line below them, in font sizes, at most."""
_LONGEST_HEADING = 4
"""Words."""
_COLUMNS = 3
"""Headings side by side, at least: with two it is as often a section's heading and a label."""
_LEVEL = 0.5
"""Points by which the parts of one line may differ in height."""
_BEFORE = 1.5
"""Points between the border of a column and its text, at least."""


def with_borders(rules: Sequence[Rule], words: Sequence[Word]) -> list[Rule]:
    """The lines of such tables, with the borders their columns would have; none where there is no table."""
    found: list[Rule] = []
    for band in _bands(rules):
        heights = places(band, upright=False)
        left, right = band[0].start, band[0].end
        inside = [word for word in words if left - SAME <= word.x0 and word.x1 <= right + SAME]
        headings = _headings([word for word in inside if _is_just_above(word, heights[0])])
        if not headings:  # a line above them too
            headings = _headings([word for word in inside if heights[0] < word.baseline < heights[1]])
        body = [word for word in inside if heights[0] < word.baseline < heights[-1]]
        # The space before the text of the first column is that of the others.
        before = max(_BEFORE, headings[0][0].x0 - left) if headings else _BEFORE
        edges = [cell[0].x0 - before for cell in headings[1:]]
        if not edges or not _is_parted(body, edges) or not _are_full(body, heights):
            continue
        top = min(heights[0], min(word.baseline - word.size for cell in headings for word in cell))
        found.append(Rule(False, top, left, right))
        found += band
        found += [Rule(True, x, top, heights[-1]) for x in (left, *edges, right)]
    return found


def _bands(rules: Sequence[Rule]) -> list[list[Rule]]:
    """Level lines from and to the same places, as many as the rows of a table have."""
    bands: list[list[Rule]] = []
    for rule in _whole(rules):
        for band in bands:
            if abs(band[0].start - rule.start) <= SAME and abs(band[0].end - rule.end) <= SAME:
                band.append(rule)
                break
        else:
            bands.append([rule])
    return [band for band in bands if len(places(band, upright=False)) >= LINES]


def _whole(rules: Sequence[Rule]) -> list[Rule]:
    """The level lines, those that are drawn cell by cell put together."""
    whole: list[Rule] = []
    for rule in sorted((rule for rule in rules if not rule.upright), key=lambda rule: (rule.at, rule.start)):
        last = whole[-1] if whole else None
        if last is not None and abs(rule.at - last.at) <= _LEVEL and rule.covers(last.end):
            whole[-1] = Rule(False, last.at, min(last.start, rule.start), max(last.end, rule.end))
        else:
            whole.append(rule)
    return whole


def _is_just_above(word: Word, height: float) -> bool:
    return 0 <= height - word.baseline <= _HEADINGS_ABOVE * word.size


def _headings(words: Sequence[Word]) -> list[list[Word]]:
    """The words of one line as cells; none unless they are the short names of columns."""
    cells: list[list[Word]] = []
    for word in sorted(words, key=lambda word: word.x0):
        if cells and abs(word.baseline - cells[0][0].baseline) > SAME:
            return []
        if cells and word.x0 - cells[-1][-1].x1 <= _GAP * word.size:
            cells[-1].append(word)
        else:
            cells.append([word])
    return cells if len(cells) >= _COLUMNS and max(map(len, cells)) <= _LONGEST_HEADING else []


def _is_parted(words: Sequence[Word], edges: Sequence[float]) -> bool:
    """Whether no word stands across the border of a column."""
    return not any(word.x0 < edge - SAME and word.x1 > edge + SAME for word in words for edge in edges)


def _are_full(words: Sequence[Word], heights: Sequence[float]) -> bool:
    """Whether there is text between all lines."""
    return all(any(top < word.baseline < bottom for word in words) for top, bottom in pairwise(heights))
