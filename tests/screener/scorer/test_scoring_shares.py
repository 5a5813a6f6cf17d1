"""Shares give the points of `assess` for any weights."""

from decimal import Decimal

from generated_facts import AS_OF, profiles, resumes
from hypothesis import assume, given
from hypothesis import strategies as st

from screener.profile import RoleProfile
from screener.resume import Resume
from screener.scorer import assess, shares
from screener.scorer.points import split_points

weights = st.lists(st.integers(0, 100).map(Decimal), min_size=30, max_size=30)


@given(resumes, profiles, weights)
def test_shares_give_the_points_of_an_assessment_with_other_weights(
    resume: Resume, profile: RoleProfile, weights: list[Decimal]
) -> None:
    chosen = tuple(weights[: len(profile.criteria)])
    assume(sum(chosen) > 0)
    ids = [criterion.id for criterion in profile.criteria]
    adjusted = profile.adjusted(dict(zip(ids, chosen, strict=True)))
    points = [
        share.points(most)
        for share, most in zip(shares(resume, profile, AS_OF), split_points(chosen), strict=True)
    ]
    assert points == [result.points for result in assess(resume, adjusted, AS_OF).results]
