"""The walk over the tokens of an RTF file: groups, control words, characters in their code pages."""

import codecs
import re
from dataclasses import dataclass, replace

from screener.errors import DamagedFile
from screener.parsers.flow import FORMATTED_AS_HIDDEN, TINY, TOO_SMALL, WHITE_ON_WHITE, Flow, is_white
from screener.parsers.rtf_page import PAGE_WORDS, RtfPage
from screener.parsers.rtf_tables import SYMBOL, WESTERN, code_page, colors, fonts, headings

DEEPEST_GROUP = 500

_TOKEN = re.compile(
    r"\\([a-zA-Z]{1,32})(-?\d{1,10})? ?|\\'([0-9a-fA-F]{2})|\\([^a-zA-Z])|([{}])|[\r\n]+|([^\\{}\r\n]+)|\\"
)

_CHARACTERS = {
    "tab": "\t", "emdash": "—", "endash": "–", "lquote": "‘", "rquote": "’", "ldblquote": "“",
    "rdblquote": "”", "bullet": "•", "emspace": " ", "enspace": " ", "qmspace": " ",
}  # fmt: skip
_SIGNS = {"~": "\u00a0", "_": "-", "\t": "\t"}

_LEFT_OUT = frozenset(
    {
        "pict", "info", "filetbl", "private", "xe", "tc", "tcn", "txe", "rxe", "footnote", "ftnsep",
        "ftnsepc", "ftncn", "aftnsep", "aftnsepc", "aftncn", "nonshppict", "shprslt", "nonesttables", "sp",
        "fldinst", "datafield", "annotation", "atnid", "atnauthor", "pn", "pntxta", "pntxtb", "template",
        "operator", "objclass", "objdata", "docvar", "falt", "panose", "formfield",
    }
)  # fmt: skip
"""Groups whose content is no text of the document."""
_KEPT_ALTHOUGH_STARRED = frozenset({"shpinst", "nesttableprops", "shppict", "pn", "background", "do"})
_LISTS = frozenset({"listtext", "pntext"})
_PARTS = frozenset(f"{part}{side}" for part in ("header", "footer") for side in ("", "f", "l", "r"))
_BOXES = frozenset({"shptxt", "dptxbxtext"})
_DESTINATIONS = _LEFT_OUT | _LISTS | _PARTS | _BOXES
_TABLES = frozenset({"fonttbl", "colortbl", "stylesheet"})
_CHARACTER_WORDS = frozenset(
    {
        "b", "v", "deleted", "mvf", "fs", "cf", "cb", "chcbpat", "highlight", "chshdng", "f", "uc", "plain",
        "ansicpg", "mac", "pc", "pca", "deff",
    }
)  # fmt: skip
_KNOWN = _DESTINATIONS | _CHARACTER_WORDS | PAGE_WORDS | frozenset(_CHARACTERS) | {"background"}
_BRACES = re.compile(r"\\[\\{}]|[{}]")


@dataclass(frozen=True, slots=True)
class _State:
    """Formatting of the characters that follow; a group gives back that of its beginning."""

    ignored: bool = False
    bold: bool = False
    hidden: bool = False
    deleted: bool = False
    shaded: bool = False
    size: float = 12.0
    color: int = 0
    code_page: str | None = None
    fallback: int = 1
    """Characters after a Unicode one that stand in for it (`\\uc`)."""
    part: str | None = None
    """The part of the page that this group begins, to be ended with it."""


