"""The walk over the XML of a DOCX file: paragraphs, tables, text boxes and controls in document order."""

from dataclasses import dataclass, field
from typing import Any

from lxml import etree

from screener.parsers.lines import RawLine
from screener.parsers.styles import Style, Styles, W, value, with_paragraph, with_run

_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_TEXT_BOX = f"{W}txbxContent"
_TINY = 2.0
_CELL_LENGTH = 80
"""Longer paragraphs than this are text, not a cell of a row."""
_BIG_CELL = 3
"""Paragraphs that make a cell a column of the page rather than a cell of a table."""

_PASS = frozenset(
    W + name
    for name in (
        "ins",
        "moveTo",
        "smartTag",
        "customXml",
        "hyperlink",
        "fldSimple",
        "sdtContent",
        "dir",
        "bdo",
    )
)
"""Wrappers whose content is shown as it stands."""


@dataclass(slots=True)
class Paragraph:
    """The lines of a paragraph (none if it is empty) and the space above it in points."""

    lines: list[RawLine]
    space: float = 0.0


@dataclass(slots=True)
class _Line:
    """A line while its runs come in."""

    texts: list[str] = field(default_factory=list)
    bold: list[tuple[int, int]] = field(default_factory=list)
    sizes: dict[float, int] = field(default_factory=dict)
    length: int = 0

    def add(self, text: str, style: Style) -> None:
        if style.bold:
            if self.bold and self.bold[-1][1] == self.length:
                self.bold[-1] = (self.bold[-1][0], self.length + len(text))
            else:
                self.bold.append((self.length, self.length + len(text)))
        self.sizes[style.size] = self.sizes.get(style.size, 0) + len(text.strip())
        self.texts.append(text)
        self.length += len(text)


