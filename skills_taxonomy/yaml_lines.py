"""YAML with line numbers, so that every mistake in the data can name its place."""

from dataclasses import dataclass
from typing import Any

import yaml

from skills_taxonomy.errors import TaxonomyError

_Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@dataclass(frozen=True, slots=True)
class LinedYaml:
    """Parsed YAML and, for each path of keys and indices in it, the line (from 1) it stands on."""

    name: str
    data: Any
    lines: dict[tuple[str | int, ...], int]

    def place(self, *path: str | int) -> str:
        """ "file.yaml:12" for a path; a path that does not exist answers with its nearest parent."""
        while path and path not in self.lines:
            path = path[:-1]
        return f"{self.name}:{self.lines.get(path, 1)}"


def load_lined(text: str, name: str) -> LinedYaml:
    """Parse `text`. Raises TaxonomyError for what is not YAML, and for a key that is given twice."""
    loader = _Loader(text)
    try:
        node = loader.get_single_node()
        lines = _line_of_each_path(node, name)
        return LinedYaml(name, loader.construct_document(node), lines)
    except TaxonomyError:
        raise
    except (yaml.YAMLError, ValueError) as error:  # ValueError: a date or number that cannot be one
        mark = getattr(error, "problem_mark", None)
        line = mark.line + 1 if mark else 1
        raise TaxonomyError([f"{name}:{line}: not valid YAML: {error}"]) from error
    finally:
        loader.dispose()


def _line_of_each_path(node: yaml.Node | None, name: str) -> dict[tuple[str | int, ...], int]:
    if node is None:
        raise TaxonomyError([f"{name}:1: the file is empty"])
    lines: dict[tuple[str | int, ...], int] = {}
    _collect(node, (), lines, name)
    return lines


def _collect(
    node: yaml.Node, path: tuple[str | int, ...], lines: dict[tuple[str | int, ...], int], name: str
) -> None:
    lines[path] = node.start_mark.line + 1
    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            line = key.start_mark.line + 1
            if not isinstance(key, yaml.ScalarNode):
                raise TaxonomyError([f"{name}:{line}: a key must be a single word"])
            if (*path, key.value) in lines:
                raise TaxonomyError([f"{name}:{line}: the key {key.value!r} is given twice"])
            _collect(value, (*path, key.value), lines, name)
            lines[(*path, key.value)] = line
    elif isinstance(node, yaml.SequenceNode):
        for index, value in enumerate(node.value):
            _collect(value, (*path, index), lines, name)
