"""Files that are cut short, changed or without text: a clear error or a Document, never anything else."""

from pathlib import Path

import pytest
from builders import docx_of, plain, texts
from format_builders import as_html, as_markdown, as_odt, as_rtf
from hypothesis import given, settings
from hypothesis import strategies as st

from screener.errors import DamagedFile, ReadError
from screener.parsers import Limits, parse

RESUME = parse((Path(__file__).parent / "files" / "gareth-pindlebury.doc").read_bytes(), "cv.doc")
FORMATS = {
    "pdf": plain("Jane Doe", "Skills"),
    "docx": docx_of(lambda package: package.add_paragraph("Jane Doe")),
    "doc": (Path(__file__).parent / "files" / "everything.doc").read_bytes(),
    "odt": as_odt(RESUME),
    "rtf": as_rtf(RESUME),
    "html": as_html(RESUME),
    "markdown": as_markdown(RESUME),
    "text": RESUME.text.encode(),
}

CONTROL_WORDS = (
    "{", "}", r"\b", r"\v", r"\par", r"\cell", r"\row", r"\intbl", r"\itap2", r"\nestcell", r"\nestrow",
    r"\trowd", r"\u233?", r"\'e9", r"\*", r"\shptxt", r"\header", "x",
)  # fmt: skip
TAGS = (
    "<b>", "</b>", "<table>", "<tr>", "<td>", "</table>", "<ul>", "<li>", "<div style=display:flex>",
    "</div>", "<br>", "x", "<p hidden>", "<pre>",
)  # fmt: skip


@pytest.mark.parametrize("name", FORMATS)
def test_whole_files_are_read(name: str) -> None:
    assert parse(FORMATS[name], "cv").format == name


@pytest.mark.parametrize("tenths", range(1, 10))
@pytest.mark.parametrize("name", ["docx", "doc", "odt", "rtf"])
def test_files_cut_short_are_damaged(name: str, tenths: int) -> None:
    data = FORMATS[name]
    with pytest.raises(DamagedFile, match=r"^cv: "):
        parse(data[: len(data) * tenths // 10], "cv")


@pytest.mark.parametrize("tenths", range(1, 10))
@pytest.mark.parametrize("name", ["html", "markdown", "text"])
def test_texts_cut_short_are_read_as_far_as_they_go(name: str, tenths: int) -> None:
    data = FORMATS[name]
    lines = texts(parse(data[: len(data) * tenths // 10], "cv"))
    assert lines[:-1] == texts(parse(data, "cv"))[: len(lines) - 1] or name == "markdown"
    assert lines[0] == "Gareth Pindlebury"


@settings(max_examples=40, deadline=None)
@given(
    st.sampled_from(sorted(FORMATS)),
    st.lists(st.tuples(st.floats(0, 1, exclude_max=True), st.integers(0, 255)), min_size=1, max_size=20),
)
def test_changed_bytes_give_a_document_or_a_read_error(name: str, changes: list[tuple[float, int]]) -> None:
    data = bytearray(FORMATS[name])
    for place, byte in changes:
        data[int(place * len(data))] = byte
    try:
        document = parse(bytes(data), "cv")
    except ReadError as error:
        assert str(error).startswith("cv")  # noqa: PT017 - either outcome is right
    else:
        assert document.text == "\n".join(texts(document))


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.sampled_from(CONTROL_WORDS),
        max_size=60,
    )
)
def test_any_order_of_control_words_is_read(words: list[str]) -> None:
    data = ("{\\rtf1 Jane\\par " + " ".join(words)).encode()
    try:
        parse(data, "cv")
    except ReadError as error:
        assert str(error).startswith("cv")  # noqa: PT017 - either outcome is right


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.sampled_from(TAGS),
        max_size=40,
    )
)
def test_any_order_of_tags_is_read(tags: list[str]) -> None:
    try:
        parse(("<html>Jane" + "".join(tags)).encode(), "cv")
    except ReadError as error:
        assert str(error).startswith("cv")  # noqa: PT017 - either outcome is right


@pytest.mark.parametrize(
    "data",
    [
        b"{\\rtf1 " + b"Jane\\par " * 20_000 + b"}",
        b"{\\rtf1 " + b"{\\shptxt Jane\\par}" * 5_000 + b"}",
        b"{\\rtf1 Jane " + b"\\line " * 50_000 + b"Doe " * 9_000 + b"\\par}",
        b"<html>" + b"<p>Jane" * 20_000,
        b"<html>Jane" + b"<br>" * 50_000 + b"Doe " * 9_000,
        as_odt(parse(b"Jane Doe\n" * 9_000, "cv.txt")),
    ],
    ids=["paragraphs", "boxes", "breaks", "html", "html breaks", "odt"],
)
def test_floods_of_text_are_cut_with_a_finding(data: bytes) -> None:
    document = parse(data, "cv", Limits(characters=10_000))
    assert 0 < len(document.text) <= 10_000
    assert [finding.code for finding in document.findings] == ["truncated"]
