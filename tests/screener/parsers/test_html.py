"""What a page shows to its reader, and what it hides from them."""

import pytest
from builders import texts

from screener.document import Document
from screener.errors import DamagedFile, EmptyFile
from screener.parsers import parse
from screener.parsers.css import Sheet, color, length


def read(body: str, style: str = "") -> Document:
    return parse(f"<!DOCTYPE html><head><style>{style}</style></head><body>{body}".encode(), "cv.html")


def test_blocks_headings_lists_and_bold() -> None:
    document = read(
        "<h2>Experience</h2><p><b>Acme Media</b>,\n   Leeds&nbsp;&amp; York<br>"
        "2012 <strong>today</strong></p>"
        "<ul><li>Won twelve clients<li><p>Kept <i>them</i></p><ul><li>all</ul></ul>"
        "<ol><li>First</ol><div>No <span>list</span></div>text"
    )
    assert document.format == "html"
    assert [
        (document.line_text(line), line.heading, line.bullet, line.indent) for line in document.lines
    ] == [
        ("Experience", 2, False, 0),
        ("Acme Media, Leeds & York", None, False, 0),
        ("2012 today", None, False, 0),
        ("Won twelve clients", None, True, 30),
        ("Kept them", None, True, 30),
        ("all", None, True, 60),
        ("First", None, True, 30),
        ("No list", None, False, 0),
        ("text", None, False, 0),
    ]
    assert document.lines[0].is_bold
    assert document.lines[0].size == 18
    bold = [document.text[start:end] for line in document.lines[1:] for start, end in line.bold]
    assert bold == ["Acme Media", "today"]


def test_gaps_are_seen_where_there_is_more_space() -> None:
    document = read(
        "<div>A</div><div>B</div><div>&nbsp;</div><div>C</div><p>D</p><div>E<br><br>F</div><hr><div>G</div><div>H"
    )
    assert [line.gap_above for line in document.lines] == [
        False, False, True, True, True, True, True, False,
    ]  # fmt: skip


@pytest.mark.parametrize(
    "markup",
    [
        "<script>x</script><style>y</style><title>t</title>",
        "<template><p>x</p></template><noscript>x</noscript>",
        '<img src="http://example.com/x.png" alt="picture"><svg><text>x</text></svg>',
        "<!-- x --><!--[if mso]><p>x</p><![endif]-->",
        "<select><option>x</select><textarea>x</textarea><del>x</del><iframe>x</iframe>",
        '<input type="hidden" value="x"><meta name="x" content="y">',
    ],
)
def test_what_is_no_text_is_left_out(markup: str) -> None:
    document = read(f"Jane{markup} Doe")
    assert "".join(texts(document)) == "Jane Doe"
    assert document.findings == ()


def test_rows_of_short_cells_and_layout_tables() -> None:
    document = read(
        "<table><thead><tr><th>Degree<th>Year</thead><tr><td>BA<td>1998</table>"
        "<table><tr><td><table><tr><td>In<td>side</table><td>After</table>"
        "<table><tr><td><p>Contact<p>Leeds<p>Skills</td><td><p>Jobs<p>Acme<p>Clerk</td></tr></table>"
    )
    assert texts(document) == [
        "Degree\tYear", "BA\t1998", "In\tside\tAfter", "Contact", "Leeds", "Skills", "Jobs", "Acme", "Clerk",
    ]  # fmt: skip
    assert [line.column for line in document.lines] == [0, 0, 0, 1, 1, 1, 2, 2, 2]
    assert [line.in_table for line in document.lines] == [True] * 3 + [False] * 6
    assert document.lines[0].is_bold


@pytest.mark.parametrize(
    "markup",
    [
        '<div style="display:flex; justify-content: space-between"><b>Clerk</b><span>2012</span></div>',
        '<div class="head"><div>Clerk</div> <div>2012</div></div>',
        '<p>Clerk <span style="float: right">2012</span></p>',
        '<div style="display: grid"><div>Clerk</div><div>2012</div></div>',
    ],
)
def test_boxes_side_by_side_are_read_across(markup: str) -> None:
    assert texts(read(markup, ".head { display: flex }")) == ["Clerk\t2012"]


