"""The whole understanding over forty invented resumes, each beside what it says.

The floors stand a little below what is reached; raise them when that rises.
"""

import json
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

import pytest
from agreement import Agreement

from screener.document import Evidence, SourceSpan
from screener.screening import ParsedResume, parse_resume

CORPUS = Path(__file__).parent.parent / "corpus"
NAMES = sorted(path.stem for path in CORPUS.glob("*.txt"))

FLOORS = {
    "positions": 0.97,
    "employers": 0.95,
    "functions": 0.9,
    "kinds": 0.98,
    "degree_levels": 0.92,
    "certifications": 0.6,
    "skills": 0.92,
}
"""F1 that must be reached over the whole corpus."""


@lru_cache(maxsize=64)
def parsed(name: str) -> ParsedResume:
    return parse_resume((CORPUS / f"{name}.txt").read_bytes(), f"{name}.txt")


def truth(name: str) -> dict[str, Any]:
    value: dict[str, Any] = json.loads((CORPUS / f"{name}.json").read_text("utf-8"))
    return value


def evidence_in(value: object) -> Iterator[Evidence | SourceSpan]:
    """Every piece of evidence, and every span without a quote, anywhere inside a fact."""
    if isinstance(value, Evidence | SourceSpan):
        yield value
    elif isinstance(value, tuple):
        for item in value:
            yield from evidence_in(item)
    elif is_dataclass(value):
        for part in fields(value):
            yield from evidence_in(getattr(value, part.name))


@pytest.fixture(scope="module")
def agreement() -> Agreement:
    truths = {name: truth(name) for name in NAMES}
    skill_ids = {skill for one in truths.values() for skill in one["skills"]}
    total = Agreement()
    for name, one in truths.items():
        total.add(one, parsed(name).resume, skill_ids)
    return total


def test_the_corpus_is_there() -> None:
    assert len(NAMES) == 40
    assert sorted(path.stem for path in CORPUS.glob("*.json")) == NAMES


@pytest.mark.parametrize("kind", FLOORS)
def test_what_is_reached_is_not_lost(agreement: Agreement, kind: str) -> None:
    tally = getattr(agreement, kind)
    assert tally.f1 >= FLOORS[kind], f"{kind}: F1 {tally.f1:.3f}, {tally}"


@pytest.mark.parametrize("name", NAMES)
def test_every_fact_quotes_the_text(name: str) -> None:
    resume, document = parsed(name).resume, parsed(name).document
    quoted: list[tuple[Evidence, ...]] = [
        fact.evidence
        for facts in (resume.positions, resume.degrees, resume.certifications, resume.skills)
        for fact in facts
    ]
    quoted += [achievement.evidence for achievement in resume.achievements]
    assert quoted
    assert all(quoted)
    places = [*evidence_in(resume), *evidence_in(parsed(name).candidate)]
    assert len(places) >= len(quoted)
    for place in places:
        span = place if isinstance(place, SourceSpan) else place.span
        assert 0 <= span.start < span.end <= len(document.text)
        if isinstance(place, Evidence):
            assert document.text[span.start : span.end] == place.quote
            assert place.rule


@pytest.mark.parametrize("name", NAMES[::8])
def test_a_resume_is_understood_the_same_way_twice(name: str) -> None:
    again = parse_resume((CORPUS / f"{name}.txt").read_bytes(), f"{name}.txt")
    assert (again.candidate, again.resume) == (parsed(name).candidate, parsed(name).resume)
