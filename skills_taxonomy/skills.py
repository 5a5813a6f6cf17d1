"""Skills: what they are called, what only looks like them, and which duties show them."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import lru_cache
from importlib.resources import files
from types import MappingProxyType
from typing import Any

from skills_taxonomy.errors import TaxonomyError
from skills_taxonomy.overlays import load_overlays
from skills_taxonomy.phrases import Pattern, compile_pattern, expand, words_of
from skills_taxonomy.yaml_lines import LinedYaml, Path, Place, load_lined

ID = re.compile(r"[a-z][a-z0-9_]*")
"""What an id or a category looks like."""
_FILE_KEYS = {"version", "category", "skills"}
_ADDED_KEYS = {"aliases", "look_alikes", "demonstrates"}
_EXTENDING_KEYS = {"id", *_ADDED_KEYS}
_SKILL_KEYS = {"id", "name", "category", "parent", "implies", *_ADDED_KEYS}
_ALIAS_KEYS = {"text", "cased", "context", "unless", "also"}


class AliasContext(StrEnum):
    """Where an alias counts."""

    ANY = "any"
    LIST = "list"
    """As an item of a skill list, beside a tool, or after words such as "proficient in"."""
    TOOLS = "tools"
    """Only beside a tool: "Word, Excel, Office"."""
    SKILLS = "skills"
    """As for `list`, in a summary, or in front of "skills" or "abilities"."""
    NAMED = "named"
    """As for `skills`, but not as any word of a summary."""
    LANGUAGE = "language"
    """As for `list`, beside another language, or after words such as "fluent" and "bilingual"."""


@dataclass(frozen=True, slots=True)
class Alias:
    """A phrase that names a skill. `cased` means that upper and lower case must agree.

    `unless` are skills beside which the phrase means something else: "closing" in the skill list of
    somebody who shows month-end close. `also` are further skills that the same phrase names.

    >>> Alias("SAP", cased=True).context.value
    'any'
    """

    text: str
    cased: bool = False
    context: AliasContext = AliasContext.ANY
    unless: tuple[str, ...] = ()
    also: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Skill:
    """A skill that recruiters search for.

    `parent` is the group it is shown in. `implies` are skills that whoever has this one has too.
    `look_alikes` are phrases that contain an alias and mean something else. `demonstrates` are the
    duties that show the skill without naming it.

    >>> Skill("crm", "CRM software", "tools_crm").implies
    ()
    """

    id: str
    name: str
    category: str
    parent: str | None = None
    implies: tuple[str, ...] = ()
    aliases: tuple[Alias, ...] = ()
    look_alikes: tuple[str, ...] = ()
    demonstrates: tuple[Pattern, ...] = ()

    @property
    def is_tool(self) -> bool:
        """Whether it is software rather than an ability."""
        return self.category.startswith("tools_")


@dataclass(frozen=True, slots=True)
class SkillTaxonomy:
    """All skills by id, in the order of the files, and the version of the data; with a user's files it
    reads "2025.1+theirs".

    >>> load_skills().skills["excel"].name
    'Microsoft Excel'
    """

    version: str
    skills: Mapping[str, Skill]


@lru_cache(maxsize=1)
def load_skills() -> SkillTaxonomy:
    """The bundled taxonomy and the user's files (see `overlays`), read once a process.

    Raises TaxonomyError, which lists every mistake with its place.
    """
    return parse_skills(bundled_skills(), load_overlays())


def bundled_skills() -> Mapping[str, str]:
    """The YAML texts that come with the package, by file name."""
    folder = files("skills_taxonomy").joinpath("data/skills")
    entries = sorted(
        (entry for entry in folder.iterdir() if entry.name.endswith(".yaml")), key=lambda e: e.name
    )
    return {entry.name: entry.read_text("utf-8") for entry in entries}


def parse_skills(texts: Mapping[str, str], overlays: Sequence[LinedYaml] = ()) -> SkillTaxonomy:
    """Build a taxonomy from YAML texts by file name, and from overlays that add to it.

    Raises TaxonomyError with all mistakes of all files at once. An overlay that uses an id or an alias of
    another skill is a mistake too: it would change what that one means.
    """
    reader = _Reader()
    for name, text in texts.items():
        try:
            reader.read_file(load_lined(text, name))
        except TaxonomyError as error:
            reader.mistakes.extend(error.mistakes)
    for overlay in overlays:
        reader.read_overlay(overlay)
    for overlay in overlays:
        reader.extend(overlay)
    reader.check_references()
    reader.check_phrases()
    if reader.mistakes:
        raise TaxonomyError(reader.mistakes)
    version = "+".join((reader.version, *(str(overlay.data["version"]) for overlay in overlays)))
    return SkillTaxonomy(version, MappingProxyType(reader.skills))


class _Reader:
    """Reads files one after the other and remembers where everything stood."""

    def __init__(self) -> None:
        self.mistakes: list[str] = []
        self.skills: dict[str, Skill] = {}
        self.version = ""
        self._places: dict[str, Place] = {}
        self._references: list[tuple[str, str, Place]] = []
        self._phrases: list[tuple[tuple[str, ...], str, Place, bool]] = []

    def read_file(self, source: LinedYaml) -> None:
        data = source.data
        if not isinstance(data, dict) or not isinstance(data.get("skills"), list):
            self._wrong(source.place(), "expected version, category and a list of skills")
            return
        self._unknown_keys(source, (), data, _FILE_KEYS)
        version, category = data.get("version"), data.get("category")
        if not isinstance(version, str) or not version:
            self._wrong(source.place("version"), "version must be a text such as '2025.1'")
        elif self.version and version != self.version:
            self._wrong(
                source.place("version"), f"version {version!r} differs from {self.version!r} elsewhere"
            )
        else:
            self.version = version
        self._read_skills(source, category)

    def read_overlay(self, source: LinedYaml) -> None:
        """The new skills of an overlay; its keys were checked when it was read."""
        if "skills" in source.data:
            self._read_skills(source, source.data.get("category"))

    def extend(self, source: LinedYaml) -> None:
        """Add to the skills that an overlay extends."""
        for index, item in enumerate(source.data.get("extends", ())):
            path: Path = ("extends", index)
            skill_id = item.get("id") if isinstance(item, dict) else None
            skill = self.skills.get(skill_id) if isinstance(skill_id, str) else None
            if skill is None:
                self._wrong(source.place(*path, "id"), f"extends an unknown skill {skill_id!r}")
                continue
            self._unknown_keys(source, path, item, _EXTENDING_KEYS)
            aliases, look_alikes, patterns = self._added(source, path, item, skill.id)
            self.skills[skill.id] = replace(
                skill,
                aliases=(*skill.aliases, *aliases),
                look_alikes=(*skill.look_alikes, *look_alikes),
                demonstrates=(*skill.demonstrates, *patterns),
            )

    def _read_skills(self, source: LinedYaml, category: Any) -> None:
        if not isinstance(category, str) or not ID.fullmatch(category):
            self._wrong(source.place("category"), f"malformed category {category!r}")
            category = "unknown"
        for index, item in enumerate(source.data["skills"]):
            self._read_skill(source, ("skills", index), item, category)

    def _read_skill(self, source: LinedYaml, path: Path, item: Any, category: str) -> None:
        place = source.place(*path)
        if not isinstance(item, dict):
            self._wrong(place, "a skill must be a mapping")
            return
        self._unknown_keys(source, path, item, _SKILL_KEYS)
        skill_id, name = item.get("id"), item.get("name")
        if not isinstance(skill_id, str) or not ID.fullmatch(skill_id):
            self._wrong(place, f"malformed id {skill_id!r}: use lower case, digits and underscores")
            return
        if skill_id in self.skills:
            self._wrong(place, f"id {skill_id!r} is already used at {self._places[skill_id]}")
            return
        if not isinstance(name, str) or not name.strip():
            self._wrong(place, f"{skill_id} has no name")
            return
        if not item.get("aliases"):
            self._wrong(place, f"{skill_id} has no aliases")
        own_category = item.get("category", category)
        if not isinstance(own_category, str) or not ID.fullmatch(own_category):
            self._wrong(source.place(*path, "category"), f"malformed category {own_category!r}")
        parent = item.get("parent")
        implies = tuple(text for text, _ in self._texts(source, (*path, "implies"), item))
        self._references += [(skill_id, other, source.place(*path, "implies")) for other in implies]
        if parent is not None:
            self._references.append((skill_id, str(parent), source.place(*path, "parent")))
        self._places[skill_id] = place
        self.skills[skill_id] = Skill(
            skill_id, name, own_category, parent, implies, *self._added(source, path, item, skill_id)
        )

    def _added(
        self, source: LinedYaml, path: Path, item: dict[str, Any], skill_id: str
    ) -> tuple[tuple[Alias, ...], tuple[str, ...], tuple[Pattern, ...]]:
        return (
            tuple(self._aliases(source, (*path, "aliases"), item, skill_id)),
            tuple(self._look_alikes(source, (*path, "look_alikes"), item, skill_id)),
            tuple(self._patterns(source, (*path, "demonstrates"), item)),
        )

    def _aliases(self, source: LinedYaml, path: Path, item: dict[str, Any], skill_id: str) -> Iterator[Alias]:
        for alias, place in self._alias_items(source, path, item, skill_id):
            for phrase in expand(alias.text):
                words = words_of(phrase)
                if not words:
                    self._wrong(place, f"empty alias in {skill_id}")
                    continue
                self._phrases.append((words, skill_id, place, True))
                yield Alias(phrase, alias.cased, alias.context, alias.unless, alias.also)

    def _alias_items(
        self, source: LinedYaml, path: Path, item: dict[str, Any], skill_id: str
    ) -> Iterator[tuple[Alias, Place]]:
        aliases = item.get("aliases") or []
        if not isinstance(aliases, list):
            self._wrong(source.place(*path), "aliases must be a list")
            return
        for index, entry in enumerate(aliases):
            place = source.place(*path, index)
            if isinstance(entry, str):
                yield Alias(entry), place
            elif isinstance(entry, dict) and isinstance(entry.get("text"), str):
                self._unknown_keys(source, (*path, index), entry, _ALIAS_KEYS)
                context = entry.get("context", "any")
                if context not in set(AliasContext):
                    self._wrong(place, f"unknown context {context!r}: use one of {', '.join(AliasContext)}")
                    continue
                unless, also = (
                    tuple(text for text, _ in self._texts(source, (*path, index, key), entry))
                    for key in ("unless", "also")
                )
                self._references += [(skill_id, other, place) for other in (*unless, *also)]
                cased = bool(entry.get("cased", False))
                yield Alias(entry["text"], cased, AliasContext(context), unless, also), place
            else:
                self._wrong(place, f"an alias must be a text or a mapping with text, not {entry!r}")

    def _look_alikes(
        self, source: LinedYaml, path: Path, item: dict[str, Any], skill_id: str
    ) -> Iterator[str]:
        for text, place in self._texts(source, path, item):
            for phrase in expand(text):
                words = words_of(phrase)
                if not words:
                    self._wrong(place, f"empty look-alike in {skill_id}")
                    continue
                self._phrases.append((words, skill_id, place, False))
                yield phrase

    def _patterns(self, source: LinedYaml, path: Path, item: dict[str, Any]) -> Iterator[Pattern]:
        for text, place in self._texts(source, path, item):
            try:
                yield compile_pattern(text)
            except ValueError as error:
                self._wrong(place, str(error))

    def _texts(self, source: LinedYaml, path: Path, item: dict[str, Any]) -> Iterator[tuple[str, Place]]:
        entries = item.get(str(path[-1])) or []
        if not isinstance(entries, list):
            self._wrong(source.place(*path), f"{path[-1]} must be a list")
            return
        for index, entry in enumerate(entries):
            if isinstance(entry, str):
                yield entry, source.place(*path, index)
            else:
                self._wrong(source.place(*path, index), f"{path[-1]} holds texts, not {entry!r}")

    def check_references(self) -> None:
        for skill_id, other, place in self._references:
            if other not in self.skills:
                self._wrong(place, f"{skill_id} refers to an unknown skill {other!r}")
            elif other == skill_id:
                self._wrong(place, f"{skill_id} refers to itself")

    def check_phrases(self) -> None:
        named: dict[tuple[str, ...], tuple[str, Place]] = {}
        for words, skill_id, place, is_alias in self._phrases:
            if not is_alias:
                continue
            owner, first = named.setdefault(words, (skill_id, place))
            if owner != skill_id:
                self._wrong(place, f"alias {' '.join(words)!r} of {skill_id} also names {owner} at {first}")
        for words, skill_id, place, is_alias in self._phrases:
            if not is_alias and words in named:
                owner, first = named[words]
                self._wrong(
                    place, f"look-alike {' '.join(words)!r} of {skill_id} is an alias of {owner} at {first}"
                )

    def _unknown_keys(self, source: LinedYaml, path: Path, data: dict[str, Any], known: set[str]) -> None:
        for key in data:
            if key not in known:
                self._wrong(source.place(*path, key), f"unknown key {key!r}")

    def _wrong(self, place: Place, message: str) -> None:
        self.mistakes.append(f"{place}: {message}")
