"""PDFium's text functions, bound for many calls: plain addresses in, floats out of one buffer.

pypdfium2's own bindings wrap every pointer in an object and release the interpreter lock around each
call. At some thousand calls a page that costs more than PDFium itself, so the few functions called
once a character or word are bound again here. PDFium is not thread-safe: hold `LOCK` around any use.
"""

import ctypes
import math
import struct
import threading
from collections import deque
from itertools import repeat
from typing import Any

import numpy as np
import numpy.typing as npt
import pypdfium2.raw as pdfium

LOCK = threading.RLock()

_pointer = ctypes.c_void_p
_int = ctypes.c_int


def _bind(function: Any, result: Any, *arguments: Any) -> Any:
    address = ctypes.cast(function, _pointer).value or 0
    return ctypes.PYFUNCTYPE(result, *arguments)(address)


def _bind_untyped(function: Any, result: Any) -> Any:
    """The function for arguments that need no conversion: pointer objects, `ctypes.byref`, small integers.

    Converting three typed arguments takes longer than what PDFium does for one character.
    """
    address = ctypes.cast(function, _pointer).value or 0
    return ctypes.PYFUNCTYPE(result)(address)


def _reference(address: int) -> Any:
    """The address for many calls of an untyped function: a pointer object is converted anew in each."""
    return ctypes.byref(ctypes.c_char.from_address(address))


_loose_box = _bind_untyped(pdfium.FPDFText_GetLooseCharBox, None)
_boxes = (ctypes.c_float * 0)()
_numbers = np.ctypeslib.as_array(_boxes)
_slots: list[Any] = []
"""Where `_loose_box` writes the box of each character; kept from page to page, which `LOCK` allows."""
_letters = (ctypes.c_ushort * 0)()
"""Where PDFium writes the text of a page, kept likewise: making an array of another size is slow."""
_ink_box = _bind(pdfium.FPDFText_GetCharBox, _int, _pointer, _int, *[_pointer] * 4)
_unicode = _bind(pdfium.FPDFText_GetUnicode, ctypes.c_uint, _pointer, _int)
count_chars = _bind(pdfium.FPDFText_CountChars, _int, _pointer)
_text_object = _bind_untyped(pdfium.FPDFText_GetTextObject, _pointer)
_font_of = _bind(pdfium.FPDFTextObj_GetFont, _pointer, _pointer)
render_mode = _bind(pdfium.FPDFTextObj_GetTextRenderMode, _int, _pointer)
_fill_color = _bind_untyped(pdfium.FPDFPageObj_GetFillColor, _int)
_stroke_color = _bind_untyped(pdfium.FPDFPageObj_GetStrokeColor, _int)
_has_transparency = _bind(pdfium.FPDFPageObj_HasTransparency, _int, _pointer)
_font_name = _bind(pdfium.FPDFFont_GetBaseFontName, ctypes.c_size_t, _pointer, _pointer, ctypes.c_size_t)
_get_object = _bind_untyped(pdfium.FPDFPage_GetObject, _pointer)
_get_form_object = _bind(pdfium.FPDFFormObj_GetObject, _pointer, _pointer, ctypes.c_ulong)
_count_form_objects = _bind(pdfium.FPDFFormObj_CountObjects, _int, _pointer)
object_type = _bind(pdfium.FPDFPageObj_GetType, _int, _pointer)
_bounds = _bind(pdfium.FPDFPageObj_GetBounds, _int, _pointer, *[_pointer] * 4)
_object_matrix = _bind(pdfium.FPDFPageObj_GetMatrix, _int, _pointer, _pointer)
_draw_mode = _bind(pdfium.FPDFPath_GetDrawMode, _int, _pointer, _pointer, _pointer)
_clip_path = _bind_untyped(pdfium.FPDFPageObj_GetClipPath, _pointer)
_count_clip_paths = _bind(pdfium.FPDFClipPath_CountPaths, _int, _pointer)
_count_clip_pieces = _bind(pdfium.FPDFClipPath_CountPathSegments, _int, _pointer, _int)
_clip_piece = _bind(pdfium.FPDFClipPath_GetPathSegment, _pointer, _pointer, _int, _int)
_count_pieces = _bind(pdfium.FPDFPath_CountSegments, _int, _pointer)
_path_piece = _bind(pdfium.FPDFPath_GetPathSegment, _pointer, _pointer, _int)
_piece_kind = _bind(pdfium.FPDFPathSegment_GetType, _int, _pointer)
_piece_point = _bind(pdfium.FPDFPathSegment_GetPoint, _int, _pointer, _pointer, _pointer)
font_weight = _bind(pdfium.FPDFFont_GetWeight, _int, _pointer)
_font_descent = _bind(pdfium.FPDFFont_GetDescent, _int, _pointer, ctypes.c_float, _pointer)
font_flags = _bind(pdfium.FPDFFont_GetFlags, _int, _pointer)
_font_size = _bind(pdfium.FPDFText_GetFontSize, ctypes.c_double, _pointer, _int)
_char_origin = _bind(pdfium.FPDFText_GetCharOrigin, _int, _pointer, _int, _pointer, _pointer)
_matrix = _bind(pdfium.FPDFText_GetMatrix, _int, _pointer, _int, _pointer)


