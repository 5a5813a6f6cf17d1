"""Years in a function against the years asked."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from fractions import Fraction

from screener.assessment import Verdict
from screener.profile import ExperienceCriterion
from screener.resume import Position, PositionKind
from screener.scorer.judgement import Judgement, distinct
from screener.scorer.wording import asked, functions_text, span_of_years, years
from screener.timeline import Experience, experience_of
from skills_taxonomy.terms import Function

_SHOWN = {Verdict.MET, Verdict.BORDERLINE}

AT_MINIMUM = Fraction(7, 10)
"""Share of the points at the minimum, where the ideal lies above it."""


def judge_experience(criterion: ExperienceCriterion, positions: Sequence[Position], as_of: date) -> Judgement:
    """Share by the neutral months; verdict by the shortest and longest reading of the dates.

    Posts whose function could not be told never earn points, but make the verdict unclear where
    they would close the gap.
    """
    counting = [index for index, post in enumerate(positions) if _counts(criterion, post)]
    doubtful = [index for index, post in enumerate(positions) if _may_count(criterion, post)]
    found = experience_of(counting, positions, as_of)
    with_doubtful = experience_of([*counting, *doubtful], positions, as_of) if doubtful else found
    needed = _asked(criterion) * 12
    verdict = _verdict(found, needed)
    shown = counting
    if verdict not in _SHOWN and with_doubtful.high >= needed:
        verdict, shown = Verdict.UNCLEAR, sorted([*counting, *doubtful])
    quotes = distinct(tuple(quote for index in shown for quote in positions[index].evidence))
    return Judgement(
        verdict,
        experience_share(criterion, found.months),
        _reason(criterion, verdict, found, with_doubtful),
        () if verdict is Verdict.NOT_FOUND else quotes,
    )


def experience_share(criterion: ExperienceCriterion, months: int) -> Fraction:
    """Share of the points for `months` of experience, from 0 to 1.

    It rises in a straight line to 0.7 at the minimum and on to 1 at the ideal; where the ideal is the
    minimum, or there is only an ideal, in one line to 1.
    """
    minimum = Fraction(criterion.minimum_years) * 12
    ideal = minimum if criterion.ideal_years is None else Fraction(criterion.ideal_years) * 12
    if months >= ideal:
        return Fraction(1)
    if minimum in (0, ideal):
        return months / ideal
    if months < minimum:
        return AT_MINIMUM * months / minimum
    return AT_MINIMUM + (1 - AT_MINIMUM) * (months - minimum) / (ideal - minimum)


def _asked(criterion: ExperienceCriterion) -> Decimal:
    asked_for = criterion.minimum_years or criterion.ideal_years
    assert asked_for is not None, "a profile gives a minimum or an ideal"
    return asked_for


def _verdict(found: Experience, needed: Decimal) -> Verdict:
    if found.low >= needed:
        return Verdict.MET
    if found.high >= needed:
        return Verdict.BORDERLINE
    if found.high:
        return Verdict.PARTIAL
    return Verdict.UNCLEAR if found.undated else Verdict.NOT_FOUND


def _counts(criterion: ExperienceCriterion, post: Position) -> bool:
    return (
        _kind_counts(criterion, post)
        and _leads_if_asked(criterion, post)
        and any(function in criterion.functions for function in post.functions)
    )


def _may_count(criterion: ExperienceCriterion, post: Position) -> bool:
    return _kind_counts(criterion, post) and _leads_if_asked(criterion, post) and not post.functions


def _kind_counts(criterion: ExperienceCriterion, post: Position) -> bool:
    learning = post.kind in {PositionKind.INTERNSHIP, PositionKind.TRAINING}
    return criterion.count_internships or not learning


def _leads_if_asked(criterion: ExperienceCriterion, post: Position) -> bool:
    return not criterion.leads_people or post.leads_people or Function.MANAGEMENT in post.functions


def _reason(
    criterion: ExperienceCriterion, verdict: Verdict, found: Experience, with_doubtful: Experience
) -> str:
    what = functions_text(criterion.functions) + (" leading people" if criterion.leads_people else "")
    wanted = asked(_asked(criterion), ideal=not criterion.minimum_years)
    if verdict is Verdict.NOT_FOUND:
        return f"The resume shows no years of {what}; {wanted}."
    told = f"{span_of_years(found, what)}; {wanted}."
    if verdict is Verdict.BORDERLINE:
        return f"{told} The dates given leave open whether it is enough."
    if verdict is Verdict.UNCLEAR and with_doubtful.high > found.high:
        most = years(with_doubtful.high)
        return f"{told} With posts whose function is unclear it could be up to {most} years."
    if verdict is not Verdict.MET and found.undated:
        return f"{told} Posts without usable dates, which count nothing: {found.undated}."
    return told
