"""The YAML of a role profile as a file that people edit: read with care, mistakes told with their place."""

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

import yaml
from pydantic import ValidationError
from pydantic_core import ErrorDetails

from screener.errors import ProfileError
from skills_taxonomy.errors import TaxonomyError
from skills_taxonomy.yaml_lines import LinedYaml, load_lined

LARGEST_FILE = 256 * 1024
"""Characters of YAML that a role profile may have."""
DEEPEST_NESTING = 30
"""Levels of YAML that a role profile may have."""

Path = tuple[int | str, ...]
"""Keys and indices from the top of the file."""


class Mistake(NamedTuple):
    """What is wrong with a profile, and where in it."""

    path: Path
    message: str


_Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def read_yaml(text: str, name: str) -> LinedYaml:
    """Parse `text`; `name` is the file's. Raises ProfileError for what is not YAML, or costs too much."""
    try:
        _refuse_hostile(text, name)
        return load_lined(text, name)
    except yaml.YAMLError as error:
        raise ProfileError(f"{name}: not valid YAML: {error}") from error
    except TaxonomyError as error:
        raise ProfileError(str(error)) from error


def mistakes_in(
    error: ValidationError, source: LinedYaml, *, lines: bool = True, without: str | None = None
) -> tuple[str, ...]:
    """A message for every mistake, with the line (unless `lines` is False) and the path in the file.

    Mistakes whose message begins with `without` are left out.
    """
    found = placed_mistakes(error, source.data, without)
    return tuple(tell(source if lines else None, *mistake) for mistake in found)


def placed_mistakes(error: ValidationError, data: Any, without: str | None = None) -> tuple[Mistake, ...]:
    """Every mistake with its path in `data`, which was validated; see `mistakes_in` for `without`."""
    told = (Mistake(_path_in_file(item["loc"], data), _message(item)) for item in _own_mistakes(error))
    return tuple(each for each in told if without is None or not each.message.startswith(without))


def tell(source: LinedYaml | None, path: Path, message: str) -> str:
    """ "role.yaml:9: criteria[0].weight: …", without the line where there is no file."""
    line = f"{source.place(*path)}: " if source else ""
    return f"{line}{path_text(path)}: {message}"


def _refuse_hostile(text: str, name: str) -> None:
    """Stop at YAML that is cheap to write and costly to expand: aliases, deep nesting, sheer size."""
    if len(text) > LARGEST_FILE:
        raise ProfileError(f"{name}: {len(text)} characters; a role profile may have {LARGEST_FILE}")
    depth = 0
    for event in yaml.parse(text, Loader=_Loader):
        place = f"{name}:{event.start_mark.line + 1}" if event.start_mark else name
        if isinstance(event, yaml.AliasEvent):
            raise ProfileError(f"{place}: a role profile cannot use YAML aliases (*{event.anchor})")
        if isinstance(event, yaml.CollectionStartEvent):
            depth += 1
        elif isinstance(event, yaml.CollectionEndEvent):
            depth -= 1
        if depth > DEEPEST_NESTING:
            raise ProfileError(f"{place}: nested deeper than {DEEPEST_NESTING} levels")


def _own_mistakes(error: ValidationError) -> Iterator[ErrorDetails]:
    """All mistakes but the lists that are only too short because some of their items are wrong."""
    items = error.errors(include_url=False)
    for item in items:
        loc = item["loc"]
        inside = (other["loc"] for other in items if other is not item)
        if item["type"] != "too_short" or not any(other[: len(loc)] == loc for other in inside):
            yield item


def _path_in_file(loc: Path, data: Any) -> Path:
    """The path without the tags that pydantic adds behind the index of a criterion of a union."""
    path: list[int | str] = []
    for before, part in zip((None, *loc), loc, strict=False):
        if isinstance(before, int) and isinstance(data, Mapping) and data.get("kind") == part:
            continue
        path.append(part)
        data = _inside(data, part)
    return tuple(path)


def _inside(data: Any, part: int | str) -> Any:
    if isinstance(data, Mapping):
        return data.get(part)
    if isinstance(data, list | tuple) and isinstance(part, int) and part < len(data):
        return data[part]
    return None


def path_text(path: Path) -> str:
    """ "criteria[0].weight"; "profile" for the whole file."""
    text = "".join(f"[{part}]" if isinstance(part, int) else f".{part}" for part in path)
    return text.removeprefix(".") or "profile"


def _message(item: ErrorDetails) -> str:
    match item["type"]:
        case "extra_forbidden":
            return "unknown key"
        case "missing":
            return "is missing"
        case "model_type" | "model_attributes_type":
            return f"must be a mapping of keys to values, not {_shape(item['input'])}"
        case "tuple_type":
            return f"must be a list, not {_shape(item['input'])}"
        case "too_short":
            return f"needs at least {item['ctx']['min_length']}, has {item['ctx']['actual_length']}"
        case "decimal_parsing" | "decimal_type" | "finite_number":
            return f"must be a number, not {item['input']!r}"
        case "int_parsing" | "int_type" | "int_from_float":
            return f"must be a whole number, not {item['input']!r}"
        case "bool_type":
            return f"must be true or false, not {item['input']!r}"
        case "greater_than":
            return f"must be more than {item['ctx']['gt']}"
        case "greater_than_equal":
            return f"must be at least {item['ctx']['ge']}"
        case "less_than_equal":
            return f"must be at most {item['ctx']['le']}"
        case "string_too_short":
            return "is empty"
        case "enum":
            return f"there is no {item['input']!r}; there are {item['ctx']['expected'].replace(chr(39), '')}"
        case "union_tag_not_found":
            return "kind is missing"
        case "union_tag_invalid":
            kinds = item["ctx"]["expected_tags"].replace("'", "")
            return f"no kind {item['ctx']['tag']!r}; there are {kinds}"
        case _:
            return item["msg"].removeprefix("Value error, ")


def _shape(value: object) -> str:
    if value is None:
        return "nothing"
    if isinstance(value, Mapping):
        return "a mapping"
    return "a list" if isinstance(value, list) else f"the single value {value!r}"
