"""Reader of HTML pages, also those saved by a word processor and those packed as MHTML. Nothing is fetched.

Lexbor makes the tree, an own walk reads it as a browser shows it: blocks as lines, rows of cells with tabs,
what the page's own simple style rules hide left out and reported.
"""

import email
import email.policy
import re
from typing import Any

from selectolax.lexbor import LexborHTMLParser

from screener.document import Document
from screener.errors import DamagedFile
from screener.limits import Limits
from screener.parsers.css import Sheet
from screener.parsers.flow import Flow, flow_document
from screener.parsers.html_walk import DEEPEST, HtmlWalk, NestedTooDeepError
from screener.parsers.text import decode

_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w.:-]+)", re.IGNORECASE)
_CHARSET_WITHIN = 4096
_MANY_TAGS = 10_000
_TAG = re.compile(r"<(/?)(?!(?:p|li|br|hr|img|td|tr|th|col|meta|link|input|dd|dt|option)\b)[a-zA-Z][^<>]*")
_CONDITIONAL = re.compile(r"<!\[(?:if[^\]]*|endif)\]>", re.IGNORECASE)
_WESTERN = frozenset({"iso-8859-1", "latin-1", "latin1", "ascii", "us-ascii"})


def read_html(data: bytes, source: str, limits: Limits) -> Document:
    """Read a page. Raises EmptyFile where nothing can be seen, DamagedFile where it is nested absurdly."""
    flow = flow_of(_page(data, source), source, limits)
    return flow_document(flow, "HTML page", "html", data, source, limits)


def flow_of(html: str, source: str, limits: Limits) -> Flow:
    """What a page shows and hides."""
    deep = f"{source}: the HTML page has elements nested too deep (limit {DEEPEST})"
    if html.count("<") > _MANY_TAGS and _is_nested_absurdly(html):
        raise DamagedFile(deep)
    tree = LexborHTMLParser(_CONDITIONAL.sub("", html))
    walk = HtmlWalk(_sheet(tree), Flow(limits.characters))
    if tree.body is not None:
        try:
            walk.page(tree.body)
        except (NestedTooDeepError, RecursionError) as error:
            raise DamagedFile(deep) from error
    return walk.flow


def _sheet(tree: Any) -> Sheet:
    sheet = Sheet()
    for element in tree.css("style"):
        sheet.add(element.text())
    # Rules that are not fetched may colour anything.
    if tree.css_first("link[rel~=stylesheet]") is not None:
        sheet.is_unsure_of_colors = True
    return sheet


def _is_nested_absurdly(html: str) -> bool:
    """Whether elements may nest so deep that the time to read them grows with the square."""
    depth = 0
    for match in _TAG.finditer(html):
        depth = depth - 1 if match[1] else depth + 1
        if depth > _MANY_TAGS:
            return True
    return False


def _page(data: bytes, source: str) -> str:
    start = data[:_CHARSET_WITHIN].lstrip(b"\xef\xbb\xbf \t\r\n")
    if start[:1].isalpha():
        packed = _from_mhtml(data)
        if packed is not None:
            return decode(packed[0], source, packed[1])
    match = _CHARSET.search(start)
    return decode(data, source, _charset(match[1].decode("latin-1")) if match is not None else None)


def _from_mhtml(data: bytes) -> tuple[bytes, str | None] | None:
    """The first page in a message, and its encoding."""
    try:
        message = email.message_from_bytes(data, policy=email.policy.compat32)
        parts = list(message.walk())
    except RecursionError:
        return None  # nested absurdly; it is read as it stands
    for part in parts:
        if part.get_content_type() == "text/html":
            content = part.get_payload(decode=True)
            if isinstance(content, bytes):
                charset = part.get_content_charset()
                if charset is None and (match := _CHARSET.search(content[:_CHARSET_WITHIN])) is not None:
                    charset = match[1].decode("latin-1")
                return content, _charset(charset)
    return None


def _charset(name: str | None) -> str | None:
    """The encoding that a name of an encoding means on the web."""
    if name is None:
        return None
    name = name.lower()
    if name.startswith("utf-16"):
        return None  # it was read as plain bytes, so it is not
    return "cp1252" if name in _WESTERN else name
