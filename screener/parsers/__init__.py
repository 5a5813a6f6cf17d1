"""From bytes to a Document."""

import hashlib

import pypdfium2

from screener.document import Document, Line, Page


def parse(data: bytes, source: str) -> Document:
    """First light: plain PDF text, to be replaced."""
    pdf = pypdfium2.PdfDocument(data)
    lines: list[Line] = []
    texts: list[str] = []
    offset = 0
    pages = []
    for number, page in enumerate(pdf, start=1):
        pages.append(Page(number, *page.get_size()))
        for text in page.get_textpage().get_text_bounded().splitlines():
            lines.append(Line(offset, offset + len(text), number))
            texts.append(text)
            offset += len(text) + 1
    return Document(
        "\n".join(texts), tuple(lines), tuple(pages), (), "pdf", source, hashlib.sha256(data).hexdigest()
    )
