"""Random damage through worker processes: `make fuzz`.

A mistake of the library (an exception that is no ReadError) or a worker that dies fails the run; the file
is kept under out/fuzz/. FUZZ_SECONDS (60) says how long, FUZZ_SEED (1) where to begin. The same seed makes
the same files.
"""

import os
import sys
from collections.abc import Iterator
from itertools import count, islice
from pathlib import Path
from random import Random
from time import monotonic

from seeds import mutation, seeds

from screener.assessment import Failure
from screener.batch import INTERNAL_ERROR, ParserPool
from screener.errors import ParserCrashed, TimedOut
from screener.folder import ResumeFile
from screener.limits import WorkerLimits

MISTAKES = (INTERNAL_ERROR, ParserCrashed.code, TimedOut.code)
LIMITS = WorkerLimits(processor_seconds=20)
ROUND = 50


def files_from(seed: int) -> Iterator[ResumeFile]:
    """Endless mutations, each named by the seed that makes it."""
    whole = seeds()
    for number in count(seed):
        yield ResumeFile(f"{number}", mutation(Random(number), whole))


def mistakes_in(pool: ParserPool, files: list[ResumeFile]) -> list[tuple[ResumeFile, Failure]]:
    outcomes = zip(files, pool.parse(files), strict=True)
    return [
        (file, outcome)
        for file, outcome in outcomes
        if isinstance(outcome, Failure) and outcome.code in MISTAKES
    ]


def main() -> int:
    seconds = float(os.environ.get("FUZZ_SECONDS", "60"))
    files = files_from(int(os.environ.get("FUZZ_SEED", "1")))
    folder = Path("out/fuzz")
    until, tried, found = monotonic() + seconds, 0, 0
    with ParserPool(limits=LIMITS) as pool:
        while monotonic() < until:
            some = list(islice(files, ROUND))
            tried += len(some)
            for file, failure in mistakes_in(pool, some):
                found += 1
                folder.mkdir(parents=True, exist_ok=True)
                assert isinstance(file.content, bytes)
                (folder / file.source).write_bytes(file.content)
                print(f"{folder / file.source}: {failure.message}", flush=True)
    print(f"{tried} files, {found} mistakes")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
