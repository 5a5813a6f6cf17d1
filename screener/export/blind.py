"""Taking identity out of a ranking: pseudonyms for names, and quotes without names and contact data."""

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence

from screener.candidate import Candidate

Mask = Callable[[str], str]
"""Replaces what identifies a person with blocks of the same length."""

BLOCK = "█"
_EMAIL = r"[\w.+%-]+@[\w-]+(?:\.[\w-]+)+"
_URL = r"(?:https?://|www\.)\S+|(?:[\w-]+\.)*(?:linkedin|github|facebook|twitter|xing)\.com/\S+"
_PHONE = r"\+\d[\d\s().\-]{6,}\d|\(?\b\d{3}\)?[\s.\-]{1,2}\d{3}[\s.\-]\d{4}\b"
_BETWEEN_DIGITS = r"[\s().\-/]*"
_PHONE_TAIL = 8
"""Digits at the end of a phone number that tell it, however its start is written."""
_PSEUDONYM_LENGTH = 6


def pseudonyms(resume_ids: Sequence[str]) -> tuple[str, ...]:
    """ "Candidate 1a2b3c" for each id, with more digits where those are not unique.

    Files with the same bytes have the same id; they are told apart by a number.

    >>> pseudonyms(["aaaaaa1", "bbbbbb2", "bbbbbb2"])
    ('Candidate aaaaaa', 'Candidate bbbbbb', 'Candidate bbbbbb (2)')
    """
    ids = set(resume_ids)
    length = _PSEUDONYM_LENGTH
    while len({name[:length] for name in ids}) < len(ids):
        length += 1
    seen: Counter[str] = Counter()
    names = []
    for name in resume_ids:
        seen[name] += 1
        names.append(f"Candidate {name[:length]}" + (f" ({seen[name]})" if seen[name] > 1 else ""))
    return tuple(names)


def mask_for(candidate: Candidate) -> Mask:
    """A mask for the candidate's name and its parts, and for whatever looks like contact data."""
    pattern = re.compile("|".join(_patterns(candidate)))
    return lambda text: pattern.sub(_blocks, text)


def _patterns(candidate: Candidate) -> Iterator[str]:
    yield from (_EMAIL, _URL, _PHONE)
    for literal in sorted(_literals(candidate), key=lambda text: (-len(text), text)):
        yield rf"(?i:(?<!\w){re.escape(literal)}(?!\w))"
    for phone in candidate.phones:
        digits = re.sub(r"\D", "", phone)
        if len(digits) >= _PHONE_TAIL:
            tail = _BETWEEN_DIGITS.join(digits[-_PHONE_TAIL:])
            yield rf"(?:\+?\d[\d\s().\-/]*?)?{tail}(?!\d)"
    for part in sorted({part for part in re.findall(r"\w+", candidate.name or "") if len(part) > 1}):
        # Only as names are written: "Grant" and "GRANT" are masked, the verb "grant" is not.
        yield rf"(?<!\w)(?:{re.escape(part.title())}|{re.escape(part.upper())}|{re.escape(part)})(?!\w)"


def _literals(candidate: Candidate) -> set[str]:
    quoted = [quote.quote for field, quotes in candidate.evidence if field != "place" for quote in quotes]
    found = {*candidate.emails, *candidate.phones, *candidate.links, candidate.name or "", *quoted}
    return {text.strip() for text in found if text.strip()}


def _blocks(found: re.Match[str]) -> str:
    return re.sub(r"\S", BLOCK, found.group())
