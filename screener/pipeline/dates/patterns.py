"""The written forms of a date, as vocabulary and one grammar.

A *point* is a date of any precision; a *range* is two points, or a point and a word such as "since".
"""

import re
from collections.abc import Iterable

_MONTH_NAMES: dict[int, str] = {
    1: "january jan janvier januar enero",
    2: "february feb febr fevrier février februar febrero",
    3: "march mar mars märz marzo",
    4: "april apr avril abril",
    5: "may mai mayo",
    6: "june jun juin juni junio",
    7: "july jul juillet juli julio",
    8: "august aug août aout agosto",
    9: "september sept sep septembre septiembre",
    10: "october oct octobre oktober okt octubre",
    11: "november nov novembre noviembre",
    12: "december dec décembre dezember dez diciembre",
}
MONTHS: dict[str, int] = {name: number for number, names in _MONTH_NAMES.items() for name in names.split()}

# First and last month of a season in the year named: the winter of a year is its January to March.
SEASONS: dict[str, tuple[int, int]] = {
    "spring": (3, 5),
    "summer": (6, 8),
    "fall": (9, 11),
    "autumn": (9, 11),
    "winter": (1, 3),
}

PRESENT = (
    r"present(?:ly)?|current(?:ly)?|now|ongoing|on-going|to\s?-?date|till\s+(?:date|now|today)|tilldate|"
    r"until\s+(?:now|today|present)|today|actuel(?:lement)?|aujourd'hui|heute|actualidad|"
    r"continuing|still\s+working|date"
)


def _any_of(words: Iterable[str]) -> str:
    """One of the words, the longest that fits, parted by their first letters.

    Without regard to case the words of an expression are tried one by one: a letter that begins none
    of them should not cost as much as all of them.
    """
    rests: dict[str, list[str]] = {}
    for word in sorted(words, key=len, reverse=True):
        rests.setdefault(word[0], []).append(word[1:])
    return "|".join(f"{first}(?:{'|'.join(rest)})" for first, rest in rests.items())


MONTH = _any_of(MONTHS)
"""The name of a month."""
_SEASON = _any_of(SEASONS)
_YEAR = r"(?:19[4-9]\d|20[0-6]\d)"
# A short year needs an apostrophe or a hyphen before it: "Jan 12" is as likely a day.
_SHORT_YEAR = r"(?:\s?['’‘`´]\s?|-)\d\d(?!\d)"
_DAY = r"(?:[12]\d|3[01]|0?[1-9])(?:st|nd|rd|th)?"

# Alternatives in the order in which they must be tried; each names its groups by a prefix that
# `point` fills in, so that both ends of a range can use the same grammar.
_POINT = rf"""
    (?:
        (?P<@dmy_day>{_DAY})[\s\-/.]+(?P<@dmy_month>{MONTH})\.?,?[\s\-/.]*(?P<@dmy_year>{_YEAR}|\d\d(?!\d))
      | (?P<@mdy_month>{MONTH})\.?\s+(?P<@mdy_day>{_DAY}),?\s+(?P<@mdy_year>{_YEAR})
      | (?P<@my_month>{MONTH})\.?['’]?(?:,?\s*(?:of\s+)?[\-/.–]?\s*(?P<@my_year>{_YEAR})|(?P<@my_short>{_SHORT_YEAR}))
      | (?P<@season>{_SEASON})(?:\s+semester|\s+term)?(?:\s+of)?,?\s+(?P<@season_year>{_YEAR})
      | Q(?P<@quarter>[1-4])[\s,/'\-]*(?P<@quarter_year>{_YEAR})
      | (?P<@num_a>\d\d?)\s?(?P<@num_sep>[/.\-])\s?(?P<@num_b>\d\d?)\s?(?P=@num_sep)\s?(?P<@num_year>{_YEAR}|\d\d(?![\d/]))
      | (?P<@iso_year>{_YEAR})(?P<@iso_sep>[\-/.])(?P<@iso_month>0[1-9]|1[0-2])(?:(?P=@iso_sep)[0-3]\d)?(?!\d)
      | (?P<@ym_year>{_YEAR})[ ,]+(?P<@ym_month>{MONTH})\b\.?(?!\s*\d)
      | (?P<@nm_month>0?[1-9]|1[0-2])\s?[/.\-–]\s?(?P<@nm_year>{_YEAR})
      | (?P<@year>{_YEAR})
    )
"""

# Text is looked at only around one of these: a year, a short year, or numbers with slashes.
# A set of characters at the beginning is sought fastest; what follows looks back at which it was.
HINT = re.compile(
    r"[\d'’‘`´-]"
    r"(?:(?<=1)(?<!\d1)9[4-9]\d(?!\d)|(?<=2)(?<!\d2)0[0-6]\d(?!\d)"  # a year
    r"|(?<=['’‘`´])\s?\d\d(?!\d)|(?<=[a-zA-Z]-)\d\d(?!\d)|(?<=\d)/\d\d(?!\d))"
)

_SEPARATOR = r"\s*(?:[-‐‑‒–—−~→>/]{1,3}|\b(?:to|up\s?to|until|till|til|through|thru|a|à|bis|hasta|and\s+ending)\b|\t)\s*"


def _point(prefix: str) -> str:
    return _POINT.replace("@", prefix)


_NOT_BEFORE_NUMBER = r"(?![\d%+]|[.,]\d|\w)"

_BEGINNING = _any_of(
    (*MONTHS, *SEASONS, "q", "from", "between", "present", "current", "since", "depuis", "seit")
)
"""What a range without a number at its beginning begins with."""

RANGE = re.compile(
    rf"""
    (?=[0-9a-zé'’‘`´])(?<![\w$€£#])(?=[\d'’‘`´]|{_BEGINNING})(?<!\d[.,/-])
    (?:
        (?P<every>summers|winters)\s+(?:of\s+)?(?P<every_first>{_YEAR})
          (?:\s*(?:[,&/–—-]|\band\b|\bto\b|,\s*and\b)\s*(?P<every_last>{_YEAR}))+{_NOT_BEFORE_NUMBER}
      | (?:(?:from|between)\s+)?{_point("a_")}(?:{_SEPARATOR}(?:the\s+)?)(?:
            {_point("b_")}{_NOT_BEFORE_NUMBER}
          | (?P<present>{PRESENT})\b
          | (?:['’‘`´]\s?)?(?<!\t)(?<!\t )(?P<short_end>\d\d)(?![\d/%.,:\-])
        )
      | (?P<first_month>{MONTH}|{_SEASON})\.?{_SEPARATOR}{_point("c_")}{_NOT_BEFORE_NUMBER}
      | (?:present|current){_SEPARATOR}{_point("d_")}{_NOT_BEFORE_NUMBER}
      | (?P<since>since|depuis|seit)\s+{_point("e_")}{_NOT_BEFORE_NUMBER}
      | {_point("f_")}\s*(?P<onwards>onwards?|and\s+ongoing|[-–—]\s*(?=$|\s*\n|\s*[)\]]))
      | (?P<short_a_month>0?[1-9]|1[0-2])/(?P<short_a_year>\d\d){_SEPARATOR}(?:(?P<short_b_month>0?[1-9]|1[0-2])/(?P<short_b_year>\d\d)(?!\d)|(?P<short_present>{PRESENT})\b)
      | ['’‘`´](?P<bare_a>\d\d){_SEPARATOR}(?:['’‘`´](?P<bare_b>\d\d)(?![\w%])|(?P<bare_present>{PRESENT})\b)
      | {_point("g_")}{_NOT_BEFORE_NUMBER}
    )
    """,
    re.I | re.X,
)
