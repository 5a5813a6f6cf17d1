"""Waiting for something to come true, which fails a test where it never does."""

import time
from collections.abc import Callable


def until(holds: Callable[[], bool], what: str = "true", *, seconds: float = 60) -> None:
    """Wait until it holds; `seconds` are more than it ever takes."""
    end = time.monotonic() + seconds
    while not holds():
        assert time.monotonic() < end, f"never {what}"
        time.sleep(0.02)
