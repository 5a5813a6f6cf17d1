"""The walk over the XML of a DOCX file: paragraphs, tables, text boxes and controls in document order."""

from typing import Any

from lxml import etree

from screener.parsers.flow import (
    FORMATTED_AS_HIDDEN,
    TINY,
    TOO_SMALL,
    WHITE_ON_WHITE,
    Flow,
    FlowLine,
    Paragraph,
    break_line,
    is_white,
)
from screener.parsers.styles import Style, Styles, W, value, with_paragraph, with_run

_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_TEXT_BOX = f"{W}txbxContent"

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


class Walk:
    """Tells `flow` what the document shows, and what it hides."""

    def __init__(
        self,
        styles: Styles,
        flow: Flow,
        *,
        dark_page: bool,
        unmarked: frozenset[tuple[str | None, str | None]] = frozenset(),
    ) -> None:
        """`unmarked` holds the lists (number and level) that show no mark before their items."""
        self.flow = flow
        self._styles = styles
        self._unmarked = unmarked
        self._shaded = dark_page
        """Whether something behind the text may be dark, so that white text can be read."""

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
        lines = [FlowLine()]
        boxes: list[Any] = []
        self._runs(element, style, lines, boxes)
        self._shaded = shaded
        self.flow.paragraph(
            lines,
            bullet=style.bullet and not self._is_unmarked(properties),
            heading=style.heading,
            indent=style.indent,
            before=style.before,
            after=style.after,
        )
        for box in boxes:
            self._text_box(box)

    def _is_unmarked(self, properties: Any) -> bool:
        if not self._unmarked or properties is None:
            return False
        numbering = properties.find(f"{W}numPr")
        if numbering is None:
            return False
        level = value(numbering.find(f"{W}ilvl")) or "0"
        return (value(numbering.find(f"{W}numId")), level) in self._unmarked

    def _text_box(self, content: Any) -> None:
        column, shaded = self.flow.column, self._shaded
        self.flow.column, self._shaded = self.flow.next_column(), True
        self.blocks(content)
        self.flow.column, self._shaded = column, shaded

    def _runs(self, parent: Any, style: Style, lines: list[FlowLine], boxes: list[Any]) -> None:
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

    def _run(self, run: Any, style: Style, lines: list[FlowLine], boxes: list[Any]) -> None:
        properties = run.find(f"{W}rPr")
        if properties is not None:
            character = value(properties.find(f"{W}rStyle"))
            if character is not None:
                style = self._styles.character(style, character)
            style = with_run(style, properties)
        reason = self._hidden_by(style, properties)
        self._run_content(run, style, reason, lines, boxes)

    def _run_content(
        self, parent: Any, style: Style, reason: str | None, lines: list[FlowLine], boxes: list[Any]
    ) -> None:
        for child in parent:
            tag = child.tag
            if tag == f"{W}br" or tag == f"{W}cr":
                break_line(lines)
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
                self.flow.hide(reason, text)
            else:
                lines[-1].add(text, bold=style.bold, size=style.size)

    def _hidden_by(self, style: Style, properties: Any) -> str | None:
        if style.hidden:
            return FORMATTED_AS_HIDDEN
        if style.size < TINY:
            return TOO_SMALL
        if is_white(style.color) and not self._shaded and not _is_shaded(properties):
            return WHITE_ON_WHITE
        return None

    def _table(self, table: Any) -> None:
        flow = self.flow
        outer_shade, outer_column, outer_in_table = self._shaded, flow.column, flow.in_table
        style = table.find(f"{W}tblPr/{W}tblStyle")
        self._shaded = outer_shade or (style is not None and value(style) not in ("TableGrid", "TableNormal"))
        flow.in_table = True
        for row in _children(table, f"{W}tr"):
            flow.row([self._cell(cell) for cell in _children(row, f"{W}tc") if not _continues(cell)])
        self._shaded, flow.column, flow.in_table = outer_shade, outer_column, outer_in_table

    def _cell(self, cell: Any) -> list[Paragraph]:
        stream = self.flow.begin_cell()
        shaded = self._shaded
        self._shaded = shaded or _is_shaded(cell.find(f"{W}tcPr"))
        self.blocks(cell)
        self._shaded = shaded
        return self.flow.end_cell(stream)


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
        fill is not None and fill != "auto" and not is_white(fill)
    )
