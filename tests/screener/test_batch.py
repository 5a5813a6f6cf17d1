import os
from collections.abc import Callable, Sequence
from concurrent.futures import Executor, Future, ProcessPoolExecutor, ThreadPoolExecutor
from multiprocessing import get_context
from pathlib import Path
from threading import Event
from typing import Any

import pytest
from sample_resumes import STRONG, pdf

from screener.assessment import Failure
from screener.batch import FILES_AHEAD, LARGEST_CHUNK, Outcome, ParserPool, parse_chunk, parse_file
from screener.folder import ResumeFile
from screener.limits import Limits, WorkerLimits
from screener.screening import ParsedResume


def _named(*names: str) -> list[ResumeFile]:
    return [ResumeFile(name, b"") for name in names]


def _echo(files: Sequence[ResumeFile]) -> list[Outcome]:
    return [Failure(file.source, "echo", f"{len(files)}") for file in files]


def _echo_or_die(files: Sequence[ResumeFile]) -> list[Outcome]:
    if any(file.source.startswith("deadly") for file in files):
        os._exit(11)
    return _echo(files)


def _misbehave(files: Sequence[ResumeFile]) -> list[Outcome]:
    """Do what the name of a file says."""
    for file in files:
        match file.source:
            case "hang":
                Event().wait()
            case "spin":
                while True:
                    pass
            case "die":
                os._exit(11)
            case "break":
                os.abort()
            case _:
                continue
    return _echo(files)


def _no_memory(data: bytes, source: str, limits: Limits) -> Outcome:
    raise MemoryError


def _threads(opened: list[int]) -> Callable[[int], Executor]:
    def open_threads(workers: int) -> Executor:
        opened.append(workers)
        return ThreadPoolExecutor(workers)

    return open_threads


@pytest.mark.parametrize("workers", [0, 1, 3])
@pytest.mark.parametrize("count", [0, 1, 7, 500])
def test_outcomes_come_in_the_order_of_the_files(workers: int, count: int) -> None:
    names = [f"{number}.pdf" for number in range(count)]
    with ParserPool(workers, open_executor=_threads([]), work=_echo) as pool:
        assert [outcome.source for outcome in pool.parse(_named(*names))] == names


def test_only_a_few_chunks_are_under_way_at_once() -> None:
    seen: list[str] = []

    def work(files: Sequence[ResumeFile]) -> list[Outcome]:
        seen.extend(file.source for file in files)
        return _echo(files)

    files = _named(*map(str, range(10_000)))
    with ParserPool(1, open_executor=_threads([]), work=work) as pool:
        next(iter(pool.parse(files)))
    # The first outcome is given out before another chunk is sent on its way.
    assert len(seen) <= FILES_AHEAD


def test_chunks_are_small_for_few_files_and_bounded_for_many() -> None:
    with ParserPool(2, open_executor=_threads([]), work=_echo) as pool:
        few = list(pool.parse(_named("a", "b")))
        many = list(pool.parse(_named(*map(str, range(1000)))))
    assert few == [Failure("a", "echo", "1"), Failure("b", "echo", "1")]
    assert many[0] == Failure("0", "echo", str(LARGEST_CHUNK))


def test_a_deadly_file_costs_only_itself() -> None:
    names = [f"{number}" for number in range(12)]
    names[2], names[9] = "deadly one", "deadly two"
    with ParserPool(2, work=_echo_or_die) as pool:
        outcomes = list(pool.parse(_named(*names)))
        again = list(pool.parse(_named("calm")))
    codes = [outcome.code for outcome in outcomes if isinstance(outcome, Failure)]
    assert [outcome.source for outcome in outcomes] == names
    assert [place for place, code in enumerate(codes) if code == "parser_crashed"] == [2, 9]
    assert again == [Failure("calm", "echo", "1")]


def _pool_of_the_standard_library(workers: int) -> Executor:
    return ProcessPoolExecutor(workers, mp_context=get_context("spawn"))


def test_a_deadly_file_costs_only_itself_on_another_executor_too() -> None:
    names = ["a", "b", "deadly", "c"]
    with ParserPool(1, open_executor=_pool_of_the_standard_library, work=_echo_or_die) as pool:
        outcomes = list(pool.parse(_named(*names)))
    assert [outcome.code for outcome in outcomes if isinstance(outcome, Failure)] == [
        "echo",
        "echo",
        "parser_crashed",
        "echo",
    ]


@pytest.mark.parametrize(
    ("name", "seconds", "code", "reason"),
    [
        ("hang", 2, "timed_out", "hang: reading it took longer than the limit of 2 seconds"),
        (
            "spin",
            60,
            "timed_out",
            "spin: reading it took longer than the limit of 1 seconds of processor time",
        ),
        ("die", 60, "parser_crashed", "die: the worker process that read it died (exit code 11)"),
        ("break", 60, "parser_crashed", "break: the worker process that read it died (SIGABRT)"),
    ],
)
def test_a_file_that_takes_its_worker_along_is_named_with_the_reason(
    name: str, seconds: int, code: str, reason: str
) -> None:
    with ParserPool(1, limits=WorkerLimits(seconds=seconds, processor_seconds=1), work=_misbehave) as pool:
        outcomes = list(pool.parse(_named("a", name, "b")))
    assert outcomes == [Failure("a", "echo", "1"), Failure(name, code, reason), Failure("b", "echo", "1")]


