"""Text that flows, as word processors and web pages have it: paragraphs, rows of cells, hidden text.

The readers of these formats walk their files and say here what they come upon; what a person would read
across and what down is judged once, for all of them.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from statistics import median

from screener.document import Document, Finding, Page
from screener.errors import EmptyFile
from screener.limits import Limits
from screener.parsers.assemble import assemble
from screener.parsers.lines import RawLine
from screener.parsers.table_rows import across

TINY = 2.0
"""Font size in points below which text cannot be read."""
MORE_SPACE = 3.0
"""Points of space above a paragraph, beyond what is usual in the document, that count as a gap."""
_SLACK = 3
"""How many times the characters of a document are kept: repair may make lines shorter."""
_MOST_COLUMNS = 1000
"""Finding the next column looks at all paragraphs; after so many of them, the rest share the last."""
_BIG_CELL = 3
"""Paragraphs that make a cell a column of the page rather than a cell of a table."""

_BETWEEN = "\n"
"""Between the hidden texts of two paragraphs."""
FORMATTED_AS_HIDDEN = "formatted as hidden"
TOO_SMALL = f"smaller than {TINY:g} points"
WHITE_ON_WHITE = "white on white"


@dataclass(slots=True)
class Paragraph:
    """The lines of a paragraph (none if it is empty) and the space above it in points."""

    lines: list[RawLine]
    space: float = 0.0


@dataclass(slots=True)
class FlowLine:
    """A line while its runs come in."""

    texts: list[str] = field(default_factory=list)
    bold: list[tuple[int, int]] = field(default_factory=list)
    sizes: dict[float, int] = field(default_factory=dict)
    length: int = 0

    def add(self, text: str, *, bold: bool = False, size: float | None = None) -> None:
        if bold:
            if self.bold and self.bold[-1][1] == self.length:
                self.bold[-1] = (self.bold[-1][0], self.length + len(text))
            else:
                self.bold.append((self.length, self.length + len(text)))
        if size is not None:
            self.sizes[size] = self.sizes.get(size, 0) + len(text.strip())
        self.texts.append(text)
        self.length += len(text)

    @property
    def size(self) -> float | None:
        """Size of most of its characters."""
        return max(self.sizes, key=lambda size: self.sizes[size]) if self.sizes else None


def break_line(lines: list[FlowLine]) -> None:
    """Begin another line; of empty lines in a row, one is enough."""
    if len(lines) < 2 or lines[-1].length or lines[-2].length:
        lines.append(FlowLine())


class Flow:
    """Collects paragraphs; text that cannot be seen goes to `hidden` by the way it is hidden.

    Far beyond `characters` of text nothing more is kept: `assemble` cuts the text there.
    """

    def __init__(self, characters: int) -> None:
        self._room = self._hidden_room = _SLACK * characters
        self._last_column = 0
        self._columns_asked = 0
        self.paragraphs: list[Paragraph] = []
        self.hidden: dict[str, list[str]] = {}
        self.column = 0
        self.in_table = False
        self._after = 0.0

    def new_column(self) -> None:
        """What follows is another region of the page, unless nothing came before."""
        if self.paragraphs:
            self.column += 1

    def next_column(self) -> int:
        """The first column that no paragraph stands in."""
        if self._columns_asked < _MOST_COLUMNS:
            self._columns_asked += 1
            used = [line.column for paragraph in self.paragraphs for line in paragraph.lines]
            self._last_column = max(used, default=-1) + 1
        return self._last_column

    def hide(self, reason: str, text: str) -> None:
        if self._hidden_room > 0:
            self._hidden_room -= len(text)
            self.hidden.setdefault(reason, []).append(text)

    def paragraph(
        self,
        lines: list[FlowLine],
        *,
        bullet: bool = False,
        heading: int | None = None,
        indent: float = 0.0,
        before: float = 0.0,
        after: float = 0.0,
    ) -> None:
        """Add a paragraph; spaces and indent in points. A heading is never an item of a list."""
        for texts in self.hidden.values():
            if texts[-1] != _BETWEEN:
                texts.append(_BETWEEN)
        found: list[RawLine] = []
        gap = False
        for line in lines:
            text = "".join(line.texts)
            if not text.strip():
                gap = bool(found)  # an empty line between others
                continue
            found.append(
                RawLine(
                    text,
                    size=line.size,
                    bold=tuple(line.bold),
                    bullet=bullet and heading is None and not found,
                    heading=heading,
                    indent=indent,
                    gap_above=gap,
                    column=self.column,
                    in_table=self.in_table,
                )
            )
            gap = False
        if self._room > 0 and (found or not self.paragraphs or self.paragraphs[-1].lines):
            self.paragraphs.append(Paragraph(found, max(before, self._after)))
        self._room -= sum(line.length for line in lines)
        self._after = after

    def begin_cell(self) -> list[Paragraph]:
        """Take what follows out of the stream, so that its row can be judged first.

        Returns the stream to give back to `end_cell`.
        """
        stream, self.paragraphs = self.paragraphs, []
        self._after = 0.0
        return stream

    def end_cell(self, stream: list[Paragraph]) -> list[Paragraph]:
        """The paragraphs of the cell; the stream goes on where it was left."""
        cell, self.paragraphs = self.paragraphs, stream
        return cell

    def row(self, cells: list[list[Paragraph]]) -> None:
        """Add the cells of a row: as one line with tabs, or one after the other, or as columns."""
        texts = [[line for paragraph in cell for line in paragraph.lines] for cell in cells]
        row = across(texts)
        if row is not None:
            self.paragraphs.extend(Paragraph([line]) for line in row)
            return
        columns = sum(len(lines) >= _BIG_CELL for lines in texts) > 1
        for cell in cells:
            if columns and any(paragraph.lines for paragraph in cell):
                column = self.next_column()
                lowest = min(line.column for paragraph in cell for line in paragraph.lines)
                for paragraph in cell:
                    for line in paragraph.lines:
                        line.column += column - lowest
                        line.in_table = line.in_table and line.column > column
            self.paragraphs.extend(cell)

    def lines(self) -> Iterator[RawLine]:
        """All lines, with gaps where paragraphs are empty or stand further apart than usual."""
        spaces = [paragraph.space for paragraph in self.paragraphs if paragraph.lines]
        usual = median(spaces) if spaces else 0.0
        gap = False
        for paragraph in self.paragraphs:
            if not paragraph.lines:
                gap = True
                continue
            paragraph.lines[0].gap_above = gap or paragraph.space > usual + MORE_SPACE
            gap = False
            yield from paragraph.lines

    def findings(self, source: str) -> list[Finding]:
        """One finding for each way in which text was hidden."""
        findings = []
        for reason, texts in self.hidden.items():
            quote = " ".join("".join(texts).split())
            if sum(map(str.isalnum, quote)) >= 3:
                message = f"{source}: has text that cannot be seen ({reason}); it was left out"
                findings.append(Finding("hidden_text", message, page=1, quote=quote[:200]))
        return findings


def flow_document(
    flow: Flow,
    what: str,
    format: str,
    data: bytes,
    source: str,
    limits: Limits,
    *,
    noticed: Iterable[Finding] = (),
) -> Document:
    """The Document of a file without pages; `what` names such a file for people.

    `noticed` are findings to tell before those of the flow. Raises EmptyFile where nothing can be seen.
    """
    document = assemble(
        flow.lines(),
        (Page(1),),
        [*noticed, *flow.findings(source)],
        format=format,
        source=source,
        data=data,
        characters=limits.characters,
    )
    if not document.lines:
        raise EmptyFile(f"{source}: the {what} has no text")
    return document


def is_white(color: str | None) -> bool:
    """Whether six hexadecimal digits are a colour that is white or nearly so."""
    if color is None or len(color) != 6:
        return False
    try:
        return min(bytes.fromhex(color)) >= 0xF0
    except ValueError:
        return False
