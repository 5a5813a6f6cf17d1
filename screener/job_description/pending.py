"""A criterion in the making, and what the draft decides where the description is silent."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from screener.criteria import Criterion
from screener.document import Evidence
from screener.job_description.draft import Need

Build = Callable[[str, Decimal, bool], Criterion]
"""Makes the criterion of an id, a weight, and whether it is required."""

ASSUMED_YEARS = Decimal(1)
"""Years asked where a description asks for experience and names none."""
YEARS_IN_LIEU = Decimal(5)
FIT_IN_LIEU = Decimal("0.8")
"""What stands in for a degree where a description names no years, as in the bundled account manager."""
OTHER_FIELDS = Decimal("0.5")
"""How well another field fits where a description says "or a related field"."""

NO_YEARS = "no years are named: one year is assumed"
NO_WORK = "no kind of work is named: that of the title is taken"
INDUSTRY = "not required: many resumes do not tell the industry of their employers"
IN_LIEU = "experience instead of a degree has no years: five are assumed, for 80 % of the points"
NEVER_REQUIRED = "not required: few resumes name such qualities"
HALF = "half of those named are enough"


@dataclass(frozen=True, slots=True)
class Pending:
    """A criterion without its weight and its final id (`name` may be taken); `kind` is a key of weights."""

    kind: str
    need: Need
    sources: Sequence[Evidence]
    build: Build
    name: str
    assumed: tuple[str, ...] = ()
    required: bool = True
    """Whether it is required where it is essential."""
