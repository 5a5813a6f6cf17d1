"""Small ODT, RTF, HTML and Markdown files made on the fly, also from what another format was read as."""

from html import escape

from builders import zipped

from screener.document import Document, Line

ODF_NAMESPACES = (
    'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
    'xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0" '
    'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" '
    'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" '
    'xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0" '
    'xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0" '
    'xmlns:dc="http://purl.org/dc/elements/1.1/"'
)
ODT_MIME = b"application/vnd.oasis.opendocument.text"
BOLD_STYLE = (
    '<style:style style:name="B" style:family="text">'
    '<style:text-properties fo:font-weight="bold"/></style:style>'
)


def odt_content(*blocks: str, automatic: str = "", root: str = "document-content", more: str = "") -> str:
    return (
        f'<?xml version="1.0" encoding="UTF-8"?><office:{root} {ODF_NAMESPACES}>{more}'
        f"<office:automatic-styles>{BOLD_STYLE}{automatic}</office:automatic-styles>"
        f"<office:body><office:text>{''.join(blocks)}</office:text></office:body></office:{root}>"
    )


def odt(*blocks: str, automatic: str = "", styles: str = "", master: str = "", manifest: str = "") -> bytes:
    """An ODT whose body is the given XML blocks; `styles` and `master` go to styles.xml."""
    named = (
        f'<?xml version="1.0" encoding="UTF-8"?><office:document-styles {ODF_NAMESPACES}>'
        f"<office:styles>{styles}</office:styles><office:master-styles>{master}</office:master-styles>"
        "</office:document-styles>"
    )
    return zipped(
        {
            "mimetype": ODT_MIME,
            "content.xml": odt_content(*blocks, automatic=automatic).encode(),
            "styles.xml": named.encode(),
            "META-INF/manifest.xml": f"<manifest>{manifest}</manifest>".encode(),
        }
    )


def p(content: str, style: str = "") -> str:
    """A paragraph of an ODT."""
    return f'<text:p text:style-name="{style}">{content}</text:p>' if style else f"<text:p>{content}</text:p>"


def odt_table(*rows: tuple[str, ...]) -> str:
    cells = "".join(
        "<table:table-row>"
        + "".join(f"<table:table-cell>{cell}</table:table-cell>" for cell in row)
        + "</table:table-row>"
        for row in rows
    )
    return f"<table:table>{cells}</table:table>"


def odt_list(*items: str, style: str = "") -> str:
    inside = "".join(f"<text:list-item>{item}</text:list-item>" for item in items)
    named = f' text:style-name="{style}"' if style else ""
    return f"<text:list{named}>{inside}</text:list>"


def rtf(body: str, head: str = "") -> bytes:
    """An RTF document in Windows-1252 with Symbol as its font 1 and white as its colour 1."""
    return (
        "{\\rtf1\\ansi\\ansicpg1252\\deff0{\\fonttbl{\\f0\\fcharset0 Arial;}{\\f1\\fcharset2 Symbol;}"
        "{\\f2\\fcharset204 Arial Cyr;}{\\f3\\fcharset128 Mincho;}}"
        "{\\colortbl;\\red255\\green255\\blue255;\\red0\\green0\\blue0;}"
        "{\\stylesheet{\\s0 Normal;}{\\s1\\b heading 1;}{\\s7\\outlinelevel1 My Title;}}"
        f"{head}{body}}}"
    ).encode("cp1252")


def _pieces(document: Document, line: Line) -> list[tuple[str, bool]]:
    """The text of a line, cut where bold begins and ends."""
    pieces = []
    place = line.start
    for start, end in line.bold:
        pieces += [(document.text[place:start], False), (document.text[start:end], True)]
        place = end
    pieces.append((document.text[place : line.end], False))
    return [(text, bold) for text, bold in pieces if text]


def _is_row(document: Document, line: Line) -> bool:
    return line.in_table and "\t" in document.line_text(line)


