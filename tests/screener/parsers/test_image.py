"""Picture files: formats, colours, limits, damage, and what happens without OCR."""

import struct
import zlib
from datetime import date

import pytest
from builders import pdf, write
from pictures import DPI, draw_scan, file_of, picture
from PIL import Image
from reportlab.pdfgen.canvas import Canvas

from screener.assessment import Failure
from screener.errors import DamagedFile, TooLarge
from screener.parsers import Limits, ocr, parse
from screener.profile import load_profile
from screener.screening import screen, try_parse_resume

needs_extra = pytest.mark.skipif(not ocr.available(), reason="the extra `ocr` is not installed")


@pytest.fixture
def without_ocr(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ocr, "available", lambda: False)


def line(text: str = "Account Manager") -> Image.Image:
    return picture((20, 40, 14, text), width=220, height=70)


def with_alpha() -> Image.Image:
    # Black everywhere; only the letters are opaque.
    image = Image.new("LA", line().size, 0)
    image.putalpha(line().point(lambda value: 255 - value))
    return image


def lying() -> bytes:
    exif = Image.Exif()
    exif[0x0112] = 6  # to be shown turned by a quarter clockwise
    return file_of(line().rotate(90, expand=True), "JPEG", exif=exif)


@needs_extra
@pytest.mark.parametrize(
    "data",
    [
        pytest.param(file_of(line(), "PNG", dpi=(DPI, DPI)), id="png"),
        pytest.param(file_of(line(), "JPEG", quality=80, dpi=(DPI, DPI)), id="jpeg"),
        pytest.param(file_of(line(), "WEBP"), id="webp"),
        pytest.param(file_of(line(), "TIFF", compression="tiff_lzw"), id="tiff"),
        pytest.param(file_of(line().convert("1"), "TIFF", compression="group4"), id="fax"),
        pytest.param(file_of(line().convert("CMYK"), "JPEG"), id="cmyk"),
        pytest.param(file_of(line().convert("RGB").quantize(4), "PNG"), id="palette"),
        pytest.param(
            file_of(line().convert("I").point(lambda value: value * 257).convert("I;16"), "PNG"), id="16 bit"
        ),
        pytest.param(file_of(with_alpha(), "PNG"), id="alpha"),
        pytest.param(lying(), id="exif"),
    ],
)
def test_pictures_of_all_kinds_are_read(data: bytes) -> None:
    document = parse(data, "photo.bin")
    assert document.text == "Account Manager"
    assert document.format == "image"
    assert [finding.code for finding in document.findings] == ["ocr"]


@needs_extra
def test_the_images_of_a_tiff_file_are_pages_up_to_the_limit() -> None:
    frames = [line(text) for text in ("First page", "Second page", "Third page")]
    data = file_of(frames[0], "TIFF", save_all=True, append_images=frames[1:], dpi=(DPI, DPI))
    document = parse(data, "fax.tif", Limits(pages=2))
    assert [(document.line_text(line), line.page) for line in document.lines] == [
        ("First page", 1),
        ("Second page", 2),
    ]
    assert document.pages[0].width == pytest.approx(220, abs=1)
    assert [finding.code for finding in document.findings] == ["ocr", "ocr", "truncated"]


@needs_extra
def test_a_coarse_picture_is_enlarged_and_a_fine_one_made_smaller() -> None:
    page = picture((60, 90, 12, "Account Manager at Northwind"), width=612, height=650)
    for width in (850, 3400):
        resized = page.resize((width, page.height * width // page.width), Image.Resampling.LANCZOS)
        document = parse(file_of(resized, "PNG"), "photo.png")
        assert document.text == "Account Manager at Northwind"
        assert document.lines[0].size == pytest.approx(12, rel=0.12)


def png_of(width: int, height: int) -> bytes:
    """The beginning of a PNG file of a given size, with hardly any of its pixels."""
    header = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    parts = ((b"IHDR", header), (b"IDAT", zlib.compress(bytes(20))))
    chunks = [
        struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))
        for name, body in parts
    ]
    return b"\x89PNG\r\n\x1a\n" + b"".join(chunks)


@pytest.mark.parametrize(("width", "height"), [(5000, 5000), (60_000, 60_000)])
def test_a_picture_above_the_limit_is_refused_before_it_is_decoded(width: int, height: int) -> None:
    with pytest.raises(TooLarge, match=r"^huge\.png: .*limit 20000000 pixels"):
        parse(png_of(width, height), "huge.png")


@pytest.mark.parametrize("format", ["PNG", "JPEG", "TIFF", "WEBP"])
def test_a_picture_cut_short_is_damaged(format: str) -> None:
    data = file_of(line(), format)
    for share in (0.1, 0.5, 0.9):
        with pytest.raises(DamagedFile, match=r"^photo: "):
            parse(data[: max(16, int(share * len(data)))], "photo")


@needs_extra
def test_an_extremely_long_picture_is_not_blown_up() -> None:
    document = parse(
        file_of(Image.new("L", (20, 60_000), 255), "PNG"), "strip.png", Limits(image_pixels=1_500_000)
    )
    assert [finding.code for finding in document.findings] == ["no_text_layer"]


@pytest.mark.usefixtures("without_ocr")
def test_without_ocr_a_picture_is_empty_and_says_what_to_install() -> None:
    document = parse(file_of(line(), "PNG"), "photo.png")
    assert (document.text, document.lines) == ("", ())
    (finding,) = document.findings
    assert finding.code == "needs_ocr"
    assert finding.message.startswith("photo.png: ")
    assert "pip install 'resume-screener[ocr]'" in finding.message


@pytest.mark.usefixtures("without_ocr")
def test_without_ocr_a_scan_says_that_it_has_no_text_and_what_to_install() -> None:
    document = parse(pdf(lambda canvas: draw_scan(canvas, line())), "scan.pdf")
    assert document.text == ""
    assert {finding.code for finding in document.findings} == {"needs_ocr", "no_text_layer"}


@pytest.mark.usefixtures("without_ocr")
def test_without_ocr_the_pages_that_were_not_read_are_named() -> None:
    def first(canvas: Canvas) -> None:
        write(
            canvas, 72, 72, "Jane Doe", "Account Manager at Northwind for eight years and two months, Leeds"
        )

    def scanned(canvas: Canvas) -> None:
        draw_scan(canvas, line())

    document = parse(pdf(first, scanned, scanned), "mixed.pdf")
    assert document.text.startswith("Jane Doe")
    (finding,) = document.findings
    assert (finding.code, finding.page) == ("needs_ocr", 2)
    assert "pages 2, 3 are pictures of text" in finding.message


@pytest.mark.usefixtures("without_ocr")
@pytest.mark.parametrize(
    ("data", "code"),
    [
        (file_of(line(), "PNG"), "needs_ocr"),
        (pdf(lambda canvas: draw_scan(canvas, line())), "needs_ocr"),
        (pdf(lambda canvas: canvas.rect(10, 10, 100, 100)), "no_text_layer"),
    ],
)
def test_what_was_not_read_is_no_candidate_with_0_points(data: bytes, code: str) -> None:
    outcomes = [try_parse_resume(data, "scan"), try_parse_resume(b"Jane Doe\nSkills: Excel", "cv.txt")]
    screening = screen(outcomes, load_profile("account-manager"), date(2025, 6, 1))
    assert [candidate.parsed.source for candidate in screening.candidates] == ["cv.txt"]
    (failure,) = screening.failures
    assert isinstance(failure, Failure)
    assert (failure.source, failure.code) == ("scan", code)
    assert failure.message.startswith("scan: ")
