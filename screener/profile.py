"""What a role asks for: criteria with weights, loaded from YAML that a recruiter can edit.

A profile separates what is required from what is preferred. Weights are any positive numbers; the
scorer turns them into points out of 100.
"""

from collections.abc import Iterator
from decimal import Decimal
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Annotated, Literal

import yaml
from pydantic import BaseModel, ConfigDict, Field, ValidationError, model_validator

from screener.errors import ProfileError
from screener.resume import SkillStrength
from skills_taxonomy.terms import DegreeLevel, FieldGroup, Function


class _Model(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class _CriterionBase(_Model):
    id: Annotated[str, Field(pattern=r"^[a-z][a-z0-9_]*$")]
    label: Annotated[str, Field(min_length=1)]
    weight: Annotated[Decimal, Field(ge=0)] = Decimal(1)
    required: bool = False


class ExperienceCriterion(_CriterionBase):
    """Years in any of `functions`, overlaps counted once.

    Full points at `ideal_years` (default: `minimum_years`), a share below it.
    """

    kind: Literal["experience"]
    functions: Annotated[tuple[Function, ...], Field(min_length=1)]
    minimum_years: Annotated[Decimal, Field(ge=0)]
    ideal_years: Annotated[Decimal, Field(gt=0)] | None = None
    count_internships: bool = True
    """Whether internships and formal training programmes count."""
    leads_people: bool = False
    """Count only posts that lead people."""

    @model_validator(mode="after")
    def _ideal_above_minimum(self) -> "ExperienceCriterion":
        if self.ideal_years is not None and self.ideal_years < self.minimum_years:
            raise ValueError("ideal_years is below minimum_years")
        if self.ideal_years is None and self.minimum_years == 0:
            raise ValueError("minimum_years is 0: give ideal_years, or drop the criterion")
        return self


class FieldPreference(_Model):
    """How well some fields of study fit, as a share of the criterion's points (1 is best)."""

    groups: Annotated[tuple[FieldGroup, ...], Field(min_length=1)]
    fit: Annotated[Decimal, Field(gt=0, le=1)]


class DegreeCriterion(_CriterionBase):
    """A degree of at least `level`, and how well its field fits.

    `other_fields` is the fit of a field that no preference names.
    """

    kind: Literal["degree"]
    level: DegreeLevel
    fields: tuple[FieldPreference, ...] = ()
    other_fields: Annotated[Decimal, Field(ge=0, le=1)] = Decimal("0.5")


class SkillCriterion(_CriterionBase):
    """One or more of `skills` (ids of the taxonomy). Full points at `at_least` of them."""

    kind: Literal["skill"]
    skills: Annotated[tuple[str, ...], Field(min_length=1)]
    at_least: Annotated[int, Field(ge=1)] = 1
    strength: SkillStrength | None = None
    """`explicit`: count only skills that the resume names."""

    @model_validator(mode="after")
    def _enough_skills(self) -> "SkillCriterion":
        if self.at_least > len(self.skills):
            raise ValueError(f"at_least is {self.at_least}, but only {len(self.skills)} skills are listed")
        return self


class CertificationCriterion(_CriterionBase):
    """Any one of `certifications` (ids of the taxonomy), held rather than in progress."""

    kind: Literal["certification"]
    certifications: Annotated[tuple[str, ...], Field(min_length=1)]


class AnyOfCriterion(_CriterionBase):
    """Met when any of `options` is; its points are those of the best option."""

    kind: Literal["any_of"]
    options: Annotated[tuple["Criterion", ...], Field(min_length=2)]


Criterion = Annotated[
    ExperienceCriterion | DegreeCriterion | SkillCriterion | CertificationCriterion | AnyOfCriterion,
    Field(discriminator="kind"),
]


class RoleProfile(_Model):
    """A role to screen for.

    `sources` says where the figures come from, for the recruiter who has to defend them.
    """

    id: Annotated[str, Field(pattern=r"^[a-z][a-z0-9-]*$")]
    title: str
    version: Annotated[int, Field(ge=1)] = 1
    summary: str
    sources: tuple[str, ...] = ()
    criteria: Annotated[tuple[Criterion, ...], Field(min_length=1)]

    @model_validator(mode="after")
    def _usable(self) -> "RoleProfile":
        ids = [criterion.id for criterion in self.every_criterion()]
        twice = sorted({name for name in ids if ids.count(name) > 1})
        if twice:
            raise ValueError(f"criterion ids must differ: {', '.join(twice)}")
        if sum(criterion.weight for criterion in self.criteria) <= 0:
            raise ValueError("at least one criterion needs a weight above 0")
        return self

    def every_criterion(self) -> Iterator[Criterion]:
        """All criteria, with the options inside any_of after their parent."""
        stack = list(reversed(self.criteria))
        while stack:
            criterion = stack.pop()
            yield criterion
            if isinstance(criterion, AnyOfCriterion):
                stack.extend(reversed(criterion.options))


def bundled_profile_ids() -> tuple[str, ...]:
    """Ids of the profiles that ship with the library, in alphabetical order."""
    names = (entry.name for entry in _bundled().iterdir())
    return tuple(sorted(name.removesuffix(".yaml") for name in names if name.endswith(".yaml")))


def load_profile(name: str | Path) -> RoleProfile:
    """Load a bundled profile by id, or any profile by the path of its YAML file.

    Raises ProfileError, which lists every mistake with its place in the file.
    """
    if str(name) in bundled_profile_ids():
        return _parse(_bundled().joinpath(f"{name}.yaml").read_text("utf-8"), f"{name}.yaml")
    path = Path(name)
    if path.suffix not in {".yaml", ".yml"}:
        known = ", ".join(bundled_profile_ids())
        raise ProfileError(f"no role profile {str(name)!r}; there are {known}, or give a YAML file")
    try:
        text = path.read_text("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise ProfileError(f"{path}: cannot be read: {error}") from error
    return _parse(text, path.name)


def _bundled() -> Traversable:
    return files("screener").joinpath("profiles")


def _parse(text: str, name: str) -> RoleProfile:
    try:
        return RoleProfile.model_validate(yaml.safe_load(text))
    except yaml.YAMLError as error:
        raise ProfileError(f"{name}: not valid YAML: {error}") from error
    except ValidationError as error:
        mistakes = tuple(
            f"{'.'.join(str(part) for part in item['loc']) or 'profile'}: {item['msg']}"
            for item in error.errors()
        )
        raise ProfileError(f"{name}: {len(mistakes)} mistakes in the role profile", mistakes) from error
