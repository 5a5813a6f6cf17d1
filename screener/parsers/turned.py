"""Text that runs up, down or across a page, such as a label at its edge: words of a frame turned with it."""

import math
import re
from dataclasses import dataclass, replace

from screener.parsers import pdfium
from screener.parsers.lines import RawLine
from screener.parsers.word import Font, Turn, Word

_NEXT_WORD = 0.2
"""A gap between two letters that is a space, in font sizes."""
_SLANT = 0.1
"""How far a line may rise or fall and still be read as a straight one, for each point to the right."""
_LONE = re.compile(r"\n(?=(\S)\r\n\S\r\n)")
"""A letter that PDFium takes for a line, and the end of the line before: that is quick to look for."""


@dataclass(frozen=True, slots=True)
class Letter:
    """A character of turned text."""

    index: int
    text: str
    font: Font
    target: int
    box: tuple[float, float, float, float]
    """Left (from the edge of the page), top, right, bottom in points; heights grow upwards."""
    joined: bool
    """Whether nothing but the end of a line stands between it and the one before."""
    turn: tuple[float, float]


def turns_of(textpage: int, text: str, raised: set[int], starts: list[int]) -> dict[int, tuple[float, float]]:
    """The directions of those words (by their first characters) whose line does not run from left to right.

    Each letter of such a line stands higher or lower than the one before, or PDFium takes it for a line of
    its own; few others do, and only where they do is every word of the page asked.
    """
    suspects = raised | {index - 1 for index in raised} if len(raised) > 1 else set()
    suspects.update(match.start(1) for match in _LONE.finditer(text))
    if not any(_turn(textpage, index) for index in suspects):
        return {}
    return {index: turn for index in starts if (turn := _turn(textpage, index)) is not None}


def _turn(textpage: int, index: int) -> tuple[float, float] | None:
    direction = pdfium.direction(textpage, index)
    if direction is None or (abs(direction[1]) <= _SLANT and direction[0] > 0):
        return None
    return direction


def turned_words(textpage: int, letters: list[Letter], top_edge: float) -> list[Word]:
    """Letters put together to words, in the order of the content stream."""
    words: list[Word] = []
    for letter in letters:
        x, y = pdfium.origin(textpage, letter.index)
        if not math.isfinite(x + y):
            continue
        along, up = letter.turn
        left, top, right, bottom = letter.box
        size = pdfium.set_size(textpage, letter.index)
        start = x * along + y * up
        width = min(abs(along) * (right - left) + abs(up) * (top - bottom), 1.2 * size)
        turn = Turn(letter.turn, start, start + width, x * up - y * along, top_edge - top)
        last = words[-1] if words else None
        if last is not None and last.turned is not None and letter.joined:
            same = last.turned.direction == turn.direction and abs(last.turned.baseline - turn.baseline) < 1.0
            if same and abs(turn.x0 - last.turned.x1) <= _NEXT_WORD * size:
                words[-1] = last._replace(
                    text=last.text + letter.text,
                    x0=min(last.x0, left),
                    x1=max(last.x1, right),
                    baseline=max(last.baseline, top_edge - bottom),
                    turned=replace(last.turned, x1=turn.x1, top=min(last.turned.top, turn.top)),
                )
                continue
        baseline = top_edge - bottom
        words.append(Word(letter.text, left, right, baseline, size, letter.font, letter.target, False, turn))
    return words


def straightened(words: list[Word]) -> list[list[Word]]:
    """The turned words, those of a direction together, as if the page were turned to read them."""
    frames: dict[tuple[float, float], list[Word]] = {}
    for word in words:
        turn = word.turned
        if turn is not None:
            frames.setdefault(turn.direction, []).append(
                word._replace(x0=turn.x0, x1=turn.x1, baseline=turn.baseline, turned=None)
            )
    return list(frames.values())


def with_labels(lines: list[RawLine], labels: list[RawLine], turned: list[Word]) -> list[RawLine]:
    """The lines of a page and those of its turned text, which must not part a sentence.

    A label at the edge comes before the part of the text that begins beside it. Where more text is turned
    than not, the page lies on its side and the rest follows.
    """
    for label in labels:
        # Its place is that of the turned frame, which means nothing on the page.
        label.box, label.indent, label.gap_above = None, 0.0, True
    if sum(len(line.text) for line in labels) > sum(len(line.text) for line in lines):
        last = max(label.column for label in labels) + 1
        for line in lines:
            line.column += last
        return labels + lines
    top = min(word.turned.top for word in turned if word.turned is not None)
    edge = max(word.x1 for word in turned)
    beside = [line.box is not None and line.box.x0 >= edge for line in lines]
    place = len(lines)
    for index, line in enumerate(lines):
        begins = line.gap_above or line.bullet or index == 0 or line.bold[:1] == ((0, len(line.text)),)
        if begins and line.box is not None and line.box.bottom >= top and (beside[index] or not any(beside)):
            place = index
            break
    column = lines[min(place, len(lines) - 1)].column if lines else 0
    for label in labels:
        label.column = column
    return lines[:place] + labels + lines[place:]
