"""Resumes to be changed in ways that must not matter, and what is compared before and after."""

import re
from collections.abc import Iterator
from datetime import date
from functools import lru_cache
from pathlib import Path

from examples.persona import Persona, load_personas
from screener.profile import RoleProfile, load_profile
from screener.resume import SectionKind
from screener.scorer import assess
from screener.screening import ParsedResume, parse_resume

CORPUS = Path(__file__).parents[1] / "corpus"
TEXTS = sorted(path.stem for path in CORPUS.glob("*.txt"))
_PERSONAS = load_personas()
PEOPLE = sorted(name for name, persona in _PERSONAS.items() if not persona.damaged)
AS_OF = date(2025, 6, 1)
Judgement = tuple[tuple[str, str, str], ...]
"""Criterion, verdict and points, for every criterion of every profile."""


@lru_cache(maxsize=1)
def profiles() -> tuple[RoleProfile, ...]:
    return tuple(map(load_profile, ("account-manager", "key-account-manager", "accounting-manager")))


def judge(parsed: ParsedResume) -> Judgement:
    """What the three profiles say about a resume."""
    return tuple(
        (f"{profile.id}.{result.criterion_id}", str(result.verdict), str(result.points))
        for profile in profiles()
        for result in assess(parsed.resume, profile, AS_OF).results
    )


def verdicts(judgement: Judgement) -> tuple[tuple[str, str], ...]:
    return tuple((criterion, verdict) for criterion, verdict, _ in judgement)


@lru_cache(maxsize=64)
def text_of(name: str) -> str:
    return (CORPUS / f"{name}.txt").read_text("utf-8")


def read(text: str, source: str = "resume.txt") -> ParsedResume:
    return parse_resume(text.encode(), source)


@lru_cache(maxsize=64)
def original(name: str) -> ParsedResume:
    return read(text_of(name), f"{name}.txt")


@lru_cache(maxsize=64)
def judged(name: str) -> Judgement:
    """What is said about a resume as it is."""
    return judge(original(name))


def persona(name: str) -> Persona:
    return _PERSONAS[name]


def blocks_of(parsed: ParsedResume) -> tuple[str, list[str]]:
    """The header, and the sections with their headings, as text; a section without a heading stays with
    the one before it."""
    text, lines = parsed.document.text, parsed.document.lines
    starts = [
        lines[parsed.document.line_at(section.heading.span.start)].start
        for section in parsed.resume.sections
        if section.heading and section.kind is not SectionKind.HEADER
    ]
    starts = sorted({start for start in starts if start})
    if not starts:
        return text, []
    ends = [*starts[1:], len(text)]
    blocks = [_marked(parsed, start, end) for start, end in zip(starts, ends, strict=True)]
    return _marked(parsed, 0, starts[0]), blocks


def _marked(parsed: ParsedResume, start: int, end: int) -> str:
    """The lines from `start` to `end` with their bullets and the gaps between paragraphs."""
    document = parsed.document
    inside = (line for line in document.lines if start <= line.start < end)
    return "".join(
        f"{chr(10) if line.gap_above else ''}{'• ' if line.bullet else ''}{document.line_text(line)}\n"
        for line in inside
    )


def replaced(text: str, words: dict[str, str]) -> str:
    """The text with each word replaced by its partner, in the case it is written in."""
    if not words:
        return text
    pattern = "|".join(rf"(?<!\w){re.escape(word)}(?!\w)" for word in sorted(words, key=len, reverse=True))
    return re.sub(pattern, lambda match: _cased(match[0], words[match[0].lower()]), text, flags=re.IGNORECASE)


def _cased(model: str, word: str) -> str:
    if model.isupper() and len(model) > 1:
        return word.upper()
    return word.capitalize() if model[:1].isupper() else word


def parts_of_name(name: str) -> Iterator[str]:
    yield from (part.lower() for part in re.findall(r"[^\W\d_]{2,}", name))


_KINDS = (
    "university college institute school high secondary academy polytechnic technology technical of the and",
    "for at in state national business management community board commerce science sciences arts prep",
)
SCHOOL_KINDS = frozenset(word for line in _KINDS for word in line.split())


def other_school(name: str) -> str:
    """A school of the same kind: "Cape Quill College" becomes "Orvane Tillmere College"."""
    invented = iter(("Orvane", "Tillmere", "Penhollow", "Brask", "Quarrow", "Sellick", "Vantry", "Moorel"))
    return re.sub(
        r"[^\W\d_][\w'’.]*", lambda word: word[0] if word[0].lower() in SCHOOL_KINDS else next(invented), name
    )
