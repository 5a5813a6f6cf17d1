"""Reader of plain text: encodings, lists, tables made of spaces, Markdown headings."""

import codecs
import re
from collections.abc import Iterator

from charset_normalizer import from_bytes

from screener.document import Document, Page
from screener.errors import DamagedFile, EmptyFile
from screener.limits import Limits
from screener.parsers.assemble import assemble
from screener.parsers.lines import RawLine

POINTS_PER_SPACE = 6.0
"""Width given to a space of indentation, so that indents compare with those of other formats."""

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_BREAK = re.compile("\r\n|[\n\r\v\f\x85\u2028\u2029]")
_WIDE = re.compile(r" {3,}| *\t[\t ]*")
_HEADING = re.compile(r"(#{1,6})\s+(?=\S)")
_BULLET = re.compile(r"(?:[-*+–]|o)\s+(?=\S)")
_RULE = re.compile(r"[-=_*~#\s]{3,}$")
_WESTERN = frozenset("ÀÁÂÄÅÆÇÈÉÊËÌÍÎÏÑÒÓÔÖØÙÚÛÜßàáâãäåæçèéêëìíîïñòóôõöøùúûüÿœŒŠšŽž–—‘’‚“”„•…€£©®™°·§½¼²³\xa0")
_SAMPLE = 65_536
_MAC = re.compile(rb"(?<=[a-z])[\x87\x88\x8d-\x90\x9f\xd5](?=[a-z])")
"""á à ç é è ê ü and the apostrophe of old Macintosh texts, which no other code page has inside words."""
_WINDOWS = re.compile(rb"(?<=[a-z])[\x92\xe0-\xff](?=[a-z])|[\x91\x93](?=[A-Za-z])")


def read_text(data: bytes, source: str, limits: Limits) -> Document:
    """Read plain text. Raises EmptyFile where there is nothing but white space."""
    text = decode(data, source)
    document = assemble(
        _lines(text), (Page(1),), (), format="text", source=source, data=data, characters=limits.characters
    )
    if not document.lines:
        raise EmptyFile(f"{source}: the text file has no text")
    return document


def decode(data: bytes, source: str, declared: str | None = None) -> str:
    """The text in bytes of any encoding: by its mark, as `declared` if that fits, or else by a guess.

    Raises DamagedFile where a byte-order mark is not true.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            try:
                return data.decode(encoding)
            except UnicodeDecodeError as error:
                raise DamagedFile(f"{source}: the file says it is {encoding} but is not ({error})") from error
    if b"\0" in data[:4096] and (bare := _bare_utf16(data[:4096])) is not None:
        return data.decode(bare, "replace")
    for name in ("utf-8", *((declared,) if declared else ())):
        try:
            return data.decode(name)
        except (UnicodeDecodeError, LookupError):
            continue
    return _guessed(data)


def _bare_utf16(sample: bytes) -> str | None:
    """UTF-16 without a mark: in Western text every second byte is zero, and hardly any other."""
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    if max(even, odd) < 0.2 * len(sample) or min(even, odd) > 0.1 * max(even, odd):
        return None  # stray zeros
    return "utf-16-le" if odd > even else "utf-16-be"


def _guessed(data: bytes) -> str:
    if len(_MAC.findall(data)) > len(_WINDOWS.findall(data)):
        return data.decode("mac-roman")
    western = data.decode("cp1252", "replace")
    odd = [character for character in western if character > "\x7f"]
    # Few letters with accents among plain ones: too little to guess from, and nearly always this.
    if sum(character in _WESTERN for character in odd) >= 0.9 * len(odd) and 4 * len(odd) < len(western):
        return western
    guess = from_bytes(data[:_SAMPLE]).best()
    if guess is None:
        return western
    return data.decode(guess.encoding, "replace")


def _lines(text: str) -> Iterator[RawLine]:
    gap = True
    for number, raw in enumerate(_BREAK.split(text)):
        expanded = raw.expandtabs(4)
        content = raw.strip()
        if not content or _RULE.match(content):
            gap = True
            continue
        indent = (len(expanded) - len(expanded.lstrip())) * POINTS_PER_SPACE
        heading = None
        bullet = False
        if (match := _HEADING.match(content)) is not None:
            heading = len(match[1])
            content = content[match.end() :].rstrip("# ")
        elif (match := _BULLET.match(content)) is not None:
            bullet = True
            content = content[match.end() :]
        content = _WIDE.sub("\t", content)
        yield RawLine(content, bullet=bullet, heading=heading, indent=indent, gap_above=gap and number > 0)
        gap = False
