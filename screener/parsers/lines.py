"""What the readers of all formats hand to `assemble`: lines before they have a place in the text."""

from dataclasses import dataclass

from screener.document import Box


@dataclass(slots=True)
class RawLine:
    """A line as a reader found it: text not yet repaired, ranges in `bold` relative to `text`."""

    text: str
    page: int = 1
    box: Box | None = None
    size: float | None = None
    bold: tuple[tuple[int, int], ...] = ()
    bullet: bool = False
    heading: int | None = None
    indent: float = 0.0
    gap_above: bool = False
    column: int = 0
    in_table: bool = False
