"""What the walk over a DOCX sees and skips; the guards around the package."""

import io
import zipfile
from typing import Any

import pytest
from builders import NAMESPACES, docx_of, docx_with, paragraph, run, table, texts, with_part, zipped
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml import parse_xml

from screener.errors import DamagedFile, EmptyFile, EncryptedFile, TooLarge
from screener.parsers import Limits, parse

LONG = "Managed a portfolio of regional clients and kept their contracts up to date for nine years in a row"


def lines_of(data: bytes) -> list[str]:
    return texts(parse(data, "cv.docx"))


def test_styles_lists_runs_and_gaps() -> None:
    def build(package: Any) -> None:
        package.add_heading("Experience", level=2)
        head = package.add_paragraph()
        head.add_run("Acme Media").bold = True
        head.add_run(", Leeds\t2012 - 2015")
        package.add_paragraph("Won twelve clients", style="List Bullet")
        package.add_paragraph("Kept them", style="List Number")
        package.add_paragraph("")
        package.add_paragraph("No list", style="List Paragraph")

    document = parse(docx_of(build), "cv.docx")
    heading, head, bullet, numbered, plain = document.lines
    assert texts(document) == [
        "Experience",
        "Acme Media, Leeds\t2012 - 2015",
        "Won twelve clients",
        "Kept them",
        "No list",
    ]
    assert heading.heading == 2
    assert heading.is_bold
    assert heading.size == 13
    assert [document.text[start:end] for start, end in head.bold] == ["Acme Media"]
    assert head.size == 11
    assert [line.bullet for line in document.lines] == [False, False, True, True, False]
    assert not numbered.gap_above
    assert plain.gap_above
    assert bullet.page == 1


def test_line_breaks_tabs_and_special_characters() -> None:
    block = paragraph(
        "<w:r><w:t>First</w:t><w:br/><w:t>Second</w:t><w:tab/><w:tab/><w:t>far</w:t></w:r>",
        "<w:r><w:cr/><w:t>co</w:t><w:noBreakHyphen/><w:t>op</w:t><w:softHyphen/><w:t>erate</w:t></w:r>",
        '<w:r><w:br w:type="page"/><w:sym w:font="Wingdings" w:char="F0B7"/></w:r>',
        run(" Item"),
    )
    document = parse(docx_with(block), "cv.docx")
    assert texts(document) == ["First", "Second\tfar", "co-operate", "Item"]
    assert [line.bullet for line in document.lines] == [False, False, False, True]


def test_numbered_paragraph_is_an_item_unless_its_number_is_taken_away() -> None:
    numbering = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="{}"/></w:numPr>'
    document = parse(
        docx_with(
            paragraph(run("Item"), properties=numbering.format(3)),
            paragraph(run("Text"), properties=numbering.format(0)),
        ),
        "cv.docx",
    )
    assert [line.bullet for line in document.lines] == [True, False]


def test_paragraph_of_a_list_without_marks_is_no_item() -> None:
    def build(package: Any) -> None:
        levels = (
            ("bullet", "•", ""),
            ("decimal", "", ""),
            ("none", "x", ""),
            ("bullet", "", "w:lvlPicBulletId"),
        )
        root = package.part.numbering_part.element
        for place, (kind, mark, picture) in enumerate(levels):
            number = 90 + place
            picture = f'<{picture} w:val="0"/>' if picture else ""
            inside = (
                f'<w:lvl w:ilvl="0"><w:numFmt w:val="{kind}"/><w:lvlText w:val="{mark}"/>{picture}</w:lvl>'
            )
            root.append(
                parse_xml(f'<w:abstractNum {NAMESPACES} w:abstractNumId="{number}">{inside}</w:abstractNum>')
            )
            root.append(
                parse_xml(
                    f'<w:num {NAMESPACES} w:numId="{number}"><w:abstractNumId w:val="{number}"/></w:num>'
                )
            )
            properties = f'<w:numPr><w:ilvl w:val="0"/><w:numId w:val="{number}"/></w:numPr>'
            block = paragraph(run(f"Item {place}"), properties=properties)
            package.element.body.append(parse_xml(block.replace("<w:p>", f"<w:p {NAMESPACES}>", 1)))

    document = parse(docx_of(build), "cv.docx")
    assert [line.bullet for line in document.lines] == [True, False, False, True]