def test_columns_of_a_flexible_layout() -> None:
    side, main = ("".join(f"<p>{word}" for word in words) for words in (("A", "B", "C"), ("D", "E", "F")))
    document = read(f'<div style="display:flex"><div>{side}</div><div>{main}</div></div>')
    assert [line.column for line in document.lines] == [0, 0, 0, 1, 1, 1]
    column = read('<div style="display:flex; flex-direction: column"><div>A</div><div>B</div></div>')
    assert texts(column) == ["A", "B"]


def test_wide_gaps_are_tabs() -> None:
    document = read(
        "<p>Clerk&nbsp;&nbsp; &nbsp;&nbsp;2012</p><p>Cook&emsp;2013</p>"
        "<p>&nbsp;&nbsp;&nbsp;&nbsp;In&nbsp;&nbsp;all"
    )
    assert texts(document) == ["Clerk\t2012", "Cook\t2013", "In all"]


def test_preformatted_text_keeps_its_lines() -> None:
    assert texts(read("<pre>Jane Doe\n\nSkills\tExcel</pre>")) == ["Jane Doe", "Skills\tExcel"]
    assert texts(read('<div style="white-space: pre-wrap">Jane\nDoe</div>')) == ["Jane", "Doe"]


@pytest.mark.parametrize(
    ("markup", "reason"),
    [
        ('<p style="display: none">{}</p>', "formatted as hidden"),
        ("<p hidden>{}</p>", "formatted as hidden"),
        ('<p class="ghost">{}</p>', "formatted as hidden"),
        ('<p id="Trick">{}</p>', "formatted as hidden"),
        ('<div style="visibility:hidden"><p>{}</p></div>', "formatted as hidden"),
        ('<span style="opacity: 0">{}</span>', "formatted as hidden"),
        ('<span style="position:absolute; left:-9999px">{}</span>', "formatted as hidden"),
        ('<span style="mso-hide: all">{}</span>', "formatted as hidden"),
        ('<span class="sr-only">{}</span>', "formatted as hidden"),
        ('<span style="font-size:0">{}</span>', "smaller than 2 points"),
        ('<span style="font-size:1px">{}</span>', "smaller than 2 points"),
        ('<span style="color: #FFF">{}</span>', "white on white"),
        ('<font color="white">{}</font>', "white on white"),
        ('<span style="color: rgba(0,0,0,0)">{}</span>', "formatted as hidden"),
        (
            '<div style="background: #1f3864 none"><i style="color:rgb(31,56,100)">{}</i></div>',
            "in the colour of its background",
        ),
    ],
)
def test_hidden_text_is_left_out_and_reported(markup: str, reason: str) -> None:
    style = (
        "/* x */ @media print { .ghost { display: block } } .ghost, p#trick { display: none !important }"
        ".sr-only { clip: rect(0, 0, 0, 0); position: absolute }"
    )
    document = read("<p>Jane Doe</p>" + markup.format("Salesforce CPA"), style)
    assert document.text == "Jane Doe"
    (finding,) = document.findings
    assert (finding.code, finding.quote) == ("hidden_text", "Salesforce CPA")
    assert reason in finding.message


@pytest.mark.parametrize(
    ("markup", "style"),
    [
        ('<div style="background:#1f3864"><p style="color:white">Skills</p></div>', ""),
        ('<table bgcolor="#1f3864"><tr><td><font color="#ffffff">Skills</font></table>', ""),
        ('<div class="bar"><h1>Skills</h1></div>', "h1 { color: #fff } .page .bar { background: #1f3864 }"),
        ('<div style="background: url(x.png)"><p style="color:#fff">Skills</p></div>', ""),
        ('<div style="visibility:hidden"><p style="visibility:visible">Skills</p></div>', ""),
        ('<div style="font-size:0"><p style="font-size:12px">Skills</p></div>', ""),
        ('<p aria-hidden="true">Skills</p>', "a:hover { color: white } p { color: #333 }"),
        ('<p class="print">Skills</p>', "@media print { .print { display: none } }"),
        ('<p style="color: var(--ink)">Skills</p>', ""),
    ],
)
def test_visible_text_stays(markup: str, style: str) -> None:
    document = read(markup, style)
    assert document.text == "Skills"
    assert document.findings == ()


def test_style_sheets_that_are_not_fetched_may_colour_the_ground() -> None:
    page = b'<html><head><link rel="stylesheet" href="x.css"></head><p style="color:white">Skills</p>'
    assert parse(page, "cv.html").text == "Skills"


