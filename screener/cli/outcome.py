"""How a command ends: exit codes, messages on stderr, and the arguments that several commands check."""

import sys
from datetime import date
from enum import IntEnum


class ExitCode(IntEnum):
    """What the shell learns."""

    OK = 0
    USAGE = 2
    """Nothing was done: an argument is wrong."""
    SOME_FAILED = 3
    """The work was done, but some files could not be read."""
    INTERRUPTED = 130


class UsageError(Exception):
    """An argument is wrong; the message says which and why, on one line."""


def warn(message: str) -> None:
    """One message on stderr, safe for a terminal."""
    print("".join(char if char.isprintable() or char == "\n" else " " for char in message), file=sys.stderr)


def usage_error(error: Exception) -> int:
    """Say what is wrong with the arguments; the exit code for it."""
    warn(f"screener: {error}")
    return ExitCode.USAGE


def day(text: str | None) -> date:
    """The value of --as-of; today when it is not given. Raises UsageError."""
    if text is None:
        return date.today()
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise UsageError(f"--as-of: {text!r} is not a date like 2025-06-30") from None