def test_tracked_changes_show_the_present_text() -> None:
    block = paragraph(
        run("Key "),
        f'<w:ins w:id="1" w:author="x">{run("account ")}</w:ins>',
        '<w:del w:id="2" w:author="x"><w:r><w:delText>sales </w:delText></w:r></w:del>',
        f'<w:moveFrom w:id="3" w:author="x">{run("gone ")}</w:moveFrom>',
        f'<w:moveTo w:id="4" w:author="x">{run("manager")}</w:moveTo>',
        '<w:r><w:commentReference w:id="5"/></w:r>',
    )
    assert lines_of(docx_with(block)) == ["Key account manager"]


def test_links_fields_and_content_controls() -> None:
    inside = paragraph(
        f'<w:hyperlink w:anchor="x">{run("jane@example.com")}</w:hyperlink>',
        '<w:r><w:fldChar w:fldCharType="begin"/><w:instrText> DATE </w:instrText>'
        '<w:fldChar w:fldCharType="separate"/></w:r>',
        run(" today"),
        f"<w:sdt><w:sdtPr/><w:sdtContent>{run(' Leeds')}</w:sdtContent></w:sdt>",
    )
    block = f"<w:sdt><w:sdtPr/><w:sdtContent>{inside}</w:sdtContent></w:sdt>"
    assert lines_of(docx_with(block)) == ["jane@example.com today Leeds"]


def text_box(inside: str) -> str:
    choice = (
        '<mc:Choice Requires="wps"><w:drawing><wp:anchor><a:graphic><a:graphicData uri="x"><wps:wsp>'
        f"<wps:txbx><w:txbxContent>{inside}</w:txbxContent></wps:txbx>"
        "</wps:wsp></a:graphicData></a:graphic></wp:anchor></w:drawing></mc:Choice>"
    )
    fallback = (
        "<mc:Fallback><w:pict><v:textbox><w:txbxContent>"
        f"{inside}</w:txbxContent></v:textbox></w:pict></mc:Fallback>"
    )
    return f"<w:r><mc:AlternateContent>{choice}{fallback}</mc:AlternateContent></w:r>"


def test_text_box_is_read_once_after_the_paragraph_it_hangs_on() -> None:
    box = text_box(paragraph(run("Skills")) + paragraph(run("Excel", '<w:color w:val="FFFFFF"/>')))
    document = parse(docx_with(paragraph(run("Jane Doe"), box), paragraph(run("Experience"))), "cv.docx")
    assert texts(document) == ["Jane Doe", "Skills", "Excel", "Experience"]
    columns = [line.column for line in document.lines]
    assert columns[0] == columns[3] != columns[1] == columns[2]


def test_rows_of_short_cells_become_lines_with_tabs() -> None:
    document = parse(
        docx_with(
            table(
                (paragraph(run("Degree", "<w:b/>")), paragraph(run("Year", "<w:b/>"))),
                (paragraph(run("BA Marketing")), paragraph(run("1998"))),
                (paragraph(run("Summary")), paragraph(run(LONG))),
            )
        ),
        "cv.docx",
    )
    assert texts(document) == ["Degree\tYear", "BA Marketing\t1998", f"Summary\t{LONG}"]
    assert all(line.in_table for line in document.lines)
    first = document.lines[0]
    assert [document.text[start:end] for start, end in first.bold] == ["Degree", "Year"]


def test_cells_of_several_paragraphs_are_read_one_after_the_other() -> None:
    blocks = table(
        (paragraph(run("North")), paragraph(run("Acme")) + paragraph(run("Manager"))),
        (paragraph(run("South")), paragraph(run("Borealis")) + paragraph(run("Clerk"))),
    )
    assert lines_of(docx_with(blocks)) == ["North", "Acme", "Manager", "South", "Borealis", "Clerk"]


