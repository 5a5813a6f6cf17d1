r"""What the reader of RTF makes of groups, control words and code pages."""

import time

import pytest
from builders import texts
from format_builders import rtf

from screener.document import Document
from screener.errors import DamagedFile, EmptyFile
from screener.parsers import parse
from screener.parsers.rtf_tables import code_page, colors, fonts, headings


def read(body: str, head: str = "") -> Document:
    return parse(rtf(body, head), "cv.rtf")


def test_paragraphs_headings_bullets_bold_and_gaps() -> None:
    document = read(
        r"\pard\s1\b Experience\b0\par\pard\s7 Jobs\par\pard {\b Acme Media}, Leeds\tab 2012\par"
        r"\pard{\listtext\f1\'b7\tab}\ls1\li360 Won twelve clients\par"
        r"\pard{\pntext\f1\'B7\tab}{\*\pn\pnlvlblt{\pntxtb\'B7}}Kept them\par\pard\par"
        r"\pard\outlinelevel2 Deep\par\pard\fi720 No list\par"
    )
    assert document.format == "rtf"
    assert [
        (document.line_text(line), line.heading, line.bullet, line.gap_above, line.indent)
        for line in document.lines
    ] == [
        ("Experience", 1, False, False, 0),
        ("Jobs", 2, False, False, 0),
        ("Acme Media, Leeds\t2012", None, False, False, 0),
        ("Won twelve clients", None, True, False, 18),
        ("Kept them", None, True, False, 0),
        ("Deep", 3, False, True, 0),
        ("No list", None, False, False, 36),
    ]
    assert [document.text[start:end] for start, end in document.lines[2].bold] == ["Acme Media"]


@pytest.mark.parametrize(
    ("body", "text"),
    [
        (r"Jos\'e9 M\'fcller \endash  \ldblquote Key\rdblquote  caf\u233?", "José Müller – “Key” café"),
        (r"{\uc0 \u1052\u1072\u1088}", "Мар"),
        (r"{\uc2 \u8211xy}2012", "–2012"),
        (r"\u8211\'962012", "–2012"),
        (r"\u-10179?\u-8704?!", "😀!"),
        (r"\u233{}a", "éa"),
        (r"{\f2 \'cc\'e0\'f0\'e8\'ff}", "Мария"),
        (r"{\f3 \'83\'41\'83\'42}", "アィ"),
        (r"co\-op\_er\~ate", "coop-er ate"),
        (r"a\{b\}c\\d", "a{b}c\\d"),
        ("line\r\nbroken\nanywhere", "linebrokenanywhere"),
        (r"A {\f1 \'b7} B", "A B"),
        (r"{\field{\*\fldinst HYPERLINK mailto:j@x.com}{\fldrslt jane@example.com}}", "jane@example.com"),
        (
            r"Key {\deleted sales }{\revised account} manager{\*\atnid x}{\*\annotation ask}",
            "Key account manager",
        ),
        (r"Jane{\footnote note}{\*\unknown nothing}{\pict 89504e47}", "Jane"),
        (r"Jane{\pict\bin4 }{\}} Doe", "Jane Doe"),
        ("Jane\\\nDoe", "Jane\nDoe"),
        (r"Jane\line Doe", "Jane\nDoe"),
    ],
)
def test_characters(body: str, text: str) -> None:
    assert read(body + r"\par").text == text


def test_code_page_of_the_document() -> None:
    data = b"{\\rtf1\\ansi\\ansicpg1251 \\'cc\\'e0\\'f0 \xe8\xff\\par}"
    assert parse(data, "cv.rtf").text == "Мар ия"
    assert parse(b"{\\rtf1\\mac \\'8e\\par}", "cv.rtf").text == "é"


def test_rows_and_nested_tables() -> None:
    document = read(
        r"\trowd\cellx5\cellx9\pard\intbl Degree\cell Year\cell\row"
        r"\trowd\cellx5\cellx9\pard\intbl Before\par\pard\intbl\itap2 In\nestcell side\nestcell"
        r"{\*\nesttableprops\trowd\cellx1\cellx2\nestrow}{\nonesttables\par}"
        r"\pard\intbl\itap1\cell After\cell\row\pard Text\par"
    )
    assert texts(document) == ["Degree\tYear", "Before", "In\tside", "After", "Text"]
    assert [line.in_table for line in document.lines] == [True, True, True, True, False]


def test_row_without_its_end_is_not_lost() -> None:
    assert texts(read(r"\pard\intbl A\cell B\cell\pard After\par")) == ["A\tB", "After"]


def test_layout_table_is_two_columns() -> None:
    side, main = (
        r"\par ".join(words) for words in (("Contact", "Leeds", "Skills"), ("Jobs", "Acme", "Clerk"))
    )
    document = read(rf"\pard Jane\par\trowd\pard\intbl {side}\cell {main}\cell\row\pard")
    assert [line.column for line in document.lines] == [0, 1, 1, 1, 2, 2, 2]


