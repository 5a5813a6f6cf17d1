"""The files that a command was given by name, read in the order given."""

from collections.abc import Sequence
from pathlib import Path

from screener.batch import Outcome, ParserPool
from screener.cli.outcome import UsageError
from screener.folder import resume_file
from screener.limits import WorkerLimits


def read_files(paths: Sequence[Path], workers: int | None, limits: WorkerLimits) -> list[Outcome]:
    """One outcome a file. Raises UsageError where a path is no file, and WorkerError."""
    for path in paths:
        if not path.is_file():
            raise UsageError(f"{path}: {'is a folder' if path.is_dir() else 'there is no such file'}")
    with ParserPool(min(len(paths), 2) if workers is None else workers, limits=limits) as pool:
        return list(pool.parse([resume_file(path) for path in paths]))
