"""Pages drawn as pictures."""

import io

import pytest
from PIL import Image, ImageDraw
from sample_resumes import STRONG, pdf, word

from screener.document import Page
from screener.errors import DamagedFile, ReadError, TooLarge, UnsupportedFormat
from screener.limits import Limits
from screener.parsers import ocr, parse
from screener.pictures import draw_page
from screener.places import parts_of_span

PAGE = Page(1, 612, 792)


def opened(data: bytes) -> Image.Image:
    return Image.open(io.BytesIO(data)).convert("RGB")


def scan(form: str, mode: str = "RGB", **options: object) -> bytes:
    """A picture of 200 by 300 with a black corner at the top left, on what is white paper or nothing."""
    ground = {"RGB": "white", "RGBA": (0, 0, 0, 0), "L": 255, "1": 1, "I;16": 65535}[mode]
    image = Image.new(mode, (200, 300), ground)  # type: ignore[arg-type]
    black = {"RGB": "black", "RGBA": (0, 0, 0, 255), "L": 0, "1": 0, "I;16": 0}[mode]
    ImageDraw.Draw(image).rectangle((0, 0, 60, 60), fill=black)  # type: ignore[arg-type]
    buffer = io.BytesIO()
    image.save(buffer, form, **options)
    return buffer.getvalue()


def test_a_page_is_drawn_as_wide_as_asked() -> None:
    for width in (100, 640, 2400):
        picture = opened(draw_page(pdf(STRONG), "cv.pdf", PAGE, width))
        assert picture.width == width
        assert abs(picture.height - width * 792 / 612) <= 1
        dark = picture.convert("L").point(lambda value: value < 128 and 255)
        left, top, _, _ = dark.getbbox() or (0, 0, 0, 0)
        assert abs(left / picture.width - 60 / 612) < 0.03
        assert abs(top / picture.height - 43 / 792) < 0.03


@pytest.mark.parametrize(("asked", "drawn"), [(1, 100), (9999, 2400)])
def test_widths_are_bounded(asked: int, drawn: int) -> None:
    assert opened(draw_page(pdf("Jane Doe"), "cv.pdf", PAGE, asked)).width == drawn


@pytest.mark.parametrize(
    ("form", "mode"), [("PNG", "RGB"), ("JPEG", "RGB"), ("PNG", "RGBA"), ("TIFF", "1"), ("PNG", "I;16")]
)
def test_a_picture_is_shown_on_white_paper(form: str, mode: str) -> None:
    picture = opened(draw_page(scan(form, mode), "scan", Page(1, 200, 300), 400))
    assert picture.size == (400, 600)
    assert max(picture.getpixel((20, 20))) < 40  # type: ignore[arg-type]
    assert min(picture.getpixel((300, 500))) > 215  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("turned", "size", "corner"),
    [(90.0, (600, 400), (20, 380)), (180.0, (400, 600), (380, 580)), (270.0, (600, 400), (580, 20))],
)
def test_a_page_is_turned_as_it_was_read(
    turned: float, size: tuple[int, int], corner: tuple[int, int]
) -> None:
    page = Page(1, size[0] / 2, size[1] / 2, turned)
    picture = opened(draw_page(scan("PNG"), "scan", page, size[0]))
    assert picture.size == size
    assert max(picture.getpixel(corner)) < 60  # type: ignore[arg-type]


@pytest.mark.skipif(not ocr.available(), reason="the extra `ocr` is not installed")
@pytest.mark.parametrize("turned", [90, 3])
def test_what_was_read_on_a_turned_scan_stands_where_its_boxes_are(turned: int) -> None:
    upright = opened(draw_page(pdf(STRONG), "cv.pdf", PAGE, 1700))
    buffer = io.BytesIO()
    lying = upright.rotate(-turned, Image.Resampling.BICUBIC, expand=True, fillcolor="white")
    lying.save(buffer, "PNG", dpi=(200, 200))
    found = parse(buffer.getvalue(), "scan.png")
    [page] = found.pages
    assert abs(page.turned - turned) < 1
    picture = opened(draw_page(buffer.getvalue(), "scan.png", page, 1000)).convert("L")
    assert abs(picture.height / picture.width - page.height / page.width) < 0.01
    start = found.text.index("Northwind Media")
    [part] = parts_of_span(found, start, start + len("Northwind Media"))
    box = (
        part.x0 * picture.width,
        part.top * picture.height,
        part.x1 * picture.width,
        part.bottom * picture.height,
    )
    inside = picture.crop(tuple(map(round, box)))  # type: ignore[arg-type]
    dark = inside.point(lambda value: value < 128 and 255).getbbox() or (0, 0, 0, 0)
    assert dark[2] - dark[0] > 0.8 * inside.width
    assert dark[3] - dark[1] > 0.5 * inside.height


def test_a_page_of_many_is_that_page() -> None:
    pages = [Image.new("L", (100, 140), shade) for shade in (255, 90)]
    buffer = io.BytesIO()
    pages[0].save(buffer, "TIFF", save_all=True, append_images=pages[1:])
    picture = opened(draw_page(buffer.getvalue(), "scan", Page(2, 100, 140), 100))
    assert abs(picture.getpixel((50, 50))[0] - 90) < 12  # type: ignore[index]


def test_an_endless_page_is_cut() -> None:
    image = Image.new("L", (50, 4000), 255)
    buffer = io.BytesIO()
    image.save(buffer, "PNG")
    assert opened(draw_page(buffer.getvalue(), "scan", Page(1, 50, 4000), 100)).size == (100, 400)


@pytest.mark.parametrize(
    ("data", "page", "error"),
    [
        (word("Jane Doe"), PAGE, UnsupportedFormat),
        (b"Jane Doe", PAGE, UnsupportedFormat),
        (pdf("Jane Doe"), Page(2, 612, 792), DamagedFile),
        (pdf("Jane Doe"), Page(0, 612, 792), DamagedFile),
        (scan("PNG"), Page(2, 200, 300), DamagedFile),
        (b"%PDF-1.7 nothing", PAGE, DamagedFile),
        (scan("PNG")[:200], Page(1), DamagedFile),
    ],
)
def test_what_cannot_be_drawn_says_why(data: bytes, page: Page, error: type[ReadError]) -> None:
    with pytest.raises(error):
        draw_page(data, "the file", page, 500)


def test_too_many_pixels_are_refused_before_they_are_decoded() -> None:
    with pytest.raises(TooLarge):
        draw_page(scan("PNG"), "scan", Page(1), 500, Limits(image_pixels=10_000))
