"""From lines that speak of languages to `Language` facts."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from screener.document import Document, Evidence
from screener.pipeline.languages import patterns
from screener.resume import Language, LanguageLevel, Section, SectionKind
from skills_taxonomy.languages import load_languages

MOST_EVIDENCE = 3
"""Quotes kept for a language."""


@dataclass(slots=True)
class _Said:
    """A language in a line: its code, its place, and the level with its place, if any."""

    code: str
    start: int
    end: int
    level: LanguageLevel | None = None
    written: str | None = None
    level_at: tuple[int, int] | None = None
    spoken: bool = False
    """Whether words around it say that it is spoken."""


def find_languages(document: Document, sections: Sequence[Section]) -> tuple[Language, ...]:
    """The languages in the order in which they are first named; the best level of each."""
    found: dict[str, list[tuple[_Said, Evidence]]] = {}
    for said, rule in _said(document, sections):
        start = min(said.start, said.level_at[0]) if said.level_at else said.start
        end = max(said.end, said.level_at[1]) if said.level_at else said.end
        found.setdefault(said.code, []).append((said, document.evidence(start, end, rule)))
    return tuple(_language(code, places) for code, places in found.items())


def _language(code: str, places: list[tuple[_Said, Evidence]]) -> Language:
    best = max((said for said, _ in places), key=lambda said: -1 if said.level is None else said.level.rank)
    quotes = tuple(dict.fromkeys(quote for _, quote in places))[:MOST_EVIDENCE]
    return Language(code, load_languages().names[code], best.level, best.written, quotes)


def _said(document: Document, sections: Sequence[Section]) -> Iterator[tuple[_Said, str]]:
    """Languages with the rule that found them."""
    for start, end, rule in _places(document, sections):
        text = document.text[start:end]
        names = _names(text)
        if not names:
            continue
        _give_levels(text, names)
        for said in names:
            if rule != "languages.said" or said.level is not None or said.spoken:
                said.start, said.end = said.start + start, said.end + start
                if said.level_at:
                    said.level_at = said.level_at[0] + start, said.level_at[1] + start
                yield said, rule


def _places(document: Document, sections: Sequence[Section]) -> Iterator[tuple[int, int, str]]:
    """Ranges of text to look at: language sections whole, elsewhere lines with a cue."""
    cued = _cued_lines(document)
    for section in sections:
        if section.first_line >= section.last_line:
            continue
        first, last = document.lines[section.first_line], document.lines[section.last_line - 1]
        if section.kind is SectionKind.LANGUAGES:
            yield first.start, last.end, "languages.listed"
            continue
        for index in cued:
            if not section.first_line <= index < section.last_line:
                continue
            line = document.lines[index]
            if patterns.LABEL.search(document.text, line.start, line.end):
                yield line.start, line.end, "languages.label"
            elif section.kind not in patterns.SILENT:
                follows = index + 1 < section.last_line and not document.lines[index + 1].bullet
                end = document.lines[index + 1].end if follows else line.end
                yield line.start, end, "languages.said"


def _cued_lines(document: Document) -> list[int]:
    """The lines that hold a cue: looked for as plain strings first, which few resumes have."""
    lowered = document.text.lower()
    found: set[int] = set()
    for cue in patterns.CUES:
        at = lowered.find(cue)
        while at >= 0:
            found.add(document.line_at(at))
            at = lowered.find(cue, at + 1)
    lines = document.lines
    return [index for index in sorted(found) if patterns.CUE.search(document.line_text(lines[index]))]


def _names(text: str) -> list[_Said]:
    vocabulary = load_languages()
    return [
        _Said(vocabulary.codes[match.group().lower()], match.start(), match.end())
        for match in vocabulary.pattern.finditer(text)
        if not match.group().islower() and not patterns.NOT_SPOKEN.match(text, match.end())
    ]


def _give_levels(text: str, names: list[_Said]) -> None:
    """Give each language the level behind it, else the one before it, which holds for a whole row."""
    levels = list(patterns.LEVEL.finditer(text))
    rows: list[re.Match[str]] = []
    for match in levels:
        before = [said for said in names if said.end <= match.start()]
        own = before[-1] if before else None
        if own is not None and own.level is None and _is_behind(text, own, match, names):
            _set(own, match)
        else:
            rows.append(match)
    for match in [*rows, *patterns.SPEAKS.finditer(text)]:
        at, pattern = match.end(), patterns.BEFORE_NAME
        for said in names:
            if said.start < match.end():
                continue
            if not _joins(pattern, text, at, said.start):
                break
            said.spoken = True
            if said.level is None and match.re is patterns.LEVEL:
                _set(said, match)
            at, pattern = said.end, patterns.BETWEEN_NAMES


def _is_behind(text: str, own: _Said, level: re.Match[str], names: list[_Said]) -> bool:
    """Whether a level belongs to the language before it, and not to the next: "…, fluent in French"."""
    if not _joins(patterns.AFTER_NAME, text, own.end, level.start()):
        return False
    return "," not in text[own.end : level.start()] or not _opens(text, level, names)


def _opens(text: str, level: re.Match[str], names: list[_Said]) -> bool:
    """Whether a level stands directly before a language, on its line."""
    following = next((said for said in names if said.start >= level.end()), None)
    if following is None or "\n" in text[level.end() : following.start]:
        return False
    return _joins(patterns.BEFORE_NAME, text, level.end(), following.start)


def _joins(pattern: re.Pattern[str], text: str, start: int, end: int) -> bool:
    return pattern.fullmatch(text, start, end) is not None


def _set(said: _Said, level: re.Match[str]) -> None:
    assert level.lastgroup is not None
    said.level, said.written, said.level_at = LanguageLevel(level.lastgroup), level.group(), level.span()
