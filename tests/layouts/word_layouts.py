"""DOCX resumes as word processors make them: tables for layout, text boxes, sections, tracked changes."""

import io
from collections.abc import Callable, Iterable
from typing import Any
from xml.sax.saxutils import escape

import docx
from docx.oxml import parse_xml
from invented import (
    DEGREES,
    DUTIES,
    EMPLOYERS,
    LANGUAGES,
    NAMES,
    PERIODS,
    SCHOOLS,
    SKILLS,
    SUMMARY,
    TITLES,
    rotated,
)
from sheets import Made

_SPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:wpg="http://schemas.microsoft.com/office/word/2010/wordprocessingGroup" '
    'xmlns:v="urn:schemas-microsoft-com:vml"'
)
_BY = 'w:author="A" w:date="2024-05-01T10:00:00Z"'
VARIANTS = range(5)


def _run(text: str, properties: str = "") -> str:
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{escape(text)}</w:t></w:r>'


def _p(*runs: str, properties: str = "") -> str:
    inside = "".join(each if each.startswith("<") else _run(each) for each in runs)
    return f"<w:p><w:pPr>{properties}</w:pPr>{inside}</w:p>"


def _bold(text: str) -> str:
    return _p(_run(text, "<w:b/>"))


def _table(*rows: Iterable[str]) -> str:
    body = "".join(
        "<w:tr>" + "".join(f"<w:tc><w:tcPr/>{cell}</w:tc>" for cell in row) + "</w:tr>" for row in rows
    )
    return f"<w:tbl><w:tblPr/><w:tblGrid/>{body}</w:tbl>"


def _box(content: str, *, kind: int) -> str:
    """A run with a text box: alone, in a group, as VML, or with the copy that old versions of Word need."""
    inner = f"<w:txbxContent>{content}</w:txbxContent>"
    new = f"<wps:wsp><wps:txbx>{inner}</wps:txbx></wps:wsp>"
    if kind % 4 == 1:
        new = f"<wpg:wgp>{new}</wpg:wgp>"
    old = f"<w:pict><v:shape><v:textbox>{inner}</v:textbox></v:shape></w:pict>"
    if kind % 4 == 2:
        return f"<w:r>{old}</w:r>"
    graphic = f"<a:graphic><a:graphicData>{new}</a:graphicData></a:graphic>"
    drawing = f"<w:drawing><wp:anchor>{graphic}</wp:anchor></w:drawing>"
    if kind % 4 == 3:
        return f"<w:r>{drawing}</w:r>"
    return (
        f'<w:r><mc:AlternateContent><mc:Choice Requires="wps">{drawing}</mc:Choice>'
        f"<mc:Fallback>{old}</mc:Fallback></mc:AlternateContent></w:r>"
    )


def _made(layout: str, number: int, blocks: Iterable[str], lines: Iterable[str], **parts: str) -> Made:
    """A DOCX whose body is the blocks; `parts` are the texts of its header and footer."""
    package: Any = docx.Document()
    body = package.element.body
    content = parse_xml(f"<w:body {_SPACES}>{''.join(blocks)}</w:body>")
    for block in list(content):
        body.insert(len(body) - 1, block)
    for name, text in parts.items():
        getattr(package.sections[0], name).paragraphs[0].text = text
    buffer = io.BytesIO()
    package.save(buffer)
    return Made(f"{layout}-{number}.docx", layout, buffer.getvalue(), tuple(lines))


def _post(number: int) -> list[str]:
    """Title, employer, period and two duties, one line each."""
    duties = rotated(DUTIES, number)[:2]
    return [rotated(TITLES, number)[0], rotated(EMPLOYERS, number)[0], rotated(PERIODS, number)[0], *duties]


def table_page(number: int) -> Made:
    """A page made of one table: details and skills in the left cell, the story in the right one."""
    left = ["Contact", "Leeds, Yorkshire", "Skills", *rotated(SKILLS, number)[:5], "Languages", *LANGUAGES]
    right = ["Profile", SUMMARY, "Experience", *_post(number), *_post(number + 1)]
    name = rotated(NAMES, number)[0]
    cells = ["".join(map(_p, left)), "".join(map(_p, right))]
    if number % 2:
        cells.reverse()
    if number == 4:
        # A row for each section, its heading in the first cell.
        rows = [("Profile", [SUMMARY]), ("Experience", _post(number)), ("Skills", list(SKILLS[:4]))]
        table = _table(*[(_bold(title), "".join(map(_p, texts))) for title, texts in rows])
        lines = [name, *[line for title, texts in rows for line in (title, *texts)]]
        return _made("DOCX page in a table", number, [_bold(name), table], lines)
    read = [*right, *left] if number % 2 else [*left, *right]
    return _made("DOCX page in a table", number, [_bold(name), _table(cells)], [name, *read])


def table_rows(number: int) -> Made:
    """A table of posts and one of degrees, whose rows are read across."""
    posts = [("Period", "Post", "Employer")]
    for which in range(4):
        title, employer, period, *_ = _post(number + which)
        posts.append((period, title, employer))
    degrees = list(zip(DEGREES, SCHOOLS, ("2005", "2003", "2001"), strict=True))
    tables = [_table(*[map(_p, row) for row in rows]) for rows in (posts, degrees)]
    blocks = [_bold("Experience"), tables[0], _bold("Education"), tables[1]]
    lines = ["Experience", *map(" ".join, posts), "Education", *map(" ".join, degrees)]
    return _made("DOCX tables", number, blocks, lines)