def test_header_comes_first_and_text_boxes_after_their_paragraph() -> None:
    document = read(
        r"{\header\pard Jane Doe\par}{\footer\pard References\par}"
        r"\pard Experience{\shp{\*\shpinst{\sp{\sn x}{\sv 1}}{\shptxt\pard Skills\par\pard Excel\par}}"
        r"{\shprslt\pard Skills\par}} at work\par\pard Clerk\par"
    )
    assert texts(document) == ["Jane Doe", "Experience at work", "Skills", "Excel", "Clerk", "References"]
    assert [line.column for line in document.lines] == [0, 1, 2, 2, 1, 3]


def test_header_of_the_first_page_goes_before_the_usual_one() -> None:
    document = read(r"\titlepg{\header\pard Page\par}{\headerf\pard Jane Doe\par}\pard Text\par")
    assert texts(document) == ["Jane Doe", "Text"]


@pytest.mark.parametrize(
    ("properties", "reason"),
    [(r"\v", "formatted as hidden"), (r"\cf1", "white on white"), (r"\fs2", "smaller than 2 points")],
)
def test_hidden_text_is_left_out_and_reported(properties: str, reason: str) -> None:
    document = read(rf"Jane Doe{{{properties} Salesforce CPA}}\par")
    assert document.text == "Jane Doe"
    (finding,) = document.findings
    assert (finding.code, finding.quote) == ("hidden_text", "Salesforce CPA")
    assert reason in finding.message


@pytest.mark.parametrize(
    "body",
    [
        r"{\cf1\highlight2 Skills}\par",
        r"{\cf1\chcbpat2 Skills}\par",
        r"\pard\cbpat2{\cf1 Skills}\par",
        r"\trowd\clcbpat2\cellx9\pard\intbl{\cf1 Skills}\cell\row",
        r"{\shp{\*\shpinst{\shptxt\pard{\cf1 Skills}\par}}}",
        r"{\v\v0 Skills}\par",
        r"{\v\plain Skills}\par",
        r"{\cf2 Skills}\par",
    ],
)
def test_visible_text_stays(body: str) -> None:
    document = read(body)
    assert document.text == "Skills"
    assert document.findings == ()


def test_groups_give_back_formatting() -> None:
    document = read(r"\b0 a{\b b{\b0 c}d}e\par")
    assert [document.text[start:end] for start, end in document.lines[0].bold] == ["b", "d"]


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"{\\rtf1 Jane Doe", "cut short"),
        (b"{\\rtf1 {\\b Jane\\par", "cut short"),
        (b"{\\rtf1 \\trowd\\intbl Jane\\cell", "cut short"),
        (b"{\\rtf1 " + b"{" * 1_000_000, "limit 500"),
    ],
)
def test_broken_files_are_damage(data: bytes, message: str) -> None:
    with pytest.raises(DamagedFile, match=rf"cv\.rtf.*{message}"):
        parse(data, "cv.rtf")


def test_the_last_brace_alone_may_be_missing() -> None:
    assert parse(b"{\\rtf1 Jane Doe\\par\r\n\0", "cv.rtf").text == "Jane Doe"


def test_what_follows_the_document_is_no_part_of_it() -> None:
    assert parse(b"\xef\xbb\xbf\r\n{\\rtf1 Jane\\par}Doe", "cv.rtf").text == "Jane"


def test_document_without_text_is_empty() -> None:
    with pytest.raises(EmptyFile, match=r"cv\.rtf"):
        read(r"\pard  \par")


def test_time_grows_with_the_size_of_the_file_only() -> None:
    unit = r"{\b x}\'e9\u233?\pard\par {\*\x y}" + "{\\fonttbl"
    small, large = (b"{\\rtf1 " + (unit * count).encode() for count in (2_000, 8_000))
    spent = []
    for data in (small, large):
        start = time.process_time()
        with pytest.raises(DamagedFile):
            parse(data, "cv.rtf")
        spent.append(time.process_time() - start)
    assert spent[1] < 12 * spent[0] + 0.05


def test_tables_at_the_start_of_the_file() -> None:
    assert code_page(1252) == "cp1252"
    assert code_page(99999) == "cp1252"
    assert fonts(
        r"{\f0\fcharset0 A;}{\f1\fnil\fcharset2 S;}{\f21\fcharset238{\*\x}CE;}{\f3\fcharset0 Wingdings;}"
    ) == {
        1: "symbol",
        21: "cp1250",
        3: "symbol",
    }
    assert colors(r";\red255\green255\blue255;\red1\green2\blue3;") == [None, "ffffff", "010203"]
    assert headings(
        r"{\s0 Normal;}{\s1\b heading 1;}{\s2{\*\x y}Heading 2;}{\s3\outlinelevel3 T;}{\*\cs9 H;}"
    ) == {
        1: 1,
        2: 2,
        3: 4,
    }
