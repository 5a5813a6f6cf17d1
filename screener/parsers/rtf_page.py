"""The page that an RTF file describes: paragraphs, rows of nested tables, headers, text boxes."""

from dataclasses import dataclass, field, replace
from typing import Any

from screener.parsers.flow import Flow, FlowLine, Paragraph, break_line

_DEEPEST_TABLE = 9
_TWIP = 1 / 20


@dataclass(frozen=True, slots=True)
class _Format:
    """Formatting of paragraphs; a group gives back that of its beginning. Lengths in points."""

    style: int = 0
    outline: int | None = None
    listed: bool = False
    left: float = 0.0
    first: float = 0.0
    before: float = 0.0
    after: float = 0.0
    in_table: bool = False
    level: int = 1
    shaded: bool = False


@dataclass(slots=True)
class _Table:
    """A table while the cells of a row come in, and the stream that the row goes to."""

    stream: list[Paragraph]
    cells: list[list[Paragraph]] = field(default_factory=list)


@dataclass(slots=True)
class _Interrupted:
    """What a header or a text box interrupts, and what goes on after it."""

    lines: list[FlowLine]
    item: bool
    tables: list[_Table]
    boxes: list[list[Paragraph]]
    boxed: bool
    stream: list[Paragraph]


class RtfPage:
    """Builds a `Flow` from what an RTF file says about paragraphs and tables."""

    def __init__(self, flow: Flow) -> None:
        self.headings: dict[int, int] = {}
        """Levels of the heading styles by their number."""
        self._flow = flow
        self._format = _Format()
        self._formats: list[_Format] = []
        self._lines = [FlowLine()]
        self._item = False
        self._tables: list[_Table] = []
        self._boxes: list[list[Paragraph]] = []
        """Text boxes that hang on the paragraph that is not finished yet."""
        self._boxed = False
        self._shaded_row = False
        self._first_page_differs = False
        self._interrupted: list[_Interrupted] = []
        self._parts: dict[str, list[Paragraph]] = {}

    @property
    def shaded(self) -> bool:
        """Whether something behind the text may be dark."""
        return self._boxed or self._format.shaded or (self._format.in_table and self._shaded_row)

    @property
    def has_open_paragraph(self) -> bool:
        """Whether there is text that no paragraph's end has followed yet, or a row without its end."""
        return self._has_text() or bool(self._tables)

    def write(self, text: str, *, bold: bool, size: float) -> None:
        self._lines[-1].add(text, bold=bold, size=size)

    def hide(self, reason: str, text: str) -> None:
        self._flow.hide(reason, text)

    def item(self) -> None:
        """The paragraph has a bullet or a number."""
        self._item = True

    def open_group(self) -> None:
        self._formats.append(self._format)

    def close_group(self) -> None:
        self._format = self._formats.pop()

    def word(self, word: str, number: int | None) -> None:
        """A control word about paragraphs, tables or pages; others change nothing."""
        if word not in PAGE_WORDS:
            return
        if word in _LENGTHS or word in _SETTINGS:
            self._change(word, 0 if number is None else number)
            return
        match word:
            case "par" | "sect":
                self._end_paragraph()
            case "line" | "softline" | "page" | "column":
                break_line(self._lines)
            case "pard":
                self._format = _Format()
            case "cell":
                self._end_cell(1)
            case "nestcell":
                self._end_cell(max(2, self._level()))
            case "row":
                self._end_row(1)
            case "nestrow":
                self._end_row(max(2, self._level()))
            case "trowd":
                self._shaded_row = False
            case "clcbpat" | "trcbpat" | "clshdng":
                self._shaded_row = self._shaded_row or bool(number)
            case "titlepg":
                self._first_page_differs = True
            case _:
                pass

    def _change(self, word: str, number: int) -> None:
        if word in _LENGTHS:
            length = number * _TWIP
            if getattr(self._format, _LENGTHS[word]) != length:
                change: dict[str, Any] = {_LENGTHS[word]: length}
                self._format = replace(self._format, **change)
            return
        match word:
            case "s" if number != self._format.style:
                self._format = replace(self._format, style=number)
            case "outlinelevel":
                self._format = replace(self._format, outline=number + 1 if 0 <= number < 9 else None)
            case "ls":
                self._format = replace(self._format, listed=number != 0)
            case "intbl":
                self._format = replace(self._format, in_table=True)
            case "itap":
                self._format = replace(self._format, in_table=number > 0, level=max(1, number))
            case "cbpat":
                self._format = replace(self._format, shaded=number != 0)
            case _:
                pass

    # Paragraphs and tables

    def _level(self) -> int:
        return min(self._format.level, _DEEPEST_TABLE) if self._format.in_table else 0

    def _end_paragraph(self, level: int | None = None) -> None:
        self._go_to_level(self._level() if level is None else level)
        self._flow.in_table = bool(self._tables)
        style = self._format
        heading = style.outline if style.outline is not None else self.headings.get(style.style)
        self._flow.paragraph(
            self._lines,
            bullet=self._item or style.listed,
            heading=heading,
            indent=style.left + max(0.0, style.first),
            before=style.before,
            after=style.after,
        )
        self._lines = [FlowLine()]
        self._item = False
        boxes, self._boxes = self._boxes, []
        for box in boxes:
            _shift(box, self._flow.next_column())
            self._flow.paragraphs.extend(box)

    def _go_to_level(self, level: int) -> None:
        """Open tables until there are `level` of them, or end those that were left open."""
        while len(self._tables) < level:
            self._tables.append(_Table(self._flow.begin_cell()))
        while len(self._tables) > level:
            table = self._tables.pop()
            cells = [*table.cells, self._flow.end_cell(table.stream)]
            self._flow.row(cells)

    def _end_cell(self, level: int) -> None:
        self._end_paragraph(level)
        self._tables[level - 1].cells.append(self._flow.end_cell([]))

    def _end_row(self, level: int) -> None:
        if self._has_text():
            self._end_paragraph(level)
        if len(self._tables) >= level:
            self._go_to_level(level - 1)

    def _has_text(self) -> bool:
        return any(line.length for line in self._lines)

    # Headers, footers and text boxes

    def begin_part(self) -> None:
        """What follows is the content of a header, a footer or a text box."""
        self._interrupted.append(
            _Interrupted(
                self._lines, self._item, self._tables, self._boxes, self._boxed, self._flow.begin_cell()
            )
        )
        self._lines, self._item, self._tables, self._boxes, self._boxed = [FlowLine()], False, [], [], True
        self._format = _Format()

    def end_part(self, name: str) -> None:
        self._finish_paragraphs()
        before = self._interrupted.pop()
        part = self._flow.end_cell(before.stream)
        self._lines, self._item, self._tables = before.lines, before.item, before.tables
        self._boxes, self._boxed = before.boxes, before.boxed
        self._flow.in_table = bool(self._tables)
        if not any(paragraph.lines for paragraph in part):
            return
        if name.startswith(("header", "footer")):
            self._parts.setdefault(name, part)
        else:
            self._boxes.append(part)

    def _finish_paragraphs(self) -> None:
        if self._has_text() or self._boxes:
            self._end_paragraph()
        self._go_to_level(0)

    def finish(self) -> Flow:
        """The whole page, with the header of the first page above it and the footer below it."""
        while self._interrupted:
            self.end_part("")
        self._finish_paragraphs()
        header, footer = self._shown("header"), self._shown("footer")
        flow = self._flow
        if header:
            _shift(flow.paragraphs, 1)
            flow.paragraphs[:0] = header
        if footer:
            _shift(footer, flow.next_column())
            flow.paragraphs.extend(footer)
        return flow

    def _shown(self, part: str) -> list[Paragraph]:
        names = [part, f"{part}r"]
        if self._first_page_differs:
            names.insert(0, f"{part}f")
        return next((self._parts[name] for name in names if name in self._parts), [])


_LENGTHS = {"li": "left", "lin": "left", "fi": "first", "sb": "before", "sa": "after"}
_SETTINGS = frozenset({"s", "outlinelevel", "ls", "intbl", "itap", "cbpat"})
PAGE_WORDS = (
    frozenset(_LENGTHS)
    | _SETTINGS
    | {
        "par", "sect", "line", "softline", "page", "column", "pard", "cell", "nestcell", "row", "nestrow",
        "trowd", "clcbpat", "trcbpat", "clshdng", "titlepg",
    }
)  # fmt: skip
"""The control words that `RtfPage.word` knows."""


def _shift(paragraphs: list[Paragraph], columns: int) -> None:
    """Move paragraphs so many columns on."""
    for paragraph in paragraphs:
        for line in paragraph.lines:
            line.column += columns
