"""The walk over the elements of a page: blocks become lines, rows of cells are read as they are seen."""

import re
from typing import Any

from screener.parsers.css import Sheet
from screener.parsers.flow import Flow, FlowLine, Paragraph, break_line
from screener.parsers.html_style import HtmlStyle, Look, Looks

DEEPEST = 200

_SPACE = re.compile(r"[ \t\r\n\f]+")
_WIDE = re.compile("[ \u00a0]*(?:\u2003|(?:\u00a0 ?){4,})[ \u00a0\u2003]*")
"""Spaces that are kept, so many that they part two things of a line."""
_LEFT_OUT = frozenset(
    {
        "audio", "canvas", "datalist", "del", "head", "iframe", "img", "input", "math", "noembed", "noframes",
        "noscript", "object", "option", "script", "select", "style", "svg", "template", "textarea", "title",
        "video",
    }
)  # fmt: skip
_ROW_GROUPS = frozenset({"thead", "tbody", "tfoot"})
_LEVELS = {"h1": 1, "h2": 2, "h3": 3, "h4": 4, "h5": 5, "h6": 6}
_MOST_GRID_CELLS = 3


class NestedTooDeepError(Exception):
    """Elements are nested deeper than any page that was made to be read."""


class HtmlWalk:
    """Tells `flow` what the page shows, and what it hides."""

    def __init__(self, sheet: Sheet, flow: Flow) -> None:
        self.flow = flow
        self._looks = Looks(sheet)
        self._lines = [FlowLine()]
        self._space = 0.0
        """Space that is left above the next paragraph."""
        self._bullet = False
        self._heading: int | None = None
        self._indent = 0.0
        self._has_hard_space = False
        self._depth = 0

    def page(self, body: Any) -> None:
        """Read the body of a page. Raises NestedTooDeepError."""
        self._element(body, HtmlStyle())
        self._end_paragraph()

    def _children(self, node: Any, style: HtmlStyle) -> None:
        self._depth += 1
        if self._depth > DEEPEST:
            raise NestedTooDeepError
        child = node.first_child
        while child is not None:
            tag = child.tag
            if tag == "-text":
                self._text(child.text_content, style)
            elif tag == "br":
                self._line_break()
            elif tag not in _LEFT_OUT and tag[0] not in "-!":
                self._element(child, style)
            child = child.next
        self._depth -= 1

    def _element(self, node: Any, outer: HtmlStyle) -> None:
        tag = node.tag
        look = self._looks.of(tag, node.attributes, outer)
        if look.is_mark:
            self._bullet = True
            return
        if look.display == "inline":
            self._children(node, look.style)
        elif look.display == "aside":
            self._set_apart()
            self._children(node, look.style)
            self._set_apart()
        else:
            self._block(node, tag, look)

    def _block(self, node: Any, tag: str, look: Look) -> None:
        self._end_paragraph()
        self._space = max(self._space, look.above)
        outer_heading, outer_indent = self._heading, self._indent
        self._heading = _LEVELS.get(tag, outer_heading)
        self._indent = look.style.indent
        if look.is_item:
            self._bullet = True
        if tag == "table":
            self._table(node, look.style)
        elif look.display == "row" or (look.display == "grid" and _is_small(node)):
            self._side_by_side(node, look.style)
        elif tag == "hr":
            self.flow.paragraph([])
        else:
            self._children(node, look.style)
        self._end_paragraph()
        self._heading, self._indent = outer_heading, outer_indent
        if look.is_item:
            self._bullet = False
        self._space = max(self._space, look.below)

    # Text

    def _text(self, text: str, style: HtmlStyle) -> None:
        if style.preformatted:
            self._preformatted(text, style)
            return
        text = _SPACE.sub(" ", text)
        if not text.isascii():
            self._has_hard_space = self._has_hard_space or "\u00a0" in text
            text = _WIDE.sub("\t" if self._lines[-1].texts or text.strip() else " ", text)
        self._add(text, style)

    def _preformatted(self, text: str, style: HtmlStyle) -> None:
        for number, line in enumerate(text.replace("\r\n", "\n").split("\n")):
            if number:
                self._line_break()
            self._add(line, style)

    def _add(self, text: str, style: HtmlStyle) -> None:
        reason = style.hidden_by
        if reason is not None:
            if text.strip():
                self.flow.hide(reason, text + " ")
            return
        line = self._lines[-1]
        if not line.texts or line.texts[-1][-1] in " \t":
            text = text.lstrip(" ")
        if not text:
            return
        if style.signs and not line.texts and len(text.strip()) == 1:
            self._bullet = True
            return
        line.add(text, bold=style.bold, size=style.size)

    def _set_apart(self) -> None:
        line = self._lines[-1]
        if line.texts and line.texts[-1] != "\t":
            line.add("\t")

    def _line_break(self) -> None:
        if not self._lines[-1].texts:
            self._end_paragraph()
            self.flow.paragraph([])  # an empty line
            return
        break_line(self._lines)

    def _end_paragraph(self) -> None:
        """Give the text since the last block to the flow."""
        if any(line.texts for line in self._lines):
            self.flow.paragraph(
                self._lines,
                bullet=self._bullet,
                heading=self._heading,
                indent=self._indent,
                before=self._space,
            )
            self._lines = [FlowLine()]
            self._bullet = False
            self._space = 0.0
        elif len(self._lines) > 1 or self._has_hard_space:
            self._lines = [FlowLine()]
            self.flow.paragraph([])
        self._has_hard_space = False

    # Rows

    def _table(self, node: Any, style: HtmlStyle) -> None:
        outer_column, outer_in_table = self.flow.column, self.flow.in_table
        self.flow.in_table = True
        self._rows(node, style)
        self.flow.column, self.flow.in_table = outer_column, outer_in_table

    def _rows(self, node: Any, style: HtmlStyle) -> None:
        child = node.first_child
        while child is not None:
            if child.tag == "tr":
                self._side_by_side(child, self._looks.of("tr", child.attributes, style).style)
            elif child.tag in _ROW_GROUPS:
                self._rows(child, self._looks.of(child.tag, child.attributes, style).style)
            elif child.tag == "caption":
                self._element(child, style)
            child = child.next

    def _side_by_side(self, node: Any, style: HtmlStyle) -> None:
        """Elements that stand beside each other: cells of a table, or boxes of a flexible layout."""
        cells = []
        bullet, self._bullet = self._bullet, False
        heading, indent = self._heading, self._indent
        child = node.first_child
        while child is not None:
            tag = child.tag
            if tag == "-text" or (tag not in _LEFT_OUT and tag[0] not in "-!"):
                cells.append(self._cell(child, style))
                self._heading, self._indent = heading, indent
            child = child.next
        for cell in cells:
            if bullet and cell and cell[0].lines:
                cell[0].lines[0].bullet = True
                break
        self.flow.row(cells)
        self._space = 0.0

    def _cell(self, node: Any, style: HtmlStyle) -> list[Paragraph]:
        self._depth += 1
        if self._depth > DEEPEST:
            raise NestedTooDeepError
        stream = self.flow.begin_cell()
        self._space = 0.0
        if node.tag == "-text":
            self._text(node.text_content, style)
        else:
            self._element(node, style)
        self._end_paragraph()
        self._depth -= 1
        return self.flow.end_cell(stream)


def _is_small(node: Any) -> bool:
    """Whether a grid has so few children that they may stand side by side."""
    return sum(1 for child in node.iter()) <= _MOST_GRID_CELLS