class Walk:
    """Collects paragraphs; text that Word does not show goes to `hidden` by the way it is hidden."""

    def __init__(self, styles: Styles, *, dark_page: bool) -> None:
        self.paragraphs: list[Paragraph] = []
        self.hidden: dict[str, list[str]] = {}
        self._styles = styles
        self._shaded = dark_page
        """Whether something behind the text may be dark, so that white text can be read."""
        self._column = 0
        self._in_table = False
        self._after = 0.0

    def new_column(self) -> None:
        if self.paragraphs:
            self._column += 1

    def blocks(self, parent: Any) -> None:
        """Read the paragraphs and tables inside an element."""
        for child in parent:
            if child.tag == f"{W}p":
                self._paragraph(child)
            elif child.tag == f"{W}tbl":
                self._table(child)
            elif child.tag == f"{W}sdt":
                content = child.find(f"{W}sdtContent")
                if content is not None:
                    self.blocks(content)
            elif child.tag == f"{_MC}AlternateContent":
                self.blocks(_chosen(child))
            elif child.tag in _PASS:
                self.blocks(child)

    def _paragraph(self, element: Any) -> None:
        properties = element.find(f"{W}pPr")
        name = None if properties is None else value(properties.find(f"{W}pStyle"))
        style = with_paragraph(self._styles.paragraph(name), properties)
        shaded = self._shaded
        self._shaded = shaded or _is_shaded(properties)
        lines = [_Line()]
        boxes: list[Any] = []
        self._runs(element, style, lines, boxes)
        self._shaded = shaded
        found: list[RawLine] = []
        for line in lines:
            text = "".join(line.texts)
            if text.strip():
                found.append(
                    RawLine(
                        text,
                        size=max(line.sizes, key=lambda size: line.sizes[size]),
                        bold=tuple(line.bold),
                        bullet=style.bullet and style.heading is None and not found,
                        heading=style.heading,
                        indent=style.indent,
                        column=self._column,
                        in_table=self._in_table,
                    )
                )
        self.paragraphs.append(Paragraph(found, max(style.before, self._after)))
        self._after = style.after
        for box in boxes:
            self._text_box(box)

    def _text_box(self, content: Any) -> None:
        column, shaded = self._column, self._shaded
        self._column, self._shaded = self._next_column(), True
        self.blocks(content)
        self._column, self._shaded = column, shaded

    def _next_column(self) -> int:
        used = [line.column for paragraph in self.paragraphs for line in paragraph.lines]
        return max(used, default=-1) + 1

    def _runs(self, parent: Any, style: Style, lines: list[_Line], boxes: list[Any]) -> None:
        for child in parent:
            if child.tag == f"{W}r":
                self._run(child, style, lines, boxes)
            elif child.tag in _PASS:
                self._runs(child, style, lines, boxes)
            elif child.tag == f"{W}sdt":
                content = child.find(f"{W}sdtContent")
                if content is not None:
                    self._runs(content, style, lines, boxes)
            elif child.tag == f"{_MC}AlternateContent":
                self._runs(_chosen(child), style, lines, boxes)

    def _run(self, run: Any, style: Style, lines: list[_Line], boxes: list[Any]) -> None:
        properties = run.find(f"{W}rPr")
        if properties is not None:
            character = value(properties.find(f"{W}rStyle"))
            if character is not None:
                style = self._styles.character(style, character)
            style = with_run(style, properties)
        reason = self._hidden_by(style, properties)
        self._run_content(run, style, reason, lines, boxes)

    def _run_content(
        self, parent: Any, style: Style, reason: str | None, lines: list[_Line], boxes: list[Any]
    ) -> None:
        for child in parent:
            tag = child.tag
            if tag == f"{W}br" or tag == f"{W}cr":
                lines.append(_Line())
                continue
            if tag == f"{_MC}AlternateContent":
                self._run_content(_chosen(child), style, reason, lines, boxes)
                continue
            if tag in (f"{W}drawing", f"{W}pict", f"{W}object"):
                boxes.extend(_outermost_boxes(child))
                continue
            text = _run_text(child)
            if not text:
                continue
            if reason is not None:
                self.hidden.setdefault(reason, []).append(text)
            else:
                lines[-1].add(text, style)

    def _hidden_by(self, style: Style, properties: Any) -> str | None:
        if style.hidden:
            return "formatted as hidden"
        if style.size < _TINY:
            return f"smaller than {_TINY:g} points"
        if _is_white(style.color) and not self._shaded and not _is_shaded(properties):
            return "white on white"
        return None

    def _table(self, table: Any) -> None:
        outer_shade, outer_column, outer_in_table = self._shaded, self._column, self._in_table
        style = table.find(f"{W}tblPr/{W}tblStyle")
        self._shaded = outer_shade or (style is not None and value(style) not in ("TableGrid", "TableNormal"))
        self._in_table = True
        for row in _children(table, f"{W}tr"):
            cells = [self._cell(cell) for cell in _children(row, f"{W}tc") if not _continues(cell)]
            self._row(cells)
        self._shaded, self._column, self._in_table = outer_shade, outer_column, outer_in_table

    def _cell(self, cell: Any) -> list[Paragraph]:
        """The paragraphs of a cell, taken out of the stream so that the row can be judged first."""
        kept, self.paragraphs = self.paragraphs, []
        shaded = self._shaded
        self._shaded = shaded or _is_shaded(cell.find(f"{W}tcPr"))
        self._after = 0.0
        self.blocks(cell)
        self._shaded = shaded
        inside, self.paragraphs = self.paragraphs, kept
        return inside

    def _row(self, cells: list[list[Paragraph]]) -> None:
        texts = [[line for paragraph in cell for line in paragraph.lines] for cell in cells]
        filled = [lines for lines in texts if lines]
        single = len(filled) > 1 and all(len(lines) == 1 for lines in filled)
        # A label beside a text is a row too.
        if single and all(_is_short(lines[0]) for lines in filled[:-1]):
            self.paragraphs.append(Paragraph([_joined([lines[0] for lines in filled])]))
            return
        if _is_row_with_long_cell(filled):
            # One long cell between short ones: a person reads the first lines across, then on in the cell.
            self.paragraphs.append(Paragraph([_joined([lines[0] for lines in filled])]))
            long = next(lines for lines in filled if len(lines) > 1)
            self.paragraphs.extend(Paragraph([line]) for line in long[1:])
            return
        columns = sum(len(lines) >= _BIG_CELL for lines in texts) > 1
        for cell in cells:
            if columns and any(paragraph.lines for paragraph in cell):
                column = self._next_column()
                lowest = min(line.column for paragraph in cell for line in paragraph.lines)
                for paragraph in cell:
                    for line in paragraph.lines:
                        line.column += column - lowest
                        line.in_table = line.in_table and line.column > column
            self.paragraphs.extend(cell)


