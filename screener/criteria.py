"""The kinds of criteria that a role profile is made of, as a recruiter writes them in YAML.

Weights are any positive numbers; the scorer turns them into points out of 100. How each kind earns its
points is described, with worked examples, in docs/scoring.md.
"""

from collections.abc import Callable
from decimal import Decimal
from difflib import get_close_matches
from typing import Annotated, Any, Literal, Self

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    WithJsonSchema,
    model_validator,
)
from pydantic_core.core_schema import ValidationInfo

from screener.resume import NATURAL_UNITS, AchievementKind, LanguageLevel, SkillStrength
from skills_taxonomy.certifications import load_certifications
from skills_taxonomy.industries import load_industries
from skills_taxonomy.languages import load_languages
from skills_taxonomy.skills import load_skills
from skills_taxonomy.terms import DegreeLevel, FieldGroup, Function, Seniority

CHECK_IDS = "check_ids"
"""Key of the validation context: with it, ids that the taxonomy does not know are mistakes."""


def _written(pattern: str, **bounds: float) -> WithJsonSchema:
    """A figure in the contract of who sends profiles as JSON: a number, or text in this form."""
    number = {"type": "number", **bounds}
    return WithJsonSchema({"anyOf": [number, {"type": "string", "pattern": pattern}]}, mode="validation")


_ABOVE_0 = r"(?![0.]*$)"
_TO_100 = r"(100(\.0{1,4})?|[0-9]{1,2}(\.[0-9]{1,4})?)$"
_TO_1 = r"(1(\.0{1,4})?|0(\.[0-9]{1,4})?)$"
_TO_A_MILLION = r"(1000000(\.0{1,6})?|[0-9]{1,6}(\.[0-9]{1,6})?)$"
Years = Annotated[
    Decimal, Field(ge=0, le=100, decimal_places=4), _written(f"^{_TO_100}", minimum=0, maximum=100)
]
SomeYears = Annotated[
    Decimal,
    Field(gt=0, le=100, decimal_places=4),
    _written(f"^{_ABOVE_0}{_TO_100}", exclusiveMinimum=0, maximum=100),
]
Weight = Annotated[
    Decimal,
    Field(ge=0, le=1_000_000, decimal_places=6),
    _written(f"^{_TO_A_MILLION}", minimum=0, maximum=1_000_000),
]
Share = Annotated[Decimal, Field(ge=0, le=1, decimal_places=4), _written(f"^{_TO_1}", minimum=0, maximum=1)]
SomeShare = Annotated[
    Decimal,
    Field(gt=0, le=1, decimal_places=4),
    _written(f"^{_ABOVE_0}{_TO_1}", exclusiveMinimum=0, maximum=1),
]


def _whole(given: Any) -> Any:
    """A whole number, also one that is written 2.0; nothing that only can be read as one, such as "2"."""
    if isinstance(given, float) and given.is_integer():
        return int(given)
    return given


Count = Annotated[int, Field(strict=True, ge=1), BeforeValidator(_whole)]
Version = Annotated[int, Field(strict=True, ge=1, le=1_000_000), BeforeValidator(_whole)]
Months = Annotated[int, Field(strict=True, ge=1, le=1200), BeforeValidator(_whole)]
Flag = Annotated[bool, Field(strict=True)]
"""Nothing but true and false: a 1 or a "yes" in quotes may be meant as something else."""


def _known(ids: Callable[[], tuple[str, ...]]) -> AfterValidator:
    """A check against a vocabulary, made only where the context asks for it: loading one takes time."""

    def check(value: str, info: ValidationInfo) -> str:
        if info.context and info.context.get(CHECK_IDS) and value not in (known := ids()):
            close = get_close_matches(value, known, n=1)
            raise ValueError(f"the taxonomy has no {value!r}{f'; is it {close[0]}?' if close else ''}")
        return value

    return AfterValidator(check)


SkillId = Annotated[str, _known(lambda: tuple(load_skills().skills))]
CertificationId = Annotated[str, _known(lambda: tuple(load_certifications()))]
IndustryId = Annotated[str, _known(lambda: tuple(load_industries().entries))]
LanguageCode = Annotated[str, _known(lambda: tuple(load_languages().names))]


