"""DOCX and ODT packages that are wrong on purpose."""

import io
import random
import struct
import zipfile
from collections.abc import Callable, Mapping

from hostile_case import READS, Case, case
from sample_resumes import STRONG, word

MAIN = "word/document.xml"
RELATIONS = "word/_rels/document.xml.rels"
W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
LAUGHS = (
    "<!DOCTYPE lolz [<!ENTITY a0 'ha'>"
    + "".join(f"<!ENTITY a{n} '{f'&a{n - 1};' * 10}'>" for n in range(1, 10))
    + "]>"
)
XXE = '<!DOCTYPE x [<!ENTITY file SYSTEM "file:///etc/passwd">]>'


def parts_of(package: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(package)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def zipped(parts: Mapping[str, bytes], *, stored: str = "") -> bytes:
    """A package; the part `stored` is not packed, so that it keeps within the ratio."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            kind = zipfile.ZIP_STORED if name == stored else zipfile.ZIP_DEFLATED
            archive.writestr(zipfile.ZipInfo(name), content, kind)
    return buffer.getvalue()


def with_parts(**parts: bytes) -> bytes:
    """A good DOCX with more or other parts; slashes in names are written as two underscores."""
    return zipped(
        {**parts_of(word(STRONG)), **{name.replace("__", "/"): part for name, part in parts.items()}}
    )


def with_body(body: str, before: str = "") -> bytes:
    text = (
        f"<?xml version='1.0' encoding='UTF-8'?>{before}<w:document {W}><w:body>{body}</w:body></w:document>"
    )
    return zipped({**parts_of(word(STRONG)), MAIN: text.encode()}, stored=MAIN)


def paragraph(text: str) -> str:
    return f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>"


def ratio_bomb() -> bytes:
    return zipped({**parts_of(word(STRONG)), "word/media/image1.png": b"\0" * 90_000_000})


def size_bomb() -> bytes:
    """Every file is within its ratio, all together are too much."""
    media = {f"word/media/{n}.bin": random.Random(n).randbytes(8_000) + b"\0" * 1_000_000 for n in range(120)}
    return zipped({**parts_of(word(STRONG)), **media})


def entry_bomb() -> bytes:
    return zipped({**parts_of(word(STRONG)), **{f"word/media/{n}": b"" for n in range(60_000)}})


def overlapping_entries() -> bytes:
    """Many entries of the directory stand for the same packed bytes."""
    buffer = io.BytesIO(zipped({**parts_of(word(STRONG)), "word/media/a.bin": b"\0" * 50_000_000}))
    with zipfile.ZipFile(buffer, "a") as archive:
        [entry] = [entry for entry in archive.infolist() if entry.filename == "word/media/a.bin"]
        for number in range(500):
            again = zipfile.ZipInfo(f"word/media/{number}.bin")
            for name in ("header_offset", "CRC", "compress_size", "file_size", "compress_type"):
                setattr(again, name, getattr(entry, name))
            archive.filelist.append(again)
            archive.NameToInfo[again.filename] = again
        archive._didModify = True  # type: ignore[attr-defined]
    return buffer.getvalue()


def forged_sizes(stated: int) -> Callable[[], bytes]:
    """The directory and the header state another size than comes out."""

    def build() -> bytes:
        package = bytearray(with_body(paragraph("Jane Doe") * 10_000))
        for mark, place in ((b"PK\x01\x02", 24), (b"PK\x03\x04", 22)):
            offset = package.find(mark)
            while offset >= 0:
                name = 46 if mark == b"PK\x01\x02" else 30
                if package[offset + name : offset + name + len(MAIN)] == MAIN.encode():
                    struct.pack_into("<I", package, offset + place, stated)
                offset = package.find(mark, offset + 4)
        return bytes(package)

    return build


def laughs_in(part: str) -> Callable[[], bytes]:
    def build() -> bytes:
        parts = parts_of(word(STRONG))
        text = parts[part].decode()
        start = text.index("?>") + 2 if text.startswith("<?xml") else 0
        at = text.index(">", text.index("<", start) + 1) + 1
        return zipped({**parts, part: (text[:start] + LAUGHS + text[start:at] + "&a9;" + text[at:]).encode()})

    return build


def laughs_in_an_attribute() -> bytes:
    return with_body('<w:p><w:pPr><w:pStyle w:val="&a9;"/></w:pPr></w:p>', LAUGHS)


def laughs_in_utf16() -> bytes:
    body = f"<w:body>{paragraph('&a9;')}</w:body>"
    text = f"<?xml version='1.0' encoding='UTF-16'?>{LAUGHS}<w:document {W}>{body}</w:document>"
    return zipped({**parts_of(word(STRONG)), MAIN: text.encode("utf-16")})


def laughs_behind_space() -> bytes:
    """The declaration stands across the places where the package is unpacked in pieces."""
    return with_body(paragraph("&a9;"), " " * (65_536 - 49) + LAUGHS)


def external_entity() -> bytes:
    return with_body(paragraph("&file;"), XXE)


def external_document_type() -> bytes:
    return with_body(paragraph("Jane Doe"), '<!DOCTYPE x SYSTEM "http://127.0.0.1:9/x.dtd">')


def relation(kind: str, target: str, mode: str = "External") -> bytes:
    parts = parts_of(word(STRONG))
    more = f'<Relationship Id="rId999" Type="{OFFICE}/{kind}" Target="{target}" TargetMode="{mode}"/>'
    text = parts[RELATIONS].decode().replace("</Relationships>", f"{more}</Relationships>")
    return zipped({**parts, RELATIONS: text.encode()})


def remote(kind: str) -> Callable[[], bytes]:
    return lambda: relation(kind, "http://127.0.0.1:9/evil.dotm")


def local_template() -> bytes:
    return relation("attachedTemplate", "file://///127.0.0.1/share/evil.dotm")


def macros() -> bytes:
    return with_parts(word__vbaProject_bin=b"x").replace(b"vbaProject_bin", b"vbaProject.bin")


def embedded_object() -> bytes:
    return zipped({**parts_of(word(STRONG)), "word/embeddings/oleObject1.bin": b"\xd0\xcf\x11\xe0"})


def climbing_names() -> bytes:
    return zipped({**parts_of(word(STRONG)), "../../../../tmp/evil.txt": b"x", "/etc/evil": b"x"})


def nested_tables(depth: int) -> Callable[[], bytes]:
    opening, closing = "<w:tbl><w:tr><w:tc>", "</w:tc></w:tr></w:tbl>"
    return lambda: with_body(opening * depth + paragraph("Jane Doe") + closing * depth)


def nested_wrappers() -> bytes:
    return with_body(
        "<w:p>" + "<w:ins>" * 100_000 + "<w:r><w:t>x</w:t></w:r>" + "</w:ins>" * 100_000 + "</w:p>"
    )


def nested_text_boxes() -> bytes:
    opening = "<w:p><w:r><w:pict><w:txbxContent>"
    closing = "</w:txbxContent></w:pict></w:r></w:p>"
    return with_body(opening * 60 + paragraph("Jane Doe") + closing * 60)


def many_text_boxes() -> bytes:
    box = f"<w:r><w:pict><w:txbxContent>{paragraph('Jane Doe')}</w:txbxContent></w:pict></w:r>"
    return with_body(f"<w:p>{box * 10_000}</w:p>")


def many_attributes() -> bytes:
    attributes = " ".join(f'w:a{number}="x"' for number in range(200_000))
    return with_body(f"<w:p {attributes}><w:r><w:t>Jane Doe</w:t></w:r></w:p>")


def many_elements() -> bytes:
    return with_body(paragraph("Jane Doe, Account Manager") + "<w:p/>" * 1_500_000)


def too_much_xml() -> bytes:
    item = "".join(f"<a>{number * 7919:x}</a>" for number in range(80_000)).encode()
    items = {f"customXml/item{number}.xml": b"<x>" + item + b"</x>" for number in range(12)}
    return zipped({**parts_of(word(STRONG)), **items})


def many_cells() -> bytes:
    row = "<w:tr>" + f"<w:tc>{paragraph('2019')}</w:tc>" * 500 + "</w:tr>"
    return with_body(f"<w:tbl>{row * 60}</w:tbl>")


def many_bold_runs() -> bytes:
    runs = "<w:r><w:rPr><w:b/></w:rPr><w:t>a</w:t></w:r><w:r><w:t>\u2010 </w:t></w:r>"
    return with_body(f"<w:p>{runs * 30_000}</w:p>")


def style_chain() -> bytes:
    """Every style is based on the one before."""
    styles = "".join(
        f'<w:style w:type="paragraph" w:styleId="s{n}"><w:basedOn w:val="s{n + 1}"/></w:style>'
        for n in range(20_000)
    )
    text = f"<?xml version='1.0' encoding='UTF-8'?><w:styles {W}>{styles}</w:styles>"
    body = '<w:p><w:pPr><w:pStyle w:val="s0"/></w:pPr><w:r><w:t>Jane Doe</w:t></w:r></w:p>'
    return zipped({**parts_of(with_body(body)), "word/styles.xml": text.encode()})


def style_loop() -> bytes:
    style = '<w:style w:type="paragraph" w:styleId="{}"><w:basedOn w:val="{}"/></w:style>'
    text = f"<?xml version='1.0'?><w:styles {W}>{style.format('a', 'b')}{style.format('b', 'a')}</w:styles>"
    body = '<w:p><w:pPr><w:pStyle w:val="a"/></w:pPr><w:r><w:t>Jane Doe</w:t></w:r></w:p>'
    return zipped({**parts_of(with_body(body)), "word/styles.xml": text.encode()})


def odd_values() -> bytes:
    """Numbers that are none, or too large for anything."""
    values = ("nan", "inf", "-inf", "1e400", "9" * 5_000, "-1", "", "\u0663", "0x10")
    runs = "".join(
        f'<w:p><w:pPr><w:spacing w:before="{v}" w:after="{v}"/><w:ind w:left="{v}" w:firstLine="{v}"/>'
        f'<w:outlineLvl w:val="{v}"/><w:numPr><w:ilvl w:val="{v}"/><w:numId w:val="{v}"/></w:numPr></w:pPr>'
        f'<w:r><w:rPr><w:sz w:val="{v}"/><w:color w:val="{v}"/></w:rPr><w:t>Jane Doe</w:t>'
        f'<w:sym w:char="{v}"/>'
        '<w:sym w:char="D800"/><w:sym w:char="0"/><w:sym w:char="1B"/></w:r></w:p>'
        for v in values
    )
    return with_body(runs)


def swapped_roots() -> bytes:
    """The main part is a style sheet, the styles are a document."""
    parts = parts_of(word(STRONG))
    return zipped({**parts, MAIN: parts["word/styles.xml"], "word/styles.xml": parts[MAIN]})


def without(part: str) -> Callable[[], bytes]:
    return lambda: zipped({name: content for name, content in parts_of(word(STRONG)).items() if name != part})


def truncated(tenth: int) -> Callable[[], bytes]:
    def build() -> bytes:
        whole = word(STRONG)
        return whole[: len(whole) * tenth // 10]

    return build


def encrypted_entries() -> bytes:
    package = bytearray(word(STRONG))
    for mark, place in ((b"PK\x01\x02", 8), (b"PK\x03\x04", 6)):
        offset = package.find(mark)
        while offset >= 0:
            package[offset + place] |= 1
            offset = package.find(mark, offset + 4)
    return bytes(package)


def encrypted_office() -> bytes:
    names = "Root Entry".encode("utf-16-le") + "EncryptedPackage".encode("utf-16-le")
    return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 504 + names + b"\0" * 2_000


def odt(content: str, *, more: Mapping[str, bytes] | None = None) -> bytes:
    names = " ".join(
        f'xmlns:{prefix}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
        for prefix, name in (("office", "office"), ("text", "text"), ("table", "table"), ("style", "style"))
    )
    body = f"<office:body><office:text>{content}</office:text></office:body>"
    text = f"<office:document-content {names}>{body}</office:document-content>"
    return zipped(
        {
            "mimetype": b"application/vnd.oasis.opendocument.text",
            "content.xml": f"<?xml version='1.0' encoding='UTF-8'?>{text}".encode(),
            **(more or {}),
        }
    )


def odt_spaces() -> bytes:
    """A few bytes that stand for a billion spaces, columns and rows."""
    many = 'table:number-columns-repeated="1000000000"'
    cell = f"<table:table-cell {many}><text:p>2019</text:p></table:table-cell>"
    row = f'<table:table-row table:number-rows-repeated="1000000000">{cell}</table:table-row>'
    return odt(f'<text:p>Jane<text:s text:c="1000000000"/>Doe</text:p><table:table>{row}</table:table>')


def odt_nested() -> bytes:
    return odt("<text:section>" * 240 + "<text:p>Jane Doe</text:p>" + "</text:section>" * 240)


def odt_laughs() -> bytes:
    package = parts_of(odt("<text:p>&a9;</text:p>"))
    content = package["content.xml"].replace(b"?>", b"?>" + LAUGHS.encode(), 1)
    return zipped({**package, "content.xml": content})


def odt_macros() -> bytes:
    return odt("<text:p>Jane Doe, Account Manager</text:p>", more={"Basic/Standard/Module1.xml": b"<a/>"})


ALL_PARTS = ("[Content_Types].xml", "_rels/.rels", MAIN, RELATIONS, "word/styles.xml", "docProps/core.xml")

CASES: tuple[Case, ...] = (
    case("ratio-bomb.docx", ratio_bomb, "too_large"),
    case("size-bomb.docx", size_bomb, "too_large"),
    case("entry-bomb.docx", entry_bomb, "too_large"),
    case("overlapping-entries.docx", overlapping_entries, "too_large", "damaged_file"),
    case("forged-size-small.docx", forged_sizes(100), "damaged_file"),
    case("forged-size-large.docx", forged_sizes(0xFFFFFFF0), READS, "damaged_file", "too_large"),
    *(case(f"laughs-{part.replace('/', '-')}.docx", laughs_in(part), "damaged_file") for part in ALL_PARTS),
    case("laughs-in-an-attribute.docx", laughs_in_an_attribute, "damaged_file"),
    case("laughs-in-utf16.docx", laughs_in_utf16, "damaged_file"),
    case("laughs-behind-space.docx", laughs_behind_space, "damaged_file"),
    case("external-entity.docx", external_entity, "damaged_file"),
    case("external-document-type.docx", external_document_type),
    *(
        case(f"remote-{kind}.docx", remote(kind), findings=("active_content",))
        for kind in ("attachedTemplate", "image", "oleObject", "frame", "subDocument")
    ),
    case("template-on-a-share.docx", local_template, findings=("active_content",)),
    case("macros.docx", macros, findings=("active_content",)),
    case("embedded-object.docx", embedded_object, findings=("embedded_files",)),
    case("climbing-names.docx", climbing_names),
    case("nested-tables.docx", nested_tables(60)),
    case("nested-tables-deep.docx", nested_tables(100_000), "damaged_file"),
    case("nested-wrappers.docx", nested_wrappers, "damaged_file"),
    case("nested-text-boxes.docx", nested_text_boxes),
    case("many-text-boxes.docx", many_text_boxes),
    case("many-attributes.docx", many_attributes, READS, "damaged_file"),
    case("many-elements.docx", many_elements),
    case("too-much-xml.docx", too_much_xml, "too_large"),
    case("many-cells.docx", many_cells),
    case("many-bold-runs.docx", many_bold_runs, READS, "timed_out"),
    case("style-chain.docx", style_chain),
    case("style-loop.docx", style_loop),
    case("odd-values.docx", odd_values),
    case("swapped-roots.docx", swapped_roots, "damaged_file", "empty_file"),
    *(
        case(
            f"without-{part.replace('/', '-')}.docx",
            without(part),
            READS,
            "damaged_file",
            "unsupported_format",
            "empty_file",
        )
        for part in ALL_PARTS
    ),
    *(case(f"truncated-{tenth}0.docx", truncated(tenth), "damaged_file") for tenth in range(1, 10)),
    case("encrypted-entries.docx", encrypted_entries, "encrypted_file"),
    case("encrypted-office.docx", encrypted_office, "encrypted_file"),
    case("spaces.odt", odt_spaces),
    case("nested.odt", odt_nested, READS, "damaged_file"),
    case("laughs.odt", odt_laughs, "damaged_file"),
    case("macros.odt", odt_macros, findings=("active_content",)),
)
