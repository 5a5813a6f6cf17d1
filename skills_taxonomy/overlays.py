"""Taxonomy files of the user, in addition to the bundled ones.

The environment variable SCREENER_TAXONOMY names them, so that worker processes read the same: a folder of
YAML files, a file, or several of these, parted as in PATH. `docs/taxonomy.md` describes what they hold.
"""

import os
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path

from skills_taxonomy.errors import TaxonomyError
from skills_taxonomy.yaml_lines import LinedYaml, load_lined

VARIABLE = "SCREENER_TAXONOMY"

_LISTS = ("skills", "extends", "occupations")
_KEYS = {"version", "category", *_LISTS}


@lru_cache(maxsize=1)
def load_overlays() -> tuple[LinedYaml, ...]:
    """The files that SCREENER_TAXONOMY names, read once a process.

    Raises TaxonomyError for files that are not there or have mistakes in their outer form; what stands
    in them is checked together with the bundled data.
    """
    return read_overlays(named_files(os.environ.get(VARIABLE, "")))


def named_files(setting: str) -> tuple[Path, ...]:
    """The files that a value of the variable names, in its order; those of a folder by name.

    >>> named_files("")
    ()
    """
    found: list[Path] = []
    mistakes: list[str] = []
    for path in (Path(part) for part in setting.split(os.pathsep) if part.strip()):
        if not path.is_dir():
            found.append(path)
            continue
        inside = sorted(entry for entry in path.iterdir() if entry.suffix in {".yaml", ".yml"})
        if not inside:
            mistakes.append(f"{path}: {VARIABLE} names this folder, but it has no YAML files")
        found += inside
    if mistakes:
        raise TaxonomyError(mistakes)
    return tuple(dict.fromkeys(found))


def read_overlays(paths: Sequence[Path]) -> tuple[LinedYaml, ...]:
    """Read files and check their outer form. Raises TaxonomyError with the mistakes of all of them."""
    overlays: list[LinedYaml] = []
    mistakes: list[str] = []
    for path in paths:
        try:
            overlays.append(_checked(load_lined(_text(path), str(path))))
        except TaxonomyError as error:
            mistakes += error.mistakes
    if mistakes:
        raise TaxonomyError(mistakes)
    return tuple(overlays)


def _text(path: Path) -> str:
    try:
        data = path.read_bytes()
    except OSError as error:
        raise TaxonomyError([f"{path}: cannot be read: {error.strerror}"]) from error
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise TaxonomyError([f"{path}:{line}: not UTF-8: byte 0x{data[error.start]:02x}"]) from error


def _checked(source: LinedYaml) -> LinedYaml:
    data = source.data
    if not isinstance(data, dict) or not any(key in data for key in _LISTS):
        raise TaxonomyError([f"{source.place()}: expected version and one of {', '.join(_LISTS)}"])
    mistakes = [f"{source.place(key)}: unknown key {key!r}" for key in data if key not in _KEYS]
    if not isinstance(data.get("version"), str) or not data["version"]:
        mistakes.append(f"{source.place('version')}: version must be a text such as '1'")
    mistakes += [
        f"{source.place(key)}: {key} must be a list"
        for key in _LISTS
        if key in data and not isinstance(data[key], list)
    ]
    if mistakes:
        raise TaxonomyError(mistakes)
    return source
