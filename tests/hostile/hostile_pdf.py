"""PDF files that are wrong on purpose, written object by object."""

import zlib
from collections.abc import Callable, Sequence

from hostile_case import READS, Case, case
from sample_resumes import STRONG, pdf

PAGE = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>%b>>"
PAGES = b"<</Type/Pages/Kids[3 0 R]/Count 1>>"
FONT = b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>"
TEXT = b"BT /F 12 Tf 72 720 Td (Jane Doe, Account Manager at Northwind Media since 2019) Tj ET"


def stream(content: bytes, entries: bytes = b"") -> bytes:
    return b"<<%b/Length %d>>stream\n%b\nendstream" % (entries, len(content), content)


def flate(content: bytes, times: int = 1) -> bytes:
    """Content packed so many times over."""
    for _ in range(times):
        content = zlib.compress(content, 9)
    return stream(content, b"/Filter[%b]" % (b"/FlateDecode " * times))


def assembled(objects: Sequence[bytes], trailer: bytes = b"") -> bytes:
    """Objects numbered from 1, a cross-reference table, and a trailer whose root is the first."""
    parts, places, offset = [b"%PDF-1.7\n"], [], 9
    for number, content in enumerate(objects, start=1):
        part = b"%d 0 obj\n%b\nendobj\n" % (number, content)
        places.append(b"%010d 00000 n \n" % offset)
        parts.append(part)
        offset += len(part)
    size = len(objects) + 1
    parts.append(b"xref\n0 %d\n0000000000 65535 f \n%b" % (size, b"".join(places)))
    parts.append(b"trailer\n<</Root 1 0 R/Size %d%b>>\nstartxref\n%d\n%%%%EOF\n" % (size, trailer, offset))
    return b"".join(parts)


def one_page(
    content: bytes = TEXT,
    *more: bytes,
    page: bytes = b"",
    catalog: bytes = b"",
    packed: bytes | None = None,
) -> bytes:
    """A page with a content stream; `more` objects are numbered from 6."""
    root = b"<</Type/Catalog/Pages 2 0 R%b>>" % catalog
    return assembled([root, PAGES, PAGE % page, packed or stream(content), FONT, *more])


def nested_flate_bomb() -> bytes:
    return one_page(packed=flate(b"q Q " * 60_000_000, 3))


def flate_bomb_of_text() -> bytes:
    return one_page(packed=flate(b"BT /F 1 Tf 1 1 Td (AAAAAAAAAAAAAAAAAAAAAAAAAAAA) Tj ET\n" * 200_000, 1))


def reference_loop() -> bytes:
    return assembled([b"<</Type/Catalog/Pages 2 0 R>>", b"3 0 R", b"4 0 R", b"2 0 R"])


def length_loop() -> bytes:
    looped = b"<</Length 4 0 R>>stream\n%b\nendstream" % TEXT
    return one_page(packed=looped)


def page_tree_loop() -> bytes:
    tree = b"<</Type/Pages/Kids[2 0 R 3 0 R]/Count 2/Parent 2 0 R>>"
    return assembled([b"<</Type/Catalog/Pages 2 0 R>>", tree, PAGE % b"", stream(TEXT), FONT])


def deep_page_tree(depth: int = 5_000) -> bytes:
    objects = [b"<</Type/Catalog/Pages 2 0 R>>"]
    objects += [b"<</Type/Pages/Kids[%d 0 R]/Count 1>>" % (number + 1) for number in range(2, depth)]
    objects.append(b"<</Type/Page/MediaBox[0 0 612 792]>>")
    return assembled(objects)


def outline_loop() -> bytes:
    outlines = b"<</Type/Outlines/First 7 0 R/Last 7 0 R>>"
    item = b"<</Title(A)/Parent 6 0 R/Next 7 0 R/Prev 7 0 R/First 7 0 R/Last 7 0 R>>"
    return one_page(TEXT, outlines, item, catalog=b"/Outlines 6 0 R")


def form_loop() -> bytes:
    form = stream(b"/X Do", b"/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</X 6 0 R>>>>")
    content = TEXT + b" /X Do"
    root = b"<</Type/Catalog/Pages 2 0 R>>"
    resources = b"/Resources<</Font<</F 5 0 R>>/XObject<</X 6 0 R>>>>"
    page = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Contents 4 0 R%b>>" % resources
    return assembled([root, PAGES, page, stream(content), FONT, form])


def forms_doubling() -> bytes:
    """Each form draws the next one ten times: ten million times a text in all."""
    forms = []
    for number in range(6, 13):
        name = b"/Resources<</XObject<</X %d 0 R>>/Font<</F 5 0 R>>>>" % (number + 1)
        forms.append(stream(b"/X Do " * 10, b"/Type/XObject/Subtype/Form/BBox[0 0 612 792]" + name))
    last = b"/Type/XObject/Subtype/Form/BBox[0 0 612 792]/Resources<</Font<</F 5 0 R>>>>"
    forms.append(stream(TEXT, last))
    resources = b"/Resources<</Font<</F 5 0 R>>/XObject<</X 6 0 R>>>>"
    page = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Contents 4 0 R%b>>" % resources
    return assembled([b"<</Type/Catalog/Pages 2 0 R>>", PAGES, page, stream(TEXT + b" /X Do"), FONT, *forms])


