"""The order of a pile of assessments."""

from collections.abc import Sequence
from decimal import Decimal

from screener.assessment import Assessment, Band, Ranked

_BANDS = {band: place for place, band in enumerate(Band)}


def rank(assessments: Sequence[Assessment]) -> tuple[Ranked, ...]:
    """Order by band, then by score; equals share a rank and the next ranks are skipped (1, 2, 2, 4).

    Equals stand in the order of their resume ids (digests of the files), then in the order given:
    the same pile is always printed alike, and neither names nor the reading order decide anything.
    """
    order = sorted(
        range(len(assessments)), key=lambda index: (_key(assessments[index]), assessments[index].resume_id)
    )
    ranking: list[Ranked] = []
    for place, index in enumerate(order, start=1):
        assessment = assessments[index]
        tied = ranking and _key(ranking[-1].assessment) == _key(assessment)
        ranking.append(Ranked(ranking[-1].rank if tied else place, index, assessment))
    return tuple(ranking)


def _key(assessment: Assessment) -> tuple[int, Decimal]:
    return _BANDS[assessment.band], -assessment.score
