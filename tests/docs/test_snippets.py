"""What the documentation shows is true: its Python examples, its commands, its links.

Examples with `>>>` run as doctests. In a `console` block below `<!-- run -->` each line after `$ ` is run
in a folder that has the samples, and what stands below it must be its output, but for spaces at the ends
of lines. `make docs` writes it anew.
"""

import doctest
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent.parent
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md"))]
BLOCK = re.compile(r"^<!-- run -->\n```console\n(.*?)^```$", re.MULTILINE | re.DOTALL)
LINK = re.compile(r"\]\((?!https?:|#|mailto:)([^)#]+)")
REWRITE = bool(os.environ.get("REWRITE_SNIPPETS"))
UNREADABLE = 3
"""Exit code of a ranking in which a file could not be read; one of the samples is damaged on purpose."""


def name_of(page: Path) -> str:
    return page.relative_to(ROOT).as_posix()


def console_blocks() -> list[tuple[str, Path, str]]:
    """Every block that is to be run: a name for it, its page, its text."""
    return [
        (f"{name_of(page)}-{number}", page, block[1])
        for page in PAGES
        for number, block in enumerate(BLOCK.finditer(page.read_text("utf-8")), start=1)
    ]


def commands(block: str) -> list[tuple[str, str]]:
    """The commands of a console block, each with the output that is shown below it."""
    parts = re.split(r"^\$ (.*)\n", block, flags=re.MULTILINE)
    return list(zip(parts[1::2], parts[2::2], strict=True))


def run(command: str, folder: Path) -> str:
    environment = {
        **os.environ,
        "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}",
        "COLUMNS": "100",
        "NO_COLOR": "1",
    }
    outcome = subprocess.run(
        ["/bin/sh", "-c", command], cwd=folder, env=environment, capture_output=True, text=True, check=False
    )
    assert outcome.returncode in {0, UNREADABLE}, outcome.stderr
    return "".join(f"{line.rstrip()}\n" for line in outcome.stdout.splitlines())


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    """A folder in which the samples are found under their usual path."""
    (tmp_path / "examples").symlink_to(ROOT / "examples")
    (tmp_path / "out").mkdir()
    return tmp_path


# Each command is a process. What the pages below docs/ show has quicker tests beside its modules as well.
@pytest.mark.parametrize(
    ("page", "block"),
    [
        pytest.param(page, block, id=name, marks=[] if page.parent == ROOT else [pytest.mark.slow])
        for name, page, block in console_blocks()
    ],
)
def test_the_commands_print_what_the_page_says(workspace: Path, page: Path, block: str) -> None:
    printed = [(command, run(command, workspace)) for command, _ in commands(block)]
    if REWRITE:
        actual = "".join(f"$ {command}\n{output}" for command, output in printed)
        page.write_text(page.read_text("utf-8").replace(block, actual), "utf-8")
        pytest.fail("rewritten as it prints; look at the difference, then run the test as usual")
    for (command, output), (_, wanted) in zip(printed, commands(block), strict=True):
        assert output == wanted, f"{command}: run `make docs` if this is right"


@pytest.mark.parametrize("page", PAGES, ids=name_of)
def test_the_python_examples_of_the_page_are_true(page: Path) -> None:
    assert doctest.testfile(str(page), module_relative=False, encoding="utf-8").failed == 0


@pytest.mark.parametrize("page", PAGES, ids=name_of)
def test_every_link_to_a_file_leads_somewhere(page: Path) -> None:
    missing = [link for link in LINK.findall(page.read_text("utf-8")) if not (page.parent / link).exists()]
    assert not missing


def test_console_blocks_are_split_into_commands() -> None:
    assert commands("$ one\na\nb\n$ two\n") == [("one", "a\nb\n"), ("two", "")]
