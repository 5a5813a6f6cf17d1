"""What a role asks for: criteria with weights, loaded from YAML that a recruiter can edit.

A profile separates what is required from what is preferred. Weights are any positive numbers; the
scorer turns them into points out of 100.
"""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from difflib import get_close_matches
from functools import lru_cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Annotated, Literal, Self

from pydantic import BaseModel, ConfigDict, Field, ValidationError, model_validator

from screener.errors import ProfileError
from screener.profile_yaml import mistakes_in, read_yaml, tell
from screener.resume import SkillStrength
from skills_taxonomy.certifications import load_certifications
from skills_taxonomy.skills import load_skills
from skills_taxonomy.terms import DegreeLevel, FieldGroup, Function
from skills_taxonomy.yaml_lines import LinedYaml

Years = Annotated[Decimal, Field(ge=0, le=100, decimal_places=4)]
Weight = Annotated[Decimal, Field(ge=0, le=1_000_000, decimal_places=6)]
Share = Annotated[Decimal, Field(ge=0, le=1, decimal_places=4)]


class _Model(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class _CriterionBase(_Model):
    id: Annotated[str, Field(pattern=r"^[a-z][a-z0-9_]*$")]
    label: Annotated[str, Field(min_length=1)]
    weight: Weight = Decimal(1)
    required: bool = False


class ExperienceCriterion(_CriterionBase):
    """Years in any of `functions`, overlaps counted once.

    Full points at `ideal_years` (default: `minimum_years`), a share below it. With `minimum_years` 0
    there is only the ideal.

    >>> ExperienceCriterion(id="sales", label="Sales", kind="experience",
    ...                     functions=(Function.SALES,), minimum_years=Decimal(5)).count_internships
    True
    """

    kind: Literal["experience"]
    functions: Annotated[tuple[Function, ...], Field(min_length=1)]
    minimum_years: Years
    ideal_years: Annotated[Years, Field(gt=0)] | None = None
    count_internships: bool = True
    """Whether internships and formal training programmes count."""
    leads_people: bool = False
    """Count only posts that lead people."""

    @model_validator(mode="after")
    def _ideal_above_minimum(self) -> Self:
        if self.ideal_years is not None and self.ideal_years < self.minimum_years:
            raise ValueError("ideal_years is below minimum_years")
        if self.ideal_years is None and self.minimum_years == 0:
            raise ValueError("minimum_years is 0: give ideal_years, or drop the criterion")
        return self


class FieldPreference(_Model):
    """How well some fields of study fit, as a share of the criterion's points (1 is best)."""

    groups: Annotated[tuple[FieldGroup, ...], Field(min_length=1)]
    fit: Annotated[Share, Field(gt=0)]


class DegreeCriterion(_CriterionBase):
    """A degree of at least `level`, and how well its field fits.

    `other_fields` is the fit of a field that no preference names, and of a degree without a field;
    0 means that other fields do not count. Without `fields`, every field fits.
    """

    kind: Literal["degree"]
    level: DegreeLevel
    fields: tuple[FieldPreference, ...] = ()
    other_fields: Share = Decimal("0.5")


class SkillCriterion(_CriterionBase):
    """One or more of `skills` (ids of the taxonomy). Full points at `at_least` of them."""

    kind: Literal["skill"]
    skills: Annotated[tuple[str, ...], Field(min_length=1)]
    at_least: Annotated[int, Field(ge=1)] = 1
    strength: SkillStrength | None = None
    """`explicit`: count only skills that the resume names."""

    @model_validator(mode="after")
    def _enough_skills(self) -> Self:
        if self.at_least > len(self.skills):
            raise ValueError(f"at_least is {self.at_least}, but only {len(self.skills)} skills are listed")
        return self


class CertificationCriterion(_CriterionBase):
    """Any one of `certifications` (ids of the taxonomy), held rather than in progress."""

    kind: Literal["certification"]
    certifications: Annotated[tuple[str, ...], Field(min_length=1)]


class AnyOfCriterion(_CriterionBase):
    """Met when any of `options` is; its points are those of the best option.

    The options stand for the whole criterion: their own `weight` and `required` have no effect.
    """

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
    def _usable(self) -> Self:
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

    Raises ProfileError, which lists every mistake with its line and its path in the file.
    """
    if str(name) in bundled_profile_ids():
        return _load_bundled(str(name))
    path = Path(name)
    if path.suffix not in {".yaml", ".yml"}:
        known = ", ".join(bundled_profile_ids())
        raise ProfileError(f"no role profile {str(name)!r}; there are {known}, or give a YAML file")
    try:
        text = path.read_text("utf-8-sig")
    except OSError as error:
        raise ProfileError(f"{path}: cannot be read: {error.strerror or error}") from error
    except UnicodeDecodeError as error:
        raise ProfileError(f"{path}: is not UTF-8 text (byte {error.start})") from error
    return parse_profile(text, path.name)


@lru_cache
def _load_bundled(name: str) -> RoleProfile:
    file = f"{name}.yaml"
    return _validate(read_yaml(_bundled().joinpath(file).read_text("utf-8"), file))


def parse_profile(text: str, name: str) -> RoleProfile:
    """Read a profile from YAML; `name` is the file's, for messages.

    Raises ProfileError as `load_profile` does, also for ids that the taxonomy does not know: such a
    criterion could never be met. (Of the bundled profiles, the tests check that.)
    """
    source = read_yaml(text, name)
    profile = _validate(source)
    unknown = tuple(unknown_ids(profile, source))
    if unknown:
        raise _mistaken(name, unknown)
    return profile


def unknown_ids(profile: RoleProfile, source: LinedYaml | None = None) -> Iterator[str]:
    """A message for every id of a skill or certification that the taxonomy does not know.

    `source` is the file the profile came from; with it, messages name the line.
    """
    for path, criterion in _placed(profile.criteria, ("criteria",)):
        match criterion:
            case SkillCriterion():
                key, ids, known = "skills", criterion.skills, tuple(load_skills().skills)
            case CertificationCriterion():
                key, ids, known = "certifications", criterion.certifications, tuple(load_certifications())
            case _:
                continue
        for index, name in enumerate(ids):
            if name not in known:
                close = get_close_matches(name, known, n=1)
                guess = f"; is it {close[0]}?" if close else ""
                yield tell(source, (*path, key, index), f"the taxonomy has no {name!r}{guess}")


def _placed(
    criteria: Sequence[Criterion], path: tuple[int | str, ...]
) -> Iterator[tuple[tuple[int | str, ...], Criterion]]:
    for index, criterion in enumerate(criteria):
        yield (*path, index), criterion
        if isinstance(criterion, AnyOfCriterion):
            yield from _placed(criterion.options, (*path, index, "options"))


def _validate(source: LinedYaml) -> RoleProfile:
    try:
        return RoleProfile.model_validate(source.data)
    except ValidationError as error:
        raise _mistaken(source.name, mistakes_in(error, source)) from error


def _mistaken(name: str, mistakes: tuple[str, ...]) -> ProfileError:
    count = "1 mistake" if len(mistakes) == 1 else f"{len(mistakes)} mistakes"
    return ProfileError(f"{name}: {count} in the role profile", mistakes)


def _bundled() -> Traversable:
    return files("screener").joinpath("profiles")
