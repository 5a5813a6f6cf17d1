"""Degrees, skills and certifications against what a profile asks."""

from collections.abc import Sequence
from fractions import Fraction

from screener.assessment import Verdict
from screener.profile import CertificationCriterion, DegreeCriterion, SkillCriterion
from screener.resume import (
    Certification,
    CertificationStatus,
    Degree,
    DegreeStatus,
    SkillMention,
    SkillStrength,
)
from screener.scorer.judgement import Judgement, combine, distinct
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

QUOTES_A_SKILL = 2


def judge_degree(criterion: DegreeCriterion, degrees: Sequence[Degree]) -> Judgement:
    """The best degree counts: full for the level asked, half when unfinished or one step below."""
    nothing = Judgement(
        Verdict.NOT_FOUND, Fraction(0), f"The resume does not name {_asked(criterion.level)}."
    )
    highest_first = sorted(degrees, key=lambda degree: -1 if degree.level is None else -degree.level.rank)
    return combine((*(_judge_one_degree(criterion, degree) for degree in highest_first), nothing))


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


def judge_skill(criterion: SkillCriterion, skills: Sequence[SkillMention]) -> Judgement:
    """A share for each skill found, full at `at_least`."""
    asked = set(criterion.skills)
    found = [skill for skill in skills if skill.id in asked and _strong_enough(criterion, skill)]
    count = len({skill.id for skill in found})
    if count == 0:
        names = listed([plain(name) for name in criterion.skills], "or")
        return Judgement(Verdict.NOT_FOUND, Fraction(0), f"The resume does not show {names}.")
    share = min(Fraction(1), Fraction(count, criterion.at_least))
    names = listed(list(dict.fromkeys(skill.name for skill in found)), "and")
    wanted = "" if len(criterion.skills) == 1 else _tally(count, criterion.at_least)
    quotes = tuple(quote for skill in found for quote in skill.evidence[:QUOTES_A_SKILL])
    verdict = Verdict.MET if share == 1 else Verdict.PARTIAL
    return Judgement(verdict, share, f"The resume shows {names}{wanted}.", distinct(quotes))


def judge_certification(
    criterion: CertificationCriterion, certifications: Sequence[Certification]
) -> Judgement:
    """Full for any one that is held, half for one in progress."""
    names = listed([plain(name).upper() for name in criterion.certifications], "or")
    nothing = Judgement(Verdict.NOT_FOUND, Fraction(0), f"The resume does not name {names}.")
    asked = set(criterion.certifications)
    return combine(
        (*(_judge_one_certification(item) for item in certifications if item.id in asked), nothing)
    )


def _judge_one_certification(item: Certification) -> Judgement:
    if item.status is CertificationStatus.HELD:
        return Judgement(Verdict.MET, Fraction(1), f"{item.name} is held.", item.evidence)
    return Judgement(Verdict.PARTIAL, UNFINISHED, f"{item.name} is in progress.", item.evidence)


def _tally(found: int, asked: int) -> str:
    return f" ({found} of {asked} asked)" if found <= asked else f" ({found} found, {asked} asked)"


def _strong_enough(criterion: SkillCriterion, skill: SkillMention) -> bool:
    return criterion.strength is not SkillStrength.EXPLICIT or skill.strength is SkillStrength.EXPLICIT


def _asked(level: DegreeLevel) -> str:
    return DEGREE_NAMES[level] if level is DegreeLevel.DOCTORATE else f"{DEGREE_NAMES[level]} or higher"


def _named(degree: Degree) -> str:
    level = "schooling" if degree.level is None else DEGREE_NAMES[degree.level]
    return f"{level} in {degree.field}" if degree.field else level


def _sentence(text: str) -> str:
    return text[:1].upper() + text[1:]
