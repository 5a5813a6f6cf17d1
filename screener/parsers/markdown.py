"""Reader of Markdown: markdown-it turns it into HTML, and that is read like any page.

Line breaks inside a paragraph are kept, as in the source: resumes are written line by line. Markdown has no
mark of its own, so a text counts as Markdown only where its syntax is plain; otherwise it stays a text.
"""

import re
from functools import cache
from html import escape

from markdown_it import MarkdownIt

from screener.document import Document
from screener.limits import Limits
from screener.parsers.flow import flow_document
from screener.parsers.html import flow_of
from screener.parsers.text import decode

_SAMPLE = 65_536
_FRONT_MATTER = re.compile(r"\A---[ \t]*\r?\n(?P<fields>(?:[^\n]*\n){1,60}?)(?:---|\.\.\.)[ \t]*(?:\r?\n|\Z)")
_FIELD = re.compile(r"^([A-Za-z][\w -]*):[ \t]+[\"']?([^\"'\n\[\]{}|>]+?)[\"']?[ \t]*\r?$", re.MULTILINE)
_SHOWN_FIELDS = frozenset(
    {
        "name", "author", "fullname", "headline", "position", "email", "phone", "mobile", "tel", "location",
        "address", "linkedin", "website",
    }
)  # fmt: skip
_SIGNS = {
    "heading": (re.compile(r"^ {0,3}#{1,6} +[^\s#]", re.MULTILINE), 2),
    "underline": (re.compile(r"^\w[^\n]*\r?\n(?:={3,}|-{3,})[ \t]*\r?$", re.MULTILINE), 3),
    "bold": (re.compile(r"(?<![\w*])(\*\*|__)(?=\S)[^*_\n]+?(?<=\S)\1(?![\w*])"), 2),
    "link": (re.compile(r"(?<!!)\[[^\]\n]{1,200}\]\((?:https?:|mailto:|tel:|#|/|www\.)[^)\s]*\)"), 1),
    "fence": (re.compile(r"^ {0,3}(?:```|~~~)", re.MULTILINE), 2),
    "table": (re.compile(r"^ *\|? *:?-{3,}:? *\|[ :|-]*\r?$", re.MULTILINE), 1),
}
"""Syntax that hardly occurs in a text without markup, and how often it must to count."""
_DECISIVE = 4
"""Occurrences of one kind alone that decide, unless they are only underlined headings."""
_WIDE = re.compile(r"(?<=\S)(?: {3,}| *\t[\t ]*)(?=\S)")
_EM_SPACE = "\u2003"
"""Stands for a wide gap, which HTML would make a single space."""
_LINK = re.compile(r'<a href="([^"]{0,1000})"[^<>]{0,200}>(.{0,300}?)</a>', re.DOTALL)
_TAGS = re.compile(r"<[^>]*>")
_CONTACT = re.compile(r"^(?:mailto:|tel:)|linkedin\.com/|github\.com/|xing\.com/", re.IGNORECASE)
_SCHEME = re.compile(r"^(?:mailto:|tel:|https?://(?:www\.)?)", re.IGNORECASE)


def is_markdown(data: bytes) -> bool:
    """Whether a text is plainly Markdown: two kinds of its syntax, or plenty of one.

    >>> is_markdown(b"# Jane Doe\\n\\n## Skills\\n\\n* **Excel**\\n* **SAP**\\n")
    True
    >>> is_markdown(b"Jane Doe\\n\\n* Excel\\n- SAP\\n")
    False
    """
    sample = data[:_SAMPLE]
    if b"\0" in sample:
        return False
    text = sample.decode("latin-1")
    front_matter = _FRONT_MATTER.match(text)
    kinds = int(front_matter is not None and len(_FIELD.findall(front_matter["fields"])) >= 2)
    for name, (pattern, least) in _SIGNS.items():
        count = sum(1 for _ in pattern.finditer(text))
        if count >= _DECISIVE and name != "underline":
            return True
        kinds += count >= least
    return kinds >= 2


def read_markdown(data: bytes, source: str, limits: Limits) -> Document:
    """Read Markdown. Raises EmptyFile where there is no text."""
    text = decode(data, source)
    # Marks of what is cut are left for `assemble` to notice.
    text = text[: 2 * limits.characters]
    front = ""
    match = _FRONT_MATTER.match(text)
    if match is not None and _FIELD.search(match["fields"]):
        front = _front_matter(match["fields"])
        text = text[match.end() :]
    text = "\n".join(line if "|" in line else _WIDE.sub(_EM_SPACE, line) for line in text.split("\n"))
    flow = flow_of(_with_contact_links(front + _markdown().render(text)), source, limits)
    return flow_document(flow, "Markdown file", "markdown", data, source, limits)


@cache
def _markdown() -> MarkdownIt:
    # Four spaces are indentation in a resume, hardly ever code.
    return MarkdownIt("commonmark", {"breaks": True}).enable(["table", "strikethrough"]).disable("code")


def _front_matter(fields: str) -> str:
    """What a person would want to see of the fields before the text: who it is and how to reach them."""
    shown = [value for name, value in _FIELD.findall(fields) if name.strip().lower() in _SHOWN_FIELDS]
    return "".join(f"<div>{escape(value)}</div>" for value in shown)


def _with_contact_links(html: str) -> str:
    """The page with the addresses of contact links in its text, where they do not stand there yet."""

    def shown(match: re.Match[str]) -> str:
        target, text = match.groups()
        address = _SCHEME.sub("", target)
        if not _CONTACT.search(target) or address.lower() in _TAGS.sub("", text).lower():
            return text
        return f"{text} ({address})"

    return _LINK.sub(shown, html)
