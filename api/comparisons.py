"""Kept results beside each other, as the library compares them."""

from collections.abc import Sequence

from api.storage import Storage
from api.storage.records import NotFound, ResumeRecord, ScreeningRecord
from screener.duplicates import find_twins
from screener.export import RankingTable, tabulate
from screener.screening import ScreenedCandidate, Screening


def side_by_side(
    storage: Storage, screening: ScreeningRecord, resume_ids: Sequence[str]
) -> tuple[RankingTable, list[ResumeRecord]]:
    """These resumes as a table with their places in the whole ranking, the best first, and their records.

    Raises NotFound for a resume that is none of the screening, or not assessed.
    """
    ids = list(dict.fromkeys(resume_ids))
    ranks = storage.ranks(screening.id, ids)
    for name in ids:
        if name not in ranks:
            raise NotFound(f"the screening has no assessed resume {name!r}")
    kept = [storage.assessment(screening.tenant_id, name) for name in ids]
    kept.sort(key=lambda record: (ranks[record.resume.id], record.resume.sha256, record.resume.id))
    parsed = [storage.parsed(screening.tenant_id, record.resume.id) for record in kept]
    twins = find_twins([(item.document, item.candidate) for item in parsed])
    candidates = tuple(
        ScreenedCandidate(ranks[record.resume.id], item, record.result, same)
        for record, item, same in zip(kept, parsed, twins, strict=True)
    )
    table = tabulate(Screening(screening.profile, screening.as_of, candidates, ()), blind=screening.blind)
    return table, [record.resume for record in kept]
