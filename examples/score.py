"""How well the samples are understood, fact by fact: `python -m examples.score`.

A position counts where title, start and end are right; a degree where level and status are; a skill
where its id is, among the ids that the truth of any sample names.
"""

import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from screener.assessment import Failure
from screener.resume import Degree, Position, Resume
from screener.screening import ParsedResume, try_parse_resume

HOME = Path(__file__).parent


@dataclass(slots=True)
class Tally:
    """Facts found, facts there, and the misses by name."""

    hits: int = 0
    found: int = 0
    there: int = 0
    missed: list[str] = field(default_factory=list)
    extra: list[str] = field(default_factory=list)

    def add(self, source: str, found: Iterable[str], there: Iterable[str]) -> None:
        """Compare two lists of facts; a fact that is there twice must be found twice."""
        left, wanted = list(found), list(there)
        self.found += len(left)
        self.there += len(wanted)
        for fact in wanted:
            if fact in left:
                left.remove(fact)
                self.hits += 1
            else:
                self.missed.append(f"{source}: {fact}")
        self.extra += [f"{source}: {fact}" for fact in left]

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall, from 0 to 1; 1 where there is nothing to find."""
        return 2 * self.hits / (self.found + self.there) if self.found + self.there else 1.0


@dataclass(slots=True)
class Scores:
    """One tally for each kind of fact."""

    names: Tally = field(default_factory=Tally)
    emails: Tally = field(default_factory=Tally)
    positions: Tally = field(default_factory=Tally)
    employers: Tally = field(default_factory=Tally)
    functions: Tally = field(default_factory=Tally)
    degrees: Tally = field(default_factory=Tally)
    fields: Tally = field(default_factory=Tally)
    certifications: Tally = field(default_factory=Tally)
    skills: Tally = field(default_factory=Tally)


def load_truth() -> dict[str, dict[str, Any]]:
    """The truth about every sample, by file name."""
    truths = [json.loads(path.read_text("utf-8")) for path in sorted((HOME / "truth").glob("*.json"))]
    return {truth["source"]: truth for truth in truths}


def parse_samples(names: Iterable[str]) -> dict[str, ParsedResume | Failure]:
    """Parse samples by file name."""
    return {name: try_parse_resume((HOME / "resumes" / name).read_bytes(), name) for name in names}


def score(truths: Mapping[str, dict[str, Any]], parsed: Mapping[str, ParsedResume | Failure]) -> Scores:
    """Compare what was understood with the truth. A sample that failed has found nothing."""
    scores = Scores()
    judged = {name for truth in truths.values() for name in truth.get("skills", {})}
    for source, truth in truths.items():
        if truth["error"] is not None:
            continue
        outcome = parsed[source]
        resume = outcome.resume if isinstance(outcome, ParsedResume) else Resume()
        if isinstance(outcome, ParsedResume):
            scores.names.add(source, filter(None, [outcome.candidate.name]), [truth["candidate"]["name"]])
            scores.emails.add(source, outcome.candidate.emails, truth["candidate"]["emails"])
        _score_posts(scores, source, resume.positions, truth["positions"])
        _score_schools(scores, source, resume.degrees, truth["education"])
        found = [_plain(item.name) for item in resume.certifications]
        scores.certifications.add(source, found, [_plain(name) for name in truth["certifications"]])
        skills = {item.id for item in resume.skills} & judged
        scores.skills.add(source, sorted(skills), sorted(truth["skills"]))
    return scores


def _score_posts(
    scores: Scores, source: str, posts: tuple[Position, ...], truth: list[dict[str, Any]]
) -> None:
    scores.positions.add(
        source,
        [f"{_plain(post.title)} {post.dates.start} {post.dates.end_text}" for post in posts],
        [f"{_plain(post['title'])} {post['start']} {post['end']}" for post in truth],
    )
    scores.employers.add(
        source,
        [_plain(post.employer) for post in posts],
        [_plain(post["employer"]) for post in truth],
    )
    scores.functions.add(
        source,
        [f"{_plain(post.title)}: {function}" for post in posts for function in post.functions],
        [f"{_plain(post['title'])}: {function}" for post in truth for function in post["functions"]],
    )


def _score_schools(
    scores: Scores, source: str, degrees: tuple[Degree, ...], truth: list[dict[str, Any]]
) -> None:
    scores.degrees.add(
        source,
        [f"{item.level} {item.status} {item.year}" for item in degrees],
        [f"{item['level']} {item['status']} {item['year']}" for item in truth],
    )
    scores.fields.add(
        source,
        [f"{item.level} {group}" for item in degrees for group in item.field_groups],
        [f"{item['level']} {group}" for item in truth for group in item["field_groups"]],
    )


def _plain(text: str | None) -> str:
    return re.sub(r"[^a-z0-9]+", " ", (text or "").lower()).strip()


def main() -> None:
    truths = load_truth()
    scores = score(truths, parse_samples(truths))
    for kind in Scores.__slots__:
        tally = getattr(scores, kind)
        print(f"{kind:15} F1 {tally.f1:.3f}   found {tally.found}, there {tally.there}")
        for label, facts in (("missed", tally.missed), ("extra", tally.extra)):
            for fact in facts:
                print(f"    {label:7} {fact}")


if __name__ == "__main__":
    main()