def _box(box: bytes, content: bytes = TEXT) -> bytes:
    page = b"<</Type/Page/Parent 2 0 R/MediaBox[%b]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>>>" % box
    return assembled([b"<</Type/Catalog/Pages 2 0 R>>", PAGES, page, stream(content), FONT])


def huge_page() -> bytes:
    return _box(b"0 0 1000000000 1000000000")


def boundless_page() -> bytes:
    return _box(b"-1e38 -1e38 1e38 1e38")


def page_without_extent() -> bytes:
    return _box(b"0 0 0 0")


def text_far_away() -> bytes:
    far = b"BT /F 12 Tf 1 0 0 1 1e9 -1e9 Tm (Jane Doe) Tj 1 0 0 1 -3e38 3e38 Tm (Account Manager) Tj ET"
    return _box(b"0 0 612 792", TEXT + b" " + far)


def huge_letters() -> bytes:
    return _box(b"0 0 612 792", TEXT + b" BT /F 1e30 Tf 1 0 0 1 72 600 Tm (Huge) Tj /F 1e-30 Tf (Tiny) Tj ET")


def huge_picture() -> bytes:
    """A picture of ten gigapixels in a few bytes; a page without text, as a scan has it."""
    entries = (
        b"/Type/XObject/Subtype/Image/Width 100000/Height 100000/ColorSpace/DeviceGray/BitsPerComponent 8"
    )
    image = stream(zlib.compress(b"\0" * 1000), entries + b"/Filter/FlateDecode")
    page = (
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Contents 4 0 R/Resources<</XObject<</I 6 0 R>>>>>>"
    )
    content = stream(b"q 612 0 0 792 0 0 cm /I Do Q")
    return assembled([b"<</Type/Catalog/Pages 2 0 R>>", PAGES, page, content, FONT, image])


def many_objects() -> bytes:
    return one_page(TEXT, *([b"null"] * 200_000))


def many_pages() -> bytes:
    kids = b"3 0 R " * 100_000
    tree = b"<</Type/Pages/Kids[%b]/Count 100000>>" % kids
    return assembled([b"<</Type/Catalog/Pages 2 0 R>>", tree, PAGE % b"", stream(TEXT), FONT])


def many_paths() -> bytes:
    """Rectangles and lines behind the text, as a drawing has them."""
    boxes = b"".join(
        b"%d %d 9 9 re f %d 0 m %d 792 l S\n" % (n % 600, n % 790, n % 612, n % 611) for n in range(60_000)
    )
    return one_page(TEXT + b"\n" + boxes)


def many_columns() -> bytes:
    """Words scattered over the page, so that no order is right."""
    words = (b"1 0 0 1 %d %d Tm (word%d) Tj" % (n * 7919 % 600, n * 104_729 % 780, n) for n in range(20_000))
    return one_page(b"BT /F 4 Tf " + b" ".join(words) + b" ET")


def same_place() -> bytes:
    """Every letter on the same spot."""
    return one_page(b"BT /F 10 Tf " + b"1 0 0 1 72 700 Tm (Account Manager) Tj " * 5_000 + b"ET")


def deep_arrays() -> bytes:
    return one_page(b"[" * 100_000 + TEXT, page=b"/X " + b"[" * 50_000 + b"]" * 50_000)


def many_saves() -> bytes:
    return one_page(b"q " * 1_000_000 + TEXT)


def without_xref() -> bytes:
    """The table is gone; the trailer that names the root stays."""
    whole = one_page()
    table, trailer = whole.rindex(b"xref\n0"), whole.rindex(b"trailer")
    return whole[:table] + whole[trailer:]


def without_xref_and_trailer() -> bytes:
    whole = one_page()
    return whole[: whole.rindex(b"xref\n0")]


def xref_into_nowhere() -> bytes:
    whole = one_page()
    return whole[: whole.rindex(b"startxref")] + b"startxref\n99999999\n%%EOF\n"


def xref_loop() -> bytes:
    whole = one_page()
    start = whole.rindex(b"xref\n0")
    return whole.replace(b"/Size 6", b"/Size 6/Prev %d" % start)


