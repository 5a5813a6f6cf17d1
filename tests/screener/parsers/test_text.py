"""Plain text: encodings, lists, tables of spaces, and the promise that lines tile the text."""

import pytest
from builders import texts
from hypothesis import given
from hypothesis import strategies as st

from screener.errors import DamagedFile, EmptyFile, ReadError
from screener.parsers import Limits, parse


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252", "utf-32"]
)
def test_encodings(encoding: str) -> None:
    written = "José Müller – Account Manager\nRésumé: “key clients” at café Zoë, €2,000 a month\n" * 3
    document = parse(written.encode(encoding), "cv.txt")
    assert texts(document) == written.splitlines()


WESTERN = (
    "Müller’s résumé at the café – naïve “key” clients\nManaged twelve accounts in the north of England\n" * 3
)
RUSSIAN = "Иван Петров\nМенеджер по работе с клиентами\nОпыт работы: ООО Ромашка, продажи и переговоры\n" * 3
CHINESE = "张伟\n客户经理\n工作经验 北京科技有限公司 2012年至2015年 负责重点客户的销售和管理\n" * 3
JAPANESE = (
    "山田太郎\n営業マネージャー\n職務経歴 東京商事株式会社 2012年から2015年まで主要顧客の管理を担当\n" * 3
)


@pytest.mark.parametrize(
    ("written", "encoding"),
    [
        (WESTERN, "mac-roman"),
        (WESTERN, "cp1252"),
        ("Muller\nnaïve résumé\n" + "Managed key accounts in the north of England\n" * 9, "mac-roman"),
        ("Jose\nnaïve résumé\n" + "Managed key accounts in the north of England\n" * 9, "latin-1"),
        (RUSSIAN, "cp1251"),
        (RUSSIAN, "koi8-r"),
        (RUSSIAN, "utf-16"),
        (CHINESE, "gb18030"),
        (CHINESE, "utf-16"),
        (JAPANESE, "shift-jis"),
        (JAPANESE, "euc-jp"),
    ],
)
def test_encodings_without_a_mark_are_guessed(written: str, encoding: str) -> None:
    assert texts(parse(written.encode(encoding), "cv.txt")) == written.splitlines()


def test_text_that_was_decoded_wrongly_is_repaired() -> None:
    broken = "José – “key clients”".encode().decode("cp1252", "replace").replace("\ufffd", "\x9d")
    assert parse(f"{broken}\nLeeds\n".encode(), "cv.txt").text == "José – “key clients”\nLeeds"


def test_form_feeds_part_lines_and_zeros_are_no_text() -> None:
    body = b"Jane Doe\fSkills: Excel" + b"\nManaged key accounts" * 20
    document = parse(body.replace(b"Jane Doe", b"Jane\0Doe") + b"\0" * 600, "cv.txt")
    assert texts(document)[:2] == ["Jane Doe", "Skills: Excel"]
    assert "\0" not in document.text


def test_a_paragraph_on_one_long_line_stays_one_line() -> None:
    long = "Managed twelve key accounts. " * 60
    document = parse(("Jane Doe\n" + long + "\nLeeds").encode(), "cv.txt")
    assert texts(document) == ["Jane Doe", long.strip(), "Leeds"]


def test_lists_tables_headings_and_gaps() -> None:
    written = (
        "# Jane Doe\n"
        "Leeds\n"
        "\n"
        "## Skills\n"
        "-------\n"
        "* Excel\n"
        "  - Pivot tables\n"
        "• Salesforce\n"
        "2012 - 2015\tAcme Media     Leeds\r\n"
        "\n\n"
        "One - not a list\n"
    )
    document = parse(written.encode(), "cv.txt")
    assert [
        (document.line_text(line), line.bullet, line.heading, line.indent, line.gap_above)
        for line in document.lines
    ] == [
        ("Jane Doe", False, 1, 0, False),
        ("Leeds", False, None, 0, False),
        ("Skills", False, 2, 0, True),
        ("Excel", True, None, 0, True),
        ("Pivot tables", True, None, 12, False),
        ("Salesforce", True, None, 0, False),
        ("2012 - 2015\tAcme Media\tLeeds", False, None, 0, False),
        ("One - not a list", False, None, 0, True),
    ]


@pytest.mark.parametrize("data", [b" ", b"\n\n\t\n", b"\xef\xbb\xbf", "​\n".encode()])
def test_text_without_text_is_empty(data: bytes) -> None:
    with pytest.raises(EmptyFile, match=r"cv\.txt"):
        parse(data, "cv.txt")


def test_false_byte_order_mark_is_damage() -> None:
    with pytest.raises(DamagedFile, match=r"cv\.txt.*utf-16"):
        parse(b"\xff\xfeJane Doe!", "cv.txt")


def test_long_text_is_cut_at_a_line_with_a_finding() -> None:
    document = parse(b"Jane Doe\n" * 10, "cv.txt", Limits(characters=30))
    assert document.text == "Jane Doe\nJane Doe\nJane Doe"
    assert [finding.code for finding in document.findings] == ["truncated"]


ODD = "\t \u00a0\u200b\u00ad\ufffe\r\n\v\f\x85\u2028•-*#–◦\uf0b7ÂÃï¼â€™ﬁ１Ａ  E X P\u202e\x07"


@given(st.text(st.one_of(st.characters(exclude_categories=["Cs"]), st.sampled_from(ODD)), max_size=400))
def test_lines_tile_the_text(written: str) -> None:
    try:
        document = parse(written.encode(), "cv.txt")
    except ReadError:
        return
    assert document.text == "\n".join(texts(document))
    end = -1
    for line in document.lines:
        assert line.start == end + 1
        assert line.end > line.start
        end = line.end
        assert document.line_text(line).strip() == document.line_text(line)
        assert "\n" not in document.line_text(line)
        assert all(line.start <= first < last <= line.end for first, last in line.bold)
    assert end == len(document.text)


@given(st.binary(max_size=300))
def test_any_bytes_give_a_document_or_a_read_error(data: bytes) -> None:
    try:
        document = parse(data, "cv.bin")
    except ReadError as error:
        assert str(error).startswith("cv.bin")  # noqa: PT017 - either outcome is right
    else:
        assert document.text == "\n".join(texts(document))


@pytest.mark.parametrize(
    ("written", "read"),
    [("✿ Volunteer", "Volunteer"), ("☎\ufe0f 555 0100", "555 0100"), ("✎✎", "✎✎"), ("⌂", "⌂")],
)
def test_icons_before_a_text_are_no_part_of_it(written: str, read: str) -> None:
    line = parse(written.encode(), "cv.txt").lines[0]
    assert (parse(written.encode(), "cv.txt").text, line.bullet) == (read, False)