def test_first_lines_of_a_dated_row_are_read_across() -> None:
    duties = paragraph(run("Manager")) + paragraph(run("Led a team."))
    blocks = table((paragraph(run("Acme")), duties, paragraph(run("2009 - 2012"))))
    assert lines_of(docx_with(blocks)) == ["Acme\tManager\t2009 - 2012", "Led a team."]
    post = paragraph(run("Manager")) + paragraph(run("Acme"))
    told = docx_with(table((paragraph(run("2009 - 2012")), post, paragraph(run("Led a large team.")))))
    assert lines_of(told) == ["2009 - 2012\tManager", "Acme", "Led a large team."]


def test_layout_table_is_two_columns() -> None:
    side = "".join(paragraph(run(text)) for text in ("Contact", "Leeds", "Skills", "Excel"))
    main = "".join(paragraph(run(text)) for text in ("Experience", "Acme Media", "Manager", LONG))
    document = parse(docx_with(paragraph(run("Jane Doe")), table((side, main))), "cv.docx")
    assert texts(document) == [
        "Jane Doe", "Contact", "Leeds", "Skills", "Excel", "Experience", "Acme Media", "Manager", LONG,
    ]  # fmt: skip
    assert [line.column for line in document.lines] == [0] + [1] * 4 + [2] * 4
    assert not any(line.in_table for line in document.lines)


def test_merged_cells_are_read_once_and_nested_tables_in_their_place() -> None:
    def build(package: Any) -> None:
        grid = package.add_table(rows=2, cols=3)
        grid.cell(0, 0).merge(grid.cell(1, 0)).text = "Merged"
        grid.cell(0, 1).merge(grid.cell(0, 2)).text = "Wide"
        grid.cell(1, 1).text = "Before"
        inner = grid.cell(1, 1).add_table(rows=1, cols=2)
        inner.cell(0, 0).text, inner.cell(0, 1).text = "In", "side"
        grid.cell(1, 2).text = "After"

    assert lines_of(docx_of(build)) == ["Merged\tWide", "Before", "In\tside", "After"]


def test_header_comes_first_and_footer_last() -> None:
    def build(package: Any) -> None:
        section = package.sections[0]
        section.header.paragraphs[0].text = "Jane Doe, jane@example.com"
        section.footer.paragraphs[0].text = "References on request"
        package.add_paragraph("Experience")

    assert lines_of(docx_of(build)) == ["Jane Doe, jane@example.com", "Experience", "References on request"]


def test_header_of_the_first_page_goes_before_the_usual_one() -> None:
    def build(package: Any) -> None:
        section = package.sections[0]
        section.different_first_page_header_footer = True
        section.first_page_header.paragraphs[0].text = "Jane Doe"
        section.header.paragraphs[0].text = "Page two of Jane Doe"
        package.add_paragraph("Experience")

    assert lines_of(docx_of(build)) == ["Jane Doe", "Experience"]


@pytest.mark.parametrize(
    ("properties", "reason"),
    [
        ("<w:vanish/>", "formatted as hidden"),
        ('<w:color w:val="FFFFFF"/>', "white on white"),
        ('<w:color w:val="FEFEFE"/>', "white on white"),
        ('<w:sz w:val="2"/>', "smaller than 2 points"),
    ],
)
def test_hidden_text_is_left_out_and_reported(properties: str, reason: str) -> None:
    document = parse(docx_with(paragraph(run("Jane Doe"), run("Salesforce CPA", properties))), "cv.docx")
    assert document.text == "Jane Doe"
    (finding,) = document.findings
    assert finding.code == "hidden_text"
    assert finding.quote == "Salesforce CPA"
    assert reason in finding.message


