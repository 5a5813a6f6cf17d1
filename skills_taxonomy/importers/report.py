"""What became of every entry of an import."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum


class Action(StrEnum):
    """What was done with an entry."""

    ADDED = "added"
    MERGED = "merged"
    """A skill that the taxonomy has; what the entry knows in addition is proposed for it."""
    SKIPPED = "skipped"


@dataclass(frozen=True, slots=True)
class Remark:
    """What speaks against a label of the entry, or against the whole of it: `label` is None then."""

    label: str | None
    reason: str

    def __str__(self) -> str:
        return self.reason if self.label is None else f"{self.label!r} {self.reason}"


@dataclass(frozen=True, slots=True)
class Decision:
    """An entry of a source and what became of it.

    `kind` is "skill" or "title"; `id` the skill or occupation it went to, None where it was skipped;
    `aliases` what it brought there.
    """

    kind: str
    name: str
    action: Action
    id: str | None
    source: str
    line: int
    aliases: tuple[str, ...] = ()
    remarks: tuple[Remark, ...] = ()


def counts(decisions: Sequence[Decision]) -> dict[Action, int]:
    """How many entries there are of each action."""
    return {action: sum(decision.action is action for decision in decisions) for action in Action}