# One place for the answers of all calls, which `LOCK` keeps apart.
_origin = (ctypes.c_double * 2)()
_origin_x = ctypes.addressof(_origin)
_origin_y = _origin_x + 8
_point = (ctypes.c_float * 2)()
_point_x = ctypes.addressof(_point)
_ink = (ctypes.c_double * 4)()
_ink_left = ctypes.addressof(_ink)


def address(handle: Any) -> int:
    """The address behind a pypdfium2 raw handle; 0 for a null pointer."""
    return ctypes.cast(handle, _pointer).value or 0


def char_boxes(textpage: int, count: int) -> npt.NDArray[np.float64]:
    """Left, top, right, bottom of every character in page coordinates, a row each, in points.

    The width of such a box is the character's advance, its height that of the font (see `font_scale`).
    """
    global _boxes, _numbers, _slots
    if count > len(_slots):
        size = max(count, 4096)
        _boxes = (ctypes.c_float * (4 * size))()
        _numbers = np.ctypeslib.as_array(_boxes)
        _slots = [ctypes.byref(_boxes, 16 * index) for index in range(size)]
    ctypes.memset(_boxes, 0, 16 * count)
    deque(map(_loose_box, repeat(_reference(textpage)), range(count), _slots), maxlen=0)
    return _numbers[: 4 * count].reshape(count, 4).astype(np.float64)


def origin(textpage: int, index: int) -> tuple[float, float]:
    """Where the glyph of a character begins on its baseline, in page coordinates."""
    if not _char_origin(textpage, index, _origin_x, _origin_y):
        return math.inf, math.inf
    return _origin[0], _origin[1]


def ink_box(textpage: int, index: int) -> tuple[float, float, float, float] | None:
    """Left, top, right, bottom of the ink of a character in page coordinates."""
    if not _ink_box(textpage, index, _ink_left, _ink_left + 16, _ink_left + 24, _ink_left + 8):
        return None
    left, top, right, bottom = _ink
    return left, top, right, bottom


def page_text(textpage: Any, count: int) -> str:
    """The characters of a page, exactly `count` of them."""
    global _letters
    if count >= len(_letters):  # PDFium ends the text with a zero
        _letters = (ctypes.c_ushort * max(count + 1, 4096))()
    ctypes.memset(_letters, 0, 2 * count)
    pdfium.FPDFText_GetText(textpage, 0, count, _letters)
    text = ctypes.string_at(_letters, 2 * count).decode("utf-16-le", "replace")
    if len(text) == count and "\0" not in text:
        return text
    # Characters beyond the basic plane, or left out of the text: ask for one at a time.
    codes = map(_unicode, repeat(address(textpage)), range(count))
    return "".join(chr(code) if 0 < code < 0xD800 or 0xDFFF < code < 0x110000 else "\ufffd" for code in codes)


_channels = (ctypes.c_uint * 4)()
_channel_slots = [ctypes.byref(_channels, 4 * index) for index in range(4)]
_unpack_channels = struct.Struct("4I").unpack  # at once, which iterating over the array is not


def fill_color(page_object: int) -> tuple[int, int, int, int]:
    """Red, green, blue and opacity (0 to 255) that an object is filled with; black where not set."""
    if not _fill_color(_pointer(page_object), *_channel_slots):
        return 0, 0, 0, 255
    red, green, blue, opacity = _unpack_channels(_channels)
    return red, green, blue, opacity


def stroke_color(page_object: int) -> tuple[int, int, int, int]:
    """The same for the outline of an object."""
    if not _stroke_color(_pointer(page_object), *_channel_slots):
        return 0, 0, 0, 255
    red, green, blue, opacity = _unpack_channels(_channels)
    return red, green, blue, opacity


Piece = tuple[int, float, float]
"""A piece of a path: its kind (FPDF_SEGMENT_...) and a point; a curve is three pieces."""


def is_see_through(page_object: int) -> bool:
    """Whether what lies below shines through: by opacity, a mask or the way it is mixed."""
    return bool(_has_transparency(page_object))


def is_clipped(page_object: int) -> bool:
    """Whether a clipping path cuts the object; PDFium leaves out a rectangle that holds all of it."""
    return bool(_count_clip_paths(_clip_path(_pointer(page_object))) > 0)


def path_pieces(path: int, most: int) -> list[Piece]:
    """The pieces of a path in its own coordinates; none if there are more than `most`."""
    count = _count_pieces(path)
    return _pieces([_path_piece(path, index) for index in range(count)]) if 0 < count <= most else []


