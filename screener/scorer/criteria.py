"""Judging every criterion of a role profile against a resume.

The curves are described, with worked examples, in docs/scoring.md. Each rule is monotone: one more
fact in the resume never lowers the score.
"""

from collections.abc import Sequence, Set
from dataclasses import replace
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import assert_never

from screener.assessment import Assessment, Band, CriterionResult, Verdict
from screener.criteria import (
    AchievementCriterion,
    AllOfCriterion,
    AnyOfCriterion,
    CertificationCriterion,
    Criterion,
    DegreeCriterion,
    ExperienceCriterion,
    LanguageCriterion,
    SkillCriterion,
)
from screener.plausibility import check_claims, findings_as_of
from screener.profile import RoleProfile
from screener.resume import Resume
from screener.scorer.claims import judge_achievement, judge_language
from screener.scorer.confidence import confidence_in
from screener.scorer.experience import Facts, judge_experience
from screener.scorer.in_lieu import InLieu, degree_options, in_lieu_share
from screener.scorer.judgement import Judgement, combine, distinct, worst
from screener.scorer.points import equal_parts, share_of, split_points
from screener.scorer.qualifications import judge_certification, judge_degree
from screener.scorer.skills import judge_skill

_SHOWN = {Verdict.MET, Verdict.BORDERLINE}


def assess(resume: Resume, profile: RoleProfile, as_of: date) -> Assessment:
    """Judge `resume` against every criterion of `profile`; nothing after `as_of` counts.

    Takes well under a millisecond, so a pile is scored anew for other weights or thresholds
    (`RoleProfile.adjusted`) without reading any file again.
    """
    facts = Facts(resume, as_of)
    points = split_points(tuple(criterion.weight for criterion in profile.criteria))
    results = tuple(
        _result(criterion, most, facts)[1] for criterion, most in zip(profile.criteria, points, strict=True)
    )
    required = [result for result in results if result.required]
    claims = check_claims(resume, as_of)
    findings = findings_as_of(resume, as_of, claims)
    return Assessment(
        resume_id=resume.id,
        profile_id=profile.id,
        profile_version=profile.version,
        as_of=as_of,
        score=sum((result.points for result in results), Decimal("0.0")),
        band=band_of({result.verdict for result in required}),
        results=results,
        missing=tuple(result.label for result in required if result.verdict not in _SHOWN),
        findings=findings,
        claims=claims,
        confidence=confidence_in(resume, findings),
    )


def band_of(verdicts: Set[Verdict]) -> Band:
    """The band by the verdicts on the required criteria."""
    if verdicts <= {Verdict.MET}:
        return Band.MEETS
    return Band.BORDERLINE if verdicts <= _SHOWN else Band.NOT_SHOWN


_Judged = tuple[Judgement, CriterionResult]


def _result(criterion: Criterion | InLieu, most: Decimal, facts: Facts) -> _Judged:
    judgement, parts = judge(criterion, most, facts)
    return judgement, CriterionResult(
        criterion_id=criterion.id,
        label=criterion.label,
        kind=criterion.kind,
        required=criterion.required,
        verdict=judgement.verdict,
        points=share_of(most, judgement.share),
        max_points=most,
        reason=judgement.reason,
        evidence=judgement.evidence,
        parts=parts,
        shortfall=None if parts else judgement.shortfall,
    )


def judge(
    criterion: Criterion | InLieu, most: Decimal, facts: Facts
) -> tuple[Judgement, tuple[CriterionResult, ...]]:
    """The judgement on one criterion that has `most` points, and the results of its parts."""
    resume = facts.resume
    match criterion:
        case ExperienceCriterion():
            return judge_experience(criterion, facts), ()
        case InLieu():
            found = judge_experience(criterion.experience, facts)
            return replace(found, share=in_lieu_share(criterion, found.share)), ()
        case DegreeCriterion():
            if criterion.or_experience is not None:
                return _any_of(degree_options(criterion), most, facts)
            return judge_degree(criterion, resume.degrees), ()
        case SkillCriterion():
            return judge_skill(criterion, facts), ()
        case CertificationCriterion():
            return judge_certification(criterion, resume.certifications), ()
        case AchievementCriterion():
            return judge_achievement(criterion, resume.achievements), ()
        case LanguageCriterion():
            return judge_language(criterion, resume.languages), ()
        case AnyOfCriterion():
            return _any_of(criterion.options, most, facts)
        case AllOfCriterion():
            return _all_of(criterion.options, most, facts)
        case _:
            assert_never(criterion)


def _any_of(
    options: Sequence[Criterion | InLieu], most: Decimal, facts: Facts
) -> tuple[Judgement, tuple[CriterionResult, ...]]:
    judged = [_result(option, most, facts) for option in options]
    parts = tuple(part for _, part in judged)
    best = combine(tuple(judgement for judgement, _ in judged))
    if best.verdict is Verdict.NOT_FOUND:
        best = replace(best, reason=f"The resume shows none of these: {_labels(parts)}.")
    return best, parts


def _all_of(
    options: Sequence[Criterion], most: Decimal, facts: Facts
) -> tuple[Judgement, tuple[CriterionResult, ...]]:
    """Every part has an equal share of the points; they are added as shown, so that they add up."""
    judged = [
        _result(option, share, facts)
        for option, share in zip(options, equal_parts(most, len(options)), strict=True)
    ]
    parts = tuple(part for _, part in judged)
    earned = sum((part.points for part in parts), Decimal(0))
    open_parts = tuple(part for part in parts if part.verdict is not Verdict.MET)
    told = f"Of {len(parts)} things asked together, {len(parts) - len(open_parts)} are met."
    return (
        Judgement(
            worst([part.verdict for part in parts]),
            Fraction(earned) / Fraction(most) if most else Fraction(0),
            f"{told} Open: {_labels(open_parts)}." if open_parts else told,
            distinct(tuple(quote for part in parts for quote in part.evidence)),
        ),
        parts,
    )


def _labels(parts: Sequence[CriterionResult]) -> str:
    return "; ".join(part.label for part in parts)
