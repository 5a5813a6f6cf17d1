"""What an RTF file says at its start: code pages of its fonts, colours, names of its styles."""

import codecs
import re

from screener.parsers.styles import heading_level

SYMBOL = "symbol"
"""Stands for the code page of fonts made of signs, whose letters are bullets."""
WESTERN = "cp1252"

_CODE_PAGES = {
    437: "cp437", 708: "iso8859-6", 850: "cp850", 852: "cp852", 866: "cp866", 874: "cp874",
    932: "cp932", 936: "gb18030", 949: "cp949", 950: "cp950", 1361: "johab", 10000: "mac-roman",
    10006: "mac-greek", 10007: "mac-cyrillic", 10029: "mac-latin2", 10081: "mac-turkish", 65001: "utf-8",
}  # fmt: skip
_CHARSETS = {
    2: SYMBOL, 77: "mac-roman", 128: "cp932", 129: "cp949", 130: "johab", 134: "gb18030", 136: "cp950",
    161: "cp1253", 162: "cp1254", 163: "cp1258", 177: "cp1255", 178: "cp1256", 186: "cp1257",
    204: "cp1251", 222: "cp874", 238: "cp1250", 254: "cp437", 255: "cp850",
}  # fmt: skip
"""Code page for each `\\fcharset`; 0 and 1 leave that of the document."""

_FONT = re.compile(r"\\f(\d{1,9})(?![a-z\d])[^;{}]{0,120}?\\fcharset(\d{1,9})([^;{}]{0,300})")
_SIGNS = re.compile(r"wingdings|symbol|webdings|dingbats", re.IGNORECASE)
_STYLE = re.compile(r"\{[\r\n]{0,4}(?:\\s(\d{1,9}))?(?!\d)([^{};]*(?:\{[^{}]*\}[^{};]*)*);\s*\}")
_OUTLINE = re.compile(r"\\outlinelevel(\d)")
_WORDS = re.compile(r"\{[^{}]*\}|\\[a-z]+-?\d* ?|\\'..|\\\*|[\r\n]")
_COLOR = re.compile(r"\\(red|green|blue)(\d{1,3})")


def code_page(number: int) -> str:
    """The name of a Windows code page; Western where Python has none.

    >>> code_page(1251)
    'cp1251'
    """
    name = _CODE_PAGES.get(number, f"cp{number}")
    try:
        codecs.lookup(name)
    except LookupError:
        return WESTERN
    return name


def fonts(table: str) -> dict[int, str]:
    """For the fonts with letters of their own, the code page of their bytes."""
    found = {}
    for match in _FONT.finditer(table):
        name = _CHARSETS.get(int(match[2]))
        if name is not None:
            found[int(match[1])] = name
        elif _SIGNS.search(match[3]):
            found[int(match[1])] = SYMBOL
    return found


def colors(table: str) -> list[str | None]:
    """The colours by their index as six hexadecimal digits; None is that of the system."""
    found: list[str | None] = []
    for entry in table.split(";")[:-1]:
        parts = {match[1]: min(255, int(match[2])) for match in _COLOR.finditer(entry)}
        found.append(
            f"{parts.get('red', 0):02x}{parts.get('green', 0):02x}{parts.get('blue', 0):02x}"
            if parts
            else None
        )
    return found


def headings(table: str) -> dict[int, int]:
    """The levels of the paragraph styles that are headings, by the number of the style."""
    found = {}
    for match in _STYLE.finditer(table):
        outline = _OUTLINE.search(match[2])
        level = (
            int(outline[1]) + 1 if outline is not None else heading_level(_WORDS.sub("", match[2]).strip())
        )
        if level is not None and level <= 9:
            found[int(match[1] or 0)] = level
    return found
