"""Reader of Word's old binary format (DOC, since Word 97): office-oxide reads it, its blocks are walked.

That library is young. Whatever it raises for a broken file is damage; what kills it kills a worker process
and costs that file alone. It leaves out deleted text, and hidden text, which is read here for its finding;
it knows no bullets inside tables, and takes short first lines for headings, which is why the first heading
is taken for a line.
"""

import re
from typing import Any

from office_oxide import Document as OfficeDocument
from office_oxide import OfficeOxideError

from screener.document import Document
from screener.errors import DamagedFile, EncryptedFile
from screener.limits import Limits
from screener.parsers.doc_hidden import hidden_text
from screener.parsers.flow import FORMATTED_AS_HIDDEN, Flow, FlowLine, flow_document

_TWIP = 1 / 20
_DEEPEST = 50
_ENCRYPTED = 0x01
_FLAGS = 0x0B
"""Place of the byte with the flag of encryption in the stream `WordDocument`."""
_MAGIC = re.compile(rb"(?s)(?:(\xec\xa5)[\xc0-\xff\x00-\x12][\x00\x01]|[\xdc\xdb]\xa5[\x21-\x69]\x00).{8}")
"""How that stream begins since Word 97 (with the group) and before it."""
_SECTOR = 512


def read_doc(data: bytes, source: str, limits: Limits) -> Document:
    """Read a DOC file. Raises EmptyFile, EncryptedFile or DamagedFile."""
    _refuse_early(data, source)
    flow = Flow(limits.characters)
    if hidden := hidden_text(data):
        flow.hide(FORMATTED_AS_HIDDEN, hidden)
    sections = _content(data, source).get("sections", ())
    for section in sections[:1]:
        _part(flow, section, "header")
    flow.new_column()
    for section in sections:
        _blocks(flow, section.get("elements", ()), 0)
    for section in sections[:1]:
        flow.new_column()
        _part(flow, section, "footer")
    return flow_document(flow, "Word document", "doc", data, source, limits)


def _refuse_early(data: bytes, source: str) -> None:
    """Tell encrypted and very old files, which begin at a sector of their own, from damaged ones."""
    for match in _MAGIC.finditer(data, _SECTOR):
        if match.start() % _SECTOR:
            continue
        if match[1] is None:
            raise DamagedFile(f"{source}: the Word document is older than Word 97 and cannot be read")
        if match[0][_FLAGS] & _ENCRYPTED:
            raise EncryptedFile(f"{source}: the Word document needs a password")
        return


def _content(data: bytes, source: str) -> Any:
    try:
        with OfficeDocument.from_bytes(data, "doc") as document:
            return document.to_ir()
    except OfficeOxideError as error:
        raise DamagedFile(f"{source}: the Word document is damaged ({error})") from error
    except BaseException as error:
        # A failed assertion of the library comes as an exception that is no Exception.
        if type(error).__name__ != "PanicException":
            raise
        raise DamagedFile(f"{source}: the Word document is damaged ({error})") from error


def _part(flow: Flow, section: Any, name: str) -> None:
    """The header or footer of the first page, or the usual one."""
    part = section.get(f"first_page_{name}") or section.get(name)
    if part:
        _blocks(flow, part.get("content", ()), 0)


def _blocks(flow: Flow, blocks: Any, depth: int, *, bullet: bool = False) -> None:
    """Read paragraphs, lists, tables and text boxes; with `bullet`, the first paragraph is an item."""
    if depth > _DEEPEST:
        return
    for block in blocks:
        match block.get("type"):
            case "paragraph" | "heading":
                _paragraph(flow, block, depth, bullet=bullet)
            case "list":
                for item in block.get("items", ()):
                    _blocks(flow, item.get("content", ()), depth + 1, bullet=True)
                    if item.get("nested"):
                        _blocks(flow, (item["nested"],), depth + 1)
            case "table":
                _table(flow, block, depth)
            case "text_box":
                column, flow.column = flow.column, flow.next_column()
                _blocks(flow, block.get("content", ()), depth + 1)
                flow.column = column
            case "thematic_break" | "page_break" | "column_break":
                flow.paragraph([])
            case _:  # pictures and notes
                continue
        bullet = False


def _paragraph(flow: Flow, block: Any, depth: int, *, bullet: bool) -> None:
    lines = [FlowLine()]
    heading = block.get("level") if block.get("type") == "heading" else block.get("outline_level")
    for piece in block.get("content", ()):
        if piece.get("type") == "line_break":
            lines.append(FlowLine())
        elif piece.get("type") == "text":
            half_points = piece.get("font_size_half_pt")
            lines[-1].add(
                piece["text"],
                bold=bool(piece.get("bold")),
                size=None if half_points is None else half_points / 2,
            )
    is_first = not any(paragraph.lines for paragraph in flow.paragraphs)
    flow.paragraph(
        lines,
        bullet=bullet,
        heading=None if is_first else heading,
        indent=(block.get("indent_left_twips") or 0) * _TWIP
        + max(0, block.get("first_line_indent_twips") or 0) * _TWIP,
        before=(block.get("space_before_twips") or 0) * _TWIP,
        after=(block.get("space_after_twips") or 0) * _TWIP,
    )


def _table(flow: Flow, table: Any, depth: int) -> None:
    outer_column, outer_in_table = flow.column, flow.in_table
    flow.in_table = True
    for row in table.get("rows", ()):
        cells = []
        for cell in row.get("cells", ()):
            stream = flow.begin_cell()
            _blocks(flow, cell.get("content", ()), depth + 1)
            cells.append(flow.end_cell(stream))
        flow.row(cells)
    flow.column, flow.in_table = outer_column, outer_in_table
