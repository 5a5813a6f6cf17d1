"""Kept results beside each other, as the library compares them."""

from collections.abc import Sequence

from api.selections import some_of
from api.storage import Storage
from api.storage.records import ResumeRecord, ScreeningRecord
from screener.export import RankingTable, tabulate


def side_by_side(
    storage: Storage, screening: ScreeningRecord, resume_ids: Sequence[str]
) -> tuple[RankingTable, list[ResumeRecord]]:
    """These resumes as a table with their places in the whole ranking, the best first, and their records.

    Raises NotFound for a resume that is none of the screening, or not assessed.
    """
    found, records = some_of(storage, screening, resume_ids)
    return tabulate(found, blind=screening.blind), records
