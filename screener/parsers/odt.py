"""Reader of OpenDocument texts (ODT), packed or as one flat XML file, by a walk over their XML.

Tracked deletions, comments and notes are left out, frames are read once, the header and the footer of
the first page stand before and after the text.
"""

import io
import zipfile
from typing import Any

from lxml import etree

from screener.document import Document
from screener.errors import DamagedFile, EncryptedFile, UnsupportedFormat
from screener.limits import Limits
from screener.parsers.active import active_in_package
from screener.parsers.flow import Flow, flow_document
from screener.parsers.odt_styles import FO, OFFICE, STYLE, TEXT, OdtStyles, is_background
from screener.parsers.odt_walk import OdtWalk
from screener.parsers.package import check_package

_PACKAGE = "OpenDocument package"
_ZIP = b"PK"


def read_odt(data: bytes, source: str, limits: Limits) -> Document:
    """Read an OpenDocument text. Raises EmptyFile, EncryptedFile, DamagedFile or UnsupportedFormat."""
    content, styles = _roots(data, source, limits)
    text = content.find(f"{OFFICE}body/{OFFICE}text")
    if text is None:
        raise UnsupportedFormat(f"{source}: this seems to be an OpenDocument file other than a text")
    try:
        walk = _walk(text, content, styles, Flow(limits.characters))
    except (ValueError, AttributeError, RecursionError) as error:
        raise DamagedFile(f"{source}: the {_PACKAGE} is damaged ({error})") from error
    active = active_in_package(data, source, _PACKAGE) if data.startswith(_ZIP) else []
    return flow_document(walk.flow, "OpenDocument text", "odt", data, source, limits, noticed=active)


def _roots(data: bytes, source: str, limits: Limits) -> tuple[Any, Any]:
    """The XML of the content and of the styles; one and the same in a flat file."""
    try:
        if not data.startswith(_ZIP):
            root = _parsed(data)
            return root, root
        check_package(data, source, limits, _PACKAGE)
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = set(archive.namelist())
            if "META-INF/manifest.xml" in names and b":encryption-data" in archive.read(
                "META-INF/manifest.xml"
            ):
                raise EncryptedFile(f"{source}: the {_PACKAGE} needs a password")
            content = _parsed(archive.read("content.xml"))
            styles = _parsed(archive.read("styles.xml")) if "styles.xml" in names else content
            return content, styles
    except (etree.XMLSyntaxError, zipfile.BadZipFile, KeyError, ValueError) as error:
        raise DamagedFile(f"{source}: the {_PACKAGE} is damaged ({error})") from error


def _parsed(xml: bytes) -> Any:
    """The root of an XML file; entities are not replaced and nothing is fetched."""
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, remove_pis=True
    )
    return etree.fromstring(xml, parser)


def _walk(text: Any, content: Any, styles: Any, flow: Flow) -> OdtWalk:
    master = _first_master(text, content, styles)
    walk = OdtWalk(OdtStyles(styles, content), flow, dark_page=_is_page_shaded(master, styles))
    for part in _shown(master, "header"):
        walk.blocks(part)
    walk.flow.new_column()
    walk.blocks(text)
    walk.flow.new_column()
    for part in _shown(master, "footer"):
        walk.blocks(part)
    return walk


def _first_master(text: Any, content: Any, styles: Any) -> Any:
    """The page style of the first page: that of the first paragraph, or else the standard one."""
    masters = styles.findall(f"{OFFICE}master-styles/{STYLE}master-page")
    by_name = {master.get(f"{STYLE}name"): master for master in masters}
    for element in text.iter(f"{TEXT}p", f"{TEXT}h"):
        name = element.get(f"{TEXT}style-name")
        for style in content.findall(f"{OFFICE}automatic-styles/{STYLE}style"):
            if style.get(f"{STYLE}name") == name and style.get(f"{STYLE}master-page-name") in by_name:
                return by_name[style.get(f"{STYLE}master-page-name")]
        break
    return by_name.get("Standard", masters[0] if masters else None)


def _is_page_shaded(master: Any, styles: Any) -> bool:
    if master is None:
        return False
    layout = master.get(f"{STYLE}page-layout-name")
    for element in styles.iter(f"{STYLE}page-layout"):
        if element.get(f"{STYLE}name") == layout:
            return any(is_background(item.get(f"{FO}background-color")) for item in element)
    return False


def _shown(master: Any, kind: str) -> list[Any]:
    """The header or footer of the first page, or the usual one where that is empty."""
    if master is None:
        return []
    for name in (f"{kind}-first", kind):
        part = master.find(f"{STYLE}{name}")
        if part is not None and "".join(part.itertext()).strip():
            return [part]
    return []
