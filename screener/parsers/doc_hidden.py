"""Text of a DOC file that is formatted as hidden, which office-oxide leaves out in silence.

Of the format only what that takes is read: the streams of the compound file, the pages of character
properties, and the pieces of which the text is made. Hidden by its style, text is not found.
"""

import re
import struct
import sys
from array import array
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice

_SIGNATURE = bytes.fromhex("d0cf11e0a1b11ae1")
_LAST_SECTOR = 0xFFFFFFFA
_HEADER_FATS = 109
_SECTOR_SHIFTS = (9, 12)
_ENTRY = 128
_ROOT = 5
_STREAMS = ("WordDocument", "0Table", "1Table")
_WORD = 0xA5EC
_TABLE_FLAG = 0x0200
_PROPERTIES = 0xFA
"""Place of where and how long the list of pages of character properties is."""
_PIECES = 0x1A2
"""The same for the pieces of text."""
_PAGE = 512
_VANISH = 0x083C
_HIDDEN = (0x01, 0x81)
"""Set here, or the opposite of the style."""
_OPERANDS = {0: 1, 1: 1, 2: 2, 3: 4, 4: 2, 5: 2, 7: 3}
"""Bytes of the operand by kind of property; kind 6 says its length itself."""
_COMPRESSED = 1 << 30
_MOST_RUNS = 2_000
_MOST_PIECES = 10_000
_MOST_TEXT = 2_000
_FIELD_CODE = re.compile("\x13[^\x13-\x15]*[\x14\x15]?")

Range = tuple[int, int]


def hidden_text(data: bytes) -> str:
    """The hidden text of a DOC file, at most some thousand characters; empty if there is none to be found.

    A file whose structure is broken has none that is found: that it can be read at all is for its reader to
    say.
    """
    try:
        streams = _streams(data)
        word = streams["WordDocument"]
        (magic,) = struct.unpack_from("<H", word, 0)
        (flags,) = struct.unpack_from("<H", word, 0x0A)
        if magic != _WORD:
            return ""
        table = streams["1Table" if flags & _TABLE_FLAG else "0Table"]
        runs = list(islice(_hidden_runs(word, table), _MOST_RUNS))
        return _text(word, _pieces(word, table), runs) if runs else ""
    except (struct.error, IndexError, KeyError):
        return ""


def _streams(data: bytes) -> dict[str, bytes]:
    """The streams of a compound file that tell of text, by name."""
    shift, small_shift = struct.unpack_from("<HH", data, 30)
    if data[:8] != _SIGNATURE or shift not in _SECTOR_SHIFTS or small_shift > shift:
        return {}
    size = 1 << shift
    file = _Sectors(data[size:], size, _allocation(data, size))
    first_directory, cutoff, first_small = (
        struct.unpack_from("<I", data, place)[0] for place in (48, 56, 60)
    )
    directory = file.stream(first_directory)
    small = _Sectors(b"", 1 << small_shift, _numbers(file.stream(first_small)))
    streams: dict[str, bytes] = {}
    for place in range(0, len(directory) - _ENTRY + 1, _ENTRY):
        entry = directory[place : place + _ENTRY]
        (length,) = struct.unpack_from("<H", entry, 64)
        name = entry[: max(0, length - 2)].decode("utf-16-le", "replace")
        start, extent = struct.unpack_from("<II", entry, 116)
        if entry[66] == _ROOT and not small.data:
            small = replace(small, data=file.stream(start)[:extent])
        elif name in _STREAMS and name not in streams:
            streams[name] = (file if extent >= cutoff else small).stream(start)[:extent]
    return streams