def test_lists_without_marks_are_no_bullets() -> None:
    document = read('<ul style="list-style: none"><li>Acme</ul><ul><li>Item</ul>')
    assert [line.bullet for line in document.lines] == [False, True]


def test_lists_of_a_page_saved_by_word() -> None:
    item = (
        "<p class=MsoListParagraph style='text-indent:-.25in;mso-list:l0 level1 lfo1'><![if !supportLists]>"
        "<span style='font-family:Symbol'><span style='mso-list:Ignore'>·<span>&nbsp; </span></span></span>"
        "<![endif]>Won twelve clients<o:p></o:p></p>"
        "<p class=MsoNormal><span style='font-family:Symbol'>·</span> Kept them</p>"
    )
    document = read(item)
    assert [(document.line_text(line), line.bullet) for line in document.lines] == [
        ("Won twelve clients", True),
        ("Kept them", True),
    ]


@pytest.mark.parametrize(
    "data",
    [
        "\ufeff<html><p>José – 5 €</p>".encode(),
        "<html><p>José – 5 €</p>".encode("utf-16"),
        '<html><meta charset="windows-1252"><p>José – 5 €</p>'.encode("cp1252"),
        "<html><meta http-equiv=Content-Type content='text/html; charset=iso-8859-1'>José – 5 €".encode(
            "cp1252"
        ),
        '<meta charset="utf-8"><p>José – 5 €</p>'.encode("cp1252"),
        '<?xml version="1.0"?>\n<!DOCTYPE html PUBLIC "x"><html><p>José – 5 €</p></html>'.encode(),
        b"  <!-- saved --> <div>Jos&eacute; &ndash; 5&nbsp;&#8364;</div>",
        (
            b"MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=B\r\n\r\n--B\r\n"
            b"Content-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n"
            b"<html><p>Jos=C3=A9 =E2=80=93 5 =E2=82=AC</p></html>\r\n--B\r\n"
            b"Content-Type: image/png\r\n\r\nx\r\n--B--"
        ),
    ],
    ids=["utf-8", "utf-16", "cp1252", "latin-1", "false", "xhtml", "entities", "mhtml"],
)
def test_encodings_and_packings(data: bytes) -> None:
    document = parse(data, "cv.txt")
    assert (document.format, document.text) == ("html", "José – 5 €")


def test_charset_of_another_script() -> None:
    data = '<html><meta charset="windows-1251"><p>Мария</p>'.encode("cp1251")
    assert parse(data, "cv.html").text == "Мария"


@pytest.mark.parametrize(
    "markup", ["<div>" * 300 + "x", "<div>" * 30_000 + "x", "<b>" * 250 + "<table><tr><td>x"]
)
def test_absurd_nesting_is_damage(markup: str) -> None:
    with pytest.raises(DamagedFile, match=r"cv\.html.*limit 200"):
        read(markup)


@pytest.mark.parametrize("body", ["", "<p> </p>", "<script>x</script>", "<p hidden>Jane</p>"])
def test_page_without_text_is_empty(body: str) -> None:
    with pytest.raises(EmptyFile, match=r"cv\.html"):
        read(body)


@pytest.mark.parametrize(
    ("written", "points"), [("12pt", 12), ("16px", 12), ("1.5em", 15), ("50%", 5), ("small", 10), ("x", None)]
)
def test_lengths(written: str, points: float | None) -> None:
    assert length(written, 10.0) == points


@pytest.mark.parametrize(
    ("written", "digits"),
    [("#FFF".lower(), "ffffff"), ("#1f386480", "1f3864"), ("rgb(0 0 255 / 50%)", "0000ff"), ("pink!", None)],
)
def test_colours(written: str, digits: str | None) -> None:
    assert color(written) == digits


def test_rules_that_win() -> None:
    sheet = Sheet()
    sheet.add(
        "<!-- p { color: red } .a { color: blue; font-weight: bold } p.a{color:#111} .b > p { margin: 0 } -->"
    )
    assert sheet.declared("p", "a", "", "COLOR: green") == {"color": "green", "font-weight": "bold"}
    assert sheet.declared("p", "A b", "", "")["color"] == "#111"
    assert not sheet.is_unsure_of_colors
    sheet.add("} { .x { .y p { background: black }")
    assert sheet.declared("div", "", "", "") == {}
