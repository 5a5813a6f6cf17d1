"""Words as the readers of pages find them, whatever they found them with."""

from dataclasses import dataclass
from typing import NamedTuple


@dataclass(slots=True)
class Font:
    bold: bool
    symbol: bool
    """Wingdings and the like: its characters are drawings."""
    icons: bool
    """A font of icons: telephones, envelopes, logos."""
    typewriter: bool
    scale: float
    """Font size for each point of the height of a character's box."""
    baseline: float
    """Height of the baseline in a character's box, as a share of the box's height."""
    steady: bool = True
    """Whether its boxes are all of one height; where not, each word is asked for its size and baseline."""


@dataclass(frozen=True, slots=True)
class Turn:
    """The place of a word in a frame turned with its text, and the top of the word on the page, in points."""

    direction: tuple[float, float]
    """Right and up; (0, 1) for text that runs up the page."""
    x0: float
    x1: float
    baseline: float
    top: float


class Word(NamedTuple):
    """A word on a page in points, origin at the top left. A tuple, because a page has hundreds."""

    text: str
    x0: float
    x1: float
    baseline: float
    size: float
    font: Font
    target: int
    """Address of the text object of its first character (0 if PDFium made the character up)."""
    glued: bool
    """It is set higher or lower than the characters right before it, without a space."""
    turned: Turn | None = None
    """Where its text does not run from left to right."""
