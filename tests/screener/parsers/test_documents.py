"""What holds for every Document, whatever the format: lines tile the text, boxes lie on their pages."""

import hashlib
from typing import Any

import pytest
from builders import OTHER_PROSE, PROSE, docx_of, docx_with, paragraph, pdf, run, table, texts, write
from hypothesis import given, settings
from hypothesis import strategies as st
from reportlab.pdfgen.canvas import Canvas

from screener.document import Document
from screener.errors import EmptyFile
from screener.parsers import parse


def check(document: Document, data: bytes) -> None:
    assert document.text == "\n".join(texts(document))
    assert document.sha256 == hashlib.sha256(data).hexdigest()
    start = 0
    for line in document.lines:
        assert line.start == start
        assert line.end > line.start
        start = line.end + 1
        text = document.line_text(line)
        assert text == text.strip()
        assert "\n" not in text
        for first, last in line.bold:
            assert line.start <= first < last <= line.end
        page = document.pages[line.page - 1]
        if line.box is not None:
            assert -1 <= line.box.x0 <= line.box.x1 <= page.width + 1
            assert line.box.top < line.box.bottom


def resume(canvas: Canvas) -> None:
    write(canvas, 72, 60, "Jane Doe", size=20, font="Helvetica-Bold")
    write(canvas, 72, 90, "• Key ", font="Helvetica-Bold")
    write(canvas, 104, 90, "accounts  and   ﬁgures".replace("ﬁ", "fi"))
    write(canvas, 60, 120, *PROSE)
    write(canvas, 330, 120, *OTHER_PROSE)


def word_resume(package: Any) -> None:
    package.add_heading("Jane Doe", level=1)
    mixed = package.add_paragraph(style="List Bullet")
    mixed.add_run(" \u2022 Key\u00a0 ").bold = True
    mixed.add_run("accounts ")
    mixed.add_run("ﬁgures").bold = True


@pytest.mark.parametrize(
    "data",
    [
        pdf(resume, resume),
        docx_of(word_resume),
        docx_with(table((paragraph(run("A", "<w:b/>")), paragraph(run(" B ", "<w:b/>"))))),
        b"Jane Doe\n\n* Key accounts\n",
        pdf(lambda canvas: None),
    ],
    ids=["pdf", "docx", "table", "text", "no text"],
)
def test_lines_tile_the_text(data: bytes) -> None:
    document = parse(data, "cv")
    check(document, data)
    assert parse(data, "cv") == document


def test_bold_ranges_follow_the_repaired_text() -> None:
    document = parse(docx_of(word_resume), "cv.docx")
    line = document.lines[1]
    assert document.line_text(line) == "Key accounts figures"
    assert [document.text[start:end] for start, end in line.bold] == ["Key", "figures"]


WORDS = st.text(st.sampled_from("abcXYZ019 .,-•–()&/é"), min_size=1, max_size=30)
PLACES = st.tuples(st.integers(20, 500), st.integers(20, 780), st.sampled_from([7, 10, 10, 18]), WORDS)


@settings(max_examples=60, deadline=None)
@given(st.lists(PLACES, max_size=40))
def test_any_arrangement_of_words_is_read_whole(places: list[tuple[int, int, int, str]]) -> None:
    def draw(canvas: Canvas) -> None:
        for x, y, size, text in places:
            write(canvas, x, y, text, size=size)

    data = pdf(draw)
    check(parse(data, "cv.pdf"), data)


@settings(max_examples=40, deadline=None)
@given(st.lists(st.lists(st.tuples(WORDS, st.booleans()), max_size=4), max_size=8))
def test_any_runs_of_a_word_document_are_read_whole(paragraphs: list[list[tuple[str, bool]]]) -> None:
    def build(package: Any) -> None:
        for runs in paragraphs:
            block = package.add_paragraph()
            for text, bold in runs:
                block.add_run(text).bold = bold

    data = docx_of(build)
    try:
        document = parse(data, "cv.docx")
    except EmptyFile:
        return
    check(document, data)
    written = "".join(text for runs in paragraphs for text, _ in runs)
    for character in "abcXYZ019é":
        assert document.text.count(character) == written.count(character)
