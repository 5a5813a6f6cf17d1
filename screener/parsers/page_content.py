"""What a PDF page with hardly any text has on it instead: pictures, drawn shapes, text without characters."""

from dataclasses import dataclass

import pypdfium2.raw as pdfium_raw

from screener.parsers import pdfium
from screener.parsers.hidden import PageView

_MANY_SHAPES = 30
"""Shapes on a page whose letters are drawn; rules and frames are fewer."""
_DEEPEST = 3


@dataclass(slots=True)
class Content:
    """Figures of a page, those of the forms inside it included."""

    pictures: float = 0.0
    """Share of the page that pictures cover, 0 to 1 or more where they overlap."""
    shapes: int = 0
    text: bool = False
    """It has text objects, whether or not they have characters."""

    @property
    def drawn(self) -> bool:
        """Whether it has so many shapes that they may be letters."""
        return self.shapes >= _MANY_SHAPES


def content_of(view: PageView) -> Content:
    """Count what is on the page. Only for pages of few words: it asks for every object."""
    content = Content()
    _count(pdfium.page_objects(view.page, view.objects), view.width * view.height, 1.0, content, 0)
    return content


def _count(objects: list[int], area: float, scale: float, content: Content, depth: int) -> None:
    for item in objects:
        kind = pdfium.object_type(item)
        if kind == pdfium_raw.FPDF_PAGEOBJ_TEXT:
            content.text = True
        elif kind == pdfium_raw.FPDF_PAGEOBJ_PATH:
            content.shapes += 1
        elif kind == pdfium_raw.FPDF_PAGEOBJ_IMAGE:
            box = pdfium.bounds(item)
            if box is not None and area > 0:
                content.pictures += abs((box[2] - box[0]) * (box[3] - box[1])) * scale / area
        elif kind == pdfium_raw.FPDF_PAGEOBJ_FORM and depth < _DEEPEST:
            a, b, c, d, *_ = pdfium.object_matrix(item)
            inner = scale * abs(a * d - b * c)
            _count(pdfium.form_objects(item), area, inner, content, depth + 1)
