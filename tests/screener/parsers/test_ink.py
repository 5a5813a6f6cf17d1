"""Glyphs of which PDFium tells the ink only, in files written by hand: ligatures and small capitals."""

import pytest
from builders import texts

from screener.parsers import parse

FI, FL = b"\\256", b"\\257"  # in Adobe's standard encoding
WIDTHS = {FI: 500, FL: 500, b"m": 833, b"K": 667, b"C": 722}
WIDTHS |= dict.fromkeys((b" ", b"f", b"t"), 278) | dict.fromkeys((b"i", b"l"), 222)
WIDTHS |= dict.fromkeys((b"c", b"s", b"y", b"x"), 500) | {b"r": 333}
USUAL_WIDTH = 556  # of the other letters, in thousandths of the font size


def line_pdf(
    pieces: list[bytes], *, to_unicode: bytes | None = None, actual: dict[bytes, bytes], spaces: bool
) -> bytes:
    """A page of one line in Helvetica, each glyph an object of its own; `pieces` are codes of glyphs.

    `actual` holds the replacement text that marks a glyph, as browsers mark ligatures.
    """
    x = 72.0
    drawn = []
    for piece in pieces:
        if spaces or piece != b" ":
            shown = b"BT /F1 10 Tf %.2f 700 Td (%s) Tj ET" % (x, piece)
            if piece in actual:
                shown = b"/Span << /ActualText (%s) >> BDC\n%s\nEMC" % (actual[piece], shown)
            drawn.append(shown)
        x += WIDTHS.get(piece, USUAL_WIDTH) / 100
    content = b"\n".join(drawn)
    font = b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding 6 0 R"
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R "
        b"/Resources << /Font << /F1 5 0 R >> >> >>",
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(content), content),
        font + (b" /ToUnicode 7 0 R" if to_unicode else b"") + b" >>",
        b"<< /Type /Encoding /Differences [174 /fi /fl] >>",
    ]
    if to_unicode:
        cmap = (
            b"/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /T def\n"
            b"1 begincodespacerange <00> <FF> endcodespacerange\n"
            b"%d beginbfchar\n%s\nendbfchar\nendcmap end end" % (to_unicode.count(b"\n") + 1, to_unicode)
        )
        objects.append(b"<< /Length %d >>\nstream\n%s\nendstream" % (len(cmap), cmap))
    file = b"%PDF-1.4\n"
    starts = []
    for number, body in enumerate(objects, 1):
        starts.append(len(file))
        file += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % start for start in starts)
    size = len(objects) + 1
    return file + (
        b"xref\n0 %d\n0000000000 65535 f \n%strailer << /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF"
        % (size, table, size, len(file))
    )


def codes(*words: bytes) -> list[bytes]:
    """Codes of glyphs: a bracketed ligature is one of them."""
    line = b" ".join(words)
    pieces = []
    while line:
        for mark, code in ((b"[fi]", FI), (b"[fl]", FL)):
            if line.startswith(mark):
                pieces.append(code)
                line = line[len(mark) :]
                break
        else:
            pieces.append(line[:1])
            line = line[1:]
    return pieces


LETTERS = {FI: b"fi", FL: b"fl"}
LINE = codes(b"pro[fi]le", b"of", b"of[fi]ces", b"[fl]uent", b"[fi]nance", b"con[fl]ict")


@pytest.mark.parametrize("spaces", [True, False], ids=["spaces drawn", "spaces left out"])
@pytest.mark.parametrize(
    ("to_unicode", "actual"),
    [
        (None, {}),
        (b"<AE> <FB01>\n<AF> <FB02>", {}),
        (b"<AE> <00660069>\n<AF> <0066006C>", {}),
        (None, LETTERS),
    ],
    ids=["by name", "ligature characters", "two letters each", "replacement text"],
)
def test_no_space_follows_a_ligature_inside_a_word(
    to_unicode: bytes | None, actual: dict[bytes, bytes], spaces: bool
) -> None:
    document = parse(line_pdf(LINE, to_unicode=to_unicode, actual=actual, spaces=spaces), "cv.pdf")
    assert texts(document) == ["profile of offices fluent finance conflict"]


def test_a_word_that_begins_with_a_ligature_has_the_size_of_its_line() -> None:
    document = parse(line_pdf(codes(b"[fi]nance"), actual=LETTERS, spaces=True), "cv.pdf")
    assert document.lines[0].size == pytest.approx(10, abs=0.5)


def test_a_word_that_ends_with_a_ligature_ends_there() -> None:
    line = codes(b"hi[fi]", b"and", b"sci[fi]", b"[fi]x")
    assert texts(parse(line_pdf(line, actual=LETTERS, spaces=False), "cv.pdf")) == ["hifi and scifi fix"]


@pytest.mark.parametrize("spaces", [True, False], ids=["spaces drawn", "spaces left out"])
def test_letters_replaced_one_by_one_make_words(spaces: bool) -> None:
    # Small capitals are other glyphs whose text is told by replacement.
    line = [bytes([code]) for code in b"Key Competencies"]
    actual = {bytes([code]): bytes([code]) for code in b"eyomptncis"}
    assert texts(parse(line_pdf(line, actual=actual, spaces=spaces), "cv.pdf")) == ["Key Competencies"]
