"""What the walk over an OpenDocument text sees and skips."""

import pytest
from builders import texts, zipped
from format_builders import ODF_NAMESPACES, ODT_MIME, odt, odt_content, odt_list, odt_table, p

from screener.document import Document
from screener.errors import DamagedFile, EmptyFile, EncryptedFile, TooLarge, UnsupportedFormat
from screener.parsers import Limits, parse

LONG = "Managed a portfolio of regional clients and kept their contracts up to date for nine years in a row"


def read(*blocks: str, automatic: str = "", styles: str = "", master: str = "") -> Document:
    return parse(odt(*blocks, automatic=automatic, styles=styles, master=master), "cv.odt")


def text_style(name: str, properties: str, parent: str = "", family: str = "text") -> str:
    above = f' style:parent-style-name="{parent}"' if parent else ""
    return (
        f'<style:style style:name="{name}" style:family="{family}"{above}>'
        f"<style:text-properties {properties}/></style:style>"
    )


def test_headings_lists_bold_and_gaps() -> None:
    document = read(
        '<text:h text:outline-level="2">Experience</text:h>',
        p('<text:span text:style-name="B">Acme Media</text:span>, Leeds<text:tab/>2012 - 2015'),
        odt_list(p("Won twelve clients") + p("and kept them"), p("Planned") + odt_list(p("routes"))),
        p(""),
        p("Text"),
    )
    assert document.format == "odt"
    assert [
        (document.line_text(line), line.heading, line.bullet, line.gap_above) for line in document.lines
    ] == [
        ("Experience", 2, False, False),
        ("Acme Media, Leeds\t2012 - 2015", None, False, False),
        ("Won twelve clients", None, True, False),
        ("and kept them", None, False, False),
        ("Planned", None, True, False),
        ("routes", None, True, False),
        ("Text", None, False, True),
    ]
    assert [document.text[start:end] for start, end in document.lines[1].bold] == ["Acme Media"]
    assert [line.indent for line in document.lines] == [0, 0, 18, 18, 18, 36, 0]


def test_items_of_a_list_without_marks_are_no_bullets() -> None:
    plain = (
        '<text:list-style style:name="L1"><text:list-level-style-number text:level="1" '
        'style:num-format=""/></text:list-style>'
    )
    document = read(odt_list(p("Text"), style="L1"), odt_list(p("Item")), automatic=plain)
    assert [line.bullet for line in document.lines] == [False, True]


def test_a_heading_in_a_list_is_a_heading() -> None:
    document = read(odt_list('<text:h text:outline-level="1">Experience</text:h>'))
    assert [(line.heading, line.bullet) for line in document.lines] == [(1, False)]


def test_bold_and_size_come_through_parent_styles() -> None:
    styles = (
        '<style:default-style style:family="paragraph"><style:text-properties fo:font-size="10pt"/>'
        "</style:default-style>"
        + text_style("Head", 'fo:font-weight="bold" fo:font-size="150%"', family="paragraph")
        + text_style("Sub", 'fo:color="#333333"', "Head", family="paragraph")
    )
    light = text_style("T1", 'fo:font-weight="normal"')
    document = read(
        p('Acme <text:span text:style-name="T1">Leeds</text:span>', "Sub"),
        p("x"),
        automatic=light,
        styles=styles,
    )
    head, plain = document.lines
    assert [document.text[start:end] for start, end in head.bold] == ["Acme "]
    assert (head.size, plain.size) == (15, 10)


def test_spaces_breaks_and_soft_hyphens() -> None:
    document = read(
        p("A<text:s text:c='3'/>B\n   C<text:line-break/>co\u00adop<text:soft-page-break/>erate"),
        p('<text:a><text:span text:style-name="B">jane@example.com</text:span></text:a>'),
        p("Page <text:page-number>1</text:page-number>"),
    )
    assert texts(document) == ["A B C", "cooperate", "jane@example.com", "Page 1"]


def test_deletions_comments_and_notes_are_left_out() -> None:
    document = read(
        "<text:tracked-changes><text:changed-region><text:deletion>"
        f"{p('sales')}</text:deletion></text:changed-region></text:tracked-changes>",
        p(
            'Key <text:change text:change-id="1"/>account<office:annotation><dc:creator>x</dc:creator>'
            f"{p('ask her')}</office:annotation> manager"
            f"<text:note><text:note-citation>1</text:note-citation><text:note-body>{p('n')}</text:note-body></text:note>"
        ),
    )
    assert texts(document) == ["Key account manager"]


def test_rows_nested_tables_and_covered_cells() -> None:
    inner = odt_table((p("In"), p("side")))
    covered = (
        "<table:table><table:table-header-rows><table:table-row><table:table-cell>"
        f"{p('Degree')}</table:table-cell><table:table-cell>{p('Year')}</table:table-cell></table:table-row>"
        f"</table:table-header-rows><table:table-row><table:table-cell>{p('BA')}</table:table-cell>"
        f"<table:covered-table-cell>{p('Degree')}</table:covered-table-cell></table:table-row></table:table>"
    )
    document = read(covered, odt_table((p("Before") + inner, p("After"))), odt_table((p("Summary"), p(LONG))))
    assert texts(document) == [
        "Degree\tYear", "BA", "Before", "In\tside", "After", f"Summary\t{LONG}",
    ]  # fmt: skip
    assert all(line.in_table for line in document.lines)


def test_layout_table_is_two_columns() -> None:
    side = "".join(map(p, ("Contact", "Leeds", "Skills")))
    main = "".join(map(p, ("Experience", "Acme Media", "Manager")))
    document = read(p("Jane Doe"), odt_table((side, main)))
    assert [line.column for line in document.lines] == [0, 1, 1, 1, 2, 2, 2]


