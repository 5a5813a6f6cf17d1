"""What people have said of each fact, by the newest for each of its fields."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from screener.corrections.values import Action, Correction


@dataclass
class Story:
    """What people have said of one fact."""

    added: bool = False
    values: dict[str, Any] = field(default_factory=dict)
    told: dict[str, Correction] = field(default_factory=dict)
    removed: Correction | None = None
    heard: list[Correction] = field(default_factory=list)

    def hear(self, correction: Correction) -> None:
        self.heard.append(correction)
        if correction.values is None:
            self.removed = correction
            return
        self.removed = None
        self.added = self.added or correction.action is Action.ADD
        for name in correction.values.model_fields_set:
            self.values[name] = getattr(correction.values, name)
            self.told[name] = correction

    @property
    def rests_on(self) -> tuple[Correction, ...]:
        """The corrections of which something counts, the oldest first."""
        told = {item.id: item for item in self.told.values()}
        return tuple(sorted(told.values(), key=made_in_order))


def stories_of(corrections: Iterable[Correction]) -> dict[str, Story]:
    """By the names of the facts that are spoken of."""
    stories: dict[str, Story] = {}
    for correction in sorted(corrections, key=made_in_order):
        stories.setdefault(correction.fact, Story()).hear(correction)
    return stories


def made_in_order(correction: Correction) -> tuple[int, str]:
    """By this they are sorted, the one that was made first before the others."""
    return correction.number, correction.id
