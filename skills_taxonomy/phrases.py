"""The small language in which taxonomy files write phrases and patterns.

A *phrase* is words with alternatives in braces: "financial {statement|statements}" stands for two
phrases; an empty alternative makes a word optional. Case, hyphens and runs of spaces do not matter.

A *pattern* describes words in a duty: `negotiat*` is any verb form of that stem, and its noun where
"of" follows ("development of", but neither "developer" nor "development team"); `{a|b c}` is any one of
the alternatives, `#` is a count in figures or words, `...` is a gap of up to five words inside a clause,
`!{a|b}` means that none of these words is among the next five of the clause.
"""

import re
from dataclasses import dataclass
from functools import cached_property

TOKEN = re.compile(r"\d+(?:[.,]\d+)+|[^\W_]+(?:['’][^\W_]+)*|[\n\t]|[^\w\s]|_")
"""One word, number, line break, tab or punctuation mark. Phrases and resumes are cut the same way."""

BREAK = "."
"""What every end of a clause is read as."""

MARKS = {"&": "and", "\t": "|", **dict.fromkeys(".;:!?•●▪■◦○□★☆·∙‣►➢➤✓✔❖»*", BREAK)}
"""Punctuation and what it is read as."""

HYPHENS = "-\u2010\u2011\u2012\u2013\u2014\u00ad"

_BRACES = re.compile(r"\{([^{}]*)\}")
_ELEMENT = re.compile(r"\.\.\.|!?\{[^{}]*\}|[^\s{}]+")
_WORD = re.compile(r"[^\W_]+\*?|&|/|,|#")
_GAP = r"(?:(?![.;|] )[^ ]+ ){0,5}?"
_VERB_ENDING = (
    r"(?:(?!(?:[^ ]*(?:ments?|ions?|ances?|ables?|als?|ally|ives?|ively)|ers?|ors?|ees?|tly|ts?|ices?|is) )"
    r"[^ ]* |[^ ]*(?:ment|ion|ance) of )"
)
"""What `*` stands for: endings of verbs, and nouns of action before "of"."""

_COUNT = (
    r"(?:\d[^ ]*|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty|forty|fifty"
    r"|hundreds|dozens|several) "
)
"""What `#` stands for."""

_EVERYWHERE = frozenset(
    [",", "and", "or", "for", "to", "of", "in", "on", "at", "by", "with", "from", "the", "a", "an"]
)
"""Words that nearly every clause has: asking for one of them spares nothing."""


def words_of(phrase: str) -> tuple[str, ...]:
    """The words of a phrase as they are compared: in lower case, hyphens gone, "&" read as "and".

    >>> words_of("Cross-Selling & P/L")
    ('cross', 'selling', 'and', 'p', '/', 'l')
    """
    if phrase.isascii() and phrase.replace(" ", "").isalnum():  # nearly every phrase: nothing to cut or drop
        return tuple(phrase.lower().split())
    return tuple(compared(word) for word in TOKEN.findall(phrase) if word not in HYPHENS)


def compared(word: str) -> str:
    """One word as it is compared.

    >>> compared("Customer's")
    'customer'
    """
    return MARKS.get(word) or word.lower().replace("’", "'").removesuffix("'s")


def expand(phrase: str) -> tuple[str, ...]:
    """All phrases that the braces stand for, in the order written.

    >>> expand("sales {call|calls}")
    ('sales call', 'sales calls')
    """
    match = _BRACES.search(phrase) if "{" in phrase else None
    if match is None:
        return (" ".join(phrase.split()),)
    before, after = phrase[: match.start()], phrase[match.end() :]
    return tuple(
        whole for choice in match.group(1).split("|") for whole in expand(f"{before}{choice}{after}")
    )


@dataclass(frozen=True)
class Pattern:
    """A pattern that was read. `regex` runs over compared words, each followed by one space; it is
    compiled when it is first used, because that takes most of the time and few resumes need them all.

    `openers` are the words that can begin a match, so that only those places need a look; one that
    ends in "*" is the beginning of a word. One word of `needs` is in every match, if there are any.

    >>> pattern = compile_pattern("negotiat* ... {price|prices}")
    >>> bool(pattern.regex.match("negotiated all the prices ")), pattern.openers
    (True, ('negotiat*',))
    """

    text: str
    openers: tuple[str, ...]
    needs: frozenset[str]
    source: str

    @cached_property
    def regex(self) -> re.Pattern[str]:
        """The pattern as a regular expression."""
        return re.compile(self.source)


def compile_pattern(text: str) -> Pattern:
    """Read a pattern. Raises ValueError with what is wrong with it."""
    if text.count("{") != text.count("}"):
        raise ValueError(f"unbalanced braces in pattern {text!r}")
    elements = _ELEMENT.findall(text)
    if not elements or elements[0] == "..." or elements[-1] == "..." or elements[0][0] == "!":
        raise ValueError(f"a pattern must begin and end with a word: {text!r}")
    choices = [_choices(element, text) for element in elements]
    if any(element[0] == "!" and "" in options for element, options in zip(elements, choices, strict=True)):
        raise ValueError(f"what a pattern rules out must not be optional: {text!r}")
    if "" in choices[0]:
        raise ValueError(f"the first word of a pattern must not be optional: {text!r}")
    if any(option.startswith("#") for option in choices[0]):
        raise ValueError(f"a pattern must not begin with a count: {text!r}")
    source = "".join(
        _GAP if element == "..." else _without(options) if element[0] == "!" else _regex(options)
        for element, options in zip(elements, choices, strict=True)
    )
    openers = tuple(dict.fromkeys(option.split()[0] for option in choices[0]))
    found = [options for element, options in zip(elements, choices, strict=True) if element[0] != "!"]
    return Pattern(text, openers, _needs(found), source)


def _needs(choices: list[list[str]]) -> frozenset[str]:
    """The words of the last element whose every alternative has a whole word; if there is one without words
    that are everywhere, of that.
    """
    common: frozenset[str] = frozenset()
    # What follows the word that opens the pattern counts of its first element.
    behind = [option.partition(" ")[2] for option in choices[0]]
    for options in reversed([behind, *choices[1:]]):
        whole = [[word for word in option.lower().split() if word[-1] not in "*#"] for option in options]
        if options and all(whole):
            needs = frozenset(compared(words[-1]) for words in whole)
            if _EVERYWHERE.isdisjoint(needs):
                return needs
            common = common or needs
    return common


def _choices(element: str, text: str) -> list[str]:
    if element == "...":
        return []
    options = [" ".join(part.split()) for part in element.removeprefix("!").strip("{}").split("|")]
    for option in options:
        for word in option.split():
            if not _WORD.fullmatch(word):
                raise ValueError(f"{word!r} is not a word in pattern {text!r}")
    return options


def _regex(options: list[str]) -> str:
    alternatives = ("".join(_word_regex(word) for word in option.lower().split()) for option in options)
    return f"(?:{'|'.join(alternatives)})"


def _without(options: list[str]) -> str:
    return f"(?!{_GAP}{_regex(options)})"


def _word_regex(word: str) -> str:
    if word.endswith("*"):
        return re.escape(word[:-1]) + _VERB_ENDING
    if word == "#":
        return _COUNT
    return re.escape("and" if word == "&" else word) + " "
