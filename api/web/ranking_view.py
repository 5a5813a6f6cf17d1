"""A ranking as its page shows it: the first rows in the page, all of them as compact JSON after it."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass, field
from typing import Any

from api.service import Service
from api.storage.records import Decision, ResumeRecord, ScreeningRecord, State, SummaryRecord
from api.summaries import FunctionYears, share_json
from api.web.flags import FLAGS, Flag, flags_of, shown
from screener.assessment import Verdict
from screener.duplicates import Twin
from screener.duplicates import twins_among as find_twins
from screener.export.blind import pseudonyms
from screener.export.table import functions_asked, plain
from screener.scorer.points import split_points

COLOURS = 12
_MOST_FAILURES = 10_000
BANDS = ("Meets every requirement", "May meet every requirement", "Does not show every requirement")
"""By the place of a band, in the words of the report."""
_SHOWN = {Verdict.MET, Verdict.BORDERLINE}
_LETTERS = {
    Verdict.MET: "m",
    Verdict.PARTIAL: "p",
    Verdict.BORDERLINE: "b",
    Verdict.NOT_FOUND: "n",
    Verdict.UNCLEAR: "u",
}


@dataclass(frozen=True, slots=True)
class Segment:
    """A part of a score bar, in tenths of a point."""

    start: int
    width: int
    colour: int


@dataclass(frozen=True, slots=True)
class Row:
    """A candidate in the ranking, with everything written out. `name` is a pseudonym in a blind screening."""

    id: str
    rank: int
    name: str
    file: str | None
    tenths: int
    band: int
    missing: tuple[str, ...]
    met: int
    borderline: int
    asked: int
    segments: tuple[Segment, ...]
    years: tuple[str, ...]
    degree: str | None
    skills: tuple[str, ...]
    more_skills: int
    flags: tuple[str, ...]
    decision: Decision | None

    @property
    def score(self) -> str:
        return f"{self.tenths / 10:.1f}"

    @property
    def shown_flags(self) -> list[Flag]:
        return shown(self.flags)


@dataclass(frozen=True, slots=True)
class Ranking:
    """Everything that the page of a ranking shows; `twins` by id of a resume."""

    screening: ScreeningRecord
    number: int
    counted: dict[State, int]
    summaries: list[SummaryRecord]
    names: dict[str, str]
    twins: dict[str, list[tuple[str, str]]]
    failures: list[ResumeRecord]
    changed: tuple[ResumeRecord, ...] = field(default=())

    def rows(self, most: int) -> list[Row]:
        """The best `most`, ready to be written into the page."""
        rows: list[Row] = []
        for place, record in enumerate(self.summaries[:most], start=1):
            tied = rows and (rows[-1].band, rows[-1].tenths) == (record.band, record.tenths)
            rows.append(self._row(record, rows[-1].rank if tied else place))
        return rows

    def _row(self, record: SummaryRecord, rank: int) -> Row:
        summary, resume = record.summary, record.resume
        needed = [
            (criterion, verdict)
            for criterion, verdict in zip(self.screening.profile.criteria, summary.verdicts, strict=True)
            if criterion.required
        ]
        verdicts = [verdict for _, verdict in needed]
        return Row(
            id=resume.id,
            rank=rank,
            name=self.names[resume.id],
            file=self._file(record),
            tenths=record.tenths,
            band=record.band,
            missing=tuple(criterion.label for criterion, verdict in needed if verdict not in _SHOWN),
            met=verdicts.count(Verdict.MET),
            borderline=verdicts.count(Verdict.BORDERLINE),
            asked=len(verdicts),
            segments=_segments(summary.points),
            years=tuple(map(years_text, summary.years)),
            degree=summary.degree,
            skills=summary.skills,
            more_skills=summary.skill_count - len(summary.skills),
            flags=flags_of(summary, duplicate=resume.id in self.twins),
            decision=resume.decision,
        )

    def _file(self, record: SummaryRecord) -> str | None:
        """The file's name, where it says more than the name beside it."""
        if self.screening.blind or record.resume.file_name == self.names[record.resume.id]:
            return None
        return record.resume.file_name

    def compact(self, after: int | None) -> dict[str, Any]:
        """What the page is given after it was shown, and later what has changed since entry `after`."""
        changed = None if after is None else {record.id for record in self.changed}
        skills: dict[str, int] = {}
        rows = [
            self._compact_row(record, skills)
            for record in self.summaries
            if changed is None or record.resume.id in changed
        ]
        return {
            "number": self.number,
            "counted": {state.value: count for state, count in self.counted.items()},
            "rows": rows,
            "skills": list(skills),
            "twins": self.twins,
            "gone": [record.id for record in self.changed if record.state is State.ERASED],
            "failures": [failure_of(record, blind=self.screening.blind) for record in self.failures],
        }

    def _compact_row(self, record: SummaryRecord, skills: dict[str, int]) -> list[Any]:
        summary, resume = record.summary, record.resume
        return [
            resume.id,
            self.names[resume.id],
            self._file(record),
            record.band,
            record.tenths,
            resume.sha256[:12],
            "".join(_LETTERS[verdict] for verdict in summary.verdicts),
            list(summary.points),
            [share_json(share) for share in summary.shares],
            [[item.low, item.middle, item.high] for item in summary.years],
            summary.degree,
            [skills.setdefault(name, len(skills)) for name in summary.skills],
            summary.skill_count,
            list(flags_of(summary, duplicate=False)),
            resume.decision,
        ]

    def data(self) -> dict[str, Any]:
        """What the page's script needs besides the rows."""
        profile = self.screening.profile
        most = split_points(tuple(criterion.weight for criterion in profile.criteria))
        return {
            "screening": self.screening.id,
            "blind": self.screening.blind,
            "number": self.number,
            "criteria": [
                {
                    "id": criterion.id,
                    "label": criterion.label,
                    "weight": str(criterion.weight),
                    "required": criterion.required,
                    "tenths": int(points * 10),
                }
                for criterion, points in zip(profile.criteria, most, strict=True)
            ],
            "functions": [plain(function) for function in functions_asked(profile)],
            "bands": list(BANDS),
            "flags": {code: asdict(flag) for code, flag in FLAGS.items()},
        }


