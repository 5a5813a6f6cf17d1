"""What of a ranking is asked for, and in which order, told from the summaries of its resumes."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Annotated, Any, Literal

from fastapi import Depends, Query
from fastapi.exceptions import RequestValidationError

from api.cursors import BadCursor
from api.storage.records import Decision, ScreeningRecord, SummaryRecord
from screener.assessment import Reliability
from screener.export.table import functions_asked

_YEARS = r"^[a-z_]{1,40}:[0-9]{1,3}(\.[0-9])?$"
_SORT = r"^-?(rank|name|added|years\.[a-z_]{1,40})$"
UNDECIDED = "none"
LOW_CONFIDENCE, CORRECTED, DUPLICATE = "low_confidence", "corrected", "duplicate"
"""Flags besides the codes of findings."""


@dataclass(frozen=True, slots=True)
class RankingQuery:
    """What is asked besides band and score. `years` are the least tenths of years, by function."""

    q: str
    decisions: frozenset[str]
    years: Mapping[str, int]
    skills: frozenset[str]
    flags: frozenset[str]
    sort: str

    @property
    def is_plain(self) -> bool:
        """Whether the ranking itself is asked for, all of it."""
        return self.sort == "rank" and not (
            self.q or self.decisions or self.years or self.skills or self.flags
        )


async def _query(
    q: Annotated[
        str, Query(max_length=200, description="Part of a name or of a file's name; not if blind.")
    ] = "",
    decision: Annotated[
        list[Literal["shortlist", "hold", "decline", "override", "none"]] | None,
        Query(description="Only with one of these as the newest decision; repeatable."),
    ] = None,
    min_years: Annotated[
        list[Annotated[str, Query(pattern=_YEARS)]] | None,
        Query(max_length=20, description="FUNCTION:YEARS of a function that the role asks for; repeatable."),
    ] = None,
    skill: Annotated[
        list[Annotated[str, Query(max_length=100)]] | None,
        Query(max_length=50, description="Only with all of these skills (ids of the taxonomy); repeatable."),
    ] = None,
    flag: Annotated[
        list[Annotated[str, Query(max_length=40)]] | None,
        Query(
            max_length=20,
            description="Only with one of these: codes of findings, `low_confidence`, `corrected`, "
            "`duplicate`; repeatable.",
        ),
    ] = None,
    sort: Annotated[
        str,
        Query(
            pattern=_SORT,
            description="`rank`, `name` (not if blind), `added` or `years.FUNCTION`; after a `-` downwards.",
        ),
    ] = "rank",
) -> RankingQuery:
    return RankingQuery(
        q.strip().casefold(),
        frozenset(decision or ()),
        {
            name: round(float(years) * 10)
            for name, _, years in (item.partition(":") for item in min_years or ())
        },
        frozenset(skill or ()),
        frozenset(flag or ()),
        sort,
    )


Asked = Annotated[RankingQuery, Depends(_query)]


def check_query(query: RankingQuery, screening: ScreeningRecord) -> None:
    """Raises what names a function that the role does not ask for, and what a blind screening cannot tell."""
    mistakes = []
    if screening.blind and query.q:
        mistakes.append(("q", "the screening is blind: its resumes have no names"))
    if screening.blind and query.sort.endswith("name"):
        mistakes.append(("sort", "the screening is blind: its resumes have no names"))
    known = {function.value for function in functions_asked(screening.profile)}
    mistakes += [
        ("min_years", f"the role does not ask for {name}") for name in query.years if name not in known
    ]
    _, _, function = query.sort.partition("years.")
    if function and function not in known:
        mistakes.append(("sort", f"the role does not ask for {function}"))
    if mistakes:
        raise RequestValidationError(
            [{"loc": ("query", field), "msg": told, "type": "value_error"} for field, told in mistakes]
        )


def choose(
    records: Iterable[SummaryRecord],
    query: RankingQuery,
    duplicates: frozenset[str],
    after: Sequence[Any] | None,
    limit: int,
) -> list[tuple[list[Any], SummaryRecord]]:
    """A page of what is asked for, each with its place; `after` is the place of the last one before."""
    downwards = query.sort.startswith("-")
    found = [
        (_place(record, query.sort.removeprefix("-")), record)
        for record in records
        if _fits(record, query, record.resume.id in duplicates)
    ]
    if after is not None:
        found = [each for each in found if _follows(each[0], after, downwards=downwards)]
    found.sort(key=lambda each: each[0], reverse=downwards)
    return found[:limit]


def _follows(place: list[Any], after: Sequence[Any], *, downwards: bool) -> bool:
    """Raises BadCursor for a place of another order."""
    if [type(part) for part in place] != [type(part) for part in after]:
        raise BadCursor
    return place < list(after) if downwards else place > list(after)


def _place(record: SummaryRecord, sort: str) -> list[Any]:
    resume = record.resume
    tail = [record.band, -record.tenths, resume.sha256, resume.id]
    match sort.partition("."):
        case ("name", _, _):
            name = record.name or resume.file_name or ""
            return [name == "", name.casefold(), *tail]
        case ("added", _, _):
            return [resume.created_at.isoformat(), resume.id]
        case ("years", _, function):
            return [_years(record, function), *tail]
        case _:
            return tail


def _years(record: SummaryRecord, function: str) -> int:
    return next((item.middle for item in record.summary.years if item.function == function), 0)


def _fits(record: SummaryRecord, query: RankingQuery, is_duplicate: bool) -> bool:
    summary, resume = record.summary, record.resume
    if query.q and not any(query.q in text.casefold() for text in (record.name, resume.file_name) if text):
        return False
    decision = Decision(resume.decision).value if resume.decision else UNDECIDED
    if query.decisions and decision not in query.decisions:
        return False
    if any(_years(record, function) < least for function, least in query.years.items()):
        return False
    if not query.skills <= set(summary.skill_ids):
        return False
    flags = {
        *summary.findings,
        *([LOW_CONFIDENCE] if summary.confidence is Reliability.LOW else ()),
        *([CORRECTED] if summary.corrected else ()),
        *([DUPLICATE] if is_duplicate else ()),
    }
    return not query.flags or not flags.isdisjoint(query.flags)
