"""Resumes a second on one core, beside the naive stack: `python -m benchmarks.throughput [FOLDER]`.

Both paths run in the same process on the same files, warm, one round after the other in alternating
order, so that whatever else the machine does falls on both. Figures are of PDF files alone: the
naive stack reads nothing else.
"""

import argparse
import gc
import os
import platform
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from rich.console import Console
from rich.table import Table

from benchmarks.paths import AS_OF, Cost, Sample, naive_path, own_path, time_path, time_steps
from screener.errors import ReadError
from screener.profile import RoleProfile, load_profile

SAMPLES = Path(__file__).parent.parent / "examples" / "resumes"


class NothingToMeasureError(Exception):
    """No file of the folder can be read; the message says why."""


@dataclass(frozen=True, slots=True)
class Round:
    """One pass over all files down each path."""

    own: Cost
    naive: Cost

    @property
    def ratio(self) -> float:
        """How many times faster the own path was, by CPU time."""
        return self.naive.cpu / self.own.cpu


@dataclass(frozen=True, slots=True)
class Measurement:
    """What a run found; `steps` are CPU seconds for all files, the best round of each."""

    files: int
    skipped: tuple[tuple[str, str], ...]
    rounds: tuple[Round, ...]
    steps: tuple[tuple[str, float], ...]


def pin_to_one_core() -> int | None:
    """Keep this process on one CPU, where the system allows it; returns which."""
    if not hasattr(os, "sched_setaffinity"):
        return None
    core = min(os.sched_getaffinity(0))
    os.sched_setaffinity(0, {core})
    return core


def measure(folder: Path, profile: RoleProfile, rounds: int) -> Measurement:
    """Measure all PDF files of a folder. Raises NothingToMeasureError."""
    samples, skipped = _readable(folder, profile)
    if not samples:
        reasons = "".join(f"\n  {name}: {reason}" for name, reason in skipped)
        raise NothingToMeasureError(f"{folder}: no PDF file in it can be read{reasons}")
    passes = []
    best: dict[str, float] = {}
    for number in range(rounds):
        order = (own_path, naive_path) if number % 2 == 0 else (naive_path, own_path)
        costs = {path: time_path(path, samples, profile) for path in order}
        passes.append(Round(costs[own_path], costs[naive_path]))
        for step, seconds in time_steps(samples, profile).items():
            best[step] = min(seconds, best.get(step, seconds))
    return Measurement(len(samples), tuple(skipped), tuple(passes), tuple(best.items()))


def _readable(folder: Path, profile: RoleProfile) -> tuple[list[Sample], list[tuple[str, str]]]:
    """The files that both paths can read, and why the others cannot; warms both paths up."""
    samples, skipped = [], []
    for file in sorted(folder.glob("*.pdf")):
        sample = Sample(file.name, file.read_bytes())
        try:
            own_path(sample, profile)
            naive_path(sample, profile)
        except ReadError as error:
            skipped.append((file.name, str(error)))
        else:
            samples.append(sample)
    gc.collect()
    gc.freeze()  # as in the processes that workers are forked from
    return samples, skipped


def show(measurement: Measurement, console: Console) -> None:
    """Print the figures as tables that stay readable when piped into a file."""
    console.print(_paths_table(measurement))
    low, middle, high = _spread([item.ratio for item in measurement.rounds])
    console.print(f"Times faster, per round: lowest {low:.1f}, median {middle:.1f}, highest {high:.1f}")
    console.print()
    console.print(_steps_table(measurement))
    for name, reason in measurement.skipped:
        console.print(
            f"Skipped {reason}" if reason.startswith(name) else f"Skipped {name}: {reason}",
            markup=False,
            highlight=False,
        )


def _paths_table(measurement: Measurement) -> Table:
    table = Table(title=f"{measurement.files} PDF resumes, {len(measurement.rounds)} rounds, one core, warm")
    table.add_column("path", no_wrap=True)
    for column in ("ms each (CPU)", "ms each (wall)", "resumes/s (CPU)"):
        table.add_column(column, justify="right")
    for label, costs in (
        ("resume-screener", [item.own for item in measurement.rounds]),
        ("pdfplumber + the same", [item.naive for item in measurement.rounds]),
    ):
        cpu = median(cost.cpu for cost in costs) / measurement.files
        wall = median(cost.wall for cost in costs) / measurement.files
        table.add_row(label, f"{cpu * 1000:.2f}", f"{wall * 1000:.2f}", f"{1 / cpu:.1f}")
    return table


_NOT_UNDERSTANDING = ("parse", "assess")


def _steps_table(measurement: Measurement) -> Table:
    table = Table(title="Where the time goes (CPU, best round)")
    table.add_column("step")
    table.add_column("ms a resume", justify="right")
    table.add_column("share", justify="right")
    total = sum(seconds for _, seconds in measurement.steps)
    for step, seconds in measurement.steps:
        table.add_row(step, f"{seconds / measurement.files * 1000:.2f}", f"{seconds / total:.0%}")
    understanding = sum(seconds for step, seconds in measurement.steps if step not in _NOT_UNDERSTANDING)
    for label, seconds in (("understanding (tokenise to the last stage)", understanding), ("all", total)):
        table.add_row(
            label, f"{seconds / measurement.files * 1000:.2f}", f"{seconds / total:.0%}", style="bold"
        )
    return table


def _spread(values: Sequence[float]) -> tuple[float, float, float]:
    return min(values), median(values), max(values)


def main(arguments: Sequence[str] | None = None) -> None:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.throughput", description=__doc__)
    parser.add_argument(
        "folder", nargs="?", type=Path, default=SAMPLES, help="PDF resumes (default: the samples)"
    )
    parser.add_argument("--rounds", type=int, default=5, help="passes over all files down each path")
    parser.add_argument("--role", default="account-manager", help="role profile to assess against")
    options = parser.parse_args(arguments)
    console = Console()
    core = pin_to_one_core()
    console.print(f"Pinned to CPU {core}." if core is not None else "This system cannot pin a process.")
    # Builds of one version differ by a third: with and without profile-guided optimisation.
    console.print(f"Python {platform.python_version()}, {platform.python_compiler()}.")
    console.print(f"Role {options.role}, as of {AS_OF}.")
    try:
        measurement = measure(options.folder, load_profile(options.role), options.rounds)
    except NothingToMeasureError as error:
        parser.error(str(error))
    show(measurement, console)


if __name__ == "__main__":
    main()
