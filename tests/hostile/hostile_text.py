"""Texts, RTF, HTML, pictures and mixtures that are wrong on purpose."""

import io
import random
import struct
import zlib
from collections.abc import Callable

from hostile_case import READS, Case, case
from hostile_pdf import one_page
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.pdfgen.canvas import Canvas
from sample_resumes import STRONG, pdf, word

SIZE = 2_000_000
UNREAD = ("unsupported_format", "damaged_file", "empty_file", "encrypted_file", "too_large")


def rtf(body: str) -> bytes:
    return (r"{\rtf1\ansi\deff0{\fonttbl{\f0 Arial;}}" + body + "}").encode("latin-1")


def rtf_groups() -> bytes:
    return rtf("{" * 500_000 + "Jane Doe" + "}" * 500_000)


def rtf_numbers() -> bytes:
    return rtf(
        r"\u99999999999999999999 ?\u-1 ?\u55357 ?\fs99999999999 \li-99999999999 \'zz\bin9999999999 Jane"
    )


def rtf_bin() -> bytes:
    return rtf("Jane Doe" + rb"{\pict\bin2147483647 ".decode() + "x" * 1_000 + "}")


def rtf_hex() -> bytes:
    return rtf("Jane Doe{\\pict\\pngblip " + "00" * 3_000_000 + "}")


def rtf_words() -> bytes:
    return rtf(r"\b\b0\i" * 400_000 + " Jane Doe")


def rtf_table() -> bytes:
    return rtf((r"\trowd" + r"\cellx100" * 200 + r" a\cell" * 200 + r"\row ") * 300)


def rtf_object() -> bytes:
    return rtf(
        r"Jane Doe\par{\object\objemb{\*\objclass Package}{\*\objdata 0105000002000000}}Account Manager"
    )


def rtf_cut() -> bytes:
    return rtf(r"Jane Doe \par Account Manager {\b Northwind")[:-1]


def html(body: str) -> bytes:
    return f"<!DOCTYPE html><html><head><title>x</title></head><body>{body}</body></html>".encode()


def html_nested() -> bytes:
    return html("<div>" * 100_000 + "Jane Doe" + "</div>" * 100_000)


def html_nested_tables() -> bytes:
    return html("<table><tr><td>" * 20_000 + "Jane Doe")


def html_script() -> bytes:
    return html("<script>while(1){}</script><img src=http://127.0.0.1:9/x onerror=alert(1)><p>Jane Doe")


def html_spans() -> bytes:
    return html(
        "<table><tr><td rowspan=999999999 colspan=999999999>2019</td><td>Jane</td></tr></table>" * 100
    )


def html_attributes() -> bytes:
    return html("<p " + " ".join(f"a{n}=1" for n in range(100_000)) + ">Jane Doe</p>")


def html_styles() -> bytes:
    return html(
        "<style>" + "div p " * 100_000 + "{color:red}" + ".a{" * 50_000 + "</style><p class=a>Jane Doe"
    )


def one_line(character: str) -> Callable[[], bytes]:
    return lambda: (character * (SIZE // len(character.encode()))).encode()


def control_and_bidi() -> bytes:
    marks = "\u202e\u2066\u200f\u061c\x1b]0;title\x07\x1b[31m\x00\x9b31m\ufeff\u200b"
    return marks.join(STRONG).encode()


def combining() -> bytes:
    return ("Jane Doe" + "\u0301" * 500_000).encode()


def bytes_at_random() -> bytes:
    return random.Random(1).randbytes(500_000)


def odd_utf16() -> bytes:
    return b"\xff\xfe" + "Jane Doe".encode("utf-16-le") + b"\x00\xd8\x00\xd8" + b"\n"


def png(width: int, height: int, data: bytes = b"\0" * 100) -> bytes:
    def chunk(kind: bytes, content: bytes) -> bytes:
        return (
            struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))
        )

    header = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    parts = (chunk(b"IHDR", header), chunk(b"IDAT", zlib.compress(data)), chunk(b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(parts)


def encrypted_pdf() -> bytes:
    buffer = io.BytesIO()
    canvas = Canvas(buffer, encrypt=StandardEncryption("secret", ownerPassword="owner"))
    canvas.drawString(72, 700, "Jane Doe")
    canvas.save()
    return buffer.getvalue()


def pdf_and_zip() -> bytes:
    """A PDF in front, a DOCX behind: what it is depends on where a reader begins."""
    return one_page() + word(STRONG)


def zip_and_pdf() -> bytes:
    return word(STRONG) + one_page()


def html_and_pdf() -> bytes:
    return b"<html><body><!--" + pdf(STRONG) + b"--></body></html>"


def rtf_and_pdf() -> bytes:
    return rb"{\rtf1 " + b"x" * 2_000 + pdf(STRONG) + b"}"


WORDS = (
    "2019 - ",
    "Jan ",
    "account manager, ",
    "a",
    "(",
    "+1 (555) ",
    "@",
    "a.",
    "• ",
    "\t",
    "9",
    "Sales | ",
    "\u0301",
)

CASES: tuple[Case, ...] = (
    *(
        case(f"{build.__name__.replace('_', '-')}.rtf", build, READS, *UNREAD)
        for build in (rtf_groups, rtf_numbers, rtf_bin, rtf_hex, rtf_words, rtf_table, rtf_object, rtf_cut)
    ),
    *(
        case(f"{build.__name__.replace('_', '-')}.html", build, READS, *UNREAD)
        for build in (html_nested, html_nested_tables, html_script, html_spans, html_styles)
    ),
    # Its attributes are compared each with each: a matter for the time limit.
    case("html-attributes.html", html_attributes, READS, "timed_out", alone=False),
    *(
        case(f"one-line-{number}.txt", one_line(text), READS, "empty_file")
        for number, text in enumerate(WORDS)
    ),
    case("control-and-bidi.txt", control_and_bidi, READS, "unsupported_format"),
    case("combining.txt", combining),
    case("random.txt", bytes_at_random, *UNREAD),
    case("odd-utf16.txt", odd_utf16, READS, "damaged_file"),
    case("nothing.pdf", bytes, "empty_file"),
    case("spaces.txt", lambda: b" \n" * 1_000, "empty_file"),
    case("zeros.pdf", lambda: b"\0" * 100_000, *UNREAD),
    case("gigapixels.png", lambda: png(100_000, 100_000), READS, *UNREAD),
    case("cut.png", lambda: png(100, 100)[:40], READS, *UNREAD),
    case("program.pdf", lambda: b"MZ\x90\x00" + bytes_at_random(), "unsupported_format"),
    case("pdf-called.docx", lambda: pdf(STRONG)),
    case("docx-called.pdf", lambda: word(STRONG)),
    case("text-called.pdf", STRONG.encode),
    case("pdf-and-zip.pdf", pdf_and_zip),
    case("zip-and-pdf.docx", zip_and_pdf, READS, "damaged_file"),
    case("html-and-pdf.html", html_and_pdf, READS, *UNREAD),
    case("rtf-and-pdf.rtf", rtf_and_pdf, READS, *UNREAD),
    case("too-many-bytes.txt", lambda: b"x" * 10_000_001, "too_large"),
    case("encrypted.pdf", encrypted_pdf, "encrypted_file"),
)
