"""A scorecard gives what assessing the whole resume anew gives, for any weights and minimum years."""

import json
from decimal import Decimal

from generated_facts import AS_OF, profiles, resumes
from hypothesis import assume, given
from hypothesis import strategies as st

from screener.criteria import ExperienceCriterion
from screener.profile import RoleProfile
from screener.resume import Resume
from screener.scorer import Rescored, Scorecard, assess

weights = st.lists(st.integers(0, 100).map(Decimal), min_size=30, max_size=30)
years = st.lists(st.none() | st.integers(0, 12).map(Decimal), min_size=30, max_size=30)


def adjusted(profile: RoleProfile, weights: list[Decimal], years: list[Decimal | None]) -> RoleProfile:
    """The profile with these weights, and minimum years where some are given that the criterion allows."""
    ids = [criterion.id for criterion in profile.criteria]
    experience = [item for item in profile.every_criterion() if isinstance(item, ExperienceCriterion)]
    changed = {
        item.id: figure
        for item, figure in zip(experience, years, strict=False)
        if figure is not None
        and (figure > 0 or item.ideal_years is not None)
        and figure <= (item.recent_years or 100)
    }
    return profile.adjusted(dict(zip(ids, weights, strict=False)), changed)


@given(resumes, profiles, weights, years)
def test_a_scorecard_scores_like_an_assessment(
    resume: Resume, profile: RoleProfile, weights: list[Decimal], years: list[Decimal | None]
) -> None:
    assume(sum(weights[: len(profile.criteria)]) > 0)
    other = adjusted(profile, weights, years)
    kept = json.loads(json.dumps(Scorecard.of(resume, profile, AS_OF).to_json()))
    found = assess(resume, other, AS_OF)
    points = tuple(result.points for result in found.results)
    assert Scorecard.from_json(kept).score(other) == Rescored(found.score, found.band, points)