class _Model(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class _CriterionBase(_Model):
    id: Annotated[str, Field(pattern=r"^[a-z][a-z0-9_]*$")]
    label: Annotated[str, Field(min_length=1)]
    weight: Weight = Decimal(1)
    required: Flag = False


class ExperienceCriterion(_CriterionBase):
    """Years in posts of any of `functions`, overlaps counted once.

    Full points at `ideal_years` (default: `minimum_years`), a share below it. With `minimum_years` 0
    there is only the ideal. Everything else narrows the posts that count: `industries`, `seniority`,
    `leads_people`, `count_internships`, and `recent_years` the months.

    >>> ExperienceCriterion(id="sales", label="Sales", kind="experience",
    ...                     functions=(Function.SALES,), minimum_years=Decimal(5)).count_internships
    True
    """

    kind: Literal["experience"]
    functions: tuple[Function, ...] = ()
    """Empty: posts of any function, where industries are given."""
    minimum_years: Years
    ideal_years: SomeYears | None = None
    recent_years: SomeYears | None = None
    """Count only the months of the last so many years before `as_of`."""
    count_internships: Flag = True
    """Whether internships and formal training programmes count."""
    leads_people: Flag = False
    """Count only posts that lead people."""
    seniority: Seniority | None = None
    """Count only posts whose title is of this step or a higher one."""
    industries: tuple[IndustryId, ...] = ()
    """Count only posts in one of these industries (ids of the taxonomy)."""

    @property
    def asked_years(self) -> Decimal:
        """The minimum, or the ideal where there is no minimum."""
        return self.minimum_years or self.ideal_years or Decimal(0)

    @model_validator(mode="after")
    def _possible(self) -> Self:
        if not self.functions and not self.industries:
            raise ValueError("give functions or industries: which posts count?")
        if self.ideal_years is not None and self.ideal_years < self.minimum_years:
            raise ValueError("ideal_years is below minimum_years")
        if self.ideal_years is None and self.minimum_years == 0:
            raise ValueError("minimum_years is 0: give ideal_years, or drop the criterion")
        if self.recent_years is not None and max(self.asked_years, self.ideal_years or 0) > self.recent_years:
            raise ValueError("more years are asked than recent_years has")
        return self


class FieldPreference(_Model):
    """How well some fields of study fit, as a share of the criterion's points (1 is best)."""

    groups: Annotated[tuple[FieldGroup, ...], Field(min_length=1)]
    fit: SomeShare


class ExperienceInLieu(_Model):
    """Experience that stands in for a degree: `years` in any of `functions` meet the criterion.

    `fit` is the share of the criterion's points that they earn.
    """

    functions: Annotated[tuple[Function, ...], Field(min_length=1)]
    years: SomeYears
    fit: SomeShare = Decimal(1)


class DegreeCriterion(_CriterionBase):
    """A degree of at least `level`, and how well its field fits; or experience in its place.

    `other_fields` is the fit of a field that no preference names, and of a degree without a field;
    0 means that other fields do not count. Without `fields`, every field fits.
    """

    kind: Literal["degree"]
    level: DegreeLevel
    fields: tuple[FieldPreference, ...] = ()
    other_fields: Share = Decimal("0.5")
    or_experience: ExperienceInLieu | None = None


def _every(list_name: str) -> Callable[[Any], Any]:
    """Reads `at_least: all` as the number of things listed."""

    def read(data: Any) -> Any:
        if isinstance(data, dict) and data.get("at_least") == "all":
            listed = data.get(list_name)
            return {**data, "at_least": len(listed) if isinstance(listed, list | tuple) else 1}
        return data

    return read


def _not_too_many(at_least: int, listed: tuple[str, ...], noun: str) -> None:
    if at_least > len(set(listed)):
        raise ValueError(f"at_least is {at_least}, but only {len(set(listed))} {noun} are listed")


class SkillCriterion(_CriterionBase):
    """One or more of `skills` (ids of the taxonomy). Full points at `at_least` of them; `all` is all of them.

    >>> SkillCriterion.model_validate({"id": "tools", "label": "Tools", "kind": "skill",
    ...                                "skills": ["excel", "crm"], "at_least": "all"}).at_least
    2
    """

    kind: Literal["skill"]
    skills: Annotated[tuple[SkillId, ...], Field(min_length=1)]
    at_least: Count = 1
    strength: SkillStrength | None = None
    """`explicit`: count only skills that the resume names."""
    demonstrated_fit: SomeShare = Decimal(1)
    """Share of its points that a skill earns which only duties show."""
    months: Months | None = None
    """Months that the posts which show the skill must have lasted."""
    used_within_years: SomeYears | None = None
    """A post that shows the skill must reach into the last so many years before `as_of`."""

    _all = model_validator(mode="before")(_every("skills"))

    @model_validator(mode="after")
    def _enough_skills(self) -> Self:
        _not_too_many(self.at_least, self.skills, "skills")
        return self


class CertificationCriterion(_CriterionBase):
    """Any one of `certifications` (ids of the taxonomy), held rather than in progress."""

    kind: Literal["certification"]
    certifications: Annotated[tuple[CertificationId, ...], Field(min_length=1)]


class AchievementCriterion(_CriterionBase):
    """A number worth quoting, of any of `achievements`; with `minimum`, of at least that.

    Amounts of money are compared within one currency, which `unit` names; none is ever converted.

    >>> AchievementCriterion(id="quota", label="Quota", kind="achievement", minimum=Decimal(100),
    ...                      achievements=(AchievementKind.QUOTA_ATTAINMENT,)).unit_of_minimum
    'percent'
    """

    kind: Literal["achievement"]
    achievements: Annotated[tuple[AchievementKind, ...], Field(min_length=1)]
    minimum: Annotated[Decimal, Field(gt=0, le=10**15, decimal_places=4)] | None = None
    unit: Annotated[str, Field(pattern=r"^[A-Z]{3}$|^percent$|^accounts$|^people$")] | None = None

    @property
    def unit_of_minimum(self) -> str | None:
        """The unit in which the minimum is meant."""
        return self.unit or NATURAL_UNITS[self.achievements[0]]

    @model_validator(mode="after")
    def _comparable(self) -> Self:
        if self.minimum is None:
            if self.unit is not None:
                raise ValueError("a unit without a minimum has no meaning")
            return self
        units = {NATURAL_UNITS[kind] for kind in self.achievements}
        if len(units) > 1:
            raise ValueError("one minimum cannot be compared with achievements of different units")
        (unit,) = units
        if unit is None and self.unit in {None, *NATURAL_UNITS.values()}:
            raise ValueError("a minimum of money needs its currency as unit, such as USD")
        if unit is not None and self.unit not in {None, unit}:
            raise ValueError(f"the unit of {self.achievements[0].value} is {unit}")
        return self


class LanguageCriterion(_CriterionBase):
    """Languages by code (ISO 639-1: en, fr, ar), each at `level` or above where one is given.

    Full points at `at_least` of them; `all` is all of them.
    """

    kind: Literal["language"]
    languages: Annotated[tuple[LanguageCode, ...], Field(min_length=1)]
    level: LanguageLevel | None = None
    at_least: Count = 1

    _all = model_validator(mode="before")(_every("languages"))

    @model_validator(mode="after")
    def _enough_languages(self) -> Self:
        _not_too_many(self.at_least, self.languages, "languages")
        return self


class _CombinedCriterion(_CriterionBase):
    options: Annotated[tuple["Criterion", ...], Field(min_length=2)]


class AnyOfCriterion(_CombinedCriterion):
    """Met when any of `options` is; its points are those of the best option.

    The options stand for the whole criterion: their own `weight` and `required` have no effect.
    """

    kind: Literal["any_of"]


class AllOfCriterion(_CombinedCriterion):
    """Met when all of `options` are; its points are shared out among them equally.

    The options stand for the whole criterion: their own `weight` and `required` have no effect.
    """

    kind: Literal["all_of"]


SingleCriterion = (
    ExperienceCriterion
    | DegreeCriterion
    | SkillCriterion
    | CertificationCriterion
    | AchievementCriterion
    | LanguageCriterion
)
"""The kinds that ask one thing; any_of and all_of are made of them."""

Criterion = Annotated[SingleCriterion | AnyOfCriterion | AllOfCriterion, Field(discriminator="kind")]