class RtfWalk:
    """Tells an `RtfPage` what the file says; `depth` at the end is the number of groups left open."""

    def __init__(self, text: str, source: str, flow: Flow) -> None:
        self.page = RtfPage(flow)
        self.depth = 0
        self._text = text
        self._source = source
        self._state = _State()
        self._stack: list[_State] = []
        self._code_page = WESTERN
        self._fonts: dict[int, str] = {}
        self._colors: list[str | None] = []
        self._default_font: int | None = None
        self._bytes = bytearray()
        self._high = 0
        self._to_skip = 0
        self._starred = False
        self._dark_page = False
        self._has_binary = "\\bin" in text
        """Whether there may be data that is no RTF, in which braces mean nothing."""

    def read(self) -> None:
        """Read the whole file. Raises DamagedFile where groups are nested absurdly deep."""
        position: int | None = 0
        while position is not None:
            position = self._read_from(position)
        self._flush()

    def _read_from(self, position: int) -> int | None:
        """Read from there to the end, or to binary data; returns where to go on, None at the end."""
        for match in _TOKEN.finditer(self._text, position):
            word, number, code, sign, brace, plain = match.groups()
            if plain is not None:
                self._plain(plain)
            elif word is not None:
                if word == "bin":
                    return match.end() + max(0, int(number or 0))
                if word in _TABLES:
                    end = _end_of_group(self._text, match.end())
                    self._table(word, self._text[match.end() : end])
                    return end
                self._word(word, None if number is None else int(number))
                if self._state.ignored and not self._has_binary:
                    return _end_of_group(self._text, match.end())
            elif code is not None:
                self._byte(int(code, 16))
            elif brace == "{":
                self._open()
            elif brace == "}":
                self._close()
                if self.depth == 0:
                    return None
            elif sign is not None:
                self._sign(sign)
        return None

    @property
    def is_cut_short(self) -> bool:
        """Whether the file ends inside a group. The last brace alone may be missing in whole files."""
        if self.depth == 1 and not self.page.has_open_paragraph:
            return not self._text.endswith(("}", "\\par"))
        return self.depth > 0

    # Groups

    def _open(self) -> None:
        self._flush()
        self._to_skip = 0
        if len(self._stack) >= DEEPEST_GROUP:
            limit = f"limit {DEEPEST_GROUP}"
            raise DamagedFile(f"{self._source}: the RTF document has groups nested too deep ({limit})")
        self._stack.append(self._state)
        self.page.open_group()
        self.depth += 1
        self._starred = False
        if self._state.part is not None:
            self._state = replace(self._state, part=None)

    def _close(self) -> None:
        self._flush()
        self._to_skip = 0
        self._starred = False
        self.depth = max(0, self.depth - 1)
        if self._stack:
            if self._state.part is not None:
                self.page.end_part(self._state.part)
            self._state = self._stack.pop()
            self.page.close_group()

    def _table(self, word: str, table: str) -> None:
        if word == "fonttbl":
            self._fonts = fonts(table)
            self._use_font(self._default_font)
        elif word == "colortbl":
            self._colors = colors(table)
        else:
            self.page.headings = headings(table)

    # Characters

    def _plain(self, text: str) -> None:
        if self._to_skip:
            skipped = min(self._to_skip, len(text))
            self._to_skip -= skipped
            text = text[skipped:]
        if self._state.ignored or not text:
            return
        if text.isascii() and not self._bytes and self._state.code_page != SYMBOL:
            self._write(text)
        else:
            self._bytes += text.encode("latin-1")

    def _byte(self, byte: int) -> None:
        if self._to_skip:
            self._to_skip -= 1
        elif not self._state.ignored:
            self._bytes.append(byte)

    def _sign(self, sign: str) -> None:
        if sign == "*":
            self._starred = True
        elif self._to_skip:
            self._to_skip -= 1
        elif sign in "\r\n":
            self._word("par", None)
        elif sign in "\\{}":
            self._plain(sign)
        elif sign in _SIGNS:
            self._flush()
            self._write(_SIGNS[sign])

    def _unicode(self, number: int) -> None:
        self._flush()
        self._to_skip = self._state.fallback
        number &= 0xFFFF
        if 0xD800 <= number < 0xDC00:
            self._high = number
            return
        if 0xDC00 <= number < 0xE000:
            if self._high:
                self._write(chr(0x10000 + ((self._high - 0xD800) << 10) + number - 0xDC00))
            self._high = 0
            return
        self._write(chr(number))

    def _flush(self) -> None:
        """Write the bytes that came in, as letters of their code page."""
        if not self._bytes:
            return
        name = self._state.code_page or self._code_page
        data = bytes(self._bytes)
        self._bytes.clear()
        if name == SYMBOL:
            self._write("".join(chr(0xF000 + byte) if byte > 0x20 else " " for byte in data))
        else:
            self._write(codecs.decode(data, name, "replace"))

    def _write(self, text: str) -> None:
        state = self._state
        if state.ignored or state.deleted:
            return
        reason = self._hidden_by(state)
        if reason is not None:
            self.page.hide(reason, text)
        else:
            self.page.write(text, bold=state.bold, size=state.size)

    def _hidden_by(self, state: _State) -> str | None:
        if state.hidden:
            return FORMATTED_AS_HIDDEN
        if state.size < TINY:
            return TOO_SMALL
        if state.color and not (state.shaded or self._dark_page or self.page.shaded):
            color = self._colors[state.color] if state.color < len(self._colors) else None
            return WHITE_ON_WHITE if is_white(color) else None
        return None

    # Control words

    def _word(self, word: str, number: int | None) -> None:
        if word == "u" and number is not None:
            if not self._state.ignored:
                self._unicode(number)
            return
        if self._to_skip:
            # A control word may stand for the character too, but none that matters.
            self._to_skip = 0
        starred, self._starred = self._starred, False
        if self._state.ignored or not (starred or word in _KNOWN):
            return
        self._flush()
        if word in _CHARACTERS:
            self._write(_CHARACTERS[word])
        elif starred or word in _DESTINATIONS:
            self._destination(word, starred=starred)
        elif word in _CHARACTER_WORDS:
            self._character_word(word, number)
        else:
            self.page.word(word, number)

    def _destination(self, word: str, *, starred: bool) -> None:
        ignored = False
        if word in _LISTS or word == "pn":
            self.page.item()
            ignored = True
        elif word in _PARTS or word in _BOXES:
            self.page.begin_part()
            self._state = replace(self._state, part=word)
        elif word == "background":
            self._dark_page = True
            ignored = True
        elif word in _LEFT_OUT or (starred and word not in _KEPT_ALTHOUGH_STARRED):
            ignored = True
        if ignored:
            self._state = replace(self._state, ignored=True)

    def _character_word(self, word: str, number: int | None) -> None:
        on = number != 0
        match word:
            case "b":
                self._state = replace(self._state, bold=on)
            case "v":
                self._state = replace(self._state, hidden=on)
            case "deleted" | "mvf":
                self._state = replace(self._state, deleted=on)
            case "fs":
                self._state = replace(self._state, size=(24 if number is None else number) / 2)
            case "cf":
                self._state = replace(self._state, color=max(0, number or 0))
            case "cb" | "chcbpat" | "highlight":
                self._state = replace(self._state, shaded=bool(number))
            case "chshdng":
                self._state = replace(self._state, shaded=self._state.shaded or bool(number))
            case "f":
                self._use_font(number)
            case "uc":
                self._state = replace(self._state, fallback=min(max(0, number or 0), 100))
            case "plain":
                self._state = replace(
                    self._state, bold=False, hidden=False, deleted=False, shaded=False, size=12.0, color=0
                )
                self._use_font(self._default_font)
            case "ansicpg":
                self._code_page = code_page(number or 1252)
            case "mac":
                self._code_page = "mac-roman"
            case "pc":
                self._code_page = "cp437"
            case "pca":
                self._code_page = "cp850"
            case "deff":
                self._default_font = number
            case _:
                pass

    def _use_font(self, number: int | None) -> None:
        page = None if number is None else self._fonts.get(number)
        if page != self._state.code_page:
            self._state = replace(self._state, code_page=page)


def _end_of_group(text: str, position: int) -> int:
    """Where the brace stands that closes the group around the position; the end where none does."""
    depth = 1
    for match in _BRACES.finditer(text, position):
        if match[0] == "{":
            depth += 1
        elif match[0] == "}":
            depth -= 1
            if depth == 0:
                return match.start()
    return len(text)
