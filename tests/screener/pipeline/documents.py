"""Documents from marked-up text, for tests of stages that look at lines.

`**…**` around a whole line is bold, `# ` begins a heading, `- ` a list item, spaces indent, and an empty
line is a gap above the next. None of these marks stays in the document's text.
"""

from screener.document import Document, Line, Page


def document(text: str) -> Document:
    """The marked-up text as a Document."""
    lines: list[Line] = []
    kept: list[str] = []
    offset, gap = 0, False
    for raw in text.strip("\n").split("\n"):
        content = raw.strip(" ")
        if not content:
            gap = True
            continue
        indent = 6.0 * (len(raw) - len(raw.lstrip(" ")))
        heading = 1 if content.startswith("# ") else None
        bullet = content.startswith("- ")
        content = content.removeprefix("# ").removeprefix("- ")
        bold = content.startswith("**") and content.endswith("**")
        content = content.strip("*") if bold else content
        end = offset + len(content)
        ranges = ((offset, end),) if bold else ()
        lines.append(
            Line(offset, end, bold=ranges, bullet=bullet, heading=heading, indent=indent, gap_above=gap)
        )
        kept.append(content)
        offset, gap = end + 1, False
    return Document("\n".join(kept), tuple(lines), (Page(1),), (), "text", "cv.txt", "")