def truncated(tenth: int) -> Callable[[], bytes]:
    def build() -> bytes:
        whole = pdf(STRONG)
        return whole[: len(whole) * tenth // 10]

    return build


def script(action: bytes) -> Callable[[], bytes]:
    def build() -> bytes:
        return one_page(TEXT, action, catalog=b"/OpenAction 6 0 R")

    return build


def script_out_of_sight() -> bytes:
    """The action stands in a packed object stream."""
    packed = zlib.compress(b"6 0 <</S/JavaScript/JS(app.alert\\(1\\))>>")
    entries = b"/Type/ObjStm/N 1/First 4/Filter/FlateDecode"
    return one_page(TEXT, b"null", stream(packed, entries), catalog=b"/OpenAction 6 0 R")


def embedded_file() -> bytes:
    names = b"/Names<</EmbeddedFiles<</Names[(a.exe) 6 0 R]>>>>"
    file = b"<</Type/Filespec/F(a.exe)/EF<</F 7 0 R>>>>"
    return one_page(TEXT, file, stream(b"MZ", b"/Type/EmbeddedFile"), catalog=names)


def font_without_a_map() -> bytes:
    """Glyph numbers without meaning: no ToUnicode, an encoding of its own."""
    system = b"<</Registry(X)/Ordering(Y)/Supplement 0>>"
    descendant = b"<</Type/Font/Subtype/CIDFontType2/BaseFont/X/CIDSystemInfo%b>>" % system
    font = b"<</Type/Font/Subtype/Type0/BaseFont/X/Encoding/Identity-H/DescendantFonts[6 0 R]>>"
    codes = b"".join(b"%04X" % (number * 37 % 5000 + 3) for number in range(400))
    content = stream(b"BT /F 12 Tf 72 720 Td <%b> Tj ET" % codes)
    return assembled([b"<</Type/Catalog/Pages 2 0 R>>", PAGES, PAGE % b"", content, font, descendant])


def map_to_control_characters() -> bytes:
    """Plain letters whose Unicode map says escape sequences and marks of direction."""
    cmap = stream(
        b"begincmap 1 begincodespacerange <00><FF> endcodespacerange 3 beginbfchar "
        b"<4A> <001B> <61> <202E> <6E> <D800> endbfchar endcmap"
    )
    font = b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/ToUnicode 6 0 R>>"
    return assembled([b"<</Type/Catalog/Pages 2 0 R>>", PAGES, PAGE % b"", stream(TEXT), font, cmap])


CASES: tuple[Case, ...] = (
    case(
        "nested-flate-bomb.pdf",
        nested_flate_bomb,
        READS,
        "too_large",
        "timed_out",
        "parser_crashed",
        alone=False,
    ),
    case(
        "flate-bomb-of-text.pdf",
        flate_bomb_of_text,
        READS,
        "too_large",
        "timed_out",
        "parser_crashed",
        alone=False,
    ),
    case("reference-loop.pdf", reference_loop, "damaged_file"),
    case("length-loop.pdf", length_loop),
    case("page-tree-loop.pdf", page_tree_loop, READS, "damaged_file"),
    case("deep-page-tree.pdf", deep_page_tree, READS, "damaged_file"),
    case("outline-loop.pdf", outline_loop),
    case("form-loop.pdf", form_loop),
    case(
        "forms-doubling.pdf", forms_doubling, READS, "too_large", "timed_out", "parser_crashed", alone=False
    ),
    case("huge-page.pdf", huge_page),
    case("boundless-page.pdf", boundless_page),
    case("page-without-extent.pdf", page_without_extent),
    case("text-far-away.pdf", text_far_away),
    case("huge-letters.pdf", huge_letters),
    case("huge-picture.pdf", huge_picture),
    case("many-objects.pdf", many_objects),
    case("many-pages.pdf", many_pages, findings=("truncated",)),
    case("many-paths.pdf", many_paths),
    case("many-columns.pdf", many_columns),
    case("same-place.pdf", same_place),
    case("deep-arrays.pdf", deep_arrays, READS, "damaged_file"),
    case("many-saves.pdf", many_saves),
    case("without-xref.pdf", without_xref),
    case("without-xref-and-trailer.pdf", without_xref_and_trailer, "damaged_file"),
    case("xref-into-nowhere.pdf", xref_into_nowhere),
    case("xref-loop.pdf", xref_loop),
    *(case(f"truncated-{tenth}0.pdf", truncated(tenth), READS, "damaged_file") for tenth in range(1, 10)),
    case("javascript.pdf", script(b"<</S/JavaScript/JS(app.alert\\(1\\))>>"), findings=("active_content",)),
    case("javascript-disguised.pdf", script(b"<</S/J#61va#53cript/JS(1)>>"), findings=("active_content",)),
    case("javascript-out-of-sight.pdf", script_out_of_sight, findings=("active_content",)),
    case("launch.pdf", script(b"<</S/Launch/F(calc.exe)>>"), findings=("active_content",)),
    case("submit-form.pdf", script(b"<</S/SubmitForm/F(http://example.com)>>"), findings=("active_content",)),
    case("embedded-file.pdf", embedded_file, findings=("embedded_files",)),
    case("font-without-a-map.pdf", font_without_a_map),
    case("map-to-control-characters.pdf", map_to_control_characters),
)
