"""From the words of a post to the industries it was in."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from screener.document import Document, Evidence
from screener.resume import IndustryMention, Position
from skills_taxonomy.industries import load_industries

ENOUGH_IN_DUTIES = 2
"""Different cues in the duties that tell an industry."""
_TELLING = {"positions.employer": "industries.employer", "positions.title": "industries.title"}
"""The rules of the quotes in which one name is enough, and the rule of the industry's quote."""


def with_industries(document: Document, positions: Sequence[Position]) -> tuple[Position, ...]:
    """The posts, each with its industries in the order of the vocabulary."""
    told = [industries_of(document, post) for post in positions]
    return tuple(
        replace(post, industries=industries) if industries else post
        for post, industries in zip(positions, told, strict=True)
    )


def industries_of(document: Document, post: Position) -> tuple[IndustryMention, ...]:
    """The industries that a post tells."""
    found: dict[str, dict[Evidence, None]] = {}
    for name, quote in _named(document, post):
        found.setdefault(name, {})[quote] = None
    for name, quotes in _by_duties(document, post):
        if name not in found:
            found[name] = dict.fromkeys(quotes)
    return tuple(
        IndustryMention(name, tuple(found[name])) for name in load_industries().entries if name in found
    )


def _named(document: Document, post: Position) -> Iterator[tuple[str, Evidence]]:
    """Industries named by the employer or the title."""
    for quote in post.evidence:
        rule = _TELLING.get(quote.rule)
        if rule is None:
            continue
        for cue in load_industries().find(quote.quote):
            for name in cue.names:
                start = quote.span.start
                yield name, document.evidence(start + cue.start, start + cue.end, rule)


def _by_duties(document: Document, post: Position) -> Iterator[tuple[str, list[Evidence]]]:
    """Industries that enough different cues in the duties tell, with a quote of each cue."""
    if post.body is None:
        return
    start = post.body.start
    told: dict[str, dict[tuple[str, ...], tuple[int, int]]] = {}
    for cue in load_industries().find(document.text[start : post.body.end]):
        for name in cue.duties:
            told.setdefault(name, {}).setdefault(cue.words, (start + cue.start, start + cue.end))
    for name, places in told.items():
        kept = [places[words] for words in _different(places)][:ENOUGH_IN_DUTIES]
        if len(kept) == ENOUGH_IN_DUTIES:
            yield name, [document.evidence(*place, "industries.duties") for place in kept]


def _different(cues: Iterable[tuple[str, ...]]) -> list[tuple[str, ...]]:
    """Cues of which none begins another: "vehicle" and "vehicles" are one."""
    kept: list[str] = []
    for cue in map(" ".join, cues):
        if not any(cue.startswith(other) or other.startswith(cue) for other in kept):
            kept.append(cue)
    return [tuple(cue.split()) for cue in kept]