def _children(parent: Any, tag: str) -> list[Any]:
    """Rows or cells of a table, also those inside content controls and tracked insertions."""
    found = []
    for child in parent:
        if child.tag == tag:
            if child.find(f"{W}trPr/{W}del") is None:
                found.append(child)
        elif child.tag == f"{W}sdt":
            content = child.find(f"{W}sdtContent")
            if content is not None:
                found += _children(content, tag)
        elif child.tag in _PASS:
            found += _children(child, tag)
    return found


def _continues(cell: Any) -> bool:
    """Whether the cell only continues a cell merged from the row above."""
    merged = cell.find(f"{W}tcPr/{W}vMerge")
    return merged is not None and value(merged) != "restart"


def _is_row_with_long_cell(cells: list[list[RawLine]]) -> bool:
    """One cell of several lines beside short ones, at least one of them with a figure (a date).

    A heading's word in a cell of its own beside the section's text is no such row.
    """
    long = [lines for lines in cells if len(lines) > 1]
    short = [lines[0].text for lines in cells if len(lines) == 1]
    return (
        len(long) == 1
        and bool(short)
        and all(_is_short(lines[0]) for lines in cells)
        and any(character.isdigit() for text in short for character in text)
    )


def _is_short(line: RawLine) -> bool:
    return len(line.text.strip()) <= _CELL_LENGTH


def _joined(lines: list[RawLine]) -> RawLine:
    """Cells of a row as one line, with tabs between them."""
    texts: list[str] = []
    bold: list[tuple[int, int]] = []
    offset = 0
    for line in lines:
        bold += [(start + offset, end + offset) for start, end in line.bold]
        texts.append(line.text)
        offset += len(line.text) + 1
    first = lines[0]
    first.text = "\t".join(texts)
    first.bold = tuple(bold)
    return first


def _chosen(alternate: Any) -> Any:
    """The content of mc:AlternateContent that a present-day Word shows."""
    choice = alternate.find(f"{_MC}Choice")
    if choice is None:
        choice = alternate.find(f"{_MC}Fallback")
    return choice if choice is not None else ()


def _outermost_boxes(drawing: Any) -> list[Any]:
    """The contents of the text boxes in a drawing, each once, without those nested in another."""
    found = []
    for content in drawing.iter(_TEXT_BOX):
        above = content.getparent()
        while above is not drawing and above.tag not in (_TEXT_BOX, f"{_MC}Fallback"):
            above = above.getparent()
        if above is drawing:
            found.append(content)
    return found


def _run_text(element: Any) -> str:
    match etree.QName(element).localname if element.tag.__class__ is str else "":
        case "t":
            return element.text or ""
        case "tab" | "ptab":
            return "\t"
        case "noBreakHyphen":
            return "-"
        case "sym":
            return _symbol(element.get(f"{W}char"))
        case _:
            return ""


def _symbol(code: str | None) -> str:
    try:
        return chr(int(code or "", 16))
    except (ValueError, OverflowError):
        return ""


def _is_white(color: str | None) -> bool:
    if color is None or len(color) != 6:
        return False
    try:
        return min(bytes.fromhex(color)) >= 0xF0
    except ValueError:
        return False


def _is_shaded(properties: Any) -> bool:
    """Whether the properties set a background other than white."""
    if properties is None:
        return False
    if properties.find(f"{W}highlight") is not None:
        return True
    shade = properties.find(f"{W}shd")
    if shade is None:
        return False
    fill = shade.get(f"{W}fill")
    return shade.get(f"{W}themeFill") is not None or (
        fill is not None and fill != "auto" and not _is_white(fill)
    )
