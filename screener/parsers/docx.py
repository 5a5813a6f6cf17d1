"""Reader of DOCX files: python-docx opens the package, an own walk reads its XML in document order.

The walk sees what `Document.paragraphs` does not: tables, content controls, text boxes, tracked
insertions, headers. What Word does not show (deletions, comments, fallbacks for old versions) is skipped.
"""

import io
import zipfile
from collections.abc import Iterator
from statistics import median
from typing import Any

import docx
from docx.opc.exceptions import OpcError
from lxml import etree

from screener.document import Document, Finding, Page
from screener.errors import DamagedFile, EmptyFile
from screener.parsers.assemble import assemble
from screener.parsers.docx_walk import Paragraph, Walk
from screener.parsers.limits import Limits
from screener.parsers.lines import RawLine
from screener.parsers.package import check_package
from screener.parsers.styles import Styles, W

MORE_SPACE = 3.0
"""Points of space above a paragraph, beyond what is usual in the document, that count as a gap."""


def read_docx(data: bytes, source: str, limits: Limits) -> Document:
    """Read a DOCX file. Raises EmptyFile where it has no text, DamagedFile where its XML is broken."""
    check_package(data, source, limits)
    try:
        package = docx.Document(io.BytesIO(data))
        walk = _walk(package)
    except (
        OpcError,
        etree.XMLSyntaxError,
        zipfile.BadZipFile,
        KeyError,
        ValueError,
        AttributeError,
    ) as error:
        # python-docx reports broken parts and missing relationships through all of these.
        raise DamagedFile(f"{source}: the DOCX package is damaged ({error})") from error
    document = assemble(
        _lines(walk.paragraphs),
        (Page(1),),
        _findings(walk.hidden, source),
        format="docx",
        source=source,
        data=data,
        characters=limits.characters,
    )
    if not document.lines:
        raise EmptyFile(f"{source}: the DOCX file has no text")
    return document


def _walk(package: Any) -> Walk:
    root = package.element
    walk = Walk(Styles(_styles_root(package)), dark_page=root.find(f"{W}background") is not None)
    sections = list(package.sections)
    if sections:
        first = sections[0]
        for part in _shown(first, "header"):
            walk.blocks(part)
    walk.new_column()
    walk.blocks(root.body)
    if sections:
        walk.new_column()
        for part in _shown(sections[0], "footer"):
            walk.blocks(part)
    return walk


def _styles_root(package: Any) -> Any:
    for relation in package.part.rels.values():
        if relation.reltype.endswith("/styles") and not relation.is_external:
            return relation.target_part.element
    return None


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


def _lines(paragraphs: list[Paragraph]) -> Iterator[RawLine]:
    spaces = [paragraph.space for paragraph in paragraphs if paragraph.lines]
    usual = median(spaces) if spaces else 0.0
    gap = False
    for paragraph in paragraphs:
        if not paragraph.lines:
            gap = True
            continue
        paragraph.lines[0].gap_above = gap or paragraph.space > usual + MORE_SPACE
        gap = False
        yield from paragraph.lines


def _findings(hidden: dict[str, list[str]], source: str) -> list[Finding]:
    findings = []
    for reason, texts in hidden.items():
        quote = " ".join("".join(texts).split())
        if sum(map(str.isalnum, quote)) >= 3:
            message = f"{source}: has text that cannot be seen ({reason}); it was left out"
            findings.append(Finding("hidden_text", message, page=1, quote=quote[:200]))
    return findings
