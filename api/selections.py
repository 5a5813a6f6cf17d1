"""Some of a ranking, each with the place, the pseudonym and the twins that the whole ranking gives them."""

from collections.abc import Iterator, Sequence

from api.storage import Storage
from api.storage.records import NotFound, ResumeRecord, ScreeningRecord
from screener.assessment import Assessment
from screener.duplicates import Twin, twins_among
from screener.screening import ParsedResume, Pile, ScreenedCandidate, Screening

_Kept = dict[str, tuple[ParsedResume, Assessment]]


def some_of(
    storage: Storage, screening: ScreeningRecord, resume_ids: Sequence[str]
) -> tuple[Screening, list[ResumeRecord]]:
    """These resumes in the order of the ranking, and their records in the same order.

    Of the others only names of files and what twins are told by is read: among a thousand it takes a
    fifth of a second. Raises NotFound for a resume that is none of the screening, or not assessed.
    """
    wanted = set(resume_ids)
    storage.fill_summaries(screening.id)
    known = {record.id: record for record in storage.every_resume(screening.id)}
    traits = dict(storage.traits(screening.id))
    # One that is erased between two of these questions is in none of the answers.
    order = [name for name, _ in storage.order_of(screening.id) if name in known and name in traits]
    ranks = storage.ranks(screening.id, wanted)
    kept = {
        name: (parsed, result) for name, parsed, result in storage.whole_ranking(screening.id, only=wanted)
    }
    there = wanted & set(order) & ranks.keys() & kept.keys()
    for name in resume_ids:
        if name not in there:
            raise NotFound(f"the screening has no assessed resume {name!r}")
    places = [place for place, name in enumerate(order) if name in wanted]
    chosen = [order[place] for place in places]
    twins = twins_among([traits[name] for name in order])
    pile = Pile(
        tuple(known[name].sha256 for name in order),
        tuple(known[name].file_name or "" for name in order),
        tuple(places),
    )
    candidates = _candidates(chosen, ranks, kept, [twins[place] for place in places])
    found = Screening(screening.profile, screening.as_of, tuple(candidates), (), pile)
    return found, [known[name] for name in chosen]


def _candidates(
    chosen: Sequence[str], ranks: dict[str, int], kept: _Kept, twins: Sequence[tuple[Twin, ...]]
) -> Iterator[ScreenedCandidate]:
    for name, same in zip(chosen, twins, strict=True):
        parsed, result = kept[name]
        yield ScreenedCandidate(ranks[name], parsed, result, same)
