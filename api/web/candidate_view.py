"""Everything that the page of one candidate shows, as it may be shown."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from api.review import Reviewed
from api.storage.records import AssessmentRecord
from api.storage.review_records import CorrectionRecord, PastAssessment
from api.web.candidate_facts import CorrectionView, Facts, FactViews, Words
from api.web.marks import MarkedLine, Marks, Quote, Sheet
from api.web.role_views import COLOURS
from api.web.timeline_picture import TimelinePicture, timeline_picture
from screener.assessment import Assessment, CriterionResult
from screener.corrections import CONTACT, Action
from screener.corrections.wording import post_names, values_text
from screener.document import Finding
from screener.export.table import plain
from screener.scorer import explain_for_candidate, what_would_change
from screener.scorer.explain import VERDICTS


@dataclass(frozen=True, slots=True)
class CriterionView:
    """A criterion with its points; options of any_of and all_of in `parts`."""

    id: str
    label: str
    required: bool
    verdict: str
    verdict_words: str
    points: Decimal
    most: Decimal
    share: Decimal
    """Points as a percentage of the most there are."""
    start: Decimal
    """Where its points begin in the bar of the score."""
    colour: int
    reason: str
    quotes: tuple[Quote, ...]
    marks: tuple[int, ...]
    parts: tuple["CriterionView", ...]


@dataclass(frozen=True, slots=True)
class FindingView:
    code: str
    message: str
    quote: Quote | None


@dataclass(frozen=True, slots=True)
class PostView:
    """A post as the timeline names it."""

    fact: str
    title: str
    dates: str


@dataclass(frozen=True, slots=True)
class CandidateView:
    """A candidate. `sheets` are the pages as pictures, `lines` the text itself where there are none."""

    name: str
    file: str | None
    score: Decimal
    band: str
    standing: str
    missing: tuple[str, ...]
    requirements: str
    confidence: str
    confidence_reasons: tuple[str, ...]
    flags: tuple[str, ...]
    criteria: tuple[CriterionView, ...]
    would_change: str
    facts: Facts
    findings: tuple[FindingView, ...]
    timeline: TimelinePicture | None
    posts: tuple[PostView, ...]
    letter: str
    corrections: tuple[CorrectionView, ...]
    """All of them, the newest first."""
    sheets: tuple[Sheet, ...]
    lines: tuple[MarkedLine, ...]


FLAGS = {
    "hidden_text": "hidden text",
    "future_dates": "dates in the future",
    "reversed_dates": "reversed dates",
    "claim_exceeds_history": "states more years than it shows",
    "truncated": "not read to its end",
    "no_text_layer": "a page without text",
}
"""Findings that are worth a word at the top of the page."""


def candidate_view(
    reviewed: Reviewed,
    kept: AssessmentRecord,
    made: Sequence[CorrectionRecord],
    names: Callable[[str], str],
    pseudonym: Callable[[], str],
) -> CandidateView:
    """The page of a candidate. In a blind screening every text is masked, and there is no picture.

    `made` are the corrections, the oldest first; `names` tells who somebody is by key or user.
    """
    parsed, screening, mask = reviewed.parsed, reviewed.screening, reviewed.mask
    result = mask.assessment(kept.result) if mask else kept.result
    words: Words = reviewed.shown
    marks = Marks(parsed.document, reviewed.text_page, words)
    said = tuple(_correction(record, reviewed, names) for record in reversed(made))
    counting = {each.id: each for each in said}
    views = FactViews(
        parsed.resume,
        reviewed.corrected.ids,
        result.as_of,
        marks,
        words,
        {
            name: tuple(counting[item.id] for item in items)
            for name, items in reviewed.corrected.rests_on.items()
        },
        blind=screening.blind,
    )
    facts = views.of(parsed.candidate, result.claims)
    criteria = tuple(_criteria(result.results, marks))
    findings = tuple(
        _finding(each, plain, marks)
        for each, plain in zip(result.findings, kept.result.findings, strict=True)
    )
    # After everything has its marks.
    return CandidateView(
        name=pseudonym() if screening.blind else parsed.candidate.name or parsed.source,
        file=None if screening.blind else reviewed.record.file_name,
        score=result.score,
        band=result.band.name.lower(),
        standing=result.standing,
        missing=result.missing,
        requirements=str(result.requirements) if result.requirements.asked else "",
        confidence=result.confidence.level.value,
        confidence_reasons=result.confidence.reasons,
        flags=_flags(result),
        criteria=criteria,
        would_change=what_would_change(result, screening.profile),
        facts=facts,
        findings=findings,
        timeline=timeline_picture(parsed.resume.positions, result.as_of),
        posts=tuple(PostView(fact.id, fact.heading, fact.note) for fact in facts.positions),
        letter=explain_for_candidate(result, screening.profile),
        corrections=said,
        sheets=marks.sheets() if reviewed.has_pictures else (),
        lines=() if reviewed.has_pictures else marks.lines(),
    )


def _flags(result: Assessment) -> tuple[str, ...]:
    codes = dict.fromkeys(finding.code for finding in result.findings)
    return tuple(FLAGS[code] for code in codes if code in FLAGS)


def _criteria(
    results: Sequence[CriterionResult], marks: Marks, colour: int | None = None
) -> Iterator[CriterionView]:
    start = Decimal("0.0")
    for place, result in enumerate(results):
        own = place % COLOURS if colour is None else colour
        yield CriterionView(
            id=result.criterion_id,
            label=result.label,
            required=result.required,
            verdict=result.verdict.value,
            verdict_words=VERDICTS[result.verdict],
            points=result.points,
            most=result.max_points,
            share=_percent(result.points, result.max_points),
            start=start,
            colour=own,
            reason=result.reason,
            quotes=() if result.parts else marks.quotes(result.evidence),
            marks=marks.of(result.evidence),
            parts=tuple(_criteria(result.parts, marks, own)),
        )
        start += result.points


def _percent(points: Decimal, most: Decimal) -> Decimal:
    return (points * 100 / most).quantize(Decimal("0.1")) if most else Decimal(0)


def _finding(shown: Finding, known: Finding, marks: Marks) -> FindingView:
    """`shown` may be masked; its place is found by the words that are `known`."""
    if shown.quote is None:
        return FindingView(shown.code, shown.message, None)
    place = f"page {shown.page}" if shown.page else ""
    quote = Quote(" ".join(shown.quote.split()), place, marks.of_text(known.quote))
    return FindingView(shown.code, shown.message, quote)


def _correction(record: CorrectionRecord, reviewed: Reviewed, names: Callable[[str], str]) -> CorrectionView:
    correction = record.correction
    kind = correction.kind
    if correction.values is None:
        said = "left out"
    else:
        called = post_names(reviewed.corrected.ids.positions, reviewed.parsed.resume.positions)
        said = reviewed.shown(values_text(kind, reviewed.shown_values(record) or {}, called))
        said = f"added: {said}" if correction.action is Action.ADD else said
    return CorrectionView(
        id=correction.id,
        fact=_fact_name(correction.fact, reviewed),
        said=said,
        reason=reviewed.shown(record.reason),
        by=names(correction.by),
        at=correction.at,
        withdrawn=record.withdrawn_at is not None,
    )


def _fact_name(fact: str, reviewed: Reviewed) -> str:
    """A fact as the list of corrections names it: its words where it is there, else its kind."""
    ids, resume = reviewed.corrected.ids, reviewed.parsed.resume
    titled = {
        **{name: post.title or "Post" for name, post in zip(ids.positions, resume.positions, strict=True)},
        **{name: item.name for name, item in zip(ids.certifications, resume.certifications, strict=True)},
        **{name: item.name for name, item in zip(ids.skills, resume.skills, strict=True)},
        **{name: item.name for name, item in zip(ids.languages, resume.languages, strict=True)},
        **{
            name: plain(item.kind).capitalize()
            for name, item in zip(ids.achievements, resume.achievements, strict=True)
        },
        **{name: str(item) for name, item in zip(ids.claims, resume.claims, strict=True)},
    }
    if fact == CONTACT:
        return "Who it is"
    kind, _, rest = fact.partition(":")
    return reviewed.shown(titled.get(fact) or (f"{kind} {rest}" if kind in {"skill", "language"} else kind))


@dataclass(frozen=True, slots=True)
class Turn:
    """What a correction has changed: the score before and after, and the criteria that moved."""

    before: Decimal
    after: Decimal
    standing_before: str
    standing_after: str
    moved: tuple[tuple[str, Decimal, Decimal], ...]


def turn_between(before: Assessment, after: Assessment) -> Turn:
    """How a result differs from an earlier one of the same resume and role."""
    old = {result.criterion_id: result.points for result in before.results}
    moved = (
        (result.label, old.get(result.criterion_id, Decimal("0.0")), result.points)
        for result in after.results
    )
    return Turn(
        before.score,
        after.score,
        before.standing,
        after.standing,
        tuple(item for item in moved if item[1] != item[2]),
    )


def last_turn(past: Sequence[PastAssessment], *, since_read: bool) -> Turn | None:
    """What the last correction has changed, or all of them together since the resume was read."""
    if len(past) < 2:
        return None
    return turn_between((past[0] if since_read else past[-2]).result, past[-1].result)
