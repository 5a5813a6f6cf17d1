"""A short run of the fuzzer, the same each time."""

from collections.abc import Sequence
from itertools import islice
from pathlib import Path
from random import Random

import fuzz
import pytest
from mutations import CHANGES, Change, mutated

from screener.assessment import Failure
from screener.batch import INTERNAL_ERROR, Outcome, ParserPool
from screener.folder import ResumeFile

FILES = 200


def test_damage_at_random_is_never_a_mistake_of_ours() -> None:
    with ParserPool(2, limits=fuzz.LIMITS) as pool:
        found = fuzz.mistakes_in(pool, list(islice(fuzz.files_from(0), FILES)))
    assert [failure.message for _, failure in found] == []


def test_the_same_seed_makes_the_same_files() -> None:
    assert list(islice(fuzz.files_from(7), 5)) == list(islice(fuzz.files_from(7), 5))


@pytest.mark.parametrize("change", CHANGES)
def test_every_change_changes_something_and_bears_no_bytes(change: Change) -> None:
    whole = b"Jane Doe, Account Manager 2019 " * 9
    changed = set()
    for seed in range(9):
        data = bytearray(whole)
        change(Random(seed), data, b"other")
        changed.add(bytes(data))
        change(Random(seed), bytearray(), b"")
    assert changed != {whole}
    assert len(mutated(Random(1), [whole])) > 0


def _broken(files: Sequence[ResumeFile]) -> list[Outcome]:
    return [Failure(file.source, INTERNAL_ERROR, f"{file.source}: an unexpected KeyError") for file in files]


def test_a_mistake_is_found_and_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("FUZZ_SECONDS", "0.01")
    monkeypatch.setattr(fuzz, "ParserPool", lambda limits: ParserPool(0, work=_broken))
    assert fuzz.main() == 1
    assert len(list(Path("out/fuzz").iterdir())) == fuzz.ROUND
