"""Segments: runs of words on one baseline without a wide gap, the unit in which columns are sought."""

import math
from itertools import pairwise
from operator import attrgetter
from statistics import median

from screener.parsers.word import Word

TAB_GAP = 1.1
"""A gap inside a line, in font sizes, that becomes a tab."""
SAME_LINE = 0.35
"""How far the baselines of one line may be apart, in font sizes (superscripts, small capitals)."""

RAISED = 0.6
"""The same for a superscript set right at a word."""

_BULLET_WORDS = frozenset("•▪◦●‣⁃∙·○■□▫►▶➢➤❖✓✔✦◆◇⦁⚫➣→»")
_BULLET_REACH = 5.0
"""How far right of a bullet its text may start, in font sizes."""


class Segment:
    """Words side by side; coordinates in points, origin at the top left."""

    __slots__ = ("baseline", "bullet", "cell", "lowest", "size", "stream", "widest", "words", "x0", "x1")

    def __init__(self, words: list[Word], stream: int, widest: float = 0.0) -> None:
        first = words[0]
        self.words = words
        self.stream = stream
        """Place in the content stream."""
        self.x0 = first.x0
        self.x1 = words[-1].x1
        self.bullet = False
        self.cell = False
        """Whether it is a cell of a table that begins close behind another one."""
        self.widest = widest
        """The widest gap between two of its words."""
        main = first
        if len(words) > 1:
            lengths = [len(word.text) for word in words]
            main = words[lengths.index(max(lengths))]
        self.baseline = main.baseline
        self.lowest = main.baseline
        """Baseline of its last line; a cell can have several."""
        self.size = main.size

    @property
    def text(self) -> str:
        return " ".join([word.text for word in self.words])


def segments_of(words: list[Word]) -> list[Segment]:
    """Group words that follow each other on one baseline; bullets become a mark on their text."""
    if not words:
        return []
    starts: list[int] = []
    widest: list[float] = []
    wide = 0.0
    last_end = last_baseline = last_size = -math.inf
    # Taking a word apart is quicker than asking it for each field.
    for index, (_, x0, x1, baseline, size, _, _, glued, _) in enumerate(words):
        larger = last_size if last_size > size else size
        gap = x0 - last_end
        near = RAISED if glued else SAME_LINE
        if -0.6 * larger < gap <= TAB_GAP * larger and abs(baseline - last_baseline) <= near * larger:
            if gap > wide:
                wide = gap
        else:
            starts.append(index)
            widest.append(wide)
            wide = 0.0
        last_end, last_baseline, last_size = x1, baseline, size
    # Each run is told the widest gap when the next one begins.
    gaps = [*widest[1:], wide]
    ends = [*starts[1:], len(words)]
    segments = [
        Segment(_unspaced(words[start:end]), number, gap)
        for number, (start, end, gap) in enumerate(zip(starts, ends, gaps, strict=True))
    ]
    return _with_bullets(segments)


def _unspaced(run: list[Word]) -> list[Word]:
    """The run with letter-spaced words ("W O R K   H I S T O R Y") put together again."""
    # Nearly every run is told by its first word.
    if len(run) < 4 or len(run[0].text) > 1 or any(len(word.text) > 1 for word in run):
        return run
    gaps = [after.x0 - before.x1 for before, after in pairwise(run)]
    usual = median(gaps)
    together = [run[0]]
    for gap, word in zip(gaps, run[1:], strict=True):
        if gap > 1.6 * usual and gap > usual + 0.15 * word.size:
            together.append(word)
        else:
            together[-1] = together[-1]._replace(text=together[-1].text + word.text, x1=word.x1)
    return together


def is_bullet(word: Word) -> bool:
    """Whether the word is only the mark before an item of a list."""
    text = word.text
    if len(text) != 1:
        return False
    return (
        text in _BULLET_WORDS
        or word.font.symbol
        or "\ue000" <= text <= "\uf8ff"
        or (text == "o" and word.font.typewriter)
    )


def _with_bullets(segments: list[Segment]) -> list[Segment]:
    """Take bullets off their segments, and join a bullet that stands alone with the text right of it."""
    alone = []
    rest = []
    for segment in segments:
        if len(segment.words[0].text) == 1 and is_bullet(segment.words[0]):
            if len(segment.words) == 1:
                alone.append(segment)
                continue
            shorter = Segment(segment.words[1:], segment.stream, segment.widest)
            shorter.bullet = True
            rest.append(shorter)
        else:
            rest.append(segment)
    for mark in alone:
        reach = _BULLET_REACH * mark.size
        near = [
            segment
            for segment in rest
            if -1.0 <= segment.x0 - mark.x1 <= reach
            and abs(segment.baseline - mark.baseline) <= 0.6 * max(segment.size, mark.size)
        ]
        if near:
            min(near, key=attrgetter("x0")).bullet = True
    return rest
