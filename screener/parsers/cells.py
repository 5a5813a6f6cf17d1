"""Cells of a table that stand too close for a tab: told by the edge they share with cells above or below.

In a narrow column the widest text leaves hardly more than a space before the next cell. One such gap is
no evidence, but a gap where other rows have a cell's left edge is.
"""

import re
from itertools import pairwise
from operator import attrgetter
from statistics import median

from screener.parsers.segments import SAME_LINE, Segment

CLOSE_GAP = 0.45
"""Narrowest gap between two cells, in font sizes."""
_WIDER = 1.6
"""How much wider than the other spaces of its line such a gap is."""
_EDGE = 1.0
"""Points by which the left edges of the cells of a column differ, at most."""
_REACH = 6.0
"""Distance of the rows that bear witness to an edge, in font sizes."""
_WITNESSES = 2
_NUMBER = re.compile(r"\(?(?:\d{1,3}|[a-zA-Z]|[ivxIVX]{1,4})[.)]|\d{1,2}|\W")


def with_cells_apart(segments: list[Segment]) -> list[Segment]:
    """The segments, those that hold two cells of a table cut between them."""
    suspects = {
        id(segment): cuts
        for segment in segments
        if segment.widest >= CLOSE_GAP * segment.size and (cuts := _close_gaps(segment))
    }
    if not suspects:
        return segments
    edges = _edges(segments)
    for segment in segments:
        edges += [(segment.words[cut].x0, segment.baseline) for cut in suspects.get(id(segment), ())]
    apart: list[Segment] = []
    for segment in segments:
        start = 0
        for cut in suspects.get(id(segment), ()):
            if _witnesses(segment.words[cut].x0, segment, edges) >= _WITNESSES:
                apart.append(_part(segment, start, cut))
                start = cut
        apart.append(_part(segment, start, len(segment.words)) if start else segment)
    return apart


def _close_gaps(segment: Segment) -> list[int]:
    """Words of the segment before which more than a space is left."""
    words = segment.words
    if segment.bullet or len(words) < 2:
        return []
    gaps = [after.x0 - before.x1 for before, after in pairwise(words)]
    least = CLOSE_GAP * segment.size
    if len(gaps) > 2:
        least = max(least, _WIDER * median(gaps))
    # What follows the number of an item is its text, not another cell.
    first = 2 if _NUMBER.fullmatch(words[0].text) else 1
    return [number for number, gap in enumerate(gaps, 1) if gap >= least and number >= first]


def _edges(segments: list[Segment]) -> list[tuple[float, float]]:
    """Left edge and baseline of every segment that has another left of it in its row."""
    edges: list[tuple[float, float]] = []
    row: list[Segment] = []
    for segment in sorted(segments, key=attrgetter("baseline")):
        if row and segment.baseline - row[0].baseline > SAME_LINE * row[0].size:
            row = []
        for other in row:
            right = segment if segment.x0 > other.x0 else other
            edges.append((right.x0, right.baseline))
        row.append(segment)
    return edges


def _witnesses(x: float, segment: Segment, edges: list[tuple[float, float]]) -> int:
    """How many other rows nearby have a cell that begins there."""
    reach = _REACH * segment.size
    same = SAME_LINE * segment.size
    rows = {
        round(baseline, 1)
        for edge, baseline in edges
        if abs(edge - x) <= _EDGE and same < abs(baseline - segment.baseline) <= reach
    }
    return len(rows)


def _part(segment: Segment, start: int, end: int) -> Segment:
    part = Segment(segment.words[start:end], segment.stream)
    part.cell = start > 0
    return part
