"""Rules of the house that no linter knows: size, names, imports, declared stages, examples in docstrings."""

import doctest
import importlib
import os
import pkgutil
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import screener
import skills_taxonomy
from screener.pipeline import build_pipeline

ROOT = Path(__file__).parent.parent
FOLDERS = ("screener", "skills_taxonomy", "api", "examples", "benchmarks", "tests")
MODULES = sorted(path for folder in FOLDERS for path in (ROOT / folder).rglob("*.py"))
MAX_LINES = 400
VAGUE_NAMES = {"utils", "util", "helpers", "helper", "misc", "common"}


def relative(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


@pytest.mark.parametrize("path", MODULES, ids=relative)
def test_no_module_is_too_long(path: Path) -> None:
    lines = len(path.read_text("utf-8").splitlines())
    assert lines <= MAX_LINES, f"{relative(path)} has {lines} lines, {MAX_LINES} are allowed: split it"


def test_every_module_is_named_for_what_it_does() -> None:
    vague = [relative(path) for path in MODULES if {path.stem, path.parent.name} & VAGUE_NAMES]
    assert not vague


@pytest.fixture
def copied_packages(tmp_path: Path) -> Path:
    """The packages and their import rules, to be broken."""
    for folder in ("screener", "skills_taxonomy", "api"):
        shutil.copytree(ROOT / folder, tmp_path / folder, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    return tmp_path


def lint_imports(folder: Path) -> subprocess.CompletedProcess[str]:
    command = [str(Path(sys.executable).with_name("lint-imports")), "--no-cache"]
    environment = {**os.environ, "PYTHONPATH": str(folder), "COLUMNS": "200"}
    return subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, check=False)


def test_import_rules_hold(copied_packages: Path) -> None:
    outcome = lint_imports(copied_packages)
    assert outcome.returncode == 0, outcome.stdout + outcome.stderr


@pytest.mark.parametrize(
    ("module", "forbidden", "contract"),
    [
        ("screener/scorer/criteria.py", "screener.candidate", "Identity cannot reach a score"),
        ("screener/timeline.py", "screener.candidate", "Identity cannot reach a score"),
        ("screener/document.py", "screener.resume", "The rooms of the library"),
        ("skills_taxonomy/terms.py", "screener.errors", "The packages stand on each other"),
        ("screener/pipeline/skills/__init__.py", "screener.pipeline.positions", "independent of each other"),
    ],
)
def test_a_forbidden_import_breaks_its_contract(
    copied_packages: Path, module: str, forbidden: str, contract: str
) -> None:
    path = copied_packages / module
    path.write_text(f"{path.read_text('utf-8')}\nimport {forbidden}  # noqa\n", "utf-8")
    outcome = lint_imports(copied_packages)
    assert outcome.returncode != 0
    broken = [line for line in outcome.stdout.splitlines() if line.rstrip().endswith("BROKEN")]
    assert any(contract in line for line in broken), outcome.stdout


def test_the_stages_declare_what_they_read_and_assign() -> None:
    analysis = build_pipeline().analyze_pipes(keys=["assigns", "requires"])
    assert analysis is not None
    assert {name: problems for name, problems in analysis["problems"].items() if problems} == {}
    unassigned = [name for name, summary in analysis["summary"].items() if not summary["assigns"]]
    assert not unassigned


def module_names() -> list[str]:
    names = [screener.__name__, skills_taxonomy.__name__]
    for package in (screener, skills_taxonomy):
        names += [found.name for found in pkgutil.walk_packages(package.__path__, f"{package.__name__}.")]
    return sorted(name for name in names if not name.endswith("__main__"))


@pytest.mark.parametrize("name", module_names())
def test_the_examples_in_docstrings_are_true(name: str) -> None:
    outcome = doctest.testmod(importlib.import_module(name))
    assert outcome.failed == 0
