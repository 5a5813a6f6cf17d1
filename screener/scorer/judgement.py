"""What judging one criterion yields before it is turned into points."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from screener.assessment import Shortfall, Verdict
from screener.document import Evidence

ORDER = (Verdict.NOT_FOUND, Verdict.PARTIAL, Verdict.UNCLEAR, Verdict.BORDERLINE, Verdict.MET)


@dataclass(frozen=True, slots=True)
class Judgement:
    """A verdict, the share (0 to 1) of the criterion's points, the reason in words, and the quotes.

    >>> Judgement(Verdict.NOT_FOUND, Fraction(0), "No degree is named.").evidence
    ()
    """

    verdict: Verdict
    share: Fraction
    reason: str
    evidence: tuple[Evidence, ...] = ()
    shortfall: Shortfall | None = None
    """What is missing until it is met; None where it is."""

    @property
    def order(self) -> tuple[int, Fraction]:
        """Better judgements compare higher: first by verdict, then by share."""
        return ORDER.index(self.verdict), self.share


def combine(judgements: tuple[Judgement, ...]) -> Judgement:
    """The best of some judgements; earlier ones win ties.

    Verdict and share are each the best there is, so that a further fact can never lower either.
    Where another judgement has the better share, its reason and evidence are added.
    """
    leading = max(judgements, key=lambda item: item.order)
    richest = max(judgements, key=lambda item: item.share)
    if richest.share == leading.share:
        return leading
    return Judgement(
        leading.verdict,
        richest.share,
        f"{leading.reason} {richest.reason}",
        distinct((*leading.evidence, *richest.evidence)),
        leading.shortfall,
    )


def worst(verdicts: Sequence[Verdict]) -> Verdict:
    """The verdict on several things that are all asked.

    Where one is not found at all while another shows something, the whole is partly met.

    >>> worst([Verdict.MET, Verdict.NOT_FOUND]), worst([Verdict.MET, Verdict.BORDERLINE])
    (<Verdict.PARTIAL: 'partial'>, <Verdict.BORDERLINE: 'borderline'>)
    """
    lowest = min(verdicts, key=ORDER.index)
    found = any(verdict is not Verdict.NOT_FOUND for verdict in verdicts)
    return Verdict.PARTIAL if lowest is Verdict.NOT_FOUND and found else lowest


def best_of_needed(verdicts: Sequence[Verdict], needed: int) -> Verdict:
    """The verdict on things of which `needed` are asked, wherever each stands.

    It is the best that the `needed` best of them reach together; fewer than asked are partly met.
    """
    ordered = sorted(verdicts, key=ORDER.index, reverse=True)[:needed]
    missing = [Verdict.NOT_FOUND] * (needed - len(ordered))
    return worst([*ordered, *missing])


def distinct(evidence: tuple[Evidence, ...]) -> tuple[Evidence, ...]:
    """Each quote once, in the order given."""
    return tuple(dict.fromkeys(evidence))
