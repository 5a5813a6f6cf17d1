"""What a resume says that its own dates do not bear out, as of a day: pure functions over a `Resume`.

Nothing here earns or costs points; it is shown, and a recruiter asks.
"""

from collections.abc import Iterator
from datetime import date
from decimal import ROUND_HALF_UP, Decimal

from screener.assessment import ClaimCheck
from screener.document import Finding
from screener.resume import ExperienceClaim, PartialDate, Position, Resume
from screener.timeline import Experience, Timeline
from skills_taxonomy.terms import Function

TOLERANCE = 12
"""Months that a claim may be above the longest reading of the dates: people round."""


def findings_as_of(
    resume: Resume, as_of: date, checks: tuple[ClaimCheck, ...] | None = None
) -> tuple[Finding, ...]:
    """The findings of reading the resume, and those that depend on the day.

    `checks` are those of `check_claims` where they are at hand.

    These are "future_dates" for a post that begins after `as_of`, and "claim_exceeds_history" for a
    claim above what the dates of the posts show.
    """
    if checks is None:
        checks = check_claims(resume, as_of)
    return (*resume.findings, *_future_dates(resume, as_of), *_exceeding(checks))


def check_claims(resume: Resume, as_of: date) -> tuple[ClaimCheck, ...]:
    """Every claim beside the experience that the posts show for it."""
    if not resume.claims:
        return ()
    timeline = Timeline(resume.positions, as_of)
    return tuple(_check(claim, resume, timeline) for claim in resume.claims)


def shown_text(check: ClaimCheck) -> str:
    """The computed figure beside a claim.

    >>> shown_text(ClaimCheck(ExperienceClaim(8.0, True, None, ()), 30, 24, 36, exceeds=True))
    '2.0–3.0 years'
    """
    low, high = _years(check.low), _years(check.high)
    return f"{high} years" if low == high else f"{low}–{high} years"


def _check(claim: ExperienceClaim, resume: Resume, timeline: Timeline) -> ClaimCheck:
    found = _experience(claim.function, resume, timeline)
    exceeds = claim.years * 12 - found.high > TOLERANCE
    return ClaimCheck(claim, found.months, found.low, found.high, exceeds)


def _experience(function: Function | None, resume: Resume, timeline: Timeline) -> Experience:
    """What the posts show of a function; of everything where it is None."""
    posts = [
        index
        for index, post in enumerate(resume.positions)
        if function is None
        or function in post.functions
        or (function is Function.MANAGEMENT and post.leads_people)
    ]
    return timeline.experience(posts)


def _exceeding(checks: tuple[ClaimCheck, ...]) -> Iterator[Finding]:
    for check in checks:
        if not check.exceeds:
            continue
        quote = check.claim.evidence[-1]
        what = "of it" if check.claim.function else "in all"
        most = f"at most {_years(check.high)} years {what}" if check.high else "none"
        yield Finding(
            "claim_exceeds_history",
            f"States {check.claim}; the dates of its posts show {most}.",
            quote.span.page or None,
            quote.quote,
        )


def _future_dates(resume: Resume, as_of: date) -> Iterator[Finding]:
    for post in resume.positions:
        start = post.dates.start
        if start is not None and _is_after(start, as_of):
            yield _future(post, start, as_of)


def _future(post: Position, start: PartialDate, as_of: date) -> Finding:
    quote = post.evidence[-1]
    return Finding(
        "future_dates",
        f"{post.title or 'A post'!r} begins in {start}, after {as_of}; it counts nothing.",
        quote.span.page,
        quote.quote,
    )


def _is_after(start: PartialDate, as_of: date) -> bool:
    """Whether no reading of a start lies before the month of `as_of` is over."""
    return (start.year, start.month or 1) > (as_of.year, as_of.month)


def _years(months: int) -> Decimal:
    return (Decimal(months) / 12).quantize(Decimal("0.1"), ROUND_HALF_UP)
