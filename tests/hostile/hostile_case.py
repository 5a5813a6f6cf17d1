"""A file that is wrong on purpose, and what must come of it."""

from collections.abc import Callable
from dataclasses import dataclass

READS = "reads"
"""The file is read; nothing worse than a finding comes of it."""


@dataclass(frozen=True, slots=True)
class Case:
    """`comes` are the error codes that may come of it, or READS, then with `findings` among others.

    `alone` is false for a file that may take its process along, so that it is read in a worker only.
    """

    name: str
    build: Callable[[], bytes]
    comes: frozenset[str]
    findings: frozenset[str] = frozenset()
    alone: bool = True

    @property
    def fails(self) -> bool:
        """Whether an error is all that may come of it."""
        return READS not in self.comes


def case(
    name: str, build: Callable[[], bytes], *comes: str, findings: tuple[str, ...] = (), alone: bool = True
) -> Case:
    """A Case; without codes the file is to be read."""
    return Case(name, build, frozenset(comes or (READS,)), frozenset(findings), alone)
