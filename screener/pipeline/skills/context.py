"""Whether a phrase, where it stands, claims the skill it names."""

from dataclasses import dataclass
from typing import assert_never

from screener.document import Document
from screener.pipeline.skills import cues
from screener.pipeline.skills.phrases import Found, Naming
from screener.pipeline.skills.words import Words
from screener.resume import SectionKind
from skills_taxonomy.phrases import HYPHENS
from skills_taxonomy.skills import AliasContext

_FAR = 12
"""Words within which "skills" closes an enumeration."""


_NEAR = 8
"""Words within which a negation or a wish can stand."""


@dataclass(frozen=True, slots=True)
class Context:
    """Everything that decides about a phrase: its words, its part of the resume, its neighbours."""

    document: Document
    words: Words
    kinds: list[SectionKind]
    """The part of the resume that each line of the document belongs to."""
    found: list[Found]
    partly_tools: bool
    """Whether there are parts in which only tools count."""

    def claims(self, index: int, naming: Naming) -> bool:
        """Whether phrase number `index` claims the skill of `naming`."""
        phrase = self.found[index]
        if naming.alias.cased and not self._same_case(phrase, naming.alias.text):
            return False
        if self.partly_tools and not naming.skill.is_tool and self._kind(phrase) in cues.TOOL_SECTIONS:
            return False
        match naming.alias.context:
            case AliasContext.ANY:
                return True
            case AliasContext.LIST:
                return self._is_item(phrase) or self._beside_tool(index, naming) or self._after_claim(phrase)
            case AliasContext.TOOLS:
                return self._beside_tool(index, naming)
            case AliasContext.SKILLS:
                return (
                    self._kind(phrase) in cues.LIST_SECTIONS
                    or self._before_head(phrase)
                    or self._is_item(phrase)
                    or self._after_claim(phrase)
                )
            case AliasContext.NAMED:
                return (
                    self._kind(phrase) in cues.ITEM_SECTIONS
                    or self._before_head(phrase)
                    or self._is_item(phrase)
                )
            case AliasContext.LANGUAGE:
                return self._is_language(index)
            case _:
                assert_never(naming.alias.context)

    def taken_back(self, phrase: Found) -> bool:
        """Whether the words around say "no", "willing to learn" or "required"."""
        words, first, last = self.words, phrase.first, phrase.last
        if not cues.NEGATION_WORDS.isdisjoint(words.lowers[max(0, first - _NEAR) : first]):
            before = words.text[words.offsets[max(0, first - _NEAR)] : words.offsets[first]]
            before = before[before.rfind(". ") + 1 :]
            if cues.NEGATED_BEFORE.search(before) and not cues.NOT_NEGATED.search(before):
                return True
        if cues.WISH_WORDS.isdisjoint(words.lowers[last : last + _NEAR]):
            return False
        return cues.NEGATED_AFTER.match(words.text, words.offsets[last]) is not None

    def _kind(self, phrase: Found) -> SectionKind:
        return self.kinds[self.document.line_at(self.words.starts[phrase.first])]

    def _same_case(self, phrase: Found, text: str) -> bool:
        start, end = self.words.starts[phrase.first], self.words.ends[phrase.last - 1]
        written = _plain(self.document.text[start:end])
        wanted = _plain(text)
        return written == wanted or (len(wanted) > 4 and written == wanted.upper())

    def _is_item(self, phrase: Found) -> bool:
        """Whether the phrase stands alone between the delimiters of a list."""
        lowers = self.words.lowers
        first, last = phrase.first, phrase.last
        while first > 0 and lowers[first - 1] in cues.ITEM_PREFIXES:
            first -= 1
        while last < len(lowers) and lowers[last] in cues.ITEM_SUFFIXES:
            last += 1
        if first > 0 and lowers[first - 1] not in cues.DELIMITERS:
            return False
        if last < len(lowers) and lowers[last] not in cues.DELIMITERS:
            return False
        if self._kind(phrase) in cues.LIST_SECTIONS:
            return True
        line = self.document.lines[self.document.line_at(self.words.starts[phrase.first])]
        text = self.document.text[line.start : line.end]
        return text.count(",") + text.count("|") >= 3 and len(text.split()) <= 4 * (text.count(",") + 1)

    def _beside_tool(self, index: int, naming: Naming) -> bool:
        if not naming.skill.is_tool:
            return False
        return any(
            any(
                other.skill.is_tool and other.skill.id != naming.skill.id
                for other in self.found[near].namings
            )
            and self._only_between(min(index, near), cues.TOOL_NEIGHBOURS)
            for near in (index - 1, index + 1)
            if 0 <= near < len(self.found)
        )

    def _only_between(self, index: int, allowed: frozenset[str]) -> bool:
        """Whether phrase `index` and the next are at most four allowed words apart."""
        between = self.words.lowers[self.found[index].last : self.found[index + 1].first]
        return len(between) <= 4 and all(word in allowed and word != "." for word in between)

    def _after_claim(self, phrase: Found) -> bool:
        before = self._before(phrase, 4)
        return any(word in cues.CLAIM_WORDS for word in before)

    def _before(self, phrase: Found, count: int) -> list[str]:
        """Up to `count` words before the phrase, within its clause."""
        words = self.words.lowers[max(0, phrase.first - count) : phrase.first]
        for place in range(len(words) - 1, -1, -1):
            if words[place] in cues.CLAUSE_ENDS:
                return words[place + 1 :]
        return words

    def _before_head(self, phrase: Found) -> bool:
        for word in self.words.lowers[phrase.last : phrase.last + _FAR]:
            if word in cues.SKILL_HEADS:
                return True
            if word in cues.HEAD_STOPS:
                return False
        return False

    def _is_language(self, index: int) -> bool:
        phrase = self.found[index]
        if self._kind(phrase) is SectionKind.LANGUAGES or self._is_item(phrase):
            return True
        after = self.words.lowers[phrase.last : phrase.last + 4]
        if any(word in cues.LANGUAGE_WORDS for word in (*self._before(phrase, 6), *after)):
            return True
        if phrase.first and self.words.lowers[phrase.first - 1] == "the":  # "the French and Polish branches"
            return False
        return any(
            any(naming.skill.category == "languages" for naming in self.found[near].namings)
            and self._only_between(min(index, near), cues.DELIMITERS)
            for near in (index - 1, index + 1)
            if 0 <= near < len(self.found)
        )


def _plain(text: str) -> str:
    for hyphen in HYPHENS:
        text = text.replace(hyphen, " ")
    return " ".join(text.split())
