"""Reader of DOCX files: python-docx opens the package, an own walk reads its XML in document order.

The walk sees what `Document.paragraphs` does not: tables, content controls, text boxes, tracked
insertions, headers. What Word does not show (deletions, comments, fallbacks for old versions) is skipped.
"""

import io
import zipfile
from collections.abc import Iterator
from typing import Any

import docx
from docx.opc.exceptions import OpcError
from lxml import etree

from screener.document import Document
from screener.errors import DamagedFile
from screener.limits import Limits
from screener.parsers.active import active_in_package
from screener.parsers.docx_walk import Walk
from screener.parsers.flow import Flow, flow_document
from screener.parsers.package import check_package
from screener.parsers.styles import Styles, W, value


def read_docx(data: bytes, source: str, limits: Limits) -> Document:
    """Read a DOCX file. Raises EmptyFile where it has no text, DamagedFile where its XML is broken."""
    check_package(data, source, limits, "DOCX package")
    try:
        package = docx.Document(io.BytesIO(data))
        flow = _walk(package, Flow(limits.characters)).flow
    except (
        OpcError,
        etree.XMLSyntaxError,
        zipfile.BadZipFile,
        KeyError,
        ValueError,
        AttributeError,
        TypeError,
    ) as error:
        # python-docx reports broken parts and missing relationships through all of these.
        raise DamagedFile(f"{source}: the DOCX package is damaged ({error})") from error
    return flow_document(
        flow,
        "DOCX file",
        "docx",
        data,
        source,
        limits,
        noticed=active_in_package(data, source, "DOCX package"),
    )


def _walk(package: Any, flow: Flow) -> Walk:
    root = package.element
    walk = Walk(
        Styles(_part_root(package, "styles")),
        flow,
        dark_page=root.find(f"{W}background") is not None,
        unmarked=_unmarked_lists(_part_root(package, "numbering")),
    )
    sections = list(package.sections)
    if sections:
        first = sections[0]
        for part in _shown(first, "header"):
            walk.blocks(part)
    walk.flow.new_column()
    walk.blocks(root.body)
    if sections:
        walk.flow.new_column()
        for part in _shown(sections[0], "footer"):
            walk.blocks(part)
    return walk


def _part_root(package: Any, kind: str) -> Any:
    for relation in package.part.rels.values():
        if relation.reltype.endswith(f"/{kind}") and not relation.is_external:
            return getattr(relation.target_part, "element", None)
    return None


def _unmarked_lists(root: Any) -> frozenset[tuple[str | None, str | None]]:
    """Lists, by number and level, whose items stand without a mark: word processors indent paragraphs so."""
    if root is None:
        return frozenset()
    levels = {
        abstract.get(f"{W}abstractNumId"): [
            level.get(f"{W}ilvl")
            for level in abstract.findall(f"{W}lvl")
            if level.find(f"{W}lvlPicBulletId") is None
            and (value(level.find(f"{W}numFmt")) == "none" or value(level.find(f"{W}lvlText")) == "")
        ]
        for abstract in root.findall(f"{W}abstractNum")
    }
    return frozenset(
        (number.get(f"{W}numId"), level)
        for number in root.findall(f"{W}num")
        for level in levels.get(value(number.find(f"{W}abstractNumId")), ())
    )


def _shown(section: Any, kind: str) -> Iterator[Any]:
    """The header or footer of the first page, or the usual one where that is empty."""
    parts = []
    if section.different_first_page_header_footer:
        parts.append(getattr(section, f"first_page_{kind}"))
    parts.append(getattr(section, kind))
    for part in parts:
        # Asking an absent part for its element would create it.
        if not part.is_linked_to_previous and "".join(part._element.itertext()).strip():
            yield part._element
            return
