"""The walk over the XML of an OpenDocument text: paragraphs, lists, tables and frames in document order."""

import re
from dataclasses import replace
from typing import Any

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
from screener.parsers.odt_styles import DRAW, OFFICE, STYLE, TEXT, OdtStyle, OdtStyles

_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_LIST_INDENT = 18.0
"""Points by which a list stands in where its style does not say."""
_MOST_SPACES = 100
_SPACE = re.compile(r"[ \t\r\n]+")

_ROWS = frozenset(
    _TABLE + name for name in ("table-header-rows", "table-rows", "table-row-group", "soft-page-break")
)
_LEFT_OUT = frozenset(
    {
        f"{OFFICE}annotation",
        f"{OFFICE}annotation-end",
        f"{OFFICE}forms",
        f"{TEXT}note",
        f"{TEXT}tracked-changes",
        f"{TEXT}sequence-decls",
        f"{TEXT}variable-decls",
        f"{TEXT}user-field-decls",
        f"{TEXT}ruby-text",
        f"{TEXT}script",
        f"{TEXT}alphabetical-index-mark",
        f"{STYLE}tab-stop",
    }
)
"""What is not part of the text that is read: comments, notes, deletions, declarations."""


class OdtWalk:
    """Tells `flow` what the document shows, and what it hides."""

    def __init__(self, styles: OdtStyles, flow: Flow, *, dark_page: bool) -> None:
        self.flow = flow
        self._styles = styles
        self._shaded = dark_page
        """Whether something behind the text may be dark, so that white text can be read."""
        self._lists: list[str | None] = []
        """Names of the styles of the lists that are open."""
        self._bullet = False
        self._hidden = False

    def blocks(self, parent: Any) -> None:
        """Read the paragraphs, lists, tables and frames inside an element."""
        for child in parent:
            tag = child.tag
            if tag == f"{TEXT}p" or tag == f"{TEXT}h":
                self._paragraph(child)
            elif tag == f"{TEXT}list":
                self._list(child)
            elif tag == f"{_TABLE}table":
                self._table(child)
            elif tag == f"{TEXT}section":
                hidden = self._hidden
                self._hidden = hidden or child.get(f"{TEXT}display") == "none"
                self.blocks(child)
                self._hidden = hidden
            elif tag.__class__ is str and tag.startswith(DRAW):
                self._drawing(child)
            elif tag.__class__ is str and tag not in _LEFT_OUT:
                self.blocks(child)

    def _list(self, element: Any) -> None:
        inherited = self._lists[-1] if self._lists else None
        self._lists.append(element.get(f"{TEXT}style-name") or inherited)
        marked = self._styles.has_mark(self._lists[-1], len(self._lists))
        for item in element:
            if item.tag not in (f"{TEXT}list-item", f"{TEXT}list-header"):
                continue
            # Only the first paragraph of an item stands beside its bullet, which takes the mark away.
            self._bullet = marked and item.tag == f"{TEXT}list-item"
            self.blocks(item)
        self._lists.pop()
        self._bullet = False

    def _paragraph(self, element: Any) -> None:
        style = self._styles.paragraph(element.get(f"{TEXT}style-name"))
        if element.tag == f"{TEXT}h":
            level = element.get(f"{TEXT}outline-level", "1")
            style = replace(style, heading=int(level) if level.isdecimal() else 1)
        bullet, self._bullet = self._bullet, False
        lines = [FlowLine()]
        drawings: list[Any] = []
        self._inline(element, style, lines, drawings)
        indent = style.indent or _LIST_INDENT * len(self._lists)
        self.flow.paragraph(
            lines,
            bullet=bullet,
            heading=style.heading,
            indent=indent,
            before=style.before,
            after=style.after,
        )
        for drawing in drawings:
            self._drawing(drawing)

    def _inline(self, parent: Any, style: OdtStyle, lines: list[FlowLine], drawings: list[Any]) -> None:
        self._add(parent.text, style, lines)
        for child in parent:
            tag = child.tag
            if tag.__class__ is not str or tag in _LEFT_OUT:
                pass
            elif tag == f"{TEXT}span":
                inner = self._styles.span(style, child.get(f"{TEXT}style-name"))
                self._inline(child, inner, lines, drawings)
            elif tag == f"{TEXT}tab":
                self._add_literal("\t", style, lines)
            elif tag == f"{TEXT}s":
                count = child.get(f"{TEXT}c", "1")
                spaces = min(int(count), _MOST_SPACES) if count.isdecimal() else 1
                self._add_literal(" " * spaces, style, lines)
            elif tag == f"{TEXT}line-break":
                break_line(lines)
            elif tag.startswith(DRAW) and tag != f"{DRAW}a":
                drawings.append(child)
            elif tag in (f"{TEXT}hidden-text", f"{TEXT}hidden-paragraph"):
                if child.get(f"{TEXT}is-hidden") != "false":
                    self.flow.hide(FORMATTED_AS_HIDDEN, "".join(child.itertext()) + " ")
                else:
                    self._inline(child, style, lines, drawings)
            else:
                self._inline(child, style, lines, drawings)
            self._add(child.tail, style, lines)

    def _add(self, text: str | None, style: OdtStyle, lines: list[FlowLine]) -> None:
        if text:
            self._add_literal(_SPACE.sub(" ", text), style, lines)

    def _add_literal(self, text: str, style: OdtStyle, lines: list[FlowLine]) -> None:
        reason = self._hidden_by(style)
        if reason is None:
            lines[-1].add(text, bold=style.bold, size=style.size)
        else:
            self.flow.hide(reason, text)

    def _hidden_by(self, style: OdtStyle) -> str | None:
        if style.hidden or self._hidden:
            return FORMATTED_AS_HIDDEN
        if style.size < TINY:
            return TOO_SMALL
        if is_white(style.color) and not self._shaded and not style.shaded:
            return WHITE_ON_WHITE
        return None

    def _drawing(self, element: Any) -> None:
        """The text of a frame or a shape, as a region of its own. Of a frame's alternatives, the first."""
        tag = element.tag
        if tag.__class__ is not str or tag in (f"{DRAW}image", f"{DRAW}object"):
            return
        if tag in (f"{DRAW}g", f"{DRAW}a"):
            for child in element:
                self._drawing(child)
            return
        content = element.find(f"{DRAW}text-box") if tag == f"{DRAW}frame" else element
        if content is None or not any(text.strip() for text in content.itertext()):
            return
        column, shaded, lists = self.flow.column, self._shaded, self._lists
        self.flow.column, self._shaded, self._lists = self.flow.next_column(), True, []
        self.blocks(child for child in content if str(child.tag).startswith((TEXT, _TABLE, DRAW)))
        self.flow.column, self._shaded, self._lists = column, shaded, lists

    def _table(self, table: Any) -> None:
        flow = self.flow
        outer = self._shaded, flow.column, flow.in_table, self._lists
        self._shaded = self._shaded or self._styles.is_shaded("table", table.get(f"{_TABLE}style-name"))
        flow.in_table, self._lists = True, []
        for row in _rows(table):
            shaded = self._shaded
            self._shaded = shaded or self._styles.is_shaded("table-row", row.get(f"{_TABLE}style-name"))
            # Covered cells only continue a merged one.
            flow.row([self._cell(cell) for cell in row if cell.tag == f"{_TABLE}table-cell"])
            self._shaded = shaded
        self._shaded, flow.column, flow.in_table, self._lists = outer

    def _cell(self, cell: Any) -> list[Paragraph]:
        stream = self.flow.begin_cell()
        shaded = self._shaded
        self._shaded = shaded or self._styles.is_shaded("table-cell", cell.get(f"{_TABLE}style-name"))
        self.blocks(cell)
        self._shaded = shaded
        return self.flow.end_cell(stream)


def _rows(table: Any) -> list[Any]:
    found = []
    for child in table:
        if child.tag == f"{_TABLE}table-row":
            found.append(child)
        elif child.tag in _ROWS:
            found += _rows(child)
    return found
