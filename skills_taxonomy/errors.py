"""What can be wrong with taxonomy data."""

from collections.abc import Sequence


class TaxonomyError(ValueError):
    """One or more mistakes in taxonomy files; every message names the file and the line."""

    def __init__(self, mistakes: Sequence[str]) -> None:
        self.mistakes = tuple(mistakes)
        super().__init__(self.mistakes)  # as it was given, so that it can come back from another process

    def __str__(self) -> str:
        return "\n".join(self.mistakes)
