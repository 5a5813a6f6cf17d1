"""Whether the text of a PDF page can be believed: garbled text looks like text, but says nothing.

It comes from fonts whose file does not tell which letters their glyphs are.
"""

import re

from screener.parsers.word import Word

_ENOUGH = 60
"""Characters, or letters, below which nothing can be told from their distribution."""
_SAMPLE = 150
"""Words of a page that are looked at."""
_NONSENSE_SHARE = 0.08
"""Share of characters without a meaning from which on a text is garbled."""
_NONSENSE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ue000-\uf8ff\ufffd]|\\(cid:")
_SIGNS_SHARE = 0.5
"""Share of ASCII signs that are neither letters nor digits; resumes have .05 to .12."""
_PAIRS = (
    *("th", "he", "er", "in", "on", "an", "re", "es", "st"),
    *("en", "at", "te", "or", "ti", "ar", "nt", "al", "it"),
)
_PAIRS_SHARE = 0.07
"""Common pairs of letters for each letter: .15 to .30 in parts of resumes (400 characters each, lists of
software too), .01 to .06 where each letter stands for another."""
_WITHOUT_LETTERS = dict.fromkeys(map(ord, "abcdefghijklmnopqrstuvwxyz"))
_COMMON = re.compile(
    r"\b(?:and|the|of|to|in|for|with|at|by|from|und|der|die|de|la|et|en|email)\b", re.IGNORECASE
)


def is_garbled(words: list[Word]) -> bool:
    """Whether the words are no language, told from a sample all over the page (0.05 ms)."""
    sample = words[:: 1 + len(words) // _SAMPLE]
    return is_garbled_text(" ".join([word.text for word in sample if not word.font.symbol]))


def is_garbled_text(text: str) -> bool:
    """Whether a text is no language; a text too short to tell is not.

    >>> is_garbled_text("Managed 12 key accounts in the north of England and won five new ones in 2019.")
    False
    >>> is_garbled_text("Nbobhfe 12 lfz bddpvout jo uif opsui pg Fohmboe boe xpo gjwf ofx poft jo uif zfbs.")
    True
    """
    solid = len(text) - text.count(" ")
    if solid < _ENOUGH:
        return False
    if len(_NONSENSE.findall(text)) > _NONSENSE_SHARE * solid:
        return True
    lower = text.lower()
    letters = len(lower) - len(lower.translate(_WITHOUT_LETTERS))
    if letters < _ENOUGH or letters < 0.4 * solid:
        # Another script, or figures: only a flood of signs is suspicious.
        return (
            text.isascii()
            and sum([text.count(sign) for sign in "!\"#$%&'()*+/;<=>?@[\\]^`{|}~"]) > _SIGNS_SHARE * solid
        )
    pairs = sum([lower.count(pair) for pair in _PAIRS])
    return pairs < _PAIRS_SHARE * letters and _COMMON.search(text) is None
