"""Degrees, diplomas and fields of study: what they are called, and what they stand for.

The knowledge is `data/qualifications.yaml`; this module checks it and finds its phrases in words.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import Any, NamedTuple

from skills_taxonomy.errors import TaxonomyError
from skills_taxonomy.terms import DegreeLevel, FieldGroup
from skills_taxonomy.yaml_lines import LinedYaml, load_lined

_PIECE = r"(?:Sc|Com|Comm|Compt|Tech|Ed|Eng|Engg|Arch|Pharma?|Phil|Des|Bus|Mus|Hons|Dip|[A-Z])"
_HYPHENED = r"(?<![\w-])(?:[BM]|Ph)[- ](?:Tech|Com|Sc|Ed|Eng|Pharm|Arch|Phil|Des|D)(?![\w'’.-])"
"""B-Tech, M Com, Ph-D."""
_WORD = re.compile(
    rf"(?<![\w.])[A-Za-z]{{1,4}}(?:\.(?i:{_PIECE})(?![\w'’]))+"  # B.A., M.Com, Ph.D, LL.B
    rf"|(?<![\w.])(?:[A-Z]\.[ ]){{1,3}}{_PIECE}(?![\w'’])"  # B. S., M. Com
    rf"|{_HYPHENED}|10[ ]?\+[ ]?2|[^\W_][\w'’´`]*"
)
_PLAIN_WORD = re.compile(rf"{_HYPHENED}|10[ ]?\+[ ]?2|[^\W_][\w'’´`]*")
"""The same where the text has no dots, which is faster."""
_BETWEEN_LETTERS = re.compile(r"[. -]")
_SINGULAR = {
    "bachelors": "bachelor",
    "bachelor's": "bachelor",
    "bachleors": "bachelor",
    "bachelore": "bachelor",
    "masters": "master",
    "master's": "master",
    "associates": "associate",
    "associate's": "associate",
    "degrees": "degree",
    "diplomas": "diploma",
    "diplomat": "diploma",
}
_APOSTROPHES = str.maketrans("’´`", "'''")
_LONGEST_SHORT_FIELD = 2


class Word(NamedTuple):
    """A word of a text: as compared (lower case, no dots) and where it stands.

    >>> [word.norm for word in words("B.Com., Master's degree")]
    ['bcom', 'master', 'degree']
    """

    norm: str
    written: str
    start: int
    end: int


def words(text: str, start: int = 0, end: int | None = None) -> Iterator[Word]:
    """The words of a part of `text`, with offsets into the whole of it."""
    stop = len(text) if end is None else end
    dotted = text.find(".", start, stop) >= 0
    for match in (_WORD if dotted else _PLAIN_WORD).finditer(text, start, stop):
        written = match.group()
        norm = written.lower()
        if not norm.isalnum():
            norm = norm.translate(_APOSTROPHES).rstrip("'")
            norm = _BETWEEN_LETTERS.sub("", norm)
        yield Word(_SINGULAR.get(norm, norm), written, match.start(), match.end())


@dataclass(frozen=True, slots=True)
class Qualification:
    """A degree or diploma: its level, and the field groups it implies (an MBA is business administration).

    `level` is None for schooling that is no degree: "some college", a primary certificate.
    """

    id: str
    level: DegreeLevel | None
    groups: tuple[FieldGroup, ...]


@dataclass(frozen=True, slots=True)
class DegreeAlias:
    """One way to write a qualification. A `short` one means other things outside education sections."""

    words: tuple[str, ...]
    qualification: Qualification
    short: bool
    abbreviation: bool
    written: str
    """As it stands in the data: a short form counts only as written there, or with dots."""

    def fits(self, found: Sequence[Word]) -> bool:
        """Whether the case of the words is right for the alias."""
        return not self.short or "." in found[0].written or found[0].written == self.written


@dataclass(frozen=True, slots=True)
class Qualifications:
    """The vocabulary of education, indexed by first word."""

    aliases: Mapping[str, tuple[DegreeAlias, ...]]
    alone: Mapping[tuple[str, ...], DegreeAlias]
    """What stands for a qualification only where nothing else is beside it: "X" in a cell of a table."""
    fields: Mapping[str, tuple[tuple[tuple[str, ...], tuple[FieldGroup, ...]], ...]]
    field_words: frozenset[str]
    """Every word that occurs in a field phrase."""

    def degree_at(self, found: Sequence[Word], at: int) -> tuple[DegreeAlias, int] | None:
        """The longest alias that starts at word `at`, and how many words it takes."""
        for alias in self.aliases.get(found[at].norm, ()):
            size = len(alias.words)
            part = found[at : at + size]
            if size > 1 and tuple(word.norm for word in part) != alias.words:
                continue
            if alias.fits(part):
                return alias, size
        return None

    def whole(self, found: Sequence[Word]) -> DegreeAlias | None:
        """The qualification that all the words together stand for, in a place made for one."""
        norms = tuple(word.norm for word in found)
        alias = self.alone.get(norms)
        if alias is not None:
            return alias
        hit = self.degree_at(found, 0) if found else None
        return hit[0] if hit and hit[1] == len(found) else None

    def field_at(self, found: Sequence[Word], at: int) -> tuple[tuple[FieldGroup, ...], int] | None:
        """The groups of the longest field phrase that starts at word `at`, and how many words it takes."""
        first = found[at]
        for phrase, groups in self.fields.get(first.norm, ()):
            part = tuple(word.norm for word in found[at : at + len(phrase)])
            if part == phrase and (len(first.norm) > _LONGEST_SHORT_FIELD or first.written.isupper()):
                return groups, len(phrase)
        return None

    def known_groups(self, text: str) -> tuple[FieldGroup, ...]:
        """The groups of every field phrase in `text`, in the order of the vocabulary; empty for none.

        >>> [group.value for group in load_qualifications().known_groups("Sales Management and Finance")]
        ['business_administration', 'sales', 'finance']
        """
        found = list(words(text))
        groups: set[FieldGroup] = set()
        at = 0
        while at < len(found):
            hit = self.field_at(found, at)
            if hit:
                groups.update(hit[0])
            at += hit[1] if hit else 1
        return tuple(group for group in FieldGroup if group in groups) if groups else ()

    def field_groups(self, text: str) -> tuple[FieldGroup, ...]:
        """Like `known_groups`; a named field that the vocabulary does not know is "other"."""
        return self.known_groups(text) or (FieldGroup.OTHER,)


@lru_cache(maxsize=1)
def load_qualifications() -> Qualifications:
    """The bundled vocabulary. Raises TaxonomyError when its file is wrong."""
    resource = files("skills_taxonomy") / "data" / "qualifications.yaml"
    return parse_qualifications(resource.read_text(encoding="utf-8"), resource.name)


def parse_qualifications(text: str, name: str) -> Qualifications:
    """Check and index a vocabulary. Raises TaxonomyError naming file and line of every mistake."""
    lined = load_lined(text, name)
    mistakes: list[str] = []
    data = lined.data
    if not isinstance(data, dict) or set(data) != {"version", "degrees", "fields"}:
        raise TaxonomyError([f"{name}:1: expected the keys version, degrees and fields"])
    alone: dict[tuple[str, ...], DegreeAlias] = {}
    aliases = _aliases(lined, data["degrees"], alone, mistakes)
    fields = _fields(lined, data["fields"], mistakes)
    if mistakes:
        raise TaxonomyError(mistakes)
    by_alias: dict[str, list[DegreeAlias]] = {}
    for key, alias in sorted(aliases.items(), key=lambda item: -len(item[0])):
        by_alias.setdefault(key[0], []).append(alias)
    by_field: dict[str, list[tuple[tuple[str, ...], tuple[FieldGroup, ...]]]] = {}
    for phrase, groups in sorted(fields.items(), key=lambda item: -len(item[0])):
        by_field.setdefault(phrase[0], []).append((phrase, groups))
    return Qualifications(
        {first: tuple(found) for first, found in by_alias.items()},
        alone,
        {first: tuple(found) for first, found in by_field.items()},
        frozenset(word for phrase in fields for word in phrase),
    )


def _aliases(
    lined: LinedYaml, entries: Any, alone: dict[tuple[str, ...], DegreeAlias], mistakes: list[str]
) -> dict[tuple[str, ...], DegreeAlias]:
    """The aliases by their words; those that count only alone go to `alone`."""
    aliases: dict[tuple[str, ...], DegreeAlias] = {}
    ids: set[str] = set()
    for index, entry in enumerate(entries):
        here = lined.place("degrees", index)
        unknown = set(entry) - {"id", "level", "groups", "names", "abbreviations", "short", "alone"}
        if unknown:
            mistakes.append(f"{here}: unknown key {sorted(unknown)[0]!r}")
        level = entry.get("level", "")
        if level is not None and level not in set(DegreeLevel):
            mistakes.append(f"{lined.place('degrees', index, 'level')}: unknown level {entry.get('level')!r}")
            continue
        if entry.get("id") in ids:
            mistakes.append(f"{here}: the id {entry.get('id')!r} stands twice")
        ids.add(entry["id"])
        groups = _groups(lined, ("degrees", index, "groups"), entry.get("groups", []), mistakes)
        qualification = Qualification(entry["id"], DegreeLevel(level) if level else None, groups)
        for key in ("names", "abbreviations", "short", "alone"):
            kept = alone if key == "alone" else aliases
            for position, written in enumerate(entry.get(key, ())):
                phrase = tuple(word.norm for word in words(str(written)))
                if phrase in kept:
                    owner = kept[phrase].qualification.id
                    place = lined.place("degrees", index, key, position)
                    mistakes.append(f"{place}: the alias {written!r} already stands for {owner!r}")
                    continue
                kept[phrase] = DegreeAlias(
                    phrase, qualification, key == "short", key != "names", str(written)
                )
    return aliases


def _fields(
    lined: LinedYaml, entries: Any, mistakes: list[str]
) -> dict[tuple[str, ...], tuple[FieldGroup, ...]]:
    fields: dict[tuple[str, ...], tuple[FieldGroup, ...]] = {}
    for index, entry in enumerate(entries):
        groups = _groups(lined, ("fields", index, "groups"), entry.get("groups", []), mistakes)
        for position, written in enumerate(entry.get("phrases", ())):
            phrase = tuple(word.norm for word in words(str(written)))
            if phrase in fields:
                place = lined.place("fields", index, "phrases", position)
                mistakes.append(f"{place}: the phrase {written!r} stands twice")
            fields[phrase] = groups
    return fields


def _groups(
    lined: LinedYaml, path: tuple[str | int, ...], names: Any, mistakes: list[str]
) -> tuple[FieldGroup, ...]:
    groups: list[FieldGroup] = []
    for position, group in enumerate(names):
        if group in set(FieldGroup):
            groups.append(FieldGroup(group))
        else:
            mistakes.append(f"{lined.place(*path, position)}: unknown field group {group!r}")
    return tuple(groups)
