"""Printing for people: tables that fit 100 columns, and text that cannot play tricks on a terminal."""

import sys

from rich.console import Console
from rich.text import Text

WIDTH = 100
"""Columns at most, and whenever the output is no terminal."""


def stdout() -> Console:
    return _console(stderr=False)


def stderr() -> Console:
    return _console(stderr=True)


def plain_text(text: str, style: str = "") -> Text:
    """Text from a resume: no markup in it counts, and control characters become spaces."""
    return Text(" ".join("".join(char if char.isprintable() else " " for char in text).split()), style)


def _console(*, stderr: bool) -> Console:
    terminal = (sys.stderr if stderr else sys.stdout).isatty()
    width = min(WIDTH, Console(stderr=stderr).width) if terminal else WIDTH
    return Console(stderr=stderr, width=width, highlight=False)
