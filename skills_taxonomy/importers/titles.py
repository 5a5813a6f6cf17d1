"""Titles of posts of a source beside those of the occupations table."""

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from skills_taxonomy.importers.entries import TitleEntry
from skills_taxonomy.importers.everyday_words import EVERYDAY_WORDS
from skills_taxonomy.importers.functions import FunctionsByCode, functions_of
from skills_taxonomy.importers.report import Action, Decision, Remark
from skills_taxonomy.occupations import LONGEST_TITLE, Occupations
from skills_taxonomy.terms import Function

_QUALIFIER = re.compile(r"\s*\([^()]*\)\s*$")
_NOT_ID = re.compile(r"[^a-z0-9]+")


@dataclass(frozen=True, slots=True)
class TitleGroup:
    """Titles of one occupation of the source, as they are compared."""

    id: str
    functions: tuple[Function, ...]
    titles: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class MergedTitles:
    """New groups of titles, and a decision for every entry."""

    groups: tuple[TitleGroup, ...]
    decisions: tuple[Decision, ...]


def merge_titles(entries: Sequence[TitleEntry], table: Occupations, mapping: FunctionsByCode) -> MergedTitles:
    """Decide about every title, in order.

    A title is added where its code has functions and the table says nothing about it; where the table
    says something else, that stays and the contradiction is reported. A title that stands under codes
    with different functions is left out.
    """
    keys = [tuple(table.tokens(_QUALIFIER.sub("", entry.title))) for entry in entries]
    functions = [functions_of(entry.code, mapping) for entry in entries]
    meanings: dict[tuple[str, ...], set[tuple[Function, ...]]] = defaultdict(set)
    for key, own in zip(keys, functions, strict=True):
        meanings[key].add(own)
    groups: dict[str, tuple[tuple[Function, ...], list[str]]] = {}
    first: dict[tuple[str, ...], TitleEntry] = {}
    decisions = []
    for entry, key, own in zip(entries, keys, functions, strict=True):
        reason = _objection(entry, key, own, table)
        if reason is None and len(meanings[key] - {()}) > 1:
            told = " and ".join(sorted(_told(each) for each in meanings[key] if each))
            reason = f"it is ambiguous: it stands under codes for {told}"
        if reason is None and key in first:
            other = first[key]
            place = f"{other.source}:{other.line}" if other.source != entry.source else f"line {other.line}"
            reason = f"the title stands already in {place}"
        if reason is not None:
            remarks = (Remark(None, reason),)
            decisions.append(
                Decision("title", entry.title, Action.SKIPPED, None, entry.source, entry.line, (), remarks)
            )
            continue
        first[key] = entry
        group_id = f"{entry.prefix}_{_NOT_ID.sub('_', entry.code)}"
        text = " ".join(key)
        groups.setdefault(group_id, (own, []))[1].append(text)
        decisions.append(
            Decision("title", entry.title, Action.ADDED, group_id, entry.source, entry.line, (text,))
        )
    return MergedTitles(
        tuple(TitleGroup(name, own, tuple(titles)) for name, (own, titles) in groups.items()),
        tuple(decisions),
    )


def _objection(
    entry: TitleEntry, key: tuple[str, ...], functions: tuple[Function, ...], table: Occupations
) -> str | None:
    if not functions:
        return f"no functions are known for {entry.code} (see --functions)"
    if not key:
        return "it has no words"
    if len(key) > LONGEST_TITLE:
        return f"it is longer than {LONGEST_TITLE} words"
    if len(key) == 1 and (key[0] in EVERYDAY_WORDS or key[0] in table.title_words):
        return "it is too common"
    known = [occupation for occupation in table.read_title(" ".join(key)).occupations if not occupation.open]
    if not known:
        return None
    read = {function for occupation in known for function in occupation.functions}
    if read == set(functions):
        return f"it is already read as {_told(tuple(read))}"
    return f"it contradicts {known[0].id!r}, which reads it as {_told(tuple(read))}"


def _told(functions: tuple[Function, ...]) -> str:
    return " + ".join(function for function in Function if function in functions)
