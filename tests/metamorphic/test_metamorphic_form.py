"""How a resume is set changes nothing: order of sections, format, type, colours, a photograph."""

import io
from collections.abc import Callable
from datetime import date
from functools import cache

import docx
import pypdfium2
import pytest
from metamorphic_samples import (
    AS_OF,
    PEOPLE,
    TEXTS,
    Judgement,
    blocks_of,
    judge,
    judged,
    original,
    persona,
    profiles,
    read,
    text_of,
    verdicts,
)
from PIL import Image

from examples.layouts import LAYOUTS
from screener.export import COMPARISONS, FORMATS, tabulate
from screener.export.resume_json import resume_json
from screener.screening import parse_resume, screen

ONE_COLUMN = ("pdf_single", "docx_plain", "plain_text")
ORDERS: dict[str, Callable[[list[str]], list[str]]] = {
    "backwards": lambda blocks: blocks[::-1],
    "last_first": lambda blocks: blocks[-1:] + blocks[:-1],
    "first_last": lambda blocks: blocks[1:] + blocks[:1],
    "halves": lambda blocks: blocks[::2] + blocks[1::2],
}


@pytest.mark.parametrize("order", ORDERS)
@pytest.mark.parametrize("name", TEXTS)
def test_sections_in_another_order(name: str, order: str) -> None:
    head, blocks = blocks_of(original(name))
    assert len(blocks) > 1
    shuffled = read("\n".join([head, *ORDERS[order](blocks)]))
    assert judge(shuffled) == judged(name)


@cache
def drawn(name: str, layout: str) -> bytes:
    return LAYOUTS[layout].render(persona(name))


@cache
def in_layout(name: str, layout: str) -> Judgement:
    """What is said about somebody's resume in a layout, which several tests compare with."""
    return judge(parse_resume(drawn(name, layout), f"{name}.{LAYOUTS[layout].suffix}"))


@pytest.mark.parametrize("name", PEOPLE)
def test_pdf_docx_and_text_of_one_column_are_judged_alike(name: str) -> None:
    judged = {layout: in_layout(name, layout) for layout in ONE_COLUMN}
    assert judged["docx_plain"] == judged["pdf_single"]
    assert judged["plain_text"] == judged["pdf_single"]


@pytest.mark.slow
@pytest.mark.parametrize("layout", ["pdf_sidebar", "pdf_gutter", "pdf_table", "docx_table"])
def test_nearly_every_verdict_stays_in_columns_and_tables(layout: str) -> None:
    """Narrow columns break dates and headings over lines; what is lost by that is bounded."""
    told = [
        (before, after)
        for name in PEOPLE
        for before, after in zip(
            verdicts(in_layout(name, "pdf_single")),
            verdicts(in_layout(name, layout)),
            strict=True,
        )
    ]
    assert sum(before == after for before, after in told) >= 0.98 * len(told)


@pytest.mark.parametrize("layout", ["pdf_single", "docx_plain", "pdf_sidebar"])
@pytest.mark.parametrize("name", PEOPLE[::3])
def test_type_and_colour(name: str, layout: str) -> None:
    chosen, own = LAYOUTS[layout], persona(name)
    other = own.model_copy(update={"serif": not own.serif, "accent": "#7a1f3d"})
    data = chosen.render(other)
    assert data != drawn(name, layout)
    changed, before = judge(parse_resume(data, f"x.{chosen.suffix}")), in_layout(name, layout)
    assert verdicts(changed) == verdicts(before)
    assert layout not in ONE_COLUMN or changed == before


def photograph() -> bytes:
    """A picture of nobody."""
    stream = io.BytesIO()
    Image.new("RGB", (60, 80), (200, 170, 150)).save(stream, "JPEG")
    return stream.getvalue()


def with_photo_in_pdf(data: bytes) -> bytes:
    file = pypdfium2.PdfDocument(data)
    page = file[0]
    picture = pypdfium2.PdfImage.new(file)
    picture.load_jpeg(io.BytesIO(photograph()))
    picture.set_matrix(pypdfium2.PdfMatrix().scale(48, 64).translate(page.get_width() - 60, 10))
    page.insert_obj(picture)
    page.gen_content()
    stream = io.BytesIO()
    file.save(stream)
    file.close()
    return stream.getvalue()


def with_photo_in_docx(data: bytes) -> bytes:
    file = docx.Document(io.BytesIO(data))
    file.paragraphs[0].insert_paragraph_before().add_run().add_picture(io.BytesIO(photograph()))
    stream = io.BytesIO()
    file.save(stream)
    return stream.getvalue()


@pytest.mark.parametrize(
    ("layout", "add"), [("pdf_single", with_photo_in_pdf), ("docx_plain", with_photo_in_docx)]
)
@pytest.mark.parametrize("name", PEOPLE[::3])
def test_a_photograph(name: str, layout: str, add: Callable[[bytes], bytes]) -> None:
    changed = add(drawn(name, layout))
    assert b"DCTDecode" in changed or b"word/media" in changed
    assert judge(parse_resume(changed, f"{name}.{LAYOUTS[layout].suffix}")) == in_layout(name, layout)


@pytest.mark.parametrize("blind", [False, True])
def test_the_same_input_gives_the_same_bytes(blind: bool) -> None:
    exports = [*FORMATS.values(), *COMPARISONS.values()]

    def once() -> list[bytes]:
        pile = [read(text_of(name), f"{name}.txt") for name in TEXTS[:40:9]]
        table = tabulate(screen(pile, profiles()[0], AS_OF), blind=blind)
        facts = [resume_json(parsed, date(2025, 6, 1)).encode() for parsed in pile]
        return [*facts, *(write(table) for write in exports)]

    assert once() == once()
