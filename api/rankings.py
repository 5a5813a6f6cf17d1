"""Kept results as the tables that the library shows and writes."""

from collections.abc import Sequence
from operator import itemgetter
from typing import Any

from api.ranking_query import DUPLICATE, RankingQuery, check_query, choose
from api.security import content_policy
from api.selections import some_of
from api.storage import Storage
from api.storage.records import AssessmentRecord, RankedRecord, RankingFilter, ScreeningRecord, State
from api.storage.results import BANDS
from screener.assessment import Failure
from screener.duplicates import find_twins, twins_among
from screener.export import FORMATS, RankingTable, tabulate
from screener.export.ranking_html import style_source
from screener.scorer import rank
from screener.screening import ParsedResume, ScreenedCandidate, Screening

_PAGE = 500


def exported(
    storage: Storage,
    screening: ScreeningRecord,
    format: str,
    *,
    blind: bool,
    only: Sequence[str] | None = None,
) -> tuple[bytes, dict[str, str]]:
    """The ranking of a screening in a format of `screener.export`, and the headers that it needs.

    With `only`, these resumes of it, as they stand in the whole; raises NotFound for what is none of them.
    """
    headers = {"content-security-policy": content_policy(style_source())} if format == "html" else {}
    found = ranked(storage, screening) if only is None else some_of(storage, screening, only)[0]
    return FORMATS[f".{format}"](tabulate(found, blind=blind)), headers


def ranking_page(
    storage: Storage,
    screening: ScreeningRecord,
    chosen: RankingFilter,
    asked: RankingQuery,
    after: list[Any] | None,
    limit: int,
) -> tuple[list[RankedRecord], list[Any] | None]:
    """A page of what is asked for, in its order, and the place of its last one if there may be more."""
    check_query(asked, screening)
    storage.fill_summaries(screening.id)
    bands = {BANDS.index(band) for band in chosen.bands}
    records = [
        record
        for record in storage.summaries(screening.id)
        if (not bands or record.band in bands) and record.tenths >= (chosen.tenths or 0)
    ]
    duplicates = duplicates_of(storage, screening.id) if DUPLICATE in asked.flags else frozenset()
    page = choose(records, asked, duplicates, after, limit)
    ids = tuple(record.resume.id for _, record in page)
    found = {
        record.resume.id: record
        for _, record in storage.ranking(screening.id, RankingFilter(only=ids), None, len(ids) or 1)
    }
    # One that was erased meanwhile is not there any more.
    shown = [found[name] for name in ids if name in found]
    return shown, page[-1][0] if len(page) == limit else None


def duplicates_of(storage: Storage, screening_id: str) -> frozenset[str]:
    """Resumes of which there is another one that is probably of the same person."""
    traits = storage.traits(screening_id)
    found = twins_among([item for _, item in traits])
    return frozenset(name for (name, _), twins in zip(traits, found, strict=True) if twins)


def ranked(storage: Storage, record: ScreeningRecord) -> Screening:
    """A screening with the results as they were kept, and the twins among its resumes."""
    # Files with the same bytes stand in the order of their ids, as on every page.
    kept = sorted(storage.whole_ranking(record.id), key=itemgetter(0))
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
