"""What can be wrong with taxonomy data."""


class TaxonomyError(ValueError):
    """One or more mistakes in taxonomy files; every message names the file and the line."""

    def __init__(self, mistakes: list[str]) -> None:
        self.mistakes = tuple(mistakes)
        super().__init__("\n".join(mistakes))
