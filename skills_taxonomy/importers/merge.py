"""Skills of a source beside those of the taxonomy: which are new, which it has, and what contradicts."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from skills_taxonomy.importers.entries import SkillEntry
from skills_taxonomy.importers.known import KnownPhrases, Words
from skills_taxonomy.importers.labels import Phrase, clean, objection, phrase_of
from skills_taxonomy.importers.report import Action, Decision, Remark
from skills_taxonomy.skills import Alias, Skill, SkillTaxonomy

_LONGEST_ID = 60
_NOT_ID = re.compile(r"[^a-z0-9]+")


@dataclass(frozen=True, slots=True)
class Merged:
    """New skills, additions to skills the taxonomy has (by id), and a decision for every entry."""

    skills: tuple[Skill, ...]
    additions: tuple[tuple[str, tuple[Alias, ...]], ...]
    decisions: tuple[Decision, ...]


def merge_skills(entries: Sequence[SkillEntry], taxonomy: SkillTaxonomy) -> Merged:
    """Decide about every entry, in order.

    An entry is merged into the skill of the taxonomy that its name names, or else all its other labels;
    the first of several with one name counts, and a label that could stand for two skills stands for none.
    The names of all entries come before the other labels of any.
    """
    return _Merger(entries, taxonomy).merged()


class _Merger:
    def __init__(self, entries: Sequence[SkillEntry], taxonomy: SkillTaxonomy) -> None:
        self._entries = entries
        self._taxonomy = taxonomy
        self._known = KnownPhrases(taxonomy)
        self._ids = set(taxonomy.skills)
        self._names = [phrase_of(entry.name, software=_is_software(entry)) for entry in entries]
        self._named: dict[Words, int] = {}
        """The first entry of each name."""
        self._labelled: dict[Words, set[int]] = defaultdict(set)
        """The entries that have a phrase among their other labels."""
        for index, entry in enumerate(entries):
            if entry.problem is None:
                self._named.setdefault(self._names[index].words, index)
        for index in self._counting():
            for phrase in self._phrases(index):
                self._labelled[phrase.words].add(index)
        self._new: dict[int, Skill] = {}
        self._additions: dict[str, dict[Words, Alias]] = defaultdict(dict)

    def merged(self) -> Merged:
        decisions = [self._decide(index) for index in range(len(self._entries))]
        return Merged(
            tuple(_with_parents(self._new, self._entries)),
            tuple((skill_id, tuple(aliases.values())) for skill_id, aliases in self._additions.items()),
            tuple(decisions),
        )

    def _counting(self) -> Iterator[int]:
        """The entries that are neither withdrawn nor a repetition."""
        return (
            index
            for index, entry in enumerate(self._entries)
            if entry.problem is None and self._named[self._names[index].words] == index
        )

    def _phrases(self, index: int) -> list[Phrase]:
        """The other labels of an entry as phrases, without repetitions."""
        entry = self._entries[index]
        found = {self._names[index].words}
        phrases = []
        for label in entry.labels:
            phrase = phrase_of(label, software=_is_software(entry))
            if phrase.words not in found:
                found.add(phrase.words)
                phrases.append(phrase)
        return phrases

    def _decide(self, index: int) -> Decision:
        entry, name = self._entries[index], self._names[index]
        if not clean(entry.name):
            return _skipped(entry, "it has no name")
        if entry.problem is not None:
            return _skipped(entry, entry.problem)
        first = self._named[name.words]
        if first != index:
            other = self._entries[first]
            return _skipped(entry, f"the name stands already in {_place(other, entry)}")
        owner = self._known.owners.get(name.words) or self._owner_of_labels(index)
        return self._add(index) if owner is None else self._extend(index, owner)

    def _owner_of_labels(self, index: int) -> str | None:
        """The skill of the taxonomy that all other labels of an entry name, if there is one."""
        owners = {self._known.owners.get(phrase.words) for phrase in self._phrases(index)}
        return owners.pop() if len(owners) == 1 else None

    def _add(self, index: int) -> Decision:
        entry = self._entries[index]
        skill_id = self._id(entry)
        aliases, remarks = self._sorted_out([self._names[index], *self._phrases(index)], index, skill_id)
        if not aliases:
            return Decision(
                "skill", entry.name, Action.SKIPPED, None, entry.source, entry.line, (), tuple(remarks)
            )
        self._ids.add(skill_id)
        self._new[index] = Skill(skill_id, clean(entry.name), entry.category, aliases=tuple(aliases))
        return self._decision(entry, Action.ADDED, skill_id, aliases, remarks)

    def _extend(self, index: int, owner: str) -> Decision:
        entry = self._entries[index]
        aliases, remarks = self._sorted_out([self._names[index], *self._phrases(index)], index, owner)
        for alias, words in ((alias, phrase_of(alias.text).words) for alias in aliases):
            self._additions[owner].setdefault(words, alias)
        if not aliases and not remarks:
            remarks = [Remark(None, "there is nothing to add")]
        return self._decision(entry, Action.MERGED, owner, aliases, remarks)

    def _decision(
        self,
        entry: SkillEntry,
        action: Action,
        skill_id: str,
        aliases: Iterable[Alias],
        remarks: list[Remark],
    ) -> Decision:
        texts = tuple(alias.text for alias in aliases)
        return Decision(
            "skill", entry.name, action, skill_id, entry.source, entry.line, texts, tuple(remarks)
        )

    def _sorted_out(
        self, phrases: Sequence[Phrase], index: int, skill_id: str
    ) -> tuple[list[Alias], list[Remark]]:
        """Phrases as aliases of a skill, and what is wrong with the others; its own are passed over."""
        aliases: list[Alias] = []
        remarks: list[Remark] = []
        for phrase in phrases:
            if self._known.owners.get(phrase.words) == skill_id:
                continue
            reason = objection(phrase) or self._conflict(phrase, index)
            if reason is not None:
                remarks.append(Remark(phrase.text, reason))
                continue
            also = tuple(other for other in self._known.inside(phrase.words) if other != skill_id)
            aliases.append(Alias(phrase.text, phrase.cased, phrase.context, also=also))
        return aliases, remarks

    def _conflict(self, phrase: Phrase, index: int) -> str | None:
        owner = self._known.owners.get(phrase.words)
        if owner is not None:
            return f"already names {owner}"
        look_alike = self._known.look_alikes.get(phrase.words)
        if look_alike is not None:
            return f"is a look-alike of {look_alike}: it means something else"
        named = self._named.get(phrase.words, index)
        others = {named} if named != index else self._labelled[phrase.words] - {index}
        if self._names[index].words == phrase.words or not others:
            return None
        other = self._entries[min(others)]
        return f"is ambiguous: it also names {other.name!r} ({_place(other, self._entries[index])})"

    def _id(self, entry: SkillEntry) -> str:
        slug = _NOT_ID.sub("_", entry.name.lower()).strip("_")[:_LONGEST_ID].rstrip("_") or "skill"
        whole, number = f"{entry.prefix}_{slug}", 2
        while whole in self._ids:
            whole, number = f"{entry.prefix}_{slug}_{number}", number + 1
        return whole


def _is_software(entry: SkillEntry) -> bool:
    return entry.category.startswith("tools_")


def _place(other: SkillEntry, entry: SkillEntry) -> str:
    """Where another entry stands, as told beside `entry`."""
    return f"line {other.line}" if other.source == entry.source else f"{other.source}:{other.line}"


def _skipped(entry: SkillEntry, reason: str) -> Decision:
    remarks = (Remark(None, reason),)
    return Decision("skill", entry.name, Action.SKIPPED, None, entry.source, entry.line, (), remarks)


def _with_parents(skills: dict[int, Skill], entries: Sequence[SkillEntry]) -> Iterator[Skill]:
    """The skills with their groups, as far as those are skills of the import and no ring comes about."""
    by_key = {entries[index].key: skill.id for index, skill in skills.items()}
    parents: dict[str, str] = {}
    for index, skill in skills.items():
        parent = next((by_key[key] for key in entries[index].broader if key in by_key), None)
        if parent is not None and not _leads_to(parents, parent, skill.id):
            parents[skill.id] = parent
        yield replace(skill, parent=parents.get(skill.id))


def _leads_to(parents: dict[str, str], start: str, end: str) -> bool:
    at: str | None = start
    while at is not None and at != end:
        at = parents.get(at)
    return at == end
