"""How far understanding alone changes a ranking: `python -m benchmarks.ranking_quality --help`.

The gold facts of each resume (what a careful reader finds in it) are made into a `Resume` and judged by
the same scorer as what was understood of the file, so that every difference comes from understanding:

- Does everybody with two years of account management outrank every accountant for `account-manager`, and
  the other way round for `accounting-manager`? Who is who, the gold facts say.
- How much of the gold ranking is kept? That is told as NDCG: see `gain` and `ndcg`.

The gold is a file of JSON lines or a folder of JSON files: `id` or `source`, `positions`, `education`,
`certifications` and `skills`, as `screener parse --format jsonl` gives them. What it does not label,
achievements and languages, is taken from what was understood.
"""

import argparse
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from math import log2
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.table import Table

from screener.assessment import Assessment, Band, Failure
from screener.document import Evidence, SourceSpan
from screener.profile import RoleProfile, load_profile
from screener.resume import (
    Certification,
    CertificationStatus,
    DateRange,
    Degree,
    DegreeStatus,
    PartialDate,
    Position,
    PositionKind,
    Resume,
    SkillMention,
    SkillStrength,
)
from screener.scorer import assess, rank
from screener.screening import try_parse_resume
from screener.timeline import experience
from skills_taxonomy.certifications import load_certifications
from skills_taxonomy.skills import load_skills
from skills_taxonomy.terms import DegreeLevel, FieldGroup, Function

MONTHS = 24
"""Months of a function that make somebody an account manager, or an accountant."""
_TOLD = (Evidence(SourceSpan(0, 1, 1), "x", "gold"),)
_BAND_GAIN = {Band.MEETS: 200.0, Band.BORDERLINE: 100.0, Band.NOT_SHOWN: 0.0}


@dataclass(frozen=True, slots=True)
class Pair:
    """One resume twice: by its gold facts, and as it was understood."""

    name: str
    gold: Resume
    understood: Resume


@dataclass(frozen=True, slots=True)
class Quality:
    """How one profile ranks the pile. `reversed_pairs` are (ahead, behind) where gold says the opposite."""

    role: str
    resumes: int
    ahead: tuple[str, ...]
    behind: tuple[str, ...]
    reversed_pairs: tuple[tuple[str, str], ...]
    reversed_in_gold: tuple[tuple[str, str], ...]
    ndcg: float


def measure(pairs: Sequence[Pair], role: str, as_of: date) -> Quality:
    """Rank the pile by one of the two profiles and compare."""
    profile = load_profile(role)
    wanted, unwanted = Function.ACCOUNT_MANAGEMENT, Function.ACCOUNTING
    if role == "accounting-manager":
        wanted, unwanted = unwanted, wanted
    ahead = tuple(pair.name for pair in pairs if _is(pair.gold, wanted, unwanted, as_of))
    behind = tuple(pair.name for pair in pairs if _is(pair.gold, unwanted, wanted, as_of))
    found = _assessed({pair.name: pair.understood for pair in pairs}, profile, as_of)
    gold = _assessed({pair.name: pair.gold for pair in pairs}, profile, as_of)
    return Quality(
        role,
        len(pairs),
        ahead,
        behind,
        _reversed(found, ahead, behind),
        _reversed(gold, ahead, behind),
        ndcg(found, gold),
    )


def ndcg(found: Mapping[str, Assessment], gold: Mapping[str, Assessment]) -> float:
    """The discounted gains in the order found, out of those in the order of the gold; 1 is the same order.

    Equals share the mean of their places' discounts, so that the order among them does not matter.
    """
    gains = {name: gain(assessment) for name, assessment in gold.items()}
    best = _discounted(gold, gains)
    return _discounted(found, gains) / best if best else 1.0


def gain(assessment: Assessment) -> float:
    """What a resume is worth at the top: its score, and more in a better band, as the ranking has it."""
    return float(assessment.score) + _BAND_GAIN[assessment.band]


def gold_resume(facts: Mapping[str, Any], name: str) -> Resume:
    """The facts of one gold entry as a `Resume`; skills that no post is given for belong to none."""
    known_skills = load_skills().skills
    return Resume(
        id=name,
        positions=tuple(map(_position, facts["positions"])),
        degrees=tuple(map(_degree, facts["education"])),
        certifications=tuple(map(_certification, facts["certifications"])),
        skills=tuple(
            SkillMention(skill, skill, SkillStrength(strength), (), _TOLD)
            for skill, strength in facts["skills"].items()
            if skill in known_skills
        ),
    )


def read_gold(path: Path) -> dict[str, Mapping[str, Any]]:
    """Gold facts by the stem of the resume's file. Entries of unreadable files are left out."""
    if path.is_dir():
        texts: Iterable[str] = (file.read_text("utf-8") for file in sorted(path.glob("*.json")))
    else:
        texts = filter(str.strip, path.read_text("utf-8").splitlines())
    entries = [json.loads(text) for text in texts]
    return {Path(entry.get("id") or entry["source"]).stem: entry for entry in entries if "positions" in entry}


