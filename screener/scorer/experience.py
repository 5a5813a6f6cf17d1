"""Years in a function against the years asked."""

from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from functools import cached_property
from math import ceil

from screener.assessment import Shortfall, Verdict
from screener.criteria import ExperienceCriterion
from screener.document import Evidence
from screener.resume import Position, PositionKind, Resume
from screener.scorer.judgement import Judgement, distinct
from screener.scorer.wording import asked, kind_of_work, span_of_years, years
from screener.timeline import Experience, Timeline
from skills_taxonomy.terms import Function

_SHOWN = {Verdict.MET, Verdict.BORDERLINE}

AT_MINIMUM = Fraction(7, 10)
"""Share of the points at the minimum, where the ideal lies above it."""


@dataclass(frozen=True)
class Facts:
    """What criteria are judged by: a resume as of a day, the dates of its posts read once."""

    resume: Resume
    as_of: date

    @cached_property
    def timeline(self) -> Timeline:
        return Timeline(self.resume.positions, self.as_of)


def judge_experience(criterion: ExperienceCriterion, facts: Facts) -> Judgement:
    """Share by the neutral months; verdict by the shortest and longest reading of the dates.

    Posts of which it cannot be told whether they count never earn points, but make the verdict unclear
    where they would close the gap.
    """
    found, with_doubtful = measure(criterion, facts)
    verdict = experience_verdict(criterion, found, with_doubtful.high)
    shown = found.positions
    if verdict is Verdict.UNCLEAR and with_doubtful.high >= _needed(criterion):
        shown = with_doubtful.positions
    posts = [facts.resume.positions[index] for index in shown]
    return Judgement(
        verdict,
        experience_share(criterion, found.months),
        _reason(criterion, verdict, found, with_doubtful),
        () if verdict is Verdict.NOT_FOUND else _quotes(criterion, posts),
        None if verdict is Verdict.MET else Shortfall(_months_short(found, _needed(criterion))),
    )


def measure(criterion: ExperienceCriterion, facts: Facts) -> tuple[Experience, Experience]:
    """Experience in the posts that count, and the same with those of which it cannot be told."""
    kinds = [counts(criterion, post) for post in facts.resume.positions]
    counting = [index for index, kind in enumerate(kinds) if kind]
    doubtful = [index for index, kind in enumerate(kinds) if kind is None]
    window = None if criterion.recent_years is None else ceil(criterion.recent_years * 12)
    found = facts.timeline.experience(counting, window)
    return found, facts.timeline.experience([*counting, *doubtful], window) if doubtful else found


def experience_verdict(criterion: ExperienceCriterion, found: Experience, most: int) -> Verdict:
    """The verdict on some experience; `most` are the months that it has with every doubtful post."""
    needed = _needed(criterion)
    verdict = _verdict(found, needed)
    return Verdict.UNCLEAR if verdict not in _SHOWN and most >= needed else verdict


def _needed(criterion: ExperienceCriterion) -> int:
    return ceil(criterion.asked_years * 12)


def experience_share(criterion: ExperienceCriterion, months: int) -> Fraction:
    """Share of the points for `months` of experience, from 0 to 1.

    It rises in a straight line to 0.7 at the minimum and on to 1 at the ideal; where the ideal is the
    minimum, or there is only an ideal, in one line to 1.
    """
    if months == 0:
        return Fraction(0)
    minimum = Fraction(criterion.minimum_years) * 12
    ideal = minimum if criterion.ideal_years is None else Fraction(criterion.ideal_years) * 12
    if months >= ideal:
        return Fraction(1)
    if minimum in (0, ideal):
        return months / ideal
    if months < minimum:
        return AT_MINIMUM * months / minimum
    return AT_MINIMUM + (1 - AT_MINIMUM) * (months - minimum) / (ideal - minimum)


def _months_short(found: Experience, needed: int) -> int:
    """Months that, beside those found, surely make what is needed.

    A single month by the shortest reading may be a floor that stands nowhere (see `Timeline`).
    """
    return needed - (found.low if found.low > 1 or found.is_exact else 0)


def _verdict(found: Experience, needed: int) -> Verdict:
    if found.low >= needed:
        return Verdict.MET
    if found.high >= needed:
        return Verdict.BORDERLINE
    if found.high:
        return Verdict.PARTIAL
    return Verdict.UNCLEAR if found.undated else Verdict.NOT_FOUND


def counts(criterion: ExperienceCriterion, post: Position) -> bool | None:
    """Whether a post counts; None where its function or industry is not known."""
    if not criterion.count_internships and post.kind in {PositionKind.INTERNSHIP, PositionKind.TRAINING}:
        return False
    if criterion.leads_people and not (post.leads_people or Function.MANAGEMENT in post.functions):
        return False
    if criterion.seniority is not None and post.seniority.rank < criterion.seniority.rank:
        return False
    known = True
    if criterion.functions and set(criterion.functions).isdisjoint(post.functions):
        if post.functions:
            return False
        known = False
    if criterion.industries and not any(found.id in criterion.industries for found in post.industries):
        if post.industries:
            return False
        known = False
    return known or None


def _quotes(criterion: ExperienceCriterion, posts: list[Position]) -> tuple[Evidence, ...]:
    quotes: list[Evidence] = []
    for post in posts:
        quotes += post.evidence
        for found in post.industries if criterion.industries else ():
            if found.id in criterion.industries:
                quotes += found.evidence
    return distinct(tuple(quotes))


def _reason(
    criterion: ExperienceCriterion, verdict: Verdict, found: Experience, with_doubtful: Experience
) -> str:
    what = kind_of_work(criterion)
    wanted = asked(criterion.asked_years, ideal=not criterion.minimum_years)
    if verdict is Verdict.NOT_FOUND:
        return f"The resume shows no years of {what}; {wanted}."
    told = f"{span_of_years(found, what)}; {wanted}."
    if verdict is Verdict.BORDERLINE:
        return f"{told} The dates given leave open whether it is enough."
    if verdict is Verdict.UNCLEAR and with_doubtful.high > found.high:
        unknown = "function or industry" if criterion.industries else "function"
        most = years(with_doubtful.high)
        return f"{told} With posts whose {unknown} is unclear it could be up to {most} years."
    if verdict is not Verdict.MET and found.undated:
        return f"{told} Posts without usable dates, which count nothing: {found.undated}."
    return told
