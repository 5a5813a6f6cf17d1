"""What the phrases of the taxonomy already mean."""

from collections import defaultdict
from collections.abc import Iterator

from skills_taxonomy.phrases import words_of
from skills_taxonomy.skills import AliasContext, SkillTaxonomy

Words = tuple[str, ...]


class KnownPhrases:
    """Aliases and look-alikes of a taxonomy by their words."""

    def __init__(self, taxonomy: SkillTaxonomy) -> None:
        self.owners: dict[Words, str] = {}
        """The id of the skill that a phrase names."""
        self.look_alikes: dict[Words, str] = {}
        """The id of the skill that a phrase only looks like."""
        self._anywhere: dict[str, list[tuple[Words, str]]] = defaultdict(list)
        self._guards: dict[str, list[tuple[Words, str]]] = defaultdict(list)
        for skill in taxonomy.skills.values():
            for alias in skill.aliases:
                words = words_of(alias.text)
                self.owners.setdefault(words, skill.id)
                if alias.context is AliasContext.ANY and not alias.cased:
                    self._anywhere[words[0]].append((words, skill.id))
            for look_alike in skill.look_alikes:
                words = words_of(look_alike)
                self.look_alikes.setdefault(words, skill.id)
                self._guards[words[0]].append((words, skill.id))
        for phrases in self._anywhere.values():
            phrases.sort(key=lambda item: -len(item[0]))

    def inside(self, words: Words) -> tuple[str, ...]:
        """The skills that a longer phrase names with a part of it.

        The longest phrase wins where a resume is read, so the longer one has to name them too, or an
        import would take them away from resumes that had them.
        """
        return tuple(dict.fromkeys(self._parts(words)))

    def _parts(self, words: Words) -> Iterator[str]:
        guards = [
            (start, start + len(guard), skill_id)
            for start, word in enumerate(words)
            for guard, skill_id in self._guards.get(word, ())
            if words[start : start + len(guard)] == guard
        ]
        at = 0
        while at < len(words):
            found = next((item for item in self._free(words, at, guards)), None)
            if found is None:
                at += 1
            else:
                yield found[1]
                at += len(found[0])

    def _free(self, words: Words, at: int, guards: list[tuple[int, int, str]]) -> Iterator[tuple[Words, str]]:
        """Phrases at a place, the longest first, that no look-alike of their skill covers."""
        for phrase, skill_id in self._anywhere.get(words[at], ()):
            end = at + len(phrase)
            if words[at:end] == phrase and not any(
                start <= at and stop >= end and guarded == skill_id for start, stop, guarded in guards
            ):
                yield phrase, skill_id
