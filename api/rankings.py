"""Kept results as the tables that the library shows and writes."""

from api.security import content_policy
from api.storage import Storage
from api.storage.records import AssessmentRecord, ScreeningRecord, State
from screener.assessment import Failure
from screener.duplicates import find_twins
from screener.export import FORMATS, RankingTable, tabulate
from screener.export.ranking_html import style_source
from screener.scorer import rank
from screener.screening import ParsedResume, ScreenedCandidate, Screening

_PAGE = 500


def exported(
    storage: Storage, screening: ScreeningRecord, format: str, *, blind: bool
) -> tuple[bytes, dict[str, str]]:
    """The ranking of a screening in a format of `screener.export`, and the headers that it needs."""
    headers = {"content-security-policy": content_policy(style_source())} if format == "html" else {}
    return FORMATS[f".{format}"](tabulate(ranked(storage, screening), blind=blind)), headers


def ranked(storage: Storage, record: ScreeningRecord) -> Screening:
    """A screening with the results as they were kept, and the twins among its resumes."""
    kept = storage.whole_ranking(record.id)
    ranking = rank([result for _, _, result in kept])
    placed = [kept[place.index][1] for place in ranking]
    twins = find_twins([(parsed.document, parsed.candidate) for parsed in placed])
    candidates = tuple(
        ScreenedCandidate(place.rank, parsed, place.assessment, same)
        for place, parsed, same in zip(ranking, placed, twins, strict=True)
    )
    return Screening(record.profile, record.as_of, candidates, _failures(storage, record.id))


def table_of_one(
    parsed: ParsedResume, record: AssessmentRecord, screening: ScreeningRecord, *, blind: bool
) -> RankingTable:
    """One kept result as a ranking of its own."""
    candidate = ScreenedCandidate(1, parsed, record.result)
    return tabulate(Screening(screening.profile, screening.as_of, (candidate,), ()), blind=blind)


def _failures(storage: Storage, screening_id: str) -> tuple[Failure, ...]:
    failures: list[Failure] = []
    after = None
    while page := storage.resumes(screening_id, State.FAILED, after, _PAGE):
        failures += [
            Failure(record.file_name or record.id, record.failure or "", record.failure_message or "")
            for record in page
        ]
        after = (page[-1].created_at, page[-1].id)
    return tuple(failures)
