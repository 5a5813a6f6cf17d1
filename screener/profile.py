"""What a role asks for: criteria with weights, loaded from YAML that a recruiter can edit.

A profile separates what is required from what is preferred. Weights are any positive numbers; the
scorer turns them into points out of 100.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from functools import lru_cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Annotated, Any, Self

from pydantic import BaseModel, ConfigDict, Field, ValidationError, model_validator

from screener.criteria import (
    CHECK_IDS,
    AllOfCriterion,
    AnyOfCriterion,
    Criterion,
    ExperienceCriterion,
    Version,
)
from screener.errors import ProfileError
from screener.profile_yaml import Mistake, mistakes_in, path_text, placed_mistakes, read_yaml, tell
from screener.profile_yaml import Path as PathInFile
from skills_taxonomy.yaml_lines import LinedYaml

DEEPEST = 4
"""Levels of any_of and all_of inside each other that a profile may have."""


class RoleProfile(BaseModel):
    """A role to screen for.

    `sources` says where the figures come from, for the recruiter who has to defend them. `adjustments`
    says what was changed for one ranking (see `adjusted`), so that its points can be explained.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    id: Annotated[str, Field(pattern=r"^[a-z][a-z0-9-]*$")]
    title: str
    version: Version = 1
    summary: str
    sources: tuple[str, ...] = ()
    adjustments: tuple[str, ...] = ()
    criteria: Annotated[tuple[Criterion, ...], Field(min_length=1)]

    @model_validator(mode="after")
    def _usable(self) -> Self:
        twice = _twice(criterion.id for criterion in self.every_criterion())
        if twice:
            raise ValueError(f"{_SAME_IDS}: {', '.join(twice)}")
        if sum(criterion.weight for criterion in self.criteria) <= 0:
            raise ValueError("at least one criterion needs a weight above 0")
        for path, criterion in self.placed():
            if path.count("options") == DEEPEST and isinstance(criterion, AnyOfCriterion | AllOfCriterion):
                raise ValueError(f"{criterion.id}: any_of and all_of are nested deeper than {DEEPEST} levels")
        return self

    def every_criterion(self) -> Iterator[Criterion]:
        """All criteria, with the options of any_of and all_of after their parent."""
        return (criterion for _, criterion in self.placed())

    def placed(self) -> Iterator[tuple[PathInFile, Criterion]]:
        """All criteria as `every_criterion`, each with its path in the profile's file."""
        return _placed(self.criteria, ("criteria",))

    def adjusted(
        self,
        weights: Mapping[str, Decimal] | None = None,
        minimum_years: Mapping[str, Decimal] | None = None,
    ) -> Self:
        """This profile with other weights or minimum years, by id of the criterion, for a ranking anew.

        An ideal below the new minimum becomes the minimum. Raises ProfileError with every mistake: an id
        that the profile does not have, years of a criterion that asks none, a figure out of bounds.
        """
        known = {criterion.id: criterion for criterion in self.every_criterion()}
        top = {criterion.id for criterion in self.criteria}
        changes: dict[str, dict[str, Decimal]] = {}
        mistakes: list[str] = []
        for name, weight in (weights or {}).items():
            if name not in top:
                mistakes.append(f"{name}: {self.id} has no criterion of this id with a weight")
            changes.setdefault(name, {})["weight"] = weight
        for name, years in (minimum_years or {}).items():
            criterion = known.get(name)
            if not isinstance(criterion, ExperienceCriterion):
                mistakes.append(f"{name}: {self.id} has no experience criterion of this id")
                continue
            changes.setdefault(name, {})["minimum_years"] = years
            if criterion.ideal_years is not None and criterion.ideal_years < years:
                changes[name]["ideal_years"] = years
        if mistakes:
            raise _mistaken(self.id, tuple(mistakes))
        data = self.model_dump(exclude_unset=True)
        _apply(data["criteria"], changes)
        told = tuple(
            f"{name}: {key} {getattr(known[name], key):f} → {value:f}"
            for name, values in changes.items()
            for key, value in values.items()
            if key != "ideal_years"
        )
        data["adjustments"] = (*self.adjustments, *told)
        try:
            return type(self).model_validate(data)
        except ValidationError as error:
            source = LinedYaml(self.id, data, "", None)
            raise _mistaken(self.id, mistakes_in(error, source, lines=False)) from error


def _apply(criteria: Iterable[dict[str, Any]], changes: Mapping[str, Mapping[str, Decimal]]) -> None:
    for criterion in criteria:
        criterion.update(changes.get(criterion["id"], {}))
        _apply(criterion.get("options", ()), changes)


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
    return read_profile(Path(name))[0]