def text_boxes(number: int) -> Made:
    """A side box anchored at the name, and boxes inside a paragraph."""
    name = rotated(NAMES, number)[0]
    side = ["Contact", "Leeds, Yorkshire", "Skills", *rotated(SKILLS, number)[:4]]
    story = ["Experience", *_post(number)]
    blocks = [
        _p(_run(name, "<w:b/>"), _box("".join(map(_p, side)), kind=number)),
        *map(_p, story),
        _p(_box(_p("Awarded the prize of the chamber twice"), kind=number + 1)),
        _p("References on request"),
    ]
    lines = [name, *side, *story, "Awarded the prize of the chamber twice", "References on request"]
    return _made("DOCX text boxes", number, blocks, lines)


def section_columns(number: int) -> Made:
    """A heading across the page, then a section in two or three columns, then one across again."""
    name = rotated(NAMES, number)[0]
    columns = [["Skills", *rotated(SKILLS, number)[:5]], ["Languages", *LANGUAGES]]
    if number % 2:
        columns.append(["Hobbies", "Rowing", "Chess"])
    story = ["Experience", *_post(number)]

    def section(count: int) -> str:
        return f'<w:sectPr><w:type w:val="continuous"/><w:cols w:num="{count}" w:space="400"/></w:sectPr>'

    blocks = [_p(_run(name), properties=section(1))]
    for place, column in enumerate(columns):
        if place:
            blocks.append('<w:p><w:r><w:br w:type="column"/></w:r></w:p>')
        blocks += map(_p, column)
    blocks.append(_p("", properties=section(len(columns))))
    blocks += map(_p, story)
    lines = [name, *[line for column in columns for line in column], *story]
    return _made("DOCX section columns", number, blocks, lines)


def nested_tables(number: int) -> Made:
    """A table inside a cell, with a merged cell and an empty one."""
    name = rotated(NAMES, number)[0]
    skills = rotated(SKILLS, number)
    inner_rows = [(skills[0], "expert"), (skills[1], "good"), (skills[2], "basic")]
    inner = _table(*[map(_p, row) for row in inner_rows])
    deeper = _table([_p("Skills") + inner + _p("as of 2023")]) if number % 2 else _p("Skills") + inner
    tail = "" if number % 2 else _p("as of 2023")
    story = _post(number)
    outer = _table([deeper + tail, "".join(map(_p, story))])
    lines = [name, "Skills", *map(" ".join, inner_rows), "as of 2023", *story]
    return _made("DOCX nested tables", number, [_bold(name), outer], lines)


def tracked(number: int) -> Made:
    """Insertions and moves as accepted; deletions, comments and hidden text left out; controls and fields."""
    title, employer, period, *duties = _post(number)
    deleted = f'<w:del w:id="1" {_BY}><w:r><w:delText>Junior </w:delText></w:r></w:del>'
    inserted = f'<w:ins w:id="2" {_BY}>{_run(title)}</w:ins>'
    moved_away = f'<w:moveFrom w:id="3" {_BY}>{_run("Moved away")}</w:moveFrom>'
    moved_here = f'<w:moveTo w:id="4" {_BY}>{_run(employer)}</w:moveTo>'
    comment = '<w:commentRangeStart w:id="0"/>' + _run(period) + '<w:commentRangeEnd w:id="0"/>'
    comment += '<w:r><w:commentReference w:id="0"/></w:r>'
    control = f"<w:sdt><w:sdtPr/><w:sdtContent>{_p(duties[0])}</w:sdtContent></w:sdt>"
    inline = f"<w:sdt><w:sdtContent>{_run(duties[1])}</w:sdtContent></w:sdt>"
    field = (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> HYPERLINK "x" </w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
        + _run("www.example.com")
        + '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )
    blocks = [
        _p(deleted, inserted),
        _p(moved_away, moved_here),
        _p(comment),
        control,
        _p(inline, _run(" Payroll Payroll", "<w:vanish/>")),
        _p(_run("Site: "), field),
        f'<w:p><w:pPr><w:rPr><w:del w:id="5" {_BY}/></w:rPr></w:pPr>{deleted}</w:p>',
    ]
    order = rotated(("0", "1", "2", "3", "4", "5", "6"), number)
    texts = [title, employer, period, *duties, "Site: www.example.com", ""]
    lines = [texts[int(which)] for which in order]
    return _made("DOCX tracked changes and controls", number, [blocks[int(which)] for which in order], lines)


def lists_and_margins(number: int) -> Made:
    """Header first and footer last; list styles, tabs, line breaks and symbols in between."""
    name = rotated(NAMES, number)[0]
    title, employer, period, *duties = _post(number)
    style = ("ListBullet", "ListNumber", "ListBullet2", "ListParagraph", "ListBullet")[number]
    blocks = [
        _p(_run(title) + "<w:r><w:tab/></w:r>" + _run(period)),
        _p(_run(employer) + "<w:r><w:br/></w:r>" + _run("Full time")),
        *[_p(duty, properties=f'<w:pStyle w:val="{style}"/>') for duty in duties],
        _p('<w:r><w:sym w:font="Wingdings" w:char="F0A7"/></w:r>' + _run(" Chess")),
        _p(_run("co") + "<w:r><w:noBreakHyphen/></w:r>" + _run("founder")),
    ]
    lines = [
        name,
        f"{title} {period}",
        employer,
        "Full time",
        *duties,
        "Chess",
        "co-founder",
        "Page of a resume",
    ]
    return _made("DOCX lists and margins", number, blocks, lines, header=name, footer="Page of a resume")


WORD: tuple[Callable[[int], Made], ...] = (
    table_page,
    table_rows,
    text_boxes,
    section_columns,
    nested_tables,
    tracked,
    lists_and_margins,
)
