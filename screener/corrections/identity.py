"""Who the candidate is, as people have put it right: kept apart from what is assessed."""

from collections.abc import Iterable
from dataclasses import replace

from screener.candidate import Candidate
from screener.corrections.stories import stories_of
from screener.corrections.values import CONTACT, Correction


def apply_to_candidate(candidate: Candidate, corrections: Iterable[Correction]) -> Candidate:
    """The candidate as people have put it right; without corrections of that the very candidate.

    A field that is told keeps the places it was read from, unless it is told that there is nothing.
    """
    story = stories_of(item for item in corrections if item.fact == CONTACT).get(CONTACT)
    if story is None:
        return candidate
    empty = {name for name, value in story.values.items() if not value}
    evidence = tuple((name, quotes) for name, quotes in candidate.evidence if name not in empty)
    return replace(candidate, **story.values, evidence=evidence)
