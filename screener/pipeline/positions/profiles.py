"""Duties that stand below a list of posts, under the name of each employer.

Organization | Designation | Period
Acme Ltd     | Sales Officer | 2012 – 2015
Bell Corp    | Clerk         | 2010 – 2012

Job Profile
Acme Ltd
Visited dealers …
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from screener.pipeline.positions.entries import Entry
from screener.pipeline.positions.patterns import LABEL
from screener.pipeline.positions.rows import Row

_NAME = re.compile(r"[^\W_]+")
_LONGEST = 12
"""Words of a line that is an employer's name, with its place and dates at the most."""


def with_profiles(rows: Sequence[Row], entries: list[Entry]) -> list[Entry]:
    """The entries, those without duties given the lines below the list that stand under their employer.

    `entries` are in the order of the rows, and all but the last have no duties of their own.
    """
    if len(entries) < 2 or any(entry.body_range for entry in entries[:-1]):
        return entries
    block = entries[-1].block
    names = [_name(entry) for entry in entries]
    heads = [
        (at, number)
        for at in range(block.anchor + 1, block.body_end)
        if (number := _named(rows[at], names)) >= 0
    ]
    if not any(number < len(entries) - 1 for _, number in heads):
        return entries
    given = [replace(entry, body="", body_range=None) for entry in entries]
    ends = [*(at for at, _ in heads[1:]), block.body_end]
    for (at, number), end in zip(heads, ends, strict=True):
        duties = rows[at + 1 : end]
        if duties:
            given[number] = replace(
                given[number],
                body="\n".join(row.text for row in duties),
                body_range=(duties[0].line.start, duties[-1].line.end),
            )
    return given


def _name(entry: Entry) -> list[str]:
    employer = entry.roles.employer
    return _NAME.findall(employer.text.lower()) if employer is not None and not employer.placeholder else []


def _named(row: Row, names: list[list[str]]) -> int:
    """Number of the employer whose name the line begins with, -1 for none."""
    label = LABEL.match(row.text)
    words = _NAME.findall(row.text[label.end() if label else 0 :].lower())
    if row.line.bullet or not words or len(words) > _LONGEST:
        return -1
    return next(
        (number for number, name in enumerate(names) if len(name) > 1 and words[: len(name)] == name),
        -1,
    )
