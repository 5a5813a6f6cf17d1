"""The hostile files through the command line, as a recruiter would meet them."""

import csv
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from threading import Event, Thread
from time import monotonic

import command_line
import pytest
from hostile_case import READS
from hostile_files import CASES, NAMES
from sample_resumes import WEAK

GOOD = Path(__file__).parent.parent.parent / "examples" / "resumes"
DAMAGED = "felix-amberley.pdf"
MOST_MEMORY = 1_500_000_000
MOST_SECONDS = 400
"""Bounds the run, whatever else the machine does; alone it takes about 80."""
SETTINGS = {"SCREENER_PROCESSOR_SECONDS_A_FILE": "18"}
"""Three times what the slowest file that can be read takes: machines are of all speeds, and busy."""
needs_proc = pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="memory is read from /proc")


@dataclass(frozen=True, slots=True)
class Run:
    stdout: str
    stderr: str
    code: int
    seconds: float
    memory: int
    """Most bytes that the process and its children held together."""


@pytest.fixture(scope="module")
def pile(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Every hostile file together with the good samples."""
    folder = tmp_path_factory.mktemp("hostile") / "pile"
    shutil.copytree(GOOD, folder)
    (folder / DAMAGED).unlink()
    for case in CASES:
        (folder / case.name).write_bytes(case.build())
    return folder


def screener(*arguments: object, **settings: str) -> Run:
    command = [sys.executable, "-m", "screener", *map(str, arguments)]
    environment = {**os.environ, "COLUMNS": "200", "NO_COLOR": "1", **settings}
    start = monotonic()
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, encoding="utf-8", env=environment
    ) as process:
        done, held = Event(), [0]
        watcher = Thread(target=watch, args=(process.pid, done, held))
        watcher.start()
        stdout, stderr = process.communicate()
        done.set()
        watcher.join()
    return Run(stdout, stderr, process.returncode, monotonic() - start, held[0])


def watch(root: int, done: Event, held: list[int]) -> None:
    while not done.wait(0.05):
        held[0] = max(held[0], sum(map(resident, tree(root))))


def tree(root: int) -> Iterator[int]:
    """A process and all below it."""
    yield root
    try:
        for task in Path(f"/proc/{root}/task").iterdir():
            for child in (task / "children").read_text().split():
                yield from tree(int(child))
    except OSError:  # it has ended meanwhile
        return


def resident(process: int) -> int:
    try:
        return int(Path(f"/proc/{process}/statm").read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE")
    except (OSError, IndexError):
        return 0


def test_every_name_is_there_once() -> None:
    assert len({case.name for case in CASES}) == len(CASES)


@pytest.mark.slow
def test_of_every_file_comes_what_must(pile: Path) -> None:
    run = screener("parse", pile, "--format", "jsonl", "--workers", "2", **SETTINGS)
    results = {Path(item["source"]).name: item for item in map(json.loads, run.stdout.splitlines())}
    wrong = []
    for case in CASES:
        result = results[case.name]
        error = result["error"]
        comes = READS if error is None else error["code"]
        findings = {finding["code"] for finding in result["findings"]}
        if comes not in case.comes or (comes == READS and not case.findings <= findings):
            wrong.append((case.name, comes, findings, error))
        if error is not None:
            assert error["message"].startswith(str(pile / case.name)), error
    assert wrong == []
    assert [name for name, item in results.items() if item["error"] and (GOOD / name).exists()] == []
    assert "Traceback" not in run.stderr


@pytest.mark.slow
@needs_proc
def test_the_good_are_ranked_and_the_bad_are_named(pile: Path, tmp_path: Path) -> None:
    out = tmp_path / "ranking.json"
    run = screener(
        *("rank", pile, "--role", "account-manager", "--as-of", "2025-06-01"),
        *("--workers", "2", "--out", out),
        **SETTINGS,
    )
    ranking = json.loads(out.read_text("utf-8"))
    ranked = {candidate["file"] for candidate in ranking["candidates"]}
    failed = {failure["source"]: failure["message"] for failure in ranking["failures"]}
    assert {path.name for path in GOOD.iterdir()} - {DAMAGED} <= ranked
    for case in CASES:
        assert (case.name in failed) != (case.name in ranked)
        if case.fails:
            assert failed[case.name].startswith(f"{case.name}: ")
            assert len(failed[case.name]) > len(case.name) + 20
    assert all(name in run.stdout for name in failed)
    assert "Traceback" not in run.stderr
    assert run.code == 3
    assert run.memory < MOST_MEMORY
    assert run.seconds < MOST_SECONDS


def test_names_do_nothing_to_a_terminal_a_table_or_a_page(tmp_path: Path) -> None:
    folder = tmp_path / "pile"
    folder.mkdir()
    for name in NAMES:
        (folder / os.fsdecode(name)).write_text(WEAK.replace("Tomas Okafor", ""))
        (folder / os.fsdecode(b"bad-" + name)).write_bytes(b"MZ\x90\x00" * 9)
    outs = [tmp_path / f"ranking.{kind}" for kind in ("csv", "html", "json", "xlsx")]
    run = command_line.screener(
        *("rank", folder, "--role", "account-manager", "--as-of", "2025-06-01", "--workers", "0"),
        *(argument for out in outs for argument in ("--out", out)),
    )
    assert run.returncode == 3
    for shown in (run.stdout, run.stderr):
        assert all(char.isprintable() or char == "\n" for char in shown)
    assert "[bold red]markup[!].txt" in run.stdout
    with outs[0].open(encoding="utf-8-sig", newline="") as stream:
        cells = [cell for row in csv.reader(stream) for cell in row]
    assert any("=cmd" in cell for cell in cells)
    assert not any(cell.startswith(("=", "+", "-", "@", "\t", "\r")) for cell in cells)
    assert "<script>alert" not in outs[1].read_text("utf-8")
    text = outs[2].read_text("utf-8")
    assert not any(mark in text for mark in ("\x1b", "\u202e", "\\u001b", "\\u202e"))