def _allocation(data: bytes, size: int) -> Sequence[int]:
    """For each sector the one that follows it."""
    places = list(struct.unpack_from(f"<{_HEADER_FATS}I", data, 76))
    (following,) = struct.unpack_from("<I", data, 68)
    for _ in range(len(data) // size):
        if following >= _LAST_SECTOR:
            break
        more = struct.unpack_from(f"<{size // 4}I", data, (following + 1) * size)
        places += more[:-1]
        following = more[-1]
    sectors = [data[(place + 1) * size : (place + 2) * size] for place in dict.fromkeys(places)]
    return _numbers(b"".join(sectors))


def _numbers(data: bytes) -> Sequence[int]:
    numbers = array("I", data[: len(data) // 4 * 4])
    if sys.byteorder == "big":
        numbers.byteswap()
    return numbers


@dataclass(frozen=True, slots=True)
class _Sectors:
    """Sectors of one size and, for each, the one that follows it."""

    data: bytes
    size: int
    following: Sequence[int]

    def stream(self, start: int) -> bytes:
        """The sectors from one on; no more than there are, should they go in a circle."""
        parts = []
        for _ in range(len(self.data) // self.size + 1):
            if start >= _LAST_SECTOR:
                break
            parts.append(self.data[start * self.size : (start + 1) * self.size])
            start = self.following[start]
        return b"".join(parts)


def _hidden_runs(word: bytes, table: bytes) -> Iterator[Range]:
    """From where to where in the stream text is formatted as hidden."""
    place, length = struct.unpack_from("<II", word, _PROPERTIES)
    count = max(0, length - 4) // 8
    for index in range(min(count, len(table) // 4)):
        (number,) = struct.unpack_from("<I", table, place + 4 * (count + 1 + index))
        start = (number & 0x3FFFFF) * _PAGE
        page = word[start : start + _PAGE]
        if len(page) < _PAGE:
            continue
        runs = page[_PAGE - 1]
        if 5 * runs + 4 >= _PAGE:
            continue
        edges = struct.unpack_from(f"<{runs + 1}I", page, 0)
        for run in range(runs):
            at = 2 * page[4 * (runs + 1) + run]
            if 0 < at < _PAGE and _is_hidden(page[at + 1 : at + 1 + page[at]]):
                yield edges[run], edges[run + 1]


def _is_hidden(properties: bytes) -> bool:
    place = 0
    hidden = False
    while place + 3 <= len(properties):
        (code,) = struct.unpack_from("<H", properties, place)
        if code == _VANISH:
            hidden = properties[place + 2] in _HIDDEN
        kind = code >> 13
        place += 2 + (1 + properties[place + 2] if kind == 6 else _OPERANDS[kind])
    return hidden


def _pieces(word: bytes, table: bytes) -> list[tuple[int, int, bool]]:
    """Of each piece of text where it begins, how many bytes it has, and whether a byte is a letter."""
    place, length = struct.unpack_from("<II", word, _PIECES)
    end = min(place + length, len(table))
    while place < end and table[place] == 1:
        place += 3 + struct.unpack_from("<H", table, place + 1)[0]
    if place >= end or table[place] != 2:
        return []
    (size,) = struct.unpack_from("<I", table, place + 1)
    count = max(0, min(size, end - place) - 4) // 12
    place += 5
    letters = struct.unpack_from(f"<{count + 1}I", table, place)
    pieces = []
    for index in range(min(count, _MOST_PIECES)):
        (start,) = struct.unpack_from("<I", table, place + 4 * (count + 1) + 8 * index + 2)
        narrow = bool(start & _COMPRESSED)
        start &= _COMPRESSED - 1
        long = letters[index + 1] - letters[index]
        pieces.append((start // 2, long, True) if narrow else (start, 2 * long, False))
    return pieces


def _text(word: bytes, pieces: Sequence[tuple[int, int, bool]], runs: Sequence[Range]) -> str:
    parts: list[str] = []
    for start, length, narrow in pieces:
        for first, last in runs:
            first, last = max(first, start), min(last, start + length)
            if first < last:
                part = word[first:last].decode("cp1252" if narrow else "utf-16-le", "replace")
                parts.append(_FIELD_CODE.sub(" ", part))
        if sum(map(len, parts)) > _MOST_TEXT:
            break
    text = "".join(character if character >= " " else " " for character in " ".join(parts))
    return " ".join(text.split())[:_MOST_TEXT]
