"""Repair of characters, a line at a time; a clean line is recognised by one search and returned as it is."""

import re
import unicodedata
from functools import lru_cache

import ftfy

# Anything that is not plain printable text with single spaces. Letters beyond ASCII that need nothing
# (é, –, “, €, ™ …) are listed so that they do not send the line to the slow path.
_SUSPECT = re.compile(
    r"[^\t!-~ ¡-¬®-ÁÄ-ÿĀ-ɏЀ-ӿ‒-•‹›€™₹]|  |\t[ \t]| \t|^\s|\s$|[ÃÂï]|â[€\x80-\xbf€‚„†‡ˆ‰‹‘’“”•–—˜™š›œžŸ¢]"
)
_MOJIBAKE = re.compile("[ÂÃ]|â[\u0080-\u00bf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]|ï[¼½¿‚ƒ]|ðŸ|Ð[\u0080-\u00bf]")
_LOST_HYPHEN = re.compile("ï¼(?:[\u200b\u008c\u25a1\ufffd]|(?=\\s|$))")
_LOST_QUOTE = re.compile("â€(?:[\u200b\u009d\ufffd]|(?=\\s|$))")
_LOST_SPACE = re.compile("Â(?=[ Â]|$)")
_LONE_A = re.compile("Â(?![a-zß-ÿA-Z])|(?<=[a-z0-9.,;:)])Â")
_HYPHENS = re.compile("[-\u00ad]*[\u2010\u2011\ufffe]+")
_ZERO_WIDTH = re.compile("[\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\u00ad\u061c\ufff9-\ufffb]")
_CONTROL = re.compile("[\u0000-\u0008\u000b-\u001f\u007f-\u009f]")
_PRIVATE = re.compile("[\ud800-\uf8ff\U000f0000-\U0010ffff\ufffd]")
# Ligatures, full-width forms, wide spaces, mathematical letters, numbers in brackets; not ™, ½ or ².
_COMPATIBLE = re.compile(
    "[\ufb00-\ufb06\uff01-\uff5e\uffe0-\uffe6\u3000\u2000-\u200a\u202f\u205f\u00a0\u1680\U0001d400-\U0001d7ff"
    "\u2474-\u249b\u0132\u0133\u01c4-\u01cc\u2011\u0149]"
)
_SPACES = re.compile(r" {2,}")
_WIDE_GAP = re.compile(r"(?<=[^\W\d_][\w.,)%]|\d[\d)%]) {4,}(?=\S\S)")
"""Spaces that set something apart, as a tab would: not those after a bullet, a number or between letters."""
_AROUND_TAB = re.compile(r" *\t[ \t]*")
_SPACED_LETTERS = re.compile(r"(?:(?<=\s)|^)[A-Z&](?: [A-Z&]){3,}(?=\s|$|:)")
_MAYBE_SPACED = re.compile(r" [A-Z&] [A-Z&] ")
"""Two letters from the middle of such a word: looking for a space first is quickest."""


def clean(text: str) -> str:
    """The line with broken characters repaired; tabs stay, other space becomes tabs or single spaces."""
    plain = text.isascii() and text.isprintable() and "  " not in text and text.strip(" ") == text
    if not plain and _SUSPECT.search(text) is not None:
        text = _repair(text)
    if _MAYBE_SPACED.search(text) is not None:
        text = _SPACED_LETTERS.sub(lambda match: match[0].replace(" ", ""), text)
    return text


def _repair(text: str) -> str:
    if _MOJIBAKE.search(text) is not None:
        text = _fix_encoding(text)
    text = _HYPHENS.sub("-", text).replace("\u00a0", " ")
    text = _ZERO_WIDTH.sub("", text)
    text = _CONTROL.sub(" ", text)
    text = _PRIVATE.sub(" ", text)
    text = _COMPATIBLE.sub(lambda match: _compatible(match[0]), text)
    if not text.isascii():
        text = unicodedata.normalize("NFC", text)
    text = _WIDE_GAP.sub("\t", text)
    text = _AROUND_TAB.sub("\t", text)
    return _SPACES.sub(" ", text).strip(" \t")


@lru_cache(maxsize=512)
def _compatible(character: str) -> str:
    return unicodedata.normalize("NFKC", character)


def _fix_encoding(text: str) -> str:
    # UTF-8 read as Windows-1252 loses the bytes that have no character there: a full-width hyphen keeps
    # two of its three, a closing quotation mark too, and a no-break space leaves a lone "Â".
    text = _LOST_HYPHEN.sub("\uff0d", text)
    text = _LOST_QUOTE.sub("\u201d", text)
    spaced = _LOST_SPACE.sub(" ", text)
    if _MOJIBAKE.search(spaced) is None:
        return spaced  # that was all: ftfy takes longer than everything else that is done to a line
    text = ftfy.fix_encoding(text)
    return _LONE_A.sub(" ", text)