def test_text_hidden_by_its_style() -> None:
    def build(package: Any) -> None:
        style = package.styles.add_style("Ghost", WD_STYLE_TYPE.CHARACTER)
        style.font.hidden = True
        package.add_paragraph("Jane ").add_run("smuggled", style="Ghost")

    document = parse(docx_of(build), "cv.docx")
    assert document.text == "Jane"
    assert [finding.quote for finding in document.findings] == ["smuggled"]


@pytest.mark.parametrize(
    "properties",
    [
        '<w:color w:val="FFFFFF"/><w:shd w:val="clear" w:fill="1F3864"/>',
        '<w:color w:val="FFFFFF"/><w:highlight w:val="black"/>',
        '<w:vanish w:val="0"/>',
        '<w:color w:val="808080"/>',
        '<w:color w:val="auto"/>',
    ],
)
def test_visible_text_stays(properties: str) -> None:
    document = parse(docx_with(paragraph(run("Skills", properties))), "cv.docx")
    assert document.text == "Skills"
    assert document.findings == ()


def test_white_text_in_a_shaded_cell_stays() -> None:
    white = paragraph(run("Skills", '<w:color w:val="FFFFFF"/>'))
    block = (
        '<w:tbl><w:tblPr/><w:tblGrid/><w:tr><w:tc><w:tcPr><w:shd w:val="clear" w:fill="1F3864"/></w:tcPr>'
        f"{white}</w:tc></w:tr></w:tbl>"
    )
    assert lines_of(docx_with(block)) == ["Skills"]


def test_document_without_text_is_empty() -> None:
    with pytest.raises(EmptyFile, match=r"cv\.docx"):
        parse(docx_of(lambda package: package.add_paragraph(" ")), "cv.docx")


def test_bomb_is_refused_by_its_real_size() -> None:
    bomb = with_part(docx_of(lambda package: None), "word/media/a.bin", bytes(3_000_000))
    with pytest.raises(TooLarge, match=r"cv\.docx: word/media/a\.bin .*limit 200 times"):
        parse(bomb, "cv.docx")
    with pytest.raises(TooLarge, match=r"limit 1000000 bytes"):
        parse(bomb, "cv.docx", Limits(archive_bytes=1_000_000))


def test_package_of_many_files_is_refused() -> None:
    many = zipped({"word/document.xml": b"<x/>", **{f"word/{n}.xml": b"<x/>" for n in range(60)}})
    with pytest.raises(TooLarge, match=r"61 files \(limit 50 files\)"):
        parse(many, "cv.docx", Limits(archive_entries=50))


def test_a_package_that_declares_entities_is_refused() -> None:
    evil = (
        b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/hostname"><!ENTITY b "bomb">]>'
        b'<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body><w:p><w:r>'
        b"<w:t>Jane Doe</w:t></w:r><w:r><w:t>&a;</w:t></w:r><w:r><w:t>&b;</w:t></w:r></w:p></w:body>"
        b"</w:document>"
    )
    data = with_part(docx_of(lambda package: None), "word/document.xml", evil)
    with pytest.raises(DamagedFile, match=r"cv\.docx: word/document\.xml .* declares entities"):
        lines_of(data)


@pytest.mark.parametrize("content", [b"", b"<w:document", b"<x/>", b"not xml"])
def test_broken_main_document_is_damage(content: bytes) -> None:
    data = with_part(docx_of(lambda package: None), "word/document.xml", content)
    with pytest.raises(DamagedFile, match=r"cv\.docx"):
        parse(data, "cv.docx")


def test_package_without_relationships_is_damage() -> None:
    with pytest.raises(DamagedFile, match=r"cv\.docx"):
        parse(zipped({"word/document.xml": b"<x/>"}), "cv.docx")


def test_encrypted_entry_says_so() -> None:
    data = bytearray(docx_of(lambda package: package.add_paragraph("Jane")))
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        count = len(archive.infolist())
    place = -1
    for _ in range(count):
        place = data.index(b"PK\x01\x02", place + 1)
        data[place + 8] |= 1
    with pytest.raises(EncryptedFile, match=r"cv\.docx.*password"):
        parse(bytes(data), "cv.docx")