def as_odt(document: Document) -> bytes:
    """What was read, as an ODT."""
    blocks = []
    for line in document.lines:
        if _is_row(document, line):
            blocks.append(odt_table(tuple(p(escape(cell)) for cell in document.line_text(line).split("\t"))))
            continue
        inside = "".join(
            f'<text:span text:style-name="B">{escape(text)}</text:span>' if bold else escape(text)
            for text, bold in _pieces(document, line)
        ).replace("\t", "<text:tab/>")
        if line.heading is not None:
            blocks.append(f'<text:h text:outline-level="{line.heading}">{inside}</text:h>')
        elif line.bullet:
            blocks.append(odt_list(p(inside)))
        else:
            blocks.append((p("") if line.gap_above else "") + p(inside))
    return odt(*blocks)


def _rtf_text(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace("{", "\\{").replace("}", "\\}").replace("\t", "\\tab ")
    return "".join(char if char.isascii() else f"\\u{ord(char)}?" for char in escaped)


def as_rtf(document: Document) -> bytes:
    """What was read, as RTF."""
    blocks = []
    for line in document.lines:
        if _is_row(document, line):
            cells = document.line_text(line).split("\t")
            inside = "".join(f"\\pard\\intbl {_rtf_text(cell)}\\cell " for cell in cells)
            edges = "".join(f"\\cellx{900 * number}" for number in range(1, len(cells) + 1))
            blocks.append(f"\\trowd{edges} {inside}\\row\n")
            continue
        inside = "".join(
            f"{{\\b {_rtf_text(text)}}}" if bold else _rtf_text(text)
            for text, bold in _pieces(document, line)
        )
        style = f"\\outlinelevel{line.heading - 1} " if line.heading is not None else ""
        mark = "{\\listtext\\f1\\'b7\\tab}" if line.bullet else ""
        blank = "\\pard\\par\n" if line.gap_above else ""
        blocks.append(f"{blank}\\pard\\plain {style}{mark}{inside}\\par\n")
    return rtf("".join(blocks))


def as_html(document: Document) -> bytes:
    """What was read, as an HTML page."""
    blocks = []
    for line in document.lines:
        if _is_row(document, line):
            cells = "".join(f"<td>{escape(cell)}</td>" for cell in document.line_text(line).split("\t"))
            blocks.append(f"<table><tr>{cells}</tr></table>")
            continue
        inside = "".join(
            f"<b>{escape(text)}</b>" if bold else escape(text) for text, bold in _pieces(document, line)
        )
        if "\t" in inside:
            cells = inside.replace("\t", "</span><span>")
            blocks.append(f'<div style="display: flex"><span>{cells}</span></div>')
        elif line.heading is not None:
            blocks.append(f"<h{line.heading}>{inside}</h{line.heading}>")
        elif line.bullet:
            blocks.append(f"<ul><li>{inside}</li></ul>")
        else:
            blocks.append(f'<div style="margin-top: {12 if line.gap_above else 0}pt">{inside}</div>')
    return ("<!DOCTYPE html><html><body>" + "\n".join(blocks) + "</body></html>").encode()


def as_markdown(document: Document) -> bytes:
    """What was read, as Markdown."""
    blocks = []
    for line in document.lines:
        text = document.line_text(line)
        if _is_row(document, line):
            cells = text.replace("|", "\\|").split("\t")
            blocks.append(f"\n| {' | '.join(cells)} |\n|{'---|' * len(cells)}\n")
            continue
        inside = "".join(
            f"**{text.strip()}**{' ' * text.endswith(' ')}" if bold else text
            for text, bold in _pieces(document, line)
        )
        if line.heading is not None:
            blocks.append(f"\n{'#' * line.heading} {text}\n")
        elif line.bullet:
            blocks.append(f"- {inside}")
        else:
            blocks.append(f"\n{inside}")
    return "\n".join(blocks).encode()