def read_profile(path: Path) -> tuple[RoleProfile, LinedYaml]:
    """A profile and the file it is from, for those who tell lines. Raises ProfileError as `load_profile`."""
    if path.suffix not in {".yaml", ".yml"}:
        known = ", ".join(bundled_profile_ids())
        raise ProfileError(f"no role profile {str(path)!r}; there are {known}, or give a YAML file")
    try:
        text = path.read_text("utf-8-sig")
    except OSError as error:
        raise ProfileError(f"{path}: cannot be read: {error.strerror or error}") from error
    except UnicodeDecodeError as error:
        raise ProfileError(f"{path}: is not UTF-8 text (byte {error.start})") from error
    source = read_yaml(text, path.name)
    return _validate(source), source


def parse_profile(text: str, name: str) -> RoleProfile:
    """Read a profile from YAML; `name` is the file's, for messages.

    Raises ProfileError as `load_profile` does, also for ids that the taxonomy does not know: such a
    criterion could never be met. (Of the bundled profiles, the tests check that.)
    """
    return _validate(read_yaml(text, name))


def check_profile(data: Any) -> RoleProfile | tuple[Mistake, ...]:
    """The profile that `data` (mappings, lists and values as in the YAML) is, or every mistake in it.

    The check is that of `parse_profile`, for those who show a mistake at its field.
    """
    try:
        return RoleProfile.model_validate(data, context={CHECK_IDS: True})
    except ValidationError as error:
        return _every_mistake(error, data)


def unknown_ids(profile: RoleProfile) -> tuple[str, ...]:
    """A message for every id of a profile that the taxonomy does not know."""
    source = LinedYaml(profile.id, profile.model_dump(exclude_unset=True), "", None)
    try:
        RoleProfile.model_validate(source.data, context={CHECK_IDS: True})
    except ValidationError as error:
        return mistakes_in(error, source, lines=False)
    return ()


@lru_cache
def _load_bundled(name: str) -> RoleProfile:
    file = f"{name}.yaml"
    return _validate(read_yaml(_bundled().joinpath(file).read_text("utf-8"), file), check_ids=False)


def _placed(criteria: Sequence[Criterion], path: PathInFile) -> Iterator[tuple[PathInFile, Criterion]]:
    for index, criterion in enumerate(criteria):
        yield (*path, index), criterion
        if isinstance(criterion, AnyOfCriterion | AllOfCriterion):
            yield from _placed(criterion.options, (*path, index, "options"))


def _validate(source: LinedYaml, *, check_ids: bool = True) -> RoleProfile:
    try:
        return RoleProfile.model_validate(source.data, context={CHECK_IDS: check_ids})
    except ValidationError as error:
        told = tuple(tell(source, *mistake) for mistake in _every_mistake(error, source.data))
        raise _mistaken(source.name, told) from error


def _every_mistake(error: ValidationError, data: Any) -> tuple[Mistake, ...]:
    repeated = tuple(_repeated_ids(data))
    return (*placed_mistakes(error, data, without=_SAME_IDS if repeated else None), *repeated)


_SAME_IDS = "criterion ids must differ"


def _repeated_ids(data: Any) -> Iterator[Mistake]:
    """Ids given twice, told also where other mistakes keep the profile from being built."""
    first: dict[str, str] = {}
    for path, name in _written_ids(data, ()):
        if name in first:
            yield Mistake(path, f"the id {name!r} is already that of {first[name]}")
        else:
            first[name] = path_text(path[:-1])


def _written_ids(data: Any, path: PathInFile) -> Iterator[tuple[PathInFile, str]]:
    criteria = data.get("options" if path else "criteria") if isinstance(data, Mapping) else None
    key = "options" if path else "criteria"
    for index, item in enumerate(criteria if isinstance(criteria, list) else ()):
        here = (*path, key, index)
        if isinstance(item, Mapping) and isinstance(item.get("id"), str):
            yield (*here, "id"), item["id"]
        yield from _written_ids(item, here)


def _twice(names: Iterable[str]) -> list[str]:
    return sorted(name for name, count in Counter(names).items() if count > 1)


def _mistaken(name: str, mistakes: tuple[str, ...]) -> ProfileError:
    count = "1 mistake" if len(mistakes) == 1 else f"{len(mistakes)} mistakes"
    return ProfileError(f"{name}: {count} in the role profile", mistakes)


def _bundled() -> Traversable:
    return files("screener").joinpath("profiles")
