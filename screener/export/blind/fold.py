"""Text folded for comparison, character for character, so that offsets stay those of the text."""

import re
import unicodedata
from functools import lru_cache

_SINGLE = str.maketrans("łŁøØđĐħĦıŀ’‘`´ʼʻ＇‐‑‒–—−", "llooddhhil'''''''------")
MARKS = "[\u0300-\u036f\u064b-\u0652\u093c\u200b-\u200d\u00ad]*"
"""What may stand between two letters of a word without making it another one."""


def fold(text: str) -> str:
    """Lower case without accents, one dash and one apostrophe, as long as the text.

    >>> fold("JOSÉ O’Neil"), len(fold("İßﬁ"))
    ("jose o'neil", 3)
    """
    return "".join(map(_folded, text))


@lru_cache(maxsize=4096)
def _folded(char: str) -> str:
    base = unicodedata.normalize("NFD", char.translate(_SINGLE))[0]
    lower = base.lower()
    return lower if len(lower) == 1 else base


def pattern_of(literal: str) -> str:
    """A pattern over folded text for a literal, whatever its spaces, dots, dashes and marks.

    >>> bool(re.fullmatch(pattern_of("Anne-Marie"), fold("anne  marie")))
    True
    """
    words = [word for word in re.split(r"[\s.,\-]+", fold(literal)) if word]
    # Documents are composed (NFKC): letters with loose marks are those of scripts that need them.
    marks = "" if literal.isascii() else MARKS
    return r"[\s.,\-]*".join(marks.join(re.escape(char) for char in word) + marks for word in words)


def is_letter(text: str, offset: int) -> bool:
    """Whether a word goes on at the offset, by a letter or by a mark on one; False outside of the text."""
    return 0 <= offset < len(text) and unicodedata.category(text[offset])[0] in "LM"


def has_no_spaces(text: str) -> bool:
    """Whether a script writes words without spaces between them: Chinese, Japanese, Thai and the like.

    >>> has_no_spaces("王小明"), has_no_spaces("Wang")
    (True, False)
    """
    return any("\u0e00" <= char <= "\u0eff" or "\u3040" <= char <= "\u9fff" for char in text)
