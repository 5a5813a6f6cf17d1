"""What of a page can be pointed at: every fact and every point, each with its name and its quotes."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from screener.assessment import Assessment, CriterionResult
from screener.candidate import Candidate
from screener.document import HUMAN, Evidence
from screener.export.table import degree_text, plain
from screener.facts import FactIds
from screener.resume import Position, Resume


@dataclass(frozen=True, slots=True)
class Highlight:
    """A fact or a criterion with the places it rests on.

    `id` is that of the fact (`screener.facts`), "contact:name", or "criterion:" and the criterion's own.

    >>> Highlight("skill:excel", "skill", "Microsoft Excel", ()).kind
    'skill'
    """

    id: str
    kind: str
    label: str
    evidence: tuple[Evidence, ...]


def highlights(
    resume: Resume, ids: FactIds, candidate: Candidate, assessment: Assessment
) -> tuple[Highlight, ...]:
    """Facts in the order of the resume, then the criteria, each part after its whole.

    What a person has added has no place on a page, and comes without quotes.
    """
    found = (*_contact(candidate), *_facts(resume, ids), *_criteria(assessment.results))
    return tuple(Highlight(each.id, each.kind, each.label, tuple(_once(each.evidence))) for each in found)


def _once(quotes: Iterable[Evidence]) -> Iterator[Evidence]:
    """Each place once; several rules can point at it."""
    seen: set[tuple[int, int]] = set()
    for quote in quotes:
        place = quote.span.start, quote.span.end
        if quote.rule != HUMAN and place not in seen:
            seen.add(place)
            yield quote


def _contact(candidate: Candidate) -> Iterator[Highlight]:
    for field, quotes in candidate.evidence:
        yield Highlight(f"contact:{field}", "contact", field.capitalize(), quotes)


def _facts(resume: Resume, ids: FactIds) -> Iterator[Highlight]:
    for name, post in zip(ids.positions, resume.positions, strict=True):
        yield Highlight(name, "position", _post(post), post.evidence)
    for name, degree in zip(ids.degrees, resume.degrees, strict=True):
        label = degree_text([degree]) or degree.field or "Schooling"
        yield Highlight(name, "degree", label, degree.evidence)
    for name, certification in zip(ids.certifications, resume.certifications, strict=True):
        yield Highlight(name, "certification", certification.name, certification.evidence)
    for name, skill in zip(ids.skills, resume.skills, strict=True):
        yield Highlight(name, "skill", skill.name, skill.evidence)
    for name, language in zip(ids.languages, resume.languages, strict=True):
        yield Highlight(name, "language", language.name, language.evidence)
    for name, achievement in zip(ids.achievements, resume.achievements, strict=True):
        label = f"{plain(achievement.kind).capitalize()}: {achievement.value:,.10g} {achievement.unit}"
        yield Highlight(name, "achievement", label, achievement.evidence)
    for name, claim in zip(ids.claims, resume.claims, strict=True):
        yield Highlight(name, "claim", f"States {claim}", claim.evidence)


def _post(post: Position) -> str:
    return ", ".join(filter(None, (post.title, post.employer))) or "A post"


def _criteria(results: Iterable[CriterionResult]) -> Iterator[Highlight]:
    for result in results:
        yield Highlight(f"criterion:{result.criterion_id}", "criterion", result.label, result.evidence)
        yield from _criteria(result.parts)