def test_the_limits_of_a_file_reach_the_workers(tmp_path: Path) -> None:
    path = tmp_path / "long.txt"
    path.write_text("Jane Doe\n" * 200)
    limits = WorkerLimits(Limits(bytes=1_700, characters=1_000))
    with ParserPool(1, limits=limits) as pool:
        short, long = pool.parse(
            [ResumeFile("short.txt", path.read_bytes()[:1_500]), ResumeFile("long.txt", path)]
        )
    assert isinstance(short, ParsedResume)
    assert [finding.code for finding in short.document.findings] == ["truncated"]
    assert isinstance(long, Failure)
    assert long.message == "long.txt: the file has 1800 bytes (limit 1700 bytes)"


def test_a_file_that_needs_too_much_memory_is_too_large(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("screener.batch.try_parse_resume", _no_memory)
    monkeypatch.setattr("screener.batch.memory_limit", lambda: 1000)
    outcome = parse_file(ResumeFile("a.pdf", b"%PDF"))
    message = "a.pdf: reading it needs more memory than the limit of 1000 bytes"
    assert outcome == Failure("a.pdf", "too_large", message)


def test_without_workers_files_are_read_here() -> None:
    seen = []

    def work(files: Sequence[ResumeFile]) -> list[Outcome]:
        seen.append(os.getpid())
        return parse_chunk(files)

    with ParserPool(0, work=work) as pool:
        [outcome] = pool.parse([ResumeFile("a.txt", STRONG.encode())])
    assert isinstance(outcome, ParsedResume)
    assert seen == [os.getpid()]


def test_real_files_through_real_workers(tmp_path: Path) -> None:
    good = tmp_path / "good.pdf"
    good.write_bytes(pdf(STRONG))
    files = [
        ResumeFile("good.pdf", good),
        ResumeFile("gone.pdf", tmp_path / "gone.pdf"),
        ResumeFile("folder", tmp_path),
        ResumeFile("bytes.pdf", pdf(STRONG)),
    ]
    with ParserPool(1) as pool:
        first, gone, folder, last = pool.parse(files)
    assert isinstance(first, ParsedResume)
    assert isinstance(last, ParsedResume)
    assert "Northwind Media" in first.document.text
    assert first.resume.id == last.resume.id
    assert gone == Failure("gone.pdf", "unreadable", "gone.pdf: there is no such file")
    assert folder == Failure("folder", "unreadable", "folder: not a file")


def test_an_error_nobody_foresaw_costs_one_file(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(data: bytes, source: str, limits: Limits) -> Outcome:
        raise KeyError("stage")

    monkeypatch.setattr("screener.batch.try_parse_resume", broken)
    outcome = parse_file(ResumeFile("a.pdf", b"%PDF"))
    assert isinstance(outcome, Failure)
    assert outcome.code == "internal_error"
    assert "a.pdf: an unexpected KeyError in batch.py:" in outcome.message


def test_a_file_above_the_size_limit_is_not_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "big.pdf"
    path.touch()
    os.truncate(path, Limits().bytes + 1)

    def unread(self: Path) -> bytes:
        raise AssertionError("it was read")

    monkeypatch.setattr(Path, "read_bytes", unread)
    outcome = parse_file(ResumeFile("big.pdf", path))
    assert isinstance(outcome, Failure)
    assert outcome.code == "too_large"


def test_an_unreadable_file_says_why(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "secret.pdf"
    path.write_bytes(b"x")

    def refuse(self: Path) -> bytes:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "read_bytes", refuse)
    outcome = parse_file(ResumeFile("secret.pdf", path))
    assert outcome == Failure("secret.pdf", "unreadable", "secret.pdf: cannot be read: Permission denied")


class _NeverDone(Future[list[Outcome]]):
    """Ctrl-C comes while somebody waits for it."""

    def result(self, timeout: float | None = None) -> list[Outcome]:
        raise KeyboardInterrupt


class _AtOnce(Executor):
    """Does everything when it is submitted, except what is "slow"."""

    def submit(self, work: Any, /, *given: Any, **_: Any) -> Future[Any]:
        if given[-1][0].source == "slow":
            return _NeverDone()
        future: Future[Any] = Future()
        future.set_result(work(*given))
        return future


def test_what_is_done_survives_an_interrupt() -> None:
    kept: list[Outcome] = []
    with ParserPool(2, open_executor=lambda workers: _AtOnce(), work=_echo) as pool:
        outcomes = pool.parse(_named("a", "slow", "b"))
        with pytest.raises(KeyboardInterrupt):
            kept.extend(outcomes)  # what came before the exception stays in the list
    assert [outcome.source for outcome in kept] == ["a", "b"]


def test_workers_must_not_be_negative() -> None:
    with pytest.raises(ValueError, match="-1"):
        ParserPool(-1)