def read_pairs(gold_path: Path, resumes: Path) -> list[Pair]:
    """Every resume of the folder that the gold knows; one that cannot be read was understood as empty."""
    pairs = []
    facts = read_gold(gold_path)
    for file in sorted(resumes.iterdir()):
        if file.stem in facts and file.suffix != ".json":
            outcome = try_parse_resume(file.read_bytes(), file.name)
            understood = Resume(id=file.stem) if isinstance(outcome, Failure) else outcome.resume
            gold_facts = gold_resume(facts[file.stem], file.stem)
            gold_facts = replace(
                gold_facts, achievements=understood.achievements, languages=understood.languages
            )
            pairs.append(Pair(file.stem, gold_facts, understood))
    return pairs


def _position(fact: Mapping[str, Any]) -> Position:
    end = fact["end"]
    dates = DateRange(
        PartialDate.parse(fact["start"]) if fact["start"] else None,
        PartialDate.parse(end) if end and end != "present" else None,
        ongoing=end == "present",
    )
    return Position(
        fact["title"],
        fact["employer"],
        None,
        dates,
        _TOLD,
        PositionKind(fact["kind"]),
        tuple(map(Function, fact["functions"])),
        leads_people="management" in fact["functions"],
    )


def _degree(fact: Mapping[str, Any]) -> Degree:
    return Degree(
        DegreeLevel(fact["level"]) if fact["level"] else None,
        fact["field"],
        tuple(map(FieldGroup, fact["field_groups"])),
        fact["institution"],
        _TOLD,
        DegreeStatus(fact["status"]),
        fact["year"],
    )


def _certification(fact: str | Mapping[str, Any]) -> Certification:
    name = fact if isinstance(fact, str) else str(fact["name"])
    plain = name.casefold()
    known = (
        entry.id
        for entry in load_certifications().values()
        if plain in {entry.id, entry.name.casefold(), *(text.casefold() for text in entry.aliases)}
    )
    return Certification(next(known, None), name, CertificationStatus.HELD, _TOLD)


def _is(resume: Resume, wanted: Function, other: Function, as_of: date) -> bool:
    """Whether somebody has the months of one function, in paid posts, and fewer of the other."""
    paid = [post for post in resume.positions if post.kind is not PositionKind.VOLUNTEER]
    months = {function: found.months for function, found in experience(paid, as_of).items()}
    return months.get(wanted, 0) >= MONTHS > months.get(other, 0)


def _assessed(resumes: Mapping[str, Resume], profile: RoleProfile, as_of: date) -> dict[str, Assessment]:
    return {name: assess(resume, profile, as_of) for name, resume in resumes.items()}


def _ranks(assessed: Mapping[str, Assessment]) -> dict[str, int]:
    names = list(assessed)
    return {names[place.index]: place.rank for place in rank(list(assessed.values()))}


def _reversed(
    assessed: Mapping[str, Assessment], ahead: Iterable[str], behind: Sequence[str]
) -> tuple[tuple[str, str], ...]:
    ranks = _ranks(assessed)
    return tuple((low, high) for high in ahead for low in behind if ranks[low] <= ranks[high])


def _discounted(assessed: Mapping[str, Assessment], gains: Mapping[str, float]) -> float:
    ranks = _ranks(assessed)
    together: dict[int, list[str]] = {}
    for name, place in ranks.items():
        together.setdefault(place, []).append(name)
    total = 0.0
    for place, names in together.items():
        discount = sum(1 / log2(place + 1 + at) for at in range(len(names))) / len(names)
        total += discount * sum(gains[name] for name in names)
    return total


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--gold", type=Path, required=True, help="JSON lines, or a folder of JSON files")
    parser.add_argument("--resumes", type=Path, required=True, help="the folder of resumes")
    parser.add_argument("--as-of", type=date.fromisoformat, required=True, metavar="DATE")
    options = parser.parse_args()
    pairs = read_pairs(options.gold, options.resumes)
    table = Table(box=None, pad_edge=False)
    for heading in ("role", "resumes", "ahead", "behind", "wrong pairs", "by gold facts", "NDCG"):
        table.add_column(heading, justify="left" if heading == "role" else "right")
    console = Console(width=100, highlight=False)
    qualities = [measure(pairs, role, options.as_of) for role in ("account-manager", "accounting-manager")]
    for quality in qualities:
        counts = (quality.resumes, len(quality.ahead), len(quality.behind), len(quality.reversed_pairs))
        table.add_row(
            quality.role, *map(str, counts), str(len(quality.reversed_in_gold)), f"{quality.ndcg:.4f}"
        )
    console.print(table)
    for quality in qualities:
        for low, high in quality.reversed_pairs:
            console.print(f"{quality.role}: {low} stands before {high}", soft_wrap=True)


if __name__ == "__main__":
    main()
