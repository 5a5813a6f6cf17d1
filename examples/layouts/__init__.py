"""How a resume looks: one module a layout, each a function from a persona to the bytes of a file."""

from collections.abc import Callable
from dataclasses import dataclass

from examples.layouts import (
    docx_plain,
    docx_table,
    pdf_gutter,
    pdf_sidebar,
    pdf_single,
    pdf_table,
    plain_text,
)
from examples.persona import Persona


@dataclass(frozen=True, slots=True)
class Layout:
    """A way to set a resume, and the suffix of the file it makes."""

    suffix: str
    render: Callable[[Persona], bytes]


LAYOUTS: dict[str, Layout] = {
    "pdf_single": Layout("pdf", pdf_single.render),
    "pdf_sidebar": Layout("pdf", pdf_sidebar.render),
    "pdf_gutter": Layout("pdf", pdf_gutter.render),
    "pdf_table": Layout("pdf", pdf_table.render),
    "docx_plain": Layout("docx", docx_plain.render),
    "docx_table": Layout("docx", docx_table.render),
    "plain_text": Layout("txt", plain_text.render),
}
