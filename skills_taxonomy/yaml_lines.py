"""YAML with line numbers, so that every mistake in the data can name its place.

Lines are looked up when a mistake is told: data without mistakes never pays for them. What is written as
JSON, which is YAML too, is read as JSON, thirty times faster.
"""

import json
from typing import Any, NamedTuple

import yaml

from skills_taxonomy.errors import TaxonomyError

_Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

Path = tuple[str | int, ...]
"""Keys and indices from the top of a file."""


class LinedYaml:
    """Parsed YAML that knows the line on which each path of keys and indices stands."""

    __slots__ = ("_root", "_text", "data", "name")

    def __init__(self, name: str, data: Any, text: str, root: yaml.Node | None) -> None:
        self.name = name
        self.data = data
        self._text = text
        self._root = root
        """The tree of nodes, or None as long as nobody asks for a line of what was read as JSON."""

    def place(self, *path: str | int) -> "Place":
        """Where a path stands; one that does not exist stands where its nearest parent does."""
        return Place(self, path)

    def line(self, path: Path) -> int:
        """The line, from 1, of a path or of its nearest parent."""
        if self._root is None:
            self._root = yaml.compose(self._text, Loader=_Loader)
        node, line = self._root, 1
        for part in path:
            if isinstance(node, yaml.MappingNode):
                found = next((item for item in node.value if item[0].value == part), None)
                if found is None:
                    return line
                line, node = found[0].start_mark.line + 1, found[1]
            elif isinstance(node, yaml.SequenceNode) and isinstance(part, int) and part < len(node.value):
                node = node.value[part]
                line = node.start_mark.line + 1
            else:
                return line
        return line


class Place(NamedTuple):
    """A path in a file; as text "file.yaml:12". A tuple, because every phrase of the data has one."""

    source: LinedYaml
    path: Path

    def __str__(self) -> str:
        return f"{self.source.name}:{self.source.line(self.path)}"


def load_lined(text: str, name: str) -> LinedYaml:
    """Parse `text`. Raises TaxonomyError for what is not YAML, and for a key that is given twice.

    >>> str(load_lined("a: 1\\nb:\\n  - c\\n", "x.yaml").place("b", 0))
    'x.yaml:3'
    """
    if text.startswith("{"):
        try:
            return LinedYaml(name, json.loads(text, object_pairs_hook=_without_repeats), text, None)
        except (ValueError, RecursionError):
            pass  # YAML in braces, or a mistake, and the YAML parser knows its line
    loader = _Loader(text)
    try:
        node = loader.get_single_node()
        _check_keys(node, name)
        return LinedYaml(name, loader.construct_document(node), text, node)
    except TaxonomyError:
        raise
    except (yaml.YAMLError, ValueError) as error:  # ValueError: a date or number that cannot be one
        mark = getattr(error, "problem_mark", None)
        line = mark.line + 1 if mark else 1
        raise TaxonomyError([f"{name}:{line}: not valid YAML: {error}"]) from error
    finally:
        loader.dispose()


def _without_repeats(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise ValueError("a key is given twice")
    return found


def _check_keys(root: yaml.Node | None, name: str) -> None:
    """Raise TaxonomyError for an empty file, a key that is no single word, or one that stands twice."""
    if root is None:
        raise TaxonomyError([f"{name}:1: the file is empty"])
    nodes, seen = [root], {id(root)}
    while nodes:
        node = nodes.pop()
        if isinstance(node, yaml.ScalarNode):
            continue
        if isinstance(node, yaml.MappingNode):
            keys: set[str] = set()
            for key, _ in node.value:
                line = key.start_mark.line + 1
                if not isinstance(key, yaml.ScalarNode):
                    raise TaxonomyError([f"{name}:{line}: a key must be a single word"])
                if key.value in keys:
                    raise TaxonomyError([f"{name}:{line}: the key {key.value!r} is given twice"])
                keys.add(key.value)
            children = [value for _, value in reversed(node.value)]
        else:
            children = list(reversed(node.value))
        for child in children:  # an alias (*name) leads to a node that was seen before
            if id(child) not in seen:
                seen.add(id(child))
                nodes.append(child)