def clip_pieces(page_object: int, most: int) -> list[list[Piece]]:
    """The same for each path that the object is clipped to."""
    clip = _clip_path(_pointer(page_object))
    counts = [_count_clip_pieces(clip, path) for path in range(max(0, _count_clip_paths(clip)))]
    return [
        _pieces([_clip_piece(clip, path, index) for index in range(count)]) if 0 < count <= most else []
        for path, count in enumerate(counts)
    ]


def _pieces(addresses: list[int]) -> list[Piece]:
    pieces = []
    for piece in addresses:
        _piece_point(piece, _point_x, _point_x + 4)
        pieces.append((_piece_kind(piece), _point[0], _point[1]))
    return pieces


def text_objects(textpage: int, indexes: list[int]) -> list[int]:
    """Addresses of the text objects of characters; 0 for one that PDFium made up."""
    return [target or 0 for target in map(_text_object, repeat(_reference(textpage)), indexes)]


def fonts_of(targets: list[int]) -> list[int]:
    """Addresses of the fonts of text objects; 0 for none."""
    return [font or 0 for font in map(_font_of, targets)]


def font_name(font: int) -> str:
    buffer = ctypes.create_string_buffer(128)
    _font_name(font, ctypes.addressof(buffer), 128)
    return buffer.value.decode("utf-8", "replace")


def font_descent(font: int) -> float:
    """How far the font reaches below the baseline by its own account, in font sizes, as a negative number."""
    descent = ctypes.c_float()
    return float(descent.value) if _font_descent(font, 1.0, ctypes.addressof(descent)) else 0.0


def font_scale(textpage: int, index: int, bottom: float, top: float) -> tuple[float, float]:
    """How the box of a character relates to its font, the same for all characters of the font.

    The first value is the font size as seen on the page for each point of the box's height, the second
    the height of the baseline above the box's bottom as a share of the box's height.
    """
    matrix = (ctypes.c_float * 6)()
    height = top - bottom
    _, ground = origin(textpage, index)
    if height <= 0 or not math.isfinite(ground):
        return 1.0, 0.2
    baseline = min(1.0, max(0.0, (ground - bottom) / height))
    size = _font_size(textpage, index)
    if not _matrix(textpage, index, ctypes.addressof(matrix)):
        return 1.0, baseline
    scale = size * math.hypot(matrix[2], matrix[3]) / height
    return (scale, baseline) if 0.4 < scale < 2.5 else (1.0, baseline)


def direction(textpage: int, index: int) -> tuple[float, float] | None:
    """Where the line of a character runs: right and up, of length 1, to two decimals; None if unknown."""
    matrix = (ctypes.c_float * 6)()
    if not _matrix(textpage, index, ctypes.addressof(matrix)):
        return None
    length = math.hypot(matrix[0], matrix[1])
    # Adding zero makes a negative zero a plain one.
    return (round(matrix[0] / length, 2) + 0.0, round(matrix[1] / length, 2) + 0.0) if length > 0 else None


def set_size(textpage: int, index: int) -> float:
    """The font size of a character as seen on the page, in points, whichever way its text runs."""
    matrix = (ctypes.c_float * 6)()
    size = float(_font_size(textpage, index))
    return (
        size * math.hypot(matrix[2], matrix[3])
        if _matrix(textpage, index, ctypes.addressof(matrix))
        else size
    )


def page_objects(page: int, count: int) -> list[int]:
    """Addresses of the objects of a page, from the lowest to the topmost."""
    return list(map(_get_object, repeat(_reference(page)), range(count)))


def form_objects(form: int) -> list[int]:
    """Addresses of the objects inside a form object; their coordinates are the form's own."""
    count = max(0, _count_form_objects(form))
    return list(map(_get_form_object, repeat(form), range(count)))


def bounds(page_object: int) -> tuple[float, float, float, float] | None:
    """Left, bottom, right, top of an object."""
    box = (ctypes.c_float * 4)()
    start = ctypes.addressof(box)
    if not _bounds(page_object, start, start + 4, start + 8, start + 12):
        return None
    return box[0], box[1], box[2], box[3]


def object_matrix(page_object: int) -> tuple[float, ...]:
    matrix = (ctypes.c_float * 6)()
    if not _object_matrix(page_object, ctypes.addressof(matrix)):
        return 1.0, 0.0, 0.0, 1.0, 0.0, 0.0
    return tuple(matrix)


def is_filled(path: int) -> bool:
    return bool(_fill_mode(path) != pdfium.FPDF_FILLMODE_NONE)


def fills_alternately(path: int) -> bool:
    """Whether areas of a filled path that lie inside others are holes."""
    return bool(_fill_mode(path) == pdfium.FPDF_FILLMODE_ALTERNATE)


def _fill_mode(path: int) -> int:
    mode = (_int * 2)()
    start = ctypes.addressof(mode)
    return int(mode[0]) if _draw_mode(path, start, start + 4) else int(pdfium.FPDF_FILLMODE_NONE)