def ranking_of(
    service: Service, screening: ScreeningRecord, after: int | None = None, *, twins_among: int | None = None
) -> Ranking:
    """The ranking as it is, or with an entry of the log what has changed after it.

    Twins are looked for unless there are more resumes than `twins_among`: among a thousand it takes a
    fifth of a second.
    """
    storage = service.storage
    # What is counted as read must be told as read, so the count comes first, and the log before the
    # resumes: what changes meanwhile is told twice rather than never.
    counted = storage.progress(screening.id)
    changes = storage.changes(screening.tenant_id, screening.id, 2**62 if after is None else after)
    if after is not None and not changes.resumes:
        return Ranking(screening, changes.number, counted, [], {}, {}, [])
    summaries = storage.summaries(screening.id)
    failures = (
        storage.resumes(screening.id, State.FAILED, None, _MOST_FAILURES)
        if after is None
        else [record for record in changes.resumes if record.state is State.FAILED]
    )
    return Ranking(
        screening,
        changes.number,
        counted,
        summaries,
        _names(summaries, blind=screening.blind),
        {} if twins_among is not None and len(summaries) > twins_among else _twins(service, screening.id),
        failures,
        changes.resumes,
    )


def failure_of(record: ResumeRecord, *, blind: bool) -> list[str | None]:
    """A file that could not be read: its id, its name, the code of the failure."""
    return [record.id, None if blind else record.file_name, record.failure]


def years_text(years: FunctionYears) -> str:
    """Years as they are shown, empty for none.

    >>> years_text(FunctionYears("sales", 31, 40, 49)), years_text(FunctionYears("sales", 20, 20, 20))
    ('3.1–4.9', '2.0')
    """
    if not years.high:
        return ""
    exact = years.low == years.high
    return f"{years.middle / 10:.1f}" if exact else f"{years.low / 10:.1f}–{years.high / 10:.1f}"


def _segments(points: Sequence[int]) -> tuple[Segment, ...]:
    found: list[Segment] = []
    start = 0
    for place, tenths in enumerate(points):
        if tenths:
            found.append(Segment(start, tenths, place % COLOURS))
        start += tenths
    return tuple(found)


def _names(summaries: Sequence[SummaryRecord], *, blind: bool) -> dict[str, str]:
    ids = [record.resume.id for record in summaries]
    if blind:
        return dict(zip(ids, pseudonyms([record.resume.sha256 for record in summaries]), strict=True))
    return {record.resume.id: record.name or record.resume.file_name or "" for record in summaries}


def _twins(service: Service, screening_id: str) -> dict[str, list[tuple[str, str]]]:
    """For resumes with twins, the ids of these and why they are taken for twins."""
    traits = service.storage.traits(screening_id)
    found = find_twins([item for _, item in traits])

    def told(twin: Twin) -> tuple[str, str]:
        return traits[twin.other][0], twin.likeness.value

    return {
        name: [told(twin) for twin in twins] for (name, _), twins in zip(traits, found, strict=True) if twins
    }
