"""Degrees and certifications against what a profile asks."""

from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction

from screener.assessment import Shortfall, Verdict
from screener.criteria import CertificationCriterion, DegreeCriterion
from screener.resume import Certification, CertificationStatus, Degree, DegreeStatus
from screener.scorer.judgement import Judgement, combine
from screener.scorer.wording import DEGREE_NAMES, listed, plain
from skills_taxonomy.terms import DegreeLevel

UNFINISHED = Fraction(1, 2)
"""Part of the points for what is begun: a degree not (yet) completed, a certification in progress."""

STEP_BELOW = {
    DegreeLevel.BACHELOR: DegreeLevel.ASSOCIATE,
    DegreeLevel.MASTER: DegreeLevel.BACHELOR,
    DegreeLevel.DOCTORATE: DegreeLevel.MASTER,
}
"""The completed degree that counts like an unfinished one of the level asked."""


def judge_degree(criterion: DegreeCriterion, degrees: Sequence[Degree]) -> Judgement:
    """The best degree counts: full for the level asked, half when unfinished or one step below."""
    nothing = Judgement(
        Verdict.NOT_FOUND, Fraction(0), f"The resume does not name {_asked(criterion.level)}."
    )
    highest_first = sorted(degrees, key=lambda degree: -1 if degree.level is None else -degree.level.rank)
    best = combine((*(_judge_one_degree(criterion, degree) for degree in highest_first), nothing))
    return best if best.verdict is Verdict.MET else replace(best, shortfall=Shortfall(1))


def field_fit(criterion: DegreeCriterion, degree: Degree) -> Fraction:
    """How well the degree's field fits, from 0 to 1; without preferences every field fits."""
    if not criterion.fields:
        return Fraction(1)
    fits = [
        Fraction(preference.fit)
        for preference in criterion.fields
        if set(preference.groups) & set(degree.field_groups)
    ]
    return max([Fraction(criterion.other_fields), *fits])


def _judge_one_degree(criterion: DegreeCriterion, degree: Degree) -> Judgement:
    named = _named(degree)
    if degree.level is None:
        reason = f"The resume lists {named} without saying which degree; {_asked(criterion.level)} is asked."
        return Judgement(Verdict.UNCLEAR, Fraction(0), reason, degree.evidence)
    fit = field_fit(criterion, degree)
    if degree.level.rank < criterion.level.rank:
        if degree.level is not STEP_BELOW.get(criterion.level) or degree.status is not DegreeStatus.COMPLETED:
            reason = f"The resume names {named}; {_asked(criterion.level)} is asked."
            return Judgement(Verdict.NOT_FOUND, Fraction(0), reason, degree.evidence)
        reason = f"{named}, one step below {DEGREE_NAMES[criterion.level]}."
        return Judgement(Verdict.PARTIAL, UNFINISHED * fit, _sentence(reason), degree.evidence)
    match degree.status:
        case DegreeStatus.COMPLETED:
            return _completed(criterion, degree, fit)
        case DegreeStatus.IN_PROGRESS:
            begun = "in progress"
        case DegreeStatus.INCOMPLETE:
            begun = "not completed"
    return Judgement(Verdict.PARTIAL, UNFINISHED * fit, _sentence(f"{named}, {begun}."), degree.evidence)


def _completed(criterion: DegreeCriterion, degree: Degree, fit: Fraction) -> Judgement:
    named = _named(degree)
    if fit == 0 and not degree.field_groups:
        reason = _sentence(f"{named}; the field, which matters here, is not given.")
        return Judgement(Verdict.UNCLEAR, fit, reason, degree.evidence)
    if fit == 0:
        return Judgement(
            Verdict.PARTIAL, fit, _sentence(f"{named}, in another field than asked."), degree.evidence
        )
    best = max((Fraction(preference.fit) for preference in criterion.fields), default=Fraction(1))
    told = "" if fit >= best else f" The field counts {round(fit * 100)} % here."
    return Judgement(Verdict.MET, fit, f"{_sentence(named)}.{told}", degree.evidence)


def judge_certification(
    criterion: CertificationCriterion, certifications: Sequence[Certification]
) -> Judgement:
    """Full for any one that is held, half for one in progress."""
    names = listed([plain(name).upper() for name in criterion.certifications], "or")
    nothing = Judgement(Verdict.NOT_FOUND, Fraction(0), f"The resume does not name {names}.")
    asked = set(criterion.certifications)
    best = combine(
        (*(_judge_one_certification(item) for item in certifications if item.id in asked), nothing)
    )
    if best.verdict is Verdict.MET:
        return best
    return replace(best, shortfall=Shortfall(1, criterion.certifications))


def _judge_one_certification(item: Certification) -> Judgement:
    if item.status is CertificationStatus.HELD:
        return Judgement(Verdict.MET, Fraction(1), f"{item.name} is held.", item.evidence)
    return Judgement(Verdict.PARTIAL, UNFINISHED, f"{item.name} is in progress.", item.evidence)


def _asked(level: DegreeLevel) -> str:
    return DEGREE_NAMES[level] if level is DegreeLevel.DOCTORATE else f"{DEGREE_NAMES[level]} or higher"


def _named(degree: Degree) -> str:
    level = "schooling" if degree.level is None else DEGREE_NAMES[degree.level]
    return f"{level} in {degree.field}" if degree.field else level


def _sentence(text: str) -> str:
    return text[:1].upper() + text[1:]