def test_frames_are_read_once_after_their_paragraph() -> None:
    box = f"<draw:frame><draw:text-box>{p('Skills')}{p('Excel')}</draw:text-box><draw:image/></draw:frame>"
    shape = f"<draw:g><draw:custom-shape>{p('Shape')}</draw:custom-shape></draw:g>"
    document = read(p(f"Jane {box}Doe"), shape, p("Experience"))
    assert texts(document) == ["Jane Doe", "Skills", "Excel", "Shape", "Experience"]
    assert [line.column for line in document.lines] == [0, 1, 1, 2, 0]


def test_header_comes_first_and_footer_last() -> None:
    master = (
        '<style:master-page style:name="Standard">'
        f"<style:header>{p('Jane Doe')}</style:header><style:footer>{p('References')}</style:footer>"
        '</style:master-page><style:master-page style:name="First">'
        f"<style:header>{p('J. Doe')}</style:header></style:master-page>"
    )
    assert texts(read(p("Experience"), master=master)) == ["Jane Doe", "Experience", "References"]
    first = '<style:style style:name="P1" style:family="paragraph" style:master-page-name="First"/>'
    assert texts(read(p("Experience", "P1"), master=master, automatic=first)) == ["J. Doe", "Experience"]


@pytest.mark.parametrize(
    ("properties", "reason"),
    [
        ('text:display="none"', "formatted as hidden"),
        ('fo:color="#ffffff"', "white on white"),
        ('fo:font-size="1pt"', "smaller than 2 points"),
    ],
)
@pytest.mark.parametrize("family", ["text", "paragraph"])
def test_hidden_text_is_left_out_and_reported(properties: str, reason: str, family: str) -> None:
    ghost = text_style("G", properties, family=family)
    smuggled = p('<text:span text:style-name="G">Salesforce CPA</text:span>')
    if family == "paragraph":
        smuggled = p("Salesforce CPA", "G")
    document = read(p("Jane Doe"), smuggled, automatic=ghost)
    assert document.text == "Jane Doe"
    (finding,) = document.findings
    assert (finding.code, finding.quote) == ("hidden_text", "Salesforce CPA")
    assert reason in finding.message


def test_hidden_section_is_reported() -> None:
    document = read(p("Jane"), f'<text:section text:display="none">{p("Salesforce")}</text:section>')
    assert document.text == "Jane"
    assert [finding.quote for finding in document.findings] == ["Salesforce"]


def test_white_text_on_a_dark_ground_stays() -> None:
    white = text_style("W", 'fo:color="#ffffff"')
    dark = (
        '<style:style style:name="C" style:family="table-cell">'
        '<style:table-cell-properties fo:background-color="#1f3864"/></style:style>'
    )
    span = p('<text:span text:style-name="W">Skills</text:span>')
    cell = f'<table:table-cell table:style-name="C">{span}</table:table-cell>'
    block = f"<table:table><table:table-row>{cell}</table:table-row></table:table>"
    box = f"<draw:frame><draw:text-box>{span}</draw:text-box></draw:frame>"
    assert texts(read(block, p(box), automatic=white + dark)) == ["Skills", "Skills"]


def test_flat_file_is_read_too() -> None:
    flat = odt_content(
        p("Jane Doe"),
        root="document",
        more="<!-- application/vnd.oasis.opendocument.text -->",
    )
    document = parse(flat.encode(), "cv.fodt")
    assert (document.format, texts(document)) == ("odt", ["Jane Doe"])


def test_entities_reach_no_text() -> None:
    declared = '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/hostname"><!ENTITY b "bomb">]>'
    flat = odt_content(p("Jane &a;&b;Doe"), root="document", more="<!-- opendocument.text -->")
    flat = flat.replace("?>", f"?>{declared}", 1)
    document = parse(flat.encode(), "cv.fodt")
    assert "bomb" not in document.text
    assert texts(document) == ["Jane Doe"]


def test_encrypted_package_says_so() -> None:
    data = odt(p("x"), manifest="<manifest:encryption-data/>")
    with pytest.raises(EncryptedFile, match=r"cv\.odt.*password"):
        parse(data, "cv.odt")


def test_package_without_text_is_empty() -> None:
    with pytest.raises(EmptyFile, match=r"cv\.odt"):
        read(p(" "))


@pytest.mark.parametrize("content", [b"", b"<office", b"not xml", odt_content(p("x")).encode()[:-40]])
def test_broken_content_is_damage(content: bytes) -> None:
    with pytest.raises(DamagedFile, match=r"cv\.odt"):
        parse(zipped({"mimetype": ODT_MIME, "content.xml": content}), "cv.odt")


def test_spreadsheet_is_refused() -> None:
    body = "<office:body><office:spreadsheet/></office:body>"
    sheet = f"<office:document-content {ODF_NAMESPACES}>{body}</office:document-content>"
    with pytest.raises(UnsupportedFormat, match="other than a text"):
        parse(zipped({"content.xml": sheet.encode()}), "cv.odt")


def test_bomb_is_refused() -> None:
    with pytest.raises(TooLarge, match=r"cv\.odt.*OpenDocument package.*limit 200 times"):
        parse(zipped({"content.xml": b"<x/>", "Pictures/a": bytes(3_000_000)}), "cv.odt")
    with pytest.raises(TooLarge, match="limit 1 files"):
        parse(odt(p("x")), "cv.odt", Limits(archive_entries=1))
