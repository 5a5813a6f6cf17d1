"""What may stand in a cell of a spreadsheet."""

FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")
"""Characters that make spreadsheet programs run a cell as a formula."""
LONGEST_CELL = 32_000
"""Characters; Excel holds 32,767."""


def safe_cell(text: str) -> str:
    """Text that no spreadsheet program takes for a formula, printable, on one line and not too long.

    >>> safe_cell("=1+1"), safe_cell("plain")
    ("'=1+1", 'plain')
    """
    guard = "'" if text.startswith(FORMULA_STARTS) else ""
    flat = " ".join("".join(char if char.isprintable() else " " for char in text).split())
    guard = guard or ("'" if flat.startswith(FORMULA_STARTS) else "")
    return f"{guard}{flat}" if len(flat) <= LONGEST_CELL else f"{guard}{flat[:LONGEST_CELL]}…"
