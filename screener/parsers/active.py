"""What a file would do when opened in an office program or a PDF viewer. Nothing of it is ever run here.

Two findings: `active_content` (scripts, macros, programs to launch, content fetched from elsewhere) and
`embedded_files`. A link that a reader may click is neither.
"""

import io
import re
import zipfile
import zlib
from collections.abc import Iterator

from screener.document import Finding

_ACTIONS: dict[bytes, str] = {
    b"JavaScript": "JavaScript",
    b"Launch": "a program to launch",
    b"SubmitForm": "a form that is sent away",
    b"ImportData": "data to import",
    b"RichMedia": "rich media",
    b"XFA": "an XFA form",
}
_EMBEDDED = b"EmbeddedFile"
_WORDS = (*_ACTIONS, _EMBEDDED)
_NAMES = re.compile(
    rb"/(?:S\s*/(JavaScript|Launch|SubmitForm|ImportData)|Subtype\s*/(RichMedia)|(XFA)\s*[\[\d]"
    rb"|Type\s*/(EmbeddedFile)|(EmbeddedFile)s\s*(?:<<|\d))(?![A-Za-z])"
)
_ESCAPED = re.compile(rb"/[A-Za-z]*#[0-9A-Fa-f]{2}[A-Za-z#0-9]*")
"""A name with a character written as its code, such as /J#61vaScript."""
_ESCAPE = re.compile(rb"#([0-9A-Fa-f]{2})")
_OBJECT_STREAM = re.compile(rb"/ObjStm\b[^>]{0,400}>>\s*stream\r?\n")
_UNPACK = 8_000_000
"""Bytes of object streams that are unpacked at most to look for names."""

_PACKED = 2_000_000
"""Bytes of one object stream as packed that are looked at."""

_PARTS: tuple[tuple[str, str], ...] = (
    ("word/vbaproject.bin", "macros"),
    ("word/activex/", "ActiveX controls"),
    ("basic/", "macros"),
    ("scripts/", "macros"),
)
_EMBEDDED_PARTS = ("word/embeddings/", "object ")
_RELATION = re.compile(rb"<(?:\w+:)?Relationship\s[^>]*>")
_TYPE = re.compile(rb"""\sType\s*=\s*["'][^"']*/(\w+)["']""")
_EXTERNAL = re.compile(rb"""\sTargetMode\s*=\s*["']External["']""")
_FETCHED: dict[bytes, str] = {
    b"attachedTemplate": "a template from elsewhere",
    b"image": "a picture from elsewhere",
    b"oleObject": "an object from elsewhere",
    b"frame": "a page from elsewhere",
    b"subDocument": "a document from elsewhere",
    b"externalLink": "a workbook from elsewhere",
}


def active_in_pdf(data: bytes, source: str) -> list[Finding]:
    """What the names in a PDF, also those in compressed object streams, say that it would do."""
    kinds: set[bytes] = set()
    for part in (data, *_object_streams(data)):
        if _ESCAPED.search(part) is not None:
            part = _ESCAPED.sub(_plain, part)
        if any(word in part for word in _WORDS):
            kinds |= {kind for groups in _NAMES.findall(part) for kind in groups if kind}
    found = [words for kind, words in _ACTIONS.items() if kind in kinds]
    return _findings(source, "PDF", found, embedded=_EMBEDDED in kinds)


def active_in_package(data: bytes, source: str, what: str) -> list[Finding]:
    """What the parts of a checked package (DOCX, ODT) and their relations say that it would do."""
    found: list[str] = []
    embedded = False
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        for name in archive.namelist():
            small = name.lower()
            found += [words for start, words in _PARTS if small.startswith(start)]
            embedded = embedded or small.startswith(_EMBEDDED_PARTS)
            if small.endswith(".rels"):
                found += _fetched(archive.read(name))
    return _findings(source, what, list(dict.fromkeys(found)), embedded=embedded)


def _fetched(relations: bytes) -> Iterator[str]:
    for match in _RELATION.finditer(relations):
        kind = _TYPE.search(match[0])
        if kind is not None and kind[1] in _FETCHED and _EXTERNAL.search(match[0]) is not None:
            yield _FETCHED[kind[1]]


def _findings(source: str, what: str, found: list[str], *, embedded: bool) -> list[Finding]:
    findings = []
    if found:
        message = f"{source}: the {what} has {', '.join(found)}; none of it was run or fetched"
        findings.append(Finding("active_content", message))
    if embedded:
        findings.append(
            Finding("embedded_files", f"{source}: the {what} has files inside; they were not read")
        )
    return findings


def _plain(name: re.Match[bytes]) -> bytes:
    return _ESCAPE.sub(lambda match: bytes([int(match[1], 16)]), name[0])


def _object_streams(data: bytes) -> Iterator[bytes]:
    left = _UNPACK
    view = memoryview(data)
    for match in _OBJECT_STREAM.finditer(data):
        if left <= 0:
            return
        try:
            unpacked = zlib.decompressobj().decompress(view[match.end() : match.end() + _PACKED], left)
        except zlib.error:
            continue
        left -= len(unpacked)
        yield unpacked
