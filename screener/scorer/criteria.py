"""Judging every criterion of a role profile against a resume.

The curves are described, with worked examples, in docs/scoring.md. Each rule is monotone: one more
fact in the resume never lowers the score.
"""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import assert_never

from screener.assessment import Assessment, Band, CriterionResult, Verdict
from screener.plausibility import check_claims, findings_as_of
from screener.profile import (
    AnyOfCriterion,
    CertificationCriterion,
    Criterion,
    DegreeCriterion,
    ExperienceCriterion,
    RoleProfile,
    SkillCriterion,
)
from screener.resume import Resume
from screener.scorer.experience import judge_experience
from screener.scorer.judgement import Judgement, combine
from screener.scorer.points import share_of, split_points
from screener.scorer.qualifications import judge_certification, judge_degree, judge_skill

_SHOWN = {Verdict.MET, Verdict.BORDERLINE}


def assess(resume: Resume, profile: RoleProfile, as_of: date) -> Assessment:
    """Judge `resume` against every criterion of `profile`; nothing after `as_of` counts."""
    points = split_points(tuple(criterion.weight for criterion in profile.criteria))
    results = tuple(
        _result(criterion, most, resume, as_of)[1]
        for criterion, most in zip(profile.criteria, points, strict=True)
    )
    required = [result for result in results if result.required]
    return Assessment(
        resume_id=resume.id,
        profile_id=profile.id,
        profile_version=profile.version,
        as_of=as_of,
        score=sum((result.points for result in results), Decimal("0.0")),
        band=_band(required),
        results=results,
        missing=tuple(result.label for result in required if result.verdict not in _SHOWN),
        findings=findings_as_of(resume, as_of),
        claims=check_claims(resume, as_of),
    )


def _band(required: list[CriterionResult]) -> Band:
    verdicts = {result.verdict for result in required}
    if verdicts <= {Verdict.MET}:
        return Band.MEETS
    return Band.BORDERLINE if verdicts <= _SHOWN else Band.NOT_SHOWN


def _result(
    criterion: Criterion, most: Decimal, resume: Resume, as_of: date
) -> tuple[Judgement, CriterionResult]:
    judgement, parts = _judge(criterion, most, resume, as_of)
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
    )


def _judge(
    criterion: Criterion, most: Decimal, resume: Resume, as_of: date
) -> tuple[Judgement, tuple[CriterionResult, ...]]:
    match criterion:
        case ExperienceCriterion():
            return judge_experience(criterion, resume.positions, as_of), ()
        case DegreeCriterion():
            return judge_degree(criterion, resume.degrees), ()
        case SkillCriterion():
            return judge_skill(criterion, resume.skills), ()
        case CertificationCriterion():
            return judge_certification(criterion, resume.certifications), ()
        case AnyOfCriterion():
            options = [_result(option, most, resume, as_of) for option in criterion.options]
            parts = tuple(part for _, part in options)
            return _best_of(tuple(judgement for judgement, _ in options), parts), parts
        case _:
            assert_never(criterion)


def _best_of(judgements: tuple[Judgement, ...], parts: tuple[CriterionResult, ...]) -> Judgement:
    best = combine(judgements)
    if best.verdict is not Verdict.NOT_FOUND:
        return best
    labels = "; ".join(part.label for part in parts)
    return replace(best, reason=f"The resume shows none of these: {labels}.")
