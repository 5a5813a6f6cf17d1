"""Experience that stands in for a degree, judged as an option of its own beside the degree."""

from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache

from screener.criteria import DegreeCriterion, ExperienceCriterion
from screener.scorer.wording import DEGREE_NAMES, count_of_years, functions_text


@dataclass(frozen=True, slots=True)
class InLieu:
    """The experience, and the share of the points that it can earn."""

    experience: ExperienceCriterion
    fit: Fraction

    @property
    def id(self) -> str:
        return self.experience.id

    @property
    def label(self) -> str:
        return self.experience.label

    @property
    def kind(self) -> str:
        return self.experience.kind

    @property
    def required(self) -> bool:
        return False


@lru_cache(maxsize=256)
def degree_options(criterion: DegreeCriterion) -> tuple[DegreeCriterion, InLieu]:
    """A degree criterion with experience in its place, as the two options that it stands for.

    Remembered: they are the same for every resume of a pile.
    """
    lieu = criterion.or_experience
    assert lieu is not None, "only a degree criterion with or_experience has options"
    degree = criterion.model_copy(
        update={
            "id": f"{criterion.id}.degree",
            "label": _capital(DEGREE_NAMES[criterion.level]),
            "required": False,
            "or_experience": None,
        }
    )
    experience = ExperienceCriterion.model_construct(
        id=f"{criterion.id}.experience",
        label=f"{_capital(count_of_years(lieu.years))} of {functions_text(lieu.functions)} instead",
        kind="experience",
        functions=lieu.functions,
        minimum_years=lieu.years,
    )
    return degree, InLieu(experience, Fraction(lieu.fit))


def in_lieu_share(option: InLieu, share: Fraction) -> Fraction:
    """What experience earns of the criterion's points."""
    return share * option.fit


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
